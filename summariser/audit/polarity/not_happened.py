"""An event that is told as not having happened is so in the article, and in its own description."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summariser.audit.polarity.negation import says_no
from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.lexicon import words
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import DENIED, NEGATED, UNREAL, operators_of
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import finding
from summariser.models import Event, Finding
from summariser.models.vocabulary import Severity

NAME = "polarity"
"""Its findings are that check's."""
_NO = NEGATED | DENIED


def negated_in(material: Material, event: Event, where: str) -> Iterator[Finding]:
    """`negated` needs a negation in the evidence; a description that starts from one needs `negated`."""
    if not event.evidence:
        return
    own = material.tokens_of(event.description)
    if event.negated:
        lines = material.lines_of(event.evidence)
        told, untrue = material.lines.kinds(lines), words("scope", "untrue")
        low = [[word.lower for word in material.lines.all[line].words] for line in lines]
        theirs = bool(says_no(told) or operators_of(told) & _NO) or any(
            not untrue.isdisjoint(one) or _is_undone(one) or _is_ruled_out(one) for one in low
        )
        ours = bool(own.has_operator & _NO or says_no(own.kinds)) or _is_undone(own.lower)
        ours = ours or not (untrue | _STAYED).isdisjoint(own.lower)
        if not (theirs and ours):
            lacking = "the description tells of it as having" if theirs else "the evidence negates nothing"
            severity: Severity = "warning" if theirs or ours else "error"
            yield finding(NAME, severity, f"told as not having happened; {lacking}", where, event.evidence)
        elif not _is_undone(own.lower) and _is_affirmed(own):
            message = "told as not having happened; what the description tells first is not negated"
            yield finding(NAME, "warning", message, where, event.evidence[:1])
    elif _is_negative(own):
        message = "the description says that it did not happen; negated is false"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


def _is_undone(low: Sequence[str]) -> bool:
    """Whether words tell that what was to be did not come to be: "the visit was put off", "aircraft that were to have
    flown on Monday"."""
    if not words("scope", "undone").isdisjoint(low):
        return True
    verbs, places = words("scope", "off"), range(len(low))
    if any(low[at] == "off" and not verbs.isdisjoint(low[max(0, at - _TO_OFF) : at]) for at in places):
        return True
    behind = ((low[at], low[at + 2]) for at in places[:-2] if low[at + 1] == "to")
    return any(one in _MEANT or (one in _WAS and other == "have") for one, other in behind)


def _is_ruled_out(low: Sequence[str]) -> bool:
    """Whether a test found that something suspected was none: "a suspected case was negative"."""
    return not {"negative", "discarded"}.isdisjoint(low) and not {"suspected", "suspect"}.isdisjoint(low)


_TO_OFF = 4
"""Words before an "off" among which its verb stands: "put her trip off"."""
_WAS = frozenset({"was", "were"})
_MEANT = frozenset({"meant", "supposed"})
_STAYED = frozenset("stay stays stayed remain remains remained".split())


def _is_affirmed(tokens: Tokens) -> bool:
    """Whether the first clause of a description tells of something as it was: neither negated or denied, nor feared,
    reported, planned or said."""
    end = next((at for at, word in enumerate(tokens.words) if at and _ends_clause(word)), len(tokens.words))
    first = tokens.words[:end]
    told = {word.lower for word in first}
    if any(one.lower in _WAS and other.lower == "to" for one, other in pairwise(first)):
        return False  # "was to follow, but never did"
    open_ones = NEGATED | DENIED | UNREAL | Kind.HEDGE | Kind.REPORTS | Kind.UNDONE | Kind.IMPLICATIVE | Kind.CUE
    no = words("scope", "untrue") | words("scope", "no") | _NOBODY
    return not any(word.kinds & open_ones for word in first) and told.isdisjoint(no)


def _ends_clause(word: Word) -> bool:
    return bool(word.kinds & Kind.BREAK) or word.lower in {"and", "without", "with"}


_NOBODY = frozenset(
    "nobody none nothing neither stay stays stayed unclear unhurt no report reports rumour rumours rumor".split()
)
_MEASURED = frozenset("fewer less more later longer sooner earlier doubt".split())
"""Behind a "no" that negates nothing."""
_DECIDED = frozenset("decided decides ruled rules found finds voted agreed concluded concludes".split())
"""What is decided happens, also where it is that something is not."""


def _is_failure(low: Sequence[str], at: int) -> bool:
    """Whether a "not" stands before a verb of which the failing is what happened: "the pump did not work", "the alarm
    did not go off"."""
    behind = low[at + 1 : at + 3]
    if behind == ["go", "off"]:
        return not _SIGNALS.isdisjoint(word.rstrip("s") for word in low[:at])
    return behind[:1] != [] and behind[0] in _WORKING


_WORKING = frozenset("survive sound work function operate respond react answer ring deploy".split())
_SIGNALS = frozenset("siren alarm bell sprinkler detector signal sensor".split())
"""What is there to go off."""


def _is_negative(tokens: Tokens) -> bool:
    """Whether a description's main clause is negated: "No arrests were made", "Police say there was no looting"."""
    lower = tokens.lower
    if lower[:1] and lower[0] in {"no", "nobody", "none"}:
        return lower[1:2] != ["-"] and _MEASURED.isdisjoint(lower[1:2])
    for at, word in enumerate(lower[:12]):
        if word in {",", "but", "and", "who", "which", "with", "after", ";"} or word in _DECIDED:
            return False
        if (
            word in {"not", "no", "never"}
            and at
            and not _is_failure(lower, at)
            and lower[at + 1 : at + 2] not in (["exclude"], ["excluded"], ["rule"], ["ruled"])
            and lower[at - 1] in {"did", "was", "were", "there", "do", "does", "stay"}
        ):
            return True
    return {"stay", "despite"} <= set(lower)
