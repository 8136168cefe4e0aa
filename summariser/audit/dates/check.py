"""Dates agree with the words that they were read from, with the day of publication and with the calendar."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from summariser.audit.dates.told import check_told
from summariser.audit.reading.dictionary import MONTH_WORDS, Kind, stems_of, words_in
from summariser.audit.reading.feasts import may_be_feast
from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import finding, flat, short, stands_in
from summariser.audit.reading.years import years_beside
from summariser.models import Event, EventDate, Finding
from summariser.models.vocabulary import Severity
from summariser.timewords import DAYS, MONTHS
from summariser.timex import Time, read_times, resolve

NAME = "dates"
_AFTER = re.compile(r"\b(?:after|later)\b", re.IGNORECASE)
"""What is counted forward, where it dates what has happened, is counted from another day than that of publication."""


def check_dates(material: Material) -> Iterator[Finding]:
    """Each event's date, then the time expressions of generated text."""
    for at, event in enumerate(material.summary.events):
        if event.date is not None:
            yield from _event(material, event, event.date, f"/events/{at}/date")
    yield from check_told(material)


def _event(material: Material, event: Event, when: EventDate, where: str) -> Iterator[Finding]:
    if when.text and not material.holds(when.text):
        yield finding(NAME, "error", f"the article does not have the words {short(when.text)}", f"{where}/text")
    published = material.published
    if published is None and material.english and event.evidence and event.role != "main":
        yield from _outside(material, event, when, where)
    if published is None or when.start is None or when.end is None:
        return
    yield from _direction(material, event, when, published, where)
    if not material.english:
        return
    readings = _readings(when.text, published, past=event.status in {"actual", "ongoing"})
    fits = (
        _fits(when, time, published) or _coarser(when, time, published) or _is_turn_before(when, time)
        for time in readings
    )
    if readings and not any(fits) and not _is_year_beside(event, when):
        first = readings[0]
        other = _told_by_anchor(material, event, when, first) or _told_in_story(material, event, when, first)
        severity: Severity = "info" if other else "error" if _sure(material, event, when, first) else "warning"
        named = f"{first.first}" if first.first == first.last else f"{first.first} to {first.last}"
        message = f"{short(when.text)} is {named}, not {when.start} to {when.end}"
        yield finding(NAME, severity, message, where, event.evidence[:1])
        return
    if not readings or (readings[0].anchored and readings[0].unit == "day"):
        yield from _on_no_day(material, event, when, where)
    yield from _elsewhere(material, event, when, where)


def _is_turn_before(when: EventDate, time: Time) -> bool:
    """Whether "next Thursday" is told as the one behind the next, or "last July" as the one before the last: either is
    meant by some."""
    if when.start is None or when.end is None or _TURN.match(when.text) is None:
        return False
    sign = 1 if when.text.lower().startswith(("next", "coming")) else -1
    off = sign * (when.start - time.first).days
    if time.unit == "month":
        whole = when.start.day == 1 and when.start.month == time.first.month and (when.end - when.start).days < _A_MONTH
        return whole and 0 < off <= _A_YEAR
    return time.unit == "day" and when.start == when.end and off == _A_WEEK


_TURN = re.compile(rf"(?:next|last|this past|coming)\s+(?:{'|'.join([*DAYS, *MONTHS])})\b", re.IGNORECASE)


def _is_year_beside(event: Event, when: EventDate) -> bool:
    """Whether the year that is told is that before or after one which the same sentence names: "fined in 2021, and
    suspended the following year"."""
    if when.start is None or when.end is None or when.start.year != when.end.year:
        return False
    there = (span.text for span in event.evidence if when.text in span.text)
    return years_beside(when.text + " 1900") != set() and any(when.start.year in years_beside(text) for text in there)


def _on_no_day(material: Material, event: Event, when: EventDate, where: str) -> Iterator[Finding]:
    """A day that the words do not name ("at 4 a.m.", "the same day") and nothing in the report either."""
    if when.start is None or when.start != when.end or when.start == material.published:
        return
    if may_be_feast(when.text, when.start):
        return
    days = {(time.first, time.last) for time, _ in material.times}
    dates = [it.date for it in material.summary.events if it.date is not None and it.date is not when]
    days |= {(it.start, it.end) for it in dates if it.start is not None and it.end is not None}
    if days and not any(first <= when.start <= last for first, last in days):
        message = f"{short(when.text)} is told as {when.start}, a day that the article does not name"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


def _direction(material: Material, event: Event, when: EventDate, published: date, where: str) -> Iterator[Finding]:
    """What has happened does not lie in the future; what is planned, not in the past."""
    if when.start is None or when.end is None:
        return
    latest = 0 if _AFTER.search(when.text) else 1  # where it is read, the day may have begun
    lasts = _lasts(material, event, when.text)
    if event.status in {"actual", "ongoing"} and not lasts and (when.start - published).days > latest:
        message = f"told as having happened, and dated {when.start}, after publication"
        ahead = _BY.match(when.text) or _is_set(event, when)  # "report due by the end of August"
        severity: Severity = "warning" if ahead else "error"
        yield finding(NAME, severity, message, where.removesuffix("/date"), event.evidence[:1])
    if event.status == "planned" and event.role != "background" and (published - when.end).days > 1:
        message = f"told as planned, and dated {when.end}, before publication"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


def _is_set(event: Event, when: EventDate) -> bool:
    """Whether the evidence sets something for a day: "summoned the minister for Dec. 7"."""
    words = re.compile(rf"\b(?:for|to|until)\s+(?:the\s+)?{re.escape(when.text)}(?!\w)", re.IGNORECASE)
    return bool(when.text) and any(words.search(span.text) for span in event.evidence)


def _lasts(material: Material, event: Event, words: str) -> bool:
    """Whether words tell how long goes on what has begun, or was ordered: "remain shut until April", "ordered schools
    shut until April"."""
    bound = _UNTIL.search(words)
    if bound is None or event.status == "ongoing":
        return bound is not None
    return bound.group().lower() in {"until", "till"} and not _ordering().isdisjoint(material.roots(event.description))


@cache
def _ordering() -> frozenset[str]:
    """The stems of verbs by which somebody has something go on or begin later."""
    return stems_of(
        "orders extends imposes suspends bans declares remands adjourns postpones delays grants gives allows sets "
        "decrees prolongs instructs requires".split()
    )


def _readings(text: str, published: date, *, past: bool = False) -> list[Time]:
    """What the words can name: in the past and, unless they tell of what has been, in the future."""
    found: list[Time] = []
    directions = (None, False) if past else (None, False, True)
    for future, times in zip(directions, read_times(text, published, directions), strict=True):
        if not times:
            days = resolve(text, published)
            return [Time(0, len(text), *days, "year")] if days else []
        if len(times) > 1:
            days = resolve(text, published, future=future)
            if days and days != (times[0].first, times[0].last):
                times.insert(0, Time(0, len(text), *days, "day"))
            if times[0].unit == times[-1].unit:  # "in 2010 and 2011"
                times.append(Time(0, len(text), times[0].first, times[-1].last, times[0].unit))
        found += [time for time in times if time not in found]
    return found


def _fits(when: EventDate, time: Time, published: date) -> bool:
    """Whether the days stated are those that the words name, or lie within them."""
    start, end = when.start, when.end
    if start is None or end is None:
        return True
    first, last = time.first, time.last
    bound = time.bound if time.bound != "within" else _bound_of(when.text)
    if bound == "until":
        return first <= end <= last and start <= end and (start >= first or start.year >= published.year - 1)
    if bound == "since":
        return first <= start <= last
    if bound == "before":
        return end <= last and (first - start).days <= _A_MONTH
    if _NIGHT_TO.search(when.text) and first - start == timedelta(1):
        return end <= last  # "in the night to Tuesday", which begins on Monday
    return first <= start and end <= last


_NIGHT_TO = re.compile(r"\bnight (?:to|into)\b|\bovernight (?:to|into)\b", re.IGNORECASE)


def _bound_of(words: str) -> str:
    """How the first word bounds the days: "since it was released on Tuesday"."""
    first = words.lower().split(maxsplit=1)[:1]
    return first[0] if first and first[0] in {"since", "until", "before"} else "within"


def _sure(material: Material, event: Event, when: EventDate, time: Time) -> bool:
    """Whether words that name other days than the ones stated are surely at odds with them.

    Not where the two meet, where they are counted from another event, or where the article has them in somebody's
    mouth, whose today may be another; not by a year where a day or a month has none of its own; and of words that leave
    their days open ("last week", "two months ago") only by more than a year.
    """
    start, end = when.start, when.end
    if start is None or end is None or time.anchored:
        return False
    off = max((time.first - end).days, (start - time.last).days)
    if off <= 0:  # they meet: the words name an end of it, or a part
        return False
    words = frozenset(when.text.lower().replace(".", "").replace(",", "").split())
    if not MONTH_WORDS.isdisjoint(words) or _FULL_YEAR.search(when.text):
        same = (start.month, start.day) == (time.first.month, time.first.day) or when.precision == time.unit == "month"
        yearless = not _FULL_YEAR.search(when.text) and same and start.month == time.first.month
        told = event.role == "background" or off <= _A_YEAR or material.holds(str(start.year))
        return not (yearless and told)
    if _only_in_quotations(material, event, when.text):
        return False
    if off > _A_YEAR:
        return True
    if not words.isdisjoint(_RELATIVE):
        return off > 1
    weekdays = {DAYS.index(day) for day in DAYS if day in words}
    return bool(weekdays) and start == end and start.weekday() not in weekdays


_A_MONTH = 31
_A_STRETCH = timedelta(5)
_STRETCH = re.compile(r"\b(?:within|past|(?:last|next|coming) [\w-]+ (?:days|weeks|months|years))\b", re.IGNORECASE)
"""Counted from the day of publication, which may be one of those counted or not."""
_MONTHS = timedelta(60)
"""From this many days on a span counted back may be told in whole months."""
_A_YEAR = 370
_A_WEEK = 7
_FULL_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_RELATIVE = frozenset({"yesterday", "today", "tonight", "tomorrow", "overnight"})


def _only_in_quotations(material: Material, event: Event, words: str) -> bool:
    """Whether the evidence has the words in quotations alone."""
    at = [span.start + span.text.find(words) for span in event.evidence if words in span.text]
    quoted = material.text.quoted.quotations
    return bool(at) and all(any(item.start <= place < item.end for item in quoted) for place in at)


def _coarser(when: EventDate, time: Time, published: date) -> bool:
    """Whether the days stated are the whole months, or the year, round weeks or months counted back: "six weeks ago"
    is no exact week; nor is "last week", on a Sunday, surely the one that ends then."""
    sunday = published.weekday() == len(DAYS) - 1
    if sunday and time.unit == "week" and when.start is not None and abs((when.start - time.first).days) < _A_WEEK:
        return True
    if not (when.start and when.end):
        return False
    long, off = time.last - time.first, max(abs((when.start - time.first).days), abs((when.end - time.last).days))
    counted = _STRETCH.search(when.text) is not None
    if long > _MONTHS and _is_whole(when):
        within = when.start <= time.first and time.last <= when.end
        if within or (counted and off <= _A_MONTH):
            return True  # "in the past two years", in whole months
    if counted and long >= _A_STRETCH and off <= 1:
        return True  # "within 10 days": of that on which it was said, or from the next one on
    if time.unit not in {"week", "month"} or when.precision not in {"month", "year"}:
        return False
    return when.start <= time.first and time.last <= when.end


def _is_whole(when: EventDate) -> bool:
    """Whether the days stated begin with the first of a month and end with the last of one."""
    if when.start is None or when.end is None:
        return False
    return when.start.day == 1 and when.end.day == monthrange(when.end.year, when.end.month)[1]


def _told_by_anchor(material: Material, event: Event, when: EventDate, time: Time) -> bool:
    """Whether an expression counted from another event fits when counted from the date of one, or from a day that the
    evidence names: "a day after a bomb killed five, shops reopened on Monday" is of a Sunday's bomb."""
    if not time.anchored or material.published is None:
        return False
    dates = [it.date for it in material.summary.events if it.date is not None and it.date is not when]
    starts = [it.start for it in dates if it.start is not None]
    lines = material.lines_of(event.evidence)
    if time.unit == "month":  # "In February 2020 a court annulled it. A rerun that June"
        starts += _year_before(material, lines, when.text)
    if when.start is not None and when.end is not None and _COUNTED_BACK.search(when.text):
        away, wide = (time.first - material.published).days, (time.last - time.first).days + _A_WEEK
        if any(abs((start - when.start).days - away) <= wide for start in [*starts, material.published]):
            return True  # "five weeks after a bomb" tells when the bomb was
    if time.unit == "day" and when.start == when.end and when.start is not None:
        off = (time.first - material.published).days
        days = {
            item.first.toordinal()
            for line in lines
            for item in material.times_in(line)
            if item.unit == "day" and item.first == item.last and not item.anchored
        }
        day = when.start.toordinal()
        if not days.isdisjoint({day - off, day + off}):
            return True
    return any(_fits(when, item, start) for start in starts for item in _readings(when.text, start))


def _year_before(material: Material, lines: list[int], words: str) -> list[date]:
    """The last day of the year that was told last before some words, in their sentence or the one before."""
    at = next((place for line in lines if (place := _place_in(material, line, words)) >= 0), -1)
    near = [line - step for line in lines[:1] for step in (1, 0) if line >= step] + lines[1:]
    told = [it for line in near for it in material.times_in(line) if not it.anchored and it.unit in {"month", "year"}]
    dated = [it for it in told if (it.last - it.first).days > 0 and (at < 0 or it.start < at)]
    return [date(dated[-1].first.year, 12, 31)] if dated else []


def _place_in(material: Material, line: int, words: str) -> int:
    sentence = material.lines.all[line]
    return material.body.find(words, sentence.start, sentence.end)


def _told_in_story(material: Material, event: Event, when: EventDate, time: Time) -> bool:
    """Whether a night or a weekday is one of the story told there, and not the last before publication: "overnight"
    beside a day that the report names, "from Thursday until Saturday" where "last week" stands beside it."""
    if when.start is None or when.end is None or time.unit != "day":
        return False
    if _NIGHT.search(when.text):
        dates = [it.date for it in material.summary.events if it.date is not None and it.date is not when]
        days = {day for it in dates for day in (it.start, it.end)} | {it.first for it, _ in material.times}
        if when.end - when.start <= timedelta(1) and not days.isdisjoint({when.start, when.end}):
            return True
    lines = material.lines_of(event.evidence)
    beside = {number - step for number in lines for step in (0, 1) if number >= step}
    weeks = [it for number in beside for it in material.times_in(number) if it.unit == "week"]
    words = when.text.lower()
    named = all(DAYS[day.weekday()] in words for day in (when.start, when.end))
    return named and any(it.first <= when.start and when.end <= it.last for it in weeks)


_NIGHT = re.compile(r"\b(?:overnight|night|evening)\b", re.IGNORECASE)


def _elsewhere(material: Material, event: Event, when: EventDate, where: str) -> Iterator[Finding]:
    """The words of the date stand outside the evidence, which has other ones."""
    told = " ".join(span.text for span in event.evidence)
    if when.start is None or when.end is None or material.stands_in(when.text, told):
        return
    if event.role != "background" and _is_the_day(material, when):
        return
    lines = material.lines_of(event.evidence)
    own = [
        time
        for number in lines
        for time in material.times_in(number)
        if time.unit == "day"
        and not time.anchored
        and not _is_of_speech(material, time)
        and any(span.start <= time.start < span.end for span in event.evidence)
    ]
    fitting = [time for time in own if when.start <= time.last and time.first <= when.end]
    near = " ".join(
        material.sentence_span(line + step).text
        for line in lines
        for step in (-1, 1)
        if 0 <= line + step < len(material.lines)
    )
    if (own and not fitting) or (not own and not stands_in(flat(when.text), flat(near))):
        message = f"{short(when.text)} does not stand in the event's evidence or beside it"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


def _is_of_speech(material: Material, time: Time) -> bool:
    """Whether a day is that on which somebody said something: "she insisted on Wednesday"."""
    before = words_in(material.body[max(0, time.start - _TO_VERB) : time.start])[-2:]
    return any(word.kinds & Kind.REPORTS and word.kinds & Kind.PAST for word in before)


_TO_VERB = 30
"""Code points before a day in which the verb of a report stands."""


def _outside(material: Material, event: Event, when: EventDate, where: str) -> Iterator[Finding]:
    """The words of a date stand neither in the evidence nor beside it: what is known without a day of publication."""
    lines = material.lines.beside(material.lines_of(event.evidence))
    near = " ".join(material.body[line.start : line.end] for line in (material.lines.all[number] for number in lines))
    if when.text and not material.stands_in(when.text, near) and not _is_the_day(material, when):
        message = f"{short(when.text)} does not stand in the event's evidence or beside it"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


def _is_the_day(material: Material, when: EventDate) -> bool:
    """Whether a main event has this date in its evidence: the day of the report, which the rest leaves out."""
    return any(
        event.role == "main"
        and event.date is not None
        and (event.date.start, event.date.end) == (when.start, when.end)
        and any(material.stands_in(when.text, span.text) for span in event.evidence)
        for event in material.summary.events
    )


_COUNTED_BACK = re.compile(r"\b(?:after|later)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through|by)\b", re.IGNORECASE)
_BY = re.compile(r"by\b", re.IGNORECASE)
