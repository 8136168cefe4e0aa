"""Events by the words that tell of them, each with the figures, weapons, date and place of its own sentences."""

import re
from dataclasses import dataclass, field

from summariser.detect import Toll
from summariser.grounding import GroundedText, Place
from summariser.models.vocabulary import EventRole, EventStatus
from summariser.readers.rules.abstract import is_title
from summariser.readers.rules.data import pattern
from summariser.readers.rules.kinds import Kind, kind_in, likely_kinds
from summariser.readers.rules.recall import Stretch, recalled_in

_MOST_EVENTS = 10
_MOST_TOLLS = 16
_LEAD = 3
"""Sentences in which the main event is told."""
_AGAIN = re.compile(
    r"\b(?:the|this|that)\s+(?:\w+\s+){0,2}(?:attack|shelling|bombing|bombardment|blast|explosion|raid|assault|barrage"
    r"|floods?|storm|quake|earthquake|crash|accident|strike|higher figure|shells|shooting|disaster|verdict|vote)\b"
    r"|^(?:\W*\w+\W+){0,5}?(?:the|those)\s+(?:\w+\s+)?(?:dead|toll|victims|wounded|injured)\b"
)
_ANOTHER = re.compile(
    r"\b(?:another|an? (?:second|third|separate|different|further|similar))\s+(?:[\w’'-]+\s+){0,2}(?:attacks?|bombs?"
    r"|bombing|blast|explosion|shells?|rockets?|strikes?|raid|ambush|shooting|clash|crash|accident|collision|fire|quake"
    r"|earthquake|tremor|flood|landslide|tornado|storm|bus|train|boat|ship|car|lorry|truck|plane|incident)\b"
)
_AT_ONCE = re.compile(r"\b(?:minutes?|moments|seconds|soon|shortly) (?:later|after|afterwards|apart|before)\b")
_DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_WEEKDAY = re.compile(rf"\b(?:{_DAY})\b")
_DEED = (
    r"(?:attack|bombing|blast|explosion|raid|shelling|shooting|ambush|assault|quake|earthquake|tremor|flood|storm|crash"
    r"|accident|clash|fire)"
)
_DAYS_EVENT = re.compile(rf"\b(?P<day>{_DAY})['’]s\s+(?:[\w-]+\s+){{0,2}}(?:{_DEED}|strike|violence)\b")
_OTHER_DEED = re.compile(
    rf"(?<!toll of )\ban?\s+(?:[\w-]+\s+){{0,3}}{_DEED}(?!\s+(?:victim|survivor|suspect|plot|charge))"
    rf"(?:\s+(?!(?:on|late|will|would|that|which|who|until|has|had|was|were|of|killed|burned)\b)[\w’'-]+){{0,5}}?\s+(?:on\s+)?(?P<day>{_DAY})\b"
)
"""An event that is named with its day: "a bombing in the capital on Saturday"."""
_PLACE = re.compile(
    r"\b(?:in|near|at|outside)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}?(?P<name>[^\W\d_a-zß-ÿ][\w'’‑-]+)(?!\s+(?:of|said)\b)"
)
_SOON_AFTER = re.compile(r"\b(?:hours|days?|weeks?)\s$")
_GOES_ON = re.compile(r"(?:It|That|This|Those|They|Then)\b")
"""A sentence that begins so speaks of what the one before it told."""
_SUPERSEDED = re.compile(r"\b(?:earlier|previously)\b[^.]{0,60}\bput\b")
_LANDED = re.compile(r"(?:at least )?(?:one|a|another|a second|two)\s+\w+\s+(?:landed|fell|hit|struck)")
"""One impact of several: where a single shell or rocket came down."""
_VIOLENT = frozenset({"assault", "disaster", "accident", "coerce", "protest", "other", "health"})
"""Root types whose events have casualties."""
_SAME_CAUSE = {
    "disaster": {"disaster", "accident"},
    "accident": {"accident"},
    "protest": {"protest", "assault", "coerce"},
}
"""What an event of a root type brings with it: houses collapse in an earthquake."""


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

    def add(self, index: int, tolls: list[Toll]) -> None:
        """What sentence `index` tells of the event: its figures, each once, as far as an event can be told in full."""
        known = {_stated(it) for it in self.tolls}
        fresh = [it for it in tolls if _stated(it) not in known]
        if fresh and len(self.tolls) < _MOST_TOLLS:
            self.tolls += fresh
            self.sentences.append(index)

    def retell(self, index: int, tolls: list[Toll], named: str) -> None:
        """What the sentence below a title tells: its figures in the place of the title's, where they are the same."""
        told = {(toll.effect, _value(toll)) for toll in tolls}
        self.tolls = [toll for toll in self.tolls if (toll.effect, _value(toll)) not in told] + tolls
        self.sentences.append(index)
        if self.type == "other":
            self.type = named


def _value(toll: Toll) -> int | None:
    count = toll.count
    return next((value for value in (count.best, count.low, count.high) if value is not None), None)


def _stated(toll: Toll) -> tuple[object, ...]:
    """What a figure says, in whatever words."""
    count = toll.count
    return toll.effect, count.low, count.best, count.high, count.qualifier, toll.part


def find_happenings(text: GroundedText, tolls: list[Toll]) -> list[Happened]:
    """The events of an article in order of importance: the lead's, then those with casualties, then the rest."""
    by_sentence: dict[int, list[Toll]] = {}
    for toll in tolls:
        by_sentence.setdefault(toll.sentence, []).append(toll)
    lower = text.lower
    told = _Telling(text)
    for index, sentence in enumerate(text.sentences):
        own = by_sentence.get(index, [])
        likely = likely_kinds(text.words[index])
        if not own and not likely:
            continue
        if own and _SUPERSEDED.search(lower, sentence.start, sentence.end):
            own = [toll for toll in own if not _SUPERSEDED.search(lower, sentence.start, toll.place[1])]
        if not own and not told.open:
            continue
        kind = kind_in(lower[sentence.start : sentence.end], likely)
        if kind is not None or own:
            told.take(index, kind, own)
    order = {"main": 0, "related": 1, "background": 2}
    kept = sorted(told.found, key=lambda it: (order[it.role], not it.tolls))[:_MOST_EVENTS]
    return sorted(kept, key=lambda it: order[it.role])


class _Telling:
    """The events told so far, and where what a sentence tells belongs."""

    def __init__(self, text: GroundedText) -> None:
        self.text = text
        self.found: list[Happened] = []
        self.seen: set[str] = set()
        self.main: Happened | None = None

    @property
    def open(self) -> bool:
        return len(self.found) < _MOST_EVENTS

    def take(self, index: int, kind: Kind | None, own: list[Toll]) -> None:
        """Put what sentence `index` tells into an event that is there, or into one of its own."""
        sentence = self.text.sentences[index]
        words = self.text.article.text[sentence.start : sentence.end]
        lower = self.text.lower[sentence.start : sentence.end]
        if not own:
            self._tell_bare(index, words, lower, kind)
            return
        now, holes = list(own), list[Place]()
        for low, high in self._recalled(index, words, lower):
            scope = sentence.start + low, sentence.start + high
            past = _with_parts(now, *scope)
            if past:
                now = [toll for toll in now if toll not in past]
                holes.append(scope)
                self._take_behind(index, lower, (low, high), past, None if now else kind, alone=not now)
        begun = len(self.found)
        if now:
            self._tell(index, words, lower, kind, now)
        elif self.main is None and (besides := self._kind_besides(index, holes)):
            self._tell_bare(index, words, lower, besides)  # the lead tells something else, without a figure
        for event in self.found[begun:]:
            event.holes = holes

    def _take_behind(
        self, index: int, lower: str, stretch: Stretch, own: list[Toll], kind: Kind | None, *, alone: bool
    ) -> None:
        """What a stretch recalls: background, or the news, where the lead tells what came days after it; left out
        where the sentence tells another event, and has no name for this one."""
        low, high = stretch
        start = self.text.sentences[index].start
        told = kind_in(lower[low:high], likely_kinds(self.text.words[index])) or kind
        besides = self._kind_besides(index, [(start + low, start + high)])
        if told is None and besides is None and not alone:
            return
        soon = alone and self.main is None and index < _LEAD and _SOON_AFTER.search(lower, max(0, low - 12), low)
        news = soon and (besides is None or told is None or besides.type == told.type)
        named = told or besides if news else told
        self._new(
            named.type if named else "other",
            index,
            lower,
            own,
            "main" if news else "background",
            (start + low, start + high),
        )
        self.main = self.found[-1] if news else self.main

    def _kind_besides(self, index: int, holes: list[Place]) -> Kind | None:
        """The type that a sentence tells of without some stretches."""
        sentence = self.text.sentences[index]
        lower, at = "", sentence.start
        for low, high in sorted(holes):
            lower, at = lower + self.text.lower[at:low] + " ", high
        return kind_in(lower + self.text.lower[at : sentence.end], likely_kinds(self.text.words[index]))

    def _recalled(self, index: int, words: str, lower: str) -> list[Stretch]:
        """The stretches of a sentence that recall another time than the main event's."""
        first = self.text.sentences[self.main.sentences[0]] if self.main else None
        news = self.text.lower[first.start : first.end] if first else ""
        return recalled_in(words, lower, self.text.article.published_day, lead=index == 0, news=news)

    def _new(
        self, kind: str, index: int, lower: str, own: list[Toll], role: EventRole, scope: Place | None = None
    ) -> None:
        self.found.append(Happened(kind, [index], role, _status(lower), list(own), scope))

    def _tell_bare(self, index: int, words: str, lower: str, kind: Kind | None) -> None:
        """What a sentence without figures tells: an event of a type that is not told yet."""
        main, named = self.main, kind.type if kind else "other"
        if main is None and index < _LEAD:
            self._begin(index, lower, named, [], "main")
        if main is None or kind is None:
            return
        separate = self._is_separate(index, lower, [])
        new = separate or (named not in self.seen and self._is_other_kind(kind))
        landed = named == main.type and index - main.sentences[0] <= 8 and _LANDED.match(lower)
        if not new and not landed:
            return
        recalled = bool(self._recalled(index, words, lower))
        if new:
            self._new(named, index, lower, [], "background" if recalled else "related")
            self.seen.add(named)
        elif not recalled:
            self._new(named, index, lower, [], "related")

    def _begin(self, index: int, lower: str, named: str, own: list[Toll], role: EventRole) -> None:
        self._new(named, index, lower, own, role)
        self.seen.add(named)
        self.main = self.found[-1] if role == "main" else None

    def _tell(self, index: int, words: str, lower: str, kind: Kind | None, own: list[Toll]) -> None:
        """What a sentence tells of harm."""
        main, last = self.main, self.found[-1] if self.found else None
        named = kind.type if kind else "other"
        if main is None:
            self._begin(index, lower, named, own, "main")
            return
        assert last is not None
        if self._is_lead(index, lower, own):
            main.retell(index, own, named)
            self.seen.add(main.type)
            return
        nobody = all(toll.count.high == 0 for toll in own)
        if last is not main and self._goes_on(index, words, lower, kind, last, nobody=nobody):
            last.add(index, own)
        elif self._is_separate(index, lower, own) or self._is_another(words, lower, kind, own, nobody=nobody):
            self._new(named, index, lower, own, "background" if self._is_other_day(lower) else "related")
        elif _root(main.type) in _VIOLENT:
            main.add(index, own)
        elif _root(last.type) in _VIOLENT and index - last.sentences[-1] <= 2:
            last.add(index, own)
        elif any(toll.effect in {"killed", "injured"} for toll in own) and not nobody:
            self._new(named, index, lower, own, "related")

    def _is_lead(self, index: int, lower: str, own: list[Toll]) -> bool:
        """Whether a sentence is the first behind the title that began the main event, and tells the same in full."""
        assert self.main is not None
        begun = self.main.sentences[0]
        if len(self.main.sentences) > 1 or not self.main.tolls or index - begun > _LEAD:
            return False
        body, between = self.text.article.text, self.text.sentences[begun:index]
        if not all(is_title(body[it.start : it.end]) for it in between):
            return False
        told = {(toll.effect, _value(toll)) for toll in own}
        same = any((toll.effect, _value(toll)) in told for toll in self.main.tolls)
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
            return bool(harmed & {"killed", "injured"}) and _speaks_of_all(self.text, own)
        if _root(main.type) not in _VIOLENT or self._is_other_day(lower):
            return kind is not None or self._is_other_day(lower)
        if kind is None or _AGAIN.search(lower):
            return False
        if kind.type != main.type:
            return _root(kind.type) not in _SAME_CAUSE.get(_root(main.type), ()) or (
                kind.fresh and self._is_elsewhere(words)
            )
        return kind.fresh and self._is_elsewhere(words)

    def _is_other_kind(self, kind: Kind) -> bool:
        main = self.main
        assert main is not None
        root, other = _root(main.type), _root(kind.type)
        return other != root and not (root == "disaster" and other in _SAME_CAUSE[root])

    def _goes_on(self, index: int, words: str, lower: str, kind: Kind | None, last: Happened, *, nobody: bool) -> bool:
        """Whether a sentence with figures still tells of the event before it, which is not the main one."""
        behind = index - last.sentences[-1]
        if nobody and behind <= 2 and _root(last.type) in _VIOLENT:
            return True
        if behind != 1 or _AGAIN.search(lower):
            return False
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
        told = self.main.sentences[:2] if self.main else [0]  # a title, and the lead below it
        leads = [self.text.sentences[index] for index in told]
        days = {day for lead in leads for day in _WEEKDAY.findall(self.text.lower, lead.start, lead.end)}
        return bool(days) and match["day"] not in days

    def _is_elsewhere(self, words: str) -> bool:
        """Whether a sentence names a place that the main event's own sentences do not."""
        main = self.main
        assert main is not None
        known = " ".join(
            self.text.article.text[it.start : it.end]
            for it in (self.text.sentences[index] for index in main.sentences[:_LEAD])
        )
        places = [match["name"] for match in _PLACE.finditer(words)]
        return bool(places) and not any(name in known for name in places)


def _with_parts(own: list[Toll], low: int, high: int) -> list[Toll]:
    """The figures inside a stretch, and those that are part of them: "50 people, most of them students"."""
    found: list[Toll] = []
    for before, toll in zip([None, *own], own, strict=False):
        inside = low <= toll.place[0] < high
        if toll.part and before is not None:
            inside = before in found
        if inside:
            found.append(toll)
    return found


def _speaks_of_all(text: GroundedText, own: list[Toll]) -> bool:
    """Whether the figures say of a whole group that nobody of it came to harm."""
    return all(text.lower.startswith("all ", toll.place[0]) for toll in own)


def _root(kind: str) -> str:
    return kind.partition(":")[0]


def _status(lower: str) -> EventStatus:
    if pattern("events", "markers", "planned").search(lower):
        return "planned"
    if pattern("events", "markers", "ongoing").search(lower):
        return "ongoing"
    return "actual"
