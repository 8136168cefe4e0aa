"""Courts: a sentence that tells of a verdict, a charge or a trial, and the old deed that it was about."""

import re
from functools import cache

from summariser.detect.recall import Stretch
from summariser.readers.rules.data import table

_LINK = re.compile(r"\b(?:for|of|with|over|who|whom|that|which|after|when|accused|suspected)\b")
_ASIDE = re.compile(r"\b(?:who|whom|which|that)\s(?:[\w’']+\s){0,3}$")
"""Before a word of courts that stands in an aside: "a man who was convicted in 2010 shot two people"."""
_RELATIVE = frozenset({"who", "whom", "that", "which"})
_FINITE = re.compile(r",?\s(?:was|were|is|are|has|have|had|will|went|goes|pleaded|on|late|early|appeared)\b")


_OPENS = re.compile(r",?\s(?:opened|opens|began|begins|started|starts|resumed|resumes|ended|ends|got under way)\b")
"""With this a trial's clause goes on behind the deed: "the trial of a man accused of murder | opened in Orvo"."""


def court_in(lower: str, deeds: list[int]) -> Stretch | None:
    """The deed in a sentence, in lower case, that tells of a court: "jailed for killing", "the man who killed nine was
    jailed". `deeds` are the offsets of what may tell of one."""
    said = _court().search(lower)
    if said is None or _ASIDE.search(lower, max(0, said.start() - 30), said.start()):
        return None
    behind = [at for at in deeds if at >= said.end()]
    before = [at for at in deeds if at < said.start()]
    if before:
        begun = _last_link(lower, max(0, before[0] - 40), before[0])
        ends = _FINITE.search(lower, before[-1], said.end())
        return (begun, ends.start()) if begun is not None and ends else None
    begun = _last_link(lower, said.start(), behind[0]) if behind else None
    if begun is None:
        return None
    opens = _OPENS.search(lower, behind[-1]) if "trial" in said.group() else None
    return begun, opens.start() if opens else len(lower)


def _last_link(lower: str, low: int, high: int) -> int | None:
    """Where the last word begins that leads from the court to the deed: that before "a fire that killed" rather than
    "that"."""
    links = list(_LINK.finditer(lower, low, high))
    whole = [link for link in links if link.group() not in _RELATIVE]
    return next((link.start() for link in reversed(whole or links)), None)


@cache
def _court() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table('events')['markers']['court']})\b")
