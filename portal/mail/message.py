"""What a mail says, before it is laid out; and the folding of what others wrote into one harmless line."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

# Signs that turn the direction of what follows: a title with one could make an address read as another.
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LONGEST_LINE = 200


@dataclass(frozen=True)
class Action:
    """The one thing that a mail asks its reader to do: a link and what it is called."""

    label: str
    url: str


@dataclass(frozen=True)
class Message:
    """A mail in its reader's language. `quote` is what somebody else wrote, such as a reason, shown apart from the portal's words."""

    to: str
    language: str
    subject: str
    paragraphs: tuple[str, ...]
    quote: str = ""
    action: Action | None = None
    closing: tuple[str, ...] = ()


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return `text` as one line without control characters: what a header or a sentence of ours can hold."""
    kept = "".join(" " if _breaks(sign) else sign for sign in TURNING.sub("", text))
    line = " ".join(kept.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def many_lines(text: str) -> str:
    """Return `text` with its lines, without other control characters."""
    lines = (one_line(line, len(line) or 1) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _breaks(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}


def stable_id(*parts: object) -> str:
    """Return the same short word for the same parts: a mail that is sent again by mischance is known as the same one."""
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]
