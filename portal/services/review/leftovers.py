"""Mails that were written to a folder, and hold words that were expunged."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

OUTBOX = "outbox"


def drop_mails(instance: Path, wanted: re.Pattern[str]) -> int:
    """Delete the mails in the folder that hold what is wanted, and return how many."""
    dropped = 0
    for path in sorted((instance / OUTBOX).glob("*.eml")):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        if isinstance(mail, EmailMessage) and any(wanted.search(text) for text in _texts(mail)):
            path.unlink(missing_ok=True)
            dropped += 1
    return dropped


def _texts(mail: EmailMessage) -> list[str]:
    parts = [part for part in mail.walk() if part.get_content_maintype() == "text"]
    return [str(mail["Subject"] or ""), *(str(part.get_content()) for part in parts)]
