"""Who asks what, after any change."""

from portal.domain.policy import REGIONS, Reader, Role
from portal.domain.query import Clause, Need, Query, Term
from portal.services.views import Found
from tests.wholeness.plain import Answer

WORDS = ("quabx", "quacx", "quadx", "quafx", "quagx")
READERS = (
    Reader(),
    Reader(Role.official, frozenset({"west-africa"})),
    *(Reader(Role.coordinator, frozenset({region})) for region in REGIONS),
    Reader(Role.moderator, frozenset({"europe"})),
)


def query(*terms: Term, need: Need = Need.must, **filters: str) -> Query:
    """Return the query of one clause for each term, narrowed by filters."""
    clauses = tuple(Clause((term,), need) for term in terms)
    return Query(clauses, {name: (value,) for name, value in filters.items()}, size=50, expand=False)


A, B = Term(WORDS[0]), Term(WORDS[1])
QUERIES = (
    *(query(Term(word), need=Need.may) for word in WORDS),
    query(A, B),
    query(Term(f"{A.text} {B.text}", phrase=True)),
    query(A).only(clauses=(Clause((A,), Need.must), Clause((B,), Need.must_not))),
    query(A).only(clauses=(Clause((A, B), Need.must),)),
    query(region="west-africa"),
    query(A, language="fr"),
    query(B, country="SN", region="europe"),
    query(language="th"),
)


def told(found: Found) -> Answer:
    """Return what a page of results says."""
    counts = {view.name: {value.value: value.count for value in view.values if value.count} for view in found.facets}
    assert found.total == len(found.cards)
    return Answer(frozenset(card.id for card in found.cards), counts)
