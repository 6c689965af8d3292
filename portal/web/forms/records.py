"""The form of a kind of record, or a step of it, made from its declaration. `reading.read` takes back what was posted to it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from portal.domain.answers import MAY_BE_NONE
from portal.domain.inputs import may_be_unreported
from portal.domain.kinds import KINDS, Field
from portal.domain.shapes import Part, Shape, Sort, shape_of
from portal.domain.values import NOT_REPORTED
from portal.services.context import Portal
from portal.web.forms import controls, hints, parts, typed
from portal.web.forms.blocks import Block, RecordForm, Row, Section
from portal.web.forms.fields import Control, Kind
from portal.web.forms.groups import groups
from portal.web.forms.reading import KNOWN, MOST_ROWS, PERIOD_END, Pressed, pressed, read
from portal.web.forms.sources import Sources
from portal.web.forms.written import shown_end
from portal.web.i18n import gettext
from portal.web.i18n import language as page_language

__all__ = ["Pressed", "RecordForm", "form", "pressed", "read"]

Content = Mapping[str, Any]


def form(
    portal: Portal,
    kind: str,
    language: str,
    shared: Content | None,
    texts: Content,
    errors: Mapping[str, str] | None = None,
    rows: Pressed | None = None,
    only: Collection[str] | None = None,
) -> RecordForm:
    """Return the form with what was stored or typed. `shared` is None where only the texts of a language version are asked for.

    `errors` are messages by path (errors.messages); `rows` is what `pressed` answered; `only` names the fields of a step.
    """
    return _Builder(portal, kind, language, shared, texts, errors or {}, rows, only).form()


class _Builder:
    def __init__(
        self,
        portal: Portal,
        kind: str,
        language: str,
        shared: Content | None,
        texts: Content,
        errors: Mapping[str, str],
        rows: Pressed | None,
        only: Collection[str] | None = None,
    ) -> None:
        self.kind, self.language, self.errors, self.rows = KINDS[kind], language, errors, rows
        self.sources = Sources(portal, page_language())
        self.content = {**(shared or {}), **texts}
        asked = self.kind.version_fields if shared is None else self.kind.fields
        self.asked = {field.name: field for field in asked if only is None or field.name in only}
        self.elsewhere = {field.name for field in self.kind.fields if only is not None and field.name not in only}
        self.below = _below(errors)
        self.said: set[str] = set()

    def form(self) -> RecordForm:
        sections = []
        for group in groups(self.kind.name):
            items = tuple(self._item(self.asked[name]) for name in group.fields if name in self.asked)
            if items:
                sections.append(Section(group.name, gettext(group.heading), items))
        return RecordForm(self.kind.name, self.language, tuple(sections), self._others())

    def _others(self) -> tuple[tuple[str, str], ...]:
        labels = {field.name: gettext(hints.label(field)) for field in self.kind.fields}
        left = [(path.partition(".")[0], text) for path, text in self.errors.items() if path not in self.said]
        return tuple((labels.get(name, ""), text) for name, text in left if name not in self.elsewhere)

    def _error(self, path: str) -> str:
        """Return what is wrong at a path or below it; each error is said once."""
        here = self.below.get(path, ())
        found = next((one for one in here if one not in self.said), None)
        self.said.update(here)
        return self.errors[found] if found is not None else ""

    def _item(self, field: Field) -> Control | Block:
        shape, value = shape_of(field), self.content.get(field.name)
        return self._block(field, shape, value) if shape.sort is Sort.structure else self._field(field, shape, value)

    def _field(self, field: Field, shape: Shape, value: Any) -> Control:
        choices = self.sources.of(shape)
        kind = controls.kind_of(shape, choices, is_part=False)
        may = self._may_stay_open(field, value)
        is_choice = kind in (Kind.radio, Kind.select)
        if field.name == "visibility" and not value:
            value = "public"
        if field.name == PERIOD_END:
            value = shown_end(value)
        unreported = may and value == NOT_REPORTED
        values = controls.values_of(shape, kind, None if unreported and not is_choice else value)
        control = Control(
            field.name,
            gettext(hints.label(field)),
            kind,
            self._hint(field, shape),
            self._error(field.name),
            _is_asked(field),
            values,
            controls.with_unreported(choices) if may and is_choice else choices,
            "off",
            controls.rows_of(shape, is_part=False),
            lang=self.language if field.of_version else "",
            inputmode=controls.MODES.get(shape.sort, ""),
            unreported=unreported if may and not is_choice else None,
            brief=shape.sort in controls.BRIEF,
            markdown=shape.sort is Sort.markdown,
            **controls.length_of(shape, kind),
        )
        return typed.dressed(control)

    def _may_stay_open(self, field: Field, value: Any) -> bool:
        """Offer "the sources do not say" where it is said already; people answer what they are asked."""
        return may_be_unreported(field) and (value == NOT_REPORTED or field.name in MAY_BE_NONE)

    def _hint(self, field: Field, shape: Shape) -> str:
        text = hints.hint(self.kind.name, field.name)
        return " ".join(filter(None, (gettext(text) if text else "", controls.limits(shape))))

    def _block(self, field: Field, shape: Shape, value: Any) -> Block:
        may = self._may_stay_open(field, value)
        given = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Mapping)]
        wanted = self.rows.rows if self.rows and self.rows.field == field.name else 0
        most = min(shape.most_items or MOST_ROWS, MOST_ROWS) if shape.many else 1
        count = max(min(max(len(given) + 1, wanted), most), len(given)) if shape.many else 1
        made = tuple(self._row(field, shape, number, given) for number in range(count))
        # What is below it said its own errors first; what is left is of the whole.
        error = self._error(field.name)
        is_open = given or field.required or error or wanted or any(c.error for row in made for c in row.controls)
        return Block(
            field.name,
            gettext(hints.label(field)),
            self._hint(field, shape),
            error,
            _is_asked(field),
            value == NOT_REPORTED if may else None,
            shape.many,
            not is_open,
            shape.many and count < most,
            made,
            self._known(field) if count < most else None,
        )

    def _known(self, field: Field) -> Control | None:
        if field.name != "corridors":
            return None
        ways = self.sources.corridors()
        label = gettext("Type a corridor, or take a known one")
        hint = gettext("“Niger → Mali”: the host country first. It becomes one more row when you add a row or save.")
        path = f"{field.name}.{KNOWN}"
        return Control(path, label, Kind.named, hint, required=False, choices=ways, autocomplete="off")

    def _row(self, field: Field, shape: Shape, number: int, given: list[Content]) -> Row:
        path = f"{field.name}.{number}" if shape.many else field.name
        row = given[number] if number < len(given) else {}
        legend = gettext(parts.ROWS.get(field.name, "%(number)s")) % {"number": number + 1} if shape.many else ""
        named = legend or gettext(hints.label(field))
        made = tuple(self._part(field, part, f"{path}.{part.name}", row.get(part.name), named) for part in shape.parts)
        return Row(path, legend, made, number >= len(given))

    def _part(self, field: Field, part: Part, path: str, value: Any, named: str) -> Control:
        words, shape = parts.words(field.name, part.name), part.shape
        choices = self.sources.of(shape)
        kind = controls.kind_of(shape, choices, is_part=True)
        label = gettext(words.label)
        control = Control(
            path,
            label,
            kind,
            gettext(words.hint) if words.hint else "",
            self._error(path),
            part.required,
            controls.values_of(shape, kind, value),
            choices,
            "off",
            controls.rows_of(shape, is_part=True),
            lang=self.language if field.of_version and not controls.MODES.get(shape.sort) else "",
            inputmode=controls.MODES.get(shape.sort, ""),
            full=f"{named}, {label}",
        )
        return typed.dressed(control)


def _is_asked(field: Field) -> bool:
    """Say whether a field is not called optional: also where it is needed beside some answers, as its help says."""
    return field.required or field.required_if is not None


def _below(paths: Iterable[str]) -> dict[str, list[str]]:
    """Return for each path which of `paths` are there or below it."""
    found: dict[str, list[str]] = {}
    for path in paths:
        names = path.split(".")
        for size in range(1, len(names) + 1):
            found.setdefault(".".join(names[:size]), []).append(path)
    return found
