"""The page on which a text is written: the one-page form of its kind, with what was saved, what is wrong, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Response

from portal.domain.diff import changes
from portal.domain.drafting import checked_draft
from portal.domain.kinds import KINDS
from portal.domain.workflow import Condition, State
from portal.services.review.drafts import Conflict, Draft, context
from portal.services.review.finishing import unfinished
from portal.web import differences, formats
from portal.web.current import portal, reader
from portal.web.forms import records
from portal.web.forms.records import Pressed
from portal.web.i18n import gettext
from portal.web.pages.texts import common
from portal.web.stages import condition_name, state_name

CONFLICT = 409
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Editing:
    """A text in the form. Without `record_id` it is a new one; `base` names what the form was made from."""

    kind: str
    language: str
    shared: Content
    texts: Content
    record_id: str = ""
    base: str = ""
    state: State | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    rows: Pressed | None = None

    @classmethod
    def of(cls, draft: Draft) -> "Editing":
        """Return a saved text as the form begins with it, with what is wrong in it."""
        problems = checked_draft(draft.kind, draft.shared, draft.texts, context(portal()))[1]
        return cls(
            draft.kind, draft.language, draft.shared, draft.texts, draft.record_id, draft.base, draft.state,
            common.said(problems),
        )  # fmt: skip


def show(editing: Editing, status: int = 200, checked: bool = False) -> Response:
    """Return the page; `checked` opens the list of what is missing."""
    lacking: tuple[common.Missing, ...] = ()
    if editing.state is not None and not editing.rows:
        found = unfinished(portal(), reader(), editing.kind, editing.shared, editing.texts, editing.record_id)
        lacking = tuple(one for one in common.missing(editing.kind, found) if not _is_said(one.href, editing.errors))
    return _page(editing, status, missing=lacking, checked=checked)


def _is_said(href: str, errors: Mapping[str, str]) -> bool:
    return href in {f"#f-{path.replace('.', '-')}" for path in errors}


def clash(conflict: Conflict, who: str) -> Response:
    """Return the page for what was typed while another saved: both beside each other, and both together in the form."""
    theirs, mine = conflict.theirs, conflict.mine
    found = changes(KINDS[theirs.kind], {**theirs.shared, **theirs.texts}, {**mine[0], **mine[1]})
    both = gettext("Somebody else changed this too. What you typed is kept here; above stands what they wrote.")
    editing = Editing(
        theirs.kind, theirs.language, *conflict.merged, theirs.record_id, theirs.base, theirs.state,
        dict.fromkeys(conflict.clashing, both),
    )  # fmt: skip
    shown = differences.shown(portal(), theirs.kind, found, theirs.language)
    # What both changed has to be looked at; all else goes together by itself.
    shown = tuple(sorted(shown, key=lambda one: one.name not in conflict.clashing))
    return _page(
        editing,
        CONFLICT,
        conflict=shown,
        other=who,
        clashing=[common.label(theirs.kind, name) for name in conflict.clashing],
    )


def _page(editing: Editing, status: int, **more: Any) -> Response:
    form = records.form(
        portal(), editing.kind, editing.language, editing.shared, editing.texts, editing.errors, editing.rows
    )
    title = str(editing.texts.get("title") or "")
    return common.show(
        "texts_edit.html",
        status,
        form=form,
        heading=_heading(editing, title),
        editing=editing,
        state=state_name(editing.state) if editing.state else condition_name(Condition.live),
        spoken=formats.language_named(editing.language),
        languages=common.languages(),
        **more,
    )


def _heading(editing: Editing, title: str) -> str:
    if not editing.record_id:
        return gettext("Write a practice") if editing.kind == "practice" else gettext("Add a resource")
    if editing.state is None and not editing.texts:
        return gettext("Add a language")
    return gettext("Change “%(title)s”") % {"title": title or gettext("No title yet")}
