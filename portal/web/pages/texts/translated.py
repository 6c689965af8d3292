"""The original beside the fields of a translation's form: what each says, and what changed in it since it was translated."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.values import NOT_REPORTED
from portal.services.posting import translating
from portal.web import differences, formats
from portal.web.current import portal, reader
from portal.web.differences import Difference


@dataclass(frozen=True)
class Beside:
    """What a translation's form shows of the original: its language, its fields by name, the day on which it was changed since (if it was).

    `unreported` are the fields that the original leaves open: a translation says no more.
    """

    language: str
    fields: Mapping[str, Difference]
    day: str
    unreported: Mapping[str, str]


def beside(kind: str, record_id: str, language: str) -> Beside | None:
    """Return what stands beside the fields of a record's text in a language; None where there is no original to it."""
    found = translating.original(portal(), reader(), record_id, language)
    if found is None:
        return None
    told = {name: value for name, value in found.texts.items() if value != NOT_REPORTED}
    fields = {one.name: one for one in differences.whole(portal(), kind, told, found.language)}
    fields |= {one.name: one for one in differences.shown(portal(), kind, found.changes, found.language)}
    day = formats.day(found.changed_at) if found.changed_at else ""
    left = {name: NOT_REPORTED for name in found.texts if name not in told}
    return Beside(formats.language_named(found.language), fields, day, left)
