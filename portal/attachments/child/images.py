"""Pictures: written anew, so that nothing is left of them but what is seen."""

import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from portal.attachments.refusing import Refused
from portal.domain.files import BY_CODE, MOST_PIXELS, WIDTHS

FORMATS = {"png": "PNG", "jpeg": "JPEG"}
# A camera's picture may carry further ones (a thumbnail, a map of brightness); the first is the picture.
OPENED_AS = {"png": ("PNG",), "jpeg": ("JPEG", "MPO")}
QUALITY = 82
LONGEST = 65_000
"""Pixels of one side, which JPEG ends at."""

# Faults of a broken picture come in as many kinds as there are fields in its headers.
FAULTS = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, AttributeError)


def check(path: Path, type: str, into: Path) -> dict[str, Any]:
    """Write the picture anew into a folder, upright and without what a camera adds, and return its size. Raises Refused."""
    image = _opened(path, type)
    clean = _upright(image)
    target = into / f"clean.{BY_CODE[type].suffixes[0]}"
    _save(clean, target, type, tables=getattr(image, "quantization", None), sampling=_sampling(image))
    return {"width": clean.width, "height": clean.height}


def renditions(path: Path, into: Path) -> dict[int, str]:
    """Write smaller copies of a picture and return their names by width: those that are narrower and save bytes."""
    type = "png" if path.read_bytes()[:4] == b"\x89PNG" else "jpeg"
    image = _opened(path, type)
    made = {}
    for width in sorted((width for width in WIDTHS if width < image.width), reverse=True):
        target = into / f"{width}.{BY_CODE[type].suffixes[0]}"
        small = _smaller(image, width)
        _save(small, target, type)
        if target.stat().st_size < path.stat().st_size:
            made[width] = target.name
        else:
            target.unlink()
    return made


def _opened(path: Path, type: str) -> Image.Image:
    """Return the picture with all its pixels. Raises Refused where it is another format, moves, is too large or cut off."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("ignore")
    try:
        image = Image.open(path, formats=OPENED_AS[type])
        # Before anything is unpacked.
        if image.width * image.height > MOST_PIXELS or max(image.size) > LONGEST:
            raise Refused("too_many_pixels")
        if type == "png" and getattr(image, "n_frames", 1) > 1:
            raise Refused("animated")
        image.load()
    except Image.DecompressionBombError as error:
        raise Refused("too_many_pixels") from error
    except UnidentifiedImageError as error:
        raise Refused("damaged") from error
    except FAULTS as error:
        raise Refused("damaged") from error
    return image


def _upright(image: Image.Image) -> Image.Image:
    """Return the picture as it is meant to be seen, with its colours and nothing else."""
    try:
        turned = ImageOps.exif_transpose(image)
    except FAULTS:
        # What the camera wrote of itself is broken; the picture is not.
        turned = image
    clean = turned.copy()
    clean.info = {key: image.info[key] for key in ("icc_profile", "transparency") if image.info.get(key) is not None}
    return clean


def _smaller(image: Image.Image, width: int) -> Image.Image:
    """Return a copy of a width, in colours that can be mixed."""
    height = max(1, round(image.height * width / image.width))
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode in ("1", "I", "F") or image.mode.startswith("I;"):
        image = image.convert("L") if image.mode == "1" else _eight_bits(image)
    small = image.resize((width, height), Image.Resampling.LANCZOS)
    small.info = {key: value for key, value in image.info.items() if key == "icc_profile"}
    return small


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey picture of 16 bits in 8; converting it would cut off all that is bright."""
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _sampling(image: Image.Image) -> int:
    from PIL.JpegImagePlugin import get_sampling

    return int(get_sampling(image)) if image.format in ("JPEG", "MPO") else -1


def _save(image: Image.Image, target: Path, type: str, tables: Any = None, sampling: int = -1) -> None:
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    if type == "png":
        options |= {"compress_level": 6}
    else:
        # The steps of the original: written with others, each picture would lose or grow.
        options |= {"qtables": tables, "subsampling": sampling} if tables else {"quality": QUALITY}
        options |= {"progressive": True}
    try:
        image.save(target, FORMATS[type], **options)
    except FAULTS as error:
        raise Refused("damaged") from error
