"""What services of people check alike: rights, passwords, what was typed."""

from typing import Any

from portal.database import accounts
from portal.database.sessions import Session
from portal.database.tables import Person
from portal.domain.passwords import Refusal, refusal
from portal.domain.policy import Action, Reader, may
from portal.domain.problems import Problem
from portal.services.context import Portal
from portal.services.people.common_passwords import common_passwords


class NotPossibleError(Exception):
    """Something that was asked for cannot be done; `problems` say at which field, and why."""

    def __init__(self, type: str, path: str = "") -> None:
        super().__init__(type)
        self.problems = (Problem(path, type),)


class NotAllowedError(Exception):
    """Who asks has no right to it."""


def demand(reader: Reader, action: Action) -> None:
    """Raise NotAllowedError where the reader has no such right."""
    if not may(reader, action):
        raise NotAllowedError(action)


def context(portal: Portal, *own: str) -> dict[str, Any]:
    """Return the context in which inputs are checked; `own` is what others know of the person whose password it is."""

    def refused(password: str) -> Refusal | None:
        return refusal(password, (portal.settings.name, *own), common_passwords())

    return {"places": portal.places, "vocabulary": portal.vocabulary, "refused": refused}


def organisation_id(session: Session, id: str) -> str | None:
    """Return the organisation that was chosen (or what it was merged into); NotPossibleError where there is none."""
    if not id:
        return None
    found = accounts.organisation(session, id)
    if found is None:
        raise NotPossibleError("unknown_organisation", "organisation")
    return found.id


def keep_an_administrator(session: Session, person: Person) -> None:
    """Raise NotPossibleError where nobody would be left who looks after people and settings."""
    if person.role == "administrator" and person.standing == "active" and accounts.administrators(session) < 2:
        raise NotPossibleError("last_administrator")
