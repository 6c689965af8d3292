"""Whatever happens to records, in whatever order, search is a plain filter over the database: for every kind of reader.

TEST_SEQUENCES says how many sequences are tried (40 without it).
"""

import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from portal.database import indexing as queries
from portal.domain import policy
from portal.domain.policy import REGIONS, Visibility
from portal.domain.workflow import Condition
from portal.services import comparing, indexing, search
from tests.wholeness import changes
from tests.wholeness.asking import QUERIES, READERS, WORDS, query, told
from tests.wholeness.plain import Library, answer, hidden, library
from tests.worker.test_indexing import Between, PowerCut

SEQUENCES = int(os.environ.get("TEST_SEQUENCES", "40"))
MOST_RECORDS = 6

some_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)
visibilities = st.sampled_from(Visibility)
languages = st.sampled_from(("en", "fr", "th", "vi", "km"))
fields = st.fixed_dictionaries(
    {
        "regions": st.lists(st.sampled_from(REGIONS), min_size=1, max_size=2, unique=True),
        "implementation_countries": st.lists(st.sampled_from(("SN", "NL", "VN")), min_size=1, max_size=2, unique=True),
        "lead_body": st.sampled_from(changes.BODIES),
        "abstracts": st.lists(st.builds(changes.abstract, languages, some_words), max_size=1),
    }
)
numbers = st.integers(0, MOST_RECORDS - 1)


class AnySequence(RuleBasedStateMachine):
    """A portal, what its index holds as far as the test knows, and all that can be done to the two."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sequence-"))
        self.portal = changes.new_portal(self.folder)
        self.indexed: dict[int, Any] = {}
        self.ids: list[str] = []
        self.expunged: set[int] = set()
        self.turn = 0

    def _id(self, number: int) -> str:
        return self.ids[number % len(self.ids)]

    @initialize(posts=st.lists(st.tuples(languages, some_words, visibilities, fields), min_size=2, max_size=3))
    def begin(self, posts: list[tuple[str, list[str], Visibility, dict[str, Any]]]) -> None:
        for given in posts:
            self.post(*given)

    @rule(language=languages, words=some_words, visibility=visibilities, fields=fields)
    @precondition(lambda self: len(self.ids) < MOST_RECORDS)
    def post(self, language: str, words: list[str], visibility: Visibility, fields: dict[str, Any]) -> None:
        changes.post(self.portal, language, words, visibility, fields)
        self.ids.append(f"note-{len(self.ids)}")

    @rule(number=numbers, language=languages, words=some_words, fields=fields)
    def edit_or_translate(self, number: int, language: str, words: list[str], fields: dict[str, Any]) -> None:
        changes.edit(self.portal, self._id(number), language, words, fields)

    @rule(number=numbers, visibility=visibilities)
    def set_visibility(self, number: int, visibility: Visibility) -> None:
        changes.set_visibility(self.portal, self._id(number), visibility)

    @rule(number=numbers, condition=st.sampled_from([one for one in Condition if one is not Condition.none]))
    def set_condition(self, number: int, condition: Condition) -> None:
        changes.set_condition(self.portal, self._id(number), condition)

    @rule(number=numbers, word=st.sampled_from(WORDS))
    def expunge(self, number: int, word: str) -> None:
        if changes.expunge_word(self.portal, self._id(number), word):
            self.expunged.add(number % len(self.ids) + 1)

    @rule(id=st.sampled_from(changes.BODIES), words=some_words)
    def name_body(self, id: str, words: list[str]) -> None:
        changes.name_body(self.portal, id, words)

    @rule(id=st.sampled_from(changes.BODIES), into=st.sampled_from(changes.BODIES))
    def merge_bodies(self, id: str, into: str) -> None:
        changes.merge_bodies(self.portal, id, into)

    @rule(cut=st.booleans())
    def one_row(self, cut: bool) -> None:
        """The worker takes the next row, and may be killed before it can say so."""
        with self.portal.database.reading() as session:
            rows = queries.waiting(session, 1)
        if rows:
            self.check(8)
            portal = replace(self.portal, engine=Between(self.portal.engine, after=_cut)) if cut else self.portal
            indexing.BATCH, before = 1, indexing.BATCH
            try:
                indexing.drain(portal)
            except PowerCut:
                pass
            finally:
                indexing.BATCH = before
            self._apply([row.record_pk or 0 for row in rows])

    @rule()
    def work(self) -> None:
        """The worker's step."""
        self.check(4)
        if indexing.rebuild_expunged(self.portal):
            self.expunged.clear()
        while indexing.drain(self.portal):
            pass
        self._apply(None)
        self.check(3)
        assert comparing.compare(self.portal).whole
        assert indexing.is_whole(self.portal)

    @rule()
    def rebuild(self) -> None:
        """Somebody builds the index by hand."""
        indexing.rebuild(self.portal)
        self._apply(None)

    def check(self, every: int) -> None:
        """What is searched for is found as of the last step, and nothing that was narrowed since.

        Every reader asks for all, and one question in `every`, others the next time.
        """
        now, self.turn = library(self.portal), self.turn + 1
        for place, reader in enumerate(READERS):
            labels = policy.labels(reader)
            gone = hidden(self.indexed, now, labels) | self.expunged
            for asked in (query(), *QUERIES[(place + self.turn) % every :: every]):
                found = search.find(self.portal, reader, asked)
                assert not found.from_database
                assert told(found) == answer(self.indexed, asked, labels, gone), (reader, asked)

    def _apply(self, records: Iterable[int] | None) -> None:
        now: Library = library(self.portal)
        for pk in range(1, MOST_RECORDS + 1) if records is None else records:
            self.indexed.pop(pk, None)
            if pk in now:
                self.indexed[pk] = now[pk]

    def teardown(self) -> None:
        try:
            self.work()
        finally:
            self.portal.close()
            shutil.rmtree(self.folder)


def _cut() -> None:
    raise PowerCut


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(
    max_examples=SEQUENCES,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
