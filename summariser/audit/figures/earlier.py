"""A toll that the article calls an earlier one, told as the toll: "22 killed" for "lowering an earlier toll of 22"."""

from collections.abc import Iterator

from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.lexicon import words
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.detect.outdated import is_outdated
from summariser.models import Finding

NAME = "figures"
"""Its findings are that check's."""
_TOLD_SO = words("outdated", "first") | words("outdated", "told")
"""By one of these a text tells that a figure is not held any more."""
_SIGNS = (_TOLD_SO - {"from"}) | words("outdated", "changed") | words("outdated", "moved")
"""One of these stands in a sentence that tells an earlier figure."""


def earlier_in(
    known: ArticleNumbers, statement: Statement, number: Number, places: list[tuple[int, Number]]
) -> Iterator[Finding]:
    """A number of people harmed that stands in the article as one that another has replaced, and nowhere else."""
    if number.effect is None or number.name or not _TOLD_SO.isdisjoint(statement.whole.lower):
        return
    if are_earlier(known, places) and known.harmed.get(number.effect, set()) - {number.value}:
        message = f"{short(statement.tokens.shown(number.at, number.end))}: the article has another figure in its place"
        yield from statement.findings(NAME, "warning", message, [known.span(places[0][1])])


def is_told_as_earlier(known: ArticleNumbers, statement: Statement, number: Number) -> bool:
    """Whether a statement says of an earlier figure that it is one: "up from 24 dead"."""
    return not _TOLD_SO.isdisjoint(statement.whole.lower) and are_earlier(known, known.like(number))


def are_earlier(known: ArticleNumbers, places: list[tuple[int, Number]]) -> bool:
    """Whether the article calls a number an earlier one wherever it has it."""
    return bool(places) and all(_is_earlier(known, line, item) for line, item in places)


def _is_earlier(known: ArticleNumbers, line: int, item: Number) -> bool:
    sentence = known.material.lines.all[line]
    if not any(word.lower in _SIGNS for word in sentence.words):
        return False
    place = known.span(item)
    return is_outdated(known.material.text.lower, sentence.start, sentence.end, (place.start, place.end))
