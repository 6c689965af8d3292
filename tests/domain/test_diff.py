"""What changed between two revisions: no field is hidden, none is made up, and two people's changes go together."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.diff import FieldChange, Item, changes
from portal.domain.diff_text import Mark, Piece
from portal.domain.kinds import KINDS
from portal.domain.merging import merge

PRACTICE = KINDS["practice"]
SETTLED = settings(deadline=None, derandomize=True)
SAME, REMOVED, ADDED = Mark.same, Mark.removed, Mark.added


def only(old: dict[str, Any], new: dict[str, Any]) -> FieldChange:
    (found,) = changes(PRACTICE, old, new)
    return found


def marks(found: FieldChange) -> list[tuple[str, str]]:
    return [(item.kind.value, item.text) for item in found.items]


def test_fields_come_in_the_order_of_the_kind_with_their_labels() -> None:
    found = changes(PRACTICE, {"lessons": "A b", "title": "T"}, {"title": "U", "lessons": "A c", "summary": "S"})
    assert [(change.name, change.label) for change in found] == [
        ("title", "Title"),
        ("summary", "Summary"),
        ("lessons", "Lessons"),
    ]


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_no_value_is_no_change(nothing: Any) -> None:
    """Else a form that sends empty fields fills the page with changes."""
    assert changes(PRACTICE, {"steps": nothing}, {}) == ()
    assert changes(PRACTICE, {"costs": {"total": 5.0}}, {"costs": {"total": 5, "per": nothing}}) == ()


def test_codes_are_added_removed_and_moved() -> None:
    found = only({"themes": ["a", "b", "c", "d"]}, {"themes": ["b", "c", "a", "e"]})
    assert found.scheme == "theme"
    assert marks(found) == [("same", "b"), ("same", "c"), ("removed", "d"), ("moved", "a"), ("added", "e")]


def test_a_date_or_a_code_is_replaced_as_a_whole() -> None:
    """Else "2024-05" is shown as 202, 4 and 5, which nobody can read."""
    found = only({"period_start": "2024-05"}, {"period_start": "2025-05"})
    assert found.pieces == (Piece(REMOVED, "2024-05"), Piece(ADDED, "2025-05"))


def test_a_value_that_was_not_reported_is_not_mixed_with_one_that_is() -> None:
    found = only({"partners": "not_reported"}, {"partners": ["iom"]})
    assert marks(found) == [("removed", "not_reported"), ("added", "iom")]
    assert only({"lessons": "not_reported"}, {"lessons": "Was not_reported so far"}).pieces[0].kind is REMOVED
    assert marks(only({"costs": "not_reported"}, {"costs": {"total": 5.0}})) == [
        ("removed", "not_reported"),
        ("added", "5"),
    ]


def test_keys_of_a_structured_value_are_shown_one_by_one() -> None:
    old = {"costs": {"currency": "EUR", "total": 1000.0, "per": "a person"}}
    new = {"costs": {"currency": "EUR", "total": 1200.0, "staff_fte": 0}}
    found = only(old, new).items
    assert [(item.kind.value, item.key, item.text) for item in found] == [
        ("same", "currency", "EUR"),
        ("changed", "total", "1200"),
        ("removed", "per", "a person"),
        ("added", "staff_fte", "0"),
    ]
    assert found[1].pieces == (Piece(REMOVED, "1000"), Piece(ADDED, "1200"))


def test_a_source_with_a_new_year_is_the_same_source() -> None:
    """Else it reads as if one source was thrown away and another one found."""
    kept, other = (
        {"title": "Report", "year": 2020, "url": "https://a.example"},
        {"title": "Law", "url": "https://b.example"},
    )
    found = only(
        {"sources": [kept, other]},
        {"sources": [other | {"title": "Act", "url": "https://c.example"}, kept | {"year": 2021}]},
    )
    assert [item.kind.value for item in found.items] == ["removed", "added", "changed"]
    changed = found.items[2]
    assert changed.text == "title: Report\nyear: 2021\nurl: https://a.example"
    assert Piece(REMOVED, "2020") in changed.pieces
    assert "".join(piece.text for piece in changed.pieces if piece.kind is not REMOVED) == changed.text


def test_the_same_source_twice_is_two_items() -> None:
    assert marks(only({"subnational": ["Dakar"]}, {"subnational": ["Dakar", "Dakar"]})) == [
        ("same", "Dakar"),
        ("added", "Dakar"),
    ]


def test_nested_values_are_written_in_words() -> None:
    found = only({}, {"corridors": [{"host": "DE", "transit": ["IT", "LY"], "origin": "GM"}]})
    assert found.items == (Item(ADDED, "host: DE\ntransit: IT, LY\norigin: GM"),)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.just("not_reported"),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "url", "year", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
CONTENTS = st.dictionaries(st.sampled_from(["title", "indicators", "costs", "themes", "lessons"]), ANYTHING)


@SETTLED
@given(CONTENTS, CONTENTS)
def test_whatever_a_draft_holds_can_be_compared(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Else a half-filled draft is a page of error 500 to its moderator."""
    found = changes(PRACTICE, old, new)
    assert changes(PRACTICE, old, old) == ()
    assert {change.name for change in found} == {change.name for change in changes(PRACTICE, new, old)}


@SETTLED
@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_every_item_is_accounted_for(old: list[str], new: list[str]) -> None:
    """Else a partner is dropped and the moderator does not see it."""
    for change in changes(PRACTICE, {"themes": old}, {"themes": new}):
        assert [item.text for item in change.items if item.kind is not REMOVED] == new
        assert sorted(item.text for item in change.items if item.kind is not ADDED) == sorted(old)


@SETTLED
@given(CONTENTS, CONTENTS, CONTENTS)
def test_merging_loses_nothing_and_invents_nothing(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    """Else two people who edit different fields overwrite each other."""
    merged = merge(base, mine, theirs)
    names = {"title", "indicators", "costs", "themes", "lessons"}

    def changed(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
        return {change.name for change in changes(PRACTICE, old, new)}

    my, their = changed(base, mine), changed(base, theirs)
    conflicts = my & their & changed(mine, theirs)
    assert set(merged.conflicts) == conflicts
    assert not changed(merged.content, mine) & (names - (their - my))
    assert not changed(merged.content, theirs) & (their - conflicts)
    assert set(merge(base, theirs, mine).conflicts) == conflicts


@SETTLED
@given(CONTENTS, CONTENTS)
def test_one_side_alone_is_taken_as_it_is(base: dict[str, Any], other: dict[str, Any]) -> None:
    assert merge(base, other, base) == merge(other, other, other)
    assert merge(base, other, base).content == other
    assert not changes(PRACTICE, merge(base, base, other).content, other)
    assert not merge(base, base, other).conflicts


def test_a_conflict_keeps_mine_and_says_so() -> None:
    merged = merge({"title": "A", "year": 1}, {"title": "B", "year": 1}, {"title": "C", "year": 2, "url": "u"})
    assert merged.content == {"title": "B", "year": 2, "url": "u"}
    assert merged.conflicts == ("title",)


def test_a_field_that_they_removed_stays_removed() -> None:
    assert merge({"steps": "x"}, {"steps": "x"}, {}).content == {}
    assert merge({"steps": "x"}, {"steps": "y"}, {}).conflicts == ("steps",)
