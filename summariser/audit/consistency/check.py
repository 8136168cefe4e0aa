"""The summary agrees with itself: identifiers, bounds, parts and wholes."""

from collections import Counter
from collections.abc import Container, Iterator
from itertools import chain, pairwise

from summariser.acled import acled_of
from summariser.audit.consistency.linked import linked_in
from summariser.audit.reading.dictionary import Kind, words_in
from summariser.audit.reading.lexicon import words
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import numbers_in
from summariser.audit.reading.wording import finding, named, short
from summariser.circles import circles
from summariser.figures import Bounds, bounds
from summariser.models import Attribution, Casualty, Event, Finding, Quantity, Span
from summariser.models.vocabulary import Qualifier

NAME = "consistency"


def check_consistency(material: Material) -> Iterator[Finding]:
    """Errors where one part of the summary contradicts another."""
    summary = material.summary
    for kind, ids in (
        ("events", [item.id for item in summary.events]),
        ("attributions", [item.id for item in summary.attributions]),
    ):
        counts = Counter(ids)
        for at, identifier in enumerate(ids):
            if counts[identifier] > 1:
                yield finding(NAME, "error", f"the identifier {named(identifier)} is given twice", f"/{kind}/{at}/id")
    said = {item.id: item for item in summary.attributions}
    events = {item.id for item in summary.events}
    missing = {entry.pointer for entry in summary.ungrounded}
    yield from _attributions(summary.attributions, said, events)
    yield from linked_in(material)
    for at, item in enumerate(summary.attributions):
        where = f"/attributions/{at}"
        silent = item.speech_act == "decline_to_comment" or any(pointer.startswith(where) for pointer in missing)
        if not item.content.spans and not silent:
            yield finding(NAME, "warning", "nothing stands for what is said", f"{where}/content", item.cue.spans)
    seen: dict[str, int] = {}
    for at, event in enumerate(summary.events):
        where = f"/events/{at}"
        if not event.evidence and not any(pointer.startswith(where) for pointer in missing):
            yield finding(NAME, "error", "the event has no evidence", f"{where}/evidence")
        first = seen.setdefault(" ".join(event.description.lower().split()), at)
        if first != at:
            yield finding(NAME, "warning", f"told already as {named(summary.events[first].id)}", f"{where}/description")
        yield from _dangling(event.attribution_ids, said, f"{where}/attribution_ids")
        for index, blame in enumerate(event.responsibility):
            if blame.attribution_id is not None:
                yield from _dangling([blame.attribution_id], said, f"{where}/responsibility/{index}/attribution_id")
        for index, casualty in enumerate(event.casualties):
            yield from _casualty(material, event, index, casualty, said, f"{where}/casualties/{index}")
        for index in chain.from_iterable(circles({at: it.subset_of for at, it in enumerate(event.casualties)})):
            if event.casualties[index].subset_of != index:
                yield finding(NAME, "error", "the figure is part of itself", f"{where}/casualties/{index}/subset_of")
        for index, weapon in enumerate(event.weapons):
            if weapon.count is not None:
                yield from _quantity(material, weapon.count, f"{where}/weapons/{index}/count")
        sort = acled_of(event)
        if event.acled != sort:
            message = f"ACLED's type of such an event is {sort or 'none'}, not {event.acled or 'none'}"
            yield finding(NAME, "warning", message, f"{where}/type")
        if event.date and event.date.start and event.date.end and event.date.start > event.date.end:
            yield finding(NAME, "error", "the date ends before it starts", f"{where}/date")


def _dangling(ids: list[str], known: Container[str], where: str, kind: str = "attribution") -> Iterator[Finding]:
    for identifier in ids:
        if identifier not in known:
            yield finding(NAME, "error", f"there is no {kind} {named(identifier)}", where)


def _attributions(items: list[Attribution], said: dict[str, Attribution], events: set[str]) -> Iterator[Finding]:
    round_about = set(chain.from_iterable(circles({key: item.via_id for key, item in said.items()})))
    for at, item in enumerate(items):
        where = f"/attributions/{at}"
        yield from _dangling(item.event_ids, events, f"{where}/event_ids", "event")
        if item.via_id is None:
            continue
        yield from _dangling([item.via_id], said, f"{where}/via_id")
        if item.id in round_about:
            yield finding(NAME, "error", f"{named(item.id)} is told through itself", f"{where}/via_id")


def _casualty(
    material: Material, event: Event, index: int, casualty: Casualty, said: dict[str, Attribution], where: str
) -> Iterator[Finding]:
    yield from _dangling(casualty.attribution_ids, said, f"{where}/attribution_ids")
    yield from _told_by(material, casualty, where)
    unhurt = casualty.count.best == 0 and any(
        not words("effects", "unhurt").isdisjoint(span.text.lower().replace(".", " ").split())
        for span in casualty.evidence
    )
    if not unhurt:
        yield from _quantity(material, casualty.count, f"{where}/count")
    if not casualty.evidence:
        yield finding(NAME, "warning", "the figure has no evidence", f"{where}/evidence")
    for span in casualty.evidence:
        if not _inside(span, event.evidence):
            message = "the figure's evidence lies outside its event's"
            yield finding(NAME, "warning", message, f"{where}/evidence", [span])
    if casualty.subset_of is None:
        return
    if casualty.subset_of >= len(event.casualties) or casualty.subset_of == index:
        yield finding(NAME, "error", f"there is no figure {casualty.subset_of + 1} to be part of", f"{where}/subset_of")
        return
    whole = event.casualties[casualty.subset_of]
    died = casualty.effect == "killed" and whole.effect == "injured" and _tells_of_some(casualty.count.text)
    died = died or (casualty.effect, whole.effect) == ("missing", "killed")  # "killed 160, most of whom were not found"
    if whole.effect != casualty.effect and whole.effect not in _MAY_CHANGE and not _are_ill(whole) and not died:
        sure = {whole.effect, casualty.effect} != {"killed", "injured"}  # "five were hit, two of whom died"
        message = f"part of a figure of people {whole.effect}"
        yield finding(NAME, "error" if sure else "warning", message, f"{where}/subset_of")
    most = whole.count.high
    least = casualty.count.low if casualty.count.low is not None else casualty.count.best
    if most is not None and least is not None and least > most:
        message = f"{short(casualty.count.text)} is part of {short(whole.count.text)}, and larger"
        yield finding(NAME, "error", message, f"{where}/count")


_MAY_CHANGE = frozenset({"missing", "captured", "displaced"})
"""Of these some may come to something else: "of the 48 taken, 20 are alive; others are missing or dead"."""


def _told_by(material: Material, casualty: Casualty, where: str) -> Iterator[Finding]:
    """A figure is told by those who speak in its sentences, or beside them, or who tell its number."""
    said = {item.id: item for item in material.summary.attributions}
    near = set(material.lines.beside(material.lines_of(casualty.evidence)))
    for at, key in enumerate(casualty.attribution_ids):
        item = said.get(key)
        if item is None or not casualty.evidence or not near.isdisjoint(material.spoken(item)):
            continue
        numbers = {word.value for word in words_in(casualty.count.text) if word.value is not None}
        told = {word.value for span in item.content.spans for word in words_in(span.text)}
        if numbers.isdisjoint(told):
            message = f"{named(key)} says nothing of {short(casualty.count.text)}"
            yield finding(NAME, "warning", message, f"{where}/attribution_ids/{at}", item.cue.spans)


def _are_ill(whole: Casualty) -> bool:
    """Whether a figure counts the ill, some of whom may die of it: "312 patients, six of whom died"."""
    told = " ".join([whole.count.text, *(span.text for span in whole.evidence)]).lower().split()
    return whole.effect == "injured" and not _ILL.isdisjoint(told)


_ILL = frozenset("cases patients ill sick sickened infected infections infection".split())


def _inside(span: Span, whole: list[Span]) -> bool:
    return any(item.start <= span.start and span.end <= item.end for item in whole)


def _bounds_of(count: Quantity) -> list[tuple[str, int]]:
    """The bounds that a figure states, with their names."""
    stated = (("low", count.low), ("best", count.best), ("high", count.high))
    return [(name, value) for name, value in stated if value is not None]


def _quantity(material: Material, count: Quantity, where: str) -> Iterator[Finding]:
    """Bounds in order, and as the words of the figure read."""
    known = [value for value in (count.low, count.best, count.high) if value is not None]
    if known != sorted(known):
        stated = ", ".join(f"{name} {value}" for name, value in _bounds_of(count))
        yield finding(NAME, "error", f"{short(count.text)} has bounds that are not in order: {stated}", where)
        return
    hint = _hint(count)
    real = bounds(count.text, material.language, hint)
    if real != _stated(count):
        message = f"{short(count.text)} reads as {_told(*real)}, not as {_told(*_stated(count))}"
        yield finding(NAME, "error", message, where)
    elif hint and count.best not in {0, 1, None} and bounds(count.text, material.language)[3] == "vague":
        low = count.text.lower().split()
        if (count.best == 2 and not _TWO.isdisjoint(low)) or "and" in low:
            return  # "his wife and her parents" are counted out
        message = f"{short(count.text)} has no number {count.best}"
        invented = count.best > _COUNTED_OUT and not _has_number(material, count.best)
        yield finding(NAME, "error" if invented else "warning", message, where)


def _has_number(material: Material, value: int) -> bool:
    """Whether the article has a number somewhere, in digits or in words."""
    return any(number.value == value for number in numbers_in(material.lines.words, Kind.NUMBER))


_COUNTED_OUT = 12
"""So many can be counted out without a number: "the men killed", who have names."""


def _tells_of_some(text: str) -> bool:
    """Whether the words of a figure say that it is of some among others: "two of the wounded", "four of whom died"."""
    low = text.lower().split()
    return any(one == "of" and other in {"the", "whom", "them", "those"} for one, other in pairwise(low))


_TWO = frozenset("twin pair couple both double brothers sisters twins".split())
"""Words by which two are told."""


def _hint(count: Quantity) -> str | None:
    """The bounds in the notation of `summariser.figures`, for words that cannot be read alone."""
    if count.qualifier == "range" and count.low is not None and count.high is not None:
        return f"{count.low}-{count.high}"
    if count.best is None:
        return None
    return {"at_least": ">=", "at_most": "<=", "about": "~"}.get(count.qualifier, "") + str(count.best)


def _stated(count: Quantity) -> Bounds:
    return count.low, count.best, count.high, count.qualifier


def _told(low: int | None, best: int | None, high: int | None, qualifier: Qualifier) -> str:
    """ "at least (low 8, best 8)"."""
    values = {"low": low, "best": best, "high": high}
    parts = [f"{name} {value:,}" for name, value in values.items() if value is not None]
    return f"{qualifier.replace('_', ' ')} ({', '.join(parts) or 'no number'})"
