"""Organisations, e-mail domains and corridors, through the pages."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select
from werkzeug.datastructures import MultiDict

from portal.database.tables import EmailDomain, Organisation, Person, Trail
from portal.domain.policy import OrganisationStanding
from portal.services.context import Portal
from portal.services.people import corridors, domains
from portal.web.forms import reading
from tests.people.signing import make_person, post, sit_down
from tests.web.reading import Page

NEW = "/en/admin/organisations/new"
MINISTRY = {
    "name_en": "Ministry of Return",
    "name_fr": "Ministère du Retour",
    "type": "national_government",
    "countries": "SN",
}


def body(portal: Portal, id: str) -> Organisation:
    """Return an organisation as it stands in the database now."""
    with portal.database.reading() as session:
        return session.get_one(Organisation, id)


def shown(browser: FlaskClient, address: str) -> Page:
    return Page(address, browser.get(address))


def test_an_organisation_is_added_under_its_names(admin: FlaskClient, portal: Portal) -> None:
    """Else records cannot name it, or readers of one language see another's name."""
    answer = post(admin, NEW, **MINISTRY, url="https://return.example/")
    assert answer.headers["Location"] == "/en/admin/organisations/ministry-of-return"
    made = body(portal, "ministry-of-return")
    assert made.names == {"en": "Ministry of Return", "fr": "Ministère du Retour"}
    assert (made.type, made.countries, made.url) == ("national_government", ["SN"], "https://return.example/")
    assert "Ministère du Retour" in shown(admin, "/fr/admin/organisations?q=RETOUR").main.text


def test_what_an_organisation_lacks_stands_at_its_field(admin: FlaskClient, portal: Portal) -> None:
    """Else an administrator does not learn what to mend, and types all of it again."""
    for fields, at in (
        ({"type": "ngo"}, "f-name_en-error"),
        ({"name_th": "มูลนิธิ"}, "f-type-error"),
        ({**MINISTRY, "type": "nonsense"}, "f-type-error"),
        ({**MINISTRY, "url": "not a link"}, "f-url-error"),
    ):
        answer = post(admin, NEW, **fields)
        page = Page(NEW, answer)
        assert answer.status_code == 422
        assert page.one(id=at).text
        assert page.one(id="f-name_th").get("value") == fields.get("name_th", "")
    assert post(admin, NEW, name_th="มูลนิธิ", type="ngo").status_code == 303
    assert post(admin, NEW, **MINISTRY).status_code == 303
    again = post(admin, NEW, **MINISTRY)
    assert again.status_code == 422
    assert "There is an organisation of this name already." in again.text


def test_trust_needs_a_reason_and_stands_in_the_audit(admin: FlaskClient, portal: Portal) -> None:
    """Else nobody knows later why people of an organisation publish before review."""
    post(admin, NEW, **MINISTRY)
    address = "/en/admin/organisations/ministry-of-return"
    assert post(admin, f"{address}/trusted", reason="  ").status_code == 422
    assert body(portal, "ministry-of-return").standing is OrganisationStanding.allowed
    assert post(admin, f"{address}/trusted", reason="Two good years").status_code == 303
    assert body(portal, "ministry-of-return").standing is OrganisationStanding.trusted
    row = shown(admin, "/en/admin/audit?action=organisation_standing").one("tbody").text
    assert "allowed → trusted" in row
    assert "Two good years" in row


def test_two_entries_become_one(admin: FlaskClient, portal: Portal) -> None:
    """Else the same ministry stands twice in every list; what moves is said before it is done, since it cannot be undone."""
    post(admin, NEW, **MINISTRY)
    post(admin, NEW, name_en="Return Ministry", type="national_government")
    person = make_person(portal, organisation_id="return-ministry")
    address = "/en/admin/organisations/return-ministry/merge"
    assert "Choose another organisation" in admin.get(f"{address}?into=return-ministry").text
    asked = shown(admin, f"{address}?into=ministry-of-return")
    assert "1 person who belongs to it" in asked.main.text
    assert body(portal, "return-ministry").merged_into is None
    assert post(admin, address, f"{address}?into=ministry-of-return", into="ministry-of-return").status_code == 303
    with portal.database.reading() as session:
        assert session.get_one(Person, person.pk).organisation_id == "ministry-of-return"
    assert "/en/admin/organisations/return-ministry" not in shown(admin, "/en/admin/organisations").links()
    assert admin.get(address).status_code == 409
    assert "Merged into:" in admin.get("/en/admin/organisations/return-ministry").text


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "mail.gmail.com", "outlook.fr", "com", "gov", "co.uk", "com.ng", "org.gh", "not a domain", ""],
)
def test_domains_that_are_open_to_everybody_are_refused(admin: FlaskClient, portal: Portal, domain: str) -> None:
    """Else everybody with a free mail address reads what is for governments only."""
    answer = post(admin, "/en/admin/domains", domain=domain, country="SN")
    assert answer.status_code == 422
    assert Page("", answer).one(id="f-domain-error").text
    assert not domains.public(portal)


def test_a_government_is_listed_and_taken_from_the_list(
    admin: FlaskClient, client: FlaskClient, portal: Portal
) -> None:
    """Else its people wait for invitations, or strangers come in after a domain was sold."""
    assert post(admin, "/en/admin/domains", domain="@Interieur.GOUV.sn", country="SN").status_code == 303
    assert post(admin, "/en/admin/domains", domain="interieur.gouv.sn", country="SN").status_code == 422
    assert "@interieur.gouv.sn" in client.get("/en/account/request").text
    for _ in range(2):
        assert (
            post(admin, "/en/admin/domains/remove", "/en/admin/domains", domain="interieur.gouv.sn").status_code == 303
        )
    with portal.database.reading() as session:
        assert not session.scalars(select(EmailDomain)).all()
        actions = session.scalars(select(Trail.action).where(Trail.subject == "domain:interieur.gouv.sn")).all()
    assert sorted(actions) == ["domain_added", "domain_removed"]


def test_moderators_say_which_corridors_forms_offer(moderator: FlaskClient, portal: Portal) -> None:
    """Else authors choose ways that nobody takes any more, and type those that many take."""
    page = "/en/admin/corridors"
    assert post(moderator, page, host="AT", origin="AT").status_code == 422
    missing = post(moderator, page, host="AT", origin="")
    assert Page("", missing).one(id="f-origin-error").text
    assert post(moderator, page, host="AT", transit_0="ME", origin="AL").status_code == 303
    assert post(moderator, page, host="AT", origin="AL").status_code == 422
    added = next(one for one in corridors.offered(portal) if (one.host, one.origin) == ("AT", "AL"))
    assert added.transit == ("ME",)
    for what, there in (("hide", False), ("show", True)):
        assert post(moderator, f"{page}/{what}", page, corridor="NE-ML").status_code == 303
        assert any((one.host, one.origin) == ("NE", "ML") for one in corridors.offered(portal)) is there
    assert post(moderator, f"{page}/hide", page, corridor="XX-YY").status_code == 404


def test_forms_of_records_offer_these_corridors(moderator: FlaskClient, app: Flask, portal: Portal) -> None:
    """Else authors pick the countries of a well-known way one by one, each a little otherwise."""
    post(moderator, "/en/admin/corridors", host="DZ", transit_0="NE", origin="ML")
    post(moderator, "/en/admin/corridors/hide", "/en/admin/corridors", corridor="NE-SN")
    author = sit_down(app.test_client(), portal, make_person(portal, "coordinator"))
    new = "/en/texts/new/practice"
    offered = [one.get("data-value") for one in shown(author, new).one("datalist", id="names-corridor").all("option")]
    assert "DZ-NE-ML" in offered
    assert "NE-SN" not in offered
    answer = post(author, new, title="A note", add="corridors", **{"corridors.known.typed": "Algeria → Niger → Mali"})
    page = Page(new, answer)
    for part, code in (("host", "DZ"), ("transit", "NE"), ("origin", "ML")):
        assert page.one("input", name=f"corridors.0.{part}").get("value") == code


@pytest.mark.parametrize("way", ["", "DZ", "dz-ml", "DZ-", "DZ-NE-ML-" * 5, "<b>", "NE-ML"])
def test_a_corridor_that_is_none_or_is_there_changes_nothing(way: str) -> None:
    """Else what a program posts ends up in a record, or a row stands there twice."""
    typed = MultiDict({"corridors.0.host": "NE", "corridors.0.origin": "ML", "corridors.known": way})
    assert reading.read("practice", typed)[0] == {"corridors": [{"host": "NE", "origin": "ML"}]}
