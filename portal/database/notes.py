"""Small facts about the installation, kept by name."""

from sqlmodel import Session

from portal.database.tables import Note


def read_note(session: Session, key: str) -> str | None:
    """Return what was noted under `key`, or None."""
    note = session.get(Note, key)
    return note.value if note else None


def write_note(session: Session, key: str, value: str) -> None:
    """Note `value` under `key` in place of what was there."""
    session.merge(Note(key=key, value=value))
