"""Clears up after files that never arrived, a week after the last piece."""

from datetime import timedelta

from portal.attachments.storage import Storage
from portal.database import uploads
from portal.database.tables import now
from portal.services.context import Portal
from portal.services.files import parts

KEPT = timedelta(days=7)


def forget(portal: Portal) -> int:
    """Delete what was not gone on with, pieces and all; return how many files. Raises StorageAwayError: it is tried again."""
    with portal.database.reading() as session:
        rows = uploads.older(session, now() - KEPT)
    untouched = set(parts.untouched(portal, KEPT.total_seconds()))
    # A row is as old as its file was announced; of a large one on a slow line pieces may have come today.
    old = [row for row in rows if row.id in untouched or not parts.received(portal, row.id)]
    for row in old:
        if row.sha256:
            _delete_unknown(portal, portal.storage, row.sha256)
    if old:
        with portal.database.writing() as session:
            uploads.forget(session, [row.id for row in old])
    with portal.database.reading() as session:
        known = uploads.known(session, untouched)
    for upload_id in untouched - known:
        parts.drop(portal, upload_id)
    return len(old)


def _delete_unknown(portal: Portal, storage: Storage, sha256: str) -> None:
    """Delete a file that was kept, but never noted: whoever kept it was stopped in between."""
    with portal.database.writing() as session:
        # Held while it is looked up and deleted, so that nobody notes it in between.
        if not uploads.is_noted(session, sha256):
            storage.delete(sha256)
