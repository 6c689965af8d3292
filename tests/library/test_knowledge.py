"""Vocabularies and places are read strictly: a slip in a file stops the portal's start, not one page a month later."""

from datetime import date
from pathlib import Path

import pytest
from babel import Locale

from portal.domain.kinds import KINDS
from portal.services.country_names import COUNTRIES, LANGUAGES
from portal.services.knowledge import Knowledge, KnowledgeError, load

STAGE = """\
scheme: stage
prefLabel: {en: Stage, fr: Étape}
concepts:
  - code: whole_cycle
    prefLabel: {en: Whole cycle}
  - code: pre_return
    prefLabel: {en: Before return, fr: Avant le retour}
    altLabel: {en: [outreach, counselling], mul: [PRC]}
    hiddenLabel: {mul: [PREC]}
    broader: [whole_cycle]
    definition: {en: What comes first.}
    source: https://example.org
    distinct_from: [whole_cycle]
"""
PLACES = """\
regions:
  - code: west-africa
    prefLabel: {en: West Africa}
    altLabel: {fr: [Afrique occidentale]}
    countries: [SN, BF]
    neighbours: [TD]
    transit: [LY]
countries:
  - code: GB
    aliases: [UK]
  - code: XK
    alpha3: XKX
    name: {en: Kosovo here}
    footnote: {en: See the resolution.}
blocs:
  - code: ecowas
    prefLabel: {en: ECOWAS}
    members:
      - {country: SN}
      - {country: BF, from: 1975-05-28, to: 2025-01-29}
"""
CORRIDORS = "corridors:\n  - {host: LY, transit: [NE], origin: SN, seen: IOM 2023}\n"

BAD = {
    "unknown key": ("stage.yaml", STAGE.replace("source:", "sources:"), "concepts.pre_return.sources"),
    "code twice": (
        "stage.yaml",
        STAGE.replace("code: pre_return", "code: whole_cycle"),
        "'whole_cycle' is given twice",
    ),
    "broader of nothing": ("stage.yaml", STAGE.replace("broader: [whole", "broader: [half"), "pre_return.broader"),
    "distinct from nothing": ("stage.yaml", STAGE.replace("from: [whole", "from: [half"), "pre_return.distinct_from"),
    "unknown language": ("stage.yaml", STAGE.replace("{en: Before", "{xx: Before"), "concepts.pre_return.prefLabel.xx"),
    "label of no language": (
        "stage.yaml",
        STAGE.replace("{en: Whole", "{mul: Whole"),
        "concepts.whole_cycle.prefLabel",
    ),
    "no label": (
        "stage.yaml",
        STAGE.replace("prefLabel: {en: Whole cycle}", "source: a"),
        "concepts.whole_cycle.prefLabel",
    ),
    "text for a list": (
        "stage.yaml",
        STAGE.replace("[outreach, counselling]", "outreach"),
        "concepts.pre_return.altLabel.en",
    ),
    "name is not the file's": ("stage.yaml", STAGE.replace("scheme: stage", "scheme: stages"), "scheme"),
    "broken YAML": ("stage.yaml", STAGE + "  - [", "stage.yaml"),
    "not UTF-8": ("stage.yaml", STAGE.encode("latin-1"), "stage.yaml"),
    "NO read as false": ("places.yaml", PLACES.replace("[SN, BF]", "[SN, NO]"), "regions.west-africa.countries.1"),
    "no country": ("places.yaml", PLACES.replace("[TD]", "[EU]"), "west-africa: there is no 'EU'"),
    "no country in a bloc": (
        "places.yaml",
        PLACES.replace("{country: SN}", "{country: SX, to: 2000}"),
        "blocs.ecowas.members.0",
    ),
    "alias that is a country": ("places.yaml", PLACES.replace("[UK]", "[FR]"), "'FR' is given twice"),
    "country in two regions": ("places.yaml", PLACES.replace("[TD]", "[SN]"), "'SN' is given twice"),
    "corridor to nowhere": ("corridors.yaml", CORRIDORS.replace("SN", "ZZ"), "LY-ZZ: there is no 'ZZ'"),
    "corridor without evidence": ("corridors.yaml", CORRIDORS.replace(", seen: IOM 2023", ""), "corridors.0.seen"),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder with one scheme, one region and one corridor."""
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    for name, text in {"stage.yaml": STAGE, "places.yaml": PLACES, "corridors.yaml": CORRIDORS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_terms_are_read(content: Path) -> None:
    """Otherwise a synonym in the file is found by no search."""
    concept = load(content).vocabulary.concept("stage", "pre_return")
    assert concept.label("fr") == "Avant le retour"
    assert concept.alternatives == {"en": ("outreach", "counselling"), "mul": ("PRC",)}
    assert concept.hidden == {"mul": ("PREC",)}
    assert concept.definition == {"en": "What comes first."}
    assert (concept.broader, concept.distinct_from) == (("whole_cycle",), ("whole_cycle",))


def test_places_are_read(content: Path) -> None:
    """Otherwise a state counts as a member of a bloc that it left, or has a name that it does not use."""
    places = load(content).places
    assert places.name("XK", "en") == "Kosovo here"
    assert places.footnote("XK", "fr") == "See the resolution."
    assert places.name("SN", "fr") == "Sénégal"
    assert places.name("SN", "de") == "Senegal"
    assert places.region_of("TD") == "west-africa"
    assert places.aliases == {"UK": "GB", "XKX": "XK"}
    assert places.blocs_of(["BF"], date(2020, 1, 1)) == ("ecowas",)
    assert places.blocs_of(["BF"], date(2025, 2, 1)) == ()
    assert places.corridors[0].transit == ("NE",)


@pytest.mark.parametrize("case", BAD)
def test_a_slip_is_named_with_file_and_key(case: str, content: Path) -> None:
    """Otherwise a slip shows as an empty filter or a missing name, and nobody knows why."""
    name, data, message = BAD[case]
    (content / "vocabulary" / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(KnowledgeError) as caught:
        load(content)
    assert name in str(caught.value)
    assert message in str(caught.value)


def test_a_missing_file_is_named(content: Path) -> None:
    """Otherwise a wrong setting of the content folder ends in a traceback."""
    (content / "vocabulary" / "corridors.yaml").unlink()
    with pytest.raises(KnowledgeError, match=r"corridors\.yaml"):
        load(content)
    with pytest.raises(KnowledgeError, match="no vocabulary files"):
        load(content / "elsewhere")


def test_countries_are_those_of_iso_and_kosovo() -> None:
    """Otherwise a country cannot be chosen, or a union of states can."""
    not_countries = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
    territories = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    assert set(COUNTRIES) == territories - not_countries
    assert len(COUNTRIES) == 250


def test_every_country_has_a_name_in_every_language(knowledge: Knowledge) -> None:
    """Otherwise a page prints a code where a country's name belongs."""
    for country in knowledge.places.countries.values():
        assert all(country.names[language] not in {"", country.code} for language in LANGUAGES), country.code
        assert dict(country.names)["fr"] == country.names["fr"]


def test_every_field_with_codes_has_its_scheme(knowledge: Knowledge) -> None:
    """Otherwise a form offers nothing to choose and every record is refused."""
    schemes = {field.scheme for kind in KINDS.values() for field in kind.fields if field.scheme} - {"region"}
    assert schemes <= set(knowledge.vocabulary.schemes)
    assert {"body", "cost_band"} <= set(knowledge.vocabulary.schemes)
