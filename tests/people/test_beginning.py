"""How accounts begin: invitations, requests, the first administrator. Whole flows, with the mails that people get."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session, select

from portal.database import people
from portal.database.tables import EmailDomain, Organisation, Person, PersonStanding, Token, Trail, now
from portal.domain.people import InvitationInput
from portal.domain.policy import OrganisationStanding, Role
from portal.domain.problems import checked
from portal.services.context import Portal
from portal.services.people import inviting, starting
from portal.services.people.checks import NotAllowedError, NotPossibleError, context
from portal.services.people.forgetting import forget
from portal.services.people.readers import reader_of
from tests.people.letters import link_in, link_to, posted, text_of
from tests.people.signing import PASSWORD, make_person, post, sign_in

NEW = "four wet umbrellas in a row"


def invitation(portal: Portal, **given: object) -> InvitationInput:
    values = {"email": "awa@gov.example", "role": "official", "country": "SN", **given}
    found, problems = checked(InvitationInput, values, context(portal))
    assert found is not None, problems
    return found


def invite(portal: Portal, by: Person, **given: object) -> None:
    inviting.invite(portal, reader_of(portal, by), invitation(portal, **given))


def person_of(portal: Portal, email: str) -> Person:
    with portal.database.reading() as session:
        found = people.by_email(session, email)
    assert found is not None
    return found


def list_domain(portal: Portal, domain: str = "gov.example", country: str = "SN") -> None:
    with portal.database.writing() as session:
        session.add(EmailDomain(domain=domain, country=country))


def actions(portal: Portal) -> list[str]:
    with portal.database.reading() as session:
        return [row.action for row in session.scalars(select(Trail).order_by(Trail.pk))]


def test_somebody_is_invited_and_begins(portal: Portal, client: FlaskClient) -> None:
    """Else nobody comes in; who accepts is signed in, in the role and country that they were invited into."""
    moderator = make_person(portal, "moderator", name="Moussa Ba")
    invite(portal, moderator, regions=["west-africa"])
    link = link_to(portal, "awa@gov.example")
    assert "official" in client.get(link).text
    answer = post(client, link, name="Awa Diop", password=NEW, languages=["fr", "en"])
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/account/profile?done=begun")
    assert "Awa Diop" in client.get("/en/account/profile").text
    person = person_of(portal, "awa@gov.example")
    assert (person.role, person.country, person.regions) == (Role.official, "SN", ["west-africa"])
    assert person.standing is PersonStanding.active
    assert person.password_hash.startswith("$argon2id$")
    assert actions(portal)[:2] == ["invited", "invitation_accepted"]


def test_looking_at_a_link_does_not_use_it_up(portal: Portal, client: FlaskClient) -> None:
    """Else a mail program that looks at links first leaves people with a dead one."""
    invite(portal, make_person(portal, "administrator"))
    link = link_to(portal, "awa@gov.example")
    for _ in range(3):
        page = client.get(link)
        assert page.status_code == 200
        assert client.head(link).status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"].startswith("no-referrer")
    assert post(client, link, name="Awa Diop", password=NEW).status_code == 303
    assert client.get(link).status_code == 410
    assert client.post(link, data={"csrf": "x"}).status_code == 400


def test_a_link_dies_with_its_time_and_with_the_next_one(portal: Portal, client: FlaskClient) -> None:
    """Else an old mail opens an account years later."""
    administrator = make_person(portal, "administrator")
    invite(portal, administrator)
    first = link_to(portal, "awa@gov.example")
    invite(portal, administrator)
    second = link_to(portal, "awa@gov.example")
    assert client.get(first).status_code == 410
    with portal.database.writing() as session:
        for token in session.scalars(select(Token)):
            token.expires_at = now() - timedelta(seconds=1)
            session.add(token)
    assert client.get(second).status_code == 410
    invite(portal, administrator)
    assert client.get(link_to(portal, "awa@gov.example")).status_code == 200


@pytest.mark.parametrize("word", ["reset", "confirm", "welcome", "new-address"])
def test_a_link_serves_one_purpose(portal: Portal, client: FlaskClient, word: str) -> None:
    """Else an invitation to read resets an administrator's password."""
    invite(portal, make_person(portal, "administrator"))
    link = link_to(portal, "awa@gov.example")
    assert client.get(link.replace("/invitation/", f"/{word}/")).status_code == 410


@pytest.mark.parametrize("standing", list(PersonStanding))
def test_an_inviter_learns_nothing_and_nobody_gets_a_second_account(portal: Portal, standing: PersonStanding) -> None:
    """Else an invitation is a way to ask who is here, or takes over who is."""
    administrator = make_person(portal, "administrator")
    present = make_person(portal, "coordinator", email="awa@gov.example", standing=standing)
    before = present.model_dump(exclude={"standing", "role", "regions"})
    invite(portal, administrator)
    with portal.database.reading() as session:
        found = session.scalars(select(Person).where(Person.email == "awa@gov.example")).all()
    assert [row.model_dump(exclude={"standing", "role", "regions"}) for row in found] == [before]
    told = {
        PersonStanding.invited: ["Accept the invitation"], PersonStanding.requested: ["Accept the invitation"],
        PersonStanding.active: ["Sign in"],
    }.get(standing, [])  # fmt: skip
    mails = [text_of(mail) for mail in posted(portal) if mail["To"] == "awa@gov.example"]
    assert len(mails) == len(told)
    assert all(word in mail for word, mail in zip(told, mails, strict=True))
    if standing is PersonStanding.active:
        assert found[0].role is Role.coordinator


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"role": "official", "country": "SN"}, ""),
        ({"role": "coordinator", "country": "GM", "regions": ["west-africa"]}, ""),
        ({"role": "official", "country": "TH"}, "foreign_region"),
        ({"role": "official", "country": "BR"}, "foreign_region"),
        ({"role": "coordinator", "regions": ["west-africa", "europe"]}, "foreign_region"),
        ({"role": "moderator", "regions": ["west-africa"]}, "role_not_given"),
        ({"role": "administrator"}, "role_not_given"),
    ],
)
def test_moderators_invite_into_their_own_regions_and_no_higher(
    portal: Portal, given: dict[str, object], problem: str
) -> None:
    """Else a moderator makes themselves an administrator, or people of regions that are not theirs."""
    moderator = make_person(portal, "moderator")
    try:
        invite(portal, moderator, **{"country": "", **given})
        said = ""
    except NotPossibleError as error:
        said = error.problems[0].type
    assert said == problem
    assert bool(posted(portal)) is not bool(problem)


@pytest.mark.parametrize("role", ["official", "coordinator"])
def test_others_invite_nobody(portal: Portal, role: str) -> None:
    """Else everybody who reads for governments chooses who else does."""
    with pytest.raises(NotAllowedError):
        invite(portal, make_person(portal, role))


def test_a_moderator_cannot_change_what_an_administrator_offered(portal: Portal) -> None:
    """Else an invitation that waits is turned into another one."""
    invite(portal, make_person(portal, "administrator"), role="moderator", regions=["europe"])
    invite(portal, make_person(portal, "moderator"))
    person = person_of(portal, "awa@gov.example")
    assert (person.role, person.regions) == (Role.moderator, ["europe"])


def test_an_official_asks_for_an_account_and_gets_it(portal: Portal, client: FlaskClient) -> None:
    """Else governments wait for somebody to invite each of their people."""
    list_domain(portal)
    answer = post(client, "/fr/account/request", email="Awa@Justice.GOV.example")
    assert answer.status_code == 200
    link = link_to(portal, "awa@justice.gov.example")
    assert link.startswith("/fr/account/confirm/")
    assert person_of(portal, "awa@justice.gov.example").standing is PersonStanding.requested
    assert sign_in(client, "awa@justice.gov.example").status_code == 422
    assert post(client, link, name="Awa Diop", password=NEW).status_code == 303
    person = person_of(portal, "awa@justice.gov.example")
    assert (person.role, person.country, person.standing) == (Role.official, "SN", PersonStanding.active)
    assert person.language == "fr"


@pytest.mark.parametrize(
    "email",
    ["a@evilgov.example", "a@gov.example.evil.example", "a@example", "a@xgov.example", "a@gov.example@evil.example", "a@gоv.example",
     "a@evil.example\n@gov.example", "a@.gov.example", "a@gov..example", "@gov.example", "a@-gov.example"],
)  # fmt: skip
def test_a_domain_that_only_looks_like_a_government_lets_nobody_in(
    portal: Portal, client: FlaskClient, email: str
) -> None:
    """Else anybody registers a domain and reads what is for governments."""
    list_domain(portal)
    answer = post(client, "/en/account/request", email=email)
    assert answer.status_code == 422
    assert not posted(portal)
    with portal.database.reading() as session:
        assert not session.scalars(select(Person)).all()


def test_the_page_says_who_can_ask(portal: Portal, client: FlaskClient) -> None:
    """Else somebody of a government that is not listed does not know whom to turn to."""
    list_domain(portal)
    assert "@gov.example" in client.get("/en/account/request").text
    answer = post(client, "/en/account/request", email="a@other.example")
    assert "listed governments only" in answer.text


@pytest.mark.parametrize("standing", [None, *PersonStanding])
def test_a_request_tells_nobody_who_has_an_account(
    portal: Portal, client: FlaskClient, standing: PersonStanding | None
) -> None:
    """Else the form is a list of all colleagues; only the owner of the address is told."""
    list_domain(portal)
    if standing:
        make_person(portal, email="awa@gov.example", standing=standing)
    answer = post(client, "/en/account/request", email="awa@gov.example")
    assert answer.status_code == 200
    assert "it is on its way" in answer.text
    subjects = [mail["Subject"] for mail in posted(portal)]
    if standing is PersonStanding.active:
        assert ["You have an account" in subject for subject in subjects] == [True]
    elif standing in (None, PersonStanding.invited, PersonStanding.requested):
        assert ["Confirm your request" in subject for subject in subjects] == [True]
    else:
        assert not subjects


def test_a_form_cannot_be_used_to_send_mails_without_end(portal: Portal, client: FlaskClient) -> None:
    """Else a stranger fills a mailbox in our name."""
    list_domain(portal)
    for page in ("request", "forgot"):
        statuses = [post(client, f"/en/account/{page}", email=f"{page}@gov.example").status_code for _ in range(6)]
        assert statuses == [200] * 4 + [429] * 2


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "12 characters"),
        ("password2024!!", "easy to guess"),
        ("qwertyuiop1234", "easy to guess"),
        ("awadiopgovexample", "your name"),
        ("x" * 201, "200 characters"),
    ],
)
def test_a_password_that_would_be_guessed_is_not_taken(
    portal: Portal, client: FlaskClient, password: str, said: str
) -> None:
    """Else an account is open to whoever tries first. The link stays, and so does all else that was typed."""
    invite(portal, make_person(portal, "administrator"))
    link = link_to(portal, "awa@gov.example")
    answer = post(client, link, name="Awa Diop", password=password, languages=["wo", "fr"])
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="Awa Diop"' in answer.text
    assert password not in answer.text
    assert post(client, link, name="Awa Diop", password=NEW, languages=["fr"]).status_code == 303


def test_the_first_administrator_comes_in_by_a_printed_link(portal: Portal, app: Flask) -> None:
    """Else an installation has a default password, or nobody can begin. The second factor comes at once."""
    database, settings = portal.database, portal.settings
    dead = starting.first_link(database, settings)
    link = starting.first_link(database, settings)
    assert dead
    assert link
    path = "/" + link.removeprefix(settings.web_address)
    client = app.test_client()
    assert client.get("/" + dead.removeprefix(settings.web_address)).status_code == 410
    page = client.get(path)
    assert 'name="email"' in page.text
    answer = post(client, path, email="first@gov.example", name="Ama Mensah", password=NEW)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/account/factor")
    person = person_of(portal, "first@gov.example")
    assert (person.role, person.standing) == (Role.administrator, PersonStanding.active)
    assert starting.first_link(database, settings) is None
    assert client.get(path).status_code == 410


def test_the_first_link_dies_when_somebody_else_comes_first(portal: Portal, client: FlaskClient) -> None:
    """Else a link that was left in a log makes an administrator of a portal that is long in use."""
    link = starting.first_link(portal.database, portal.settings)
    assert link
    make_person(portal)
    path = "/" + link.removeprefix(portal.settings.web_address)
    assert client.get(path).status_code == 410
    with portal.database.reading() as session:
        assert isinstance(session, Session)
        assert people.anybody(session.connection())


def test_nothing_that_opens_an_account_is_kept_or_told(
    portal: Portal, client: FlaskClient, app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    """Else a copy of the database, or a log, opens accounts."""
    caplog.set_level("DEBUG")
    invite(portal, make_person(portal, "administrator"))
    mail = posted(portal)[0]
    link = link_in(mail)
    token = link.rsplit("/", 1)[1]
    post(client, link, name="Awa Diop", password=NEW)
    assert sign_in(app.test_client(), "awa@gov.example", NEW).status_code == 303
    with portal.database.asking() as connection:
        kept = "\n".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]
    for secret in (token, NEW, PASSWORD):
        assert secret not in kept
        assert secret not in caplog.text


def test_an_address_whose_owner_never_confirmed_is_forgotten(portal: Portal, client: FlaskClient) -> None:
    """Else the portal keeps for ever the addresses that strangers typed into it; who was invited stays."""
    list_domain(portal)
    make_person(portal, email="invited@gov.example", standing=PersonStanding.invited)
    for word in ("old", "new"):
        post(client, "/en/account/request", email=f"{word}@gov.example")
    with portal.database.writing() as session:
        for person in session.scalars(select(Person).where(Person.email != "new@gov.example")):
            person.created_at = now() - timedelta(days=8)
            session.add(person)
    assert forget(portal)
    with portal.database.reading() as session:
        assert set(session.scalars(select(Person.email))) == {"invited@gov.example", "new@gov.example"}
    assert [mail["To"] for mail in posted(portal)] == ["new@gov.example"]


def test_a_moderator_invites_nobody_into_a_trusted_organisation(portal: Portal) -> None:
    """Otherwise one moderator alone makes somebody who publishes what nobody else has looked at."""
    ministry = {"id": "ministry", "names": {"en": "Ministry"}, "type": "national_government"}
    with portal.database.writing() as session:
        session.add(Organisation(**ministry, standing=OrganisationStanding.trusted))
    wanted = {"role": "coordinator", "country": "SN", "regions": ["west-africa"], "organisation": "ministry"}
    with pytest.raises(NotPossibleError) as refused:
        invite(portal, make_person(portal, Role.moderator), email="new@gouv.example", **wanted)
    assert [problem.type for problem in refused.value.problems] == ["trusted_organisation"]
    invite(portal, make_person(portal, Role.administrator), email="new@gouv.example", **wanted)


def test_the_database_is_for_the_portals_own_user(portal: Portal) -> None:
    """Otherwise everybody with an account on the machine reads drafts, addresses and secrets of second factors."""
    files = list(portal.settings.instance.glob("portal.sqlite*"))
    assert files
    assert {file.stat().st_mode & 0o077 for file in files} == {0}
