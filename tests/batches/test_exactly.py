"""What stands in a table is what stands in the draft: nothing shifted, lost or changed on its way there and back."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from portal import create_app
from portal.attachments import sheets
from portal.attachments.refusing import Refused
from portal.database.tables import Person
from portal.services.batches import handing_in, tables
from portal.services.batches.handing_in import Handed
from portal.services.context import Portal
from portal.services.review import drafts
from tests.batches.making import row, table
from tests.batches.test_many import faults, handed_in, made
from tests.people.signing import sit_down
from tests.review.texts import reader

LISTED = "- A first step of the work, with all that belongs to it.\n- A second step, which came later and took longer."


def workbook(*rows: list[object]) -> bytes:
    """Return rows as a workbook."""
    book = Workbook()
    for cells in rows:
        book.worksheets[0].append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def drafted(portal: Portal, person: Person, batch: Handed) -> dict[str, object]:
    """Return what the first draft of a batch says."""
    made(portal, person, batch)
    ((id, *_), *_) = handing_in.made(portal, reader(portal, person), batch.id)
    draft = drafts.read(portal, reader(portal, person), id)
    return {**draft.shared, **draft.texts}


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_list_comes_back_as_it_was_sent(portal: Portal, author: Person, format: str) -> None:
    """Else a mark that keeps programs from computing ends up in texts that were sent to be mended."""
    cells = row("With a list", lessons=LISTED, implementation_countries="Atlantis")
    sent = table([cells]) if format == "csv" else workbook(list(cells), list(cells.values()))
    batch = handed_in(portal, author, sent, f"t.{format}")
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    back = browser.get(f"/en/texts/many/{batch.id}/faulty.{format}").data
    assert b"'- A first" in back or format == "xlsx"
    mended = (
        back.replace(b"Atlantis", b"Senegal")
        if format == "csv"
        else workbook(*[[cell.replace("Atlantis", "Senegal") for cell in one] for one in rows_of(back)])
    )
    again = handed_in(portal, author, mended, f"t.{format}")
    assert faults(portal, author, again) == set()
    assert again.about["strange"] == []
    assert drafted(portal, author, again)["lessons"] == LISTED


def rows_of(content: bytes) -> list[list[str]]:
    """Return the cells of a workbook as a person who opens it has them."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(cell or "") for cell in one] for one in sheet.iter_rows(values_only=True)]


def test_a_comma_that_shifts_a_row_is_a_fault(portal: Portal, author: Person) -> None:
    """Else what stands behind it goes into the wrong fields, and the last of it nowhere."""
    content = table([row("Shifted")]).decode()
    head, line = content.split("\r\n", 1)
    batch = handed_in(portal, author, f"{head}\r\n{line.rstrip()},and more\r\n".encode())
    assert (2, "", "too_many_cells") in faults(portal, author, batch)


def test_a_column_that_stands_twice_is_named(portal: Portal, author: Person) -> None:
    """Else the second one silently takes the place of the first."""
    content = table([row("Twice")]).decode()
    head, line = content.split("\r\n", 1)
    batch = handed_in(portal, author, f"{head},title\r\n{line.rstrip()},Another title\r\n".encode())
    assert batch.about["strange"] == ["title"]
    assert drafted(portal, author, batch)["title"] == "Twice"


def test_signs_that_no_text_has_stop_nobody(portal: Portal, author: Person) -> None:
    """Else a line break of a slide keeps a table from being read, or its faulty rows from being sent back."""
    cells = row("With a \x0bbreak", implementation_countries="Atlantis\x0b")
    batch = handed_in(portal, author, table([cells]))
    assert {kind for _, _, kind in faults(portal, author, batch)} == {"unknown_name"}
    browser = sit_down(create_app(portal.settings).test_client(), portal, author)
    for format in ("csv", "xlsx"):
        answer = browser.get(f"/en/texts/many/{batch.id}/faulty.{format}")
        assert answer.status_code == 200
    assert rows_of(answer.data)[1][0] == "With a break"


@pytest.mark.parametrize("text", ["'tis so", "it's", "''=", "plain", "5'"])
def test_only_the_mark_before_a_formula_is_taken_away(text: str) -> None:
    """Else texts lose an apostrophe of their own."""
    assert tables._plain(text) == text
    for sign in ("=1", "-5", "+221 33", "@you"):
        assert tables._plain(tables.safe(sign)) == sign


def test_cells_of_a_workbook_are_what_a_person_sees(tmp_path: Path) -> None:
    """Else dates become numbers, gaps shift what follows, and a formula hands on itself instead of its value."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["C1"], sheet["D1"], sheet["E1"] = "title", date(2021, 3, 1), 12.0, 0.1 + 0.2
    sheet["B4"], sheet["C4"], sheet["D4"] = "line\nbreak", True, "=1+1"
    sheet["A7000"].font = Font(bold=True)
    book.create_sheet("Other")["A1"] = "not this"
    path = tmp_path / "t.xlsx"
    book.save(path)
    assert sheets.rows(path, 10, 10) == [["title", "", "2021-03-01", "12", "0.3"], [], [], ["", "line\nbreak", "TRUE"]]
    assert sheets.rows(path, 10, 1) == [["title"]]
    with pytest.raises(Refused):
        sheets.rows(path, 3, 10)


def test_a_workbook_of_five_thousand_rows_is_read_apart(tmp_path: Path) -> None:
    """Else the largest table that may be handed in is the one that cannot be read."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(5001):
        sheet.append([f"{number} {place} and some words of a text" * 3 for place in range(60)])
    path = tmp_path / "t.xlsx"
    book.save(path)
    found = tables.read(path, "xlsx")
    assert (len(found), len(found[-1])) == (5001, 60)
