"""Search: the box, the facets, the results."""

from flask import Response, abort, request

from portal.domain.languages import BY_CODE
from portal.services import search as service
from portal.web import cards, counting, facets, names, results
from portal.web.addresses import filter_pairs
from portal.web.current import portal, reader
from portal.web.i18n import language
from portal.web.pages import part
from portal.web.render import page

routes = part("search")

MOST = 100_000
"""Characters of an address, as sent, that are read: ten thousand letters of any script. The query language searches the first thousand."""


@routes.get("/search")
def search() -> Response:
    """Show a page of results; every state of it has an address."""
    if len(request.query_string) > MOST:
        abort(414)
    params = request.args.to_dict(flat=False)
    words = params.pop("q", [""])[0]
    query = service.read_query(portal(), language(), words, params)
    found = service.find(portal(), reader(), query)
    counting.results_shown(found)
    return page(
        "search.html",
        found=found,
        words=service.clauses_text(query),
        total=results.total(found),
        cards=cards.all_shown(found.cards),
        groups=facets.groups(found.facets),
        chips=results.chips(found),
        filtered=len(filter_pairs(query.filters)),
        kept_filters=() if found.facets else filter_pairs(query.filters),
        clear=results.clear(query),
        orders=results.orders(query),
        pages=results.pages(found),
        hidden=results.hidden(query),
        meant=results.did_you_mean(found),
        also=[(names.lang(_script(term)), term) for term in found.also_searched],
        only_my_words=results.only_my_words(query),
        less=results.less(found),
        to_ask=results.to_ask(query.filters.get("region", ())) if not found.total else (),
    )


def _script(term: str) -> str:
    """Return the language that a word's letters give away, so that it is set and spoken rightly; else the page's own."""
    first = next((ord(letter) for letter in term if ord(letter) > 0x2FF), 0)
    for code, start, end in SCRIPTS:
        if start <= first <= end and code in BY_CODE:
            return code
    return language()


SCRIPTS = (
    ("ar", 0x600, 0x6FF),
    ("th", 0xE00, 0xE7F),
    ("lo", 0xE80, 0xEFF),
    ("my", 0x1000, 0x109F),
    ("km", 0x1780, 0x17FF),
    ("zh", 0x4E00, 0x9FFF),
)
