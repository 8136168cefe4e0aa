"""The event that a sentence tells by a verb for a deed, where no word names its kind: "warplanes struck a market"."""

from functools import cache

from summariser.detect.tokens import Unit
from summariser.gazetteer import place_of
from summariser.readers.rules.data import table, words
from summariser.readers.rules.deeds.doing import Doing
from summariser.readers.rules.deeds.doings import Doings
from summariser.readers.rules.deeds.lexicon import crews, is_person, listed, things, weapons
from summariser.readers.rules.deeds.phrases import head_of
from summariser.readers.rules.kinds import Kind


@cache
def _modes() -> dict[str, str]:
    return {lemma: mode for mode, lemmas in table("deeds")["modes"].items() for lemma in lemmas.split()}


def deed_kind(doings: Doings, sentence: int) -> Kind | None:
    """The type of the first deed of a sentence that somebody does to somebody or to something, or that nobody suffers
    by accident; "other" where it tells only that somebody with a name was killed or hurt."""
    unit = doings.unit(sentence)
    if unit is None or unit.sentence != sentence:
        return None
    harmed = None
    for at, doing in doings.of(unit):
        start = at - unit.start
        if doing.kind in {"harm", "damage"} and _is_assault(unit, doing):
            mode = _modes().get(doing.lemma)
            return Kind(f"assault:{mode}" if mode else "assault", fresh=False, start=start)
        if harmed is None and doing.lemma in _HARMING and _names_somebody(unit, doing):
            harmed = Kind("other", fresh=False, start=start)
    return harmed


_HARMING = frozenset({"kill", "wound", "injure", "die"})


def _names_somebody(unit: Unit, doing: Doing) -> bool:
    """Whether it befell somebody with a name, or with one beside what he is."""
    return any(form[0].isupper() for first, last in doing.objects for form in unit.forms[max(1, first) : last + 1])


_OF_GROUPS = frozenset("sabotage bomb shell torch blow dynamite ambush murder execute kidnap abduct".split())
"""Deeds of which a name alone is the doer."""
_STRIKES = frozenset({"strike", "strikes"})


@cache
def _armed() -> frozenset[str]:
    """Words by which PLOVER's sectors of those who bear arms are known, with their enemies."""
    sectors = table("speakers")["sectors"]
    rows = (sectors[key] for key in ("COP", "MIL", "REB", "UAF", "CRM"))
    return frozenset(" ".join(rows).split()) | listed("known", "doers") | listed("aggressors", "words")


_AT_PLACES = frozenset({"bomb", "shell", "bombard", "strike", "raid"})


def _is_assault(unit: Unit, doing: Doing) -> bool:
    agents = [unit.words[head_of(unit, phrase)] for phrase in doing.agents]
    objects = [head_of(unit, phrase) for phrase in doing.objects]
    able = weapons() | crews() | listed("attacks", "words") | (_STRIKES if doing.kind == "harm" else frozenset())
    by_armed = any(it in able or it in words("speakers", "armed") or it in _armed() for it in agents)
    meant = any(is_person(it) and it not in listed("vague", "unmeant") for it in agents)
    named = doing.lemma in _OF_GROUPS and any(unit.forms[head_of(unit, it)][0].isupper() for it in doing.agents)
    by_somebody = by_armed or named or (meant and doing.lemma not in listed("vague", "verbs"))
    if agents and listed("vague", "unmeant").issuperset(agents):
        return False
    struck = any(unit.words[at] in things() or is_person(unit.words[at]) for at in objects)
    struck = struck or (doing.kind == "harm" and _names_somebody(unit, doing))
    if doing.lemma in _AT_PLACES and not struck:  # "Norland struck Orvo"
        struck = by_somebody = any(place_of(unit.forms[at])[0] != "unknown" for at in objects) and bool(agents)
    return struck and (by_somebody or doing.lemma in listed("sure", "verbs"))


_ARRESTING = frozenset({"arrest", "detain", "apprehend"})


def is_arrest(doings: Doings, sentence: int, kind: Kind) -> bool:
    """Whether a sentence tells of an arrest first, and of the deed of its `kind` behind that: "arrested five men
    suspected of bombing"."""
    unit = doings.unit(sentence)
    told = doings.of(unit) if unit is not None and unit.sentence == sentence else []
    if unit is None or not told:
        return False
    start, first = told[0]
    return first.lemma in _ARRESTING and bool(first.objects) and start - unit.start < kind.start
