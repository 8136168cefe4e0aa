"""What matters in the article stands in the summary: quotations, reporting clauses, figures of casualties."""

from bisect import bisect_right
from collections.abc import Iterator

from summariser.audit.material import Material, finding, short
from summariser.detect import find_reports, find_tolls
from summariser.models import Finding, Span

NAME = "coverage"
_LEAST_WORDS = 4
"""A quotation of fewer words may be a title or an ironic word."""


class _Cover:
    """Merged spans, for asking how much of a place they cover."""

    def __init__(self, spans: list[Span]) -> None:
        self.places: list[tuple[int, int]] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if self.places and start <= self.places[-1][1]:
                self.places[-1] = (self.places[-1][0], max(end, self.places[-1][1]))
            else:
                self.places.append((start, end))
        self.starts = [start for start, _ in self.places]

    def share(self, start: int, end: int) -> float:
        """How much of `start` to `end` is covered."""
        covered = 0
        at = max(0, bisect_right(self.starts, start) - 1)
        while at < len(self.places) and self.places[at][0] < end:
            covered += max(0, min(end, self.places[at][1]) - max(start, self.places[at][0]))
            at += 1
        return covered / max(1, end - start)


def check_quoted(material: Material) -> Iterator[Finding]:
    """A warning for each direct quotation of four words or more that no attribution has."""
    contents = _Cover([span for item in material.summary.attributions for span in item.content.spans])
    for quotation in material.text.quoted.quotations:
        words = material.body[quotation.inner_start : quotation.inner_end]
        if len(words.split()) < _LEAST_WORDS or contents.share(quotation.inner_start, quotation.inner_end) >= 0.5:
            continue
        span = material.article.span(quotation.inner_start, quotation.inner_end)
        yield finding(NAME, "warning", f"the quotation {short(words)} is left out", "/attributions", [span])


def check_reports(material: Material) -> Iterator[Finding]:
    """A note for each reporting clause, and a warning for each figure of casualties, that is left out."""
    said = material.summary.attributions
    contents = _Cover([span for item in said for span in (*item.content.spans, *item.cue.spans)])
    cues = _Cover([span for item in said for span in item.cue.spans])
    for report in find_reports(material.text):
        if report.source is None or cues.share(*report.cue) > 0:
            continue
        if report.content and max(contents.share(*place) for place in report.content) >= 0.5:
            continue
        place = (min(report.source[0], report.cue[0]), max(report.source[1], report.cue[1]))
        span = material.article.span(*place)
        yield finding(NAME, "info", f"the statement {short(span.text)} is left out", "/attributions", [span])
    evidence = _Cover(
        [span for event in material.summary.events for item in event.casualties for span in item.evidence]
    )
    told = {
        (item.effect, value)
        for event in material.summary.events
        for item in event.casualties
        for value in (item.count.low, item.count.best, item.count.high)
        if value is not None
    }
    texts = {
        " ".join(item.count.text.lower().split()) for event in material.summary.events for item in event.casualties
    }
    for toll in find_tolls(material.text):
        values = {toll.count.low, toll.count.best, toll.count.high} - {None}
        known = any((toll.effect, value) in told for value in values)
        if known or (not values and any(text in toll.count.text.lower() for text in texts)):
            continue
        covered = evidence.share(*toll.place) > 0
        span = material.article.span(*toll.place)
        message = f"the figure {short(span.text)} of people {toll.effect} is left out"
        yield finding(NAME, "info" if covered and not values else "warning", message, "/events", [span])
