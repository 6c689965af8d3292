"""Numbers in texts: a note may state those of its sheet and no others, whatever its language writes them like."""

import pytest

from portal.domain.figures import figures, unknown

SAME = [
    ("18,000 children", "en", "18.000 niños", "es"),
    ("18,000 children", "en", "18 000 enfants", "fr"),
    ("18,000 children", "en", "18\u202f000 enfants", "fr"),
    ("1.5 million euros", "en", "1,5 million d’euros", "fr"),
    ("1,500,000 dong", "en", "1,5 triệu đồng", "vi"),
    ("2 million", "en", "2 ล้านคน", "th"),
    ("about 1,000 a year", "en", "sekitar 1.000 per tahun", "id"),
    ("ปี ๒๕๖๐ มี ๑๒ แห่ง", "th", "2560, 12", "en"),
    ("three offices", "en", "3 bureaux", "fr"),
    ("12 offices", "en", "douze bureaux", "fr"),
    ("2.5 per cent", "en", "2,5 %", "pt"),
    ("3 thousand", "en", "3.000", "pt"),
    ("In July 2021 five projects", "en", "5, 2021", "en"),
    ("20 desa, tiga kantor", "id", "dua puluh desa, 3 offices", "id"),
]
OTHER = [
    ("18,000 children", "en", "18,001 children", "en"),
    ("15 offices in 2019", "en", "15 offices in 2018", "en"),
    ("1.5 million", "en", "15 million", "en"),
    ("two offices", "en", "three offices", "en"),
    ("two offices", "en", "tiga kantor", "id"),
    ("12 offices", "en", "trece oficinas", "es"),
]


@pytest.mark.parametrize(("sheet", "spoken", "note", "language"), SAME)
def test_the_same_number_is_known_in_another_language(sheet: str, spoken: str, note: str, language: str) -> None:
    """Else writers learn to pass over what the check says."""
    assert unknown(figures(note, language), figures(sheet, spoken)) == []


@pytest.mark.parametrize(("sheet", "spoken", "note", "language"), OTHER)
def test_another_number_is_noticed(sheet: str, spoken: str, note: str, language: str) -> None:
    """Else a figure that nobody counted stands in a note."""
    assert unknown(figures(note, language), figures(sheet, spoken))


def test_numbers_of_lists_and_articles_are_none() -> None:
    """Else every list of steps is full of doubts."""
    assert figures("1. Trace the family.\n2. Meet one relative.", "en") == []
