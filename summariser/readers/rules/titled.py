"""What kind of event it is whose sentence has figures alone: "The office has confirmed six deaths"."""

from summariser.grounding import GroundedText
from summariser.readers.rules.data import pattern, table
from summariser.readers.rules.happened import Happened

_BEFORE, _BEHIND = 4, 2
"""Sentences round the figures in which a noun may tell of what they are."""
_TITLE = 25
"""Words of a title at most."""


def named_by_noun(text: GroundedText, happened: Happened) -> str | None:
    """The type of the first noun for an event ("eruption", "inferno") in the title or a short lead.

    Else in the sentence of the figures, in those before it, from the nearest on, and behind it; None where they have
    none, or nobody was harmed.
    """
    if not any(toll.effect in _HARM for toll in happened.tolls):
        return None
    first = min(happened.sentences)
    near = [at for at in range(first - 1, max(0, first - 1 - _BEFORE), -1) if at > 0]
    near += range(first + 1, min(len(text.sentences), first + 1 + _BEHIND))
    title = [0] if text.sentences and len(text.words[0]) <= _TITLE else []
    for index in [*title, first, *near]:
        sentence = text.sentences[index]
        matches = ((kind, pattern("events", "nouns", kind)) for kind in map(str, table("events")["nouns"]))
        found = [
            (match.start(), kind)
            for kind, nouns in matches
            if (match := nouns.search(text.lower, sentence.start, sentence.end))
        ]
        if found:
            return min(found)[1]
    return None


_HARM = frozenset({"killed", "injured", "missing", "displaced"})
