"""The times that generated text tells are those of the article, and of what they are told of there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from summariser.audit.reading.dictionary import Kind, words_in
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short, stands_in
from summariser.models import Event, Finding
from summariser.models.vocabulary import Severity
from summariser.timex import Time, Unit, read_times

NAME = "dates"
"""Its findings are that check's."""
_AFTER_YEAR = re.compile(r"(?:after|before|since) \d{4}", re.IGNORECASE)
_OWN = frozenset({"'s", "’s"})
_UNANCHORED = re.compile(r"\s*\b(?:before|after|earlier|later)\b\s*", re.IGNORECASE)
_Named = dict[int, Time]
"""By sentence, the article's first expression there for the days that some words name."""


class _Seen:
    """What the article has for the expressions of generated text, looked up once for each wording."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._named: dict[str, _Named] = {}
        self._days_alone: dict[int, bool] = {}

    @cached_property
    def _by_days(self) -> dict[tuple[date, date, Unit], list[tuple[Time, int]]]:
        """The article's by what they name: of thousands, many are of the same few days."""
        found = defaultdict(list)
        for time, line in self._material.times:
            found[time.first, time.last, time.unit].append((time, line))
        return dict(found)

    def of(self, words: str, readings: Sequence[Time]) -> _Named:
        """For words that can be read in either direction."""
        if words not in self._named:
            found = [it for same in self._by_days.values() if _overlap(same[0][0], readings) for it in same]
            self._named[words] = {line: time for time, line in sorted(found, reverse=True)}
        return self._named[words]

    def names_days_alone(self, statement: Statement) -> bool:
        """Whether each expression of the sentences that it cites is a day's, and there is one."""
        known = self._days_alone.get(id(statement))
        if known is None:
            theirs = [time for line in statement.lines for time in self._material.times_in(line)]
            known = bool(theirs) and all(time.unit == "day" and not time.anchored for time in theirs)
            self._days_alone[id(statement)] = known
        return known


def check_told(material: Material) -> Iterator[Finding]:
    """The time expressions of generated text: of English, where the day of publication is known."""
    if not material.english or material.published is None:
        return
    seen = _Seen(material)
    for statement in material.statements:
        if statement.tokens.kinds & Kind.TIME:
            yield from _written(material, statement, material.published, seen)


def _written(material: Material, statement: Statement, published: date, seen: _Seen) -> Iterator[Finding]:
    """A time expression of generated text names days that the article names, where the statement rests."""
    text, lines = statement.text, statement.lines or material.aligned(statement)
    told = read_times(text, published, (None,))[0]
    yield from _of_another_deed(material, statement, told, lines)
    if all(_stands_in_one(material, lines, text[time.start : time.end]) for time in told):
        return
    for readings in zip(*read_times(text, published, (None, False, True)), strict=False):
        time = readings[0]
        words = text[time.start : time.end]
        if _stands_in_one(material, lines, words):
            continue
        if time.anchored and _stands_in_one(material, lines, _UNANCHORED.sub("", words)):
            continue  # "seven months before" for "seven months after"
        dates_noun = _AFTER_YEAR.fullmatch(words) and text[time.end : time.end + 2].strip()[:1].isalpha()
        if dates_noun and material.holds(words.split()[1]):
            continue  # "after 2008 election"
        if (years := _YEARS.match(text, max(0, time.end - 4))) and material.holds(years.group()):
            continue  # "the 2017–18 season"
        same = seen.of(words, readings)
        if not same:
            if not material.holds(words) and not (time.unit == "year" and time.first.year in material.years):
                severity: Severity = "error" if _named_otherwise(seen, statement, time) else "warning"
                yield from statement.findings(NAME, severity, f"the article names no such time as {short(words)}")
            continue
        own = statement.evidence and any(it.unit == "day" for line in lines for it in material.times_in(line))
        there = any(material.body[item.end : item.end + 2] in _OWN for item in same.values())
        if text[time.end : time.end + 2] in _OWN or (not statement.evidence and (time.anchored or there)):
            continue  # "Tuesday's floods" are those of Tuesday wherever they are told, here or there
        if same.keys().isdisjoint(lines if own else material.lines.beside(lines)):
            if not statement.evidence and _is_known_day(material, statement, readings, same):
                continue
            message = f"{short(words)} is told in the article of something else"
            first = same[min(same)]
            span = material.article.span(first.start, first.end)
            yield from statement.findings(NAME, "warning", message, [span])


def _is_known_day(material: Material, statement: Statement, readings: Sequence[Time], same: _Named) -> bool:
    """Whether a time in headline or abstract is that of the event that they tell of, with its words in its evidence or
    beside it; or the last of somebody who is "missing since"."""
    start, end = readings[0].start, readings[0].end
    words = words_in(statement.text[:start])[-_TO_DEED:]
    if words and words[-1].lower == "missing":
        return any(not _LAST_SEEN.isdisjoint(material.lines.lower([line])) for line in same)
    near = {word.stem for word in [*words, *words_in(statement.text[end:])[:_TO_DEED]]} - {""}
    return any(
        any(_lies_in(event, time) for time in readings)
        and not same.keys().isdisjoint(material.lines.beside(material.lines_of(event.evidence)))
        for event in _told_by(material, near)
    )


def _told_by(material: Material, near: set[str]) -> list[Event]:
    """The events with a date whose descriptions share most words with those near a time, and more than one; else those
    whose evidence does, and more than two."""
    dated = [it for it in material.summary.events if it.date is not None]
    described = [len(near & material.roots(it.description)) for it in dated]
    least = 2
    if max(described, default=0) < least:
        described = [len(near & material.lines.roots(material.lines_of(it.evidence))) for it in dated]
        least = 3
    most = max(described, default=0)
    return [it for it, shared in zip(dated, described, strict=True) if shared == most >= least]


def _lies_in(event: Event, time: Time) -> bool:
    """Whether the days of an event are some of those that are told."""
    when = event.date
    if when is None or when.start is None or when.end is None:
        return False
    return time.first <= when.start and when.end <= time.last


_TO_DEED = 8
"""Words on both sides of a time by which it is known of what it is told."""
_LAST_SEEN = frozenset(
    "set left leave leaving last seen vanished disappeared disappearance went gone missing departed failed".split()
)
_BOUND = re.compile(r"(?:by|until|till|before)\b", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}[–—/-]\d\d(?:\d\d)?(?!\d)")


def _of_another_deed(
    material: Material, statement: Statement, told: Sequence[Time], lines: list[int]
) -> Iterator[Finding]:
    """A day beside a verb for which the article has another day beside the same verb, and never this one."""
    days = [time for time in told if time.unit == "day" and not time.anchored] if not statement.evidence else []
    theirs = [(line, it) for line in lines for it in material.times_in(line) if it.unit == "day"] if days else []
    for time in days:
        if statement.text[time.end : time.end + 2] in _OWN or _BOUND.match(statement.text, time.start):
            continue  # "claimed Monday's attack" on another day, "agreed to leave by Friday"
        apart = [(line, it) for line, it in theirs if it.last < time.first or time.last < it.first]
        verb = _verb_before(statement.text[: time.start]) if apart else ""
        if not verb:
            continue
        beside = [it for line, it in theirs if _verb_before(material.body[_start(material, line) : it.start]) == verb]
        if beside and all(it.last < time.first or time.last < it.first for it in beside):
            words = statement.text[time.start : time.end]
            there = material.body[beside[0].start : beside[0].end]
            message = f"{short(words)} is told; the article has {short(there)} of the same"
            span = material.article.span(beside[0].start, beside[0].end)
            yield from statement.findings(NAME, "warning", message, [span])


def _start(material: Material, line: int) -> int:
    return material.lines.all[line].start


def _verb_before(words: str) -> str:
    """The stem of the last verb in the past before a time, in its clause."""
    for word in reversed(words_in(words)[-_TO_VERB:]):
        if word.kinds & Kind.BREAK:
            return ""
        if word.kinds & Kind.PAST and word.stem:
            return word.stem
    return ""


_TO_VERB = 12
"""Words from a verb to its day."""


def _named_otherwise(seen: _Seen, statement: Statement, time: Time) -> bool:
    """Whether the sentences that a statement cites name a day, and another one than it does."""
    if time.anchored or time.unit != "day" or not statement.evidence:
        return False
    return seen.names_days_alone(statement)


def _stands_in_one(material: Material, lines: list[int], words: str) -> bool:
    """Whether one of these sentences has the words as they are, less the preposition."""
    bare = words.removeprefix("on ").removeprefix("in ")
    if not stands_in(bare, material.body):
        return False
    places = (material.lines.all[number] for number in lines)
    return any(stands_in(bare, material.body[line.start : line.end]) for line in places)


def _overlap(theirs: Time, readings: Sequence[Time]) -> bool:
    """Whether two expressions name the same days in either direction, or the second the month or year of the first."""
    return any(
        (theirs.first == item.first and theirs.last == item.last)
        or (theirs.unit == item.unit and theirs.first <= item.last and item.first <= theirs.last)
        or (item.unit in {"month", "year"} and item.first <= theirs.first and theirs.last <= item.last)
        for item in readings
    )
