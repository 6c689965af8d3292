"""The door of downloads: a file is handed out to whoever may read a record that holds it, and to the people of a draft that does."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.attachments.storage import Storage
from portal.database import files, proposals
from portal.database.tables import FileState
from portal.domain import policy
from portal.domain.files import BY_CODE
from portal.domain.policy import Action, Reader, Visibility, may
from portal.services.context import Portal
from portal.services.review import history
from portal.services.review.door import NotThereError, held


@dataclass(frozen=True)
class Served:
    """A file as it is handed out. `is_public`: anybody may read it, so that a browser may keep it, whoever uses that next."""

    sha256: str
    name: str
    media: str
    size: int
    is_public: bool
    storage: Storage
    key: str

    def bytes(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the bytes from `start` to before `end`."""
        return self.storage.open(self.key, start, end)


def served(portal: Portal, reader: Reader, record_id: str, sha256: str, width: int = 0) -> Served:
    """Return a file of a record, or a picture's copy of a `width`. Raises NotThereError, MissingError, StorageAwayError."""
    if "\0" in record_id:
        raise NotThereError(record_id)
    name, is_public = _named(portal, reader, record_id, sha256)
    with portal.database.asking() as connection:
        row = files.known(connection, {sha256}).get(sha256)
    if row is None or row.state == FileState.expunged or (width and width not in row.widths):
        raise NotThereError(sha256)
    key = f"{sha256}/{width}" if width else sha256
    return Served(sha256, name, BY_CODE[row.type].media, portal.storage.size(key), is_public, portal.storage, key)


def _named(portal: Portal, reader: Reader, record_id: str, sha256: str) -> tuple[str, bool]:
    """Return under which name the record holds the file, and whether it is public."""
    with portal.database.asking() as connection:
        row = files.of_reader(connection, policy.labels(reader), record_id, sha256)
    if row is not None:
        item = next(item for item in files.held(row.shared) if item["file"] == sha256)
        return str(item["name"]), row.visibility is Visibility.public
    if reader.person is None:
        raise NotThereError(record_id)
    return _named_in_history(portal, reader, record_id, sha256), False


def _named_in_history(portal: Portal, reader: Reader, record_id: str, sha256: str) -> str:
    """Return the name that a record's own people know the file by: it may be on its way, or have been replaced."""
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.follow)
        latest = found.proposal or proposals.latest(session, found.record)
        if latest is not None and not may(reader, Action.follow, proposals.subject(session, found.record, latest)):
            raise NotThereError(record_id)
        item = files.item_of_history(history.readable(session, reader, found.record), sha256)
        if item is None:
            raise NotThereError(sha256)
        return str(item.get("name") or sha256)
