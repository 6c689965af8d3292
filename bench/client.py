"""A small HTTP client on plain sockets, so that the measuring takes little of the two cores that it shares with the server."""

import socket
import time
from collections.abc import Sequence
from threading import Thread


class Client:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connect()

    def _connect(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=30)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb", buffering=65536)

    def get(self, path: str) -> tuple[int, int]:
        """Return (status, length of the body as sent) of a page, asked for as browsers ask: compressed."""
        status, body = self.read(path, "gzip, br")
        return status, len(body)

    def read(self, path: str, coding: str = "identity") -> tuple[int, bytes]:
        """Return (status, body) of a page."""
        request = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {coding}\r\nConnection: keep-alive\r\n\r\n"
        )
        self._socket.sendall(request.encode())
        status_line = self._file.readline()
        if not status_line:
            # The server closed a kept connection (a worker's turn was over): the request was not taken up.
            self._connect()
            return self.read(path, coding)
        status, length, closing, chunked = int(status_line.split()[1]), 0, False, False
        while (line := self._file.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            name, value = name.lower(), value.strip().lower()
            length = int(value) if name == b"content-length" else length
            closing |= name == b"connection" and value == b"close"
            chunked |= name == b"transfer-encoding"
        body = self._chunks() if chunked else self._file.read(length)
        if closing:
            self._connect()
        return status, body

    def _chunks(self) -> bytes:
        parts = []
        while size := int(self._file.readline(), 16):
            parts.append(self._file.read(size))
            self._file.readline()
        self._file.readline()
        return b"".join(parts)


def latencies(port: int, paths: Sequence[str]) -> list[float]:
    """Return the milliseconds that each path took, one after another; RuntimeError on anything but 200."""
    client, found = Client(port), []
    for path in paths:
        start = time.perf_counter()
        status, _ = client.get(path)
        found.append((time.perf_counter() - start) * 1000)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
    return found


def throughput(port: int, paths: Sequence[str], clients: int) -> float:
    """Return requests a second with `clients` connections that share `paths`."""
    parts = [paths[start::clients] for start in range(clients)]
    threads = [Thread(target=latencies, args=(port, part)) for part in parts]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(paths) / (time.perf_counter() - start)
