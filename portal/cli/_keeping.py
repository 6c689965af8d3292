"""What the commands share that keep, put back and bring up an installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from portal.services.backup.common import BackupError

FILE = click.Path(dir_okay=False, path_type=Path)
PRESENT = click.Path(exists=True, dir_okay=False, path_type=Path)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """End the command with what stopped it."""
    try:
        yield
    except BackupError as error:
        raise click.ClickException(str(error)) from error


def megabytes(size: int) -> str:
    """Return a size as people read it."""
    return f"{max(size, 100_000) / 1_000_000:.1f} MB"
