"""What people say of themselves. Role, country, regions and organisation give rights, so only administrators change them."""

from dataclasses import dataclass

from portal.database import trail
from portal.database.tables import Person
from portal.domain import wishes
from portal.domain.people import ProfileInput
from portal.services.context import Portal
from portal.services.people.signing_in import actor, subject


@dataclass(frozen=True)
class Profile:
    """A person as their own profile shows them; `wanted` are the mails that may be switched off and are not."""

    name: str
    languages: tuple[str, ...]
    language: str
    wanted: frozenset[str]


def own(portal: Portal, person_pk: int) -> Profile:
    """Return a person's profile."""
    with portal.database.reading() as session:
        person = session.get_one(Person, person_pk)
    wanted = frozenset(wish.kind for wish in wishes.wishes(person.role) if person.notify.get(wish.kind, True))
    return Profile(person.name, tuple(person.languages), person.language, wanted)


def change(portal: Portal, person_pk: int, given: ProfileInput) -> None:
    """Store what a person says of themselves."""
    with portal.database.writing() as session:
        person = session.get_one(Person, person_pk)
        wanted = wishes.known(given.wanted, person.role)
        person.name, person.languages, person.language = given.name, list(given.languages), given.language
        person.notify = {wish.kind: wish.kind in wanted for wish in wishes.wishes(person.role)}
        session.add(person)
        trail.add(session, actor(person), "profile_changed", subject(person))
