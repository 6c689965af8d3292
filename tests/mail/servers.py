"""A real mail server for tests, which takes, refuses or puts off what it is sent."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"


def free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        return int(listener.getsockname()[1])


class Inbox:
    """What the server took; `recipients` and `content` are its answers to RCPT and DATA where they are not the usual ones."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.envelopes: list[Any] = []
        self.recipients: dict[str, str] = {}
        self.content = ""

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802, RUF100
        if address in self.recipients:
            return self.recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802, RUF100
        if self.content:
            return self.content
        self.envelopes.append(envelope)
        self.mails.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=default))
        return "250 Message accepted for delivery"

    @property
    def subjects(self) -> list[str]:
        return [str(mail["Subject"]) for mail in self.mails]


@contextmanager
def mail_server(port: int, inbox: Inbox | None = None, **more: Any) -> Iterator[Inbox]:
    """Run a server on `port`; what it took is in the inbox."""
    inbox = inbox or Inbox()
    controller = Controller(inbox, hostname=HOST, port=port, **more)
    controller.start()
    try:
        yield inbox
    finally:
        controller.stop()
