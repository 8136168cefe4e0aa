"""Numbers that count nobody, whatever befell somebody beside them: years, days, ages, numbers in names."""

from collections.abc import Sequence

from summariser.audit.reading.dictionary import MONTH_WORDS, Kind, Word
from summariser.detect.countless import listed
from summariser.detect.groups import people

_DATING = frozenset("in since during until till early late mid".split())
_DAYS = frozenset("on the of since from until after before by".split())
_AGED = frozenset({"aged", "age", "ages"})
_OLDEST, _LAST_DAY = 120, 31
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


_SAY = frozenset({"said", "says", "say", "told"})
_JOINS = frozenset({"and", "a", "an"})
_PUT = frozenset({"at", "to", "of"})
_TO_SAY = 7
"""Words from a number to the verb of those counted: "two military sources and a resident said"."""


def _speak(words: Sequence[Word], end: int) -> bool:
    """Whether those whom a number counts are told to say something, with nothing that befell them in between."""
    for at, word in enumerate(words[end : end + _TO_SAY]):
        if word.lower in _SAY:
            return at > 0
        if word.kinds & (Kind.EFFECT | Kind.BREAK | Kind.NUMBER) or not (word.stem or word.lower in _JOINS):
            return False
    return False


def uncounted(words: Sequence[Word], at: int, end: int, value: float, low: int) -> str:
    """What the number from word `at` to `end` is where it counts nobody; "" where it may count somebody. `low` is the
    first word of its sentence. Looks at two or three words on both sides."""
    before = words[at - 1] if at > low else None
    if _speak(words, end) and not (before is not None and before.lower in _PUT):  # "put the toll at 26 and said"
        return "that of speakers"
    behind = words[end] if end < len(words) else None
    digits = words[at].form.isdecimal() and end == at + 1
    if digits and value <= _LAST_DAY and behind is not None and _is_month(behind) and not _has_day(words, end + 1):
        return "a day"
    if before is None:
        return ""
    earlier = words[at - 2].lower if at - 1 > low else ""
    if digits and len(words[at].form) == 4 and _FIRST_YEAR <= value < _LAST_YEAR:
        return "a year" if before.lower in _DATING or _is_month(before) else ""
    if digits and value <= _LAST_DAY and _is_month(before) and earlier in _DAYS:
        return "a day"
    if value <= _OLDEST and (before.lower in _AGED or (before.lower == "of" and earlier in _AGED)):
        return "an age"
    if before.lower in listed("names"):
        return "part of a name"
    named = before.lower in listed("places") and earlier not in listed("articles")
    capital = bool(before.kinds & Kind.CAPITAL)
    if named and (capital or earlier in listed("before_places")) and (behind is None or behind.lower not in people()):
        return "part of a name"
    return ""


def _is_month(word: Word) -> bool:
    return word.lower in MONTH_WORDS and bool(word.kinds & Kind.CAPITAL)


def _has_day(words: Sequence[Word], at: int) -> bool:
    """Whether the month before word `at` has its day behind it: "killed 12 March 3"."""
    return at < len(words) and words[at].form.isdecimal() and len(words[at].form) < 3
