"""Pictures are kept as they look, and with nothing else in them; smaller ones are made for slow lines."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from portal.attachments.inspecting import Inspected
from portal.attachments.pictures import renditions
from portal.domain.files import MOST_PIXELS
from tests.attachments import making as m
from tests.attachments import making_pictures as p
from tests.attachments.test_inspecting import looked_at


def kept(folder: Path, name: str, content: bytes) -> Image.Image:
    """The picture that is kept of one that came."""
    found = looked_at(folder, name, content)
    assert isinstance(found, Inspected), found
    picture = Image.open(io.BytesIO(found.path.read_bytes()))
    picture.load()
    assert (found.width, found.height) == picture.size
    return picture


@pytest.mark.parametrize(("name", "content"), [("a.jpg", p.talkative_jpeg()), ("a.png", p.talkative_png())])
def test_nothing_is_kept_of_a_picture_but_what_is_seen(name: str, content: bytes, tmp_path: Path) -> None:
    """Else the picture of a shelter tells where it is, and the words of a caseworker who was meant."""
    assert content.count(p.SECRET) > 2
    found = looked_at(tmp_path, name, content)
    assert isinstance(found, Inspected)
    left = found.path.read_bytes()
    assert p.SECRET not in left
    with Image.open(io.BytesIO(left)) as picture:
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    # Words can be packed: what is not needed for the pixels is not there.
    names = [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt", b"Exif", b"Photoshop", b"adobe"]
    assert not [word for word in names if word in left]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation: int, tmp_path: Path) -> None:
    """Else every photograph that was taken with a telephone upright lies on its side."""
    picture = kept(tmp_path, "a.jpg", p.turned(orientation))
    assert picture.size == (64, 32)
    for (right, low), colour in p.CORNERS.items():
        seen = picture.getpixel((16 + 32 * right, 8 + 16 * low))
        assert isinstance(seen, tuple)
        assert max(abs(one - other) for one, other in zip(seen, colour, strict=True)) < 30, orientation


def test_the_second_picture_of_a_telephone_is_left_out(tmp_path: Path) -> None:
    """Else what was cut away is still in the file."""
    content = p.two_in_one()
    found = looked_at(tmp_path, "a.jpg", content)
    assert isinstance(found, Inspected)
    left = found.path.read_bytes()
    assert left.count(b"\xff\xd8\xff") == 1 < content.count(b"\xff\xd8\xff")
    with Image.open(io.BytesIO(left)) as picture:
        assert picture.format == "JPEG"


def test_colours_stay(tmp_path: Path) -> None:
    """Else flags and maps change their colours, and cut-out pictures get a black ground."""
    assert kept(tmp_path, "a.jpg", m.picture("JPEG", icc_profile=p.PROFILE)).info["icc_profile"] == p.PROFILE
    assert kept(tmp_path, "a.png", m.picture("PNG", icc_profile=p.PROFILE)).info["icc_profile"] == p.PROFILE
    striped = Image.open(io.BytesIO(m.picture("PNG")))
    modes = {
        "1": striped.convert("1"),
        "L": striped.convert("L"),
        "LA": striped.convert("LA"),
        "P": striped.quantize(16),
        "RGB": striped,
        "RGBA": striped.convert("RGBA"),
        "I;16": Image.new("I;16", (40, 30), 40_000),
    }
    for mode, picture in modes.items():
        came = Image.open(io.BytesIO(p.saved(picture, "PNG")))
        assert came.mode == mode
        left = kept(tmp_path, "a.png", p.saved(picture, "PNG"))
        assert left.mode == mode
        assert left.tobytes() == came.tobytes(), mode
    see_through = kept(tmp_path, "a.png", p.saved(striped.quantize(16), "PNG", transparency=0))
    assert see_through.info["transparency"] == 0


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_photograph_is_as_sharp_as_it_came(mode: str, tmp_path: Path) -> None:
    """Else every photograph loses with each time that it is attached, or has its colours turned."""
    content = p.saved(p.view(mode), "JPEG", quality=88)
    came, left = Image.open(io.BytesIO(content)), kept(tmp_path, "a.jpg", content)
    assert left.mode == mode
    apart = ImageChops.difference(came.convert("RGB"), left.convert("RGB")).resize((1, 1)).getpixel((0, 0))
    assert isinstance(apart, tuple)
    assert max(apart) <= 2


def test_a_picture_that_came_before_is_the_same_file(tmp_path: Path) -> None:
    """Else one picture is kept once for every time that it is attached."""
    first = looked_at(tmp_path, "a.jpg", m.photograph())
    assert isinstance(first, Inspected)
    content = first.path.read_bytes()
    again = looked_at(tmp_path, "b.jpeg", m.photograph())
    assert isinstance(again, Inspected)
    assert again.path.read_bytes() == content


REFUSED = {
    "it moves": ("a.png", p.moving(), "animated"),
    "very many pixels": ("a.png", m.vast_png(MOST_PIXELS // 1000, 1001), "too_many_pixels"),
    "a very long line": ("a.png", m.vast_png(70_000, 2), "too_many_pixels"),
    "words that burst": ("a.png", p.bursting_words(), "damaged"),
    "a profile that bursts": ("a.png", p.bursting_profile(), "damaged"),
    "the end is missing": ("a.png", m.picture("PNG")[:-400], "damaged"),
    "a film called a picture": ("a.png", b"GIF89a" + b"\0" * 50, "not_what_it_says"),
    "a photograph called a drawing": ("a.png", m.picture("JPEG"), "not_what_it_says"),
    "a beginning and nothing else": ("a.jpg", b"\xff\xd8\xff\xe0", "damaged"),
    "noise": ("a.jpg", b"\xff\xd8\xff" + bytes(range(256)) * 20, "damaged"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_picture_that_harms_or_is_none_is_refused(what: str, tmp_path: Path) -> None:
    """Else one picture fills the memory of the server, or of whoever looks at the page."""
    name, content, code = REFUSED[what]
    assert looked_at(tmp_path, name, content) == code


def made(folder: Path, name: str, content: bytes) -> dict[int, Image.Image]:
    """The smaller copies of a picture by their width."""
    path = folder / name
    path.write_bytes(content)
    return {width: Image.open(io.BytesIO(copy.read_bytes())) for width, copy in renditions(path, folder).items()}


def test_pictures_get_smaller_copies_for_slow_lines(tmp_path: Path) -> None:
    """Else a page with a photograph costs a megabyte on a phone."""
    content = m.picture("JPEG", (2000, 1000), icc_profile=p.PROFILE)
    copies = made(tmp_path, "a.jpg", content)
    assert {width: copy.size for width, copy in copies.items()} == {320: (320, 160), 800: (800, 400), 1600: (1600, 800)}
    sizes = [(tmp_path / f"{width}.jpg").stat().st_size for width in (320, 800, 1600)]
    assert sizes == sorted(sizes)
    assert sizes[-1] < len(content)
    assert all(copy.info["icc_profile"] == p.PROFILE for copy in copies.values())


def test_a_copy_that_saves_nothing_is_not_made(tmp_path: Path) -> None:
    """Else a drawing in two colours is kept four times, each larger than itself."""
    drawing = Image.new("1", (900, 600))
    drawing.paste(1, (100, 100, 300, 300))
    content = p.saved(drawing, "PNG")
    assert all((tmp_path / f"{width}.png").stat().st_size < len(content) for width in made(tmp_path, "a.png", content))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_drawings_of_every_kind_get_smaller_ones(mode: str, tmp_path: Path) -> None:
    """Else a map has no copy for phones, or one that is white all over."""
    noise = Image.effect_noise((900, 600), 80)
    picture = noise.point(lambda value: value * 200, "I").convert("I;16") if mode == "I;16" else noise.convert(mode)
    copies = made(tmp_path, "a.png", p.saved(picture, "PNG"))
    assert copies[320].size == (320, 213)
    grey = copies[320].convert("L")
    assert 60 < sum(grey.tobytes()) / len(grey.tobytes()) < 200


def test_a_small_or_broken_picture_has_none(tmp_path: Path) -> None:
    """Else a logo is kept four times, and the worker stands still at a broken one."""
    assert made(tmp_path, "a.png", m.picture("PNG", (200, 100))) == {}
    assert made(tmp_path, "a.png", m.picture("PNG")[:300]) == {}
    assert made(tmp_path, "a.jpg", b"nothing") == {}
