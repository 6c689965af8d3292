"""The languages of a record for those who look after it: which are older than the original, that one is right all the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.messages import msgid
from portal.services.posting import translating
from portal.services.posting.translating import OriginalMovedOnError, Spoken
from portal.services.review.desk import Standing
from portal.services.review.own import Overview
from portal.web import differences, formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.differences import Difference
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts import common
from portal.web.signing import signed_in

routes = part("text_languages")

HOW: Mapping[str, str] = {
    "original": msgid("the original"),
    "human": msgid("translated by a person"),
    "machine": msgid("translated by a machine"),
}


@dataclass(frozen=True)
class Version:
    """A public language of a record in words; `day` is that of the change of the original since, where it is older."""

    code: str
    name: str
    title: str
    how: str
    now: int
    day: str
    changes: tuple[Difference, ...]


def versions(overview: Overview) -> tuple[Version, ...]:
    """Return the public languages of a record, the original first; nothing where there is only one."""
    found = translating.languages(portal(), reader(), overview.record_id)
    return tuple(_version(overview, one) for one in found) if len(found) > 1 else ()


def _version(overview: Overview, one: Spoken) -> Version:
    changed = differences.shown(portal(), overview.kind, one.changes, overview.language)
    day = formats.day(one.changed_at) if one.changed_at else ""
    how = gettext(HOW[one.translation if not one.is_original else "original"])
    return Version(one.language, formats.language_named(one.language), one.title, how, one.now_pk, day, changed)


def blocked(overview: Overview, text: Standing | None) -> str:
    """Return why no other language can be begun now: whose text is on its way, in which language, since when."""
    if text is None or not overview.is_open or not overview.is_public:
        return ""
    said = {"language": formats.language_named(text.language), "name": text.author or gettext("A closed account")}
    since = min((step.at for step in text.steps), default=None)
    said["day"] = formats.day(since) if since else ""
    return (
        gettext(
            "One text of a record is on its way at a time. Now it is that in %(language)s, begun by %(name)s on %(day)s. "
            "Other languages can be changed or added when it is published or taken back."
        )
        % said
    )


@routes.post("/texts/<id>/languages/<code>")
@signed_in
def in_step(id: str, code: str) -> AnyResponse:
    """Note that a translation says what the original says."""
    number = request.form.get("now", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    try:
        translating.confirm(portal(), reader(), id, code, pk)
    except OriginalMovedOnError:
        flash(gettext("The original was changed once more meanwhile. Look at what changed, then say it again."))
    else:
        flash(gettext("Noted. Readers are no longer told that it is older."))
    return common.go(f"{at().text(id)}#languages")
