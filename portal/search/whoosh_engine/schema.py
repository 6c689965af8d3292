"""The Whoosh schema: own field types, because words are analysed before Whoosh sees them."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from whoosh import columns, fields, formats

from portal.search.analysis import MARKED

VERSION = 7
"""Changes with the schema or with what is put into it."""

WIDE = 0x10000
Occurrences = Mapping[str, tuple[float, list[int], int]]
"""For each term its weight, its positions, and what it adds to the length of the text."""


class FlatPositions(formats.Format):  # type: ignore[misc]
    """Positions of a word in a text as a flat array: two bytes each, or a zero byte and then four bytes each."""

    def __init__(self) -> None:
        self.posting_size = -1
        self.field_boost = 1.0
        self.options: dict[str, Any] = {}

    def __eq__(self, other: object) -> bool:
        """Whoosh compares formats to see whether a schema changed."""
        return type(other) is type(self)

    __hash__ = None  # type: ignore[assignment]

    def encode(self, positions: list[int]) -> bytes:
        """Return the bytes of ascending `positions`."""
        if positions[-1] < WIDE:
            return array("H", positions).tobytes()
        return b"\0" + array("I", positions).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """Return the positions that `value` holds."""
        if len(value) % 2:
            return [int(p) for p in np.frombuffer(value, np.uint32, offset=1)]
        return [int(p) for p in np.frombuffer(value, np.uint16)]

    def decode_frequency(self, value: bytes) -> int:
        """Return how often the word occurs."""
        return len(value) // (4 if len(value) % 2 else 2)

    def decode_weight(self, value: bytes) -> float:
        """Return the frequency; the weight itself stands with the posting."""
        return float(self.decode_frequency(value))


class WordsField(fields.FieldType):  # type: ignore[misc]
    """The analysed words of a text: term -> (weight, positions, count)."""

    indexed, scorable, stored, unique, vector, analyzer, multitoken_query = (
        True,
        True,
        False,
        False,
        None,
        None,
        "default",
    )

    def __init__(self) -> None:
        self.format = FlatPositions()
        self.column_type = None

    def index(self, value: Occurrences, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (term, count towards the field's length, weight, positions) as Whoosh asks for it."""
        encode = self.format.encode
        for term, (weight, positions, count) in value.items():
            # A word that is indexed once more, with its marks, makes the text no longer.
            yield term.encode(), 0 if term.startswith(MARKED) else count, weight, encode(positions)


class CodesField(fields.FieldType):  # type: ignore[misc]
    """Codes without positions: code -> weight."""

    indexed, scorable, stored, unique, vector, analyzer, multitoken_query = (
        True,
        False,
        False,
        False,
        None,
        None,
        "default",
    )

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.column_type = None

    def index(self, value: Mapping[str, float] | Iterable[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield (code, 1, weight, nothing) as Whoosh asks for it."""
        weights = value if isinstance(value, Mapping) else dict.fromkeys(value, 1.0)
        for code, weight in weights.items():
            yield code.encode(), 1, weight, b""


def number() -> Any:
    """Return a field that is a column of whole numbers and not searched."""
    return fields.COLUMN(columns.NumericColumn("q"))


def schema() -> Any:
    """Return the schema of a new index."""
    return fields.Schema(
        key=fields.ID(unique=True),
        record=number(),
        version=number(),
        date=number(),
        digest=number(),
        facets=CodesField(),
        concepts=CodesField(),
        exact=CodesField(),
        title=CodesField(),
        named=CodesField(),
        text=WordsField(),
    )
