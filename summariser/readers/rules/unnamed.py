"""Why a source has no name, where the article says so."""

import re

from summariser.detect import Report
from summariser.grounding import GroundedText

SAYS_WHY = ("to be named", "to be identified", "to be quoted", "anonymity", "anonymously", "not authori")
"""One of these stands in every article that says why a source has no name."""
_UNNAMED_WHY = re.compile(
    r"(?:(?:ask(?:ed|ing) not|preferr(?:ed|ing) not|declin(?:ed|ing)|refus(?:ed|ing)|(?:did|do|does) not want)"
    r" to be (?:named|identified|quoted by name)|on (?:the )?condition of anonymity|request(?:ed|ing) anonymity"
    r"|(?:speaking|spoke) anonymously|(?:was|were|is|are) not authori[sz]ed to (?:speak|talk|comment)(?: \w+){0,4}?)"
    r"(?:\s+(?:because|as|since)\s+(?P<why>[^.“\"]+?))?(?=[,.]|\s+said\b|\s*$)"
)


def why_unnamed(text: GroundedText, report: Report) -> str | None:
    sentence = text.sentences[report.sentence]
    match = _UNNAMED_WHY.search(text.article.text, sentence.start, min(sentence.end, sentence.start + 1000))
    if match is None:
        return None
    low, high = sorted((report.cue[0], match.start()))
    if ";" in text.article.text[low:high]:
        return None  # "The port said nothing; a clerk, who asked not to be named, said it was shut"
    return (match.group("why") or match.group()).strip()
