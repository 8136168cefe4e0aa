"""Who is dismissed or turned down, which is no denial: "dismissed the minister, Olaf Toll", "rejected Ida Brandt for
the post"; and a warning that is a thing: "issued a red warning, its first"."""

from functools import cache

from summariser.detect.constructions import people
from summariser.detect.data import words as listed
from summariser.detect.lexicon import DAYS, DETERMINERS, PREPOSITIONS, verbs
from summariser.detect.tokens import QUOTED, Unit

_REMOVED = frozenset({"dismiss", "reject", "disown", "repudiate"})
_HONOURS = frozenset("mr mrs ms miss dr sir lord lady dame".split())
_POSTS = (
    people("people")
    | (listed("words", "posts") - _HONOURS)
    | frozenset(
        "manager managers executive head aide adviser advisers candidate applicant boss officials ministers".split()
    )
) - frozenset({"homes", "bodies", "others"})
_QUALIFIERS = listed("words", "qualifiers") | DETERMINERS
_ENDS = (
    frozenset(". , ; : ? ! — – -- ( )".split())
    | DAYS
    | PREPOSITIONS
    | frozenset("and but who when while because".split())
)
_AS = frozenset({"as", "like"})
"""Behind somebody, what is said of him: "dismissed Mr Toll as a liar" denies his worth."""
_LONGEST = 8
_SHORTEST, _MOST_NAMES = len(("Ada", "Lund")), 4
_ALERTS = frozenset(
    "red amber yellow orange severe stark fresh flood tsunami storm gale hail frost weather final second new"
    " public security travel health heat wind snow rain fire avalanche cyclone hurricane tornado evacuation profit"
    " early clear dire urgent rare".split()
)
_GOES_ON = frozenset({":", QUOTED})


@cache
def removing() -> frozenset[str]:
    """The forms of verbs that dismiss what somebody says, or somebody."""
    return frozenset(word for word, verb in verbs().items() if verb.lemma in _REMOVED)


def removes_somebody(unit: Unit, at: int) -> bool:
    """Whether the object of such a verb at token `at` is somebody: a noun for a person or a name, with no clause or
    thing of his behind it ("dismissed the minister's claim")."""
    words, forms = unit.words, unit.forms
    first = at + 1
    while first < len(words) and (words[first] in _QUALIFIERS) and words[first] not in _POSTS:
        first += 1
    for k in range(first, min(len(words), first + _LONGEST)):
        following = words[k + 1] if k + 1 < len(words) else "."
        if words[k] in _POSTS:
            end = k + 1
            while end < len(words) and forms[end][0].isupper() and words[end] not in DAYS:
                end += 1
            if end > k + 1 or following in _ENDS:
                return not (words[end - 1].endswith(("'s", "s'")) or _is_judged(unit, end))
        elif not forms[k].islower() or not words[k].isalpha():
            break
    return _is_named(unit, at + 1)


def _is_named(unit: Unit, first: int) -> bool:
    """Whether a name of two words or more, or a title and one, stands from token `first` up to an end."""
    words, forms, k = unit.words, unit.forms, first
    while k < len(words) and forms[k][0].isupper() and words[k] not in DAYS:
        k += 1
    names = k - first + (first < len(words) and words[first].strip(".") in _HONOURS)
    ends = k == len(words) or words[k] in _ENDS
    possessive = k > first and words[k - 1].endswith(("'s", "s'"))
    return _SHORTEST <= names <= _MOST_NAMES and ends and not possessive and not _is_judged(unit, k)


def _is_judged(unit: Unit, at: int) -> bool:
    return not _AS.isdisjoint(unit.words[at : at + _MOST_NAMES])


def is_issued_warning(unit: Unit, at: int) -> bool:
    """Whether "warning" at token `at` is the noun: behind what kind of warning it is, or before a mark."""
    words = unit.words
    following = words[at + 1] if at + 1 < len(words) else "."
    if at > 0 and words[at - 1] in _ALERTS:
        return True
    determined = any(word in DETERMINERS for word in words[max(0, at - 3) : at])
    return determined and not following[0].isalnum() and following not in _GOES_ON
