"""The borders of events: whether a sentence goes on with one that is told, or opens another."""

import re
from collections.abc import Iterable

from summariser.detect import Toll
from summariser.detect.departures import WEEKDAY
from summariser.detect.titles import is_title
from summariser.grounding import GroundedText
from summariser.readers.rules.data import pattern
from summariser.readers.rules.happened import Happened, value_of
from summariser.readers.rules.kinds import ARREST, Kind, kind_in, likely_kinds
from summariser.timewords import DAYS

LEAD = 3
"""Sentences in which the main event is told."""
_AGAIN = re.compile(
    r"\b(?:the|this|that)\s+(?:\w+\s+){0,2}(?:attack|shelling|bombing|bombardment|blast|explosion|raid|assault|barrage"
    r"|floods?|storm|quake|earthquake|crash|accident|strike|higher figure|shells|shooting|disaster|verdict|vote"
    r"|clash(?:es)?|fighting|fire|blaze|wildfire|collision|avalanche|landslide|mudslide|tornado|outbreak|stampede|crush"
    r"|collapse|derailment|violence|unrest|riots?|protests?)\b"
    r"|^(?:\W*\w+\W+){0,5}?(?:the|those)\s+(?:\w+\s+)?(?:dead|toll|victims|wounded|injured)\b"
)
_OF_NATURE = re.compile(r"\s(?:floods?|storm|quake|earthquake|wildfire|avalanche|landslide|mudslide|tornado)$")
_ANOTHER = re.compile(
    r"\b(?:another|an? (?:second|third|separate|different|further|similar)(?:,\s\w+)?)\s+(?:[\w’'-]+\s+){0,2}"
    r"(?:attacks?|bombs?"
    r"|bombing|blast|explosion|shells?|rockets?|strikes?|raid|ambush|shooting|clash|crash|accident|collision|fire|quake"
    r"|earthquake|tremor|flood|landslide|mudslide|slide|avalanche|tornado|storm|bus|train|boat"
    r"|ship|car|lorry|truck|plane|incident)\b"
)
_AT_ONCE = re.compile(r"\b(?:minutes?|moments|seconds|soon|shortly) (?:later|after|afterwards|apart|before)\b")
_DAY = "|".join(DAYS)
_SAID_ON = re.compile(
    rf"\b(?:said|says|told(?:\s\w+){{1,2}}|announced|reported|confirmed|added|stated)\s(?:in\sa\sstatement\s)?"
    rf"(?:late\s|early\s)?(?:on\s)?(?:{_DAY})\b"
)
DEED = (
    r"(?:attack|bombing|blast|explosion|raid|shelling|shooting|ambush|assault|quake|earthquake|tremor|flood|storm|crash"
    r"|accident|clash|fire)"
)
_DAYS_EVENT = re.compile(rf"\b(?P<day>{_DAY})['’]s\s+(?:[\w-]+\s+){{0,2}}(?:{DEED}|strike|violence)\b")
_OF_ITS_OWN = re.compile(r"\s+(?:of|on|at|in|near|outside)\s+(?:an?\b|another\b)")
_OTHER_DEED = re.compile(
    rf"(?<!toll of )\ban?\s+(?:[\w-]+\s+){{0,3}}{DEED}(?!\s+(?:victim|survivor|suspect|plot|charge))"
    rf"(?:\s+(?!(?:on|late|will|would|that|which|who|until|has|had|was|were|of|killed|burned)\b)[\w’'-]+){{0,5}}?\s+(?:on\s+)?(?P<day>{_DAY})\b"
)
"""An event that is named with its day: "a bombing in the capital on Saturday"."""
_PLACE = re.compile(
    r"\b(?:in|near|at|outside)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}?(?P<name>[^\W\d_a-zß-ÿ][\w'’‑-]+)(?!\s+(?:of|said)\b)"
)
_FRONT = re.compile(
    r"(?:In|At|Near|Outside)\s(?!least\b|most\b|an?\s(?:interview|news|statement|press)\b)(?:the\s)?(?:[a-z-]+\s){0,4}[^\W\d_a-zß-ÿ][^,.;]{1,30},"
)
_TELLS_OF_IT = re.compile(
    r"\s(?:[\w’'-]+\s){1,8}?(?:said|announced|confirmed|reported|called|told)\b(?![^.;]*\s(?:in|at|near|outside|on)\s"
    r"(?:the\s)?(?:[a-z-]+\s){0,4}[^\W\d_a-zß-ÿ])"
)
"""Behind such a place, who tells there what happened elsewhere: "In Ankara, the ministry said two Turks died"."""
_CARED_FOR = re.compile(r"\b(?:[Hh]ospital|[Cc]linic|[Mm]orgue|[Mm]ortuary|[Mm]edical|[Ii]nfirmary)\b")
"""Where those are of whom the news tells."""
_THERE = re.compile(
    r"^(?:the\s+)?same\s+(?:[\w-]+\s+)?(?:unit|gang|group|gunmen|men|battalion|brigade|squad|road|line|company|force)\b"
    rf"|\b(?:in|by|during)\s+an?\s+(?:[\w-]+\s+){{0,2}}{DEED}\s+(?:in|near|at|on|outside)\b"
)
"""What names a deed of its own, where the place is another."""
_WIDE = re.compile(
    r"(?:across|throughout|around)\s+the\s+(?:country|nation|region|state|province|world)\b|nationwide\b"
)
_VEHICLE = re.compile(
    r"an?\s(?:[\w-]+\s){0,2}(?:bus|minibus|coach|car|lorry|truck|van|train|tram|plane|helicopter|boat|ferry|ship)\s"
    r"(?:[\w’'-]+\s){0,5}?(?:collided|crashed|overturned|derailed|capsized|sank)\b"
)
_GOES_ON = re.compile(r"(?:It|That|This|Those|They|Then)\b")
"""A sentence that begins so speaks of what the one before it told."""
LANDED = re.compile(r"(?:at least )?(?:one|a|another|a second|two)\s+\w+\s+(?:landed|fell|hit|struck)")
"""One impact of several: where a single shell or rocket came down."""
VIOLENT = frozenset({"assault", "disaster", "accident", "coerce", "protest", "other", "health"})
"""Root types whose events have casualties."""
_SAME_CAUSE = {
    "disaster": {"disaster", "accident"},
    "accident": {"accident"},
    "protest": {"protest", "assault", "coerce"},
}
"""What an event of a root type brings with it: houses collapse in an earthquake."""


class Borders:
    """The events told so far, and whether what a sentence tells is one of them."""

    def __init__(self, text: GroundedText) -> None:
        self.text = text
        self.found: list[Happened] = []
        self.main: Happened | None = None

    def _is_lead(self, index: int, lower: str, own: list[Toll]) -> bool:
        """Whether a sentence is the first behind the title that began the main event, and tells the same in full."""
        assert self.main is not None
        begun = self.main.sentences[0]
        if len(self.main.sentences) > 1 or not self.main.tolls or index - begun > LEAD:
            return False
        body, between = self.text.article.text, self.text.sentences[begun:index]
        if not all(is_title(body[it.start : it.end]) for it in between):
            return False
        told = {(toll.effect, value_of(toll)) for toll in own}
        same = any((toll.effect, value_of(toll)) in told for toll in self.main.tolls)
        return same and not self._is_separate(index, lower, [])

    def _is_separate(self, index: int, lower: str, own: list[Toll]) -> bool:
        """Whether a sentence says itself that it tells of something else: "hours before", "a second bus"."""
        if pattern("events", "markers", "separate").search(lower[:60]):
            return True
        before = lower[: own[0].place[1] - self.text.sentences[index].start] if own else ""
        return bool(_ANOTHER.search(before)) and not _AT_ONCE.search(lower)

    def _is_another(self, words: str, lower: str, kind: Kind | None, own: list[Toll], *, nobody: bool) -> bool:
        """Whether the figures of a sentence are of another event than the main one."""
        main = self.main
        assert main is not None
        if nobody:  # "all 16 pupils were unhurt" in a flood that killed 31: no denial, but another place
            harmed = {toll.effect for toll in main.tolls if toll.count.high != 0}
            there = kind is None and self._has_place() and self._is_elsewhere(words)
            return bool(harmed & {"killed", "injured"}) and (there or _speaks_of_all(self.text, own))
        if root_of(main.type) not in VIOLENT or self._is_other_day(lower):
            return kind is not None or self._is_other_day(lower)
        if self._is_again(lower, main):
            return False
        if self._opens_elsewhere(words) or (_THERE.search(lower) and self._has_place() and self._is_elsewhere(words)):
            return True
        if _WIDE.match(lower) and root_of(main.type) in {"assault", "accident"}:
            return True
        if kind is None:
            return False
        if root_of(main.type) == "disaster" and _VEHICLE.match(lower):
            named = kind_in(lower, likely_kinds(lower.split()))
            return named is not None and named.type == "accident"
        if kind.type != main.type:
            return root_of(kind.type) not in _SAME_CAUSE.get(root_of(main.type), ()) or (
                kind.fresh and self._is_elsewhere(words)
            )
        return kind.fresh and self._is_elsewhere(words)

    def _is_again(self, lower: str, main: Happened) -> bool:
        """Whether a sentence names the main event by its noun: "the attack"; "the storm" is none of disease or men."""
        match = _AGAIN.search(lower)
        if match is None:
            return False
        return root_of(main.type) in {"disaster", "other"} or not _OF_NATURE.search(match.group())

    def _opens_elsewhere(self, words: str) -> bool:
        """Whether a sentence begins with another place than the main event's: "In Sarn, 20 people were killed"."""
        front = _FRONT.match(words)
        return (
            front is not None
            and not _CARED_FOR.search(front.group())
            and not _TELLS_OF_IT.match(words, front.end())
            and self._is_elsewhere(front.group().lower()[:1] + front.group()[1:])
            and self._has_place()
        )

    def _is_near(self, index: int, last: Happened) -> bool:
        """Whether a sentence stands in the paragraph of an event's last one, or that event has figures of its own."""
        sentences = self.text.sentences
        return sentences[index].paragraph == sentences[last.sentences[-1]].paragraph or bool(last.tolls)

    def _can_hold(self, event: Happened, own: list[Toll]) -> bool:
        """Whether an event may have such figures: nobody dies of an arrest."""
        if event.type == ARREST:
            return all(toll.effect == "captured" for toll in own)
        return root_of(event.type) in VIOLENT

    def _has_place(self) -> bool:
        assert self.main is not None
        told = (self.text.sentences[index] for index in self.main.sentences[:1])
        return any(_PLACE.search(self.text.article.text, it.start, it.end) for it in told)

    def _is_other_kind(self, kind: Kind) -> bool:
        main = self.main
        assert main is not None
        if ARREST in {main.type, kind.type}:
            return main.type != kind.type
        root, other = root_of(main.type), root_of(kind.type)
        return other != root and not (root == "disaster" and other in _SAME_CAUSE[root])

    def _goes_on(self, index: int, words: str, lower: str, kind: Kind | None, last: Happened, *, nobody: bool) -> bool:
        """Whether a sentence with figures still tells of the event before it, which is not the main one."""
        behind = index - last.sentences[-1]
        if nobody and behind <= 2 and root_of(last.type) in VIOLENT:
            return True
        if behind != 1 or (self.main is not None and self._is_again(lower, self.main)):
            return False
        if root_of(last.type) == "disaster" and _AGAIN.search(lower):
            return True
        sentences = self.text.sentences
        begun = sentences[last.sentences[0]].paragraph
        alike = kind is None or kind.type == last.type
        same = sentences[index].paragraph == begun != sentences[self.main.sentences[0] if self.main else 0].paragraph
        return bool(_GOES_ON.match(words)) or (same and alike and not (kind and kind.fresh))

    def _is_other_day(self, lower: str) -> bool:
        """Whether a sentence is told of the event of another weekday than the lead's: "Saturday's quake"."""
        match = _DAYS_EVENT.search(lower) or _OTHER_DEED.search(lower)
        if match is None or not self.text.sentences:
            return False
        first = self.main.sentences[0] if self.main else 0
        told = self.main.sentences[:2] if self.main else [0]  # a title, and the lead below it
        sentences, near = self.text.sentences, range(first, min(first + LEAD, len(self.text.sentences)))
        others = [at for at in near if self.text.lower[sentences[at].start : sentences[at].end] != lower]
        days = self._days_in(told) or self._days_in(others)
        if not days:  # "Monday's bombing of a mosque" is told to be another, "Wednesday's strike" is not
            return _OF_ITS_OWN.match(lower, match.end()) is not None
        return match["day"] not in days

    def _days_in(self, indexes: Iterable[int]) -> set[str]:
        """The weekdays of some sentences, but those on which something was said."""
        sentences, lower = self.text.sentences, self.text.lower
        found = [_SAID_ON.sub(" ", lower[sentences[at].start : sentences[at].end]) for at in indexes]
        return {day for words in found for day in WEEKDAY.findall(words)}

    def _is_elsewhere(self, words: str) -> bool:
        """Whether a sentence names a place that the main event's own sentences do not."""
        main = self.main
        assert main is not None
        known = " ".join(
            self.text.article.text[it.start : it.end]
            for it in (self.text.sentences[index] for index in main.sentences[:LEAD])
        )
        places = [match["name"] for match in _PLACE.finditer(words)]
        return bool(places) and not any(name in known for name in places)


def _speaks_of_all(text: GroundedText, own: list[Toll]) -> bool:
    """Whether the figures say of a whole group that nobody of it came to harm."""
    return all(text.lower.startswith("all ", toll.place[0]) for toll in own)


def root_of(kind: str) -> str:
    return kind.partition(":")[0]
