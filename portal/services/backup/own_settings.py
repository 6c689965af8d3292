"""The settings of an installation for a backup: without secrets, and without what belongs to the machine."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any, get_args

from pydantic import SecretStr

from portal.settings import Settings

OF_THE_MACHINE = frozenset({"instance", "index", "content", "database"})
"""Where things are on one machine. A copy that was restored elsewhere must not go on with the database of the first."""

SECRET_WORDS = frozenset({"password", "passphrase", "secret", "token", "key", "credentials"})
PASSWORD = re.compile(r"^([a-z][a-z0-9+.-]*://[^:@/\s]*):[^@/\s]*@", re.IGNORECASE)


def settings_without_secrets(path: Path) -> dict[str, Any]:
    """Return what a settings.toml says, but for secrets and what belongs to the machine; empty where there is no such file."""
    if not path.exists():
        return {}
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return _without_secrets({name: value for name, value in said.items() if name.lower() not in OF_THE_MACHINE})


def _without_secrets(said: dict[str, Any]) -> dict[str, Any]:
    return {name: _clean(value) for name, value in said.items() if not _is_secret(name)}


def _is_secret(name: str) -> bool:
    field = Settings.model_fields.get(name.lower())
    declared = field is not None and SecretStr in (field.annotation, *get_args(field.annotation))
    return declared or not SECRET_WORDS.isdisjoint(re.split(r"[^a-z]+", name.lower()))


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return _without_secrets(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, str):
        return PASSWORD.sub(r"\1@", value)
    return value if isinstance(value, bool | int | float) else str(value)


def as_toml(said: dict[str, Any]) -> str:
    """Return settings as the text of a settings.toml."""
    return "".join(f"{_name(name)} = {_value(value)}\n" for name, value in said.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_name(name)} = {_value(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    return _text(str(value))


def _name(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _text(name)


def _text(value: str) -> str:
    # A string of JSON is one of TOML.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
