"""Files on their way here: in pieces, of which a broken line costs one at most, or in one go with a form. Whatever is stopped when, the
same call again goes on where it ended.
"""

import os
import secrets
from datetime import timedelta
from typing import IO

from portal.attachments.inspecting import Refused
from portal.attachments.scanning import ScannerAwayError
from portal.database import files, proposals, uploads
from portal.database.proposals import Held
from portal.database.sessions import Session
from portal.database.tables import Upload, UploadState
from portal.domain.files import MOST_FILES, PIECE, safe_name, type_of
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.files import parts
from portal.services.files.arriving import Arriving, WrongOffsetError, arriving, own, received
from portal.services.files.attaching import Attached
from portal.services.files.keeping import keep
from portal.services.people import limits
from portal.services.people.limits import Limit
from portal.services.review import drafts
from portal.services.review.door import NotThereError, held
from portal.services.review.drafts import NotEditableError, check_editable

__all__ = [
    "Arriving",
    "Refused",
    "ScannerAwayError",
    "WrongOffsetError",
    "begin",
    "drop",
    "finish",
    "open_of",
    "receive",
    "take",
]

OVER = frozenset({UploadState.done, UploadState.refused})
OF_PERSON = Limit("files of person", 300, timedelta(hours=24))


def begin(portal: Portal, reader: Reader, record_id: str, name: str, size: int) -> Arriving:
    """Announce a file, or go on with the one of the same name and size that this person began.

    Raises NotThereError, NotEditableError, Refused, limits.TooOftenError.
    """
    kept = safe_name(name)
    _check(kept, size)
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.edit)
        check_editable(found)
        if reader.person is None or found.record.pk is None:
            raise NotThereError(record_id)
        row = uploads.same(session, reader.person, found.record.pk, kept, size)
        if row is None:
            if _count(session, found) >= MOST_FILES:
                raise Refused("too_many", {"most": MOST_FILES})
            limits.take(portal, session, OF_PERSON, str(reader.person))
            row = _begun(portal, session, reader.person, found.record.pk, kept, size)
        return arriving(portal, row)


def _check(name: str, size: int) -> None:
    type = type_of(name)
    if type is None:
        raise Refused("unknown_type")
    if size <= 0:
        raise Refused("empty")
    if size > type.most:
        raise Refused("too_large", {"size": size, "most": type.most})


def _count(session: Session, found: Held) -> int:
    language = found.proposal.language if found.proposal else found.record.language
    return len(files.held(proposals.contents(session, found.record, found.proposal, language)[0]))


def _begun(portal: Portal, session: Session, person_pk: int, record_pk: int, name: str, size: int) -> Upload:
    """Return a new row; who has too many files on their way gives up the one that they began first."""
    while uploads.count_open(session, person_pk) >= portal.settings.uploads_open:
        uploads.drop_oldest(session, person_pk)
    row = Upload(id=secrets.token_hex(16), person_pk=person_pk, record_pk=record_pk, name=name, size=size)
    session.add(row)
    session.flush()
    return row


def receive(portal: Portal, reader: Reader, upload_id: str, offset: int, piece: bytes) -> int:
    """Add a piece and return how much has arrived; one that came before changes nothing.

    Raises NotThereError, WrongOffsetError, StorageAwayError.
    """
    row, _ = own(portal, reader, upload_id)
    if row.state in OVER or not 0 < len(piece) <= PIECE:
        raise WrongOffsetError(received(portal, row))
    with parts.held(portal, upload_id) as file:
        there = parts.length(file)
        if offset + len(piece) <= there:
            return there
        if offset != there or there + len(piece) > row.size:
            raise WrongOffsetError(there)
        parts.add(file, piece)
        return there + len(piece)


def finish(portal: Portal, reader: Reader, upload_id: str) -> Arriving:
    """Look at a file that has arrived whole, keep it and attach it; a file that is refused says why in what is returned.

    Raises NotThereError, NotEditableError, WrongOffsetError where some of it is missing, ScannerAwayError, StorageAwayError.
    """
    row, record_id = own(portal, reader, upload_id)
    if row.state not in OVER:
        with parts.held(portal, upload_id) as file:
            # Whoever waited for another try of the same file finds it done.
            row, record_id = own(portal, reader, upload_id)
            if row.state not in OVER:
                if parts.length(file) != row.size:
                    raise WrongOffsetError(parts.length(file))
                return _finished(portal, reader, record_id, row)
    parts.drop(portal, upload_id)
    return arriving(portal, row, _attached(portal, reader, record_id, row.sha256))


def _finished(portal: Portal, reader: Reader, record_id: str, row: Upload) -> Arriving:
    attached = None
    try:
        attached = keep(portal, reader, record_id, row, parts.path_of(portal, row.id))
    except Refused as error:
        with portal.database.writing() as session:
            uploads.refuse(session, row.id, error.code, error.about)
    parts.drop(portal, row.id)
    return arriving(portal, own(portal, reader, row.id)[0], attached)


def _attached(portal: Portal, reader: Reader, record_id: str, sha256: str) -> Attached | None:
    """Return how the draft names a file that arrived before: the answer to the first try may have been lost."""
    try:
        draft = drafts.read(portal, reader, record_id)
    except (NotThereError, NotEditableError):
        return None
    item = next((one for one in files.held(draft.shared) if one["file"] == sha256), None)
    return Attached(draft.base, item) if item else None


def take(portal: Portal, reader: Reader, record_id: str, name: str, stream: IO[bytes]) -> Attached:
    """Take a whole file in one go, from a form without JavaScript. Raises Refused, and as `begin` and `finish` do.

    Where it cannot be looked at just now, it waits with the files that are on their way.
    """
    size = stream.seek(0, os.SEEK_END)
    begun = begin(portal, reader, record_id, name, size)
    stream.seek(0)
    with parts.held(portal, begun.id) as file:
        file.truncate(0)
        while piece := stream.read(PIECE):
            parts.add(file, piece)
    found = finish(portal, reader, begun.id)
    if found.attached is None:
        raise Refused(found.reason or "damaged", found.about)
    return found.attached


def drop(portal: Portal, reader: Reader, upload_id: str) -> None:
    """Forget a file that is on its way. Raises NotThereError."""
    own(portal, reader, upload_id)
    with portal.database.writing() as session:
        uploads.forget(session, [upload_id])
    parts.drop(portal, upload_id)


def open_of(portal: Portal, reader: Reader, record_id: str) -> tuple[Arriving, ...]:
    """Return the files of a record that `reader` began to send and that have not arrived, the oldest first."""
    if reader.person is None:
        return ()
    with portal.database.reading() as session:
        return tuple(arriving(portal, row) for row in uploads.open_of(session, reader.person, record_id))
