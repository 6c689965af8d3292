"""What every search engine must do about slips and beginnings of words: a part of the suite in conformance.py."""

from collections.abc import Callable

import pytest

from portal.domain.policy import Labels
from portal.search.engine import Engine
from tests.search.samples import MODERATOR, OFFICIAL_AFRICA, VISITOR, document, library


class SuggestingSuite:
    """The tests; the fixtures are those of the whole suite."""

    @pytest.mark.parametrize(("labels", "knows"), [(VISITOR, False), (OFFICIAL_AFRICA, False), (MODERATOR, True)])
    def test_words_of_records_that_a_reader_may_not_see_are_never_suggested(
        self, engine: Engine, labels: Labels, knows: bool
    ) -> None:
        engine.write(
            [document(70 + n, 70 + n, "Kept", "quagmirical", visibility="moderators") for n in range(2)], [], 1
        )
        assert engine.corrected(["quagmiricla"], labels, "en") == ({"quagmiricla": "quagmirical"} if knows else {})
        assert (5 in self.recorded(engine, "moderat", labels)) == knows
        assert (3 in self.recorded(engine, "governm", labels)) == (labels != VISITOR)

    def recorded(self, engine: Engine, typed: str, labels: Labels, without: frozenset[int] = frozenset()) -> set[int]:
        """Return the records that are offered by their titles."""
        known = {doc.version: doc.record for doc in library()}
        return {known.get(version, version) for version in engine.offered(typed, labels, "en", without).versions}

    def test_a_word_that_only_hidden_records_hold_is_as_unknown_as_any(self, engine: Engine) -> None:
        hidden = [document(70 + n, 70 + n, "Kept", "familyx", visibility="moderators") for n in range(30)]
        engine.write([*hidden, *(document(120 + n, 120 + n, "Seen", "family") for n in range(2))], [], 1)
        assert engine.corrected(["familyx"], VISITOR, "en") == {"familyx": "family"}
        assert engine.corrected(["familyx"], MODERATOR, "en") == {}

    def test_what_was_taken_from_a_reader_a_moment_ago_is_not_suggested(self, engine: Engine) -> None:
        assert engine.corrected(["famly"], VISITOR, "en") == {"famly": "family"}
        assert engine.corrected(["famly"], VISITOR, "en", frozenset({1, 2})) == {}
        assert self.recorded(engine, "saving", VISITOR) == {2}
        assert self.recorded(engine, "saving", VISITOR, frozenset({2})) == set()
        assert engine.offered("neth", VISITOR, "en", frozenset({2})).places == ()
        assert engine.offered("unacc", VISITOR, "en").concepts != ()
        assert engine.offered("unacc", VISITOR, "en", frozenset({1, 8})).concepts == ()

    def test_an_organisation_is_offered_to_who_may_read_a_record_that_names_it(self, engine: Engine) -> None:
        named = {"iom": ("International Organization for Migration (IOM)", "Organisation internationale")}
        secret = {"iom-secret": ("Migration cell",)}
        kept = document(71, 71, "Kept", visibility="moderators", organisations=secret)
        engine.write([document(70, 70, "Seen", organisations=named), kept], [], 1)
        assert engine.offered("migr", VISITOR, "en").organisations == ("iom",)
        assert engine.offered("intre organ", VISITOR, "en").organisations == ("iom",)
        assert set(engine.offered("migr", MODERATOR, "en").organisations) == {"iom", "iom-secret"}
        assert engine.offered("cell", VISITOR, "en").organisations == ()
        assert engine.offered("migr", VISITOR, "en", frozenset({70})).organisations == ()

    def test_what_is_written_is_suggested_and_what_is_taken_out_is_not(
        self, engine: Engine, open_again: Callable[[], Engine]
    ) -> None:
        reader = open_again()
        assert self.recorded(reader, "zebr", VISITOR) == set()
        engine.write([document(70 + n, 70 + n, f"Zebras {n}") for n in range(2)], [3], 7)
        assert self.recorded(reader, "zebr", VISITOR) == {70, 71}
        assert reader.corrected(["zebrsa"], VISITOR, "en") == {"zebrsa": "zebras"}
        assert self.recorded(reader, "saving", VISITOR) == set()
        engine.write([], [70, 71], 8)
        assert reader.corrected(["zebrsa"], VISITOR, "en") == {}

    def test_a_slip_in_what_is_typed_and_other_accents_are_forgiven(self, engine: Engine) -> None:
        for typed in ("rechérche fam", "reherche", "recherche la fa"):
            assert self.recorded(engine, typed, VISITOR) == {1}, typed
        assert [offer.code for offer in engine.offered("senegla", VISITOR, "fr").places] == ["SN"]
        assert [offer.code for offer in engine.offered("voluntary", VISITOR, "en").concepts] == ["avr"]

    @pytest.mark.parametrize("typed", ["", "\0", "a", "😀", "a" * 5000, "'", "กลับ", "the of and"])
    def test_odd_words_are_answered(self, engine: Engine, typed: str) -> None:
        assert engine.corrected([typed], VISITOR, "en") == {}
        assert engine.offered(typed, VISITOR, "en") is not None
