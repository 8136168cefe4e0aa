"""Figures joined by "and" that share what is said of them: "nine rebels and three soldiers were killed"."""

from collections.abc import Iterator

from summariser.detect.constructions import names_people, pattern, people
from summariser.detect.types import Toll
from summariser.grounding import Place

_MOST = 4
_REACH = 80
"""Code points in front of a figure in which the one that it is joined to stands."""
_JOINS = (" and ", " but ", ", ")
_THEIRS = (" her ", " his ", " their ")
"""Before a figure that is joined to one of whom its people are: "a woman and her two children"."""


def joined_before(body: str, lower: str, start: int, toll: Toll) -> Iterator[Place]:
    """Where the figures stand that open the clause of a figure whose verb is behind it, the nearest first.

    Only what opens a clause is a subject: in "arrested four men and two women were killed" the men are none.
    """
    if toll.part or (toll.count.high != 0 and toll.cue[0] < toll.place[1]) or lower.startswith("un", toll.cue[0]):
        return
    at = toll.place[0]
    at -= next((len(word) - 1 for word in _THEIRS if lower.endswith(word, 0, at)), 0)
    listed = lower[toll.place[1] : toll.cue[0]].lstrip(", ").startswith("and ")
    places: list[Place] = []
    opens = False
    while len(places) < _MOST and lower[max(start, at - 5) : at].endswith(_JOINS if listed else _JOINS[:2]):
        low = max(start, at - _REACH)
        if not _ends_with_people(body[low:at]):
            break
        match = pattern("joined").search(lower[low:at] if low == start else "\0" + lower[low + 1 : at])
        if match is None:
            break
        place = low + match.start("figure"), low + match.end("figure")
        if not _counts(body[slice(*place)]):
            break
        places.append(place)
        opens, listed, at = match["opens"] is not None, True, place[0]
    if opens:
        yield from places


def _ends_with_people(before: str) -> bool:
    """Whether the word in front of "and" may be one for people: most words are not, and this is soon told."""
    words = before.split()[-2:]
    word = words[0] if words and words[-1] in {"and", "but"} else words[-1] if words else ""
    word = word.rstrip(",")
    return word.lower() in people("people") or word.isdigit() or (word.endswith("s") and word[:1].isupper())


def _counts(words: str) -> bool:
    """Whether the words count people, by a word for them or by the name of a nation: "forty Rovians"."""
    return names_people(words) or (words.endswith("s") and words.rsplit(maxsplit=1)[-1][:1].isupper())
