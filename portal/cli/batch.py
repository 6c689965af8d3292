"""`portal batch`: tables of many records, looked at without handing them in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from portal.cli._portal import opened

if TYPE_CHECKING:
    from portal.database.tables import BatchRow
    from portal.services.context import Portal

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def batch() -> None:
    """Look at tables of many records (docs/many-at-once.md)."""


@batch.command()
@click.argument("file", type=FILE)
@click.option("--kind", default="practice", show_default=True, help="What the rows are: practice or resource.")
@click.option("--language", default="en", show_default=True, help="Language that the texts are in (a code such as fr).")
@click.option("--unfinished", is_flag=True, help="Rows that only lack something are good.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object for each row with faults, and one at the end."
)
def check(file: Path, kind: str, language: str, unfinished: bool, as_json: bool) -> None:
    """Check FILE (CSV, XLSX, or a ZIP of notes) as the page "Many at once" does, and end with 1 where a row has faults.

    Nothing is written. With --json: {"row", "title", "faults": [{"column", "type", "about", "text"}]}, and at the end
    {"rows", "good", "faulty", "unknown_columns"}.
    """
    from portal.domain.kinds import KINDS
    from portal.domain.languages import CODES

    if kind not in KINDS:
        raise click.BadParameter(f"{kind} is none of {', '.join(KINDS)}.", param_hint="--kind")
    if language not in CODES:
        raise click.BadParameter(f"{language} is no language of the portal.", param_hint="--language")
    with opened() as portal:
        total, faulty = 0, 0
        unknown: list[str] = []
        for row, strange in _rows(portal, file, kind, language, unfinished):
            total, unknown = total + 1, strange
            if row.faults:
                faulty += 1
                _say(row, as_json)
    if as_json:
        said = {"rows": total, "good": total - faulty, "faulty": faulty, "unknown_columns": unknown}
        click.echo(json.dumps(said, ensure_ascii=False))
    else:
        for name in unknown:
            click.echo(f"No column is called “{name}”; it was passed over.")
        click.echo(f"{total} rows: {total - faulty} good, {faulty} with faults.")
    if faulty:
        raise SystemExit(1)


def _rows(
    portal: "Portal", file: Path, kind: str, language: str, unfinished: bool
) -> Iterator[tuple["BatchRow", list[str]]]:
    """Yield every row of a file, and the headings that name no column; ClickException where it cannot be read."""
    from portal.attachments.inspecting import Refused
    from portal.database.tables import Batch
    from portal.domain.policy import REGIONS, Reader, Role
    from portal.services.batches import checking, handing_in
    from portal.services.batches.tables import TableError
    from portal.services.batches.words import REFUSED

    try:
        format = handing_in.inspected(file, file.name)
        # Who would hand it in is not known: any region is theirs, any body can be named.
        reader = Reader(Role.administrator, frozenset(REGIONS), id="portal")
        asked = Batch(
            id="", person_pk=0, kind=kind, language=language, name=file.name, format=format, sha256="",
            about={"with_unfinished": unfinished},
        )  # fmt: skip
        done = 0
        while True:
            found, _, about = checking.piece(portal, reader, asked, file, done)
            for row in found:
                yield row, about.get("strange") or []
            if len(found) < checking.AT_ONCE:
                return
            done = found[-1].number
    except TableError as error:
        raise click.ClickException(f"{file}: {REFUSED[error.code]}") from None
    except Refused as error:
        raise click.ClickException(f"{file} is not taken: {error.code}.") from None


def _say(row: "BatchRow", as_json: bool) -> None:
    from portal.services.batches.words import plain

    faults: list[dict[str, Any]] = [{**fault, "text": plain(fault["type"], fault["about"])} for fault in row.faults]
    if as_json:
        said = {"row": row.number, "title": row.cells.get("title") or "", "faults": faults}
        click.echo(json.dumps(said, ensure_ascii=False, default=str))
        return
    for fault in faults:
        click.echo(f"{row.number}: {fault['column'] or '-'}: {fault['text']}")
