"""Words as lists hold them: small letters without marks."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Return a word in small letters, without marks and without the end of a genitive."""
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d").removesuffix("'s").strip("'.-"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
