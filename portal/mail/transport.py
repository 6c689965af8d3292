"""How mails leave: to a mail server, or into a folder where none is set."""

import os
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Literal, Protocol
from uuid import uuid4

TIMEOUT_SECONDS = 20.0
PERMANENT = 500
Security = Literal["none", "starttls", "tls"]


class MailError(Exception):
    """A mail has not left."""


class TransientMailError(MailError):
    """It may leave later."""


class MailServerAwayError(TransientMailError):
    """No mail leaves at present: there is no server, or it does not let us in."""


class PermanentMailError(MailError):
    """It will never leave as it is: the recipient, or the mail itself, is refused."""


class Transport(Protocol):
    """What takes mails."""

    def send(self, mail: EmailMessage) -> None:
        """Take a mail over; what comes back without an error is on its way. TransientMailError, PermanentMailError."""


@dataclass(frozen=True)
class SmtpTransport:
    """A mail server. With `starttls` nothing is said to it, password least of all, before the connection is protected."""

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = TIMEOUT_SECONDS

    def send(self, mail: EmailMessage) -> None:
        """Hand a mail to the server; see Transport."""
        with self._connected() as server:
            try:
                server.send_message(mail)
            except smtplib.SMTPRecipientsRefused as error:
                code, answer = next(iter(error.recipients.values()))
                raise _refusal(code, answer) from error
            except smtplib.SMTPSenderRefused as error:
                # The sender is ours and the same for all: a fault of the settings, which somebody mends.
                raise TransientMailError(_said(error.smtp_code, error.smtp_error)) from error
            except smtplib.SMTPDataError as error:
                raise _refusal(error.smtp_code, error.smtp_error) from error
            except (smtplib.SMTPNotSupportedError, UnicodeError, ValueError) as error:
                raise PermanentMailError(f"{type(error).__name__}: {error}") from error
            except (smtplib.SMTPException, OSError) as error:
                raise MailServerAwayError(f"{type(error).__name__}: {error}") from error

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        try:
            server = self._open()
        except (smtplib.SMTPException, OSError) as error:
            raise MailServerAwayError(f"{self.host}:{self.port}: {type(error).__name__}: {error}") from error
        try:
            yield server
        finally:
            # The mail is taken, or its error is raised already: how the farewell goes changes neither.
            with suppress(smtplib.SMTPException, OSError):
                server.quit()
            server.close()

    def _open(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            if self.security == "starttls":
                server.starttls(context=context)
            if self.user:
                server.login(self.user, self.password)
        except BaseException:
            server.close()
            raise
        return server


def _refusal(code: int, answer: bytes | str) -> MailError:
    return (PermanentMailError if code >= PERMANENT else TransientMailError)(_said(code, answer))


def _said(code: int, answer: bytes | str) -> str:
    text = answer.decode("utf-8", errors="replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())}"


@dataclass(frozen=True)
class FolderTransport:
    """A folder of `.eml` files, for installations without a mail server. Only the portal's own user may read it: mails hold links."""

    folder: Path

    def send(self, mail: EmailMessage) -> None:
        """Write a mail as `<time>-<id>.eml`, whole or not at all; one that was written before is replaced. TransientMailError."""
        id = re.sub(r"[^\w-]", "", str(mail["Message-ID"]).partition("@")[0])
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            earlier = next(self.folder.glob(f"*-{id}.eml"), None)
            target = earlier or self.folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{id}.eml"
            _write(target, mail.as_bytes())
        except OSError as error:
            raise MailServerAwayError(f"{self.folder}: {error.strerror or error}") from error


def _write(target: Path, content: bytes) -> None:
    made = target.with_name(f".{uuid4().hex}")
    try:
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)


def open_transport(
    folder: Path, host: str = "", port: int = 587, security: Security = "starttls", user: str = "", password: str = ""
) -> Transport:
    """Return the way out that the settings choose: the folder where there is no `host`. Connects nowhere yet."""
    return SmtpTransport(host, port, security, user, password) if host else FolderTransport(folder)
