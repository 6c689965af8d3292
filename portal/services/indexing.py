"""From the database to the index: drains the outbox in batches, rebuilds, and says what state the index is in."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from portal.database import files
from portal.database import indexing as queries
from portal.database.tables import Outbox
from portal.domain.facets import facet_values, years
from portal.domain.inputs import reported
from portal.search.engine import Abstract, Document, IndexLockedError, SearchUnavailableError
from portal.services.context import Portal

BATCH = 50
"""Outbox rows applied in one commit of the index (one commit costs about as much as ten notes)."""

ATTEMPTS = 5
"""Times that a row is tried; then it stays in the outbox, where the health page counts it."""

AT_ONCE = 10_000
"""Rows deleted by one statement: databases take some ten thousand values at most."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def drain(portal: Portal) -> int:
    """Apply the next batch of outbox rows to the index and return how many were done.

    The rows are deleted after the index has committed: killed in between, they are applied again with the same result.
    Raises what the write of the index raises, after noting it on the rows where it may be their fault.
    """
    with portal.database.reading() as session:
        rows = _batch(session)
    if not rows:
        return 0
    numbers = _numbers(rows)
    records = sorted({row.record_pk for row in rows if row.record_pk is not None})
    try:
        with closing(_present(portal, records)) as documents, closing(_versions(portal, records)) as gone:
            portal.engine.write(documents, gone, numbers[-1])
    except (SearchUnavailableError, IndexLockedError, OSError):
        # No row is to blame for a full disk: counted as its failure, it would be given up before there is room again.
        raise
    except Exception as error:
        with portal.database.writing() as session:
            queries.failed(session, numbers, f"{type(error).__name__}: {error}")
        raise
    _done(portal, numbers)
    return len(rows)


def _batch(session: Any) -> Sequence[Outbox]:
    """Leave out what failed often, and take rows that failed one by one, so that one bad note holds up no other."""
    limit = BATCH
    while True:
        rows = queries.waiting(session, limit)
        ready = [row for row in rows if row.attempts < ATTEMPTS][:BATCH]
        if ready or len(rows) < limit:
            return ready[:1] if any(row.attempts for row in ready) else ready
        limit *= 2


def _numbers(rows: Iterable[Outbox]) -> list[int]:
    return [row.pk for row in rows if row.pk is not None]


def _present(portal: Portal, records: Sequence[int]) -> Generator[Document]:
    # A generator, so that the engine reads it while it holds its lock. Read before, it could be older than what another process
    # has written in between, and would put that back.
    with portal.database.reading() as session:
        yield from documents_of(session, records)


def _versions(portal: Portal, records: Sequence[int]) -> Generator[int]:
    with portal.database.reading() as session:
        yield from queries.version_numbers(session, records)


def rebuild(portal: Portal, progress: Callable[[Iterator[Document], int], Iterator[Document]] | None = None) -> int:
    """Build the index anew from the database and return how many documents it holds; the old one serves meanwhile.

    What is changed while it runs stays in the outbox and is applied after the switch.
    """
    held: list[int] = []
    total = 0

    def documents() -> Generator[Document]:
        # As in _present: the rows that are held, too, are known only once nobody else can apply and delete some.
        nonlocal total
        with portal.database.reading() as session:
            held.extend(_numbers(queries.waiting(session)))
            total = queries.searchable(session)
            found = documents_of(session, None)
            yield from progress(found, total) if progress else found

    with portal.database.reading() as session:
        applied = max(_numbers(queries.waiting(session)), default=0)
    with closing(documents()) as found:
        portal.engine.rebuild(found, applied)
    _done(portal, held)
    return total


def rebuild_expunged(portal: Portal) -> bool:
    """Build the index anew where something was expunged: documents that were only replaced stay in its files for a while.

    Until it is done nobody finds those records. Says whether anything was done.
    """
    with portal.database.reading() as session:
        rows = queries.expunged(session)
    if rows:
        # Twice: the index before the present one is kept for readers that are just opening it, and would still hold the words.
        rebuild(portal)
        rebuild(portal)
        _done(portal, rows)
    return bool(rows)


def _done(portal: Portal, numbers: Sequence[int]) -> None:
    with portal.database.writing() as session:
        for start in range(0, len(numbers), AT_ONCE):
            queries.done(session, numbers[start : start + AT_ONCE])


def is_whole(portal: Portal) -> bool:
    """Say whether the index is there, of the present make, and holds as many documents as the database publishes."""
    try:
        state = portal.engine.state()
    except SearchUnavailableError:
        return False
    with portal.database.reading() as session:
        return queries.lag(session)[0] > 0 or state.documents == queries.searchable(session)


def fallback(portal: Portal) -> str:
    """Return why searches are answered the slower way; empty where they are not, or where there is no index to answer from."""
    try:
        return portal.engine.state().fallback
    except SearchUnavailableError:
        return ""


def waiting(portal: Portal) -> int:
    """Return how many changes the index does not hold yet."""
    with portal.database.reading() as session:
        return queries.lag(session)[0]


def documents_of(session: Any, records: Sequence[int] | None) -> Iterator[Document]:
    """Yield what a complete index holds of these records, or of all."""
    labels = queries.record_labels(session, records)
    organisations = queries.organisation_names(session, records)
    with_files = files.holders(session, records)
    for record, version, shared, plain in queries.published(session, records):
        named = {id: tuple(sorted(names)) for id, names in organisations.get(record.pk, {}).items()}
        yield Document(
            version=version.pk,
            record=record.pk,
            language=version.language,
            labels=labels.get(record.pk, frozenset()),
            date=_day(record.updated_at or record.created_at),
            title=version.title,
            summary=version.summary,
            text="\n".join([plain, *sorted({name for names in named.values() for name in names})]),
            facets=facet_values(record.kind, version.language, shared),
            years=years(shared),
            attachments=files.text_of(session, record.pk) if record.pk in with_files else "",
            abstracts=_abstracts(shared) if version.language == record.language else (),
            organisations=named,
        )


def _abstracts(shared: Mapping[str, Any]) -> tuple[Abstract, ...]:
    """Return what a record says of itself in other languages; one of its documents is enough to find it by."""
    return tuple(Abstract(one["language"], one["title"], one["summary"]) for one in reported(shared, "abstracts") or ())


def _day(moment: datetime) -> int:
    return (moment - EPOCH).days
