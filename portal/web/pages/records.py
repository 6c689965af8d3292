"""A practice or a resource."""

from collections.abc import Mapping
from datetime import datetime

from flask import Response, abort, request

from portal.domain.kinds import BY_PATH
from portal.domain.languages import BY_CODE, INTERFACE
from portal.services import reading
from portal.services.links.listing import dead_of
from portal.services.review import own
from portal.services.views import RecordView
from portal.web import cards, counting, formats, glance, names, record_page, shown_files
from portal.web.addresses import Addresses, at
from portal.web.current import portal, reader
from portal.web.i18n import language
from portal.web.pages import part
from portal.web.render import page

routes = part("records")


@routes.get(f"/<any({', '.join(BY_PATH)}):path>/<id>")
def record(path: str, id: str) -> Response:
    """Show a record in the page's language, in the one asked for by `text`, or else in its original."""
    asked = request.args.get("text", "")
    view = reading.record(portal(), reader(), BY_PATH[path].name, id, language(), asked if asked in BY_CODE else "")
    if view is None:
        abort(404)
    counting.record_read(id)
    actions = own.actions(portal(), reader(), id)
    return page("record.html", view=view, card=view.card, **shown(view, dead_of(portal(), id)), actions=actions)


def _own_address(view: RecordView) -> str:
    """Return the address of the language version that is shown; the page's own where it would show it without being asked."""
    card, spoken = view.card, view.card.language
    chosen = language() if language() in card.languages else view.original
    addresses = Addresses(request.script_root, language())
    if not chosen or spoken == chosen:
        return addresses.record(card.kind, card.id)
    if spoken in INTERFACE:
        return Addresses(request.script_root, spoken).record(card.kind, card.id)
    return addresses.record(card.kind, card.id, spoken)


def shown(view: RecordView, dead: Mapping[str, datetime]) -> dict[str, object]:
    """Return what the template of a record prints beside the record itself; `dead` addresses with when they were asked last."""
    card = view.card
    address = request.host_url.rstrip("/") + _own_address(view)
    return {
        "shown": cards.shown(card),
        "attributes": names.lang(card.language),
        "sections": record_page.sections(view),
        "in_short": record_page.in_short(view),
        "glance": glance.glance(view),
        "details": glance.details(view),
        "evidence": glance.evidence(view) if card.kind == "practice" else None,
        "definition": names.definition("evidence", card.evidence) if formats.known(card.evidence) else "",
        "costs": glance.cost_lines(view.get("costs")) if view.get("costs") else (),
        "safeguards": names.labels("safeguard", view.get("safeguards_checked") or ()),
        "files": shown_files.shown(view),
        "sources": record_page.sources(view, dead),
        "document_dead": record_page.unanswered(dead, str(view.get("url") or "")),
        "contact": record_page.contact(view, dead),
        "ask": record_page.ask(view),
        "readings": record_page.readings(view),
        "elsewhere": record_page.elsewhere(view),
        "older": record_page.older(view),
        "came_from": record_page.came_from(),
        "citation": record_page.citation(view, portal().settings.name, address),
        "address": address,
        "late": cards.overdue(card.review_by),
        "successor": at().record(card.kind, view.superseded_by) if view.superseded_by else "",
        "related": cards.all_shown(view.related),
    }
