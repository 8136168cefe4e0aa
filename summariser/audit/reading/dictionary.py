"""What the checks need to know of a word, looked up once for each form that comes up.

Each form is given the set of its classes as bits. A check takes the union of a sentence's bits and passes over what it
cannot apply to, before it reads a word list of its own.
"""

import re
from collections.abc import Iterable
from functools import cache

from summariser.audit.reading.lexicon import alike, irregular, keyed, opposed, phrases, words, words_against
from summariser.detect.marks import CUE, HARM, marks_of_word
from summariser.kept import Kept
from summariser.timewords import DAYS, KERNEL, MONTHS, NUMERALS, SHORT_MONTHS, part_of_time

_TOKEN = re.compile(r"(?<!\w)[A-Z]\d{1,2}(?!\w)|\d++(?:[.,]\d++)*|[^\W\d_]++(?:['’][^\W\d_]++)*|[^\w\s]")


class Kind:
    """Classes of words, as bits. The first three are also the operators that other words can stand under."""

    NEGATES = 1 << 0
    DENIES = 1 << 1
    MODAL = 1 << 2
    IMPLICATIVE = 1 << 3
    """Negates its complement, where "to" follows."""
    UNDONE = 1 << 4
    """Carries its own negation: "unhurt"."""
    COPULA = 1 << 5
    """Makes what follows unreal, where "to" follows."""
    TO = 1 << 6
    BREAK = 1 << 7
    """Ends the scope of an operator."""
    PAST = 1 << 8
    """Can be a verb's past form."""
    HARD = 1 << 9
    """Makes a past form behind it unreal."""
    REPORTS = 1 << 10
    NO = 1 << 11
    """Negates by its sense."""
    FAINT_NO = 1 << 12
    """May negate by its sense."""
    NUMBER = 1 << 13
    """May start a number."""
    QUALIFIER = 1 << 14
    """Stands last in a phrase that qualifies the number behind it."""
    EFFECT = 1 << 15
    """Tells what happened to people."""
    TIME = 1 << 16
    """May be the kernel of a time expression."""
    PERCENT = 1 << 20
    """May make a number a percentage."""
    CUE = 1 << 21
    """May be the cue of a reporting clause, for the detectors."""
    HARM = 1 << 22
    """Stands in every sentence with a figure of casualties, for the detectors."""
    GOES_ON = 1 << 23
    """May go on with the number before it."""
    CAPITAL = 1 << 17
    NAME = 1 << 18
    """Starts with a letter that is not a small one, and is neither a function word nor of the calendar."""
    OUTCOME = 1 << 24
    """Tells how a thing turned out that has an opposite."""
    HEDGE = 1 << 25
    """Makes uncertain what it stands beside."""
    AGAINST = 1 << 26
    """Is set against another word: "inside", "after"."""
    PEOPLE = 1 << 27
    """Tells what people somebody is of, or a deed that is no other: "police", "buried"."""
    THING = 1 << 28
    """Tells a place, a vehicle, a weapon, kin, a cause or a crime that is no other: "bus", "brother"."""
    DEED = 1 << 29
    """A verb for what one side does to another."""
    SIDE = 1 << 30
    """Tells of which side somebody is: "government", "rebel"."""
    VERB = 1 << 31
    """Tells a deed for which an article has one of a few words: "agreed", "collapse"."""
    REVERSES = 1 << 19
    """Under a negation, says that what follows holds: "no one denies", "not given up"."""


OPERATORS = Kind.NEGATES | Kind.DENIES | Kind.MODAL
_NEGATING = Kind.NEGATES | Kind.IMPLICATIVE | Kind.UNDONE


def may_operate(kinds: int, operators: int = OPERATORS) -> bool:
    """Whether anything in a sentence with words of these classes can stand under one of these operators."""
    found = kinds & OPERATORS | (Kind.NEGATES if kinds & _NEGATING else 0)
    return bool((found | (Kind.MODAL if kinds & Kind.COPULA and kinds & Kind.TO else 0)) & operators)


class Word:
    """One form of a word, or a mark: as it stands, in lower case, its stem ("" for marks and function words)."""

    __slots__ = ("bare", "form", "kinds", "lower", "stem", "time", "value")

    def __init__(self, form: str) -> None:
        self.form = form
        self.lower = form.lower()
        self.stem = stem(self.lower)
        self.bare = re.split("['’]", self.lower)[0]
        """In lower case, without what an apostrophe joins to it."""
        self.value = _in_digits(self.lower) if form[0].isdecimal() else SMALL.get(self.lower)
        """Of digits, and of a number below a hundred that is one word."""
        self.time = part_of_time(self.lower)
        """What `summariser.timex` has it for."""
        self.kinds = _kinds(self)


SMALL = {word: float(value) for word, value in NUMERALS.items()}
SCALES = {
    "dozen": 12.0, "score": 20.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "bn": 1e9,
}  # fmt: skip
OF_WORDS = frozenset("dozen hundred thousand million billion trillion".split())
AMOUNTS = frozenset("half dozens scores hundreds thousands tens millions billions twice double tripled triple".split())
"""Amounts that are words rather than numbers."""
ROUND = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
"""The least that a headline's word stands for."""
MOST_ROUND = 12
"""From so many times the least on, another word is used."""
MONTH_WORDS = frozenset([*MONTHS, *SHORT_MONTHS])
"""Months, whole and short."""
CALENDAR = MONTH_WORDS | frozenset(DAYS)
_STOPS = frozenset(",;:.!?—–()[]")
_UNDONE = {
    "unhurt": "hurt", "unharmed": "harm", "uninjured": "injure", "unaware": "aware", "uncertain": "certain",
    "unknown": "know", "unclear": "clear", "unidentified": "identify", "unexplained": "explain", "undecided": "decide",
}  # fmt: skip
"""Words that carry their own negation, by what they negate."""
_STRONG_NO = words("scope", "no") | {"not", "no"}
_LISTED: tuple[tuple[int, frozenset[str]], ...] = (
    (Kind.IMPLICATIVE, words("scope", "implicative")),
    (Kind.UNDONE, frozenset(_UNDONE)),
    (Kind.REVERSES, words("scope", "reverses")),
    (Kind.BREAK, _STOPS | words("scope", "breaks")),
    (Kind.COPULA, frozenset({"is", "are", "was", "were"})),
    (Kind.TO, frozenset({"to"})),
    (Kind.PAST, words("kin", "past")),
    (Kind.HARD, words("kin", "hard")),
    (Kind.REPORTS, frozenset(keyed("reports"))),
    (Kind.NO, _STRONG_NO),
    (Kind.FAINT_NO, words("scope", "weak")),
    (Kind.NUMBER, frozenset(SMALL) | OF_WORDS | AMOUNTS),
    (Kind.GOES_ON, frozenset(SMALL) | SCALES.keys() | frozenset("-‑–")),
    (Kind.QUALIFIER, frozenset(phrase[-1] for phrase, _ in phrases("qualifiers"))),
    (Kind.EFFECT, frozenset(keyed("effects"))),
    (Kind.PERCENT, words("units", "percent") | {"per"}),
    (Kind.OUTCOME, frozenset().union(*(one | other for one, other, _ in opposed()))),
    (Kind.HEDGE, words("scope", "hedge")),
    (Kind.AGAINST, frozenset().union(*(one | other for one, other in words_against())) | {"per", "each", "every"}),
    (Kind.PEOPLE, frozenset().union(*(own for own, _ in alike("people", "deeds")))),
    (Kind.DEED, frozenset(keyed("roles"))),
    (Kind.SIDE, words("nations", "sides")),
    (Kind.THING, frozenset().union(*(own for own, _ in alike("things")))),
    (Kind.VERB, frozenset().union(*(own for own, _ in alike("verbs")))),
)
"""The classes that are lists of words in lower case."""


def _kinds(word: Word) -> int:
    """The classes of a word."""
    form, low = word.form, word.lower
    found = 0 if form == "May" else operator_of(low)  # the month
    for kind, listed in _LISTED:
        if low in listed:
            found |= kind
    if low == "unless":  # "unless they pay" is "if they do not pay"
        found |= Kind.NEGATES
    if form == "States":  # no verb, but of America
        found &= ~Kind.REPORTS
    if low.endswith("ed"):
        found |= Kind.PAST
    if low.endswith(("n't", "n’t")):
        found |= Kind.FAINT_NO
    if form[0].isdecimal():
        found |= Kind.NUMBER
    else:
        marks = marks_of_word(form)
        found |= Kind.CUE * bool(marks & CUE) | Kind.HARM * bool(marks & HARM)
    if word.time & KERNEL:
        found |= Kind.TIME
    if form[0].isupper():
        found |= Kind.CAPITAL
    if form[0].isalpha() and not form[0].islower() and low not in CALENDAR and low not in words("stop", "words"):
        found |= Kind.NAME
    return found


def operator_of(low: str) -> int:
    """The operator that a word is: one, or none."""
    if low in words("scope", "negation") or low.endswith(("n't", "n’t")):
        return Kind.NEGATES
    if low in words("scope", "denial"):
        return Kind.DENIES
    return Kind.MODAL if low in words("scope", "modal") else 0


_PLURAL = 4
"""Letters of a short plural; of longer words the endings are listed."""


def stem(word: str) -> str:
    """A word's stem by its endings: enough to tell "shelling" and "shells" as one; "" for a function word or a mark."""
    if not word[0].isalnum() or word in words("stop", "words"):
        return ""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _UNDONE.get(word, word)
    known = irregular().get(word)
    if known:
        word = known
    elif len(word) == _PLURAL and word[-1] == "s" and word[-2] not in "siu":
        word = word[:-1]  # "cars", "guns", "laws"
    elif len(word) > _PLURAL:
        for endings in (_INFLECTIONS, _DERIVATIONS):
            for ending, least in endings:
                if word.endswith(ending) and len(word) - len(ending) >= least:
                    word = word[: -len(ending)]
                    break
    if len(word) > 3 and word[-1] in "eyi":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


def stems_of(forms: Iterable[str]) -> frozenset[str]:
    """The stems of some words, less those that have none."""
    return frozenset(map(stem, forms)) - {""}


@cache
def stems_under(group: str, key: str) -> frozenset[str]:
    """The stems of the words under `key` of `[group]`."""
    return stems_of(words(group, key))


@cache
def people_by_stem() -> dict[str, frozenset[str]]:
    """Stem of a noun for people → the stems by which an article may tell of the same ones."""
    return {stem(word): stems_of(more) for own, more in alike("people") for word in own}


_INFLECTIONS = (("ings", 3), ("ing", 3), ("ies", 3), ("ied", 3), ("ed", 3), ("es", 3), ("s", 3))
_DERIVATIONS = (("ation", 3), ("ment", 4), ("ion", 4), ("er", 4), ("ly", 4))


def _in_digits(low: str) -> float:
    try:
        return float(low.replace(",", "")) if len(low) < 20 else 0.0
    except ValueError:  # "1.500.000", or digits of another script
        digits = "".join(sign for sign in low if sign.isdecimal())
        return float(int(digits)) if digits and len(digits) < 20 else 0.0


_FORMS = Kept(Word)


def _piece(text: str) -> tuple[tuple[Word, ...], int]:
    """The words and marks of a piece between white space, and all their classes."""
    piece = tuple([_FORMS[form] for form in _TOKEN.findall(text)])
    kinds = 0
    for word in piece:
        kinds |= word.kinds
    return piece, kinds


_PIECES = Kept(_piece)


def words_and_kinds(text: str) -> tuple[list[Word], int]:
    """The words and marks of a text, in order, and the classes that any of them has."""
    found: list[Word] = []
    together = 0
    for piece, kinds in map(_PIECES.__getitem__, text.split()):
        found += piece
        together |= kinds
    return found, together


def words_in(text: str) -> list[Word]:
    """The words and marks of a text, in order."""
    return words_and_kinds(text)[0]


def offsets_in(text: str, start: int, end: int) -> list[int]:
    """Where in `text` each of `words_in(text[start:end])` starts."""
    return [match.start() for match in _TOKEN.finditer(text, start, end)]
