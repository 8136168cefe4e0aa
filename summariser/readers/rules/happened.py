"""One event in the making, as the rules gather it."""

import re
from dataclasses import dataclass, field

from summariser.detect import Toll
from summariser.grounding import Place
from summariser.models.vocabulary import EventRole, EventStatus
from summariser.readers.rules.data import pattern

_MOST_TOLLS = 16


@dataclass(slots=True)
class Happened:
    """One event in the making; sentences are 0-based."""

    type: str
    sentences: list[int]
    role: EventRole
    status: EventStatus
    tolls: list[Toll] = field(default_factory=list)
    scope: Place | None = None
    """The stretch of the first sentence that tells of the event, where not the whole does."""
    holes: list[Place] = field(default_factory=list)
    """Stretches of that sentence that tell of other events."""
    undone: bool = False
    """Whether it is told only that it did not happen."""

    def add(self, index: int, tolls: list[Toll]) -> None:
        """What sentence `index` tells of the event: its figures, each once, as far as an event can be told in full."""
        known = {_stated(it) for it in self.tolls}
        fresh = [it for it in tolls if _stated(it) not in known]
        if fresh and len(self.tolls) < _MOST_TOLLS:
            self.tolls += fresh
            self.sentences.append(index)

    def retell(self, index: int, tolls: list[Toll], named: str) -> None:
        """What the sentence below a title tells: its figures in the place of the title's, where they are the same."""
        told = {(toll.effect, value_of(toll)) for toll in tolls}
        self.tolls = [toll for toll in self.tolls if (toll.effect, value_of(toll)) not in told] + tolls
        self.sentences.append(index)
        if self.type == "other":
            self.type = named


def value_of(toll: Toll) -> int | None:
    count = toll.count
    return next((value for value in (count.best, count.low, count.high) if value is not None), None)


def _stated(toll: Toll) -> tuple[object, ...]:
    """What a figure says, in whatever words."""
    count = toll.count
    return toll.effect, count.low, count.best, count.high, count.qualifier, toll.part


def with_parts(own: list[Toll], low: int, high: int) -> list[Toll]:
    """The figures inside a stretch, and those that are part of them: "50 people, most of them students"."""
    found: list[Toll] = []
    for before, toll in zip([None, *own], own, strict=False):
        inside = low <= toll.place[0] < high
        if toll.part and before is not None:
            inside = before in found
        if inside:
            found.append(toll)
    return found


def status_of(lower: str, *, harmed: bool = False) -> EventStatus:
    """What a sentence, in lower case, says of whether its event has come about; `harmed`: it tells of dead or hurt."""
    if not harmed and any(
        not _is_by_the_way(lower, match) for match in pattern("events", "markers", "planned").finditer(lower)
    ):
        return "planned"
    if pattern("events", "markers", "attempted").search(lower):
        return "attempted"
    if pattern("events", "markers", "ongoing").search(_ASIDE.sub(" ", lower)):
        return "ongoing"
    return "actual"


_SEEN = 240
"""Characters before what is to come in which it is looked for what was done."""
_RELATIVE = re.compile(r",?\s(?:which|who|whose|that)\s(?!(?:has|have) said\b)[^,;.]*,?")
"""What is told of somebody besides: "the army, which seized power in 2021,"."""
_ASIDE = re.compile(r",\s(?:which|who|whose)\s[^,;.]*,")
_LEADING = re.compile(r"^[^,;.]*\b(?:after|before|following|since|amid|despite)\b[^,;.]*,")
_DONE_BEFORE = re.compile(
    r"\b(?!(?:said|announced|told|added|agreed|confirmed|reported|decided|warned|expected|scheduled|planned|need|armed|united"
    r"|based|backed|wanted|disputed|occupied|alleged|so-called)\b)"
    r"(?:[a-z]{2,}ed|was|were|had|did|went|took|left|came|fell|made|shot|stole|began|met|fled|struck)\s"
)
"""What was done, in front of what is to come: "killed four, as envoys are to meet"."""
_OPPOSED = re.compile(
    r"\b(?:against|over|opposing|opposed?|protest\w*|at|despite|reject\w*|denounc\w+|condemn\w*|criticis\w+|no|halted|abandon\w*"
    r"|scrapp\w*)\s+(?:(?!and\b)[\w’'-]+\s+){0,5}$"
)
"""In front of a plan that is a thing which others speak of: "marched against a government plan to close the mine"."""
_UNVEILED = re.compile(r"\b(?:unveil|approv|announc|present|publish|outlin|set\s+out)\w*\s+(?:[\w’'-]+\s+){0,4}$")
"""In front of a plan that is the news itself."""


def _is_by_the_way(lower: str, marker: re.Match[str]) -> bool:
    """Whether what is to come is not what the sentence tells, which was done before it."""
    before = lower[max(0, marker.start() - _SEEN) : marker.start()]
    if marker.group().startswith("plan"):
        if _UNVEILED.search(before):
            return False
        if _OPPOSED.search(before):
            return True
    return _DONE_BEFORE.search(_RELATIVE.sub(" ", _LEADING.sub(" ", before + " "))) is not None
