"""The page on which a text is written: one step of its form, with what was saved, what is wrong, what is still missing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from flask import Response

from portal.domain.diff import changes
from portal.domain.drafting import checked_draft
from portal.domain.files import FIELD_OF_FILES
from portal.domain.kinds import KINDS
from portal.domain.workflow import Condition, State
from portal.services.posting import findings
from portal.services.posting.findings import Looked
from portal.services.review.drafts import Conflict, Draft, context
from portal.services.review.finishing import unfinished
from portal.web import differences, formats
from portal.web.addresses import at
from portal.web.current import portal, reader
from portal.web.forms import records
from portal.web.forms.groups import SEND, WHAT
from portal.web.forms.records import Pressed
from portal.web.found import Shown, shown
from portal.web.i18n import gettext
from portal.web.pages.texts import common, stages, translated
from portal.web.pages.texts.common import Missing
from portal.web.pages.texts.stages import Stage
from portal.web.stages import condition_name, state_name

CONFLICT = 409
# Chosen where the text is sent.
CHOSEN_LATER = frozenset({"licence"})
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Editing:
    """A text in a step of its form. Without `record_id` it is a new one; `base` names what the form was made from.

    `fixed`: its language is not to be chosen any more.
    """

    kind: str
    language: str
    shared: Content
    texts: Content
    record_id: str = ""
    base: str = ""
    state: State | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    rows: Pressed | None = None
    step: str = WHAT
    is_translation: bool = False
    fixed: bool = False
    token: str = ""

    @classmethod
    def of(cls, draft: Draft, step: str = WHAT) -> "Editing":
        """Return a saved text as a step of the form begins with it, with what is wrong in it."""
        problems = checked_draft(draft.kind, draft.shared, draft.texts, context(portal()))[1]
        return cls(
            draft.kind, draft.language, draft.shared, draft.texts, draft.record_id, draft.base, draft.state,
            common.said(problems), step=step, is_translation=draft.is_translation, fixed=draft.public,
        )  # fmt: skip

    @cached_property
    def lacking(self) -> tuple[Missing, ...]:
        """What stands between the text and its being sent; nothing as long as nothing of it is saved."""
        if self.state is None:
            return ()
        found = unfinished(portal(), reader(), self.kind, self.shared, self.texts, self.record_id)
        asked = (one for one in found if one.name not in CHOSEN_LATER)
        return common.missing(self.kind, asked, self.record_id, self.step)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The steps of its form; a translation has those in which there is something to write."""
        return stages.stages(self.kind, {**self.shared, **self.texts}, self.lacking, self.step, self.is_translation)

    @cached_property
    def found(self) -> tuple[Shown, ...]:
        """What looks like personal data in the step, as it was saved last, and nobody has said anything of yet."""
        if self.state is None:
            return ()
        looked = findings.of_text(portal(), reader(), self.record_id)
        here = (one for one in looked.seen if one.path.partition(".")[0] in self.stage.fields)
        unsaid = tuple(one for one in here if one.verdict is None and one.kind != findings.PHOTO)
        return shown(self.kind, Looked(unsaid), self.record_id)

    @property
    def stage(self) -> Stage:
        """The step that is shown."""
        return next((one for one in self.stages if one.current), self.stages[0])

    @property
    def number(self) -> int:
        """Which of its steps is shown: 1 for the first."""
        return self.stages.index(self.stage) + 1

    @property
    def is_first(self) -> bool:
        """Whether no step is before the one that is shown."""
        return self.number == 1

    @property
    def files(self) -> list[str]:
        """The files that it has (SHA-256): those that the form shows."""
        items = self.shared.get(FIELD_OF_FILES)
        held = items if isinstance(items, list) else []
        return [str(item["file"]) for item in held if isinstance(item, dict) and item.get("file")]

    @property
    def wrong(self) -> list[str]:
        """The paths of what is wrong in the step that is shown."""
        return [path for path in self.errors if path.partition(".")[0] in self.stage.fields]

    def address(self, step: str) -> str:
        """Return where a step of it is; a language in which nothing is saved yet is named there."""
        if step == SEND:
            return at().text(self.record_id, "send")
        begun = "" if self.state is not None else self.language
        return at().text(self.record_id, f"edit/{step}", text=begun)


def show(editing: Editing, status: int = 200) -> Response:
    """Return the page."""
    return _page(editing, status)


def clash(conflict: Conflict, who: str, is_own: bool, step: str, names: Collection[str]) -> Response:
    """Return the page for what was typed while another saved: both beside each other, and both together in the form.

    `names` are the fields that were asked for: the form asks for all of them again.
    """
    theirs, mine = conflict.theirs, conflict.mine
    found = changes(KINDS[theirs.kind], {**theirs.shared, **theirs.texts}, {**mine[0], **mine[1]})
    both = gettext("It was changed here too. What you typed is kept here; above stands what was saved since.")
    shared, texts = conflict.merged
    editing = replace(
        Editing.of(theirs, step), shared=shared, texts=texts, errors=dict.fromkeys(conflict.clashing, both)
    )
    told = differences.shown(portal(), theirs.kind, found, theirs.language)
    # What both changed has to be looked at; all else goes together by itself.
    told = tuple(sorted(told, key=lambda one: one.name not in conflict.clashing))
    return _page(
        editing,
        CONFLICT,
        names,
        conflict=told,
        other=who,
        is_own=is_own,
        clashing=[common.label(theirs.kind, name) for name in conflict.clashing],
    )


def _page(editing: Editing, status: int, names: Collection[str] = (), **more: Any) -> Response:
    asked = {*editing.stage.fields, *names}
    original = translated.beside(editing.kind, editing.record_id, editing.language) if editing.is_translation else None
    texts = {**original.unreported, **editing.texts} if original else editing.texts
    form = records.form(
        portal(), editing.kind, editing.language, editing.shared, texts, editing.errors, editing.rows, asked
    )
    title = str(editing.texts.get("title") or "")
    return common.show(
        "texts_edit.html",
        status,
        form=form,
        original=original,
        heading=_heading(editing, title),
        editing=editing,
        missing=editing.lacking,
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
