"""Where the buttons of a form lead once it is saved."""

import re

from flask import flash, request
from werkzeug.wrappers import Response as AnyResponse

from portal.services.review.drafts import Draft
from portal.web.addresses import at
from portal.web.forms import places
from portal.web.forms.groups import HEADINGS
from portal.web.i18n import gettext
from portal.web.pages.texts import common, stages
from portal.web.pages.texts.editor import Editing

NAME = re.compile("[0-9a-f]{16}", re.ASCII)


def after(draft: Draft, step: str) -> AnyResponse:
    """Lead to where the button says: a step, a field, the next step; the same one, where something in it is wrong."""
    editing = Editing.of(draft, step)
    wrong = editing.wrong
    action, wanted = request.form.get("action", ""), request.form.get("go", "")
    if wanted.startswith("field:"):
        return lead(places.address(draft.kind, wanted.removeprefix("field:"), draft.record_id))
    if wanted in ("preview", "stands"):
        return lead(at().text(draft.record_id, wanted if wanted == "preview" else ""))
    if wanted in HEADINGS[draft.kind]:
        return lead(editing.address(wanted))
    if action == "next" and not (wrong and request.form.get("wrong", "") != " ".join(wrong)):
        return lead(editing.address(stages.beside(editing.stages, step, 1)))
    if action == "back":
        return lead(editing.address(stages.beside(editing.stages, step, -1)))
    if wrong:
        flash(gettext("Saved. Look at what is marked on this page, or go on and mend it later."))
    elif action != "next":
        flash(gettext("Saved."))
    return lead(editing.address(step))


def lead(address: str) -> AnyResponse:
    """Lead on; the address says which form has come, so that the browser need not keep what was typed there (draft.js)."""
    name = request.form.get("kept", "")
    if NAME.fullmatch(name):
        path, hash, place = address.partition("#")
        address = f"{path}{'&' if '?' in path else '?'}kept={name}{hash}{place}"
    return common.go(address)
