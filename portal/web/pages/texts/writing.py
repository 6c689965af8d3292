"""Writing a text: a new one, and one that is there. Every save is kept; nothing that was typed is asked for twice."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response, abort, flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.kinds import KINDS
from portal.domain.workflow import State
from portal.services.review import drafts, history, own
from portal.services.review.door import NotThereError
from portal.services.review.drafts import Conflict, Draft, NotEditableError
from portal.web import differences, meanwhile
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms import records
from portal.web.i18n import gettext, language
from portal.web.pages import part
from portal.web.pages.texts import common, editor, files
from portal.web.pages.texts.editor import Editing
from portal.web.pages.texts.listing import may_write
from portal.web.signing import signed_in

routes = part("writing")
CHECK = "check"


def _own_regions() -> list[str]:
    return [code for code in portal().places.regions if code in reader().regions]


@routes.get(f"/texts/new/<any({', '.join(KINDS)}):kind>")
@signed_in
def begin(kind: str) -> Response:
    """Show an empty form with one's own regions ticked."""
    if not may_write(reader()):
        abort(404)
    return editor.show(Editing(kind, language(), {"regions": _own_regions()}, {}))


@routes.post(f"/texts/new/<any({', '.join(KINDS)}):kind>")
@signed_in
def create(kind: str) -> AnyResponse:
    """Keep a first draft. It needs a title: the address that the text keeps for ever is made from it."""
    if not may_write(reader()):
        # What was typed stands on the answer, where an account has lost the right meanwhile.
        raise NotThereError(kind)
    shared, texts = records.read(kind, request.form)
    spoken = common.content_language(request.form.get("language"), language())
    rows = records.pressed(kind, request.form)
    if rows:
        return editor.show(Editing(kind, spoken, shared, texts, rows=rows))
    if not texts.get("title"):
        why = gettext("Write at least a title, so that you find your draft again. All else can follow later.")
        return editor.show(Editing(kind, spoken, shared, texts, errors={"title": why}), common.WRONG)
    return _saved(drafts.begin(portal(), reader(), kind, spoken, shared, texts))


@routes.get("/texts/<id>/edit")
@signed_in
def edit(id: str) -> AnyResponse:
    """Show a text in its form: the one on its way, else the public one, in the language of `text`."""
    asked = common.content_language(request.args.get("text"), "")
    try:
        draft = drafts.read(portal(), reader(), id, asked)
    except NotEditableError:
        flash(gettext("It cannot be changed where it stands. Below is what you can do."))
        return common.go(at().text(id))
    return editor.show(Editing.of(draft), checked=bool(request.args.get(CHECK)))


@routes.post("/texts/<id>/edit")
@signed_in
def save(id: str) -> AnyResponse:
    """Save what was typed, or say that another was faster."""
    overview = own.overview(portal(), reader(), id)
    kind = overview.kind
    shared, texts = records.read(kind, request.form)
    spoken = common.content_language(request.form.get("language"), overview.language)
    base = request.form.get("base", "")
    rows = records.pressed(kind, request.form)
    if rows:
        state = overview.state if overview.is_open else None
        return editor.show(Editing(kind, spoken, shared, texts, id, base, state, rows=rows))
    try:
        found = drafts.save(portal(), reader(), id, spoken, base, shared, texts)
    except NotEditableError as error:
        return _late(id, kind, error.state, shared, texts)
    if isinstance(found, Draft):
        return _with_files(id) if files.came() else _saved(found)
    if found.theirs.language != spoken:
        state = found.theirs.state or State.draft
        return _late(id, kind, state, shared, texts)
    return editor.clash(found, _who(found))


def _with_files(id: str) -> AnyResponse:
    """Attach what came with the form, which was saved before, and show it again."""
    wrong = files.taken(id)
    if not wrong:
        return common.go(f"{at().text(id, 'edit')}#f-{files.FIELD}")
    draft = Editing.of(drafts.read(portal(), reader(), id))
    return editor.show(replace(draft, errors={**draft.errors, files.FIELD: " ".join(wrong)}), common.WRONG)


def _saved(draft: Draft) -> AnyResponse:
    wants_check = request.form.get("action") == CHECK
    flash(gettext("Saved. Your draft is kept here, and nothing is sent until you send it."))
    return common.go(at().text(draft.record_id, "edit", check="1" if wants_check else ""))


def _late(id: str, kind: str, state: State, shared: Mapping[str, Any], texts: Mapping[str, Any]) -> Response:
    """Answer for what was typed into a form whose text was sent in, or begun in another language, meanwhile."""
    typed = [(one.label, _plain(one)) for one in differences.whole(portal(), kind, {**shared, **texts})]
    links = ((at().text(id), gettext("See how it stands")),)
    why = gettext("Only one change of a record is on its way at a time.")
    return meanwhile.moved_on(State.draft, state, links, typed, (why,))


def _plain(one: differences.Difference) -> str:
    lines = ["; ".join("".join(piece.text for piece in part.pieces) for part in line.parts) for line in one.lines]
    return "".join(piece.text for piece in one.pieces) or "\n".join(lines)


def _who(conflict: Conflict) -> str:
    """Return who saved what stands now; nothing where it cannot be told."""
    numbers = conflict.theirs.base.split(".")
    try:
        rows = history.revisions(portal(), reader(), conflict.theirs.record_id)
    except NotThereError:
        return ""
    newest = max((row for row in rows if str(row.pk) in numbers), key=lambda row: row.at, default=None)
    return newest.author if newest else ""
