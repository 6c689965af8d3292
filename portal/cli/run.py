"""Prepare what is missing (database, library, index) and serve the portal."""

from typing import TYPE_CHECKING

import click

from portal.cli._database import bring_up
from portal.cli._progress import bar
from portal.cli._start import checked_settings, listen, only_one
from portal.cli.serve import serve_on

if TYPE_CHECKING:
    from portal.database.sessions import Database
    from portal.services.library.importing import Summary
    from portal.settings import Settings


@click.command()
def run() -> None:
    """Prepare what is missing and serve the portal: the one command of first use, and of every use after.

    Makes the database or brings it up to date, imports the starter library where its files have changed, builds the search
    index, and serves. The second time there is nothing to prepare.
    """
    settings = checked_settings()
    with only_one(settings.instance), listen(settings.host, settings.port) as listener:
        _prepare(settings)
        _welcome(settings)
        serve_on(settings, listener)


def _prepare(settings: "Settings") -> None:
    # Imported here: the help needs no database.
    from portal.database.schema import is_current
    from portal.database.sessions import Database

    database = Database(settings.database_url)
    try:
        if not is_current(database):
            click.echo("Preparing the database.")
            bring_up(database)
        imported = _import(database, settings)
    finally:
        database.close()
    if imported:
        _index(settings)


def _welcome(settings: "Settings") -> None:
    """Say how the first administrator comes in, as long as there is nobody; there is never a default password."""
    from portal.database.sessions import Database
    from portal.services.people.starting import first_link

    database = Database(settings.database_url)
    try:
        link = first_link(database, settings)
    finally:
        database.close()
    if link:
        click.echo(f"Nobody has an account yet. Become the administrator, within 7 days and once:\n  {link}")


def _import(database: "Database", settings: "Settings") -> bool:
    from portal.services.library.starter import import_if_changed

    if not settings.content.is_dir():
        raise click.ClickException(f"There is no folder {settings.content}; PORTAL_CONTENT names the library's folder.")
    summary = import_if_changed(database, settings.content, bar)
    if summary is not None:
        _report(summary, settings)
    return summary is not None


def _report(summary: "Summary", settings: "Settings") -> None:
    from portal.services.library.outcomes import WRITTEN

    click.echo(f"Imported {summary.count(*WRITTEN)} records from {summary.files} files.")
    if summary.faults:
        click.echo(
            f"{len(summary.faults)} faults; `portal content import --check {settings.content}` lists them.", err=True
        )


def _index(settings: "Settings") -> None:
    """Build the index here where there is none, so that the first page can search; what is only behind, the worker brings up."""
    from portal.search.engine import IndexLockedError
    from portal.services import indexing
    from portal.services.context import open_portal

    portal = open_portal(settings)
    try:
        if not indexing.is_whole(portal):
            indexing.rebuild(portal, lambda documents, _: iter(bar(list(documents), "notes")))
    except IndexLockedError:
        click.echo("Another process writes the index just now; the worker looks after it.", err=True)
    finally:
        portal.close()
