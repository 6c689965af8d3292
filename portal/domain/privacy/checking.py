"""The check itself: all rules over one text, what is masked left out, of overlapping findings the one that says most."""

import re
from collections.abc import Iterable, Iterator

from portal.domain.privacy.births import births
from portal.domain.privacy.cases import CODE_BESIDE, cases
from portal.domain.privacy.contacts import contacts
from portal.domain.privacy.counts import counts
from portal.domain.privacy.emails import emails
from portal.domain.privacy.homes import HOUSE_BESIDE, homes
from portal.domain.privacy.kinds import KINDS, RANK, Finding
from portal.domain.privacy.masks import Masks
from portal.domain.privacy.names import lone, names
from portal.domain.privacy.numbers import documents
from portal.domain.privacy.plain import plain
from portal.domain.privacy.thai import thai_names

Hit = tuple[str, int, int]
DIGITS = re.compile(r"\d+")
BEFORE, AFTER = 160, 60
SENTENCE_END = re.compile(r"[.;!?]\s|\n")
LEADS_TO_ONE = frozenset({"phone", "email", "passport", "national_id", "bank", "case_number", "birth_date", "address"})
NEVER_MASKED = frozenset({"person_name", "small_count", "birth_date", "email", "address"})


def check(text: str, language: str = "") -> tuple[Finding, ...]:
    """Return what looks like personal data, in the order of the text, no two overlapping.

    `language` is the text's, as far as it is known. Start and end are indices of `text`.
    """
    read = plain(text)
    masks = Masks(read.text)
    hits = [hit for hit in _hits(read.text, language) if hit[0] in NEVER_MASKED or not masks.cover(hit[1], hit[2])]
    hits += [
        name for hit in hits if hit[0] in LEADS_TO_ONE for name in lone(read.text, *_sentence(read.text, *hit[1:]))
    ]
    hits += [after for hit in hits if hit[0] == "person_name" for after in _beside(read.text, hit[2])]
    found = []
    for kind, first, last in _strongest(hits):
        start, end = read.span(first, last)
        found.append(Finding(kind, text[start:end], start, end, KINDS[kind].blocking))
    return tuple(found)


def _hits(text: str, language: str) -> Iterator[Hit]:
    for rule in (names, thai_names, emails):
        yield from rule(text)
    yield from counts(text, language)
    # All others are about numbers; most of a text has none.
    for passage in _with_digits(text):
        for with_number in (documents, cases, births, homes, contacts):
            yield from with_number(text, *passage)


def _beside(text: str, end: int) -> Iterator[Hit]:
    """Yield the number of a case and the home that stand right after a name, without a word that says what they are."""
    for kind, pattern in (("case_number", CODE_BESIDE), ("address", HOUSE_BESIDE)):
        found = pattern.match(text, end)
        if found:
            yield kind, *found.span(kind)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    ended = [found.end() for found in SENTENCE_END.finditer(before)]
    ends = SENTENCE_END.search(after)
    return start - len(before) + (ended[-1] if ended else 0), end + (ends.start() if ends else len(after))


def _with_digits(text: str) -> Iterator[tuple[int, int]]:
    """Yield the passages that hold digits, with what stands around them."""
    start = end = 0
    for found in DIGITS.finditer(text):
        if found.start() - BEFORE > end:
            if end:
                yield start, end
            start = max(0, found.start() - BEFORE)
        end = min(len(text), found.end() + AFTER)
    if end:
        yield start, end


def _strongest(hits: Iterable[Hit]) -> list[Hit]:
    """Keep of overlapping hits the one whose kind says most; of one kind the longer."""
    kept: list[Hit] = []
    for hit in sorted(set(hits), key=lambda hit: (hit[1], RANK[hit[0]], -hit[2])):
        if kept and hit[1] < kept[-1][2]:
            before = kept[-1]
            if (RANK[hit[0]], before[1] - before[2]) < (RANK[before[0]], hit[1] - hit[2]):
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept
