"""A number keeps its unit of time, and the place that stands right behind it: "28 years", "25 in Vestmar"."""

from collections.abc import Iterator, Sequence

from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding
from summariser.timewords import UNITS_OF_TIME

NAME = "figures"
"""Its findings are that check's."""
_HALVES = frozenset({"am", "a.m", "pm", "p.m"})
_PLACING = frozenset({"in", "at", "near"})
_TO_PLACE = 4
"""Words from a number to the place where it counts: "25 people in Vestmar"."""


def measured_otherwise(
    known: ArticleNumbers, statement: Statement, number: Number, best: list[tuple[int, Number]]
) -> Iterator[Finding]:
    """Another unit of time, or the place of another number, than behind each of the article's that fit (`best`)."""
    words = statement.tokens.words
    theirs = [item for _, item in best]
    yield from _of_each(known, statement, number, theirs)
    for read in (unit_of_time, _place):
        own = read(words, number)
        others = [read(known.words, item) for item in theirs] if own else []
        if not own or own in others:
            continue
        if not all(others):
            if read is unit_of_time and number.value > 1 and _counts_no_time(known, number, own):
                shown = short(statement.tokens.shown(number.at, number.end + 1))
                message = f"{shown}: the article has the number of something else, and another number of {own}s"
                yield from statement.findings(NAME, "warning", message, [known.span(theirs[0])])
            continue
        if read is _place and not any(
            item.value != number.value and _place(known.words, item) == own for item in known.beside(best)
        ):
            continue  # "two in Torvik" may be "two in Vestmar" if Torvik lies there
        message = f"{short(statement.tokens.shown(number.at, number.end))} … {own}; the article has {others[0]}"
        yield from statement.findings(NAME, "warning", message, [known.span(theirs[0])])


def _of_each(
    known: ArticleNumbers, statement: Statement, number: Number, theirs: Sequence[Number]
) -> Iterator[Finding]:
    """A number that is told of each, where the article has it of all together: "1,270 years each", "a combined 1,270
    years"."""
    own = {word.lower for word in statement.tokens.words[number.end : number.end + _TO_EACH]}
    if own.isdisjoint(_EACH):
        return
    near = [known.words[max(0, item.at - _TO_EACH) : item.end + _TO_EACH] for item in theirs]
    if all(not _TOGETHER.isdisjoint(word.lower for word in words) for words in near):
        message = f"{short(statement.tokens.shown(number.at, number.end))} is told of each; the article has it of all"
        yield from statement.findings(NAME, "warning", message, [known.span(theirs[0])])


_EACH = frozenset("each apiece".split())
_TOGETHER = frozenset("combined total together altogether overall joint jointly aggregate".split())
_TO_EACH = 3
"""Words from a number to the one that tells whether it is that of each or of all."""


def _counts_no_time(known: ArticleNumbers, number: Number, unit: str) -> bool:
    """Whether the article has a number nowhere of a unit of time, nor as an age or without a word behind it, and has
    another number of that unit: "nine years" for "seven years", where there were nine counts."""
    words = known.words
    for _, item in known.like(number):
        after = words[item.end].lower if item.end < len(words) else ""
        if unit_of_time(words, item) or not after[:1].isalpha() or after in _OPEN:
            return False
    timed = [at for at, line in enumerate(known.material.lines.all[:_MOST_LINES]) if line.kinds & Kind.TIME]
    return any(unit_of_time(words, item) == unit and item.value != number.value for item in known.of_lines(timed))


_MOST_LINES = 400
"""Sentences in which another number of a unit is looked for: no news is longer."""
_OPEN = frozenset("and or to more full long consecutive straight successive".split())
"""Behind a number of which the unit may stand further on."""


def unit_of_time(words: Sequence[Word], number: Number) -> str:
    """The unit of time right behind a number, or the half of the day."""
    at = number.end + 1 if number.end < len(words) and words[number.end].lower in "-‑" else number.end
    unit = words[at].lower if at < len(words) else ""
    if unit in {"a", "p"} and at + 2 < len(words) and words[at + 1].lower == "." and words[at + 2].lower == "m":
        return f"{unit}m"
    unit = unit.removesuffix("s")
    return unit if unit in UNITS_OF_TIME else unit.replace(".", "") if unit in _HALVES else ""


def _place(words: Sequence[Word], number: Number) -> str:
    """The name behind the first preposition of place close behind a number, of what it counts."""
    for at in range(number.end, min(number.end + _TO_PLACE, len(words) - 1)):
        word = words[at]
        if word.lower in _PLACING:
            return words[at + 1].form if words[at + 1].kinds & Kind.NAME else ""
        if word.kinds & (Kind.BREAK | Kind.NUMBER) or word.lower in {"and", "or"}:
            return ""
    return ""
