"""Gunicorn, as the portal uses it. docs/performance-server.md says what was measured."""

import sys
from typing import Any

from gunicorn.app.base import BaseApplication

SETTINGS: dict[str, Any] = {
    # A slow reader holds a thread, not a worker. More threads gain nothing: Python computes one request at a time.
    "worker_class": "gthread",
    "threads": 4,
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


def serve(app: Any, listener: int, workers: int) -> None:
    """Answer what comes in on the listening socket of that number with `app`, in `workers` processes, until SIGTERM."""
    _Server(app, {**SETTINGS, "bind": f"fd://{listener}", "workers": workers, "preload_app": True}).run()
