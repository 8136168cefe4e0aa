"""Negation that a summary tells by other words than its article, beside the word that is negated."""

from summariser.audit.reading.lexicon import keyed, words
from summariser.audit.reading.tokens import Tokens

_CUT = frozenset("cut cuts cutting lost lose loses losing deprived depriving".split())
_REFUSED = frozenset("refuse refuses refused refusing reject rejects rejected rejecting".split())
_MEASURING = frozenset({"less", "fewer", "more", "longer", "later"})
"""Behind a "no" that negates nothing."""
_TO_REFUSED = 4
"""Words from "refused to leave his" to what was not left."""


def is_negated_in_place(tokens: Tokens, root: str) -> bool:
    """Whether a "no" stands right behind a word, or it is what is refused: "caused no damage" for "did not cause
    damage", "refused to leave" for "would not leave"."""
    at = tokens.stems.index(root)
    after = tokens.lower[at + 1 : at + 3]
    if tokens.lower[max(0, at - 2) : at] in (["non", "-"], ["non", "‑"]):
        return True
    if not _CUT.isdisjoint(tokens.lower[max(0, at - 2) : at]):
        return True  # "cutting electricity" for "without electricity"
    if _is_refused(tokens, at):
        return True
    return after[:1] in (["no"], ["not"], ["nothing"], ["nobody"]) and _MEASURING.isdisjoint(after)


def _is_refused(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` is the object of a refusal in front of it, in the same clause."""
    low = max(0, at - _TO_REFUSED)
    refused = next((k for k in range(at - 1, low - 1, -1) if tokens.lower[k] in _REFUSED), -1)
    if refused < 0 or tokens.lower[max(0, refused - 1)] == "-":
        return False
    return _ELSEWHERE.isdisjoint(tokens.lower[refused + 1 : at])


_ELSEWHERE = frozenset(", ; : - – — and but or then by".split())
"""What parts a refusal from what follows."""


def denies_it(tokens: Tokens) -> bool:
    """Whether somebody denies what a text has told before: "the commissioner denies it"."""
    return any(
        keyed("reports").get(low) == "deny" and tokens.lower[at + 1 : at + 2] in _IT
        for at, low in enumerate(tokens.lower)
    )


_IT: tuple[list[str], ...] = (["it"], ["this"], ["that"], [], ["."])


def is_disputed(tokens: Tokens, root: str) -> bool:
    """Whether a word that denies stands close behind a word, "ransom payment disputed", or what it is called is untrue:
    "called the charge baseless"."""
    at = tokens.stems.index(root)
    if any(keyed("reports").get(low) == "deny" for low in tokens.lower[at + 1 : at + _TO_DENIAL]):
        return True
    if tokens.lower[at] not in words("claimed", "accusations") | _REPORTS:
        return False
    calls = any(low.startswith(_CALLS) for low in tokens.lower[max(0, at - _TO_DENIAL) : at])
    return calls and not words("scope", "untrue").isdisjoint(tokens.lower[at + 1 : at + _TO_DENIAL])


_CALLS = ("call", "term", "brand", "label", "describ", "dismiss")
_REPORTS = frozenset({"report", "reports", "rumour", "rumours", "rumor", "rumors", "story", "stories"})
_TO_DENIAL = 4
"""Words from what is told to what denies it."""
