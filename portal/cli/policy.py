"""`portal policy`: who may see and do what, as it is in force."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from portal.domain.policy import INVITES, READS, RIGHTS, ROLES
from portal.domain.workflow import CONDITIONS, MOVES, Move


@click.group()
def policy() -> None:
    """Print who may see and do what."""


@policy.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def table(as_json: bool) -> None:
    """Print the tables that are in force: rights, what each role reads, moves of texts and records, invitations.

    Without --json they are Markdown; docs/permissions.md is made of it.
    """
    click.echo(json.dumps(in_force(), indent=2) if as_json else markdown(), nl=as_json)


def in_force() -> dict[str, Any]:
    """Return the tables as plain values."""
    return {
        "rights": [
            {"action": str(action), **{str(role): str(scope) for role, scope in zip(ROLES, scopes, strict=True)}}
            for action, scopes in RIGHTS.items()
        ],
        "reads": {
            str(role): {"visibilities": sorted(whole), "region": regional} for role, (whole, regional) in READS.items()
        },
        "moves": _moves(MOVES),
        "conditions": _moves(CONDITIONS),
        "invites": {str(role): [str(one) for one in invited] for role, invited in INVITES.items()},
    }


def _moves(moves: Mapping[str, Move[Any]]) -> list[dict[str, Any]]:
    return [
        {
            "move": name,
            "right": str(move.right),
            "from": sorted(move.before),
            "to": str(move.after),
            "needs": [str(need) for need in move.needs],
        }
        for name, move in moves.items()
    ]


def markdown() -> str:
    """Return the tables as Markdown."""
    found = in_force()
    parts = [
        ("Rights", ["action", *map(str, ROLES)], [list(row.values()) for row in found["rights"]]),
        (
            "What each role reads",
            ["role", "whole", "records for a region"],
            [[role, ", ".join(row["visibilities"]), row["region"]] for role, row in found["reads"].items()],
        ),
        ("Moves of a text", MOVE, _rows(found["moves"])),
        ("Moves of a record", MOVE, _rows(found["conditions"])),
        ("Invitations", ["who", "invites"], [[role, ", ".join(roles)] for role, roles in found["invites"].items()]),
    ]
    return "\n".join(_part(*part) for part in parts)


MOVE = ["move", "right", "from", "to", "needs"]


def _rows(moves: Iterable[Mapping[str, Any]]) -> list[list[str]]:
    return [[", ".join(v) if isinstance(v, list) else v for v in (row[name] for name in MOVE)] for row in moves]


def _part(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return f"## {title}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)
