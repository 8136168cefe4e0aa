"""What an attribution does, against its words: a denial denies, a threat tells what may come."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summariser.audit.polarity.negation import is_denial, says_no
from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.lexicon import allowed_acts, keyed, words
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import NEGATED
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import finding, flat, short
from summariser.models import Attribution, Finding
from summariser.models.vocabulary import Severity

NAME = "polarity"
"""Its findings are that check's."""
_OWN = frozenset("we our i my it its they their he his she her".split())
"""How a source speaks of its own deed: "its drones struck", "we did this"."""
_CLAIM = ("claim", "behind", "responsib", "carried out", "admit", "took", "planted", "said it", "its work", "boast")


def spliced(material: Material, attribution: Attribution, where: str) -> Iterator[Finding]:
    """A negation that was left out between two parts of a content: "We have | not | given up"."""
    spans = attribution.content.spans
    for one, other in pairwise(spans):
        between = material.body[one.end : other.start].split()
        if 0 < len(between) <= _CUT_OUT and not _NEGATIONS.isdisjoint(word.lower().strip(".,;:") for word in between):
            message = f"{short(' '.join(between))} is left out of what is said"
            yield finding(NAME, "error", message, where, [one, other])


_CUT_OUT = 3
"""Words between two parts."""
_NEGATIONS = frozenset({"not", "never", "no", "n't", "cannot", "nobody", "without", "hardly"})


def acts_of(material: Material, attribution: Attribution, where: str) -> Iterator[Finding]:
    """The speech act against the cue: a denial is no claim."""
    lemma, act = attribution.cue.lemma or "", attribution.speech_act
    spans = attribution.cue.spans
    allowed, cue = allowed_acts().get(lemma), set(" ".join(span.text for span in spans).lower().split())
    if {"neither", "nor"} <= cue:
        allowed = _WITHHOLDING  # "neither confirmed nor denied"
    elif not {"not", "n't", "never"}.isdisjoint(cue):
        allowed = None  # "could not confirm"
    if allowed is not None and act not in allowed:
        opposed = lemma == "deny" or act == "claim_responsibility" or (act == "deny" and lemma not in _WONDERING)
        severity: Severity = "error" if opposed else "warning"  # "Would I poison my own?" he asked: a denial, perhaps
        yield finding(NAME, severity, f"the cue is {short(lemma)}, the act {act}", where, spans)
    elif act == "assert" and lemma == "deny":
        yield finding(NAME, "error", "the cue denies, the act asserts", where, spans)
    elif act == "deny" and _tells(lemma) and not _denying(material, attribution):
        yield finding(NAME, "warning", "a denial without a word that denies", where, spans)
    elif (
        act == "confirm"
        and lemma not in _OWNING_UP
        and not words("scope", "untrue").isdisjoint(_told(material, attribution).lower)
    ):
        yield finding(NAME, "warning", "what is called untrue is told as confirmed", where, spans)
    elif act == "claim_responsibility" and not claims(attribution):
        yield finding(NAME, "warning", "a claim of responsibility without words that claim it", where, spans)
    elif (lemma in _PLAIN or (lemma, act) == _BY_A_TEXT) and (lacking := _lacking(material, attribution)):
        yield finding(NAME, "warning", lacking, where, [*attribution.content.spans, *spans][:1])


_WONDERING = frozenset({"ask", "wonder", "question"})
_WITHHOLDING = frozenset({"decline_to_comment", "other"})
_OWNING_UP = frozenset({"acknowledge", "admit", "concede"})
"""By these somebody grants that what he said was wrong."""


def _tells(lemma: str) -> bool:
    return keyed("reports").get(lemma) in {"assert", "confirm"}


def _denying(material: Material, attribution: Attribution) -> bool:
    told = " ".join(span.text for span in attribution.content.spans).lower()
    parts = (*attribution.content.spans, *attribution.cue.spans)
    return (
        "nothing to do with" in told
        or "otherwise" in told
        or not words("scope", "untrue").isdisjoint(material.tokens_of(told).lower)
        or has_no(material, attribution)
        or any(material.tokens_of(span.text).has_operator & NEGATED for span in parts)
    )


_PLAIN = frozenset("say tell add write tweet post state declare quote".split())
"""Cues that tell nothing of what is done with the words."""
_BY_A_TEXT = ("according to", "promise")
"""The cue and the act of what a deal provides for."""


def _told(material: Material, attribution: Attribution) -> Tokens:
    """The words of an attribution's cue and content."""
    parts = (*attribution.cue.spans, *attribution.content.spans)
    return material.tokens_of(flat(" ".join(span.text for span in parts)))


def _lacking(material: Material, attribution: Attribution) -> str:
    """What an act needs and the words of an attribution do not have: a threat tells of what may come."""
    act = attribution.speech_act
    if act not in _NEEDING:
        return ""
    told = _told(material, attribution)
    ahead = told.kinds & Kind.MODAL or not words("asked", "ahead").isdisjoint(told.lower)
    if act in _AHEAD and not ahead and not any(low.endswith(("'d", "’d", "'ll", "’ll")) for low in told.lower):
        return f"a {_AHEAD[act]} without a word for what is to come"
    if act in _ASKING and _withholds(told.lower):
        return ""
    if act in _ASKING and words("asked", "asking").isdisjoint(told.lower) and not _bids(material, attribution):
        return f"a {act} without a word that asks"
    says_not = {"not", "say"} <= set(told.lower)
    if act == "decline_to_comment" and not says_not and not any(word.startswith(_DECLINED) for word in told.lower):
        return "nothing is declined in these words"
    return ""


def _withholds(low: Sequence[str]) -> bool:
    """Whether somebody will not do something until or unless: "would not meet him until the minister had gone"."""
    will = any(one in _WILL and other in _NEGATIONS for one, other in pairwise(low))
    return will and not {"until", "unless"}.isdisjoint(low)


_WILL = frozenset("will would wo shall".split())


def _bids(material: Material, attribution: Attribution) -> bool:
    """Whether what is said begins with a verb that bids: "stick it up there", "leave them alone"."""
    for span in attribution.content.spans:
        said = [word for word in material.tokens_of(span.text).words if word.lower.isalpha()]
        at_once = bool(said) and said[0].lower in _AT_ONCE
        said = (said[1:] if at_once else said)[:_TO_OBJECT]
        if len(said) == _TO_OBJECT and said[0].stem and not said[0].lower.endswith(_NO_VERB):
            plain = not said[0].kinds & (Kind.NUMBER | Kind.PAST)
            if plain and (said[1].lower in _OBJECTS or (at_once and said[1].lower in _PLACES)):
                return True
    return False


_PLACES = frozenset("on in here there at by".split())
_AT_ONCE = frozenset("just now so then".split())
"""Before a verb that bids: "Just sit there"."""
_TO_OBJECT = 2
_NO_VERB = ("ing", "ed", "s", "ly")
"""Endings of words that bid nothing."""
_OBJECTS = frozenset("it them him her me us the my our your this that these those up out off down back away".split())
"""What stands right behind a verb that bids."""
_AHEAD = {"threaten": "threat", "promise": "promise", "predict": "prediction"}
_DECLINED = tuple(
    "comment declin refus discuss respon answer elaborat disclos speculat detail reveal name specif whether how".split()
)
_ASKING = frozenset({"demand", "request"})
_NEEDING = _AHEAD.keys() | _ASKING | {"decline_to_comment"}
"""Acts of whose words something is asked."""


def denies_part(material: Material, attribution: Attribution) -> bool:
    """Whether somebody says in other words that he did not do it: "we had nothing to do with it"."""
    told = material.flat_of(" ".join(span.text for span in attribution.content.spans)).lower()
    return has_no(material, attribution) and any(word in told for word in _PART)


_PART = (
    "to do with",
    "involve",
    "part in",
    "role",
    "responsib",
    "behind",
    "carried out",
    "link",
    "connection",
    "hand in",
)


def claims(attribution: Attribution) -> bool:
    """Whether the words of an attribution claim a deed, or tell of it as the source's own: "our fighters"."""
    told = flat(" ".join(span.text for span in (*attribution.cue.spans, *attribution.content.spans)))
    return any(word in told for word in _CLAIM) or not _OWN.isdisjoint(told.split()[:6])


def may_claim(material: Material, attribution: Attribution) -> bool:
    """Whether somebody tells of what may be his own deed: neither denies it nor charges others."""
    tells = attribution.speech_act in {"assert", "confirm", "threaten", "warn", "other"}
    return tells and claims(attribution) and not is_denial(attribution) and not has_no(material, attribution)


def confirms(attribution: Attribution) -> bool:
    """Whether an attribution confirms, acknowledges or admits."""
    lemma = attribution.cue.lemma or ""
    return attribution.speech_act in {"confirm", "claim_responsibility"} or keyed("reports").get(lemma) == "confirm"


def has_no(material: Material, attribution: Attribution) -> bool:
    """Whether the content or the cue of an attribution negates, be it by the sense of a word: "lacks"."""
    spans = (*attribution.content.spans, *attribution.cue.spans)
    return any(says_no(material.tokens_of(span.text).kinds) for span in spans)
