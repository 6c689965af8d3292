"""Lists whose items name what they are about go together item by item: a file that arrives is no conflict with a file that is described."""

from typing import Any

import pytest

from portal.domain.merging import merge

A, B, C = ({"file": letter * 64, "name": f"{letter}.pdf"} for letter in "abc")


def files(*items: dict[str, Any]) -> dict[str, Any]:
    return {"attachments": list(items)}


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (files(A, {**B, "title": "Mine"}), files(A, B, C), files(A, {**B, "title": "Mine"}, C)),
        (files(A, {**B, "title": "Mine"}), files({**A, "title": "Theirs"}, B), [A | {"title": "Theirs"}]),
        (files(A, {**B, "title": "Mine"}), files(A, {**B, "language": "fr"}), [{**B, "title": "Mine", "language": "fr"}]),
        (files(B), files(A, B, C), files(B, C)),
        (files(), files(A, B, C), files(C)),
        (files(A, B, C), files(A, B, {**C, "licence": "CC0-1.0"}), [{**C, "licence": "CC0-1.0"}]),
    ],
)  # fmt: skip
def test_both_sides_keep_what_they_did_with_files(mine: Any, theirs: Any, both: Any) -> None:
    """Else a file that was attached while its form was open is lost, or a title that was typed meanwhile."""
    merged = merge(files(A, B), mine, theirs)
    assert not merged.conflicts
    for item in both if isinstance(both, list) else both["attachments"]:
        assert item in merged.content["attachments"]
    if isinstance(both, dict):
        assert merged.content["attachments"] == both["attachments"]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (files({**A, "title": "Mine"}, B), files({**A, "title": "Theirs"}, B)),
        (files(B), files({**A, "title": "Theirs"}, B)),
        ({"attachments": "not a list"}, files(A)),
        (files(A, A), files(B)),
    ],
)
def test_what_both_changed_is_asked(mine: Any, theirs: Any) -> None:
    """Else one of the two is overwritten without a word."""
    merged = merge(files(A, B), mine, theirs)
    assert merged.conflicts == ("attachments",)
    assert merged.content == mine
