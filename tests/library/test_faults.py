"""Every fault is named with file, line and field, and nothing of a faulty record is taken in."""

from pathlib import Path

import pytest

from portal.services.knowledge import Knowledge
from portal.services.library.folder import Library, read_folder
from portal.services.library.notes import text_of
from tests.library.samples import (
    FRENCH,
    ORGANISATIONS,
    PRACTICE,
    RESOURCE,
    RESOURCE_TEXTS,
    french,
    make_folder,
    practice,
    put,
    resource,
)

STRAY = "notes/other-name.md"
SEA = "south-east-asia/savings-groups.md"
REGION = "[west-africa]"

# What is written where; then the faults: file, field, a part of the message.
BAD: dict[str, tuple[dict[str, str | bytes], list[tuple[str, str, str]]]] = {
    "broken YAML": ({PRACTICE: practice().replace("[SN, NE]", "[SN, NE")}, [(PRACTICE, "", "broken YAML")]),
    "NUL": ({PRACTICE: practice(lessons="a").encode().replace(b"\na\n", b"\na\x00\n")}, [(PRACTICE, "", "U+0000")]),
    "not UTF-8": ({FRENCH: french().encode("latin-1")}, [(FRENCH, "", "UTF-8")]),
    "unknown field": ({PRACTICE: practice(budget="1")}, [(PRACTICE, "budget", "not a field of a practice")]),
    "unknown section": ({PRACTICE: practice() + "\n## Context\n\na\n"}, [(PRACTICE, "Context", "not a field")]),
    "field of another kind": ({RESOURCE: resource(lead_body="iom")}, [(RESOURCE, "lead_body", "not a field of a resource")]),
    "missing field": ({PRACTICE: practice(licence=None)}, [(PRACTICE, "licence", "is missing")]),
    "missing section": ({FRENCH: french(lessons=None)}, [(FRENCH, "lessons", "is missing")]),
    "empty section": ({PRACTICE: practice(lessons="")}, [(PRACTICE, "lessons", "at least 1 character")]),
    "empty field": ({PRACTICE: practice().replace("licence: not_reported", "licence:")}, [(PRACTICE, "licence", "is missing")]),
    "unknown code": ({PRACTICE: practice(themes=["gold"])}, [(PRACTICE, "themes", "'gold' is not in the vocabulary 'theme'")]),
    "unknown country": ({PRACTICE: practice(implementation_countries=["SN", "UK"])}, [(PRACTICE, "implementation_countries", "'UK'")]),
    "unknown country of a corridor": ({PRACTICE: practice(corridors=[{"host": "EU", "origin": "SN"}])}, [(PRACTICE, "corridors", "'EU'")]),
    "unknown country of a reuse": (
        {PRACTICE: practice(reused_by=[{"country": "ZZ", "body": "b", "year": 2020}])}, [(PRACTICE, "reused_by", "'ZZ'")],
    ),
    "unknown region": ({PRACTICE: practice(regions=["west-africa", "asia"])}, [(PRACTICE, "regions", "'asia'")]),
    "unknown cost band": ({PRACTICE: practice(costs={"cost_band": "huge"})}, [(PRACTICE, "costs", "'huge'")]),
    "not_reported among codes": ({PRACTICE: practice(themes=["avrr", "not_reported"])}, [(PRACTICE, "themes", "'not_reported'")]),
    "not_reported as title": ({PRACTICE: practice(title="not_reported")}, [(PRACTICE, "title", "not_reported")]),
    "not_reported as visibility": ({PRACTICE: practice(visibility="not_reported")}, [(PRACTICE, "visibility", "not_reported")]),
    "not_reported as region": ({PRACTICE: practice().replace(REGION, "not_reported")}, [(PRACTICE, "regions", "valid list")]),
    "stage asks for the dimension": (
        {PRACTICE: practice(reintegration_dimension=None)}, [(PRACTICE, "reintegration_dimension", "is required here")],
    ),
    "a form asks where it is in force": (
        {RESOURCE: resource(resource_type="sop", jurisdiction="SN")}, [(RESOURCE, "in_force_from", "is required here")],
    ),
    "ends before it begins": ({PRACTICE: practice(period_end="2016")}, [(PRACTICE, "", "period_end is before")]),
    "small number of people": ({PRACTICE: practice(persons_reached={"total": 9})}, [(PRACTICE, "persons_reached.total", "10")]),
    "address that runs a script": (
        {PRACTICE: practice(sources=[{"title": "a", "url": "javascript:alert(1)"}])}, [(PRACTICE, "sources.1.url", "web address")],
    ),
    "second source without address": (
        {PRACTICE: practice(sources=[{"title": "a", "url": "https://a.org"}, {"title": "b"}])},
        [(PRACTICE, "sources.2.url", "is missing")],
    ),
    "unknown key in a source": (
        {PRACTICE: practice(sources=[{"title": "a", "url": "https://a.org", "page": 3}])}, [(PRACTICE, "sources.1.page", "not a field")],
    ),
    "heading too high": ({PRACTICE: practice(lessons="# Lessons\n\na")}, [(PRACTICE, "lessons", "level three")]),
    "section in the front matter": (
        {PRACTICE: practice().replace("licence:", "steps: a\nlicence:")}, [(PRACTICE, "steps", "is a section")],
    ),
    "field as a section": ({PRACTICE: practice(licence=None) + "\n## licence\n\nCC0\n"}, [(PRACTICE, "licence", "front matter")]),
    "given in both places": (
        {PRACTICE: practice().replace("licence:", "lessons: a\nlicence:")}, [(PRACTICE, "lessons", "is given twice")],
    ),
    "id differs from the file's name": (
        {PRACTICE: practice().replace("id: savings-groups", "id: other")}, [(PRACTICE, "id", "savings-groups")],
    ),
    "no id": ({PRACTICE: practice().replace("id: savings-groups\n", "")}, [(PRACTICE, "id", "is missing")]),
    "unknown type": ({PRACTICE: practice().replace("type: practice", "type: project")}, [(PRACTICE, "type", "practice or resource")]),
    "unknown language": ({PRACTICE: practice().replace("language: en", "language: xx")}, [(PRACTICE, "language", "'xx'")]),
    "language differs from the file's name": (
        {FRENCH: french().replace("language: fr", "language: es")}, [(FRENCH, "language", "must be fr")],
    ),
    "no translation": ({FRENCH: french().replace("translation: human\n", "")}, [(FRENCH, "translation", "is missing")]),
    "unknown translation": (
        {FRENCH: french().replace("translation: human", "translation: none")}, [(FRENCH, "translation", "human or machine")],
    ),
    "translation in the original": (
        {PRACTICE: practice().replace("language: en", "language: en\ntranslation: human")}, [(PRACTICE, "translation", "another language")],
    ),
    "shared field in a version": ({FRENCH: french(licence="CC0")}, [(FRENCH, "licence", "shared field")]),
    "version of the original's language": (
        {PRACTICE: practice().replace("language: en", "language: fr")}, [(FRENCH, "language", "language of the original")],
    ),
    "version of another type": (
        {FRENCH: text_of("savings-groups", "resource", "fr", "human", RESOURCE_TEXTS)}, [(FRENCH, "type", "the original is a practice")],
    ),
    "folder is not the first region": (
        {PRACTICE: practice(regions=["europe", "west-africa"])}, [(PRACTICE, "regions", "stands in 'west-africa'")],
    ),
    "same id in two folders": (
        {SEA: practice(regions=["south-east-asia"])}, [(PRACTICE, "id", "too"), (FRENCH, "id", "another folder")],
    ),
    "outside the regions": ({STRAY: practice()}, [(STRAY, "id", "savings-groups"), (STRAY, "", "outside")]),
    "unknown organisation": ({PRACTICE: practice(partners=["gov-sn", "unicef"])}, [(PRACTICE, "partners", "'unicef'")]),
    "unknown contact": ({PRACTICE: practice(contact_body={"organisation": "unhcr"})}, [(PRACTICE, "contact_body", "'unhcr'")]),
    "unknown related practice": ({RESOURCE: resource(related_practices=["gone"])}, [(RESOURCE, "related_practices", "'gone'")]),
    "related record that is no practice": (
        {RESOURCE: resource(related_practices=["savings-manual"])}, [(RESOURCE, "related_practices", "'savings-manual'")],
    ),
}  # fmt: skip

BAD_ORGANISATIONS = {
    "unknown type": (ORGANISATIONS.replace("un_agency", "club"), "2", "'club' is not in the vocabulary 'body'"),
    "unknown country": (ORGANISATIONS.replace("[SN]", "[SX, XX]"), "1", "'XX'"),
    "without name": (
        ORGANISATIONS.replace("  name: {en: International Organization for Migration}\n", ""),
        "2.name",
        "is missing",
    ),
    "unknown language": (ORGANISATIONS.replace("{en: Int", "{xx: Int"), "2.name.xx", "'en'"),
    "unknown key": (ORGANISATIONS + "  logo: a\n", "2.logo", "not a field"),
    "given twice": (ORGANISATIONS.replace("id: iom", "id: gov-sn"), "2.id", "given twice"),
    "broken": (ORGANISATIONS + "- [", "", "broken YAML"),
    "no list": ("iom: a\n", "", "must be a list"),
}


def _read(folder: Path, knowledge: Knowledge) -> Library:
    return read_folder(folder, {"vocabulary": knowledge.vocabulary, "places": knowledge.places})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder without faults."""
    return make_folder(tmp_path / "content")


def test_a_right_folder_has_no_faults(folder: Path, knowledge: Knowledge) -> None:
    """Otherwise the tests below prove nothing."""
    library = _read(folder, knowledge)
    assert library.faults == ()
    assert [(entry.id, len(entry.notes)) for entry in library.entries] == [("savings-groups", 2), ("savings-manual", 1)]


@pytest.mark.parametrize("case", BAD)
def test_a_fault_is_named_and_its_record_left_out(case: str, folder: Path, knowledge: Knowledge) -> None:
    """Otherwise half a record is published, or its writer does not learn why it is missing."""
    files, expected = BAD[case]
    for path, data in files.items():
        put(folder, path, data)
    library = _read(folder, knowledge)
    found = [(fault.path.relative_to(folder).as_posix(), fault.field, fault.message) for fault in library.faults]
    assert len(found) == len(expected), [str(fault) for fault in library.faults]
    for path, field, message in expected:
        assert any(f[:2] == (path, field) and message in f[2] for f in found), [str(fault) for fault in library.faults]
    faulty = {path.split("/")[1].split(".")[0] for path, _, _ in expected}
    assert {entry.id for entry in library.entries} == {"savings-groups", "savings-manual"} - faulty


def test_a_version_without_its_original_is_a_fault(folder: Path, knowledge: Knowledge) -> None:
    """Otherwise a translation is published of which nobody knows where and for whom it is true."""
    (folder / PRACTICE).unlink()
    put(folder, RESOURCE, resource(related_practices=None))
    assert [str(fault) for fault in _read(folder, knowledge).faults] == [
        f"{folder / FRENCH}:2: id: there is no savings-groups.md in the original language"
    ]


def test_a_fault_says_its_line(folder: Path, knowledge: Knowledge) -> None:
    """Otherwise its writer searches the whole file."""
    put(folder, PRACTICE, practice(themes=["gold"]))
    lines = practice(themes=["gold"]).split("\n")
    fault = _read(folder, knowledge).faults[0]
    assert lines[fault.line - 1] == "themes: [gold]"
    assert str(fault) == f"{folder / PRACTICE}:{fault.line}: themes: 'gold' is not in the vocabulary 'theme'"


@pytest.mark.parametrize("case", BAD_ORGANISATIONS)
def test_a_faulty_organisation_is_named(case: str, folder: Path, knowledge: Knowledge) -> None:
    """Otherwise a record names a body that no page can show."""
    text, field, message = BAD_ORGANISATIONS[case]
    put(folder, "organisations.yaml", text)
    faults = [fault for fault in _read(folder, knowledge).faults if fault.path.name == "organisations.yaml"]
    assert [(fault.field, message in fault.message) for fault in faults] == [(field, True)], [str(f) for f in faults]


def test_files_beside_the_records_are_no_records(folder: Path, knowledge: Knowledge) -> None:
    """Otherwise a README in the folder stops the import."""
    put(folder, "README.md", "# About")
    put(folder, ".git/notes.md", "# About")
    assert _read(folder, knowledge).faults == ()
