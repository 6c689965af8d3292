"""One file as a checked note: a record's original with its shared fields, or the same record in another language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from portal.domain import languages
from portal.domain.inputs import Input, shared_model, version_model
from portal.domain.kinds import KINDS, Field, Kind
from portal.services.library.faults import Fault, Source
from portal.services.library.files import HEAD, Parsed, parse, write
from portal.services.library.yaml_reading import UnreadableError

ORIGINAL = "original"
TRANSLATIONS = ("human", "machine")

Context = Mapping[str, Any]
"""What a model is checked against: `vocabulary` and `places`; empty to check the form only."""


@dataclass(frozen=True)
class Note:
    """A file without faults of its own. `shared` is empty in a version in another language."""

    source: Source
    id: str
    kind: str
    language: str
    translation: str
    shared: Mapping[str, Any]
    texts: Mapping[str, Any]

    @property
    def is_original(self) -> bool:
        """Say whether this is the record's own file, not a version."""
        return self.translation == ORIGINAL


def name_parts(path: Path) -> tuple[str, str]:
    """Return the record's id and the language ('' for the original) that a file's name states."""
    record, _, language = path.stem.partition(".")
    return record, language


def read_note(path: Path, context: Context) -> tuple[Note | None, list[Fault]]:
    """Read and check one file; the note is None where there are faults."""
    try:
        parsed = parse(path.read_bytes())
    except UnreadableError as error:
        return None, [Fault(path, error.line, "", error.message)]
    source = Source(path, parsed.lines)
    if faults := list(_head_faults(source, parsed.front)):
        return None, faults
    kind = KINDS[parsed.front["type"]]
    faults = list(_layout_faults(source, parsed, kind))
    known = {name: value for name, value in _content(parsed).items() if name in {field.name for field in kind.fields}}
    texts, found = _checked(source, version_model(kind.name), known, kind.version_fields, context)
    faults += found
    shared: Mapping[str, Any] = {}
    if "translation" not in parsed.front:
        shared, found = _checked(source, shared_model(kind.name), known, kind.shared_fields, context)
        faults += found + list(_folder_faults(source, shared))
    if faults:
        return None, faults
    front = parsed.front
    translation = front.get("translation", ORIGINAL)
    return Note(source, front["id"], kind.name, front["language"], translation, shared, texts), []


def text_of(record: str, kind: str, language: str, translation: str, content: Mapping[str, Any]) -> str:
    """Return a note's file in canonical form; `content` holds its fields of all sorts."""
    sections = {field.name for field in KINDS[kind].sections}
    head = {"id": record, "type": kind, "language": language}
    if translation != ORIGINAL:
        head["translation"] = translation
    front = {name: value for name, value in content.items() if name not in sections}
    return write({**head, **front}, {name: content[name] for name in content if name in sections})


def _content(parsed: Parsed) -> dict[str, Any]:
    front = {name: value for name, value in parsed.front.items() if name not in HEAD}
    return {**front, **parsed.sections}


def _head_faults(source: Source, front: Mapping[str, Any]) -> Iterator[Fault]:
    record, language = name_parts(source.path)
    allowed: dict[str, tuple[str, ...]] = {"id": (record,), "type": tuple(KINDS), "language": languages.CODES}
    if language:
        allowed |= {"language": (language,), "translation": TRANSLATIONS}
    elif "translation" in front:
        yield source.fault(("translation",), "belongs into the file of a version in another language only")
    for name, values in allowed.items():
        if name not in front:
            yield source.fault((name,), "is missing")
        elif front[name] not in values:
            must = " or ".join(values) + _because(name, language)
            yield source.fault((name,), f"is '{front[name]}', but must be {must}")
    if language and language not in languages.CODES:
        yield source.fault(("language",), f"'{language}' in the file's name is not a language of the portal")


def _because(name: str, language: str) -> str:
    return " as in the file's name" if name == "id" or (name == "language" and language) else ""


def _layout_faults(source: Source, parsed: Parsed, kind: Kind) -> Iterator[Fault]:
    fields = {field.name: field for field in kind.fields}
    for name in _content(parsed):
        field = fields.get(name)
        if field is None:
            yield source.fault((name,), f"is not a field of a {kind.name}")
        elif name in parsed.front and name in parsed.sections:
            yield source.fault((name,), "is given twice: in the front matter and as a section")
        elif field.section != (name in parsed.sections):
            place = "is a section of the body" if field.section else "belongs into the front matter"
            yield source.fault((name,), place)
        elif "translation" in parsed.front and not field.of_version:
            yield source.fault((name,), "is a shared field: it stands in the original's file only")


def _checked(
    source: Source, model: type[Input], known: Mapping[str, Any], fields: tuple[Field, ...], context: Context
) -> tuple[Mapping[str, Any], list[Fault]]:
    names = {field.name for field in fields}
    try:
        checked = model.model_validate({name: known[name] for name in known if name in names}, context=dict(context))
    except ValidationError as error:
        return {}, source.faults(error)
    content = checked.content()
    # The default is left out, so that saying it makes no difference.
    return {name: content[name] for name in content if (name, content[name]) != ("visibility", "public")}, []


def _folder_faults(source: Source, shared: Mapping[str, Any]) -> Iterator[Fault]:
    folder = source.path.parent.name
    if shared and shared["regions"][0] != folder:
        yield source.fault(("regions",), f"the first is '{shared['regions'][0]}', but the file stands in '{folder}'")
