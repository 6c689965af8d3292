"""Write all that this installation keeps to one file, while it runs."""

from pathlib import Path

import click

from portal.cli._keeping import FILE, in_plain_words, megabytes
from portal.cli._progress import meter
from portal.cli._start import checked_settings


@click.command()
@click.argument("file", type=FILE)
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
def backup(file: Path, force: bool) -> None:
    """Write the database, the files and the settings without secrets to FILE, as they are at one moment (docs/backup.md).

    The portal may run meanwhile. FILE appears when it is whole; keep it safe, it holds what is not public.
    """
    from portal.database.sessions import Database
    from portal.services.backup.writing import back_up

    settings = checked_settings()
    database = Database(settings.database_url)
    try:
        with in_plain_words():
            made = back_up(settings, database, file, force, meter)
    finally:
        database.close()
    click.echo(f"{file}: {made.rows} rows and {made.files} files, {megabytes(made.size)}.")
