"""The page of permissions is the table that is in force."""

import json

from click.testing import CliRunner

from portal.cli import main
from portal.cli.policy import markdown
from portal.domain.policy import Action, Scope
from portal.settings import ROOT

PAGE = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")


def test_the_page_shows_the_tables_in_force() -> None:
    """Otherwise people rely on rights that they do not have, or do not know of ones that others have."""
    assert PAGE.endswith(markdown())


def test_the_page_explains_every_word() -> None:
    """Otherwise a table of codes tells nobody anything."""
    explained = PAGE.split("## Rights")[0]
    for word in (*Scope, *Action):
        assert f"`{word}`" in explained, word


def test_programs_read_the_table() -> None:
    """Otherwise an auditor has to read code."""
    answer = CliRunner().invoke(main, ["policy", "table", "--json"])
    found = json.loads(answer.output)
    assert {row["action"] for row in found["rights"]} == set(Action)
    assert found["moves"][0] == {
        "move": "submit", "right": "submit", "from": ["changes_requested", "draft"], "to": "submitted", "needs": ["terms"],
    }  # fmt: skip
