"""Words with capitals that may be the name of a person: without the titles and first words before them."""

import re
from dataclasses import dataclass, replace

from portal.domain.privacy import around
from portal.domain.privacy.fold import fold
from portal.domain.privacy.known import is_family, is_given, is_name
from portal.domain.privacy.roles import OFFICE
from portal.domain.privacy.unnamed import BODIES, NOT_NAMES, PLACES
from portal.domain.privacy.words import LOWER, TONES, UPPER

_ABBREVIATED = r"(?:Mr|Mrs|Ms|Mme|Mlle|Sr|Sra|Srta|Sdr|Sdri|Dr|Dra|Prof|St|Ste|Gen|Col|Hon|Rev|Bpk)\."
TOKEN = rf"(?:{_ABBREVIATED}|(?:[{UPPER}]\.)+|(?:[{UPPER}]'(?=[{UPPER}]))?[{UPPER}][{UPPER}{LOWER}]*(?:-[{UPPER}]?[{UPPER}{LOWER}]+|'[{UPPER}][{UPPER}{LOWER}]+|(?<=[{UPPER}{LOWER}]{{2}})'[{LOWER}]+)*)"
PARTICLE = r"(?:de la|de los|de|da|do|dos|das|del|di|van der|van|von|bin|binti|binte|bint|bt|el|al|ibn|ould|mint|ag|ap)"
NAME = re.compile(rf"(?<![^\W\d_])(?<![@/.]){TOKEN}(?: (?:{PARTICLE} )?{TOKEN}){{0,6}}(?![\w@/])")
WORD = re.compile(r"[^\s]+")
FAMILY_VI = frozenset(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh luong trinh doan ta thach vang giang lo sung thao quach truong dao mac luong quang cam hang lu mua vu hau chay tan phung kieu tong
    doan nong hua khong lau cu moong xeo kha lo ngan phang trang chang tong tao bach mong thung vay cao mai vi ma ha to trieu than lam chau chu
    """.split()
)
PLACES_TOO = frozenset(
    "cao mai vi ma ha to trieu than lam chau chu do ho le lo vo ta tan quang dong hang lu cam lau trang tong cu kha ngan lo mong tao vay chang".split()
)
"""Families whose names begin those of places too."""


MEDIAL = frozenset("el al ben bin ould mint de da do dos das del la van von di ibn ag".split())


@dataclass(frozen=True)
class Candidate:
    """Words with capitals that may be a name: where they stand, and how they were led in."""

    start: int
    words: tuple[tuple[str, int], ...]
    is_titled: bool = False
    is_person: bool = False
    has_office: bool = False

    @property
    def end(self) -> int:
        """Where the last word ends."""
        word, start = self.words[-1]
        return start + len(word.removesuffix("'s"))

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as lists have them."""
        return tuple(fold(word) for word, _ in self.words)


def candidate_of(found: re.Match[str]) -> Candidate | None:
    """Return what may be a name in words with capitals: without titles and first words before it; None if it is a body's."""
    words = [(word[0], found.start() + word.start()) for word in WORD.finditer(found[0]) if word[0][0].isupper()]
    candidate = Candidate(found.start(), tuple(words))
    offices = [
        place for place, (word, _) in enumerate(words[:-1]) if OFFICE.fullmatch(word.strip(".")) and not is_given(word)
    ]
    if offices:
        candidate, words = replace(candidate, has_office=True), words[offices[-1] + 1 :]
    while words:
        word = words[0][0]
        low = word.lower().removesuffix("'s")
        if low.strip(".") in around.HONOURS:
            candidate = replace(candidate, has_office=True)
        elif _is_title(words, found):
            candidate = replace(candidate, is_titled=True)
        elif around.IS_PERSON.fullmatch(low):
            candidate = replace(candidate, is_person=True)
        elif len(words) > 1 and is_given(word) and is_name(words[1][0]):
            break
        elif low in BODIES:
            return None
        elif (
            len(words) > 1
            and (words[1][0] in ("Thị", "Văn") or (words[1][0] in ("Thi", "Van") and fold(word) in FAMILY_VI))
        ) or not (low in NOT_NAMES or _is_acronym(word) or (len(word) == 1)):
            break
        words = words[1:]
    is_family_vi = bool(words) and fold(words[0][0]) in FAMILY_VI - PLACES_TOO and bool(TONES.search(found[0]))
    for place, (word, _) in enumerate(words):
        low = word.lower().removesuffix("'s")
        if not place or is_family_vi:
            # Each syllable of a Vietnamese name may mean something else.
            continue
        if low in BODIES:
            return None
        is_vietnamese = place > 1 and fold(words[place - 1][0]) in ("thi", "van")
        is_vietnamese = is_vietnamese or (place > 0 and len(word) == 1 and fold(words[place - 1][0]) in FAMILY_VI)
        if low in MEDIAL and place + 1 < len(words):
            continue
        if (low in NOT_NAMES and not is_vietnamese) or _is_acronym(word):
            words = words[:place]
            break
    if len(words) == 1 and OFFICE.fullmatch(words[0][0]):
        return None
    if not words or PLACES.fullmatch(" ".join(word for word, _ in words).removesuffix("'s")):
        return None
    return replace(candidate, words=tuple(words))


def _is_title(words: list[tuple[str, int]], found: re.Match[str]) -> bool:
    word = words[0][0]
    if word.lower() in around.TITLES_VI:
        # "Em" is "in" in Portuguese.
        return bool(TONES.search(found.string[max(0, found.start() - 80) : found.end() + 80]))
    return fold(word) in around.TITLES or word in ("M.", "D.", "U.")


def _is_acronym(word: str) -> bool:
    return (
        word.isupper()
        and 1 < len(word.strip(".")) < 4
        and "." not in word
        and not is_family(word)
        and not is_given(word)
    )
