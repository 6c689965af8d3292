"""Tables to be filled in: the columns of a kind with what each is for, and the values that can be chosen."""

from collections.abc import Mapping

from openpyxl.utils import get_column_letter

from portal.domain.kinds import KINDS
from portal.domain.shapes import Sort
from portal.services import naming
from portal.services.batches import tables
from portal.services.batches.columns import Column, columns
from portal.services.batches.headings import label_of
from portal.services.batches.rows import SCHEMES
from portal.services.context import Portal
from portal.translations import catalogue

TITLES = ("Records", "Columns", "Values")


def as_csv(kind: str) -> bytes:
    """Return an empty table with the names of the columns."""
    return tables.as_csv([[column.name for column in columns(kind)]])


def as_xlsx(portal: Portal, kind: str, language: str, hints: Mapping[str, str]) -> bytes:
    """Return a workbook: an empty table, a sheet that explains its columns (`hints` by name), a sheet of values."""
    spoken = catalogue(language).gettext
    found = columns(kind)
    yes = spoken("needed")
    explained = [[spoken("Column"), spoken("Name"), spoken("Needed"), spoken("What to write")]]
    explained += [
        [label_of(column, language), column.name, yes if column.is_required else "", hints.get(column.name, "")]
        for column in found
    ]
    schemes = sorted({scheme for column in found if (scheme := scheme_of(column))})
    values, where = _values(portal, schemes, language)
    choices = {
        get_column_letter(place): where[scheme]
        for place, column in enumerate(found, 1)
        if (scheme := scheme_of(column)) in where and not column.shape.many
    }
    head = [label_of(column, language) for column in found]
    sheets = [(spoken(KINDS[kind].plural), [head]), (spoken(TITLES[1]), explained), (TITLES[2], values)]
    return tables.as_xlsx(sheets, choices)


def scheme_of(column: Column) -> str:
    """Return the list that a column's values are of; empty where any may be written."""
    shape = column.shape
    return SCHEMES.get(shape.sort) or (shape.scheme if shape.sort is Sort.code else "")


def _values(portal: Portal, schemes: list[str], language: str) -> tuple[list[list[str]], dict[str, str]]:
    """Return a column of labels for each list, and where each stands on the sheet."""
    lists = []
    for scheme in schemes:
        names = naming.names(portal.vocabulary, portal.places, scheme)
        codes = list(dict.fromkeys(name.code for name in names.all))
        lists.append([scheme, *((names.of(code).get(language) or [code])[0] for code in codes)])
    longest = max(map(len, lists), default=1)
    table = [[column[row] if row < len(column) else "" for column in lists] for row in range(longest)]
    where = {
        column[0]: f"{TITLES[2]}!${get_column_letter(place)}$2:${get_column_letter(place)}${len(column)}"
        for place, column in enumerate(lists, 1)
    }
    return table, where
