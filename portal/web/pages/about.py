"""Help, and the pages about the portal itself."""

from flask import Response, abort

from portal.domain.facets import FACETS
from portal.domain.terms import TERMS
from portal.web import cards, maps, names, signs
from portal.web.current import portal
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.render import page

routes = part("about")

HELP = ("search", "syntax", "avrr", "notes", "languages")


@routes.get("/help")
def help() -> Response:
    """Show the list of help pages."""
    return page("help.html")


@routes.get("/help/<name>")
def help_page(name: str) -> Response:
    """Show one page of help."""
    if name not in HELP:
        abort(404)
    schemes = portal().vocabulary.schemes
    codes = tuple(schemes["evidence"].concepts) if "evidence" in schemes else ()
    licences = schemes["licence"].concepts if "licence" in schemes else {}
    return page(
        f"help_{name}.html",
        facets=[gettext(facet.label) for facet in FACETS],
        signs=signs.sections(),
        grades=[
            (cards.dots(code), names.label("evidence", code), names.definition("evidence", code)) for code in codes
        ],
        terms=[gettext(sentence) for sentence in TERMS],
        licences=[(names.label("licence", code), concept.source) for code, concept in licences.items()],
    )


@routes.get("/<any(about, library, accessibility, privacy):name>")
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
