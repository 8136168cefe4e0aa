"""Events by the words that tell of them, each with the figures of its own sentences."""

import re

from summariser.detect import Toll
from summariser.grounding import GroundedText
from summariser.readers.rules.borders import LEAD
from summariser.readers.rules.happened import Happened
from summariser.readers.rules.kinds import Kind, is_ended, kind_in, likely_kinds
from summariser.readers.rules.telling import Telling

_SUPERSEDED = re.compile(r"\b(?:earlier|previously)\b[^.]{0,60}\bput\b")
_MOST_EVENTS = 10


def find_happenings(text: GroundedText, tolls: list[Toll]) -> list[Happened]:
    """The events of an article in order of importance: the lead's, then those with casualties, then the rest."""
    by_sentence: dict[int, list[Toll]] = {}
    for toll in tolls:
        by_sentence.setdefault(toll.sentence, []).append(toll)
    lower = text.lower
    told = Telling(text)
    for index, sentence in enumerate(text.sentences):
        own = by_sentence.get(index, [])
        likely = likely_kinds(text.words[index])
        if not own and not likely:
            continue
        if own and _SUPERSEDED.search(lower, sentence.start, sentence.end):
            own = [toll for toll in own if not _SUPERSEDED.search(lower, sentence.start, toll.place[1])]
        if not own and not told.open:
            continue
        kind = kind_in(lower[sentence.start : sentence.end], likely)
        if (
            kind is None
            and not own
            and told.main is None
            and index < LEAD
            and is_ended(lower[sentence.start : sentence.end])
        ):
            kind = Kind("other", fresh=True)  # hostages are freed, and nothing else is the news
        if kind is not None or own:
            told.take(index, kind, own, likely)
    order = {"main": 0, "related": 1, "background": 2}
    kept = sorted(told.found, key=lambda it: (order[it.role], not it.tolls))[:_MOST_EVENTS]
    return sorted(kept, key=lambda it: order[it.role])
