"""The phrase that opens a clause without a comma behind it: "At dawn the police", "In Torvik residents", "Outside court
Ida Brandt". Where the subject behind it begins: at a determiner, at a noun for several people, or at a name or the post
before it."""

from summariser.detect.constructions import people
from summariser.detect.data import words as listed
from summariser.detect.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, TIMES
from summariser.detect.tokens import Unit

_LEADING = PREPOSITIONS - frozenset("of to about like than as for per including according against via into".split())
"""Prepositions that begin where and when, and no part of a subject."""
_CLAUSES = frozenset("after before since until".split())
"""Those that begin a clause as well."""
_SPEAKING = frozenset("speaking writing testifying appearing standing".split())
_LATE = frozenset("late early".split())
_NOT_BEFORE = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | frozenset("who whom whose which that".split())
"""Behind one of these a determiner goes on with the phrase: "the scene of the fire"."""
_NO_OPENING = frozenset("all both each every either neither no any this that these those such other more most".split())
_OPENING = DETERMINERS - _NO_OPENING
_SEVERAL = listed("words", "several") | {
    word
    for word in people("people")
    if (word.endswith("s") and not word.endswith("ss")) or word in {"people", "men", "women", "children", "police"}
}
_POSTS = listed("words", "posts")
_QUALIFIERS = listed("words", "qualifiers")
_TWO_WORDS = listed("words", "two_words")
_WHERE = frozenset("central northern southern eastern western downtown nearby neighbouring neighboring".split())


def behind_lead(unit: Unit, start: int, first: int, last: int) -> int:
    """Where the subject begins of a clause whose phrase, up to token `last`, begins at `start`, and at `first` less the
    words of time before it; `first` where no other phrase opens it, or its end cannot be told."""
    words = unit.words
    if first == start:
        lead = first + 1 if first < last and words[first] in _SPEAKING else -1
    else:
        lead = first - 2 if words[first - 1] in {"a", "the"} else first - 1
    if lead < start or words[lead] not in _LEADING:
        return first
    found = _subject(unit, lead + 1, last)
    whole = first - 1 if words[first - 1] in {"a", "the"} else first  # "after a judge said"
    return whole if found < 0 else found


def past_late(unit: Unit, first: int, last: int) -> int:
    """Past "late" and "early" before a preposition or a day: "Late on Monday the army"."""
    late = first < last and unit.words[first] in _LATE
    return first + 1 if late and unit.words[first + 1] in PREPOSITIONS | TIMES else first


def _subject(unit: Unit, begin: int, last: int) -> int:
    """Where the subject begins behind what a preposition before token `begin` leads; -1 where it cannot be told."""
    words, forms = unit.words, unit.forms
    for k in range(begin + 1, last):
        if words[k] in _OPENING and words[k - 1] not in _NOT_BEFORE:
            return k
    tail, low = begin, _past_determiner(words, begin) + 1
    for k in range(begin + 1, last):
        if words[k] in PREPOSITIONS:
            if k > low and forms[k - 1].islower() and words[k - 1] in _SEVERAL:
                return _with_qualifiers(unit, k - 1, low)  # "residents of Sund"
            tail = k + 1
    low = _past_determiner(words, tail) + 1
    if last >= low and forms[last].islower() and words[last] in _SEVERAL:
        return _whole_or_behind(unit, last, tail)
    return _name(unit, tail, last)


def _whole_or_behind(unit: Unit, at: int, tail: int) -> int:
    """Where a subject begins whose noun or name stands at `at`: at the determiner `tail`, where only qualifiers stand
    between ("after the senior officers said"); else behind another noun ("at the scene officers said")."""
    low = _past_determiner(unit.words, tail)
    begin = _with_qualifiers(unit, at, low)
    clause = tail > 0 and unit.words[tail - 1] in _CLAUSES
    return tail if clause and low > tail and begin == low else max(begin, low + 1)


def _past_determiner(words: list[str], at: int) -> int:
    return at + (words[at] in DETERMINERS)


def _with_qualifiers(unit: Unit, at: int, low: int) -> int:
    """Where a phrase begins whose noun or name stands at `at`: "senior police officers", "chief Bo Karlsen"."""
    while at > low and (
        unit.words[at - 1] in _QUALIFIERS | _POSTS
        if unit.forms[at - 1].islower()
        else unit.forms[at - 1].isupper() and len(unit.forms[at - 1]) > 1 and unit.forms[at - 1].isalpha()
    ):
        at -= 1
    return at


def _name(unit: Unit, first: int, last: int) -> int:
    """Where the name begins that stands behind a place or a noun, from token `first` on: "court Mrs Brandt's son"."""
    words, forms, tail = unit.words, unit.forms, first
    first = _past_determiner(words, first)
    if words[first] in TIMES:
        while first < last and (words[first] in TIMES or words[first].isdigit()):
            first += 1
        return first
    while first < last and words[first] in _WHERE:
        first += 1
    end = next((k for k in range(last, first, -1) if forms[k][0].isupper()), -1)
    if end < 0:
        return -1
    begin = end
    while begin > first and forms[begin - 1][0].isupper():
        begin -= 1
    if begin > first:
        return _whole_or_behind(unit, begin, tail) if tail < first else _with_qualifiers(unit, begin, first + 1)
    return _behind_place(unit, begin, end) if end == last or words[end].endswith("'s") else -1


def _behind_place(unit: Unit, begin: int, end: int) -> int:
    """Where a name begins that stands directly behind another: "Torvik Bo Karlsen", "New York Mayor Ida Brandt"."""
    words, size = unit.words, end - begin + 1
    post = next((k for k in range(begin + 1, end + 1) if words[k].strip(".") in _POSTS | _QUALIFIERS), -1)
    if post > 0:
        return post
    two = words[begin] in _TWO_WORDS
    if size > len(("Torvik", "Bo", "Karlsen")):
        return end - 1
    return begin + 2 if two and size > len(("New", "York")) else begin + 1
