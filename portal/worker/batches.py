"""Reads tables of many records and makes their drafts beside the index, a piece at a time."""

from threading import Event

from portal.services.batches import working
from portal.services.context import Portal
from portal.worker.beside import steadily

POLL_SECONDS = 1.0
WAIT_SECONDS = 5.0


def run(portal: Portal, stopping: Event) -> None:
    """Work on batches until `stopping` is set; a piece that was broken off is done again."""

    def step() -> None:
        while not stopping.is_set() and working.work(portal):
            pass

    steadily("batches", step, stopping, POLL_SECONDS, WAIT_SECONDS)
