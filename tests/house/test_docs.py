"""The pages of documentation say what the program does: nothing is missing there, and nothing is described that is gone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import click
import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from portal.cli import main
from portal.domain.facets import FACETS
from portal.domain.kinds import BY_PATH
from portal.settings import PACKAGE, ROOT, Settings
from tests.house.files import ours

DOCS = ROOT / "docs"
PAGES = [path for path in ours() if path.suffix == ".md" and ROOT / "content" not in path.parents]
ELSEWHERE = re.compile(r"[a-z]+:", re.IGNORECASE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
SAID_DEFAULTS = {
    "instance": "`instance/` beside the code",
    "index": "`search_index/` beside the code",
    "content": "the starter library: `content/` beside the code, or inside the installed package",
}
"""Defaults that depend on where the portal is."""


def text_of(name: str) -> str:
    """Return a page of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """Return the cells of every row whose first cell is code."""
    found = (line for line in text_of(name).splitlines() if line.startswith("| `"))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in found]


def said_default(name: str, field: FieldInfo) -> str:
    """Return how the page has to write a setting's default."""
    if name in SAID_DEFAULTS:
        return SAID_DEFAULTS[name]
    if field.default is PydanticUndefined or field.default is None:
        return "none"
    value = field.default.get_secret_value() if isinstance(field.default, SecretStr) else field.default
    if value == "":
        return "empty"
    return f"`{json.dumps(value) if not isinstance(value, str) else value}`"


def test_every_setting_is_described_with_its_default() -> None:
    """Else an operator sets a name that does nothing, or never learns of the one that is needed."""
    said = {row[0]: row[1] for row in rows("settings.md")}
    there = {f"`PORTAL_{name.upper()}`": said_default(name, field) for name, field in Settings.model_fields.items()}
    assert said == there


def test_the_example_of_settings_can_be_used(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the file that an operator copies stops the start, or is passed over."""
    for page in (text_of("settings.md"), (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")):
        example = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[0]
        (tmp_path / "settings.toml").write_text(example, encoding="utf-8")
        monkeypatch.setenv("PORTAL_INSTANCE", str(tmp_path))
        assert Settings().secure
        assert Settings().name != settings.name
        names = re.findall(r"^\[?(\w+)", example, re.MULTILINE)
        assert set(names) - {"west", "europe"} <= set(Settings.model_fields)


def test_settings_in_deployment_are_settings() -> None:
    """Else the service starts with a database in an unexpected place."""
    for page in PAGES:
        found = set(re.findall(r"\bPORTAL_[A-Z_]+[A-Z]\b", page.read_text(encoding="utf-8"))) - {"PORTAL_NAME"}
        assert found <= {f"PORTAL_{name.upper()}" for name in Settings.model_fields}, page


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, with what is typed to call it."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None, name
        yield from commands(below, f"{path} {name}")


def test_every_command_is_described_with_its_arguments_and_options() -> None:
    """Else a person looks through the code for what the command line can do."""
    said = [row[0].strip("`") for row in rows("commands.md")]
    there = dict(commands(main, "portal"))
    for path, command in there.items():
        mine = [line for line in said if line == path or line.startswith(f"{path} ")]
        assert mine, path
        for parameter in command.params:
            names = parameter.opts if isinstance(parameter, click.Option) else [(parameter.name or "").upper()]
            assert any(name in line for line in mine for name in names), f"{path}: {names}"
        options = {name for parameter in command.params for name in parameter.opts}
        assert {word for line in mine for word in line.split() if word.startswith("--")} <= options, path
    assert all(any(line == path or line.startswith(f"{path} ") for path in there) for line in said)


def plain(rule: str) -> set[str]:
    """Return the addresses of a rule of Flask as the page writes them."""
    rule = re.sub(r"<any\([^)]*\):language>", "<language>", rule)
    # How large a number may be is nothing that a reader of the page needs.
    rule = re.sub(r"<int\(max=\d+\):", "<int:", rule)
    choice = re.search(r"<any\(([^)]*)\):\w+>", rule)
    if choice is None:
        return {rule}
    return {rule.replace(choice[0], value.strip()) for value in choice[1].split(",")}


def test_every_address_is_described(client: FlaskClient) -> None:
    """Else nobody knows which addresses have to stay, and one is lost in a change."""
    there = {address for rule in client.application.url_map.iter_rules() for address in plain(rule.rule)}
    assert {row[0].strip("`") for row in rows("addresses.md")} == there
    assert {f"/<language>/{path}/<id>" for path in BY_PATH} <= there


def test_every_facet_is_described_with_its_label() -> None:
    """Else a filter is there that nobody can explain."""
    said = [(row[0].strip("`"), row[1]) for row in rows("facets.md")]
    assert said == [(facet.name, facet.label) for facet in FACETS]


def test_the_example_of_a_new_facet_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else who follows the page fails at the first step. Its file ends in asserts of its own."""
    example = re.findall(r"```python\n(.*?)```", text_of("adding-a-facet.md"), re.DOTALL)
    assert len(example) == 1
    exec(compile(dedent(example[0]), "adding-a-facet.md", "exec"), {"replace": monkeypatch.setattr})  # noqa: S102 - our own page


def anchors(page: Path) -> set[str]:
    """Return the fragments that a page's headings can be reached by."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_leads_nowhere(page: Path) -> None:
    """Else a reader of the documentation stands before a missing page."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in LINK.findall(re.sub(r"`[^`\n]*`", "", text)):
        if ELSEWHERE.match(link):
            continue
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not fragment or fragment in anchors(target), link


def test_every_page_is_in_the_list() -> None:
    """Else a page is written that nobody finds."""
    listed = set(LINK.findall(text_of("README.md")))
    assert {path.name for path in DOCS.glob("*.md")} - {"README.md"} <= listed


def test_code_refers_to_pages_that_are_there() -> None:
    """Else the reason that a comment promises cannot be read."""
    for file in PACKAGE.rglob("*.py"):
        for name in re.findall(r"docs/[\w-]+\.md", file.read_text(encoding="utf-8")):
            assert (ROOT / name).is_file(), f"{file.relative_to(ROOT)}: {name}"
