"""Put a backup into an empty installation, or only check it."""

from pathlib import Path

import click

from portal.cli._keeping import FILE, PRESENT, in_plain_words
from portal.cli._portal import opened
from portal.cli._progress import meter
from portal.cli._start import checked_settings, only_one
from portal.services.backup import restoring


@click.command()
@click.argument("file", type=PRESENT)
@click.option("--check", is_flag=True, help="Only read all of FILE and say whether it is whole; change nothing.")
@click.option("--expunctions", type=FILE, help="A copy of expunctions.jsonl that was kept elsewhere.")
def restore(file: Path, check: bool, expunctions: Path | None) -> None:
    """Put the backup FILE into this installation, which must hold nothing yet (docs/backup.md).

    All of FILE is checked before anything is written. What was expunged, as far as a ledger says so, is expunged again.
    Where it is broken off, do it again.
    """
    if check:
        with in_plain_words():
            found = restoring.check(file, meter)
        click.echo(f"{file} is whole: made {found.created_at:%Y-%m-%d %H:%M} UTC by portal {found.portal}.")
        return
    with only_one(checked_settings().instance), opened(new=True) as portal, in_plain_words():
        done = restoring.restore(portal, file, expunctions, meter)
        settings = portal.settings
    click.echo(f"{done.rows} rows and {done.files} files of {done.manifest.created_at:%Y-%m-%d %H:%M} UTC are back.")
    if done.expunged:
        click.echo(f"{done.expunged} expunctions were applied again.")
    if done.settings_kept:
        click.echo(f"{settings.instance / 'settings.toml'} was here already and stays as it is.")
    click.echo("Secrets are not in a backup: set passwords of mail and database anew. Everybody signs in again.")
    click.echo("Start the portal with `portal run`; it builds the search index.")
