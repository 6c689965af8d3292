"""The labelled sentences, and how well the check does on them.

`python -m tests.privacy.measuring` prints the tables of docs/privacy-check.md, and what is wrong.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.domain.privacy import Finding, check

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "es", "pt", "vi", "th", "id")
FOLDERS = ("sentences", "held")
# "[phone:+221 77 123 45 67]"
MARK = re.compile(r"\[([a-z_]+):([^\]]*)\]")


@dataclass(frozen=True)
class Place:
    """Words in a sentence that are personal data: of which kind, from where to where."""

    kind: str
    start: int
    end: int

    def holds(self, finding: Finding) -> bool:
        """Say whether a finding is of these words: of their kind, and in part the same."""
        return finding.kind == self.kind and finding.start < self.end and self.start < finding.end


@dataclass(frozen=True)
class Sentence:
    """A sentence with the places of personal data in it; none where it holds none."""

    text: str
    places: tuple[Place, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of personal data in it."""
        return frozenset(place.kind for place in self.places)


@dataclass(frozen=True)
class Measured:
    """How much of what is there was found, how much was missed, and how much was found that is not there."""

    found: int
    missed: int
    false: int

    @property
    def recall(self) -> float:
        """The part that was found of what is there."""
        return self.found / max(1, self.found + self.missed)

    @property
    def precision(self) -> float:
        """The part that is right of what was found."""
        return self.found / max(1, self.found + self.false)

    def __add__(self, other: "Measured") -> "Measured":
        """Add what was counted in other sentences."""
        return Measured(self.found + other.found, self.missed + other.missed, self.false + other.false)


def sentences(language: str, folder: str) -> Iterator[Sentence]:
    """Yield the sentences of a language; `folder` is `sentences`, by which rules are made, or `held`, which they were not made by."""
    for line in (HERE / folder / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        yield _parsed(line)


def _parsed(line: str) -> Sentence:
    text, places, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        places.append(Place(mark[1], len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    return Sentence(text + line[at:], tuple(places))


def by_sentence(sentence: Sentence, found: Iterable[Finding]) -> Measured:
    """Count the sentence: it holds personal data or none."""
    is_there, is_found = bool(sentence.places), bool(list(found))
    return Measured(is_there and is_found, is_there and not is_found, is_found and not is_there)


def by_place(sentence: Sentence, found: Iterable[Finding], kind: str = "") -> Measured:
    """Count its places, of one kind or of all: found where they stand and as what they are."""
    places = [place for place in sentence.places if kind in ("", place.kind)]
    findings = [finding for finding in found if kind in ("", finding.kind)]
    hit = sum(any(place.holds(finding) for finding in findings) for place in places)
    false = sum(not any(place.holds(finding) for place in places) for finding in findings)
    return Measured(hit, len(places) - hit, false)


@cache
def measure(language: str, folder: str) -> tuple[Measured, Measured]:
    """Return how well the check does on a language's sentences: by sentence and by place."""
    whole = places = Measured(0, 0, 0)
    for sentence in sentences(language, folder):
        found = check(sentence.text)
        whole, places = whole + by_sentence(sentence, found), places + by_place(sentence, found)
    return whole, places


def table() -> str:
    """Return how well the check does in each language, as the page of documentation has it."""
    rows = [
        "| language | sentences | recall | precision | places: recall | precision "
        "| held: sentences | recall | precision | places: recall | precision |",
        "| --- " * 11 + "|",
    ]
    for language in LANGUAGES:
        cells = [language]
        for folder in FOLDERS:
            cells.append(str(len(list(sentences(language, folder)))))
            cells += [f"{rate:.3f}" for one in measure(language, folder) for rate in (one.recall, one.precision)]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def table_of_kinds(kinds: Iterable[str]) -> str:
    """Return how well the check finds each kind, in all languages and both folders."""
    rows = ["| kind | places | recall | precision |", "| --- " * 4 + "|"]
    every = [sentence for folder in FOLDERS for language in LANGUAGES for sentence in sentences(language, folder)]
    findings = [check(sentence.text) for sentence in every]
    for kind in kinds:
        of_kind = Measured(0, 0, 0)
        for sentence, found in zip(every, findings, strict=True):
            of_kind += by_place(sentence, found, kind)
        there = of_kind.found + of_kind.missed
        if there:
            rows.append(f"| `{kind}` | {there} | {of_kind.recall:.3f} | {of_kind.precision:.3f} |")
    return "\n".join(rows)


def wrong() -> Iterator[str]:
    """Yield the sentences of which something else was found than is there."""
    for folder in FOLDERS:
        for language in LANGUAGES:
            for sentence in sentences(language, folder):
                found = check(sentence.text)
                counted = by_place(sentence, found)
                if counted.missed or counted.false:
                    there = [f"{one.kind}: {sentence.text[one.start : one.end]}" for one in sentence.places]
                    seen = [f"{one.kind}: {one.text}" for one in found]
                    yield f"{language} {folder}: {sentence.text}\n    is there: {there}\n    was found: {seen}"


if __name__ == "__main__":
    from portal.domain.privacy import KINDS

    print(table(), table_of_kinds(KINDS), *wrong(), sep="\n\n")
