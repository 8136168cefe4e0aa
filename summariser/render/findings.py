"""What the audit found, where a reader looks for it: the verdict, the doubts, and the words that they rest on."""

import re
from collections.abc import Callable
from typing import NamedTuple

from summariser.models import Article, Attribution, Event, Span, Summary
from summariser.models.vocabulary import Severity
from summariser.render.places import attribution_at, event_at, field_of
from summariser.render.words import Doubt, doubts_of, one_line

_MOST = 90
"""Characters of the article that a finding shows; the whole stands beside the event."""
_LITTLE = 40
"""A place with fewer is shown with what stands round it."""
_ROUND = 40
_SHOWN = 3
"""Places of one finding whose words are shown; of more, the offsets are."""


_NUMBER = re.compile(r"[0-9]{1,6}")


class Beside(NamedTuple):
    """A doubt that stands beside what it is about."""

    severity: Severity
    words: str
    """The field, where it is one of several, and the message."""
    number: int
    """Its place among all doubts, from 0."""


def rests_on(doubt: Doubt, article: Article) -> str:
    """The places of the article that a doubt is about: "at 258: “… had put the toll at 12.”"; empty without any."""
    spans = list({(span.start, span.end): span for span in doubt.spans}.values())
    told = [f"at {span.start}: “{_around(span, article.text)}”" for span in spans[:_SHOWN]]
    if spans[_SHOWN:]:
        told.append(f"and at {', '.join(str(span.start) for span in spans[_SHOWN:])}")
    return "; ".join(told)


def _around(span: Span, text: str) -> str:
    """The beginning of a place; where that is short, with the words round it in its paragraph."""
    words = one_line(span.text)
    if len(words) > _MOST:
        head = words[:_MOST]
        return f"{head.rpartition(' ')[0] or head} …"
    if len(words) > _LITTLE or text[span.start : span.end] != span.text:
        return words
    before = text[max(0, span.start - _ROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _ROUND].partition("\n")[0]
    left, right = span.start - len(before), span.end + len(after)
    if left > 0 and text[left - 1] != "\n":
        before = f"… {before.partition(' ')[2]}"
    if right < len(text) and text[right] != "\n":
        after = f"{after.rpartition(' ')[0]} …"
    return one_line(before + span.text + after)


def beside_event(event: Event, summary: Summary) -> list[Beside]:
    """The doubts that stand beside an event: severity, and field and message."""
    return _beside(summary, id(event))


def beside_attribution(attribution: Attribution, summary: Summary) -> list[Beside]:
    """The doubts that stand beside an attribution."""
    return _beside(summary, id(attribution))


def beside_text(pointer: str, summary: Summary) -> list[Beside]:
    """The doubts that stand beside a text of the head, the headline or the abstract, which each is told with."""
    return _beside(summary, pointer)


def beside_point(index: int, summary: Summary) -> list[Beside]:
    """The doubts that stand beside a key point."""
    return _beside(summary, (index,), lambda _, __: "")


def _beside(summary: Summary, key: object, field: Callable[[str, Summary], str] = field_of) -> list[Beside]:
    found: list[Beside] = []
    for number, doubt, pointers in _by_place(summary).get(key, ()):
        own = [pointer for pointer in pointers if not pointer.startswith("/key_points/")]
        fields = ", ".join(dict.fromkeys(filter(None, (field(it, summary) for it in own or pointers))))
        words = one_line(f"{fields} · {doubt.message}" if fields else doubt.message)
        found.append(Beside(doubt.severity, words, number))
    return found


_Placed = dict[object, list[tuple[int, Doubt, list[str]]]]
_LAST: list[tuple[Summary, _Placed]] = []
"""The summary that was looked at last, with its doubts: a page asks for those beside each of its parts."""


def _by_place(summary: Summary) -> _Placed:
    """The doubts of a summary, each with its number among all and the pointers that lead there: by the identity of
    events and attributions, by the number of a key point, and by the pointer itself."""
    known = next((placed for last, placed in _LAST if last is summary), None)
    if known is not None:
        return known
    found: _Placed = {}
    for number, doubt in enumerate(doubts_of(summary)):
        here: dict[object, list[str]] = {}
        for pointer in doubt.pointers:
            for key in _keys_of(pointer, summary):
                here.setdefault(key, []).append(pointer)
        for key, pointers in here.items():
            found.setdefault(key, []).append((number, doubt, pointers))
    _LAST[:] = [(summary, found)]
    return found


def _keys_of(pointer: str, summary: Summary) -> list[object]:
    event, attribution = event_at(pointer, summary), attribution_at(pointer, summary)
    point = pointer.removeprefix("/key_points/").partition("/")[0] if pointer.startswith("/key_points/") else ""
    numbered = [(int(point),)] if _NUMBER.fullmatch(point) else []
    return [pointer, *numbered, *(id(it) for it in (event, attribution) if it is not None)]


def verdict_of(summary: Summary) -> str:
    """What the audit says of the whole, for the top of a page: "FAILED, 1 error, 3 warnings (at the end)".

    What was not checked is told with it: "passed in part: 7 checks not made (es)".
    """
    passed = summary.audit.passed
    if passed is None:
        return "nothing was checked"
    skipped = _skipped(summary)
    parts = [("passed" if not skipped else f"passed in part: {skipped}") if passed else "FAILED"]
    parts += _counts(summary, ("error", "warning"))
    if skipped and not passed:
        parts.append(skipped)
    if passed and not summary.events and not summary.attributions:
        parts.append("but no event and no attribution was found")
    return ", ".join(parts) + ("" if passed else " (at the end)")


def _skipped(summary: Summary) -> str:
    """How many checks were not made, and for which language, where it is for that alone; empty where all were."""
    reasons = [check.skipped or "" for check in summary.audit.checks if not check.ran]
    if not reasons:
        return ""
    told = f"{len(reasons)} {'check' if len(reasons) == 1 else 'checks'} not made"
    language = summary.article.language
    foreign = language is not None and all(reason.endswith(f"not {language}") for reason in reasons)
    return f"{told} ({one_line(language)})" if language and foreign else told


def audit_of(summary: Summary) -> str:
    """What was checked, in one line."""
    audit = summary.audit
    if audit.passed is None:
        return "nothing was checked"
    found = _counts(summary, ("error", "warning", "info"))
    ran = one_line(", ".join(check.name for check in audit.checks if check.ran))
    skipped = [one_line(f"{check.name} ({check.skipped or ''})") for check in audit.checks if not check.ran]
    verdict = ("passed in part" if skipped else "passed") if audit.passed else "FAILED"
    return f"{verdict}: {', '.join(found) or 'no findings'}; checked: {ran}" + (
        f"; not checked: {'; '.join(skipped)}" if skipped else ""
    )


def _counts(summary: Summary, levels: tuple[Severity, ...]) -> list[str]:
    """How many doubts there are of each of these levels, those that there are: "1 error", "3 warnings"."""
    doubts = doubts_of(summary)
    numbers = {level: sum(it.severity == level for it in doubts) for level in levels}
    return [
        f"{number} {level}{'s' if number > 1 and level != 'info' else ''}"
        for level, number in numbers.items()
        if number
    ]
