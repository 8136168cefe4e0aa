"""Time expressions of English news, resolved against the day of publication.

News dates its reports by weekday and by relative expressions ("Saturday", "last week", "two days earlier"); a weekday
is the nearest past one for what has happened and the next one for what is to come (TIMEX3 leaves the direction to the
tense). What has no date of its own ("recent", "at the time") is not resolved: nothing is guessed.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from summariser.timepatterns import FIND, YEAR
from summariser.timewords import COUNTS, DAYS, SHORT_MONTHS, part_of_time, starts_of_times

Unit = Literal["day", "week", "month", "year"]
Bound = Literal["within", "until", "since"]
Days = tuple[date, date]

_BOUNDS: dict[str, "Bound"] = {
    "by": "until", "before": "until", "until": "until", "till": "until", "no": "until",
    "since": "since", "from": "since",
}  # fmt: skip
"""What the first word of an expression makes of its days; "no" is that of "no later than"."""
_WORD = re.compile(r"\w+")
_BARE_YEAR = re.compile(rf"(?<![\d,.$€£-]){YEAR}(?![\d,.]?\d|\s*-)")
_AHEAD = frozenset("by before until till next coming following later within due will tomorrow".split())


class Time(NamedTuple):
    """A time expression: its place in the text, the days that it names, and how it bounds them."""

    start: int
    end: int
    first: date
    last: date
    unit: Unit
    bound: Bound = "within"
    anchored: bool = False
    """Counted from another event rather than from the day of publication: "two days earlier"."""


def resolve(text: str, published: date, *, future: bool | None = None) -> Days | None:
    """First and last day, inclusive, of the first time expression in `text`; None where it names no day.

    `future` tells whether what is dated lies ahead; without it the words decide ("by Monday"), else the past is taken
    for a weekday, and the nearest one for a month or a day of a month. Weeks start on Monday.
    """
    found = find_times(text, published, future=future)
    if not found:
        year = _BARE_YEAR.search(text)
        return _year(int(year.group())) if year else None
    first = found[0]
    if len(found) > 1 and re.fullmatch(
        r"\s*(?:to|and|or|until|through|[-–—])\s*(?:on\s+)?", text[first.end : found[1].start]
    ):
        days = sorted((first.first, first.last, found[1].first, found[1].last))
        return days[0], days[-1]
    if first.bound == "until" and first.last >= published:
        return published, first.last
    if first.bound == "since" and first.first <= published:
        return first.first, published
    return first.first, first.last


def find_times(
    text: str, published: date, *, future: bool | None = None, starts: Iterable[int] | None = None
) -> list[Time]:
    """The time expressions of `text` that name days, in order. Linear in its length.

    `starts` are the offsets at which one can start, where they are known.
    """
    return read_times(text, published, (future,), starts)[0]


def read_times(
    text: str, published: date, directions: Sequence[bool | None], starts: Iterable[int] | None = None
) -> list[list[Time]]:
    """`find_times` for several directions at once: what the same words name in each."""
    found: list[list[Time]] = [[] for _ in directions]
    at = 0
    for start in _starts(text) if starts is None else starts:
        match = FIND.match(text, start) if start >= at else None
        if match is None:
            continue
        words = match.group().lower().replace("-", " ").split()
        for times, future in zip(found, directions, strict=True):
            time = _read(match, words, published, future)
            if time is not None:
                times.append(time)
                at = match.end()
    return found


def _read(match: "_Match", words: list[str], published: date, future: bool | None) -> Time | None:
    ahead = (not _AHEAD.isdisjoint(words) or None) if future is None else future
    try:
        days = _HANDLERS[match.lastgroup or ""](match, published, ahead)
    except (ValueError, OverflowError):  # 31 February, year 0
        return None
    if days is None:
        return None
    closed = match["day_0"] or match["day_3"] or match["year_6"]  # "from 2 to 5 May" has both its ends
    closed = closed or match.string[match.end() : match.end() + 2] in {"'s", "’s"}  # "the dead from Tuesday's flood"
    bound = "within" if closed else _BOUNDS.get(words[0], "within")
    before = match.string[max(0, match.start() - _TO_THE) : match.end()]
    in_story = (not _TURN.isdisjoint(words) and _STORY.search(before)) or (
        days[2] == "month" and before[-len(match.group()) - 6 :].lower().startswith((" that ", "that "))
    )
    return Time(match.start(), match.end(), days[0], days[1], days[2], bound, days[3] or bool(in_story))


_TURN = frozenset({"previous", "following", "next"})
_STORY = re.compile(
    r"\bthe\s+(?:previous|following)\s+\w+$|(?<!in\s)(?<!over\s)(?<!for\s)(?<!within\s)(?<!during\s)\bthe\s+next\s+\w+$",
    re.IGNORECASE,
)
"""Counted from what was told before, as in "the next year"; "over the next year" is counted from today."""
_TO_THE = 12
"""Characters before "next" in which it is told of what."""


def _starts(text: str) -> list[int]:
    """Where a time expression can start."""
    starts = starts_of_times(list(map(part_of_time, map(str.lower, _WORD.findall(text)))))
    if not starts:
        return []
    places = [match.start() for match in _WORD.finditer(text)]
    return [places[at] for at in starts]


_Found = tuple[date, date, Unit, bool] | None
_Match = re.Match[str]


def _first(match: _Match, *names: str) -> str:
    return next((match[name] for name in names if match[name]), "")


def _day(first: date, last: date | None = None, *, anchored: bool = False) -> _Found:
    return first, last or first, "day", anchored


def _month_number(word: str) -> int:
    """The month of a name with a capital: "may" and "march" are other words."""
    if word.islower():
        raise ValueError(word)
    word = word.lower()
    return SHORT_MONTHS[word.rstrip(".")[:3]]


def _month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _shift_month(day: date, months: int) -> Days:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _month_days(years, month + 1)


def _week(day: date, weeks: int = 0) -> Days:
    monday = day - timedelta(days=day.weekday() - 7 * weeks)
    return monday, monday + timedelta(days=6)


def _nearest(candidates: list[Days], published: date, ahead: bool | None) -> Days:
    """The candidate that fits the direction; without one, the nearest, the past one of two as near."""
    fitting = [
        days for days in candidates if ahead is None or (days[1] >= published if ahead else days[0] <= published)
    ]
    return min(fitting or candidates, key=lambda days: (abs((days[0] - published).days), days[0]))


def _iso(match: _Match, published: date, ahead: bool | None) -> _Found:
    return _day(date(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])))


def _dated(match: _Match, published: date, ahead: bool | None) -> _Found:
    found = _date(match, published, ahead)
    if found is None or not match["week_to"]:
        return found
    return found[1] - timedelta(days=6), found[1], "week", False  # "the week to 26 June"


def _date(match: _Match, published: date, ahead: bool | None) -> _Found:
    day, month = int(_first(match, "day_1", "day_2")), _month_number(_first(match, "month_1", "month_2"))
    start = _first(match, "day_0", "day_3")
    since = timedelta(days=max(0, day - int(start))) if start else timedelta()
    if match["year_1"]:
        last = date(int(match["year_1"]), month, day)
        return _day(last - since, last)
    if match["turn_4"]:
        last = _of_year(published.year + _TURNS[match["turn_4"].lower()], month, day)
        return _day(last - since, last)
    near = []
    for year in (published.year - 1, published.year, published.year + 1):
        if day <= monthrange(year, month)[1]:
            near.append((date(year, month, day) - since, date(year, month, day)))
    return _day(*_nearest(near, published, ahead)) if near else None


_TURNS = {"last": -1, "this": 0, "next": 1}


def _of_year(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _month_of(match: _Match, published: date, ahead: bool | None) -> _Found:
    return *_month_days(int(match["year_2"]), _month_number(match["month_3"])), "month", False


def _weekday(match: _Match, published: date, ahead: bool | None) -> _Found:
    if match["ordinal"]:
        return _numbered(match, published, ahead)
    back = (published.weekday() - DAYS.index(match["weekday"].lower())) % 7
    which = " ".join((match["which"] or "").lower().split())
    if which in {"last", "past", "previous"}:
        return _day(published - timedelta(days=back or 7))
    if which in {"next", "coming", "the coming", "the following"}:
        return _day(published + timedelta(days=(7 - back) or 7))
    if (ahead or which == "this") and back:
        return _day(published + timedelta(days=7 - back))
    return _day(published - timedelta(days=back))


def _numbered(match: _Match, published: date, ahead: bool | None) -> _Found:
    """ "Saturday the 6th": the nearest day of that name and number."""
    weekday, number = DAYS.index(match["weekday"].lower()), int(match["ordinal"])
    near = []
    for months in range(-_MOST_MONTHS, _MOST_MONTHS + 1):
        first, last = _shift_month(published, months)
        day = first + timedelta(days=number - 1)
        if day <= last and day.weekday() == weekday:
            near.append((day, day))
    return _day(*_nearest(near, published, ahead)) if number and near else None


_MOST_MONTHS = 12
"""How far from the day of publication a numbered weekday is looked for."""


def _beside(match: _Match, published: date, ahead: bool | None) -> _Found:
    return _day(published + timedelta(days=2 if "after" in match["side"].lower() else -2))


def _near(match: _Match, published: date, ahead: bool | None) -> _Found:
    word = " ".join(match["near"].lower().split())
    if word in {"overnight", "last night"}:
        return _day(published - timedelta(days=1), published)
    return _day(published + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0)))


def _period(match: _Match, published: date, ahead: bool | None) -> _Found:
    kind = _first(match, "period", "period_2").lower()
    turn = (match["turn"] or "this").lower().split()[-1]
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(turn, 0)
    if kind == "week":
        return *_week(published, step), "week", False
    if kind == "month":
        return *_shift_month(published, step), "month", False
    if kind == "weekend":
        saturday = _week(published)[0] + timedelta(days=5)
        if step < 0 or (match["the"] and not ahead and published.weekday() < 5):
            saturday -= timedelta(days=7)
        elif step > 0 and published.weekday() >= 5:
            saturday += timedelta(days=7)
        return saturday, saturday + timedelta(days=1), "day", False
    if kind == "quarter":
        head = published.month - (published.month - 1) % 3 - published.month + 3 * step
        return _shift_month(published, head)[0], _shift_month(published, head + 2)[1], "month", False
    if kind in {"decade", "century"}:
        size = 10 if kind == "decade" else 100
        first = published.year - published.year % size + size * step
        return date(first, 1, 1), date(first + size - 1, 12, 31), "year", False
    return *_year(published.year + step), "year", False


def _month_turn(match: _Match, published: date, ahead: bool | None) -> _Found:
    if match["month_8"]:  # "October last year"
        of = published.year + _TURNS[match["turn_3"].lower()]
        return *_month_days(of, _month_number(match["month_8"])), "month", False
    month, turn = _month_number(match["month_4"]), match["turn_2"].lower()
    year = published.year
    if turn == "last" and month >= published.month:
        year -= 1
    elif turn == "next" and month <= published.month:
        year += 1
    return *_month_days(year, month), "month", False


def _count(word: str) -> int:
    plain = " ".join(word.lower().replace("-", " ").split())
    return int(plain) if plain.isdigit() else COUNTS[plain]


def _span(match: _Match, published: date, ahead: bool | None) -> _Found:
    if match["lone"]:
        long = {"day": 2, "week": 14, "month": 62, "year": 731}[match["lone_unit"].lower()]
        return published, published + timedelta(days=long), "day", False
    days = {"hour": 1, "day": 1, "week": 7, "month": 31, "year": 366}[match["unit_1"].lower()] * _count(
        match["count_1"]
    )
    days = -(-days // 24) if match["unit_1"].lower() == "hour" else days
    back = match["span"].lower().endswith(("past", "last"))
    near = "day" if days < 28 else "month" if days < 360 else "year"
    one, other = published, published + timedelta(days=-days if back else days)
    within = match["span"].lower() == "within"  # of what was told before, too: "troops had been there within 48 hours"
    return min(one, other), max(one, other), near, within  # type: ignore[return-value]


def _ago(match: _Match, published: date, ahead: bool | None) -> _Found:
    count, unit, way = _count(match["count_2"]), match["unit_2"].lower(), match["way"].lower()
    anchored = way != "ago"
    sign = 1 if way in {"later", "after", "afterwards"} else -1
    if unit in {"minute", "hour"}:
        days = count // 24 if unit == "hour" else 0
        one, other = published, published + timedelta(days=sign * (days + 1))
        return min(one, other), max(one, other), "day", anchored
    if unit == "day":
        return _day(published + timedelta(days=sign * count), anchored=anchored)
    if unit == "week":
        return *_week(published, sign * count), "week", anchored
    if unit == "month":
        return *_shift_month(published, sign * count), "month", anchored
    return *_year(published.year + sign * count * (10 if unit == "decade" else 1)), "year", anchored


def _hours(match: _Match, published: date, ahead: bool | None) -> _Found:
    if match["hours_way"].lower() in {"after", "later"}:
        return _day(published, published + timedelta(days=1), anchored=True)
    return _day(published - timedelta(days=1), published, anchored=True)


def _decade(match: _Match, published: date, ahead: bool | None) -> _Found:
    first = int(match["decade"])
    return date(first, 1, 1), date(first + 9, 12, 31), "year", False


def _month(match: _Match, published: date, ahead: bool | None) -> _Found:
    month = _month_number(_first(match, "month_5", "month_6", "month_7"))
    near = [_month_days(year, month) for year in (published.year - 1, published.year, published.year + 1)]
    if ahead is None:  # "in March", in June: this year's
        near = [days for days in near if days[0] <= published] or near
    return *_nearest(near, published, ahead), "month", False


def _years(match: _Match, published: date, ahead: bool | None) -> _Found:
    first, last = sorted((int(match["year_5"]), int(match["year_6"])))
    return _year(first)[0], _year(last)[1], "year", False


def _the_year(match: _Match, published: date, ahead: bool | None) -> _Found:
    return *_year(int(match["year_4"])), "year", False


def _in_year(match: _Match, published: date, ahead: bool | None) -> _Found:
    return *_year(int(match["year_3"])), "year", False


_HANDLERS: dict[str, Callable[[_Match, date, bool | None], _Found]] = {
    "rule_years": _years,
    "rule_the_year": _the_year,
    "rule_iso": _iso,
    "rule_dated": _dated,
    "rule_month_of": _month_of,
    "rule_weekday": _weekday,
    "rule_beside": _beside,
    "rule_near": _near,
    "rule_period": _period,
    "rule_month_turn": _month_turn,
    "rule_span": _span,
    "rule_ago": _ago,
    "rule_hours": _hours,
    "rule_decade": _decade,
    "rule_month": _month,
    "rule_year": _in_year,
}
