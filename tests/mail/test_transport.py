"""Mails leave by a real server, or lie in the folder; and what did not leave is told from what never will."""

import shutil
import socket
import ssl
import stat
import subprocess
import threading
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult

from portal.mail import folder as kept_mails
from portal.mail.message import Action, Message
from portal.mail.rendering import Sender, render
from portal.mail.templates import compose
from portal.mail.transport import (
    FolderTransport,
    MailServerAwayError,
    PermanentMailError,
    SmtpTransport,
    TransientMailError,
    open_transport,
)
from tests.mail.servers import HOST, Inbox, free_port, mail_server

SENDER = Sender("Échange", "portal@example.org")
THAI = "การรับเด็กที่กลับสู่ภูมิลำเนา"


def mail(subject: str = THAI, to: str = "awa@example.org", id: str = "abc") -> EmailMessage:
    action = Action("Read it", "https://example.org/x")
    return render(Message(to, "en", subject, (f"About {subject}",), action=action), SENDER, id, datetime.now(UTC))


@pytest.fixture
def port() -> int:
    return free_port()


def smtp(port: int, **more: object) -> SmtpTransport:
    return SmtpTransport(HOST, port, **({"security": "none", "timeout": 5.0} | more))  # type: ignore[arg-type]


def test_a_mail_arrives_as_it_was_written(port: int) -> None:
    facts = {"portal": "Échange", "name": "Zoé", "title": f"Élèves {THAI}", "link": "https://example.org/x"}
    message = compose("record_released", "fr", "awa@example.org", facts)
    with mail_server(port) as inbox:
        smtp(port).send(render(message, SENDER, "abc", datetime.now(UTC)))
        smtp(port).send(mail())
    assert inbox.subjects == [message.subject, THAI]
    assert f"Élèves {THAI}" in message.subject
    assert inbox.envelopes[0].mail_from == "portal@example.org"
    assert inbox.envelopes[0].rcpt_tos == ["awa@example.org"]
    bodies = [str(inbox.mails[1].get_body((kind,)).get_content()) for kind in ("plain", "html")]  # type: ignore[union-attr]
    assert all(THAI in body and "https://example.org/x" in body for body in bodies)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("550 5.1.1 no such user", PermanentMailError),
        ("553 5.1.3 bad address", PermanentMailError),
        ("451 4.7.1 come back later", TransientMailError),
        ("452 4.2.2 mailbox full", TransientMailError),
    ],
)
@pytest.mark.parametrize("step", ["recipient", "content"])
def test_a_refusal_for_ever_is_told_from_one_for_now(port: int, answer: str, error: type[Exception], step: str) -> None:
    """Else a mail box that is full loses its mail, or one that is gone is tried for ever."""
    inbox = Inbox()
    if step == "recipient":
        inbox.recipients["awa@example.org"] = answer
    else:
        inbox.content = answer
    with mail_server(port, inbox):
        with pytest.raises(error, match=answer) as caught:
            smtp(port).send(mail())
        assert not isinstance(caught.value, MailServerAwayError)
        smtp(port).send(mail(to="kofi@example.org")) if step == "recipient" else None
    assert len(inbox.mails) == (step == "recipient")


def test_no_server_is_a_reason_to_wait(port: int) -> None:
    with pytest.raises(MailServerAwayError, match=str(port)):
        smtp(port).send(mail())


def test_a_server_that_says_nothing_is_not_waited_for(port: int) -> None:
    """Else one silent server holds up all mails for ever."""
    with socket.create_server((HOST, port)), pytest.raises(MailServerAwayError):
        smtp(port, timeout=0.2).send(mail())


def test_a_server_that_goes_away_in_the_middle_is_a_reason_to_wait(port: int) -> None:
    with socket.create_server((HOST, port)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"220 hello\r\n")
                connection.recv(1000)

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(MailServerAwayError):
            smtp(port).send(mail())
        thread.join()


def test_a_mail_that_was_taken_is_not_sent_again_for_a_bad_farewell(port: int) -> None:
    """Else a server that hangs up rudely gets the same mail again and again."""
    taken: list[bytes] = []
    with socket.create_server((HOST, port)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection, connection.makefile("rb") as lines:
                connection.sendall(b"220 hello\r\n")
                for line in lines:
                    if line.upper().startswith(b"DATA"):
                        connection.sendall(b"354 go on\r\n")
                        while (part := next(lines)) != b".\r\n":
                            taken.append(part)
                    elif line.upper().startswith(b"QUIT"):
                        connection.sendall(b"500 never\r\n")
                        break
                    connection.sendall(b"250 OK\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        smtp(port).send(mail())
        thread.join()
    assert taken


def test_no_word_is_said_to_a_server_without_protection_where_it_is_wanted(port: int) -> None:
    """Else somebody on the way reads links that set passwords, and the password of the mail server."""
    with mail_server(port) as inbox:
        with pytest.raises(MailServerAwayError):
            smtp(port, security="starttls", user="portal", password="hush").send(mail())
        with pytest.raises(MailServerAwayError):
            smtp(port, security="tls").send(mail())
    assert not inbox.mails


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_signing_in(port: int) -> None:
    def check(_server: object, _session: object, _envelope: object, _how: str, given: object) -> AuthResult:
        return AuthResult(success=given.password == b"hush")  # type: ignore[attr-defined]

    with mail_server(port, authenticator=check, auth_required=True, auth_require_tls=False) as inbox:
        smtp(port, user="portal", password="hush").send(mail())
        with pytest.raises(MailServerAwayError) as caught:
            smtp(port, user="portal", password="wrong-word").send(mail())
    assert len(inbox.mails) == 1
    assert "wrong-word" not in str(caught.value)
    assert "hush" not in repr(smtp(port, password="hush"))


@pytest.fixture
def unvouched(tmp_path: Path) -> ssl.SSLContext:
    """Return what a server shows that says of itself who it is."""
    if not shutil.which("openssl"):
        pytest.skip("CERTIFICATES OF MAIL SERVERS ARE NOT TESTED: there is no openssl to make one")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
    ]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_a_certificate_that_nobody_vouches_for_is_refused(port: int, unvouched: ssl.SSLContext) -> None:
    """Else whoever stands in between reads everything."""
    with mail_server(port, tls_context=unvouched) as inbox, pytest.raises(MailServerAwayError, match="CERTIFICATE"):
        smtp(port, security="starttls").send(mail())
    assert not inbox.mails


def test_a_certificate_that_is_vouched_for_is_taken(
    port: int, unvouched: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with mail_server(port, tls_context=unvouched, require_starttls=True) as inbox:
        SmtpTransport("localhost", port, "starttls", timeout=5.0).send(mail())
    assert inbox.subjects == [THAI]


def test_the_folder_keeps_whole_mails_that_only_we_read(tmp_path: Path) -> None:
    """Else another user of the machine sets a password by a link that was not meant for them."""
    out = FolderTransport(tmp_path / "instance" / "outbox")
    out.send(mail("First", id="first"))
    out.send(mail(THAI, id="second"))
    files = sorted(out.folder.iterdir())
    assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o600, 0o600]
    assert stat.S_IMODE(out.folder.stat().st_mode) == 0o700
    found = kept_mails.newest(out.folder, 10)
    assert [(mail.subject, mail.to) for mail in found] == [(THAI, "awa@example.org"), ("First", "awa@example.org")]
    assert "https://example.org/x" in found[0].text
    assert abs((datetime.now(UTC) - found[0].at).total_seconds()) < 60
    assert kept_mails.newest(out.folder, 1) == found[:1]


def test_a_mail_that_is_written_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """Else a worker that was killed in between leaves a mail whose link works no more beside the one that does."""
    out = FolderTransport(tmp_path)
    out.send(mail("Old"))
    out.send(mail("New"))
    assert [mail.subject for mail in kept_mails.newest(tmp_path, 10)] == ["New"]


@pytest.mark.parametrize("name", ["../secret_key", "/etc/passwd", "x.eml", "20261125T031200Z-../x.eml", ""])
def test_only_mails_are_read_from_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret_key").write_text("hush")
    (tmp_path / "outbox").mkdir()
    assert kept_mails.kept(tmp_path / "outbox", name) is None
    assert kept_mails.newest(tmp_path / "missing", 10) == ()


def test_a_folder_that_cannot_be_written_is_a_reason_to_wait(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TransientMailError):
        FolderTransport(tmp_path / "file" / "outbox").send(mail())


def test_the_setting_chooses_the_way_out(tmp_path: Path) -> None:
    assert open_transport(tmp_path) == FolderTransport(tmp_path)
    chosen = open_transport(tmp_path, "mail.example.org", 465, "tls", "portal", "hush")
    assert chosen == SmtpTransport("mail.example.org", 465, "tls", "portal", "hush")
