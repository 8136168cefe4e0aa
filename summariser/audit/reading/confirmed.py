"""What somebody confirms of others, the article tells as it is; what he confirms of his own deeds is his claim."""

from summariser.audit.reading.lexicon import words as words_of
from summariser.models import Attribution

_OWN = frozenset("it its he she his her they their we our".split())


def is_confirmed(attribution: Attribution) -> bool:
    """Whether somebody confirms what is not his own deed, nor that of his men: that the article tells as it is."""
    told = attribution.content.spans[0].text.lower().split()[:_OPENING] if attribution.content.spans else []
    cue = " ".join(span.text for span in attribution.cue.spans).lower().split()
    own = _OWN | words_of("own", "armed")
    return attribution.cue.lemma == "confirm" and own.isdisjoint(told) and _NOT.isdisjoint(cue)


_NOT = frozenset({"not", "never", "n't", "refused", "declined"})
_OPENING = 5
"""Words in which the subject of what is confirmed stands."""
