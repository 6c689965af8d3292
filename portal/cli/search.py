"""`portal search`: ask the index, and measure how good its answers are."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portal.cli._portal import opened
from portal.cli._progress import bar

if TYPE_CHECKING:
    from portal.services.evaluating.running import Evaluated

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def search() -> None:
    """Ask the search index, and measure its answers (docs/search-evaluation.md)."""


@search.command()
@click.argument("folder", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--words-only", is_flag=True, help="Search for the words alone, without synonyms and other languages.")
@click.option(
    "--rankings", type=click.Path(dir_okay=False, path_type=Path), help="Write every question's first 100 to this file."
)
def evaluate(folder: Path, as_json: bool, words_only: bool, rankings: Path | None) -> None:
    """Ask the judged questions of FOLDER and print nDCG@10, MAP, MRR, recall@100 and success@5 by language.

    FOLDER holds queries.tsv, qrels.tsv and docs.jsonl. Without docs.jsonl the portal's own index is asked, as a visitor would,
    and the judgments name records.
    """
    from portal.services.evaluating import collections, running

    try:
        collection = collections.read(folder)
    except collections.CollectionError as error:
        raise click.ClickException(str(error)) from None
    with opened(new=bool(collection.texts)) as portal:
        found = running.evaluate(portal, collection, not words_only, bar)
    if rankings is not None:
        lines = (
            f"{question}\tQ0\t{id}\t{place}\t{len(ids) - place}\tportal\n"
            for question, ids in found.rankings.items()
            for place, id in enumerate(ids, 1)
        )
        rankings.write_text("".join(lines), encoding="utf-8")
    click.echo(_as_json(found) if as_json else _table(found))


def _as_json(found: "Evaluated") -> str:
    return json.dumps({name: group.as_json() for name, group in found.groups.items()})


def _table(found: "Evaluated") -> str:
    names = list(next(iter(found.groups.values())).means)
    rows = [["language", "queries", *names]]
    for language, group in found.groups.items():
        cells = [
            f"{group.means[name]:.3f} ±{(group.bounds[name][1] - group.bounds[name][0]) / 2:.3f}" for name in names
        ]
        rows.append([language, str(group.questions), *cells])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


@search.command()
@click.argument("question")
@click.option("--lang", default="en", help="The reader's language (a code such as fr).")
@click.option("--as", "labels", default="public", help="What the reader may see: labels, parted by commas.")
@click.option("--size", default=10, type=click.IntRange(1, 100), help="How many hits.")
@click.option("--words-only", is_flag=True, help="Search for the words alone, without synonyms and other languages.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def query(question: str, lang: str, labels: str, size: int, words_only: bool, as_json: bool) -> None:
    """Ask QUESTION of the portal's index and print hits, scores and why each was found."""
    from portal.services.evaluating import asking

    with opened() as portal:
        asked = asking.Asked(question, lang, frozenset(one.strip() for one in labels.split(",")), size, not words_only)
        found = asking.ask(portal, asked)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    click.echo(f"{found['total']} records; also searched: {', '.join(found['also_searched']) or 'nothing'}")
    for hit in found["hits"]:
        why = ", ".join(f"{one['text']} {one['points']:.2f}" for one in hit["why"])
        click.echo(f"{hit['score']:8.3f}  {hit['id']}  ({hit['language']})  {hit['title']}\n          {why}")
