"""Dates, numbers and lists as the reader's language writes them (CLDR). Cached, because a page shows the same few many times."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from portal.domain.languages import language_name
from portal.domain.values import NOT_REPORTED
from portal.web.i18n import gettext, language

# Plain "en" is American to CLDR: month before day.
LOCALES = {"en": "en_GB"}
ONGOING = "ongoing"


@lru_cache
def locale(code: str) -> Locale:
    """Return the locale in which an interface language writes its dates and numbers."""
    return Locale.parse(LOCALES.get(code, code))


@lru_cache(maxsize=4096)
def number_in(value: float, code: str) -> str:
    """Return a number as the interface language `code` writes it."""
    return format_decimal(value, locale=locale(code))


@lru_cache(maxsize=4096)
def _day(value: date, code: str, style: str) -> str:
    return format_date(value, style, locale=locale(code))


@lru_cache(maxsize=4096)
def _skeleton(value: date, code: str, skeleton: str) -> str:
    return format_skeleton(skeleton, datetime(value.year, value.month, value.day), locale=locale(code))


def number(value: float) -> str:
    """Return 18,000 as the reader writes it."""
    return number_in(value, language())


def money(value: float, currency: str) -> str:
    """Return an amount with its currency, without cents where it has none."""
    here = locale(language())
    pattern = here.currency_formats["standard"].pattern
    if float(value).is_integer():
        pattern = pattern.replace(".00", "")
    if get_currency_symbol(currency, here).isalpha():
        pattern = pattern.replace("¤#", "¤\N{NO-BREAK SPACE}#")
    return format_currency(value, currency, pattern, locale=here, currency_digits=False)


def day(value: date) -> str:
    """Return '12 November 2026'."""
    return _day(_date(value), language(), "long")


def short_day(value: date) -> str:
    """Return '12 Nov 2026'."""
    return _day(_date(value), language(), "medium")


def moment(value: datetime) -> str:
    """Return '12 Nov 2026, 14:05 UTC'."""
    return f"{short_day(value)}, {format_time(value, 'HH:mm', locale=locale(language()))} UTC"


def month(value: date) -> str:
    """Return 'Nov 2026'."""
    return _skeleton(_date(value), language(), "yMMM")


def _date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def known(value: str | None) -> str | None:
    """Return a partial date as it is, or None where it is missing or not reported."""
    return None if value in (None, "", NOT_REPORTED) else value


@lru_cache(maxsize=4096)
def _partial(value: str, code: str) -> str:
    parts = value.split("-")
    try:
        if len(parts) == 1:
            return value
        if len(parts) == 2:
            return _skeleton(date(int(parts[0]), int(parts[1]), 1), code, "yMMMM")
        return _day(date.fromisoformat(value), code, "long")
    except ValueError:
        return value


def partial(value: str) -> str:
    """Return a date of which the month or day may be unknown: '2005', 'March 2005', '31 March 2005'."""
    return _partial(value, language())


def period(start: str | None, end: str | None) -> str:
    """Return a span of time in words, or nothing where neither end is known."""
    first, last = known(start), known(end)
    if first and last == ONGOING:
        return gettext("%(start)s, ongoing") % {"start": partial(first)}
    if last == ONGOING:
        return gettext("ongoing")
    if first and last:
        return partial(first) if first == last else f"{partial(first)}–{partial(last)}"
    if first:
        return gettext("since %(start)s") % {"start": partial(first)}
    return gettext("until %(end)s") % {"end": partial(last)} if last else ""


def listed(items: Sequence[str]) -> str:
    """Return 'A, B and C'."""
    return format_list(list(items), locale=locale(language())) if items else ""


@lru_cache(maxsize=512)
def _language_named(code: str, inside: str) -> str:
    return locale(inside).languages.get(code) or language_name(code)


def language_named(code: str) -> str:
    """Return what the reader's language calls the language `code`: 'French', 'français'."""
    return _language_named(code, language())


@lru_cache(maxsize=4096)
def shortened(text: str, limit: int = 240) -> str:
    """Return the beginning of `text`, cut between words where its script has spaces."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    cut = head.rfind(" ")
    return head[: cut if cut > limit // 2 else limit].rstrip(" ,;:.") + " …"


def tongues(codes: Sequence[str]) -> str:
    """Return languages by name: 'French and Wolof'."""
    return listed([language_named(code) for code in codes])


def figure(value: str | int) -> str:
    """Return a figure as it was given; a bare whole number gets the reader's thousands marks."""
    text = str(value)
    return number(int(text)) if text.isascii() and text.isdigit() else text
