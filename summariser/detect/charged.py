"""The one that is accused in the words before a cue: "the mayor accused of theft", "blamed the Front, which"."""

from summariser.detect.lexicon import BE, DETERMINERS, PREPOSITIONS
from summariser.detect.tokens import Unit

_CHARGED = frozenset("accused suspected charged convicted".split())
_ACCUSED = frozenset("blamed accused blames accuses".split())
_OF_DEED = frozenset({"of", "for", "over"})


def is_charge(words: list[str], first: int) -> bool:
    """Whether what begins at `first` is only what the subject before it is charged with: "the mayor accused of"."""
    return first > 1 and words[first - 1] in {"of", "with"} and words[first - 2] in _CHARGED


def accused_in(unit: Unit, first: int, last: int) -> tuple[int, int] | None:
    """The one that is blamed between `first` and `last`, with whom "who" or "which" goes on: "the Front" in "police
    blamed the Front for the raid, which denied it"."""
    words = unit.words
    at = next((k for k in range(last - 1, max(0, first - 2), -1) if words[k] in _ACCUSED), 0)
    if not at or words[at + 1] in PREPOSITIONS or words[at - 1] in BE or words[at - 1] in DETERMINERS:
        return None
    on = next((k for k in range(last - 1, at, -1) if words[k] == "on"), at) if words[at].startswith("blame") else at
    deed = next((k for k in range(on + 2, last) if words[k] in _OF_DEED), last + 1)
    return on + 1, deed - 1
