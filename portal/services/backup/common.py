"""What writing, checking and restoring share: how progress is shown, and faults in plain words."""

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from portal.database.dumping import DatabaseFaultError, NothingToDumpError
from portal.database.loading import NotEmptyError, NotLoadedError
from portal.database.portable import NotPortableError
from portal.database.schema import RestoreUnfinishedError
from portal.database.sessions import DatabaseBusyError, DatabaseUnwritableError

FULL = (errno.ENOSPC, errno.EDQUOT)
BLOCK = 1 << 20
Advance = Callable[[int], object]


class BackupError(Exception):
    """What stops a backup, a restore or an upgrade, in words for the person at the terminal."""


class Meter(Protocol):
    """Shows how far a long work is."""

    def __call__(self, label: str, total: int, unit: str) -> AbstractContextManager[Advance]:
        """Give a function that is told how many more of `total` are done."""


@contextmanager
def silent(label: str, total: int, unit: str) -> Iterator[Advance]:  # noqa: ARG001 - the shape of Meter
    """Show nothing."""
    yield lambda _: None


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn what stops the work into BackupError; `path` is what is written, where the system names no file."""
    try:
        yield
    except DatabaseBusyError:
        raise BackupError("Another process is writing to the database. Try again in a minute.") from None
    except DatabaseUnwritableError as error:
        raise BackupError(f"The database cannot be written: {error}. Make room, or give the right to write.") from error
    except NotLoadedError as error:
        raise BackupError(f"The backup does not fit together: {error}. Nothing was put into the database.") from error
    except DatabaseFaultError as error:
        raise BackupError(f"The database could not do it: {error}") from error
    except (NothingToDumpError, NotEmptyError, NotPortableError, RestoreUnfinishedError) as error:
        raise BackupError(str(error)) from error
    except OSError as error:
        where = error.filename or path
        if error.errno in FULL:
            raise BackupError(f"The disk is full: {where} cannot be written.") from error
        raise BackupError(f"{where} cannot be used: {error.strerror or error}.") from error
