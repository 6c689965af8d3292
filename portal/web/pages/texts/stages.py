"""The steps of a text's form as its page lists them: which one is shown, and in words what each still lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.domain.json_values import empty
from portal.domain.kinds import KINDS
from portal.web.forms import groups
from portal.web.forms.groups import SEND, Step
from portal.web.i18n import gettext, ngettext
from portal.web.pages.texts.common import Missing


@dataclass(frozen=True)
class Stage:
    """A step: the fields that it asks for, how many things it lacks, and that in words."""

    name: str
    heading: str
    fields: tuple[str, ...]
    lacks: int
    said: str
    current: bool


def stages(
    kind: str, content: Mapping[str, Any], lacking: Sequence[Missing], at: str, is_translation: bool
) -> tuple[Stage, ...]:
    """Return the steps of a text; of a translation those with texts, and with facts that keep it from being sent."""
    found = []
    for step in groups.steps(kind):
        names = _asked(kind, step, lacking) if is_translation else step.fields
        if names or step.name == SEND:
            found.append(_stage(step, names, content, lacking, at))
    return tuple(found)


def first_unfinished(found: Sequence[Stage]) -> str:
    """Return the step to go on with: the first one that lacks something, else the first one."""
    return next((one.name for one in found if one.lacks), found[0].name)


def beside(found: Sequence[Stage], name: str, by: int) -> str:
    """Return the step after another one (`by` 1) or before it (-1); the same one where there is none."""
    names = [one.name for one in found]
    place = names.index(name) + by if name in names else 0
    return names[min(max(place, 0), len(names) - 1)]


def _asked(kind: str, step: Step, lacking: Sequence[Missing]) -> tuple[str, ...]:
    texts = {field.name for field in KINDS[kind].version_fields}
    wanted = {one.path.partition(".")[0] for one in lacking}
    return tuple(name for name in step.fields if name in texts or name in wanted)


def _stage(
    step: Step, names: tuple[str, ...], content: Mapping[str, Any], lacking: Sequence[Missing], at: str
) -> Stage:
    count = sum(one.step == step.name for one in lacking) if step.name != SEND else 0
    is_begun = any(not empty(content.get(name)) for name in names)
    return Stage(step.name, gettext(step.heading), names, count, _said(count, is_begun), step.name == at)


def _said(count: int, is_begun: bool) -> str:
    if not is_begun:
        # What nobody has touched yet is no fault.
        return gettext("not begun") if count else ""
    if not count:
        return gettext("done")
    return ngettext("%(num)s thing missing", "%(num)s things missing", count) % {"num": count}
