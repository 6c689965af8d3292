"""A file that has arrived becomes part of its record's draft at once, so that nobody who closes the page has to send it again."""

from dataclasses import dataclass
from typing import Any

from portal.database import files, proposals
from portal.database.sessions import Session
from portal.domain.files import MOST_FILES
from portal.domain.policy import Action, Reader
from portal.services.review.door import held
from portal.services.review.drafts import base_of, begun, check_editable


class TooManyFilesError(Exception):
    """The record holds as many files as it may."""


@dataclass(frozen=True)
class Attached:
    """How the draft names the file, and what a form is made from that knows of it.

    A form that was made from `before` differs by this file only.
    """

    base: str
    item: dict[str, Any]
    before: str = ""


def attach(session: Session, reader: Reader, record_id: str, name: str, sha256: str) -> Attached:
    """Add a kept file to the draft of a record, once. Raises NotThereError, NotEditableError, TooManyFilesError."""
    found = held(session, reader, record_id, Action.edit)
    check_editable(found)
    language = found.proposal.language if found.proposal else found.record.language
    proposal = found.proposal or begun(session, reader, found.record, language)
    before = base_of(proposal)
    shared, texts = proposals.contents(session, found.record, proposal, language)
    items = files.held(shared)
    item = next((one for one in items if one["file"] == sha256), None)
    if item is None:
        if len(items) >= MOST_FILES:
            raise TooManyFilesError
        item = {"file": sha256, "name": name}
        shared = {**shared, files.FIELD: [*items, item]}
        proposals.save(session, found.record, proposal, shared, texts, reader.person)
    return Attached(base_of(proposal), item, before)
