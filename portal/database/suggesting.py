"""The titles that a search box proposes."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, or_, select

from portal.database.reading import RECORD, SHARED, VERSION, carried, seen
from portal.domain.policy import Labels

MOST = 10
"""Titles that are asked for at once."""


def titles(connection: Connection, labels: Labels, versions: Sequence[int]) -> dict[int, Row[Any]]:
    """Return (version_pk, kind, id, language, title, shared) of published versions that these labels find, by the version's number."""
    if not versions:
        return {}
    wanted = [*versions[:MOST], *[versions[0]] * (MOST - len(versions))]
    asked = {**carried(labels), **{f"version_{place}": pk for place, pk in enumerate(wanted)}}
    return {row.version_pk: row for row in connection.execute(_titles(), asked)}


@cache
def _titles() -> Select[Any]:
    wanted = or_(*(VERSION.c.pk == bindparam(f"version_{place}") for place in range(MOST)))
    own = (VERSION.c.pk.label("version_pk"), VERSION.c.language, VERSION.c.title)
    columns = (*own, RECORD.c.kind, RECORD.c.id, SHARED.c.content.label("shared"))
    found: Select[Any] = (
        select(*columns)
        .join(VERSION, VERSION.c.record_pk == RECORD.c.pk)
        .join(SHARED, SHARED.c.pk == RECORD.c.live_pk)
        .where(seen(), VERSION.c.live_pk.is_not(None), wanted)
    )
    return found
