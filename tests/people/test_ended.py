"""What was ended stays ended: sessions under way, and what is left of a closed account."""

import pytest
from flask.testing import FlaskClient

from portal.domain.people import EmailInput
from portal.domain.policy import Role
from portal.services.context import Portal
from portal.services.people import closing, sessions
from portal.services.people.addresses import ask_change
from portal.services.people.checks import context
from tests.people.signing import make_person


def test_a_session_that_was_ended_is_not_kept_by_a_request_that_was_under_way(
    portal: Portal, client: FlaskClient
) -> None:
    """Otherwise a thief who keeps asking stays signed in when the owner signs out everywhere or changes the password."""
    person = make_person(portal)
    token = sessions.save(portal, "", {"_user_id": str(person.pk)}, person.pk, "Firefox")
    assert sessions.open_session(portal, token)
    sessions.end_everywhere(portal, person.pk or 0)
    sessions.save(portal, token, {"_user_id": str(person.pk), "more": 1}, person.pk, "Firefox")
    assert sessions.open_session(portal, token) is None


def test_nothing_of_a_closed_account_is_left_in_the_files(portal: Portal) -> None:
    """Otherwise name and address of somebody who left can be read from the disk, or a mail goes on holding them."""
    person = make_person(portal, Role.official, name="Zephyrine Quatermain", email="zephyrine@example.org")
    given = EmailInput.model_validate({"email": "other.zephyrine@example.org"}, context=context(portal))
    ask_change(portal, person.pk or 0, given)
    folder = portal.settings.mail_folder
    folder.mkdir()
    for name, to in (
        ("20260101T000000Z-1.eml", "Zephyrine@example.org"),
        ("20260101T000000Z-2.eml", "awa@example.org"),
    ):
        (folder / name).write_text(f"To: {to}\nSubject: Hello\n\nHello\n")
    closing.close(portal, person.pk or 0)
    assert [path.name for path in folder.iterdir()] == ["20260101T000000Z-2.eml"]
    left = b"".join(path.read_bytes() for path in portal.settings.instance.rglob("*") if path.is_file())
    assert b"ephyrine" not in left
    assert b"Quatermain" not in left


@pytest.mark.parametrize("listed", ["\0", "", "x" * 5000, "\N{ARABIC-INDIC DIGIT THREE}" * 64])
def test_a_session_that_is_none_ends_nothing(portal: Portal, listed: str) -> None:
    """Otherwise a broken form shows a page that says that the portal is broken."""
    person = make_person(portal)
    token = sessions.save(portal, "", {"_user_id": str(person.pk)}, person.pk, "Firefox")
    sessions.end_one(portal, person.pk or 0, listed)
    assert sessions.open_session(portal, token)
