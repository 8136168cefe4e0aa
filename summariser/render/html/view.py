"""What a page shows of a summary, put together for its template: words, and where each leads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from summariser.models import Article, Attribution, Event, Span, Summary
from summariser.models.vocabulary import Severity
from summariser.render.article import known_of, published_as, unseen_in
from summariser.render.events import kind_of, rows_of
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
from summariser.render.html.marks import Mark, Piece, Sort, mark_of, pieces_of
from summariser.render.places import attribution_at, event_at, place_of
from summariser.render.sources import how_of, reason_of, source_of, spoken
from summariser.render.words import Doubt, doubts_of, one_line, place, run_of

_LISTS = {"/attributions", "/events"}
"""Where a finding points to what is in none of their entries: it was left out."""
_SIGN: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the article, and what leads there; `start` is negative where the article does not have it."""

    shown: str
    start: int
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another part of the page; the anchor is empty where there is none."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Told:
    """A doubt beside what it is about."""

    severity: Severity
    words: str
    anchor: str
    """Of the finding in the list of all."""


@dataclass(frozen=True, slots=True)
class Line:
    """A label, words, and the places and attributions that they lead to."""

    label: str
    words: str
    places: list[Place]
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    """An event, an attribution or a key point."""

    anchor: str
    id: str
    title: str
    kind: str
    claim: bool
    """Whether it is known from a claim alone, or did not happen."""
    lines: list[Line]
    quoted: list[Place]
    """The words of the article that it rests on."""
    doubts: list[Told]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding among all."""

    anchor: str
    severity: Severity
    places: list[Link]
    message: str
    basis: str
    at: list[Place]


@dataclass(frozen=True, slots=True)
class View:
    """One summary, as its section shows it."""

    prefix: str
    headline: str
    known: list[str]
    url: str
    """Address of the article, if it is one that a browser may be led to."""
    verdict: str
    standing: str
    """ "passed", "partly", "failed" or "unchecked": the colour of the verdict."""
    unseen: str
    abstract: str
    head_doubts: list[Told]
    """What is doubted of headline and abstract."""
    points: list[Card]
    events: list[Card]
    attributions: list[Card]
    audit: str
    findings: list[Found]
    ungrounded: list[tuple[str, str]]
    warnings: list[str]
    run: str
    language: str
    pieces: list[Piece]
    """The whole article."""


def view_of(summary: Summary, prefix: str) -> View:
    """What there is to show; `prefix` begins every anchor, so that several summaries share a page."""
    article = summary.article
    doubts = doubts_of(summary)
    return View(
        prefix=prefix,
        headline=one_line(summary.headline),
        known=[told for told in (known_of(summary), published_as(article)) if told],
        url=_address(article.url),
        verdict=verdict_of(summary),
        standing=_standing(summary),
        unseen=unseen_in(article, boxed=True),
        abstract=one_line(summary.abstract),
        head_doubts=[
            it for pointer in ("/headline", "/abstract") for it in _told(beside_text(pointer, summary), prefix)
        ],
        points=_points(summary, prefix),
        events=[_event(summary, at, prefix) for at in range(len(summary.events))],
        attributions=[_attribution(summary, at, prefix) for at in range(len(summary.attributions))],
        audit=audit_of(summary),
        findings=[_found(doubt, at, summary, prefix) for at, doubt in enumerate(doubts)],
        ungrounded=[(one_line(it.quoted), one_line(place_of(it.pointer, summary))) for it in summary.ungrounded],
        warnings=[one_line(it) for it in summary.run.warnings],
        run=run_of(summary.run),
        language=one_line(article.language or ""),
        pieces=list(pieces_of(article.text, _marks(summary, doubts, prefix))),
    )


def _told(doubts: Iterable[Beside], prefix: str) -> list[Told]:
    return [Told(it.severity, it.words, _anchor(prefix, "f", it.number)) for it in doubts]


def _standing(summary: Summary) -> str:
    passed = summary.audit.passed
    if passed is None:
        return "unchecked"
    if not passed:
        return "failed"
    return "passed" if all(check.ran for check in summary.audit.checks) else "partly"


def _address(url: str | None) -> str:
    """An address that a browser may be led to: of the web, and with nothing in it that nobody sees."""
    if url is None or url != one_line(url) or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    return url if plain else ""


def _points(summary: Summary, prefix: str) -> list[Card]:
    """The key points; one that retells an event leads to it."""
    cards = []
    for at, point in enumerate(summary.key_points):
        event = event_at(f"/key_points/{at}", summary)
        links = [Link(event.id, _anchor(prefix, "e", summary.events.index(event)))] if event is not None else []
        cards.append(
            Card(
                anchor=_anchor(prefix, "k", at),
                id="",
                title=one_line(point.text),
                kind="",
                claim=False,
                lines=[Line("", "", _places(point.evidence, summary.article), links)],
                quoted=[],
                doubts=_told(beside_point(at, summary), prefix),
            )
        )
    return cards


def _event(summary: Summary, at: int, prefix: str) -> Card:
    event = summary.events[at]
    lines = [
        Line(row.label, row.words, _places(row.spans, summary.article), _to_said(row.attribution_ids, summary, prefix))
        for row in rows_of(event)
    ]
    return Card(
        anchor=_anchor(prefix, "e", at),
        id=one_line(event.id),
        title=one_line(event.description),
        kind=kind_of(event),
        claim=event.known_from == "claim" or event.negated,
        lines=lines,
        quoted=[_quoted(span, one_line(span.text), summary.article) for span in event.evidence],
        doubts=_told(beside_event(event, summary), prefix),
    )


def _attribution(summary: Summary, at: int, prefix: str) -> Card:
    item = summary.attributions[at]
    article = summary.article
    lines = [Line("source", "", places)] if (places := _places(item.source.spans, article)) else []
    if cue := _places(item.cue.spans, article):
        lines.append(Line("cue", "", cue))
    if about := _to_events(item, summary, prefix):
        lines.append(Line("about", "", [], about))
    return Card(
        anchor=_anchor(prefix, "a", at),
        id=one_line(item.id),
        title=source_of(item.source),
        kind=how_of(item),
        claim=False,
        lines=lines,
        quoted=[_quoted(span, spoken(span, article.text), article) for span in item.content.spans],
        doubts=_told(beside_attribution(item, summary), prefix),
        note=reason_of(item.source),
    )


def _found(doubt: Doubt, at: int, summary: Summary, prefix: str) -> Found:
    words = one_line(", ".join(doubt.places))
    anchor = next(filter(None, (_anchor_of(pointer, summary, prefix) for pointer in doubt.pointers)), "")
    return Found(
        anchor=_anchor(prefix, "f", at),
        severity=doubt.severity,
        places=[Link(words, anchor)],
        message=one_line(doubt.message),
        basis=rests_on(doubt, summary.article),
        at=_places(doubt.spans, summary.article),
    )


def _anchor_of(pointer: str, summary: Summary, prefix: str) -> str:
    """Where on the page stands what a JSON Pointer points to; empty where it has no place of its own."""
    event, attribution = event_at(pointer, summary), attribution_at(pointer, summary)
    if attribution is not None:
        return _anchor(prefix, "a", _index(summary.attributions, attribution))
    if event is not None:
        return _anchor(prefix, "e", _index(summary.events, event))
    point = _POINT.match(pointer)
    if point is not None and int(point[1]) < len(summary.key_points):
        return _anchor(prefix, "k", int(point[1]))
    return prefix if pointer.startswith(("/headline", "/abstract")) else ""


_POINT = re.compile(r"/key_points/([0-9]{1,6})(?:/|$)")


def _index(entries: list[Event] | list[Attribution], entry: Event | Attribution) -> int:
    return next(at for at, it in enumerate(entries) if it is entry)


def _anchor(prefix: str, letter: str, at: int) -> str:
    return f"{prefix}-{letter}{at + 1}"


def _to_said(ids: Iterable[str], summary: Summary, prefix: str) -> list[Link]:
    numbers = {it.id: at for at, it in enumerate(summary.attributions)}
    return [Link(one_line(id), _anchor(prefix, "a", numbers[id]) if id in numbers else "") for id in dict.fromkeys(ids)]


def _to_events(item: Attribution, summary: Summary, prefix: str) -> list[Link]:
    numbers = {it.id: at for at, it in enumerate(summary.events)}
    return [
        Link(one_line(id), _anchor(prefix, "e", numbers[id]) if id in numbers else "")
        for id in dict.fromkeys(item.event_ids)
    ]


def _places(spans: Iterable[Span], article: Article) -> list[Place]:
    """The places of spans, each once, in their order."""
    known = {(span.start, span.end): span for span in spans}
    return [_quoted(span, "", article) for span in known.values()]


def _quoted(span: Span, words: str, article: Article) -> Place:
    there = any(mark_of(span, "part", article))
    return Place(place(span), span.start if there else -1, span.end, _in_marks(words) if words else "")


def _in_marks(words: str) -> str:
    """Words in quotation marks, where they bring none of their own."""
    own = len(words) > 1 and (words[0], words[-1]) in _MARKS and words.count(words[0]) == (1 if words[0] != '"' else 2)
    return words if own else f"“{words}”"


_MARKS = {("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")}


def _marks(summary: Summary, doubts: list[Doubt], prefix: str) -> Iterator[Mark]:
    """Everything on the page that rests on words of the article."""
    article = summary.article

    def each(spans: Iterable[Span], sort: Sort, label: str = "", anchor: str = "") -> Iterator[Mark]:
        for span in spans:
            yield from mark_of(span, sort, article, one_line(label), anchor)

    for at, event in enumerate(summary.events):
        yield from each(event.evidence, "told", event.id, _anchor(prefix, "e", at))
        for row in rows_of(event):
            yield from each(row.spans, "part")
    for at, point in enumerate(summary.key_points):
        retold = event_at(f"/key_points/{at}", summary) is not None
        label, anchor = ("", "") if retold else (f"k{at + 1}", _anchor(prefix, "k", at))
        yield from each(point.evidence, "told", label, anchor)
    for at, item in enumerate(summary.attributions):
        yield from each(item.content.spans, "said", item.id, _anchor(prefix, "a", at))
        yield from each([*item.source.spans, *item.cue.spans], "source")
    for at, doubt in enumerate(doubts):
        left = set(doubt.pointers) <= _LISTS
        label = "left out" if left else _SIGN[doubt.severity]
        yield from each(doubt.spans, "left" if left else "doubt", label, _anchor(prefix, "f", at))
