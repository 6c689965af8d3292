"""How a kind of mail is declared: its texts in English, marked for translation, and who may be sent it."""

import re
from dataclasses import dataclass
from enum import StrEnum

FACT = re.compile(r"%\((\w+)\)s")
DAYS = frozenset({"day"})
MOMENTS = frozenset({"until"})
"""Facts that are given as ISO days and times, and written as the reader's language writes them."""


class Audience(StrEnum):
    """To whom a kind of mail goes. Who has ceased to be that when it is their turn gets it no more.

    `anybody` is whoever reads at an address, account or not; such a mail carries no word that a stranger chose, or the portal could
    be made to send it.
    """

    anybody = "anybody"
    active = "active"
    moderators = "moderators"


@dataclass(frozen=True)
class Template:
    """A kind of mail. `%(fact)s` in a text stands for a fact that is given with each mail.

    With `action` the fact `link` is needed. With `quotes` the fact `reason` is, what a person wrote; it is shown apart, and may be
    empty. All but those to `anybody` begin with the fact `name`.
    """

    subject: str
    paragraphs: tuple[str, ...]
    action: str = ""
    quotes: bool = False
    audience: Audience = Audience.active

    @property
    def facts(self) -> frozenset[str]:
        """The names of the facts that it needs."""
        named = {name for text in (self.subject, *self.paragraphs) for name in FACT.findall(text)}
        asked = {"portal": True, "link": bool(self.action), "reason": self.quotes, "name": self.greets}
        return frozenset(named | {name for name, needed in asked.items() if needed})

    @property
    def greets(self) -> bool:
        """Whether it begins with the reader's name."""
        return self.audience is not Audience.anybody
