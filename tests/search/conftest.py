"""A portal with the starter library that no test here changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.services.context import Portal, open_portal
from portal.settings import ROOT, Settings


@pytest.fixture(scope="session")
def starter(_library: Path) -> Iterator[Portal]:
    """Yield the portal, once for all tests."""
    settings = Settings(instance=_library / "instance", index=_library / "index", content=ROOT / "content")
    portal = open_portal(settings)
    yield portal
    portal.close()
