"""People harmed who are counted: by a number that some event has, and the people whom the article counts by it."""

import re
from collections.abc import Iterator
from functools import cache

from summariser.audit.figures.absent import counted, may_be_year
from summariser.audit.figures.earlier import is_told_as_earlier
from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind, people_by_stem, stems_of
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import short
from summariser.detect.constructions import people
from summariser.models import Finding

NAME = "figures"
"""Its findings are that check's."""
_CLOSE = 3
"""Words behind a number in which its harm is told."""


def harmed_in(
    known: ArticleNumbers, statement: Statement, number: Number, places: list[tuple[int, Number]]
) -> Iterator[Finding]:
    """What is amiss with a number as a count of people; `places` are those where the article has it."""
    yield from _not_filed(known, statement, number)
    yield from _counts_others(known, statement, number, places)


def _counts_others(
    known: ArticleNumbers, statement: Statement, number: Number, places: list[tuple[int, Number]]
) -> Iterator[Finding]:
    """People of one kind counted by a number that the article has of people of another kind, wherever it stands."""
    groups = people_by_stem()
    own = counted(statement.tokens.words, number)
    if number.name or number.value <= 1 or own not in groups or own in _FATES:
        return
    theirs = [counted(known.words, item) for _, item in places]
    if not _FATES.isdisjoint(theirs):
        return
    if all(_is_kind(other) and other not in groups[own] and own not in groups.get(other, ()) for other in theirs):
        shown = statement.tokens.shown(number.at, number.end + 1)
        message = f"{short(shown)}: the article counts others by this number"
        yield from statement.findings(NAME, "warning", message, [known.span(places[0][1])])


def _is_kind(root: str) -> bool:
    """Whether a stem tells what people somebody is of: "officers", not "men"."""
    return root in people_by_stem() or root in _certain_people()


@cache
def _certain_people() -> frozenset[str]:
    """The stems of the nouns for people of some kind."""
    return stems_of(people("people")) - _ANY_PEOPLE


_ANY_PEOPLE = stems_of(
    "people person persons others other men man women woman member members victim victims crew staff "
    "families family bodies homes children child boys girls boy girl relatives personnel civilians "
    "civilian citizens nationals natives locals residents inhabitants americans foreigners brothers "
    "sisters couples couple".split()
)
_FATES = stems_of("hostages hostage survivors captives kidnapped abductees prisoners detainees inmates".split())
"""Who people are by what befell them: they are others, too."""


_TWICE = frozenset({"counted", "twice"})
_TO_TWICE = 6
"""Words behind a number in which it is told to be an error."""


def _not_filed(known: ArticleNumbers, statement: Statement, number: Number) -> Iterator[Finding]:
    """A count of people harmed that no event has, where some have counts of the same harm: one that was corrected."""
    if number.effect not in _FILED or number.name or number.percent or number.value < 1 or number.value % 1:
        return
    if (
        _is_like_year(statement.tokens, number)
        or may_be_year(statement.tokens, number)
        or number.qualifier == "range"
        or not _is_toll(statement.tokens, number)
    ):
        return
    if set(statement.tokens.lower[number.end : number.end + _TO_TWICE]) >= _TWICE:
        return  # "three bodies had been counted twice": of nobody more
    events = known.material.summary.events if statement.event is None else [statement.event]
    if _counts_things(statement.tokens, number):
        return
    own = [item for event in events for item in event.casualties if item.effect == number.effect]
    whole = number.at > 0 and statement.tokens.lower[number.at - 1] == "of"  # "158 of 166 aboard died"
    filed = any(number.value in values for values in known.filed.values())
    if own and not whole and not filed and not is_told_as_earlier(known, statement, number):
        shown = statement.tokens.shown(number.at, number.end)
        message = f"{short(shown)}: no event has this number of people {number.effect}"
        yield from statement.findings(NAME, "warning", message, statement.evidence[:1])


def _is_like_year(tokens: Tokens, number: Number) -> bool:
    """Whether it is written as a year is, before what happened in it: "a 1998 flood killed 74 people"."""
    words = tokens.words
    if number.end != number.at + 1 or not re.fullmatch(r"(?:19|20)\d\d", words[number.at].form):
        return False
    return number.end < len(words) and words[number.end].stem not in people_by_stem()


def _counts_things(tokens: Tokens, number: Number) -> bool:
    """Whether what is counted does harm, and suffers none: "two bombs killed 12"."""
    words = tokens.words
    after = words[number.end : number.end + 2]
    if len(after) < 2 or not after[1].kinds & Kind.EFFECT or after[0].kinds & (Kind.EFFECT | Kind.BREAK):
        return False
    behind = words[number.end + 2 : number.end + 5]
    harms = any(word.kinds & Kind.NUMBER for word in behind) and behind[0].lower not in _OF_THE_HARMED
    return harms and after[0].stem not in people_by_stem() and after[0].stem not in _certain_people() | _ANY_PEOPLE


_OF_THE_HARMED = frozenset("in on by when after during and , . ;".split())
"""Behind a verb that befell those before it: "two miners killed in a pit"."""


def _is_toll(tokens: Tokens, number: Number) -> bool:
    """Whether a word that tells the harm stands right before a number and its qualifiers, or close behind it."""
    effects, words = keyed("effects"), tokens.words
    at = number.at - 1
    while at >= 0 and (words[at].kinds & Kind.QUALIFIER or words[at].lower in _TO_COUNT):
        at -= 1
    behind = words[number.end : number.end + _CLOSE]
    end = next((index for index, word in enumerate(behind) if word.kinds & (Kind.BREAK | Kind.NUMBER)), len(behind))
    near = [*behind[:end], *(words[at : at + 1] if at >= 0 else ())]
    return any(effects.get(word.lower) == number.effect for word in near if word.kinds & Kind.EFFECT)


_TO_COUNT = frozenset("at least more than up to about the another a total of".split())
_FILED = frozenset({"killed", "injured"})
