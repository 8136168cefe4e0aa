"""What a sentence may hold, by its words: a reporting clause, harm to people."""

import re
from functools import cache

from summariser.detect.classes import Classes, by_beginning
from summariser.detect.cues import triggers
from summariser.detect.recent import Recent
from summariser.grounding import GroundedText, lowered

CUE, HARM = 1, 2
_PART = re.compile(r"[^\W\d_]+")
_STEMS = (
    "kill wound injur hurt dead died dies death fatal casualt missing unaccounted toll slain slay murder massacr execut"
    " perish drown deceas maim hospital displac homeless uproot captur kidnap abduct hostage prisoner captive lives"
    " unharm unhurt unscath uninjur victims bodies corpses lost losing loses gunned gunning suffocat asphyxiat treated"
    " assassin"
).split()
"""A word that begins so stands in every sentence with a figure of casualties."""


@cache
def _classes() -> Classes:
    harm, cues = by_beginning(_STEMS), triggers()
    return Classes(lambda word: CUE * (word in cues) | HARM * harm(word))


def marks_of_word(form: str) -> int:
    """The marks of a word as it stands, whatever an apostrophe joins to it."""
    return _classes().among(_PART.findall(lowered(form)))


def _marks(text: GroundedText) -> list[int]:
    among = _classes().among
    return [among(words) for words in text.words]


marks_of = Recent(_marks)
"""The marks of each sentence, as bits."""
