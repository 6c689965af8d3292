"""Tables of records for tests."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from portal.services.batches.columns import columns
from tests.records import shared, texts


def row(title: str, **more: Any) -> dict[str, str]:
    """Return a whole practice as the cells of a row; `more` are cells by column ("sources.1.url" as "sources__1__url")."""
    content = {**texts(title), **shared()}
    cells = {}
    for column in columns("practice"):
        value = content.get(column.field.name)
        if column.part is not None:
            items = value if isinstance(value, list) else [value] if value else []
            place = max(column.number - 1, 0)
            value = (
                items[place].get(column.part.name) if place < len(items) and isinstance(items[place], dict) else None
            )
        elif column.field.name == "corridors":
            value = [f"{one['host']} → {one['origin']}" for one in value or ()]
        if value not in (None, "", []):
            cells[column.name] = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return {**cells, **{name.replace("__", "."): str(cell) for name, cell in more.items()}}


def table(rows: Sequence[Mapping[str, str]], coding: str = "utf-8", separator: str = ",") -> bytes:
    """Return rows as CSV."""
    heads = list(dict.fromkeys(name for one in rows for name in one))
    out = io.StringIO(newline="")
    written = csv.DictWriter(out, heads, delimiter=separator)
    written.writeheader()
    written.writerows(rows)
    return out.getvalue().encode(coding)


def read(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
