"""What an import may do with a record, given how it stands in the database."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from portal.database.library import Standing
from portal.database.publishing import SHARED, digest
from portal.database.tables import Origin
from portal.domain.inputs import reported
from portal.domain.policy import Visibility
from portal.domain.workflow import FOUND, Condition
from portal.services.library.folder import Entry


class Outcome(StrEnum):
    """What an import does with a record; those that are kept say why."""

    new = "new"
    changed = "changed"
    unchanged = "unchanged"
    edited = "a person edited it here"
    closed = "it is withheld, archived or superseded here"
    taken = "its id belongs to a record of another kind here"
    embargoed = "it is under embargo"


WRITTEN = frozenset({Outcome.new, Outcome.changed})
KEPT = frozenset({Outcome.edited, Outcome.closed, Outcome.taken, Outcome.embargoed})


def outcome(entry: Entry, standing: Standing | None) -> Outcome:
    """Say what an import does with a record that stands so in the database (None: it is not there)."""
    embargo = reported(entry.original.shared, "embargo_until")
    if embargo and embargo > datetime.now(UTC).date().isoformat()[: len(embargo)]:
        return Outcome.embargoed
    if standing is None:
        return Outcome.new
    if standing.record.kind != entry.original.kind:
        return Outcome.taken
    if standing.record.condition not in {*FOUND, Condition.none}:
        return Outcome.closed
    if standing.newest is not Origin.imported:
        return Outcome.edited
    return Outcome.unchanged if _is_stored(entry, standing) else Outcome.changed


def visibility(shared: Mapping[str, Any]) -> Visibility:
    """Return for whom a record's shared fields say that it is meant."""
    return Visibility(reported(shared, "visibility") or Visibility.public)


def _is_stored(entry: Entry, standing: Standing) -> bool:
    same_language = standing.record.language == entry.original.language
    same_shared = standing.digests.get(SHARED) == digest(entry.original.shared)
    return (
        same_language
        and same_shared
        and all(
            standing.digests.get(note.language) == digest(note.texts)
            and standing.translations.get(note.language) == note.translation
            for note in entry.notes
        )
    )
