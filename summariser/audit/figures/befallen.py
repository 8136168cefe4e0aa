"""Figures that no number counts, and numbers that count no figure: "a guard was hurt", "killed in 2019"."""

import re
from collections.abc import Sequence, Set

from summariser.audit.figures.absent import counted
from summariser.audit.figures.uncounted import uncounted
from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.lexicon import words
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import Number, numbers_in
from summariser.audit.reading.statements import Statement
from summariser.detect.groups import people
from summariser.models import Quantity


def is_one(material: Material, statement: Statement, number: Number) -> bool:
    """Whether the sentences that a statement rests on tell an effect of one of whom it counts, behind "a" or "another".

    "A soldier was slightly hurt", "killed a guard", "another seriously wounded".
    """
    told, head = words("effects", number.effect or ""), counted(statement.tokens.words, number)
    lines = statement.lines or material.aligned(statement)
    return any(_befalls_one(material.lines.all[line].words, told, head) for line in lines)


def is_counted_out(material: Material, statement: Statement, number: Number) -> bool:
    """Whether the sentences that a statement cites tell an effect of as many as it counts, one by one: "killing a guard
    and a teacher" for "two killed"."""
    if number.effect is None or not 1 < number.value <= _TOGETHER:
        return False
    told = words("effects", number.effect)
    return any(
        word.lower in told and _ones_behind(material.lines.all[line].words[at + 1 :]) == number.value
        for line in statement.lines
        for at, word in enumerate(material.lines.all[line].words)
    )


_TOGETHER = 5
"""So many are counted out one by one."""


def _ones_behind(behind: Sequence[Word]) -> int:
    """How many people are told of one by one, up to the end of a phrase: two of "a guard and a teacher"."""
    found = 0
    for at, word in enumerate(behind):
        if word.lower in _A and (at == 0 or behind[at - 1].lower in {",", "and"}):
            found += any(it.lower in people() for it in behind[at + 1 : at + _TO_NOUN])
        elif not found or word.lower in _BEHIND or (word.kinds & Kind.BREAK and word.lower != ","):
            break
    return found


_TO_NOUN = 4
_BEHIND = frozenset("in at on near during after before for with from by".split())
"""What tells no more of who they are."""


def no_count(known: ArticleNumbers, count: Quantity, cited: list[int]) -> str:
    """What the number of a figure is in the sentences `cited` where it counts nobody there, "a year"; else ""."""
    own = known.material.tokens_of(count.text)
    bounds = {count.low, count.best, count.high}
    for number in numbers_in(own.words, own.kinds):
        if number.name or number.value not in bounds:
            continue
        lines = known.material.lines.all
        kinds = {
            "a time of day"
            if known.is_of_a_clock(item)
            else uncounted(known.words, item.at, item.end, item.value, lines[line].low)
            for line, item in known.like(number, cited)
        }
        if kinds and "" not in kinds:
            return min(kinds)
        if not kinds and _is_cut_off(known, own.words[number.at].form, cited):
            return "the end of another number"
    return ""


def _is_cut_off(known: ArticleNumbers, form: str, cited: list[int]) -> bool:
    """Whether digits that are no number of the sentences `cited` end one there: the 30 in "16.30"."""
    if not form.isdecimal():
        return False
    ends = re.compile(rf"\d[.,]{form}(?!\d)")
    body, spans = known.material.article.text, map(known.material.sentence_span, cited)
    return any(ends.search(body, span.start, span.end) for span in spans)


def _befalls_one(sentence: Sequence[Word], told: Set[str], head: str) -> bool:
    for at, word in enumerate(sentence):
        if word.lower not in told:
            continue
        after = sentence[at + 1 : at + 2 + _TO_A]
        if len(after) > 1 and after[0].lower in _A and not after[1].kinds & Kind.NUMBER and _counts(after[1:], head):
            return True
        verb = at - 1
        while verb >= 0 and (sentence[verb].lower in _BE or sentence[verb].lower.endswith("ly")):
            verb -= 1
        before = sentence[max(0, verb - _TO_A) : verb + 1]
        bare = [it.lower for it in before if not it.kinds & (Kind.EFFECT | Kind.NUMBER)]
        passive = verb < at - 1 and len(bare) == len(before) and not _A.isdisjoint(bare) and "," not in bare
        if (passive and _counts(before, head)) or (bare and bare[-1] == "another"):
            return True
    return False


def _counts(near: Sequence[Word], head: str) -> bool:
    return not head or any(word.stem == head for word in near)


_A = frozenset({"a", "an", "another"})
_BE = frozenset("was were is are been being be has have had".split())
_TO_A = 3
"""Words from "a" to the verb."""
