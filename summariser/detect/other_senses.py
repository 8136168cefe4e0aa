"""Words for speech where nothing is said: "added to the toll", "said goodbye", "14 of the 20 accused"."""

from collections.abc import Callable

from summariser.detect.lexicon import AUXILIARIES, CLAUSE, PAST, RECIPIENTS, verbs
from summariser.detect.tokens import QUOTED, Unit

_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_NOUNS = frozenset("counseling counselling".split())
_GREETINGS = frozenset("goodbye farewell hello thanks".split())
_LITTLE = frozenset({"little", "nothing"})
_MORE = frozenset("to more at about of else".split())
"""What may follow "saying little" that is no clause."""
_ADDED = frozenset("to without weight fuel insult pressure urgency momentum".split())
_STORIES = frozenset("story stories tale tales joke jokes lie lies truth".split())
_ALLIED = frozenset("agreement deal treaty pact accord truce ceasefire contract".split())
_WITHIN = frozenset("within for".split())
_STOPS = frozenset(",.;:") | {QUOTED}
_FAR = 8
"""Words behind "maintains" in which the verb of its clause stands."""


def is_other_sense(unit: Unit, at: int) -> bool:
    """Whether the verb of speech at `at` tells of something else than speech. Looks at a few words on both sides."""
    found = _SENSES.get(unit.words[at])
    return found is not None and found(unit, at)


def _after(unit: Unit, at: int, count: int = 1) -> list[str]:
    return unit.words[at + 1 : at + 1 + count]


def _says_nothing(unit: Unit, at: int) -> bool:
    """ "stood in small groups, saying little", "said goodbye to supporters"."""
    first, *more = unit.forms[at + 1 : at + 3] or [""]
    if first in _GREETINGS:
        return True
    return first in _LITTLE and (not more or more[0] in _STOPS or more[0] in _MORE)


def _adds_to(unit: Unit, at: int) -> bool:
    first, *more = _after(unit, at, 2) or [""]
    return first in _ADDED and not (more and more[0] in RECIPIENTS)


def _tells_a_story(unit: Unit, at: int) -> bool:
    """ "told a different story", of which a sentence of its own follows."""
    after = _after(unit, at, 4)
    end = next((k for k, word in enumerate(after) if word in _STORIES), -1)
    return end > 0 and after[0] in {"a", "another", "the", "different"} and after[end + 1 : end + 2] in ([], ["."])


def _are_charged(unit: Unit, at: int) -> bool:
    """ "14 of the 20 accused named in the report": people, whom a number counts."""
    before = unit.words[at - 1] if at else ""
    return before.isdigit() or before in _NUMBERS


def _was_in_time(unit: Unit, at: int) -> bool:
    """ "patients who reported within 12 hours", "reported for duty"."""
    return not _WITHIN.isdisjoint(_after(unit, at))


def _keeps(unit: Unit, at: int) -> bool:
    """ "maintains bases in both countries": nothing that is told, without a verb behind it."""
    for k, word in enumerate(_after(unit, at, _FAR)):
        if word in _STOPS:
            return word != QUOTED and k > 0
        known = verbs().get(word)
        if word in CLAUSE or word in AUXILIARIES or word in PAST or word.endswith("ed"):
            return False
        if known is not None and not known.noun:
            return False
    return at + _FAR >= len(unit.words)


def _was_convinced(unit: Unit, at: int) -> bool:
    """ "a crowd, wrongly convinced that": who is so says nothing."""
    return _after(unit, at) in (["that"], ["by"], ["of"])


def _was_concluded(unit: Unit, at: int) -> bool:
    """ "the agreement concluded in Torvik"."""
    return at > 0 and unit.words[at - 1] in _ALLIED


def _is_a_byline(unit: Unit, at: int) -> bool:
    """ "Ada Lund contributed reporting from Torvik"."""
    return at > 0 and unit.words[at - 1] in {"contributed", "additional", "contributing"}


def _is_a_name(unit: Unit, at: int) -> bool:
    """ "a loose alliance called Open After Dark,": what something is called, which nobody says."""
    words, forms, end = unit.words, unit.forms, at + 1
    while end < len(words) and end - at <= _FAR and (forms[end][0].isupper() or words[end] in {"of", "the"}):
        end += 1
    if end == at + 1 or at < 1 or not forms[at - 1].islower():
        return False
    new = not {"a", "an"}.isdisjoint(words[max(0, at - 4) : at])
    return new and (end >= len(words) or words[end] in _STOPS or words[end] in AUXILIARIES)


_SENSES: dict[str, Callable[[Unit, int], bool]] = {
    **dict.fromkeys(_NOUNS, lambda _unit, _at: True),
    **dict.fromkeys(("say", "says", "said", "saying"), _says_nothing),
    **dict.fromkeys(("add", "adds", "added", "adding"), _adds_to),
    **dict.fromkeys(("tell", "tells", "told", "telling"), _tells_a_story),
    **dict.fromkeys(("maintain", "maintains", "maintained", "maintaining"), _keeps),
    "accused": _are_charged,
    "reported": _was_in_time,
    "convinced": _was_convinced,
    "concluded": _was_concluded,
    "reporting": _is_a_byline,
    "called": _is_a_name,
}
