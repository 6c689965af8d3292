"""What is counted of reading: pages that a person opened. Not programs, nor what a browser fetches ahead."""

import re
from collections.abc import Iterable
from functools import lru_cache

from flask import request

from portal.domain.query import Query
from portal.services.views import Found
from portal.web.current import portal, reader

PROGRAMS = re.compile(
    r"bot\b|bot[/;_-]|crawl|spider|slurp|scrap|archiver|fetch|preview|monitor|uptime|check|scan|headless|lighthouse|validator"
    r"|curl|wget|python|java/|perl|ruby|go-http|okhttp|axios|node|libwww|httpclient|facebookexternal|embedly|feed",
    re.IGNORECASE,
)
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Headers by which browsers say that nobody has asked for the page yet."""


def record_read(record_id: str) -> None:
    """Count that a record's page is opened."""
    if _by_person():
        portal().counting.read(reader(), record_id)


def results_shown(found: Found) -> None:
    """Count the records of a page of results; remember words that nothing was found for."""
    if not _by_person():
        return
    if found.cards:
        portal().counting.found(reader(), _ids(found))
    elif _in_vain(found, found.query):
        portal().counting.missed(reader(), found.query)


def _ids(found: Found) -> Iterable[str]:
    return (card.id for card in found.cards)


def _in_vain(found: Found, query: Query) -> bool:
    # While the index is away, less is found than there is.
    return bool(query.clauses) and not found.total and not found.from_database


# Browsers have few names, and the pattern takes longer than all else here.
@lru_cache(maxsize=1024)
def _is_program(agent: str) -> bool:
    return bool(PROGRAMS.search(agent))


def _by_person() -> bool:
    agent = request.headers.get("User-Agent", "")
    ahead = any(
        "prefetch" in request.headers.get(name, "") or "preview" in request.headers.get(name, "") for name in AHEAD
    )
    return request.method == "GET" and bool(agent) and not _is_program(agent) and not ahead
