"""The audit as a file that spreadsheets open: UTF-8 with its mark, and no cell that one of them would run as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from portal.services.audit.listing import Entry, Known, Listed
from portal.web.audit_words import action_name, actor_name, subject, value
from portal.web.i18n import gettext
from portal.web.people import role_name

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with; spaces before it do not help."""


def safe(cell: str) -> str:
    """Return a cell that is read as text."""
    return f"'{cell}" if cell.startswith(RUNS) or cell.lstrip().startswith(RUNS) else cell


def lines(portions: Iterable[Listed]) -> Iterator[str]:
    """Yield the file piece by piece."""
    yield MARK + _written([_headings()])
    for some in portions:
        yield _written(_cells(entry, some.known) for entry in some.entries)


def _headings() -> Sequence[str]:
    return (
        gettext("No."), gettext("When (UTC)"), gettext("Who"), gettext("Who (id)"), gettext("Role"), gettext("What"),
        gettext("What (code)"), gettext("On what"), gettext("On what (code)"), gettext("Before"), gettext("After"),
        gettext("Reason"),
    )  # fmt: skip


def _cells(entry: Entry, known: Known) -> Sequence[str]:
    return (
        str(entry.pk), entry.at.strftime("%Y-%m-%d %H:%M:%S"), actor_name(entry), entry.actor, role_name(entry.role),
        action_name(entry.action), entry.action, subject(entry, known).text, entry.subject,
        value(entry, entry.old, known), value(entry, entry.new, known), entry.reason,
    )  # fmt: skip


def _written(rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO()
    csv.writer(file).writerows([safe(cell) for cell in row] for row in rows)
    return file.getvalue()
