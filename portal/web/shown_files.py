"""The files of a record, ready to be printed: what each is, how large, and a small picture where it is one."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from portal.domain.files import MEGABYTE
from portal.services.views import FileView, RecordView
from portal.web import formats, names
from portal.web.addresses import at
from portal.web.i18n import gettext, language, ngettext

KILOBYTE = 1024
SMALL, LARGE = 320, 800


@dataclass(frozen=True)
class Picture:
    """A picture in the size for this page, in a larger one for screens that have the room, and what it shows."""

    src: str
    srcset: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class ShownFile:
    """A file as it is listed. `href` is empty where it was taken away for good."""

    name: str
    href: str
    attributes: Markup
    about: str
    picture: Picture | None
    is_gone: bool
    is_waiting: bool


def shown(view: RecordView) -> tuple[ShownFile, ...]:
    """Return the files of a record."""
    return all_shown(view.card.id, view.files)


def all_shown(record_id: str, files: Iterable[FileView]) -> tuple[ShownFile, ...]:
    """Return files of the record of that id."""
    return tuple(_shown(record_id, file) for file in files)


def _shown(record_id: str, file: FileView) -> ShownFile:
    href = "" if file.is_gone else at().file(record_id, file.sha256, file.name)
    attributes = names.lang(file.language) if file.language and file.title else Markup("")
    picture = _picture(record_id, file) if file.is_image and not file.is_gone else None
    return ShownFile(file.title or file.name, href, attributes, _about(file), picture, file.is_gone, file.is_waiting)


def _about(file: FileView) -> str:
    parts = [gettext(file.type_label), size(file.size)]
    if file.pages:
        parts.append(ngettext("%(count)s page", "%(count)s pages", file.pages) % {"count": formats.number(file.pages)})
    if file.language and file.language != language():
        parts.append(gettext("in %(language)s") % {"language": formats.language_named(file.language)})
    if file.licence:
        parts.append(names.label("licence", file.licence))
    return ", ".join(part for part in parts if part)


def size(count: int) -> str:
    """Return a number of bytes as people read it: '840 kB', '1.2 MB'."""
    if count < MEGABYTE:
        return gettext("%(count)s kB") % {"count": formats.number(max(1, round(count / KILOBYTE)))}
    return gettext("%(count)s MB") % {"count": formats.number(round(count / MEGABYTE, 1))}


def _picture(record_id: str, file: FileView) -> Picture | None:
    """Return a picture in sizes for slow lines; nothing while there is none smaller than a whole photograph."""
    if not file.width or not file.height:
        return None
    sizes = [width for width in file.widths if width <= LARGE]
    if not sizes:
        return None
    sets = ", ".join(f"{at().file(record_id, file.sha256, file.name, width)} {width}w" for width in sizes)
    src = at().file(record_id, file.sha256, file.name, sizes[0])
    return Picture(src, sets, file.alt, sizes[0], round(sizes[0] * file.height / file.width))
