"""The author's side: one's own texts, writing and sending them, how each stands, its history; and every reader's word on a record."""

from portal.web.pages.texts import flagging, listing, past, previewing, sending, standing, talking, writing

PARTS = (listing, writing, sending, standing, talking, past, previewing, flagging)
