"""Whether a number counts, where the article has it, what it counts in a statement."""

from collections.abc import Sequence

from summariser.audit.figures.absent import counted
from summariser.audit.figures.understood import tells_harm
from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.lexicon import words as listed
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.detect.groups import people


def is_told_there(
    known: ArticleNumbers, statement: Statement, number: Number, places: list[tuple[int, Number]]
) -> bool:
    """Whether the statement has two words of the sentence of a number, or of a cited one and that before it.

    "In all, it has raised $13 million" tells what was raised only with the sentence before it.
    """
    lines = known.material.lines
    own = statement.roots - {word.stem for word in statement.tokens.words[number.at : number.end]}
    known.describe(places)
    if _is_told_short(known, statement, number, places):
        return True
    for line, item in places:
        if not lines.all[line].roots.isdisjoint(_in_brackets(statement.tokens, number.end)):
            return True  # "more than 50 (residents)"
        if item.effect not in {number.effect, None}:
            continue
        if item.effect is not None and line in statement.lines:
            return True  # "three dead" for "the bodies of three sailors"
        if number.effect is not None and _harm_behind(known.words, item) == number.effect:
            return True
        cited = [at for at in (line - 1, line) if at in statement.lines]
        shared = own & lines.roots(cited if len(cited) > 1 else [line])
        if len(shared) > 1:
            return True
    return False


def is_last_of(known: ArticleNumbers, number: Number) -> bool:
    """Whether the article counts one more up to a number of people: "a sixth victim died in hospital"."""
    if number.effect is None or number.effect not in known.last_of.get(number.value, ()):
        return False
    return bool(known.like(Number(0, 0, number.value - 1)))


def is_known_whole(known: ArticleNumbers, statement: Statement, number: Number) -> bool:
    """Whether it tells of how many some are, and an event has it as a figure of the same harm: "of the 11 detained"."""
    before = statement.tokens.lower[max(0, number.at - 2) : number.at]
    return before == ["of", "the"] and number.effect is not None and number.value in known.filed[number.effect]


def _is_told_short(
    known: ArticleNumbers, statement: Statement, number: Number, places: list[tuple[int, Number]]
) -> bool:
    """Whether the article has it as a sum of money, too; as some of those told of before ("two of them", for "two
    freed"); without a noun behind a sentence that tells the harm; or in a sentence cited for that harm."""
    own = statement.tokens.words
    if any(_is_sum(known.words, item) for _, item in places) and _is_sum(own, number):
        return True
    if _is_bare(own, number.end) and any(_are_some(known.words, item) for _, item in places):
        return True
    if number.effect is None:
        return False
    told = {word.stem for word in own if word.stem and not word.kinds & _PLAIN}
    for line, item in places:
        if item.effect is not None:
            continue
        bare, cited = not counted(known.words, item), line in statement.lines
        if cited and (bare or _are_people(known.words, item)) and tells_harm(known.material, line, number.effect):
            return True
        if not bare or not line or not tells_harm(known.material, line - 1, number.effect):
            continue
        if cited or not told.isdisjoint(known.material.lines.roots([line - 1, line])):
            return True
    return False


_PLAIN = Kind.REPORTS | Kind.NUMBER | Kind.EFFECT
"""Words that many sentences have without telling the same."""


def _are_people(sentence: Sequence[Word], number: Number) -> bool:
    return any(word.lower in people() for word in sentence[number.end : number.end + 2])


def _harm_behind(sentence: Sequence[Word], number: Number) -> str | None:
    """What befell those counted, by the noun for them or for their number: "two of the dead were constables",
    "bringing to 47 the number of people confirmed dead"."""
    behind = sentence[number.end : number.end + _TO_HARM]
    low, effects = [word.lower for word in behind], keyed("effects")
    if low[:2] == ["of", "the"] and len(low) > 2:
        return effects.get(low[2])
    if low[:3] != ["the", "number", "of"]:
        return None
    return next((effects[word] for word in low if word in effects), None)


_TO_HARM = 9
"""Words behind a number in which its harm is told."""


def _is_sum(sentence: Sequence[Word], number: Number) -> bool:
    """Whether a number tells of money, by the sign before it or the word behind."""
    near = [*sentence[max(0, number.at - 1) : number.at], *sentence[number.end : number.end + 1]]
    return any(word.lower in listed("units", "currency") for word in near)


def _are_some(sentence: Sequence[Word], number: Number) -> bool:
    """Whether a number counts some of those told of before: "two of the men"."""
    behind = [word.lower for word in sentence[number.end : number.end + 2]]
    return behind[:1] == ["of"] and behind[1:2] != [] and behind[1] in _TOLD_BEFORE


_TOLD_BEFORE = frozenset("the them those these whom".split())


def _is_bare(sentence: Sequence[Word], at: int) -> bool:
    """Whether what befell those counted stands where their noun would: "two freed", "four were later released"."""
    while at < len(sentence) and (sentence[at].kinds & Kind.COPULA or sentence[at].lower in _LATER):
        at += 1
    return at < len(sentence) and bool(sentence[at].kinds & Kind.PAST)


_LATER = frozenset("later since then also been have had has already".split())


def _in_brackets(tokens: Tokens, at: int) -> list[str]:
    """The stems of what stands in brackets there: who gives the number, or what it counts."""
    inside = tokens.stems[at + 1 : at + 1 + _IN_BRACKETS] if tokens.lower[at : at + 1] == ["("] else []
    return [root for root in inside if root]


_IN_BRACKETS = 4
"""Words in brackets that are looked at."""
