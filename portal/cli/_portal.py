"""A portal for a command, opened with plain words where it cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from portal.cli._database import require
from portal.cli._start import checked_settings
from portal.services.context import Portal, open_portal
from portal.services.knowledge import KnowledgeError


@contextmanager
def opened(new: bool = False) -> Iterator[Portal]:
    """Yield the portal of the settings and close it; ClickException where settings, vocabularies or database cannot be used.

    The database must be there and of this version, except where it is about to be made (`new`).
    """
    settings = checked_settings()
    try:
        portal = open_portal(settings)
    except KnowledgeError as error:
        raise click.ClickException(str(error)) from None
    try:
        if not new:
            require(portal.database)
        yield portal
    finally:
        portal.close()


@contextmanager
def writing_index(portal: Portal) -> Iterator[None]:
    """Say in plain words that the index cannot be written: a full disk, a folder that is read-only."""
    try:
        yield
    except OSError as error:
        why = f"The search index in {portal.settings.index} cannot be written: {error.strerror or error}."
        raise click.ClickException(f"{why} Searches go on with what it holds.") from error
