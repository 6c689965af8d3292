"""Asks a ClamAV daemon whether a file is harmful (clamd's INSTREAM command: pieces with their length before them, an empty one last)."""

import socket
import struct
from pathlib import Path

PIECE = 64 * 1024
SECONDS = 120.0


class ScannerAwayError(Exception):
    """The scanner does not answer, or not in words that can be understood; the file was not looked at."""


def scan(path: Path, address: str) -> str:
    """Return what the scanner at `address` ("host:port", or the path of a socket) found in a file, empty where nothing."""
    try:
        with _connected(address) as connection, path.open("rb") as file:
            connection.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                connection.sendall(struct.pack("!L", len(piece)) + piece)
            connection.sendall(struct.pack("!L", 0))
            answer = _answer(connection)
    except (OSError, ValueError) as error:
        # An address without a port is one at which nobody answers.
        raise ScannerAwayError(str(error)) from error
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if answer != "stream: OK":
        # Too large for it, for example: what was not looked at is not taken.
        raise ScannerAwayError(answer or "no answer")
    return ""


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SECONDS)
        connection.connect(address)
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)


def _answer(connection: socket.socket) -> str:
    received = b""
    while not received.endswith(b"\0") and (piece := connection.recv(4096)):
        received += piece
    return received.rstrip(b"\0").decode("utf-8", "replace").strip()
