"""What can be judged without gold: words that are the article's, the audit, the first reply, tokens and cost."""

import re
from collections.abc import Iterator, Sequence

from summariser.audit.grounding import spans_of
from summariser.evaluate.card import Card
from summariser.models import Attempt, Summary
from summariser.text import fold

_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{2,})[”\"»]")
_NOT_ANSWERED = re.compile(r"timeout|no connection|no completion|HTTP \d+")
_BROKEN = {"invalid reply", "refused", "content filter", "cut off"}
_CHARS_PER_TOKEN = 4
_EDGE = " ,.;:!?…"


def score_quality(summary: Summary, card: Card) -> None:
    """Score a summary by itself."""
    text = summary.article.text
    spans = [span for _, span in spans_of(summary)]
    exact = sum(text[span.start : span.end] == span.text and span.start < span.end for span in spans)
    quoted = [fold(words).strip(_EDGE) for words in _quotations(summary)]
    folded = fold(text) if quoted else ""
    standing = sum(words in folded for words in quoted)
    card.add("verbatim", exact + standing, len(spans) + len(quoted), len(spans) + len(quoted))
    card.add("ungrounded", len(summary.ungrounded), 1, 1)
    errors = [finding.severity for finding in summary.audit.findings]
    if summary.audit.passed is not None:
        card.add("audit.errors", errors.count("error"), 1, 1)
        card.add("audit.warnings", errors.count("warning"), 1, 1)
    score_attempts(summary.run.attempts, card)
    usage = summary.run.usage
    if summary.run.attempts:
        if usage.input is not None:
            card.add("tokens.input", usage.input, 1, 1)
        if usage.output is not None:
            card.add("tokens.output", usage.output, 1, 1)
            card.add("tokens.ratio", usage.output / max(1, len(text) / _CHARS_PER_TOKEN), 1, 1)
        if summary.run.cost is not None:
            card.add("cost", float(summary.run.cost.amount), 1, 1)


def score_attempts(attempts: Sequence[Attempt], card: Card) -> None:
    """Whether the first reply, whatever went before it on the way, followed the schema and was taken as it was."""
    replies = [attempt.outcome for attempt in attempts if not _NOT_ANSWERED.match(attempt.outcome)]
    if replies:
        card.share("reply.schema_valid", replies[0] not in _BROKEN)
        card.share("reply.accepted", replies[0] == "ok")


def _quotations(summary: Summary) -> Iterator[str]:
    """What the summary's own prose puts in quotation marks."""
    prose = [summary.headline, summary.abstract, *(point.text for point in summary.key_points)]
    for text in [*prose, *(event.description for event in summary.events)]:
        for found in _QUOTED.finditer(text):
            yield found.group(1)
