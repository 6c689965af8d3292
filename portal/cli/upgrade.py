"""Bring the installation up to the portal that is installed."""

import click

from portal.cli._keeping import in_plain_words
from portal.cli._portal import opened
from portal.cli._progress import meter
from portal.cli._start import checked_settings, only_one
from portal.services.backup.upgrading import back_up_first, bring_up


@click.command()
@click.option("--no-backup", is_flag=True, help="Make no backup first.")
def upgrade(no_backup: bool) -> None:
    """Migrate the database, make anew all that is derived from it, and build the index; makes a backup first.

    The portal must not run. Where it is broken off, do it again.
    """
    with only_one(checked_settings().instance), opened(new=True) as portal, in_plain_words():
        if not no_backup:
            click.echo(f"Backup: {back_up_first(portal, meter)}")
        done = bring_up(portal, meter)
    click.echo("The database was migrated." if done.migrated else "The database was up to date.")
    click.echo(f"{done.rendered} texts are rendered otherwise than before; {done.records} records were derived anew.")
    click.echo(f"The index holds {done.documents} texts.")
