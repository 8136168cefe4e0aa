"""The subject before a verb for a deed: past what tells more of it, and without what leads to its clause."""

from summariser.detect.lexicon import CLAUSE, CONJUNCTIONS, DETERMINERS, TIMES, verbs
from summariser.detect.phrases import MOST_WALKED, STOPS, Range, is_adverb, subject_of
from summariser.detect.tokens import Unit
from summariser.readers.rules.deeds.lexicon import deed_verbs, is_noun, is_person
from summariser.readers.rules.deeds.phrases import ENDS, HANGS, head_of, joined, phrase_end

_HANGING = HANGS | frozenset(
    "armed carrying wearing dressed riding travelling traveling driving aboard disguised posing whose belonging linked "
    "loyal based operating firing wielding using identified believed suspected".split()
)
"""Behind those who act, words that tell more of them before the verb."""
_SEASONS = frozenset("spring summer autumn winter fall".split())
_LEADING = frozenset("after before when while since because once although though saying".split())
"""Between a clause before and the subject."""


def subject(unit: Unit, last: int) -> Range | None:
    """The noun phrase before a verb; where others stand between, the one with which its clause begins: "rebels armed
    with rifles attacked", "two men got out and opened fire"."""
    found = None
    if last > 0 and unit.words[last] == "who":
        found = nearest(unit, last - 1 if unit.words[last - 1] != "," else last - 2)
    found = found or subject_of(unit, last)
    if found is not None:
        found = _without_clause(unit, *found)
        if any(_is_done(unit, k) for k in range(found[0] + 1, found[1])):
            found = nearest(unit, found[1]) or found  # "police shot Olaf Toll and Bo Karlsen was"
    if found is not None and _is_somebody(unit, head_of(unit, found)) and not _is_verbal(unit, found[0]):
        return found
    return _first_of_clause(unit, last) or found


def _first_of_clause(unit: Unit, last: int) -> Range | None:
    """Those with whom the clause of token `last` begins, if more is told of them up to there."""
    tokens, begin = unit.words, last
    least = max(-1, last - MOST_WALKED)
    while begin > least and tokens[begin] not in STOPS and tokens[begin] not in {",", "-"} | CLAUSE:
        begin -= 1
    while begin + 1 < last and (is_adverb(tokens[begin + 1]) or tokens[begin + 1] in CONJUNCTIONS):
        begin += 1
    end = phrase_end(unit, begin + 1) if begin + 1 <= last else None
    if end is None or end >= last or not (tokens[end + 1] in _HANGING or tokens[last] == "and"):
        return None
    return (begin + 1, end) if is_person(tokens[head_of(unit, (begin + 1, end))]) else None


def nearest(unit: Unit, last: int) -> Range | None:
    """The noun phrase that ends with token `last`: "Ada Lund" in "succeeded Ada Lund, who", "a girl" in "freed a girl
    abducted by"."""
    tokens, forms = unit.words, unit.forms
    k, least = last, max(-1, last - MOST_WALKED)
    while k > least and tokens[k] not in STOPS and tokens[k] not in ENDS and tokens[k] != ",":
        if tokens[k] in DETERMINERS:
            k -= 1
            if k < 0 or tokens[k] != "of":
                break
        elif forms[k].islower() and tokens[k] != "of" and not is_person(tokens[k]):
            if tokens[k].endswith("ed") or (k < last and forms[k + 1][0].isupper()):
                break  # "succeeded Ada Lund, who", "to avenge Ada Lund, who"
            k -= 1
        else:
            k -= 1
    return (k + 1, last) if k < last else None


def _without_clause(unit: Unit, first: int, last: int) -> Range:
    """A subject without what leads to its clause: "hours after rebels", "said that rebels", "last spring rebels"."""
    tokens = unit.words
    while first < last and (tokens[first] in TIMES or tokens[first] in _SEASONS):
        first += 1
    for k in range(last - 1, first - 1, -1):
        if tokens[k] in _LEADING or (tokens[k] == "that" and k > first and tokens[k - 1] in verbs()):
            return k + 1, last
        if k > first and tokens[k] in verbs() and not verbs()[tokens[k]].noun and tokens[k + 1] in DETERMINERS:
            return k + 1, last  # "prosecutors say his men"
        if k > first and _counts(unit, k):
            return k + 1, last  # "officials counted 212 homes burned"
    return first, last


def parts(unit: Unit, phrase: Range) -> list[Range]:
    """The noun phrases that "and" joins in a subject, "the mayor and his driver", of which it may have the last."""
    first, last = phrase
    tokens = unit.words
    several = "and" in tokens[first : last + 1]
    found = [it for it in joined(unit, first, clauses=False) if it[1] <= last] if several else []
    if not found or found[-1][1] < last - 1:
        found = [phrase]
    if first > 1 and tokens[first - 1] == "and" and tokens[first - 2] != ",":
        before = subject_of(unit, first - 2)
        before = _without_clause(unit, *before) if before else None
        whole = before is not None and phrase_end(unit, before[0]) == first - 2
        if before is not None and whole and _is_somebody(unit, head_of(unit, before)):
            found.insert(0, before)
    return found


def _is_verbal(unit: Unit, at: int) -> bool:
    """Whether a phrase begins with the verb of a clause before it: "strangled the guard hired by"."""
    return unit.forms[at].islower() and (unit.words[at] in deed_verbs() or unit.words[at].endswith("ed"))


def _is_done(unit: Unit, at: int) -> bool:
    """Whether a verb for a deed stands at `at`, with its object behind it."""
    following = unit.forms[at + 1]
    told = unit.forms[at].islower() and unit.words[at] in deed_verbs()
    return told and (following.lower() in DETERMINERS or following[0].isupper())


def _counts(unit: Unit, at: int) -> bool:
    """Whether a verb of what was done stands at `at`, with a number behind it."""
    return unit.forms[at].islower() and unit.words[at].endswith("ed") and unit.words[at + 1][0].isdigit()


def _is_somebody(unit: Unit, at: int) -> bool:
    return is_noun(unit.words[at]) or unit.forms[at][0].isupper()
