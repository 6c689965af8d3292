"""Mails that were written to a folder, and hold words that were expunged."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

OUTBOX = "outbox"


def drop_mails(instance: Path, wanted: re.Pattern[str], address: str = "") -> int:
    """Delete the mails in the folder that hold what is wanted, or lead to an `address` that held it; return how many."""
    dropped = 0
    for path in sorted((instance / OUTBOX).glob("*.eml")):
        mail = message_from_bytes(path.read_bytes(), policy=policy.default)
        if isinstance(mail, EmailMessage) and any(_holds(text, wanted, address) for text in _texts(mail)):
            path.unlink(missing_ok=True)
            dropped += 1
    return dropped


def _holds(text: str, wanted: re.Pattern[str], address: str) -> bool:
    return bool(wanted.search(text)) or (bool(address) and address in text)


def _texts(mail: EmailMessage) -> list[str]:
    parts = [part for part in mail.walk() if part.get_content_maintype() == "text"]
    return [str(mail["Subject"] or ""), *(str(part.get_content()) for part in parts)]
