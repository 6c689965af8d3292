"""One suite that every storage passes: what is kept is whole, is found again, and is gone when it is taken away."""

import os
import secrets
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from portal.attachments.folder import FolderStorage
from portal.attachments.storage import MissingError, Storage, StorageAwayError

S3 = os.environ.get("TEST_S3_URL", "")
"""Address, bucket, key and secret of an object store, with spaces between."""


@pytest.fixture(params=["folder", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    """A storage with nothing in it."""
    if request.param == "folder":
        yield FolderStorage(tmp_path / "kept")
        return
    if not S3:
        why = "AN OBJECT STORE IS NOT TESTED: set TEST_S3_URL to 'address bucket key secret'"
        if os.environ.get("REQUIRE_ALL") == "1":
            pytest.fail(why)
        pytest.skip(why)
    from portal.attachments.s3 import S3Storage

    address, bucket, key, secret = S3.split(" ")
    yield S3Storage(bucket, address, "us-east-1", key, secret, f"test-{secrets.token_hex(6)}")


def kept(storage: Storage, folder: Path, content: bytes) -> str:
    """Keep some bytes and return their key."""
    path = folder / "source"
    path.write_bytes(content)
    key = sha256(content).hexdigest()
    storage.put(key, path)
    return key


def test_what_is_kept_is_found_again_whole_and_in_parts(storage: Storage, tmp_path: Path) -> None:
    """Else a download that broke off begins anew, or a report ends in the middle."""
    content = os.urandom(700_001)
    key = kept(storage, tmp_path, content)
    assert storage.size(key) == len(content)
    assert b"".join(storage.open(key)) == content
    assert b"".join(storage.open(key, 300_000)) == content[300_000:]
    assert b"".join(storage.open(key, 10, 20)) == content[10:20]
    assert b"".join(storage.open(key, 700_000, 900_000)) == content[700_000:]


def test_the_same_again_changes_nothing(storage: Storage, tmp_path: Path) -> None:
    """Else a second try after a broken line fails."""
    key = kept(storage, tmp_path, b"same")
    assert kept(storage, tmp_path, b"same") == key
    assert list(storage.keys()) == [key]


def test_what_is_taken_away_is_gone_with_its_smaller_copies(storage: Storage, tmp_path: Path) -> None:
    """Else a face that was removed for good stays in a thumbnail."""
    key, other = kept(storage, tmp_path, b"picture"), kept(storage, tmp_path, b"other")
    storage.put(f"{key}/320", tmp_path / "source")
    assert set(storage.keys()) == {key, f"{key}/320", other}
    storage.delete(key)
    assert list(storage.keys()) == [other]
    with pytest.raises(MissingError):
        storage.size(f"{key}/320")
    with pytest.raises(MissingError):
        list(storage.open(key))
    storage.delete(key)


@pytest.mark.parametrize("key", ["../../etc/passwd", "a" * 63, f"{'a' * 64}/../x", "", f"{'a' * 64}/x"])
def test_no_key_leads_out_of_the_folder(key: str, tmp_path: Path) -> None:
    """Else somebody downloads the database."""
    (tmp_path / "x").write_bytes(b"secret")
    with pytest.raises(MissingError):
        FolderStorage(tmp_path / "kept").size(key)


def test_a_folder_that_cannot_be_written_is_said_to_be_away(tmp_path: Path) -> None:
    """Else a full disk shows a plain error, and the person does not know whether the file was kept."""
    (tmp_path / "kept").write_bytes(b"a file, and no folder")
    with pytest.raises(StorageAwayError):
        kept(FolderStorage(tmp_path / "kept"), tmp_path, b"x")


def test_a_store_that_does_not_answer_is_said_to_be_away(tmp_path: Path) -> None:
    """Else a request waits for minutes and ends in a plain error."""
    from portal.attachments.s3 import S3Storage

    nobody = S3Storage("bucket", "http://127.0.0.1:9", "us-east-1", "key", "secret", "")
    with pytest.raises(StorageAwayError):
        nobody.size("a" * 64)
