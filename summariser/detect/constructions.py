"""The constructions in which news states figures of casualties, as patterns."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from summariser.detect.classes import Classes
from summariser.detect.countless import counts_nobody
from summariser.detect.data import table
from summariser.detect.groups import plurals
from summariser.detect.unreal import is_feared, may_never_be, nobody_died
from summariser.grounding import Place
from summariser.models.vocabulary import CasualtyEffect

_SLOT = re.compile(r"(?<!\?P)<(\w+)>")
"""A named part of a pattern in the data file; not the name of a group."""
_NEEDS: dict[str, tuple[str, ...]] = {
    "none": ("no ", "no-", "nobody", "none", "zero", "without", "neither", "not "),
    "unhurt": ("unh", "unin", "unsc"),
    "left": ("left", "leav"),
    "toll": ("toll", "number of"),
    "counted": ("the dead", "the killed", "the wounded", "the injured", "the missing", "the casualties"),
    "lives": ("lives",),
    "livesof": ("the lives of",),
    "todeath": ("death",),
    "fatally": ("fatally",),
    "died": (" of the", " of tho", " of its", " of his", " of their"),
    "ofthe": (" of the ",),
    "bodies": ("bodies", "corpses"),
    "bodiesof": ("bodies of", "corpses of"),
    "lostmen": ("lost ", "losing ", "loses "),
    "amongthem": (" among ",),
    "includes": (" includ",),
    "taken": ("hostage", "prisoner", "captive"),
    "included": ("the dead", "the killed", "the wounded", "the injured", "the missing"),
    "noun": ("death", "fatalit", "injur", "casualt", "victim"),
}
"""The same for one construction."""
_ORDER = (
    "none unhurt died ofthe bodies bodiesof lostmen amongthem includes left toll counted lives livesof todeath fatally"
    " taken active included single state noun".split()
)
"""The constructions, the surest first."""
_PART_NEEDS = ("including", "among", "them", "whom")
_NUMBERLESS = frozenset("none unhurt includes taken active included single todeath bodiesof amongthem".split())
"""Constructions without a figure, or with "a" and "one" for it."""
_BEGUN_WITH_FIGURE = {"died", "fatally", "ofthe", "state", "noun", "bodies"}
_DEEDS = {"active", "single", "state", "todeath"}
"""Constructions with a verb, which may tell what was only planned."""
_EXCEPT = re.compile(
    r"[^;.]{0,80}?\b(?:except(?:ing)?|apart\s+from|other\s+than|save\s+for|aside\s+from|barring|excluding)\b"
    r"|\s+but\s+(?:the|an?|one|two|three|him|her)(?:\s+\w+)?\s*[.,]"
    r"|\s+on\s+(?:his|its|their|our|her|either|the\s+[\w’'-]+)\s+side\b|\s+among\s+(?:his|its|their|our)\b"
)
"""Behind nobody, those who were harmed, or one side of a fight alone."""
_FIGURE_SIGN = re.compile(
    r"\d|(?<![^\W\d_])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|twenty|forty|hundred"
    r"|thousand|million|dozen|score|several|many|most|number|few|couple|half|both)"
)
"""In every number, and in what stands for one."""


@cache
def figure_pattern() -> str:
    """A number with its qualifier, as a pattern without groups; no percentage, age, span of time or time of day."""
    data = {key: value.replace("\n", "") for key, value in table("casualties")["figure"].items()}
    numbers = data["numbers"]
    digits = r"(?:\d{1,3}(?:[,\u202f'’ ]\d{3})+(?!\d)|\d+)(?:\.\d+(?=\s+(?:million|thousand)))?(?![\w-]*-old)"
    number = rf"(?:{digits}|(?:{numbers})(?:[- ](?:{numbers}|and))*)"
    spread = rf"{number}(?:\s*(?:to|and|or|-|–)\s*{number})?(?:\s+(?:million|thousand|hundred|dozen))?(?:\s+or more)?"
    before = r"(?<![\w$€£.,/-])(?<!\d:)(?<!\bno )"
    count = rf"{before}(?:{spread}|{data['vague']})(?![\w%-]|[.,:]\d|\s*(?:{data['units']})\b|\s+an?\s)"
    return rf"(?:(?:{data['qualifiers']})\s+){{0,2}}{count}"


@cache
def grown_pattern() -> str:
    """The same behind a verb by which a toll grows: "tops 200"."""
    return rf"(?:(?:{table('casualties')['parts']['grown']})\s+)?{figure_pattern()}"


@cache
def _effects(section: str) -> dict[str, CasualtyEffect]:
    return {word: effect for effect, words in table("casualties")[section].items() for word in words.split()}


@cache
def people(key: str) -> frozenset[str]:
    """The words for people, or for things that are killed and hurt in a manner of speaking."""
    return frozenset(table("casualties")[key]["words"].split())


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A construction of `casualties.toml`, its <names> replaced by what they stand for.

    Each is compiled when it is first searched for: that takes milliseconds, and many articles need but a few.
    """
    raw, named = table("casualties")["patterns"][name], _named_parts()
    while (match := _SLOT.search(raw)) is not None:
        raw = raw[: match.start()] + named[match.group(1)] + raw[match.end() :]
    return re.compile(raw)


@cache
def _named_parts() -> dict[str, str]:
    data = table("casualties")
    phrases = [re.escape(phrase) for group in data["phrases"].values() for phrase in group]
    return {
        "figure": figure_pattern(),
        "one": "(?:an?|one)",
        "lone": f"(?:{'|'.join(sorted(people('people') - plurals(), key=len, reverse=True))})",
        "person": f"(?:{'|'.join(sorted(people('people'), key=len, reverse=True))})",
        "numbers": data["figure"]["numbers"].replace("\n", ""),
        "active": "|".join([*_effects("active"), *data["deeds"]["phrases"]]),
        "to_death": data["deeds"]["to_death"],
        "states": "|".join([*_effects("state"), *phrases]),
        "nouns": "|".join(word for group in data["nouns"].values() for word in group.split()),
        **{
            name: data["parts"][name]
            for name in ("stop", "tail", "be", "grown", "notnow", "whole", "comparing", "holder")
        },
    }


class _Construction(NamedTuple):
    """A construction, and what a sentence must have to be searched for it."""

    name: str
    needs: tuple[str, ...]
    sign: int
    """The class of the words of which one stands in it."""


_FIGURE = 1
"""The class of the words that are, or stand for, a number."""


@lru_cache(maxsize=4096)
def _constructions(signs: int) -> tuple[_Construction, ...]:
    """The constructions, in order, that a sentence with pieces of these classes can have."""
    every = (_Construction(name, _NEEDS.get(name, ()), 2 << at) for at, name in enumerate(_ORDER))
    return tuple([it for it in every if signs & it.sign and (it.name in _NUMBERLESS or signs & _FIGURE)])


@cache
def _signs() -> Classes:
    """Pieces between white space by the constructions that they may belong to, as bits."""
    data = table("casualties")
    phrases = [phrase.split()[0] for group in data["phrases"].values() for phrase in group]
    deeds = [phrase.split()[0] for phrase in data["deeds"]["phrases"]]
    states = (*phrases, *_effects("state"))
    stems = {"active": (*deeds, *_effects("active")), "state": states, "single": states}
    for name, needs in _NEEDS.items():
        stems[name] = tuple({next(word for word in need.split() if word != "the") for need in needs})
    signs = [(2 << at, stems[name]) for at, name in enumerate(_ORDER)]

    def of(piece: str) -> int:
        bits = sum(sign for sign, stems in signs if _mentions(piece, stems))
        return bits | (_FIGURE if _FIGURE_SIGN.search(piece) else 0)

    return Classes(of)


@cache
def _beginning() -> re.Pattern[str]:
    """Where a figure may begin: at a digit, a number, a qualifier, a word such as "several", each told by its letters.

    The phrases are parted by their first letters, of which most words have none of those that follow.
    """
    data = {key: value.replace("\n", "") for key, value in table("casualties")["figure"].items()}
    by_first: dict[str, list[str]] = {}
    for phrase in "|".join(data[key] for key in ("qualifiers", "numbers", "vague")).split("|"):
        by_first.setdefault(phrase[0], []).append(phrase[1:])
    parted = [f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items()]
    return re.compile(rf"\b(?:\d|{'|'.join(parted)})")


def matches(body: str, forms: str, start: int, end: int) -> Iterator[tuple[str, CasualtyEffect, Place, Place]]:
    """Name of the construction, effect, figure and cue; the surest constructions first. `forms` is the text as it
    stands, `body` the same in lower case."""
    lower = body[start:end]
    signs = _signs().among(lower.split())
    starts: list[int] | None = None
    for name, needs, _ in _constructions(signs):
        if not _mentions(lower, needs):
            continue
        if name not in _BEGUN_WITH_FIGURE:
            found = pattern(name).finditer(body, start, end)
        else:
            if starts is None:
                starts = [match.start() for match in _beginning().finditer(body, start, end)]
            found = _from(pattern(name), body, forms, starts, end)
        for match in found:
            cue = match.span("cue")
            if name == "none" and cue == (-1, -1):
                cue = match.span("state" if match["state"] else "died")
            if name in _DEEDS and may_never_be(body, start, cue):
                continue
            if name == "state" and _is_active(body, forms, match.end("figure"), cue, end):
                continue
            if name == "state" and _tells_which(body, match.span("figure"), cue):
                continue
            if name == "noun" and (" of the " in match["figure"] or nobody_died(body, start, match.start("figure"))):
                continue  # "most of the casualties were children"
            if name == "bodies" and not _FOUND.search(body, start, end):
                continue  # "the two bodies signed a treaty"
            if name == "none" and _EXCEPT.match(body, match.end(), end):
                continue
            if name == "included" and match["figure"].startswith("under ") and not names_people(match["figure"]):
                continue  # "seven of the wounded are under 16"
            if name == "ofthe" and not names_people(match.group("group")):
                continue
            place, effect = match.span("figure"), _effect(name, body[slice(*cue)].lower())
            if not is_feared(body, effect, place, cue):
                yield name, effect, place, cue


_FOUND = re.compile(
    r"\b(?:found|carried|recovered|recovering|pulled|pulling|retrieved|counted|brought|received|morgues?|mortuary|buried|saw|seen"
    r"|exhumed|discovered|lay|lying|burn\w*|identif\w+|collected|removed|rubble|grave|graves|floating|washed|dumped|blast"
    r"|hospital|search\w*|coffins?|dead|killed|wounded|injured)\b"
)
"""What is done with the dead."""


@cache
def _figure_ahead() -> re.Pattern[str]:
    return re.compile(rf"\s+{figure_pattern()}")


def _is_active(body: str, forms: str, after: int, cue: Place, end: int) -> bool:
    """Whether what reads as "737 killed" is a subject's deed: "the Boeing 737 crash killed 189"."""
    if body[after : cue[0]].strip():
        return False
    if _figure_ahead().match(body, cue[1], end) or _OBJECT.match(body, cue[1], end):
        return True
    phrase = " " in body[slice(*cue)] or body.startswith(" shot ", cue[0] - 6)
    return phrase and _NAME.match(forms, cue[1], end) is not None


_OBJECT = re.compile(
    r"\s+(?:him|her|them|an?|the|his|its|their|another)\b(?!\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?|hours?|nights?"
    r"|decades?|morning|evening|afternoon|minutes?|moments?)\b)"
)
_NAME = re.compile(r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]")
"""Who was killed, behind the verb: "two officers shot dead Ann Lee"."""


def _tells_which(body: str, figure: Place, cue: Place) -> bool:
    """Whether a participle says of which people some are, and a verb follows: "one of the sailors captured said"."""
    if " of the " not in body[slice(*figure)] or body[figure[1] : cue[0]].strip():
        return False
    return _VERB.match(body, cue[1]) is not None


_VERB = re.compile(r"\s+(?:said|says|told|was|were|is|are|had|has|have|died|later|could|would)\b", re.IGNORECASE)


def _from(searched: re.Pattern[str], body: str, forms: str, starts: list[int], end: int) -> Iterator[re.Match[str]]:
    """What `searched.finditer` finds that begins at one of `starts`, with a number that counts people."""
    at = 0
    for start in starts:
        match = searched.match(body, start, end) if start >= at else None
        if match is not None and not counts_nobody(forms, match.span("figure")):
            yield match
            at = match.end()


def _mentions(lower: str, stems: tuple[str, ...]) -> bool:
    for stem in stems:  # `any` of a generator takes three times as long, and this is asked a dozen times a sentence
        if stem in lower:
            return True
    return not stems


def _effect(name: str, cue: str) -> CasualtyEffect:
    if name in {"toll", "lives"}:
        words = cue.split()
        return _effects("state").get(words[-1], "killed")
    if name == "unhurt":
        return "injured"
    if name == "taken":
        return "captured"
    effect = _effects("active").get(cue) or _effects("state").get(cue)
    if effect is not None:
        return effect
    for section in ("phrases", "nouns"):
        for key, group in table("casualties")[section].items():
            words = group if isinstance(group, list) else group.split()
            if cue in words:
                return "killed" if key == "both" else key
    return "killed"


def parts(body: str, start: int, end: int) -> Iterator[Place]:
    """The figures that say themselves that they are part of another."""
    if not _mentions(body[start:end], _PART_NEEDS):
        return
    for match in pattern("part").finditer(body, start, end):
        yield match.span("ofthem") if match.group("ofthem") else match.span("figure")


def names_people(words: str) -> bool:
    """Whether there is a word for people in the words."""
    return any(word.strip(",.") in people("people") for word in words.lower().split())
