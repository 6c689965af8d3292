"""Real web servers on this machine that stand for the internet, and a book of names that leads to them."""

import contextlib
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from portal.services.links.asking import Asker, NameAwayError

OUTSIDE = "93.184.216.34"
"""A public address; requests that were allowed to go there arrive at the server of the test."""


@dataclass
class Internet:
    """What the asker sees of the world: names with their addresses, and where requests went."""

    port: int
    names: dict[str, Sequence[str]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    reached: list[tuple[str, int]] = field(default_factory=list)

    def look_up(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise NameAwayError(False)
        return self.names[host]

    def reach(self, address: str, port: int) -> tuple[str, int]:
        self.reached.append((address, port))
        return "127.0.0.1", self.port

    def asker(self, **more: Any) -> Asker:
        return Asker("Test link check (+https://portal.example/)", look_up=self.look_up, reach=self.reach, **more)


@dataclass
class Site:
    """A server with its requests; `answers` are functions by path."""

    port: int
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def by_method(**answers: Callable[[BaseHTTPRequestHandler], None]) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda request: answers[request.command](request)


@contextmanager
def site(certificate: Path | None = None) -> Iterator[Site]:
    """Run a server; with a certificate it speaks TLS."""
    made = Site(0)

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            made.requests.append((self.command, self.path, dict(self.headers)))
            made.answers.get(self.path.partition("?")[0], status(404))(self)

        do_GET = do_HEAD = _answer

        def log_message(self, *_: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, certificate.with_suffix(".key"))
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        with contextlib.suppress(OSError):
            server.server_close()
        thread.join(5)


def certificate(folder: Path, name: str) -> Path:
    """Make a certificate for a host that nobody but its own file vouches for."""
    path = folder / f"{name}.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
            "-addext", f"subjectAltName=DNS:{name}", "-out", str(path), "-keyout", str(path.with_suffix(".key")),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    return path
