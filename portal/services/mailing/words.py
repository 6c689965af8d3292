"""The words of a mail, looked up when it is sent; and whether its reader may still know of what it tells."""

from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from portal.database import mails, people, proposals
from portal.database.tables import Outbox, Person, PersonStanding, Proposal, Record
from portal.domain import wishes
from portal.domain.languages import DEFAULT, INTERFACE
from portal.domain.policy import Action, Role, may
from portal.mail import templates
from portal.mail.message import stable_id
from portal.mail.rendering import Sender, render
from portal.mail.template import Audience
from portal.services.context import Portal
from portal.services.people import tokens
from portal.services.people.sessions import signed_in


def compose(portal: Portal, session: Any, row: Outbox, moment: datetime) -> EmailMessage | None:
    """Return the mail of a row of the outbox, None where there is nobody to be told; makes the link that it carries.

    Raises LookupError or ValueError where the row does not say enough, or an address is none.
    """
    payload: Mapping[str, Any] = row.payload or {}
    person = session.get(Person, payload["person"]) if payload.get("person") else None
    to = payload.get("to") or (person and person.email)
    if not to or (payload.get("person") and person is None):
        return None
    record = session.get(Record, payload["record"]) if payload.get("record") else None
    proposal = session.get(Proposal, payload["proposal"]) if payload.get("proposal") else None
    if (payload.get("record") and record is None) or not _is_to_be_told(payload["kind"], person):
        return None
    if record is not None and not _may_know(portal, session, person, record, proposal):
        return None
    language = payload.get("language") or (person.language if person else "")
    language = language if language in INTERFACE else DEFAULT
    facts = _facts(portal, session, payload, person, moment)
    if record is not None:
        facts["title"] = mails.title(session, record, proposal, language)
    if payload.get("path"):
        facts["link"] = _link(portal, session, payload, language)
    message = templates.compose(payload["kind"], language, to, facts)
    sender = Sender(portal.settings.name, portal.settings.sender)
    return render(message, sender, stable_id(row.pk, row.created_at.isoformat()), moment)


def _is_to_be_told(kind: str, person: Person | None) -> bool:
    audience = templates.KINDS[kind].audience
    if audience is Audience.anybody:
        return True
    if person is None or person.standing is not PersonStanding.active:
        return False
    if wishes.known((wishes.wish_of(kind),), person.role) and not person.notify.get(wishes.wish_of(kind), True):
        return False
    return audience is not Audience.moderators or person.role is Role.moderator


def _may_know(portal: Portal, session: Any, person: Person | None, record: Record, proposal: Proposal | None) -> bool:
    found = people.person(session.connection(), person.pk) if person and person.pk else None
    if found is None:
        return False
    reader, subject = signed_in(portal, found).reader, proposals.subject(session, record, proposal)
    return may(reader, Action.follow, subject) or (proposal is None and may(reader, Action.read, subject))


def _facts(
    portal: Portal, session: Any, payload: Mapping[str, Any], person: Person | None, moment: datetime
) -> dict[str, str]:
    facts = {"portal": portal.settings.name, "name": person.name if person else "", **payload.get("facts", {})}
    if payload.get("token"):
        facts["until"] = (moment + tokens.LASTS[tokens.Purpose(payload["token"])]).isoformat()
    if payload.get("trail"):
        facts["reason"] = mails.reason(session, payload["trail"])
    if payload.get("by"):
        other = session.get(Person, payload["by"])
        facts["by"] = (other and other.name) or portal.settings.name
    return facts


def _link(portal: Portal, session: Any, payload: Mapping[str, Any], language: str) -> str:
    path = str(payload["path"]).lstrip("/").replace("{language}", language)
    if payload.get("token"):
        # Made only now, so that the database holds no link that works, but its hash.
        token = tokens.mint(session, payload["token"], payload["person"], payload.get("data"))
        path = path.replace("{token}", token)
    return portal.settings.web_address + path
