"""Sending files over HTTP: as the script of the form does, and with the form of a browser that runs none."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr, ValidationError
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal import create_app
from portal.database import sessions as database_sessions
from portal.database.tables import Person
from portal.domain.files import LARGEST, MEGABYTE, PIECE, TYPES
from portal.domain.policy import Reader, Role
from portal.services.context import Portal
from portal.services.files import uploading
from portal.services.review import drafts
from portal.settings import Settings
from portal.web.sizes import LARGEST_FORM
from tests.attachments import making
from tests.faults.conftest import locked
from tests.files.conftest import REPORT
from tests.files.test_uploading import held
from tests.people.signing import make_person, sit_down, token_of
from tests.review.texts import move
from tests.web.posting import pairs
from tests.web.reading import Element, Page


@pytest.fixture
def browser(client: FlaskClient, portal: Portal, awa: Person) -> FlaskClient:
    """Return the author's browser."""
    return sit_down(client, portal, awa)


class Sending:
    """What the script of the form does."""

    def __init__(self, browser: FlaskClient, record: str) -> None:
        self.browser = browser
        self.at = f"/en/texts/{record}/files"
        self.token = token_of(browser.get(f"/en/texts/{record}/edit", follow_redirects=True))

    def post(self, path: str = "", **values: Any) -> TestResponse:
        return self.browser.post(f"{self.at}{path}", data={"csrf": self.token, **values})

    def piece(self, upload: str, offset: int, piece: bytes, **headers: str) -> TestResponse:
        named = {"X-Form": self.token, "Upload-Offset": str(offset), **headers}
        return self.browser.post(
            f"{self.at}/{upload}", data=piece, headers=named, content_type="application/octet-stream"
        )

    def whole(self, content: bytes = REPORT, name: str = "report.txt") -> TestResponse:
        begun = self.post(name=name, size=len(content)).json
        for start in range(0, len(content), PIECE):
            assert self.piece(begun["id"], start, content[start : start + PIECE]).status_code == 200
        return self.post(f"/{begun['id']}/finish")


@pytest.fixture
def sending(browser: FlaskClient, draft: str) -> Sending:
    return Sending(browser, draft)


def form_of(browser: FlaskClient, record: str) -> Element:
    """Return the form in which files stand."""
    answer = browser.get(f"/en/texts/{record}/edit", follow_redirects=True)
    page = Page(answer.request.path, answer)
    if not page.all("fieldset", id="f-attachments"):
        page = Page("", browser.get(f"/en/texts/{record}/edit/sources"))
    return next(form for form in page.main.all("form") if form.all("fieldset", id="f-attachments"))


def send_form(
    browser: FlaskClient, record: str, files: list[tuple[str, bytes]], action: str = "attach", **typed: str
) -> TestResponse:
    """Send the form as a browser without a script does, files and all."""
    form = form_of(browser, record)
    data: MultiDict[str, Any] = MultiDict([pair for pair in pairs(form) if pair[0] not in {"file", *typed}])
    data.update(typed)
    data.add("action", action)
    for name, content in files:
        data.add("file", (io.BytesIO(content), name))
    address = form.get("action") or f"/en/texts/{record}/edit"
    return browser.post(address, data=data, content_type="multipart/form-data", follow_redirects=True)


def test_a_script_sends_a_file_in_pieces(sending: Sending, portal: Portal, who: Reader, draft: str) -> None:
    before = drafts.read(portal, who, draft).base
    begun = sending.post(name="C:\\fakepath\\report.txt", size=len(REPORT))
    assert begun.json == {
        "id": begun.json["id"],
        "name": "report.txt",
        "received": 0,
        "size": len(REPORT),
        "state": "receiving",
    }
    upload = begun.json["id"]
    assert sending.piece(upload, 0, REPORT[:PIECE]).json == {"received": PIECE}
    again = sending.piece(upload, 5 * PIECE, REPORT[:10])
    assert (again.status_code, again.json["received"]) == (409, PIECE)
    early = sending.post(f"/{upload}/finish")
    assert (early.status_code, early.json["received"]) == (409, PIECE)
    assert sending.post(name="report.txt", size=len(REPORT)).json["received"] == PIECE
    for start in range(PIECE, len(REPORT), PIECE):
        sending.piece(upload, start, REPORT[start : start + PIECE])
    done = sending.post(f"/{upload}/finish").json
    assert (done["state"], done["name"], done["picture"]) == ("done", "report.txt", False)
    assert done["about"] == "Plain text, 1.1 MB"
    assert (done["before"], done["base"]) == (before, drafts.read(portal, who, draft).base)
    assert sending.browser.get(done["href"]).data == REPORT
    assert sending.post(f"/{upload}/finish").json["file"] == done["file"]


def test_a_refused_file_is_told_why_and_what_to_do(sending: Sending) -> None:
    """Else a person tries the same file again and again."""
    said = [
        sending.post(name="program.exe", size=10),
        sending.post(name="large.csv", size=30 * MEGABYTE),
        sending.post(name="empty.pdf", size=0),
        sending.whole(b"no document at all", "report.pdf"),
        sending.whole(making.pdf_with_script(), "report.pdf"),
    ]
    assert [answer.status_code for answer in said] == [422] * 5
    texts = [answer.json["message"] for answer in said]
    assert "You can attach: pdf, docx," in texts[0]
    assert texts[1].startswith("The file has 30 MB; at most 10 MB are taken.")
    assert texts[2].startswith("The file is empty.")
    assert "“PDF”" in texts[3]
    assert "something that runs" in texts[4]
    assert not [text for text in texts if "%(" in text or "None" in text]


def test_pieces_have_a_limit_and_other_forms_keep_theirs(sending: Sending, draft: str) -> None:
    """Else anybody with an account fills memory or disk with one request."""
    begun = sending.post(name="report.txt", size=len(REPORT)).json
    assert sending.piece(begun["id"], 0, b"x" * (PIECE + 1)).status_code == 413
    assert sending.post(name="x" * (LARGEST_FORM + 10), size=1).status_code == 413
    large = {"csrf": sending.token, "file": (io.BytesIO(b"x" * (LARGEST_FORM + 10)), "a.pdf")}
    answer = sending.browser.post(
        f"/en/texts/{draft}/comments", data=dict(large, file=(io.BytesIO(b"x" * (LARGEST_FORM + 10)), "a.pdf"))
    )
    assert answer.status_code == 413


def test_a_visitor_cannot_send_whole_files(client: FlaskClient, draft: str) -> None:
    """Else the whole world writes 40 MB at a time to the server's disk."""
    data = {"file": (io.BytesIO(b"x" * (LARGEST_FORM + 10)), "a.pdf")}
    assert client.post(f"/en/texts/{draft}/edit", data=data).status_code == 413


def test_another_site_sends_nothing(sending: Sending, draft: str) -> None:
    """Else a page that a person has open elsewhere attaches files in their name."""
    begun = sending.post(name="report.txt", size=len(REPORT)).json
    for headers in ({"X-Form": "guessed"}, {"X-Form": ""}, {"Sec-Fetch-Site": "cross-site"}):
        answer = sending.piece(begun["id"], 0, b"x", **headers)
        assert answer.status_code == 400, headers
        assert answer.json["message"]
    assert sending.browser.post(sending.at, data={"name": "a.txt", "size": 1}).status_code == 400
    assert sending.post(name="report.txt", size=len(REPORT)).json["received"] == 0


def test_who_was_signed_out_goes_on_after_signing_in(sending: Sending, portal: Portal, awa: Person, draft: str) -> None:
    """Else an evening's file is lost to a session that ended."""
    begun = sending.post(name="report.txt", size=len(REPORT)).json
    sending.piece(begun["id"], 0, REPORT[:PIECE])
    sending.browser.delete_cookie("portal_session")
    out = sending.piece(begun["id"], PIECE, REPORT[PIECE:])
    assert out.status_code == 401
    assert "Sign in in another window" in out.json["message"]
    sit_down(sending.browser, portal, awa)
    assert sending.post(name="report.txt", size=len(REPORT)).json["received"] == PIECE


def test_strangers_learn_nothing(client: FlaskClient, portal: Portal, who: Reader, draft: str) -> None:
    """Else whoever guesses an address learns that there is a draft or a file."""
    upload = uploading.begin(portal, who, draft, "report.txt", 10).id
    other = make_person(portal, Role.coordinator)
    sit_down(client, portal, other)
    token = token_of(client.get("/en/texts"))

    def post(path: str) -> tuple[int, Any]:
        answer = client.post(path, data={"csrf": token, "name": "a.txt", "size": 1})
        return answer.status_code, answer.json

    nowhere = post("/en/texts/no-such-record/files")
    assert nowhere[0] == 404
    assert post(f"/en/texts/{draft}/files") == nowhere
    for path in ("/finish", "/drop"):
        assert post(f"/en/texts/{draft}/files/{upload}{path}") == post(f"/en/texts/{draft}/files/{'0' * 32}{path}")


def test_a_busy_database_is_waited_for(
    portal: Portal, awa: Person, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a backup at night breaks off every file that arrives."""
    monkeypatch.setattr(database_sessions, "BUSY_MS", 50)
    app = create_app(portal.settings)
    sending = Sending(sit_down(app.test_client(), portal, awa), draft)
    begun = sending.post(name="report.txt", size=len(REPORT)).json
    with locked(portal):
        # Pieces need no lock: they go on arriving.
        for start in range(0, len(REPORT), PIECE):
            assert sending.piece(begun["id"], start, REPORT[start : start + PIECE]).status_code == 200
        waiting = sending.post(f"/{begun['id']}/finish")
        assert waiting.status_code == 503
        assert waiting.headers["Retry-After"]
        assert "What has arrived is kept" in waiting.json["message"]
    assert sending.post(f"/{begun['id']}/finish").json["state"] == "done"
    app.extensions["portal"].close()


def test_a_text_with_the_moderators_says_so(sending: Sending, portal: Portal, awa: Person, draft: str) -> None:
    begun = sending.post(name="report.txt", size=3).json
    sending.piece(begun["id"], 0, b"abc")
    move(portal, awa, draft, "submit")
    for answer in (sending.post(name="other.txt", size=3), sending.post(f"/{begun['id']}/finish")):
        assert (answer.status_code, answer.json["message"][:32]) == (409, "The text is with the moderators,")


def test_the_form_says_beforehand_what_is_taken(browser: FlaskClient, draft: str) -> None:
    """Else somebody sends 60 MB on a slow line to be told that it is too much."""
    form = form_of(browser, draft)
    block = form.one("fieldset", id="f-attachments")
    said = block.text
    for type in TYPES:
        assert type.label in said
    assert "up to 40 MB" in said
    chooser = block.one("input", type="file")
    assert {f".{suffix}" for type in TYPES for suffix in type.suffixes} == set(chooser.get("accept").split(","))
    about = json.loads(block.get("data-about"))
    assert about["most"]["pdf"] == 40 * MEGABYTE
    assert about["piece"] == PIECE


def test_a_form_without_script_attaches_several_files(
    browser: FlaskClient, portal: Portal, who: Reader, draft: str
) -> None:
    """Else who runs no script attaches nothing; and what was typed elsewhere in the form is saved with it."""
    files = [("one.pdf", making.pdf("One")), ("two.docx", making.docx())]
    answer = send_form(browser, draft, files, title="Another title")
    assert answer.status_code == 200
    assert [item["name"] for item in held(portal, who, draft)] == ["one.pdf", "two.docx"]
    block = form_of(browser, draft).one("fieldset", id="f-attachments")
    assert "one.pdf" in block.text
    assert "Word document" in block.text
    # Described, in any order, by the fields of the ordinary form.
    send_form(browser, draft, [], "save", **{"attachments.1.title": "Form of referral"})
    assert [item.get("title") for item in held(portal, who, draft)] == [None, "Form of referral"]


def test_a_form_without_script_can_be_as_large_as_the_largest_file(
    browser: FlaskClient, portal: Portal, who: Reader, draft: str
) -> None:
    """Else the limit that the page tells is none."""
    large = making.pdf("x" * (LARGEST - 10_000))
    assert LARGEST - 10_000 < len(large) < LARGEST
    answer = send_form(browser, draft, [("large.pdf", large)])
    assert answer.status_code == 200
    assert [item["name"] for item in held(portal, who, draft)] == ["large.pdf"]


def test_a_file_that_is_refused_is_told_at_the_form_and_the_others_are_attached(
    browser: FlaskClient, portal: Portal, who: Reader, draft: str
) -> None:
    answer = send_form(browser, draft, [("bad.pdf", b"no"), ("good.txt", b"good"), ("x.exe", b"MZ")], title="My title")
    assert answer.status_code == 422
    page = Page("", answer)
    block = page.main.one("fieldset", id="f-attachments")
    assert "bad.pdf was not attached. The name says “PDF”" in block.text
    assert "x.exe was not attached." in block.text
    assert [item["name"] for item in held(portal, who, draft)] == ["good.txt"]
    assert page.main.all("a", href="#f-attachments")


def test_attach_without_a_file_says_so(browser: FlaskClient, draft: str) -> None:
    assert "Choose a file first." in send_form(browser, draft, []).text


def test_a_picture_asks_for_words_at_its_own_field(browser: FlaskClient, portal: Portal, draft: str) -> None:
    """Else a picture is published that blind readers know nothing of, or its author looks for what is missing."""
    send_form(browser, draft, [("hall.png", making.picture("PNG")), ("one.pdf", making.pdf("One"))])
    form = form_of(browser, draft)
    assert "hall.png" in form.text
    assert form.all("textarea", name="attachments.0.alt")
    assert not form.all("textarea", name="attachments.1.alt")
    checked = browser.get(f"/en/texts/{draft}/send")
    assert "Say in a sentence what the picture shows." in checked.text
    assert "#f-attachments-0-alt" in checked.text


def test_what_was_begun_can_be_gone_on_with_or_thrown_away(
    browser: FlaskClient, portal: Portal, who: Reader, draft: str
) -> None:
    """Else a person who opens the page again believes that the file is there, or never gets rid of it."""
    begun = uploading.begin(portal, who, draft, "report.txt", len(REPORT))
    uploading.receive(portal, who, begun.id, 0, REPORT[:PIECE])
    waiting = form_of(browser, draft).one("li", data_upload=begun.id)
    assert "512 kB of 1.1 MB has arrived. Choose the same file again to go on." in waiting.text
    send_form(browser, draft, [], f"drop:{begun.id}")
    assert not form_of(browser, draft).all("li", data_upload=begun.id)
    assert uploading.open_of(portal, who, draft) == ()


@pytest.fixture
def unscanned(portal: Portal, awa: Person) -> Iterator[FlaskClient]:
    """Yield the author's browser on a portal whose scanner is away."""
    app = create_app(portal.settings.model_copy(update={"clamd": "127.0.0.1:9"}))
    yield sit_down(app.test_client(), portal, awa)
    app.extensions["portal"].close()


def test_a_file_waits_for_the_scanner_and_the_page_says_so(
    unscanned: FlaskClient, browser: FlaskClient, portal: Portal, who: Reader, draft: str
) -> None:
    """Else it is taken unseen, or its author sends it again every few minutes."""
    answer = send_form(unscanned, draft, [("report.txt", REPORT)])
    assert "cannot be checked just now" in answer.text
    sent = Sending(unscanned, draft).whole(b"in pieces", "pieces.txt")
    assert (sent.status_code, sent.json["unchecked"]) == (503, True)
    assert held(portal, who, draft) == []
    block = form_of(browser, draft).one("fieldset", id="f-attachments")
    assert block.text.count("has arrived, but could not be checked yet.") == 2
    for one in uploading.open_of(portal, who, draft):
        send_form(browser, draft, [], f"finish:{one.id}")
    assert [item["name"] for item in held(portal, who, draft)] == ["report.txt", "pieces.txt"]


def test_a_store_that_is_away_is_a_plain_page(sending: Sending, portal: Portal, awa: Person, draft: str) -> None:
    """Else whoever opens a report while the store is restarted reads that the portal is broken, or that the report is gone."""
    address = sending.whole().json["href"]
    away = {
        "s3_bucket": "files",
        "s3_endpoint": "http://127.0.0.1:9",
        "s3_region": "x",
        "s3_access_key": "k",
        "s3_secret_key": SecretStr("k"),
    }
    app = create_app(portal.settings.model_copy(update=away))
    answer = sit_down(app.test_client(), portal, awa).get(address)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Please try again in a few minutes." in answer.text
    app.extensions["portal"].close()


def test_a_new_text_says_that_it_has_to_be_saved_first(browser: FlaskClient) -> None:
    """Else files are chosen for a text that is not there, and lost."""
    page = Page("", browser.get("/en/texts/new/practice"))
    blocks = page.main.all("fieldset", id="f-attachments")
    assert all("Save your text first" in block.text and not block.all("input", type="file") for block in blocks)


@pytest.mark.parametrize(
    "given",
    [{"s3_bucket": "files", "s3_access_key": "name"}, {"s3_endpoint": "store.example.org"}, {"clamd": "localhost"}],
)
def test_half_of_the_settings_stops_the_start(settings: Settings, given: dict[str, str]) -> None:
    """Else the first person who attaches a file finds out that an operator forgot a line."""
    with pytest.raises(ValidationError):
        Settings(**given)
    assert Settings(clamd="/run/clamav/clamd.ctl").clamd
    assert Settings(clamd="127.0.0.1:3310", s3_access_key="n", s3_secret_key=SecretStr("k")).clamd
