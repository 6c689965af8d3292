"""Rows of the audit with what is known of them now: names of people, titles of records that who asks may read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.database import accounts, organisations, record_names, trail
from portal.database.trail import Asked
from portal.domain import policy
from portal.domain.policy import Action, Reader, Role
from portal.services.audit.asking import Wanted, asked
from portal.services.cards import in_language
from portal.services.context import Portal
from portal.services.people.checks import demand
from portal.services.people.looking import Named

ON_A_PAGE = 50
AT_ONCE = 500
MOST_ROWS = 1_000_000


@dataclass(frozen=True)
class Entry:
    """A row. `actor_name` is empty for visitors, for the portal itself and for accounts that were closed.

    The reason of a decision on a record that who asks may not read is left out, and `withheld` says so.
    """

    pk: int
    at: datetime
    actor: str
    actor_name: str
    role: Role
    action: str
    subject: str
    old: str
    new: str
    reason: str = ""
    withheld: bool = False
    erased: bool = False


@dataclass(frozen=True)
class Known:
    """What the subjects of some rows are called: people by id, records by number (where they may be read), organisations by id."""

    people: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[int, Named] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Listed:
    """A page of the audit, the newest first; `more` says whether there are older rows."""

    entries: tuple[Entry, ...]
    known: Known
    more: bool


def page(portal: Portal, reader: Reader, wanted: Wanted, language: str, before: int | None = None) -> Listed:
    """Return a page of rows, those before the row of that number. NotAllowedError."""
    demand(reader, Action.see_audit)
    return _some(portal, reader, asked(portal, reader, wanted), language, ON_A_PAGE, before)


def actions(portal: Portal, reader: Reader) -> Sequence[str]:
    """Return the actions that occur. NotAllowedError."""
    demand(reader, Action.see_audit)
    with portal.database.asking() as connection:
        return trail.actions(connection)


def export(portal: Portal, reader: Reader, wanted: Wanted, language: str) -> Iterator[Listed]:
    """Return all rows in portions, and note in the trail that they were taken away. NotAllowedError at once, not later."""
    demand(reader, Action.see_audit)
    rows = asked(portal, reader, wanted)
    days = "/".join(day.isoformat() if day else "" for day in (wanted.since, wanted.until)).strip("/")
    with portal.database.writing() as session:
        noted = trail.add(session, reader, "audit_exported", "audit:export", old=wanted.action, new=days)
        before = noted.pk
    return _portions(portal, reader, rows, language, before)


def _portions(portal: Portal, reader: Reader, rows: Asked, language: str, before: int | None) -> Iterator[Listed]:
    for _ in range(MOST_ROWS // AT_ONCE):
        some = _some(portal, reader, rows, language, AT_ONCE, before)
        yield some
        if not some.more:
            return
        before = some.entries[-1].pk


def _some(portal: Portal, reader: Reader, rows: Asked, language: str, limit: int, before: int | None) -> Listed:
    with portal.database.asking() as connection:
        found = trail.rows(connection, rows, limit + 1, before)
        shown = found[:limit]
        known = _known(connection, reader, shown, language)
    return Listed(tuple(_entry(row, known) for row in shown), known, len(found) > limit)


def _known(connection: Any, reader: Reader, rows: Iterable[Any], language: str) -> Known:
    named = [text.partition(":") for row in rows for text in (row.subject, row.old, row.new)]
    people = {rest for kind, _, rest in named if kind == "person"}
    # Who a record was handed to stands there without its kind.
    people |= {text for row in rows if row.action == "records_handed_over" for text in (row.old, row.new)}
    numbers = {int(rest) for kind, _, rest in named if kind == "record" and rest.isascii() and rest.isdigit()}
    bodies = {rest for kind, _, rest in named if kind == "organisation"}
    bodies |= {
        text
        for row in rows
        if row.action in ("organisation_merged", "organisation_changed")
        for text in (row.old, row.new)
    }
    records = record_names.by_number(connection, policy.labels(reader), numbers, language)
    return Known(
        accounts.names_of(connection, people),
        {pk: Named(row.id, row.kind, row.title, row.language) for pk, row in records.items()},
        {id: in_language(names, language) for id, names in organisations.names_of(connection, bodies - {""}).items()},
    )


def _entry(row: Any, known: Known) -> Entry:
    kind, _, number = row.subject.partition(":")
    withheld = kind == "record" and int(number) not in known.records
    reason = row.reason or ""
    return Entry(
        row.pk, row.at, row.actor, row.actor_name or "", Role(row.role), row.action, row.subject, row.old, row.new,
        "" if withheld else reason, bool(withheld and reason), row.erased_at is not None,
    )  # fmt: skip
