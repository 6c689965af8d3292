"""A text as readers would see it, though it is not public: its sections rendered, then its facts in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from portal.domain.inputs import reported
from portal.domain.kinds import KINDS
from portal.domain.markdown import MarkdownTooComplex
from portal.domain.values import NOT_REPORTED
from portal.services.texts import made_text
from portal.web import differences
from portal.web.current import portal
from portal.web.differences import Difference
from portal.web.i18n import gettext

ABOVE = frozenset({"title", "summary"})


@dataclass(frozen=True)
class Section:
    """A part of a text under its heading."""

    name: str
    label: str
    html: Markup | None
    unreported: bool


@dataclass(frozen=True)
class Rendered:
    """A whole text, ready to be printed."""

    language: str
    summary: str
    sections: tuple[Section, ...]
    facts: tuple[Difference, ...]


def rendered(kind: str, language: str, shared: Mapping[str, Any], texts: Mapping[str, Any]) -> Rendered:
    """Return a text as readers would see it; a section that cannot be rendered stands as it was typed."""
    long = {field.name for field in KINDS[kind].sections}
    try:
        html = made_text(
            kind, language, "original", {n: text for n, text in texts.items() if isinstance(text, str)}
        ).html
    except MarkdownTooComplex:
        html = {}
    others = {name: value for name, value in texts.items() if name not in long | ABOVE}
    return Rendered(
        language,
        str(reported(texts, "summary") or ""),
        tuple(
            Section(field.name, gettext(field.label), _html(html.get(field.name), value), value == NOT_REPORTED)
            for field in KINDS[kind].sections
            if (value := texts.get(field.name))
        ),
        differences.whole(portal(), kind, {**shared, **others}, language),
    )


def _html(made: str | None, typed: Any) -> Markup | None:
    """Return the rendered form, which was cleaned when it was made; else the words themselves, escaped."""
    if typed == NOT_REPORTED:
        return None
    return Markup(made) if made else Markup('<p class="pre">{}</p>').format(typed)  # noqa: S704
