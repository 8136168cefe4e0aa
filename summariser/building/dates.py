"""Dates as the wire reply writes them."""

import calendar
import re
from datetime import date

from summariser.models.vocabulary import DatePrecision

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?")

_STILL_A_DAY = 2
"""Days of an interval that an article fixes to a day: "overnight" and "hours before" may be either of two."""


def read_date(text: str | None) -> tuple[date | None, date | None, DatePrecision]:
    """First day, last day and precision of an ISO 8601 day, month, year or interval; all unknown for anything else."""
    first, _, last = (text or "").strip().partition("/")
    low, high = _days(first), _days(last or first)
    if low is None or high is None or high[1] < low[0]:
        return None, None, "unknown"
    start, end = low[0], high[1]
    days = (end - start).days + 1
    if days <= _STILL_A_DAY:
        return start, end, "day"
    if not last:
        return start, end, "month" if days <= 31 else "year"
    return start, end, "week" if days <= 7 else "month" if days <= 31 else "year" if days <= 366 else "unknown"


def _days(text: str) -> tuple[date, date] | None:
    """First and last day of one ISO 8601 day, month or year."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        if year and month and day:
            return date(year, month, day), date(year, month, day)
        if year and month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    except (ValueError, OverflowError):
        return None
