"""Notes compared with the fact sheets that they were written from: every number of a note has to be in its sheet."""

from calendar import month_name
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from portal.domain.figures import Figure, figures, unknown
from portal.services.library.folder import Entry, Library, Progress, silent

# What is no statement of the sources: addresses, codes, and what the portal itself says of the record.
NOT_STATED = frozenset(
    {
        "id",
        "related_practices",
        "url",
        "gcm_objectives",
        "sdg_targets",
        "evidence_grade",
        "review_by",
        "embargo_until",
        "licence",
        "attachments",
    }
)

ABSTRACTS = "abstracts"

# A month that a sheet names is a number in a date.
MONTHS = {name: number for number, name in enumerate(month_name) if name}


class SheetsError(Exception):
    """The folder holds no fact sheets that can be read."""


@dataclass(frozen=True)
class Sheet:
    """A fact sheet: its numbers, and the sources that it names."""

    id: str
    figures: tuple[Figure, ...]
    urls: frozenset[str]


@dataclass(frozen=True)
class Doubt:
    """Something in a file that its sheet does not state: a number, or a source. `text` is as it stands there."""

    id: str
    language: str
    field: str
    what: str
    text: str


@dataclass(frozen=True)
class Checked:
    """What came of it. `numbers` were compared in `files`; `without_sheet` are records without a sheet, `unwritten` sheets without one."""

    files: int
    numbers: int
    doubts: tuple[Doubt, ...]
    without_sheet: tuple[str, ...]
    unwritten: tuple[str, ...]


def read_sheets(folder: Path) -> dict[str, Sheet]:
    """Return the sheets of all YAML files in a folder by their ids. Raises SheetsError."""
    sheets: dict[str, Sheet] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise SheetsError(f"{path} cannot be read: {error}") from None
        for entry in entries if isinstance(entries, list) else ():
            sheets[str(entry["id"])] = _sheet(entry)
    if not sheets:
        raise SheetsError(f"There are no fact sheets in {folder}.")
    return sheets


def check(library: Library, sheets: Mapping[str, Sheet], progress: Progress = silent) -> Checked:
    """Compare every record of a library with its sheet."""
    doubts: list[Doubt] = []
    files = numbers = 0
    for entry in progress(library.entries, "comparing"):
        sheet = sheets.get(entry.id)
        if sheet is None:
            continue
        files += len(entry.notes)
        for language, field, text in _statements(entry):
            found = figures(text, language)
            numbers += len(found)
            doubts += [Doubt(entry.id, language, field, "number", one.text) for one in unknown(found, sheet.figures)]
        doubts += _sources(entry, sheet)
    ids = {entry.id for entry in library.entries}
    return Checked(files, numbers, tuple(doubts), tuple(sorted(ids - set(sheets))), tuple(sorted(set(sheets) - ids)))


def summary(checked: Checked) -> str:
    """Return what was compared in one sentence."""
    return (
        f"{checked.numbers} numbers in {checked.files} files compared with their fact sheets: {len(checked.doubts)} doubts; "
        f"{len(checked.unwritten)} sheets without a record, {len(checked.without_sheet)} records without a sheet"
    )


def as_markdown(checked: Checked) -> str:
    """Return a report for docs/."""
    rows = [f"| `{one.id}` | {one.language} | `{one.field}` | {one.what} | {one.text} |" for one in checked.doubts]
    table = (
        ["| record | language | field | what | as it stands |", "| --- | --- | --- | --- | --- |", *rows]
        if rows
        else []
    )
    left = [f"- `{id}`" for id in checked.unwritten]
    without = ["Sheets without a record:", "", *left] if left else []
    return (
        "\n".join(["# Numbers of the starter library", "", f"{summary(checked)}.", "", *table, *without]).rstrip()
        + "\n"
    )


def _sheet(entry: Mapping[str, Any]) -> Sheet:
    sources: Sequence[Mapping[str, Any]] = entry.get("sources") or ()
    said = {name: value for name, value in entry.items() if name not in ("id", "sources")}
    titles = [[source.get("title"), source.get("publisher"), source.get("year")] for source in sources]
    text = "\n".join(_texts([said, titles]))
    found = [one for language in ("en", str(entry.get("language", "en"))) for one in figures(text, language)]
    found += [Figure(month, frozenset({float(MONTHS[month])})) for month in MONTHS if month in text]
    return Sheet(str(entry["id"]), tuple(found), frozenset(str(source["url"]) for source in sources))


def _statements(entry: Entry) -> Iterable[tuple[str, str, str]]:
    """Yield (language, field, text) of all that a record states."""
    for note in entry.notes:
        halves = (note.texts, note.shared or {}) if note is entry.original else (note.texts,)
        for half in halves:
            for field, value in half.items():
                if field == ABSTRACTS:
                    yield from ((one["language"], field, "\n".join(_texts(one))) for one in value)
                elif field not in NOT_STATED:
                    yield note.language, field, "\n".join(_texts(value))


def _sources(entry: Entry, sheet: Sheet) -> list[Doubt]:
    note = entry.original
    given = {str(source["url"]) for source in (note.shared or {}).get("sources") or ()}
    more = [Doubt(entry.id, note.language, "sources", "source", url) for url in sorted(given - sheet.urls)]
    return more + [Doubt(entry.id, note.language, "sources", "missing", url) for url in sorted(sheet.urls - given)]


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for name, part in value.items() if name not in NOT_STATED for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [] if value is None or isinstance(value, bool) else [str(value)]
