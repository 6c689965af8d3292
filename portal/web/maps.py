"""A pilot region as pages show it: its mark, its map, and the same as a list."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from portal.services.views import RegionView
from portal.web import cards, formats, names, tilemap
from portal.web.addresses import at
from portal.web.current import portal
from portal.web.i18n import colon, gettext, ngettext

NO_SINGLE = "global"


@dataclass(frozen=True)
class CountryLink:
    """A country with its number of records."""

    name: str
    href: str
    count: str


@dataclass(frozen=True)
class ShownRegion:
    """What the templates of regions print."""

    mark: cards.Mark
    href: str
    search: str
    total: int
    sentence: str
    map: Markup
    countries: tuple[CountryLink, ...]


def sentence(total: int, countries: int) -> str:
    """Return '51 practices and resources from 31 countries'."""
    records = ngettext("%(count)s practice or resource", "%(count)s practices and resources", total)
    places = ngettext("%(count)s country", "%(count)s countries", countries)
    said = {
        "records": records % {"count": formats.number(total)},
        "countries": places % {"count": formats.number(countries)},
    }
    return gettext("%(records)s from %(countries)s") % said


def parted(regions: Iterable[RegionView]) -> dict[str, object]:
    """Return the pilot regions, and apart from them (None where there is nothing) what is of no single one."""
    all_shown = [shown(region) for region in regions]
    return {
        "regions": [region for region in all_shown if region.mark.code != NO_SINGLE],
        "worldwide": next((region for region in all_shown if region.mark.code == NO_SINGLE and region.total), None),
    }


def shown(region: RegionView) -> ShownRegion:
    """Return a region ready to be printed."""
    mark = cards.marks([region.code])[0]
    known = portal().places.regions.get(region.code)
    members = known.countries if known else ()
    counted = sorted((names.country(code), code, count) for code, count in region.countries.items() if count)
    label = gettext("Map of %(region)s: one tile for each country") % {"region": mark.name}
    return ShownRegion(
        mark=mark,
        href=at().region(region.code),
        search=at().by("region", region.code),
        total=region.total,
        sentence=sentence(region.total, len(counted)),
        map=tilemap.svg(region.code, members, region.countries, label, names.country, at().country, colon()),
        countries=tuple(CountryLink(name, at().country(code), formats.number(count)) for name, code, count in counted),
    )
