"""Markdown (CommonMark with tables), in which nothing of the article or the model is markup, and nothing is cut."""

import re
from collections.abc import Iterable

from summariser.models import Attribution, Event, Summary
from summariser.render.article import known_of, published_as, unseen_in
from summariser.render.events import details_of, kind_of
from summariser.render.findings import (
    Beside,
    audit_of,
    beside_attribution,
    beside_event,
    beside_point,
    beside_text,
    rests_on,
    verdict_of,
)
from summariser.render.places import place_of
from summariser.render.sources import how_of, reason_of, source_of, spoken
from summariser.render.words import doubts_of, one_line, place, run_of

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$^=:@])")
_LIST = re.compile(r"^(\d*)([-.])")
"""What makes a list or a rule at the start of a line."""


def escaped(text: str) -> str:
    """`text` on one line with every character that Markdown or HTML could read as markup escaped."""
    plain = _MARKUP.sub(r"\\\1", one_line(text)).replace("www.", "www\\.")
    return _LIST.sub(r"\1\\\2", plain)


def render_markdown(summary: Summary, *, notice: str | None = None) -> str:
    """The summary as one Markdown document; `notice` is a sentence below its heading, above which another page may
    end."""
    lines = [*_head(summary, notice), *_key_points(summary)]
    if summary.events:
        lines += ["## Events", ""]
        for event in summary.events:
            lines += _event(event, summary)
    if summary.attributions:
        lines += ["## Attributions", "", "| | source | act | words |", "|---|---|---|---|"]
        lines += [_attribution(attribution, summary) for attribution in summary.attributions]
        lines.append("")
    return "\n".join([*lines, *_trust(summary)])


def render_failure(name: str, error: str) -> str:
    """A document in the place of a summary: the article of that name has none, and why."""
    return f"# no result: {escaped(name)}\n\n**{escaped(error)}**\n"


def _head(summary: Summary, notice: str | None) -> list[str]:
    lines = [f"# {escaped(summary.headline)}", ""]
    lines += [f"**{escaped(notice)}**", ""] if notice is not None else []
    for known in (known_of(summary), published_as(summary.article)):
        lines += [escaped(known), ""] if known else []
    lines += [f"**audit: {escaped(verdict_of(summary))}**", ""]
    unseen = unseen_in(summary.article)
    lines += [f"**{escaped(unseen)}**", ""] if unseen else []
    lines += [escaped(summary.abstract), ""]
    marks = [mark for pointer in ("/headline", "/abstract") for mark in beside_text(pointer, summary)]
    return lines + ([*_marked(marks), ""] if marks else [])


def _key_points(summary: Summary) -> list[str]:
    if not summary.key_points:
        return []
    lines = ["## Key points", ""]
    for index, point in enumerate(summary.key_points):
        places = " ".join(place(span) for span in point.evidence)
        lines.append(f"- {escaped(point.text)} {escaped(places)}".rstrip())
        lines += [f"  {line}" for line in _marked(beside_point(index, summary))]
    return [*lines, ""]


def _event(event: Event, summary: Summary) -> list[str]:
    lines = [f"### {escaped(event.id)}: {escaped(event.description)}", "", escaped(kind_of(event)), ""]
    lines += [f"- **{label}**: {escaped(words)}" for label, words in details_of(event)]
    lines += [f"- **evidence**: “{escaped(span.text)}” {escaped(place(span))}" for span in event.evidence]
    return [*lines, *_marked(beside_event(event, summary)), ""]


def _marked(doubts: Iterable[Beside]) -> list[str]:
    return [f"- **{severity}**: {escaped(words)}" for severity, words, _ in doubts]


def _attribution(attribution: Attribution, summary: Summary) -> str:
    """A row of the table."""
    text = summary.article.text
    words = [f"“{escaped(spoken(span, text))}” {escaped(place(span))}" for span in attribution.content.spans]
    marks = [f" **{severity}**: {escaped(told)}" for severity, told, _ in beside_attribution(attribution, summary)]
    source, reason = escaped(source_of(attribution.source)), escaped(reason_of(attribution.source))
    cells = [
        escaped(attribution.id),
        f"{source}; {reason}" if reason else source,
        escaped(how_of(attribution)),
        (" … ".join(words) or "(not located)") + "".join(marks),
    ]
    return f"| {' | '.join(cells)} |"


def _trust(summary: Summary) -> list[str]:
    lines = ["## What to trust", "", f"Audit {escaped(audit_of(summary))}", ""]
    for doubt in doubts_of(summary):
        told = [", ".join(doubt.places), doubt.message, rests_on(doubt, summary.article)]
        lines.append(f"- **{doubt.severity}**: {escaped(' · '.join(part for part in told if part))}")
    for it in summary.ungrounded:
        lines.append(f"- **not in the article**: “{escaped(it.quoted)}” ({escaped(place_of(it.pointer, summary))})")
    lines += [f"- {escaped(warning)}" for warning in summary.run.warnings]
    if lines[-1]:
        lines.append("")
    return [*lines, f"Run: {escaped(run_of(summary.run))}", ""]
