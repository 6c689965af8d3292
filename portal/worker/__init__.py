"""The one process that writes the index: keeps it whole and drains the outbox."""

from portal.worker.loop import run

__all__ = ["run"]
