"""The names by which values can be typed, as browsers fetch them: once, and kept until they change."""

import json
from functools import lru_cache
from hashlib import sha256
from typing import Any

from flask import g

from portal.domain.places import Places
from portal.domain.vocabulary import Vocabulary
from portal.services import naming
from portal.services.naming import key
from portal.web.addresses import at
from portal.web.current import portal
from portal.web.forms.sources import CORRIDOR, ORGANISATION
from portal.web.i18n import language


def once(name: str) -> bool:
    """Say whether this is the first time that a page asks for something that it prints once."""
    printed: set[str] = g.setdefault("printed", set())
    if name in printed:
        return False
    printed.add(name)
    return True


def address(scheme: str) -> str:
    """Return where a browser fetches the names of a scheme; a corridor is typed by those of its countries."""
    if scheme == ORGANISATION:
        return at().choices(scheme)
    return at().choices(fetched(scheme), version(fetched(scheme)))


def fetched(scheme: str) -> str:
    """Return the scheme whose names serve for another."""
    return "country" if scheme == CORRIDOR else scheme


def version(scheme: str) -> str:
    """Return what changes with the names of a scheme."""
    return _packed(portal().vocabulary, portal().places, scheme, language())[0]


def packed(scheme: str) -> str:
    """Return the names of a scheme as JSON: by code and language, and what each means."""
    return _packed(portal().vocabulary, portal().places, scheme, language())[1]


def has(scheme: str) -> bool:
    """Say whether there are names of this scheme."""
    return scheme in ("country", "language", "region") or scheme in portal().vocabulary.schemes


@lru_cache(maxsize=64)
def _packed(vocabulary: Vocabulary, places: Places, scheme: str, spoken: str) -> tuple[str, str]:
    found: dict[str, dict[str, Any]] = {}
    said: dict[str, set[str]] = {}
    for name in naming.names(vocabulary, places, scheme).all:
        known = said.setdefault(name.code, {key(name.code)})
        if key(name.text) not in known:
            known.add(key(name.text))
            found.setdefault(name.code, {}).setdefault(name.language, []).append(name.text)
    about = {code: text for code in found if (text := vocabulary.definition(scheme, code, spoken))}
    text = json.dumps({"names": found, "about": about}, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:12], text
