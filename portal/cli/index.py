"""`portal index`: the search index, which can always be made again from the database."""

from collections.abc import Iterator

import click
from tqdm import tqdm

from portal.search.engine import Document, IndexLockedError
from portal.services import indexing
from portal.services.context import open_portal
from portal.settings import Settings


@click.group()
def index() -> None:
    """Build the search index anew, or look at its state."""


@index.command()
def rebuild() -> None:
    """Build the index aside from the database and switch to it; searches go on with the old one meanwhile."""
    portal = open_portal(Settings())
    try:
        count = indexing.rebuild(portal, _progress)
    except IndexLockedError:
        raise click.ClickException("Another process is writing the index just now. Try again in a minute.") from None
    finally:
        portal.close()
    click.echo(f"The index holds {count} documents.")


@index.command()
def status() -> None:
    """Say whether the index is complete and how many changes wait for it. Ends with 1 where it is not complete."""
    portal = open_portal(Settings())
    try:
        whole = indexing.is_whole(portal)
        waiting = indexing.waiting(portal)
    finally:
        portal.close()
    click.echo(f"The index is {'complete' if whole else 'missing, damaged or incomplete'}; {waiting} changes wait for it.")
    raise SystemExit(0 if whole else 1)


def _progress(documents: Iterator[Document], total: int) -> Iterator[Document]:
    yield from tqdm(documents, total=total, desc="Indexing", unit=" notes", disable=None)
