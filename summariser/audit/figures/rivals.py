"""Another number of the same sentence of the article that the words round one belong to."""

from collections.abc import Iterator, Sequence

from summariser.audit.figures.absent import counted, is_day
from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.lexicon import words as listed
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding

NAME = "figures"
"""Its findings are that check's."""
_TO_NAME = 3
"""Words from a preposition to the name of a place."""


def rival_of(
    known: ArticleNumbers, statement: Statement, number: Number, best: list[tuple[int, Number]]
) -> Iterator[Finding]:
    """Another number of the same sentence that the words round this one belong to."""
    tokens = statement.tokens
    if number.name or number.value <= 1 or is_day(tokens.words, number):
        return
    head = counted(tokens.words, number)
    if head == _SHARE:
        yield from _rival_share(known, statement, number, best)
        return
    heads = [word.stem for word in tokens.words[number.end : number.end + _TO_NAME] if word.stem]  # "30 bus passengers"
    if not head or any(counted(known.words, item) in heads for _, item in best):
        return
    if any(_is_elliptic(known, item, statement, number) for _, item in best):
        return
    told = _joined(tokens.words, number)
    for item in known.beside(best):
        if item.value in told or item.name or item.value == number.value or counted(known.words, item) != head:
            continue
        if any(_is_whole_of(known.words, one, item) for _, one in best):
            continue
        if not is_day(known.words, item, low=first_word(known, item)):
            if not _is_score(known, tokens.words, number):
                yield from _found(known, statement, number, item)
            return


def _joined(words: Sequence[Word], number: Number) -> set[float | None]:
    """The numbers that "and" joins to one: what one counts, both do: "lists of 61 and 38 names"."""
    sides = (words[max(0, number.at - 2) : number.at], words[number.end : number.end + 2][::-1])
    return {side[0].value for side in sides if len(side) > 1 and side[1].lower == "and"}


def _found(known: ArticleNumbers, statement: Statement, number: Number, item: Number) -> Iterator[Finding]:
    """The finding that the article counts by `item` what a statement counts by another number."""
    message = f"{short(statement.tokens.shown(number.at, number.end + 1))}: the article counts another number"
    yield from statement.findings(NAME, "warning", message, [known.span(item)])


_SHARE = "%"
"""What a share counts, for `counted`."""


def _rival_share(
    known: ArticleNumbers, statement: Statement, number: Number, best: list[tuple[int, Number]]
) -> Iterator[Finding]:
    """Another share of what a share is told of: "61% of stations", of which the article has 94%."""
    own = _of_what(statement.tokens.words, number)
    theirs = [_of_what(known.words, item) for _, item in best]
    if not own or not all(theirs) or any(not own.isdisjoint(roots) for roots in theirs):
        return
    for item in known.beside(best):
        if item.value != number.value and not own.isdisjoint(_of_what(known.words, item)):
            yield from _found(known, statement, number, item)
            return


def _of_what(words: Sequence[Word], number: Number) -> set[str]:
    """The stems of what a share is told of, right behind it: "61 per cent of the valid ballots"."""
    behind = [word.lower for word in words[number.end : number.end + _TO_NAME]]
    if "of" not in behind:
        return set()
    at = number.end + behind.index("of") + 1
    return {word.stem for word in words[at : at + _TO_NAME]} - {""}


def _is_score(known: ArticleNumbers, words: Sequence[Word], number: Number) -> bool:
    """Whether a number and the one behind "to" are the two of a score of the article: "six votes to five" for "split
    six to five"."""
    behind = [word.lower for word in words[number.end : number.end + _TO_NAME]]
    if "to" not in behind:
        return False
    at = number.end + behind.index("to") + 1
    other = words[at].value if at < len(words) else None
    places = [item.end for _, item in known.like(number) if item.end + 1 < len(known.words)]
    return other is not None and any(
        known.words[end].lower in _TO and known.words[end + 1].value == other for end in places
    )


_TO = frozenset({"to", "-", "–", "against"})


def are_two_counts(known: ArticleNumbers, statement: Statement, number: Number, numbers: list[Number]) -> bool:
    """Whether the ends of a range are two counts that the article has apart: "51 or 64", "counts range from 19 to
    70", "put at 19 to 70" of "estimates ranged from 19, by the police, to 70"."""
    words = statement.tokens.words
    other = next((it for it in numbers if it is not number and it.qualifier == "range" and _meet(it, number)), None)
    if other is None or not known.like(other):
        return False
    link = words[min(number.end, other.end)].lower
    if link == "or" or (link != "and" and not _COUNTING.isdisjoint(statement.tokens.lower)):
        return True
    both = {line for line, _ in known.like(number)} & {line for line, _ in known.like(other)}
    return any(not _COUNTING.isdisjoint(known.material.lines.lower([line])) for line in both)


def _meet(one: Number, other: Number) -> bool:
    """Whether but one word stands between two numbers."""
    return other.at - one.end == 1 or one.at - other.end == 1


_COUNTING = frozenset(
    "counts estimates tolls figures accounts claims reports versions tallies range ranges ranging ranged vary varies "
    "varying varied differ differs differing disputed conflicting".split()
)
"""Where one of these stands, a range may be that of what several sources say."""


def _is_whole_of(words: list[Word], part: Number, whole: Number) -> bool:
    """Whether a number tells of how many another one is a part: "five of Zambia's ten provinces"."""
    between = words[part.end : whole.at]
    return bool(between) and between[0].lower == "of" and len(between) <= _TO_NAME


def _is_elliptic(known: ArticleNumbers, number: Number, statement: Statement, told: Number) -> bool:
    """Whether a place that the statement names stands right behind a number, so that what it counts is told before:
    "about 60 in Torvik"; or it counts some "of them"."""
    words = known.words
    after = words[number.end : number.end + _TO_NAME]
    low = [word.lower for word in after[:2]]
    if low in (["of", "them"], ["of", "whom"], ["of", "those"]):
        return True  # "freed 39 of them"
    if low[:1] and low[0] in _HELPING:
        return True  # "its 31 members were talked out of it; seven were sentenced"
    if len(low) > 1 and low[0] in _AND and after[1].kinds & Kind.NUMBER:
        line = known.material.lines.all[known.material.lines.of_word(number.at)]
        harm = told.effect is None or not listed("effects", told.effect).isdisjoint(word.lower for word in line.words)
        return harm  # "killed 19, 36 and eight people respectively"
    if number.at > 1 and words[number.at - 1].lower in _BESIDE and low[:1] and low[0] in _OF_A_TIME:
        theirs = {word.lower for word in words[number.end : number.end + _TO_TIME]} - _OF_A_TIME
        return not theirs.isdisjoint(statement.tokens.lower)  # "37 in 18 months, compared with 21 in the year before"
    behind = after[:1] and after[0].lower in {"in", "at", "near"}
    return bool(behind) and any(it.kinds & Kind.NAME and it.stem in statement.tokens.roots for it in after[1:])


_AND = frozenset({",", "and", "or"})
_BESIDE = frozenset("against with from than to versus".split())
"""Before the other number of a comparison."""
_OF_A_TIME = frozenset("in during over by for since last a the at on , . ;".split())
_TO_TIME = 6
"""Words behind a number that tell of when it is."""
_HELPING = frozenset("was were is are has have had will would".split())


def first_word(known: ArticleNumbers, number: Number) -> int:
    """The first word of a number's sentence."""
    lines = known.material.lines
    return lines.all[lines.of_word(number.at)].low
