"""Which documents a plan's words, brackets and filters match, by Whoosh's searcher."""

from collections.abc import Sequence

from portal.domain.facets import BY_NAME
from portal.domain.query import Coded, Need, Years
from portal.search.whoosh_engine.narrowing import year_codes
from portal.search.whoosh_engine.plain.holding import Docs, Holding
from portal.search.whoosh_engine.plain.queries import Queries
from portal.search.whoosh_engine.plan import Part, is_enough
from portal.search.whoosh_engine.snapshot import YEAR


def matched(holding: Holding, queries: Queries, parts: Sequence[Part], named: Docs = frozenset()) -> Docs:
    """Return what `parts` match: with none, everything. Documents `named` count as if they held a word that may occur."""
    found, loose = holding.alive, named
    for part in parts:
        docs = _of(holding, queries, part)
        if part.need is Need.must:
            found &= docs
        elif part.need is Need.must_not:
            # Not by Whoosh's AndNot: it lets a document through where another one that is banned stands before all others.
            found -= docs
        else:
            loose |= docs
    return found if is_enough(parts) else found & loose


def _of(holding: Holding, queries: Queries, part: Part) -> Docs:
    groups = (matched(holding, queries, group) for group in part.groups)
    filters = (_carrying(holding, narrow) for narrow in part.filters)
    return holding.docs(queries.matching(part)).union(*groups, *filters)


def _carrying(holding: Holding, narrow: Coded | Years) -> Docs:
    if isinstance(narrow, Years):
        return holding.carrying(YEAR, year_codes(narrow))
    return holding.carrying(narrow.facet, (narrow.code,)) if narrow.facet in BY_NAME else frozenset()
