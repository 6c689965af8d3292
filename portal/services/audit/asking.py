"""Which rows of the trail somebody asks for, from words that they type: a name, an address, a title, an id."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from portal.database import accounts, organisations, record_names
from portal.database.trail import Asked
from portal.domain import policy
from portal.domain.policy import PORTAL, Reader
from portal.services.context import Portal

KINDS = ("record", "person", "organisation", "domain", "corridor", "mail", "audit")
"""What the subjects of the trail begin with."""

MOST = 100


@dataclass(frozen=True)
class Wanted:
    """What is asked for, as it was typed; days are those of UTC, both included."""

    who: str = ""
    action: str = ""
    kind: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None


def asked(portal: Portal, reader: Reader, wanted: Wanted) -> Asked:
    """Return the rows that are meant. Words that nothing is called ask for no rows."""
    with portal.database.asking() as connection:
        return Asked(
            actors=_actors(connection, wanted.who),
            action=wanted.action,
            kind=wanted.kind if wanted.kind in KINDS else "",
            subjects=_subjects(connection, reader, wanted.subject),
            since=_midnight(wanted.since),
            until=_midnight(wanted.until, after=1),
        )


def _actors(connection: Any, words: str) -> tuple[str, ...] | None:
    words = _plain(words)
    if not words:
        return None
    itself = [PORTAL.id] if words.casefold() == PORTAL.id else []
    return (*itself, *accounts.ids_of(connection, words, MOST))


def _subjects(connection: Any, reader: Reader, words: str) -> tuple[str, ...] | None:
    words = _plain(words)
    if not words:
        return None
    kind, _, rest = words.partition(":")
    if kind in KINDS and rest:
        return (words,)
    # An address of a page ends with the id.
    last = words.rstrip("/").rpartition("/")[2]
    numbers = record_names.numbers_of(connection, policy.labels(reader), last)
    return (
        *(f"record:{number}" for number in numbers),
        *(f"person:{id}" for id in accounts.ids_of(connection, words, MOST)),
        *(f"organisation:{id}" for id in organisations.matching(connection, last, MOST)),
        f"domain:{last.casefold().removeprefix('@')}",
        f"corridor:{last.upper()}",
        f"mail:{last}",
    )


def _plain(words: str) -> str:
    return words.replace("\0", "").strip()[:200]


def _midnight(day: date | None, after: int = 0) -> datetime | None:
    try:
        return datetime.combine(day + timedelta(days=after), time.min, UTC) if day else None
    except OverflowError:
        return None
