"""What a text still lacks before it can be sent in: what its form asks for, and a region of the person who sends it."""

from collections.abc import Mapping
from typing import Any

from portal.database import reviewing
from portal.database.organisations import names_of
from portal.domain.answers import unanswered
from portal.domain.drafting import missing
from portal.domain.inputs import named_organisations
from portal.domain.policy import GLOBAL, Reader
from portal.domain.problems import Problem
from portal.domain.values import NOT_REPORTED
from portal.services.context import Portal
from portal.services.review.drafts import context

Content = Mapping[str, Any]


def unfinished(
    portal: Portal, reader: Reader, kind: str, shared: Content, texts: Content, record_id: str = ""
) -> tuple[Problem, ...]:
    """Return what stands between a text and its being sent in by `reader`, in the order of the form; empty where nothing does.

    A problem of the type `own_region` names the person's own regions (codes). What the public text of the record leaves open may
    stay open.
    """
    found = (*lacking(portal, kind, shared, texts), *unanswered(kind, shared, texts, _gaps(portal, record_id)))
    regions = shared.get("regions")
    named = {str(code) for code in regions} if isinstance(regions, list) else set()
    # Where no region is given at all, that is said already.
    if named and not named & {*reader.regions, GLOBAL}:
        return (*found, Problem("regions", "own_region", {"regions": sorted(reader.regions)}))
    return found


def lacking(portal: Portal, kind: str, shared: Content, texts: Content) -> tuple[Problem, ...]:
    """Return what stands between a text and its publication, whoever sent it in: what is missing or wrong, and bodies that nobody knows."""
    found = missing(kind, shared, texts, context(portal))
    wrong = {problem.name for problem in found}
    named = named_organisations({name: value for name, value in shared.items() if name not in wrong})
    with portal.database.asking() as connection:
        known = names_of(connection, {body for _, body in named})
    return (*found, *(Problem(role, "unknown_code", {"code": body}) for role, body in named if body not in known))


def _gaps(portal: Portal, record_id: str) -> frozenset[str]:
    if not record_id:
        return frozenset()
    with portal.database.reading() as session:
        contents = reviewing.live_contents(session, record_id)
    return frozenset(name for content in contents for name, value in content.items() if value == NOT_REPORTED)
