"""Progress bars on stderr, where a person is looking."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")


def bar(items: Sequence[Item], label: str) -> Iterable[Item]:
    """Yield `items`; shows a bar with time left, speed and elapsed time where stderr is a terminal."""
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    return tqdm(items, desc=label, unit=label.removesuffix("s"), leave=False)


@contextmanager
def meter(label: str, total: int, unit: str) -> Iterator[Callable[[int], object]]:
    """Give a function that is told how many more of `total` are done; shows a bar as `bar` does."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from tqdm import tqdm

    with tqdm(total=total, desc=label, unit=unit if unit == "B" else f" {unit}", unit_scale=True, leave=False) as shown:
        yield shown.update
