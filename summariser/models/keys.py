"""Keys of a JSON object that are no field of an article: which of them is a misspelt one."""

from collections.abc import Collection

_OTHERS = frozenset({"publisher"})
"""Words of their own that are near to a field."""
_SHORT, _LONG = 5, 7
"""Letters from which one, and two, slips of a pen make a field's name of another word by chance no more."""


def misspelt(key: str, fields: Collection[str]) -> str | None:
    """The field that a key is meant for: in other letters (upper case), or one or two slips of a pen from it."""
    lower = key.lower()
    for field in fields:
        if lower == field:
            return field
    for field in fields:
        slips = (len(field) >= _SHORT) + (len(field) >= _LONG)
        if key.isalpha() and lower not in _OTHERS and lower != f"{field}s" and _distance(lower, field, slips) <= slips:
            return field
    return None


def _distance(one: str, other: str, most: int) -> int:
    """How many letters are lacking, too many, wrong, or changed over with the next; `most` and one where it is more."""
    if not most or abs(len(one) - len(other)) > most:
        return most + 1
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, mark in enumerate(other, 1):
            best = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != mark))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == mark:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        before, last = last, line
    return last[-1]
