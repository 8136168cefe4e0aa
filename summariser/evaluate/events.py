"""What happened, against gold: events aligned one to one, then their slots, figures, dates and places."""

from collections.abc import Sequence
from dataclasses import replace

from summariser.evaluate.alignment import aligned, overlap, same_country, same_place, trait_right
from summariser.evaluate.card import Card
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.facts import SLOTS, Days, EventFacts, Fill, Where, facts_of
from summariser.evaluate.figures import score_figures
from summariser.evaluate.fills import distinct, paired
from summariser.evaluate.muc4 import is_free, is_incident
from summariser.evaluate.records import Fact
from summariser.models import Event


def score_events(
    gold: GoldDocument, predicted: Sequence[Event], card: Card, annotator: GoldDocument | None = None
) -> None:
    """Score the events of a document, where its gold has any to say; `annotator` is the gold that they are from, where
    they are another person's."""
    if gold.events is None:
        return
    golds, (guesses, free) = gold.events, _guesses(gold, predicted, annotator)
    pairs = aligned(golds, guesses)
    matched = {guess_index for _, guess_index in pairs}
    extra = [index for index in range(len(guesses)) if index not in matched and index not in free]
    hits = sum(not golds[gold_index].optional for gold_index, _ in pairs)
    card.add("event.template", hits, sum(not event.optional for event in golds), hits + len(extra))
    if gold.incidents and not golds:
        card.share("event.false_alarm", bool(extra))
    partner = dict(pairs)
    for gold_index, event in enumerate(golds):
        _score_event(event, guesses[partner[gold_index]] if gold_index in partner else None, card)
    asked = gold.scored | {name for event in golds for name in event.slots}
    for guess in (guesses[index] for index in extra):
        card.spurious.append(Fact(key=guess.key, kind="event", predicted=guess.told))
        _spurious_slots(guess, asked, card)
    if gold.incidents or any(event.figures is not None for event in golds):
        score_figures(golds, guesses, pairs, card, free=free)


def _guesses(
    gold: GoldDocument, predicted: Sequence[Event], annotator: GoldDocument | None
) -> tuple[list[EventFacts], frozenset[int]]:
    """The facts of the predicted events that count, and which of them cost nothing where the gold lacks them."""
    facts = annotator.events if annotator is not None else None
    guesses: list[EventFacts] = []
    free = set()
    for index, event in enumerate(predicted):
        if gold.incidents and not is_incident(event):
            continue
        pointer = f"/events/{index}"
        if (annotator is not None and pointer in annotator.optional) or (gold.incidents and is_free(event)):
            free.add(len(guesses))
        guess = facts[index] if facts is not None else facts_of(event, pointer)
        guesses.append(_ready(guess, strict=gold.incidents))
    return guesses, frozenset(free)


def _score_event(event: EventFacts, guess: EventFacts | None, card: Card) -> None:
    """One event of the gold, and its partner; an optional one only where it has one, and then its figures alone."""
    if guess is None and event.optional:
        return
    fact = Fact(key=event.key, kind="event", gold=event.told, predicted=guess.told if guess else None)
    (card.found if guess else card.missed).append(fact)
    if not event.optional:
        _fields(event, guess, card)
        _score_slots(event, guess, card)


def _ready(event: EventFacts, *, strict: bool) -> EventFacts:
    """Fillers once each; with `strict` also those from figures and claims count as given."""
    slots = {name: distinct(fills) if name in SLOTS else fills for name, fills in event.slots.items()}
    if strict:
        slots = {name: tuple(replace(fill, optional=False) for fill in fills) for name, fills in slots.items()}
    return replace(event, slots=slots)


def _fields(gold: EventFacts, guess: EventFacts | None, card: Card) -> None:
    """Fields with one value, date and place: on matched events."""
    if guess is None:
        return
    for name in (name for name in gold.traits if name in guess.traits):
        right = trait_right(gold, guess, name)
        told = ["/".join(sorted(map(str, side.traits[name]))) for side in (gold, guess)]
        fact = Fact(key=f"{gold.key}/{name}", kind=name, gold=told[0], predicted=told[1])
        card.judge(f"event.{name}", fact, right=bool(right))
    if gold.dates is not None and guess.dates is not None:
        _dates(gold, guess, card)
    if gold.wheres is not None and guess.wheres is not None:
        _places(gold, guess, card)


def _dates(gold: EventFacts, guess: EventFacts, card: Card) -> None:
    """Equal where the gold is closed at both ends ("on or before that day" can only be overlapped), and overlapping."""
    golds, found = gold.dates or (), guess.dates or ()
    meets = any(overlap(one, other) for one in golds for other in found) or not (golds or found)
    equal = any(one == other for one in golds for other in found) or not (golds or found)
    closed = all(None not in days for days in golds)
    fact = Fact(
        key=f"{gold.key}/date", kind="date", gold=_days(golds), predicted=_days(found),
        note="overlapping" if meets and not equal and closed else None,
    )  # fmt: skip
    card.share("date.overlap", meets)
    if closed:
        card.share("date.equal", equal)
    (card.found if (equal if closed else meets) else card.missed).append(fact)


def _days(all_days: Sequence[Days]) -> str:
    return " or ".join(f"{start or '…'} to {end or '…'}" if start != end else f"{start}" for start, end in all_days)


def _places(gold: EventFacts, guess: EventFacts, card: Card) -> None:
    """The deepest level, and the country."""
    golds, found = gold.wheres or (), guess.wheres or ()
    right = any(same_place(one, other) for one in golds for other in found) or not (golds or found)
    fact = Fact(key=f"{gold.key}/location", kind="location", gold=_wheres(golds), predicted=_wheres(found))
    if not golds or any(where.deepest for where in golds):
        card.judge("location.deepest", fact, right=right)
    if any(where.country for where in golds) and all(where.country is not None for where in found):
        card.share("location.country", any(same_country(one, other) for one in golds for other in found))


def _wheres(wheres: Sequence[Where]) -> str:
    return " or ".join(dict.fromkeys(", ".join(filter(None, (it.deepest, it.country))) for it in wheres))


def _score_slots(gold: EventFacts, guess: EventFacts | None, card: Card) -> None:
    for name, fills in gold.slots.items():
        if guess is not None and name not in guess.slots:
            continue
        offered = guess.slots.get(name, ()) if guess else ()
        pairs = paired(fills, offered)
        partner = {one: (other, credit) for one, other, credit in pairs}
        right = wanted = 0.0
        for index, fill in enumerate(fills):
            if fill.optional:
                continue
            wanted += 1
            other, credit = partner.get(index, (None, 0.0))
            right += credit
            _slot_fact(name, fill, None if other is None else offered[other], credit, card)
        matched = {other for _, other, _ in pairs}
        freely = {other for one, other, _ in pairs if fills[one].optional}
        spurious = [fill for index, fill in enumerate(offered) if index not in matched and not fill.optional]
        counted = len(matched) - len(freely) + len(spurious)
        _add(card, name, right, wanted, counted)
        card.spurious += [Fact(key=it.key, kind=_label(name), predicted=_words(it)) for it in spurious]


def _slot_fact(name: str, fill: Fill, guess: Fill | None, credit: float, card: Card) -> None:
    partly = "in part" if 0 < credit < 1 else None
    fact = Fact(
        key=f"{fill.key}" if name in SLOTS else f"{fill.key}#{name}", kind=_label(name), gold=_words(fill),
        predicted=_words(guess) if guess else None, note=partly,
    )  # fmt: skip
    (card.found if credit else card.missed).append(fact)


def _spurious_slots(guess: EventFacts, asked: frozenset[str] | set[str], card: Card) -> None:
    for name in sorted(asked):
        _add(card, name, 0, 0, sum(not fill.optional for fill in guess.slots.get(name, ())))


def _add(card: Card, name: str, right: float, wanted: float, offered: float) -> None:
    card.add(f"slot.{name}", right, wanted, offered)
    if name in SLOTS:
        card.add("slot.all", right, wanted, offered)


def _label(name: str) -> str:
    return name.replace("_", " ")


def _words(fill: Fill) -> str:
    return " ".join(filter(None, (fill.tag.replace("_", " "), fill.wordings[0] if fill.wordings else "")))
