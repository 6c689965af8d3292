"""What helps who writes, as a browser without a script has it: the preview, a new organisation, advice with its buttons."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from sqlmodel import select
from werkzeug.datastructures import MultiDict

from portal import create_app
from portal.database.tables import Organisation, Person
from portal.domain.policy import OrganisationStanding, Role
from portal.services.context import Portal
from portal.services.review import drafts
from portal.web.pages.texts import helping
from tests.people.signing import make_person, post, sit_down, token_of
from tests.review.texts import move, reader, write
from tests.web.posting import pairs
from tests.web.walking import Walker

NEW = "/en/texts/organisations/new"
PREVIEW = "/en/texts/preview-text"


@pytest.fixture
def awa(portal: Portal) -> Person:
    return make_person(portal, Role.coordinator)


@pytest.fixture
def author(portal: Portal, awa: Person) -> Iterator[Walker]:
    app = create_app(portal.settings)
    yield Walker(app.test_client(), portal, awa)
    app.extensions["portal"].close()


def preview(client: FlaskClient, text: str) -> tuple[int, str]:
    word = token_of(client.get("/en/texts/new/practice"))
    answer = client.post(PREVIEW, data={"csrf": word, "text": text})
    return answer.status_code, answer.text


# Preview


def test_a_text_is_shown_as_its_page_will_show_it(author: Walker, portal: Portal, awa: Person) -> None:
    """Else an author sees something else than readers will, or runs what somebody else typed."""
    text = "### A heading\n\n- one\n- **two**\n\n<script>alert(1)</script> [here](javascript:alert(1))"
    status, html = preview(author.client, text)
    assert status == 200
    assert "<h3>A heading</h3>" in html
    assert "<strong>two</strong>" in html
    assert "<script" not in html
    assert "javascript:" not in html.replace("[here](javascript:", "")
    id = write(portal, awa, approach=text)
    page = author.open(f"/en/texts/{id}/preview")
    assert html.partition("\n<p>")[0] in page.source


def test_a_tangle_is_refused_in_words(author: Walker) -> None:
    """Else a preview holds a worker for minutes, or says nothing."""
    status, html = preview(author.client, "[" * 20_000)
    assert status == 200
    assert "[[[" not in html or len(html) > 1000
    assert html


def test_previews_are_for_people_who_write_and_not_without_end(
    author: Walker, client: FlaskClient, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else anybody has the portal render for them."""
    monkeypatch.setattr(helping, "PREVIEWS", helping.Limit("previews of person", 2, helping.PREVIEWS.within))
    assert [preview(author.client, "a")[0] for _ in range(3)] == [200, 200, 429]
    administrator = sit_down(client, portal, make_person(portal, Role.administrator))
    word = token_of(administrator.get("/en/account/profile"))
    assert administrator.post(PREVIEW, data={"csrf": word, "text": "a"}).status_code == 404


# A new organisation


def bodies(portal: Portal) -> dict[str, Organisation]:
    with portal.database.reading() as session:
        return {row.id: row for row in session.exec(select(Organisation))}


def test_an_organisation_is_added_and_can_be_named(author: Walker, portal: Portal, awa: Person) -> None:
    """Else an author names nobody, or writes to an administrator and waits."""
    page = author.open(f"{NEW}?name=Weavers+of+Kayes+(WOK)")
    assert page.main.one(name="body_name").get("value") == "Weavers of Kayes (WOK)"
    author.press("Add it", status=422, body_url="not an address")
    assert author.page.main.one(name="body_name").get("value") == "Weavers of Kayes (WOK)"
    assert author.page.main.one(name="body_url").get("value") == "not an address"
    said = {item.text for item in author.page.main.one(id="faults").all("li")}
    assert any("Choose what it is" in one for one in said)
    author.press("Add it", body_type="ngo", body_country="ML", body_url="https://example.org")
    assert "Weavers of Kayes (WOK)" in author.page.main.text
    added = bodies(portal)["weavers-of-kayes-wok"]
    assert added.standing is OrganisationStanding.unverified
    assert (added.names, added.countries, added.url) == (
        {"en": "Weavers of Kayes (WOK)"},
        ["ML"],
        "https://example.org",
    )
    id = write(portal, awa, lead_body="iom")
    draft = drafts.read(portal, reader(portal, awa), id)
    assert draft.shared["lead_body"] == "iom"
    found = author.client.get("/en/texts/choices/organisation.json?q=wok").get_json()["found"]
    assert [one["value"] for one in found] == ["weavers-of-kayes-wok"]


def test_it_is_asked_first_whether_it_is_one_that_is_there(author: Walker, portal: Portal) -> None:
    """Else the same ministry stands in the list five times."""
    before = len(bodies(portal))
    author.open(NEW)
    author.press("Add it", body_name="International Organisation for Migration", body_type="un_agency")
    similar = author.page.main.one(id="similar")
    assert "International Organization for Migration (IOM)" in similar.text
    assert len(bodies(portal)) == before
    assert author.page.main.one(name="body_name").get("value") == "International Organisation for Migration"
    author.press("Add it", another="1")
    assert len(bodies(portal)) == before + 1


def test_two_organisations_of_one_name_have_ids_of_their_own(author: Walker, portal: Portal) -> None:
    """Else the ministry of one country takes the place of another's."""
    for country in ("ML", "SN"):
        author.open(NEW)
        author.press(
            "Add it", body_name="Agency of Return", body_type="national_government", body_country=country, another="1"
        )
    found = [row for row in bodies(portal).values() if row.names == {"en": "Agency of Return"}]
    assert sorted(row.countries for row in found) == [["ML"], ["SN"]]


def test_adding_is_for_people_who_write(client: FlaskClient, portal: Portal) -> None:
    """Else strangers fill the list."""
    assert client.get(NEW).status_code == 303
    for role in (Role.administrator,):
        assert sit_down(client, portal, make_person(portal, role)).get(NEW).status_code == 404


# Advice


def press(author: Walker, button: str, **typed: str) -> None:
    """Press a button of the advice, which sends the form beside it, after typing into that."""
    form = author.page.main.one("form", id="draft")
    pressed = next(one for one in author.page.main.one(id="hints").all("button") if button in one.text)
    assert pressed.get("form") == "draft"
    sent = MultiDict(pairs(form))
    for name, value in typed.items():
        sent[name] = value
    author.client.get(author.page.address)
    sent.add(pressed.get("name"), pressed.get("value"))
    answer = author.client.post(
        pressed.get("formaction"), data=sent, headers={"Referer": f"http://localhost{author.page.address}"}
    )
    assert answer.status_code == 303
    author.open(answer.headers["Location"])


def test_advice_stands_on_the_page_and_can_be_dismissed(author: Walker, portal: Portal, awa: Person) -> None:
    """Else a person without a script gets none, or the same one for ever."""
    id = write(portal, awa, "SAVINGS GROUPS OF PEOPLE WHO CAME HOME")
    page = author.open(f"/en/texts/{id}/edit")
    advice = page.main.one(id="hints")
    assert "small letters" in advice.text
    press(author, "Not here: Write the title in small letters")
    assert "small letters" not in author.page.main.one(id="hints").text
    assert "small letters" not in author.open(f"/fr/texts/{id}/hints").source


def test_a_country_that_the_text_names_is_added(author: Walker, portal: Portal, awa: Person) -> None:
    """Else an author looks for it in the list, though the portal knows it."""
    id = write(portal, awa, "Savings groups of people who came home to Togo", implementation_countries=["ML"])
    author.open(f"/en/texts/{id}/edit")
    press(author, "Add Togo", title="Savings groups of people who came home to Togo, told anew")
    assert "Togo is added" in author.said
    assert drafts.read(portal, reader(portal, awa), id).shared["implementation_countries"] == ["ML", "TG"]
    assert "Add Togo" not in author.page.main.text
    # Pressed after typing, the button saves that too.
    assert drafts.read(portal, reader(portal, awa), id).texts["title"].endswith("told anew")


def test_advice_is_for_the_people_of_a_text(client: FlaskClient, portal: Portal, awa: Person) -> None:
    """Else a stranger reads words of a draft, or changes it."""
    id = write(portal, awa, "SAVINGS GROUPS OF PEOPLE WHO CAME HOME TO TOGO")
    stranger = sit_down(client, portal, make_person(portal, Role.official, regions=["europe"], country="DE"))
    assert not stranger.get(f"/en/texts/{id}/hints").text.strip()
    for name, data in (("country", {"named": "TG"}), ("dismiss", {"key": "a" * 64})):
        answer = post(stranger, f"/en/texts/{id}/hints/{name}", "/en/account/profile", **data)
        assert answer.status_code == 404, name


def test_what_is_with_the_moderators_is_not_changed_by_advice(author: Walker, portal: Portal, awa: Person) -> None:
    """Else a text becomes another while a moderator reads it."""
    id = write(portal, awa, "Savings groups of people who came home to Togo")
    before = drafts.read(portal, reader(portal, awa), id).shared["implementation_countries"]
    move(portal, awa, id, "submit")
    post(author.client, f"/en/texts/{id}/hints/country", "/en/texts", named="TG")
    move(portal, awa, id, "withdraw")
    move(portal, awa, id, "reopen")
    assert drafts.read(portal, reader(portal, awa), id).shared["implementation_countries"] == before


@pytest.mark.parametrize(
    ("name", "data"),
    [("country", {"named": "ZZ"}), ("country", {}), ("dismiss", {"key": "short"}), ("dismiss", {"key": "'" * 64})],
)
def test_nonsense_is_no_advice(author: Walker, portal: Portal, awa: Person, name: str, data: dict[str, str]) -> None:
    """Else what a program posts ends up in a record."""
    id = write(portal, awa)
    assert post(author.client, f"/en/texts/{id}/hints/{name}", "/en/texts", **data).status_code == 404
