"""The history of a record: every revision, what differs between two of them word by word, and how to bring one back."""

from dataclasses import dataclass

from flask import Response, abort, flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.kinds import KINDS
from portal.domain.policy import Action
from portal.domain.workflow import EDITABLE
from portal.services.review import drafts, history, own
from portal.services.review.drafts import NotEditableError
from portal.services.review.history import Past
from portal.services.review.own import Overview
from portal.web import differences, formats, meanwhile
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.i18n import gettext
from portal.web.pages import part
from portal.web.pages.texts import common
from portal.web.signing import signed_in
from portal.web.stages import state_name

routes = part("past")


@dataclass(frozen=True)
class Row:
    """A revision in the list. `what` tells texts of a language from the facts that all languages share."""

    pk: int
    what: str
    number: int
    state: str
    who: str
    at: str
    live: bool


def _row(one: Past) -> Row:
    language = formats.language_named(one.language) if one.language else ""
    what = gettext("Text in %(language)s") % {"language": language} if language else gettext("Facts")
    who = one.author or (gettext("Imported") if one.imported else gettext("A closed account"))
    # What is public says so in a mark of its own.
    return Row(
        one.pk, what, one.number, "" if one.live else state_name(one.state), who, formats.moment(one.at), one.live
    )


@routes.get("/texts/<id>/history")
@signed_in
def revisions(id: str) -> Response:
    """List all revisions, the newest first."""
    overview = own.overview(portal(), reader(), id)
    rows = [_row(one) for one in history.revisions(portal(), reader(), id)]
    return common.show("texts_history.html", overview=overview, rows=rows)


@routes.get("/texts/<id>/history/<int(max=999999999):pk>")
@signed_in
def revision(id: str, pk: int) -> Response:
    """Show a revision: what it changed, or what differs from the one of `with`, then the whole of it."""
    overview = own.overview(portal(), reader(), id)
    asked = request.args.get("with", "")
    other = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    found = history.compare(portal(), reader(), id, pk, other)
    shown = [one for one in history.revisions(portal(), reader(), id) if one.language == found.new.language]
    return common.show(
        "texts_revision.html",
        overview=overview,
        new=_row(found.new),
        old=_row(found.old) if found.old else None,
        changes=differences.shown(portal(), found.kind, found.changes, found.new.language) if found.old else (),
        whole=differences.whole(portal(), found.kind, found.content, found.new.language),
        siblings=[_row(one) for one in shown if one.pk != pk],
        may_restore=_may_restore(overview) and pk != _newest(shown),
        is_empty=not any(field.name in found.content for field in KINDS[found.kind].fields),
    )


def _newest(shown: list[Past]) -> int:
    """Return the revision that a form would begin with; what was only kept aside is none."""
    return next((one.pk for one in shown if one.live or one.state in EDITABLE), 0)


def _may_restore(overview: Overview) -> bool:
    return Action.edit in overview.actions and (not overview.is_open or overview.state in EDITABLE)


@routes.post("/texts/<id>/restore")
@signed_in
def restore(id: str) -> AnyResponse:
    """Bring a revision back, as the newest one of a draft."""
    number = request.form.get("revision", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        abort(404)
    try:
        drafts.restore(portal(), reader(), id, int(number))
    except NotEditableError as error:
        links = (
            (at().text(id), gettext("See how it stands")),
            (at().text(id, "history"), gettext("Back to the history")),
        )
        return meanwhile.moved_on("", error.state, links)
    flash(gettext("The earlier revision is back, as a draft. Readers see it when it was sent and approved."))
    return common.go(at().text(id, "edit"))
