"""Workers for tests, and portals of their own for them to work on."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest

from portal.services.context import Portal, open_portal
from portal.settings import ROOT, Settings
from tests.worker.processes import Nursery

MakePortal = Callable[[str], Portal]


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Yield what starts workers; all of them are ended at the end."""
    made = Nursery(tmp_path_factory.mktemp("workers"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def make_portal(_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakePortal]:
    """Yield a function that makes a portal with the starter library, in folders of its own."""
    made: list[Portal] = []

    def make(name: str) -> Portal:
        folder = tmp_path_factory.mktemp(name)
        copytree(_library / "instance", folder / "instance")
        copytree(_library / "index", folder / "index")
        made.append(
            open_portal(Settings(instance=folder / "instance", index=folder / "index", content=ROOT / "content"))
        )
        return made[-1]

    yield make
    for portal in made:
        portal.close()
