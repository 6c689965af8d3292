"""The lock files: what is installed is what was tested, byte for byte."""

import re
import tomllib
from functools import cache

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from portal.settings import ROOT

LOCKS = {"requirements.lock": ("install",), "requirements-dev.lock": ("install", "dev")}
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)[^\\]*\\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


@cache
def locked(name: str) -> dict[str, tuple[str, int]]:
    """Return version and number of hashes of each package that a lock file names; fails on a line of another form."""
    found: dict[str, tuple[str, int]] = {}
    package = ""
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if line.lstrip().startswith("#") or not line:
            continue
        if pinned := PINNED.match(line):
            package = canonicalize_name(pinned[1])
            assert package not in found, line
            found[package] = pinned[2], 0
            continue
        assert HASH.match(line), line
        version, hashes = found[package]
        found[package] = version, hashes + 1
    return found


def declared(extras: tuple[str, ...]) -> list[Requirement]:
    """Return what pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return [Requirement(line) for line in asked]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_and_has_a_hash(lock: str) -> None:
    """Else an installation fetches what nobody has tested, or what somebody else has put in its place."""
    packages = locked(lock)
    assert all(hashes for _, hashes in packages.values())
    for requirement in declared(LOCKS[lock]):
        version, _ = packages[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_tests_run_on_what_is_served() -> None:
    """Else the versions that pass the tests are not those that readers meet."""
    served, tested = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {name: version for name, (version, _) in served.items()}.items() <= {
        name: version for name, (version, _) in tested.items()
    }.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    """Else an installation asks a server that only one network can reach."""
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", text, re.MULTILINE)
    assert " @ " not in text
