"""Setting up the second factor: a secret for an app, and ten codes for the day when the phone is lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.database import accounts, people, trail
from portal.database.sessions import Session
from portal.database.tables import Person, RecoveryCode
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.people import factors, letters, limits
from portal.services.people.checks import NotPossibleError
from portal.services.people.sessions import PRIVILEGED
from portal.services.people.signing_in import actor, subject
from portal.services.people.tokens import digest


@dataclass(frozen=True)
class Setup:
    """A secret on its way into an app: as it is typed, as an address, as a picture (SVG)."""

    typed: str
    uri: str
    picture: str


def new_secret() -> str:
    """Return a secret; until it is confirmed the caller keeps it, and no account knows of it."""
    return factors.new_secret()


def shown(portal: Portal, secret: str, email: str, title: str) -> Setup:
    """Return how a secret is handed to an app; `title` says what the picture is."""
    uri = factors.provisioning_uri(secret, email, portal.settings.name)
    return Setup(factors.grouped(secret), uri, factors.qr_svg(uri, title))


def confirm(portal: Portal, person_pk: int, secret: str, code: str, cookie: str) -> Sequence[str] | None:
    """Store a secret whose code is right and return the recovery codes, which are shown once; None where the code is wrong.

    The person is signed out in all other browsers, which did without. Raises limits.TooOftenError.
    """
    with portal.database.writing() as session:
        limits.take(portal, session, limits.SECOND_FACTOR, f"set up {person_pk}")
    step = factors.verify(secret, code, 0)
    if step is None:
        return None
    with portal.database.writing() as session:
        person = accounts.held(session, person_pk)
        person.totp_secret, person.totp_step = secret, step
        session.add(person)
        codes = _new_codes(session, person)
        people.end_sessions(session, person_pk, keep=digest(cookie))
        limits.forget(portal, session, limits.SECOND_FACTOR, f"set up {person_pk}")
        _tell(session, person, "factor_set_up")
    return codes


def renew_codes(portal: Portal, person_pk: int) -> Sequence[str] | None:
    """Return new recovery codes, which are shown once; the old ones work no more. None where there is no second factor."""
    with portal.database.writing() as session:
        person = accounts.held(session, person_pk)
        if not person.totp_secret:
            return None
        codes = _new_codes(session, person)
        _tell(session, person, "recovery_codes_made")
    return codes


def codes_left(portal: Portal, person_pk: int) -> int:
    """Return how many recovery codes were not used yet."""
    with portal.database.reading() as session:
        return len(people.recovery_codes(session, person_pk))


def is_required(portal: Portal, role: Role) -> bool:
    """Say whether people of a role have to have a second factor."""
    return portal.settings.require_second_factor and role in PRIVILEGED


def remove(portal: Portal, person_pk: int) -> None:
    """Take a person's second factor away at their wish. NotPossibleError where it is required."""
    with portal.database.writing() as session:
        person = accounts.held(session, person_pk)
        if is_required(portal, person.role):
            raise NotPossibleError("factor_required")
        forget(session, person)
        _tell(session, person, "factor_removed")


def forget(session: Session, person: Person) -> None:
    """Forget the secret and the recovery codes of a person."""
    person.totp_secret, person.totp_step = None, 0
    session.add(person)
    people.drop_recovery_codes(session, person.pk or 0)


def _new_codes(session: Session, person: Person) -> Sequence[str]:
    people.drop_recovery_codes(session, person.pk or 0)
    codes = factors.recovery_codes()
    session.add_all(RecoveryCode(person_pk=person.pk or 0, digest=factors.digest(code)) for code in codes)
    return codes


def _tell(session: Session, person: Person, action: str) -> None:
    trail.add(session, actor(person), action, subject(person))
    letters.notice(session, "factors_changed", person, "forgot")
