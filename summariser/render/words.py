"""Parts of a summary in a few words: what the terminal and Markdown show alike."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from summariser.models import (
    Attribution,
    Casualty,
    Event,
    EventDate,
    Finding,
    Location,
    Participant,
    Quantity,
    Responsibility,
    Run,
    Source,
    Span,
    Summary,
)
from summariser.models.vocabulary import Severity

_STANCES = {
    "claimed": "claimed by",
    "denied": "denied by",
    "accused": "accused:",
    "suspected": "suspected:",
    "reported_as_fact": "done by",
}


def one_line(text: str) -> str:
    """Text from an article or a model, harmless on a terminal and in a table: no controls, no bidi, no line breaks.

    An escape character is shown as U+241B rather than dropped, so that an attempt is seen.
    """
    out = []
    for char in text:
        if char.isspace():
            out.append(" ")
        elif char == "\x1b":
            out.append("␛")
        elif unicodedata.category(char) not in {"Cc", "Cf", "Cs"} or char in "\u200c\u200d":
            out.append(char)
    return " ".join("".join(out).split())


def shortened(text: str, limit: int = 160) -> str:
    """`one_line(text)`, with its middle left out where it is longer than `limit`."""
    flat = one_line(text)
    if len(flat) <= limit:
        return flat
    half = (limit - 3) // 2
    head, tail = flat[:half], flat[-half:]
    if " " in head and " " in tail:  # cut between words, where there are any
        head, tail = head[: head.rindex(" ")], tail[tail.index(" ") :]
    return f"{head.rstrip()} … {tail.lstrip()}"


def place(span: Span) -> str:
    """Where a span stands: [120–164]."""
    return f"[{span.start}–{span.end}]"


def kind_of(event: Event) -> str:
    """Type, mode, role and status: "assault/heavy-weapons · main · actual"."""
    parts = [f"{event.type}/{event.mode}" if event.mode else event.type, event.role, event.status]
    if event.negated:
        parts.append("did not happen")
    if event.known_from == "claim":
        parts.append("claim")
    return " · ".join(map(one_line, parts))


def date_of(date: EventDate) -> str:
    """ "2020-11-21 (“Saturday”)"."""
    words = f"“{one_line(date.text)}”"
    if date.start is None:
        return words
    days = f"{date.start}" if date.start == date.end or date.end is None else f"{date.start} to {date.end}"
    return f"{days} ({words})"


def location_of(location: Location) -> str:
    """ "Kabul, Afghanistan"."""
    parts = [location.name or location.text, location.admin, location.country]
    return ", ".join(dict.fromkeys(one_line(part) for part in parts if part))


def bounds_of(quantity: Quantity) -> str:
    """low, best and high where the words leave something open: "8–?, best 8"; empty for an exact number."""
    if quantity.qualifier == "exact":
        return "" if quantity.best is None or str(quantity.best) in quantity.text else str(quantity.best)
    ends = "–".join("?" if end is None else str(end) for end in (quantity.low, quantity.high))
    best = "" if quantity.best is None else f", best {quantity.best}"
    return f"{quantity.qualifier.replace('_', ' ')}: {ends}{best}"


def casualty_of(casualty: Casualty) -> str:
    """ "at least eight people (at least: 8–?, best 8), a1"."""
    bounds = bounds_of(casualty.count)
    part = "" if casualty.subset_of is None else f", part of figure {casualty.subset_of + 1}"
    by = f" — {one_line(', '.join(casualty.attribution_ids))}" if casualty.attribution_ids else ""
    return one_line(casualty.count.text) + (f" ({bounds})" if bounds else "") + part + by


def participant_of(participant: Participant) -> str:
    """ "Taliban (AFG REB)"."""
    codes = one_line(" ".join(filter(None, (participant.country_code, participant.sector))))
    return one_line(participant.name) + (f" ({codes})" if codes else "")


def responsibility_of(responsibility: Responsibility) -> str:
    """ "denied by Taliban — a5"."""
    by = f" — {one_line(responsibility.attribution_id)}" if responsibility.attribution_id else ""
    if responsibility.stance == "unclaimed" or responsibility.party is None:
        return f"nobody has claimed it{by}"
    return f"{_STANCES[responsibility.stance]} {one_line(responsibility.party)}{by}"


def source_of(source: Source) -> str:
    """ "Tariq Arian, spokesperson, Interior Ministry"; for a nameless one its words."""
    words = source.name or (source.spans[0].text if source.spans else "no source named")
    parts = [words, source.role, source.organisation]
    return ", ".join(dict.fromkeys(one_line(part) for part in parts if part))


def act_of(attribution: Attribution) -> str:
    """ "deny · indirect · statement"."""
    parts = [attribution.speech_act, attribution.quote_type, attribution.medium, attribution.stance]
    if attribution.via_id:
        parts.append(f"via {attribution.via_id}")
    return " · ".join(one_line(part).replace("_", " ") for part in parts if part)


def details_of(event: Event) -> list[tuple[str, str]]:
    """The rows under an event: label and words, those that it has."""
    rows: list[tuple[str, str]] = []
    if event.date:
        rows.append(("when", date_of(event.date)))
    if event.location:
        rows.append(("where", location_of(event.location)))
    if event.actors:
        rows.append(("by", "; ".join(map(participant_of, event.actors))))
    if event.recipients:
        rows.append(("to", "; ".join(map(participant_of, event.recipients))))
    rows += [(casualty.effect, casualty_of(casualty)) for casualty in event.casualties]
    for target in event.targets:
        kind = f" ({one_line(target.kind)})" if target.kind else ""
        rows.append(("target", f"{one_line(target.name)}{kind}: {target.effect}"))
    for weapon in event.weapons:
        words = weapon.spans[0].text if weapon.spans else weapon.kind
        rows.append(("weapon", f"{one_line(words)} ({one_line(weapon.kind)})"))
    rows += [("blame", responsibility_of(item)) for item in event.responsibility]
    if event.attribution_ids:
        rows.append(("said in", one_line(", ".join(event.attribution_ids))))
    return rows


def verdict_of(summary: Summary) -> str:
    """What the audit says of the whole, for the top of a page: "FAILED, 1 error, 3 warnings (at the end)"."""
    passed = summary.audit.passed
    if passed is None:
        return "nothing was checked"
    parts = ["passed" if passed else "FAILED", *_counts(summary, ("error", "warning"))]
    if passed and not summary.events and not summary.attributions:
        parts.append("but no event and no attribution was found")
    return ", ".join(parts) + ("" if passed else " (at the end)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the audit doubts, once for all places that say it: a key point is mostly an event's description."""

    severity: Severity
    message: str
    places: list[str]
    """JSON Pointers into the summary."""


def doubts_of(summary: Summary) -> list[Doubt]:
    """The audit's findings as `as_doubts` has them."""
    return as_doubts(summary.audit.findings)


def as_doubts(findings: Iterable[Finding]) -> list[Doubt]:
    """Findings in order, those that say the same of the same words of the article as one."""
    found: dict[tuple[object, ...], Doubt] = {}
    for it in findings:
        spans = tuple((span.start, span.end) for span in it.spans)
        key = (it.check, it.severity, it.message, *(spans or (it.where,)))
        found.setdefault(key, Doubt(it.severity, it.message, [])).places.append(it.where)
    return list(found.values())


def _counts(summary: Summary, levels: tuple[Severity, ...]) -> list[str]:
    """How many doubts there are of each of these levels, those that there are: "1 error", "3 warnings"."""
    doubts = doubts_of(summary)
    numbers = {level: sum(it.severity == level for it in doubts) for level in levels}
    return [
        f"{number} {level}{'s' if number > 1 and level != 'info' else ''}"
        for level, number in numbers.items()
        if number
    ]


def audit_of(summary: Summary) -> str:
    """What was checked, in one line."""
    audit = summary.audit
    if audit.passed is None:
        return "nothing was checked"
    found = _counts(summary, ("error", "warning", "info"))
    ran = one_line(", ".join(check.name for check in audit.checks if check.ran))
    skipped = [one_line(f"{check.name} ({check.skipped or ''})") for check in audit.checks if not check.ran]
    verdict = "passed" if audit.passed else "FAILED"
    return f"{verdict}: {', '.join(found) or 'no findings'}; checked: {ran}" + (
        f"; not checked: {'; '.join(skipped)}" if skipped else ""
    )


def run_of(run: Run) -> str:
    """Who read it, with which prompt, for how many tokens, at what cost."""
    parts = [one_line(run.model or run.reader)]
    if run.prompt:
        parts.append(one_line(run.prompt))
    if run.usage.input is not None and run.usage.output is not None and run.attempts:
        about = " (estimated)" if run.usage.estimated else ""
        parts.append(f"{run.usage.input:,} + {run.usage.output:,} tokens{about}")
    if run.cost is not None:
        parts.append(f"{run.cost.amount:.4f} {one_line(run.cost.currency)}")
    elif run.cost_note and run.attempts:
        parts.append(f"cost unknown: {one_line(run.cost_note)}")
    if len(run.attempts) > 1:
        parts.append(f"{len(run.attempts)} requests")
    if run.replayed:
        parts.append("replayed")
    return " · ".join(parts)
