"""Figures of people harmed: exact or not, and what went wrong where not."""

from collections.abc import Sequence

from summariser.evaluate.card import Card
from summariser.evaluate.facts import EventFacts, Figure
from summariser.evaluate.records import Fact
from summariser.evaluate.statistics import assigned

ERRORS = ("swapped", "wrong_event", "qualifier", "number", "missing", "spurious")
"""killed and injured swapped · bound to the wrong event · right number, other bounds · another number · not given ·
given without need."""

_NOTES = {
    "swapped": "killed and injured swapped",
    "wrong_event": "bound to the wrong event",
    "qualifier": "other bounds",
    "number": "another number",
}


def score_figures(
    golds: Sequence[EventFacts], guesses: Sequence[EventFacts], pairs: Sequence[tuple[int, int]], card: Card,
    *, free: frozenset[int] = frozenset(),
) -> None:  # fmt: skip
    """Score the figures of a document whose events are aligned; `free` predicted events cost nothing unmatched."""
    for name in ERRORS:
        card.count(f"casualty.{name}", 0)
    home, guest = {one: (one, other) for one, other in pairs}, {other: (one, other) for one, other in pairs}
    mute = {one for one, other in pairs if guesses[other].figures is None}
    wanted = [
        (home.get(index), item, event.optional or item.optional)
        for index, event in enumerate(golds)
        for item in event.figures or ()
        if index not in mute
    ]
    silent = {other for one, other in pairs if golds[one].figures is None}
    costless = silent | {other for one, other in pairs if golds[one].optional} | (free - set(guest))
    offered = [
        (guest.get(index), item, item.optional or index in costless)
        for index, event in enumerate(guesses)
        for item in event.figures or ()
        if index not in silent
    ]
    _match(wanted, offered, card)


Side = tuple[tuple[int, int] | None, Figure, bool]
"""The aligned pair of events that a figure stands in, the figure, and whether it is free of cost."""


def _match(wanted: list[Side], offered: list[Side], card: Card) -> None:
    open_gold, open_guess = set(range(len(wanted))), set(range(len(offered)))
    for error in (None, "swapped", "wrong_event", "qualifier", "number"):
        golds, guesses = sorted(open_gold), sorted(open_guess)
        weights = [[_fit(wanted[one], offered[other], error) for other in guesses] for one in golds]
        for row, column in assigned(weights):
            one, other = golds[row], guesses[column]
            open_gold.discard(one)
            open_guess.discard(other)
            _note(card, wanted[one], offered[other], error)
    for one in sorted(open_gold):
        if not wanted[one][2]:
            _note(card, wanted[one], None, "missing")
    for other in sorted(open_guess):
        if not offered[other][2]:
            card.count("casualty.spurious")
            card.add("casualty.exact", 0, 0, 1)
            told = offered[other][1]
            card.spurious.append(Fact(key=told.key, kind="casualty", predicted=told.told))


def _fit(gold: Side, guess: Side, error: str | None) -> float:
    """How well two figures fit with this error between them; 0 where they do not."""
    (pair, one, free), (place, other, _) = gold, guess
    together = pair is not None and pair == place
    effect, exact = bool(one.effects & other.effects), one.bounds == other.bounds
    fits = {
        None: together and effect and exact,
        "swapped": together and exact and not effect and one.effects | other.effects <= {"killed", "injured"},
        "wrong_event": not together and effect and exact,
        "qualifier": together and effect and _number(one) == _number(other) is not None,
        "number": together and effect,
    }[error]
    return (1 + 0.1 * bool(set(one.victims) & set(other.victims)) + 0.05 * (not free)) if fits else 0.0


def _number(figure: Figure) -> int | None:
    low, best, high, _ = figure.bounds
    return next((value for value in (best, low, high) if value is not None), None)


def _note(card: Card, gold: Side, guess: Side | None, error: str | None) -> None:
    """Tally a gold figure and its partner; an optional one, or one in an optional event, costs nothing."""
    _, figure, free = gold
    if free:
        return
    card.add("casualty.exact", error is None, 1, guess is not None)
    if error is not None:
        card.count(f"casualty.{error}")
    told = Fact(
        key=figure.key,
        kind="casualty",
        gold=_told(figure),
        predicted=None if guess is None else _told(guess[1]),
        note=_NOTES.get(error or ""),
    )
    (card.found if error is None else card.missed).append(told)


def _told(figure: Figure) -> str:
    low, best, high, qualifier = figure.bounds
    ends = "/".join("–" if end is None else str(end) for end in (low, best, high))
    return f"{figure.told} ({ends} {qualifier.replace('_', ' ')})"
