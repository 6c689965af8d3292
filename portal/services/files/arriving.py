"""A file on its way, and whose it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.database import uploads
from portal.database.tables import Upload, UploadState
from portal.domain.policy import Reader
from portal.services.context import Portal
from portal.services.files import parts
from portal.services.files.attaching import Attached
from portal.services.review.door import NotThereError


class WrongOffsetError(Exception):
    """A piece does not follow on what has arrived, or the file is not whole; `received` says how much there is."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


@dataclass(frozen=True)
class Arriving:
    """A file on its way. `reason` is a code of domain.files.REFUSALS where it was refused, `about` what the message names.

    `attached` says how the draft names it, once it does.
    """

    id: str
    name: str
    size: int
    received: int
    state: UploadState
    reason: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    attached: Attached | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of it is here, and it has only to be looked at."""
        return self.received == self.size


def own(portal: Portal, reader: Reader, upload_id: str) -> tuple[Upload, str]:
    """Return a file that `reader` sends, and the id of its record. Raises NotThereError."""
    with portal.database.reading() as session:
        row = session.get(Upload, upload_id) if "\0" not in upload_id else None
        if row is None or reader.person is None or row.person_pk != reader.person:
            raise NotThereError(upload_id)
        return row, uploads.record_of(session, row).id


def arriving(portal: Portal, row: Upload, attached: Attached | None = None) -> Arriving:
    """Return where a file stands."""
    return Arriving(row.id, row.name, row.size, received(portal, row), row.state, row.reason, dict(row.about), attached)


def received(portal: Portal, row: Upload) -> int:
    """Return how much of a file has arrived."""
    return row.size if row.state is UploadState.done else min(parts.received(portal, row.id), row.size)
