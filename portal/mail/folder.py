"""Mails that were kept in the folder instead of being sent, as administrators read them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

NAME = re.compile(r"\d{8}T\d{6}\d*Z-[\w-]+\.eml")


@dataclass(frozen=True)
class Kept:
    """A mail in the folder; `text` is its plain text."""

    name: str
    to: str
    subject: str
    at: datetime
    text: str


def newest(folder: Path, limit: int) -> Sequence[Kept]:
    """Return the mails that were kept last, the newest first."""
    if not folder.is_dir():
        return ()
    names = sorted((path.name for path in folder.iterdir() if NAME.fullmatch(path.name)), reverse=True)
    found = (kept(folder, name) for name in names[:limit])
    return tuple(mail for mail in found if mail)


def drop_to(folder: Path, address: str) -> None:
    """Delete the mails that were kept for an address."""
    for path in folder.glob("*.eml"):
        mail = kept(folder, path.name)
        if mail is not None and mail.to.casefold() == address.casefold():
            path.unlink(missing_ok=True)


def kept(folder: Path, name: str) -> Kept | None:
    """Return one mail by its file's name, or None where there is none of that name."""
    if not NAME.fullmatch(name):
        return None
    try:
        content = (folder / name).read_bytes()
    except FileNotFoundError:
        return None
    mail = message_from_bytes(content, _class=EmailMessage, policy=default)
    body = mail.get_body(("plain",))
    text = str(body.get_content()) if body else ""
    at = datetime.strptime(name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return Kept(name, str(mail["To"]), str(mail["Subject"]), at, text)
