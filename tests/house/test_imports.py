"""Who may import whom: the contracts of pyproject.toml hold, and cover every library that the portal uses."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.settings import PACKAGE, ROOT


def contracts() -> list[dict[str, Any]]:
    """Return the contracts as they are declared."""
    declared: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
    return declared


def imported() -> Iterator[tuple[Path, str]]:
    """Yield each file with each top-level package that it imports."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((file, name.name.partition(".")[0]) for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield file, node.module.partition(".")[0]


def test_things_depend_downwards_only_and_libraries_stay_behind_their_doors() -> None:
    """Else a change of one library or one page reaches into everything."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert f"Contracts: {len(contracts())} kept, 0 broken" in done.stdout


def test_every_library_in_use_has_a_door() -> None:
    """Else a new library spreads before anybody has said where it belongs."""
    doors = {module for contract in contracts() for module in contract.get("protected_modules", ())}
    ours = {"portal", *sys.stdlib_module_names}
    used = {name for _, name in imported()}
    assert used - ours <= doors
    assert doors - {"portal"} <= used


def test_every_part_of_the_portal_has_its_layer() -> None:
    """Else a new part could import anything. `exhaustive` makes import-linter say so; nobody may switch it off."""
    layers = next(contract for contract in contracts() if contract["type"] == "layers")
    assert layers["exhaustive"]
    named = {name.strip(" ()") for layer in layers["layers"] for name in layer.replace("|", ":").split(":")}
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert parts - {"__init__"} <= named
