"""From the database to the index: drains the outbox in batches, rebuilds, and says what state the index is in."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from portal.database import indexing as queries
from portal.database.tables import Outbox
from portal.domain.facets import facet_values
from portal.search.engine import Document, IndexLockedError, SearchUnavailableError
from portal.services.context import Portal

BATCH = 50
"""Outbox rows applied in one commit of the index (one commit costs about as much as ten notes)."""

ATTEMPTS = 5
"""Times that a row is tried; then it stays in the outbox, where the health page counts it."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def drain(portal: Portal) -> int:
    """Apply the next batch of outbox rows to the index and return how many were done.

    The rows are deleted after the index has committed: killed in between, they are applied again with the same result.
    """
    with portal.database.reading() as session:
        rows = _batch(queries.waiting(session, BATCH))
        if not rows:
            return 0
        numbers = [row.pk for row in rows if row.pk is not None]
        records = sorted({row.record_pk for row in rows if row.record_pk is not None})
        documents = list(_documents(session, records))
        gone = queries.version_numbers(session, records)
    try:
        portal.engine.write(documents, gone, numbers[-1])
    except (SearchUnavailableError, IndexLockedError):
        raise
    except Exception as error:
        with portal.database.writing() as session:
            queries.failed(session, numbers, f"{type(error).__name__}: {error}")
        raise
    with portal.database.writing() as session:
        queries.done(session, numbers)
    return len(rows)


def _batch(rows: Sequence[Outbox]) -> Sequence[Outbox]:
    """Leave out what failed often, and take rows that failed one by one, so that one bad note holds up no other."""
    ready = [row for row in rows if row.attempts < ATTEMPTS]
    return ready[:1] if any(row.attempts for row in ready) else ready


def rebuild(portal: Portal, progress: Callable[[Iterator[Document], int], Iterator[Document]] | None = None) -> int:
    """Build the index anew from the database and return how many documents it holds; the old one serves meanwhile.

    What is changed while it runs stays in the outbox and is applied after the switch.
    """
    with portal.database.reading() as session:
        numbers = [row.pk for row in queries.waiting(session) if row.pk is not None]
        total = queries.searchable(session)
        documents = _documents(session, None)
        portal.engine.rebuild(progress(documents, total) if progress else documents, max(numbers, default=0))
    with portal.database.writing() as session:
        queries.done(session, numbers)
    return total


def is_whole(portal: Portal) -> bool:
    """Say whether the index is there, of the present make, and holds as many documents as the database publishes."""
    try:
        state = portal.engine.state()
    except SearchUnavailableError:
        return False
    with portal.database.reading() as session:
        return queries.lag(session) > 0 or state.documents == queries.searchable(session)


def waiting(portal: Portal) -> int:
    """Return how many changes the index does not hold yet."""
    with portal.database.reading() as session:
        return queries.lag(session)


def _documents(session: Any, records: Sequence[int] | None) -> Iterator[Document]:
    labels = queries.record_labels(session, records)
    organisations = queries.organisation_names(session, records)
    for record, version, shared, plain in queries.published(session, records):
        yield Document(
            version=version.pk,
            record=record.pk,
            language=version.language,
            labels=labels.get(record.pk, frozenset()),
            date=_day(record.updated_at or record.created_at),
            title=version.title,
            summary=version.summary,
            text="\n".join([plain, *sorted(organisations.get(record.pk, ()))]),
            facets=facet_values(record.kind, version.language, shared),
        )


def _day(moment: datetime) -> int:
    return (moment - EPOCH).days
