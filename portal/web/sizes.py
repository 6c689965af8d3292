"""How much one request may bring: a form, a piece of a file, or, from people with an account, whole files with the form of a text."""

from flask import Flask, request

from portal.domain.files import LARGEST, PIECE
from portal.web.current import person

LARGEST_FORM = 4_000_000
"""Bytes of a posted form: a record whose every field is as long as it may be, percent-encoded in any script, is smaller."""

PIECES = frozenset({"uploads.receive"})
WITH_FILES = frozenset({"writing", "batches"})
"""The parts of the site whose forms have files in them, where no script sends those in pieces."""


def allow() -> None:
    """Set the limit of this request before anything of it is read."""
    if request.endpoint in PIECES:
        request.max_content_length = PIECE
    elif request.blueprint in WITH_FILES and request.mimetype == "multipart/form-data" and person() is not None:
        request.max_content_length = LARGEST + LARGEST_FORM


def install(app: Flask) -> None:
    """Hold every request to its limit; has to come before whatever reads forms."""
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    app.before_request(allow)
