"""Names of countries in the languages of the portal, from CLDR; a language is read when its names are asked for."""

from collections.abc import Iterator, Mapping
from functools import cache

LANGUAGES = ("en", "fr", "es", "pt", "vi", "th", "id")
# Two-letter codes of CLDR that ISO 3166-1 reserves or does not have: islands without a code, unions, tests.
NOT_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())


@cache
def _territories(language: str) -> Mapping[str, str]:
    # Not at the top: it takes longer than all else here, and a command may need no names.
    from babel import Locale

    return dict(Locale(language).territories)


def country_codes() -> list[str]:
    """Return all ISO 3166-1 alpha-2 codes, and XK."""
    return sorted(code for code in _territories("en") if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES)


class CountryNames(Mapping[str, str]):
    """A country's names by language; `own` names come before those of CLDR."""

    def __init__(self, code: str, own: Mapping[str, str]) -> None:
        """Read nothing yet."""
        self._code = code
        self._own = own

    def __getitem__(self, language: str) -> str:
        """Return the name in `language`; KeyError where there is none."""
        if language in self._own:
            return self._own[language]
        if language not in LANGUAGES:
            raise KeyError(language)
        return _territories(language)[self._code]

    def __iter__(self) -> Iterator[str]:
        """Yield the languages that have a name."""
        yield from dict.fromkeys((*LANGUAGES, *self._own))

    def __len__(self) -> int:
        """Return the number of languages."""
        return len({*LANGUAGES, *self._own})
