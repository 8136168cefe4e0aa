"""The words of English time expressions, and where in a text one can start.

Nearly every expression has a kernel (a weekday, a month, a unit, a year), and only certain words lead up to one: the
search for expressions is tried there alone.
"""

from collections.abc import Sequence
from functools import lru_cache

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = "january february march april may june july august september october november december".split()
SHORT_MONTHS = {name[:3]: at for at, name in enumerate(MONTHS, 1)} | {"sept": 9}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMERALS = {one: value for value, one in enumerate(_ONES)} | {ten: 10 * at for at, ten in enumerate(_TENS, 2)}
"""The numbers below a hundred that are one word."""
COUNTS = {one: NUMERALS[one] for one in _ONES[1:16]} | {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}
COUNTS |= {ten: NUMERALS[ten] for ten in _TENS}
COUNTS |= {f"{ten} {one}": NUMERALS[ten] + NUMERALS[one] for ten in _TENS for one in _ONES[1:10]}
"""How many units of time are counted in words."""
_NAMED = frozenset(
    DAYS
    + [f"{day}s" for day in DAYS]
    + MONTHS
    + list(SHORT_MONTHS)
    + "yesterday today tonight tomorrow overnight hours minutes".split()
)
"""Kernels that may be the first word too."""
UNITS_OF_TIME = frozenset("second minute hour day week month quarter year decade".split())
"""What a number of is a span of time, in the singular."""
_UNITS = frozenset(
    "minute hour day week month year weekend quarter century decade days weeks months years decades"
    " night morning afternoon evening".split()
)
"""Kernels that something must lead up to."""
_STARTS = frozenset(
    "by before until till no since from earlier later early mid late the on in last next this coming past previous "
    "within a an couple as of after during for between".split()
) | set(COUNTS)
_INSIDE = frozenset("than at least end start beginning middle following or and to through st nd rd th , . - –".split())
"""What may stand between the first word and the kernel, beside words that may be the first."""
KERNEL, STARTING, INSIDE, _OR = 1, 2, 4, 8
"""Parts that a word can play in a time expression, as bits."""
_REACH = 10
"""Words from the first of an expression to its kernel, at most."""


_LONGEST = 24
"""Longer pieces are no words of time."""


def part_of_time(word: str) -> int:
    """The parts that a word, or a mark, in lower case can play in a time expression."""
    return _part(word) if len(word) <= _LONGEST else STARTING | INSIDE if word[0].isdecimal() else 0


@lru_cache(maxsize=65536)
def _part(word: str) -> int:
    bare = word.replace("’", "'").partition("'")[0]
    part = 0
    if bare in _NAMED or (len(bare) in {4, 5} and bare[:4].isdecimal()):
        part = KERNEL | STARTING
    elif bare in _UNITS:
        part = KERNEL
    if bare in _STARTS or word[0].isdecimal():
        part |= STARTING
    if word == "or":  # any word may follow: "within two or more days"
        part |= _OR
    return part | INSIDE if part or word in _INSIDE else 0


def starts_of_times(parts: Sequence[int]) -> list[int]:
    """Which of some words can be the first of a time expression, by their parts: those that lead up to a kernel."""
    found: list[int] = []
    last = -1
    for kernel, part in enumerate(parts):
        if part & KERNEL:
            first = kernel
            least = max(kernel - _REACH, last)
            while first - 1 > least and (parts[first - 1] & INSIDE or (first > 1 and parts[first - 2] & _OR)):
                first -= 1
            found += [at for at in range(first, kernel + 1) if parts[at] & STARTING]
            last = kernel
    return found
