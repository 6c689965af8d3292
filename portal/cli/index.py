"""`portal index`: the search index, which can always be made again from the database."""

from collections.abc import Iterator

import click
from tqdm import tqdm

from portal.cli._portal import opened, writing_index
from portal.database.sessions import DatabaseBusyError
from portal.search.engine import Document, IndexLockedError
from portal.services import indexing


@click.group()
def index() -> None:
    """Build the search index anew, or look at its state."""


@index.command()
def rebuild() -> None:
    """Build the index aside from the database and switch to it; searches go on with the old one meanwhile."""
    try:
        with opened() as portal, writing_index(portal):
            count = indexing.rebuild(portal, _progress)
    except IndexLockedError:
        raise click.ClickException("Another process is writing the index just now. Try again in a minute.") from None
    except DatabaseBusyError:
        raise click.ClickException(
            "The index is built, but another process is writing to the database. Try again in a minute."
        ) from None
    click.echo(f"The index holds {count} documents.")


@index.command()
def status() -> None:
    """Say whether the index is complete and how many changes wait for it. Ends with 1 where it is not complete."""
    with opened() as portal:
        whole = indexing.is_whole(portal)
        waiting = indexing.waiting(portal)
        slow = indexing.fallback(portal)
    click.echo(
        f"The index is {'complete' if whole else 'missing, damaged or incomplete'}; {waiting} changes wait for it."
    )
    if slow:
        click.echo(f"Searches are answered by Whoosh's own searcher, which is slower: {slow}.")
    raise SystemExit(0 if whole else 1)


def _progress(documents: Iterator[Document], total: int) -> Iterator[Document]:
    yield from tqdm(documents, total=total, desc="Indexing", unit=" notes", disable=None)
