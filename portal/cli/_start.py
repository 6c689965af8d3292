"""What must hold before the portal may be served: readable settings, one server an instance, a free port, a database."""

import errno
import fcntl
import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from portal.settings import Settings

BACKLOG = 1024
SILENT_SECONDS = 10
"""How long a reader who has begun to ask may say nothing more; otherwise a few of them would hold every thread for ever."""
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - recognised here, bound only where the settings say so


def checked_settings() -> "Settings":
    """Return the settings; ClickException with a line for each one that cannot be used."""
    from pydantic import ValidationError

    from portal.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        faults = (f"  {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise click.ClickException("These settings cannot be used (docs/settings.md):\n" + "\n".join(faults)) from None
    except ValueError as error:
        raise click.ClickException(f"The settings cannot be read (docs/settings.md): {error}") from None


@contextmanager
def only_one(instance: Path) -> Iterator[None]:
    """Hold the instance for this process; ClickException where another one serves it. The kernel lets go of it when we die."""
    path = instance / "serve.lock"
    try:
        instance.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
    except OSError as error:
        raise click.ClickException(f"The folder {instance} cannot be written: {error.strerror}.") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            raise click.ClickException(_already_served(instance, file.read().strip())) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _already_served(instance: Path, process: str) -> str:
    who = f" (process {process})" if process else ""
    return f"This portal is already running{who}. Stop it first, or choose another folder than {instance} with PORTAL_INSTANCE."


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; ClickException where the address cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise click.ClickException(_not_listening(host, port, error)) from None
    # Each connection takes it over from here.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", SILENT_SECONDS, 0))
    return listener


def _not_listening(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is used by another program. Choose another one: make run PORT={port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by you. Choose one above 1023: make run PORT=8000"
    return f"{host} port {port} cannot be used: {error.strerror}."


def address(host: str, port: int) -> str:
    """Return the web address to open for a server that listens on `host` and `port`."""
    name = EVERYWHERE.get(host) or (f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}/"
