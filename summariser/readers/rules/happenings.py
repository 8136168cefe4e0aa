"""Events by the words that tell of them, each with the figures, weapons, date and place of its own sentences."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from summariser.detect import Report, Toll
from summariser.grounding import GroundedText
from summariser.models.vocabulary import EventRole, EventStatus
from summariser.readers.rules.data import pattern, table
from summariser.readers.rules.places import place_in
from summariser.sentences import Sentence
from summariser.timex import find_times
from summariser.wire import Arm, Harm, Part, When, Where

_MOST_EVENTS = 10
_MOST_TOLLS = 16
_LEAD = 3
"""Sentences in which the main event is told."""
_AGAIN = re.compile(
    r"\b(?:the|this|that)\s+(?:\w+\s+){0,2}(?:attack|shelling|bombing|bombardment|blast|explosion|raid|assault|barrage"
    r"|floods?|crash|accident|strike|dead|toll|higher figure|shells|shooting|victims|wounded|disaster|verdict|vote)\b",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"\b(?:before|after|during|since) (?:the|this)\s+(?:attack|shelling|bombing|bombardment|blast|explosion|raid"
    r"|barrage|strike|floods?)\b",
    re.IGNORECASE,
)
_NONE_BEFORE = re.compile(r"\b(?:no|not|without|none of the)\s+$", re.IGNORECASE)
_SUPERSEDED = re.compile(r"\b(?:earlier|previously)\b[^.]{0,60}\bput\b", re.IGNORECASE)
_VIOLENT = frozenset({"assault", "disaster", "accident", "coerce", "protest", "other", "health"})
"""Root types whose events have casualties."""


@dataclass(slots=True)
class Happened:
    """One event in the making; sentences are 0-based."""

    type: str
    sentences: list[int]
    role: EventRole
    status: EventStatus
    tolls: list[Toll] = field(default_factory=list)

    def add(self, index: int, tolls: list[Toll]) -> None:
        """What sentence `index` tells of the event: its figures, each once, as far as an event can be told in full."""
        known = {_stated(it) for it in self.tolls}
        fresh = [it for it in tolls if _stated(it) not in known]
        if fresh and len(self.tolls) < _MOST_TOLLS:
            self.tolls += fresh
            self.sentences.append(index)


def _stated(toll: Toll) -> tuple[object, ...]:
    """What a figure says, in whatever words."""
    count = toll.count
    return toll.effect, count.low, count.best, count.high, count.qualifier, toll.part


@cache
def _groups() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (group["type"], re.compile(rf"\b(?:{'|'.join(group['words'])})\b", re.IGNORECASE))
        for group in table("events")["group"]
    ]


@cache
def _stems() -> dict[str, frozenset[int]]:
    """For the first letters of a word, the groups of which it may begin an expression: cheaper than their patterns."""
    of: dict[str, set[int]] = {}
    for number, group in enumerate(table("events")["group"]):
        for stem in group["stems"].split("|"):
            of.setdefault(stem.split()[0][:_STEM], set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in of.items()}


_STEM = 3
_STARTS = re.compile(rf"\b[^\W\d_]{{{_STEM}}}")


def find_happenings(text: GroundedText, tolls: list[Toll], reports: list[Report]) -> list[Happened]:
    """The events of an article in order of importance: the lead's, then those with casualties, then the rest."""
    by_sentence: dict[int, list[Toll]] = {}
    for toll in tolls:
        by_sentence.setdefault(toll.sentence, []).append(toll)
    found: list[Happened] = []
    seen: set[str] = set()
    for index, sentence in enumerate(text.sentences):
        own = by_sentence.get(index, [])
        if own and _SUPERSEDED.search(text.article.text, sentence.start, sentence.end):
            own = [toll for toll in own if not _SUPERSEDED.search(text.article.text, sentence.start, toll.place[1])]
        kind = _type_of(text.article.text, sentence) if own or len(found) < _MOST_EVENTS else None
        if kind is None and not own:
            continue
        _place(text, found, seen, index, kind, own)
    order = {"main": 0, "related": 1, "background": 2}
    kept = sorted(found, key=lambda it: (order[it.role], not it.tolls))[:_MOST_EVENTS]
    return sorted(kept, key=lambda it: order[it.role])


def _type_of(body: str, sentence: Sentence) -> str | None:
    """The type by the first group of words that fits, what is only referred back to ("the attack") left out."""
    stems = _stems()
    lower = body[sentence.start : sentence.end].lower()
    likely = {number for start in set(_STARTS.findall(lower)) & stems.keys() for number in stems[start]}
    if not likely:
        return None
    words = _REFERRED.sub(" ", body[sentence.start : sentence.end])
    for kind, known in (_groups()[k] for k in sorted(likely)):
        match = known.search(words)
        if match and not _NONE_BEFORE.search(words[max(0, match.start() - 12) : match.start()]):
            return kind
    return None


def _place(
    text: GroundedText, found: list[Happened], seen: set[str], index: int, kind: str | None, own: list[Toll]
) -> None:
    """Put what sentence `index` tells into an event that is there, or into one of its own."""
    sentence = text.sentences[index]
    words = text.article.text[sentence.start : sentence.end]
    separate = bool(pattern("events", "markers", "separate").search(words[:60]))
    past = bool(pattern("events", "markers", "background").search(words))
    main = next((it for it in found if it.role == "main"), None)
    if main is None:
        if index < _LEAD or own:
            role: EventRole = "background" if past and index >= _LEAD else "main"
            found.append(Happened(kind or "other", [index], role, _status(words), list(own)))
            seen.add(found[-1].type)
        return
    root = (kind or "").partition(":")[0]
    if not own:
        if kind and (kind not in seen or separate) and (root != main.type.partition(":")[0] or separate):
            role = "background" if past else "related"
            found.append(Happened(kind, [index], role, _status(words)))
            seen.add(kind)
        elif kind == main.type and not past and not separate and index - main.sentences[0] <= 8 and _landed(words):
            found.append(Happened(kind, [index], "related", _status(words)))
        return
    last = found[-1]
    nobody = all(toll.count.high == 0 for toll in own)
    if nobody and last is not main and index - last.sentences[-1] <= 2:
        last.add(index, own)
    elif separate or past or (kind is not None and not _AGAIN.search(words) and kind != main.type and not nobody):
        found.append(Happened(kind or "other", [index], "background" if past else "related", _status(words), list(own)))
    elif nobody or main.type.partition(":")[0] not in _VIOLENT:
        if last.type.partition(":")[0] in _VIOLENT and index - last.sentences[-1] <= 2:
            last.add(index, own)
        elif any(toll.effect in {"killed", "injured"} for toll in own) and not nobody:
            found.append(Happened(kind or "other", [index], "related", _status(words), list(own)))
    else:
        main.add(index, own)


def _landed(words: str) -> bool:
    """Whether a sentence tells one impact of several: where a single shell or rocket came down."""
    return bool(
        re.match(
            r"(?:At least )?(?:One|A|Another|A second|Two)\s+\w+\s+(?:landed|fell|hit|struck)", words, re.IGNORECASE
        )
    )


def _status(words: str) -> EventStatus:
    if pattern("events", "markers", "planned").search(words):
        return "planned"
    if pattern("events", "markers", "ongoing").search(words):
        return "ongoing"
    return "actual"


def harms(happened: Happened, noted: dict[int, str]) -> list[Harm | Part]:
    """The figures in the wire's terms; `noted` has the words of the toll at each start."""
    found: list[Harm | Part] = []
    figures: list[Toll] = []
    parts: list[Part] = []
    for toll in happened.tolls:
        if toll.count.high == 0 and toll.effect in {"killed", "injured"}:
            if all(other.place != toll.place for other in figures):
                figures.append(toll)
                found.append(Harm(harm="none", text=noted[toll.place[0]], n="0", s=toll.sentence + 1))
            continue
        same = [k for k, it in enumerate(figures) if it.effect == toll.effect and not it.part and it.count.high != 0]
        if any(other.place == toll.place and other.effect == toll.effect for other in figures):
            continue
        if toll.part and same:
            parts.append(Part(part=len(figures), of=same[-1]))
        figures.append(toll)
        found.append(Harm(harm=toll.effect, text=noted[toll.place[0]], n=_in_figures(toll), s=toll.sentence + 1))
    return [*found, *parts]


def _in_figures(toll: Toll) -> str | None:
    count = toll.count
    match count.qualifier:
        case "exact":
            return str(count.best) if count.best is not None else None
        case "at_least":
            return f">={count.low}"
        case "at_most":
            return f"<={count.high}"
        case "about":
            return f"~{count.best}"
        case "range":
            return f"{count.low}-{count.high}"
    return None


def when(text: GroundedText, happened: Happened) -> When | None:
    """The date that the event's first sentence tells, against the day of publication; None without either."""
    published: date | None = text.article.published_day
    if published is None:
        return None
    sentence = text.sentences[happened.sentences[0]]
    words = text.article.text[sentence.start : sentence.end]
    ahead = True if happened.status == "planned" else None
    times = find_times(words, published, future=ahead)
    if not times:
        return None
    first = times[0]
    start, end = first.first, first.last
    return When(
        when=words[first.start : first.end],
        date=start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}",
    )


def where(text: GroundedText, happened: Happened) -> Where | None:
    """The place that the event's first sentence tells; the dateline is none."""
    sentence = text.sentences[happened.sentences[0]]
    body = text.article.text
    located = place_in(body, sentence.start + _dateline(body, sentence), sentence.end)
    if located is None or located.name not in body:
        return None
    return Where(where=located.name, level=located.level, within=located.code)


def _dateline(body: str, sentence: Sentence) -> int:
    match = re.match(r"[^\W\d_a-z][^—–]{2,60}?\s(?:—|–|--|-)\s", body[sentence.start : sentence.end])
    return match.end() if match and match.group().split()[0].strip(",").isupper() else 0


def arms(text: GroundedText, happened: Happened, number: str) -> list[tuple[int, int, Arm]]:
    """Weapons told in the event's first sentences, with their places; counted where a number stands before them."""
    if not happened.type.startswith("assault"):
        return []
    found: list[tuple[int, int, Arm]] = []
    sentence = text.sentences[happened.sentences[0]]
    body = text.article.text
    for kind in table("events")["weapons"]:
        for match in pattern("events", "weapons", kind).finditer(body, sentence.start, sentence.end):
            if any(match.start() < stop and start < match.end() for start, stop, _ in found):
                continue
            counted = re.search(
                rf"(?:{number})\s+$", body[max(sentence.start, match.start() - 40) : match.start()], re.I
            )
            start = match.start() - len(counted.group()) if counted else match.start()
            found.append((start, match.end(), Arm(weapon=body[start : match.end()], kind=match.group(), n=None)))
            break
    return found
