"""The labelled sentences, and how well the check does on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.domain.privacy import check

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "es", "pt", "vi", "th", "id")


@dataclass(frozen=True)
class Sentence:
    """A sentence with the kinds of personal data in it; none where it holds none."""

    language: str
    kinds: frozenset[str]
    text: str


@dataclass(frozen=True)
class Measured:
    """How many sentences with personal data were found, how many were missed, how many without were taken for such."""

    found: int
    missed: int
    false: int

    @property
    def recall(self) -> float:
        """The part that was found of what is there."""
        return self.found / (self.found + self.missed)

    @property
    def precision(self) -> float:
        """The part that is right of what was found."""
        return self.found / (self.found + self.false)


def sentences(language: str, folder: str) -> Iterator[Sentence]:
    """Yield the sentences of a language; `folder` is `sentences`, by which rules are made, or `held`, by which they are measured only."""
    for line in (HERE / folder / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        kinds, _, text = line.partition("|")
        yield Sentence(language, frozenset() if kinds == "-" else frozenset(kinds.split(",")), text)


def measure(language: str, folder: str) -> Measured:
    """Count by kind: each kind of a sentence is found or missed, each found that is not there is false."""
    found = missed = false = 0
    for sentence in sentences(language, folder):
        seen = {finding.kind for finding in check(sentence.text)}
        found += len(seen & sentence.kinds)
        missed += len(sentence.kinds - seen)
        false += len(seen - sentence.kinds)
    return Measured(found, missed, false)


def table() -> str:
    """Return how well the check does in each language, as the page of documentation has it."""
    rows = [
        "| language | sentences | recall | precision | held back: sentences | recall | precision |",
        "| --- " * 7 + "|",
    ]
    for language in LANGUAGES:
        cells = [language]
        for folder in ("sentences", "held"):
            measured, count = measure(language, folder), len(list(sentences(language, folder)))
            cells += [str(count), f"{measured.recall:.3f}", f"{measured.precision:.3f}"]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def wrong(language: str, folder: str) -> Iterator[tuple[Sentence, frozenset[str]]]:
    """Yield sentences of which something else was found than is there."""
    for sentence in sentences(language, folder):
        seen = frozenset(finding.kind for finding in check(sentence.text))
        if seen != sentence.kinds:
            yield sentence, seen
