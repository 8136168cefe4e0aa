"""Fillers of a slot, one to one: equal words are a match, and words inside the other's are half of one."""

import re
import unicodedata
from collections.abc import Sequence

from summariser.evaluate.facts import Fill
from summariser.evaluate.statistics import assigned

WHOLE, HALF = 1.0, 0.5
_WORD = re.compile(r"\w+")
_ARTICLES = {"a", "an", "the"}

Pairs = list[tuple[int, int, float]]
"""Index of the gold filler, index of the predicted one, credit."""


def words_of(text: str) -> tuple[str, ...]:
    """Its words without case, accents, punctuation and English articles."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    found = _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))
    return tuple(word for word in found if word not in _ARTICLES) or tuple(found)


def credit(gold: Fill, guess: Fill) -> float:
    """1 where any wording equals any other, ½ where one stands whole inside another, else 0."""
    if gold.tag != guess.tag:
        return 0.0
    best = 0.0
    guesses = [words_of(text) for text in guess.wordings]
    for one in map(words_of, gold.wordings):
        for other in guesses:
            if one == other:
                return WHOLE
            if _inside(one, other) or _inside(other, one):
                best = HALF
    return best


def _inside(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    if not part or len(part) > len(whole):
        return False
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def paired(golds: Sequence[Fill], guesses: Sequence[Fill]) -> Pairs:
    """The pairs with most credit; what is not optional goes first among equals."""
    credits = [[credit(gold, guess) for guess in guesses] for gold in golds]
    weights = [
        [
            value and value + 0.01 * ((not gold.optional) + (not guess.optional))
            for value, guess in zip(row, guesses, strict=True)
        ]
        for row, gold in zip(credits, golds, strict=True)
    ]
    return [(one, other, credits[one][other]) for one, other in assigned(weights)]


def distinct(fills: Sequence[Fill]) -> tuple[Fill, ...]:
    """Each filler once: without equal ones, and without optional ones that say a part of what another says."""
    kept: list[Fill] = []
    for fill in sorted(fills, key=lambda item: item.optional):
        same = max((credit(fill, other) for other in kept), default=0.0)
        if same < WHOLE and not (same and fill.optional):
            kept.append(fill)
    return tuple(kept)
