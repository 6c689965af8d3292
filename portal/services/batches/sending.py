"""All drafts that came of a batch are sent in together: declared once by their person, sent one by one by the worker.

Each goes through the same move as a text that is sent by itself, so what is unfinished or may point to a person stays a draft. Stopped
anywhere, it goes on where it ended: what was sent is no draft any more.
"""

from collections.abc import Mapping
from typing import Any

from portal.database import batches as rows
from portal.database.sessions import Session
from portal.database.tables import Batch, BatchState
from portal.domain.policy import Reader
from portal.domain.terms import RIGHTS
from portal.domain.workflow import State
from portal.services.batches.handing_in import own
from portal.services.batches.writers import writer
from portal.services.context import Portal
from portal.services.review import drafts, moving, telling
from portal.services.review.door import NotThereError
from portal.services.review.drafts import Conflict, NotEditableError
from portal.services.review.moving import MovedOnError, UnfinishedError
from portal.services.review.needs import Given, NeededError

AT_ONCE = 10
"""Texts that are sent before it is noted how far it came, and the person's rights are asked again."""

SENDABLE = (BatchState.done, BatchState.stopped)


def ask(portal: Portal, reader: Reader, id: str, licence: str, rights: str, accepted: bool) -> None:
    """Let all drafts of a batch be sent in, with one declaration for all. Raises NotThereError, NeededError.

    `licence` is for texts and files that name none themselves.
    """
    lacks = {"licence": "missing"} if licence not in portal.codes("licence") else {}
    lacks |= {"rights": "missing"} if rights not in RIGHTS else {}
    lacks |= {"terms": "missing"} if not accepted else {}
    with portal.database.writing() as session:
        batch = own(session, reader, id)
        if lacks:
            raise NeededError(lacks)
        if batch.state in SENDABLE:
            batch.about = {**batch.about, "sending": {"licence": licence, "rights": rights, "after": 0}}
            rows.set_state(session, batch, BatchState.sending)


def send(portal: Portal, id: str) -> bool:
    """Send the next drafts, and say whether there was anything to do."""
    with portal.database.reading() as session:
        batch = rows.get(session, id)
        if batch is None or batch.state is not BatchState.sending:
            return False
        reader, said = writer(portal, session, batch), batch.about["sending"]
        found = rows.unsent(session, id, said["after"], AT_ONCE)
    if reader is not None:
        for _, record_id in found:
            _send_one(portal, reader, record_id, said)
    with portal.database.writing() as session:
        batch = rows.get(session, id)
        if batch is None or batch.state is not BatchState.sending:
            return True
        if reader is None:
            rows.set_state(session, batch, BatchState.stopped, "no_right")
            return True
        batch.about = {**batch.about, "sending": {**said, "after": found[-1][0] if found else said["after"]}}
        if len(found) < AT_ONCE:
            _end(portal, session, reader, batch)
        session.add(batch)
    return True


def _end(portal: Portal, session: Session, reader: Reader, batch: Batch) -> None:
    rows.set_state(session, batch, BatchState.done)
    telling.sent_together(portal, session, reader, rows.sent(session, batch.id))


def _send_one(portal: Portal, reader: Reader, record_id: str, said: Mapping[str, Any]) -> None:
    """Send a draft in as it stands; what keeps it from that is shown where it is sent by itself."""
    try:
        draft = drafts.read(portal, reader, record_id)
        shared = _licensed(draft.shared, said["licence"])
        if draft.state is not State.draft:
            return
        if shared != draft.shared:
            saved = drafts.save(portal, reader, record_id, draft.language, draft.base, shared, draft.texts, quiet=True)
            if isinstance(saved, Conflict):
                return
        with portal.database.reading() as session:
            proposal_pk = rows.draft_of(session, record_id)
        given = Given(rights=said["rights"], accepted=True)
        moving.move(portal, reader, record_id, proposal_pk or 0, "submit", State.draft, given, tell=False)
    except (NotThereError, NotEditableError, MovedOnError, UnfinishedError, NeededError):
        return


def _licensed(shared: Mapping[str, Any], licence: str) -> dict[str, Any]:
    items = shared.get("attachments")
    files = [{"licence": licence, **item} for item in items] if isinstance(items, list) else []
    chosen = {**shared, "licence": shared.get("licence") or licence}
    return {**chosen, "attachments": files} if files else chosen
