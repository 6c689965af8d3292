"""Names of countries in the languages of the portal, from CLDR; a language is read when its names are asked for."""

from collections.abc import Iterator, Mapping
from functools import cache

LANGUAGES = ("en", "fr", "es", "pt", "vi", "th", "id")
# ISO 3166-1 alpha-2, and XK. Written out, because reading CLDR for them would double the time of every start.
COUNTRIES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
    BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI
    FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN
    IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK
    YE YT ZA ZM ZW
""".split()  # noqa: SIM905 - two hundred and fifty quoted codes are hard to read


@cache
def _territories(language: str) -> Mapping[str, str]:
    # Not at the top: a command may need no names.
    from babel import Locale

    return dict(Locale(language).territories)


# What CLDR calls a language of ours that it knows by another code.
OTHERWISE = {"tl": "fil"}


def countries_in(language: str) -> Mapping[str, str]:
    """Return what CLDR calls countries in `language`, whichever it is; for names that people type."""
    return _territories(OTHERWISE.get(language, language))


@cache
def languages_in(language: str) -> Mapping[str, str]:
    """Return what CLDR calls languages in `language`; for names that people type."""
    from babel import Locale

    return dict(Locale(OTHERWISE.get(language, language)).languages)


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
