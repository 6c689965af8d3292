"""`portal index`: the search index, which can always be made again from the database."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import click
from tqdm import tqdm

from portal.cli._portal import opened, writing_index
from portal.database.sessions import DatabaseBusyError
from portal.search.engine import Document, IndexLockedError
from portal.services import comparing, indexing
from portal.services.comparing import Difference, Fault, Report
from portal.services.context import Portal

MOST_LINES = 50
SAID = {
    Fault.missing: "is missing",
    Fault.left_over: "is still there",
    Fault.doubled: "is there more than once",
    Fault.outdated: "is older than the database",
    Fault.labels: "is for other readers than in the database",
    Fault.given_up: "could not be indexed and was given up",
}


@click.group()
def index() -> None:
    """Build the search index anew, look at its state, or compare it with the database."""


@contextmanager
def _writing(portal: Portal) -> Iterator[None]:
    """Say in plain words why the index or the database cannot be written just now."""
    try:
        with writing_index(portal):
            yield
    except IndexLockedError:
        raise click.ClickException("Another process is writing the index just now. Try again in a minute.") from None
    except DatabaseBusyError:
        raise click.ClickException(
            "The index is built, but another process is writing to the database. Try again in a minute."
        ) from None


@index.command()
def rebuild() -> None:
    """Build the index aside from the database and switch to it; searches go on with the old one meanwhile."""
    with opened() as portal, _writing(portal):
        count = indexing.rebuild(portal, _building)
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


@index.command()
@click.option("--mend", is_flag=True, help="Also mend what is wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print one object for programs.")
def check(mend: bool, as_json: bool) -> None:
    """Compare every document of the index with the database. Ends with 1 where something is wrong and was not mended."""
    with opened() as portal:
        found = left = comparing.compare(portal, _comparing)
        if mend and not found.whole:
            with _writing(portal):
                left = comparing.mend(portal, found, _building)
    if as_json:
        click.echo(json.dumps({**_object(found), "mended": left.whole and not found.whole, "left": _faults(left)}))
    else:
        _say(found)
        if mend and not found.whole:
            click.echo("The index is mended." if left.whole else "Not all could be mended:")
            if not left.whole:
                _say(left)
    raise SystemExit(0 if left.whole else 1)


def _say(report: Report) -> None:
    for one in report.differences[:MOST_LINES]:
        name = report.ids.get(one.record, "a record that is gone")
        version = f", version {one.version}" if one.version else ""
        click.echo(f"{name} (number {one.record}{version}) {SAID[one.fault]}")
    if len(report.differences) > MOST_LINES:
        click.echo(f"... and {len(report.differences) - MOST_LINES} more")
    since = f", the first since {report.since.isoformat(timespec='seconds')}" if report.since else ""
    if report.trouble or report.state is None:
        said = f"The index cannot be used: {report.trouble}"
    else:
        counts = Counter(one.fault.value.replace("_", " ") for one in report.differences)
        wrong = ", ".join(f"{count} {fault}" for fault, count in counts.items()) or "nothing is wrong"
        said = f"The index ({report.state.generation}) holds {report.state.documents} documents; {wrong}"
    click.echo(f"{said}; {report.waiting} changes wait for it{since}.")


def _object(report: Report) -> dict[str, object]:
    state = report.state
    return {
        "whole": report.whole,
        "trouble": report.trouble,
        "generation": state.generation if state else None,
        "documents": state.documents if state else None,
        "waiting": report.waiting,
        "since": report.since.isoformat(timespec="seconds") if report.since else None,
        "faults": _faults(report),
    }


def _faults(report: Report) -> list[dict[str, object]]:
    return [_fault(one, report.ids.get(one.record)) for one in report.differences]


def _fault(one: Difference, id: str | None) -> dict[str, object]:
    return {"fault": one.fault, "id": id, "record": one.record, "version": one.version or None}


def _building(documents: Iterator[Document], total: int) -> Iterator[Document]:
    yield from tqdm(documents, total=total, desc="Indexing", unit=" notes", disable=None)


def _comparing(documents: Iterator[Document], total: int) -> Iterator[Document]:
    yield from tqdm(documents, total=total, desc="Comparing", unit=" notes", disable=None)
