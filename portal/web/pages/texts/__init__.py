"""The author's side: one's own texts, writing and sending them, how each stands, its history; and every reader's word on a record."""

from portal.web.pages.texts import (
    adding,
    batches,
    files,
    flagging,
    found_here,
    helping,
    hinting,
    languages,
    listing,
    past,
    previewing,
    regional,
    sending,
    standing,
    talking,
    writing,
)

PARTS = (
    listing,
    regional,
    batches,
    helping,
    hinting,
    adding,
    writing,
    files,
    sending,
    found_here,
    standing,
    languages,
    talking,
    past,
    previewing,
    flagging,
)
