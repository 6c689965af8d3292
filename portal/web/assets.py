"""Stylesheet, script and pictures: read once at start, named by their content, so that browsers may keep them for ever."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort, make_response

STATIC = Path(__file__).resolve().parent / "static"
# The sheets of forms, accounts and the desk, which readers do not need.
FIRST_OF_WORK = "60"
FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ico": "image/vnd.microsoft.icon",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}


@dataclass(frozen=True)
class Asset:
    """A file as it is sent: `name` holds a hash of `content`."""

    name: str
    content: bytes
    type: str


class UnknownAssetTypeError(ValueError):
    """A file (such as a logo) whose ending says no type that pages may show."""


class Assets:
    """All assets by their short name ('portal.css') and by the hashed one."""

    def __init__(self) -> None:
        self.by_short: dict[str, Asset] = {}
        self.by_name: dict[str, Asset] = {}

    def add(self, short: str, content: bytes) -> Asset:
        """Take a file in; UnknownAssetTypeError where its ending is not one of TYPES."""
        stem, dot, ending = short.rpartition(".")
        type = TYPES.get(dot + ending.lower())
        if type is None:
            raise UnknownAssetTypeError(f"{short}: not one of {', '.join(TYPES)}")
        digest = hashlib.sha256(content).hexdigest()[:12]
        asset = Asset(f"{stem}.{digest}.{ending.lower()}", content, type)
        self.by_short[short] = self.by_name[asset.name] = asset
        return asset

    def address(self, short: str, root: str) -> str:
        """Return where a browser finds an asset; KeyError where there is none."""
        return f"{root}/static/{self.by_short[short].name}"


def smaller(css: str) -> str:
    """Return a stylesheet without comments and needless space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip()


def stylesheet(parts: Iterable[Path]) -> bytes:
    """Return the parts of the stylesheet as one, in the order of their names."""
    return smaller("\n".join(part.read_text("utf-8") for part in sorted(parts))).encode()


def load(logo: Path | None = None) -> Assets:
    """Read every asset of the package, and the portal's own logo where it has one."""
    assets = Assets()
    parts = sorted((STATIC / "css").glob("*.css"))
    assets.add("portal.css", stylesheet(part for part in parts if part.name < FIRST_OF_WORK))
    assets.add("work.css", stylesheet(part for part in parts if part.name >= FIRST_OF_WORK))
    for file in sorted(STATIC.iterdir()):
        if file.is_file():
            assets.add(file.name, file.read_bytes())
    if logo is not None:
        assets.add(f"logo{logo.suffix}", logo.read_bytes())
    return assets


def pages(assets: Assets) -> Blueprint:
    """Return the routes that send assets."""
    routes = Blueprint("assets", __name__)

    @routes.get("/static/<name>")
    def static_file(name: str) -> Response:
        asset = assets.by_name.get(name)
        if asset is None:
            abort(404)
        return _sent(asset, FOR_EVER)

    @routes.get("/favicon.ico")
    def favicon() -> Response:
        return _sent(assets.by_short["favicon.ico"], "public, max-age=86400")

    return routes


def _sent(asset: Asset, cache: str) -> Response:
    response = make_response(asset.content)
    response.headers["Content-Type"] = asset.type
    response.headers["Cache-Control"] = cache
    return response
