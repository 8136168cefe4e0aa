"""Why a source has no name, where the article says so."""

import re

from summariser.detect import Report
from summariser.grounding import GroundedText

SAYS_WHY = ("not to be", "not want", "anonymity")
"""One of these stands in every article that says why a source has no name."""
_UNNAMED_WHY = re.compile(
    r"(?:asked not to be (?:named|identified)|did not want to be (?:named|identified)|on (?:the )?condition of"
    r" anonymity|asking not to be (?:named|identified)|requested anonymity)(?:\s+(?:because|as|since)\s+"
    r"(?P<why>[^.“\"]+?))?(?=[,.]|\s*$)"
)


def why_unnamed(text: GroundedText, report: Report) -> str | None:
    sentence = text.sentences[report.sentence]
    match = _UNNAMED_WHY.search(text.article.text, sentence.start, min(sentence.end, sentence.start + 1000))
    if match is None:
        return None
    return (match.group("why") or match.group()).strip()
