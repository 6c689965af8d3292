"""Whether a word is known for a name of persons."""

from portal.domain.privacy.family import FAMILY
from portal.domain.privacy.fold import fold
from portal.domain.privacy.given import GIVEN


def is_given(word: str) -> bool:
    """Say whether a word is a given name, or two with a hyphen."""
    folded = fold(word)
    return folded in GIVEN or ("-" in folded and folded.partition("-")[0] in GIVEN)


def is_family(word: str) -> bool:
    """Say whether a word is a family's name, or two with a hyphen."""
    folded = fold(word)
    return folded in FAMILY or ("-" in folded and folded.rpartition("-")[2] in FAMILY)


def is_name(word: str) -> bool:
    """Say whether a word is either."""
    return is_given(word) or is_family(word)
