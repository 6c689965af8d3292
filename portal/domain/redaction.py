"""Taking words out of contents: where they stand, and the contents with a stub in their place.

Places are kept, never the words: a list of places tells nobody what stood there.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from portal.domain.inputs import COUNTRIES_OF, ROLES
from portal.domain.kinds import Kind

Path = tuple[str | int, ...]
Place = tuple[Path, int, int]
NOWHERE = "https://removed.invalid/"


def pattern(words: str) -> re.Pattern[str]:
    """Return what finds `words` whatever their case, however they are spaced or broken into lines, and however their accents are coded
    or signs that nobody sees stand between their letters; ValueError for none.
    """
    parts = unicodedata.normalize("NFC", UNSEEN.sub("", words)).split()
    if not parts:
        raise ValueError("no words")
    return re.compile(r"\s+".join(f"{UNSEEN.pattern}*".join(map(_coded, part)) for part in parts), re.IGNORECASE)


# Soft hyphens, joiners and marks of direction: "Ma\u00adria" looks like "Maria".
UNSEEN = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def _coded(letter: str) -> str:
    """Return what finds a letter as one sign, or as a letter with its accents after it in any order."""
    plain = unicodedata.normalize("NFD", letter)
    base, marks = plain[0], plain[1:]
    if not marks or len(marks) > MOST_MARKS:
        return re.escape(letter)
    forms = {letter}
    for order in permutations(marks):
        for composed in range(len(marks) + 1):
            start = unicodedata.normalize("NFC", base + "".join(order[:composed]))
            forms.add(start + "".join(order[composed:]))
    return f"(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})"


MOST_MARKS = 3


def places(content: Any, wanted: re.Pattern[str], path: Path = ()) -> Iterator[Place]:
    """Yield where texts within `content` hold what is wanted: their path, and from where to where."""
    if isinstance(content, str):
        yield from ((path, found.start(), found.end()) for found in wanted.finditer(content))
    elif isinstance(content, Mapping):
        for key, value in content.items():
            yield from places(value, wanted, (*path, str(key)))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from places(value, wanted, (*path, number))


# Parts of structured values that are codes, not words.
CODES = frozenset({"organisation", "host", "transit", "origin", "country", "currency", "language", "languages"})


def is_code(kind: Kind, path: Path) -> bool:
    """Say whether a place in a record's content holds a code, of which no part can be taken out."""
    field = next((field for field in kind.fields if field.name == path[0]), None)
    if field is None:
        return False
    return bool(field.scheme) or field.name in CODED or any(step in CODES for step in path[1:])


CODED = frozenset({*COUNTRIES_OF, *ROLES, "related_practices", "language_of_document"}) - {
    "corridors",
    "reused_by",
    "contact_body",
}


def redacted(content: Any, found: Sequence[Place], stub: str) -> Any:
    """Return `content` with `stub` at these places; a web address goes whole, since a part of it leads nowhere."""
    if isinstance(content, str):
        if content.startswith(("http://", "https://")) and found:
            return NOWHERE
        for _, start, end in sorted(found, key=lambda place: -place[1]):
            content = content[:start] + stub + content[end:]
        return content
    if isinstance(content, Mapping):
        return {key: _within(value, found, str(key), stub) for key, value in content.items()}
    if isinstance(content, list):
        return [_within(value, found, number, stub) for number, value in enumerate(content)]
    return content


def _within(value: Any, found: Sequence[Place], step: str | int, stub: str) -> Any:
    below = [(path[1:], start, end) for path, start, end in found if path and path[0] == step]
    return redacted(value, below, stub) if below else value
