"""Who said what, against gold: PolNeAR's way of matching contents, and what is right on those that match."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from summariser.evaluate.card import Card
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.partial import given
from summariser.evaluate.places import Place, iou, merged, shared
from summariser.evaluate.records import Fact
from summariser.models import Attribution, Source
from summariser.render.words import act_of, shortened

LOOSE, STRICT = 0.5, 0.8
"""Least intersection over union of two contents that are the same."""
_CLAIMS = {"assert", "confirm", "claim_responsibility"}


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution as places."""

    content: list[Place]
    source: list[Place]
    cue: list[Place]

    @classmethod
    def of(cls, attribution: Attribution) -> "_Said":
        parts = (attribution.content.spans, attribution.source.spans, attribution.cue.spans)
        return cls(*map(merged, parts))


def score_attributions(
    gold: GoldDocument, predicted: Sequence[Attribution], card: Card, other: GoldDocument | None = None
) -> None:
    """Score the attributions of a document, where its gold has any to say; `other` is the gold that they are from."""
    if not given(gold.summary, "attributions"):
        return
    wanted = gold.summary.attributions
    golds, guesses = [_Said.of(item) for item in wanted], [_Said.of(item) for item in predicted]
    keys = [f"/attributions/{index}" for index in range(len(wanted))]
    optional = {index for index, key in enumerate(keys) if key in gold.optional}
    unreported = {index for index, key in enumerate(keys) if key in gold.unreported}
    pairs = matched(golds, guesses, LOOSE)
    strict = matched(golds, guesses, STRICT)
    agreed = {pair for pair in pairs if _same_source(wanted[pair[0]], golds[pair[0]], guesses[pair[1]])}
    joint = [pair for pair in pairs if pair in agreed]
    spare = {index for index in range(len(guesses)) if other and f"/attributions/{index}" in other.optional}
    count = (len(golds), len(guesses) - len(spare - {guess for _, guess in pairs}))
    _tally(card, "attribution.detection", pairs, pairs, optional, count)
    _tally(card, "attribution.detection_80", strict, strict, optional, count)
    _tally(card, "attribution.joint", joint, pairs, optional, count)
    if unreported:
        _tally(card, "attribution.reporting_detection", pairs, pairs, optional | unreported, count)
        _tally(card, "attribution.reporting_joint", joint, pairs, optional | unreported, count)
    card.count("attribution.deny_as_claim", 0)
    for one, guess in pairs:
        if one in optional:
            continue
        said, same = (golds[one], guesses[guess]), (one, guess) in agreed
        _details(card, keys[one], wanted[one], predicted[guess], said, same, partial=other is not None)
    _facts(card, wanted, predicted, pairs, agreed, optional, keys, spare)


def matched(golds: Sequence[_Said], guesses: Sequence[_Said], least: float) -> list[tuple[int, int]]:
    """One-to-one pairs of contents with at least this overlap, best first; of equals, those with the same source."""
    scored = []
    for one, gold in enumerate(golds):
        for other, guess in enumerate(guesses):
            overlap = iou(gold.content, guess.content)
            if overlap >= least:
                scored.append((-overlap, -iou(gold.source, guess.source), one, other))
    pairs: list[tuple[int, int]] = []
    rows, columns = set(), set()
    for _, _, one, other in sorted(scored):
        if one not in rows and other not in columns:
            rows.add(one)
            columns.add(other)
            pairs.append((one, other))
    return sorted(pairs)


def _tally(
    card: Card, name: str, right: list[tuple[int, int]], pairs: list[tuple[int, int]], optional: set[int],
    count: tuple[int, int],
) -> None:  # fmt: skip
    """What is optional leaves the counts together with what was matched to it."""
    hits = sum(one not in optional for one, _ in right)
    taken = sum(one in optional for one, _ in pairs)
    card.add(name, hits, count[0] - len(optional), count[1] - taken)


def _same_source(gold: Attribution, one: _Said, other: _Said) -> bool:
    """Overlapping source spans, or none on both sides; what the gold does not say cannot be missed."""
    if not given(gold, "source") or not given(gold.source, "spans"):
        return True
    return shared(one.source, other.source) > 0 or not (one.source or other.source)


def _details(
    card: Card, key: str, gold: Attribution, guess: Attribution, said: tuple[_Said, _Said], same_source: bool,
    *, partial: bool,
) -> None:  # fmt: skip
    """Source, cue, quotation type and speech act of a matched pair; of a `partial` guess, what it gives."""

    def both(name: str, one: BaseModel = gold, two: BaseModel = guess) -> bool:
        return given(one, name) and (not partial or given(two, name))

    one, other = said
    if both("source"):
        if both("spans", gold.source, guess.source):
            card.share("attribution.source", same_source)
        for part in ("kind", "name"):
            if both(part, gold.source, guess.source):
                wanted, got = getattr(gold.source, part), getattr(guess.source, part)
                right = _folded(wanted) == _folded(got)
                fact = Fact(key=f"{key}/source/{part}", kind=f"source {part}", gold=wanted, predicted=got)
                card.judge(f"attribution.source_{part}", fact, right=right)
    if both("cue") and both("spans", gold.cue, guess.cue):
        card.share("attribution.cue", shared(one.cue, other.cue) > 0 or not (one.cue or other.cue))
    for part in ("quote_type", "speech_act", "stance", "medium"):
        if both(part):
            wanted, got = getattr(gold, part), getattr(guess, part)
            fact = Fact(key=f"{key}/{part}", kind=part.replace("_", " "), gold=wanted, predicted=got)
            card.judge(f"attribution.{part}", fact, right=wanted == got)
    if both("speech_act") and gold.speech_act == "deny" and guess.speech_act in _CLAIMS:
        card.count("attribution.deny_as_claim")


def _folded(text: str | None) -> str:
    return (text or "").casefold()


def _facts(
    card: Card,
    wanted: Sequence[Attribution],
    predicted: Sequence[Attribution],
    pairs: list[tuple[int, int]],
    agreed: set[tuple[int, int]],
    optional: set[int],
    keys: list[str],
    spare: set[int],
) -> None:
    partner = dict(pairs)
    for index, gold in enumerate(wanted):
        guess = partner.get(index)
        right = guess is not None and (index, guess) in agreed
        if index in optional and not right:
            continue
        told = Fact(
            key=keys[index],
            kind="attribution",
            gold=told_of(gold, given_act=given(gold, "speech_act")),
            predicted=None if guess is None else told_of(predicted[guess]),
            note=None if guess is None or right else "another source",
        )
        (card.found if right else card.missed).append(told)
    taken = set(partner.values())
    for index, item in enumerate(predicted):
        if index not in taken | spare:
            card.spurious.append(Fact(key=f"/attributions/{index}", kind="attribution", predicted=told_of(item)))


def told_of(attribution: Attribution, *, given_act: bool = True) -> str:
    """An attribution in one line: who, how, and the words."""
    words = " … ".join(span.text for span in attribution.content.spans)
    act = f" ({act_of(attribution)})" if given_act else ""
    return f"{_who(attribution.source)}{act}: “{shortened(words, 120)}”"


def _who(source: Source) -> str:
    return shortened(source.name or " ".join(span.text for span in source.spans) or "no source", 60)
