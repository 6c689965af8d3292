"""Names of persons, dates of birth, home addresses: found by the words around them, since no list has all names."""

import re
from collections.abc import Iterator

from portal.domain.privacy.given import GIVEN
from portal.domain.privacy.numbers import CASE_WORDS
from portal.domain.privacy.words import DATE, LOWER, NOT_NAMED, NOT_NAMES, PERSONS, THING, UPPER, has_office

Hit = tuple[str, int, int]

TOKEN = rf"(?:[{UPPER}]'?(?:[{LOWER}]+|[{UPPER}]+(?![{LOWER}]))(?:['-][{UPPER}{LOWER}]+)*|[{UPPER}]\.)"
PARTICLE = (
    r"(?:de la|de los|de|da|do|dos|das|del|di|van der|van|von|bin|binti|binte|bt|el|al|ibn|ould|mint|e|y|Thị|Văn)"
)
NAME = rf"{TOKEN}(?:[ -](?:{PARTICLE}[ -])?{TOKEN}){{0,4}}"
LONG_NAME = rf"{TOKEN}(?:[ -](?:{PARTICLE}[ -])?{TOKEN}){{1,4}}"
_B = r"(?<![^\W\d_])"
TONES = re.compile("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđƯưƠơăĂĐ]", re.IGNORECASE)
# With these a Vietnamese name begins, whatever its other words mean elsewhere.
FAMILY = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Lương|Trịnh|Đoàn|Cao|Tạ|Thạch|Châu|Lâm|Vàng|Giàng|Lò|Sùng|Thào|Má|Hà|Tô|"
    r"Quách|Trương|Đào|Mạc|Vi|Lường|Quàng|Cầm|Hạng|Lù|Mùa|Vừ|Và|Hầu|Chảo|Tẩn|Phùng|Kiều|Tống|Doãn|Triệu|Nông|Hứa|Ma|Chu|Thân|Khổng|Mai) \w"
)
THAI = r"[ก-ฮเ-ไ][ก-๎]{1,24}"

TITLED = re.compile(
    rf"{_B}(?:Mr|Mrs|Ms|Miss|Mister|Madam|M|Mme|Mlle|MM|Monsieur|Madame|Mademoiselle|monsieur|madame|Sr|Sra|Srta|Señora|Señor|señora|señor|Don|don|Doña|doña|"
    rf"D|Dª|Senhor|Senhora|senhor|senhora|dona|Dona|Bapak|Ibu|bapak|Pak|Bu|Sdr|Sdri|Saudara|Saudari|saudara|saudari|Nona|Tuan|Nyonya)\.?\s+(?P<name>{NAME})"
)
VIETNAMESE = re.compile(
    rf"{_B}(?:[Cc]hị|[Aa]nh|[Ôô]ng|[Bb]à|[Ee]m|[Cc]háu|[Cc]ô|[Cc]hú|[Bb]é|[Nn]ạn nhân|[Nn]gười mẹ|[Cc]on gái|[Cc]on trai|[Bb]à mẹ)\s+"
    rf"(?:tên(?: là)?\s+)?(?P<name>[{UPPER}][{LOWER}]*(?:\s[{UPPER}](?:[{LOWER}]+|\.)){{0,4}})"
)
THAI_TITLED = re.compile(
    r"(?:นางสาว|น\.ส\.|เด็กชาย|เด็กหญิง|ด\.ช\.|ด\.ญ\.|นาย(?!ก|จ้าง|หน้า|ทะเบียน|แพทย์|อำเภอ|ทหาร|ตำรวจ|พล|ทุน|ประกัน|ด่าน|ช่าง|เรือ)|นาง(?!สาว|ฟ้า|พยาบาล|แบบ|เงือก))"
    rf"\s?(?P<name>{THAI}(?:\s{THAI})?)"
)
THAI_AGED = re.compile(rf"(?:น้อง|คุณ|ป้า|ลุง)(?P<name>{THAI})\s?(?:วัย|อายุ)\s?\d{{1,2}}\s?ปี")
SENTENCE_NAME = re.compile(rf"{_B}(?P<name>{LONG_NAME})(?!['’]s\s(?:report|book|law|theory|work)|\s*\((?:19|20)\d\d)")
THAI_CALLED = re.compile(rf"(?:ชื่อว่า|ชื่อ|นามว่า)\s?(?P<name>{THAI}(?:\s{THAI})?)")
NAMED = re.compile(
    rf"{_B}(?:named|called|name is|whose name is|known as|nommée?|appelée?|prénommée?|dénommée?|s'appelle|du nom de|surnommée?|llamad[oa]|se llama|de nombre|"
    rf"de nombre|chamad[oa]|chama-se|se chama|de nome|tên là|tên|bernama|yang bernama|nama|inisial)\s+(?:est |es |é |adalah )?(?P<name>{NAME})"
)
AFTER_PERSON = re.compile(
    rf"{_B}(?P<person>(?i:{PERSONS}))(?:,| is| was|:)?\s+(?:\([^)]{{1,20}}\)\s*)?(?P<name>{NAME})"
)
UNIT = r"(?:years?\b|-year|ans\b|años\b|anos\b|tuổi|tahun\b|ปี|y/o|yo\b)"
AGE = (
    r"(?:,?\s*\(?\s*(?:an?|une?|uma?)?\s*\d{1,2}[- ]year[- ]old\b"
    rf"|,\s*(?:(?:aged|age|âgée?(?: de)?|de|com|con|berusia|umur|usia|อายุ)\s+)?\d{{1,2}}(?=\s*(?:,(?!\d)|\)|{UNIT}))"
    rf"|\s+(?:(?:aged|age|âgée?(?: de)?|de|com|con|berusia|umur|usia|อายุ)\s+)?\d{{1,2}}(?=\s*{UNIT})"
    r"|\s+(?:aged|âgée?(?: de)?|berusia|umur|usia)\s+\d{1,2}(?!\d)"
    r"|\s*\((?:aged\s+|âgée?\s+(?:de\s+)?)?\d{1,2}(?:\s*(?:years?(?: old)?|ans|años|anos|tuổi|tahun|ปี|[FMHfm]))?(?:\s*,[^)]{0,20})?\))"
)
CASED = re.compile(rf"{_B}(?P<name>{LONG_NAME})\s*[,(:–-]\s*(?i:{CASE_WORDS})(?![^\W\d_])")
AGED = re.compile(rf"{_B}(?P<name>{NAME})(?:{AGE})")
BIRTH = (
    r"(?:born|date of birth|d\.?o\.?b|birth ?date|birthday|née?|nés|naissance|nacid[oa]|nació|nacimiento|nascid[oa]|nasceu|nascimento|sinh|"
    r"lahir|kelahiran|ttl|tgl\.? lahir)"
)
BORN = re.compile(
    rf"(?:{_B}{BIRTH}(?:nya)?(?![^\W\d_])|วันเกิด|เกิด(?:เมื่อ|วันที่|วัน)?|วันเดือนปีเกิด)(?P<between>[^.;!?\n]{{0,45}}?)(?P<date>{DATE})",
    re.IGNORECASE,
)
NAMED_BORN = re.compile(rf"{_B}(?P<name>{NAME})\s*\((?:b\.\s*|\*\s*)?(?P<date>{DATE})\)")
NAME_BORN = re.compile(rf"{_B}(?P<name>{NAME}),?\s+(?:(?:was|is|est|foi|đã|dilahirkan|yang)\s+)?{BIRTH}(?![^\W\d_])")
DID = re.compile(
    rf"{_B}(?P<name>{LONG_NAME}),?\s+(?:who\s+|qui\s+|que\s+|yang\s+)?(?:(?:has|had|was|were|a été|fue|foi|est|ha sido|đã|bị|telah)\s+)*"
    r"(?:returned|came back|came home|went back|went home|arrived|landed|settled|lost|borrowed|survived|escaped|told|recalls?|remembers?|decided|left for|"
    r"est rentrée?|arrivée?|raconte|se souvient|a fui|s'est enfuie?|a quitté|llegó|contó|cuenta|recuerda|escapó|chegou|contou|conta|recorda|fugiu|saiu|"
    r"kể lại|kể|trốn|rời|đến|menceritakan|bercerita|tiba|melarikan diri|berangkat|"
    r"deported|repatriated|trafficked|exploited|rescued|raped|abused|fled|stranded|identified as a victim|"
    r"rentrée?|revenue?|retournée?|rapatriée?|expulsée?|exploitée?|exploitée|victime|secourue?|"
    r"regresó|volvió|repatriad[oa]|deportad[oa]|rescatad[oa]|víctima|explotad[oa]|huyó|retornó|"
    r"regressou|voltou|repatriad[oa]|resgatad[oa]|vítima|explorad[oa]|fugiu|"
    r"trở về|về nước|hồi hương|lừa bán|bán sang|lừa|bóc lột|trục xuất|giải cứu|mua bán|"
    r"dipulangkan|pulang|kembali|diperdagangkan|dieksploitasi|dideportasi|diselamatkan|kabur)(?![^\W\d_])"
)
HOME = re.compile(
    rf"{_B}(?:lives?|lived|living|resides?|residing|stays?|home address|address|habite|habitant|domiciliée?|demeurant|demeure|loge|réside|résidant|adresse|vive|domicilio|"
    rf"domiciliad[oa]|reside|dirección|mora|morada|residente|endereço|sống|trú|cư trú|ngụ|địa chỉ|thường trú|tinggal|beralamat|alamat|domisili)(?![^\W\d_])"
    r"(?P<between>[^.;!?\n]{0,30}?)"
    r"(?P<address>(?:(?:no\.?|số|n[°ºo.]+)\s*)?\d{1,5}[a-z]?(?:/\d{1,4})*(?:\s*(?:bis|ter))?,?\s+(?:[^\W\d_]+\.?\s+){0,3}?"
    r"(?:street|st|road|rd|avenue|ave|lane|close|drive|crescent|estate|rue|boulevard|bd|allée|impasse|quartier|villa|đường|phố|ngõ|ngách|hẻm|thôn|tổ|ấp|khu|xóm|bản)(?![^\W\d_])"
    r"[^.;!?\n]{0,40}"
    r"|(?:street|rue|calle|c/|avenida|av|paseo|plaza|rua|travessa|bairro|avenue|jalan|jl|gang|gg|dusun|kampung|parcelles? assainies|cité|villa|lot|quartier)\.?\s[^.;!?\n]{1,40}?"
    r"(?:,?\s*(?:no\.?|nº|n\.º|n°|number|número|nomor|unité|villa|lot|casa|rt)?\s*)\d{1,5}[^.;!?\n]{0,30})",
    re.IGNORECASE,
)
THAI_HOME = re.compile(
    r"บ้านเลขที่\s?(?P<address>\d{1,4}(?:/\d{1,4})?(?:\s?(?:หมู่(?:ที่)?\s?\d{1,2}|ซอย|ถนน|ตำบล|แขวง|ต\.|ม\.)[^\n.]{0,30})?)"
)
OFFICIAL_HOME = re.compile(
    r"(?<![^\W\d_])(?:office|centre|center|embassy|ministry|shelter|headquarters|association|organisation|organization|bureau|centre|ambassade|ministère|"
    r"siège|oficina|centro|embajada|sede|escritório|gabinete|embaixada|văn phòng|trung tâm|đại sứ quán|trụ sở|kantor|pusat|kedutaan)(?![^\W\d_])"
    r"|สำนักงาน|ศูนย์|มูลนิธิ|สถานทูต",
    re.IGNORECASE,
)


def people(text: str) -> Iterator[Hit]:
    """Yield names, dates of birth and home addresses."""
    yield from _births(text)
    yield from _homes(text)
    yield from _names(text)


def _births(text: str) -> Iterator[Hit]:
    for found in BORN.finditer(text):
        if not _is_things(text, found.start()):
            yield "birth_date", *found.span("date")
    for found in NAMED_BORN.finditer(text):
        if _is_name(found["name"], 2):
            yield "birth_date", *found.span("date")
            yield "person_name", *found.span("name")


def _is_things(text: str, start: int) -> bool:
    """Say whether what was born is an idea or a body: a project is the last thing named before it."""
    before = re.split(r"[.;!?\n]", text[max(0, start - 60) : start])[-1]
    things = list(THING.finditer(before))
    persons = list(re.finditer(rf"(?<![^\W\d_])(?:{PERSONS})(?![^\W\d_])", before, re.IGNORECASE))
    return bool(things) and (not persons or persons[-1].start() < things[-1].start())


def _homes(text: str) -> Iterator[Hit]:
    for pattern in (HOME, THAI_HOME):
        for found in pattern.finditer(text):
            if not OFFICIAL_HOME.search(text[max(0, found.start() - 60) : found.end() + 20]):
                yield "address", *found.span("address")


def _names(text: str) -> Iterator[Hit]:
    for pattern, least in (
        (TITLED, 1),
        (VIETNAMESE, 1),
        (NAMED, 1),
        (AFTER_PERSON, 1),
        (AGED, 1),
        (CASED, 2),
        (NAME_BORN, 2),
        (DID, 2),
    ):
        for found in pattern.finditer(text):
            start, end = found.span("name")
            if pattern is AFTER_PERSON and not _is_told_of(text, found.start(), found["name"]):
                continue
            if pattern is VIETNAMESE and not TONES.search(text[max(0, found.start() - 80) : found.end() + 80]):
                continue
            span = _kept(text, start, end, least)
            if span is None or has_office(text[:start], text[span[1] :]):
                continue
            if pattern is NAMED and _is_things(text, found.start()):
                continue
            yield "person_name", *span
    for found in THAI_TITLED.finditer(text):
        if not has_office(text[max(0, found.start() - 45) : found.start()], text[found.end() :]):
            yield "person_name", *found.span()
    for found in SENTENCE_NAME.finditer(text):
        first = re.split(r"[ -]", found["name"], maxsplit=1)[0]
        span = _kept(text, *found.span("name"), 2) if first in GIVEN else None
        if span is not None and not has_office(text[: span[0]], text[span[1] :]):
            yield "person_name", *span
    for found in THAI_AGED.finditer(text):
        yield "person_name", *found.span("name")
    for found in THAI_CALLED.finditer(text):
        if not THING.search(text[max(0, found.start() - 30) : found.start()]) and re.search(
            "ผู้|เด็ก|หญิง|ชาย|คน|แม่|เธอ|เขา", text[max(0, found.start() - 30) : found.start()]
        ):
            yield "person_name", *found.span("name")


def _is_told_of(text: str, start: int, name: str) -> bool:
    """Say whether a word for a person is one: capitals within a sentence are those of a title, as in "Migrant Workers"."""
    begins = not text[:start].rstrip(" \"'«“(") or text[:start].rstrip(" \"'«“(")[-1] in ".!?:\n"
    return not text[start].isupper() or (begins and len(name.split()) > 1)


def _kept(text: str, start: int, end: int, least: int) -> tuple[int, int] | None:
    """Return what of the words found is a name; None where nothing is."""
    if FAMILY.match(text[start:end]) and not NOT_NAMED.match(text[start:end]):
        return start, end
    tokens = list(re.finditer(r"[^\s]+", text[start:end]))
    while tokens and _is_no_name(tokens[0][0]):
        if least == 1 and len(tokens) > 1 and tokens[0][0].lower() in NOT_NAMES and tokens[0].start() == 0:
            return None
        tokens = tokens[1:]
    kept = []
    for token in tokens:
        if _is_no_name(token[0]):
            break
        kept.append(token)
    if len(kept) < least or (len(kept) == 1 and (len(kept[0][0].rstrip(".")) < 2 or kept[0][0].isupper())):
        return None
    if len(kept) < len(tokens):
        # A name that goes on as an office or a place is none: "Fatou Diallo Foundation".
        return None
    first, last = start + kept[0].start(), start + kept[-1].end()
    return None if NOT_NAMED.match(text[first:last]) else (first, last)


def _is_no_name(word: str) -> bool:
    return word.lower().strip("'.,-") in NOT_NAMES or (
        word.isupper() and len(word) > 1 and len(word) < 4 and not word.endswith(".")
    )


def _is_name(name: str, least: int) -> bool:
    words = name.split()
    return len(words) >= least and not any(_is_no_name(word) for word in words)
