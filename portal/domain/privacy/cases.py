"""Numbers of cases and files of persons; not those of courts, tenders and projects."""

import re
from collections.abc import Iterator

from portal.domain.privacy.linking import BEGINS as _B
from portal.domain.privacy.linking import CODE, LINK, YEAR, digits

Hit = tuple[str, int, int]

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
CASE_THAI = re.compile(
    r"(?:เลขคดี|เลขที่คดี|คดีเลขที่|เลขเคส|รหัสเคส|เลขแฟ้ม|แฟ้มเลขที่|รหัส(?:ผู้|ลูกค้า|เคส))[ก-๎\s:.()\"“”]{0,40}?(?<![\w/-])(?P<code>[A-Z]{0,6}[-/]?\d[\dA-Z/-]{2,}[\dA-Z])(?![\w/-])"
)
FILE = re.compile(
    rf"{_B}(?:file|files|fichier|registro|arquivo|arsip|berkas|register|registration|mimosa|kobo|id|réf|ref|mã(?: số)?|รหัส|kode|code|código|nº|n°|no|number|numéro|número|nomor|bernomor|số){LINK}(?P<code>(?-i:(?!ISO|IATI|COVID|SDG|ODS|GCM|RF[PQ]|ITB|ARES|EN-|UN-|PO-)(?=[A-Z]{{2,}}\d*[/-])[A-Z0-9]+[/-](?:[A-Z0-9]+[/-])*\d{{3,}}(?:-[A-Z]{{2,3}})?))(?!\w)",
    re.IGNORECASE,
)
# The word for a case, what became of it, and a number that is one by its form: "Dossier clos : AVR-2022-SN-0145".
CASE_FAR = re.compile(
    rf"(?:{CASE_WORDS})(?![a-zà-ɏḀ-ỹ])[^.;!?\n\d]{{0,30}}?(?<![\w/-])(?P<code>(?-i:(?!ISO|IATI|COVID|SDG|ODS|GCM|RF[PQ]|ITB|ARES|EN-|UN-|PO-)(?=[A-Z]{{2,}}\d*[/-])[A-Z0-9]+[/-](?:[A-Z0-9]+[/-])*\d{{3,}}(?:-[A-Z]{{2,3}})?))(?![\w/-])",
    re.IGNORECASE,
)
CODE_BESIDE = re.compile(
    r"\s*[,(:–-]\s*(?P<case_number>(?=[A-Z]{2,}\d*[/-])[A-Z0-9]+[/-](?:[A-Z0-9]+[/-])*\d{2,})(?![\w/-])"
)
UNHCR = re.compile(r"\b\d{3}-\d{2}[CG]\d{5}\b")
NOT_OF_PERSONS = re.compile(
    r"(?<![^\W\d_])(?:tender|procurement|bid|vacancy|job|invoice|purchase|contract|project|grant|publication|document|rfq|rfp|itb|iati|sector|iso|form|annex|version|standard|law|act|decree|decision|resolution|regulation|circular|policy|case stud(?:y|ies)|appel d'offres|marché|facture|projet|contrat|poste|publication|étude de cas|loi|décret|arrêté|décision|formulaire|"
    r"licitación|concurso|factura|proyecto|contrato|convocatoria|publicación|ley|decreto|resolución|licitação|fatura|projeto|edital|lei|portaria|despacho|gói thầu|quyết định|nghị định|thông tư|công văn|luật|đấu thầu|hóa đơn|dự án|hợp đồng|lelang|tender|faktur|proyek|kontrak|lowongan|undang-undang|peraturan|keputusan|uu|surat edaran)(?![^\W\d_])|ประกวดราคา|สัญญา|โครงการ|ใบแจ้งหนี้|ประกาศ|ระเบียบ|พ\.ร\.บ\.|คำสั่ง",
    re.IGNORECASE,
)
COURTS = re.compile(
    r"court|tribunal|judgment|judgement|arrêt|cour |corte|sentencia|acórdão|tòa án|bản án|ศาล|pengadilan|putusan|mahkamah",
    re.IGNORECASE,
)


def cases(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield numbers of cases and files of persons."""
    yield from (("case_number", *found.span()) for found in UNHCR.finditer(text, start, end))
    for found in CASE_THAI.finditer(text, start, end):
        if not is_law_case(text, found.start(), found["code"]):
            yield "case_number", *found.span("code")
    for found in (*FILE.finditer(text, start, end), *CASE_FAR.finditer(text, start, end)):
        if not NOT_OF_PERSONS.search(text[max(0, found.start() - 30) : found.start("code")]):
            yield "case_number", *_widened(text, *found.span("code"))
    for found in CASE.finditer(text, start, end):
        code = found["code"].rstrip("./-_")
        is_bare = not found["link"].strip() and code.isdigit()
        if (
            digits(code) < 3
            or (YEAR.fullmatch(code) and not re.search(r"n|số|#|เลข", found["link"]))
            or (is_bare and digits(code) < 4)
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


def is_law_case(text: str, start: int, code: str) -> bool:
    """Say whether a case is one of a court, which is public: "Case C-554/14"."""
    return bool(re.fullmatch(r"[CT]-\d+/\d\d", code)) or bool(COURTS.search(text[max(0, start - 40) : start + 60]))
