"""The author's side: one's own texts, writing and sending them, how each stands, its history; and every reader's word on a record."""

from portal.web.pages.texts import (
    adding,
    flagging,
    found_here,
    helping,
    listing,
    past,
    previewing,
    sending,
    standing,
    talking,
    writing,
)

PARTS = (listing, helping, adding, writing, sending, found_here, standing, talking, past, previewing, flagging)
