"""Harm that did not happen, or that nobody vouches for: plots, exercises, fears, reports called false or doubtful."""

import re
from collections.abc import Iterable
from functools import cache

from summariser.detect.classes import Classes, by_beginning
from summariser.grounding import Place
from summariser.models.vocabulary import CasualtyEffect

_REACH = 40
"""Code points before a verb in which is told that it may never be."""
_FAR = 240
"""Code points on both sides of a figure in which it is called doubtful or false."""
_MAY = re.compile(
    r"\b(?:could|would|might|(?<!in )may|should|will|can|if|unless|(?:threaten|want|plan|vow)\w* to|feared to have)"
    r"(?:\s+\w+){0,2}\s*$"
)
_INFINITIVE = re.compile(r"\bto\s+$")
_DONE = re.compile(
    r"\b(?:(?:went|go|goes|going|gone)\s+on|manage[sd]?|help(?:s|ed)?|continue[sd]?|proceeded|used(?:\s+[\w’'-]+){0,5})"
    r"\s+to\s+$"
)
"""What was done, told by an infinitive: "went on to kill", "the knife used to kill"."""
_ATTEMPT = re.compile(
    r"\battempted\s+$|\b(?:plot|conspir|foil|thwart|prevent|avert|incit|attempt)\w*\s+(?:(?:the|a|mass|of|for|at|from|in)"
    r"\s+){1,3}$|\b(?:plotting|attempting|inciting)\s+$|\b(?:prevent|stopp?|kept|keep|deter)\w*\s+(?:\w+\s+){1,3}from\s+$"
)
_ASKED = re.compile(r"\bwhether\b(?!.*\bthat\b)[^,;.]*$", re.DOTALL)
_FEARED = re.compile(r"\b(?:feared|believed|presumed|thought)\b")
_FEARS = re.compile(r"\bfear(?:s|ed|ing)?\s+(?:that\s+)?$")
_PRETENDED = re.compile(
    r"\b(?:practi[sc](?:ed|ing|es?)\s+for|rehears(?:ed|ing|es?)(?:\s+for)?|simulat(?:ed|ing|es?|ions?\s+of)"
    r"|imagin(?:ed|ing|es?|ary)|pretend(?:ed|ing|s)?|mock|fictional|fictitious|hypothetical)\s+(?:[\w’'-]+\s+){1,6}?"
    r"(?:in\s+which|where|that|which|killing|leaving|with)\s+(?:[\w’'-]+\s+){0,8}?$"
)
"""An exercise, and what happens in it."""
_FICTION = re.compile(
    r"\b(?:in|of)\s+(?:the|an?|his|her|its|this|that|one)\s+(?:[\w’'-]+\s+){0,2}?"
    r"(?:novel|film|movie|thriller|sitcom|drama|comic|screenplay|(?:video\s+|computer\s+)?game)\b"
    r"(?!\s+(?:crew|set|theat|studio|festival|club|school|industry|star))[^.;]*$"
    r"|\b(?:novel|film|movie|thriller|drama|comic|screenplay|game)s?,?\s+(?:in\s+which|where|about)\b[^.;]*$"
)
"""What a story tells: "in the novel a bomb kills 40 people"."""
_NEVER_CAUSED = re.compile(
    r"\b(?:(?:prevent|avert|avoid|forestall|predict|forecast|project|fear)(?:s|ed|t|ing)?|save[sd]?|saving|spare[sd]?"
    r"|expect(?:s|ed)|(?:could|would|might|may)\s+(?:have\s+)?(?:caus|lead|led|result|mean|bring|reach)\w*)\s+"
    r"(?:(?!(?:after|before|since|when|while|but|and|as|on)\b)[\w’'-]+\s+){0,4}?$"
)
_REPORTS = r"(?:reports?|claims?|accounts?|statements?|allegations?|suggestions?|rumou?rs?|figures?|news|tolls?)"
_NOT_VOUCHED = re.compile(
    r"(?:\bneither\s+confirm\w*\s+nor|(?:\b(?:not|never|nor|no|yet\s+to|without|unable\s+to|(?:refus|declin|fail)\w*\s+to)"
    r"|n['’]t)\s+(?:\w+\s+){0,3}?(?:confirm|verif|corroborat)\w*"
    r"|(?<!\bno )(?<!\bnot )(?<!\bnever )(?<!n['’]t )\b(?:cast(?:s|ing)?\s+doubts?\s+(?:on|over)"
    rf"|doubt(?:s|ed|ing)?|disput(?:es|ed|ing)|question(?:s|ed|ing))\s+(?:that|whether|(?:[a-z-]+\s+){{0,2}}?{_REPORTS}))"
    r"\b(?P<between>[^,;:.]*)(?:,\s+(?:killing|wounding|injuring|leaving|kidnapping)\s+)?$"
)
_WITHDRAWN = re.compile(
    rf"\b(?:(?:dropped|dismissed|withdrew|withdrawn)\s+(?:[\w-]+\s+){{0,2}}?(?:charges?|accusations?)"
    rf"|(?:corrected|retracted|withdrew|withdrawn)\s+(?:[\w-]+\s+){{0,2}}?{_REPORTS})\s+that\b[^;.]*$"
)
"""A charge dropped, or a report taken back, in front of what it told."""
_VOUCHED = re.compile(r"\b(?:but|although|though|while|whereas|said|says|told|which|who|until)\b")
"""What parts a figure from a doubt in front of it."""
_FALSE = (
    r"[\"“‘']?(?:pure|sheer|complete|total|utter|just|simply|nothing\s+but|an?|\w+ly)?\s*[\"“‘']?\b(?:wrong|false|untrue"
    r"|incorrect|unfounded|baseless|groundless|lies?|fakes?|fabricat\w+|fantas\w+|fiction|nonsense|propaganda|rubbish|hoax"
    r"|inventions?|invented|disinformation|misinformation)\b"
)
_IS_FALSE = re.compile(
    rf"[^.;]{{0,60}}?\b(?:was|were|is|are|proved|turned\s+out)\s+(?:to\s+be\s+)?{_FALSE}"
    r"|[^,.;]{0,40}?\bcould\s+not\s+be\s+(?:\w+\s+)?(?:confirmed|verified)\b"
)
_CALLING = re.compile(
    rf"\b(?:call|brand|label|describ|dismiss|denounc|reject|deem|declar)\w*\s+(?:[a-z-]+\s+){{0,3}}?{_REPORTS}\b[^.;]*$"
)
_AS_FALSE = re.compile(rf"[^.;]{{0,60}}?\s(?:as\s+)?{_FALSE}")
_SIGNS = (
    "confirm verif corroborat doubt disput question call brand label describ dismiss denounc reject deem declar practi"
    " rehears simulat imagin pretend mock ficti hypothetic wrong false untrue incorrect unfounded baseless groundless"
    " lie fake fabricat fantas nonsense propaganda rubbish hoax invent disinformation misinformation fear"
    " novel film movie thriller sitcom drama comic screenplay game drop retract withdr correct"
).split()
"""A word that begins so stands in every sentence with a figure that is doubted."""


@cache
def _signs() -> Classes:
    return Classes(by_beginning(_SIGNS))


def may_doubt(words: Iterable[str]) -> bool:
    """Whether a sentence with these words may say of a figure that nobody vouches for it."""
    return bool(_signs().among(words))


def may_never_be(lower: str, start: int, cue: Place) -> bool:
    """Whether a verb of harm tells what may be, was planned or attempted: "a plot to kill", "attempted murder"."""
    before = lower[max(start, cue[0] - _REACH) : cue[0]]
    if _MAY.search(before) or _ATTEMPT.search(before) or _ASKED.search(before):
        return True
    return _INFINITIVE.search(before) is not None and not _DONE.search(before)


def nobody_died(lower: str, start: int, at: int) -> bool:
    """Whether the deaths counted at `at` are ones prevented, predicted or possible: "prevented 20,000 deaths"."""
    return _NEVER_CAUSED.search(lower[max(start, at - _REACH) : at]) is not None


def is_feared(lower: str, effect: CasualtyEffect, figure: Place, cue: Place) -> bool:
    """Whether people are only thought to be dead or hurt: "two miners were feared dead"."""
    return effect in {"killed", "injured"} and bool(_FEARED.search(lower, figure[1], cue[0]))


def is_doubted(lower: str, start: int, end: int, figure: Place) -> bool:
    """Whether a sentence from `start` to `end` tells a figure as part of an exercise, feared, doubtful or false."""
    before = lower[max(start, figure[0] - _FAR) : figure[0]]
    behind = lower[figure[1] : min(end, figure[1] + _FAR)]
    if (
        _FEARS.search(before)
        or _PRETENDED.search(before)
        or _FICTION.search(before)
        or _WITHDRAWN.search(before)
        or _IS_FALSE.match(behind)
    ):
        return True
    if _CALLING.search(before) and _AS_FALSE.match(behind):
        return True
    doubt = _NOT_VOUCHED.search(before)
    return doubt is not None and _VOUCHED.search(doubt["between"]) is None
