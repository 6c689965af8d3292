"""Expunging: words are taken out of all revisions, comments, reasons and flags of a record, out of what is derived from them, and out
of mails that were written to a folder; files that hold them are taken away. In their place stands when it was done, and by which role.

What was done is noted in instance/expunctions.jsonl, as places and never as words, so that a restored backup can be expunged again.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from portal.database import expunging as rows
from portal.database import trail, uploads
from portal.database.expunging import Writing
from portal.database.publishing import digest
from portal.database.sessions import Session
from portal.database.tables import File, Record, now
from portal.domain.kinds import KINDS
from portal.domain.policy import Action, Reader
from portal.domain.redaction import UNSEEN, Place, is_code, pattern, places, redacted
from portal.services.context import Portal
from portal.services.review import expunging_files, leftovers, telling
from portal.services.review.door import held
from portal.services.review.drafts import new_id
from portal.services.review.ledger import note
from portal.services.review.needs import NeededError
from portal.services.texts import made_text

SHORTEST = 2
AROUND = 60
MOST_IN_FILES = 50
"""Places within files that are shown: a file goes whole, however often the words stand in it."""


@dataclass(frozen=True)
class Spot:
    """Where the words stand: in what (revision, comment ...), which one, in which field, and the words around them."""

    what: str
    name: str
    field: str
    before: str
    found: str
    after: str


def look(portal: Portal, reader: Reader, record_id: str, words: str) -> tuple[Spot, ...]:
    """Return everywhere that the words stand, before anything is done. Raises NotThereError, NeededError."""
    wanted = _pattern(words)
    with portal.database.reading() as session:
        record = held(session, reader, record_id, Action.expunge).record
        written = [
            _spot(writing, place)
            for writing in rows.writings(session, record)
            for place in _places(record, writing, wanted)
        ]
        in_files = [_spot_in_file(*found) for found in expunging_files.holding(session, record, wanted)]
        return (*written, *in_files[:MOST_IN_FILES])


def expunge(portal: Portal, reader: Reader, record_id: str, words: str, reason: str) -> tuple[str, int]:
    """Take the words out everywhere and return the record's id, which changes where it holds them, and in how many places it was.

    A file that holds them goes whole. It cannot be undone. `reason` is kept beside the trail and must not repeat the words.
    Raises NotThereError, NeededError.
    """
    wanted = _pattern(words)
    lacks = {"reason": "missing"} if not reason.strip() else {"reason": "words"} if wanted.search(reason) else {}
    if lacks:
        raise NeededError(lacks)
    with portal.database.writing() as session:
        record = held(session, reader, record_id, Action.expunge).record
        old_id = record.id
        about = {"at": now().date().isoformat(), "role": reader.role.value, "record": record.pk}
        lines, count = [], 0
        for writing in list(rows.writings(session, record)):
            found = _places(record, writing, wanted)
            if found:
                lines.append({**about, **_line(writing, found)})
                count += len(found)
        for sha256 in {file.sha256 for file, _, _ in expunging_files.holding(session, record, wanted)}:
            lines.append(expunging_files.line_of(record, reader, sha256))
            count += 1
        if _in_address(record, words):
            lines.append({**about, "what": "address", "digest": digest({"id": record.id}), "id": new_id("note")})
        _apply(session, record, lines)
        uploads.forget_named(session, record, wanted)
        trail.add(session, reader, "expunge", trail.of(record), "", str(count), reason)
        telling.expunged(session, reader, record)
        # Noted before it is certain: a line too many takes away what had to go anyway, a line too few brings it back.
        note(portal.settings.instance, lines)
        id = record.id
    portal.database.forget()
    leftovers.drop_mails(portal.settings.instance, wanted, old_id if old_id != id else "")
    return id, count


def apply_ledger(portal: Portal, path: Path) -> int:
    """Expunge again what a ledger names, in a database that was restored; return how many lines applied."""
    texts = path.read_text(encoding="utf-8").splitlines() if path.exists() else ()
    lines: list[Mapping[str, Any]] = [json.loads(text) for text in texts if text.strip()]
    applied = 0
    # In the order in which it was done: another address of one record changes what others say.
    for pk, of_record in groupby(lines, key=lambda line: int(line["record"])):
        with portal.database.writing() as session:
            record = rows.by_number(session, pk)
            applied += _apply(session, record, of_record) if record else 0
    portal.database.forget()
    return applied


def _apply(session: Session, record: Record, lines: Iterable[Mapping[str, Any]]) -> int:
    done = 0
    # Line by line, each looked up anew: a later line may speak of what an earlier one left.
    for line in lines:
        if line["what"] == expunging_files.WHAT:
            done += expunging_files.apply(session, line)
            continue
        if line["what"] == "address":
            if digest({"id": record.id}) == line["digest"]:
                rows.rename(session, record, line["id"])
                done += 1
            continue
        for writing in rows.writings(session, record):
            if (writing.what, writing.name, writing.digest) == (line["what"], line["name"], line["digest"]):
                found = [(tuple(path), start, end) for path, start, end in line["places"]]
                rows.write(session, writing, redacted(writing.content, found, _stub(line)))
                done += 1
                break
    if done:
        rows.retitle_rows(session, record)
        uploads.forget_named(session, record)
        for version, revision in rows.live_texts(session, record):
            text = made_text(record.kind, version.language, version.translation, revision.content)
            rows.show(session, version, revision, text.html, text.plain)
        rows.announce(session, record)
    return done


def _places(record: Record, writing: Writing, wanted: re.Pattern[str]) -> list[Place]:
    found = places(writing.content, wanted)
    kind = KINDS[record.kind]
    return [place for place in found if writing.what != "revision" or not is_code(kind, place[0])]


def _spot_in_file(file: File, name: str, found: re.Match[str]) -> Spot:
    start, end = found.span()
    before, after = file.text[max(0, start - AROUND) : start], file.text[end : end + AROUND]
    return Spot(expunging_files.WHAT, file.sha256, name, before, found[0], after)


def _line(writing: Writing, found: Iterable[Place]) -> dict[str, Any]:
    spots = [[list(path), start, end] for path, start, end in found]
    return {"what": writing.what, "name": writing.name, "digest": writing.digest, "places": spots}


def _stub(line: Mapping[str, Any]) -> str:
    return f"[removed {line['at']}, {line['role']}]"


def _in_address(record: Record, words: str) -> bool:
    start = "-".join(new_id(words).split("-")[:-1])
    return f"-{start}-" in f"-{record.id}-"


def _pattern(words: str) -> re.Pattern[str]:
    if len(UNSEEN.sub("", words).strip()) < SHORTEST:
        raise NeededError({"words": "missing"})
    return pattern(words)


def _spot(writing: Writing, place: Place) -> Spot:
    path, start, end = place
    text: Any = writing.content
    for step in path:
        text = text[step]
    field = ".".join(str(step) for step in path)
    around = text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
    return Spot(writing.what, writing.name, field, *around)
