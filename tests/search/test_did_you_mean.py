"""Did you mean: slips are mended in six languages, right words of all are left alone, and the rest of a question stays as it is."""

import random

import pytest

from portal.domain.policy import Reader, labels
from portal.search.whoosh_engine.slips import Slips, distances, slips_in
from portal.services import search
from portal.services.context import Portal
from tests.search.slips import RIGHT, SLIPS

VISITOR = Reader()


def mended(portal: Portal, text: str, language: str = "en", **params: list[str]) -> str | None:
    """Return what a visitor is asked whether they meant it."""
    found = search.find(portal, VISITOR, search.read_query(portal, language, text, params)).did_you_mean
    return found and search.clauses_text(found)


@pytest.mark.parametrize(
    ("language", "typed", "meant"), [(language, *row) for language, rows in SLIPS.items() for row in rows]
)
def test_a_slip_is_mended(starter: Portal, language: str, typed: str, meant: str) -> None:
    """Else somebody who writes in a hurry, or in a language that is not theirs, finds nothing and goes away."""
    assert mended(starter, typed, language) == meant
    again = search.find(starter, VISITOR, search.read_query(starter, language, meant, {}))
    assert again.total > 0


@pytest.mark.parametrize(("language", "words"), RIGHT.items(), ids=RIGHT)
def test_right_words_of_any_language_are_left_alone(starter: Portal, language: str, words: str) -> None:
    """Else the portal corrects people who know their language better than it does."""
    for page in {"en", "fr", language[:2]}:
        for word in words.split():
            assert mended(starter, word, page) is None, (page, word)
        assert mended(starter, words, page) is None


def test_sixty_right_words_at_least_are_tried() -> None:
    assert sum(len(words.split()) for words in RIGHT.values()) >= 60
    assert min(map(len, SLIPS.values())) >= 8


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"family tracing" goverment', '"family tracing" government'),
        ('"familly tracing" goverment', None),
        ("-goverment reintegraton", "-goverment reintegration"),
        ("+reintegraton goverment", "+reintegration government"),
        ("reintegraton OR goverment", "reintegration OR government"),
        ("re-integraton", "re-integration"),
        ("REINTEGRATON", "Reintegration"),
        ("reintegraton กลับบ้าน", "reintegration กลับบ้าน"),
        ('"familly tracing"', None),
        ("-familly", None),
        ("reintegration", None),
        ("", None),
    ],
)
def test_only_what_is_wrong_is_replaced(starter: Portal, typed: str, meant: str | None) -> None:
    """Else the link asks for something else than the reader did."""
    assert mended(starter, typed) == meant


def test_filters_stay_and_what_finds_nothing_with_them_is_not_said(starter: Portal) -> None:
    """Else a reader follows the link and stands before an empty page."""
    query = search.read_query(starter, "en", "reintegraton", {"region": ["west-africa"]})
    found = search.find(starter, VISITOR, query).did_you_mean
    assert found is not None
    assert found.filters == {"region": ("west-africa",)}
    assert mended(starter, "reintegraton", country=["AQ"]) is None


def test_an_acronym_or_name_in_one_text_only_is_no_slip(starter: Portal) -> None:
    """Else the only record that has a rare word cannot be asked for without being corrected."""
    held = starter.engine.corrected(["Ranong", "Kaolack", "Naptip"], labels(VISITOR), "en")
    assert held == {}


def _slips_by_the_table(a: str, b: str) -> int:
    """Return the optimal string alignment distance as the textbook has it."""
    table = [[i + j if not i * j else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            ways = [table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1])]
            if i > 1 and j > 1 and (a[i - 1], a[i - 2]) == (b[j - 2], b[j - 1]):
                ways.append(table[i - 2][j - 2] + 1)
            table[i][j] = min(ways)
    return table[-1][-1]


def test_the_dictionary_finds_every_word_that_is_near_enough() -> None:
    """Else some slips are mended and others, as near, are not."""
    draw = random.Random(7)

    def word(least: int = 3, most: int = 11) -> str:
        return "".join(draw.choice("abcde") for _ in range(draw.randint(least, most)))

    words = sorted({word() for _ in range(1500)})
    dictionary = Slips(words)
    for typed in (word(4) for _ in range(60)):
        assert list(distances(typed, words)) == [_slips_by_the_table(typed, other) for other in words]
        near = {
            (slips, other)
            for slips, other in zip(distances(typed, words), words, strict=True)
            if slips <= min(slips_in(len(typed)), slips_in(len(other)) or 1) and abs(len(typed) - len(other)) <= 2
        }
        # A word of three letters is found by a letter too many alone.
        near = {(slips, other) for slips, other in near if len(other) > 3 or typed in _longer(other)}
        assert set(dictionary.near(typed)) == near


def _longer(word: str) -> set[str]:
    return {word[:place] + letter + word[place:] for place in range(len(word) + 1) for letter in "abcde"}
