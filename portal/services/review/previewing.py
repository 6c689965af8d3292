"""A text as readers would see it, before anybody does: also one that is not finished, of which only what can be printed is."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from pydantic import ValidationError

from portal.database import proposals
from portal.database import reading as queries
from portal.database.sessions import Session
from portal.database.tables import Proposal, Record, now
from portal.domain import policy
from portal.domain.inputs import field_model, named_organisations, reported
from portal.domain.kinds import KINDS, Field
from portal.domain.markdown import MarkdownTooComplex
from portal.domain.policy import Action, Reader
from portal.domain.workflow import Condition
from portal.services.cards import card, in_language
from portal.services.context import Portal
from portal.services.files.views import of_content
from portal.services.review.door import NotThereError, held
from portal.services.review.drafts import context
from portal.services.texts import made_text
from portal.services.views import OrganisationName, RecordView

Content = Mapping[str, Any]


def preview(
    portal: Portal, reader: Reader, record_id: str, language: str, proposal_pk: int | None = None
) -> RecordView:
    """Return the proposal of that number, else the one on its way, else the latest, as a record of which all of it were public.

    `language` is that of the page. Raises NotThereError.
    """
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.follow, proposal_pk)
        proposal = found.proposal
        if proposal is None:
            last = proposals.latest(session, found.record)
            proposal = held(session, reader, record_id, Action.follow, last.pk).proposal if last else None
        if proposal is None:
            raise NotThereError(record_id)
        shared, texts = proposals.contents(session, found.record, proposal, proposal.language)
        return _view(portal, session, reader, found.record, proposal, shared, texts, language)


def printable(portal: Portal, kind: str, fields: Sequence[Field], content: Content) -> dict[str, Any]:
    """Return what of a draft a page can print: what is valid, and texts that are only too short or too long."""
    given = context(portal)
    kept: dict[str, Any] = {}
    for field in fields:
        value = content.get(field.name)
        if isinstance(value, list):
            value = [item for item in value if _is_valid(kind, field, [item], given)]
        is_text = field.of_version and isinstance(value, str)
        if value and (is_text or _is_valid(kind, field, value, given)):
            kept[field.name] = value
    return kept


def _is_valid(kind: str, field: Field, value: Any, given: dict[str, Any]) -> bool:
    try:
        field_model(kind, field.name).model_validate({field.name: value}, context=given)
    except ValidationError:
        return False
    return True


def _view(
    portal: Portal,
    session: Session,
    reader: Reader,
    record: Record,
    proposal: Proposal,
    shared: Content,
    texts: Content,
    language: str,
) -> RecordView:
    kind = KINDS[record.kind]
    fields = printable(portal, kind.name, kind.shared_fields, shared)
    words = printable(portal, kind.name, kind.version_fields, texts)
    connection = session.connection()
    bodies = queries.organisation_names(connection, [body for _, body in named_organisations(fields)])
    related = reported(fields, "related_practices") or ()
    row = SimpleNamespace(
        id=record.id,
        kind=kind.name,
        condition=Condition.live,
        published_at=record.published_at or now(),
        updated_at=now(),
        review_by=record.review_by,
        shared=fields,
        language=proposal.language,
        languages=proposal.language,
        title=words.get("title", ""),
        summary=words.get("summary", ""),
    )
    return RecordView(
        card=card(row),
        shared=fields,
        texts=words,
        html=_html(kind.name, proposal, words),
        organisations={id: OrganisationName(id, in_language(names, language), "", "") for id, names in bodies.items()},
        translation=proposal.translation,
        others=(),
        practices=queries.titles(connection, policy.labels(reader), "practice", related, language),
        files=of_content(connection, fields),
    )


def _html(kind: str, proposal: Proposal, words: Content) -> Mapping[str, str]:
    try:
        return made_text(kind, proposal.language, proposal.translation, words).html
    except MarkdownTooComplex:
        return {}
