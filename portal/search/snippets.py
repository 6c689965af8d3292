"""The passage of a text that shows best why it was found, with the found words marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from html import escape
from itertools import islice
from typing import NamedTuple

from portal.search import analysis
from portal.search.analysis import is_latin
from portal.search.passages import likely

Run = tuple[str, ...]
Starts = Mapping[str, list[Run]]
Range = tuple[str, int, int, int]
"""A text, its place among the texts, and where in it a passage begins and ends."""

PIECES = 72
"""Pieces of text in a snippet, words and spaces alike: two to three lines of a result."""

LEAD = 12
"""Pieces shown before the first marked one."""

MOST = 30_000
"""Characters of a text that are looked at."""


class Mark(NamedTuple):
    """A run of words that was found: its first piece, the piece after its last, and which run."""

    start: int
    end: int
    run: Run


def snippet(texts: Iterable[str], language: str, needles: frozenset[Run], most: int = MOST) -> str:
    """Return safe HTML of the best passage among `texts`, with <mark> around what `needles` found; empty where nothing is.

    Of each text the first `most` characters are looked through for a likely passage.
    """
    starts: dict[str, list[Run]] = {}
    for run in sorted(needles, key=len, reverse=True):
        if run:
            starts.setdefault(run[0], []).append(run)
    parts = [(text[:most], order) for order, text in enumerate(texts)]
    # Cutting whole texts into words is the dearest part of a result page; it is done only for scripts in which words are not seen.
    for thorough in (False, True):
        for ranges in _likely(parts, language, starts, thorough):
            if found := _best(ranges, language, starts):
                return found
    if all(is_latin(stem) for stem in starts):
        return ""
    return _best([(text[:MOST], order, 0, len(text[:MOST])) for text, order in parts], language, starts)


@lru_cache(maxsize=200_000)
def _term(language: str, word: str) -> str | None:
    return analysis.indexed_term(word, language)


def _likely(
    parts: Iterable[tuple[str, int]], language: str, starts: Starts, thorough: bool
) -> Iterator[Sequence[Range]]:
    """Yield the likely passages of the texts, in groups of which the first that shows anything serves."""
    term_of = partial(_term, language)
    found = [(text, order, place) for text, order in parts if (place := likely(text, starts, term_of, thorough))]
    found.sort(key=lambda item: (-item[2].stems, item[1]))
    ranges = [(text, order, place.start, place.end) for text, order, place in found]
    if any(len(run) > 1 for runs in starts.values() for run in runs):
        # Whether words follow each other is not known yet.
        yield ranges
    else:
        yield from ((one,) for one in ranges)


def _best(passages: Iterable[Range], language: str, starts: Starts) -> str:
    best: tuple[float, str] = (0.0, "")
    for text, order, start, end in passages:
        pieces, terms = analysis.segments(text[start:end], language)
        marks = _marks(terms, starts)
        if marks:
            first, worth = _window(marks)
            # Of two equal passages the earlier text (the summary) is read first.
            if worth - order * 0.1 > best[0]:
                best = worth - order * 0.1, _written(pieces, marks, first, language, start > 0, end < len(text))
    return best[1]


def _marks(terms: Sequence[tuple[str | None, ...]], starts: Starts) -> list[Mark]:
    # Stop words stand for nothing: a run reaches over them.
    kept = [(place, term) for place, found in enumerate(terms) for term in found if term is not None]
    marks: list[Mark] = []
    after = 0
    for at, (place, term) in enumerate(kept):
        if at < after or term not in starts:
            continue
        for run in starts[term]:
            if len(run) == 1 or tuple(term for _, term in kept[at : at + len(run)]) == run:
                after = at + len(run)
                marks.append(Mark(place, kept[after - 1][0] + 1, run))
                break
    return marks


def _window(marks: Sequence[Mark]) -> tuple[int, float]:
    best = (0, -1.0)
    for first, mark in enumerate(marks):
        end = mark.start + PIECES - LEAD
        inside = [other for other in islice(marks, first, first + PIECES) if other.end <= end]
        worth = sum(len(run) for run in {other.run for other in inside}) + 0.1 * len(inside)
        if worth > best[1]:
            best = mark.start, worth
    return best


def _written(
    pieces: Sequence[str], marks: Sequence[Mark], first: int, language: str, more_before: bool, more_after: bool
) -> str:
    start = max(0, first - LEAD)
    cut_before = start > 0 or more_before
    # A passage begins with a word, not with the full stop of the sentence before.
    while cut_before and start < first and not any(c.isalnum() for c in pieces[start]):
        start += 1
    end = min(len(pieces), start + PIECES)
    parts, at = ["… "] if cut_before else [], start
    for mark in marks:
        if mark.start >= start and mark.end <= end:
            before, marked, behind = _cut("".join(pieces[mark.start : mark.end]), mark.run, language)
            parts.append(
                f"{escape(''.join(pieces[at : mark.start]) + before)}<mark>{escape(marked)}</mark>{escape(behind)}"
            )
            at = mark.end
    parts.append(escape("".join(pieces[at:end])))
    if end < len(pieces) or more_after:
        parts.append(" …")
    return " ".join("".join(parts).split())


def _cut(text: str, run: Run, language: str) -> tuple[str, str, str]:
    """Part what was found from what ICU left on it: the article of l’aide, the 's of a genitive."""
    found = [word for term, word in analysis.terms(text, language) if term in run]
    if not found:
        return "", text, ""
    return text[: found[0].start], text[found[0].start : found[-1].end], text[found[-1].end :]
