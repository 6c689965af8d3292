"""A person's own data, whole, for them to take away."""

from datetime import datetime
from typing import Any

from portal.database import own_data
from portal.database.tables import Person, now
from portal.services.context import Portal


def export(portal: Portal, person_pk: int) -> dict[str, Any]:
    """Return all that is stored about a person as JSON values: no password, secret, link or cookie is among it."""
    with portal.database.reading() as session:
        person = session.get_one(Person, person_pk)
        connection = session.connection()
        found: dict[str, Any] = {
            "made_at": now(),
            "portal": portal.settings.name,
            "profile": _profile(person),
            "texts": own_data.texts(connection, person_pk),
            "records": own_data.records(connection, person_pk),
            "comments": own_data.comments(connection, person_pk),
            "second_opinions": own_data.opinions(connection, person_pk),
            "flags": own_data.flags(connection, person_pk),
            "declarations": own_data.declarations(connection, person_pk),
            "said_of_personal_data": own_data.answers(connection, person_pk),
            "on_their_way": own_data.on_their_way(connection, person_pk),
            "sessions": own_data.sessions(connection, person_pk),
            "trail": own_data.trail(connection, person.id),
        }
    plain: dict[str, Any] = _plain(found)
    return plain


def _profile(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email,
        "role": person.role,
        "country": person.country,
        "regions": person.regions,
        "organisation": person.organisation_id,
        "languages": person.languages,
        "language": person.language,
        "mails_wanted": person.notify,
        "second_factor": bool(person.totp_secret),
        "created_at": person.created_at,
        "confirmed_at": person.confirmed_at,
        "signed_in_at": person.signed_in_at,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime) else value
