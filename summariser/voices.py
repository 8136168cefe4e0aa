"""Whether a sentence is told in somebody's words, or in the article's own voice."""

import re

from summariser.models import Attribution, Span

_UNNAMED = re.compile(r"\bon (?:the )?condition of anonymity\b[^,.“”\"]*")
"""Why a source has no name is neither what it says nor the article's own news."""


def letters_of(sentence: Span) -> int:
    """How many letters and digits of a sentence somebody has to say for it to be his."""
    told = _UNNAMED.sub("", sentence.text) if "condition of anonymity" in sentence.text else sentence.text
    return sum(map(str.isalnum, told))


def is_told_by(attribution: Attribution, sentence: Span, letters: int) -> bool:
    """Whether at least half of a sentence's `letters` belong to an attribution's content, source and cue."""
    covered = 0
    for part in (*attribution.content.spans, *attribution.source.spans, *attribution.cue.spans):
        start, end = max(part.start, sentence.start), min(part.end, sentence.end)
        if start < end:
            covered += sum(map(str.isalnum, sentence.text[start - sentence.start : end - sentence.start]))
    return 2 * covered >= letters
