"""Signing in: password, then second factor. Whatever is wrong, the answer and its time are the same, so that nobody learns who exists."""

from enum import StrEnum

from portal.database import accounts, people, trail
from portal.database.sessions import Session
from portal.database.tables import Person, PersonStanding, now
from portal.domain.policy import Reader
from portal.services.context import Portal
from portal.services.people import factors, hashing, limits


class Step(StrEnum):
    """What comes next after the right password."""

    done = "done"
    second_factor = "second_factor"


def actor(person: Person) -> Reader:
    """Return a person as the trail names who did something."""
    return Reader(person.role, frozenset(person.regions), person.pk, person.id)


def subject(person: Person) -> str:
    """Return how the trail names a person something was done to."""
    return f"person:{person.id}"


def check_password(portal: Portal, email: str, password: str, address: str) -> tuple[int, Step] | None:
    """Return (person's number, what comes next), or None where address and password do not go together.

    Raises limits.TooOftenError, for addresses without an account too.
    """
    email = people.normalised(email)
    try:
        with portal.database.writing() as session:
            # Counted before the password is looked at: many tries at once are many tries.
            limits.take(portal, session, limits.SIGN_IN_FROM_ADDRESS, address)
            limits.take(portal, session, limits.SIGN_IN_OF_ACCOUNT, email)
            person = people.by_email(session, email)
    except limits.TooOftenError:
        _note_too_often(portal, email)
        raise
    usable = person if person and person.standing is PersonStanding.active and person.password_hash else None
    if usable is None:
        hashing.burn_time(password)
    right = usable is not None and hashing.verify_password(usable.password_hash, password)
    if usable is None or not right or usable.pk is None:
        with portal.database.writing() as session:
            trail.add(session, Reader(), "sign_in_refused", subject(person) if person else "")
        return None
    if hashing.needs_rehash(usable.password_hash):
        with portal.database.writing() as session:
            _get(session, usable.pk).password_hash = hashing.hash_password(password)
    return usable.pk, Step.second_factor if usable.totp_secret else Step.done


def _note_too_often(portal: Portal, email: str) -> None:
    with portal.database.writing() as session:
        person = people.by_email(session, email)
        trail.add(session, Reader(), "sign_in_too_often", subject(person) if person else "")


def check_factor(portal: Portal, person_pk: int, code: str) -> bool:
    """Say whether a code of the person's app, or one of their recovery codes, is right; each works once.

    Raises limits.TooOftenError.
    """
    try:
        with portal.database.writing() as session:
            limits.take(portal, session, limits.SECOND_FACTOR, str(person_pk))
    except limits.TooOftenError:
        with portal.database.writing() as session:
            trail.add(session, Reader(), "sign_in_too_often", subject(_get(session, person_pk)))
        raise
    with portal.database.writing() as session:
        # Held: of two requests that bring the same code at once, the second finds it used.
        person = accounts.held(session, person_pk)
        right = person.standing is PersonStanding.active and _use_code(session, person, code)
        if not right:
            trail.add(session, Reader(), "second_factor_refused", subject(person))
    return right


def check_again(portal: Portal, person_pk: int, password: str, code: str) -> bool:
    """Say whether somebody who is signed in has shown again that it is they. Raises limits.TooOftenError."""
    with portal.database.writing() as session:
        limits.take(portal, session, limits.SECOND_FACTOR, f"again {person_pk}")
        person = _get(session, person_pk)
    if not hashing.verify_password(person.password_hash, password):
        with portal.database.writing() as session:
            trail.add(session, actor(person), "sign_in_refused", subject(person))
        return False
    if person.totp_secret and not check_factor(portal, person_pk, code):
        return False
    with portal.database.writing() as session:
        limits.forget(portal, session, limits.SECOND_FACTOR, f"again {person_pk}")
        limits.forget(portal, session, limits.SECOND_FACTOR, str(person_pk))
    return True


def _use_code(session: Session, person: Person, code: str) -> bool:
    if not person.totp_secret:
        return False
    step = factors.verify(person.totp_secret, code, person.totp_step)
    if step is not None:
        person.totp_step = step
        return True
    wanted = factors.digest(code) if factors.normal_code(code) else ""
    for row in people.recovery_codes(session, person.pk or 0):
        if row.digest == wanted:
            row.used_at = now()
            trail.add(session, actor(person), "recovery_code_used", subject(person))
            return True
    return False


def signed_in(portal: Portal, person_pk: int) -> None:
    """Note that a person has signed in; their earlier tries count no more."""
    with portal.database.writing() as session:
        person = _get(session, person_pk)
        person.signed_in_at = now()
        limits.forget(portal, session, limits.SIGN_IN_OF_ACCOUNT, person.email or "")
        limits.forget(portal, session, limits.SECOND_FACTOR, str(person_pk))
        trail.add(session, actor(person), "sign_in", subject(person))


def signed_out(portal: Portal, reader: Reader, everywhere: bool = False) -> None:
    """Note that a person has signed out."""
    with portal.database.writing() as session:
        trail.add(session, reader, "sign_out_everywhere" if everywhere else "sign_out", f"person:{reader.id}")


def _get(session: Session, person_pk: int) -> Person:
    found = session.get(Person, person_pk)
    if found is None:
        raise LookupError("no such person")
    return found
