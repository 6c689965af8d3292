"""Completing what is typed: any word of a name, without accents, with a slip, in any language, and never with what is not there."""

import pytest

from portal.domain.policy import Reader
from portal.services import reading, search
from portal.services.context import Portal
from portal.services.suggesting import CONCEPT, ORGANISATION, PLACE, RECORD, suggestions


def offered(portal: Portal, typed: str, language: str = "en") -> dict[str, list[str]]:
    """Return the texts that a visitor is offered, by kind."""
    found: dict[str, list[str]] = {CONCEPT: [], PLACE: [], ORGANISATION: [], RECORD: []}
    for one in suggestions(portal, Reader(), language, typed):
        found[one.kind].append(one.text)
    return found


@pytest.mark.parametrize(
    ("typed", "language", "kind", "text"),
    [
        ("sene", "en", PLACE, "Senegal"),
        ("sene", "fr", PLACE, "Sénégal"),
        ("senagal", "en", PLACE, "Senegal"),
        ("d'ivo", "fr", PLACE, "Côte d’Ivoire"),
        ("ivoirien", "fr", PLACE, "Côte d’Ivoire"),
        ("cote d", "fr", PLACE, "Côte d’Ivoire"),
        ("COTE", "fr", PLACE, "Côte d’Ivoire"),
        ("bissau", "en", PLACE, "Guinea-Bissau"),
        ("viatn", "en", PLACE, "Viet Nam"),
        ("ass vol ret", "en", CONCEPT, "Assisted voluntary return and reintegration"),
        ("fam trac", "en", CONCEPT, "family tracing"),
        ("famly trac", "en", CONCEPT, "family tracing"),
        ("hebergem", "fr", CONCEPT, "hébergement"),
        ("vivi", "en", CONCEPT, "Vivienda"),
        ("ผู้เสียหาย", "en", CONCEPT, "ผู้เสียหาย"),
        ("red cro", "en", ORGANISATION, "French Red Cross"),
        ("migration inter", "en", ORGANISATION, "International Organization for Migration (IOM)"),
        ("timor trafico", "en", RECORD, "Timor-Leste adota procedimentos"),
        ("trcing", "en", RECORD, "tracing"),
    ],
)
def test_what_begins_so_is_offered(starter: Portal, typed: str, language: str, kind: str, text: str) -> None:
    """Else somebody who half remembers a name has to know how it is written, and where it begins."""
    found = offered(starter, typed, language)[kind]
    assert any(text == one or (kind in (RECORD, ORGANISATION) and text.lower() in one.lower()) for one in found), found


@pytest.mark.parametrize("typed", ["", " ", "r", "é", "-", '"', "zzqx", "\0", "a" * 3000, "😀", "' OR 1"])
def test_what_says_nothing_offers_nothing_and_fails_never(starter: Portal, typed: str) -> None:
    """Else each letter in the box is an error in the log, or a list of anything."""
    found = suggestions(starter, Reader(), "en", typed)
    assert not found or typed == "' OR 1"


@pytest.mark.parametrize("typed", ["re", "mi", "viet", "organisation", "iom"])
def test_no_text_is_offered_twice_and_each_kind_has_its_limit(starter: Portal, typed: str) -> None:
    """Else the list is long and says little."""
    found = suggestions(starter, Reader(), "en", typed)
    assert 0 < len(found) <= 12
    texts = [one.text.casefold() for one in found]
    assert len(texts) == len(set(texts))


def test_a_place_of_which_there_is_no_record_is_not_offered(starter: Portal) -> None:
    """Else the list promises what the portal does not have."""
    assert offered(starter, "antarct")[PLACE] == []
    assert offered(starter, "senegal")[PLACE] != []


@pytest.mark.parametrize(
    "typed", ["a", "hou", "re", "for", "sen", "red", "min", "việt", "ผู้", "trag", "bissau", "cedeao"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_offered_finds_something(starter: Portal, typed: str, language: str) -> None:
    """Else a reader chooses what the portal itself proposed, and nothing is there."""
    for one in suggestions(starter, Reader(), language, typed):
        if one.record is None:
            query = search.read_query(starter, language, one.asked, {})
            assert search.find(starter, Reader(), query).total > 0, one
        else:
            kind, id, text = one.record
            assert reading.record(starter, Reader(), kind, id, language, text) is not None, one
