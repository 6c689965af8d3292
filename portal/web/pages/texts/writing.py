"""Writing a text: a new one, and one that is there, step by step. Every save is kept; nothing that was typed is asked for twice."""

import secrets
from dataclasses import replace

from flask import Response, abort, flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.kinds import KINDS
from portal.services.review import drafts
from portal.services.review.door import NotThereError
from portal.services.review.drafts import Draft, NotEditableError
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms import places
from portal.web.forms.groups import HEADINGS, SEND, WHAT
from portal.web.i18n import gettext, language
from portal.web.pages import part
from portal.web.pages.texts import common, editor, files, keeping, leading, stages, typing
from portal.web.pages.texts.editor import Editing
from portal.web.pages.texts.listing import may_write
from portal.web.pages.texts.typing import Typed
from portal.web.signing import signed_in

routes = part("writing")
KIND = f"<any({', '.join(KINDS)}):kind>"
STEPS = frozenset(step for headings in HEADINGS.values() for step in headings)
# The form of a new text has a name of its own: what is begun in it is begun once.
TOKEN, LONGEST_TOKEN = "token", 40

for fault, answer in keeping.ANSWERS.items():
    routes.register_error_handler(fault, answer)


def _own_regions() -> list[str]:
    return [code for code in portal().places.regions if code in reader().regions]


@routes.get(f"/texts/new/{KIND}")
@signed_in
def begin(kind: str) -> Response:
    """Show the first step, empty, with one's own regions ticked."""
    if not may_write(reader()):
        abort(404)
    token = secrets.token_hex(8)
    return editor.show(Editing(kind, language(), {"regions": _own_regions()}, {}, token=token))


@routes.post(f"/texts/new/{KIND}")
@signed_in
def create(kind: str) -> AnyResponse:
    """Keep a first draft. It needs a title: the address that the text keeps for ever is made from it."""
    if not may_write(reader()):
        # What was typed stands on the answer, where an account has lost the right meanwhile.
        raise NotThereError(kind)
    token = request.form.get(TOKEN, "")[:LONGEST_TOKEN]
    id, base = drafts.begun_in(portal(), reader(), token)
    if id:
        # The same form once more: sent twice, or gone back to.
        return _save(id, WHAT, base)
    typed = typing.read(kind, language())
    editing = Editing(kind, typed.language, typed.shared, typed.texts, token=token)
    if typed.rows:
        return editor.show(replace(editing, rows=typed.rows))
    if not typed.texts.get("title"):
        if keeping.wanted():
            return keeping.refused("untitled", common.WRONG)
        why = gettext("Write at least a title, so that you find your draft again. All else can follow later.")
        return editor.show(replace(editing, errors={"title": why}), common.WRONG)
    given = (kind, typed.language, typed.shared, typed.texts, token, keeping.wanted())
    draft = drafts.begin(portal(), reader(), *given)
    if keeping.wanted():
        return keeping.kept(draft, WHAT)
    flash(gettext("Saved. Your draft is kept here, and nothing is sent until you send it."))
    return leading.after(draft, WHAT)


@routes.get("/texts/<id>/edit")
@signed_in
def edit(id: str) -> AnyResponse:
    """Lead to the step that asks for `field`, else to the first one that lacks something."""
    try:
        draft = _draft(id)
    except NotEditableError:
        return _closed(id)
    if _is_other(draft):
        return _taken(id)
    if name := request.args.get("field", ""):
        return common.go(places.address(draft.kind, name, id))
    editing = Editing.of(draft)
    return common.go(editing.address(stages.first_unfinished(editing.stages)))


@routes.get("/texts/<id>/edit/<step>")
@signed_in
def step(id: str, step: str) -> AnyResponse:
    """Show a step of a text: of the one on its way, else of the public one, in the language of `text`."""
    if step not in STEPS:
        abort(404)
    try:
        draft = _draft(id)
    except NotEditableError:
        return keeping.refused("closed", editor.CONFLICT) if keeping.wanted() else _closed(id)
    if _is_other(draft) and not keeping.wanted():
        return _taken(id)
    editing = Editing.of(draft, step)
    if keeping.wanted():
        return keeping.kept(draft, step)
    if step == SEND or step not in {one.name for one in editing.stages}:
        return common.go(editing.address(SEND if step == SEND else WHAT))
    return editor.show(editing)


def _draft(id: str) -> Draft:
    return drafts.read(portal(), reader(), id, common.content_language(request.args.get("text"), ""))


def _is_other(draft: Draft) -> bool:
    """Say whether another language was asked for than that of the text that is on its way."""
    asked = common.content_language(request.args.get("text"), draft.language)
    return draft.public and draft.state is not None and asked != draft.language


def _taken(id: str) -> AnyResponse:
    flash(gettext("This language cannot be written now, because a text in another language is on its way: see below."))
    return common.go(f"{at().text(id)}#languages")


def _closed(id: str) -> AnyResponse:
    flash(gettext("It cannot be changed where it stands. Below is what you can do."))
    return common.go(at().text(id))


@routes.post("/texts/<id>/edit")
@signed_in
def save_anywhere(id: str) -> AnyResponse:
    """Save what was typed in a form of any fields, or say that another was faster."""
    return _save(id, WHAT)


@routes.post("/texts/<id>/edit/<step>")
@signed_in
def save(id: str, step: str) -> AnyResponse:
    """Save what was typed in a step and go on, or say that another changed the same."""
    if step not in STEPS:
        abort(404)
    return _save(id, step)


def _save(id: str, step: str, base: str = "") -> AnyResponse:
    typed = typing.of_text(id)
    typed = replace(typed, base=typed.base or base)
    if typed.rows:
        return _with_rows(id, step, typed)
    try:
        found = typing.save(id, typed, quiet=keeping.wanted())
    except NotEditableError as error:
        return keeping.refused("closed", editor.CONFLICT) if keeping.wanted() else typing.late(id, typed, error.state)
    if keeping.wanted():
        return keeping.kept(found, step) if isinstance(found, Draft) else keeping.clashed(found)
    if not isinstance(found, Draft):
        return typing.clash(id, found, typed, step)
    return _with_files(id, step) if files.came() else leading.after(found, step)


def _with_rows(id: str, step: str, typed: Typed) -> AnyResponse:
    """Show the step with a row more or less; nothing is saved yet."""
    try:
        draft = drafts.read(portal(), reader(), id, typed.language)
    except NotEditableError as error:
        return typing.late(id, typed, error.state)
    editing = Editing.of(draft, step)
    shared, texts = typed.onto(draft)
    return editor.show(
        replace(
            editing, shared=shared, texts=texts, base=typed.base, rows=typed.rows, language=typed.language, errors={}
        )
    )


def _with_files(id: str, step: str) -> AnyResponse:
    """Attach what came with the form, which was saved before, and show it again."""
    wrong = files.taken(id)
    if not wrong:
        return leading.lead(f"{at().text(id, f'edit/{step}')}#f-{files.FIELD}")
    draft = Editing.of(drafts.read(portal(), reader(), id), step)
    return editor.show(replace(draft, errors={**draft.errors, files.FIELD: " ".join(wrong)}), common.WRONG)
