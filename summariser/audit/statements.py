"""The sentences that were written for the summary, each with what it rests on."""

import re
from dataclasses import dataclass
from functools import cached_property

from summariser.audit.tokens import Tokens
from summariser.models import Event, Span, Summary

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'A-ZÀ-Þ0-9])|;\s+")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Sen|Gov|Rep|Lt))\.$")


@dataclass
class Statement:
    """One clause of generated text: its JSON Pointer, its words and the evidence that its field cites."""

    where: str
    text: str
    evidence: list[Span]
    """Empty where the field cites none: headline and abstract rest on the whole article."""
    event: Event | None = None
    around: str = ""
    """The text or sentence that the clause is part of."""

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self.text)

    @cached_property
    def roots(self) -> frozenset[str]:
        """Stems of the clause, with those of its sentence where it is short."""
        own = self.tokens.roots
        return own if len(own) > 3 or len(self.around) <= len(self.text) else own | self.whole.roots

    @cached_property
    def whole(self) -> Tokens:
        """The words of `around`."""
        return Tokens(self.around) if len(self.around) > len(self.text) else self.tokens


def statements_of(summary: Summary) -> list[Statement]:
    """Every sentence of headline, abstract, key points and descriptions."""
    found = [Statement("/headline", part, [], around=around) for part, around in clauses(summary.headline)]
    found += [Statement("/abstract", part, [], around=around) for part, around in clauses(summary.abstract)]
    for index, point in enumerate(summary.key_points):
        where = f"/key_points/{index}/text"
        found += [Statement(where, part, point.evidence, around=point.text) for part, _ in clauses(point.text)]
    for index, event in enumerate(summary.events):
        where, text = f"/events/{index}/description", event.description
        found += [Statement(where, part, event.evidence, event, text) for part, _ in clauses(text)]
    return found


def clauses(text: str) -> list[tuple[str, str]]:
    """A text cut at the ends of its sentences and at semicolons: each clause, with the sentence it is part of."""
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
