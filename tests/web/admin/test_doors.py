"""To whom a page of the administration does not belong, it is not there."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.database.tables import Person
from portal.domain.policy import Role
from portal.services.context import Portal
from tests.people.signing import make_person, sit_down, token_of
from tests.web.reading import Page

PAGES = ("", "/people", "/invite", "/organisations", "/organisations/new", "/domains", "/corridors", "/mail", "/audit")
OF_MODERATORS = ("", "/invite", "/corridors")


def below_admin(app: Flask) -> list[str]:
    """Return an address for each route of the administration that takes a form."""
    return [
        rule.rule.replace("<any(en, fr):language>", "en").replace("<int:pk>", "1").replace("<id>", "x")
        for rule in app.url_map.iter_rules()
        if "/admin" in rule.rule and "POST" in (rule.methods or ())
    ]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.visitor])
def test_each_role_finds_what_is_theirs_and_nothing_else(app: Flask, portal: Portal, role: Role) -> None:
    """Else an official reads the audit, or a moderator makes administrators."""
    browser = sit_down(app.test_client(), portal, make_person(portal, role))
    theirs = {Role.administrator: PAGES, Role.moderator: OF_MODERATORS}.get(role, ())
    for name in PAGES:
        assert browser.get(f"/en/admin{name}").status_code == (200 if name in theirs else 404), name


def test_visitors_sign_in_first_and_come_back(client: FlaskClient) -> None:
    """Else a link from a colleague ends at a missing page."""
    answer = client.get("/en/admin/audit?action=sign_in")
    assert answer.headers["Location"].startswith("/en/account/sign-in?back=%2Fen%2Fadmin%2Faudit%3Faction")


def test_forms_are_shut_to_those_who_do_not_see_them(app: Flask, portal: Portal) -> None:
    """Else whoever knows an address does without the page what the page does not offer."""
    browser = sit_down(app.test_client(), portal, make_person(portal, Role.coordinator))
    word = token_of(browser.get("/en/account/profile"))
    addresses = below_admin(app)
    assert len(addresses) > 15
    for address in addresses:
        assert browser.post(address, data={"csrf": word}).status_code == 404, address


def test_the_menu_shows_what_is_theirs(admin: FlaskClient, moderator: FlaskClient) -> None:
    """Else people click on what answers that it is missing."""
    for browser, count in ((admin, 8), (moderator, 3)):
        page = Page("/en/admin", browser.get("/en/admin"))
        links = [link.get("href") for nav in page.all("nav", class_="areas") for link in nav.all("a")]
        assert len(links) == count
        assert {browser.get(link).status_code for link in links} == {200}
        assert page.one("nav", class_="areas").one("a", aria_current="page").text == "Overview"


@pytest.mark.parametrize(
    "path", ["people/x", "people/%00", "organisations/x", "organisations/%00", "mail/kept/x", "mail/kept/..%2Fx"]
)
def test_what_is_not_there_is_missing(admin: FlaskClient, path: str) -> None:
    """Else a mistyped address ends in an error, or reads another file of the machine."""
    assert admin.get(f"/en/admin/{path}").status_code == 404


def test_nobody_keeps_these_pages(admin: FlaskClient, ada: Person) -> None:
    """Else whoever uses the browser next reads names and addresses."""
    for path in (*PAGES, f"/people/{ada.id}"):
        assert admin.get(f"/en/admin{path}").headers["Cache-Control"] == "no-store", path


def test_pages_speak_french_too(admin: FlaskClient) -> None:
    """Else half of the administrators meet an error."""
    for path in PAGES:
        assert admin.get(f"/fr/admin{path}").status_code == 200, path
