"""Figures of casualties: the number, the group, who gave it, and what it is part of."""

import re

from summariser.building.desk import Desk
from summariser.building.told import Told
from summariser.detect.groups import GROUPLESS
from summariser.detect.wholes import counts_others
from summariser.figures import quantity, without_quantity
from summariser.grounding import Place
from summariser.kept import kept_if_short
from summariser.models import Casualty, Quantity, Span
from summariser.models.vocabulary import CasualtyEffect
from summariser.wire import Harm, Part

_PART_BEFORE = re.compile(
    r"\b(?:(?:including|among (?:them|the dead|the injured|the wounded))\b[^.;]{0,60}"
    r"|of (?:them|whom)\b(?:(?!,\s+and\b)[^.;]){0,60})$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\bof (?:them|whom)\b", re.IGNORECASE)
_PART_WITHIN = re.compile(r"\bof (?:them|whom)\b|^\s*(?:including|among them)\b", re.IGNORECASE)
_DEATHS = re.compile(r"\b(?:deaths?|died|dead|killed|fatalit(?:y|ies)|perished|lives|muert[oa]s?)\b", re.IGNORECASE)
_WOUNDS = re.compile(
    r"\b(?:injur(?:y|ies|ed)|hurt|wounded|wounds?|unhurt|unharmed|uninjured|unscathed|ilesos?|ilesas?|herid[oa]s?)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\s*\b(?:was|were|are|is|has|have|had|been|got|escaped|remained|came|walked|unhurt|unharmed|uninjured|unscathed)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""What is said of a group behind its noun: "all 16 pupils *were unhurt*"."""


def casualties(
    desk: Desk, harm: Harm, attributions: Told, before: list[Casualty], wire: str, public: str
) -> list[Casualty]:
    """The figures that one harm states: one, or killed and injured where it says that there were none of either.

    `before` are those of the same event that stand before it.
    """
    places = desk.find(harm.text, harm.s, f"{wire}.text", public)
    place = places[0] if places else None
    words = desk.text.article.text[slice(*place)] if place else harm.text
    said = [item.id for item in attributions.around(place) if _within(place, item.content.spans)] if place else []
    evidence = _sentence(desk, place) if place else []
    count = _nobody(words) if harm.harm == "none" else _quantity(words, desk.language, harm.n)
    return [
        Casualty(
            effect=effect,
            count=count,
            victims=_victims(_stateless(harm.text) if harm.harm == "none" else harm.text, desk.language),
            subset_of=_not_smaller(before, _whole(desk, effect, harm.text, place, before), count),
            attribution_ids=said,
            evidence=evidence,
        )
        for effect in effects_of(harm)
    ]


def _stateless(words: str) -> str:
    """The words up to what is said of the group."""
    return _STATE.sub("", " ".join(words.split()))


@kept_if_short
def _quantity(words: str, language: str, hint: str | None) -> Quantity:
    return quantity(words, language, hint)


@kept_if_short
def _without_quantity(words: str, language: str) -> str:
    return without_quantity(words, language)


def effects_of(harm: Harm) -> tuple[CasualtyEffect, ...]:
    """The effects that a harm becomes figures of. "No casualties" is neither killed nor injured; "nobody was hurt" and
    "unhurt" speak of injuries alone, "no deaths" of deaths."""
    if harm.harm != "none":
        return (harm.harm,)
    deaths, wounds = bool(_DEATHS.search(harm.text)), bool(_WOUNDS.search(harm.text))
    if deaths == wounds:
        return ("killed", "injured")
    return ("killed",) if deaths else ("injured",)


def _nobody(words: str) -> Quantity:
    """Nobody, whatever number the words have: "all 16 pupils were unhurt"."""
    return Quantity(text=words, low=0, best=0, high=0, qualifier="exact")


def with_parts(found: list[Casualty], parts: list[Part], places: list[int]) -> list[Casualty]:
    """The figures with what the reply says of which is included in which; `places` has the index among the figures of
    each harm of the reply. What would make a circle is passed over."""
    wholes = {index: item.subset_of for index, item in enumerate(found)}
    for part in parts[:_MOST_PARTS]:
        if 0 <= part.part < len(places) and 0 <= part.of < len(places):
            index, whole = places[part.part], places[part.of]
            if index not in _above(whole, wholes):
                wholes[index] = whole
    return [item.model_copy(update={"subset_of": wholes[index]}) for index, item in enumerate(found)]


_MOST_PARTS = 500
"""Links between the figures of one event: more are no news."""


def _above(index: int, wholes: dict[int, int | None]) -> set[int]:
    """`index`, and the figures that it is part of."""
    seen: set[int] = set()
    at: int | None = index
    while at is not None and at not in seen:
        seen.add(at)
        at = wholes.get(at)
    return seen


def _within(place: Place, spans: list[Span]) -> bool:
    return any(span.start <= place[0] and place[1] <= span.end for span in spans)


def _victims(text: str, language: str) -> str | None:
    """The group that the words name, less the number: "at least eight people" are "people"."""
    group = _without_quantity(text, language)
    return None if not group or group.lower() in GROUPLESS else group


def _whole(desk: Desk, effect: CasualtyEffect, words: str, place: Place | None, before: list[Casualty]) -> int | None:
    """Index of the figure that this one is part of, as "including" and "of them" say; of the last people counted."""
    text = desk.text.article.text
    if place and (_PART_WITHIN.search(words) or _PART_BEFORE.search(text[max(0, place[0] - 80) : place[0]])):
        same = [index for index, other in enumerate(before) if other.effect == effect and other.subset_of is None]
        if not same or (_OF_THEM.search(words) and _are_others(text, place, before, same[-1])):
            return None
        return same[-1]
    return None


def _not_smaller(before: list[Casualty], whole: int | None, part: Quantity) -> int | None:
    """The figure that another may be part of: none that counts fewer ("two of whom are blind, and at least 30 were
    treated")."""
    if whole is None:
        return None
    most = before[whole].count.high
    least = part.low if part.low is not None else part.best
    return None if most is not None and least is not None and least > most else whole


def _are_others(text: str, place: Place, before: list[Casualty], whole: int) -> bool:
    """Whether "them" at `place` are not those of the figure `whole`: others harmed, or counted, stand nearer."""
    ends = [_end(text, other, place[0]) for other in before]
    mine = ends[whole]
    if any(
        end > mine and other.subset_of is None and other.effect != before[whole].effect
        for end, other in zip(ends, before, strict=True)
    ):
        return True
    return mine >= 0 and counts_others(text, max(end for end in ends), place[0])


def _end(text: str, casualty: Casualty, at: int) -> int:
    """Where the words of a figure end that stand before `at`; -1 where they do not."""
    start = text.rfind(casualty.count.text, casualty.evidence[0].start if casualty.evidence else 0, at)
    return start + len(casualty.count.text) if start >= 0 else -1


def _sentence(desk: Desk, place: Place) -> list[Span]:
    """The sentence in which the figure stands."""
    if desk.text.sentences:
        sentence = desk.text.sentences[desk.sentence_at(place[0])]
        if sentence.start <= place[0] < sentence.end:
            return [desk.text.article.span(sentence.start, max(sentence.end, place[1]))]
    return desk.text.spans([place])
