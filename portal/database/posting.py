"""Answers to findings of personal data, and declarations of those who send in."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from portal.database.deriving import number
from portal.database.tables import Declaration, FindingAnswer, Person, Proposal, Record, Verdict, now

HINT = "hint"
"""The kind of a piece of advice that is not shown again: it stands among the answers and is none."""


def answers(session: Session, record: Record) -> Mapping[str, FindingAnswer]:
    """Return what was said of findings in a record, by the finding's key."""
    asked = select(FindingAnswer).where(col(FindingAnswer.record_pk) == record.pk)
    return {row.key: row for row in session.scalars(asked)}


def set_answer(
    session: Session, record: Record, key: str, kind: str, verdict: Verdict, text: str, person_pk: int | None
) -> None:
    """Keep what somebody says of a finding; it holds for the record, also in later revisions."""
    row = answers(session, record).get(key) or FindingAnswer(
        record_pk=number(record), key=key, kind=kind, verdict=verdict
    )
    row.kind, row.verdict, row.text, row.person_pk, row.at = kind, verdict, text, person_pk, now()
    session.add(row)
    session.flush()


def dismiss(session: Session, record: Record, key: str, person_pk: int | None) -> None:
    """Note that advice is not shown again; what was said of a finding stays as it is."""
    if key not in answers(session, record):
        set_answer(session, record, key, HINT, Verdict.false_alarm, "", person_pk)


def take_back_answer(session: Session, record: Record, key: str) -> FindingAnswer | None:
    """Delete what was said of a finding, and return it."""
    row = answers(session, record).get(key)
    if row is not None:
        session.delete(row)
        session.flush()
    return row


def declare(session: Session, proposal: Proposal, person_pk: int | None, terms: str, rights: str, licence: str) -> None:
    """Keep what a person declares for the revisions of a proposal that stand now."""
    session.add(
        Declaration(
            proposal_pk=proposal.pk or 0, person_pk=person_pk, shared_pk=proposal.shared_pk, text_pk=proposal.text_pk,
            terms=terms, rights=rights, licence=licence,
        )
    )  # fmt: skip
    session.flush()


def declarations(session: Session, proposal_pk: int) -> Sequence[tuple[Declaration, str]]:
    """Return what was declared for a proposal, the latest first, each with the person's name."""
    asked = select(Declaration, col(Person.name)).join(
        Person, col(Person.pk) == col(Declaration.person_pk), isouter=True
    )
    rows = session.execute(
        asked.where(col(Declaration.proposal_pk) == proposal_pk).order_by(col(Declaration.pk).desc())
    )
    return [(row, name or "") for row, name in rows]
