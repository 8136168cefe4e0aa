"""Who did what an event tells, whom it befell and what it hit: from its sentences and those that go on from them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from summariser.detect import Report
from summariser.detect.phrases import Range
from summariser.detect.recall import Stretch, recalled_in
from summariser.detect.titles import is_title
from summariser.detect.tokens import Unit
from summariser.grounding import GroundedText, Place
from summariser.readers.rules.deeds.doing import Doing
from summariser.readers.rules.deeds.doings import Doings
from summariser.readers.rules.deeds.participants import Participants, is_fresh, points_back
from summariser.readers.rules.deeds.phrases import joined
from summariser.readers.rules.happened import Happened
from summariser.wire import Hit, Party

_KINDS = {
    "assault": frozenset({"harm", "damage"}),
    "crime": frozenset({"harm", "damage"}),
    "protest": frozenset({"damage"}),
    "coerce": frozenset({"seize"}),
    "legal": frozenset({"legal"}),
    "accident": frozenset({"harm", "damage"}),
    "disaster": frozenset({"harm", "damage"}),
    "other": frozenset({"harm"}),
}
"""The classes of deeds that an event of each root type may tell of."""
_ABDUCTION = "assault:abduct"
_DOWN_TOOLS = frozenset({"protest:strike", "protest:hunger"})
"""What befalls nobody, whatever it "hits"."""
_NOBODYS = frozenset({"accident", "disaster", "legal", "other"})
"""What happens without somebody who does it, or nobody knows who; a court is no party."""
_OF_TWO = frozenset({"consult", "agree"})
"""What parties do with each other."""
_GOING_ON = frozenset({"assault", "accident", "disaster", "other"})
_GOES_ON = 5
"""Sentences behind an event's last in which those are named whom it befell."""
_FAR = 8
"""Sentences behind its first that may go on from it."""
_MOST = 8
"""Participants of each side, and targets, of one event."""


@dataclass(slots=True)
class Sides:
    """Who did it, whom it befell, and what it hit; each with the place of its words."""

    by: list[tuple[Party, Place]] = field(default_factory=list)
    to: list[tuple[Party, Place]] = field(default_factory=list)
    hits: list[tuple[Place, Hit]] = field(default_factory=list)

    @property
    def parties(self) -> list[Party]:
        """All that take part."""
        return [party for party, _ in (*self.by, *self.to)]

    def add(self, side: list[tuple[Party, Place]], party: Party, place: Place) -> None:
        """A party that stands on neither side yet; one that only points back, where somebody is there, is none."""
        known = any(party.name == other.name for other in self.parties)
        if not known and len(side) < _MOST and not (side and points_back(party)):
            side.append((party, place))

    def add_hit(self, place: Place, hit: Hit) -> None:
        """A target that is not there yet."""
        if len(self.hits) < _MOST and all(hit.target != other.target for _, other in self.hits):
            self.hits.append((place, hit))

    def add_titled(self, titled: "Sides") -> None:
        """What a title tells: those without a name only where the text tells nobody ("Man jailed", of Bo Karlsen)."""
        for side, others in ((self.by, titled.by), (self.to, titled.to)):
            there = bool(side)
            for party, place in others:
                if party.name != party.name.lower() or not there:
                    self.add(side, party, place)
        for place, hit in titled.hits:
            self.add_hit(place, hit)


class SidesFinder:
    """Finds both sides of events in one article; what is only denied is passed over."""

    def __init__(self, text: GroundedText, reports: Iterable[Report], doings: Doings) -> None:
        self._text = text
        self._doings = doings
        self._read = Participants(text)
        self._denied = [place for it in reports if it.act == "deny" for place in it.content]
        self._recalled: dict[tuple[int, bool], list[Stretch]] = {}

    def of_all(self, happened: list[Happened]) -> list[Sides]:
        """Both sides of each event: from its own sentences, and who is named as harmed in those that go on from it,
        which become its own."""
        found = [self._of(it) for it in happened]
        taken = {at for it in happened for at in it.sentences}
        near = {it.sentences[0] + step for it in happened for step in range(1, _FAR + 1)}
        for at in sorted(near - taken):
            owner = _owner(happened, at)
            if owner is not None and at < len(self._text.sentences) and self._may_go_on(happened[owner], at):
                self._go_on(happened[owner], found[owner], at)
        return found

    def _may_go_on(self, happened: Happened, at: int) -> bool:
        """Whether a sentence may speak of an event: of one long past, not in another paragraph."""
        sentences = self._text.sentences
        return happened.role != "background" or sentences[at].paragraph == sentences[happened.sentences[0]].paragraph

    def _of(self, happened: Happened) -> Sides:
        """Both sides of an event, from its own sentences."""
        found = Sides()
        root = _root(happened)
        kinds = _KINDS.get(root, frozenset())
        if happened.type == _ABDUCTION:
            kinds |= {"seize", "taken"}
        elif happened.type in _DOWN_TOOLS:
            kinds = frozenset()
        counted = [toll.place for toll in happened.tolls]
        if root in _OF_TWO:
            self._take_parties(found, happened)
        titled = Sides()
        for unit in self._units_of(happened) if kinds else ():
            lead = unit.sentence <= happened.sentences[0] <= unit.last
            for at, doing in self._doings.of(unit):
                if doing.kind not in kinds or not self._is_of(happened, at):
                    continue
                if happened.role == "background" or not self._is_recalled(unit, at, lead=lead):
                    side = titled if lead and self._is_title(happened) else found
                    self._take(side, unit, doing, root, counted)
        found.add_titled(titled)
        return found

    def _is_title(self, happened: Happened) -> bool:
        """Whether an event's first sentence is a title, and others of it tell the same in full."""
        first = self._text.sentences[happened.sentences[0]]
        return len(happened.sentences) > 1 and is_title(self._text.article.text[first.start : first.end])

    def _take_parties(self, found: Sides, happened: Happened) -> None:
        """Those between whom talks are held, or an agreement is made."""
        for unit in self._units_of(happened):
            at = unit.words.index("between") if "between" in unit.words else None
            phrases = joined(unit, at + 1, clauses=False) if at is not None else []
            read = [(self._read.agent(unit, phrase), phrase) for phrase in phrases]
            if len(read) > 1 and all(party is not None for party, _ in read):
                for party, phrase in read:
                    assert party is not None
                    found.by.append((party, self._read.place(unit, phrase, party)))
                break

    def _units_of(self, happened: Happened) -> list[Unit]:
        units = (self._doings.unit(at) for at in sorted(set(happened.sentences)))
        return list({unit.sentence: unit for unit in units if unit is not None}.values())

    def _is_of(self, happened: Happened, at: int) -> bool:
        """Whether what stands at `at` is told of the event, and not denied."""
        if any(low <= at < high for low, high in happened.holes) or self._is_denied(at):
            return False
        first = self._text.sentences[happened.sentences[0]]
        if happened.scope is None or not first.start <= at < first.end:
            return True
        return happened.scope[0] <= at < happened.scope[1]

    def _is_denied(self, at: int) -> bool:
        return any(low <= at < high for low, high in self._denied)

    def _is_recalled(self, unit: Unit, at: int, *, lead: bool) -> bool:
        """Whether what stands at `at` tells of another time than the news."""
        known = self._recalled.get((unit.sentence, lead))
        if known is None:
            body, lower = self._text.article.text[unit.start : unit.end], self._text.lower[unit.start : unit.end]
            known = recalled_in(body, lower, self._text.article.published_day, lead=lead)
            self._recalled[unit.sentence, lead] = known
        return any(low <= at - unit.start < high for low, high in known)

    def _take(self, found: Sides, unit: Unit, doing: Doing, root: str, counted: list[Place]) -> None:
        """What a deed in an event's own sentence tells of it; several whom a figure counts are left to that."""
        doers = self._doers(unit, doing)
        known = {party.name for party, _ in found.by}
        if any(party.name == other.name for party, _ in doers for other, _ in found.to):
            return  # what somebody did whom the deed befell: "shot a man who attacked officers"
        if known and doers and known.isdisjoint(party.name for party, _ in doers):
            return  # another's deed, told beside: "where commandos stormed the plane"
        if known and not doing.agents and _is_behind(unit, doing.at):
            return  # "shot a man suspected of killing", "in revenge for the murder of"
        if known and not doers and any(unit.words[phrase[0]] in {"he", "she"} for phrase in doing.agents):
            return  # "was shot by police after he stabbed"
        for party, phrase in doers if root not in _NOBODYS else ():
            found.add(found.by, party, self._read.place(unit, phrase, party))
        self._take_objects(found, unit, doing, counted)

    def _doers(self, unit: Unit, doing: Doing) -> list[tuple[Party, Range]]:
        read = ((self._read.agent(unit, phrase), phrase) for phrase in doing.agents)
        return [(party, phrase) for party, phrase in read if party is not None]

    def _take_objects(
        self, found: Sides, unit: Unit, doing: Doing, counted: list[Place], *, fresh: bool = False
    ) -> None:
        """Whom and what a deed befell; with `fresh` only who is named or brought in by it."""
        for phrase in doing.objects:
            hit = self._read.hit(unit, phrase, doing)
            if hit is not None:
                found.add_hit(*hit)
                continue
            party = self._read.recipient(unit, phrase, doing)
            if party is None or (fresh and not is_fresh(unit, phrase, party)):
                continue
            place = self._read.place(unit, phrase, party)
            is_counted = any(low < place[1] and place[0] < high for low, high in counted)
            if party.kind == "person" or not is_counted:
                found.add(found.to, party, place)

    def _go_on(self, happened: Happened, found: Sides, at: int) -> None:
        """Take what sentence `at` adds, which tells of no other event: who is named as killed or hurt, what was hit."""
        unit, root = self._doings.unit(at), _root(happened)
        told = self._doings.of(unit) if unit is not None and root in _GOING_ON else []
        if unit is None or not told or self._is_recalled(unit, unit.start, lead=False):
            return
        if ("in", "another") in pairwise(unit.words):
            return
        before = len(found.parties), len(found.hits)
        for start, doing in told:
            fits = doing.kind in _KINDS[root] or (doing.kind == "taken" and happened.type == _ABDUCTION)
            if not fits or self._is_denied(start) or self._is_recalled(unit, start, lead=False):
                continue
            doers = self._doers(unit, doing)
            if found.by and any(party not in found.parties and not points_back(party) for party, _ in doers):
                continue  # another's deed
            for party, phrase in doers if root not in _NOBODYS and not found.by else ():
                if is_fresh(unit, phrase, party):
                    found.add(found.by, party, self._read.place(unit, phrase, party))
            self._take_objects(found, unit, doing, [], fresh=True)
        if before != (len(found.parties), len(found.hits)):
            happened.sentences.append(at)


def _is_behind(unit: Unit, at: int) -> bool:
    """Whether a deed is only why another was done, or what somebody is suspected of."""
    near = unit.words[max(0, at - _NEAR) : at]
    if "," in near:
        near = near[len(near) - near[::-1].index(",") :]
    return not _BEHIND.isdisjoint(near)


_NEAR = 7
_BEHIND = frozenset(
    "suspected accused convicted wanted after for over following revenge retaliation response avenge".split()
)


def _root(happened: Happened) -> str:
    return happened.type.partition(":")[0]


def _owner(happened: list[Happened], at: int) -> int | None:
    """The event from which sentence `at` may go on: the one with the last sentence before it."""
    near = [
        (told, -number)
        for number, it in enumerate(happened)
        for told in it.sentences
        if told < at <= it.sentences[0] + _FAR
    ]
    told, number = max(near, default=(-1, 0))
    return -number if near and at - told <= _GOES_ON else None
