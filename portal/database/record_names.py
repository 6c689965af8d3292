"""What records are called, by number: for lists of people's work and of the audit. Like every query for records it takes labels."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, or_, select

from portal.database.reading import LABEL, RECORD, VERSION
from portal.domain.policy import Labels
from portal.domain.workflow import READABLE


def _seen(labels: Labels) -> ColumnElement[bool]:
    label = exists().where(LABEL.c.record_pk == RECORD.c.pk, LABEL.c.label.in_(sorted(labels)))
    return RECORD.c.condition.in_(sorted(READABLE)) & label


def _named(labels: Labels, language: str) -> Select[Any]:
    columns = (RECORD.c.pk, RECORD.c.id, RECORD.c.kind, VERSION.c.title, VERSION.c.language)
    asked: Any = select(*columns).join(VERSION, VERSION.c.record_pk == RECORD.c.pk)
    shown = asked.where(VERSION.c.live_pk.is_not(None), VERSION.c.language.in_((language, RECORD.c.language)))
    # The page's language comes last, and what comes last counts.
    found: Select[Any] = shown.where(_seen(labels)).order_by((VERSION.c.language == language).asc(), RECORD.c.pk)
    return found


def by_number(connection: Connection, labels: Labels, numbers: Collection[int], language: str) -> dict[int, Row[Any]]:
    """Return (pk, id, kind, title, language) of those of the records that these labels may read."""
    if not numbers:
        return {}
    asked = _named(labels, language).where(RECORD.c.pk.in_(sorted(numbers)))
    return {row.pk: row for row in connection.execute(asked)}


def of_owner(connection: Connection, labels: Labels, person_pk: int, language: str) -> list[Row[Any]]:
    """Return the same of the records that a person answers for."""
    asked = _named(labels, language).where(RECORD.c.owner_pk == person_pk)
    return list({row.pk: row for row in connection.execute(asked)}.values())


def numbers_of(connection: Connection, labels: Labels, words: str) -> list[int]:
    """Return the numbers of the records of which `words` is the id, or a part of a title that is public."""
    titled = VERSION.c.title.icontains(words, autoescape=True) & VERSION.c.live_pk.is_not(None)
    asked = select(RECORD.c.pk).join(VERSION, VERSION.c.record_pk == RECORD.c.pk).where(_seen(labels))
    return list(connection.execute(asked.where(or_(RECORD.c.id == words, titled)).distinct().limit(100)).scalars())
