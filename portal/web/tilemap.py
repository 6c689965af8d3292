"""Maps of one tile a country, near where one looks for it. Tiles say nothing on borders or status, and need no picture of a coast."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

CELL, TILE = 32, 30
STEPS = 4

# One row of tiles a line; a dot is an empty place. A country that a region has and its map has not is in the list below the map.
DRAWN = {
    "europe": """
        IS .  .  .  NO SE FI .  .
        .  .  .  .  DK .  EE .  .
        IE GB .  NL DE PL LV RU .
        .  .  BE LU CZ SK LT BY .
        .  FR CH LI AT HU UA MD .
        PT ES .  IT SI HR RO GE AZ
        .  .  .  .  BA RS BG AM .
        .  .  .  MT ME XK MK TR .
        .  .  .  .  .  AL GR CY .
    """,
    "south-east-asia": """
        BD MM LA VN .  .
        .  .  TH KH .  PH
        .  .  MY .  BN .
        .  .  SG .  .  .
        .  .  ID .  .  TL
    """,
    "west-africa": """
        .  .  MA DZ TN LY EG
        .  .  MR ML .  NE TD .  .
        CV SN .  .  BF .  .  .  .
        .  GM GN CI GH TG BJ NG CM
        .  GW SL LR .  .  .  .  .
    """,
}


@dataclass(frozen=True)
class Place:
    """Where a country's tile is, in tiles from the left and from the top."""

    country: str
    column: int
    row: int


@cache
def places(region: str) -> tuple[Place, ...]:
    """Return the tiles of a region's map; none for a region without one."""
    rows = [line.split() for line in DRAWN.get(region, "").split("\n") if line.strip()]
    return tuple(
        Place(code, column, row) for row, line in enumerate(rows) for column, code in enumerate(line) if code != "."
    )


def step(count: int, largest: int) -> int:
    """Return how dark a tile is: 0 without records, else 1 to STEPS."""
    return -(-count * STEPS // largest) if count and largest else 0


def _tile(place: Place, left: int, top: int, shade: int) -> Markup:
    x, y = (place.column - left) * CELL + 1, (place.row - top) * CELL + 1
    return Markup(
        '<rect class="t{0}" x="{1}" y="{2}" width="{3}" height="{3}"/><text class="t{0}" x="{4}" y="{5}">{6}</text>'
    ).format(shade, x, y, TILE, x + TILE // 2, y + TILE // 2 + 4, place.country)


def _linked(tile: Markup, name: str, address: str) -> Markup:
    return Markup('<a href="{0}" aria-label="{1}"><title>{1}</title>{2}</a>').format(address, name, tile)


def svg(
    region: str,
    members: Iterable[str],
    counts: Mapping[str, int],
    label: str,
    name: Callable[[str], str],
    address: Callable[[str], str],
    between: str = ": ",
) -> Markup:
    """Return the map of a region's `members` (and of whatever country has records) as SVG without any style in it.

    A tile with records is a link called 'Senegal: 8' (`between` parts the two); the others only help to find one's place.
    Empty where there is no map.
    """
    wanted = {*members, *(code for code, count in counts.items() if count)}
    drawn = [place for place in places(region) if place.country in wanted]
    if not drawn:
        return Markup("")
    left, top = min(place.column for place in drawn), min(place.row for place in drawn)
    width = (max(place.column for place in drawn) - left + 1) * CELL
    height = (max(place.row for place in drawn) - top + 1) * CELL
    largest = max(counts.values(), default=0)
    tiles = []
    for place in drawn:
        count = counts.get(place.country, 0)
        tile = _tile(place, left, top, step(count, largest))
        tiles.append(_linked(tile, f"{name(place.country)}{between}{count}", address(place.country)) if count else tile)
    opening = Markup(
        '<svg class="map {0}" viewBox="0 0 {1} {2}" width="{1}" height="{2}" role="group" aria-label="{3}">'
    )
    return opening.format(region, width, height, label) + Markup("").join(tiles) + Markup("</svg>")
