"""What looks like personal data is found in seven languages, at its place, and what only looks alike is left alone."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.privacy import KINDS, check
from portal.settings import ROOT
from tests.privacy.measuring import FOLDERS, LANGUAGES, measure, sentences, table, table_of_kinds

LEAST_RECALL, LEAST_PRECISION = 0.95, 0.85


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_finds_what_is_there_and_little_else(language: str, folder: str) -> None:
    """Else a migrant is recognised, or authors learn to click all warnings away."""
    for measured in measure(language, folder):
        assert measured.recall >= LEAST_RECALL
        assert measured.precision >= LEAST_PRECISION


def test_there_are_enough_sentences_of_both_sorts() -> None:
    """Else a rate says nothing."""
    every = [one for folder in FOLDERS for code in LANGUAGES for one in sentences(code, folder)]
    assert all(len(list(sentences(code, "sentences"))) >= 300 for code in LANGUAGES)
    assert all(any(not one.places for one in sentences(code, folder)) for code in LANGUAGES for folder in FOLDERS)
    assert {kind for one in every for kind in one.kinds} == set(KINDS) - {"photo"}
    assert len({one.text for one in every}) == len(every)
    assert 0.35 < sum(1 for one in every if not one.places) / len(every) < 0.65


def test_each_kind_says_why_and_what_to_write_instead() -> None:
    """Else the author reads that something is wrong and not what to do."""
    assert all(kind.label and kind.why and kind.instead for kind in KINDS.values())


@pytest.mark.parametrize(
    "text",
    [
        "Call +221 77\u00a0123\u202f45\u200b67 now",
        "โทรหาเธอที่ ๐๘๑-๒๓๔-๕๖๗๘",
        "Her passport: A\u00ad01234567",
        "Né le 3\u00a0mai\u00a01990 à Kankan",
        unicodedata.normalize("NFD", "Chị Phạm Thị Lan bị lừa bán sang Trung Quốc"),
    ],
)
def test_unseen_signs_and_other_digits_hide_nothing(text: str) -> None:
    """Else a number copied from a web page passes the check."""
    found = check(text)
    assert len(found) == 1
    assert text[found[0].start : found[0].end] == found[0].text
    assert found[0].blocking


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=30), st.sampled_from([s.text for s in sentences("th", "sentences")])), max_size=6
    )
)
def test_whatever_it_reads_findings_stand_where_they_say(parts: list[str]) -> None:
    """Else a page marks other words than were found, or fails on a strange text."""
    text = " ".join(parts)
    found = check(text)
    assert all(text[one.start : one.end] == one.text and one.kind in KINDS for one in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


@pytest.mark.parametrize("piece", ["1 ", "A", "passport ", "Mr A. ", "คน", "a@a", "12.", "(", "Two aa ", "n° : "])
def test_no_text_takes_for_ever(piece: str) -> None:
    """Else one file keeps the worker busy for an hour. The length is such that anything worse than linear does not end in time."""
    check(piece * (60_000 // len(piece)))


def test_the_page_states_what_was_measured() -> None:
    """Else people trust figures of rules that are gone."""
    page = (ROOT / "docs" / "privacy-check.md").read_text(encoding="utf-8")
    assert table() in page
    assert table_of_kinds(KINDS) in page
    assert all(f"| `{kind.code}` | {kind.label}: {kind.why} | {kind.instead} |" in page for kind in KINDS.values())


# They are in other languages, and checked as such in tests/library/test_starter_quality.py.
ABSTRACTS = re.compile(r"^abstracts:\n(?:(?:  .*|)\n)*", re.MULTILINE)


def test_published_texts_hold_none() -> None:
    """Else authors are warned of ministries and hotlines, and stop to read warnings."""
    texts = [ABSTRACTS.sub("", path.read_text(encoding="utf-8")) for path in (ROOT / "content").rglob("*.md")]
    assert len(texts) > 40
    found = {one.text for text in texts for one in check(text)}
    # A label beside a country, the author of a source, and the title of a report of the press.
    assert found <= {"Satisfied", "Jhogasundram", "Huit enfants burkinabè"}
