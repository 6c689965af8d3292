"""What every record of the starter library has to be, whoever wrote it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from portal.domain import privacy
from portal.search import analysis
from portal.services.hints.language import detect
from portal.services.knowledge import Knowledge
from portal.services.library.folder import Entry, Library, read_folder
from portal.services.library.notes import Note
from portal.settings import ROOT
from tests.library.readability import grade

LEAST = {"en": 208, "fr": 40, "pt": 12, "es": 12, "th": 10, "vi": 10, "id": 10}
WORDS = range(60, 121)
"""Words of a summary."""

# ICU counts syllables in Vietnamese, and parts of compounds in Thai.
MORE = {"vi": 1.5, "th": 1.4}
HARDEST = 14.0

SCHEMES = {
    "practice_type": "practice_type",
    "resource_type": "resource_type",
    "avrr_stage": "stage",
    "beneficiary_groups": "group",
    "themes": "theme",
    "root_causes": "root_cause",
    "interventions": "intervention",
    "reintegration_dimension": "dimension",
    "level": "level",
    "geographic_scope": "geographic_scope",
    "evidence_grade": "evidence",
    "return_type": "return_type",
    "audience": "audience",
}
NOT_IN_ANY_SHEET = {
    "resource_type": {"service_directory", "webinar_recording", "form_or_template"},
    "group": {"lgbtiq"},
    "return_type": {"spontaneous"},
    "root_cause": {"family_pressure"},
}
"""Values that no fact sheet gives reason for; to use them would be to invent."""


@pytest.fixture(scope="module")
def library(knowledge: Knowledge) -> Library:
    """Return the starter library as it is read."""
    context = {"vocabulary": knowledge.vocabulary, "places": knowledge.places}
    return read_folder(ROOT / "content", context)


def notes(library: Library) -> Iterator[tuple[Entry, Note]]:
    for entry in library.entries:
        yield from ((entry, note) for note in entry.notes)


def leaves(value: Any) -> Iterator[str]:
    """Yield every text in a value."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else None
    if parts is not None:
        for part in parts:
            yield from leaves(part)
    elif value is not None:
        yield str(value)


def test_nobody_can_be_recognised(library: Library) -> None:
    """Else the portal's own texts do what it keeps others from."""
    found = [
        f"{entry.id}.{note.language}: {one.kind}: {one.text}"
        for entry, note in notes(library)
        for text in leaves(note.texts)
        for one in privacy.check(text, note.language)
    ]
    assert found == []


def test_nobody_can_be_recognised_in_short(library: Library) -> None:
    """Else a name that is not in a text stands in its summary in another language."""
    found = [
        f"{entry.id}.{one['language']}: {sign.kind}: {sign.text}"
        for entry in library.entries
        for one in (entry.original.shared or {}).get("abstracts") or ()
        for text in (one["title"], one["summary"])
        for sign in privacy.check(text, one["language"])
        if sign.kind != "small_count"
    ]
    assert found == []


def test_every_record_speaks_in_short_in_all_languages(library: Library) -> None:
    """Else an official finds nothing with the words of their own language."""
    for entry in library.entries:
        spoken = {note.language for note in entry.notes}
        short = {one["language"] for one in (entry.original.shared or {}).get("abstracts") or ()}
        assert set(LEAST) <= spoken | short, entry.id


def test_each_is_in_the_language_that_it_says(library: Library) -> None:
    """Else a reader is sent to a text that they cannot read, and its words are stemmed wrongly."""
    for entry, note in notes(library):
        body = note.texts.get("approach") or note.texts.get("description") or ""
        seen = detect("\n".join([str(note.texts["title"]), str(note.texts["summary"]), str(body)]))
        assert seen in ("", note.language), f"{entry.id}.{note.language} looks like {seen}"


def test_summaries_can_stand_alone(library: Library) -> None:
    """Else the list of results says nothing, or too much."""
    for entry, note in notes(library):
        count = sum(1 for _ in analysis.words(str(note.texts["summary"]))) / MORE.get(note.language, 1)
        assert round(count) in WORDS, f"{entry.id}.{note.language}: {count:.0f} words"


def test_english_summaries_are_plain(library: Library) -> None:
    """Else an official whose English is their third language gives up."""
    hard = {
        entry.id: round(found, 1)
        for entry, note in notes(library)
        if note.language == "en" and (found := grade(str(note.texts["summary"]))) > HARDEST
    }
    assert hard == {}


def test_every_record_names_sources_that_can_be_opened(library: Library) -> None:
    """Else nobody can look up what it rests on."""
    for entry in library.entries:
        sources = (entry.original.shared or {}).get("sources") or []
        assert sources, entry.id
        for source in sources:
            parts = urlsplit(str(source["url"]))
            assert parts.scheme in ("http", "https"), entry.id
            assert "." in (parts.hostname or ""), entry.id
            assert not any(sign.isspace() for sign in source["url"]), entry.id


def test_officials_find_enough_in_their_language(library: Library) -> None:
    """Else the languages of the interface lead to a handful of texts. Half of what there is comes from an English note."""
    count = Counter(note.language for _, note in notes(library))
    versions = Counter(note.language for entry in library.entries for note in entry.versions)
    for language, least in LEAST.items():
        assert count[language] >= least, language
        if language != "en":
            assert versions[language] * 2 >= least, language
    assert len(library.entries) >= 208


def test_every_value_of_every_facet_is_used(library: Library, knowledge: Knowledge) -> None:
    """Else a filter leads to nothing, and nobody knows whether the library lacks it or the sorting."""
    for field, scheme in SCHEMES.items():
        used = {code for entry in library.entries for code in leaves((entry.original.shared or {}).get(field))}
        assert set(knowledge.vocabulary.codes(scheme)) - used == NOT_IN_ANY_SHEET.get(scheme, set()), field
