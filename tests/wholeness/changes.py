"""What can happen to a portal between two searches, as plain calls, and a portal that it happens to."""

import atexit
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sqlmodel import select

from portal.database import bodies, organisations, publishing
from portal.database.schema import upgrade
from portal.database.tables import Organisation, Origin, Record
from portal.domain.policy import REGIONS, Reader, Role, Visibility
from portal.domain.workflow import Condition
from portal.services import indexing
from portal.services.context import Portal, open_portal
from portal.services.review.expunging import expunge
from portal.services.texts import made_text
from portal.settings import ROOT, Settings
from tests.records import change, shared, texts

BODIES = ("iom", "red-cross", "council")
MODERATOR = Reader(Role.moderator, frozenset(REGIONS), id="moderator")


def settings_in(folder: Path) -> Settings:
    """Return settings whose folders are in `folder`."""
    return Settings(instance=folder / "instance", index=folder / "index", content=ROOT / "content")


@cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="wholeness-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "instance").mkdir()
    portal = open_portal(settings_in(folder))
    upgrade(portal.database)
    for id in BODIES:
        name_body(portal, id, ())
    indexing.rebuild(portal)
    portal.close()
    return folder


def new_portal(folder: Path) -> Portal:
    """Return a portal that holds three organisations and no records, in a folder of its own."""
    shutil.copytree(_template(), folder, dirs_exist_ok=True)
    return open_portal(settings_in(folder))


def name_body(portal: Portal, id: str, words: Sequence[str]) -> None:
    """Name an organisation by words."""
    body = {"id": id, "name": {"en": " ".join((id, *words))}, "type": "intergovernmental", "countries": []}
    with portal.database.writing() as session:
        organisations.upsert(session, [body])


def merge_bodies(portal: Portal, id: str, into: str) -> None:
    """Say that two organisations are one."""
    with portal.database.writing() as session:
        one, other = session.get_one(Organisation, id), session.get_one(Organisation, into)
        if id != into and not one.merged_into and not other.merged_into:
            bodies.merge(session, one, other)


def abstract(language: str, words: Sequence[str]) -> dict[str, str]:
    """Return what a record may say of itself in a language in which it has no text."""
    return {"language": language, "title": f"Short {' '.join(words[:1])}", "summary": f"Brief {' '.join(words[1:])}"}


def post(portal: Portal, language: str, words: Sequence[str], visibility: Visibility, fields: dict[str, Any]) -> None:
    """Publish a new record whose text in `language` holds these words."""
    with portal.database.writing() as session:
        count = len(session.exec(select(Record)).all())
        record = publishing.add_record(session, f"note-{count}", "practice", language, visibility)
        _publish(session, record, language, words, fields)


def edit(portal: Portal, id: str, language: str, words: Sequence[str], fields: dict[str, Any]) -> None:
    """Publish another text in a language that the record has, or the first in one that it has not."""
    change(portal, id, lambda session, record: _publish(session, record, language, words, fields))


def _publish(session: Any, record: Record, language: str, words: Sequence[str], fields: dict[str, Any]) -> None:
    half = len(words) // 2
    content = texts(f"Note {' '.join(words[:half])}", summary="Short.", lessons=f"Lesson {' '.join(words[half:])}.")
    translation = "original" if language == record.language else "human"
    text = made_text("practice", language, translation, content)
    publishing.publish(session, record, shared(**fields), [text], Origin.person)


def set_condition(portal: Portal, id: str, condition: Condition) -> None:
    """Withhold, archive, release ... a record."""
    change(portal, id, publishing.set_condition, condition)


def set_visibility(portal: Portal, id: str, visibility: Visibility) -> None:
    """Make a record more or less visible."""
    change(portal, id, publishing.set_visibility, visibility)


def expunge_word(portal: Portal, id: str, word: str) -> bool:
    """Take a word out of a record, all its history included; say whether it was in it. Its id may change."""
    return expunge(portal, MODERATOR, id, word, "Somebody could be recognised.")[1] > 0
