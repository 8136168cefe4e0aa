"""The sentences that were written for the summary, each with what it rests on."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from summariser.audit.reading.lines import Lines
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import finding
from summariser.models import Event, Finding, Span, Summary
from summariser.models.vocabulary import Severity

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'A-ZÀ-Þ0-9])|;\s+")
_MAY_END = re.compile(r"[.!?;][\"”’']?\s")
"""Looked for first, since that is cheap."""
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Sen|Gov|Rep|Lt|Capt|Maj|Sgt|Rev|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec))\.$"
)


@dataclass(slots=True)
class Statement:
    """One clause of generated text: its words, and the evidence that its field cites."""

    places: list[str]
    """JSON Pointers to where it stands: a key point is mostly an event's description, with the same evidence."""
    text: str
    tokens: Tokens
    whole: Tokens
    """The words of the sentence, or of the short text, that the clause is part of."""
    evidence: list[Span]
    """Empty where the field cites none: headline and abstract rest on the whole article."""
    lines: list[int]
    """The sentences of the article that the evidence touches."""
    event: Event | None = None
    verbatim: bool | None = None
    """Whether it stands in the article as it is, once that was asked for."""
    scores: list[tuple[int, int]] | None = None
    """How much it shares with the article's sentences, once that was asked for."""
    aligned: dict[tuple[int, float], list[int]] = field(default_factory=dict)
    """The sentences that it most likely rests on, by how many were asked for and how good ones."""

    def findings(
        self, check: str, severity: Severity, message: str, spans: list[Span] | None = None
    ) -> Iterator[Finding]:
        """A finding for each place at which the statement stands."""
        for where in self.places:
            yield finding(check, severity, message, where, spans)

    @property
    def roots(self) -> frozenset[str]:
        """Stems of the clause, with those of its sentence where it is short."""
        own = self.tokens.roots
        return own if len(own) > 3 or self.whole is self.tokens else own | self.whole.roots


def is_verbatim(statement: Statement, lines: Lines) -> bool:
    """Whether a statement begins one of the article's sentences as it stands there: one that it cites, or, without
    evidence, any. Nothing in it is turned round, replaced or negated then."""
    if statement.verbatim is None:
        words = statement.text[1:].rstrip(".")  # its first letter may have become a capital
        statement.verbatim = lines.begin_with(words, statement.lines if statement.evidence else None)
    return statement.verbatim


def statements_of(
    summary: Summary, tokens_of: Callable[[str], Tokens], lines_of: Callable[[list[Span]], list[int]]
) -> list[Statement]:
    """Every sentence of headline, abstract, key points and descriptions."""
    found: list[Statement] = []
    twins: dict[tuple[object, ...], list[Statement]] = {}

    def add(where: str, text: str, evidence: list[Span], event: Event | None = None, *, one: bool = True) -> None:
        key = (text, *((span.start, span.end) for span in evidence))
        for twin in twins.get(key, ()):
            twin.places.append(where)
            twin.event = twin.event or event
        if key in twins:
            return
        lines, first = lines_of(evidence), len(found)
        for part, sentence in clauses(text):
            tokens, around = tokens_of(part), text if one else sentence
            whole = tokens_of(around) if len(around) > len(part) else tokens
            found.append(Statement([where], part, tokens, whole, evidence, lines, event))
        twins[key] = found[first:]

    add("/headline", summary.headline, [], one=False)
    add("/abstract", summary.abstract, [], one=False)
    for index, point in enumerate(summary.key_points):
        add(f"/key_points/{index}/text", point.text, point.evidence)
    for index, event in enumerate(summary.events):
        add(f"/events/{index}/description", event.description, event.evidence, event)
    return found


def is_own_title(summary: Summary) -> bool:
    """Whether the headline is the article's title, word by word: what was published, and not written anew."""
    title = summary.article.title
    return title is not None and title.split() == summary.headline.split() != []


def clauses(text: str) -> list[tuple[str, str]]:
    """A text cut at the ends of its sentences and at semicolons: each clause, with the sentence it is part of."""
    if not _MAY_END.search(text):
        return [(text, text)] if text.strip() else []
    parts: list[str] = []
    whole: list[str] = []
    at = begin = waiting = 0
    for match in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text, at, match.start()):
            continue
        parts.append(text[at : match.start()])
        at = match.end()
        waiting += 1
        if not match.group().startswith(";"):
            whole += [text[begin : match.start()]] * waiting
            begin, waiting = at, 0
    parts.append(text[at:])
    whole += [text[begin:]] * (len(parts) - len(whole))
    return [(part, around) for part, around in zip(parts, whole, strict=True) if part.strip()]
