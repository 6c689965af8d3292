"""What looks like personal data in a text and in its files, where it stands, and what its author said of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from portal.database import files, posting, proposals, trail
from portal.database.sessions import Session
from portal.database.tables import File, FileState, FindingAnswer, Proposal, Record, Verdict
from portal.domain import privacy
from portal.domain.files import BY_CODE
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader
from portal.domain.privacy import Finding
from portal.domain.problems import Problem
from portal.domain.redaction import is_code
from portal.services.context import Portal
from portal.services.review.door import NotThereError, held
from portal.services.review.drafts import check_editable
from portal.services.review.needs import NeededError

Content = Mapping[str, Any]
AROUND = 60
LONGEST = 1000
PHOTO = "photo"
ABSTRACTS = "abstracts"
# Names stand on the documents themselves; offices have telephones; the rest is no sentence.
NOT_LOOKED_AT = frozenset({"author", "service.phone", "file", "url", "licence", "identifier"})
BETWEEN = re.compile(r"[_.+-]")
"""What stands between the words of a file's name."""


@dataclass(frozen=True)
class Seen:
    """A finding where it stands. `path` is its field's ("sources.0.title"), `file` the name of the file that it is in, else empty.

    `verdict` and `answer` are what was said of it before, if anything was.
    """

    key: str
    kind: str
    path: str
    file: str
    before: str
    words: str
    after: str
    blocking: bool
    verdict: Verdict | None
    answer: str

    @property
    def is_open(self) -> bool:
        """Whether it keeps the text from being sent in."""
        return self.blocking and self.verdict is None


@dataclass(frozen=True)
class Looked:
    """All findings of a text. `reading` are the names of files that are still being read, `blind` (SHA-256, name) documents without a
    text that could be looked through, such as scans.
    """

    seen: tuple[Seen, ...]
    reading: tuple[str, ...] = ()
    blind: tuple[tuple[str, str], ...] = ()


def of_text(portal: Portal, reader: Reader, record_id: str, proposal_pk: int | None = None) -> Looked:
    """Return what is found in the text on its way (or the one named), for its people and moderators. Raises NotThereError."""
    with portal.database.reading() as session:
        found = held(session, reader, record_id, Action.follow, proposal_pk)
        proposal = found.proposal or proposals.latest(session, found.record)
        return look(session, found.record, proposal) if proposal is not None else Looked(())


def look(session: Session, record: Record, proposal: Proposal) -> Looked:
    """Return what is found in a proposal that was let through the door before."""
    shared, texts = proposals.contents(session, record, proposal, proposal.language)
    answers = {key: row for key, row in posting.answers(session, record).items() if row.kind != posting.HINT}
    seen = [
        _seen(answers, path, "", text, one)
        for path, text, one in _written(record.kind, proposal.language, shared, texts)
    ]
    reading, blind = [], []
    for item in files.held(shared):
        row = session.get(File, item["file"])
        if row is None or row.state is FileState.expunged:
            continue
        if row.state is FileState.waiting:
            reading.append(str(item.get("name")))
        elif not row.text.strip() and not BY_CODE[row.type].is_image:
            blind.append((row.sha256, str(item.get("name"))))
        seen += _in_file(answers, row, item)
    unique = {(one.key, one.path, one.file): one for one in seen}
    return Looked(tuple(unique.values()), tuple(reading), tuple(blind))


def problems(session: Session, record: Record, proposal: Proposal, published_first: bool) -> list[Problem]:
    """Return why a text cannot be sent in: findings without an answer, files that nobody has read, pictures that no moderator has seen."""
    looked = look(session, record, proposal)
    found = [Problem(one.path, "personal_data", {"words": one.words}) for one in looked.seen if one.is_open]
    found += [Problem(files.FIELD, "file_unread", {"name": name}) for name in looked.reading]
    if published_first:
        live = proposals.revision(session, record.live_pk)
        public = {item["file"] for item in files.held(live.content if live else {})}
        pictures = [(one.words, one.file) for one in looked.seen if one.kind == PHOTO]
        new = [name for sha256, name in (*pictures, *looked.blind) if sha256 not in public]
        found += [Problem(files.FIELD, "picture_unseen", {"name": name}) for name in new]
    return found


def answer(portal: Portal, reader: Reader, record_id: str, key: str, verdict: Verdict, text: str) -> None:
    """Say that a finding is none, or why it has to stand there. Raises NotThereError, NotEditableError, NeededError."""
    if verdict is Verdict.explained and not text.strip():
        raise NeededError({"explanation": "missing"})
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.edit)
        check_editable(found)
        if found.proposal is None:
            raise NotThereError(record_id)
        seen = next((one for one in look(session, found.record, found.proposal).seen if one.key == key), None)
        if seen is None:
            raise NotThereError(key)
        posting.set_answer(session, found.record, key, seen.kind, verdict, text.strip()[:LONGEST], reader.person)
        _note(session, reader, found.record, found.proposal, seen.kind, verdict.value)


def take_back(portal: Portal, reader: Reader, record_id: str, key: str, proposal_pk: int | None = None) -> None:
    """Take back what was said of a finding: its author may, and a moderator who disagrees. Raises NotThereError."""
    with portal.database.writing() as session:
        found = held(session, reader, record_id, Action.comment, proposal_pk)
        row = posting.take_back_answer(session, found.record, key)
        if row is not None and found.proposal is not None:
            _note(session, reader, found.record, found.proposal, row.kind, "")


def _note(session: Session, reader: Reader, record: Record, proposal: Proposal, kind: str, verdict: str) -> None:
    trail.add(session, reader, "answer_finding", trail.of(record), kind, verdict, proposal_pk=proposal.pk)


def key_of(kind: str, words: str) -> str:
    """Return by what an answer is remembered: the same words of the same kind, whatever their case and spaces."""
    return sha256(f"{kind}\n{' '.join(words.casefold().split())}".encode()).hexdigest()


def _written(kind: str, language: str, shared: Content, texts: Content) -> Iterator[tuple[str, str, Finding]]:
    """Yield (path, text, finding) for everything that people wrote in a record."""
    for content in (texts, shared):
        for path, text in _leaves(kind, content):
            yield from ((path, text, one) for one in privacy.check(text, _spoken(content, path) or language))


def _spoken(content: Content, path: str) -> str:
    """Return the language of an abstract; nothing for what is in that of the text."""
    field, number, *_ = [*path.split("."), "", ""]
    return str(content[field][int(number)].get("language") or "") if field == ABSTRACTS and number else ""


def _leaves(kind: str, content: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, str]]:
    if isinstance(content, str):
        words = [str(step) for step in path if not isinstance(step, int)]
        if not is_code(KINDS[kind], path) and not NOT_LOOKED_AT & {words[-1], words[0], ".".join(words)}:
            is_name = path[0] == files.FIELD and path[-1] == "name"
            yield ".".join(map(str, path)), BETWEEN.sub(" ", content) if is_name else content
    elif isinstance(content, Mapping):
        for name, value in content.items():
            yield from _leaves(kind, value, (*path, str(name)))
    elif isinstance(content, list):
        for place, value in enumerate(content):
            yield from _leaves(kind, value, (*path, place))


def _seen(answers: Mapping[str, FindingAnswer], path: str, file: str, text: str, one: Finding) -> Seen:
    around = text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND]
    return _answered(answers, key_of(one.kind, one.text), one.kind, path, file, around, one.text, one.blocking)


def _answered(
    answers: Mapping[str, FindingAnswer], key: str, kind: str, path: str, file: str, around: tuple[str, str], words: str,
    blocking: bool,
) -> Seen:  # fmt: skip
    said = answers.get(key)
    return Seen(
        key,
        kind,
        path,
        file,
        around[0],
        words,
        around[1],
        blocking,
        said.verdict if said else None,
        said.text if said else "",
    )


def _in_file(answers: Mapping[str, FindingAnswer], row: File, item: Content) -> Iterator[Seen]:
    name = str(item.get("title") or item.get("name") or "")
    # What it is, whatever a form calls it.
    if BY_CODE[row.type].is_image:
        # Whether a person can be recognised in it only a person can tell.
        yield _answered(answers, key_of(PHOTO, row.sha256), PHOTO, files.FIELD, name, ("", ""), row.sha256, False)
    for found in row.findings:
        yield _seen(answers, files.FIELD, name, row.text, Finding(**found))
