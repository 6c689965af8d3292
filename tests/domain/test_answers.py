"""What a person who sends in a text has to answer."""

import pytest

from portal.domain.answers import unanswered
from tests.records import shared, texts


def test_people_answer_what_files_may_leave_open() -> None:
    """Otherwise notes arrive that say of everything that it is not reported, though their authors were there."""
    found = unanswered("practice", shared(lead_body="not_reported"), texts("x", lessons="not_reported"), ())
    assert [problem.path for problem in found] == ["lessons", "lead_body"]


def test_what_the_public_text_leaves_open_may_stay_so() -> None:
    """Otherwise nobody can mend a wrong date in a note of the starter library."""
    assert not unanswered("practice", shared(), texts("x", lessons="not_reported"), {"lessons"})


def test_a_practice_may_have_no_partners() -> None:
    """Otherwise a ministry that worked alone invents a partner."""
    assert not unanswered("practice", shared(partners="not_reported"), texts("x"), ())


@pytest.mark.parametrize(
    "results",
    [
        "12 of 30 opened a shop.",
        "ร้อยละ ๑๒ เปิดร้าน",
        "This was not measured.",
        "Cela n’a pas été mesuré.",
        "No se midió.",
        "Não foi medido.",
        "Chưa được đánh giá.",
        "ยังไม่ได้ประเมิน",
        "Belum diukur.",
    ],
)
def test_results_are_counted_or_said_not_to_be(results: str) -> None:
    """Otherwise a note says that it worked, and nobody knows how well."""
    assert not unanswered("practice", shared(), texts("x", results=results), ())


def test_praise_is_not_a_result() -> None:
    """Otherwise a reader is told of a great success without a figure."""
    found = unanswered("practice", shared(), texts("x", results="It was a great success."), ())
    assert [problem.type for problem in found] == ["number_or_not_measured"]
