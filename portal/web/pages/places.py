"""Regions, countries and themes."""

from urllib.parse import quote

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.services import reading
from portal.web import cards, maps, names
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import language
from portal.web.pages import part
from portal.web.render import page

routes = part("places")


@routes.get("/regions")
def regions() -> Response:
    """Show the pilot regions beside each other."""
    found = reading.regions(portal(), reader(), language())
    return page("regions.html", **maps.parted(found))


@routes.get("/regions/<code>")
def region(code: str) -> Response:
    """Show one pilot region."""
    found = reading.region(portal(), reader(), code, language())
    if found is None:
        abort(404)
    contact = names.contact(portal().settings.coordinators.get(code, ""))
    return page(
        "region.html", region=maps.shown(found), found=found, newest=cards.all_shown(found.newest), contact=contact
    )


@routes.get("/countries/<code>")
def country(code: str) -> AnyResponse:
    """Show what is known of one country. Its code is upper-case; the other spelling leads there."""
    if code != code.upper():
        asked = request.query_string.decode("utf-8", "replace")
        return redirect(at().country(quote(code.upper())) + (f"?{asked}" if asked else ""), 301)
    found = reading.country(portal(), reader(), code, language())
    if found is None:
        abort(404)
    region = portal().places.region_of(code)
    return page(
        "country.html",
        name=names.country(code),
        found=found,
        cards=cards.all_shown(found.cards),
        mark=cards.marks([region])[0] if region else None,
    )


@routes.get("/themes/<code>")
def theme(code: str) -> Response:
    """Show what is known of one theme."""
    found = reading.theme(portal(), reader(), code, language())
    if found is None:
        abort(404)
    return page(
        "theme.html",
        name=names.label("theme", code),
        definition=names.definition("theme", code),
        found=found,
        cards=cards.all_shown(found.cards),
    )
