"""Says whether the arrays can be trusted: the pinned Whoosh is installed, and a small index read both ways gives the same answers."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from whoosh.filedb.filestore import RamStorage

from portal.domain.places import Places
from portal.domain.query import Clause, Need, Query, Sort, Term
from portal.domain.vocabulary import Concept, Scheme, Vocabulary
from portal.search.concepts import Concepts
from portal.search.engine import Document, Results
from portal.search.whoosh_engine import arrays, guard
from portal.search.whoosh_engine.codec import FlatCodec
from portal.search.whoosh_engine.plain import PlainReading
from portal.search.whoosh_engine.preparing import prepare
from portal.search.whoosh_engine.ranking import DEFAULT
from portal.search.whoosh_engine.schema import schema

log = logging.getLogger(__name__)
CLOSE = 1e-4
"""How far two scores of the same document may lie apart: the arrays count in single precision."""

LABELS = frozenset(("a",))
TITLES = (
    ("en", "Family tracing before return"),
    ("fr", "Recherche de la famille avant le retour"),
    ("en", "Savings groups after return"),
    ("vi", "Bán hàng và bàn giao sau khi trở về"),
    ("en", "Return and family tracing"),
    ("th", "กลับบ้านอย่างปลอดภัย"),
    ("en", "Family tracing for others"),
)
HIDDEN = 7
"""The number of the document that carries another label."""


@cache
def fault() -> str:
    """Return why the arrays cannot be trusted; empty where they can. Looked at once a process."""
    try:
        guard.check()
        found = _differs()
    # Whatever another Whoosh raises, searches go on.
    except Exception as error:
        found = f"{type(error).__name__}: {error}"
    if found:
        log.warning("searches are answered the plain way, which is slower: %s", found)
    return found


def _differs() -> str:
    concepts = _concepts()
    storage = _index(concepts)
    token = ("", "")
    fast = arrays.opener(concepts, DEFAULT)(storage.open_index().reader(), token)
    plain = PlainReading(storage.open_index().reader(), token, concepts, DEFAULT)
    for query in _queries():
        one, other = (reading.search(query, LABELS, frozenset((3,))) for reading in (fast, plain))
        if not is_same(one, other):
            return f"the arrays and Whoosh's searcher differ on {query}"
    return ""


def is_same(one: Results, other: Results) -> bool:
    """Say whether two answers hold the same records with the same scores, and the same total and counts."""
    if (one.total, _counted(one), len(one.hits)) != (other.total, _counted(other), len(other.hits)):
        return False
    scores = [{hit.record: hit.score for hit in found.hits} for found in (one, other)]
    same = zip(one.hits, other.hits, strict=True)
    # Documents that score alike may stand in either order, and the last of a page give way to each other.
    return all(abs(a.score - b.score) <= CLOSE for a, b in same) and all(
        abs(score - scores[1][record]) <= CLOSE for record, score in scores[0].items() if record in scores[1]
    )


def _counted(results: Results) -> dict[str, Counter[str]]:
    return {facet: Counter(dict(values)) for facet, values in results.facets.items()}


def _concepts() -> Concepts:
    tracing = Concept("theme", "tracing", {"en": "Family tracing", "fr": "Recherche de la famille"})
    scheme = Scheme("theme", {}, {tracing.code: tracing})
    return Concepts(Vocabulary([scheme]), Places([], []), ("en", "fr", "vi"))


def _index(concepts: Concepts) -> Any:
    """Return a small index in memory: two segments, one document deleted from the first."""
    storage = RamStorage()
    storage.create_index(schema())
    documents = list(_documents())
    for some, gone in ((documents[:4], ()), (documents[4:], ("1",))):
        writer = storage.open_index().writer(codec=FlatCodec())
        for key in gone:
            writer.delete_by_term("key", key)
        for document in some:
            writer.add_document(**prepare(document, concepts))
        writer.commit(merge=False)
    return storage


def _documents() -> Iterator[Document]:
    for number, (language, title) in enumerate(TITLES, 1):
        labels = frozenset(("b",)) if number == HIDDEN else LABELS
        facets = {"language": (language,), "region": ("europe" if number % 2 else "west-africa",)}
        text = f"{title}. " * number
        yield Document(number, number, language, labels, 20_000 + number, title, "", text, facets)


def _queries() -> Iterable[Query]:
    family, back = Clause((Term("family"),)), Clause((Term("return"),))
    phrase = Clause((Term("family tracing", phrase=True),), Need.must)
    yield Query((family, back))
    yield Query((family, back), expand=False, sort=Sort.date, filters={"region": ("europe",)})
    yield Query((phrase, back), language="fr")
    yield Query((back, Clause((Term("savings"),), Need.must_not)))
    yield Query((Clause((Term("bán"),)), Clause((Term("hàng"),))), language="vi", filters={"language": ("vi",)})
    yield Query((Clause((Term("กลับบ้าน"),)),), language="th")
