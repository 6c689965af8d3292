"""Files in an object store that speaks S3."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from portal.attachments.storage import MissingError, StorageAwayError, key_at, place

BLOCK = 1024 * 1024


class S3Storage:
    """Keeps files as objects below a prefix of a bucket. Amazon's own where `endpoint` is empty."""

    def __init__(
        self,
        bucket: str,
        endpoint: str = "",
        region: str = "",
        access_key: str = "",
        secret_key: str = "",
        prefix: str = "",
    ) -> None:
        given: dict[str, Any] = {
            "endpoint": endpoint,
            "region": region,
            "access_key_id": access_key,
            "secret_access_key": secret_key,
        }
        patience: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=20)}
        options: Any = {"allow_http": endpoint.startswith("http://"), "timeout": "60s", "connect_timeout": "5s"}
        self._store = S3Store(
            bucket,
            prefix=prefix.strip("/") or None,
            client_options=options,
            retry_config=patience,
            **{name: value for name, value in given.items() if value},
        )

    def put(self, key: str, path: Path) -> None:
        """Keep the bytes of a file under a key."""
        where = place(key)
        try:
            obstore.put(self._store, where, path)
        except (BaseError, OSError) as error:
            # Also "not found": then the bucket is not there.
            raise StorageAwayError(_brief(error)) from error

    def open(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Return the bytes from `start` to before `end`."""
        size = self.size(key)
        return self._blocks(key, start, size if end is None else min(end, size))

    def _blocks(self, key: str, start: int, end: int) -> Iterator[bytes]:
        where = place(key)
        while start < end:
            length = min(BLOCK, end - start)
            try:
                block = bytes(obstore.get_range(self._store, where, start=start, length=length))
            except (BaseError, OSError) as error:
                raise _told(error, key) from error
            yield block
            start += length

    def size(self, key: str) -> int:
        """Return how many bytes there are."""
        where = place(key)
        try:
            return int(obstore.head(self._store, where)["size"])
        except (BaseError, OSError) as error:
            raise _told(error, key) from error

    def delete(self, key: str) -> None:
        """Take away what is under a key and below it."""
        where = place(key)
        # The copies first: whoever is stopped in between finds the file, and deletes again.
        for found in (*(one for one in self._places(where[:2]) if one.startswith(f"{where}.")), where):
            try:
                obstore.delete(self._store, found)
            except FileNotFoundError:
                continue
            except (BaseError, OSError) as error:
                raise StorageAwayError(_brief(error)) from error

    def keys(self) -> Iterator[str]:
        """Yield every key."""
        yield from sorted(key for one in self._places() if (key := key_at(one)))

    def _places(self, folder: str | None = None) -> list[str]:
        try:
            return [str(item["path"]) for batch in obstore.list(self._store, folder) for item in batch]
        except FileNotFoundError:
            return []
        except (BaseError, OSError) as error:
            raise StorageAwayError(_brief(error)) from error


def _told(error: Exception, key: str) -> Exception:
    """Return in the words of the port what the store says."""
    return MissingError(key) if isinstance(error, FileNotFoundError) else StorageAwayError(_brief(error))


def _brief(error: Exception) -> str:
    """Return the line that says what is wrong; what follows is the inside of a library."""
    return str(error).partition("\n")[0]
