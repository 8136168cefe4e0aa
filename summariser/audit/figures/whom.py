"""Whom a number counts: eight people are not told as eight soldiers."""

from collections.abc import Iterator, Sequence
from functools import cache

from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind, Word, people_by_stem, stems_of
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.detect.data import table
from summariser.models import Finding

NAME = "figures"
"""Its findings are that check's."""
_ANYBODY = frozenset("people persons person others dead wounded injured bodies victims".split())
"""What counts people of any kind."""
_NEAR = 3
"""Words behind a number in which what it counts stands."""


@cache
def _persons() -> frozenset[str]:
    """Stems of nouns for people of one kind."""
    return stems_of(table("casualties")["people"]["words"].split()) - stems_of(_ANYBODY)


def whom_in(
    known: ArticleNumbers, statement: Statement, number: Number, best: Sequence[tuple[int, Number]]
) -> Iterator[Finding]:
    """People of one kind for a number that the article has of people, where no sentence that has it names that kind."""
    words = statement.tokens.words
    yield from _in_houses(known, statement, number)
    noun = _noun(words, number.end)
    if noun is None or number.name or number.value < 2 or noun.stem not in _persons():
        return
    lines = known.material.lines
    own = people_by_stem().get(noun.stem, frozenset()) | {noun.stem}
    others = [_others(lines.words, item.end, noun) for _, item in best]
    if all(others):
        shown = f"{short(statement.tokens.shown(number.at, number.end))} {short(noun.form)}"
        message = f"{shown}: the article counts {others[0]}"
        yield from statement.findings(NAME, "warning", message, [known.span(best[0][1])])
        return
    if any(not own.isdisjoint(lines.all[line].roots) for line, _ in known.like(number)):
        return
    for _, item in best:
        theirs = lines.words[item.end : item.end + 1]
        if not theirs or theirs[0].lower not in _ANYBODY:
            return
    if any(not own.isdisjoint(_stems_behind(lines.words, item)) for item in known.close_to(number)):
        return  # "more than 600 patients", 634 people who were treated
    message = f"{short(statement.tokens.shown(number.at, number.end))} {short(noun.form)}: the article counts people"
    yield from statement.findings(NAME, "warning", message, [known.span(best[0][1])])


def _in_houses(known: ArticleNumbers, statement: Statement, number: Number) -> Iterator[Finding]:
    """People told by a number by which the article counts households or families alone, or the reverse."""
    own = _unit(statement.tokens.words, number)
    if own is None or number.name or number.value < 2:
        return
    same = [item for _, item in known.like(number)]
    theirs = [_unit(known.words, item) for item in same]
    if theirs and all(it is not None and it != own for it in theirs):
        noun = statement.tokens.words[number.end]
        shown = f"{short(statement.tokens.shown(number.at, number.end))} {short(noun.form)}"
        message = f"{shown}: the article counts {short(known.words[same[0].end].form)}"
        yield from statement.findings(NAME, "warning", message, [known.span(same[0])])


def _unit(words: Sequence[Word], number: Number) -> str | None:
    """Whether the word right behind a number counts people, or those who live together."""
    noun = words[number.end].lower if number.end < len(words) else ""
    return "people" if noun in _PERSONS else "houses" if noun in _HOUSES else None


_PERSONS = frozenset("people persons residents villagers inhabitants men women children individuals".split())
_HOUSES = frozenset("households families homes houses dwellings couples".split())


def _stems_behind(words: Sequence[Word], number: Number) -> set[str]:
    return {word.stem for word in words[number.end : number.end + _NEAR]}


def _others(words: Sequence[Word], at: int, noun: Word) -> str:
    """The noun for people right behind a number, where it can stand for none of those told; else ""."""
    there = _noun(words, at)
    if there is None or not there.kinds & noun.kinds & Kind.PEOPLE or not _MIXED.isdisjoint((there.lower, noun.lower)):
        return ""
    groups = people_by_stem()
    if there.stem in groups.get(noun.stem, {noun.stem}) or noun.stem in groups.get(there.stem, {there.stem}):
        return ""
    return short(there.form)


_MIXED = frozenset(
    "women woman girls survivors survivor hostages hostage captives tourists tourist passengers passenger migrants "
    "migrant refugees refugee worshippers faithful travellers".split()
)
"""Who people are for a time, or beside what they are: they may be soldiers or pupils, too."""


def _noun(words: Sequence[Word], at: int) -> Word | None:
    """The noun for people right behind a number, or behind one word that tells more of them."""
    for word in words[at : at + _NEAR]:
        if word.lower in _ANYBODY or word.kinds & Kind.BREAK:
            return None
        if word.stem in _persons():
            return word
        if not word.stem:
            return None
    return None
