"""Markdown (CommonMark with tables), in which nothing of the article or the model is markup."""

import re

from summariser.models import Summary
from summariser.render.words import (
    act_of,
    audit_of,
    details_of,
    doubts_of,
    kind_of,
    one_line,
    place,
    run_of,
    shortened,
    source_of,
    verdict_of,
)

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$^=:@])")
_LIST = re.compile(r"^(\d*)([-.])")
"""What makes a list or a rule at the start of a line."""


def escaped(text: str) -> str:
    """`text` on one line with every character that Markdown or HTML could read as markup escaped."""
    plain = _MARKUP.sub(r"\\\1", one_line(text)).replace("www.", "www\\.")
    return _LIST.sub(r"\1\\\2", plain)


def render_markdown(summary: Summary) -> str:
    """The summary as one Markdown document."""
    article = summary.article
    known = [article.published_day and str(article.published_day), article.source, summary.topic, article.language]
    lines = [f"# {escaped(summary.headline)}", "", " · ".join(escaped(str(part)) for part in known if part), ""]
    lines += [f"**audit: {escaped(verdict_of(summary))}**", "", escaped(summary.abstract), ""]
    if summary.key_points:
        lines += ["## Key points", ""]
        for point in summary.key_points:
            places = " ".join(place(span) for span in point.evidence)
            lines.append(f"- {escaped(point.text)} {escaped(places)}".rstrip())
        lines.append("")
    if summary.events:
        lines += ["## Events", ""]
        for event in summary.events:
            lines += [f"### {escaped(event.id)}: {escaped(event.description)}", "", escaped(kind_of(event)), ""]
            lines += [f"- **{label}**: {escaped(words)}" for label, words in details_of(event)]
            lines += [
                f"- **evidence**: “{escaped(shortened(span.text))}” {escaped(place(span))}" for span in event.evidence
            ]
            lines.append("")
    if summary.attributions:
        lines += ["## Attributions", "", "| | source | act | words |", "|---|---|---|---|"]
        for attribution in summary.attributions:
            words = " … ".join(
                f"“{escaped(shortened(span.text))}” {escaped(place(span))}" for span in attribution.content.spans
            )
            source, act = escaped(source_of(attribution.source)), escaped(act_of(attribution))
            lines.append(f"| {escaped(attribution.id)} | {source} | {act} | {words or '(not located)'} |")
        lines.append("")
    lines += ["## What to trust", "", f"Audit {escaped(audit_of(summary))}", ""]
    for doubt in doubts_of(summary):
        lines.append(f"- **{doubt.severity}**: {escaped(doubt.message)} ({escaped(', '.join(doubt.places))})")
    lines += [f"- **not in the article**: “{escaped(it.quoted)}” ({escaped(it.pointer)})" for it in summary.ungrounded]
    lines += [f"- {escaped(warning)}" for warning in summary.run.warnings]
    if lines[-1]:
        lines.append("")
    lines += [f"Run: {escaped(run_of(summary.run))}", ""]
    return "\n".join(lines)
