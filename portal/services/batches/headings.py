"""What people call the columns of a table, in each language of the interface."""

from portal.domain.languages import INTERFACE
from portal.domain.messages import msgid
from portal.services.batches.columns import Column, columns
from portal.translations import catalogue

NUMBERED = msgid("%(label)s %(number)s, %(part)s")
WRONG = msgid("What is wrong")
"""The column that rows to be mended come back with; it is not read."""


def labels(kind: str) -> dict[str, str]:
    """Return the name of each column by what people call it, in every language of the interface."""
    found = {}
    for language in INTERFACE:
        for column in columns(kind):
            found[" ".join(label_of(column, language).casefold().split())] = column.name
    return found


def label_of(column: Column, language: str) -> str:
    """Return what people call a column."""
    spoken = catalogue(language)
    label = spoken.gettext(column.field.label)
    if column.part is None:
        return label
    named = {"label": label, "number": column.number or "", "part": column.part.name.replace("_", " ")}
    return " ".join((spoken.gettext(NUMBERED) % named).replace(" ,", ",").split())


def wrong(language: str) -> str:
    """Return the heading of the column that says what is wrong."""
    return catalogue(language).gettext(WRONG)


def is_wrong(heading: str) -> bool:
    """Say whether a heading is that column's, in any language."""
    return heading.strip() in {wrong(language) for language in INTERFACE}
