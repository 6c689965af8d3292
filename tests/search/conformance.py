"""What every search engine must do, tried on the sample library. An engine's test subclasses `EngineSuite` and gives `engine`."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.domain.policy import Labels
from portal.domain.query import Clause, Need, Query, Sort, Term
from portal.search.engine import Engine, Results
from tests.search.conformance_suggesting import SuggestingSuite
from tests.search.samples import (
    MODERATOR,
    OFFICIAL_AFRICA,
    OFFICIAL_EUROPE,
    VISITOR,
    document,
    library,
    phrase,
    typed_query,
    words,
)


def records(results: Results) -> list[int]:
    """Return the records of hits, in order."""
    return [hit.record for hit in results.hits]


def counts(results: Results, facet: str) -> dict[str, int]:
    """Return a facet's counts."""
    return dict(results.facets[facet])


class EngineSuite(SuggestingSuite):
    """The tests; `open_again` gives a second engine on the same index, as another process would have."""

    @pytest.fixture
    def engine(self) -> Engine:
        """Give an engine that holds the sample library."""
        raise NotImplementedError

    @pytest.fixture
    def open_again(self) -> Callable[[], Engine]:
        """Give a function that opens the same index once more."""
        raise NotImplementedError

    @pytest.mark.parametrize(
        ("labels", "expected"),
        [
            (VISITOR, {1, 2}),
            (OFFICIAL_AFRICA, {1, 2, 3, 4}),
            (OFFICIAL_EUROPE, {1, 2, 3}),
            (MODERATOR, {1, 2, 3, 4, 5}),
        ],
    )
    def test_a_reader_finds_and_counts_only_what_is_meant_for_them(
        self, engine: Engine, labels: Labels, expected: set[int]
    ) -> None:
        found = engine.search(words("family"), labels)
        assert set(records(found)) == expected
        assert found.total == len(expected)
        assert sum(counts(found, "kind").values()) == len(expected)
        assert sum(counts(found, "region").values()) == len(expected)

    def test_a_word_that_only_hidden_records_have_finds_nothing(self, engine: Engine) -> None:
        found = engine.search(words("secretword"), VISITOR)
        assert found.total == 0
        assert not any(found.facets.values())

    def test_a_filter_on_a_hidden_value_counts_nothing(self, engine: Engine) -> None:
        found = engine.search(Query(filters={"country": ("NL",)}), VISITOR)
        assert records(found) == [2]
        assert counts(found, "country")["NL"] == 1

    def test_withheld_records_are_in_no_hit_and_no_count(self, engine: Engine) -> None:
        found = engine.search(words("family"), VISITOR, frozenset({1}))
        assert records(found) == [2]
        assert counts(found, "country") == {"NL": 1}

    def test_two_language_versions_are_one_result_and_one_count(self, engine: Engine) -> None:
        found = engine.search(Query(filters={"country": ("SN",)}), VISITOR)
        assert records(found) == [1]
        assert found.total == 1
        assert counts(found, "language") == {"en": 1, "fr": 1}
        assert counts(found, "country") == {"GW": 1, "NL": 1, "SN": 1}

    @pytest.mark.parametrize(("language", "version"), [("en", 1), ("fr", 2)])
    def test_browsing_shows_the_readers_language(self, engine: Engine, language: str, version: int) -> None:
        found = engine.search(Query(filters={"country": ("SN",)}, language=language), VISITOR)
        assert [hit.version for hit in found.hits] == [version]

    def test_the_version_that_matches_is_shown(self, engine: Engine) -> None:
        assert engine.search(words("recherche", language="en"), VISITOR).hits[0].version == 2

    def test_values_of_one_facet_widen_and_of_two_facets_narrow(self, engine: Engine) -> None:
        wide = engine.search(Query(filters={"country": ("SN", "NL")}), VISITOR)
        assert set(records(wide)) == {1, 2}
        narrow = engine.search(Query(filters={"country": ("SN", "NL"), "region": ("europe",)}), VISITOR)
        assert records(narrow) == [2]
        assert counts(narrow, "region") == {"west-africa": 1, "europe": 1}
        assert counts(narrow, "country") == {"NL": 1}

    def test_a_filter_on_language_takes_versions_in_it_only(self, engine: Engine) -> None:
        found = engine.search(Query(filters={"language": ("fr",)}, language="en"), VISITOR)
        assert [hit.version for hit in found.hits] == [7, 2]

    def test_all_words_rank_before_one_word(self, engine: Engine) -> None:
        found = engine.search(words("family tracing"), VISITOR)
        assert records(found)[0] == 1
        assert set(records(found)) == {1, 2}

    def test_a_word_in_the_title_outweighs_the_same_word_in_the_text(self, engine: Engine) -> None:
        engine.write(
            [document(20, 20, "Xylophone music", "A lesson."), document(21, 21, "A lesson music", "Xylophone.")], [], 1
        )
        assert records(engine.search(words("xylophone"), VISITOR)) == [20, 21]

    def test_a_phrase_must_stand_together(self, engine: Engine) -> None:
        assert records(engine.search(phrase("family tracing"), VISITOR)) == [1]
        assert records(engine.search(phrase("tracing family"), VISITOR)) == []
        assert records(engine.search(phrase("recherche de la famille"), VISITOR)) == [1]

    def test_a_phrase_does_not_reach_from_the_title_into_the_text(self, engine: Engine) -> None:
        assert records(engine.search(phrase("children social"), VISITOR)) == []

    def test_minus_takes_away(self, engine: Engine) -> None:
        query = Query(clauses=(Clause((Term("family"),)), Clause((Term("savings"),), Need.must_not)))
        assert records(engine.search(query, VISITOR)) == [1]

    def test_minus_alone_leaves_the_rest(self, engine: Engine) -> None:
        everything = engine.search(Query(), VISITOR).total
        query = Query(clauses=(Clause((Term("savings"),), Need.must_not),))
        assert engine.search(query, VISITOR).total == everything - 1

    def test_either_of_two_words_must_occur(self, engine: Engine) -> None:
        query = Query(clauses=(Clause((Term("savings"), Term("tracing")), Need.must),))
        assert set(records(engine.search(query, VISITOR))) == {1, 2}

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("(savings OR tracing) -children", {2}),
            ("family (savings OR tracing)", {1, 2}),
            ("(family AND tracing) OR (returnees AND save)", {1, 2}),
            ("(family AND zebra) OR (returnees AND save)", {2}),
            ("(family -savings) OR voluntary", {1}),
            ('((family AND tracing) OR savings) AND "social workers"', {1}),
            ("family -(family AND tracing)", {2}),
            ("family -(savings OR zebra)", {1}),
            ("secretword OR (family AND secretword)", set()),
            ("+of +family +tracing", {1}),
        ],
    )
    def test_brackets_find_what_they_say(self, engine: Engine, typed: str, expected: set[int]) -> None:
        assert set(records(engine.search(typed_query(typed, expand=False), VISITOR))) == expected

    @pytest.mark.parametrize(
        ("typed", "labels", "expected"),
        [
            ("trac*", VISITOR, {1}),
            ("TRÁC*", VISITOR, {1}),
            ("trac*", OFFICIAL_AFRICA, {1, 3, 4}),
            ("trac*", MODERATOR, {1, 3, 4, 5}),
            ("secretw*", VISITOR, set()),
            ("secretw*", MODERATOR, {5}),
            ("zzz*", VISITOR, set()),
            ("unaccompanied*", VISITOR, {8}),
            ("famil* -savin*", VISITOR, {1}),
            ("(savin* AND famil*) OR volontair*", VISITOR, {2, 6}),
            ("l'accompa*", VISITOR, {1}),
        ],
    )
    def test_a_star_finds_what_begins_so(self, engine: Engine, typed: str, labels: Labels, expected: set[int]) -> None:
        found = engine.search(typed_query(typed, expand=False), labels)
        assert set(records(found)) == expected
        assert found.total == len(expected)

    def test_a_star_ranks_and_its_words_can_be_marked(self, engine: Engine) -> None:
        engine.write(
            [document(20, 20, "Xylophones", "Xylograph"), document(21, 21, "A lesson of music", "Xylophone")], [], 1
        )
        found = engine.search(typed_query("xylo*"), VISITOR)
        assert records(found) == [20, 21]
        assert found.hits[0].score > found.hits[1].score > 0
        assert {("xylophon",), ("xylograph",)} <= found.needles["en"]

    def test_words_in_brackets_say_why_a_record_was_found(self, engine: Engine) -> None:
        found = engine.search(typed_query("(trac* AND family) OR zebra -(savings AND zebra)", explain=True), VISITOR)
        assert {reason.text for reason in found.hits[0].why if reason.kind == "word"} == {"trac*", "family"}

    def test_words_that_only_others_see_leave_a_star_its_own(self, engine: Engine) -> None:
        hidden = [
            document(n, n, "Hidden", " ".join(f"quokka{n}x{word}" for word in range(20)), visibility="moderators")
            for n in range(100, 110)
        ]
        twice = [
            document(n + 200, n + 200, one.title, one.text, visibility="moderators") for n, one in enumerate(hidden)
        ]
        engine.write([*hidden, *twice, document(90, 90, "Seen", "quokkas")], [], 1)
        assert records(engine.search(typed_query("quokka*"), VISITOR)) == [90]

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("family -country:GW", {2}),
            ("-country:GW -country:NL -kind:practice", set()),
            ("-region:west-africa", {2, 7}),
            ("family -country:NL country:NL", set()),
            ("tracing OR country:NL", {1, 2}),
            ("(country:SN AND family) OR (country:NL AND zebra)", {1}),
            ("family country:SN country:NL -(country:SN OR language:fr)", {2}),
            ("-nonsense:x family", {1, 2}),
        ],
    )
    def test_a_filter_can_be_turned_round(self, engine: Engine, typed: str, expected: set[int]) -> None:
        assert set(records(engine.search(typed_query(typed, expand=False), VISITOR))) == expected

    def test_what_is_left_out_counts_nowhere(self, engine: Engine) -> None:
        found = engine.search(typed_query("family -country:GW"), VISITOR)
        assert counts(found, "country") == {"NL": 1}
        assert engine.search(typed_query("-country:NL"), OFFICIAL_AFRICA).total == engine.search(
            Query(), OFFICIAL_AFRICA
        ).total - len(records(engine.search(Query(filters={"country": ("NL",)}), OFFICIAL_AFRICA)))

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("year:2014", {30}),
            ("year:2012-2013", {30}),
            ("year:2010..2016", {30, 31}),
            ("year:2016..", {31, 33}),
            ("year:..2012", {30}),
            ("year:1900-1950", set()),
            ("-year:..2015 zebra", {31, 32}),
            ("zebra year:2016..", {31}),
            ("year:2012 OR year:2017", {30, 31}),
            ("year:2012-2020 -year:2017", {30, 33}),
        ],
    )
    def test_years_find_what_was_done_then(self, engine: Engine, typed: str, expected: set[int]) -> None:
        spans: dict[int, tuple[int, ...]] = {
            30: (2012, 2013, 2014),
            31: (2016, 2017),
            32: (),
            33: (2020,),
            34: tuple(range(2012, 2021)),
        }
        engine.write(
            [
                document(n, n, "A time", "giraffe" if n == 33 else "zebra", years=years, visibility=seen)
                for n, years in spans.items()
                for seen in ["moderators" if n == 34 else "public"]
            ],
            [],
            1,
        )
        found = engine.search(typed_query(typed), VISITOR)
        assert {record for record in records(found) if record >= 30} == expected
        assert not ("year:" in typed and "-year" not in typed) or found.total == len(expected)

    @pytest.mark.parametrize("text", ["reintegration tracings", "TRACING", "trácing", "families"])
    def test_case_accents_and_endings_do_not_matter(self, engine: Engine, text: str) -> None:
        assert 1 in records(engine.search(words(text), VISITOR))

    @pytest.mark.parametrize("text", ["ค้ามนุษย์", "ผู้เสียหาย", "กลับบ้าน"])
    def test_thai_is_found_without_spaces(self, engine: Engine, text: str) -> None:
        assert records(engine.search(words(text, language="th"), VISITOR)) == [7]

    @pytest.mark.parametrize("text", ["AVRR", "ARVR", "assisted voluntary return"])
    def test_an_acronym_finds_what_it_stands_for_in_another_language(self, engine: Engine, text: str) -> None:
        found = engine.search(words(text), VISITOR)
        assert 6 in records(found)
        assert ("return_type", "avrr" if "R" in text else "avr") in found.also_searched

    def test_synonyms_can_be_switched_off(self, engine: Engine) -> None:
        found = engine.search(words("AVRR", expand=False), VISITOR)
        assert (found.total, found.also_searched) == (0, ())

    def test_a_french_question_finds_the_english_note(self, engine: Engine) -> None:
        assert set(records(engine.search(words("mineurs non accompagnés", language="fr"), VISITOR))) == {1, 8}

    def test_newest_first(self, engine: Engine) -> None:
        found = engine.search(words("family", sort=Sort.date), MODERATOR)
        assert records(found) == [5, 4, 3, 2, 1]

    def test_pages_hold_every_record_once(self, engine: Engine) -> None:
        pages = [records(engine.search(words("family", page=page, size=2), MODERATOR)) for page in (1, 2, 3, 4)]
        assert sorted(record for page in pages for record in page) == [1, 2, 3, 4, 5]
        assert pages[3] == []

    def test_what_is_written_is_found_and_what_is_taken_out_is_not(
        self, engine: Engine, open_again: Callable[[], Engine]
    ) -> None:
        engine.search(words("family"), VISITOR)
        engine.write([document(1, 1, "Changed", "zebra")], [3], 7)
        for reader in (engine, open_again()):
            assert records(reader.search(words("zebra"), VISITOR)) == [1]
            assert reader.search(words("savings"), VISITOR).total == 0
            assert reader.state().applied == 7
            assert reader.state().documents == len(library()) - 1

    def test_it_tells_which_documents_it_holds(self, engine: Engine) -> None:
        changed = replace(library()[0], title="Changed", labels=frozenset({"moderators"}))
        engine.write([changed], [3, 4], 7)
        expected = {doc.version: doc for doc in [changed, *library()[1:]] if doc.version not in (3, 4)}
        held = {one.version: (one.record, one.labels, one.digest) for one in engine.contents()}
        assert held == {key: (doc.record, doc.labels, doc.digest) for key, doc in expected.items()}
        assert len(engine.contents()) == len(expected)

    def test_a_reader_that_is_open_never_serves_what_was_replaced(
        self, engine: Engine, open_again: Callable[[], Engine]
    ) -> None:
        reader = open_again()
        reader.search(words("family"), VISITOR)
        for turn in range(12):
            engine.write([document(1, 1, f"Version number{turn}", "family")], [], turn)
            assert reader.search(words(f"number{turn}"), VISITOR).total == 1
            assert turn == 0 or reader.search(words(f"number{turn - 1}"), VISITOR).total == 0
            assert reader.search(Query(), MODERATOR).total == 8

    def test_a_record_made_less_visible_is_gone_for_the_others(self, engine: Engine) -> None:
        engine.write([replace(library()[2], labels=frozenset({"moderators"}))], [], 1)
        assert engine.search(words("savings"), VISITOR).total == 0
        assert engine.search(words("savings"), MODERATOR).total == 1

    def test_rebuilding_gives_the_same_answers(self, engine: Engine) -> None:
        before = engine.search(words("family tracing"), MODERATOR)
        engine.write([document(50, 50, "Leftover")], [], 3)
        engine.rebuild(library(), 9)
        after = engine.search(words("family tracing"), MODERATOR)
        # What was left over had a share in how rare words are, so the order can be another.
        assert sorted(records(after)) == sorted(records(before))
        assert engine.search(words("leftover"), MODERATOR).total == 0
        assert engine.state().applied == 9

    def test_related_records_come_from_other_regions_first_and_are_seen(self, engine: Engine) -> None:
        abroad = document(60, 60, "Tracing in Europe", facets={"region": ("europe",), "group": ("umc",)})
        hidden = document(
            61, 61, "Tracing for moderators", visibility="moderators", facets={"region": ("europe",), "group": ("umc",)}
        )
        engine.write([abroad, hidden, document(62, 62, "Near", facets={"group": ("umc",)})], [], 1)
        found = [hit.record for hit in engine.related(8, VISITOR, "en")]
        assert found[0] == 60
        assert 61 not in found
        assert 8 not in found

    @pytest.mark.parametrize(
        "query",
        [
            words("\0"),
            words("a" * 5000),
            words("'''"),
            words("😀"),
            Query(filters={"country": ("ZZ",)}),
            Query(filters={"nonsense": ("x",)}),
            words("the of and"),
        ],
    )
    def test_odd_queries_are_answered(self, engine: Engine, query: Query) -> None:
        assert engine.search(query, VISITOR).total >= 0
