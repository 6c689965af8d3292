"""Import, export, format and check content files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portal.cli._database import bring_up, require
from portal.cli._progress import bar

if TYPE_CHECKING:
    from portal.services.knowledge import Knowledge
    from portal.services.library.faults import Fault
    from portal.services.library.importing import Summary

# What is needed for one command only is imported in it: the database takes a second.
FOLDER = click.Path(file_okay=False, path_type=Path)
BUSY = "Another process is writing to the database. Nothing is lost: do it again in a minute, and it goes on where it ended."
EXISTING = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def content() -> None:
    """Import, export, format and check content files (docs/content-format.md)."""


@content.command("import")
@click.argument("folder", type=EXISTING, required=False)
@click.option("--check", is_flag=True, help="Only say what is wrong and what would be done; change nothing.")
def import_(folder: Path | None, check: bool) -> None:
    """Import the records of FOLDER (default: the starter library) and publish them.

    A record with a fault in any of its files is left out; the others are imported. Doing it again changes nothing.
    What a person edited, withheld or archived here stays as it is. Exits with 1 where there are faults.
    """
    from portal.database.schema import is_current
    from portal.database.sessions import Database, DatabaseBusyError
    from portal.services.library.importing import import_folder
    from portal.settings import Settings

    settings = Settings()
    database = Database(settings.database_url)
    try:
        if not check and not is_current(database):
            bring_up(database)
        summary = import_folder(database, _knowledge(settings.content), folder or settings.content, check, bar)
    except DatabaseBusyError:
        raise click.ClickException(BUSY) from None
    finally:
        database.close()
    _report(summary, check)
    _fail_on(summary.faults)


@content.command("export")
@click.argument("folder", type=FOLDER)
def export(folder: Path) -> None:
    """Write all public records and organisations to FOLDER, as an import reads them.

    It writes records of every visibility that are published, with their visibility stated: keep the folder safe.
    """
    from portal.database.sessions import Database
    from portal.services.library.exporting import export_folder
    from portal.settings import Settings

    settings = Settings()
    database = Database(settings.database_url)
    require(database)
    exported = export_folder(database, _knowledge(settings.content), folder, bar)
    database.close()
    for path in exported.left:
        click.echo(f"{path}: was here before and is not published; not deleted", err=True)
    click.echo(f"{exported.records} records exported in {exported.files} files")


@content.command("format")
@click.argument("folder", type=EXISTING)
@click.option("--check", is_flag=True, help="Only list the files that are not canonical.")
def format_(folder: Path, check: bool) -> None:
    """Make the files of FOLDER canonical: order of fields, quotes, line breaks.

    Exits with 1 where a file cannot be read, or with --check is not canonical.
    """
    from portal.services.library.formatting import format_folder

    formatted = format_folder(folder, check, bar)
    for path in formatted.changed:
        click.echo(f"{path}: {'is not canonical' if check else 'formatted'}")
    click.echo(f"{formatted.files} files, {len(formatted.changed)} {'not canonical' if check else 'changed'}")
    _fail_on(formatted.faults)
    if check and formatted.changed:
        raise SystemExit(1)


@content.command("check")
@click.argument("folder", type=EXISTING, required=False)
@click.option(
    "--facts", type=EXISTING, required=True, help="Folder of the fact sheets that the records were written from."
)
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), help="Write what was found to this file (Markdown)."
)
def check(folder: Path | None, facts: Path, report: Path | None) -> None:
    """Compare the records of FOLDER (default: the starter library) with their fact sheets.

    Lists every number and every source of a record that its sheet does not state, and sheets of which no record was written.
    Exits with 1 where there are numbers or sources without a sheet's word.
    """
    from portal.services.library import fact_checking
    from portal.services.library.folder import read_folder
    from portal.settings import Settings

    settings = Settings()
    known = _knowledge(settings.content)
    context = {"vocabulary": known.vocabulary, "places": known.places}
    library = read_folder(folder or settings.content, context, progress=bar)
    try:
        checked = fact_checking.check(library, fact_checking.read_sheets(facts), bar)
    except fact_checking.SheetsError as error:
        raise click.ClickException(str(error)) from None
    for doubt in checked.doubts:
        click.echo(f"{doubt.id}.{doubt.language}: {doubt.field}: {SAID[doubt.what]}: {doubt.text}", err=True)
    summary = fact_checking.summary(checked)
    click.echo(summary)
    if report is not None:
        report.write_text(fact_checking.as_markdown(checked), encoding="utf-8")
    _fail_on(library.faults)
    if checked.doubts:
        raise SystemExit(1)


SAID = {
    "number": "a number that the sheet does not state",
    "source": "a source that the sheet does not name",
    "missing": "a source of the sheet is missing",
}


def _knowledge(folder: Path) -> "Knowledge":
    from portal.services.knowledge import KnowledgeError, load

    try:
        return load(folder)
    except KnowledgeError as error:
        raise click.ClickException(str(error)) from None


def _report(summary: "Summary", check: bool) -> None:
    from portal.services.library.outcomes import Outcome

    for record, why in sorted(summary.kept.items()):
        click.echo(f"{record}: left as it is: {why}", err=True)
    new, changed, unchanged = (summary.count(o) for o in (Outcome.new, Outcome.changed, Outcome.unchanged))
    click.echo(
        f"{'would import' if check else 'imported'} from {summary.files} files: {new} new, {changed} changed, "
        f"{unchanged} unchanged, {len(summary.kept)} left as they are; {summary.organisations} organisations; "
        f"{len(summary.faults)} faults"
    )


def _fail_on(faults: "Iterable[Fault]") -> None:
    found = list(faults)
    for fault in found:
        click.echo(str(fault), err=True)
    if found:
        raise SystemExit(1)
