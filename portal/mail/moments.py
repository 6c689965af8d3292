"""Days and times as a mail writes them. The zone is named: its reader may be anywhere."""

from datetime import UTC, date, datetime

from babel import Locale
from babel.dates import format_date, format_skeleton

# Plain "en" is American to CLDR: month before day.
LOCALES = {"en": "en_GB"}


def day(iso: str, language: str) -> str:
    """Return '12 November 2026' of an ISO date; ValueError where it is none."""
    return format_date(date.fromisoformat(iso), "long", locale=_locale(language))


def moment(iso: str, language: str) -> str:
    """Return '12 November 2026, 14:05 UTC' of an ISO time with its zone; ValueError where it is none."""
    found = datetime.fromisoformat(iso)
    if found.tzinfo is None:
        raise ValueError(f"a time without a zone: {iso}")
    found = found.astimezone(UTC)
    hour = format_skeleton("Hm", found, locale=_locale(language))
    return f"{format_date(found.date(), 'long', locale=_locale(language))}, {hour} UTC"


def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language, language))
