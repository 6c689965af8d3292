"""What is said of files that are to be attached: which are taken, how large they may be, why one is not."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from portal.domain.files import BY_CODE, BY_SUFFIX, REFUSALS, TYPES
from portal.domain.messages import msgid
from portal.web.formats import listed, number
from portal.web.i18n import gettext
from portal.web.shown_files import size

UNCHECKED = msgid(
    "The file has arrived, but it cannot be checked just now, and no file is taken unseen. It is kept: check it again in a few minutes."
)
AWAY = msgid("Nothing can be saved just now. What has arrived is kept: try again in a minute.")
OFTEN = msgid("You have sent very many files today. Please go on tomorrow.")
CLOSED = msgid("The text is with the moderators, so nothing can be attached to it now.")
GONE = msgid("This file is not on its way any more. Choose it again.")
SIGNED_OUT = msgid("You are signed out. Sign in in another window, then go on here.")
OLD_PAGE = msgid("This page has been open for too long. Save what you wrote and open it again.")


def suffixes() -> str:
    """Return the ends of names of all files that are taken."""
    return ", ".join(BY_SUFFIX)


def accepted() -> str:
    """Return the same as an input of a page has it."""
    return ",".join(f".{suffix}" for suffix in BY_SUFFIX)


def limits() -> tuple[str, ...]:
    """Return lines that say which files are taken, the largest first."""
    by_size = groupby(sorted(TYPES, key=lambda type: -type.most), key=lambda type: type.most)
    found = []
    for most, types in by_size:
        named = {"types": listed([gettext(type.label) for type in types]), "most": size(most)}
        found.append(gettext("%(types)s: up to %(most)s each") % named)
    return tuple(found)


def refusal(code: str, about: Mapping[str, Any]) -> str:
    """Return why a file is not taken, and what to do, in the reader's language."""
    text = gettext(REFUSALS.get(code, REFUSALS["damaged"]))
    is_sizes = code == "too_large"
    named: dict[str, Any] = {"types": suffixes(), "type": "", "size": "", "most": ""}
    for name, value in about.items():
        if isinstance(value, int):
            named[name] = size(value) if is_sizes else number(value)
        elif isinstance(value, str):
            named[name] = gettext(BY_CODE[value].label) if value in BY_CODE else value
    return text % named


def templates() -> dict[str, str]:
    """Return the refusals that a script says by itself, before anything is sent: {most} and {size} are filled in there."""
    given = {"size": "{size}", "most": "{most}"}
    return {code: refusal(code, given) for code in ("unknown_type", "too_large", "empty")}
