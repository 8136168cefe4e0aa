"""The numbers of a tokenised text: value, qualifier, unit, and what they count of people harmed."""

from dataclasses import dataclass

from summariser.audit.lexicon import keyed, phrases, words
from summariser.audit.tokens import Tokens

_SMALL = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: float(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {
    "dozen": 12.0, "score": 20.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "bn": 1e9,
}  # fmt: skip
_OF_WORDS = ("dozen", "hundred", "thousand", "million", "billion", "trillion")
_AMOUNTS = frozenset("half dozens scores hundreds thousands tens millions billions twice double tripled triple".split())
"""Amounts that are words rather than numbers."""
_BEFORE: dict[tuple[str, ...], str] = {tuple(phrase): name for phrase, name in phrases("qualifiers")}
_BESIDE = frozenset(word for phrase in _BEFORE for word in phrase) | {"a", "an", "the", "another", "total", "of"}
"""What may stand between a verb and the number of those it befell."""
_BREAKS = frozenset(",;:.!?—–()")


@dataclass(slots=True)
class Number:
    """One number: `value` or, for "dozens", its `name`; `at` and `end` are token indexes."""

    at: int
    end: int
    value: float
    name: str = ""
    qualifier: str = "exact"
    percent: bool = False
    effect: str | None = None


def numbers_in(tokens: Tokens, *, words_too: bool = True) -> list[Number]:
    """The numbers in digits and, for English, in words. Linear in the length of the text."""
    found: list[Number] = []
    lower = tokens.lower
    index, size = 0, len(lower)
    while index < size:
        word = lower[index]
        number = None
        if word[0].isdecimal() or (words_too and word in _SMALL):
            number = _run(lower, index, words_too=words_too)
        elif words_too and word in _OF_WORDS and index and lower[index - 1] in {"a", "half", "several", "few"}:
            if lower[index - 1] == "a":
                number = Number(index, index + 1, _SCALES[word])
        elif words_too and word in _AMOUNTS:
            number = Number(index, index + 1, 0.0, name=word)
        if number is None:
            index += 1
            continue
        found.append(number)
        index = number.end
    if words_too:
        _describe(lower, found)
    return found


def _run(lower: list[str], at: int, *, words_too: bool) -> Number | None:
    """The number that starts at token `at`: "2.4 million", "twenty-three", "one hundred and five"."""
    word = lower[at]
    end = at + 1
    if word[0].isdecimal():
        try:
            total = float(word.replace(",", "")) if len(word) < 20 else 0.0
        except ValueError:  # "1.500.000", or digits of another script
            digits = "".join(sign for sign in word if sign.isdecimal())
            total = float(int(digits)) if digits and len(digits) < 20 else 0.0
    else:
        total = _SMALL[word]
        if total >= 20 and end + 1 < len(lower) and lower[end] in "-‑–" and 0 < _SMALL.get(lower[end + 1], 0) < 10:
            total += _SMALL[lower[end + 1]]
            end += 2
        elif total >= 20 and end < len(lower) and 0 < _SMALL.get(lower[end], 0) < 10:
            total += _SMALL[lower[end]]
            end += 1
    while words_too and end < len(lower) and lower[end] in _SCALES and (lower[end] not in {"m", "score"}):
        total *= _SCALES[lower[end]]
        end += 1
    return Number(at, end, total)


def _describe(lower: list[str], found: list[Number]) -> None:
    """Fill in qualifiers, units and effects."""
    percent, effects = words("units", "percent"), keyed("effects")
    size = len(lower)
    taken = {number.at for number in found}
    for place, number in enumerate(found):
        number.qualifier = _qualifier(lower, number)
        number.percent = number.end < size and (
            lower[number.end] in percent
            or (lower[number.end] == "per" and lower[number.end + 1 : number.end + 2] == ["cent"])
        )
        following = found[place + 1] if place + 1 < len(found) else None
        between = lower[number.end : following.at] if following else []
        if following and between in (["to"], ["and"], ["-"], ["–"], ["or"]) and following.value > number.value:
            opened = number.at and lower[number.at - 1] == "between"
            if between != ["and"] or opened:
                number.qualifier = "range"
                following.name = following.name or "\0range"
        number.effect = None if number.percent else _effect(lower, number, effects, taken)
    for place, number in enumerate(found):
        if number.name == "\0range":
            number.name, number.qualifier = "", "range"
            number.percent, earlier = number.percent, found[place - 1]
            earlier.percent = number.percent
            earlier.effect = number.effect = number.effect or earlier.effect


def _qualifier(lower: list[str], number: Number) -> str:
    at = number.at
    for size in (3, 2, 1):
        name = _BEFORE.get(tuple(lower[at - size : at])) if at >= size else None
        if name:
            return name
    after = lower[number.end : number.end + 3]
    if after[:2] == ["or", "more"] or after[1:] == ["or", "more"]:
        return "at_least"
    if after[:2] == ["or", "so"] or after[1:] == ["or", "so"]:
        return "about"
    return "exact"


def _effect(lower: list[str], number: Number, effects: dict[str, str], taken: set[int]) -> str | None:
    """What happened to the people counted: the verb before the number, else after it, else the noun before."""
    at = number.at - 1
    while at >= 0 and lower[at] in _BESIDE:
        at -= 1
    if at >= 0 and lower[at] in effects:
        return effects[lower[at]]
    for index in range(number.end, min(len(lower), number.end + 9)):
        word = lower[index]
        if word in _BREAKS or index in taken or word in {"while", "after", "when", "before", "including"}:
            break
        if word in effects:
            return effects[word]
    for index in range(number.at - 1, max(-1, number.at - 12), -1):
        word = lower[index]
        if word in _BREAKS or word in {"while", "after", "when", "before"}:
            break
        if word in effects:
            return effects[word]
    return None
