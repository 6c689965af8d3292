"""All segments of the index as they stood at one moment, with what is deleted taken out: what a search is answered from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from portal.domain.facets import BY_NAME
from portal.domain.policy import Labels
from portal.search.whoosh_engine.segment import NOTHING, PLACES, Floats, Ints, Postings, Segment

Mask = npt.NDArray[np.bool_]
LABEL, ANALYSIS, OWN, YEAR = "label", "analysis", "own", "year"
OF_DOCUMENTS = frozenset({LABEL, ANALYSIS, OWN, YEAR})
"""Codes that are no facets."""

EMPTY: Ints = NOTHING.docs


@dataclass(frozen=True)
class Codes:
    """A facet's values: for pair i, row `rows[i]` carries the value `names[codes[i]]`.

    Rows are records, or documents for a facet of the language version.
    """

    names: tuple[str, ...]
    rows: Ints
    codes: Ints

    def counts(self, rows: Mask) -> Ints:
        """Return for each value the number of `rows` that carry it."""
        found: Ints = np.bincount(self.codes[rows[self.rows]], minlength=len(self.names))
        return found

    def rows_of(self, code: int) -> Ints:
        """Return the rows that carry a value, given by its number; pairs stand value after value."""
        start, end = np.searchsorted(self.codes, (code, code + 1))
        return self.rows[start:end]

    def carrying(self, values: Sequence[str], size: int) -> Mask:
        """Return which of `size` rows carry one of `values`."""
        wanted = np.array([name in values for name in self.names], bool)
        mask = np.zeros(size, bool)
        if wanted.any():
            mask[self.rows[wanted[self.codes]]] = True
        return mask


class Snapshot:
    """Arrays over all documents (and, by `ordinals`, over all records) of the index at one moment."""

    def __init__(
        self, reader: Any, segments: Sequence[Segment], deleted: Sequence[npt.ArrayLike], token: tuple[str, str]
    ) -> None:
        self.reader = reader
        self.token = token
        self.segments = tuple(segments)
        self.bases = np.concatenate([[0], np.cumsum([s.size for s in segments])]).astype(np.int64)
        self.size = int(self.bases[-1])
        self.alive: Mask = np.ones(self.size, bool)
        for base, gone in zip(self.bases, deleted, strict=False):
            self.alive[np.asarray(gone, np.int64) + base] = False
        self.versions, self.dates = self._joined("versions"), self._joined("dates")
        self.records, self.ordinals = np.unique(self._joined("records"), return_inverse=True)
        self.most_versions = int(np.bincount(self.ordinals).max()) if self.size else 1
        self._codes = self._gather()
        self.shared, self.places_of_shared = _joined_codes(
            {n: self._codes[n] for n, f in BY_NAME.items() if not f.of_version}
        )
        self._visible: dict[Labels, Mask] = {}
        self._languages: dict[str, Mask] = {}
        self._analysed: dict[frozenset[str], Mask] = {}
        # Each document's length, as a share of the average of those in languages analysed alike. Read now: later the file may be gone.
        self.relative_lengths = self._relative_lengths()

    def _joined(self, name: str) -> Ints:
        return np.concatenate([EMPTY, *(getattr(segment, name) for segment in self.segments)])

    def _gather(self) -> Mapping[str, Codes]:
        docs: dict[str, dict[str, list[Ints]]] = {name: {} for name in (*BY_NAME, *OF_DOCUMENTS)}
        for base, segment in zip(self.bases, self.segments, strict=False):
            for text, found in segment.codes():
                facet, _, value = text.partition("=")
                if facet in docs:
                    docs[facet].setdefault(value, []).append(found + base)
        return {facet: self._packed(facet, values) for facet, values in docs.items()}

    def _packed(self, facet: str, values: Mapping[str, list[Ints]]) -> Codes:
        of_version = facet in OF_DOCUMENTS or BY_NAME[facet].of_version
        rows, codes = [], []
        for code, parts in enumerate(values.values()):
            found = np.concatenate(parts)
            found = found[self.alive[found]]
            if not of_version:
                found = np.unique(self.ordinals[found])
            rows.append(found)
            codes.append(np.full(len(found), code, np.int64))
        empty = np.empty(0, np.int64)
        return Codes(tuple(values), np.concatenate(rows) if rows else empty, np.concatenate(codes) if codes else empty)

    @cached_property
    def documents(self) -> int:
        """The number of documents that are not deleted."""
        return int(self.alive.sum())

    def codes(self, facet: str) -> Codes:
        """Return the values of a facet."""
        return self._codes[facet]

    def in_language(self, language: str) -> Mask:
        """Return which documents are in `language`."""
        if language not in self._languages:
            self._languages[language] = self._codes["language"].carrying((language,), self.size)
        return self._languages[language]

    def visible(self, labels: Labels) -> Mask:
        """Return which documents a reader with `labels` may see."""
        if labels not in self._visible:
            self._visible[labels] = self.alive & self._codes[LABEL].carrying(tuple(labels), self.size)
        return self._visible[labels]

    def postings(self, field: str, term: str) -> Postings:
        """Return a term's documents and weights over all segments."""
        parts = [segment.postings(field, term) for segment in self.segments]
        if len(parts) == 1:
            return parts[0]
        docs = [part.docs + base for base, part in zip(self.bases, parts, strict=False)]
        return Postings(
            np.concatenate([EMPTY, *docs]), np.concatenate([NOTHING.weights, *(part.weights for part in parts)])
        )

    def places(self, term: str) -> Ints:
        """Return `document << PLACES | position` for each occurrence of a term over all segments."""
        parts = (
            segment.places(term) + (base << PLACES) for base, segment in zip(self.bases, self.segments, strict=False)
        )
        return np.concatenate([EMPTY, *parts])

    def _relative_lengths(self) -> Floats:
        lengths = np.concatenate([NOTHING.weights, *(segment.lengths for segment in self.segments)])
        found = np.ones(self.size, np.float32)
        for name in self._codes[OWN].names:
            mask = self._codes[OWN].carrying((name,), self.size)
            # Of texts that are all deleted there is no average.
            if mask.any():
                found[mask] = lengths[mask] / max(float(lengths[mask].mean()), 1.0)
        return found

    def analysed(self, names: Iterable[str]) -> Mask:
        """Return which documents say something in languages with one of these analyses."""
        key = frozenset(names)
        if key not in self._analysed:
            self._analysed[key] = self._codes[ANALYSIS].carrying(tuple(key), self.size)
        return self._analysed[key]


def _joined_codes(facets: Mapping[str, Codes]) -> tuple[Codes, dict[str, slice]]:
    """Put the values of several facets behind each other, so that one pass counts them all."""
    places, start = {}, 0
    for name, codes in facets.items():
        places[name] = slice(start, start + len(codes.names))
        start += len(codes.names)
    rows = np.concatenate([codes.rows for codes in facets.values()])
    numbers = np.concatenate([codes.codes + places[name].start for name, codes in facets.items()])
    return Codes(tuple(value for codes in facets.values() for value in codes.names), rows, numbers), places
