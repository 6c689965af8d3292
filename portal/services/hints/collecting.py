"""All hints for a text that is being written: few, the weightiest first, and none that was dismissed."""

from collections.abc import Mapping
from typing import Any

from portal.database import choosing, posting
from portal.domain.inputs import reported
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader
from portal.services.context import Portal
from portal.services.hints.acronyms import acronyms
from portal.services.hints.alike import alike
from portal.services.hints.hint import Hint
from portal.services.hints.language import detect
from portal.services.hints.places import countries
from portal.services.hints.titles import summaries, titles
from portal.services.review import drafts
from portal.services.review.door import held

Content = Mapping[str, Any]
MOST = 5
MOST_ALIKE = 2
ENOUGH = 4000
"""Characters by which the language of a text is told."""


def hints(portal: Portal, reader: Reader, record_id: str, language: str = "") -> tuple[Hint, ...]:
    """Return the hints for a text as it was saved last. Raises NotThereError, NotEditableError."""
    draft = drafts.read(portal, reader, record_id, language)
    found = seen(portal, reader, draft.kind, draft.language, draft.shared, draft.texts, record_id)
    with portal.database.reading() as session:
        record = held(session, reader, record_id, Action.edit).record
        dismissed = {key for key, row in posting.answers(session, record).items() if row.kind == posting.HINT}
    return tuple(hint for hint in found if hint.key not in dismissed)[:MOST]


def seen(
    portal: Portal, reader: Reader, kind: str, language: str, shared: Content, texts: Content, record_id: str = ""
) -> tuple[Hint, ...]:
    """Return everything that there is to say of a text."""
    with portal.database.asking() as connection:
        bodies = choosing.names(connection)
    return (
        *alike(portal, reader, language, shared, texts, record_id)[:MOST_ALIKE],
        *_language(kind, language, texts),
        *countries(portal.concepts, kind, language, shared, texts),
        *titles(language, texts),
        *summaries(portal.concepts, kind, language, shared, texts),
        *acronyms(portal.vocabulary, bodies, kind, language, texts),
    )


def _language(kind: str, language: str, texts: Content) -> list[Hint]:
    written = (str(reported(texts, field.name) or "") for field in KINDS[kind].version_fields)
    found = detect("\n".join(written)[:ENOUGH])
    return (
        [Hint("language", "title", found, {"found": found, "declared": language})]
        if found not in ("", language)
        else []
    )


def dismiss(portal: Portal, reader: Reader, record_id: str, key: str) -> None:
    """Never show a hint of a record again, for all who write it. Raises NotThereError."""
    with portal.database.writing() as session:
        record = held(session, reader, record_id, Action.edit).record
        posting.dismiss(session, record, key, reader.person)
