"""organisations.yaml: every organisation that a record names."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from portal.domain.inputs import OrganisationInput
from portal.services.library.faults import Fault, Source
from portal.services.library.notes import Context
from portal.services.library.yaml_reading import UnreadableError, decoded, read
from portal.services.library.yaml_writing import write_list

FILE = "organisations.yaml"

Bodies = Mapping[str, Mapping[str, Any]]


def read_organisations(folder: Path, context: Context) -> tuple[Bodies, list[Fault]]:
    """Return the organisations of a folder by id, without those that have faults; none where there is no file."""
    path = folder / FILE
    if not path.exists():
        return {}, []
    try:
        items, lines = read(decoded(path.read_bytes()))
    except UnreadableError as error:
        return {}, [Fault(path, error.line, "", error.message)]
    source = Source(path, lines)
    if not isinstance(items, list):
        return {}, [source.fault((), "must be a list of organisations")] if items is not None else []
    found: dict[str, Mapping[str, Any]] = {}
    faults: list[Fault] = []
    for number, item in enumerate(items):
        try:
            body = OrganisationInput.model_validate(item, context=dict(context)).content()
        except ValidationError as error:
            faults += source.faults(error, (number,))
            continue
        if body["id"] in found:
            faults.append(source.fault((number, "id"), f"'{body['id']}' is given twice"))
        found.setdefault(body["id"], body)
    return found, faults


def organisations_text(bodies: Iterable[Mapping[str, Any]]) -> str:
    """Return organisations.yaml in canonical form: sorted by id, without empty fields."""
    rows = sorted(bodies, key=lambda body: str(body["id"]))
    return write_list([{name: value for name, value in row.items() if value} for row in rows])
