"""Formulas that ask another machine, or start a program, when somebody opens a sheet."""

import re
from collections.abc import Mapping

from portal.attachments.child.xml_parts import XmlReader
from portal.attachments.refusing import Refused

FETCHES = r"\b(?:WEBSERVICE|RTD|DDE|IMPORT(?:DATA|FEED|HTML|RANGE|XML))\s*\("
"""What Excel, LibreOffice and Google's sheets fetch with."""

CALLS = r"\b(?:CALL|REGISTER(?:\.ID)?|EXEC|IMAGE)\("
"""What calls a library of the machine, or shows a picture from elsewhere. Words that people write too."""

ASKS = r"\b\w+\|\s*['\w][^|!\n]*!"
"""Another program as Excel asks it: cmd|'/c calc'!A1."""

CELL = r"(?:^|[,;\t|\"'])\s*"
STARTS = re.compile(f"{FETCHES}|{CALLS}|{ASKS}", re.IGNORECASE)
IN_TABLE = re.compile(rf"{CELL}(?:[=+@-][^\n]*?(?:{FETCHES}|{ASKS})|=[^\n]*?{CALLS})", re.IGNORECASE | re.MULTILINE)
ELEMENTS = frozenset(
    {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"}
)
BEGINS = re.compile(
    rb"<(?:[^\s<>/:]+:)?(?:f|formula[12]?|definedName|calculatedColumnFormula|totalsRowFormula)[\s/>]|\0"
)
"""Where a part holds a formula, or is in a coding of two bytes, in which that is not seen."""

LONGEST_TAG = 80


def check_formula(words: str) -> None:
    """Raise Refused where a formula fetches or starts something."""
    if STARTS.search(words):
        raise Refused("active")


def check_table(text: str) -> None:
    """Raise Refused where a cell of a plain table would do so in a program for sheets."""
    if IN_TABLE.search(text):
        raise Refused("active")


class FormulaReader(XmlReader):
    """Takes a part of a workbook in pieces. Elements are looked at from the first formula on: a sheet may have millions of cells."""

    def __init__(self) -> None:
        super().__init__()
        self._end = b""
        self._words: list[str] | None = None
        self._looks = False

    def feed(self, piece: bytes, is_last: bool = False) -> None:
        """Read a piece."""
        if not self._looks and BEGINS.search(self._end + piece):
            self._looks = True
            self.look(self._start, self._stop, self._say)
        self._end = piece[-LONGEST_TAG:]
        super().feed(piece, is_last)

    def _start(self, name: str, _: Mapping[str, str]) -> None:
        if name in ELEMENTS:
            self._words = []

    def _say(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def _stop(self, name: str) -> None:
        if self._words is not None and name in ELEMENTS:
            check_formula("".join(self._words))
            self._words = None
