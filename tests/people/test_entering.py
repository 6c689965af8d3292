"""Signing in and out, through the pages."""

import time

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from portal.database.tables import PersonStanding, SignIn, Trail
from portal.services.context import Portal
from portal.services.people import hashing, sessions
from tests.people.signing import PASSWORD, SECRET, code_now, make_person, post, sign_in, sit_down, token_of

PROFILE = "/en/account/profile"


def cookie(client: FlaskClient) -> str:
    found = client.get_cookie("portal_session")
    return found.value if found else ""


def is_in(client: FlaskClient) -> bool:
    return client.get(PROFILE).status_code == 200


def test_somebody_signs_in_and_out(portal: Portal, client: FlaskClient) -> None:
    """Else nobody works here; and what a browser keeps of pages must go with the session."""
    person = make_person(portal, name="Awa Diop")
    answer = sign_in(client, person.email, back="/en/regions")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/regions")
    assert "Awa Diop" in client.get("/en/").text
    out = post(client, "/en/account/sign-out", PROFILE)
    assert (out.status_code, out.headers["Clear-Site-Data"]) == (303, '"cache", "storage"')
    assert not is_in(client)
    with portal.database.reading() as session:
        assert not session.scalars(select(SignIn)).all()


@pytest.mark.parametrize("standing", ["nobody", "wrong", "invited", "suspended", "closed"])
def test_the_answer_tells_nobody_who_exists(
    portal: Portal, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, standing: str
) -> None:
    """Else a stranger finds out who works with the portal. The time is the same too: a password is always compared."""
    real = make_person(portal, email="real@example.org")
    other = {} if standing in ("nobody", "wrong") else {"standing": PersonStanding(standing)}
    make_person(portal, email="other@example.org", **other)
    compared: list[str] = []
    for name in ("burn_time", "verify_password"):
        plain = getattr(hashing, name)
        monkeypatch.setattr(
            hashing, name, lambda *given, plain=plain, name=name: compared.append(name) or plain(*given)
        )
    address = {"nobody": "nobody@example.org"}.get(standing, "other@example.org")
    password = PASSWORD if standing not in ("nobody", "wrong") else "not the right one"
    answer = sign_in(client, address, password)
    assert compared in (["burn_time"], ["verify_password"])
    expected = sign_in(client, real.email, "not the right one")
    assert answer.status_code == expected.status_code == 422
    page = answer.text.replace(address, real.email or "").replace(token_of(answer), token_of(expected))
    assert page == expected.text
    assert password not in answer.text


def test_a_session_is_a_new_one_after_signing_in(portal: Portal, client: FlaskClient) -> None:
    """Else whoever put a cookie into the browser before is signed in with its owner."""
    person = make_person(portal, "moderator")
    sign_in(client, person.email)
    before = cookie(client)
    assert before
    post(client, "/en/account/code", code=code_now())
    assert cookie(client) not in ("", before)
    assert sessions.open_session(portal, before) is None
    assert is_in(client)


def test_a_made_up_cookie_is_never_taken_over(portal: Portal, client: FlaskClient) -> None:
    """Else an attacker chooses the session of whoever follows their link."""
    person = make_person(portal)
    client.set_cookie("portal_session", "chosen-by-an-attacker")
    sign_in(client, person.email)
    assert cookie(client) != "chosen-by-an-attacker"
    assert sessions.open_session(portal, "chosen-by-an-attacker") is None


def test_many_tries_lock_for_a_while_and_tell_nothing(portal: Portal, app: Flask) -> None:
    """Else passwords are guessed by trying, or the lock itself says who exists."""
    person = make_person(portal)
    said = []
    for email in (person.email, "nobody@example.org"):
        client = app.test_client()
        statuses = [sign_in(client, email, f"guess number {n} of many").status_code for n in range(12)]
        assert statuses == [422] * 10 + [429] * 2
        said.append(sign_in(client, email).status_code)
    assert said == [429, 429]


def test_a_second_factor_is_asked_for_and_each_code_works_once(portal: Portal, app: Flask) -> None:
    """Else a password alone, or a code read over a shoulder, opens a moderator's account."""
    person = make_person(portal, "moderator")
    client, other = app.test_client(), app.test_client()
    code = code_now()
    assert sign_in(client, person.email).status_code == 422
    assert not is_in(client)
    assert sign_in(client, person.email, code=code).status_code == 303
    assert is_in(client)
    assert sign_in(other, person.email, code=code).status_code == 422
    assert not is_in(other)


def test_codes_cannot_be_tried_out(portal: Portal, client: FlaskClient) -> None:
    """Else a million codes are tried until one is right."""
    person = make_person(portal, "moderator")
    sign_in(client, person.email)
    statuses = [post(client, "/en/account/code", code="000000").status_code for _ in range(7)]
    assert statuses[0] == 422
    assert statuses[-1] == 429
    assert post(client, "/en/account/code", code=code_now()).status_code == 429


def test_the_step_between_password_and_code_does_not_last(
    portal: Portal, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a browser that was left between the two is half open for ever."""
    person = make_person(portal, "moderator")
    sign_in(client, person.email)
    later = time.time() + 3600
    monkeypatch.setattr("portal.web.signing.time.time", lambda: later)
    assert client.get("/en/account/code").status_code == 303


def test_who_must_have_a_second_factor_has_no_rights_before(portal: Portal, client: FlaskClient) -> None:
    """Else the rule is one that people follow when they like."""
    person = make_person(portal, "moderator", factor=False)
    assert sign_in(client, person.email).headers["Location"].startswith("/en/account/factor")
    for page in ("profile", "security", "data", "close"):
        assert client.get(f"/en/account/{page}").headers["Location"] == "/en/account/factor"
    assert "Administration" not in client.get("/en/").text
    assert client.get("/en/account/factor").status_code == 200


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "https:evil.example",
     "/en/\nSet-Cookie: a=b", "http://localhost.evil.example/en/", " //evil.example", "/%09/evil.example\t", "evil.example"],
)  # fmt: skip
def test_nobody_is_led_away_after_signing_in(portal: Portal, client: FlaskClient, back: str) -> None:
    """Else a link to our own sign-in ends on a page that asks for the password again, elsewhere."""
    person = make_person(portal)
    target = sign_in(client, person.email, back=back).headers["Location"]
    assert target.startswith("/")
    assert not target.startswith(("//", "/\\"))
    assert "evil.example" not in target.partition("?")[0] or target.startswith("/%09/")


def test_sign_in_leads_back_to_the_page_that_was_read(portal: Portal, client: FlaskClient) -> None:
    """Else whoever signs in loses what they looked at; a page of another site is never gone to."""
    page = client.get("/en/account/sign-in", headers={"Referer": "http://localhost/en/search?q=a+b"})
    assert 'name="back" value="/en/search?q=a+b"' in page.text
    other = client.get("/en/account/sign-in", headers={"Referer": "http://evil.example/en/search"})
    assert 'name="back" value="/en/"' in other.text


@pytest.mark.parametrize("cheat", ["no word", "another word", "foreign site", "foreign origin"])
def test_forms_of_other_sites_do_nothing(portal: Portal, client: FlaskClient, cheat: str) -> None:
    """Else another site signs somebody out, or changes their account, behind their back."""
    sit_down(client, portal, make_person(portal))
    word = token_of(client.get(PROFILE))
    headers = {"foreign site": {"Sec-Fetch-Site": "cross-site"}, "foreign origin": {"Origin": "https://evil.example"}}
    given = {"no word": "", "another word": word[:-1] + ("0" if word[-1] != "0" else "1")}.get(cheat, word)
    answer = client.post("/en/account/sign-out-everywhere", data={"csrf": given}, headers=headers.get(cheat, {}))
    assert answer.status_code == 400
    assert is_in(client)


def test_an_old_form_keeps_what_was_typed_except_passwords(portal: Portal, client: FlaskClient) -> None:
    """Else whoever was away for long types everything again; and a password must not be printed."""
    sit_down(client, portal, make_person(portal))
    client.get(PROFILE)
    answer = client.post(PROFILE, data={"csrf": "old", "name": "Awa Diop-Sarr", "password": "a secret of mine"})
    assert answer.status_code == 400
    assert "Awa Diop-Sarr" in answer.text
    assert "a secret of mine" not in answer.text


def test_a_session_ends_by_itself(portal: Portal, client: FlaskClient) -> None:
    """Else a browser in an internet café stays signed in."""
    sit_down(client, portal, make_person(portal))
    with portal.database.writing() as session:
        row = session.scalars(select(SignIn)).one()
        row.seen_at = row.seen_at.replace(year=row.seen_at.year - 1)
        session.add(row)
    assert not is_in(client)


def test_sign_out_everywhere_and_one_session_only(portal: Portal, app: Flask) -> None:
    """Else a stolen session lasts, whatever its owner does."""
    person, other = make_person(portal), make_person(portal)
    here, there, third = (sit_down(app.test_client(), portal, person) for _ in range(3))
    stranger = sit_down(app.test_client(), portal, other)
    digest = sessions.digest(cookie(there))
    post(stranger, "/en/account/sessions/end", PROFILE, session=digest)
    assert is_in(there)
    assert post(here, "/en/account/sessions/end", PROFILE, session=digest).status_code == 303
    assert (is_in(here), is_in(there), is_in(third)) == (True, False, True)
    post(here, "/en/account/sign-out-everywhere", PROFILE)
    assert (is_in(here), is_in(third), is_in(stranger)) == (False, False, True)


def test_the_cookies_of_a_secure_portal_are_guarded(portal: Portal, client: FlaskClient) -> None:
    """Else a script, another site or another host of the domain reads or sets them."""
    from portal import create_app

    person = make_person(portal)
    answer = sign_in(client, person.email)
    plain = [value for value in answer.headers.getlist("Set-Cookie") if value.startswith("portal_session=")]
    assert "HttpOnly" in plain[0]
    assert "SameSite=Lax" in plain[0]
    secure = create_app(portal.settings.model_copy(update={"secure": True}))
    browser = secure.test_client()
    base = {"base_url": "https://localhost"}
    page = browser.get("/en/account/sign-in", **base)
    fields = {"csrf": token_of(page), "email": person.email, "password": PASSWORD}
    answer = browser.post("/en/account/sign-in", data=fields, **base)
    cookies = [*page.headers.getlist("Set-Cookie"), *answer.headers.getlist("Set-Cookie")]
    assert {value.partition("=")[0] for value in cookies} == {"__Host-portal_form", "__Host-portal"}
    for value in cookies:
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in value.split(";")}
        assert "Domain" not in value
    secure.extensions["portal"].close()


def test_every_sign_in_and_refusal_is_in_the_trail_without_a_word(portal: Portal, client: FlaskClient) -> None:
    """Else an intrusion cannot be traced, or the trail itself gives away who was there."""
    person = make_person(portal)
    sign_in(client, person.email, "not the right one")
    sign_in(client, "nobody@example.org", "not the right one")
    sign_in(client, person.email)
    with portal.database.reading() as session:
        rows = session.scalars(select(Trail).order_by(Trail.pk)).all()
    assert [(row.action, row.subject) for row in rows] == [
        ("sign_in_refused", f"person:{person.id}"),
        ("sign_in_refused", ""),
        ("sign_in", f"person:{person.id}"),
    ]
    everything = " ".join(str(row.model_dump()) for row in rows)
    assert not any(word in everything for word in ("example.org", PASSWORD, SECRET))


def test_a_proxy_that_is_trusted_is_believed_and_nobody_else(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else all readers behind a proxy share one count of tries, or a reader makes up a new address for each try."""
    from portal.web.pages.account.common import address

    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "192.0.2.1, 192.0.2.2")
    for peer, said, expected in (
        ("127.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("192.0.2.2", "198.51.100.7", "198.51.100.7"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
        # A household has more addresses of IPv6 than can be counted: its network is.
        ("127.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "", "2001:db8:1:2::"),
        ("::ffff:203.0.113.9", "", "203.0.113.9"),
    ):
        headers = {"X-Forwarded-For": said} if said else {}
        with app.test_request_context("/en/", environ_base={"REMOTE_ADDR": peer}, headers=headers):
            assert address() == expected


def test_a_form_that_was_sent_after_the_session_ended_keeps_what_was_typed(portal: Portal, client: FlaskClient) -> None:
    """Else an hour's work is lost to a session that ended meanwhile. Signed in again, it is sent as it was."""
    person = make_person(portal)
    sit_down(client, portal, person)
    word = token_of(client.get(PROFILE))
    sessions.end_everywhere(portal, person.pk or 0)
    answer = client.post(PROFILE, data={"csrf": word, "name": "Awa Diop-Sarr", "language": "fr"})
    assert answer.status_code == 400
    assert "Awa Diop-Sarr" in answer.text
    sit_down(client, portal, person)
    sent = client.post(PROFILE, data={"csrf": token_of(answer), "name": "Awa Diop-Sarr", "language": "fr"})
    assert sent.status_code == 303
    assert "Awa Diop-Sarr" in client.get(PROFILE).text
