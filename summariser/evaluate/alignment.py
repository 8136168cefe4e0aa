"""Which predicted event is which event of the gold."""

from collections.abc import Sequence

from summariser.evaluate.facts import Days, EventFacts, Where
from summariser.evaluate.fills import paired, words_of
from summariser.evaluate.places import iou, shared
from summariser.evaluate.statistics import assigned

_TYPE, _MODE, _DATE, _PLACE, _EVIDENCE = 0.5, 0.25, 0.5, 0.5, 2.0
"""What agreement in each weighs; a slot or figure that matches weighs 1."""
_REQUIRED = 0.01
"""What an event that is not optional has before one that is, all else equal."""
_SAME_SENTENCES = 0.5
"""Overlap of the evidence from which events of different types may be one event read differently."""


def aligned(golds: Sequence[EventFacts], guesses: Sequence[EventFacts]) -> list[tuple[int, int]]:
    """One-to-one pairs so that slot matches are most; type, date, place and evidence decide among equals."""
    weights = [[similarity(gold, guess) for guess in guesses] for gold in golds]
    return assigned(weights)


def similarity(gold: EventFacts, guess: EventFacts) -> float:
    """How much two events have in common; 0 where they cannot be the same."""
    slots = sum(
        credit for name, fills in gold.slots.items() for _, _, credit in paired(fills, guess.slots.get(name, ()))
    )
    figures = len({item.bounds for item in gold.figures or ()} & {item.bounds for item in guess.figures or ()})
    same_day = any(overlap(one, other) for one in gold.dates or () for other in guess.dates or ())
    somewhere = any(same_place(one, other) for one in gold.wheres or () for other in guess.wheres or ())
    evidence = iou(list(gold.evidence), list(guess.evidence)) if gold.evidence else 0.0
    in_common = slots + figures > 0 or same_day or somewhere or evidence > 0
    if not _may_be_same(gold, guess, slots, figures, evidence, in_common=in_common):
        return 0.0
    same_type, same_mode = trait_right(gold, guess, "type") is not False, trait_right(gold, guess, "mode") is True
    extra = _TYPE * same_type + _MODE * same_mode + _DATE * same_day + _PLACE * somewhere + _EVIDENCE * evidence
    return slots + figures + extra + _REQUIRED * (not gold.optional)


def _may_be_same(
    gold: EventFacts, guess: EventFacts, slots: float, figures: int, evidence: float, *, in_common: bool
) -> bool:
    """Whether two events can be one: of one type, with anything in common where the gold says more than the type; or of
    two types, told in the same sentences or, where the gold names none, with a slot in common. What is told in other
    sentences needs a slot or a figure in common."""
    apart = gold.evidence and guess.evidence and not shared(list(gold.evidence), list(guess.evidence))
    if apart and not slots + figures:
        return False
    only_type = not (gold.slots or gold.figures or gold.dates or gold.wheres or gold.evidence)
    if trait_right(gold, guess, "type") is not False and (in_common or only_type):
        return True
    return evidence >= _SAME_SENTENCES or (not gold.evidence and slots >= 1)


def trait_right(gold: EventFacts, guess: EventFacts, name: str) -> bool | None:
    """Whether a field has an allowed value; None where the gold does not say."""
    if name not in gold.traits:
        return None
    return bool(gold.traits[name] & guess.traits.get(name, frozenset()))


def overlap(one: Days, other: Days) -> bool:
    """Whether two stretches of days have a day in common; an open end reaches for ever."""
    starts = [day for day in (one[0], other[0]) if day is not None]
    ends = [day for day in (one[1], other[1]) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)


def same_place(gold: Where, guess: Where) -> bool:
    """Whether the deepest levels have the same name; one may carry more words ("Apopa", "town of Apopa")."""
    one, other = words_of(gold.deepest), words_of(guess.deepest)
    return bool(one) and bool(other) and (set(one) <= set(other) or set(other) <= set(one))


def same_country(gold: Where, guess: Where) -> bool:
    """Whether the countries are the same, by ISO 3166-1 code or by name."""
    return _code(gold.country) == _code(guess.country)


def _code(country: str | None) -> str:
    import iso3166

    known = iso3166.countries.get(country, None) if country else None
    return known.alpha3 if known is not None else " ".join(words_of(country or ""))
