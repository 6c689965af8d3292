"""`portal worker`: the process that keeps the search index and sends mails. `portal serve` starts one by itself."""

import logging
import os
import signal
import threading
import time
from contextlib import AbstractContextManager
from types import FrameType

import click

from portal.cli._portal import opened, writing_index
from portal.services import mailing
from portal.services.context import Portal
from portal.worker import batches, files, links, mail, run
from portal.worker.beside import beside


@click.command()
def worker() -> None:
    """Keep the search index (apply what changed, build it anew where it is missing or damaged), send mails, read files, ask links."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    threading.Thread(target=_watch_parent, args=(os.getppid(), stopping), daemon=True).start()
    with opened() as portal, writing_index(portal), _beside(portal):
        run(portal, stopping)


def _beside(portal: Portal) -> AbstractContextManager[None]:
    way = mailing.transport(portal.settings)
    return beside(
        mail=lambda end: mail.run(portal, way, end),
        files=lambda end: files.run(portal, end),
        batches=lambda end: batches.run(portal, end),
        links=lambda end: links.run(portal, end),
    )


def _watch_parent(parent: int, stopping: threading.Event) -> None:
    """Stop when the supervisor is gone, however it went."""
    while os.getppid() == parent:
        time.sleep(1)
    stopping.set()
