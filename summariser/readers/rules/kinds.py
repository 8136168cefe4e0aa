"""The type of event that words tell of: the first group of `events.toml` that fits them."""

import re
from dataclasses import dataclass
from functools import cache

from summariser.grounding import GroundedText
from summariser.readers.rules.data import table
from summariser.text import trie

_WHOLE = "$"
"""Ends a stem of the data file that is a whole word."""
_FRESH = re.compile(r"\b(?:an?|another|two|three|four|five|several|some|separate)\s+(?:[\w’'-]+\s+){0,3}$")
"""What brings something in as new, before the words for it."""
_REFERRED = re.compile(
    r"\b(?:before|after|during|since) (?:the|this)\s+(?:attack|shelling|bombing|bombardment|blast|explosion|raid"
    r"|barrage|strike|floods?)\b"
)
_NONE_BEFORE = re.compile(r"\b(?:no|not|without|none of the)\s+$")


@dataclass(frozen=True, slots=True)
class Kind:
    """The type that a stretch of text tells of, and whether it brings it in as something new: "a bomb"."""

    type: str
    fresh: bool


@cache
def _groups() -> list[tuple[str, re.Pattern[str]]]:
    return [(group["type"], re.compile(rf"\b(?:{'|'.join(group['words'])})\b")) for group in table("events")["group"]]


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
def _stem_pattern() -> re.Pattern[str]:
    whole, begun = _stems()
    return re.compile(rf"(?<![^\W\d_])(?:{trie(whole)}(?![^\W\d_])|{trie(begun)})")


@cache
def _groups_of(stem: str) -> frozenset[int]:
    """The groups of a stem as it was found; there are as many as the data file has."""
    whole, begun = _stems()
    found = set(whole.get(stem, ()))
    for end in range(1, len(stem) + 1):
        found |= begun.get(stem[:end], set())
    return frozenset(found)


def stems_by_sentence(text: GroundedText) -> dict[int, set[int]]:
    """For each sentence with a stem, the groups that may fit it: one pass over the article."""
    found: dict[int, set[int]] = {}
    sentences, at = text.sentences, 0
    for match in _stem_pattern().finditer(text.lower):
        start = match.start()
        while at < len(sentences) and sentences[at].end <= start:
            at += 1
        if at == len(sentences):
            break
        if sentences[at].start <= start:
            found.setdefault(at, set()).update(_groups_of(match.group()))
    return found


def kind_in(lower: str, likely: set[int] | None = None) -> Kind | None:
    """The type by the first group of words that fits, what is only referred back to ("the attack") left out.

    `lower` is in lower case; `likely` has the groups that may fit, where they are known.
    """
    if likely is None:
        likely = {number for stem in _stem_pattern().findall(lower) for number in _groups_of(stem)}
    if not likely:
        return None
    words = _REFERRED.sub(" ", lower)
    groups = _groups()
    for number in sorted(likely):
        kind, known = groups[number]
        match = known.search(words)
        if match and not _NONE_BEFORE.search(words, max(0, match.start() - 12), match.start()):
            before = words[max(0, match.start() - 40) : match.start()]
            return Kind(kind, not before.strip() or bool(_FRESH.search(before)))
    return None
