"""Mails as the people of tests get them: sent by the outbox, kept in a list."""

import re
from email.message import EmailMessage

from portal.services.context import Portal
from portal.services.mailing import send_due


class Box:
    """A way out that keeps what it is given."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    def send(self, mail: EmailMessage) -> None:
        self.mails.append(mail)


def posted(portal: Portal) -> list[EmailMessage]:
    """Send what is due, and return it."""
    box = Box()
    while send_due(portal, box):
        pass
    return box.mails


def text_of(mail: EmailMessage) -> str:
    """Return what a mail says as text."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(mail: EmailMessage) -> str:
    """Return the path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", text_of(mail))
    assert found
    return found[1]


def link_to(portal: Portal, email: str) -> str:
    """Send what is due and return the path of the link in the only mail to an address."""
    mails = [mail for mail in posted(portal) if mail["To"] == email]
    assert len(mails) == 1, [mail["Subject"] for mail in mails]
    return link_in(mails[0])
