"""The check itself: all rules over one text, what is masked left out, of overlapping findings the one that says most."""

from collections.abc import Iterable, Iterator

from portal.domain.privacy.contacts import contacts
from portal.domain.privacy.counts import counts
from portal.domain.privacy.kinds import KINDS, RANK, Finding
from portal.domain.privacy.masks import Masks
from portal.domain.privacy.numbers import cases, documents
from portal.domain.privacy.people import people
from portal.domain.privacy.plain import plain

Hit = tuple[str, int, int]
NEVER_MASKED = frozenset({"person_name", "small_count", "birth_date", "email", "address"})


def check(text: str, language: str = "") -> tuple[Finding, ...]:  # noqa: ARG001 - rules are told apart by their words
    """Return what looks like personal data, in the order of the text, no two overlapping.

    `language` is the text's, as far as it is known. Start and end are indices of `text`.
    """
    read = plain(text)
    masks = Masks(read.text)
    hits = (hit for hit in _hits(read.text) if hit[0] in NEVER_MASKED or not masks.cover(hit[1], hit[2]))
    found = []
    for kind, first, last in _strongest(hits):
        start, end = read.span(first, last)
        found.append(Finding(kind, text[start:end], start, end, KINDS[kind].blocking))
    return tuple(found)


def _hits(text: str) -> Iterator[Hit]:
    for rule in (documents, people, cases, contacts, counts):
        yield from rule(text)


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
