"""What is planned, possible or only claimed is not told as done and known."""

from collections.abc import Iterator

from summariser.audit.lexicon import keyed, words
from summariser.audit.material import Material, finding, short
from summariser.audit.statements import Statement
from summariser.audit.tokens import DENIED, NEGATED, UNREAL, Tokens, is_past
from summariser.models import Event, Finding

NAME = "certainty"
_UNREAL_STATUS = {"planned", "threatened", "hypothetical"}


def check_certainty(material: Material) -> Iterator[Finding]:
    """Statements against what they rest on, then the status of events and what they are known from."""
    for statement in material.statements:
        yield from _done(material, statement)
        yield from _hearsay(material, statement)
    for at, event in enumerate(material.summary.events):
        yield from _status(material, event, f"/events/{at}/status")
        yield from _known_from(material, event, f"/events/{at}/known_from")


def _done(material: Material, statement: Statement) -> Iterator[Finding]:
    """A past form here of what the article has only as planned, possible or conditional."""
    tokens = statement.tokens
    pasts = {
        root: form
        for form, root, low, flags in zip(tokens.forms, tokens.stems, tokens.lower, tokens.flags, strict=True)
        if root and is_past(low) and not flags & (NEGATED | DENIED) and low not in _AHEAD
    }
    hard = words("kin", "hard")
    for at, root in enumerate(tokens.stems):
        if root in pasts and not hard.isdisjoint(tokens.lower[max(0, at - 5) : at]):
            del pasts[root]
    if not pasts:
        return
    real: set[str] = set()
    unreal: dict[str, int] = {}
    for line in material.aligned(statement):
        sides = material.sides(line)
        real |= sides.real
        for root in pasts:
            if root in sides.unreal:
                unreal.setdefault(root, line)
    for root, line in unreal.items():
        if root not in real:
            message = f"{short(pasts[root])} is told as done; the article has it as planned or possible"
            yield finding(NAME, "warning", message, statement.where, [material.sentence_span(line)])
            return


def reports(tokens: Tokens) -> bool:
    """Whether a text says that somebody says it."""
    return not keyed("reports").keys().isdisjoint(tokens.lower) or not {"'s", "study"}.isdisjoint(tokens.lower[-3:])


def _hearsay(material: Material, statement: Statement) -> Iterator[Finding]:
    """A statement without a source, all of whose sentences the article gives to somebody."""
    if reports(statement.tokens) or statement.where == "/headline":
        return
    lines = material.aligned(statement, 2, 0.7)
    if lines and all(line in material.told for line in lines) and not _in_own_voice(material, statement, lines):
        message = "told as a fact; the article only reports that somebody says so"
        yield finding(NAME, "warning", message, statement.where, [material.sentence_span(lines[0])])


def _in_own_voice(material: Material, statement: Statement, lines: list[int]) -> bool:
    """Whether most of the statement's words stand outside of what is attributed."""
    roots = {root for root in statement.tokens.stems if root}
    spans = [span for item in material.summary.attributions for span in item.content.spans]
    inside: set[str] = set()
    outside: set[str] = set()
    for line in lines:
        for at in range(*material.bounds[line]):
            root = material.tokens.stems[at]
            if root in roots:
                offset = material.tokens.starts[at]
                (inside if any(span.start <= offset < span.end for span in spans) else outside).add(root)
    return len(outside) > len(inside - outside)


def _status(material: Material, event: Event, where: str) -> Iterator[Finding]:
    """The status against the modals of the sentences that tell of the event."""
    own = Tokens(event.description)
    lines = material.sentences_of(event.evidence)
    if not lines:
        return
    modal_here = own.has_operator & UNREAL or any(flags & UNREAL for flags in own.flags)
    modal_there = any(_modal(material, line) for line in lines)
    if event.status in _UNREAL_STATUS and not modal_there:
        message = f"told as {event.status}; the evidence has nothing that is to come or may be"
        yield finding(NAME, "warning", message, where, event.evidence[:1])
    elif event.status == "actual" and _to_come(own) and not event.negated:
        message = f"told as {event.status}; the article has it as planned or possible"
        yield finding(NAME, "warning", message, where, event.evidence[:1])
    elif event.status in _UNREAL_STATUS | {"attempted"} and not modal_here and _all_real(material, own, lines):
        message = f"told as {event.status}; the article has it as done"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


_AHEAD = frozenset("expected planned scheduled discussed set".split())
_HARD = frozenset("will would could may might expected due planned plans scheduled threatens threaten intends".split())


def _to_come(tokens: Tokens) -> bool:
    """Whether the main clause of a description is about what is to come or may be."""
    for at, word in enumerate(tokens.lower):
        if word in {"who", "which", "if", "after", "when", "because", "while"}:
            return False
        following = tokens.lower[at + 1 : at + 2]
        if word in _HARD or (word in {"is", "are"} and following == ["to"]):
            return True
    return False


def _modal(material: Material, line: int) -> bool:
    return bool(material.sides(line).unreal)


def _split(material: Material, own: Tokens, lines: list[int]) -> tuple[int, int]:
    """How many of the description's words stand under a modal in the evidence, and how many stand free."""
    roots = own.roots
    unreal: set[str] = set()
    real: set[str] = set()
    for line in lines:
        unreal |= material.sides(line).unreal & roots
        real |= material.sides(line).real & roots
    return len(unreal - real), len(real)


def _all_real(material: Material, own: Tokens, lines: list[int]) -> bool:
    unreal, real = _split(material, own, lines)
    return real >= 3 and unreal == 0


def _known_from(material: Material, event: Event, where: str) -> Iterator[Finding]:
    """An event all of whose sentences are somebody's words is known from a claim."""
    lines = material.sentences_of(event.evidence)
    if lines and event.known_from == "fact" and all(line in material.told for line in lines):
        message = "known as a fact; the article has it only from what somebody said"
        yield finding(NAME, "warning", message, where, event.evidence[:1])
