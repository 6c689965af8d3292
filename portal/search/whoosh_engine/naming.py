"""Which concepts the words of a question name, and in which language they seem to be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.search import analysis
from portal.search.concepts import Concepts, Key

STOP = 0.5
"""What a stop word counts towards a language, against 1 for a word that names a concept in it."""

READERS = 0.75
"""What the reader's language has ahead of others."""


SHORTEST = 4
"""Letters of a word that is taken for one of another language."""


@dataclass(frozen=True)
class Span:
    """Words from `start` up to `end` that name one of `keys`, as they do in `language`."""

    start: int
    end: int
    keys: frozenset[Key]
    language: str


@dataclass(frozen=True)
class Named:
    """The language that a question seems to be in, and what its words name, without overlaps, in their order."""

    language: str
    spans: tuple[Span, ...]

    @property
    def covered(self) -> frozenset[int]:
        """The places of words that name something."""
        return frozenset(place for span in self.spans for place in range(span.start, span.end))


def name(words: Sequence[str], readers: str, concepts: Concepts) -> Named:
    """Return what `words` name; `readers` is the language of the page that they were typed on.

    The language in which most of them mean something is asked first, then the reader's, then all others, each for the words that are
    left: so a French word is not taken for the English one that looks like it.
    """
    found = {language: _spans(words, language, concepts) for language in concepts.languages}
    points = {language: _points(words, language, spans, readers) for language, spans in found.items()}
    spoken = max(points, key=lambda language: (points[language], language == readers), default=readers)
    if any(analysis.is_vietnamese(word) for word in words):
        spoken = "vi"
    order = dict.fromkeys((spoken, readers, *sorted(points, key=lambda language: -points[language])))
    passed = analysis.stops(words, spoken)
    taken: set[int] = set()
    kept: list[Span] = []
    for language in order:
        for span in sorted(found.get(language, ()), key=lambda span: span.start - span.end):
            places = set(range(span.start, span.end))
            if not places & taken and (language == spoken or _is_foreign(words, span, spoken, passed)):
                taken |= places
                kept.append(span)
    return Named(spoken, tuple(sorted(kept, key=lambda span: span.start)))


def _is_foreign(words: Sequence[str], span: Span, spoken: str, passed: frozenset[str]) -> bool:
    """Say whether words can be those of another language: several, or one that is no short word or syllable of this one."""
    one = words[span.start]
    if span.end - span.start > 1:
        return not any(word in passed for word in words[span.start : span.end])
    return one not in passed and len(one) >= SHORTEST and not analysis.analysis_of(spoken).marked


def _points(words: Sequence[str], language: str, spans: Iterable[Span], readers: str) -> float:
    named = sum(span.end - span.start for span in spans)
    stops = sum(word in analysis.stops(words, language) for word in words)
    return named + STOP * stops + READERS * (language == readers)


def _spans(words: Sequence[str], language: str, concepts: Concepts) -> list[Span]:
    return [Span(one.start, one.end, one.keys, language) for one in concepts.find(words, language, query=True)]
