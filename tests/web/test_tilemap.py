"""Maps of tiles: every country in its place once, readable in light and dark, and the same as a list."""

import re
from collections import Counter

import pytest

from portal.services.knowledge import Knowledge
from portal.web import tilemap
from portal.web.assets import STATIC
from tests.web.conftest import Get

STYLES = "\n".join(part.read_text() for part in sorted((STATIC / "css").glob("*.css")))
REGIONS = ("europe", "south-east-asia", "west-africa")
ENOUGH = 4.5


@pytest.mark.parametrize("region", REGIONS)
def test_every_country_of_a_pilot_has_one_place(knowledge: Knowledge, region: str) -> None:
    """Else a country is missing from the map of its own region, which is read as a statement."""
    drawn = [place.country for place in tilemap.places(region)]
    assert set(knowledge.places.regions[region].countries) <= set(drawn)
    assert not [code for code, count in Counter(drawn).items() if count > 1]
    assert set(drawn) <= set(knowledge.places.countries)


def test_tiles_lead_to_their_countries_by_name(get: Get) -> None:
    """Else the map is closed to keyboards and screen readers."""
    page = get("/en/regions/west-africa")
    links = {link.get("aria-label"): link.get("href") for link in page.one("svg").all("a")}
    listed = {}
    for row in page.one("ul", class_="columns").all("li"):
        link = row.one("a")
        listed[f"{link.text}: {row.one(class_='n').text}"] = link.get("href")
    assert len(links) > 10
    assert set(links) <= set(listed)
    assert all(listed[name] == href for name, href in links.items())
    assert "imply nothing on borders or status" in page.main.text


def test_countries_without_records_are_drawn_but_lead_nowhere() -> None:
    """Else one walks into empty pages, or cannot find one's place on the map."""
    drawn = tilemap.svg("west-africa", ["SN", "TG"], {"SN": 2, "LY": 1}, "Map", str, str)
    assert drawn.count("<a ") == 2
    assert ">TG</text>" in drawn
    assert ">ML</text>" not in drawn
    assert tilemap.svg("global", [], {"SN": 1}, "Map", str, str) == ""


def test_shades_follow_the_number_of_records() -> None:
    """Else the map says something else than the list."""
    assert [tilemap.step(count, 8) for count in (0, 1, 2, 3, 4, 5, 8)] == [0, 1, 1, 2, 2, 3, 4]
    assert tilemap.step(1, 1) == 4
    assert tilemap.step(0, 0) == 0


def test_names_are_shown_as_text() -> None:
    """Else a name with a sign in it breaks the picture."""
    drawn = tilemap.svg("west-africa", [], {"CI": 1}, 'a"b', lambda _: "C & <d>", str)
    assert 'aria-label="C &amp; &lt;d&gt;: 1"' in drawn
    assert 'aria-label="a&#34;b"' in drawn


def _tokens(dark: bool) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", STYLES, re.DOTALL)
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6})", blocks[1 if dark else 0]))


def _rgb(colour: str) -> tuple[float, ...]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return tuple(int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))


def _luminance(colour: tuple[float, ...]) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the contrast of two colours as WCAG counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("tone", ["europe", "sea", "wa", "global"])
@pytest.mark.parametrize("shade", range(tilemap.STEPS + 1))
def test_codes_can_be_read_on_every_shade(tone: str, shade: int, dark: bool) -> None:
    """Else a country's code vanishes just where most is known, or at night."""
    tokens = _tokens(dark)
    paper, full = _rgb(tokens["paper"]), _rgb(tokens[tone])
    selector = r"\.map rect \{" if shade == 0 else rf"\.map rect\.t{shade} \{{"
    mixed = re.search(selector + r" fill: color-mix\(in srgb, var\(--tone\) (\d+)%", STYLES)
    share = int(mixed[1]) / 100 if mixed else 1.0
    ground = tuple(share * a + (1 - share) * b for a, b in zip(full, paper, strict=True))
    letters = {0: "muted", 4: "paper"}.get(shade, "ink")
    assert re.search(r"\.map text\.t0 \{ fill: var\(--muted\)", STYLES)
    assert re.search(r"\.map text\.t4 \{ fill: var\(--paper\)", STYLES)
    assert contrast(_rgb(tokens[letters]), ground) >= ENOUGH


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("letters", ["ink", "muted", "link", "danger", "done", "europe", "sea", "wa", "global"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "soft"])
def test_words_can_be_read_on_every_ground(letters: str, ground: str, dark: bool) -> None:
    """Else those with weak eyes cannot read the portal."""
    tokens = _tokens(dark)
    assert contrast(_rgb(tokens[letters]), _rgb(tokens[ground])) >= ENOUGH


@pytest.mark.parametrize("dark", [False, True])
def test_marked_words_and_focus_can_be_seen(dark: bool) -> None:
    """Else one sees neither why a record was found nor where the keyboard is."""
    tokens = _tokens(dark)
    assert contrast(_rgb(tokens["ink"]), _rgb(tokens["marked"])) >= ENOUGH
    assert contrast(_rgb(tokens["focus"]), _rgb(tokens["paper"])) >= 3
