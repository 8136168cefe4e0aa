"""The words for those harmed: which there are, and where they end, before a clause that goes on behind their noun."""

from functools import cache

from summariser.detect.data import table

_COLLECTIVE = frozenset("people children schoolchildren police troops crew staff personnel".split())
_GOES_ON = frozenset("of in on from at aboard inside aged under over and or with to for".split())
"""What a noun's group may go on with: "members of a crew", "people in the hall"."""
_NEVER = frozenset("whom who they he she we it there here then not never how why went goes came remain remains".split())
"""What is no part of a group."""
_VERBS = frozenset("hit struck shot went came left fell sat stood ran caught found known said says told".split())
"""What is told of one, behind the noun: "a girl hit by a stray bullet"."""

GROUPLESS = frozenset(
    "others other more casualty casualties injuries deaths victims people's fatalities dead wounded".split()
)
"""What stands for those harmed and tells nothing of who they are: "nine others", "two fatalities"."""


@cache
def people() -> frozenset[str]:
    """The words for people, one or several."""
    return frozenset(table("casualties")["people"]["words"].split())


@cache
def plurals() -> frozenset[str]:
    """The words for several people."""
    return frozenset(it for it in people() if it in _COLLECTIVE or it.endswith(("men", "s")))


def group_words(words: list[str]) -> int:
    """How many of a figure's words, in lower case, are its number and those harmed: "five people there" has two."""
    one = words[0] in {"a", "an", "one"}
    for at in range(1, len(words)):
        word, before = words[at], words[at - 1]
        if word in _NEVER or (word == "the" and before in plurals()) or words[at : at + 2] == ["the", "number"]:
            return at
        if before not in people() or word in _GOES_ON or word in people():
            continue
        if not one and before in plurals() and not word.endswith("s"):
            return at
        if one and (word in _VERBS or word.endswith("ed")):
            return at
    return len(words)
