"""Numbers of generated text that the article does not have: which of them it speaks against."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import combinations

from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import MONTH_WORDS, MOST_ROUND, ROUND, Word
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.timewords import MONTHS, SHORT_MONTHS

_COUNTED = 12
"""Up to so many can be counted out of a list of names."""
_LINES, _NUMBERS = 8, 20
"""Sentences, and numbers of each, that one question looks at."""
_CLOSE = 0.1
"""How far a rounded number may lie from the one that it stands for."""
_UNITS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades metre metres "
    "meter meters kilometre kilometres kilometer kilometers km m mile miles foot feet inch inches yard yards acre "
    "acres hectare hectares kg kilogram kilograms kilo kilos tonne tonnes ton tons pound pounds litre litres degree "
    "degrees "
    "mph kph am pm a.m p.m".split()
)
"""Behind a number that may be another one in another unit, or a time of the day."""
_DATING = frozenset("of in since by from until till during before after early late mid".split())
_OTHERS = frozenset({"other", "others", "more", "remaining"})
_PARTED = frozenset("from in on to for by with at and after before since when who which as".split())
_PARTS_OF_SCALES = re.compile(
    r"\b(?:half|quarters?|thirds?|fifths?)(?:[ -](?:of|an?)){0,2}[ -]"
    r"(?:hundred|thousand|million|billion|trillion|dozen)\b",
    re.IGNORECASE,
)


def is_told_otherwise(known: ArticleNumbers, statement: Statement, number: Number) -> bool:
    """Whether it is a day that the check of dates looks at, or a year that the article tells in other words."""
    tokens = statement.tokens
    if known.material.english and is_day(tokens.words, number):
        return True
    if number.name in _TIMES or number.name in ROUND:
        lines = statement.lines or known.material.aligned(statement)
        if _is_so_many_times(known.material, number, lines) or _is_round(known, statement, number, lines):
            return True
    return may_be_year(tokens, number) and int(number.value) in known.material.years


def _is_so_many_times(material: Material, number: Number, lines: list[int]) -> bool:
    """Whether a cited sentence tells the same times by another word: "doubling" for "double"."""
    told = f" {' '.join(material.lines.lower(lines))} "
    return any(f" {it} " in told for it in _TIMES.get(number.name, ()))


def _is_round(known: ArticleNumbers, statement: Statement, number: Number, lines: list[int]) -> bool:
    """Whether a cited sentence of no other year has the number for which a word stands: "kills dozens" for 58."""
    least, published = ROUND.get(number.name, 0), known.material.published
    if not least or number.effect is None:
        return False
    this = published.year if published else 0
    told = set(_years(statement.whole.words))
    now = [
        at
        for at in lines
        if not any(year < this and year not in told for year in _years(known.material.lines.all[at].words))
    ]
    harmed = [item for item in known.of_lines(now[:_LINES]) if item.effect == number.effect and not item.name]
    return any(least <= item.value < MOST_ROUND * least for item in harmed)


def _years(words: Sequence[Word]) -> list[int]:
    """The years that words name, but for one since which something is counted or compared."""
    return [
        int(word.form)
        for at, word in enumerate(words)
        if len(word.form) == 4 and word.form.isdecimal() and word.form[0] in "12" and words[at - 1].lower != "since"
    ]


_TIMES = {
    "twice": ("two times", "2 times", "double", "doubled"),
    "double": ("two times", "2 times", "twice", "doubled", "doubling", "doubles", "twofold"),
    "triple": ("three times", "3 times", "tripled", "tripling", "threefold"),
    "tripled": ("three times", "3 times", "triple", "tripling", "threefold"),
}
"""Amounts by the words that tell the same."""


def is_contradicted(known: ArticleNumbers, statement: Statement, number: Number, *, elsewhere: bool) -> bool:
    """Whether the article speaks against a number that it does not have.

    It may have been counted out or added up by whoever wrote the summary, be a year, an order, a time, a measure in
    another unit, a share or part in other words, or rounded. `elsewhere` says that it stands there with another sign.
    """
    tokens = statement.tokens
    if number.name or _is_ordinal(tokens, number) or may_be_year(tokens, number) or _is_measure(statement, number):
        return False
    lines = (statement.lines or known.material.aligned(statement))[:_LINES]
    theirs = [known.of_lines([line])[:_NUMBERS] for line in lines]
    if number.percent:
        return any(item.percent for line in theirs for item in line)
    if elsewhere or _is_rounded(known, number) or _is_part_of_scale(known.material, number):
        return False
    if any(_adds_up(line, number) for line in theirs) or _is_sum(known.material, number):
        return False
    return number.value > _COUNTED or _is_counted_otherwise(known, statement, number, theirs)


def counted(words: list[Word], number: Number) -> str:
    """The word that is counted: the next content word, percent signs included; none behind a preposition."""
    for word in words[number.end : number.end + 3]:
        if word.stem:
            return word.stem
        if word.lower in _PARTED:
            return ""
        if word.lower in ",;:.%":
            return word.lower if word.lower == "%" else ""
    return ""


def may_be_year(tokens: Tokens, number: Number) -> bool:
    """Whether it is written as a year is, and counts nobody or stands behind a word that dates."""
    form = tokens.words[number.at].form
    if number.percent or len(form) != 4 or form[0] not in "12" or not form.isdecimal():
        return False
    return number.effect is None or tokens.lower[max(0, number.at - 1)] in _DATING | MONTH_WORDS | {"the"}


def is_day(words: Sequence[Word], number: Number, low: int = 0) -> bool:
    """Whether a month stands beside a number that can be its day: "13 May", "May 13", "Feb. 13"; its sentence begins
    with word `low`."""
    if number.name or number.value > 31:
        return False
    before = words[max(low, number.at - 3) : number.at]
    after = words[number.end] if number.end < len(words) else None
    if after is not None and after.lower in MONTH_WORDS and after.form[0].isupper():
        return True
    if before and before[-1].lower == ".":  # "Feb. 13"
        before = before[:-1] if before[-2:-1] and before[-2].lower in _SHORT else []
    if not before or before[-1].lower not in MONTH_WORDS or not before[-1].form[0].isupper():
        return False
    if len(before) < 2 or before[-2].lower not in _DATING:
        return True
    return after is None or not after.stem  # "before August 12", not "in August 12 people drowned"


_SHORT = SHORT_MONTHS.keys() - set(MONTHS)


def _is_ordinal(tokens: Tokens, number: Number) -> bool:
    """Whether it is a figure such as "6th", which the article may have as a word."""
    return number.end < len(tokens) and tokens.lower[number.end] in {"st", "nd", "rd", "th"}


def _is_measure(statement: Statement, number: Number) -> bool:
    """Whether a unit stands behind it, or it is part of a time of the day or of a score: "48 hours", "14:30"."""
    low = statement.tokens.lower
    if not _UNITS.isdisjoint(low[number.end : number.end + 1]):
        return True
    first = number.at - 2 if low[max(0, number.at - 1) : number.at] == [":"] else number.at
    pair = low[max(0, first) : first + 3]
    return (
        len(pair) == 3
        and pair[1] == ":"
        and all(it.isdecimal() for it in pair[::2])
        and "".join(pair) in statement.text
    )


def _is_rounded(known: ArticleNumbers, number: Number) -> bool:
    """Whether the article has a number that a round and qualified one can stand for: "nearly 2,000" for 1,997."""
    if number.qualifier == "exact" or number.value % 10:
        return False
    least, most = (1 - _CLOSE) * number.value, (1 + _CLOSE) * number.value
    return bisect_left(known.values, least) < bisect_right(known.values, most)


def _is_part_of_scale(material: Material, number: Number) -> bool:
    """Whether it can be "half a million", or "two and a half thousand", of the article."""
    round_one = number.value >= 250 and number.value % 50 == 0
    return round_one and _PARTS_OF_SCALES.search(material.body) is not None


def _adds_up(theirs: list[Number], number: Number) -> bool:
    """Whether some numbers of one sentence add up to it: "two men and three women" are five."""
    values = [item.value for item in theirs if not item.name and not item.percent][:6]
    return any(sum(some) == number.value for size in (2, 3, 4) for some in combinations(values, size))


def _is_sum(material: Material, number: Number) -> bool:
    """Whether two figures of one event and one harm add up to it."""
    return number.value in material.sums_of_one


def is_sum_of(material: Material, number: Number) -> str:
    """The harm of which two figures of any events add up to a number; none: ""."""
    return material.sums_of_all.get(number.value, "")


def _is_counted_otherwise(
    known: ArticleNumbers, statement: Statement, number: Number, theirs: list[list[Number]]
) -> bool:
    """Whether the sentences that a statement cites count by another number what this one counts, or those harmed."""
    words = statement.tokens.words
    if any(word.lower in _OTHERS for word in words[number.end : number.end + 2]):
        return False  # "three other students": how many are left
    own = counted(words, number)
    return any(
        (statement.evidence and own and counted(known.words, item) == own)
        or (number.effect and item.effect == number.effect)
        for line in theirs
        for item in line
        if not item.name and item.value != number.value
    )
