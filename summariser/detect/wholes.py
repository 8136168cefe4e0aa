"""Of whom "of them" tells: of the last people counted before it, whether they came to harm or not."""

import re
from functools import cache

from summariser.detect.constructions import figure_pattern
from summariser.detect.groups import plurals

_REACH = 600
"""Code points in front of "of them" in which the people that it tells of are looked for."""


@cache
def _people_counted() -> re.Pattern[str]:
    nouns = "|".join(sorted(plurals(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\bthe\s){figure_pattern()}\s+(?:(?:(?!(?:of|and|in|at|on|by|to)\b)[\w’'-]+\s+){{0,2}}?(?:{nouns})\b"
        r"|(?:have|had|were|are)(?:\s+since)?\s+(?:been\s+)?(?!killed\b)\w+(?:ed|en)\b)",
        re.I,
    )


def counts_others(text: str, figure_end: int, at: int) -> bool:
    """Whether people are counted between the end of a figure and "of them" at `at`: these are "them".

    "At least 52 people were killed. Two reporters were beaten; one of them died": one of the reporters.
    """
    return _people_counted().search(text, max(figure_end, at - _REACH), at) is not None
