"""Reads the files that have arrived beside the index, so that a long document delays no search."""

from threading import Event

from portal.services.context import Portal
from portal.services.files import reading
from portal.worker.beside import steadily

POLL_SECONDS = 1.0
WAIT_SECONDS = 10.0


def run(portal: Portal, stopping: Event) -> None:
    """Read what waits until `stopping` is set; what was not read goes on waiting, and what was broken off is read again."""

    def step() -> None:
        reading.delete_expunged(portal)
        while not stopping.is_set() and reading.read_next(portal):
            pass

    steadily("files", step, stopping, POLL_SECONDS, WAIT_SECONDS)
