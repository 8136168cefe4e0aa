"""The numbers of a tokenised text: value, qualifier, unit, and what they count of people harmed."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from summariser.audit.reading.dictionary import AMOUNTS, OF_WORDS, SCALES, SMALL, Kind, Word
from summariser.audit.reading.lexicon import keyed, phrases
from summariser.audit.reading.lexicon import words as listed
from summariser.audit.reading.matters import TO_MATTER, is_of_a_matter
from summariser.detect.groups import people
from summariser.timewords import UNITS_OF_TIME

_BEFORE: dict[tuple[str, ...], str] = {tuple(phrase): name for phrase, name in phrases("qualifiers")}
_BESIDE = frozenset(word for phrase in _BEFORE for word in phrase) | set(
    "a an the another total of between all exactly precisely fully altogether further possibly reportedly just only "
    "some".split()
)
"""What may stand between a verb and the number of those it befell."""
_ENDS = frozenset(",;:.!?—–()") | {"while", "after", "when", "before"}
"""What parts a number from words that do not belong to it."""
_PERCENT = listed("units", "percent")
_MONEY = frozenset("$€£¥")


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
    plain: bool = False
    """Whether a word right before it, or one of those behind it, tells the effect, and is no noun ("had wounds")."""
    near: set[str] | None = None
    """The stems of the words round it, once that was asked for."""


def numbers_in(words: Sequence[Word], kinds: int, *, words_too: bool = True, low: int = 0) -> list[Number]:
    """The numbers in digits and, for English, in words, from word `low` on; `kinds` are the classes of the words.

    Linear in the length of the text. What they count and how they are qualified, `describe` tells.
    """
    found: list[Number] = []
    if not kinds & Kind.NUMBER:
        return found
    end, last, starting = 0, len(words) - 1, Kind.NUMBER
    for at in [at for at, word in enumerate(words) if word.kinds & starting]:
        if at < end:
            continue
        value = words[at].value
        if value is not None and words_too and (at == last or not words[at + 1].kinds & Kind.GOES_ON):
            end = at + 1
            found.append(Number(low + at, low + end, value))
            continue
        number = _number(words, at, words_too=words_too)
        if number is not None:
            end = number.end
            number.at += low
            number.end += low
            found.append(number)
    _spread_scales(words, found, low)
    return found


def _spread_scales(words: Sequence[Word], found: list[Number], low: int) -> None:
    """The first end of a range has the scale of the second: "520-600 million"."""
    for number, following in pairwise(found):
        first, at = number.at - low, following.at - low
        if number.end != number.at + 1 or following.value < _LEAST_SCALE:
            continue
        value = words[at].value if _is_range(words, number, following, low) else None
        if value and 0 < number.value < value < following.value and words[first].form[0].isdecimal():
            number.value *= following.value / value


_LEAST_SCALE = 1000.0


def described(words: Sequence[Word], kinds: int) -> list[Number]:
    """The numbers of an English text, described."""
    found = numbers_in(words, kinds)
    if found:
        describe(words, found, {number.at for number in found}, harm=bool(kinds & Kind.EFFECT))
    return found


def _number(words: Sequence[Word], at: int, *, words_too: bool) -> Number | None:
    """The number that starts at a word, if one does: "2.4 million", "twenty-three", "a dozen", "hundreds"."""
    word = words[at]
    if word.value is not None and (words_too or word.form[0].isdecimal()):
        return _run(words, at, word.value, words_too=words_too)
    if not words_too:
        return None
    if word.lower in OF_WORDS:
        return Number(at, at + 1, SCALES[word.lower]) if at and words[at - 1].lower == "a" else None
    return Number(at, at + 1, 0.0, name=word.lower) if word.lower in AMOUNTS else None


def _is_money(words: Sequence[Word], at: int) -> bool:
    """Whether the sign of a currency stands before a number, so that "m" behind it is no metre: "$30m"."""
    return at > 0 and words[at - 1].form in _CURRENCIES


_CURRENCIES = frozenset("$ £ € ¥ ₹ ₦ ₩ ₽ ₺ ₴".split())


def _run(words: Sequence[Word], at: int, total: float, *, words_too: bool) -> Number:
    """The number whose first word has the value `total`."""
    end, size = at + 1, len(words)
    if total >= 20 and words[at].lower in SMALL:
        ones = end + 1 if end + 1 < size and words[end].lower in "-‑–" else end
        if ones < size and 0 < SMALL.get(words[ones].lower, 0) < 10:
            total += SMALL[words[ones].lower]
            end = ones + 1
    while words_too and end < size:
        scale = end + 1 if words[end].lower in "-‑" and end + 1 < size else end  # "a two-million-dollar ransom"
        plain = words[scale].lower == "score" or (words[scale].lower == "m" and not _is_money(words, at))
        if words[scale].lower not in SCALES or plain:
            break
        total *= SCALES[words[scale].lower]
        end = scale + 1
    return Number(at, end, total)


def describe(words: Sequence[Word], found: list[Number], taken: Set[int], *, low: int = 0, harm: bool = True) -> None:
    """Fill in qualifiers, units and effects of the numbers of a sentence, whose first word is `low`.

    `taken` are the words that start numbers; `harm` is false where no word tells what happened to people.
    """
    effects = keyed("effects")
    second: list[int] = []  # the numbers, by their place in `found`, that are the second end of a range
    for place, number in enumerate(found):
        number.qualifier = _qualifier(words, number, low)
        number.percent = _is_percentage(words, number.end)
        if place + 1 < len(found) and _is_range(words, number, found[place + 1]):
            number.qualifier = "range"
            second.append(place + 1)
        if harm and not number.percent and not _measures_time(words, number.end):
            at = _effect_at(words, number, effects, taken, low)
            if at is not None:
                number.effect, beside = effects[words[at].lower], _beside(words, number, low)
                number.plain = (at == beside or at > number.at) and words[at].lower not in _NOUNS
    for place in second:
        number, earlier = found[place], found[place - 1]
        number.qualifier = "range"
        earlier.percent = number.percent
        direct = _verb_before(words, earlier, effects, low)  # "killed between 12 and 15 people and hurt some"
        earlier.effect = number.effect = direct or number.effect or earlier.effect
        earlier.plain = number.plain = number.plain or earlier.plain


def _is_percentage(words: Sequence[Word], end: int) -> bool:
    if end >= len(words):
        return False
    low = words[end].lower
    return low in _PERCENT or (low == "per" and end + 1 < len(words) and words[end + 1].lower == "cent")


def _is_range(words: Sequence[Word], number: Number, following: Number, low: int = 0) -> bool:
    """Whether two numbers in a row are the ends of a range, of money also with its sign before both.

    `words` begin with word `low` of those in which the numbers count.
    """
    end, at = number.end - low, following.at - low
    signed = at == end + 2 and words[end + 1].form in _MONEY
    if (at != end + 1 and not signed) or following.value <= number.value:
        return False
    link, first = words[end].lower, number.at - low
    first -= first > 0 and words[first - 1].form in _MONEY
    opened = first > 0 and words[first - 1].lower == "between"
    return link in {"to", "-", "–", "or"} or (link == "and" and opened)


def _qualifier(words: Sequence[Word], number: Number, low: int) -> str:
    at = number.at
    if at > low and words[at - 1].kinds & Kind.QUALIFIER:
        before = tuple(word.lower for word in words[max(low, at - 3) : at])
        if before[-1] == "about" and before[-2:-1] and before[-2] in _SPEAKING:
            return "exact"  # "asked about five men"
        if before[-1] == "over" and before[-2:-1] not in _MEASURED and _counts_time(words, number.end):
            return "exact"  # "pays it back over four years"
        if before[-1] == "over" and is_of_a_matter(
            words[max(low, at - 1 - TO_MATTER) : at - 1], words[number.end : number.end + 2]
        ):
            return "exact"  # "sued over 38 ballots"
        for size in (3, 2, 1):
            name = _BEFORE.get(before[-size:]) if len(before) >= size else None
            if name:
                return "at_most" if name == "more" and is_negated(words, at - size, low) else name
    for end in (number.end, number.end + 1):
        if end + 1 < len(words) and words[end].lower == "or" and words[end + 1].lower in {"more", "so"}:
            return "at_least" if words[end + 1].lower == "more" else "about"
    return "exact"


def is_negated(words: Sequence[Word], at: int, low: int = 0) -> bool:
    """Whether a bound before word `at` stands under a negation, with nothing but verbs of having and granting between:
    "never admitted to having more than four" are at most four."""
    for word in reversed(words[max(low, at - _TO_NEGATION) : at]):
        if word.kinds & Kind.NEGATES:
            return True
        if word.lower not in _GRANTED:
            return False
    return False


_TO_NEGATION = 6
"""Words from a negation to the bound that it turns round."""
_GRANTED = frozenset(
    "to be been being have had has having hold holding held ever yet admit admits admitted acknowledge acknowledged "
    "concede conceded confirm confirmed recognise recognised recognize recognized count counted record recorded "
    "report reported exceed number numbered any".split()
)
"""What may stand between a negation and the bound that it turns round."""
_SPEAKING = frozenset(
    "ask asks asked asking talk talks talked talking speak speaks spoke spoken speaking hear heard know knows knew "
    "known worry worries worried worrying concern concerned complain complained complaining question questioned".split()
)
"""Behind these an "about" tells of what, and not of how many."""
_MEASURED = {("for",), ("after",), ("at",), ("of",), ("by",)}
"""Before "over four years" that is more than four."""
_TIMES = frozenset(f"{unit}{end}" for unit in UNITS_OF_TIME - {"second", "quarter"} for end in ("", "s"))
"""Without those that are more often something else: "the second", "three quarters"."""


def _counts_time(words: Sequence[Word], at: int) -> bool:
    """Whether the word there is a unit of time."""
    return at < len(words) and words[at].lower in _TIMES


def _measures_time(words: Sequence[Word], end: int) -> bool:
    """Whether a span of time stands behind a number: "24 hours", "a 24-hour siege"."""
    return _counts_time(words, end + 1 if end < len(words) and words[end].lower == "-" else end)


def tells_a_group(words: Sequence[Word], at: int) -> bool:
    """Whether a word only says of which group somebody was: "two of the wounded later died"."""
    return at > 1 and words[at - 1].lower in {"the", "those", "them"} and words[at - 2].lower == "of"


_OTHERS = frozenset({"some", "many", "several", "most", "others"})
_LINKS = frozenset({"and", "but"})
_OF_SUBJECT = frozenset("died perished drowned succumbed".split())
"""What befell those before the verb, never those behind it."""
_NOUN, _ASIDE = 3, 10
"""Words of what is counted, and words within which "11 others, including civilians, wounded" goes on."""


def _behind_aside(words: Sequence[Word], at: int) -> int:
    """Where the words of a number go on: behind who is included in it, or "six of them", between commas close by."""
    near = [word.lower for word in words[at : at + _ASIDE]]
    comma = near.index(",") if "," in near else -1
    aside = near[comma + 1 : comma + 2] == ["including"] or near[comma + 2 : comma + 4] == ["of", "them"]
    if not 0 <= comma <= _NOUN or not aside or "," not in near[comma + 1 :]:
        return at
    if any(word.kinds & Kind.EFFECT for word in words[at : at + comma]):
        return at
    return at + near.index(",", comma + 1) + 1


def is_cause(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether wounds only tell of what: "eight bodies, seven with gunshot wounds", "died of his injuries"."""
    return words[at].lower in _WOUNDS and any(word.lower in _WITH for word in words[max(start, at - _TO_CAUSE) : at])


_WOUNDS = frozenset("wounds injuries wound injury".split())
_WITH = frozenset("with of from".split())
_TO_CAUSE = 3
"""Words from "with" to the wounds."""


def _is_whom(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether a participle right behind a number says whom it counts: "five kidnapped students were executed"."""
    noun = words[at + 1 : at + 2]
    right = at == start or (at == start + 1 and noun != [] and noun[0].lower in people())  # "two dazed wounded men"
    told = right and words[at].kinds & Kind.PAST and noun != [] and noun[0].stem != ""
    return bool(told) and not noun[0].kinds & (Kind.EFFECT | Kind.NUMBER)


def _own_deed(words: Sequence[Word], at: int) -> int:
    """The word by which a relative clause from "who" on tells what those did to others; -1 where there is none."""
    first = at + 2 if at + 1 < len(words) and words[at + 1].lower in {"had", "have", "has"} else at + 1
    return first if first < len(words) and words[first].kinds & Kind.EFFECT else -1


_FORWARD = 9
"""Words behind a number in which what befell those counted is told."""
ROLES = frozenset({"hostage", "hostages"})
"""Who people are by what befell them before: something else may have since."""


def _verb_before(words: Sequence[Word], number: Number, effects: dict[str, str], low: int) -> str | None:
    """What a word right before a number and its qualifiers tells: "killed at least 12"."""
    at = _beside(words, number, low)
    return effects[words[at].lower] if at >= low and words[at].kinds & Kind.EFFECT else None


def _beside(words: Sequence[Word], number: Number, low: int) -> int:
    """The last word before a number and its qualifiers."""
    at = number.at - 1
    while at >= low and words[at].lower in _BESIDE:
        at -= 1
    return at


_NOUNS = frozenset("wound wounds injury injuries death deaths fatality fatalities".split())
"""Words for a harm that tell of whom only by what stands round them: of the dead, some "had gunshot wounds"."""


def _effect_at(words: Sequence[Word], number: Number, effects: dict[str, str], taken: Set[int], low: int) -> int | None:
    """The word that tells what befell the people counted: the verb before the number, else after it, else the noun
    before."""
    before = _beside(words, number, low)
    if before >= low and words[before].kinds & Kind.EFFECT:
        return before
    start, skipped = _behind_aside(words, number.end), -1
    who: int | None = None
    role = False
    copula = words[before].kinds & Kind.COPULA
    for index in range(start, min(len(words), start + 2 * _FORWARD)):
        word = words[index]
        if index >= start + _FORWARD and skipped < 0:
            break
        if word.kinds & Kind.EFFECT and _tells_the_next(words, index, taken):
            break
        if word.lower == "who":
            skipped = _own_deed(words, index)  # "33 prisoners who seized the station were killed"
        if (
            word.kinds & Kind.EFFECT
            and index != skipped
            and not (tells_a_group(words, index) or is_cause(words, index, start))
        ):
            told, role = effects[word.lower], role or word.lower in ROLES
            if word.lower in ROLES or _is_whom(words, index, start):
                if who is None and index <= start + 1:
                    who = index  # "three hostages died"
            elif who is None or role or told == "killed":
                return index
            elif told == "injured" and words[index - 1].kinds & Kind.COPULA:
                return index  # "three displaced people were injured"
        if word.lower in _OTHERS and _begins_clause(words, index, start, copula=bool(copula)):
            break  # "they were 64, and some drowned"
        if word.lower in _ENDS or word.lower == "including" or index in taken:
            break
    if who is not None or words[number.at - 1].lower == "that":
        return who  # "said that 13 had died and that 11 others were in a critical condition"
    for index in range(number.at - 1, max(low - 1, number.at - 12), -1):
        word = words[index]
        if word.kinds & Kind.EFFECT:
            if word.lower in _OF_SUBJECT and words[number.at - 1].lower in _LINKS:
                return None  # "33 had perished and seven others could not be traced"
            return None if _is_anothers(words, index, number.at, taken) else index
        if word.lower in _ENDS or word.kinds & Kind.REPORTS:
            break
    return None


def _begins_clause(words: Sequence[Word], at: int, start: int, *, copula: bool) -> bool:
    """Whether "some" or "others" behind a number begins a clause of its own: one behind a verb, or "and that"."""
    before = words[at - 1].lower
    if before == "that" and words[at - 2].lower in _LINKS:
        return True
    return before in _LINKS and (copula or any(word.kinds & Kind.COPULA for word in words[start:at]))


def _tells_the_next(words: Sequence[Word], at: int, taken: Set[int]) -> bool:
    """Whether a verb behind "and" tells of the number behind itself: "sickened 6,000 people and killed 114"."""
    if words[at - 1].lower not in _LINKS:
        return False
    at += 1
    while at < len(words) and words[at].lower in _BESIDE and at not in taken:
        at += 1
    return at in taken


def _is_anothers(words: Sequence[Word], at: int, number: int, taken: Set[int]) -> bool:
    """Whether a participle tells of the number before it, not of the one behind: "140 injured and one stairway"."""
    if not words[at].kinds & Kind.PAST or any(index in taken for index in range(at + 1, number)):
        return False
    return any(index in taken for index in range(max(0, at - _TO_PARTICIPLE), at))


_TO_PARTICIPLE = 5
"""Words from a number to the participle behind it: "31 people were injured"."""
