"""The numbers of a tokenised text: value, qualifier, unit, and what they count of people harmed."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from summariser.audit.dictionary import AMOUNTS, OF_WORDS, SCALES, SMALL, Kind, Word
from summariser.audit.lexicon import keyed, phrases
from summariser.audit.lexicon import words as listed

_BEFORE: dict[tuple[str, ...], str] = {tuple(phrase): name for phrase, name in phrases("qualifiers")}
_BESIDE = frozenset(word for phrase in _BEFORE for word in phrase) | {"a", "an", "the", "another", "total", "of"}
"""What may stand between a verb and the number of those it befell."""
_ENDS = frozenset(",;:.!?—–()") | {"while", "after", "when", "before"}
"""What parts a number from words that do not belong to it."""
_PERCENT = listed("units", "percent")


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


def numbers_in(words: Sequence[Word], kinds: int = Kind.NUMBER, *, words_too: bool = True) -> list[Number]:
    """The numbers in digits and, for English, in words, where `kinds` are the classes of all words.

    Linear in the length of the text. What they count and how they are qualified, `describe` tells.
    """
    found: list[Number] = []
    if not kinds & Kind.NUMBER:
        return found
    end = 0
    for index, word in enumerate(words):
        if word.kinds & Kind.NUMBER and index >= end:
            number = _number(words, index, words_too=words_too)
            if number is not None:
                found.append(number)
                end = number.end
    return found


def described(words: Sequence[Word], kinds: int) -> list[Number]:
    """The numbers of an English text, described."""
    found = numbers_in(words, kinds)
    describe(words, found, {number.at for number in found})
    return found


def _number(words: Sequence[Word], index: int, *, words_too: bool) -> Number | None:
    """The number that starts at a word, if one does."""
    low = words[index].lower
    if low[0].isdecimal() or (words_too and low in SMALL):
        return _run(words, index, words_too=words_too)
    if not words_too:
        return None
    if low in OF_WORDS and index and words[index - 1].lower in {"a", "half", "several", "few"}:
        return Number(index, index + 1, SCALES[low]) if words[index - 1].lower == "a" else None
    return Number(index, index + 1, 0.0, name=low) if low in AMOUNTS else None


def _run(words: Sequence[Word], at: int, *, words_too: bool) -> Number:
    """The number that starts at word `at`: "2.4 million", "twenty-three", "one hundred and five"."""
    low = words[at].lower
    following = [word.lower for word in words[at + 1 : at + 3]]
    end = at + 1
    if low[0].isdecimal():
        total = _in_digits(low)
    else:
        total = SMALL[low]
        if total >= 20 and len(following) > 1 and following[0] in "-‑–" and 0 < SMALL.get(following[1], 0) < 10:
            total += SMALL[following[1]]
            end += 2
        elif total >= 20 and following and 0 < SMALL.get(following[0], 0) < 10:
            total += SMALL[following[0]]
            end += 1
    while words_too and end < len(words) and words[end].lower in SCALES and words[end].lower not in {"m", "score"}:
        total *= SCALES[words[end].lower]
        end += 1
    return Number(at, end, total)


def _in_digits(low: str) -> float:
    try:
        return float(low.replace(",", "")) if len(low) < 20 else 0.0
    except ValueError:  # "1.500.000", or digits of another script
        digits = "".join(sign for sign in low if sign.isdecimal())
        return float(int(digits)) if digits and len(digits) < 20 else 0.0


def describe(words: Sequence[Word], found: list[Number], taken: Set[int]) -> None:
    """Fill in qualifiers, units and effects of the numbers of a sentence; `taken` are the words that start numbers."""
    effects = keyed("effects")
    second: list[int] = []  # the numbers, by their place in `found`, that are the second end of a range
    for place, number in enumerate(found):
        number.qualifier = _qualifier(words, number)
        number.percent = _is_percentage(words, number.end)
        if place + 1 < len(found) and _is_range(words, number, found[place + 1]):
            number.qualifier = "range"
            second.append(place + 1)
        number.effect = None if number.percent else _effect(words, number, effects, taken)
    for place in second:
        number, earlier = found[place], found[place - 1]
        number.qualifier = "range"
        earlier.percent = number.percent
        earlier.effect = number.effect = number.effect or earlier.effect


def _is_percentage(words: Sequence[Word], end: int) -> bool:
    if end >= len(words):
        return False
    low = words[end].lower
    return low in _PERCENT or (low == "per" and end + 1 < len(words) and words[end + 1].lower == "cent")


def _is_range(words: Sequence[Word], number: Number, following: Number) -> bool:
    """Whether two numbers in a row are the ends of a range."""
    if following.at != number.end + 1 or following.value <= number.value:
        return False
    link = words[number.end].lower
    opened = number.at > 0 and words[number.at - 1].lower == "between"
    return link in {"to", "-", "–", "or"} or (link == "and" and opened)


def _qualifier(words: Sequence[Word], number: Number) -> str:
    at = number.at
    if at and words[at - 1].kinds & Kind.QUALIFIER:
        before = tuple(word.lower for word in words[max(0, at - 3) : at])
        for size in (3, 2, 1):
            name = _BEFORE.get(before[-size:]) if len(before) >= size else None
            if name:
                return name
    after = [word.lower for word in words[number.end : number.end + 3]]
    for pair in (after[:2], after[1:]):
        if pair in (["or", "more"], ["or", "so"]):
            return "at_least" if pair[1] == "more" else "about"
    return "exact"


def _effect(words: Sequence[Word], number: Number, effects: dict[str, str], taken: Set[int]) -> str | None:
    """What happened to the people counted: the verb before the number, else after it, else the noun before."""
    at = number.at - 1
    while at >= 0 and words[at].lower in _BESIDE:
        at -= 1
    if at >= 0 and words[at].kinds & Kind.EFFECT:
        return effects[words[at].lower]
    for index in range(number.end, min(len(words), number.end + 9)):
        word = words[index]
        if word.kinds & Kind.EFFECT:
            return effects[word.lower]
        if word.lower in _ENDS or word.lower == "including" or index in taken:
            break
    for index in range(number.at - 1, max(-1, number.at - 12), -1):
        word = words[index]
        if word.kinds & Kind.EFFECT:
            return effects[word.lower]
        if word.lower in _ENDS:
            break
    return None
