"""What administrators do about people, organisations, domains and corridors; that it applies at once, and to nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from portal.database import organisations as bodies
from portal.database.indexing import organisation_names
from portal.database.tables import EmailDomain, Person, PersonStanding, Proposal, Record, Trail
from portal.domain.inputs import OrganisationInput
from portal.domain.people import CorridorInput, DomainInput, RightsInput
from portal.domain.policy import OrganisationStanding, Reader, Role
from portal.domain.workflow import State
from portal.services import indexing
from portal.services.context import Portal
from portal.services.people import corridors, domains, managing, organisations
from portal.services.people.checks import NotAllowedError, NotPossibleError, context
from portal.services.people.readers import reader_of
from portal.services.people.sessions import open_session
from tests import records
from tests.people.letters import posted
from tests.people.signing import make_person, sign_in, sit_down
from tests.worker.processes import finds

PROFILE = "/en/account/profile"


@pytest.fixture
def administrator(portal: Portal) -> Reader:
    """Return an administrator."""
    return reader_of(portal, make_person(portal, "administrator"))


def again(portal: Portal, person: Person) -> Person:
    with portal.database.reading() as session:
        return session.get_one(Person, person.pk)


def rights(portal: Portal, **given: Any) -> RightsInput:
    return RightsInput.model_validate(given, context=context(portal))


def make_body(portal: Portal, id: str, **names: str) -> None:
    with portal.database.writing() as session:
        bodies.upsert(session, [{"id": id, "name": names or {"en": id}, "type": "ngo", "countries": []}])


def trail(portal: Portal) -> list[tuple[str, str, str]]:
    with portal.database.reading() as session:
        return [(row.action, row.old, row.new) for row in session.scalars(select(Trail).order_by(Trail.pk))]


def test_a_suspended_person_is_out_with_the_next_click(
    portal: Portal, client: FlaskClient, administrator: Reader
) -> None:
    """Else somebody who must not read any more goes on reading; and who is let in again comes in as before."""
    person = make_person(portal)
    sit_down(client, portal, person)
    managing.suspend(portal, administrator, person.id, "left the ministry")
    assert client.get(PROFILE).status_code == 303
    assert sign_in(client, person.email).status_code == 422
    managing.reopen(portal, administrator, person.id)
    assert client.get(PROFILE).status_code == 303
    assert sign_in(client, person.email).status_code == 303
    assert [mail["To"] for mail in posted(portal)] == [person.email] * 2


def test_other_rights_apply_to_a_session_that_is_open(
    portal: Portal, client: FlaskClient, administrator: Reader
) -> None:
    """Else who is no moderator any more decides until they sign out."""
    person = make_person(portal, "moderator", regions=["west-africa"])
    sit_down(client, portal, person)
    cookie = client.get_cookie("portal_session")
    assert cookie
    managing.change_rights(portal, administrator, person.id, rights(portal, role="official", country="TH"))
    opened = open_session(portal, cookie.value)
    assert opened
    assert opened.person
    assert opened.person.reader.role is Role.official
    assert opened.person.reader.regions == {"south-east-asia"}
    assert trail(portal)[-3:] == [
        ("role_changed", "moderator", "official"),
        ("country_changed", "SN", "TH"),
        ("regions_changed", "west-africa", ""),
    ]


def test_the_last_administrator_is_neither_suspended_nor_made_another(portal: Portal, administrator: Reader) -> None:
    """Else nobody can look after people any more."""
    make_person(portal, "administrator", standing=PersonStanding.suspended)
    with pytest.raises(NotPossibleError):
        managing.suspend(portal, administrator, administrator.id)
    with pytest.raises(NotPossibleError):
        managing.change_rights(portal, administrator, administrator.id, rights(portal, role="official", country="SN"))
    managing.change_rights(portal, administrator, administrator.id, rights(portal, role="administrator", country="SN"))
    other = make_person(portal, "administrator")
    managing.suspend(portal, administrator, other.id)


def test_records_are_handed_over_and_texts_stay_their_authors(portal: Portal, administrator: Reader) -> None:
    """Else nobody answers for what somebody who left has posted; and work that was under review lies about."""
    person, heir = make_person(portal, "coordinator"), make_person(portal, "coordinator")
    reviewer = make_person(portal, "moderator")
    with portal.database.writing() as session:
        record = Record(id="a-practice", kind="practice", language="en", owner_pk=person.pk)
        session.add(record)
        session.flush()
        session.add(
            Proposal(
                record_pk=record.pk, language="en", author_pk=person.pk, assigned_pk=reviewer.pk, state=State.in_review
            )
        )  # fmt: skip
    assert managing.hand_over(portal, administrator, person.id, heir.id) == 1
    for nobody in (person.id, "nobody"):
        with pytest.raises(NotPossibleError):
            managing.hand_over(portal, administrator, person.id, nobody)
    managing.suspend(portal, administrator, reviewer.id)
    with portal.database.reading() as session:
        assert session.scalars(select(Record)).one().owner_pk == heir.pk
        proposal = session.scalars(select(Proposal)).one()
        assert (proposal.author_pk, proposal.assigned_pk) == (person.pk, None)


def test_who_lost_phone_and_codes_sets_up_another(portal: Portal, app: Flask, administrator: Reader) -> None:
    """Else a lost phone is a lost account. Open sessions end, since they may be the thief's."""
    person = make_person(portal, "moderator")
    client = sit_down(app.test_client(), portal, person)
    managing.drop_factor(portal, administrator, person.id)
    assert client.get(PROFILE).status_code == 303
    assert sign_in(client, person.email).headers["Location"].startswith("/en/account/factor")


@pytest.mark.parametrize("role", ["visitor", "official", "coordinator", "moderator"])
def test_nobody_else_does_any_of_this(portal: Portal, role: str) -> None:
    """Else rights are what anybody gives themselves."""
    person = make_person(portal)
    reader = reader_of(portal, make_person(portal, role)) if role != "visitor" else Reader()
    body = OrganisationInput.model_validate({"id": "x", "name": {"en": "X"}, "type": "ngo"})
    domain = DomainInput.model_validate({"domain": "gov.example", "country": "SN"})
    tries: list[Callable[[], object]] = [
        lambda: managing.one(portal, reader, person.id),
        lambda: managing.change_rights(portal, reader, person.id, rights(portal, role="administrator")),
        lambda: managing.suspend(portal, reader, person.id),
        lambda: managing.reopen(portal, reader, person.id),
        lambda: managing.send_link(portal, reader, person.id),
        lambda: managing.drop_factor(portal, reader, person.id),
        lambda: managing.hand_over(portal, reader, person.id, person.id),
        lambda: organisations.listed(portal, reader, "en"),
        lambda: organisations.create(portal, reader, body),
        lambda: organisations.set_standing(portal, reader, "x", OrganisationStanding.trusted),
        lambda: organisations.merge(portal, reader, "x", "y"),
        lambda: domains.add(portal, reader, domain),
        lambda: domains.remove(portal, reader, "gov.example"),
    ]
    for attempt in tries:
        with pytest.raises(NotAllowedError):
            attempt()
    assert again(portal, person) == person
    assert not trail(portal)


def test_a_merged_organisation_goes_by_the_other_name_everywhere(
    portal: Portal, client: FlaskClient, administrator: Reader
) -> None:
    """Else two spellings of one ministry divide its people and its records; and a page that names the old one breaks."""
    make_body(portal, "old", en="Old Ministry")
    make_body(portal, "older", en="Older Ministry")
    make_body(portal, "new", en="Ministry of Return")
    make_body(portal, "iom")
    records.publish(
        portal,
        "a-practice",
        "A practice",
        lead_body="old",
        partners=["older", "new"],
        contact_body={"organisation": "iom"},
    )
    person = make_person(portal, organisation_id="older")
    with portal.database.writing() as session:
        session.add(EmailDomain(domain="gov.example", country="SN", organisation_id="old"))
    organisations.merge(portal, administrator, "older", "old")
    organisations.merge(portal, administrator, "old", "new")
    for wrong in (("old", "new"), ("new", "new"), ("new", "old"), ("new", "nobody")):
        with pytest.raises((NotPossibleError, LookupError)):
            organisations.merge(portal, administrator, *wrong)
    page = client.get("/en/practices/a-practice").text
    assert "Ministry of Return" in page
    assert "Old Ministry" not in page
    assert "Older Ministry" not in page
    assert again(portal, person).organisation_id == "new"
    found = {body.id: body for body in organisations.listed(portal, administrator, "en")}
    assert (found["new"].records, found["new"].people, found["old"].merged_into) == (1, 1, "new")
    assert found["older"].merged_into == "new"
    with portal.database.reading() as session:
        assert session.get_one(EmailDomain, "gov.example").organisation_id == "new"
        names = next(iter(organisation_names(session).values()))
    assert names == {"new": {"Old Ministry", "Older Ministry", "Ministry of Return"}, "iom": {"iom"}}
    assert organisations.name(portal, "older", "en") == "Ministry of Return"
    indexing.rebuild(portal)
    make_body(portal, "new", en="Quagmirical Ministry")
    records.index(portal)
    assert finds(portal, "quagmirical", "a-practice")


def test_trust_applies_with_the_next_click(portal: Portal, client: FlaskClient, administrator: Reader) -> None:
    """Else an organisation that was blocked goes on posting."""
    make_body(portal, "body")
    sit_down(client, portal, make_person(portal, "coordinator", organisation_id="body"))
    cookie = client.get_cookie("portal_session")
    assert cookie
    for standing in (OrganisationStanding.trusted, OrganisationStanding.blocked):
        organisations.set_standing(portal, administrator, "body", standing)
        opened = open_session(portal, cookie.value)
        assert opened
        assert opened.person
        assert opened.person.reader.standing is standing


def test_domains_are_data(portal: Portal, client: FlaskClient, administrator: Reader) -> None:
    """Else each new government needs a programmer. A domain that is taken from the list lets nobody new in."""
    given = DomainInput.model_validate({"domain": "@Gov.Example", "country": "SN"}, context=context(portal))
    domains.add(portal, administrator, given)
    with pytest.raises(NotPossibleError):
        domains.add(portal, administrator, given)
    assert "@gov.example" in client.get("/en/account/request").text
    domains.remove(portal, administrator, "gov.example")
    assert "@gov.example" not in client.get("/en/account/request").text
    with pytest.raises(LookupError):
        domains.remove(portal, administrator, "gov.example")


def test_corridors_are_added_hidden_and_offered_again(portal: Portal, administrator: Reader) -> None:
    """Else forms offer ways that nobody takes, and not the new ones."""
    known = corridors.listed(portal)[0]
    corridors.set_hidden(portal, administrator, known.code, True)
    given = CorridorInput.model_validate({"host": "TH", "transit": [""], "origin": "SN"}, context=context(portal))
    corridors.add(portal, administrator, given)
    offered = {f"{one.host}-{one.origin}" for one in corridors.offered(portal)}
    assert known.code not in offered
    assert "TH-SN" in offered
    with pytest.raises(NotPossibleError):
        corridors.add(portal, administrator, given)
    corridors.set_hidden(portal, administrator, known.code, False)
    assert known.code in {f"{one.host}-{one.origin}" for one in corridors.offered(portal)}
    with pytest.raises(LookupError):
        corridors.set_hidden(portal, administrator, "SN-TH", True)
