"""Numbers that lead to one person: documents and accounts. A word before the number says what it is, or its check digits do."""

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

from portal.domain.privacy.linking import BEGINS as _B
from portal.domain.privacy.linking import CODE, LINK, YEAR, digits

Hit = tuple[str, int, int]
# A letter or two and at least six figures, as no statistic has them, may stand farther off.
PASSPORT_FAR = re.compile(
    rf"(?:{_B}(?:passport|passeport|pasaporte|passaporte|hộ chiếu|paspor)(?:nya|s)?|หนังสือเดินทาง|พาสปอร์ต)[^.;!?\n\d]{{0,50}}?(?<![\w/-])(?P<code>(?-i:[A-Z]{{1,3}}) ?\d{{6,8}}|\d{{2}}(?-i:[A-Z]{{2}})\d{{5}}|(?<![.,])\d{{8,9}}(?![.,]\d))(?![\w/-])",
    re.IGNORECASE,
)
PASSPORT = re.compile(
    rf"(?:{_B}(?:passport|passeport|pasaporte|passaporte|hộ chiếu|paspor|pasport|travel document|travel certificate|laissez[- ]passer|salvoconducto|salvo-conduto|sauf-conduit|documento de viagem|dokumen perjalanan|document de voyage|(?-i:HC)|titre de voyage|título de viagem|documento de viaje|giấy thông hành|splp|visa|visto|thị thực|permis de conduire|driving licen[cs]e|driver'?s licen[cs]e|licencia de conducir|carta de condução|bằng lái|sim)(?:nya|s)?(?![a-zà-ɏḀ-ỹ])|หนังสือเดินทาง|พาสปอร์ต|หนังสือผ่านแดน|บัตรผ่านแดน|หนังสือสำคัญประจำตัว|เอกสารเดินทาง|วีซ่า|ใบขับขี่){LINK}"
    r"(?P<code>[A-Z]{0,3}[ -]?\d{5,9}[A-Z]?|[A-Z]{0,3}[ -]?\d{2,4}(?:[ -]\d{2,4}){1,3}|(?=[A-Z0-9]*\d{4})[A-Z0-9]{6,12})(?![\w])",
    re.IGNORECASE,
)
_ID_WORDS = (
    rf"{_B}(?:national id(?:entity|entification)?(?: card| number)?|identity (?:card|document|number)|numéro d'identi(?:té|fication)|número de identi(?:dad|ficación|ficação)|id (?:card|number|no)|nin|bvn|ssn|social security|"
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
# Where numbers of identity are written as thousands are.
DOTTED = re.compile(
    rf"{_B}(?:cédula|dni|rut|run|rg|documento)(?![^\W\d_])[^.;!?\n\d]{{0,30}}?(?P<code>\d{{1,3}}(?:\.\d{{3}}){{2,3}}(?:-[\dk])?)(?![\w.,]\d)",
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
        (r"บัญชี|พร้อมเพย์|ธนาคาร", r"\d[\d -]{7,16}\d", "bank"),
    )
)
ACCOUNT = re.compile(
    rf"(?:{_B}(?:(?:bank |savings |current |wallet )?account|acct?|a/c|compte (?:bancaire|d'épargne|courant|postal)|(?:le|son|du|au|ce|leur|un|mon|sur) compte|compte(?= ?(?:n[°ºo]|numéro|:|no\b))|rib|cuenta (?:bancaria|corriente|de ahorros?)|(?:la|su|una|mi) cuenta|cuenta(?= ?(?:n|número|:))|"
    r"conta (?:bancária|corrente|poupança)|(?:a|na|da|sua|uma|à) conta|conta(?= ?(?:n|número|:))|nib|số tài khoản|tài khoản|stk|rekening|bank details|coordonnées bancaires|datos bancarios|dados bancários|thông tin ngân hàng|data bank|(?:bank|banque|banco|ngân hàng)(?=\s?:)|(?:no\.? ?)?rek|norek|số tk|sổ tiết kiệm|(?-i:TK|CCC)|dompet|iban)|ข้อมูลธนาคาร|พร้อมเพย์|(?:เลขที่)?บัญชี(?:ธนาคาร|เลขที่|ออมทรัพย์)?)(?:nya)?(?![a-zà-ɏḀ-ỹ])"
    rf"{LINK}(?:[^\W\d_]+[\s,]+){{0,4}}?{LINK}(?P<code>[A-Z]{{0,4}}\d[\d -]{{4,30}}\d)(?!\d|[.,]\d)",
    re.IGNORECASE,
)
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b")
IBAN_TOLD = re.compile(r"\bIBAN\b[^A-Z\d\n]{0,20}(?P<code>[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8})")
CARD = re.compile(r"(?<![\d-])\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}(?![\d-])|(?<!\d)\d{16}(?!\d)")
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
            if digits(found["code"]) >= least and not YEAR.fullmatch(found["code"].strip()):
                yield kind, *_trimmed(text, *found.span("code"))
    yield from (("national_id", *found.span("code")) for found in DOTTED.finditer(text, start, end))
    for pattern, kind in THAI_NUMBERS:
        yield from ((kind, *found.span("code")) for found in pattern.finditer(text, start, end))
    for pattern, module in OWN:
        yield from (
            ("national_id", *found.span())
            for found in pattern.finditer(text, start, end)
            if _is_valid(module, found[0])
        )
    for pattern in (GHANA, CCCD):
        yield from (("national_id", *found.span()) for found in pattern.finditer(text, start, end))
    for found in NRIC.finditer(text, start, end):
        if _is_day(found[3], found[2]):
            yield "national_id", *found.span()
    yield from (("national_id", *found.span()) for found in NIK.finditer(text, start, end) if _is_nik(found[0]))
    yield from (("bank", *found.span("code")) for found in IBAN_TOLD.finditer(text, start, end))
    yield from (("bank", *found.span()) for found in IBAN.finditer(text, start, end) if _is_valid(iban, found[0]))
    yield from (
        ("bank", *found.span())
        for found in CARD.finditer(text, start, end)
        if _is_valid(luhn, re.sub(r"\D", "", found[0])) and not _is_nik(found[0])
    )


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
