"""What matters in the article stands in the summary: quotations, reporting clauses, figures of casualties."""

from collections.abc import Iterator

from summariser.audit.cover import Cover
from summariser.audit.material import Material
from summariser.audit.wording import finding, short
from summariser.detect import find_reports, find_tolls
from summariser.models import Finding

NAME = "coverage"
_LEAST_WORDS = 4
"""A quotation of fewer words may be a title or an ironic word."""


def check_quoted(material: Material) -> Iterator[Finding]:
    """A warning for each direct quotation of four words or more that no attribution has."""
    for quotation in material.text.quoted.quotations:
        start, end = quotation.inner_start, quotation.inner_end
        words = material.body[start:end]
        if len(words.split()) < _LEAST_WORDS or material.contents.share(start, end) >= 0.5:
            continue
        span = material.article.span(start, end)
        yield finding(NAME, "warning", f"the quotation {short(words)} is left out", "/attributions", [span])


def check_reports(material: Material) -> Iterator[Finding]:
    """A note for each reporting clause, and a warning for each figure of casualties, that is left out."""
    said = material.summary.attributions
    contents = Cover([span for item in said for span in (*item.content.spans, *item.cue.spans)])
    cues = Cover([span for item in said for span in item.cue.spans])
    for report in find_reports(material.text):
        if report.source is None or cues.share(*report.cue) > 0:
            continue
        if report.content and max(contents.share(*place) for place in report.content) >= 0.5:
            continue
        place = (min(report.source[0], report.cue[0]), max(report.source[1], report.cue[1]))
        span = material.article.span(*place)
        yield finding(NAME, "info", f"the statement {short(span.text)} is left out", "/attributions", [span])
    evidence = Cover([span for event in material.summary.events for item in event.casualties for span in item.evidence])
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
