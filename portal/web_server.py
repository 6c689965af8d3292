"""Gunicorn, as the portal uses it. docs/performance-server.md says what was measured."""

import logging
import sys
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.workers import gthread

SETTINGS: dict[str, Any] = {
    # A reader that is slow to send holds a thread, not a worker. Few threads compute at a time; the others are there to wait.
    "worker_class": "gthread",
    "threads": 16,
    # Longer than the pauses of a person who looks through results.
    "keepalive": 15,
    "graceful_timeout": 6,
    # A whole page of text may be pasted into the search box. Without a limit of its own gunicorn stops at 1 MB, and at any
    # limit it answers in English; the portal's own answer to too long an address is in the reader's language.
    "limit_request_line": 0,
    # Heartbeats need no disk, the supervisor alone steers the server, and who read what is not written down.
    "worker_tmp_dir": "/dev/shm" if sys.platform == "linux" else None,  # noqa: S108 - gunicorn makes its own file in it
    "control_socket_disable": True,
    "accesslog": None,
    "loglevel": "warning",
}


class _Server(BaseApplication):
    def __init__(self, app: Any, settings: dict[str, Any]) -> None:
        self._app = app
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._app


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    """Leave out the traceback for each reader who stopped in the middle of asking (see SILENT_SECONDS in cli/_start.py)."""
    return not (record.exc_info and isinstance(record.exc_info[1], BlockingIOError))


def serve(app: Any, listener: int, workers: int, at_end: Callable[[], object]) -> None:
    """Answer what comes in on the listening socket of that number with `app`, in `workers` processes, until SIGTERM.

    Each of the processes calls `at_end` when it has answered its last request; they leave without what Python does at an exit.
    """

    def leaving(_arbiter: Any, _worker: Any) -> None:
        at_end()

    # Browsers open connections ahead of use. By default each of them would hold a thread for five seconds.
    gthread.DEFAULT_WORKER_DATA_TIMEOUT = 0.1  # type: ignore[misc]
    logging.getLogger("gunicorn.error").addFilter(_is_worth_a_line)
    _Server(
        app, {**SETTINGS, "bind": f"fd://{listener}", "workers": workers, "preload_app": True, "worker_exit": leaving}
    ).run()
