"""Years that an article tells by another one: "a law of 2017, which was changed the next year"."""

import re
from collections.abc import Sequence

from summariser.audit.reading.lines import Lines
from summariser.timex import Time

_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d|\d)")
_NEXT = re.compile(r"\b(?:next|following) year\b|\byear (?:later|after)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:previous|preceding) year\b|\byear (?:before|earlier)\b", re.IGNORECASE)


def years_beside(text: str) -> set[int]:
    """The years after or before those that a text names, where it has words for them; else none."""
    found: set[int] = set()
    for pattern, step in ((_NEXT, 1), (_BEFORE, -1)):
        if pattern.search(text):
            found |= {int(year) + step for year in _YEAR.findall(text)}
    return found


def years_of(times: Sequence[tuple[Time, int]], lines: Lines, body: str) -> set[int]:
    """The years in which an article's time expressions lie, each given with its sentence, and those beside them."""
    found = {time.first.year for time, _ in times if time.first.year == time.last.year}
    for number in {number for time, number in times if time.unit == "year"}:
        line = lines.all[number]
        found |= years_beside(body[line.start : line.end])
    return found
