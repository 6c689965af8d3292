"""Pictures: opened by their own format only, and kept without what the camera or a program wrote into them."""

from pathlib import Path
from typing import Any

from portal.attachments.child.refusing import RefusedError
from portal.domain.files import MOST_PIXELS, WIDTHS

FORMATS = {"png": ("PNG",), "jpeg": ("JPEG", "MPO")}
QUALITY = 90
SMALL_QUALITY = 80


def inspect(path: Path, type: str, kept: Path) -> dict[str, Any]:
    """Look at a picture, and write the copy that is kept: the right way up, without place, time, device, comments or second pictures."""
    from PIL import ImageOps

    picture = _opened(path, FORMATS[type])
    turned = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    if type == "jpeg":
        whole = turned.convert("RGB") if turned.mode not in ("RGB", "L", "CMYK") else turned
        as_it_was = turned is picture and picture.format == "JPEG"
        whole.info = {}
        whole.save(kept, "JPEG", quality="keep" if as_it_was else QUALITY, icc_profile=profile, exif=b"", comment=b"")
    else:
        clean = turned.copy()
        clean.info = {key: value for key, value in picture.info.items() if key == "transparency"}
        clean.save(kept, "PNG", icc_profile=profile, exif=b"", save_all=False)
    return {"width": turned.width, "height": turned.height}


def smaller(path: Path, into: str) -> dict[str, Any]:
    """Write copies of fewer pixels, and return their names by width."""
    made = {}
    for width in WIDTHS:
        picture = _opened(path, ("PNG", "JPEG"))
        if width >= picture.width:
            break
        copy = picture.resize((width, max(1, round(picture.height * width / picture.width))), reducing_gap=2.0)
        name = f"{width}.{'jpg' if picture.format == 'JPEG' else 'png'}"
        copy.info = {}
        copy.save(
            Path(into) / name,
            picture.format,
            **({"quality": SMALL_QUALITY} if picture.format == "JPEG" else {"optimize": True}),
        )
        made[width] = name
    return {"widths": made}


def _opened(path: Path, formats: tuple[str, ...]) -> Any:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None
    try:
        picture = Image.open(path, formats=formats)
    except UnidentifiedImageError:
        raise RefusedError("not_what_it_says") from None
    if picture.width * picture.height > MOST_PIXELS:
        raise RefusedError("too_many_pixels")
    picture.load()
    return picture
