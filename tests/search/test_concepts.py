"""Concepts: the vocabulary's terms found in words, the longest first, and nothing found where words only look alike."""

import pytest

from portal.domain.vocabulary import Concept, Scheme, Vocabulary
from portal.search import analysis
from portal.search.concepts import Concepts
from tests.search.samples import concepts, places, vocabulary


def named(text: str, language: str, found: Concepts) -> set[str]:
    """Return the codes that a text names."""
    words = [word.text for word in analysis.words(text)]
    return {code for item in found.find(words, language) for _, code in item.keys}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("AVRR in Senegal", "en", {"avrr", "SN"}),
        ("assisted voluntary return and reintegration", "en", {"avrr"}),
        ("assisted voluntary return", "en", {"avr"}),
        ("l'aide au retour volontaire au Sénégal", "fr", {"avr", "SN"}),
        ("Unaccompanied CHILDREN", "en", {"umc"}),
        ("return of investment in assisted living", "en", set()),
        ("voluntary work", "en", set()),
        ("Guinea-Bissau", "en", {"GW"}),
        ("Guinea", "en", set()),
    ],
)
def test_concepts_are_found(text: str, language: str, expected: set[str]) -> None:
    assert named(text, language, concepts()) == expected


def test_the_digest_changes_with_the_vocabulary() -> None:

    other = vocabulary()
    other.schemes["group"].concepts["umc"].preferred["fr"] = "Autre nom"  # type: ignore[index]
    assert Concepts(other, places(), ("en", "fr", "th")).digest != concepts().digest


def test_a_hidden_term_names_a_concept_in_a_query_only() -> None:
    found = Concepts(
        Vocabulary(
            [
                Scheme(
                    "group",
                    {},
                    {"vot": Concept("group", "vot", {"fr": "Victimes de la traite"}, hidden={"fr": ("traite",)})},
                )
            ]
        ),
        places(),
        ("fr",),
    )
    run = ["le", "rapport", "traite", "du", "retour"]
    assert found.find(run, "fr") == []
    assert [item.keys for item in found.find(run, "fr", query=True)] == [frozenset({("group", "vot")})]
