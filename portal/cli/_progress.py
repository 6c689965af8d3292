"""Progress bars on stderr, where a person is looking."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def bar(items: Sequence[Item], label: str) -> Iterable[Item]:
    """Yield `items`; shows a bar with time left, speed and elapsed time where stderr is a terminal."""
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    return tqdm(items, desc=label, unit=label.removesuffix("s"), leave=False)
