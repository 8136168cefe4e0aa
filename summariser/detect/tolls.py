"""Figures of casualties, by the constructions in which news states them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from summariser.detect.classes import Classes, by_beginning
from summariser.detect.data import table
from summariser.detect.recent import Recent
from summariser.detect.types import Toll
from summariser.figures import quantity
from summariser.grounding import GroundedText, Place
from summariser.models.event import Quantity
from summariser.models.vocabulary import CasualtyEffect

_GROUPLESS = frozenset(
    "others other more casualty casualties injuries deaths victims people's fatalities dead wounded".split()
)
_SLOT = re.compile(r"(?<!\?P)<(\w+)>")
"""A named part of a pattern in the data file; not the name of a group."""
_MOST = 16
"""Figures in one sentence: more are no prose."""
_UNREAL = re.compile(
    r"\b(?:could|would|might|(?<!in )may|should|will|can|if|unless|(?:threaten|want|plan|vow)\w* to)"
    r"(?:\s+\w+){0,2}\s*$",
    re.I,
)
"""Before a verb: what may happen, or is only feared, is no toll."""
_PART_OF = re.compile(r"\bof (?:them|whom)\b|^all\s+(?:\w+)\s*$", re.I)
_PART_AFTER = re.compile(r"\s+of the (?:dead|killed|wounded|injured|victims|missing)\b", re.I)
_LEFT_OVER = re.compile(r"(?:\s+(?:of|the|a|an|still|also|then|all|not|him|dead|\w+ly))+\s*$", re.I)
_OF_THEM = re.compile(r"^.*?\b(?:them|whom)\b\s*", re.I)
_STEMS = (
    "kill wound injur hurt dead died dies death fatal casualt missing unaccounted toll slain slay murder massacr execut"
    " perish drown deceas maim hospital displac homeless uproot captur kidnap abduct hostage prisoner captive lives"
    " unharm unhurt unscath uninjur victims lost"
).split()
"""A word that begins so stands in every sentence with a figure of casualties: looked for first, since that is cheap."""
_NEEDS: dict[str, tuple[str, ...]] = {
    "none": ("no ", "no-", "nobody", "none", "zero", "without"),
    "unhurt": ("unh", "unin", "unsc"),
    "left": ("left", "leav"),
    "toll": ("toll", "number of"),
    "lives": ("lives",),
    "died": (" of the", " of its", " of his", " of their"),
    "ofthe": (" of the ",),
    "includes": (" includ",),
    "taken": ("hostage", "prisoner", "captive"),
    "included": ("the dead", "the killed", "the wounded", "the injured", "the missing"),
    "noun": ("death", "fatalit", "injur", "casualt", "victim"),
}
"""The same for one construction."""
_ORDER = "none unhurt died ofthe includes left toll lives taken active included state noun".split()
"""The constructions, the surest first."""
_PART_NEEDS = ("including", "among", "them", "whom")
_NUMBERLESS = {"none", "unhurt", "includes", "taken", "active", "included"}
"""Constructions without a figure, or with "a" and "one" for it."""
_FIGURE_WORD = re.compile(
    r"\d|(?<![^\W\d_])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|twenty|forty|hundred"
    r"|thousand|million|dozen|score|several|many|most|a number|a few|a couple|half|both)"
)
"""The beginning of what is a number, or stands for one."""
_STILL_SPOKEN_OF = 2
"""Sentences behind a figure in which "the figure" means it."""


@cache
def figure_pattern() -> str:
    """A number with its qualifier, as a pattern without groups; no percentage, age or span of time."""
    data = {key: value.replace("\n", "") for key, value in table("casualties")["figure"].items()}
    numbers = data["numbers"]
    digits = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+(?=\s+(?:million|thousand)))?(?![\w-]*-old)"
    number = rf"(?:{digits}|(?:{numbers})(?:[- ](?:{numbers}|and))*)"
    spread = rf"{number}(?:\s*(?:to|and|or|-|–)\s*{number})?(?:\s+(?:million|thousand|hundred|dozen))?(?:\s+or more)?"
    count = rf"(?<![\w$€£.,-])(?<!\bno )(?:{spread}|{data['vague']})(?![\w%-]|[.,:]\d|\s*(?:{data['units']})\b)"
    return rf"(?:(?:{data['qualifiers']})\s+){{0,2}}{count}"


@cache
def _harm() -> Classes:
    return Classes(by_beginning(_STEMS))


@cache
def _effects(section: str) -> dict[str, CasualtyEffect]:
    return {word: effect for effect, words in table("casualties")[section].items() for word in words.split()}


@cache
def _people(key: str) -> frozenset[str]:
    return frozenset(table("casualties")[key]["words"].split())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The constructions of `casualties.toml`, their <names> replaced by what they stand for."""
    data = table("casualties")
    phrases = [re.escape(phrase) for group in data["phrases"].values() for phrase in group]
    named = {
        "figure": figure_pattern(),
        "one": "(?:an?|one)",
        "active": "|".join(_effects("active")),
        "states": "|".join([*phrases, *_effects("state")]),
        "nouns": "|".join(word for group in data["nouns"].values() for word in group.split()),
        **{name: data["parts"][name] for name in ("stop", "tail", "be")},
    }

    def filled(raw: str) -> str:
        while (match := _SLOT.search(raw)) is not None:
            raw = raw[: match.start()] + named[match.group(1)] + raw[match.end() :]
        return raw

    return {name: re.compile(filled(raw)) for name, raw in data["patterns"].items()}


@cache
def _constructions() -> list[tuple[str, re.Pattern[str], tuple[str, ...], bool]]:
    """The constructions in order: name, pattern, what one of must stand in the sentence, whether it needs a number."""
    return [(name, _patterns()[name], _NEEDS.get(name, ()), name not in _NUMBERLESS) for name in _ORDER]


def find_tolls(text: GroundedText) -> list[Toll]:
    """The figures of casualties in an article, in text order. Linear in its length; never raises."""
    return _recent(text)


def _tolls(text: GroundedText) -> list[Toll]:
    body = text.article.text
    lower = text.lower
    found: list[Toll] = []
    harm = _harm()
    likely = {index for index, words in enumerate(text.words) if harm.among(words)}
    beside = {at for index in likely for at in range(index + 1, min(index + 1 + _STILL_SPOKEN_OF, len(text.sentences)))}
    for index in sorted(likely | beside):
        sentence = text.sentences[index]
        before = found[-1] if found and index - found[-1].sentence <= _STILL_SPOKEN_OF else None
        if index in likely or (before and lower.find(" includ", sentence.start, sentence.end) >= 0):
            found += _in_sentence(body, lower, sentence.start, sentence.end, index, before)
    return found


def _in_sentence(body: str, lower: str, start: int, end: int, index: int, told: Toll | None) -> list[Toll]:
    """The figures of one sentence; `told` is the last one before it, where that is still spoken of."""
    taken: list[Place] = []
    found: list[Toll] = []

    def add(effect: CasualtyEffect, place: Place, cue: Place, *, nobody: bool = False, part: bool = False) -> bool:
        place = _tidy(body, place)
        if place[0] >= place[1] or any(place[0] < other[1] and other[0] < place[1] for other in taken):
            return False
        if not nobody and not _counts_people(body[slice(*place)], effect):
            return False
        found.append(_toll(body, effect, place, cue, index, nobody, part))
        return True

    for name, effect, place, cue in _matches(lower, start, end):
        if len(found) >= _MOST:
            break
        if name == "includes":
            if told is None or not _names_people(body[slice(*place)]):
                continue
            effect = "killed" if body[slice(*cue)].lower() == "toll" else told.effect  # noqa: PLW2901
        added = add(effect, place, cue, nobody=name in {"none", "unhurt"})
        if added and name == "none" and body[slice(*cue)].lower() in table("casualties")["nouns"]["both"].split():
            add("injured", place, cue, nobody=True)
        if added:
            taken.append(place)
            if name == "unhurt":
                found[-1] = replace(found[-1], place=(found[-1].place[0], cue[1]))
            elif name in {"included", "includes", "died", "ofthe"}:
                found[-1] = replace(found[-1], part=True)
    for place in _parts(lower, start, end) if found else ():
        before = [it for it in found if it.place[1] <= place[0] and it.count.high != 0]
        before = [it for it in before if not it.part] or before
        if before and add(before[-1].effect, place, before[-1].cue, part=True):
            taken.append(place)
    for toll in list(found):
        taken += _coordinated(lower, end, toll, add)
    return sorted(found, key=lambda toll: (toll.place, toll.effect))


def _matches(body: str, start: int, end: int) -> Iterator[tuple[str, CasualtyEffect, Place, Place]]:
    """Name of the construction, effect, figure and cue; the surest constructions first."""
    lower = body[start:end]
    counted = _FIGURE_WORD.search(lower) is not None
    for name, pattern, needs, figured in _constructions():
        if (figured and not counted) or not _mentions(lower, needs):
            continue
        for match in pattern.finditer(body, start, end):
            cue = match.span("cue")
            if name == "none" and cue == (-1, -1):
                cue = match.span("state" if match["state"] else "died")
            if name in {"active", "state"} and _UNREAL.search(body[max(start, cue[0] - 40) : cue[0]]):
                continue
            if name == "ofthe" and not _names_people(match.group("group")):
                continue
            place = match.span("figure")
            yield name, _effect(name, body[slice(*cue)].lower()), place, cue


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


def _parts(body: str, start: int, end: int) -> Iterator[Place]:
    if not _mentions(body[start:end], _PART_NEEDS):
        return
    for match in _patterns()["part"].finditer(body, start, end):
        yield match.span("ofthem") if match.group("ofthem") else match.span("figure")


def _coordinated(body: str, end: int, toll: Toll, add: object) -> list[Place]:
    """ "killed three soldiers and two children": the second figure has the effect of the first."""
    at, places = toll.place[1], list[Place]()
    if toll.count.high == 0 or toll.cue[0] > toll.place[0]:
        return places
    for _ in range(4):
        match = _patterns()["more"].match(body, at, end)
        if match is None or not callable(add) or not add(toll.effect, match.span("figure"), toll.cue, part=toll.part):
            break
        places.append(match.span("figure"))
        at = match.end("figure")
    return places


def _tidy(body: str, place: Place) -> Place:
    """Without white space at the ends, nor a preposition or adverb left over."""
    words = _LEFT_OVER.sub("", body[slice(*place)])
    lead = len(words) - len(words.lstrip())
    return place[0] + lead, place[0] + len(words.rstrip())


def _names_people(words: str) -> bool:
    return any(word.strip(",.") in _people("people") for word in words.lower().split())


def _counts_people(words: str, effect: CasualtyEffect) -> bool:
    lower = words.lower().split()
    plain = {word.strip(",.") for word in lower}
    if not plain.isdisjoint(_people("things")):
        return False
    persons = not plain.isdisjoint(_people("people"))
    if lower[0] in {"a", "an"}:
        return persons
    if effect in {"missing", "captured"} and not persons:
        return lower[-1] in _GROUPLESS or bool(_figure().fullmatch(words))
    return True


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(figure_pattern(), re.IGNORECASE)


@lru_cache(maxsize=4096)
def _quantity(words: str) -> Quantity:
    return quantity(words)


@cache
def _count() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{figure_pattern()}|an?|no|zero)\b(?:\s+of\b(?!\s+(?:them|whom)))?(?:\s+the\b)?", re.IGNORECASE
    )


def _victims(group: str) -> str | None:
    plain = re.sub(r"^(?:more|other)\s+", "", group)
    return None if plain.lower() in _GROUPLESS or not plain else plain


def _toll(body: str, effect: CasualtyEffect, place: Place, cue: Place, index: int, nobody: bool, part: bool) -> Toll:
    words = body[slice(*place)]
    count = _count().match(words)
    group = _OF_THEM.sub("", words[count.end() if count else 0 :].strip())
    return Toll(
        effect=effect,
        place=place,
        count=Quantity(text=words, low=0, best=0, high=0, qualifier="exact") if nobody else _quantity(words),
        victims=None if nobody and not words.lower().startswith("all") else _victims(group),
        sentence=index,
        part=part or bool(_PART_OF.search(words) or _PART_AFTER.match(body, place[1])),
        cue=cue,
    )


_recent = Recent(_tolls)
