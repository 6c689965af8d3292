"""Telephone numbers: those of persons, not those of offices and hotlines."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumberType as Type

from portal.domain.privacy.around import PERSONS
from portal.domain.privacy.emails import EMAIL, is_persons
from portal.domain.privacy.known import is_name
from portal.domain.privacy.words import words

Hit = tuple[str, int, int]

PHONE = re.compile(r"(?<![\w/.,+-])(?:\+|00)?\(?\d(?:[\d().]|[ -](?=[\d(])){5,18}\d(?![\w/]|[.,]\d|-\d)")
CUES = re.compile(
    r"(?<![^\W\d_])(?:tel|téléphon\w*|telefon\w*|telephone|phone\w*|mobile|cell\w*|whats ?app|viber|telegram|line|zalo|wa|hp|call\w*|ring|text|sms|dial|"
    r"reach\w*|contact\w*|number is|appel\w*|joindre|joign\w*|portable|gsm|contacter|contactez|numéro|llam\w*|móvil|celular|teléfono|contact\w*|"
    r"número|telemóvel|tlm|ligue|ligar|contact\w*|điện thoại|sđt|đt|gọi|từ số|liên hệ|số máy|di động|hotline|telp\w*|telepon\w*|ponsel|hubungi\w*|"
    r"menghubungi|nomor|orange money|wave|momo|mobile money|money|m-pesa|gcash|answers?|picks? up|répond\w*|message|mensaje|mensagem|pesan|nhắn|escrib\w+|lewat|via|contesta\w*|responde\w*|atende\w*|marque|marcar|discar|nghe máy|menjawab|mengangkat)(?![^\W\d_])|โทร|เบอร์|มือถือ|ไลน์|ติดต่อ|ข้อความ",
    re.IGNORECASE,
)
PUBLIC = re.compile(
    r"(?<![^\W\d_])(?:hot-?lines?|helplines?|toll[- ]free|free ?phone|switchboard|office|offices|ministry|embassy|consulate|cent(?:re|er)|"
    r"secretariat|reception|front desk|press|media|enquiries|inquiries|info line|customer service|headquarters|mission|helpdesk|fax|newsroom|registry|clinic|shelter|court|airport|desk|emergency|police|hospital|bureau of|department|agency|authority|unit|call cent(?:re|er)|"
    r"numéro vert|ligne verte|ligne d'(?:écoute|assistance|urgence)|standard|bureaux?|ministère|ambassade|consulat|secrétariat|accueil|"
    r"permanence|urgences?|centre|direction|service|antenne|mairie|presse|médias?|télécopie|renseignements|siège|préfecture|commissariat|gendarmerie|hôpital|clinique|"
    r"línea (?:gratuita|directa|de ayuda|de atención|de emergencia)|centralita|oficinas?|ministerio|embajada|consulado|secretaría|centro|"
    r"servicio|recepción|emergencias?|prensa|medios|sede|policía|hospital|clínica|albergue|comisaría|línea|"
    r"linha (?:verde|de apoio|de emergência|gratuita|azul)|gabinete|escritórios?|ministério|embaixada|secretariado|central|serviço|balcão|"
    r"receção|delegação|imprensa|sede|linha|polícia|hospital|clínica|abrigo|esquadra|"
    r"đường dây nóng|tổng đài|văn phòng|bộ ngoại giao|đại sứ quán|lãnh sự quán|trung tâm|sở|cục|ủy ban|trực ban|cơ quan|ban quản lý|báo chí|công an|bệnh viện|đồn biên phòng|trụ sở|nhà tạm lánh|ngôi nhà bình yên|hội|tòa soạn|"
    r"saluran|layanan|kantor|kementerian|kedutaan|konsulat|kedubes|kbri|kjri|pusat|sekretariat|dinas|balai|posko|darurat|call center|media|humas|polisi|polsek|polres|rumah sakit|rumah aman|pengaduan|yayasan|bp2mi|bp3mi)"
    r"(?![^\W\d_])|สายด่วน|สำนักงาน|กระทรวง|กรม|สถานทูต|สถานเอกอัครราชทูต|สถานกงสุล|ศูนย์|หน่วยงาน|มูลนิธิ|โรงพยาบาล|สถานีตำรวจ|ฉุกเฉิน|สื่อมวลชน|ฝ่าย|บ้านพัก|โทรสาร|ประชาสัมพันธ์|องค์กร|สถาบัน",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"(?<![^\W\d_])(?:his|her|hers|their|him|she|he|my|personal|home (?:phone|number)|landlady|neighbour|private|mother|father|sister|brother|uncle|aunt|cousin|husband|wife|family|relative|"
    r"son|sa mère|son père|sa sœur|son frère|son oncle|personnel(?:le)?|privé|mère|père|famille|"
    r"su|personal|particular|madre|padre|hermana|hermano|tía|tío|familia|"
    r"dela|dele|pessoal|mãe|pai|irmã|irmão|família|"
    r"cá nhân|riêng|của (?:chị|anh|em|cô|mẹ|bố|cháu|nạn nhân)|mẹ|bố|gia đình|"
    r"pribadi|ibunya|ayahnya|keluarga(?:nya)?|suaminya|istrinya|kakaknya|korban)(?![^\W\d_])"
    r"|ส่วนตัว|แม่|พ่อ|พี่|น้อง|ญาติ|เธอ|เขา|ผู้เสียหาย",
    re.IGNORECASE,
)
# Whoever it is for, such a number is a body's.
LINE = re.compile(
    r"(?<![^\W\d_])(?:hot-?lines?|helplines?|toll[- ]free|switchboard|call cent(?:re|er)|numéro vert|ligne verte|ligne d'\w+|standard|línea (?:gratuita|directa|de \w+)|centralita|linha (?:verde|de \w+|gratuita|azul)|"
    r"đường dây nóng|tổng đài|ministry|embassy|consulate|ministère|ambassade|consulat|ministerio|embajada|consulado|ministério|embaixada|đại sứ quán|lãnh sự quán|kementerian|kedutaan|konsulat|kbri|kjri|bộ ngoại giao)(?![^\W\d_])|สายด่วน|กระทรวง|สถานทูต|สถานเอกอัครราชทูต|สถานกงสุล",
    re.IGNORECASE,
)
FREE = frozenset({Type.TOLL_FREE, Type.PREMIUM_RATE, Type.SHARED_COST, Type.UAN})
REGIONS = (
    "SN", "ML", "CI", "GN", "GM", "NE", "NG", "BJ", "BF", "TG", "GH", "MR", "SL", "LR", "GW", "CV", "CM", "FR", "ES", "PT", "GB", "DE", "IT", "BE",
    "NL", "VN", "TH", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "BR", "MA", "TN", "DZ", "LY", "CH", "AT",
)  # fmt: skip
FREE_START = re.compile(r"^(?:0?800\d{5,7}$|0?900\d{6}$|1[89]00|1300\d{6}$|18[0-9]{2}$)")
# A full stop ends a sentence where a new one begins; after an abbreviation such as "tel." none does.
SENTENCE = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+(?=[^\W\d_])|\n")
YEARS = re.compile(r"(?:19|20)\d\d\s?[-/ ]\s?(?:(?:19|20)\d\d|\d\d)")
DATED = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d\d?[ ./-]\d\d?[ ./-](?:19|20)\d\d")
# In the plans of France, Thailand, Viet Nam and Indonesia numbers of houses, and not of mobiles, begin so.
LANDLINE = re.compile(
    r"0[1-5](?:[ .-]\d\d){4}|0[2-57]\d?[ -]?\d{3}[ -]?\d{3,4}|\(?02\d{1,2}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}"
)
BODY_BEFORE = re.compile(
    r"(?<![^\W_])(?!(?:TEL|SMS|GSM|WA|HP|TLM|TLP|TELP|DOB|MOB|CEL|CELL|CALL|CV|NO|NR|VN|SN|ID)\b)[A-Z][A-Z0-9]{2,}(?:[ -][A-Z]?[a-zà-ÿ]+)?\s*(?:[:(–-]|\b(?:at|on|au|al|en el|no|di)\b)?\s*(?:(?:[Tt][eé]l|[Tt]elp|[Tt]elf|ĐT|โทร)\.?\s?:?\s*)?$"
)
FROM = re.compile(
    r"(?:(?<![^\W\d_])(?:from|depuis le|depuis|du|desde el|desde|do|da|từ số|từ|dari(?: nomor)?)|จาก(?:เบอร์|หมายเลข)?)\s*$",
    re.IGNORECASE,
)
TO_NUMBER = re.compile(
    r"(?<![^\W\d_])(?:au|al|en el|pelo|no|on|at|from|desde el|do|dari(?: nomor)?|di(?: nomor)?|lewat|từ số|qua số|số|nomor)\s*$",
    re.IGNORECASE,
)
ACRONYM = re.compile(
    r"(?<![^\W_])(?!(?:GSM|SMS|TEL|NIK|KTP|CCCD|CMND|DOB|CNI|DNI|NIE|NIF|CPF|IBAN|WNI|PMI|TKI|TKW|HIV|VIH|SIM)\b)[A-Z]{3,}(?![^\W_])"
)
PERSON = re.compile(words(PERSONS), re.IGNORECASE)
CAPITAL = re.compile(r"[^\W\d_]{3,}")


def contacts(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield telephone numbers that are likely those of persons."""
    for found in PHONE.finditer(text, start, end):
        if _is_persons_phone(text, found.start(), found.end(), found[0]):
            yield "phone", *found.span()


def _is_persons_phone(text: str, start: int, end: int, number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if YEARS.fullmatch(number) or DATED.fullmatch(number) or not 7 <= len(digits) <= 15:
        return False
    international = number.startswith(("+", "00"))
    if not international and FREE_START.match(digits):
        return False
    before, around = text[max(0, start - 70) : start], _sentence(text, start, end)
    has_cue = bool(CUES.search(before)) or bool(TO_NUMBER.search(before) and _has_person(around))
    if not international and not has_cue and not (digits.startswith("0") and len(digits) >= 9 and _is_grouped(number)):
        return False
    if not (FROM.search(before) and _has_person(around)) and _is_offices(before, text[end : end + 40], around):
        return False
    if _is_landline(number, international) and not _has_person(around) and not PRIVATE.search(before):
        return False
    return not _is_free(number, international) and (has_cue or _is_possible(number, international))


def _is_offices(before: str, after: str, sentence: str) -> bool:
    """Say whether a number is told as an office's: of what is spoken of before it the nearest counts."""
    said = SENTENCE.split(before)[-1]
    person = max((found.start() for pattern in (PRIVATE, PERSON) for found in pattern.finditer(said)), default=-1)
    office = max((found.start() for found in PUBLIC.finditer(said)), default=-1)
    if LINE.search(said) and not PRIVATE.search(said):
        return True
    if person >= 0 or office >= 0:
        return office > person
    if BODY_BEFORE.search(before) or PUBLIC.search(re.split(r"[,;]", SENTENCE.split(after)[0])[0]):
        return True
    return _has_office_email(sentence) or (bool(ACRONYM.search(sentence)) and not _has_person(sentence))


def _sentence(text: str, start: int, end: int) -> str:
    before, after = SENTENCE.split(text[max(0, start - 160) : start])[-1], SENTENCE.split(text[end : end + 80])[0]
    return before + text[start:end] + after


def _is_grouped(number: str) -> bool:
    return bool(re.search(r"\d[ .()-]", number)) or len(number) in (10, 11)


def _has_office_email(sentence: str) -> bool:
    return any(not is_persons(found[0]) for found in EMAIL.finditer(sentence))


def _has_person(sentence: str) -> bool:
    return bool(PERSON.search(sentence)) or any(
        word[0].isupper() and is_name(word) for word in CAPITAL.findall(sentence)
    )


def _is_landline(number: str, international: bool) -> bool:
    if not international:
        return bool(LANDLINE.fullmatch(number))
    try:
        return phonenumbers.number_type(phonenumbers.parse(_plus(number), None)) == Type.FIXED_LINE
    except phonenumbers.NumberParseException:
        return False


def _plus(number: str) -> str:
    return "+" + number[2:] if number.startswith("00") else number


def _is_free(number: str, international: bool) -> bool:
    types = set()
    for region in (None,) if international else REGIONS:
        try:
            types.add(phonenumbers.number_type(phonenumbers.parse(_plus(number), region)))
        except phonenumbers.NumberParseException:
            continue
    return bool(types & FREE) and Type.MOBILE not in types


def _is_possible(number: str, international: bool) -> bool:
    for region in (None,) if international else REGIONS:
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(_plus(number), region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False
