"""The type of event that words tell of: the first group of `events.toml` that fits them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from summariser.detect.classes import Classes
from summariser.readers.rules.data import pattern, table

ARREST = "coerce:arrest"
_LONGEST_STEM = 20
_WHOLE = "$"
"""Ends a stem of the data file that is a whole word."""
_FRESH = re.compile(r"\b(?:an?|another|two|three|four|five|several|some|separate)\s+(?:[\w’'-]+\s+){0,3}$")
"""What brings something in as new, before the words for it."""
_REFERRED = re.compile(
    r"\b(?:before|after|during|since) (?:the|this)\s+(?:attack|shelling|bombing|bombardment|blast|explosion|raid"
    r"|barrage|strike|floods?)\b"
)
_UNDOING = {
    "ended": ["free", "releas", "rescu", "liberat", "overturn", "handed over", "turned over", "let go"],
    "undone": [
        *"ruled ruling rules avert prevent forestall nobody none den clear".split(),
        *"unable could cannot dropped dismiss withdrew corrected retract rumo unless face facing".split(),
        "if ",
        *"yet to|not able|refused|declined|no |no-|not |n't|n’t|never |unfounded|untrue|baseless|groundless".split("|"),
        *"false|wrong|incorrect|fake|hoax| lie".split("|"),
    ],
}
"""What stands in every sentence that tells of the end of an event, or that it did not take place."""
_FIGURED = frozenset({"assault", "disaster", "accident"})
"""Root types whose words metaphors borrow, and laws speak of."""
_NEARLY = re.compile(r"\b(?:nearly|almost)\s(?:[a-z]+ed|fell|sank|broke|came|went|caved|burst|gave)\b")
"""What did not happen."""
_NONE_BEFORE = re.compile(
    r"\b(?:no|not|without|none of the|no[ -]?one|nobody|any(?:one|body)|whoever|those"
    r"|(?:no|without)\s+(?:[a-z]+\s+)?(?:reports?|word|sign|signs|news|indication|evidence)\s+of(?:\s+any)?)\s+$"
)
"""Before what is not told to have happened: "no one found guilty", "no immediate reports of arrests"."""
_NONE_REACH = 40


@dataclass(frozen=True, slots=True)
class Kind:
    """The type that a stretch of text tells of, and whether it brings it in as something new: "a bomb"."""

    type: str
    fresh: bool
    start: int = 0
    """Where the words begin in the stretch."""


@cache
def _groups() -> list[tuple[str, re.Pattern[str]]]:
    return [(group["type"], re.compile(rf"\b(?:{'|'.join(group['words'])})\b")) for group in table("events")["group"]]


def not_by_the_way(likely: int) -> int:
    """Of some groups, those that tell an event wherever they stand: beyond the lead, "quit" or "protests" are often
    said by the way."""
    return likely & ~_lead_only()


@cache
def _lead_only() -> int:
    return sum(1 << at for at, group in enumerate(table("events")["group"]) if group.get("lead"))


@cache
def _undoable() -> frozenset[str]:
    """The types of which is told that they did not take place, or were ended."""
    roots = ("assault", "coerce", "accident", "legal", "health", "disaster", "consult")
    return frozenset(kind for kind, _ in _groups() if kind.startswith(roots))


def ended_kind(lower: str) -> Kind | None:
    """What a sentence tells that ends such an event: hostages that are let go, or another end; None where none."""
    match = pattern("events", "markers", "ended").search(lower)
    if match is None:
        return None
    told = _LET_GO.search(match.group())
    return (
        Kind("retreat:release", fresh=True, start=match.start() + told.start()) if told else Kind("other", fresh=True)
    )


_LET_GO = re.compile(
    r"\b(?:reunited with|walk(?:ed|s)? (?:to )?free(?:dom)?|free[ds]?|freeing|releas\w+|(?:handed|turned) over"
    r"|let go)\b"
)
"""Who is let go, not got out by others."""


def without_arrest(lower: str, likely: int) -> Kind | None:
    """The type of a sentence that tells of dead or wounded: nobody dies of the arrest that it tells as well."""
    return kind_in(lower, likely & ~sum(1 << at for at, (kind, _) in enumerate(_groups()) if kind == ARREST))


@cache
def _stems() -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """The groups by the whole words and by the beginnings of words of which one stands in whatever they fit."""
    whole: dict[str, set[int]] = {}
    begun: dict[str, set[int]] = {}
    for number, group in enumerate(table("events")["group"]):
        for stem in group["stems"].split("|"):
            first, *more = stem.split()
            word = first.removesuffix(_WHOLE)
            (whole if more or first.endswith(_WHOLE) else begun).setdefault(word, set()).add(number)
    return whole, begun


@cache
def _classes() -> Classes:
    """The groups that a word may begin an expression of, as bits."""
    whole, begun = _stems()

    def of(word: str) -> int:
        groups = set(whole.get(word, ()))
        for end in range(1, min(len(word), _LONGEST_STEM) + 1):
            groups |= begun.get(word[:end], set())
        return sum(1 << group for group in groups)

    return Classes(of)


def likely_kinds(words: Iterable[str]) -> int:
    """The groups that may fit a stretch of these words, as bits."""
    return _classes().among(words)


def is_of_court(likely: int) -> bool:
    """Whether a stretch with these groups may tell of a court."""
    return bool(likely & _court_group())


def court_kind(lower: str, likely: int) -> Kind | None:
    """What a stretch tells of a court, whatever else it tells."""
    return kind_in(lower, likely & _court_group())


@cache
def _court_group() -> int:
    return sum(1 << number for number, (kind, _) in enumerate(_groups()) if kind == "legal")


def framed_kind(lower: str, likely: int, told: Kind, *, harmed: bool) -> Kind | None:
    """What the first clause of a lead tells, where its kind stands only in one that hangs on it: a strike, "as police
    fired tear gas". None where it tells nothing, or but names who took part; nor where somebody was killed or hurt
    (`harmed`), whose end may stand behind.
    """
    if harmed:
        return None
    border = next((it for it in _HANGS_ON.finditer(lower) if it.start() > _SHORTEST_CLAUSE), None)
    if border is None or told.start < border.start():
        return None
    first = kind_in(lower[: border.start()], likely)
    return None if first is None or first.type in _BY_WHOM else first


_HANGS_ON = re.compile(
    r",\s(?=\w+ing\s)|[,;]?\s(?:as|while|after|when|before|since|because|amid|despite|following|over|in protest|with"
    r"|and(?=\s(?:[\w’'-]+\s){1,3}(?:broke|erupted|flared|clashed|fired|threw|were|was)\b))\s"
)
_SHORTEST_CLAUSE = 20
_BY_WHOM = frozenset({"protest:demo"})
"""The type that words for people name: "protesters were hurt when a bomb went off"."""


def tells_kind(lower: str, likely: int) -> bool:
    """Whether words for a type stand in a stretch at all, also where it is denied, ended or referred back to."""
    return bool(likely) and _first(lower, likely) is not None


def kind_in(lower: str, likely: int) -> Kind | None:
    """The type by the first group of words that fits, what is only referred back to ("the attack") left out.

    `lower` is in lower case; `likely` has the groups that may fit.
    """
    if not likely:
        return None
    words = _REFERRED.sub(_blank, lower)
    found = _first(words, likely)
    if found is not None and found.type in _undoable():
        for key, signs in _UNDOING.items():
            if any(map(words.__contains__, signs)):
                words = pattern("events", "markers", key).sub(_blank, words)
        found = _first(words, likely)
        if found is not None and _MAY_BE_NOBODY.search(words):
            besides = _NOBODY.sub(_blank, words)
            told = _first(besides, likely) if besides != words else found
            found = told or (None if " else" in words else found)  # "no one else was arrested": nothing is told of it
    if found is not None and found.type.partition(":")[0] in _FIGURED:
        literal = pattern("events", "markers", "figurative").sub(_blank, words)
        return found if literal == words else _first(literal, likely)
    return found


def did_not_happen(lower: str, kind: str, likely: int) -> bool:
    """Whether a sentence tells of an event of a type only that nobody did it, or met with it: "Police said nobody was
    arrested"."""
    if not _MAY_BE_NOBODY.search(lower):
        return False
    match = next((it for it in _NOBODY.finditer(lower) if _is_of(kind, it.group(), likely)), None)
    if match is None or _DENIED.search(lower, 0, match.start()):
        return False
    return kind_in(lower[: match.start()], likely) is None and kind_in(lower[match.end() :], likely) is None


def _is_of(kind: str, lower: str, likely: int) -> bool:
    found = _first(lower, likely)
    return found is not None and found.type == kind


_MAY_BE_NOBODY = re.compile(r"\bno|\bneither\b")
_NOBODY = re.compile(
    r"(?<![\w-])(?:no[ -]?one|nobody|(?:none|neither) of [^,.;]{1,40}?|(?:no|neither) (?:[\w-]+ ){1,3}?)(?: else)?\s*"
    r"(?:has|have|had|was|were|is|are)\s(?:(?:yet|so far) )?(?:been )?\w+(?:ed|en|ht|ld)\b"
    r"(?! (?:[\w-]+ ){0,4}?(?:until|till|except|but|other than|apart from)\b)"
)
"""What did not happen: "No one has been arrested", "no shots were fired"; not so, if "until Monday"."""
_DENIED = re.compile(r"\bden(?:y|ied|ies|ying)\b")


def _first(words: str, likely: int) -> Kind | None:
    for number, (kind, known) in enumerate(_groups()):
        match = known.search(words) if likely >> number & 1 else None
        if match and _NEARLY.search(words, max(0, match.start() - 8), match.end()):
            continue
        if match and not _NONE_BEFORE.search(words, max(0, match.start() - _NONE_REACH), match.start()):
            before = words[max(0, match.start() - 40) : match.start()]
            return Kind(kind, not before.strip() or bool(_FRESH.search(before)), match.start())
    return None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def is_to_come(lower: str, named: str, likely: int) -> bool:
    """Whether a sentence tells its event as one that will be: "will be sentenced"."""
    verb = _TO_COME.search(lower)
    told = kind_in(" ".join(lower[verb.end() : verb.end() + 60].split()[:3]), likely) if verb else None
    return told is not None and told.type == named


_TO_COME = re.compile(r"\b(?:will|shall|is to|are to|due to) (?:be )?(?:\w+ly )?(?=\w)")
