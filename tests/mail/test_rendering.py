"""A mail is read in every program, says in which language it is, and loads nothing from elsewhere."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest

from portal.mail.message import Action, Message, stable_id
from portal.mail.rendering import Sender, render

SENDER = Sender("Échange, “Retour” & <Réintégration>", "portal@example.org")
MOMENT = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
THAI = "การรับเด็กที่กลับสู่ภูมิลำเนา: คู่มือสำหรับเจ้าหน้าที่ด่านหน้าในจังหวัดชายแดน"


def message(**more: object) -> Message:
    said: dict[str, object] = {
        "to": "awa@example.org",
        "language": "fr",
        "subject": "Publié : " + "L’accueil des mineurs à l’aéroport " * 4,
        "paragraphs": ("Bonjour,", "Ligne <b>une</b>\nligne deux & fin"),
        "quote": 'Un "motif"\nsur deux lignes',
        "action": Action("Lire", "https://example.org/fr/x?a=1&b=2"),
        "closing": ("Envoyé par le portail.",),
    }
    return Message(**(said | more))  # type: ignore[arg-type]


def carried(**more: object) -> EmailMessage:
    """Return the mail as it is read at the other end."""
    mail = render(message(**more), SENDER, stable_id(7), MOMENT)
    return message_from_bytes(mail.as_bytes(), _class=EmailMessage, policy=default)


def part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_headers_say_who_what_when() -> None:
    mail = carried()
    assert mail["Subject"] == ("Publié : " + "L’accueil des mineurs à l’aéroport " * 4).strip()
    assert mail["From"].addresses[0].display_name == SENDER.name
    assert mail["From"].addresses[0].addr_spec == SENDER.address
    assert mail["To"] == "awa@example.org"
    assert mail["Date"].datetime == MOMENT
    assert mail["Message-ID"] == f"<{stable_id(7)}@example.org>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Content-Language"] == "fr"


def test_the_same_mail_is_known_as_the_same() -> None:
    """Else a mail that is sent again by mischance is shown twice."""
    assert stable_id(7, "x") == stable_id(7, "x")
    assert len({stable_id(7), stable_id(8), stable_id(7, "x"), stable_id("7x")}) == 4


@pytest.mark.parametrize("subject", [THAI, THAI * 2, "é" * 199, "x" * 199, "مرحبا " * 30])
def test_subjects_of_any_script_arrive_whole(subject: str) -> None:
    mail = carried(subject=subject, paragraphs=(subject,), language="en")
    assert mail["Subject"] == subject.strip()[:199] + ("…" if len(subject.strip()) > 200 else subject.strip()[199:200])
    assert subject in part(mail, "plain")
    assert subject in part(mail, "html")


def test_text_and_html_say_the_same() -> None:
    mail = carried()
    assert [body.get_content_type() for body in mail.iter_parts()] == ["text/plain", "text/html"]
    text = part(mail, "plain")
    assert "Ligne <b>une</b>\nligne deux & fin" in text
    assert '> Un "motif"\n> sur deux lignes' in text
    assert "Lire:\nhttps://example.org/fr/x?a=1&b=2\n" in text
    assert text.rstrip().endswith("-- \nEnvoyé par le portail.")
    html = part(mail, "html")
    assert '<html lang="fr" dir="ltr">' in html
    assert "Ligne &lt;b&gt;une&lt;/b&gt;<br>\nligne deux &amp; fin" in html
    assert '<a href="https://example.org/fr/x?a=1&amp;b=2">Lire</a>' in html


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(name, value) for name, value in attrs] + [("tag", tag)]


def test_nothing_is_loaded_from_elsewhere_and_nothing_of_others_becomes_a_tag() -> None:
    """Else opening a mail tells somebody that it was opened, or a title puts a link of its own into it."""
    evil = '<img src="https://evil.example/x.png"><a href="https://evil.example">here</a>"\'>'
    tags = Tags()
    tags.feed(part(carried(subject=evil, paragraphs=(evil,), quote=evil, closing=(evil,)), "html"))
    names = {value for name, value in tags.found if name == "tag"}
    known = {"html", "head", "meta", "title", "body", "p", "strong", "a", "br", "blockquote", "hr", "small"}
    assert names <= known
    assert {name for name, _ in tags.found} == {"tag", "lang", "dir", "charset", "href"}
    assert [value for name, value in tags.found if name == "href"] == ["https://example.org/fr/x?a=1&b=2"]


def test_every_server_on_the_way_can_carry_it() -> None:
    """Else a server without 8 bits or with short lines breaks the letters."""
    for text in (THAI * 20, "é" * 3000, "plain " * 500):
        mail = render(message(paragraphs=(text,), subject=text), SENDER, "id", MOMENT).as_bytes()
        assert mail.isascii()
        assert max(map(len, mail.split(b"\r\n"))) <= 998
        assert b"\n" not in mail.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "to",
    ["a@b.org\r\nBcc: c@d.org", "a@b.org, c@d.org", "a@b.org\n", "nobody", "", "@", "a@", "Name <a@b.org>", "a b@c.org", "<>"],
)  # fmt: skip
def test_an_address_is_one_address(to: str) -> None:
    """Else whoever chooses an address adds recipients or headers."""
    with pytest.raises(ValueError, match="not an address"):
        render(message(to=to), SENDER, "id", MOMENT)


def test_headers_cannot_be_added() -> None:
    evil = "x\r\nBcc: c@d.org\r\n\r\nbody"
    mail = message_from_bytes(
        render(message(subject=evil), Sender(evil, "portal@example.org"), "id", MOMENT).as_bytes(),
        _class=EmailMessage,
        policy=default,
    )
    assert mail["Bcc"] is None
    assert mail["Subject"] == "x Bcc: c@d.org body"
    assert len(mail["From"].addresses) == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example", "", "ftp://x"])
def test_links_lead_to_the_web(url: str) -> None:
    with pytest.raises(ValueError, match="not a web address"):
        render(message(action=Action("x", url)), SENDER, "id", MOMENT)
