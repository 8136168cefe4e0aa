"""Where a text reports what somebody says."""

from itertools import product

from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.tokens import Tokens


def reported(tokens: Tokens) -> list[tuple[int, str]]:
    """Where a text reports: token index and kind of each reporting verb."""
    if not tokens.kinds & Kind.REPORTS:
        return []
    kinds = keyed("reports")
    return [(at, kinds[word.lower]) for at, word in enumerate(tokens.words) if word.kinds & Kind.REPORTS]


def is_active(tokens: Tokens, at: int) -> bool:
    """Whether somebody before a reporting verb speaks: not in "a quake blamed for two deaths", nor for "allegedly"."""
    word, after = tokens.lower[at], tokens.lower[at + 1 : at + 2]
    if after == [":"] and word.endswith("ed"):
        return False  # "aid announced: nine boats"
    return not word.endswith("ly") and (word not in _BLAMED or after not in (["for"], ["of"], ["on"], ["by"]))


_BLAMED = frozenset("blamed accused condemned criticised criticized requested demanded asked urged ordered".split())


def is_heard(tokens: Tokens) -> bool:
    """Whether a text tells what was said before some: "jury told", "inquiry hears"."""
    return not _SAID.isdisjoint(tokens.lower) and any(heard_at(tokens, at) for at in range(1, len(tokens)))


def heard_at(tokens: Tokens, at: int) -> bool:
    """Whether a word tells so, with the one before it: not in "the court told the owner"."""
    if (tokens.lower[at - 1], tokens.lower[at]) not in _HEARD:
        return False
    behind = tokens.words[at + 1 : at + 2]
    return tokens.lower[at] != "told" or not behind or bool(behind[0].kinds & Kind.BREAK) or behind[0].lower == "that"


_HEARERS = frozenset(
    "jury jurors court tribunal inquest inquiry hearing commission panel committee lawmakers mps".split()
)
_SAID = frozenset({"told", "heard", "hears"})
_HEARD = frozenset(product(_HEARERS, _SAID))
"""Pairs of words that tell that somebody spoke there."""
