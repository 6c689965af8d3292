"""Values that were typed by name: "Elfenbeinküste, ประเทศไทย", "Niger → Mali", "IOM". What cannot be told stays as it was typed, with
the names that are near.

Beside a field's own values (codes) a form posts what was typed (`.typed`) and, where one value is in a line of text, what the page had
shown there (`.shown`): who changes nothing there keeps the value, whatever it is called by now.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from portal.domain.drafting import written
from portal.domain.shapes import Shape, Sort
from portal.services import naming
from portal.services.choosing import organisation_names
from portal.services.naming import Names
from portal.web import formats
from portal.web.current import portal, reader
from portal.web.forms.choices import CODE, Choices
from portal.web.forms.fields import Control, Kind, Posted
from portal.web.forms.sources import CORRIDOR, ORGANISATION
from portal.web.i18n import gettext

TYPED, SHOWN = "typed", "shown"
SCHEMES = {Sort.country: "country", Sort.language: "language", Sort.region: "region", Sort.organisation: ORGANISATION}
ARROWS = re.compile(r" ?(?:→|⟶|➜|->|=>|>) ?| [-–—] ")
MOST_WAYS = 20
MOST_SAID = 3


def names_of(scheme: str) -> Names:
    """Return the names by which values of a scheme can be typed by who asks."""
    if scheme == ORGANISATION:
        return organisation_names(portal(), reader())
    return naming.names(portal().vocabulary, portal().places, scheme)


def scheme_of(shape: Shape) -> str:
    """Return the scheme whose names a field or part can be typed by; nothing where it cannot."""
    return shape.scheme if shape.sort is Sort.code else SCHEMES.get(shape.sort, "")


def one(path: str, shape: Shape, posted: Posted, chosen: str) -> str:
    """Return the value of a field that holds one: what was typed, where that is not what the page had shown."""
    text = _line(posted.get(f"{path}.{TYPED}", chosen))
    if f"{path}.{TYPED}" not in posted or text == _line(posted.get(f"{path}.{SHOWN}", "")):
        return chosen
    return _value(names_of(scheme_of(shape)), text) if text else ""


def several(path: str, shape: Shape, posted: Posted, chosen: Sequence[str]) -> list[str]:
    """Return the chosen values with those that were typed beside them."""
    text = written(posted.get(f"{path}.{TYPED}", "")).strip()
    scheme = scheme_of(shape)
    if not text or not scheme:
        return list(chosen)
    names = names_of(scheme)
    pieces = names.split(text, commas=scheme != ORGANISATION)
    return list(dict.fromkeys([*chosen, *(_value(names, piece) for piece in pieces)]))


def ways(path: str, posted: Posted) -> list[dict[str, object]]:
    """Return the corridors that were typed whole: "Niger → Mali", or by way of countries between them."""
    text = written(posted.get(f"{path}.{TYPED}", ""))[: naming.LONGEST_LIST]
    names = names_of("country") if text else Names(())
    found: list[dict[str, object]] = []
    for piece in re.split(r"[;\n,]", text)[:MOST_WAYS]:
        # One space at a time, or the pattern would try each of a thousand.
        stops = [_value(names, stop) for stop in ARROWS.split(" ".join(piece.split())) if stop]
        if stops:
            host, *transit = stops
            origin = {"origin": transit.pop()} if transit else {}
            found.append({"host": host, **({"transit": transit} if transit else {}), **origin})
    return found


def _line(text: str) -> str:
    return " ".join(written(text).split())


def _value(names: Names, text: str) -> str:
    """Return the value of that name; where it is none, or that of several, the text in a form that no value has."""
    found = names.find(text)
    if len(found) == 1:
        return found[0]
    return text.upper() if CODE.fullmatch(text) else text


def dressed(control: Control) -> Control:
    """Return a control whose values may be typed by name, with an error that says which names are near to one that is not known."""
    if control.kind not in (Kind.named, Kind.several, Kind.grouped, Kind.checkboxes) or not control.choices.scheme:
        return control
    unknown = control.choices.typed(control.values)
    if not unknown or control.choices.scheme == CORRIDOR:
        return control
    return replace(control, error=_why(control.choices, unknown[0]))


def _why(choices: Choices, text: str) -> str:
    names = names_of(choices.scheme)
    same, near = names.find(text), names.near(text)[:MOST_SAID]
    labels = [choices.labels.get(code, code) for code in (same if len(same) > 1 else near)]
    if not labels and choices.scheme == ORGANISATION:
        return gettext("“%(name)s” is not known here. Look how it is spelt, or add it as a new organisation.") % {
            "name": text
        }
    if not labels:
        return gettext("“%(name)s” is not known here. Type its name in any language, or its code.") % {"name": text}
    if len(same) > 1:
        return gettext("“%(name)s” is the name of several: %(names)s. Type the whole name of one.") % {
            "name": text,
            "names": formats.listed(labels),
        }
    return gettext("“%(name)s” is not known here. Is it one of these: %(names)s? Then type that.") % {
        "name": text,
        "names": formats.listed(labels),
    }
