"""Whether one word can be a slip for another, by their letters alone. Most words that no text has are right, and only look like others."""

SHORT = 5
"""Letters up to which another letter makes another word: lock and look, posso and passo."""

ENDING = 4
"""Letters in which forms of one word differ: mandada and mandato."""


def marks(word: str) -> frozenset[str]:
    """Return the letters of a word that are not plain ones."""
    return frozenset(letter for letter in word.casefold() if not letter.isascii())


def is_likely(typed: str, word: str, slips: int) -> bool:
    """Say whether folded `typed`, which is `slips` away from `word`, can be a slip for it."""
    same_beginning = typed[0] == word[0]
    if len(typed) <= SHORT:
        return same_beginning and not _has_another_letter(typed, word)
    longest = min(len(typed), len(word))
    shared = next((place for place in range(longest) if typed[place] != word[place]), longest)
    is_ending = max(len(typed), len(word)) - shared <= ENDING
    return slips == 1 or (same_beginning and not is_ending)


def _has_another_letter(typed: str, word: str) -> bool:
    return len(typed) == len(word) and sorted(typed) != sorted(word)
