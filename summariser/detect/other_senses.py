"""Words for speech where nothing is said: "added to the toll", "said goodbye", "14 of the 20 accused"."""

from collections.abc import Callable

from summariser.detect.tokens import QUOTED, Unit

_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_NOUNS = frozenset("counseling counselling".split())
_GREETINGS = frozenset("goodbye farewell hello".split())
_LITTLE = frozenset({"little", "nothing"})
_GROWS = frozenset(
    "toll tolls tension tensions pressure fears confusion number numbers list misery woes concerns uncertainty anger"
    " chaos total grief backlog".split()
)
"""What is added to, where nobody says more."""
_FUEL = frozenset("fuel weight insult pressure urgency momentum".split())
_STORIES = frozenset("story stories tale tales".split())
_ALLIED = frozenset("agreement deal treaty pact accord truce ceasefire contract".split())
_BETWEEN = frozenset("in on by at last between".split())
_HAD = frozenset("base bases troops forces presence ties relations contact control order embassy".split())
_NAMED = frozenset(
    "alliance group movement party organisation organization network village town hamlet app campaign operation"
    " programme program project ship boat book film band company firm charity website channel stream street"
    " place area mission".split()
)
"""What has a name that it is called by."""
_STOPS = frozenset(",.;:") | {QUOTED}


def is_other_sense(unit: Unit, at: int) -> bool:
    """Whether the verb of speech at `at` tells of something else than speech. Looks at a few words on both sides."""
    found = _SENSES.get(unit.words[at])
    return found is not None and found(unit, at)


def _after(unit: Unit, at: int, count: int = 1) -> list[str]:
    return unit.words[at + 1 : at + 1 + count]


def _greets(unit: Unit, at: int) -> bool:
    """ "said goodbye to supporters"."""
    return unit.forms[at + 1 : at + 2] != [] and unit.forms[at + 1] in _GREETINGS


def _says_nothing(unit: Unit, at: int) -> bool:
    """ "stood in small groups, saying little."."""
    first, *more = _after(unit, at, 2) or [""]
    return first in _LITTLE and (not more or more[0] in _STOPS)


def _adds_to(unit: Unit, at: int) -> bool:
    """ "added to the toll", "adding fuel to the quarrel", "adding to the 360,000"."""
    first, *more = _after(unit, at, 5) or [""]
    if first in _FUEL:
        return "to" in more
    counted = unit.words[at] == "adding" and any(word[0].isdigit() for word in more)
    return first == "to" and (counted or not _GROWS.isdisjoint(more[:3]))


def _tells_a_story(unit: Unit, at: int) -> bool:
    """ "Relatives told a different story." """
    after = _after(unit, at, 4)
    end = next((k for k, word in enumerate(after) if word in _STORIES), -1)
    return 0 < end < 3 and after[0] in {"a", "another"} and after[end + 1 : end + 2] in ([], ["."])


def _are_charged(unit: Unit, at: int) -> bool:
    """ "14 of the 20 accused named in the report": people, whom a number counts."""
    before, after = unit.words[at - 1] if at else "", _after(unit, at)
    return (before.isdigit() or before in _NUMBERS) and (after == [] or after[0] in _OF_THOSE)


_OF_THOSE = frozenset("named were was are have had who in listed remain remained , .".split())


def _was_in_time(unit: Unit, at: int) -> bool:
    """ "patients who had reported within 12 hours"."""
    before = unit.words[max(0, at - 3) : at]
    return _after(unit, at) in (["within"], ["for"]) and not {"who", "which"}.isdisjoint(before)


def _keeps(unit: Unit, at: int) -> bool:
    """ "maintains bases in both countries": what is had, and not said."""
    after = _after(unit, at, 3)
    return "that" not in after and not _HAD.isdisjoint(after)


def _was_convinced(unit: Unit, at: int) -> bool:
    """ "a crowd, wrongly convinced that": who is so says nothing."""
    return _after(unit, at) in (["that"], ["by"], ["of"])


def _was_concluded(unit: Unit, at: int) -> bool:
    """ "the agreement concluded in Torvik"."""
    return at > 0 and unit.words[at - 1] in _ALLIED and not _BETWEEN.isdisjoint(_after(unit, at))


def _is_a_byline(unit: Unit, at: int) -> bool:
    """ "Ada Lund contributed reporting from Torvik"."""
    return at > 0 and unit.words[at - 1] in {"contributed", "additional", "contributing"}


def _is_a_name(unit: Unit, at: int) -> bool:
    """ "a loose alliance called Open After Dark": what something is called, which nobody says."""
    return (
        at > 0
        and unit.words[at - 1] in _NAMED
        and unit.forms[at + 1 : at + 2] != []
        and unit.forms[at + 1][0].isupper()
    )


def _lies_between(unit: Unit, at: int) -> bool:
    """ "a band of territory disputed between Torvik and Lund"."""
    return _after(unit, at) == ["between"]


_SENSES: dict[str, Callable[[Unit, int], bool]] = {
    **dict.fromkeys(_NOUNS, lambda _unit, _at: True),
    **dict.fromkeys(("say", "says", "said"), _greets),
    "saying": _says_nothing,
    **dict.fromkeys(("add", "adds", "added", "adding"), _adds_to),
    **dict.fromkeys(("tell", "tells", "told", "telling"), _tells_a_story),
    **dict.fromkeys(("maintain", "maintains", "maintained", "maintaining"), _keeps),
    **dict.fromkeys(("disputed", "contested"), _lies_between),
    "accused": _are_charged,
    "reported": _was_in_time,
    "convinced": _was_convinced,
    "concluded": _was_concluded,
    "reporting": _is_a_byline,
    "called": _is_a_name,
}
