"""Figures that the article itself calls replaced by another: "lowering an earlier toll of 22", "down from 40"."""

import re
from collections.abc import Sequence

from summariser.detect.types import Toll
from summariser.grounding import GroundedText, Place

_REACH = 90
"""Code points on both sides of a figure in which the article can say that another one took its place."""
_COUNT = r"(?:tolls?|counts?|figures?|estimates?|tall(?:y|ies)|totals?|numbers?|reports?|lists?|bulletins?)"
_AT_FIRST = r"(?:initial|earlier|previous|prior|preliminary|provisional|original|first|early)"
_AND = r"(?:[\w,.]+\s+(?:people\s+)?(?:dead|killed|deaths|wounded|injured|missing)\s+and\s+)?"
"""The figure of another effect in front: "up from 24 dead and 87 wounded"."""
_NO_TURN = r"(?!(?:but|before|then|and|while|later|now|since|from|rais\w+|revis\w+|lower\w+|correct\w+|updat\w+)\b)"
_BEFORE = (
    re.compile(  # "an earlier toll of 22", "initial reports had said 50"
        rf"\b{_AT_FIRST}\s+(?:(?:official|death|casualty|police|media|news|confirmed)\s+){{0,2}}{_COUNT}\s+"
        rf"(?:{_NO_TURN}[\w’'-]+\s+){{0,6}}?{_AND}$"
    ),
    re.compile(  # "down from 40", "raised the count to 31 from 27", "the toll rose from 19 to"
        r"\b(?:up|down|rais(?:ed|ing|es)|lower(?:ed|ing|s)|revis(?:ed|ing|es)|corrected|reduced|increased|rose|risen"
        rf"|jumped|climbed|fell|cut)\b(?:\s+{_NO_TURN}[\w’'–—.-]+,?){{0,9}}?\s+(?:up\s+|down\s+)?from\s+"
        r"(?:(?:an?|the|its|their|just|only|about|some|at\s+least)\s+)*"
        rf"(?:{_AT_FIRST}\s+)?(?:(?:official\s+|death\s+)?{_COUNT}\s+of\s+)?{_AND}$"
    ),
    re.compile(  # "police initially put the toll at 18", "initially reported 27 wounded"
        rf"\b(?:initially|originally|at\s+first)\s+(?:{_NO_TURN}[\w’'-]+\s+){{1,8}}?{_AND}$"
    ),
    re.compile(  # "had earlier put the dead at 40": what was "earlier said" may be of another matter
        rf"\b(?:earlier|previously)\b[^.]{{0,40}}?\s(?:put|set|given|gave)\s+(?:{_NO_TURN}[\w’'-]+\s+){{1,8}}?$"
    ),
)
_BEHIND = re.compile(  # "down from 40 reported earlier", "50 dead, as initially reported"
    r"(?:\s+(?:people|persons|dead|deaths|killed|injured|wounded|missing))?,?\s+(?:(?:as|than|that|which)\s+)?"
    r"(?:(?:had\s+been|was|were|it|they|officials|police|authorities)\s+)?"
    r"(?:(?:earlier|initially|previously|originally|first)\s+(?:\w+ed|given|thought|put\s+out)\b"
    r"|(?:reported|announced|given|counted|estimated|feared|stated|put\s+out)\s+"
    r"(?:earlier|initially|previously|originally|at\s+first)\b)"
)


def is_outdated(lower: str, start: int, end: int, figure: Place) -> bool:
    """Whether a sentence from `start` to `end` says of a figure that it was held before, and another one is now."""
    before = lower[max(start, figure[0] - _REACH) : figure[0]].replace("\n", " ")
    if any(pattern.search(before) for pattern in _BEFORE):
        return True
    return _BEHIND.match(lower, figure[1], min(end, figure[1] + _REACH)) is not None


def without_outdated(text: GroundedText, tolls: Sequence[Toll]) -> list[Toll]:
    """The figures without those that another one of the same effect has replaced: the only ones there are stay."""
    old = [
        is_outdated(text.lower, sentence.start, sentence.end, toll.place)
        for toll in tolls
        for sentence in [text.sentences[toll.sentence]]
    ]
    held = {
        toll.effect
        for toll, replaced in zip(tolls, old, strict=True)
        if not replaced and not toll.part and toll.count.high != 0
    }
    return [toll for toll, replaced in zip(tolls, old, strict=True) if not replaced or toll.effect not in held]
