"""The arrays against Whoosh's own searcher on the same files, under the same weighting: same hits, same totals, same scores.

Factors of ranking are off and each word is typed once, because Whoosh knows neither.
"""

import shutil
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from portal.domain.query import Clause, Need, Query, Sort, Term
from portal.search.engine import Document
from portal.search.whoosh_engine import WhooshEngine
from portal.search.whoosh_engine.plan import plan
from portal.search.whoosh_engine.ranking import PLAIN
from portal.services.generating import Generator
from portal.services.knowledge import load
from portal.settings import ROOT
from tests.search.drawn import READERS, Written, queries, written
from tests.search.samples import concepts
from tests.search.whoosh_own import Oracle

CONCEPTS = concepts()
LABELS = frozenset(("a",))
NOTES = 240


def is_once(asked: Query) -> bool:
    """Say whether no term is looked up twice: Whoosh would count it once or twice as it likes."""
    pieces = [piece for part in plan(asked, CONCEPTS, PLAIN).parts for piece in part.pieces]
    terms = [terms for piece in pieces for terms, _ in piece.sequences]
    return len(set(terms)) == len(terms)


def hold(engine: WhooshEngine, oracle: Oracle, asked: Query, labels: frozenset[str]) -> int:
    """Compare both answers to a query, and return how many records they hold."""
    assert not engine.fallback
    found = engine.search(asked.only(expand=False, filters={}, sort=Sort.relevance, size=1000, page=1), labels)
    expected = oracle.answer(asked.only(expand=False), labels)
    assert found.total == len(expected), asked
    assert {hit.record: hit.score for hit in found.hits} == pytest.approx(expected, rel=1e-5, abs=1e-5), asked
    return found.total


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(written(), st.lists(queries().filter(is_once), min_size=8, max_size=10), st.sampled_from(READERS))
def test_drawn_queries_on_drawn_indexes(made: Written, asked: list[Query], reader: frozenset[str]) -> None:
    """Else some reader is not shown a note that holds their words, or in the wrong place."""
    folder = Path(tempfile.mkdtemp(prefix="equal"))
    try:
        engine = WhooshEngine(folder, CONCEPTS, PLAIN)
        made.into(folder, engine)
        oracle = Oracle(folder, CONCEPTS)
        for query in asked:
            hold(engine, oracle, query, reader)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def generator() -> Generator:
    """Notes of the kind that measurements are made with, in five languages."""
    knowledge = load(ROOT / "content")
    return Generator(7, knowledge.vocabulary, knowledge.places)


@pytest.fixture(scope="module")
def notes(generator: Generator) -> list[Document]:
    """Generated notes, some of them in two languages."""
    made = (
        (record, language, texts)
        for record, note in enumerate(generator.notes(NOTES), 1)
        for language, texts in note.versions
    )
    return [
        Document(
            version, record, language, LABELS, 20_000 + record, texts["title"], texts["summary"],
            "\n".join(text for name, text in texts.items() if name not in ("title", "summary")),
            {"language": (language,)},
        )
        for version, (record, language, texts) in enumerate(made, 1)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def library(notes: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WhooshEngine, Oracle]]:
    """An index of them in several segments, a tenth deleted and some replaced, read both ways."""
    folder = tmp_path_factory.mktemp("equality")
    engine = WhooshEngine(folder, CONCEPTS, PLAIN)
    engine.rebuild(notes[:150], 0)
    engine.write(notes[150:200], range(1, 150, 10), 1)
    engine.write([*notes[200:], *notes[20:24]], range(151, 200, 10), 2)
    oracle = Oracle(folder, CONCEPTS)
    assert len(oracle.reader.leaf_readers()) > 1
    assert oracle.reader.has_deletions()
    yield engine, oracle
    oracle.reader.close()


def asked_of(kind: str, words: list[str], text: str, random: Random) -> Query:
    """Return a query of a kind, of words that are frequent or rare, or that stand together in `text`."""
    drawn = random.sample(words, 3)
    start = random.randrange(len(text.split()) - 3)
    together = " ".join(text.split()[start : start + random.choice((2, 3))])
    one, two, three = (Clause((Term(word),)) for word in drawn)
    made = {
        "one word": (one,),
        "any of three": (one, two, three),
        "must": (Clause(one.terms, Need.must), two, three),
        "all": tuple(Clause((Term(word),), Need.must) for word in drawn),
        "must not": (one, two, Clause(three.terms, Need.must_not)),
        "either": (Clause((*one.terms, *two.terms), Need.must), three),
        "phrase": (Clause((Term(together, phrase=True),), Need.must),),
        "phrase that ranks": (Clause((Term(together, phrase=True),)), one),
        "phrase banned": (one, two, Clause((Term(together, phrase=True),), Need.must_not)),
        "only not": (Clause(one.terms, Need.must_not),),
    }
    return Query(made[kind], language=random.choice(("en", "fr", "es", "pt", "id")))


@pytest.mark.parametrize(
    "kind",
    ["one word", "any of three", "must", "all", "must not", "either", "phrase", "phrase that ranks", "phrase banned", "only not"],
)  # fmt: skip
def test_every_kind_of_query_on_generated_notes(
    library: tuple[WhooshEngine, Oracle], notes: list[Document], generator: Generator, kind: str
) -> None:
    """Forty of a kind: else what holds on a handful of short texts fails on a library."""
    random = Random(kind)
    words = list(chain(generator.words[:60], random.sample(generator.words, 60)))
    queries = (asked_of(kind, words, random.choice(notes).text, random) for _ in range(10_000))
    found = [hold(*library, asked, LABELS) for asked, _ in zip(filter(is_once, queries), range(40), strict=False)]
    assert len(found) == 40
    assert sum(map(bool, found)) > 10
