"""From a template to a response, with what every page needs: names, addresses in each language, footnotes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, current_app, make_response, request

from portal.domain.languages import DEFAULT, INTERFACE, language_name
from portal.web import formats, names
from portal.web.addresses import Addresses, at
from portal.web.assets import Assets
from portal.web.current import person, portal
from portal.web.forms import controls, lists
from portal.web.hint_words import hinted
from portal.web.i18n import colon, gettext, language

# The longest query that is asked again: what common servers and browsers still pass on.
LONGEST = 4000


@dataclass(frozen=True)
class Alternate:
    """The same page in another interface language."""

    code: str
    name: str
    href: str
    absolute: str
    current: bool


def asset(short: str) -> str:
    """Return an asset's address."""
    assets: Assets = current_app.extensions["portal_assets"]
    return assets.address(short, request.script_root)


def logo() -> str:
    """Return the address of the portal's logo, or nothing."""
    path = portal().settings.logo
    return asset(f"logo{path.suffix}") if path else ""


def tagline() -> str:
    """Return the line under the portal's name."""
    return portal().settings.tagline or gettext("practices shared by governments in three regions")


def operator() -> str:
    """Return the sentence that says whose portal this is, so that nobody takes it for an official site."""
    name = portal().settings.operator
    if name:
        text = gettext(
            "This portal is run by %(operator)s. It is not an official site of the International Organization for Migration."
        )
        return text % {"operator": name}
    return gettext(
        "This is a local installation. It is not an official site of the International Organization for Migration."
    )


def _below_language() -> str | None:
    """Return the page's path after its language, None where it has no language (an error at another address)."""
    start, path = f"/{language()}", request.path
    return path[len(start) :] if path == start or path.startswith(f"{start}/") else None


def alternates() -> tuple[Alternate, ...]:
    """Return this page in every interface language."""
    rest = _below_language()
    query = request.query_string.decode("utf-8", "replace")
    found = []
    for code in INTERFACE:
        path = Addresses(request.script_root, code).base + (rest if rest is not None else "/")
        href = f"{path}?{query}" if query and rest is not None and len(query) <= LONGEST else path
        found.append(
            Alternate(code, language_name(code), href, request.host_url.rstrip("/") + path, code == language())
        )
    return tuple(found)


def default_address() -> str:
    """Return the address of this page that leaves the language to the reader's browser."""
    return request.host_url.rstrip("/") + request.script_root + (_below_language() or "/")


def today() -> str:
    """Return today's date in words."""
    return formats.day(datetime.now(UTC).date())


WORK = frozenset({"account", "texts", "desk", "admin", "flag", "unsent", "meanwhile"})


def is_work(name: str) -> bool:
    """Say whether a page has forms or lists of work: its template's name begins with a part of the site that does, or somebody is
    signed in, whose pages of records have more on them.
    """
    return name.partition("_")[0] in WORK or person() is not None


GLOBALS: dict[str, Any] = {
    "asset": asset,
    "is_work": is_work,
    "logo": logo,
    "tagline": tagline,
    "operator": operator,
    "alternates": alternates,
    "default_address": default_address,
    "footnotes": names.footnotes,
    "colon": colon,
    "page_language": language,
    "at": at,
    "today": today,
    "settings": lambda: portal().settings,
    "contact_link": names.contact,
    "once": lists.once,
    "hinted": hinted,
    "counted": controls.counted,
    "names_address": lists.address,
    "lang": names.lang,
    "languages": INTERFACE,
    "default_language": DEFAULT,
}


def page(template: str, status: int = 200, /, **values: Any) -> Response:
    """Return a page made from `template`."""
    text = current_app.jinja_env.get_template(template).render(page=template.removesuffix(".html"), **values)
    response = make_response(text, status)
    response.headers["Content-Type"] = "text/html; charset=utf-8"
    response.headers["Content-Language"] = language()
    return response


def install(app: Flask) -> None:
    """Give templates the functions that they call."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(GLOBALS)
    app.jinja_env.filters.update(
        number=formats.number,
        figure=formats.figure,
        partial=formats.partial,
        day=formats.day,
        moment=formats.moment,
        listed=formats.listed,
        tongues=formats.tongues,
        country=names.country,
    )
