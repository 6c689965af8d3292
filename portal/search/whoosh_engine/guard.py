"""Says at start whether the Whoosh that is installed is the one whose inner names this engine reads."""

from importlib.metadata import PackageNotFoundError, version

PINNED = "2.7.5"


class WrongWhooshError(RuntimeError):
    """Another Whoosh than the pinned one is installed."""


def check() -> None:
    """Raise WrongWhooshError unless whoosh-reloaded 2.7.5, and no other distribution of the same name, is installed."""
    try:
        found = version("whoosh-reloaded")
    except PackageNotFoundError:
        raise WrongWhooshError("whoosh-reloaded is not installed; run `make install`") from None
    if found != PINNED:
        raise WrongWhooshError(
            f"whoosh-reloaded {found} is installed, {PINNED} is needed: its index files are read directly"
        )
    for rival in ("Whoosh", "whoosh3"):
        try:
            version(rival)
        except PackageNotFoundError:
            continue
        raise WrongWhooshError(f"{rival} is installed beside whoosh-reloaded and hides it; uninstall it")
