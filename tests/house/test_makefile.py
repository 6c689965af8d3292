"""The Makefile: the commands of the README, from a machine with nothing to the second start."""

import re
import subprocess
from pathlib import Path
from shutil import copy

import pytest

from portal.settings import ROOT

STAMPS = (".venv/bin/python", ".venv/.installed", ".venv/.developing")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder that `make` takes for a checkout in which everything is installed."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        copy(ROOT / name, tmp_path)
    for name in STAMPS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_the_list_of_commands_names_all(checkout: Path) -> None:
    """Else a command is there that nobody finds."""
    text = (checkout / "Makefile").read_text(encoding="utf-8")
    declared = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split()
    listed = re.findall(r"^  make (\w+) +\S", make(checkout).stdout, re.MULTILINE)
    assert sorted(listed) == sorted(declared)


def test_the_second_start_installs_nothing(checkout: Path) -> None:
    """Else every start waits for pip, and fails without a network."""
    assert make(checkout, "-n", "run").stdout == "exec .venv/bin/portal run\n"


def test_a_port_can_be_chosen(checkout: Path) -> None:
    assert make(checkout, "-n", "run", "PORT=8001").stdout == "PORTAL_PORT=8001 exec .venv/bin/portal run\n"


@pytest.mark.parametrize(("command", "lock"), [("run", "requirements.lock"), ("test", "requirements-dev.lock")])
def test_what_is_new_in_a_lock_is_installed_and_nothing_without_a_hash(checkout: Path, command: str, lock: str) -> None:
    """Else a pulled change runs on old packages; or a package is taken that nobody has looked at."""
    (checkout / lock).touch()
    planned = make(checkout, "-n", command).stdout.splitlines()
    installs = [line for line in planned if " -m pip " in line]
    assert len(installs) == 2
    assert f"--require-hashes --only-binary :all: -r {lock}" in installs[0]
    assert "--no-deps --no-build-isolation --editable ." in installs[1]
    assert planned[-2].startswith("touch .venv/.installed")


def test_no_suitable_python_is_said_plainly(checkout: Path) -> None:
    """Else the first command of the README ends in a fault of pip."""
    (checkout / ".venv" / "bin" / "python").unlink()
    refused = make(checkout, "run", "PYTHON=false")
    assert refused.returncode != 0
    assert "needs Python 3.11 or later" in refused.stderr


def test_a_python_without_environments_is_said_plainly(checkout: Path) -> None:
    """Debian parts venv from Python; the fault of venv itself names a package that is of no help."""
    half = checkout / "python-without-venv"
    half.write_text('#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\n')
    half.chmod(0o755)
    (checkout / ".venv" / "bin" / "python").unlink()
    refused = make(checkout, "run", f"PYTHON={half}")
    assert refused.returncode != 0
    assert "sudo apt install python3-venv" in refused.stderr


def test_clean_keeps_what_people_wrote(checkout: Path) -> None:
    """Else tidying up loses the database."""
    for name in (
        "instance/portal.sqlite",
        "search_index/README.md",
        "search_index/1/segment",
        "portal/__pycache__/x",
        "tests/a",
        "bench/b",
    ):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).touch()
    assert make(checkout, "clean").returncode == 0
    left = {str(path.relative_to(checkout)) for path in checkout.rglob("*") if path.is_file()}
    installed = {"Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock"}
    assert left == {*installed, "instance/portal.sqlite", "search_index/README.md", "tests/a", "bench/b"}
