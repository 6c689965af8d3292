"""Real servers for tests: an object store that speaks S3, and a virus scanner that knows one harmful file."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import pytest

from portal.attachments.s3 import S3Storage

S3 = "TEST_S3_URL"
# Debian's folder of servers is on the path of root only.
CLAMD = shutil.which("clamd", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or ""
HARMFUL = b"avrr-portal-harmful-file-for-tests"
NAME = "Portal.Test.Harmful"
START_SECONDS = 60


def _absent(reason: str) -> None:
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def s3_settings() -> dict[str, str]:
    """Return what settings say of the object store that runs for tests, with a prefix that nobody else uses."""
    url = urlsplit(os.environ.get(S3, ""))
    if not url.hostname:
        _absent(f"S3 IS NOT TESTED: set {S3} to http://key:secret@host:port/bucket, an empty bucket")
    return {
        "bucket": url.path.strip("/"),
        "endpoint": f"{url.scheme}://{url.hostname}:{url.port}",
        "region": "us-east-1",
        "access_key": unquote(url.username or ""),
        "secret_key": unquote(url.password or ""),
        "prefix": uuid4().hex,
    }


def s3_storage(**other: str) -> S3Storage:
    """Return a storage on that server; `other` are settings that differ."""
    return S3Storage(**{**s3_settings(), **other})


@contextmanager
def clamd(folder: Path, *settings: str) -> Iterator[tuple[str, str]]:
    """Run a ClamAV daemon that knows one signature; yields its address on the network and the path of its socket."""
    if not CLAMD:
        _absent("THE VIRUS SCANNER IS NOT TESTED: there is no clamd (Debian: clamav-daemon)")
    signatures = folder / "signatures"
    signatures.mkdir(parents=True)
    # A signature of ours; fetching the real ones takes minutes and is nothing that a test may need.
    (signatures / "portal.ndb").write_text(f"{NAME}:0:*:{HARMFUL.hex()}\n")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    # Sockets have short names only.
    path = Path(f"/tmp/clamd-{uuid4().hex[:8]}.socket")  # noqa: S108
    lines = (
        f"DatabaseDirectory {signatures}", f"TemporaryDirectory {folder}", f"LocalSocket {path}", "TCPAddr 127.0.0.1",
        f"TCPSocket {port}", "Foreground yes", *(settings or ("StreamMaxLength 60M",)),
    )  # fmt: skip
    (folder / "clamd.conf").write_text("\n".join(lines) + "\n")
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([CLAMD, "-c", str(folder / "clamd.conf")], stdout=log, stderr=log)
    try:
        _wait_for(server, port, folder / "log")
        yield f"127.0.0.1:{port}", str(path)
    finally:
        server.kill()
        server.wait()
        path.unlink(missing_ok=True)


def _wait_for(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text("utf-8", "replace")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(b"zPING\0")
                if connection.recv(16).startswith(b"PONG"):
                    return
        except OSError:
            time.sleep(0.05)
    pytest.fail(log.read_text("utf-8", "replace"))
