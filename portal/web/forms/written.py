"""Numbers and words as a reader's language writes them, to how they are kept: "125 000,50" and "en cours" in French."""

import re

from portal.web.formats import ONGOING
from portal.web.i18n import gettext, language

SPACES = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
COMMAS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d+$)")
COMMA_PARTS_THOUSANDS = frozenset({"en"})


def plain_number(text: str) -> str:
    """Return a number without what parts its thousands, and with a point before its decimals; any other text as it is."""
    text = SPACES.sub("", text)
    # 1,500 is one thousand five hundred to a reader of English and one and a half to one of French.
    if language() in COMMA_PARTS_THOUSANDS:
        return COMMAS.sub("", text)
    return DECIMAL_COMMA.sub(".", text)


def plain_end(text: str) -> str:
    """Return the end of a period: `ongoing`, whatever the word for it in the language of the page."""
    return ONGOING if text.casefold() in {ONGOING, gettext("ongoing").casefold()} else text


def shown_end(value: object) -> object:
    """Return the end of a period as it is printed in a form."""
    return gettext("ongoing") if value == ONGOING else value
