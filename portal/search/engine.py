"""The port of search. Services know this file only; every engine passes the same conformance suite (tests/search/conformance.py)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Protocol

from portal.domain.policy import Labels
from portal.domain.query import Query


@dataclass(frozen=True)
class Abstract:
    """Title and summary of a document in another language than its text."""

    language: str
    title: str
    summary: str


@dataclass(frozen=True)
class Document:
    """One published language version of a record, as an engine indexes it.

    `version` and `record` are the database's numbers. `date` is in days since 1970-01-01 (UTC). `facets` maps each facet's
    name to codes, `years` are those of the record's own time. `attachments` is the text found in the record's files, `abstracts`
    what it is about in other languages, `organisations` maps the ids of those that the record names to what they are called.
    """

    version: int
    record: int
    language: str
    labels: Labels
    date: int
    title: str
    summary: str
    text: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attachments: str = ""
    abstracts: tuple["Abstract", ...] = ()
    organisations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()

    @cached_property
    def digest(self) -> int:
        """63 bits of the SHA-256 of all that is indexed except the labels, by which an engine tells whether it holds this very document."""
        content = json.dumps({**asdict(self), "labels": []}, sort_keys=True)
        return int.from_bytes(sha256(content.encode()).digest()[:8], "big") >> 1


@dataclass(frozen=True)
class Reason:
    """Why a record was found: a `word` as it was typed, or a `concept` ("scheme:code") that words name; and what it counts."""

    kind: str
    text: str
    points: float


@dataclass(frozen=True)
class Indexed:
    """A document as an index holds it: which version of which record, for whom, and the `digest` of what it was made from."""

    version: int
    record: int
    labels: Labels
    digest: int


@dataclass(frozen=True)
class Hit:
    """A record that was found, by the language version that fits best; `why` are reasons, what counts most first."""

    version: int
    record: int
    score: float
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Results:
    """One page of hits. `total` and the counts of `facets` count records, not language versions.

    `facets` holds for each facet (code, count) pairs, the most frequent first; a facet's own filter does not narrow its own counts.
    `needles` maps a language to the runs of analysed words to be marked in texts of that language. `also_searched` holds
    the concepts that the words named, as (scheme, code). `shown_in` is the language in which the
    hits are best shown: the reader's, or that of the question where no page is in it.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    needles: Mapping[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    also_searched: tuple[tuple[str, str], ...] = ()
    shown_in: str = ""


@dataclass(frozen=True)
class IndexState:
    """What is known of an index: how many documents, which generation, the last outbox row that it holds.

    `fallback` says why searches are answered the plain way, which is slower; it is empty where they are not.
    """

    documents: int
    generation: str
    applied: int
    fallback: str = ""


@dataclass(frozen=True)
class Offer:
    """A concept or place by one of its terms: the one that was typed at, in its language."""

    scheme: str
    code: str
    language: str
    term: str


@dataclass(frozen=True)
class Offers:
    """What somebody may be typing, of each kind the likeliest first: titles by their versions, terms, organisations by id."""

    versions: tuple[int, ...] = ()
    concepts: tuple[Offer, ...] = ()
    places: tuple[Offer, ...] = ()
    organisations: tuple[str, ...] = ()


class SearchUnavailableError(Exception):
    """The index cannot be read now; the caller lists from the database instead."""


class IndexLockedError(Exception):
    """Another process writes this index."""


class Engine(Protocol):
    """Ten functions. Readers call the first five, a web server `prepare` before it forks, who looks after the index the others."""

    def search(self, query: Query, labels: Labels, without: frozenset[int] = frozenset()) -> Results:
        """Return a page of what `labels` may see, as if the records in `without` did not exist. SearchUnavailableError where it cannot."""

    def related(
        self, record: int, labels: Labels, language: str, without: frozenset[int] = frozenset(), limit: int = 5
    ) -> tuple[Hit, ...]:
        """Return the records that share most facet values with `record`, rare values first, those of other pilot regions before all.

        Each comes by its version in `language`, where it has one.
        """

    def corrected(
        self, words: Sequence[str], labels: Labels, language: str, without: frozenset[int] = frozenset()
    ) -> Mapping[str, str]:
        """Return the slips among typed words, each with what was probably meant; nothing where all are right in some language.

        What is meant stands in a record that `labels` may see and that is not in `without`, and words in other records count as unknown.
        """

    def offered(
        self, typed: str, labels: Labels, language: str, without: frozenset[int] = frozenset(), limit: int = 5
    ) -> Offers:
        """Return up to `limit` of each kind with words that begin like those of `typed`, from what `labels` may see but for `without`."""

    def prepare(self) -> None:
        """Make what is the same for all searches and takes time; without it the first one makes it. Opens no file."""

    def state(self) -> IndexState:
        """Return the index's state; SearchUnavailableError where it is missing, damaged or of another make."""

    def contents(self) -> Sequence[Indexed]:
        """Return every document that the index holds, in no order; SearchUnavailableError where it cannot be read."""

    def write(self, documents: Iterable[Document], gone: Iterable[int], applied: int) -> None:
        """Put `documents` (each replaces its version) and take out the versions `gone`, as one commit, noting `applied`.

        SearchUnavailableError where there is no index of the present make; IndexLockedError.
        """

    def rebuild(self, documents: Iterable[Document], applied: int) -> None:
        """Build a new index aside and switch to it; readers go on with the old one meanwhile."""

    def close(self) -> None:
        """Let go of files."""
