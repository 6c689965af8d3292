"""The virus scanner, asked as it is in use: a real ClamAV daemon."""

import os
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from portal.attachments.scanning import ScannerAwayError, scan
from tests.attachments.servers import HARMFUL, clamd

Addresses = tuple[str, str]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """Yield where the daemon listens: on the network, and on a socket."""
    with clamd(tmp_path_factory.mktemp("clamd")) as found:
        yield found


@pytest.fixture(params=[0, 1], ids=["network", "socket"])
def address(request: pytest.FixtureRequest, addresses: Addresses) -> str:
    return addresses[request.param]


def test_a_harmful_file_is_found_by_name(address: str, tmp_path: Path) -> None:
    """Else a virus is handed out to governments under the portal's name."""
    path = tmp_path / "harmful"
    path.write_bytes(b"something before " + HARMFUL + b" something after")
    assert scan(path, address).startswith("Portal.Test.Harmful")


def test_a_harmful_file_is_found_inside_a_document(address: str, tmp_path: Path) -> None:
    path = tmp_path / "harmful.docx"
    with ZipFile(path, "w") as file:
        file.writestr("word/document.xml", "<w:document/>")
        file.writestr("word/media/image1.bin", HARMFUL)
    assert scan(path, address).startswith("Portal.Test.Harmful")


def test_a_harmless_file_is_let_through(address: str, tmp_path: Path) -> None:
    """Else nobody can attach anything; the size needs many pieces."""
    path = tmp_path / "harmless"
    path.write_bytes(os.urandom(5_000_001))
    assert scan(path, address) == ""
    path.write_bytes(b"")
    assert scan(path, address) == ""


@pytest.mark.parametrize("address", ["127.0.0.1:9", "/nowhere/clamd.socket", "nowhere", "localhost:x", "[::1]:9"])
def test_a_scanner_that_does_not_answer_lets_nothing_through(address: str, tmp_path: Path) -> None:
    """Else a scanner that stopped years ago is taken for one that finds nothing."""
    path = tmp_path / "file"
    path.write_bytes(b"anything")
    with pytest.raises(ScannerAwayError):
        scan(path, address)


def test_a_file_that_the_scanner_does_not_take_is_not_let_through(tmp_path: Path) -> None:
    """Else whatever is larger than the scanner's own limit comes in unseen."""
    path = tmp_path / "file"
    path.write_bytes(os.urandom(3 * 1024 * 1024))
    with clamd(tmp_path / "small", "StreamMaxLength 1M") as (address, _), pytest.raises(ScannerAwayError):
        scan(path, address)
