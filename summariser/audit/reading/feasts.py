"""Days that have a name of their own: "by Easter", "before Christmas"."""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

_FIXED = {
    "christmas": (12, 25), "boxing day": (12, 26), "new year": (1, 1), "valentine": (2, 14), "halloween": (10, 31),
    "bastille day": (7, 14), "may day": (5, 1), "epiphany": (1, 6), "nowruz": (3, 20), "norouz": (3, 20),
    "all saints": (11, 1),
}  # fmt: skip
_OF_EASTER = {
    "shrove": -47, "mardi gras": -47, "ash wednesday": -46, "palm sunday": -7, "good friday": -2, "easter": 0,
    "ascension": 39, "pentecost": 49, "whitsun": 49,
}  # fmt: skip
_OTHERS = (
    "ramadan eid bayram diwali deepavali holi durga purim passover hanukkah rosh kippur vesak ashura arbaeen mawlid "
    "lent advent thanksgiving tet"
).split()
"""Those whose day this module does not know."""
_NAMED = re.compile(rf"\b(?P<name>{'|'.join([*_FIXED, *_OF_EASTER, *_OTHERS])})(?:['’]s|s|tide)?\b", re.IGNORECASE)
_CLOSE = timedelta(3)
"""What lies so near is "Easter weekend" or "New Year's Eve"."""


def may_be_feast(words: str, day: date) -> bool:
    """Whether words have the name of a feast that can lie on a day or right beside it; Christmas by both calendars."""
    named = _NAMED.search(words)
    if named is None:
        return False
    name = named["name"].lower()
    if name in _OTHERS:
        return True
    years = [year for year in (day.year - 1, day.year, day.year + 1) if MINYEAR <= year <= MAXYEAR]
    if name in _FIXED:
        days = [date(year, *_FIXED[name]) for year in years]
        days += [it + timedelta(13) for it in days if name == "christmas" and it < date.max - timedelta(13)]
    else:
        days = [it + timedelta(_OF_EASTER[name]) for year in years for it in (_easter(year), _orthodox_easter(year))]
    return any(abs(day - it) <= _CLOSE for it in days)


def _easter(year: int) -> date:
    """Easter Sunday of the western churches, by the method of Butcher."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, by the method of Meeus; the two calendars lie 13 days apart until 2099."""
    moon = (19 * (year % 19) + 15) % 30
    month, day = divmod(moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114, 31)
    return date(year, month, day + 1) + timedelta(13)
