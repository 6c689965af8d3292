"""Values that are typed by name: what people call a country, a term or an organisation finds it, and nothing that was typed is lost."""

import json
import time
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from portal import create_app
from portal.database.tables import Organisation, Person
from portal.domain.policy import OrganisationStanding, Role
from portal.services.choosing import organisation_names
from portal.services.context import Portal
from portal.services.knowledge import Knowledge
from portal.services.naming import Names, names
from portal.services.people import proposing
from portal.services.review import drafts
from tests.people.signing import make_person, sit_down
from tests.review.texts import publish, reader, write
from tests.web.posting import pairs
from tests.web.reading import Page
from tests.web.walking import Walker

MOST_BYTES = 60_000
SECONDS = 6


@pytest.fixture(scope="module")
def countries(knowledge: Knowledge) -> Names:
    return names(knowledge.vocabulary, knowledge.places, "country")


@pytest.fixture
def awa(portal: Portal) -> Person:
    return make_person(portal, Role.coordinator)


@pytest.fixture
def author(portal: Portal, awa: Person) -> Iterator[Walker]:
    app = create_app(portal.settings)
    yield Walker(app.test_client(), portal, awa)
    app.extensions["portal"].close()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Elfenbeinküste", "CI"),
        ("ประเทศไทย", "TH"),
        ("ไทย", "TH"),
        ("Bờ Biển Ngà", "CI"),
        ("Bo Bien Nga", "CI"),
        ("CI", "CI"),
        ("ci", "CI"),
        ("côte d'ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Guinea", "GN"),
        ("guinea bissau", "GW"),
        ("Guinée-Bissau", "GW"),
        ("Guinée équatoriale", "GQ"),
        ("Papua New Guinea", "PG"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Níger", "NE"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo", "CG"),
        ("Áo", "AT"),
        ("AO", "AO"),
        ("Bỉ", "BE"),
        ("Gambia", "GM"),
        ("The Gambia", "GM"),
        ("USA", "US"),
        ("缅甸", "MM"),
        ("ສປປ ລາວ", ""),
        ("ລາວ", "LA"),
        ("Deutschland", "DE"),
        ("Kosovo*", "XK"),
    ],
)
def test_a_country_is_found_by_what_people_call_it(countries: Names, typed: str, code: str) -> None:
    """Else somebody whose word for it is another has to know how the portal spells it."""
    assert countries.find(typed) == ((code,) if code else ())


def test_no_country_is_another_ones_name(countries: Names, knowledge: Knowledge) -> None:
    """Else "Niger" in one language brings a text to Nigeria."""
    for code in knowledge.places.countries:
        for language in ("en", "fr", "es", "pt", "vi", "th", "id"):
            name = knowledge.places.name(code, language)
            assert countries.find(name) == (code,), (name, language)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Guin", {"GN", "GW", "GQ", "PG"}),
        ("Nig", {"NE", "NG"}),
        ("Senegall", {"SN"}),
        ("Marocc", {"MA"}),
        ("ไท", set()),
    ],
)
def test_what_is_no_name_is_answered_with_all_that_are_near(countries: Names, typed: str, near: set[str]) -> None:
    """Else a beginning is finished by a program, and wrongly."""
    assert not countries.find(typed)
    assert near <= set(countries.near(typed))


def test_several_names_are_told_apart(countries: Names) -> None:
    """Else a name with a comma in it becomes two."""
    assert countries.split("Senegal, Mali;Togo\nCongo, Democratic Republic of the") == [
        "Senegal", "Mali", "Togo", "Congo, Democratic Republic of the",
    ]  # fmt: skip
    bodies = Names(())
    assert bodies.split("Ministry of Labour, Youth and Sport", commas=False) == ["Ministry of Labour, Youth and Sport"]


def test_terms_are_found_in_every_language(knowledge: Knowledge) -> None:
    """Else an author whose word is not that of the page goes through forty boxes."""
    interventions = names(knowledge.vocabulary, knowledge.places, "intervention")
    housing = interventions.find("Logement")
    assert len(housing) == 1
    for language, label in knowledge.vocabulary.concept("intervention", housing[0]).preferred.items():
        assert housing[0] in interventions.find(label), language


def form_of(walker: Walker) -> MultiDict[str, str]:
    return MultiDict(pairs(walker.form("Save")[0]))


def content(portal: Portal, awa: Person, id: str) -> dict[str, object]:
    return dict(drafts.read(portal, reader(portal, awa), id).shared)


def id_of(walker: Walker) -> str:
    return walker.path.split("/")[3]


def begun(author: Walker, **typed: str) -> str:
    """Post a new practice with what is typed into fields ("__" for a dot) and return its id."""
    author.open("/en/texts/new/practice")
    author.press("Save", title="A note on typing", **typed)
    return id_of(author)


def page_with(author: Walker, id: str, path: str) -> Page:
    """Return the step of the form that has a field."""
    page = author.open(f"/en/texts/{id}/edit?field={path.partition('.')[0]}")
    assert page.main.all(name=path)
    return page


def type_into(author: Walker, id: str, path: str, text: str) -> Page:
    """Type into a field of a draft, wherever it stands, and save."""
    page_with(author, id, path)
    return author.press("Save", **{path.replace(".", "__"): text})


def test_countries_are_typed_without_a_script(author: Walker, portal: Portal, awa: Person) -> None:
    """Else who has no script opens four lists and looks for each country by its name on this page."""
    id = begun(author)
    type_into(author, id, "implementation_countries.typed", "Elfenbeinküste, ประเทศไทย; GW")
    assert content(portal, awa, id)["implementation_countries"] == ["CI", "TH", "GW"]
    page = page_with(author, id, "implementation_countries.typed")
    assert page.main.one(name="implementation_countries.typed").get("value") == ""


def test_what_is_not_understood_stays_and_says_what_is_near(author: Walker, portal: Portal, awa: Person) -> None:
    """Else a slip takes away what was typed, or becomes another country."""
    id = begun(author)
    type_into(author, id, "implementation_countries.typed", "Mali, Guinea Biss, Atlantis")
    assert content(portal, awa, id)["implementation_countries"] == ["ML", "Guinea Biss", "Atlantis"]
    page = page_with(author, id, "implementation_countries.typed")
    line = page.main.one(name="implementation_countries.typed")
    assert line.get("value") == "Guinea Biss; Atlantis"
    said = page.main.one(id="f-implementation_countries-error").text
    assert "Guinea Biss" in said
    assert "Guinea-Bissau" in said
    assert line.get("id") == "f-implementation_countries"
    assert "f-implementation_countries-error" in line.get("aria-describedby")
    type_into(author, id, "implementation_countries.typed", "Guinea-Bissau")
    assert content(portal, awa, id)["implementation_countries"] == ["ML", "GW"]


def test_a_corridor_is_typed_whole_or_by_its_ends(author: Walker, portal: Portal, awa: Person) -> None:
    """Else each end and each country between is looked for in a list of two hundred and fifty."""
    id = begun(author)
    type_into(author, id, "corridors.known.typed", "Niger → Mali; Libia -> Níger -> Gâmbia")
    assert content(portal, awa, id)["corridors"] == [
        {"host": "NE", "origin": "ML"},
        {"host": "LY", "transit": ["NE"], "origin": "GM"},
    ]
    type_into(author, id, "corridors.0.origin.typed", "Nigerie")
    found = content(portal, awa, id)["corridors"]
    assert isinstance(found, list)
    assert found[0] == {"host": "NE", "origin": "Nigerie"}
    page = page_with(author, id, "corridors.0.origin.typed")
    assert page.main.one(name="corridors.0.origin.typed").get("value") == "Nigerie"
    assert "Nigeria" in page.main.one(id="f-corridors-0-origin-error").text


def test_an_organisation_is_typed_by_any_of_its_names(author: Walker, portal: Portal, awa: Person) -> None:
    """Else an author who knows it as OIM does not find it under IOM, or names it twice."""
    id = begun(author)
    page_with(author, id, "lead_body.typed")
    author.press("Save", lead_body__typed="oim", partners__typed="AECID; Organização que não há")
    found = content(portal, awa, id)
    assert found["lead_body"] == "iom"
    assert found["partners"] == ["aecid", "Organização que não há"]
    page = page_with(author, id, "lead_body.typed")
    assert page.main.one(name="lead_body.typed").get("value") == "International Organization for Migration (IOM)"
    assert "new organisation" in page.main.one(id="f-partners-error").text
    # Who changes nothing there keeps it, and who empties the line takes it away.
    author.press("Save")
    assert content(portal, awa, id)["lead_body"] == "iom"
    type_into(author, id, "lead_body.typed", "")
    assert "lead_body" not in content(portal, awa, id)


def test_an_unknown_name_that_looks_like_an_id_is_not_taken_for_one(
    author: Walker, portal: Portal, awa: Person
) -> None:
    """Else a text is sent that names an organisation which does not exist."""
    id = begun(author)
    type_into(author, id, "lead_body.typed", "nobody-knows-it")
    page_with(author, id, "lead_body.typed")
    assert author.page.main.one(id="f-lead_body-error").text
    assert [one for one in drafts_problems(portal, awa, id) if one == "lead_body"]


def drafts_problems(portal: Portal, awa: Person, id: str) -> list[str]:
    from portal.services.review.finishing import unfinished

    draft = drafts.read(portal, reader(portal, awa), id)
    found = unfinished(portal, reader(portal, awa), draft.kind, draft.shared, draft.texts, id)
    return [problem.name for problem in found]


def test_names_in_other_languages_are_fetched_once(author: Walker) -> None:
    """Else each page carries them all, or a slow line waits for them each time."""
    page = author.open("/fr/texts/new/practice")
    address = page.main.all("fieldset", data_choose="country")[0].get("data-names")
    answer = author.client.get(address)
    assert "immutable" in answer.headers["Cache-Control"]
    found = json.loads(answer.text)["names"]
    assert "Elfenbeinküste" in found["CI"]["de"]
    assert "immutable" not in author.client.get(address.partition("?")[0]).headers["Cache-Control"]
    assert author.client.get("/en/texts/choices/nothing.json").status_code == 404


def test_organisations_are_searched_by_people_who_write(author: Walker, client: FlaskClient, portal: Portal) -> None:
    """Else strangers read a list that no page shows, or an author does not find what is there."""
    address = "/fr/texts/choices/organisation.json?q=OIM"
    assert client.get(address).status_code == 303
    assert sit_down(client, portal, make_person(portal, Role.administrator)).get(address).status_code == 404
    found = author.client.get(address).get_json()["found"]
    assert found[0]["value"] == "iom"
    assert found[0]["label"].startswith("Organisation internationale pour les migrations")


def add(portal: Portal, person: Person, name: str) -> str:
    from portal.domain.inputs import OrganisationInput
    from portal.services.people.organisations import new_id

    given = OrganisationInput(id=new_id(name), name={"en": name}, type="ngo")
    return proposing.add(portal, reader(portal, person), given)


def test_a_new_organisation_is_offered_when_it_is_public_or_allowed(portal: Portal, awa: Person) -> None:
    """Else a name that one person made up is offered to everybody, or who added it cannot use it."""
    moderator, other = make_person(portal, Role.moderator), make_person(portal, Role.coordinator)
    weavers, dyers = add(portal, awa, "Weavers of Kayes"), add(portal, awa, "Dyers of Kayes")

    def offered(person: Person) -> set[str]:
        found = organisation_names(portal, reader(portal, person))
        return {id for id in (weavers, dyers) if found.find(id)}

    assert offered(awa) == {weavers, dyers}
    assert offered(other) == set()
    write(portal, awa, "A draft", lead_body=weavers)
    assert offered(other) == set()
    publish(portal, awa, moderator, lead_body=weavers)
    assert offered(other) == {weavers}
    with portal.database.writing() as session:
        row = session.get_one(Organisation, dyers)
        assert row.standing is OrganisationStanding.unverified
        row.standing = OrganisationStanding.allowed
        session.add(row)
    assert offered(other) == {weavers, dyers}


@pytest.mark.parametrize("step", ["new", "title", "approach", "results", "costs", "sources"])
def test_a_page_of_the_form_is_small(author: Walker, portal: Portal, awa: Person, step: str) -> None:
    """Else somebody on a slow line waits for countries that nobody chooses."""
    packed = {"Accept-Encoding": "gzip"}
    rows = [{"title": f"Report {number}", "url": f"https://example.org/{number}"} for number in range(20)]
    ways = [
        {"host": "LY", "transit": ["NE"], "origin": code} for code in ("ML", "SN", "GM", "GN", "CI", "NG", "BJ", "TG")
    ]
    id = write(portal, awa, sources=rows, corridors=ways)
    page = author.open("/fr/texts/new/practice" if step == "new" else f"/fr/texts/{id}/edit?field={step}")
    answer = author.client.get(page.address, headers=packed)
    files = [one.get("href") for one in page.all("link", rel="stylesheet")] + [
        one.get("src") for one in page.all("script")
    ]
    total = len(answer.data) + sum(len(author.client.get(file, headers=packed).data) for file in files)
    assert total < MOST_BYTES, total


LONG = ("a," * 60_000, " " * 100_000 + ">" + " " * 90_000, "(" * 100_000, "Mali;" * 30_000, "a " * 90_000)


@pytest.mark.parametrize("text", LONG, ids=["commas", "spaces", "brackets", "names", "words"])
def test_no_list_of_names_holds_the_portal_up(author: Walker, portal: Portal, awa: Person, text: str) -> None:
    """Else one form that a program sends keeps everybody waiting."""
    id = begun(author)
    page_with(author, id, "lead_body.typed")
    before = time.monotonic()
    typed = {"implementation_countries__typed": text, "corridors__known__typed": text, "lead_body__typed": text}
    author.press("Save", partners__typed=text, **typed)
    author.open(f"/en/texts/{id}/hints")
    assert time.monotonic() - before < SECONDS
