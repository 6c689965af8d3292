"""Help, and the pages about the portal itself."""

from flask import Response, abort

from portal.domain.facets import FACETS
from portal.web import cards, maps, names
from portal.web.current import portal
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.render import page

routes = part("about")

HELP = ("search", "avrr", "notes", "languages")


@routes.get("/help")
def help() -> Response:
    """Show the list of help pages."""
    return page("help.html")


@routes.get("/help/<name>")
def help_page(name: str) -> Response:
    """Show one page of help."""
    if name not in HELP:
        abort(404)
    grades = portal().vocabulary.schemes.get("evidence")
    codes = tuple(grades.concepts) if grades else ()
    return page(
        f"help_{name}.html",
        facets=[gettext(facet.label) for facet in FACETS],
        grades=[
            (cards.dots(code), names.label("evidence", code), names.definition("evidence", code)) for code in codes
        ],
    )


@routes.get("/<any(about, accessibility, privacy):name>")
def named(name: str) -> Response:
    """Show a page about the portal."""
    settings = portal().settings
    controller = settings.data_controller or settings.operator
    regions = [names.region(code) for code in portal().places.regions if code != maps.NO_SINGLE]
    coordinators = [
        (names.region(code), link)
        for code, address in settings.coordinators.items()
        if (link := names.contact(address))
    ]
    return page(f"{name}.html", controller=controller, coordinators=coordinators, regions=regions)
