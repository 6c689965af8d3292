"""`portal generate`: made-up notes for measuring, never for a portal that people use."""

import click
from tqdm import tqdm

from portal.database.schema import upgrade
from portal.services import generating
from portal.services.context import open_portal
from portal.settings import Settings


@click.command()
@click.argument("count", type=click.IntRange(1, 1_000_000))
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same notes.")
def generate(count: int, seed: int) -> None:
    """Publish COUNT generated notes into the database, for measuring. Use an instance folder of its own (PORTAL_INSTANCE)."""
    settings = Settings()
    settings.instance.mkdir(parents=True, exist_ok=True)
    portal = open_portal(settings)
    try:
        upgrade(portal.database)
        with tqdm(total=count, desc="Generating", unit=" notes", disable=None) as bar:
            for stored in generating.write(portal, count, seed):
                bar.update(stored)
    finally:
        portal.close()
    click.echo(f"{count} notes are published; now run `portal index rebuild`.")
