"""The events told so far in an article, and where what a sentence tells belongs."""

import re

from summariser.detect import Toll
from summariser.detect.departures import WEEKDAY
from summariser.detect.incidents import Apart, Incidents
from summariser.detect.recall import Stretch, recalled_in
from summariser.detect.titles import is_title
from summariser.grounding import GroundedText, Place
from summariser.models.vocabulary import EventRole
from summariser.readers.rules.asides import ASIDE, is_aside
from summariser.readers.rules.borders import LANDED, LEAD, VIOLENT, Borders, root_of
from summariser.readers.rules.courts import court_in
from summariser.readers.rules.data import pattern
from summariser.readers.rules.happened import Happened, status_of, value_of, with_parts
from summariser.readers.rules.kinds import (
    ARREST,
    Kind,
    court_kind,
    did_not_happen,
    framed_kind,
    is_of_court,
    is_to_come,
    kind_in,
    likely_kinds,
    not_by_the_way,
    without_arrest,
)

_MOST_EVENTS = 10
_SEQUELS = frozenset({"legal", ARREST})
"""What comes of a deed that the lead may tell in words that no list has."""
_COURT = "legal"
_CRIMES = frozenset({"assault", "coerce", "accident", "disaster", "protest"})
_NOT = "no "
"""Before a type of which it is told only that it did not happen."""
_OF_THAT = re.compile(
    r"\b(?:over|for|in|after|of) that (?:[\w-]+ )?(?:collision|crash|accident|disaster|attack|bombing|blast|shooting"
    r"|fire|case|killing|murder|raid|riot|sinking|collapse)\b"
)
"""So a sentence behind one of another time goes on with that: "Two drivers were jailed over that collision"."""
_SOON_AFTER = re.compile(r"\b(?:hours|days?|weeks?)\s$")


class Telling(Borders):
    """The events told so far, and where what a sentence tells belongs."""

    def __init__(self, text: GroundedText) -> None:
        super().__init__(text)
        self.seen: set[str] = set()
        self._incidents = Incidents(text)
        self._of_incident: dict[int, Happened] = {}
        self._likely = 0
        body = text.article.text
        plain = (at for at, it in enumerate(text.sentences[:LEAD]) if not is_title(body[it.start : it.end]))
        self._lead = next(plain, 0)

    @property
    def open(self) -> bool:
        return len(self.found) < _MOST_EVENTS

    @property
    def is_of_men(self) -> bool:
        """Whether the main event so far is one that armed or angry people did."""
        return self.main is not None and root_of(self.main.type) in {"assault", "protest"}

    def likely_in(self, index: int, likely: int) -> int:
        """Of the groups of words that a sentence may have, those that tell an event there."""
        if self.main is not None or index > self._lead:
            return not_by_the_way(likely)
        staged = pattern("events", "markers", "staged").match(self.text.lower, self.text.sentences[index].start)
        return not_by_the_way(likely) if staged else likely

    def take(self, index: int, kind: Kind | None, own: list[Toll], likely: int, deed: Kind | None = None) -> None:
        """Put what sentence `index` tells into an event that is there, or into one of its own; `likely` has all types
        that its words may tell of, and `deed` is that of a verb in it."""
        begun = len(self.found)
        self._take(index, kind, own, likely, deed)
        apart = self._incidents.of(index) if len(self.found) > begun else None
        if apart is not None:
            self._of_incident.setdefault(apart.opened, self.found[begun])

    def _take(self, index: int, kind: Kind | None, own: list[Toll], likely: int, deed: Kind | None) -> None:
        self._likely = likely
        sentence = self.text.sentences[index]
        words = self.text.article.text[sentence.start : sentence.end]
        lower = self.text.lower[sentence.start : sentence.end]
        court = self._court(index, lower, kind, own)
        if court is not None:
            self._take_court(index, words, lower, court, own, deed)
            return
        if not own:
            self._tell_bare(index, words, lower, kind)
            return
        now, holes = list(own), list[Place]()
        recalled = self._recalled(index, words, lower)
        for low, high in recalled:
            scope = sentence.start + low, sentence.start + high
            past = with_parts(now, *scope)
            if past:
                now = [toll for toll in now if toll not in past]
                holes.append(scope)
                self._take_behind(index, lower, (low, high), past, None if now else kind, alone=not now)
        begun = len(self.found)
        nobody = bool(now) and all(toll.count.high == 0 for toll in now)
        if kind is not None and self.main and nobody and did_not_happen(lower, kind.type, likely):
            self._tell_bare(index, words, lower, kind)
            kind = None  # "nobody was arrested or hurt": of that which happened
        if now:
            self._tell(index, words, lower, kind, now)
        elif self.main is None and (besides := self._kind_besides(index, holes)):
            self._tell_bare(index, words, lower, besides)  # the lead tells something else, without a figure
        for event in self.found[begun:]:
            event.holes = holes or self._told_besides(index, lower, kind, recalled)

    def kind_of(self, index: int, likely: int, own: list[Toll]) -> Kind | None:
        """The type of what a sentence tells; in the lead, what its own clauses tell before what they recall, or say of
        somebody ("who survived a bomb", "years after he was robbed"), and its first clause before those that hang on
        it."""
        sentence = self.text.sentences[index]
        lower = self.text.lower[sentence.start : sentence.end]
        kind = kind_in(lower, likely)
        if kind is None or index >= LEAD or not likely & likely - 1:
            return kind
        if self.main is None and index <= self._lead:
            harmed = any(toll.effect in {"killed", "injured"} and toll.count.high != 0 for toll in own)
            framed = framed_kind(lower, likely, kind, harmed=harmed)
            if framed is not None:
                return framed
        words = self.text.article.text[sentence.start : sentence.end]
        asides = [*self._recalled(index, words, lower), *(match.span() for match in ASIDE.finditer(lower))]
        if not any(low <= kind.start < high for low, high in asides):
            return kind
        for low, high in asides:
            lower = lower[:low] + " " * (high - low) + lower[high:]
        sure = kind if own else kind_in(self.text.lower[sentence.start : sentence.end], not_by_the_way(likely))
        return kind_in(lower, likely) or sure

    def recall(self, index: int, deed: Kind) -> bool:
        """Whether a sentence tells without a figure of a deed of another time: background of its own then."""
        sentence = self.text.sentences[index]
        words = self.text.article.text[sentence.start : sentence.end]
        lower = self.text.lower[sentence.start : sentence.end]
        recalled = any(low <= deed.start < high for low, high in self._recalled(index, words, lower))
        if recalled:
            self._new(deed.type, index, lower, [], "background")
        return recalled

    def _court(self, index: int, lower: str, kind: Kind | None, own: list[Toll]) -> Stretch | None:
        """The deed of a sentence that tells of a court, where it has one."""
        if not is_of_court(self._likely):
            return None
        start = self.text.sentences[index].start
        deeds = [min(it.place[0], it.cue[0]) - start for it in own if it.count.high != 0]
        if kind is not None and root_of(kind.type) in _CRIMES:
            deeds.append(kind.start)
        return court_in(lower, sorted(deeds))

    def _take_court(
        self, index: int, words: str, lower: str, court: Stretch, own: list[Toll], deed: Kind | None
    ) -> None:
        """The verdict is an event of its day and place; the deed, background of its own ones, unless it is told."""
        start = self.text.sentences[index].start
        low, high = court
        scope = start + low, start + high
        begun = len(self.found)
        titled = self._is_told_in_title(index, words)
        if titled:
            self.found.remove(titled)  # the lead tells the same in full, with its day and place
            self.found = [it for it in self.found if it.sentences != titled.sentences]
            self.main, begun = None, len(self.found)
        self._tell_bare(index, words, lower, Kind(_COURT, fresh=True))
        for event in self.found[begun:]:
            event.holes = [scope]
        past = [it for it in own if it.count.high != 0 and scope[0] <= it.place[0] < scope[1]]
        known = {(it.effect, value_of(it)) for event in self.found for it in event.tolls}
        if past and not all((it.effect, value_of(it)) in known for it in past):
            told = kind_in(lower[low:high], self._likely) or (deed if deed and low <= deed.start < high else None)
            self._new(told.type if told else "other", index, lower, past, "background", scope)

    def _is_told_in_title(self, index: int, words: str) -> Happened | None:
        """The main event, if it is a verdict that only the title told, and this is the lead below it."""
        main, body = self.main, self.text.article.text
        if main is None or main.type != _COURT or index >= LEAD or is_title(words) or len(main.sentences) > 1:
            return None
        first = self.text.sentences[main.sentences[0]]
        return main if main.sentences[0] < index and is_title(body[first.start : first.end]) else None

    def _take_behind(
        self, index: int, lower: str, stretch: Stretch, own: list[Toll], kind: Kind | None, *, alone: bool
    ) -> None:
        """What a stretch recalls: background, or the news, where the lead tells what came days after it; left out
        where the sentence tells another event, and has no name for this one."""
        low, high = stretch
        start = self.text.sentences[index].start
        own_kind = kind_in(lower[low:high], self._likely)
        told = own_kind or kind
        besides = self._kind_besides(index, [(start + low, start + high)])
        if told is None and besides is None and not alone:
            return
        soon = alone and self.main is None and index < LEAD and _SOON_AFTER.search(lower, max(0, low - 12), low)
        deed = besides is not None and root_of(besides.type) == "assault"
        if deed and own_kind is None:
            told = None  # "fired rockets hours after soldiers killed four": no rockets killed them
        news = soon and (besides is None or (told is None and not deed) or (told and besides.type == told.type))
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
        if named and not news and index <= self._lead:
            self.seen.add(named.type)  # "The blaze broke out at noon" below tells no other fire

    def _told_besides(self, index: int, lower: str, kind: Kind | None, recalled: list[Stretch]) -> list[Place]:
        """The stretches that recall an event beside that of the sentence, as "two years after he survived a bomb"."""
        start = self.text.sentences[index].start
        return [
            (start + low, start + high)
            for low, high in recalled
            if kind and not low <= kind.start < high and kind_in(lower[low:high], self._likely)
        ]

    def _kind_besides(self, index: int, holes: list[Place]) -> Kind | None:
        """The type that a sentence tells of without some stretches."""
        sentence = self.text.sentences[index]
        lower, at = "", sentence.start
        for low, high in sorted(holes):
            lower, at = lower + self.text.lower[at:low] + " ", high
        return kind_in(lower + self.text.lower[at : sentence.end], self._likely)

    def _recalled(self, index: int, words: str, lower: str) -> list[Stretch]:
        """The stretches of a sentence that recall another time than the main event's."""
        first = self.text.sentences[self.main.sentences[0]] if self.main else None
        news = self.text.lower[first.start : first.end] if first else ""
        return recalled_in(words, lower, self.text.article.published_day, lead=index <= self._lead, news=news)

    def _new(
        self, kind: str, index: int, lower: str, own: list[Toll], role: EventRole, scope: Place | None = None
    ) -> None:
        harmed = any(it.effect in {"killed", "injured"} and it.count.high != 0 for it in own)
        self.found.append(Happened(kind, [index], role, status_of(lower, harmed=harmed), list(own), scope))

    def _tell_bare(self, index: int, words: str, lower: str, kind: Kind | None) -> None:
        """What a sentence without figures tells: an event of a type that is not told yet."""
        named = kind.type if kind else "other"
        if self.main is None and named in _SEQUELS:
            self._begin_with_lead(index)
        main = self.main
        if main is None and index < LEAD:
            recalled = self._recalled(index, words, lower)
            if kind is not None and index > self._lead and any(low <= kind.start < high for low, high in recalled):
                return  # "since the coup of 1979": no news
            self._begin(index, lower, named, [], "main")
            self.found[-1].holes = self._told_besides(index, lower, kind, recalled)
            self.found[-1].undone = did_not_happen(lower, named, self._likely)
            if is_to_come(lower, named, self._likely):
                self.found[-1].status = "planned"
        if main is None or kind is None:
            return
        again = court_kind(lower, self._likely) if main.type == _COURT else kind
        if again is not None and self._retells_title(index, main, again):
            self._retell_title(index, lower, main, again)
            if again.type == kind.type:
                return
        separate = self._is_separate(index, lower, [])
        undone = did_not_happen(lower, named, self._likely)
        known = {named, _NOT + named} if undone else {named}
        new = separate or (known.isdisjoint(self.seen) and self._is_other_kind(kind))
        landed = named == main.type and index - main.sentences[0] <= 8 and LANDED.match(lower)
        if not new and not landed:
            return
        past = bool(self._recalled(index, words, lower))
        past = past or (self.found[-1].role == "background" and _OF_THAT.search(lower) is not None)
        if new:
            self._new(named, index, lower, [], "background" if past else "related")
            self.found[-1].undone = undone
            self.seen.add(_NOT + named if undone else named)
        elif not past:
            self._new(named, index, lower, [], "related")

    def _retells_title(self, index: int, main: Happened, kind: Kind) -> bool:
        """Whether a sentence without figures is the first below the title that began the main event, and tells of the
        same: "Man jailed", "Bo Karlsen was jailed in Oslo on Thursday"."""
        begun, sentences, body = main.sentences[0], self.text.sentences, self.text.article.text
        if len(main.sentences) > 1 or main.tolls or not begun < index <= begun + LEAD:
            return False
        if not all(is_title(body[it.start : it.end]) for it in sentences[begun:index]):
            return False
        named, told = main.type, kind.type
        return (told == named or (told.startswith(f"{named}:") and root_of(named) in VIOLENT)) and not is_title(
            body[sentences[index].start : sentences[index].end]
        )

    def _retell_title(self, index: int, lower: str, main: Happened, kind: Kind) -> None:
        """What the sentence below a title tells in full, with its day and place; not in an aside, or as undone."""
        sentence = self.text.sentences[index]
        recalled = self._recalled(index, self.text.article.text[sentence.start : sentence.end], lower)
        asides = [*recalled, *(match.span() for match in ASIDE.finditer(lower) if is_aside(match, kind.start))]
        undone = did_not_happen(lower, kind.type, self._likely)
        if any(low <= kind.start < high for low, high in asides) or undone != main.undone:
            return
        main.sentences.append(index)
        main.type = kind.type
        main.holes += self._told_besides(index, lower, kind, recalled)
        self.seen.add(kind.type)

    def retell_court(self, index: int, likely: int, deed: int) -> None:
        """What a sentence below a title tells of the same court, before the old deed at `deed` that it was about:
        "charged on Monday with a murder in 2019"."""
        sentence, main = self.text.sentences[index], self.main
        lower = self.text.lower[sentence.start : sentence.end]
        court = court_in(lower, [deed]) if main is not None and main.type == _COURT else None
        kind = court_kind(lower[:deed], likely) if court is not None else None
        if main is None or court is None or kind is None or not self._retells_title(index, main, kind):
            return
        before = lower[: court[0]]
        if not self._recalled(index, self.text.article.text[sentence.start : sentence.start + court[0]], before):
            main.sentences.append(index)
            main.holes.append((sentence.start + court[0], sentence.start + court[1]))

    def _begin(self, index: int, lower: str, named: str, own: list[Toll], role: EventRole) -> None:
        self._new(named, index, lower, own, role)
        self.seen.add(named)
        self.main = self.found[-1] if role == "main" else None

    def _tell(self, index: int, words: str, lower: str, kind: Kind | None, own: list[Toll]) -> None:
        """What a sentence tells of harm."""
        main, last = self.main, self.found[-1] if self.found else None
        named = self._named(lower, kind)
        nobody = all(toll.count.high == 0 for toll in own)
        if named == ARREST and any(toll.effect in {"killed", "injured"} and toll.count.high != 0 for toll in own):
            kind = without_arrest(lower, self._likely if main is None else not_by_the_way(self._likely))
            named = kind.type if kind else "other"
        apart = self._incidents.of(index)
        if apart is not None and not nobody:
            self._tell_incident(index, lower, named, own, apart)
            return
        if main is None and kind is None and self._begin_with_lead(index):
            main = last = self.main
        if main is None:
            if not nobody or index < LEAD:
                self._begin(index, lower, named, own, "main")
            return
        last = next((it for it in reversed(self.found) if not it.undone), main)
        if self._is_lead(index, lower, own):
            main.retell(index, own, named)
            self.seen.add(main.type)
            return
        if last is not main and self._goes_on(index, words, lower, kind, last, nobody=nobody):
            last.add(index, own)
        elif self._is_separate(index, lower, own) or self._is_another(words, lower, kind, own, nobody=nobody):
            self._new(named, index, lower, own, "background" if self._is_other_day(lower) else "related")
        elif self._can_hold(main, own):
            main.add(index, own)
        elif self._can_hold(last, own) and index - last.sentences[-1] <= 2 and self._is_near(index, last):
            last.add(index, own)
        elif any(toll.effect in {"killed", "injured"} for toll in own) and not nobody:
            self._new(named, index, lower, own, "related")

    def _tell_incident(self, index: int, lower: str, named: str, own: list[Toll], apart: Apart) -> None:
        """What a sentence tells of harm in another incident than the news: an event of its own, which begins where it
        was opened."""
        event = self._of_incident.get(apart.opened)
        if event is not None:
            event.add(index, own)
            if event.type == "other":
                event.type = named
            return
        opened = self.text.sentences[apart.opened]
        words = self.text.lower[opened.start : opened.end]
        if apart.opened != index and (told := kind_in(words, likely_kinds(words.split()))) is not None:
            named = told.type
        self._new(named, apart.opened, lower, own, "background" if apart.past else "related")
        if apart.opened != index:
            self.found[-1].sentences.append(index)
        self._of_incident[apart.opened] = self.found[-1]

    def _named(self, lower: str, kind: Kind | None) -> str:
        """The type of an event that begins with a sentence's figures: by its kind, else by what it says by the way."""
        told = kind or kind_in(lower, self._likely)
        return told.type if told else "other"

    def _begin_with_lead(self, index: int) -> bool:
        """Take the lead for the main event, where it has no word of an event but a day, and a sentence near it tells
        of harm."""
        for at, sentence in enumerate(self.text.sentences[: min(index, LEAD)]):
            lower = self.text.lower[sentence.start : sentence.end]
            if not is_title(lower):
                if index - at <= LEAD and WEEKDAY.search(lower):
                    self._begin(at, lower, "other", [], "main")
                break
        return self.main is not None
