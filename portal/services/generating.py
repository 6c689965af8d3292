"""Notes for measuring: Zipf-like text with the product's facets. Never for real use; the same seed gives the same notes.

Words follow Zipf-Mandelbrot (rank + 2.7) ** -1.07 over 60,000 made words; each note also draws from one of 200 topics, so that its
words belong together as those of real notes do. The method is that of the study in docs/search.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from random import Random
from typing import Any

from portal.database import publishing
from portal.database.tables import Origin
from portal.domain.kinds import KINDS
from portal.domain.places import Places
from portal.domain.policy import Visibility
from portal.domain.vocabulary import Vocabulary
from portal.services.context import Portal
from portal.services.texts import made_text

WORDS, TOPICS, TOPIC_WORDS = 60_000, 200, 300
SHIFT, EXPONENT = 2.7, 1.07
LANGUAGES = ("en", "en", "en", "fr", "fr", "es", "pt", "id")
TRANSLATED = 0.1
BATCH = 100
ONSETS, NUCLEI, CODAS = (
    ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "br", "tr", "st", "pl"],
    ["a", "e", "i", "o", "u", "ai", "ou"],
    ["", "", "n", "r", "s", "l", "nt"],
)


@dataclass(frozen=True)
class Generated:
    """A record with its language versions, the original first."""

    id: str
    kind: str
    shared: dict[str, Any]
    versions: tuple[tuple[str, dict[str, Any]], ...]


class Generator:
    """Draws notes."""

    def __init__(self, seed: int, vocabulary: Vocabulary, places: Places) -> None:
        self._random = Random(seed)  # noqa: S311 - text for measuring, no secret
        self.vocabulary, self.places = vocabulary, places
        self._regions = [region for region in places.regions.values() if region.countries]
        self.words = self._lexicon()
        self._weights = list(accumulate((rank + SHIFT) ** -EXPONENT for rank in range(1, WORDS + 1)))
        topics = [self._random.sample(range(WORDS), TOPIC_WORDS) for _ in range(TOPICS)]
        self._topics = [[self.words[i] for i in topic] for topic in topics]

    def _lexicon(self) -> list[str]:
        pick, made = self._random.choice, dict[str, None]()
        while len(made) < WORDS:
            syllables = self._random.choices((1, 2, 3, 4), (1, 5, 6, 3))[0]
            made["".join(pick(ONSETS) + pick(NUCLEI) + pick(CODAS) for _ in range(syllables))] = None
        return list(made)

    def notes(self, count: int) -> Iterator[Generated]:
        """Yield `count` notes of 300 to 800 words."""
        for number in range(count):
            kind = "practice" if self._random.random() < 0.6 else "resource"
            languages = [self._random.choice(LANGUAGES)]
            if self._random.random() < TRANSLATED:
                languages.append("fr" if languages[0] != "fr" else "en")
            topic = self._random.choice(self._topics)
            versions = tuple((language, self._texts(kind, topic)) for language in languages)
            yield Generated(f"generated-{number:07d}", kind, self._shared(kind), versions)

    def sentence(self, topic: Sequence[str], length: int) -> str:
        """Return `length` words, three in ten of them of the topic, as a sentence."""
        common = self._random.choices(self.words, cum_weights=self._weights, k=length)
        own = self._random.choices(topic, k=length)
        mixed = [a if self._random.random() < 0.3 else b for a, b in zip(own, common, strict=True)]
        return " ".join(mixed).capitalize() + "."

    def _paragraph(self, topic: Sequence[str], words: int) -> str:
        sentences = []
        while words > 0:
            length = min(words, self._random.randint(8, 22))
            sentences.append(self.sentence(topic, length))
            words -= length
        return " ".join(sentences)

    def _texts(self, kind: str, topic: Sequence[str]) -> dict[str, Any]:
        texts: dict[str, Any] = {
            "title": self.sentence(topic, self._random.randint(5, 11))[:99].rstrip(" ."),
            "summary": self._paragraph(topic, self._random.randint(60, 100)),
        }
        sections = [field.name for field in KINDS[kind].sections if field.required]
        words = self._random.randint(240, 700)
        for name in sections:
            share = words // len(sections)
            texts[name] = "\n\n".join(self._paragraph(topic, part) for part in (share // 2, share - share // 2))
        if kind == "practice":
            texts["evidence_reason"] = self.sentence(topic, 12)
        return texts

    def _codes(self, scheme: str, most: int) -> list[str]:
        codes = self.vocabulary.codes(scheme)
        # Low ranks are frequent, as in real use.
        picks = [
            codes[min(int(self._random.expovariate(4.0 / len(codes))), len(codes) - 1)]
            for _ in range(self._random.randint(1, most))
        ]
        return list(dict.fromkeys(picks))

    def _shared(self, kind: str) -> dict[str, Any]:
        region = self._random.choice(self._regions)
        countries = self._random.sample(region.countries, min(len(region.countries), self._random.randint(1, 3)))
        year = self._random.randint(2000, 2025)
        shared: dict[str, Any] = {
            "regions": [region.code],
            "corridors": [
                {"host": self._random.choice(self._random.choice(self._regions).countries), "origin": countries[0]}
            ],
            "avrr_stage": self._codes("stage", 2),
            "beneficiary_groups": self._codes("group", 3),
            "themes": self._codes("theme", 3),
            "root_causes": self._codes("root_cause", 2),
            "interventions": self._codes("intervention", 4),
            "reintegration_dimension": self._codes("dimension", 2),
            "level": self._codes("level", 2),
            "contact_body": "not_reported",
            "sources": [{"title": "A generated source", "url": "https://example.org/source"}],
            "licence": "not_reported",
        }
        return shared | (self._practice(countries, year) if kind == "practice" else self._resource(countries, year))

    def _practice(self, countries: list[str], year: int) -> dict[str, Any]:
        return {
            "practice_type": self._codes("practice_type", 1)[0],
            "geographic_scope": "national",
            "implementation_countries": countries,
            "return_type": self._codes("return_type", 1),
            "lead_body": "not_reported",
            "partners": "not_reported",
            "period_start": str(year),
            "period_end": str(min(2026, year + self._random.randint(0, 6))),
            "project_status": "completed",
            "evidence_grade": self._codes("evidence", 1)[0],
            "gcm_objectives": {"primary": [21]},
        }

    def _resource(self, countries: list[str], year: int) -> dict[str, Any]:
        return {
            "resource_type": self._codes("resource_type", 1)[0],
            "countries_covered": countries,
            "audience": self._codes("audience", 2),
            "publisher_body": "not_reported",
            "year": year,
            "language_of_document": "en",
            "url": "https://example.org/document",
        }


def write(portal: Portal, count: int, seed: int) -> Iterator[int]:
    """Publish `count` generated notes in batches and yield the size of each batch when it is stored."""
    notes = Generator(seed, portal.vocabulary, portal.places).notes(count)
    while batch := list(islice(notes, BATCH)):
        publish(portal, batch)
        yield len(batch)


def publish(portal: Portal, notes: Sequence[Generated]) -> None:
    """Publish `notes` in one transaction."""
    made = [
        [made_text(note.kind, *_version(note, place), content) for place, (_, content) in enumerate(note.versions)]
        for note in notes
    ]
    with portal.database.writing() as session:
        for note, texts in zip(notes, made, strict=True):
            record = publishing.add_record(session, note.id, note.kind, note.versions[0][0], Visibility.public)
            publishing.publish(session, record, note.shared, texts, Origin.imported)


def _version(note: Generated, place: int) -> tuple[str, str]:
    return note.versions[place][0], "machine" if place else "original"
