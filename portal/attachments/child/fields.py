"""Fields of Word and RTF texts: instructions such as a page's number, some of which fetch or start something."""

import re
from collections.abc import Mapping

from portal.attachments.child.xml_parts import valued
from portal.attachments.refusing import Refused

STARTING = re.compile(r'^[\s"\'{]*(?:DDE(?:AUTO)?|LINK|DATABASE|EMBED)(?![A-Z])', re.IGNORECASE)
FETCHING = re.compile(
    r"^[\s\"'{]*(?:INCLUDE(?:PICTURE|TEXT)?|IMPORT)\b.*?[\s\"'](?:\w{2,}:[\\/]|[\\/]{2}\w)", re.IGNORECASE | re.DOTALL
)
SPELT = re.compile(r"\bQUOTE(?:\s+\d{2,3}){3}", re.IGNORECASE)
"""A word that is put together from the numbers of its letters, so that no reader of the file sees it."""

CLICKS = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})
PROGRAM = re.compile(r"\s*ppaction:/*(?:program|macro|ole)", re.IGNORECASE)
"""What a click on a slide, or only a pointer above it, may start."""


def check_instruction(words: str) -> None:
    """Raise Refused where a field fetches or starts something."""
    if STARTING.search(words) or FETCHING.search(words) or SPELT.search(words):
        raise Refused("active")


class FieldReader:
    """Takes the elements of a part and looks at each field's instruction, however it is cut into pieces, and at what clicks start."""

    def __init__(self) -> None:
        self._open: list[list[str]] = [[]]
        self._is_instruction = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "instrText":
            self._is_instruction = True
        elif name == "fldSimple":
            check_instruction(valued(attributes, "instr"))
        elif name == "fldChar":
            kind = valued(attributes, "fldCharType")
            if kind == "begin":
                self._open.append([])
            elif kind == "end":
                self._check_last()
        elif (name in CLICKS and PROGRAM.match(valued(attributes, "action"))) or (
            name == "frame" and valued(attributes, "src")
        ):
            raise Refused("active")

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "instrText":
            self._is_instruction = False

    def words(self, words: str) -> None:
        """Characters between elements."""
        if self._is_instruction:
            self._open[-1].append(words)

    def close(self) -> None:
        """The part ends: fields that were never ended count too."""
        for words in self._open:
            check_instruction("".join(words))

    def _check_last(self) -> None:
        check_instruction("".join(self._open.pop()))
        if not self._open:
            self._open.append([])
