"""Whether a cue is negated: what somebody did not say."""

from summariser.detect.tokens import Unit

_NEGATIONS = frozenset(
    "not n't never didn't doesn't don't hasn't haven't hadn't won't wouldn't isn't wasn't can't couldn't cannot".split()
)


def is_negated(unit: Unit, at: int) -> bool:
    """Whether a negation stands close before a token."""
    before = unit.words[max(0, at - 4) : at]
    return not _NEGATIONS.isdisjoint(before) or before[-2:] == ["no", "longer"]
