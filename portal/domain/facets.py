"""The facets, declared once. A new facet is one row here; address, index, API, page and documentation follow.

The worked example is in docs/adding-a-facet.md; a test runs it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.domain.messages import msgid
from portal.domain.places import corridor_code
from portal.domain.values import NOT_REPORTED

Content = Mapping[str, Any]
Values = Iterable[str]


@dataclass(frozen=True)
class Facet:
    """One facet. `values` takes a record's shared fields (with `type` and `language` added) and yields codes.

    `scheme` names where the codes' labels live: a vocabulary scheme, or `region`, `country`, `corridor`, `language`, `period`.
    `typed` is a short name to be typed before a colon, beside `name` and `label` in every language of the interface (a message).
    `by_order` lists values in their scheme's order, otherwise the most frequent first.
    """

    name: str
    label: str
    scheme: str
    values: Callable[[Content], Values]
    by_order: bool = False
    open: bool = False
    of_version: bool = False
    typed: str = ""


def _listed(*fields: str) -> Callable[[Content], Values]:
    def values(content: Content) -> Values:
        for field in fields:
            found = content.get(field)
            if isinstance(found, str) and found != NOT_REPORTED:
                yield found
            elif isinstance(found, list):
                yield from found

    return values


def _corridors(content: Content) -> Values:
    found = content.get("corridors")
    if isinstance(found, list):
        for corridor in found:
            yield corridor_code(corridor["host"], corridor["origin"])


PERIOD_YEARS = 5
EARLIEST, LATEST = 1950, 2040


def years(content: Content) -> tuple[int, ...]:
    """Return the years of a record's own time: those in which a practice ran, or in which a resource appeared; often none."""
    ends = _ends(content)
    return tuple(range(max(ends[0], EARLIEST), min(ends[1], LATEST) + 1)) if ends else ()


def _ends(content: Content) -> tuple[int, int] | None:
    start, end, year = (content.get(name) for name in ("period_start", "period_end", "year"))
    if isinstance(year, int):
        return year, year
    if not isinstance(start, str) or start == NOT_REPORTED:
        return None
    first = int(start[:4])
    # An ongoing practice counts for the time that is known of: its start. What it did since, its dated figures say.
    last = int(end[:4]) if isinstance(end, str) and end[:4].isdigit() else first
    return first, max(first, last)


def _periods(content: Content) -> Values:
    ends = _ends(content)
    if ends is None:
        return
    for start in range(ends[0] // PERIOD_YEARS * PERIOD_YEARS, ends[1] + 1, PERIOD_YEARS):
        if EARLIEST <= start <= LATEST:
            yield _period(start)


def _period(start: int) -> str:
    return f"{start}-{start + PERIOD_YEARS - 1}"


PERIODS = tuple(_period(start) for start in range(EARLIEST, LATEST, PERIOD_YEARS))


FACETS: tuple[Facet, ...] = (
    Facet(
        "region", msgid("Pilot region"), "region", _listed("regions"), by_order=True, open=True, typed=msgid("region")
    ),
    Facet("country", msgid("Country"), "country", _listed("implementation_countries", "countries_covered"), open=True),
    Facet("corridor", msgid("Corridor"), "corridor", _corridors),
    Facet("kind", msgid("Kind"), "kind", _listed("type"), by_order=True, open=True, typed=msgid("type")),
    Facet("stage", msgid("AVRR stage"), "stage", _listed("avrr_stage"), by_order=True, open=True, typed=msgid("stage")),
    Facet("group", msgid("Group of migrants"), "group", _listed("beneficiary_groups"), open=True, typed=msgid("group")),
    Facet("theme", msgid("Theme"), "theme", _listed("themes")),
    Facet("root_cause", msgid("Root cause"), "root_cause", _listed("root_causes"), typed=msgid("cause")),
    Facet("intervention", msgid("Intervention"), "intervention", _listed("interventions")),
    Facet(
        "dimension",
        msgid("Reintegration dimension"),
        "dimension",
        _listed("reintegration_dimension"),
        by_order=True,
        typed=msgid("dimension"),
    ),
    Facet("level", msgid("Reintegration level"), "level", _listed("level"), by_order=True, typed=msgid("level")),
    Facet("language", msgid("Language"), "language", _listed("language"), of_version=True),
    Facet("period", msgid("Period"), "period", _periods, by_order=True),
)
BY_NAME: dict[str, Facet] = {facet.name: facet for facet in FACETS}


def facet_values(kind: str, language: str, shared: Content) -> dict[str, tuple[str, ...]]:
    """Return every facet's codes for one language version of a record, without repetition and in order."""
    content = {**shared, "type": kind, "language": language}
    return {facet.name: tuple(dict.fromkeys(v for v in facet.values(content) if v != NOT_REPORTED)) for facet in FACETS}
