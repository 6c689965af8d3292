"""The audit: all that was done is in it, found again, and taken away safely."""

import csv
import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from portal.database import trail
from portal.database.organisations import upsert
from portal.database.tables import Person, Reason, Record, Trail
from portal.domain.policy import Reader, Role
from portal.domain.workflow import BY_ITSELF, CONDITIONS, MOVES
from portal.services.context import Portal
from portal.settings import PACKAGE
from portal.web import audit_words, stages
from portal.web.audit_csv import safe
from tests.people.signing import code_now, make_person, post, sign_in
from tests.review.texts import move, write
from tests.web.reading import Page

PAGE = "/en/admin/audit"
ROLES = {"role": "moderator", "country": "", "regions": ["west-africa"], "organisation": ""}


def cells(browser: FlaskClient, query: str = "") -> list[list[str]]:
    """Return the rows of the page, cell by cell."""
    answer = browser.get(f"{PAGE}{query}")
    assert answer.status_code == 200
    tables = Page(PAGE, answer).all("tbody")
    return [[cell.text for cell in row.children] for row in tables[0].all("tr")] if tables else []


def exported(browser: FlaskClient, **asked: str) -> list[dict[str, str]]:
    """Return the rows of the file."""
    answer = post(browser, PAGE, **asked)
    assert answer.mimetype == "text/csv"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def note(
    portal: Portal, action: str = "flag", subject: str = "", reason: str = "", actor: Reader | None = None
) -> None:
    with portal.database.writing() as session:
        trail.add(session, actor or Reader(Role.moderator, id="x" * 32), action, subject, reason=reason)


def test_what_people_do_is_in_the_audit(admin: FlaskClient, app: Flask, portal: Portal) -> None:
    """Else nobody can tell who let somebody in, who was refused, who decided, or who changed whose rights."""
    author = make_person(portal, "coordinator", name="Awa Author")
    moderator = make_person(portal, "moderator", name="Mo Moderator")
    sign_in(app.test_client(), author.email, "a wrong password")
    browser = app.test_client()
    sign_in(browser, author.email)
    sign_in(app.test_client(), moderator.email, code="000000")
    sign_in(app.test_client(), moderator.email, code=code_now())
    post(browser, "/en/account/sign-out", "/en/account/profile")
    with portal.database.writing() as session:
        upsert(session, [{"id": "iom", "name": {"en": "IOM"}, "type": "un_agency", "countries": [], "url": ""}])
    record_id = write(portal, author)
    move(portal, author, record_id, "submit")
    move(portal, moderator, record_id, "take")
    move(portal, moderator, record_id, "request_changes")
    post(admin, f"/en/admin/people/{author.id}/rights", **ROLES)
    post(admin, f"/en/admin/people/{author.id}/suspend", reason="Left")
    post(admin, "/en/admin/invite", emails="new@gouv.example", role="official", country="SN", language="en")
    exported(admin)
    done = {(who.split(" ")[0], what) for _, who, what, *_ in cells(admin)}
    assert done >= {
        ("somebody", "was refused: wrong password"),
        ("somebody", "was refused: wrong code"),
        ("Awa", "signed in"),
        ("Mo", "signed in"),
        ("Awa", "signed out"),
        ("Awa", "began a draft"),
        ("Awa", "sent it in"),
        ("Mo", "took it for review"),
        ("Mo", "asked for changes"),
        ("Ada", "changed the role"),
        ("Ada", "suspended"),
        ("Ada", "invited"),
        ("Ada", "took the audit away as a file"),
    }


def test_rows_are_found_by_who_what_on_what_and_when(admin: FlaskClient, portal: Portal, ada: Person) -> None:
    """Else a question about one day or one person is answered by reading everything."""
    other = make_person(portal, name="Awa Diop", email="awa@gouv.example")
    post(admin, f"/en/admin/people/{other.id}/suspend")
    post(admin, "/en/admin/domains", domain="gouv.example.sn", country="SN")
    assert [row[2] for row in cells(admin, "?who=Ada")] == ["listed the e-mail domain", "suspended"]
    assert [row[2] for row in cells(admin, f"?who={ada.id}&action=suspended")] == ["suspended"]
    assert [row[2] for row in cells(admin, "?subject=awa%40gouv.example")] == ["suspended"]
    assert [row[3] for row in cells(admin, "?about=domain")] == ["gouv.example.sn"]
    assert [row[3] for row in cells(admin, "?subject=gouv.example.sn")] == ["gouv.example.sn"]
    for nothing in (
        "?who=nobody",
        "?until=2020-01-01",
        "?since=2999-01-01",
        "?action=nonsense",
        "?subject=zzz",
        "?who=%00zzz",
    ):
        assert cells(admin, nothing) == [], nothing
    assert len(cells(admin, "?since=2020-01-01&until=9999-12-31")) == 2
    answer = admin.get(f"{PAGE}?since=yesterday&who=Ada")
    assert answer.status_code == 422
    assert Page(PAGE, answer).one(id="f-who").get("value") == "Ada"


def test_a_long_audit_has_pages(admin: FlaskClient, portal: Portal) -> None:
    """Else a page of ten thousand rows is too slow to open, or old rows are out of reach."""
    with portal.database.writing() as session:
        for number in range(120):
            trail.add(session, Reader(id="portal"), "domain_added", f"domain:d{number}.example")
    seen: list[str] = []
    address = f"{PAGE}?action=domain_added"
    while address:
        page = Page(address, admin.get(address))
        seen += [row.children[3].text for row in page.one("tbody").all("tr")]
        address = next((link.get("href") for link in page.all("a", rel="next")), "")
    assert seen == [f"d{number}.example" for number in reversed(range(120))]
    assert len(exported(admin, action="domain_added")) == 120


def test_the_file_holds_what_was_filtered_in_utc(admin: FlaskClient, portal: Portal) -> None:
    """Else whoever takes one day away takes everything, or reads the wrong hour."""
    note(portal, "archive", "record:1")
    note(portal, "domain_added", "domain:a.example")
    (row,) = exported(admin, action="domain_added")
    assert (row["What (code)"], row["On what"], row["Who"]) == ("domain_added", "a.example", "account closed")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", row["When (UTC)"])
    with portal.database.reading() as session:
        last = session.scalars(select(Trail).order_by(Trail.pk.desc())).first()
    assert last is not None
    assert (last.action, last.old) == ("audit_exported", "domain_added")


def test_no_cell_runs_as_a_formula(admin: FlaskClient, portal: Portal) -> None:
    """Else a name or a reason that a stranger wrote opens a program on an administrator's machine."""
    evil = make_person(portal, name='=HYPERLINK("https://evil.example";"a")')
    note(portal, "suspended", f"person:{evil.id}", "\n=1+1", Reader(Role.administrator, id=evil.id))
    (row,) = exported(admin, action="suspended")
    assert row["Who"].startswith("'=")
    assert row["On what"].startswith("'=")
    assert row["Reason"].startswith("'")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "  =1", "＝1", "\n-2"])
def test_cells_that_begin_like_formulas_are_texts(cell: str) -> None:
    """Else a spreadsheet runs them."""
    assert safe(cell) == f"'{cell}"


def test_cells_that_are_harmless_stay_as_they_are() -> None:
    """Else every number and name in the file has a sign before it."""
    assert [safe(cell) for cell in ("Ada", "1", "", "a=b")] == ["Ada", "1", "", "a=b"]


def test_reasons_about_what_an_administrator_may_not_read_stay_with_it(admin: FlaskClient, portal: Portal) -> None:
    """Else the audit tells what stands in a note that is for moderators only."""
    with portal.database.writing() as session:
        record = Record(id="hidden-note", kind="practice", language="en")
        session.add(record)
        session.flush()
        number = record.pk
    note(portal, "withhold", f"record:{number}", "It names Fatou B. of Kayes")
    page = admin.get(f"{PAGE}?action=withhold").text
    assert "Fatou" not in page
    assert "hidden-note" not in page
    assert "The reason is kept with the record" in page
    assert exported(admin, action="withhold")[0]["Reason"] == ""
    assert cells(admin, "?subject=hidden-note") == []


def test_an_erased_reason_is_gone_here_too(admin: FlaskClient, portal: Portal) -> None:
    """Else what was expunged is read in the audit."""
    note(portal, "suspended", "person:x", "Fatou B.")
    with portal.database.writing() as session:
        trail.erase_reason(session, session.scalars(select(Reason.trail_pk)).one())
    assert "Fatou" not in admin.get(PAGE).text
    assert "The reason was removed." in admin.get(PAGE).text


def test_everything_that_can_be_done_has_words() -> None:
    """Else an administrator reads codes."""
    named = {*MOVES, *CONDITIONS, *BY_ITSELF} - {"replace"}
    for file in (PACKAGE / "services").rglob("*.py"):
        source = file.read_text("utf-8")
        named |= set(re.findall(r'trail\.add\(\s*session,[^"\n]*?, "([a-z_]+)"', source))
        named |= set(re.findall(r'_(?:tell|note)\(session, \w+, "([a-z_]+)"', source))
    assert len(named) > 60
    assert named <= {*audit_words.ACTIONS, *stages.STEPS}
