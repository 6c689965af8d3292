"""The database for a command: brought up to date, or asked for, with plain words where it is in no state to be used."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from portal.database.sessions import Database

NONE_YET = "There is no database of this version yet; `portal run` makes one and serves it."


def bring_up(database: "Database") -> None:
    """Make the tables, or bring them up to date; ClickException where a restore was broken off."""
    from portal.database.schema import RestoreUnfinishedError, upgrade

    try:
        upgrade(database)
    except RestoreUnfinishedError as error:
        raise click.ClickException(str(error)) from None


def require(database: "Database") -> None:
    """Raise ClickException where the database is not there, of another version, or half restored."""
    from portal.database.schema import is_current, is_half_restored

    if is_current(database):
        return
    if is_half_restored(database):
        raise click.ClickException("A restore was broken off before its end; do `portal restore` again.")
    raise click.ClickException(NONE_YET)
