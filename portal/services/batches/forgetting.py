"""Clears up after tables that nobody has any more: their account was closed, or whoever kept them was stopped before they were noted."""

import time

from portal.database import batches as rows
from portal.services.batches.handing_in import FOLDER
from portal.services.context import Portal

KEPT_SECONDS = 3600.0


def forget(portal: Portal) -> int:
    """Delete the files that no batch names, an hour after they came, and return how many."""
    before = time.time() - KEPT_SECONDS
    folder = portal.settings.instance / FOLDER
    old = [path for path in folder.glob("*") if path.is_file() and path.stat().st_mtime < before]
    if not old:
        return 0
    with portal.database.reading() as session:
        gone = [path for path in old if rows.get(session, path.name) is None]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
