"""What stands before a colon in the search box: filters by the names that a reader's own language gives them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.domain.facets import FACETS, Facet
from portal.domain.languages import INTERFACE
from portal.domain.query import Clause, Coded, Need, Query, Years
from portal.services.context import Portal, open_portal
from portal.services.search import read_query
from portal.settings import ROOT, Settings
from portal.translations import catalogue

FILTERS = [
    ("pays:Sénégal", {"country": ("SN",)}),
    ("PAYS:senegal", {"country": ("SN",)}),
    ("country:Gambie", {"country": ("GM",)}),
    ("country:gm pays:SN", {"country": ("GM", "SN")}),
    ('country:"Côte d’Ivoire"', {"country": ("CI",)}),
    ('pays:"cote d\'ivoire"', {"country": ("CI",)}),
    ("langue:fr", {"language": ("fr",)}),
    ("language:French langue:thaï", {"language": ("fr", "th")}),
    ("langue:anglais", {"language": ("en",)}),
    ("région:europe type:ressource", {"region": ("europe",), "kind": ("resource",)}),
    ("étape:reintegration", {"stage": ("reintegration",)}),
    ("période:2015-2019", {"period": ("2015-2019",)}),
    ("corridor:ly-gm", {"corridor": ("LY-GM",)}),
]

NARROWED = [
    ("-pays:Gambie", Clause((Coded("country", "GM"),), Need.must_not)),
    ("NOT country:GM", Clause((Coded("country", "GM"),), Need.must_not)),
    ("year:2012-2018", Clause((Years(2012, 2018),), Need.must)),
    ("Année:..2010", Clause((Years(None, 2010),), Need.must)),
    ("annee:2015..", Clause((Years(2015, None),), Need.must)),
]


@pytest.fixture(scope="module")
def known(_library: Path) -> Iterator[Portal]:
    """Yield a portal that no test changes."""
    portal = open_portal(Settings(instance=_library / "instance", index=_library / "index", content=ROOT / "content"))
    yield portal
    portal.close()


def read(portal: Portal, text: str, language: str = "en") -> Query:
    """Return what the portal reads."""
    return read_query(portal, language, text, {})


@pytest.mark.parametrize(("text", "filters"), FILTERS)
def test_filters_are_known_by_their_names_in_every_language(
    known: Portal, text: str, filters: dict[str, tuple[str, ...]]
) -> None:
    """Else a French reader has to guess English words, and gets a search for the word before the colon."""
    assert read(known, text).filters == filters


@pytest.mark.parametrize(("text", "clause"), NARROWED)
def test_exclusions_and_years_stay_in_the_words(known: Portal, text: str, clause: Clause) -> None:
    """Else what was left out would be let in, or a year be a word."""
    found = read(known, text)
    assert (found.clauses, found.filters) == ((clause,), {})


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
@pytest.mark.parametrize("language", INTERFACE)
def test_what_is_seen_beside_the_results_can_be_typed(known: Portal, facet: Facet, language: str) -> None:
    """Else who types the name of a filter as the page writes it searches for a word."""
    label = catalogue(language).gettext(facet.label).replace(" ", "-")
    code = next(iter(known.codes(facet.scheme)), "LY-GM")
    assert read(known, f'{label}:"{code}"').filters == {facet.name: (code,)}
