"""Figures that nobody stands for: denied, negated, only possible, or said to be wrong."""

import re

from summariser.detect import Report, Toll
from summariser.grounding import GroundedText

_BEFORE = 40
"""Code points before a figure or its verb in which a negation or a modal can stand."""
_UNREAL = re.compile(  # in small letters: "in May"
    r"(?:\b(?:not|never)|n['’]t|\b(?:may|might|could|would)(?:\s+have)?)\s+(?:\w+\s+){0,2}$"
)
_UNSAID = re.compile(
    r"\b(?:neither confirm\w* nor den\w+"
    r"|(?:declin|refus|fail|hesitat)\w+ to \w+|(?:yet|reluctant|unwilling|unable) to \w+"
    r"|(?:avoid\w*|short of|without) (?:saying|confirming|admitting|acknowledging))\s+"
    r"(?:(?:reports|claims|allegations)\s+)?(?:that|whether|if)\s+(?:(?!that\b|which\b|who\b)[\w’'-]+\s+){0,3}$"
    r"|\bwhether\s+(?:(?!that\b|which\b|who\b)[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Before a figure that somebody withholds or leaves open: "has yet to confirm that", "declined to say whether"."""
_FAR_BEFORE = 100
"""Code points before a figure in which these words can stand."""
_WRONG = re.compile(
    r"^[^.;]{0,60}\b(?:was|were|is|are|proved|turned out)\s+(?:to be\s+)?"
    r"(?:wrong|false|untrue|incorrect|unfounded|denied|withdrawn|retracted|rejected|dismissed|refuted)\b",
    re.IGNORECASE,
)


def undisputed(text: GroundedText, tolls: list[Toll], reports: list[Report]) -> list[Toll]:
    """The figures without those that stand in a denial, under a negation or a modal, behind what is withheld or left
    open, or are called wrong. That nobody was harmed may be a denial's own news: such figures stay."""
    denied = [place for report in reports if report.act == "deny" for place in report.content]
    return [toll for toll in tolls if toll.count.high == 0 or not _is_disputed(text, toll, denied)]


def _is_disputed(text: GroundedText, toll: Toll, denied: list[tuple[int, int]]) -> bool:
    start, end = toll.place
    if any(low <= start and end <= high for low, high in denied):
        return True
    body, sentence = text.article.text, text.sentences[toll.sentence]
    for at in {start, toll.cue[0]}:
        if _UNREAL.search(body[max(sentence.start, at - _BEFORE) : at]):
            return True
    if _UNSAID.search(body[max(sentence.start, start - _FAR_BEFORE) : start]):
        return True
    return bool(_WRONG.match(body[end : min(sentence.end, end + 90)]))
