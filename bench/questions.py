"""Questions to ask of generated notes: words of their own lexicon, frequent and rare, none asked twice."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random
from urllib.parse import urlencode

from portal.search import analysis
from portal.services.generating import EXPONENT, SHIFT, Generator

HEADS = 600


class Questions:
    """Draws questions of one to four words."""

    def __init__(self, generator: Generator, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - questions for measuring, no secret
        # Some made words are stop words of a language: our engine would pass them over, and answer a shorter question than the others.
        lexicon = generator.words[:20_000]
        passed = frozenset().union(*(analysis.stops(lexicon, language) for language in analysis.LANGUAGES))
        self._words = [word for word in lexicon if word not in passed]
        # Rare words are asked for more often than they are written, but frequent ones still most.
        self._weights = list(
            accumulate((rank + 30 * SHIFT) ** (-EXPONENT / 2) for rank in range(1, len(self._words) + 1))
        )

    def words(self, count: int | None = None) -> list[str]:
        """Return the words of one question."""
        return self._random.choices(self._words, cum_weights=self._weights, k=count or self._random.randint(1, 4))

    def different(self, count: int) -> list[str]:
        """Return `count` words, each once."""
        found: dict[str, None] = {}
        while len(found) < count:
            found.update(dict.fromkeys(self.words(count - len(found))))
        return list(found)

    def heads(self) -> list[str]:
        """Return the most frequent words."""
        return self._words[:HEADS]

    def pick(self, words: Sequence[str], count: int) -> tuple[str, ...]:
        """Return `count` different ones of `words`."""
        return tuple(self._random.sample(words, count))

    def path(self) -> str:
        """Return the address of a result page."""
        return "/en/search?" + urlencode({"q": " ".join(self.words())})
