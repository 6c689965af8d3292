"""Questions to ask of generated notes: words of their own lexicon, frequent and rare, none asked twice."""

from itertools import accumulate
from random import Random
from urllib.parse import urlencode

from portal.domain.query import Clause, Query, Term
from portal.services.generating import EXPONENT, SHIFT, Generator


class Questions:
    """Draws questions of one to four words."""

    def __init__(self, generator: Generator, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - questions for measuring, no secret
        # Rare words are asked for more often than they are written, but frequent ones still most.
        self._words = generator.words[:20_000]
        self._weights = list(
            accumulate((rank + 30 * SHIFT) ** (-EXPONENT / 2) for rank in range(1, len(self._words) + 1))
        )

    def words(self, count: int | None = None) -> list[str]:
        """Return the words of one question."""
        return self._random.choices(self._words, cum_weights=self._weights, k=count or self._random.randint(1, 4))

    def query(self, count: int | None = None) -> Query:
        """Return a question as the engine takes it."""
        return Query(clauses=tuple(Clause((Term(word),)) for word in self.words(count)))

    def path(self) -> str:
        """Return the address of a result page."""
        return "/en/search?" + urlencode({"q": " ".join(self.words())})
