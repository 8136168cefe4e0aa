"""The effect of a figure, where its evidence tells it by none of the words that prove it."""

import re
from collections.abc import Sequence

from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.lexicon import words
from summariser.audit.reading.material import Material
from summariser.models import Casualty, Event, Span


def is_understood(material: Material, event: Event, spans: Sequence[Span], casualty: Casualty) -> bool:
    """Whether a word by which an effect is understood stands in what a figure rests on; or, where that only says how
    many there are ("put the number at 94") or tells of others ("two others are to be flown out"), in the sentence
    before.
    """
    effect = casualty.effect
    lines = material.lines.touched(spans)
    low = material.lines.lower(lines)
    tally = not _TALLY.isdisjoint(low)
    goes_on = tally or _goes_on(material, casualty.count.text)
    if tally and _is_told_before(material, event, casualty, lines):
        return True
    before = [material.sentence_span(lines[0] - 1)] if lines and lines[0] and goes_on else []
    return _is_told(material.flat_of(" ".join(span.text for span in [*before, *spans])), low, effect)


def tells_harm(material: Material, line: int, effect: str) -> bool:
    """Whether a sentence has a word by which an effect is understood."""
    return _is_told(material.flat_of(material.sentence_span(line).text), material.lines.lower([line]), effect)


def _is_told(told: str, low: Sequence[str], effect: str) -> bool:
    """Whether a word by which an effect is understood stands in a text, whose words in lower case are `low`."""
    not_seen = effect == "missing" and not (_NOT.isdisjoint(low) or _SEEN.isdisjoint(low))  # "never found"
    did_not = effect == "killed" and "survived" in low and {"did", "not"} <= set(low)  # "she survived; he did not"
    whole = not _WHOLE.get(effect, _NONE).isdisjoint(low)
    signs = (*_signs(effect), *_PHRASES.get(effect, ()))
    padded = " " + _BETWEEN.sub(" ", told)
    return not_seen or did_not or whole or any(f" {words}" in padded for words in signs)


def _is_told_before(material: Material, event: Event, casualty: Casualty, lines: list[int]) -> bool:
    """Whether the figure of this event that was told last before has the effect, some sentences ahead: "the bodies of
    31 men were found. … The villagers have a book with 43 names"."""
    near = range(lines[0] - _TO_COUNTED, lines[0]) if lines else range(0)
    told = [
        (line, item.effect)
        for item in event.casualties
        if item is not casualty
        for line in material.lines_of(item.evidence)
        if line in near
    ]
    return (max(told, default=(0, ""))[0], casualty.effect) in told


def _goes_on(material: Material, text: str) -> bool:
    """Whether the words of a figure count what was told before: "two others", "only one", "nine"."""
    words = material.tokens_of(text).words
    bare = all(not word.stem or word.kinds & (Kind.NUMBER | Kind.QUALIFIER) or word.lower in _PLAIN for word in words)
    return bare or any(word.lower in _OTHERS for word in words)


_BETWEEN = re.compile(r"[\W_]+")
_PLAIN = frozenset("only least most more than about some around nearly almost just".split())
_OTHERS = frozenset("others other another more them these those victims".split())
_TALLY = frozenset("number figure figures list lists names register registers total tally count counts counted".split())
_TO_COUNTED = 4
"""Sentences from those in which people are told of to the one that counts them anew."""
_NOT = frozenset("not never no nobody without cannot can't hasn't haven't didn't".split())
_SEEN = frozenset(
    "found accounted heard seen returned located traced answer answered ascertained contacted reached established "
    "back".split()
)
"""What is told of the missing with a negation."""
_NONE = frozenset[str]()
_WHOLE = {
    "killed": frozenset("survive lose loses fallen".split()),
    "injured": frozenset({"ill"}),
    "missing": frozenset({"find"}),
    "captured": frozenset("hold holds nab nabs net nets pow pows".split()),
    "displaced": frozenset("sleep sleeps stay staying camp".split()),
}
"""The same of words that others have in them: "did not survive", "we cannot find"."""
_PHRASES = {
    "killed": ("sent to hell", "took the life", "the lives of", "his life", "her life", "put to death", "cut down"),
    "captured": ("led away", "led off", "locked up", "behind bars"),
}
"""The same of several words."""


def _signs(effect: str) -> frozenset[str]:
    """The words that tell of an effect, and those by which it may be understood."""
    return words("effects", effect) | words("signs", effect)
