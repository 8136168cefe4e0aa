"""Noun phrases beside verbs for deeds: where they end, what they tell, and which of them "and" joins."""

from summariser.detect.lexicon import (
    AUXILIARIES,
    CLAUSE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    SPEAKERS,
    TIMES,
    verbs,
)
from summariser.detect.phrases import MOST_WALKED, STOPS, Range, is_adverb
from summariser.detect.tokens import Unit
from summariser.readers.rules.deeds.lexicon import deed_verbs, is_noun, weapons

_MOST_JOINED = 4
"""Noun phrases in a row that are looked at."""
ENDS = (CLAUSE | AUXILIARIES | CONJUNCTIONS | PREPOSITIONS | SPEAKERS | {"who", "which"}) - {"of", "like"}
"""What no noun phrase goes on with."""
HANGS = (PREPOSITIONS | CLAUSE | {"who", "which"}) - {"like"}
"""Behind a phrase's noun, what tells more of it."""
PARTICIPLES = frozenset(
    "hidden known driven held shot hit led left run thrown built seen taken worn sent won begun written given".split()
)
"""Participles that end in no "ed"."""
_SOME = frozenset("members member row group groups number dozens hundreds gang band team".split())
"""With "of" these only count or group those who follow."""
_ROUND = frozenset("about around over nearly almost some between under".split())
_BOUNDS = {("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("fewer", "than"), ("less", "than")}
"""What stands before a number."""
_NO_NUMBERS = frozenset("the this that these those his her its their our my your".split())
MANY = frozenset({"hundreds", "dozens", "scores", "thousands", "dozen"})
"""Numbers that are no determiners."""
_CAUGHT = frozenset({"hostage", "captive", "prisoner"})
"""Behind an object, what somebody was taken as."""


def joined(unit: Unit, at: int, *, commas: bool = True, clauses: bool = True) -> list[Range]:
    """The noun phrases from `at` on that "and", and `commas`, join, each with the name beside it; with `clauses` but
    for one that is the subject of another clause."""
    tokens, forms, found = unit.words, unit.forms, list[Range]()
    while len(found) < _MOST_JOINED and at < len(tokens):
        last = phrase_end(unit, at)
        if last is None:
            break
        end = _with_name(unit, at, last)
        if found and clauses and _is_finite(unit, end + 1):
            break  # "by gunmen and Bo Karlsen was wounded"
        found.append((at, end))
        at = _past_age(unit, end)
        comma = at < len(tokens) and tokens[at] == ","
        if comma and not commas:
            break
        at += comma
        if at >= len(tokens):
            break
        if tokens[at] != "and":
            if comma and name_end(unit, at) is not None and forms[found[0][0]][0].isupper():
                continue  # "Ada Lund, Bo Karlsen and"
            break
        at += 1
        if at >= len(tokens) or _goes_on(unit, at):
            break
    return found


def _is_finite(unit: Unit, at: int) -> bool:
    """Whether a verb stands at `at` whose subject ends there: "and Bo Karlsen fled", "and the army said"."""
    if at >= len(unit.words) or not unit.forms[at].islower():
        return False
    word = unit.words[at]
    return word in AUXILIARIES or word in PAST or word in verbs() or word in deed_verbs() or word.endswith("ed")


def _past_age(unit: Unit, end: int) -> int:
    """The token behind a phrase that ends with token `end`, and behind the age that is told there: ", 41,"."""
    tokens = unit.words
    aged = tokens[end + 1 : end + 2] == [","] and tokens[end + 2 : end + 3] and tokens[end + 2].isdigit()
    return end + 3 if aged and tokens[end + 3 : end + 4] and tokens[end + 3] in {",", "and"} else end + 1


def _goes_on(unit: Unit, at: int) -> bool:
    """Whether a verb follows on "and", and no noun: "and crippled three others"."""
    word = unit.words[at]
    ends = word.endswith("ed") and unit.forms[at].islower()
    done = word in PAST and word not in PARTICIPLES and unit.forms[at].islower()  # "and drove off the cattle"
    return ends or done or word in deed_verbs() or word in AUXILIARIES or is_adverb(word)


def _with_name(unit: Unit, at: int, last: int) -> int:
    """The end of a phrase from `at` to `last` with the name beside it: "the mayor, Ada Lund,"."""
    tokens = unit.words
    if unit.forms[head_of(unit, (at, last))][0].isupper() or tokens[last + 1 : last + 2] != [","]:
        return last
    name = name_end(unit, last + 2)
    closed = name is not None and (name + 1 >= len(tokens) or tokens[name + 1] in STOPS | {","})
    return name if name is not None and closed else last


def name_end(unit: Unit, at: int) -> int | None:
    """The last token of a name that begins at `at`; None where none does."""
    k = at
    while k < len(unit.forms) and unit.forms[k][0].isupper() and unit.words[k] not in DAYS:
        k += 1
    return k - 1 if k > at else None


def past_bound(unit: Unit, at: int) -> int:
    """Where the number begins behind what bounds or rounds it, "at least", "more than", "about"; else `at` itself."""
    tokens = unit.words
    behind = (
        at + 2
        if tuple(tokens[at : at + 2]) in _BOUNDS
        else at + 1
        if tokens[at : at + 1] and tokens[at] in _ROUND
        else at
    )
    if behind == at or behind >= len(tokens):
        return at
    word = tokens[behind]
    return behind if word[0].isdigit() or word in DETERMINERS - _NO_NUMBERS or word in MANY else at


def phrase_end(unit: Unit, at: int) -> int | None:
    """The last token of the noun phrase that begins at `at`; None where none does."""
    tokens, headed = unit.words, False
    most = min(len(tokens), at + MOST_WALKED)
    k = past_bound(unit, at)
    while k < most:
        word = tokens[k]
        if word == "(" and k > at and tokens[k + 2 : k + 3] == [")"]:
            k += 3  # "the Liberation Army (ELN) commander"
            continue
        if word == "of" and k > at:
            headed = False
        elif word in STOPS or word == "," or word in ENDS or _ends_before(unit, at, k, headed=headed):
            break
        else:
            headed = is_noun(word) and not word.endswith("'s")
        k += 1
    k = min(k, most)
    if k > at + 1 and tokens[k - 1] in _CAUGHT:
        k -= 1
    while k > at and (tokens[k - 1] == "of" or tokens[k - 1] in DETERMINERS or tokens[k - 1] in DAYS):
        k -= 1
    return k - 1 if k > at else None


def _ends_before(unit: Unit, at: int, k: int, *, headed: bool) -> bool:
    """Whether a noun phrase that begins at `at` ends before token `k`: a word in small letters that is no noun of
    somebody or something, behind such a noun or a name, and before none."""
    tokens, forms = unit.words, unit.forms
    if forms[k][0].isupper() or is_noun(tokens[k]):
        return False
    if tokens[k] in TIMES and k > at:
        return True
    inside = k > at + 1 or (k == at + 1 and at > 0 and forms[at][0].isupper())
    if tokens[k].endswith("ed") and inside and tokens[k + 1 : k + 2] and tokens[k + 1] in PREPOSITIONS:
        return True  # "the investigator hired by"
    verbal = tokens[k].endswith("ed") or tokens[k] in deed_verbs()
    following = unit.forms[k + 1] if k + 1 < len(tokens) else ""
    if verbal and k > at and (following.lower() in DETERMINERS or following[:1].isupper()):
        return True  # "a dog killed a boy"
    if k + 1 < len(tokens) and is_noun(tokens[k + 1]) and not tokens[k].endswith(("s", "ed", "ing")):
        return False  # "an army fuel depot"
    return headed or (k > at + 1 and forms[k - 1][0].isupper())


def head_of(unit: Unit, phrase: Range) -> int:
    """The token that tells what a phrase is: the last noun before what hangs on it; guards in "one of the guards"."""
    first, last = phrase
    tokens, k, head = unit.words, first, first
    while k <= last and not (k > first and (tokens[k] == "," or tokens[k] in HANGS)):
        if tokens[k] == "(" and ")" in tokens[k : last + 1]:
            k = tokens.index(")", k)  # "the Liberation Army (ELN)"
        elif k > first and (is_noun(tokens[head]) or tokens[head] in weapons()) and _hangs_on(unit, k):
            break  # "a bomb hidden in a car"
        else:
            head = k
        k += 1
    counted = k < last and tokens[k] == "of"
    if counted and all(it in DETERMINERS or it.isdigit() or it in _SOME for it in tokens[first:k]):
        return head_of(unit, (k + 1, last))
    return head


def _hangs_on(unit: Unit, k: int) -> bool:
    """Whether a word tells more of the noun before it: a participle in small letters."""
    word = unit.words[k]
    return unit.forms[k].islower() and (word.endswith(("ing", "ed")) or word in PARTICIPLES) and not is_noun(word)


def bare_phrase(unit: Unit, phrase: Range) -> Range:
    """A phrase less what hangs on it: "the mayor of Sund" of "the mayor of Sund, Ada Lund", "a man" of "a man with"."""
    first, last = phrase
    tokens, k = unit.words, first + 1
    while k <= last and tokens[k] != "," and (tokens[k] == "of" or tokens[k] not in HANGS):
        if is_noun(tokens[k - 1]) and _hangs_on(unit, k):
            break
        k += 1
    return first, k - 1
