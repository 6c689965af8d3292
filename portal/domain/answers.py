"""What a person who sends in a text has to answer. A file may say `not_reported` where its sources are silent; a person who was there,
or can ask, answers. Only what the public text leaves open already may stay so.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from portal.domain.inputs import may_be_unreported, reported
from portal.domain.kinds import KINDS
from portal.domain.problems import Problem
from portal.domain.values import NOT_REPORTED

MAY_BE_NONE = frozenset({"partners"})
"""Fields to which "there is none" is an answer."""

# "Not measured", as people say it in the languages of the portal.
UNMEASURED = re.compile(
    r"not (?:been )?(?:measured|counted|evaluated)|(?:pas|non) (?:été )?(?:mesuré|compté|évalué)|no se (?:ha )?(?:midi|medi|evalu|cont)"
    r"|n[ãa]o (?:foi |foram )?(?:medid|avaliad|contad)|(?:không|chưa) (?:được )?(?:đo|đánh giá|đếm)|ไม่ได้(?:วัด|ประเมิน|นับ)"
    r"|(?:tidak|belum) (?:di)?(?:ukur|evaluasi|hitung)",
    re.IGNORECASE,
)

Content = Mapping[str, Any]


def unanswered(kind: str, shared: Content, texts: Content, gaps: Collection[str]) -> tuple[Problem, ...]:
    """Return what a person still has to answer, in the order of the form; `gaps` are fields that the public text leaves open."""
    content = {**texts, **shared}
    found = [
        Problem(field.name, "to_answer")
        for field in KINDS[kind].fields
        if content.get(field.name) == NOT_REPORTED and not may_stay_open(kind, field.name, gaps)
    ]
    results = reported(texts, "results")
    # Results are believed where they are counted, or where it is said that nobody did.
    if (
        isinstance(results, str)
        and not any(letter.isdecimal() for letter in results)
        and not UNMEASURED.search(results)
    ):
        found.append(Problem("results", "number_or_not_measured"))
    return tuple(found)


def may_stay_open(kind: str, name: str, gaps: Collection[str]) -> bool:
    """Say whether a person may leave a field `not_reported`."""
    return may_be_unreported(KINDS[kind].field(name)) and (name in MAY_BE_NONE or name in gaps)
