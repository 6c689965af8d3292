"""What is said of faults that only tables have, and of tables that cannot be read."""

from collections.abc import Mapping
from typing import Any

from portal.domain.messages import msgid

MESSAGES = {
    "unknown_name": msgid("“%(text)s” is not known. %(near)s"),
    "several_meant": msgid("“%(text)s” can mean several: %(near)s. Write the one that is meant."),
    "no_way": msgid("“%(text)s” is no way from one country to another. Write “Niger → Mali”."),
    "title_twice": msgid("Another row has the same title. Give each its own, or leave one out."),
    "unreadable_note": msgid("The note cannot be read (%(text)s). Look at the content format in the documentation."),
    "no_such_file": msgid("“%(name)s” is not in the archive, or is of a type that is not taken."),
    "too_many_cells": msgid(
        "The row has more cells than the heading has columns. Put texts with commas into quotation marks, or save the table as XLSX."
    ),
    "empty_row": msgid("The row is empty. Take it out."),
    "own_region": msgid("Choose at least one of your own regions (%(regions)s)."),
}
NEAR = msgid("Do you mean %(near)s?")
REFUSED = {
    "no_rows": msgid("The table has no rows below its heading."),
    "too_many_rows": msgid("The table has more than 5,000 rows. Send it in parts."),
    "unreadable": msgid("The table cannot be read. Save it again as CSV or XLSX and try once more."),
    "no_title": msgid("No column is called “title”. Use the headings of the template."),
    "missing": msgid("The file is no longer there. Send it again."),
    "no_right": msgid("You may not write texts any more."),
}


def plain(type: str, about: Mapping[str, Any]) -> str:
    """Return a fault in plain English, for the command line; one that forms have too by its type and what belongs to it."""
    said = {name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in about.items()}
    if type not in MESSAGES:
        return f"{type} ({', '.join(f'{name}: {value}' for name, value in said.items())})" if said else type
    if type == "unknown_name":
        said["near"] = NEAR % said if said.get("near") else ""
    return (MESSAGES[type] % said).strip()
