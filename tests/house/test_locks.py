"""The lock files: what is installed is what was tested, byte for byte."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from portal.settings import ROOT

LOCKS = {"requirements.lock": ("install",), "requirements-dev.lock": ("install", "dev")}
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)([^\\]*)\\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


@dataclass
class Pin:
    """A version of a package; `where` says on which Python or system it is taken, where there are several."""

    version: str
    where: str
    hashes: int = 0


@cache
def locked(name: str) -> dict[str, list[Pin]]:
    """Return the pins of each package that a lock file names; fails on a line of another form."""
    found: dict[str, list[Pin]] = {}
    pin = Pin("", "")
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if line.lstrip().startswith("#") or not line:
            continue
        if pinned := PINNED.match(line):
            pin = Pin(pinned[2], pinned[3].strip())
            found.setdefault(canonicalize_name(pinned[1]), []).append(pin)
            continue
        assert HASH.match(line), line
        pin.hashes += 1
    return found


def versions(name: str) -> set[tuple[str, str]]:
    """Return every package with every version that a lock file names."""
    return {(package, pin.version) for package, pins in locked(name).items() for pin in pins}


def declared(extras: tuple[str, ...]) -> list[Requirement]:
    """Return what pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return [Requirement(line) for line in asked]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_and_has_a_hash(lock: str) -> None:
    """Else an installation fetches what nobody has tested, or what somebody else has put in its place."""
    packages = locked(lock)
    assert all(pin.hashes for pins in packages.values() for pin in pins)
    assert all(pin.where for pins in packages.values() if len(pins) > 1 for pin in pins)
    for requirement in declared(LOCKS[lock]):
        pins = packages[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(pin.version) for pin in pins), requirement


def test_tests_run_on_what_is_served() -> None:
    """Else the versions that pass the tests are not those that readers meet."""
    assert versions("requirements.lock") <= versions("requirements-dev.lock")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    """Else an installation asks a server that only one network can reach."""
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", text, re.MULTILINE)
    assert " @ " not in text
