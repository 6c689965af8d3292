"""What was typed in a step of a text's form: read, saved, or shown beside what others saved meanwhile."""

from dataclasses import dataclass
from typing import Any

from flask import Response, request

from portal.domain.kinds import KINDS
from portal.domain.workflow import State
from portal.services.review import drafts, history, own
from portal.services.review.bases import replaced
from portal.services.review.door import NotThereError
from portal.services.review.drafts import Conflict, Draft
from portal.web import differences, meanwhile
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms import groups, records
from portal.web.forms.records import Pressed
from portal.web.i18n import gettext
from portal.web.pages.texts import common, editor

Content = dict[str, Any]
# The fields that the form has asked for, as it says itself: what is not among them stays as it is.
ASKED = "fields"
# The files that it has shown.
HAD = "had"


@dataclass(frozen=True)
class Typed:
    """What was typed: in fields (`names`) of a form that was made from `base`, with the row that a button asked for.

    `language` is that of the form, `spoken` another one that was chosen for the text.
    """

    kind: str
    names: frozenset[str]
    shared: Content
    texts: Content
    base: str
    language: str
    spoken: str
    rows: Pressed | None
    had: frozenset[str] | None = None

    def onto(self, draft: Draft) -> tuple[Content, Content]:
        """Return the whole of a draft with what was typed in the place of what it had."""
        return replaced(draft.shared, self.shared, self.names), replaced(draft.texts, self.texts, self.names)


def read(kind: str, otherwise: str = "") -> Typed:
    """Return what was posted to a kind's form; `otherwise` is the language of a form that says none."""
    shared, texts = records.read(kind, request.form)
    known = {field.name for field in KINDS[kind].fields}
    asked = request.form.get(ASKED)
    names = known & (set(asked.split()) if asked is not None else {name.partition(".")[0] for name in request.form})
    chosen = common.content_language(request.form.get("language"), otherwise)
    made_in = common.content_language(request.form.get("spoken"), chosen)
    return Typed(
        kind,
        frozenset(names),
        {name: value for name, value in shared.items() if name in names},
        {name: value for name, value in texts.items() if name in names},
        request.form.get("base", ""),
        made_in,
        chosen if chosen != made_in else "",
        records.pressed(kind, request.form),
        frozenset(request.form[HAD].split()) if HAD in request.form else None,
    )


def of_text(id: str) -> Typed:
    """Return what was posted to the form of a text that is there. Raises NotThereError."""
    overview = own.overview(portal(), reader(), id)
    return read(overview.kind, overview.language)


def save(id: str, typed: Typed, quiet: bool = False) -> Draft | Conflict:
    """Save it. Raises NotThereError, NotEditableError."""
    return drafts.save(
        portal(), reader(), id, typed.language, typed.base, typed.shared, typed.texts, typed.names, quiet, typed.spoken,
        typed.had,
    )  # fmt: skip


def clash(id: str, found: Conflict, typed: Typed, step: str) -> Response:
    """Answer for what was typed while another saved the same fields, or began another language."""
    if found.theirs.language != typed.language and found.theirs.public:
        return late(id, typed, found.theirs.state or State.draft)
    asking = {groups.step_of(typed.kind, name) for name in found.clashing}
    who, is_own = _who(found)
    return editor.clash(found, who, is_own, step if step in asking or not asking else min(asking), typed.names)


def late(id: str, typed: Typed, state: State) -> Response:
    """Answer for what was typed into a form whose text was sent in, or begun in another language, meanwhile."""
    found = differences.whole(portal(), typed.kind, {**typed.shared, **typed.texts})
    links = ((at().text(id), gettext("See how it stands")),)
    why = gettext("Only one change of a record is on its way at a time.")
    return meanwhile.moved_on(State.draft, state, links, [(one.label, _plain(one)) for one in found], (why,))


def _plain(one: differences.Difference) -> str:
    lines = ["; ".join("".join(piece.text for piece in part.pieces) for part in line.parts) for line in one.lines]
    return "".join(piece.text for piece in one.pieces) or "\n".join(lines)


def _who(conflict: Conflict) -> tuple[str, bool]:
    """Return who saved what stands now (nothing where it cannot be told), and whether it was the same person."""
    numbers = conflict.theirs.base.split(".")
    try:
        rows = history.revisions(portal(), reader(), conflict.theirs.record_id)
    except NotThereError:
        return "", False
    newest = max((row for row in rows if str(row.pk) in numbers), key=lambda row: row.at, default=None)
    return (newest.author, newest.author_pk == reader().person) if newest else ("", False)
