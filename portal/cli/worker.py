"""`portal worker`: the process that keeps the search index and sends mails. `portal serve` starts one by itself."""

import logging
import os
import signal
import threading
import time
from types import FrameType

import click

from portal.cli._portal import opened, writing_index
from portal.worker import batches_made, files_read, links_checked, run, sending


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
    with (
        opened() as portal,
        writing_index(portal),
        sending(portal),
        files_read(portal),
        batches_made(portal),
        links_checked(portal),
    ):
        run(portal, stopping)


def _watch_parent(parent: int, stopping: threading.Event) -> None:
    """Stop when the supervisor is gone, however it went."""
    while os.getppid() == parent:
        time.sleep(1)
    stopping.set()
