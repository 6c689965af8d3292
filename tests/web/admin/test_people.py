"""Administrators look after people: whole flows through the pages."""

import time

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from portal.database import people
from portal.database.tables import Person, PersonStanding, Record, Trail
from portal.domain.policy import Role
from portal.services.context import Portal
from tests.people.letters import link_to, posted
from tests.people.signing import make_person, post, sign_in, sit_down, token_of
from tests.web.reading import Page

RIGHTS = {"role": "coordinator", "country": "TH", "regions": ["south-east-asia"], "organisation": ""}


def now_of(portal: Portal, person: Person) -> Person:
    """Return a person as they stand in the database now."""
    with portal.database.reading() as session:
        found = people.by_id(session, person.id)
        assert found is not None
        return found


def actions(portal: Portal, subject: str = "") -> list[str]:
    """Return what the trail says was done."""
    with portal.database.reading() as session:
        rows = session.scalars(select(Trail).order_by(Trail.pk)).all()
    return [row.action for row in rows if not subject or row.subject == subject]


def names(page: Page) -> list[str]:
    """Return the people in the list."""
    return [row.one("th").one("a").text for row in page.one("table").one("tbody").all("tr")]


def read(browser: FlaskClient, address: str, status: int = 200) -> Page:
    answer = browser.get(address)
    assert answer.status_code == status, answer.text
    return Page(address, answer)


def test_people_are_found_by_what_is_known_of_them(admin: FlaskClient, portal: Portal) -> None:
    """Else an administrator of a thousand people pages through all of them."""
    make_person(portal, name="Awa Diop", email="awa@gouv.example", country="SN", regions=[])
    make_person(portal, "coordinator", name="Dao Suk", country="TH", regions=["south-east-asia"])
    make_person(portal, name="Sam 100% Gone", standing=PersonStanding.suspended, country="FR", regions=[])
    for query, expected in (
        ("q=awa", ["Awa Diop"]),
        ("q=GOUV.example", ["Awa Diop"]),
        ("q=100%25", ["Sam 100% Gone"]),
        ("role=coordinator", ["Dao Suk"]),
        ("standing=suspended", ["Sam 100% Gone"]),
        ("region=west-africa", ["Ada Admin", "Awa Diop"]),
        ("region=west-africa&role=official", ["Awa Diop"]),
    ):
        assert names(read(admin, f"/en/admin/people?{query}")) == expected, query
    assert "Nobody is like this" in admin.get("/en/admin/people?q=zzz&role=nonsense").text
    assert admin.get("/en/admin/people?page=99999999999&q=%00").status_code == 200


def test_rights_change_with_the_next_click(admin: FlaskClient, app: Flask, portal: Portal) -> None:
    """Else a person who changes their post keeps the rights of the old one, and nobody knows who changed them."""
    person = make_person(portal, "moderator", name="Mo")
    theirs = sit_down(app.test_client(), portal, person)
    assert theirs.get("/en/desk").status_code == 200
    page = read(admin, f"/en/admin/people/{person.id}/rights")
    assert "checked" in page.one("input", name="role", value="moderator").attributes
    answer = post(admin, f"/en/admin/people/{person.id}/rights", **RIGHTS)
    assert answer.headers["Location"] == f"/en/admin/people/{person.id}"
    assert "The rights of Mo are changed." in admin.get(answer.headers["Location"]).text
    assert (now_of(portal, person).role, now_of(portal, person).regions) == (Role.coordinator, ["south-east-asia"])
    assert theirs.get("/en/desk").status_code == 404
    assert {"role_changed", "regions_changed", "country_changed"} <= set(actions(portal, f"person:{person.id}"))


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(admin: FlaskClient, portal: Portal) -> None:
    """Else an administrator starts again, or makes a moderator of nowhere."""
    person = make_person(portal)
    answer = post(admin, f"/en/admin/people/{person.id}/rights", **{**RIGHTS, "regions": []})
    page = Page("", answer)
    assert answer.status_code == 422
    assert page.one(id="f-regions-error").text == "Error: Choose one region at least."
    assert "checked" in page.one("input", name="role", value="coordinator").attributes
    assert now_of(portal, person).role is Role.official


def test_rights_ask_for_the_password_again_and_keep_what_was_typed(
    admin: FlaskClient, portal: Portal, ada: Person, app: Flask
) -> None:
    """Else a browser left open over lunch makes somebody an administrator; or the form is empty after the password."""
    person = make_person(portal)
    address = f"/en/admin/people/{person.id}/rights"
    page = admin.get(address).text
    with admin.session_transaction() as browser:
        browser["fresh_at"] = time.time() - 3600
    assert admin.get(address).headers["Location"].startswith("/en/account/again?back=")
    answer = admin.post(address, data={"csrf": token_of(page), **RIGHTS})
    assert answer.headers["Location"].startswith("/en/account/again?back=")
    assert now_of(portal, person).role is Role.official
    with admin.session_transaction() as browser:
        browser["fresh_at"] = time.time()
    back = Page("", admin.get(f"{address}?again=1&role=coordinator&country=TH&regions=south-east-asia"))
    assert "checked" in back.one("input", name="role", value="coordinator").attributes
    assert "checked" in back.one("input", name="regions", value="south-east-asia").attributes


def test_the_last_administrator_stays(admin: FlaskClient, portal: Portal, ada: Person) -> None:
    """Else nobody is left who can let anybody in."""
    for path, fields in (("rights", RIGHTS), ("suspend", {"reason": "leaves"})):
        answer = post(admin, f"/en/admin/people/{ada.id}/{path}", **fields)
        assert answer.status_code == 422
        assert "You are the last administrator." in answer.text
    assert "leaves" in answer.text
    assert (now_of(portal, ada).role, now_of(portal, ada).standing) == (Role.administrator, PersonStanding.active)
    make_person(portal, "administrator")
    assert post(admin, f"/en/admin/people/{ada.id}/rights", **RIGHTS).headers["Location"] == "/en/account/profile"


def test_somebody_is_suspended_and_let_in_again(admin: FlaskClient, app: Flask, portal: Portal) -> None:
    """Else somebody who left the ministry goes on reading, or one who was suspended by mistake stays out."""
    person = make_person(portal, name="Awa Diop")
    theirs = sit_down(app.test_client(), portal, person)
    own = f"/en/admin/people/{person.id}"
    assert post(admin, f"{own}/suspend", reason="Left the ministry").status_code == 303
    assert theirs.get("/en/account/profile").status_code == 303
    assert sign_in(app.test_client(), person.email).status_code == 422
    again = post(admin, f"{own}/suspend", own, reason="I was slower")
    assert again.status_code == 409
    assert "I was slower" in again.text
    assert post(admin, f"{own}/reopen", own).status_code == 303
    assert sign_in(app.test_client(), person.email).status_code == 303
    assert "Left the ministry" in admin.get("/en/admin/audit?action=suspended").text
    assert [mail["To"] for mail in posted(portal)] == [person.email] * 2


def test_a_lost_second_factor_is_removed_and_its_owner_is_told(admin: FlaskClient, app: Flask, portal: Portal) -> None:
    """Else somebody who lost their phone is locked out for ever; or it happens behind their back."""
    person = make_person(portal, "moderator", name="Mo")
    theirs = sit_down(app.test_client(), portal, person)
    assert post(admin, f"/en/admin/people/{person.id}/factor").status_code == 303
    assert now_of(portal, person).totp_secret is None
    assert theirs.get("/en/account/profile").status_code == 303
    (mail,) = posted(portal)
    assert (mail["To"], "second factor" in mail["Subject"]) == (person.email, True)
    assert actions(portal, f"person:{person.id}") == ["factor_removed"]
    assert post(admin, f"/en/admin/people/{person.id}/factor", f"/en/admin/people/{person.id}").status_code == 409


def test_records_are_handed_over(admin: FlaskClient, portal: Portal) -> None:
    """Else nobody is reminded of the records of somebody who left."""
    old, heir = make_person(portal, name="Old"), make_person(portal, "coordinator", name="Heir")
    with portal.database.writing() as session:
        session.add(Record(id="note-1", kind="practice", language="en", owner_pk=old.pk))
    page = read(admin, f"/en/admin/people/{old.id}")
    assert "1 more is not public" in page.main.text
    address = f"/en/admin/people/{old.id}/records"
    assert post(admin, address, to="nobody").status_code == 422
    assert post(admin, address, to=heir.id).status_code == 303
    with portal.database.reading() as session:
        assert session.scalars(select(Record.owner_pk)).all() == [heir.pk]
    assert "records_handed_over" in actions(portal)


def test_several_people_are_invited_at_once(admin: FlaskClient, app: Flask, portal: Portal) -> None:
    """Else an administrator fills in the same form fifty times, and one mistyped address loses the others."""
    fields = {"role": "official", "country": "SN", "language": "fr"}
    wrong = post(admin, "/en/admin/invite", emails="awa@gouv.example\nnot an address", **fields)
    assert wrong.status_code == 422
    assert "not an address" in Page("", wrong).one(id="f-emails-error").text
    assert not posted(portal)
    done = post(admin, "/en/admin/invite", emails="awa@gouv.example\r\n Demba@gouv.example;awa@gouv.example", **fields)
    assert done.status_code == 303
    assert "2 invitations are on their way" in admin.get(done.headers["Location"]).text
    assert sorted(mail["To"] for mail in posted(portal)) == ["awa@gouv.example", "demba@gouv.example"]
    assert names(read(admin, "/en/admin/people?standing=invited")) == ["awa@gouv.example", "demba@gouv.example"]


def test_an_invitation_is_sent_again_and_taken_back(admin: FlaskClient, client: FlaskClient, portal: Portal) -> None:
    """Else whoever lost the mail never comes in, or a link to a wrong address works for two weeks."""
    post(admin, "/en/admin/invite", emails="awa@gouv.example", role="official", country="SN", language="en")
    first = link_to(portal, "awa@gouv.example")
    with portal.database.reading() as session:
        person = people.by_email(session, "awa@gouv.example")
    assert person is not None
    own = f"/en/admin/people/{person.id}"
    assert post(admin, f"{own}/link", own).status_code == 303
    second = link_to(portal, "awa@gouv.example")
    assert [client.get(link).status_code for link in (first, second)] == [410, 200]
    assert post(admin, f"{own}/withdraw").headers["Location"] == "/en/admin/people"
    assert client.get(second).status_code == 410
    assert post(admin, f"{own}/link", "/en/admin/people").status_code == 409


def test_moderators_invite_into_their_own_regions(moderator: FlaskClient, portal: Portal) -> None:
    """Else a moderator of one region lets people into another, or makes administrators."""
    page = read(moderator, "/en/admin/invite")
    assert [box.get("value") for box in page.all("input", name="role")] == ["official", "coordinator"]
    assert [box.get("value") for box in page.all("input", name="regions")] == ["west-africa", "global"]
    given = {"emails": "a@gouv.example", "language": "en"}
    for more in ({"role": "administrator"}, {"role": "official", "country": "DE"}):
        assert post(moderator, "/en/admin/invite", **given, **more).status_code == 422
    assert post(moderator, "/en/admin/invite", **given, role="official", country="SN").status_code == 303
