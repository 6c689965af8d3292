"""Days, as the workflow counts them."""

from calendar import monthrange
from datetime import date, timedelta


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def working_days(since: date, until: date) -> int:
    """Return the number of days from Monday to Friday after `since`, up to and with `until`."""
    weeks, rest = divmod(max((until - since).days, 0), 7)
    return weeks * 5 + sum((since + timedelta(day)).weekday() < 5 for day in range(1, rest + 1))
