"""Figures that the article itself calls replaced by another: "lowering an earlier toll of 22", "down from 40"."""

import re
from collections.abc import Sequence

from summariser.detect.types import Toll
from summariser.grounding import GroundedText, Place
from summariser.timewords import MONTHS

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
    re.compile(  # "this revises the figure of 13"
        rf"\b(?:revis|replac|correct|supersed)\w+\s+(?:the|an?|its|their)\s+(?:[a-z]+\s+){{0,2}}?{_COUNT}\s+of\s+$"
    ),
    re.compile(  # "down from 40", "raised the count to 31 from 27", "the toll rose from 19 to"
        r"(?:\b(?:up|down)|\b(?:rais(?:ed|ing|es)|lower(?:ed|ing|s)|revis(?:ed|ing|es)|corrected|reduced|rose|risen|jumped"
        rf"|climbed|fell|cut)\b(?:\s+{_NO_TURN}[\w’'–—.-]+,?){{0,9}}?(?:\s+(?:up|down))?)\s+from\s+"
        r"(?:(?:an?|the|its|their|just|only|about|some|at\s+least)\s+)*"
        rf"(?:{_AT_FIRST}\s+)?(?:(?:official\s+|death\s+)?{_COUNT}\s+of\s+)?{_AND}$"
    ),
    re.compile(  # "police initially put the toll at 18", "initially reported 27 wounded"
        rf"\b(?:initially|originally|at\s+first)\s+(?:{_NO_TURN}[\w’'-]+\s+){{0,2}}?"
        r"(?:put|set|said|say|reported|announced|gave|given|spoken?|counted|estimated|believed|thought|feared|told)\s+"
        rf"(?:{_NO_TURN}[\w’'-]+\s+){{0,7}}?{_AND}$"
    ),
    re.compile(  # "the toll had stood at two until noon"
        rf"\b(?:{_COUNT}|dead|killed|wounded|injured|missing)\s+had\s+(?:stood|been)\s+at\s+{_AND}$"
    ),
    re.compile(  # "had earlier put the dead at 40": what was "earlier said" may be of another matter
        rf"\b(?:earlier|previously)\b[^.]{{0,40}}?\s(?:put\s+(?:{_NO_TURN}[\w’'-]+\s+){{1,7}}?at"
        rf"|(?:put|set|given|gave)\s+(?:the|an?|its|their)\s+(?:[a-z]+\s+){{0,2}}?{_COUNT}\b"
        rf"(?:\s+{_NO_TURN}[\w’'-]+){{0,7}}?\s+(?:at|as|of))\s+$"
    ),
)
_OF_A_TIME = re.compile(
    rf"\s+(?:[\w’'-]+\s+){{0,2}}?(?:in|during|over|for)\s+(?:(?:all|the\s+whole)\s+of\s+|the\s+|early\s+|late\s+)?"
    rf"(?:{'|'.join(MONTHS)}|last\s|previous\s|same\s|\d{{4}}\b)"
)
"""Behind a count of another time, which nothing replaced: "up from 51 in all of 2020"."""
_EARLIER = re.compile(r"\b(?:earlier|initially|previously)\s+(?:said|reported|announced|put|told|confirmed|gave)\b")
_WRONG = re.compile(r"[^.]*\b(?:errors?|apologi[sz]ed|retracted|withdrew)\b")
"""So the sentence behind one that told a figure "earlier" takes it back."""
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
        return _OF_A_TIME.match(lower, figure[1], min(end, figure[1] + _REACH)) is None
    if _EARLIER.search(before) and _WRONG.match(lower, end, end + _REACH):
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
