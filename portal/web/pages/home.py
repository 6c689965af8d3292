"""The first page."""

from flask import Response

from portal.services import reading
from portal.web import cards, maps
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import language
from portal.web.pages import part
from portal.web.render import page

routes = part("home")

# Searches that readers of any language understand how to vary; each says the language it is in.
EXAMPLES = (
    ("en", "family tracing"),
    ("fr", "aide au retour volontaire"),
    ("th", "ผู้เสียหายจากการค้ามนุษย์"),
    ("en", "Libya to Gambia"),
)


@routes.get("/")
def home() -> Response:
    """Show the box, the regions, what is new and the ways in."""
    found = reading.home(portal(), reader(), language())
    return page(
        "home.html",
        home=found,
        **maps.parted(found.regions),
        newest=cards.all_shown(found.newest),
        examples=[(code, text, at().search([("q", text)])) for code, text in EXAMPLES],
    )
