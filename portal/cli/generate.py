"""`portal generate`: made-up notes for measuring, never for a portal that people use."""

import click
from tqdm import tqdm

from portal.cli._portal import opened
from portal.database.library import public_ids
from portal.database.schema import upgrade
from portal.services import generating


@click.command()
@click.argument("count", type=click.IntRange(1, 1_000_000))
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same notes.")
def generate(count: int, seed: int) -> None:
    """Publish COUNT generated notes into the database, for measuring. Use an instance folder of its own (PORTAL_INSTANCE)."""
    with opened(new=True) as portal:
        upgrade(portal.database)
        with portal.database.reading() as session:
            if any(id.startswith("generated-") for id in public_ids(session)):
                raise click.ClickException(
                    "This database holds generated notes already; PORTAL_INSTANCE names a new folder."
                )
        with tqdm(total=count, desc="Generating", unit=" notes", disable=None) as bar:
            for stored in generating.write(portal, count, seed):
                bar.update(stored)
    click.echo(f"{count} notes are published; now run `portal index rebuild`.")
