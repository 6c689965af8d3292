"""What pages and the API show, as plain values. Codes stay codes here; labels are put on where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.domain.query import Query


@dataclass(frozen=True)
class Why:
    """A reason why a record was found: `kind` is word or concept; `text` what was typed, or what the concept is called."""

    kind: str
    text: str
    concept: str
    points: float


@dataclass(frozen=True)
class Card:
    """A record in a list, by one of its language versions. `snippet` is safe HTML in which the found words are in <mark>;
    `found_in` the file that it comes from, if it does not come from the text itself. `abstract` is the language of title and summary,
    where there is no whole text in it.
    """

    id: str
    kind: str
    type: str
    title: str
    summary: str
    language: str
    languages: tuple[str, ...]
    regions: tuple[str, ...]
    countries: tuple[str, ...]
    period: tuple[str | None, str | None]
    year: int | None
    evidence: str | None
    condition: str
    published_at: datetime
    updated_at: datetime
    review_by: str | None = None
    publishers: tuple[str, ...] = ()
    snippet: str = ""
    found_in: str = ""
    score: float = 0.0
    abstract: str = ""
    why: tuple[Why, ...] = ()

    @property
    def spoken(self) -> str:
        """The language of title and summary."""
        return self.abstract or self.language


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet with the number of records that would be shown."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True)
class FacetView:
    """A facet as it stands beside results. `label` is a message id. Chosen values are listed even at zero."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    open: bool = False

    @property
    def chosen(self) -> tuple[FacetValue, ...]:
        """The values that are filtered by."""
        return tuple(value for value in self.values if value.chosen)


@dataclass(frozen=True)
class Found:
    """A page of results. `from_database`: the index is away, so this is a plain list with a notice.

    `without_filter` maps "facet:value" of each chosen filter to the total without it, `without_word` each word likewise;
    both are filled only where nothing was found. `did_you_mean` is the query with its slips mended, where there are some.
    """

    query: Query
    cards: tuple[Card, ...]
    total: int
    facets: tuple[FacetView, ...] = ()
    also_searched: tuple[str, ...] = ()
    from_database: bool = False
    without_filter: Mapping[str, int] = field(default_factory=dict)
    without_word: Mapping[str, int] = field(default_factory=dict)
    did_you_mean: Query | None = None

    @property
    def pages(self) -> int:
        """The number of pages; at least one."""
        return max(1, -(-self.total // self.query.size))


@dataclass(frozen=True)
class Other:
    """Another language version of a record."""

    language: str
    title: str
    translation: str


@dataclass(frozen=True)
class OrganisationName:
    """An organisation as a page names it."""

    id: str
    name: str
    type: str
    url: str


@dataclass(frozen=True)
class FileView:
    """A file of a record. `is_gone`: it was taken away for good; `is_waiting`: its text is still being read. `size` is in bytes."""

    sha256: str
    name: str
    title: str
    alt: str
    language: str
    licence: str
    type: str
    type_label: str
    size: int
    pages: int | None
    width: int | None
    height: int | None
    widths: tuple[int, ...]
    is_image: bool
    is_gone: bool
    is_waiting: bool


@dataclass(frozen=True)
class RecordView:
    """A whole record in one language. `shared` and `texts` hold fields by name as validated, `html` the rendered sections.

    `practices` maps the ids of related practices that the reader may see to their titles. `original` is the language in which the
    record was written first; where this is a translation that is older, `original_changed` is when the original was changed.
    """

    card: Card
    shared: Mapping[str, Any]
    texts: Mapping[str, Any]
    html: Mapping[str, str]
    organisations: Mapping[str, OrganisationName]
    translation: str
    others: tuple[Other, ...]
    related: tuple[Card, ...] = ()
    practices: Mapping[str, str] = field(default_factory=dict)
    superseded_by: str | None = None
    files: tuple[FileView, ...] = ()
    original: str = ""
    original_changed: datetime | None = None

    def get(self, name: str) -> Any:
        """Return a field's value, or None where it is empty or not reported."""
        value = self.shared.get(name, self.texts.get(name))
        return None if value in (None, "", "not_reported", []) else value

    def is_unreported(self, name: str) -> bool:
        """Say whether the record states that the sources do not answer this field."""
        return bool(self.shared.get(name, self.texts.get(name)) == "not_reported")


@dataclass(frozen=True)
class Counted:
    """A code with its number of records."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class RegionView:
    """A pilot region: its records by country, and the newest."""

    code: str
    total: int
    countries: Mapping[str, int]
    newest: tuple[Card, ...] = ()
    stages: tuple[Counted, ...] = ()
    groups: tuple[Counted, ...] = ()
    themes: tuple[Counted, ...] = ()


@dataclass(frozen=True)
class Home:
    """The first page."""

    total: int
    regions: tuple[RegionView, ...]
    newest: tuple[Card, ...]
    stages: tuple[Counted, ...]
    groups: tuple[Counted, ...]
    root_causes: tuple[Counted, ...]


@dataclass(frozen=True)
class Listing:
    """A country's or theme's page."""

    code: str
    total: int
    cards: tuple[Card, ...]
    countries: tuple[Counted, ...] = ()
    themes: tuple[Counted, ...] = ()
    groups: tuple[Counted, ...] = ()
    corridors: tuple[Counted, ...] = ()
