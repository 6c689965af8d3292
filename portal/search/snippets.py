"""The passage of a text that shows best why it was found, with the found words marked."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from portal.search import analysis

Run = tuple[str, ...]

WORDS = 36
"""About how many words a snippet has: two to three lines of a result."""

LEAD = 6
"""Words shown before the first marked one."""

MOST = 30_000
"""Characters of a text that are looked at."""


class Mark(NamedTuple):
    """A run of words that was found: first word, word after the last, which run."""

    start: int
    end: int
    run: Run


def snippet(texts: Iterable[str], language: str, needles: frozenset[Run]) -> str:
    """Return safe HTML of the best passage among `texts`, with <mark> around what `needles` found; empty where nothing is."""
    best: tuple[float, str] = (0.0, "")
    for order, text in enumerate(texts):
        tokens = list(analysis.terms(text[:MOST], language))
        marks = _marks([term for term, _ in tokens], needles)
        if not marks:
            continue
        start, worth = _window(marks)
        # Of two equal passages the earlier text (the summary) is read first.
        if worth - order * 0.1 > best[0]:
            best = worth - order * 0.1, _written(text, [word for _, word in tokens], marks, start)
    return best[1]


def _marks(terms: Sequence[str | None], needles: frozenset[Run]) -> list[Mark]:
    starts: dict[str, list[Run]] = {}
    for run in sorted(needles, key=len, reverse=True):
        if run:
            starts.setdefault(run[0], []).append(run)
    # Stop words stand for nothing: a run reaches over them.
    kept = [(place, term) for place, term in enumerate(terms) if term is not None]
    marks: list[Mark] = []
    at = 0
    while at < len(kept):
        for run in starts.get(kept[at][1], ()):
            if tuple(term for _, term in kept[at : at + len(run)]) == run:
                marks.append(Mark(kept[at][0], kept[at + len(run) - 1][0] + 1, run))
                at += len(run) - 1
                break
        at += 1
    return marks


def _window(marks: Sequence[Mark]) -> tuple[int, float]:
    best = (0, -1.0)
    for first in range(len(marks)):
        inside = [mark for mark in marks[first:] if mark.end <= marks[first].start + WORDS - LEAD]
        worth = sum(len(run) for run in {mark.run for mark in inside}) + 0.1 * len(inside)
        if worth > best[1]:
            best = marks[first].start, worth
    return best


def _written(text: str, words: Sequence[analysis.Word], marks: Sequence[Mark], first: int) -> str:
    start = max(0, first - LEAD)
    end = min(len(words), start + WORDS)
    inside = [mark for mark in marks if mark.start >= start and mark.end <= end]
    at = words[start].start if start else 0
    last = words[end - 1].end if end < len(words) else len(text)
    parts = ["… "] if start else []
    for mark in inside:
        parts.append(escape(text[at : words[mark.start].start]))
        parts.append(f"<mark>{escape(text[words[mark.start].start : words[mark.end - 1].end])}</mark>")
        at = words[mark.end - 1].end
    parts.append(escape(text[at:last]))
    if end < len(words):
        parts.append(" …")
    return " ".join("".join(parts).split())
