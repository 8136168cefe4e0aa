"""The parties and targets that noun phrases beside a verb tell, in the terms of the wire reply."""

import re

from summariser.detect.lexicon import DEEDS, EVENTS, SPEAKERS, TIMES
from summariser.detect.phrases import STOPS, Range
from summariser.detect.tokens import Unit
from summariser.gazetteer import codes, country_code, place_of
from summariser.grounding import GroundedText, Place
from summariser.readers.rules.data import table, words
from summariser.readers.rules.deeds.doing import Doing
from summariser.readers.rules.deeds.lexicon import (
    crews,
    deed_nouns,
    deed_verbs,
    is_noun,
    is_person,
    listed,
    things,
    weapons,
)
from summariser.readers.rules.deeds.phrases import bare_phrase, head_of
from summariser.readers.rules.names import beginning, is_organisation
from summariser.readers.rules.parties import Namer
from summariser.readers.rules.places import country_in, country_of
from summariser.wire import Hit, Party

_ARTICLE = re.compile(
    r"(?:the|an?|(?:at\s+)?least|(?:more|fewer|less)\s+than|than|up\s+to|some|about|nearly|almost)\s+", re.IGNORECASE
)
_ABBREVIATED = re.compile(r"\s*\([^)]*\)")
_NO_DOERS = EVENTS | DEEDS | TIMES | SPEAKERS
_NUMBER = re.compile(r"\d.*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen|hundreds?|thousands?|dozens?")
_OWNED = frozenset("its their his her".split())
_POINTS = frozenset("the that this these those both".split())
"""So begins who was told before."""
_VAGUE = frozenset({"kill", "beat", "shoot", "take", "execute", "hang"})
"""Deeds that are told of things as well: "killed a long ball"."""
_ROADS = frozenset("road roads street streets highway".split())
_DETERMINED = frozenset("a an his her their".split())
_WHOLES = frozenset("victims victim dead others other them casualties survivors".split())
"""Nouns that tell nothing of those harmed."""
_TOTAL = ["the", "number", "of"]
_COLLECTIVE = frozenset(
    "people police troops crew staff personnel gang mob crowd army group squad family men women children".split()
)
"""Nouns of several that do not end in s."""


class Participants:
    """Reads the noun phrases of one article's sentences."""

    def __init__(self, text: GroundedText) -> None:
        self._body = text.article.text
        self._namer = Namer(self._body)

    def place(self, unit: Unit, phrase: Range, party: Party) -> Place:
        """Where a phrase has the party's name; else the words that stand for it, without what hangs on them."""
        start, end = unit.place(*phrase)
        at = self._body.find(party.name, start, end)
        return (at, at + len(party.name)) if at >= 0 else unit.place(*bare_phrase(unit, phrase))

    def agent(self, unit: Unit, phrase: Range) -> Party | None:
        """Who acts, if a phrase tells somebody: no pronoun, no weapon, nothing that only happens."""
        head = unit.words[head_of(unit, phrase)]
        first = unit.words[phrase[0]]
        if (
            head in _NO_DOERS
            or head in weapons()
            or head in listed("attacks", "words")
            or first in _OWNED
            or first in deed_verbs()
        ):
            return None
        if _NUMBER.fullmatch(head):
            return None
        party = self._named(unit, phrase)
        if party is not None:
            last = party.name.lower().rpartition(" ")[2]
            if codes("adjectives").get(party.name):
                return None  # "German bombs"
            is_thing = party.kind != "person" and last in things()
            return None if is_thing or _is_place(party.name) else party
        known = is_person(head) or head in crews() or head in words("speakers", "organisations")
        return self._unnamed(unit, phrase) if known else None

    def recipient(self, unit: Unit, phrase: Range, doing: Doing) -> Party | None:
        """Whom a deed befalls: a person by name, an organisation that is attacked, or those whom a noun tells."""
        head = head_of(unit, phrase)
        if unit.words[phrase[0] : phrase[0] + len(_TOTAL)] == _TOTAL:
            return None  # "bringing to eight the number of people killed"
        party = self._named(unit, phrase)
        if party is not None and party.kind == "person" and (doing.kind != "damage" or self._is_titled(unit, phrase)):
            return party
        if party is not None and party.kind == "country" and unit.forms[phrase[0]].islower() and phrase[0] != head:
            return None  # "north-west Iran"
        if party is not None and doing.kind == "damage":
            return party if is_organisation(party.name) and not _is_place(party.name) else None
        word = unit.words[head]
        if word in _WHOLES or word in crews() or word in weapons():
            return None
        suffers = is_person(word) or (doing.kind == "harm" and _may_suffer(unit, phrase[0], head, doing.lemma))
        return self._unnamed(unit, phrase) if suffers else None

    def hit(self, unit: Unit, phrase: Range, doing: Doing) -> tuple[Place, Hit] | None:
        """The physical target that a phrase tells, with what is left of it, and its place."""
        kind = things().get(unit.words[head_of(unit, phrase)])
        if kind is None or doing.kind not in {"damage", "harm"}:
            return None
        if doing.lemma in deed_nouns() and unit.words[head_of(unit, phrase)] in _ROADS:
            return None  # "an ambush on the road"
        start, end = unit.place(*bare_phrase(unit, phrase))
        article = _ARTICLE.match(self._body, start, end)
        start = article.end() if article else start
        return (start, end), Hit(target=self._body[start:end], kind=kind, effect=doing.effect)

    def _named(self, unit: Unit, phrase: Range) -> Party | None:
        """The party whose name stands in a phrase: at its noun, or behind a comma: "his driver, Bo Karlsen"."""
        told = self._body[slice(*unit.place(*phrase))].rstrip(",")
        head = head_of(unit, phrase)
        if (
            head == phrase[0]
            and _begins_sentence(unit, head)
            and (is_noun(unit.words[head]) or self._is_plain(unit, head))
        ):
            return None  # "Gunmen", "Rioters"
        if unit.forms[head][0].isupper():
            return _with_code(self._namer.named(_ABBREVIATED.sub("", told)))
        word, beside = unit.words[head], told.partition(",")[2]
        if not beside or word in things() or word in _NO_DOERS:
            return None
        party = self._namer.named(told)
        if party is None or party.name not in beside:
            party = self._namer.named(beside.strip())
        if party is None or party.name not in beside:
            return None
        return party if party.kind == "person" or is_organisation(party.name) else Party(name=party.name, kind="person")

    def _is_titled(self, unit: Unit, phrase: Range) -> bool:
        """Whether more than a name tells that somebody is a person: "the judge Ada Lund", not "Dan Marke"."""
        return any(is_person(word) for word in unit.words[phrase[0] : phrase[1] + 1])

    def _is_plain(self, unit: Unit, at: int) -> bool:
        """Whether a word with the capital of its sentence is no name, as far as the article tells."""
        form = unit.forms[at]
        return not form.isupper() and country_code(form) is None and self._body.count(form) == 1 and form.endswith("s")

    def _unnamed(self, unit: Unit, phrase: Range) -> Party:
        told = self._body[slice(*unit.place(*bare_phrase(unit, phrase)))]
        if _begins_sentence(unit, phrase[0]):
            told = beginning(told)
        head = unit.words[head_of(unit, phrase)]
        crew = head in crews() and unit.words[phrase[0]] not in {"a", "an"}
        several = crew or head.endswith(("s", "men")) or head in _COLLECTIVE or unit.words[phrase[0]][0].isdigit()
        if head in words("speakers", "organisations") and not is_person(head):
            return _coded(Party(name=told, kind="org"))
        return _coded(Party(name=told, kind="group" if several else "person"))


def _begins_sentence(unit: Unit, at: int) -> bool:
    return at == 0 or unit.words[at - 1] in STOPS or unit.words[at - 1] == "-"


def is_fresh(unit: Unit, phrase: Range, party: Party) -> bool:
    """Whether somebody is named, or brought in: "a night watchman", "the wife of the chief", not "the guard"."""
    owned = "of" in unit.words[phrase[0] : phrase[1] + 1] or "'s" in party.name or "’s" in party.name
    return party.name[:1].isupper() or owned or unit.words[phrase[0]] not in _POINTS


def points_back(party: Party) -> bool:
    """Whether a party may be one told before: "the attackers"."""
    return party.name.partition(" ")[0].lower() in _POINTS and party.kind != "org"


def _may_suffer(unit: Unit, first: int, head: int, lemma: str) -> bool:
    """Whether one of whom nothing is known but that he was killed or hurt is told by a noun: "their headmaster"."""
    word = unit.words[head]
    sure = unit.words[first] not in {"a", "an"} or lemma not in _VAGUE
    told = sure and unit.words[first] in _DETERMINED and unit.forms[head].islower() and head > first
    return told and word not in _NO_DOERS and word not in things() and not word.endswith("ing")


def _with_code(party: Party | None) -> Party | None:
    return party if party is None or party.kind == "person" else _coded(party)


def _coded(party: Party) -> Party:
    """A party with the code of its country and sector in the manner of CAMEO, as far as its name tells them."""
    sectors, name = table("speakers")["sectors"], party.name.lower().split()
    sector = next((key for key, row in sectors.items() if not set(row.split()).isdisjoint(name)), "")
    named = party.name != party.name.lower()
    country = (country_of(party.name) or country_in(party.name) or "") if named else ""
    return party.model_copy(update={"code": f"{country or '---'}{sector}" if country or sector else None})


def _is_place(name: str) -> bool:
    return place_of(name)[0] not in {"unknown", "country"}
