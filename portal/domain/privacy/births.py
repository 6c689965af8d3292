"""Dates of birth: a full date beside a word for being born."""

import re
from collections.abc import Iterator

from portal.domain.privacy.around import BIRTH, PERSONS
from portal.domain.privacy.words import DATE, SHORT_DATE, THING

Hit = tuple[str, int, int]

_B = r"(?<![^\W\d_])"
_BIRTH_THAI = r"วันเกิด|วัน(?:/|\s)?เดือน(?:/|\s)?ปี\s?เกิด|เกิด(?!เหตุ|ขึ้น|จาก|การ|ความ|ผล|ปัญหา|อุบัติ)(?:เมื่อ|วันที่|วัน)?|ว/ด/ป เกิด"
BORN = re.compile(
    rf"(?:{_B}{BIRTH}(?:nya)?(?![^\W\d_])|{_BIRTH_THAI})(?P<between>[^.;!?\n]{{0,50}}?)(?P<date>{DATE}|{SHORT_DATE})",
    re.IGNORECASE,
)
BORN_AFTER = re.compile(
    rf"(?P<date>{DATE})(?P<between>[^.;!?\n\d]{{0,25}}?)(?:{_B}{BIRTH}(?:nya)?(?![^\W\d_])|วันเกิด)", re.IGNORECASE
)
SIGN = re.compile(
    rf"(?:\(\s*(?:b\.?|\*|°|née?|nac\.?|nasc\.?|n\.)|{_B}(?:b\.|nac\.|nasc\.|ns\.?|dob|ddn|d\.d\.n\.?|f\. nac\.?|f\. nasc\.?|tgl\.? lhr|ng\. sinh))[\s:]*(?P<date>{DATE}|{SHORT_DATE})",
    re.IGNORECASE,
)
# Whose birth is a condition, and not told.
CONDITION = re.compile(
    r"(?<![^\W\d_])(?:before|after|since|until|between|avant|après|depuis|entre|antes|después|despues|depois|até|desde|hasta|trước|sau|sebelum|setelah|sesudah|antara)(?![^\W\d_])|ก่อน|หลัง|ตั้งแต่",
    re.IGNORECASE,
)
# A child or an idea can be born; so can a text be valid, or an event held, on the day that is named after it.
OTHER_DAY = re.compile(
    r"(?<![^\W\d_])(?:registered|arrived|returned|signed|left|certificates?|registration|enregistrée?s?|arrivée?|rentrée?|actes?|certificados?|partidas?|registros?|certidões|certidão|đăng ký|trở về|khai sinh|akta|terdaftar|pulang|rates?|taux|tasas?|tỷ lệ)(?![^\W\d_])|ทะเบียน|เดินทาง|กลับ|สูติบัตร",
    re.IGNORECASE,
)
PERSON = re.compile(rf"{_B}(?:{PERSONS})(?![^\W\d_])", re.IGNORECASE)


def births(text: str, start: int, end: int) -> Iterator[Hit]:
    """Yield dates of birth."""
    for pattern in (BORN, BORN_AFTER):
        for found in pattern.finditer(text, start, end):
            if CONDITION.search(found["between"]) or OTHER_DAY.search(found["between"]):
                continue
            if not _is_things(text, found.start()):
                yield "birth_date", *found.span("date")
    for found in SIGN.finditer(text, start, end):
        yield "birth_date", *found.span("date")


def _is_things(text: str, start: int) -> bool:
    """Say whether what was born is an idea or a body: a project is the last thing named before it."""
    before = re.split(r"[.;!?\n]", text[max(0, start - 60) : start])[-1]
    things, persons = list(THING.finditer(before)), list(PERSON.finditer(before))
    return bool(things) and (not persons or persons[-1].start() < things[-1].start())
