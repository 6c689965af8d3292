"""Texts on their way, for tests: posted and moved as people do, through the services."""

from typing import Any

from portal.database import proposals
from portal.database.tables import Person, Proposal, Verdict
from portal.domain.policy import Reader
from portal.domain.workflow import EDITABLE, State
from portal.services.context import Portal
from portal.services.files import attaching
from portal.services.people.readers import reader_of
from portal.services.posting import findings
from portal.services.review import drafts, moving
from portal.services.review.drafts import Draft
from portal.services.review.moving import Given
from tests.records import shared, texts

DECLARED = {"licence": "CC-BY-4.0", "rights": "own_work", "accepted": "1"}
"""What the page "Send" asks for beside the click."""

WHY = Given(reason="Because it is so.", rights="own_work", accepted=True)


def reader(portal: Portal, person: Person) -> Reader:
    """Return a person as one who asks."""
    return reader_of(portal, person)


def write(portal: Portal, author: Person, title: str = "Savings groups for returnees", **more: Any) -> str:
    """Save a whole draft of a practice and return the record's id; `more` are shared fields or texts."""
    names = set(texts("x"))
    fields = shared(**{name: value for name, value in more.items() if name not in names})
    content = texts(title, **{name: value for name, value in more.items() if name in names})
    return drafts.begin(portal, reader(portal, author), "practice", "en", fields, content).record_id


def attach(portal: Portal, author: Person, record_id: str, items: list[dict[str, str]]) -> None:
    """Let files that are kept be part of a draft, with what is said of them."""
    with portal.database.writing() as session:
        for item in items:
            attaching.attach(session, reader(portal, author), record_id, item["name"], item["file"])
    edit(portal, author, record_id, attachments=items)


def proposal(portal: Portal, record_id: str) -> Proposal:
    """Return a record's latest proposal."""
    with portal.database.reading() as session:
        held = proposals.hold(session, record_id)
        assert held
        found = proposals.latest(session, held.record)
        assert found
        return found


def move(portal: Portal, person: Person, record_id: str, name: str, given: Given = WHY) -> State:
    """Make a move with a record's latest text, as it stands; what looks like personal data in it is called none."""
    at = proposal(portal, record_id)
    if name in moving.SENT_IN and at.state in EDITABLE:
        for seen in findings.of_text(portal, reader(portal, person), record_id).seen:
            if seen.is_open:
                findings.answer(portal, reader(portal, person), record_id, seen.key, Verdict.false_alarm, "")
    return moving.move(portal, reader(portal, person), record_id, at.pk or 0, name, at.state, given)


def publish(
    portal: Portal, author: Person, moderator: Person, title: str = "Savings groups for returnees", **more: Any
) -> str:
    """Post a practice and bring it to readers; returns its id."""
    record_id = write(portal, author, title, **more)
    release(portal, author, moderator, record_id)
    return record_id


def release(portal: Portal, author: Person, moderator: Person, record_id: str) -> None:
    """Send in what is drafted and publish it."""
    move(portal, author, record_id, "submit")
    for name in ("take", "approve", "publish"):
        move(portal, moderator, record_id, name)


def edit(portal: Portal, person: Person, record_id: str, base: str = "", **more: Any) -> Draft | drafts.Conflict:
    """Change some fields of a record's text as a form does, from what stands or from `base`."""
    who = reader(portal, person)
    now = drafts.read(portal, who, record_id)
    fields = {**now.shared, **{name: value for name, value in more.items() if name in now.shared}}
    content = {**now.texts, **{name: value for name, value in more.items() if name not in now.shared}}
    return drafts.save(portal, who, record_id, now.language, base or now.base, fields, content)
