"""What something is about, told by "over"."""

from collections.abc import Sequence

from summariser.audit.reading.dictionary import Word
from summariser.detect.groups import people


def is_of_a_matter(before: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether an "over" between some words tells what something is about: "searched offices over three payments", not
    people, of whom it tells how many: "after the trial over 40 people were freed"."""
    low = [word.lower for word in before]
    if not low or any(word.lower in people() or word.lower in _OTHERS for word in behind):
        return False
    return low[-1] in _MATTERS or (low[-1] not in _LINKS and not _BROUGHT_IN.isdisjoint(low[:-1]))


_OTHERS = frozenset("people others men women children dead injured wounded hurt".split())
_LINKS = frozenset({"and", "or", ","})
TO_MATTER = 4
"""Words in which stands what goes on "over" something."""
_MATTERS = frozenset(
    "row rows dispute disputes probe inquiry trial fight battle case cases lawsuit lawsuits suit sue sued sues charge "
    "charges charged protest protests protested file files filed argue argued clash clashed feud investigation appeal "
    "hearing complaint complaints anger outcry scandal strike strikes talks negotiations".split()
)
_BROUGHT_IN = frozenset(
    "search searched searches arrest arrested question questioned detain detained jail jailed convict convicted "
    "dismiss dismissed sack sacked suspend suspended raid raided".split()
)
"""With an object behind them: "arrested over 40 men" are more than 40."""
