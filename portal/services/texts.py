"""A record's texts in one language made ready for publishing: rendered once, and as plain words for index and snippets."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.database.publishing import Text
from portal.domain.inputs import reported
from portal.domain.kinds import KINDS
from portal.domain.markdown import plain, render


def made_text(kind: str, language: str, translation: str, content: Mapping[str, Any]) -> Text:
    """Return the texts with each section rendered; MarkdownTooComplex where one cannot be."""
    sections = [field.name for field in KINDS[kind].sections if reported(content, field.name)]
    html = {name: render(content[name]) for name in sections}
    words = [plain(content[name]) for name in sections]
    others = (reported(content, field.name) for field in KINDS[kind].version_fields if not field.section)
    # Title and summary are fields of the index of their own.
    words += [word for value in others if isinstance(value, list) for word in _strings(value)]
    words += [word for word in (reported(content, "evidence_reason"),) if word]
    return Text(language, translation, content, html, "\n\n".join(words))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(item)
