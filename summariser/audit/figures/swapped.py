"""Two numbers of a statement that the article has the other way round: each from the other's source."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from summariser.audit.figures.absent import is_day
from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding

NAME = "figures"
"""Its findings are that check's."""


def swapped_in(known: ArticleNumbers, statement: Statement, numbers: Sequence[Number]) -> Iterator[Finding]:
    """Numbers in a row, each of which the article has only in sentences with the words that stand before the other, and
    without its own: "a hospital counted 64, the fire service 51"."""
    words = statement.tokens.words
    for one, other in pairwise(numbers):
        if not (_counts(words, one) and _counts(words, other)) or one.value == other.value:
            continue
        first, second = _leading(words, 0, one.at), _leading(words, one.end, other.at)
        first, second = first - second, second - first
        if not first or not second:
            continue
        ones, others = _roots(known, one), _roots(known, other)
        if _only(ones, second, first) and _only(others, first, second):
            shown = f"{short(statement.tokens.shown(one.at, one.end))} and " + short(
                statement.tokens.shown(other.at, other.end)
            )
            message = f"{shown}: the article has each with what the other one is told of here"
            yield from statement.findings(NAME, "warning", message, [known.span(known.like(one)[0][1])])


def _counts(words: Sequence[Word], number: Number) -> bool:
    return not number.name and number.value > 1 and not is_day(words, number)


def _leading(words: Sequence[Word], low: int, high: int) -> set[str]:
    """The stems of the words between a break, "and" or "to" and a number: who gives it, or whose it is."""
    found: set[str] = set()
    for word in reversed(words[low:high]):
        if word.kinds & (Kind.BREAK | Kind.NUMBER) or word.lower in _PARTING:
            return found
        if word.stem:
            found.add(word.stem)
    return found if low == 0 else set()


_PARTING = frozenset("and but to while against versus or".split())


def _roots(known: ArticleNumbers, number: Number) -> list[Set[str]]:
    """The stems of each sentence that has a number."""
    return [known.material.lines.all[line].roots for line, _ in known.like(number)]


def _only(lines: list[Set[str]], these: set[str], those: set[str]) -> bool:
    """Whether every sentence has some of these stems and none of those, and there is one."""
    return bool(lines) and all(not roots.isdisjoint(these) and roots.isdisjoint(those) for roots in lines)
