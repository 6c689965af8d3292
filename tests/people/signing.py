"""People for tests, and how they come to be signed in: at once (`sit_down`), or through the pages as a person does (`sign_in`)."""

import re
import time
from functools import lru_cache
from typing import Any
from uuid import uuid4

import pyotp
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.database import people
from portal.database.tables import Person, PersonStanding, now
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.people import hashing, sessions

PASSWORD = "seven grey herons on the wall"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PRIVILEGED = (Role.moderator, Role.administrator)


@lru_cache
def _hash(password: str) -> str:
    return hashing.hash_password(password)


def make_person(
    portal: Portal,
    role: Role | str = Role.official,
    *,
    email: str = "",
    name: str = "",
    password: str = PASSWORD,
    factor: bool | None = None,
    **more: Any,
) -> Person:
    """Put a person with an account into the database and return the row.

    `factor` gives them a second factor (SECRET); left out, those have one who need it. `more` are columns: `regions`, `country` ...
    """
    role = Role(role)
    word = uuid4().hex[:8]
    has_factor = role in PRIVILEGED if factor is None else factor
    values = {
        "country": "SN",
        "regions": ["west-africa"],
        "standing": PersonStanding.active,
        "confirmed_at": now(),
        **more,
    }
    person = Person(
        id=people.new_id(),
        email=people.normalised(email or f"{role}-{word}@example.org"),
        name=name or f"{role.title()} {word}",
        role=role,
        password_hash=_hash(password),
        totp_secret=SECRET if has_factor else None,
        **values,
    )
    with portal.database.writing() as session:
        session.add(person)
    return person


def sit_down(client: FlaskClient, portal: Portal, person: Person) -> FlaskClient:
    """Sign a person in in this browser without any page, as if they had just given password and code; returns the browser."""
    data = {"_user_id": str(person.pk), "_fresh": True, "fresh_at": time.time()}
    token = sessions.save(portal, "", data, person.pk, "Firefox, Linux")
    client.set_cookie("portal_session", token)
    return client


def token_of(page: str | TestResponse) -> str:
    """Return the word against foreign forms that a page's forms carry."""
    found = re.search(r'name="csrf" value="([^"]+)"', page if isinstance(page, str) else page.text)
    assert found, "the page has no form"
    return found[1]


def post(client: FlaskClient, address: str, page: str = "", **fields: Any) -> TestResponse:
    """Send a form as a browser does: read the page that has it (`page`, else the same address) and post with its word."""
    return client.post(address, data={"csrf": token_of(client.get(page or address)), **fields})


def code_now(secret: str = SECRET, steps: int = 0) -> str:
    """Return the code that an app shows now, or `steps` half minutes later."""
    return str(pyotp.TOTP(secret).at(int(time.time()) + 30 * steps))


def sign_in(
    client: FlaskClient, email: str | None, password: str = PASSWORD, code: str = "", back: str = ""
) -> TestResponse:
    """Sign in through the pages, with `code` where a second factor is asked for; returns the last answer."""
    answer = post(client, "/en/account/sign-in", email=email or "", password=password, back=back)
    if answer.status_code == 303 and answer.headers["Location"].partition("?")[0].endswith("/account/code"):
        return post(client, answer.headers["Location"], code=code)
    return answer
