"""All segments of the index as they stood at one moment, with what is deleted taken out: what a search is answered from."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from portal.domain.facets import BY_NAME
from portal.domain.policy import Labels
from portal.search.whoosh_engine.codes import EMPTY, Codes, joined, merged
from portal.search.whoosh_engine.codes import Mask as Mask
from portal.search.whoosh_engine.segment import NOTHING, PLACES, Floats, Ints, Postings, Segment

LABEL, ANALYSIS, OWN, YEAR = OF_DOCUMENTS = ("label", "analysis", "own", "year")


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
        self.shared, self.places_of_shared = joined({n: self._codes[n] for n, f in BY_NAME.items() if not f.of_version})
        self._visible: dict[Labels, Mask] = {}
        self._languages: dict[str, Mask] = {}
        self._analysed: dict[frozenset[str], Mask] = {}
        # Each document's length, as a share of the average of those in languages analysed alike. Read now: later the file may be gone.
        self.relative_lengths = self._relative_lengths()

    def _joined(self, name: str) -> Ints:
        return np.concatenate([EMPTY, *(getattr(segment, name) for segment in self.segments)])

    def _gather(self) -> Mapping[str, Codes]:
        found = {}
        for facet in (*BY_NAME, *OF_DOCUMENTS):
            parts = [
                (base, s.codes[facet]) for base, s in zip(self.bases, self.segments, strict=False) if facet in s.codes
            ]
            of_version = facet in OF_DOCUMENTS or BY_NAME[facet].of_version
            found[facet] = merged(parts, self.alive, None if of_version else self.ordinals)
        return found

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
