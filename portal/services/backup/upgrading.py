"""Brings an installation up to the portal that is installed: its tables, and all that is derived from what people wrote.

Each step may be broken off and done again: nothing is counted up, only made what it has to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from portal.database import rerendering
from portal.database.dumping import plain_faults
from portal.database.rerendering import Rendered
from portal.database.schema import is_current, is_there, upgrade
from portal.domain.markdown import MarkdownTooComplex
from portal.search.engine import Document, IndexLockedError
from portal.services import indexing
from portal.services.backup.common import Advance, BackupError, Meter, plain_words, silent
from portal.services.backup.writing import back_up
from portal.services.context import Portal
from portal.services.library.folder import in_batches
from portal.services.texts import made_text

BATCH = 50
"""Texts or records in one transaction: others do not wait long, and little is done again."""


@dataclass(frozen=True)
class Upgraded:
    """What was done: whether tables changed, texts that are rendered otherwise now, records derived anew, documents indexed."""

    migrated: bool
    rendered: int
    records: int
    documents: int


def back_up_first(portal: Portal, meter: Meter = silent) -> Path:
    """Make a backup in the instance folder's `backups` and return where it is; BackupError where there is nothing to upgrade."""
    _require_database(portal)
    folder = portal.settings.instance / "backups"
    with plain_words(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"before-upgrade-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip"
    back_up(portal.settings, portal.database, target, force=True, meter=meter)
    return target


def bring_up(portal: Portal, meter: Meter = silent) -> Upgraded:
    """Migrate the database, render texts anew, derive what records are found by, and build the index. BackupError where it cannot."""
    _require_database(portal)
    with plain_words(portal.settings.index):
        with plain_faults():
            migrated = not is_current(portal.database)
            upgrade(portal.database)
            # In this order: the second announces every record, so that the index follows even if this ends in between.
            rendered = _render(portal, meter)
            records = _derive(portal, meter)
        return Upgraded(migrated, rendered, records, _index(portal, meter))


def _require_database(portal: Portal) -> None:
    if not is_there(portal.database):
        raise BackupError("There is no database yet, and nothing to upgrade; `portal run` makes one.")


def _render(portal: Portal, meter: Meter) -> int:
    with portal.database.reading() as session:
        total = rerendering.rendered_texts(session)
    last = changed = 0
    with meter("Rendering", total, "texts") as advance:
        while True:
            with portal.database.reading() as session:
                texts = rerendering.rendered_after(session, last, BATCH)
            if not texts:
                return changed
            changed += _render_batch(portal, texts)
            last = texts[-1].pk
            advance(len(texts))


def _render_batch(portal: Portal, texts: list[Rendered]) -> int:
    others = []
    for text in texts:
        try:
            made = made_text(text.kind, text.language, "", text.content)
        except MarkdownTooComplex:
            # What readers see of it stays as it is.
            continue
        if (dict(made.html), made.plain) != (text.html, text.plain):
            others.append((text.pk, made))
    if others:
        with portal.database.writing() as session:
            for pk, made in others:
                rerendering.replace_rendering(session, pk, made.html, made.plain)
    return len(others)


def _derive(portal: Portal, meter: Meter) -> int:
    with portal.database.reading() as session:
        numbers = rerendering.record_numbers(session)
    with meter("Records", len(numbers), "records") as advance:
        for batch in in_batches(numbers, BATCH):
            with portal.database.writing() as session:
                rerendering.derive_anew(session, batch)
            advance(len(batch))
    return len(numbers)


def _index(portal: Portal, meter: Meter) -> int:
    def progress(documents: Iterator[Document], total: int) -> Iterator[Document]:
        with meter("Indexing", total, "texts") as advance:
            yield from _told(documents, advance)

    try:
        return indexing.rebuild(portal, progress)
    except IndexLockedError:
        raise BackupError("All is upgraded, but another process writes the index. Stop it, and try again.") from None


def _told(documents: Iterator[Document], advance: Advance) -> Iterator[Document]:
    for document in documents:
        advance(1)
        yield document
