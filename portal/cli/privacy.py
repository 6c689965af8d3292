"""`portal privacy`: what looks like personal data in a text."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portal.cli._progress import bar

if TYPE_CHECKING:
    from portal.domain.privacy import Finding

SOURCE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.group()
def privacy() -> None:
    """Look for personal data in texts (docs/privacy-check.md)."""


@privacy.command()
@click.argument("file", type=SOURCE)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each line.")
@click.option("--language", default="", help="Language of the texts, where it is known (a code such as fr).")
def check(file: Path, as_json: bool, language: str) -> None:
    """Check FILE (`-`: standard input), one text a line, UTF-8, and say what looks like personal data.

    With --json: {"line": 1, "findings": [{"kind", "text", "start", "end", "blocking"}]}; start and end count characters of the line.
    """
    from portal.domain import privacy as rules

    for number, line in enumerate(bar(_lines(file), "lines"), start=1):
        found = rules.check(line, language)
        if as_json:
            click.echo(json.dumps({"line": number, "findings": [_as_json(one) for one in found]}, ensure_ascii=False))
        for one in () if as_json else found:
            kind = rules.KINDS[one.kind]
            click.echo(f"{number}:{one.start + 1}: {kind.label}: {one.text}\n    {kind.why} {kind.instead}")


def _lines(file: Path) -> Sequence[str]:
    with click.open_file(str(file), "rb") as opened:
        content: bytes = opened.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file} is not UTF-8 text (byte {error.start}).") from None
    # Not splitlines(): a text may hold signs that it takes for the end of a line.
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines and not lines[-1] else lines


def _as_json(finding: "Finding") -> dict[str, object]:
    return {
        "kind": finding.kind,
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "blocking": finding.blocking,
    }
