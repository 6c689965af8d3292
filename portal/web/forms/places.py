"""Where a field is: the step of the form that asks for it, and the place on its page."""

from collections.abc import Sequence

from portal.domain.kinds import KINDS, Field
from portal.domain.shapes import Sort, shape_of
from portal.web.addresses import at
from portal.web.forms import groups


def shown_path(field: Field, rest: Sequence[str]) -> list[str]:
    """Return the path of a field's part as far as it has a place of its own: deeper than the parts of a row nothing has."""
    shape = shape_of(field)
    kept = rest[: 2 if shape.many else 1] if shape.sort is Sort.structure else []
    return [field.name, *kept]


def anchor(kind: str, path: str) -> str:
    """Return the id of the place of a path ("sources.0.url"); nothing where the kind has no such field."""
    name, *rest = path.split(".")
    field = next((field for field in KINDS[kind].fields if field.name == name), None)
    return f"f-{'-'.join(shown_path(field, rest))}" if field else ""


def address(kind: str, path: str, record_id: str, step: str = "") -> str:
    """Return where a field is in the form of a text: on this page where it shows that `step`."""
    its_step = groups.step_of(kind, path.partition(".")[0])
    its_page = "" if its_step == step else at().text(record_id, f"edit/{its_step}")
    place = anchor(kind, path)
    return f"{its_page}#{place}" if place else its_page
