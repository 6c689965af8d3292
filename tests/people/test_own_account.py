"""What people do with their own account: password, address, second factor, profile, data, closing."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from portal.database import people
from portal.database.tables import Person, PersonStanding, Proposal, Record, RecoveryCode, SignIn, Token, Trail
from portal.domain.policy import Reader
from portal.services.context import Portal
from tests.people.letters import link_to, posted
from tests.people.signing import PASSWORD, SECRET, code_now, make_person, post, sign_in, sit_down

NEW = "four wet umbrellas in a row"
PROFILE = "/en/account/profile"


def again(portal: Portal, person: Person) -> Person:
    with portal.database.reading() as session:
        return session.get_one(Person, person.pk)


def shown_codes(page: str) -> list[str]:
    return re.findall(r"<li><code>([0-9A-Z]{5}-[0-9A-Z]{5})</code>", page)


def make_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let fifteen minutes pass since anybody showed that it is they."""
    monkeypatch.setattr("portal.web.signing.FRESH_SECONDS", -1)


def test_a_forgotten_password_is_set_by_a_link_once(portal: Portal, app: Flask) -> None:
    """Else who forgets is locked out, or a mail that lies around resets a password again. All sessions end."""
    person = make_person(portal)
    thief = sit_down(app.test_client(), portal, person)
    client = app.test_client()
    assert post(client, "/en/account/forgot", email=person.email).status_code == 200
    link = link_to(portal, person.email or "")
    answer = post(client, link, password=NEW)
    assert answer.headers["Location"] == "/en/account/sign-in?done=reset"
    assert thief.get(PROFILE).status_code == 303
    assert client.get(link).status_code == 410
    assert sign_in(client, person.email).status_code == 422
    assert sign_in(client, person.email, NEW).status_code == 303
    assert "has changed" in posted(portal)[0]["Subject"]


def test_a_new_password_still_needs_the_second_factor(portal: Portal, client: FlaskClient) -> None:
    """Else whoever reads somebody's mail has their account whole."""
    person = make_person(portal, "moderator")
    post(client, "/en/account/forgot", email=person.email)
    post(client, link_to(portal, person.email or ""), password=NEW)
    assert sign_in(client, person.email, NEW).status_code == 422
    assert sign_in(client, person.email, NEW, code_now()).status_code == 303


@pytest.mark.parametrize("standing", [None, *PersonStanding])
def test_asking_for_a_new_password_tells_nobody_who_exists(
    portal: Portal, client: FlaskClient, standing: PersonStanding | None
) -> None:
    """Else the form says who works with the portal; who is suspended gets no way in."""
    if standing:
        make_person(portal, email="awa@gov.example", standing=standing)
    answer = post(client, "/en/account/forgot", email="awa@gov.example")
    assert "it is on its way" in answer.text
    sent = len(posted(portal))
    assert sent == (standing in (PersonStanding.active, PersonStanding.invited, PersonStanding.requested))


def test_a_lock_ends_with_a_new_password(portal: Portal, client: FlaskClient) -> None:
    """Else a stranger who guesses keeps somebody out for as long as they like."""
    person = make_person(portal)
    for number in range(11):
        sign_in(client, person.email, f"guess number {number}")
    assert sign_in(client, person.email).status_code == 429
    post(client, "/en/account/forgot", email=person.email)
    post(client, link_to(portal, person.email or ""), password=NEW)
    assert sign_in(client, person.email, NEW).status_code == 303


@pytest.mark.parametrize(
    "page", ["password", "email", "factor", "close", "recovery-codes", "remove-factor", "data.json"]
)
def test_what_protects_an_account_asks_for_the_password_again(
    portal: Portal, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """Else whoever finds a browser open takes the account over. With the password one comes back to where one was."""
    person = make_person(portal)
    sit_down(client, portal, person)
    with monkeypatch.context() as patch:
        make_stale(patch)
        answer = client.get(f"/en/account/{page}")
        assert answer.headers["Location"] == f"/en/account/again?back=%2Fen%2Faccount%2F{page}"
        if page != "data.json":
            tried = post(
                client, f"/en/account/{page}", PROFILE, password=NEW, email="new@gov.example", confirm=person.email
            )
            assert tried.headers["Location"].startswith("/en/account/again")
        wrong = post(client, answer.headers["Location"], password="not the right one")
        assert wrong.status_code == 422
        right = post(client, answer.headers["Location"], password=PASSWORD)
        assert right.headers["Location"] == f"/en/account/{page}"
    assert again(portal, person) == person
    assert client.get(f"/en/account/{page}").status_code in (200, 303)


def test_a_new_password_ends_the_other_sessions(portal: Portal, app: Flask) -> None:
    """Else whoever knew the old one stays signed in."""
    person = make_person(portal)
    here, there = (sit_down(app.test_client(), portal, person) for _ in range(2))
    assert post(here, "/en/account/password", password="password2024!!").status_code == 422
    assert post(here, "/en/account/password", password=NEW).status_code == 303
    assert (here.get(PROFILE).status_code, there.get(PROFILE).status_code) == (200, 303)
    assert sign_in(there, person.email, NEW).status_code == 303


def test_a_new_address_counts_when_a_mail_was_read_there(portal: Portal, client: FlaskClient) -> None:
    """Else a slip of the keyboard gives the account away, or a thief does so unnoticed: the old address is told."""
    person = make_person(portal, email="old@gov.example")
    sit_down(client, portal, person)
    assert post(client, "/en/account/email", email="old@gov.example").status_code == 422
    assert post(client, "/en/account/email", email="New@gov.example").status_code == 303
    link = link_to(portal, "new@gov.example")
    assert again(portal, person).email == "old@gov.example"
    client.get(link)
    assert again(portal, person).email == "old@gov.example"
    assert post(client, link).status_code == 200
    assert again(portal, person).email == "new@gov.example"
    assert [(mail["To"], "has changed" in mail["Subject"]) for mail in posted(portal)] == [("old@gov.example", True)]
    assert client.get(link).status_code == 410


def test_an_address_of_somebody_else_is_not_given_away(portal: Portal, client: FlaskClient) -> None:
    """Else changing one's address is a way to ask who has an account; its owner alone is told."""
    person = make_person(portal)
    other = make_person(portal, email="other@gov.example")
    sit_down(client, portal, person)
    answer = post(client, "/en/account/email", email="other@gov.example")
    assert answer.headers["Location"] == "/en/account/security?done=email"
    mails = posted(portal)
    assert [mail["To"] for mail in mails] == [other.email]
    assert "You have an account" in mails[0]["Subject"]


def test_a_second_factor_is_set_up_with_codes_for_a_lost_phone(portal: Portal, app: Flask) -> None:
    """Else moderators cannot do what they must. The secret is the account's only after a code of it; codes are shown once."""
    person = make_person(portal, "moderator", factor=False)
    client, other = app.test_client(), sit_down(app.test_client(), portal, person)
    sign_in(client, person.email)
    page = client.get("/en/account/factor?back=/en/regions")
    assert "<svg" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    found = re.search(r'class="secret"><code>([A-Z2-7 ]+)<', page.text)
    assert found
    secret = found[1].replace(" ", "")
    assert post(client, "/en/account/factor", code="000000").status_code == 422
    assert again(portal, person).totp_secret is None
    done = post(client, "/en/account/factor", code=code_now(secret), back="/en/regions")
    codes = shown_codes(done.text)
    assert len(set(codes)) == 10
    assert 'href="/en/regions"' in done.text
    assert done.headers["Cache-Control"] == "no-store"
    assert again(portal, person).totp_secret == secret
    assert client.get(PROFILE).status_code == 200
    assert other.get(PROFILE).status_code == 303
    assert secret not in client.get("/en/account/security").text
    assert "second factor" in posted(portal)[0]["Subject"]
    with portal.database.reading() as session:
        kept = [row.digest for row in session.scalars(select(RecoveryCode))]
        assert not any("factor_secret" in row.data for row in session.scalars(select(SignIn)))
    assert len(kept) == 10
    assert not set(kept) & set(codes)


def test_a_recovery_code_opens_once(portal: Portal, app: Flask) -> None:
    """Else a lost phone is a lost account, or one code that was seen opens it for ever."""
    person = make_person(portal, "moderator")
    client = sit_down(app.test_client(), portal, person)
    codes = shown_codes(post(client, "/en/account/recovery-codes").text)
    typed = codes[0].lower().replace("-", " ")
    first, second, third = (app.test_client() for _ in range(3))
    assert (
        'name="way" value="recovery"'
        in (sign_in(first, person.email), first.get("/en/account/code?way=recovery"))[1].text
    )
    assert sign_in(first, person.email, code=typed).status_code == 303
    assert sign_in(second, person.email, code=typed).status_code == 422
    assert "9 are left" in client.get("/en/account/security").text
    fresh = shown_codes(post(client, "/en/account/recovery-codes").text)
    assert not set(fresh) & set(codes)
    assert sign_in(third, person.email, code=codes[1]).status_code == 422
    assert sign_in(third, person.email, code=fresh[1]).status_code == 303


def test_a_second_factor_goes_only_where_it_may(portal: Portal, app: Flask) -> None:
    """Else moderators take off what protects their regions."""
    moderator, official = make_person(portal, "moderator"), make_person(portal, factor=True)
    kept, gone = (sit_down(app.test_client(), portal, person) for person in (moderator, official))
    assert post(kept, "/en/account/remove-factor").status_code == 422
    assert again(portal, moderator).totp_secret == SECRET
    assert post(gone, "/en/account/remove-factor").status_code == 303
    assert again(portal, official).totp_secret is None


def test_a_profile_is_saved_and_gives_nobody_rights(portal: Portal, client: FlaskClient) -> None:
    """Else people cannot say who they are, or make themselves moderators of every region."""
    person = make_person(portal, "moderator", name="Moussa Ba")
    sit_down(client, portal, person)
    fields = {
        "name": " Moussa  Ba-Sow ",
        "languages": ["fr", "wo"],
        "language": "fr",
        "wanted": ["review_overdue", "reset_password"],
    }
    assert post(client, PROFILE, **fields).status_code == 422
    more = {
        "role": "administrator",
        "regions": ["europe"],
        "country": "TH",
        "organisation": "iom",
        "standing": "active",
    }
    assert post(client, PROFILE, **{**fields, "languages": ["fr"]}, **more).status_code == 303
    after = again(portal, person)
    assert (after.name, after.languages, after.language) == ("Moussa Ba-Sow", ["fr"], "fr")
    assert (after.role, after.regions, after.country) == (person.role, person.regions, person.country)
    assert after.notify["review_overdue"] is True
    assert after.notify["proposal_to_review"] is False
    assert "reset_password" not in after.notify


@pytest.mark.parametrize("name", ["", " ", "\u202e", "x" * 121, "12345", "<script>alert(1)</script>"])
def test_a_name_that_is_none_is_refused_or_harmless(portal: Portal, client: FlaskClient, name: str) -> None:
    """Else a name breaks a page or a mail, or somebody has none."""
    sit_down(client, portal, make_person(portal))
    answer = post(client, PROFILE, name=name, language="en")
    assert answer.status_code == (303 if "script" in name else 422)
    assert "<script>alert" not in client.get("/en/").text


def test_people_take_their_data_with_them(portal: Portal, client: FlaskClient) -> None:
    """Else the portal keeps of people what they cannot see; and no secret is among it."""
    person = make_person(portal, "coordinator", name="Awa Diop", factor=True)
    with portal.database.writing() as session:
        record = Record(id="a-practice", kind="practice", language="en", owner_pk=person.pk)
        session.add(record)
        session.flush()
        session.add(Proposal(record_pk=record.pk, language="en", title="A text of mine", author_pk=person.pk))
    sit_down(client, portal, person)
    answer = client.get("/en/account/data.json")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"
    found = json.loads(answer.text)
    assert found["profile"]["email"] == person.email
    assert found["texts"][0]["title"] == "A text of mine"
    assert found["records"][0]["record"] == "a-practice"
    assert found["sessions"][0]["device"] == "Firefox, Linux"
    for secret in (SECRET, person.password_hash, "digest"):
        assert secret not in answer.text


def test_a_closed_account_leaves_the_texts_and_nothing_else(portal: Portal, app: Flask) -> None:
    """Else somebody who leaves stays in the database; or what they posted is lost with them."""
    person = make_person(
        portal, "coordinator", name="Awa Diop", email="awa@gov.example", factor=True, notify={"x": True}
    )
    client, other = (sit_down(app.test_client(), portal, person) for _ in range(2))
    with portal.database.writing() as session:
        record = Record(id="a-practice", kind="practice", language="en", owner_pk=person.pk)
        session.add(record)
    post(app.test_client(), "/en/account/forgot", email="awa@gov.example")
    assert post(client, "/en/account/close", confirm="somebody@else.example").status_code == 422
    assert again(portal, person).standing is PersonStanding.active
    answer = post(client, "/en/account/close", confirm=" AWA@gov.example")
    assert answer.status_code == 200
    assert "Goodbye" in answer.text
    for browser in (client, other):
        assert browser.get(PROFILE).status_code == 303
    after = again(portal, person)
    assert (after.name, after.email, after.password_hash, after.totp_secret) == ("", None, "", None)
    assert (after.country, after.regions, after.languages, after.notify) == ("", [], [], {})
    assert (after.id, after.standing) == (person.id, PersonStanding.closed)
    assert not posted(portal)
    with portal.database.reading() as session:
        assert session.scalars(select(Record)).one().owner_pk == person.pk
        assert not session.scalars(select(SignIn)).all()
        assert not session.scalars(select(Token)).all()
        assert people.by_email(session, "awa@gov.example") is None
    with portal.database.asking() as connection:
        kept = "\n".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert "awa@gov.example" not in kept
    assert "Awa Diop" not in kept


def test_the_last_administrator_stays(portal: Portal, client: FlaskClient) -> None:
    """Else nobody can let anybody in any more."""
    last = make_person(portal, "administrator")
    suspended = make_person(portal, "administrator", standing=PersonStanding.suspended)
    sit_down(client, portal, last)
    assert post(client, "/en/account/close", confirm=last.email).status_code == 422
    assert again(portal, last).standing is PersonStanding.active
    assert again(portal, suspended).standing is PersonStanding.suspended
    make_person(portal, "administrator")
    assert post(client, "/en/account/close", confirm=last.email).status_code == 200


def test_every_change_is_in_the_trail_without_a_word(portal: Portal, client: FlaskClient) -> None:
    """Else nobody can tell what happened to an account; and a trail that cannot be changed must hold nothing to erase."""
    person = make_person(portal, "coordinator", name="Awa Diop", email="awa@gov.example")
    sit_down(client, portal, person)
    post(client, PROFILE, name="Awa Sarr", language="fr")
    post(client, "/en/account/password", password=NEW)
    post(client, "/en/account/email", email="new@gov.example")
    post(client, link_to(portal, "new@gov.example"))
    with portal.database.reading() as session:
        rows = session.scalars(select(Trail).order_by(Trail.pk)).all()
    assert [row.action for row in rows] == [
        "profile_changed",
        "password_changed",
        "email_change_asked",
        "email_changed",
    ]
    assert {(row.actor, row.subject) for row in rows} == {(person.id, f"person:{person.id}")}
    everything = " ".join(str(row.model_dump()) for row in rows)
    assert not any(word in everything for word in ("Awa", "gov.example", NEW))
    assert Reader().id == ""
