"""How each shape of value is printed: which control, how large, with which limits said."""

from dataclasses import replace
from typing import Any

from portal.domain.json_values import shown
from portal.domain.messages import msgid
from portal.domain.shapes import Shape, Sort
from portal.domain.values import NOT_REPORTED, word_count
from portal.web import formats
from portal.web.forms.choices import Choice, Choices, Group
from portal.web.forms.fields import Control, Kind
from portal.web.i18n import gettext

# Few choices are all seen at once; more are a list that opens.
FEW = 7
COUNTS = {
    ("words", True): msgid("%(count)s of %(least)s to %(most)s words"),
    ("words", False): msgid("%(count)s of at most %(most)s words"),
    ("characters", True): msgid("%(count)s of %(least)s to %(most)s characters"),
    ("characters", False): msgid("%(count)s of at most %(most)s characters"),
}
MODES = {
    Sort.url: "url",
    Sort.email: "email",
    Sort.whole: "numeric",
    Sort.amount: "decimal",
}
BRIEF = frozenset({Sort.date, Sort.whole, Sort.amount})
CHOSEN = frozenset({Sort.code, Sort.region, Sort.country, Sort.language, Sort.organisation})
# Hundreds of these are in no list: they are typed by name.
NAMED = frozenset({Sort.language, Sort.organisation})
# Titles say their limit; the 300 characters of other lines nobody reaches.
SHORT = 100
TALL = {Sort.markdown: 8, Sort.paragraph: 4}
LINES = 3


def kind_of(shape: Shape, choices: Choices, is_part: bool) -> Kind:
    """Return the control for a shape; parts of structured values use little room."""
    if shape.sort not in CHOSEN:
        return Kind.textarea if shape.many or shape.sort in TALL else Kind.text
    if shape.sort in NAMED or (shape.sort is Sort.country and is_part):
        return Kind.several if shape.many else Kind.named
    if not shape.many:
        return Kind.select if is_part or len(choices) > FEW else Kind.radio
    return Kind.grouped if shape.sort is Sort.country else Kind.checkboxes


def rows_of(shape: Shape, is_part: bool) -> int:
    """Return how many lines of text a box begins with."""
    if shape.many:
        return LINES
    if shape.most and shape.most < 2000 and shape.sort is Sort.markdown:
        return 6
    return 3 if is_part else TALL.get(shape.sort, LINES)


def limits(shape: Shape) -> str:
    """Return the sentence that says how long or how many, or nothing."""
    if shape.many:
        return gettext("At most %(most)s.") % {"most": shape.most_items} if shape.most_items else ""
    if shape.words:
        named = {"least": formats.number(shape.words.least), "most": formats.number(shape.words.most)}
        return gettext("%(least)s to %(most)s words.") % named
    if not shape.most or not (shape.sort in TALL or shape.most <= SHORT) or shape.sort in CHOSEN:
        return ""
    named = {"least": formats.number(shape.least or 0), "most": formats.number(shape.most)}
    if (shape.least or 0) > SHORT // 2:
        return gettext("%(least)s to %(most)s characters.") % named
    return gettext("At most %(most)s characters.") % named


def length_of(shape: Shape, kind: Kind) -> dict[str, Any]:
    """Return the limits by which the length of a text is counted while it is typed, as a control has them; none where none are said."""
    if shape.many or kind not in (Kind.text, Kind.textarea) or not limits(shape):
        return {}
    if shape.words:
        return {"least": shape.words.least, "most": shape.words.most, "unit": "words"}
    least = shape.least or 0
    return {"least": least if least > SHORT // 2 else 0, "most": shape.most or 0, "unit": "characters"}


def counted(control: Control) -> str:
    """Return how long a text is and may be, as draft.js says it while it is typed; nothing of an empty one."""
    text = control.value.strip()
    if not text or not control.most:
        return ""
    count = word_count(text) if control.unit == "words" else len(text)
    named = {"count": count, "least": control.least, "most": control.most}
    said = {name: formats.number(value) for name, value in named.items()}
    return gettext(COUNTS[control.unit, bool(control.least)]) % said


def values_of(shape: Shape, kind: Kind, value: Any) -> tuple[str, ...]:
    """Return a stored or typed value as the texts of its control; whatever it is, it does not fail."""
    if value is None:
        return ()
    items = tuple(shown(item) for item in value) if isinstance(value, list) else (shown(value),)
    return ("\n".join(items),) if shape.many and kind is Kind.textarea else tuple(filter(None, items))


def with_unreported(choices: Choices) -> Choices:
    """Return the choices with the one that says that the sources do not say."""
    silent = Group("", (Choice(NOT_REPORTED, gettext("The sources do not say")),))
    return replace(choices, groups=(*choices.groups, silent))
