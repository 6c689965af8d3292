"""Many records at once, as a coordinator hands them in: checked first, made into drafts once each, mended and sent again."""

import io

import pytest
from openpyxl import load_workbook
from sqlmodel import func, select

from portal import create_app
from portal.attachments.inspecting import Refused
from portal.database.tables import Person, Record
from portal.domain.policy import Role
from portal.services.batches import handing_in, working
from portal.services.batches.handing_in import Handed
from portal.services.context import Portal
from portal.services.review.door import NotThereError
from tests.batches.making import read, row, table
from tests.people.signing import make_person, sit_down, token_of
from tests.review.texts import reader


def drafts_of(portal: Portal, person: Person) -> int:
    """Return how many records a person began."""
    with portal.database.reading() as session:
        return int(session.exec(select(func.count()).select_from(Record).where(Record.owner_pk == person.pk)).one())


def handed_in(
    portal: Portal, person: Person, content: bytes, name: str = "notes.csv", unfinished: bool = False
) -> Handed:
    """Hand a table in and let the worker check it."""
    who = reader(portal, person)
    id = handing_in.hand_in(portal, who, "practice", "en", name, io.BytesIO(content), unfinished)
    while working.work(portal):
        pass
    return handing_in.handed(portal, who, id)


def made(portal: Portal, person: Person, batch: Handed) -> Handed:
    """Let the drafts be made."""
    handing_in.go_on(portal, reader(portal, person), batch.id)
    while working.work(portal):
        pass
    return handing_in.handed(portal, reader(portal, person), batch.id)


def faults(portal: Portal, person: Person, batch: Handed) -> set[tuple[int, str, str]]:
    """Return (row, column, type) of all faults."""
    rows = handing_in.faulty(portal, reader(portal, person), batch.id)
    return {(number, fault["column"], fault["type"]) for number, _, found in rows for fault in found}


WRONG = {
    "implementation_countries": "Atlantis",
    "period_start": "last spring",
    "problem": "Too short.",
    "lead_body": "Nobody knows this body",
    "sources.1.url": "not an address",
    "results": "It went well for everybody who took part in it.",
    "title": "",
    "practice_type": "very good",
    "evidence_grade": "9",
    "summary": "Too short as well.",
}


def test_five_hundred_rows_of_which_twenty_are_wrong(portal: Portal, author: Person) -> None:
    """Else whoever has many notes types them one by one, or gets half of them twice."""
    rows = [row(f"Savings groups in district {number}") for number in range(500)]
    for place, (column, cell) in zip(range(7, 500, 25), [*WRONG.items(), *WRONG.items()], strict=False):
        rows[place][column] = cell
    checked = handed_in(portal, author, table(rows))
    assert (checked.total, checked.good, checked.faulty) == (500, 480, 20)
    assert drafts_of(portal, author) == 0
    found = faults(portal, author, checked)
    assert {number for number, _, _ in found} == {place + 2 for place in range(7, 500, 25)}
    assert {column.partition(".")[0] for _, column, _ in found} == {name.partition(".")[0] for name in WRONG}
    done = made(portal, author, checked)
    assert (done.state, done.made, done.good) == ("done", 480, 0)
    assert drafts_of(portal, author) == 480
    assert made(portal, author, done).made == 480
    assert drafts_of(portal, author) == 480

    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    page = browser.get(f"/en/texts/many/{done.id}").text
    assert "“Atlantis” is not known" in page
    back = read(browser.get(f"/en/texts/many/{done.id}/faulty.csv").data)
    assert len(back) == 20
    assert "Atlantis" in back[0]["implementation_countries"]
    assert "not known" in back[0]["What is wrong"]
    for mended, (column, _) in zip(back, [*WRONG.items(), *WRONG.items()], strict=False):
        mended[column] = (
            rows[0][column] if column != "title" else f"A title of its own {len(mended['title'])}{id(mended)}"
        )
    again = handed_in(portal, author, table(back))
    assert (again.good, again.faulty) == (20, 0)
    assert made(portal, author, again).made == 20
    assert drafts_of(portal, author) == 500


CODINGS = [("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", "|")]


@pytest.mark.parametrize(("coding", "separator"), CODINGS)
def test_tables_of_any_office_are_read(portal: Portal, author: Person, coding: str, separator: str) -> None:
    """Else only those whose Excel speaks English can hand one in."""
    one = row("Réinsertion à Kolda", implementation_countries="Sénégal; Côte d’Ivoire")
    batch = handed_in(portal, author, table([one], coding, separator))
    assert faults(portal, author, batch) == set()
    assert made(portal, author, batch).made == 1


def test_names_of_any_language_are_understood(portal: Portal, author: Person) -> None:
    """Else a coordinator looks up codes for an afternoon."""
    names = {
        "implementation_countries": "Bờ Biển Ngà; ประเทศไทย; GN",
        "corridors": "Niger → Mali; Libya -> Niger -> Guinea",
    }
    checked = handed_in(portal, author, table([row("By names", **names)]))
    assert faults(portal, author, checked) == set()
    batch = made(portal, author, checked)
    with portal.database.reading() as session:
        from portal.database import proposals

        record = session.exec(select(Record).where(Record.owner_pk == author.pk)).one()
        held = proposals.hold(session, record.id)
        assert held
        shared, _ = proposals.contents(session, record, held.proposal, "en")
    assert shared["implementation_countries"] == ["CI", "TH", "GN"]
    assert shared["corridors"] == [{"host": "NE", "origin": "ML"}, {"host": "LY", "transit": ["NE"], "origin": "GN"}]
    assert batch.made == 1


def test_the_template_that_is_filled_in_is_read(portal: Portal, author: Person) -> None:
    """Else the headings that we give out are those that we do not know."""
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    for language in ("en", "fr"):
        book = load_workbook(io.BytesIO(browser.get(f"/{language}/texts/many/template/practice.xlsx").data))
        sheet = book.worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        names = {line[0].value: line[1].value for line in book.worksheets[1].iter_rows(min_row=2)}
        assert len(set(heads)) == len(heads)
        cells = row(f"From the template in {language}")
        sheet.append([cells.get(names[head], "") for head in heads])
        out = io.BytesIO()
        book.save(out)
        batch = handed_in(portal, author, out.getvalue(), "filled.xlsx")
        assert (batch.reason, faults(portal, author, batch)) == ("", set())
        assert batch.about.get("strange") == []


def test_unfinished_rows_become_drafts_only_where_that_is_wanted(portal: Portal, author: Person) -> None:
    """Else half a row is lost, or a list of drafts fills with stubs."""
    half = {"title": "Only a title so far", "regions": "West Africa"}
    assert handed_in(portal, author, table([half])).good == 0
    assert handed_in(portal, author, table([half]), unfinished=True).good == 1


def test_formulas_are_neither_computed_nor_handed_on(portal: Portal, author: Person) -> None:
    """Else a cell of one person runs on the machine of another. One that starts a program is not even taken."""
    with pytest.raises(Refused):
        handed_in(portal, author, table([row("=cmd|' /C calc'!A0")]))
    evil = row("=1+HYPERLINK(A1)", implementation_countries="Atlantis")
    batch = handed_in(portal, author, table([evil]))
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    back = read(browser.get(f"/en/texts/many/{batch.id}/faulty.csv").data)
    assert back[0]["title"].startswith("'=")


BAD = [
    ("a.csv", b"title\n", "no_rows"),
    ("a.csv", b"what,who\n1,2\n", "no_title"),
    ("a.csv", b"title\n" + b"x\n" * 5001, "too_many_rows"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD)
def test_what_is_no_table_is_refused_with_a_reason(
    portal: Portal, author: Person, name: str, content: bytes, reason: str
) -> None:
    """Else a page says for ever that it is being checked."""
    batch = handed_in(portal, author, content, name)
    assert (batch.state, batch.reason) == ("refused", reason)
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    assert "could not be read" in browser.get(f"/en/texts/many/{batch.id}").text.lower()


def test_it_is_nobody_elses(portal: Portal, author: Person) -> None:
    """Else a colleague reads, makes or throws away what is not theirs."""
    batch = handed_in(portal, author, table([row("Mine alone")]))
    other = make_person(portal, Role.coordinator, name="Other")
    for ask in (handing_in.handed, handing_in.go_on, handing_in.drop):
        with pytest.raises(NotThereError):
            ask(portal, reader(portal, other), batch.id)
    visitor = create_app(portal.settings).test_client()
    assert visitor.get(f"/en/texts/many/{batch.id}").status_code in (302, 303)


def test_the_page_takes_a_table_without_a_script(portal: Portal, author: Person) -> None:
    """Else only new browsers can hand one in."""
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    csrf = token_of(browser.get("/en/texts/many"))
    sent = {"csrf": csrf, "kind": "practice", "language": "en", "table": (io.BytesIO(table([row("By hand")])), "t.csv")}
    answer = browser.post("/en/texts/many", data=sent)
    assert answer.status_code == 303
    page = browser.get(answer.location)
    assert page.headers["Refresh"]
    while working.work(portal):
        pass
    page = browser.get(answer.location)
    assert "Make 1 draft" in page.text
    browser.post(answer.location, data={"csrf": csrf, "do": "make"})
    while working.work(portal):
        pass
    assert "By hand" in browser.get(answer.location).text
    wrong = browser.post(
        "/en/texts/many", data={"csrf": csrf, "kind": "practice", "table": (io.BytesIO(b"x"), "t.pdf")}
    )
    assert wrong.status_code == 422
    assert "cannot be attached" in wrong.text
