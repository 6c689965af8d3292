"""Forgets what was counted, in time."""

from datetime import date, timedelta

from portal.database import counts
from portal.services.context import Portal

SEARCHES_KEPT = timedelta(days=365)
HASHES_KEPT = timedelta(days=90)
"""For words that were asked on one day only."""

COUNTS_KEPT = timedelta(days=400)


def forget(portal: Portal, today: date) -> None:
    """Delete searches of more than a year ago, and counts that no page shows any more."""
    days = ((today - kept).isoformat() for kept in (SEARCHES_KEPT, HASHES_KEPT, COUNTS_KEPT))
    with portal.database.writing() as session:
        counts.forget(session, *days)
