"""Numbers that lead to one person: documents, accounts, cases. A word before the number says what it is, or its check digits do."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from stdnum import iban, luhn
from stdnum.br import cpf
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.exceptions import ValidationError
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.pl import pesel
from stdnum.pt import cc
from stdnum.th import pin

Hit = tuple[str, int, int]

# Between the word and the number: "no.", "n°", "is", "number:", a bracket.
LINK = (
    r"(?:\s|[:#()\[\]\"'“”«»,]|\b(?:numbers?|num|nums|no|nr|nos|ref|reference|id|is|was|are|of|with|card|holder|has|had|the|reads?|"
    r"numéro|numero|référence|est|était|porte|portant|le|la|du|de|sous|national[e]?|ngân hàng|bancaire|bancaria|bancária|bank|biométrique|número|núm|es|era|con|el|del|"
    r"é|com|o|da|do|sob|số|là|mã|mang|của|nomor|nomer|adalah|dengan|bernomor|milik|atas|nama|paspornya|code|código|kode|kod|nya|"
    r"korban|klien|victim|client|beneficiary|returnee|victime|bénéficiaire|víctima|vítima|beneficiari[oa]|beneficiári[oa]|nạn nhân|khách hàng|dela|dele|deles|his|her|their|my|sa|son|ses|mon|su|sus|mi|seu|sua|meu|minha|suyo|which|that|with|bearing|reading|issued|delivered|délivrée?|expedid[oa]|emitid[oa]|diterbitkan|ban đầu|lama|sebelumnya|it|dia|si|tôi|"
    r"perkara|file|case|temporary|emergency|new|old|provisoire|provisional|provisório|tạm|sementara|baru|tạm thời|ordinary|ordinaire|ordinário)\b"
    r"|n[.]?\s?[°ºo](?![^\W\d_])|[.°º-]|เลขที่|หมายเลข|เลข|คือ|ที่|ของ(?:เธอ|เขา|ผู้เสียหาย|เด็ก|น้อง|ผู้เสียหาย|พี่|แม่|พ่อ|ลูก|แรงงาน|นายจ้าง)?|ชั่วคราว|คนต่างด้าว|ผู้เสียภาษี|13 หลัก|ระบุ|เป็น|ว่า|(?:chị|anh|em|cô|bà|ông|cháu|ấy|ta)\b){0,9}"
)
CODE = r"[A-Z0-9][A-Z0-9/._-]*\d[A-Z0-9/._-]*"
_B = r"(?<![^\W_])"

# A letter or two and at least six figures, as no statistic has them, may stand farther off.
PASSPORT_FAR = re.compile(
    rf"(?:{_B}(?:passport|passeport|pasaporte|passaporte|hộ chiếu|paspor)(?:nya|s)?|หนังสือเดินทาง|พาสปอร์ต)[^.;!?\n\d]{{0,50}}?(?<![\w/-])(?P<code>(?-i:[A-Z]{{1,3}}) ?\d{{6,8}}|\d{{2}}(?-i:[A-Z]{{2}})\d{{5}})(?![\w/-])",
    re.IGNORECASE,
)
PASSPORT = re.compile(
    rf"(?:{_B}(?:passport|passeport|pasaporte|passaporte|hộ chiếu|paspor|pasport|travel document|travel certificate|laissez[- ]passer|salvoconducto|salvo-conduto|(?-i:HC)|titre de voyage|título de viagem|documento de viaje|giấy thông hành|splp|visa|visto|thị thực|permis de conduire|driving licen[cs]e|driver'?s licen[cs]e|licencia de conducir|carta de condução|bằng lái|sim)(?:nya|s)?(?![a-zà-ɏḀ-ỹ])|หนังสือเดินทาง|พาสปอร์ต|หนังสือผ่านแดน|บัตรผ่านแดน|หนังสือสำคัญประจำตัว|เอกสารเดินทาง|วีซ่า|ใบขับขี่){LINK}"
    r"(?P<code>[A-Z]{0,3}[ -]?\d{5,9}[A-Z]?|[A-Z]{0,3}[ -]?\d{2,4}(?:[ -]\d{2,4}){1,3}|(?=[A-Z0-9]*\d{4})[A-Z0-9]{6,12})(?![\w])",
    re.IGNORECASE,
)
_ID_WORDS = (
    rf"{_B}(?:national id(?:entity|entification)?(?: card| number)?|identity (?:card|document|number)|id (?:card|number|no)|nin|bvn|ssn|social security|"
    r"national insurance|sss|philhealth|pag-ibig|voter'?s?(?: id| card)?|nric|mykad|ghana ?card|philsys|umid|"
    r"cni|nni|nir|cnib|nina|carte (?:nationale )?d'identité|carte consulaire|carte cedeao|carte biométrique|pièce d'identité|attestation d'identité|(?:titre|carte) de séjour|récépissé|(?:acte|extrait)(?: d'acte)? de naissance|carte d'assuré|immatriculation|sécurité sociale|identifiant national|carte d'électeur|"
    r"dni|nie|cédula(?: de (?:identidad|ciudadanía))?|curp|nif|nuss|cuil|(?-i:DUI|DPI|CUI|RUN|RUT|RFC|TIE|CI)|carné(?: de (?:identidad|extranjería))?|tarjeta de identidad|partida de nacimiento|documento (?:nacional )?de identidad|documento de identidade|tarjeta de residencia|seguridad social|"
    r"bilhete de identidade|cartão de cidadão|cartão nacional de identificação|(?-i:CC|BI|RG|PIS|NUS)|cpf|niss|autorização de residência|título de residência|cartão de residência|título de eleitor|segurança social|número de utente|certidão de nascimento|assento de nascimento|"
    r"cccd|cmnd|cmt|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|thẻ cư trú|thẻ tạm trú|số định danh(?: cá nhân)?|bảo hiểm (?:xã hội|y tế)|bhxh|bhyt|giấy khai sinh|hộ khẩu|"
    r"kartu identitas|nomor identitas|nik|ktp|e-ktp|kartu tanda penduduk|nomor induk kependudukan|kartu keluarga|(?-i:KK)|npwp|akta (?:ke)?lahir(?:an)?|kitas|kitap|e-?paspor|bpjs|"
    r"codice fiscale|pesel|bsn|personalausweis|steuer-id|aufenthaltstitel|residence permit)"
    r"|(?:เลข)?(?:ประจำตัว|บัตร)(?:ประจำตัว)?ประชาชน|บัตรประชาชน|เลขประจำตัว|เลขบัตร|บัตรสีชมพู|ทะเบียนราษฎร|ประกันสังคม|ทะเบียนบ้าน|เลข 13 หลัก|เลขสิบสามหลัก|สูติบัตร|ต่างด้าว|ใบอนุญาตทำงาน|ท\.ร\.38/1"
)
NATIONAL_ID = re.compile(
    rf"(?:{_ID_WORDS})(?:nya)?(?![a-zà-ɏḀ-ỹ]){LINK}(?P<code>[A-Z]{{0,4}}[-./ ]?\d[\d ./-]{{4,24}}[A-Z]{{0,2}}\d?|{CODE})(?![^\W_])",
    re.IGNORECASE,
)
# A word for a document and the number farther off: long, or with letters, and no thousands.
NATIONAL_ID_FAR = re.compile(
    rf"{_B}(?:identity (?:card|number)|id card|national id|residence permit|social security|carte (?:nationale )?d'identité|carte cedeao|titre de séjour|sécurité sociale|cédula|tarjeta de identidad|seguridad social|documento de identidad|thẻ cư trú|kartu identitas|(?-i:DNI|NIE|SSS|RUN|RUT|DPI|DUI|CURP|NUSS|NISS|NIF|CPF|RG|NIN|CNI|NIK|BPJS|KTP|CCCD|CMND)|"
    r"bilhete de identidade|cartão de cidadão|autorização de residência|segurança social|căn cước|chứng minh nhân dân|bảo hiểm (?:xã hội|y tế)|kartu keluarga|kartu tanda penduduk|ประกันสังคม|บัตรประชาชน|ประจำตัวประชาชน)"
    r"[^.;!?\n\d]{0,40}?(?<![\w/.,-])(?P<code>(?!\d{1,3}(?:[ .,]\d{3})++(?!\d|-))\d[\d ./-]{6,24}[\dA-Z])(?![\w/]|[.,]\d| ?%)",
    re.IGNORECASE,
)
# In Thai no space parts the words between.
_GAP_THAI = r"[ก-๎\s:.()\"“”]{0,40}?"
THAI_NUMBERS = tuple(
    (re.compile(rf"(?:{before}){_GAP_THAI}(?<![\w/-])(?P<code>{code})(?![\w/-])"), kind)
    for before, code, kind in (
        (
            r"บัตรประชาชน|เลขบัตร|ประจำตัวประชาชน|เลขประจำตัว|ประกันสังคม|13 หลัก|ต่างด้าว|บัตรสีชมพู",
            r"\d[\d -]{8,18}\d",
            "national_id",
        ),
        (r"หนังสือเดินทาง|พาสปอร์ต", r"[A-Z]{1,2} ?\d{6,8}", "passport"),
        (r"บัญชี|พร้อมเพย์", r"\d[\d -]{7,16}\d", "bank"),
        (
            r"เลขคดี|เลขที่คดี|คดีเลขที่|เลขเคส|รหัสเคส|เลขแฟ้ม|แฟ้มเลขที่|รหัส(?:ผู้|ลูกค้า|เคส)",
            r"[A-Z]{0,6}[-/]?\d[\dA-Z/-]{2,}\d",
            "case_number",
        ),
    )
)
CASE_WORDS = (
    rf"{_B}(?:perkara|case(?: file| number| no| ref(?:erence)?| id)?|file(?: number| no| ref(?:erence)?)|(?:our |your )?ref(?:erence)?(?: number| no| code)?|(?:beneficiary|client|migrant|returnee|victim|"
    r"registration|protection|asylum|unhcr|mimosa)(?: case)? (?:id|number|no|code|file|ref(?:erence)?)|"
    r"dossier|cas|référence(?: du dossier)?|(?:número|código) de referencia|número de referência|(?:code|numéro|identifiant|matricule)(?: du| de la| de l'| d'| de)?\s?(?:bénéficiaire|dossier|cas|migrante?|enregistrement|client)|"
    r"expediente|caso|(?:código|número)(?: de| del| de la)? (?:beneficiari[oa]|expediente|caso|registro|migrante)|"
    r"processo|ficha|(?:código|número)(?: de| do| da)? (?:beneficiári[oa]|processo|caso|registo|migrante|utente)|"
    r"hồ sơ|mã hồ sơ|số hồ sơ|mã (?:số )?(?:khách hàng|người thụ hưởng|vụ việc|ca|đối tượng)|vụ việc|vụ án|mã ca|ca|"
    r"kasus|berkas|(?:kode|nomor|nomer|no\.?) (?:kasus|berkas|klien|penerima manfaat|registrasi|perkara|register))"
    r"|(?:เลขที่|หมายเลข|เลข|รหัส)(?:แฟ้ม)?(?:คดี|เคส|แฟ้ม|ผู้รับบริการ|ผู้กลับ|ผู้ย้ายถิ่น|ลูกค้า|ผู้ขอ|ทะเบียนผู้เสียหาย|ผู้เสียหาย|ผู้รับความช่วยเหลือ|ผู้ป่วย|คำร้อง)|แฟ้มคดี|แฟ้ม|เคส|สำนวน|คดี"
)
CASE = re.compile(
    rf"(?:{CASE_WORDS})(?:nya)?(?![a-zà-ɏḀ-ỹ])(?P<link>{LINK})(?P<code>(?:[ก-ฮ]{{1,3}}\.?\s?)?{CODE})", re.IGNORECASE
)
ACCOUNT = re.compile(
    rf"(?:{_B}(?:(?:bank |savings |current |wallet )?account|acct?|a/c|compte (?:bancaire|d'épargne|courant|postal)|(?:le|son|du|au|ce|leur|un|mon|sur) compte|compte(?= ?(?:n[°ºo]|numéro|:|no\b))|rib|cuenta (?:bancaria|corriente|de ahorros?)|(?:la|su|una|mi) cuenta|cuenta(?= ?(?:n|número|:))|"
    r"conta (?:bancária|corrente|poupança)|(?:a|na|da|sua|uma|à) conta|conta(?= ?(?:n|número|:))|nib|số tài khoản|tài khoản|stk|rekening|(?:no\.? ?)?rek|norek|số tk|sổ tiết kiệm|(?-i:TK|CCC)|dompet|iban)|พร้อมเพย์|(?:เลขที่)?บัญชี(?:ธนาคาร|เลขที่|ออมทรัพย์)?)(?:nya)?(?![a-zà-ɏḀ-ỹ])"
    rf"{LINK}(?:[^\W\d_]+\s+){{0,3}}?{LINK}(?P<code>[A-Z]{{0,4}}\d[\d -]{{4,30}}\d)(?!\d|[.,]\d)",
    re.IGNORECASE,
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b")
CARD = re.compile(r"(?<![\d-])\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}(?![\d-])|(?<!\d)\d{16}(?!\d)")
YEAR = re.compile(r"(?:19|20)\d\d")

# Numbers that show by themselves what they are: their form, and their check digits.
OWN: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"(?<![\w.,])[12]\s?\d{2}\s?\d{2}\s?\d[\dAB]\s?\d{3}\s?\d{3}\s?\d{2}(?![\w])"), nir),
    (re.compile(r"(?<!\w)\d{8}-?[A-Z](?!\w)"), dni),
    (re.compile(r"(?<!\w)[XYZ]-?\d{7}-?[A-Z](?!\w)"), nie),
    (re.compile(r"(?<!\w)\d{8}\s?\d\s?[A-Z]{2}\d(?!\w)"), cc),
    (re.compile(r"(?<![\d.,])\d[ -]?\d{4}[ -]?\d{5}[ -]?\d{2}[ -]?\d(?![\d.,]\d|\d)"), pin),
    (re.compile(r"(?<![\d.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)"), cpf),
    (re.compile(r"(?<!\w)[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z](?!\w)"), codicefiscale),
    (re.compile(r"(?<![\d.,+])\d{11}(?!\d)"), idnr),
    (re.compile(r"(?<![\d.,+])\d{11}(?!\d)"), pesel),
)
GHANA = re.compile(r"\bGHA-?\d{9}-?\d\b")
NRIC = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})-\d{2}-\d{4}(?!\d)")
NIK = re.compile(r"(?<![\d.,])[1-9]\d{5}(\d{2})(\d{2})(\d{2})\d{4}(?![\d])")
# The codes of provinces that Viet Nam uses; 081 and others begin telephone numbers elsewhere.
CCCD = re.compile(
    r"(?<![\d.,+])0(?:0[12468]|1[0124579]|2[0245-7]|3[013-8]|4[024-689]|5[124-68]|6[024678]|7[024579]|8[0234679]|9[1-6])[0-3]\d{8}(?!\d)"
)
UNHCR = re.compile(r"\b\d{3}-\d{2}[CG]\d{5}\b")


def documents(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield passports, identity numbers, accounts and cards."""
    for pattern, kind, least in (
        (PASSPORT, "passport", 5),
        (PASSPORT_FAR, "passport", 5),
        (NATIONAL_ID, "national_id", 5),
        (NATIONAL_ID_FAR, "national_id", 8),
        (ACCOUNT, "bank", 6),
    ):
        for found in pattern.finditer(text, start, end):
            if _digits(found["code"]) >= least and not YEAR.fullmatch(found["code"].strip()):
                yield kind, *_trimmed(text, *found.span("code"))
    for pattern, kind in THAI_NUMBERS:
        yield from (
            (kind, *found.span("code"))
            for found in pattern.finditer(text, start, end)
            if not is_law_case(text, found.start(), found["code"])
        )
    for pattern, module in OWN:
        yield from (
            ("national_id", *found.span())
            for found in pattern.finditer(text, start, end)
            if _is_valid(module, found[0])
        )
    yield from (("case_number", *found.span()) for found in UNHCR.finditer(text, start, end))
    for pattern in (GHANA, CCCD):
        yield from (("national_id", *found.span()) for found in pattern.finditer(text, start, end))
    for found in NRIC.finditer(text, start, end):
        if _is_day(found[3], found[2]):
            yield "national_id", *found.span()
    yield from (("national_id", *found.span()) for found in NIK.finditer(text, start, end) if _is_nik(found[0]))
    yield from (("bank", *found.span()) for found in IBAN.finditer(text, start, end) if _is_valid(iban, found[0]))
    yield from (
        ("bank", *found.span())
        for found in CARD.finditer(text, start, end)
        if _is_valid(luhn, re.sub(r"\D", "", found[0])) and not _is_nik(found[0])
    )


def cases(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield numbers of cases and files of persons."""
    for found in (*FILE.finditer(text, start, end), *CASE_FAR.finditer(text, start, end)):
        if not NOT_OF_PERSONS.search(text[max(0, found.start() - 30) : found.start("code")]):
            yield "case_number", *_widened(text, *found.span("code"))
    for found in CASE.finditer(text, start, end):
        code = found["code"].rstrip("./-_")
        is_bare = not found["link"].strip() and code.isdigit()
        if (
            _digits(code) < 3
            or (YEAR.fullmatch(code) and not re.search(r"n|số|#|เลข", found["link"]))
            or (is_bare and _digits(code) < 4)
        ):
            continue
        if is_law_case(text, found.start(), code) or NOT_OF_PERSONS.search(
            text[max(0, found.start() - 30) : found.start("code")]
        ):
            continue
        yield "case_number", *_widened(text, found.start("code"), found.start("code") + len(code))


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a number with what hangs on it: "ES-" before it, "/19" behind it."""
    before, after = (
        re.search(r"(?<![\w/-])(?:[A-Z]{1,5}[-/])+$", text[max(0, start - 15) : start]),
        re.match(r"(?:[/-][A-Z0-9]+)+", text[end : end + 15]),
    )
    return start - len(before[0]) if before else start, end + len(after[0]) if after else end


FILE = re.compile(
    rf"{_B}(?:file|files|fichier|registro|arquivo|arsip|berkas|register|registration|mimosa|kobo|id|réf|ref|mã(?: số)?|รหัส|kode|code|código|nº|n°|no|nomor|số){LINK}(?P<code>(?-i:(?=[A-Z]{{2,}}\d*[/-])[A-Z0-9]+[/-](?:[A-Z0-9]+[/-])*\d{{3,}}))(?!\w)",
    re.IGNORECASE,
)
# The word for a case, what became of it, and a number that is one by its form: "Dossier clos : AVR-2022-SN-0145".
CASE_FAR = re.compile(
    rf"(?:{CASE_WORDS})(?![a-zà-ɏḀ-ỹ])[^.;!?\n\d]{{0,30}}?(?<![\w/-])(?P<code>(?-i:(?=[A-Z]{{2,}}\d*[/-])[A-Z0-9]+[/-](?:[A-Z0-9]+[/-])*\d{{3,}}))(?![\w/-])",
    re.IGNORECASE,
)
CODE_BESIDE = re.compile(
    r"\s*[,(:–-]\s*(?P<case_number>(?=[A-Z]{2,}\d*[/-])[A-Z0-9]+[/-](?:[A-Z0-9]+[/-])*\d{2,})(?![\w/-])"
)
NOT_OF_PERSONS = re.compile(
    r"(?<![^\W\d_])(?:tender|procurement|bid|vacancy|job|invoice|purchase|contract|project|grant|publication|document|rfq|rfp|itb|iati|sector|iso|form|annex|version|standard|law|act|decree|decision|resolution|regulation|circular|policy|case stud(?:y|ies)|appel d'offres|marché|facture|projet|contrat|poste|publication|étude de cas|loi|décret|arrêté|décision|formulaire|"
    r"licitación|concurso|factura|proyecto|contrato|convocatoria|publicación|ley|decreto|resolución|licitação|fatura|projeto|edital|lei|portaria|despacho|gói thầu|quyết định|nghị định|thông tư|công văn|luật|đấu thầu|hóa đơn|dự án|hợp đồng|lelang|tender|faktur|proyek|kontrak|lowongan|undang-undang|peraturan|keputusan|uu|surat edaran)(?![^\W\d_])|ประกวดราคา|สัญญา|โครงการ|ใบแจ้งหนี้|ประกาศ|ระเบียบ|พ\.ร\.บ\.|คำสั่ง",
    re.IGNORECASE,
)
COURTS = re.compile(
    r"court|tribunal|judgment|judgement|arrêt|cour |corte|sentencia|acórdão|tòa án|bản án|ศาล|pengadilan|putusan|mahkamah",
    re.IGNORECASE,
)


def is_law_case(text: str, start: int, code: str) -> bool:
    """Say whether a case is one of a court, which is public: "Case C-554/14"."""
    return bool(re.fullmatch(r"[CT]-\d+/\d\d", code)) or bool(COURTS.search(text[max(0, start - 40) : start + 60]))


def _digits(text: str) -> int:
    return sum(sign.isdigit() for sign in text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _is_valid(module: Any, number: str) -> bool:
    try:
        module.validate(number)
    except ValidationError:
        return False
    return True


def _is_nik(number: str) -> bool:
    found = NIK.fullmatch(number)
    # Women have forty added to the day.
    return found is not None and _is_day(f"{int(found[1]) % 40:02}", found[2])


def _is_day(day: str, month: str) -> bool:
    try:
        # A leap year, so that every day of a year is one.
        date(2000, int(month), int(day))
    except ValueError:
        return False
    return True
