"""Parts of a summary in a few words: what the terminal and Markdown show alike."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from summariser.models import Attribution, Finding, Run, Span, Summary
from summariser.models.vocabulary import Severity
from summariser.render.places import places_of

_OF_A_WORD = re.compile(r"(?P<word>“[^”]*”)(?P<rest>(?: is |: ).*)", re.DOTALL)
"""A finding about one word, of which others may be true as well: “Hector” is not named in the evidence."""


_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Fillers and a joiner that are letters or marks by their category, and are seen by nobody."""
_MISUSED = (
    r"(?<![0-9#*\u0250-\ufdff\ufe10-\U000e00ff])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
    r"|(?<=[A-Za-z\u00c0-\u024f])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f])"
)
"""Selectors of variants behind what has none (a row of them can carry a text), and joiners within Latin words."""
_WIDE = {"\u2800", "\u3164"}
"""Of the fillers those that part words."""
_UNSEEN_TOO = re.compile(f"[{_BLANKS}]+|{_MISUSED}")


def unseen_of(text: str) -> re.Pattern[str] | None:
    """What finds the characters of a text that nobody sees, and escapes; None where it has none."""
    if text.isascii() and text.isprintable():
        return None
    found = [char for char in sorted(set(text)) if char == "\x1b" or hides(char)]
    parts = [f"[{re.escape(''.join(found))}]"] if found else []
    if not text.isascii() and _UNSEEN_TOO.search(text):
        parts.append(_UNSEEN_TOO.pattern)
    return re.compile(f"(?:{'|'.join(parts)})+") if parts else None


def one_line(text: str) -> str:
    """Text from an article or a model, harmless on a terminal and in a table: no controls, no bidi, no line breaks, and
    nothing else that nobody sees.

    An escape character is shown as U+241B rather than dropped, so that an attempt is seen.
    """
    if not text.isascii():
        text = _UNSEEN_TOO.sub(lambda match: " " if set(match.group()) & _WIDE else "", text)
    out = []
    for char in text:
        if char.isspace():
            out.append(" ")
        elif char == "\x1b":
            out.append("␛")
        elif not hides(char):
            out.append(char)
    return " ".join("".join(out).split())


def hides(char: str) -> bool:
    """Whether `one_line` leaves a character out: controls, soft hyphens, zero width, bidi and tags, but no joiners,
    which some scripts and emoji need, and nothing in whose place it shows another character."""
    if char.isspace() or char in "\x1b\u200c\u200d":
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"}


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


def cut(text: str, limit: int = 600) -> str:
    """`one_line(text)`, where it is longer than `limit` with a mark in its middle that is none of the text's own."""
    flat = one_line(text)
    if len(flat) <= limit:
        return flat
    head, tail = flat[: limit // 2], flat[-limit // 2 :]
    if " " in head and " " in tail:  # between words, where there are any
        head, tail = head.rpartition(" ")[0], tail.partition(" ")[2]
    return f"{head} … [{len(flat) - len(head) - len(tail):,} characters cut] … {tail}"


def place(span: Span) -> str:
    """Where a span stands: [120–164]."""
    return f"[{span.start}–{span.end}]"


def act_of(attribution: Attribution) -> str:
    """ "deny · indirect · statement"."""
    parts = [attribution.speech_act, attribution.quote_type, attribution.medium, attribution.stance]
    if attribution.via_id:
        parts.append(f"via {attribution.via_id}")
    return " · ".join(one_line(part).replace("_", " ") for part in parts if part)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the audit doubts, once for all places that say it: a key point is mostly an event's description."""

    severity: Severity
    message: str
    pointers: list[str]
    """JSON Pointers into the summary."""
    places: list[str]
    """The same as a reader counts them."""
    spans: list[Span]
    """The places of the article that it is about."""


def doubts_of(summary: Summary) -> list[Doubt]:
    """The audit's findings as `as_doubts` has them, with places called as the summary calls them."""
    return as_doubts(summary.audit.findings, summary)


def as_doubts(findings: Iterable[Finding], summary: Summary | None = None) -> list[Doubt]:
    """Findings in order: those that say the same of the same words of the article as one, and so those that say it of
    several words at one place."""
    same: dict[tuple[object, ...], list[Finding]] = {}
    for it in findings:
        spans = tuple((span.start, span.end) for span in it.spans)
        same.setdefault((it.check, it.severity, it.message, *(spans or (it.where,))), []).append(it)
    alike: dict[tuple[object, ...], list[list[Finding]]] = {}
    for group in same.values():
        first, where = group[0], tuple(it.where for it in group)
        spans = tuple((span.start, span.end) for span in first.spans)
        kind = _OF_A_WORD.fullmatch(first.message)
        told = kind["rest"] if kind else first.message
        alike.setdefault((first.check, first.severity, told, where, spans), []).append(group)
    return [_doubt(groups, summary) for groups in alike.values()]


def _doubt(groups: list[list[Finding]], summary: Summary | None) -> Doubt:
    """Findings that differ in nothing but the word that they are about, as one."""
    first = groups[0][0]
    pointers = [it.where for it in groups[0]]
    message = first.message
    kinds = [kind for group in groups if (kind := _OF_A_WORD.fullmatch(group[0].message))]
    if len(kinds) > 1:
        *words, last = (kind["word"] for kind in kinds)
        rest = kinds[0]["rest"]
        rest = f" are {rest.removeprefix(' is ')}" if rest.startswith(" is ") else rest
        message = f"{', '.join(words)} and {last}{rest}"
    return Doubt(first.severity, message, pointers, places_of(pointers, summary), first.spans)


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
