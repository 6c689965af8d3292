"""Small forms: fields as they are declared, what was posted to them, and both as a page prints them.

FIELDS = (Field("email", msgid("E-mail"), kind=Kind.email, autocomplete="username"), ...)
values = read(FIELDS, request.form)
form = Form(FIELDS, values, errors.messages(problems))
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from werkzeug.datastructures import MultiDict

from portal.domain.drafting import written
from portal.web.forms.choices import Choices, listed
from portal.web.i18n import gettext

Posted = MultiDict[str, str]
Values = Mapping[str, str | Sequence[str]]

MOST_VALUES = 300


class Kind(StrEnum):
    """How a field is printed. The last three belong to the forms of records: checkboxes in groups, one or several values typed by name."""

    text = "text"
    email = "email"
    url = "url"
    tel = "tel"
    password = "password"  # noqa: S105 - the name of a kind
    code = "code"
    date = "date"
    hidden = "hidden"
    textarea = "textarea"
    select = "select"
    radio = "radio"
    checkbox = "checkbox"
    checkboxes = "checkboxes"
    grouped = "grouped"
    named = "named"
    several = "several"


# Typed anew each time.
SECRET = frozenset({Kind.password, Kind.code})
MANY = frozenset({Kind.checkboxes, Kind.grouped, Kind.several})
# Printed as a fieldset: the label is its legend, and the first box has the id.
SETS = frozenset({Kind.radio, Kind.checkboxes, Kind.grouped, Kind.several})
# A text of one line ends up without line breaks, whatever a program posts.
SEVERAL_LINES = frozenset({Kind.textarea, Kind.hidden})


@dataclass(frozen=True)
class Field:
    """A declared field. Label, hint and options are msgids; `options` are (value, label). `limit` counts characters."""

    name: str
    label: str
    hint: str = ""
    kind: Kind = Kind.text
    required: bool = True
    options: tuple[tuple[str, str], ...] = ()
    autocomplete: str = ""
    rows: int = 5
    limit: int = 0
    spellcheck: bool = True


@dataclass(frozen=True)
class Control:
    """A field as a page prints it: in the reader's language, with what was typed and what is wrong with it.

    `unreported` is None where a field has no box "The sources do not say", else whether it is ticked. Of several selects `blanks`
    are empty, and `more` offers another. `brief` values need little room. `full` is its name among others of the
    same label. `markdown`: it may hold lists, bold words and links. `least` and `most` are limits of its length, counted in
    `unit` ("words" or "characters").
    """

    path: str
    label: str
    kind: Kind = Kind.text
    hint: str = ""
    error: str = ""
    required: bool = True
    values: tuple[str, ...] = ()
    choices: Choices = field(default_factory=Choices)
    autocomplete: str = ""
    rows: int = 5
    limit: int = 0
    lang: str = ""
    inputmode: str = ""
    spellcheck: bool = True
    unreported: bool | None = None
    brief: bool = False
    full: str = ""
    markdown: bool = False
    least: int = 0
    most: int = 0
    unit: str = ""

    @property
    def id(self) -> str:
        """The id of the element that takes the focus."""
        return f"f-{self.path.replace('.', '-')}"

    @property
    def value(self) -> str:
        """What was typed, as one text."""
        return self.values[0] if self.values else ""

    @property
    def described(self) -> str:
        """The ids of the hint and the error, for aria-describedby."""
        return " ".join(f"{self.id}-{part}" for part in ("hint", "error") if getattr(self, part))

    @property
    def is_set(self) -> bool:
        """Whether it is several boxes under one legend."""
        return self.kind in SETS

    @property
    def name_in_errors(self) -> str:
        """What the list of errors calls it."""
        return self.full or self.label


class Form:
    """A form ready to be printed: `{% for f in form %}{{ field(f) }}{% endfor %}`, or `form['email']` for one of them.

    `choices` holds options that only the page knows, by field, in the reader's language.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        values: Values | None = None,
        errors: Mapping[str, str] | None = None,
        choices: Mapping[str, Choices] | None = None,
    ) -> None:
        self.errors = dict(errors or {})
        given, chosen = values or {}, choices or {}
        self._controls = {
            one.name: _control(one, given.get(one.name, ""), self.errors.get(one.name, ""), chosen.get(one.name))
            for one in fields
        }

    def __iter__(self) -> Iterator[Control]:
        """Yield the controls in order."""
        yield from self._controls.values()

    def __getitem__(self, name: str) -> Control:
        """Return the control of a field; KeyError where the form has none."""
        return self._controls[name]

    def change(self, name: str, **parts: Any) -> None:
        """Print a control otherwise than its field declares: with a label that only the page knows, in another language."""
        self._controls[name] = replace(self._controls[name], **parts)

    @property
    def faults(self) -> list[tuple[str, str, str]]:
        """What is wrong, for the top of the page: (link, name of the field, message); without a link where it is the whole form."""
        found = [(f"#{one.id}", one.name_in_errors, one.error) for one in self if one.error]
        return [*found, *(("", "", text) for name, text in self.errors.items() if name not in self._controls)]


def read(fields: Sequence[Field], posted: Posted) -> dict[str, str | list[str]]:
    """Return what was posted to the fields and nothing else: a text each, a list where several can be chosen.

    Spaces at the ends are taken off, but not those of passwords.
    """
    found: dict[str, str | list[str]] = {}
    for one in fields:
        if one.kind in MANY:
            found[one.name] = [written(value) for value in posted.getlist(one.name)[:MOST_VALUES]]
            continue
        text = written(posted.get(one.name, ""))
        if one.kind not in SEVERAL_LINES:
            text = text.replace("\n", " ")
        found[one.name] = text if one.kind is Kind.password else text.strip()
    return found


def _control(one: Field, given: str | Sequence[str], error: str, choices: Choices | None) -> Control:
    values = (given,) if isinstance(given, str) else tuple(given)
    if one.kind in SECRET:
        values = ()
    options = choices if choices is not None else listed(*((value, gettext(label)) for value, label in one.options))
    return Control(
        one.name,
        gettext(one.label),
        one.kind,
        gettext(one.hint) if one.hint else "",
        error,
        one.required,
        tuple(value for value in values if value),
        options,
        one.autocomplete,
        one.rows,
        one.limit,
        inputmode="numeric" if one.kind is Kind.code else "",
        brief=one.kind in (Kind.code, Kind.date),
        spellcheck=one.spellcheck,
    )
