"""Countries, pilot regions, blocs with dates, corridors. Names come from outside (CLDR) with our overrides; search is by code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

Names = Mapping[str, str]


@dataclass(frozen=True)
class Country:
    """An ISO 3166-1 alpha-2 code (or XK) with its names; `footnote` is printed where the country is named."""

    code: str
    names: Names
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    footnote: Names = field(default_factory=dict)


@dataclass(frozen=True)
class Region:
    """A pilot region and the countries of its pilot; neighbours take part without being of the pilot."""

    code: str
    names: Names
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    countries: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Membership:
    """A country's time in a bloc; None means without a known or present end."""

    country: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Bloc:
    """A group of states, such as ECOWAS, with each member's dates."""

    code: str
    names: Names
    synonyms: Mapping[str, tuple[str, ...]]
    members: tuple[Membership, ...]

    def countries(self, day: date) -> frozenset[str]:
        """Return the members on `day` (a membership ends on its `until` day)."""
        return frozenset(
            member.country
            for member in self.members
            if (member.since is None or member.since <= day) and (member.until is None or day < member.until)
        )


@dataclass(frozen=True)
class KnownCorridor:
    """A corridor offered in forms; `seen` says where the evidence is."""

    host: str
    origin: str
    transit: tuple[str, ...] = ()
    seen: str = ""


class Places:
    """All places, looked up by code."""

    def __init__(
        self,
        countries: Iterable[Country],
        regions: Iterable[Region],
        blocs: Iterable[Bloc] = (),
        corridors: Sequence[KnownCorridor] = (),
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        self.countries = {country.code: country for country in countries}
        self.regions = {region.code: region for region in regions}
        self.blocs = {bloc.code: bloc for bloc in blocs}
        self.corridors = tuple(corridors)
        self.aliases = dict(aliases or {})
        self._region_of = {
            code: region.code for region in self.regions.values() for code in (*region.neighbours, *region.countries)
        }

    def name(self, code: str, language: str) -> str:
        """Return a country's name in `language`, or the code where it is not known."""
        country = self.countries.get(code)
        return _in(country.names, language, code) if country else code

    def footnote(self, code: str, language: str) -> str:
        """Return the note that must be printed with a country's name, or nothing."""
        country = self.countries.get(code)
        return _in(country.footnote, language, "") if country else ""

    def region_name(self, code: str, language: str) -> str:
        """Return a region's name in `language`, or the code where it is not known."""
        region = self.regions.get(code)
        return _in(region.names, language, code) if region else code

    def region_of(self, country: str) -> str | None:
        """Return the pilot region whose pilot or neighbourhood a country belongs to."""
        return self._region_of.get(country)

    def blocs_of(self, countries: Iterable[str], day: date) -> tuple[str, ...]:
        """Return the blocs of which one of `countries` was a member on `day`."""
        wanted = set(countries)
        return tuple(code for code, bloc in self.blocs.items() if wanted & bloc.countries(day))

    def corridor_name(self, code: str, language: str) -> str:
        """Return 'Libya → Gambia' for 'LY-GM'."""
        return " → ".join(self.name(part, language) for part in code.split("-"))


def corridor_code(host: str, origin: str) -> str:
    """Return the code of a corridor, host before origin: 'LY-GM'."""
    return f"{host}-{origin}"


def _in(names: Names, language: str, otherwise: str) -> str:
    return names.get(language) or names.get("en") or next(iter(names.values()), otherwise)
