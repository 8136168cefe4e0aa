"""What an article tells as it is, though it gives a source: what somebody confirms of others, a law has, a body
announces that it will do, or the paper itself has learnt.

What somebody confirms of his own deeds is his claim."""

from summariser.audit.reading.lexicon import words as words_of
from summariser.models import Attribution

_OWN = frozenset("it its he she his her they their we our".split())


def is_known(attribution: Attribution) -> bool:
    """Whether the article tells as it is what an attribution holds."""
    lemma, source = attribution.cue.lemma or "", attribution.source
    if lemma in _LEARNT and not source.name:
        return True
    if lemma == "announce" and attribution.speech_act == "promise":
        return True
    if source.kind == "document" and not _LAWS.isdisjoint((source.name or "").lower().split()):
        return True
    return is_confirmed(attribution)


_LEARNT = frozenset({"learn", "gather", "emerge", "transpire", "recall"})
"""Cues by which a paper, where nobody else does, tells what it has found: "it was learnt that"."""
_LAWS = frozenset("law laws constitution statute statutes code act rules regulations charter by-laws bylaws".split())


def is_confirmed(attribution: Attribution) -> bool:
    """Whether somebody confirms what is not his own deed, nor that of his men: that the article tells as it is."""
    told = attribution.content.spans[0].text.lower().split()[:_OPENING] if attribution.content.spans else []
    cue = " ".join(span.text for span in attribution.cue.spans).lower().split()
    own = _OWN | words_of("own", "armed")
    return attribution.cue.lemma == "confirm" and own.isdisjoint(told) and _NOT.isdisjoint(cue)


_NOT = frozenset({"not", "never", "n't", "refused", "declined"})
_OPENING = 5
"""Words in which the subject of what is confirmed stands."""
