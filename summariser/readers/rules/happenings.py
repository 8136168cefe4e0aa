"""Events by the words that tell of them, each with the figures of its own sentences."""

import re

from summariser.detect import Toll
from summariser.grounding import GroundedText
from summariser.links import is_link
from summariser.readers.rules.borders import LEAD
from summariser.readers.rules.deeds.doings import Doings
from summariser.readers.rules.deeds.kinds import deed_kind, is_arrest
from summariser.readers.rules.happened import Happened
from summariser.readers.rules.kinds import ARREST, Kind, ended_kind, likely_kinds, tells_kind
from summariser.readers.rules.telling import Telling
from summariser.readers.rules.titled import named_by_noun

_MOST_EVENTS = 10


def find_happenings(text: GroundedText, tolls: list[Toll], doings: Doings | None = None) -> list[Happened]:
    """The events of an article in order of importance: the lead's, then those with casualties, then the rest."""
    by_sentence: dict[int, list[Toll]] = {}
    for toll in tolls:
        by_sentence.setdefault(toll.sentence, []).append(toll)
    lower = text.lower
    told = Telling(text)
    doings = doings or Doings(text)
    for index, sentence in enumerate(text.sentences):
        if is_link(text.article.text, sentence.start, sentence.end):
            continue
        own = by_sentence.get(index, [])
        may_be = likely_kinds(text.words[index])
        likely = told.likely_in(index, may_be)
        may_tell = (own or told.main is not None or index < LEAD) and doings.may_tell_event(index)
        if not own and not likely and not may_tell:
            continue
        if not own and not told.open:
            continue
        kind = told.kind_of(index, likely, own)
        if told.main is None and index < LEAD:  # hostages are freed, and nothing else is the news
            kind = _ended(lower[sentence.start : sentence.end], kind, own)
        if kind is not None and kind.type.startswith("assault") and _only_taken(own) and is_arrest(doings, index, kind):
            kind = Kind(ARREST, kind.fresh, kind.start)
        if doings.is_story and not own and kind is not None and kind.type.startswith("assault"):
            continue
        deed = deed_kind(doings, index) if may_tell else None
        if deed is not None and kind is None and tells_kind(lower[sentence.start : sentence.end], likely):
            deed = None  # its words say that it was not done, or that it is referred back to
        if deed is not None and (kind is None or (kind.type == "accident" and deed.type == "assault:destroy")):
            kind, of_words = deed, False  # somebody set the fire
        elif deed is not None and own and kind is not None and kind.type == "health" and _HURT_BY.match(deed.type):
            kind, of_words = deed, False  # "convinced that they spread cholera, a crowd beat two nurses to death"
        else:
            of_words = kind is not None
        if (
            kind is not None
            and not own
            and kind.type == "accident"
            and told.is_of_men
            and _THEY_BURN.match(lower, sentence.start)
        ):
            kind = None  # the fire is a part of what they did
        may_recall = deed is not None and told.main is not None and not own
        if may_recall and kind is not None and (told.recall(index, kind) or not of_words):
            told.retell_court(index, likely, kind.start)
            continue
        if kind is not None or own:
            told.take(index, kind, own, may_be, deed)
    for event in told.found:
        if event.role == "main" and event.type == "other" and event.tolls:
            event.type = named_by_noun(text, event) or event.type
    order = {"main": 0, "related": 1, "background": 2}
    kept = sorted(told.found, key=lambda it: (order[it.role], not it.tolls))[:_MOST_EVENTS]
    return sorted(kept, key=lambda it: order[it.role])


_THEY_BURN = re.compile(
    r"(?:they|the\s+(?:[\w-]+\s+)?(?:attackers?|gunm[ae]n|raiders|assailants|militants|rebels|fighters|insurgents|bandits"
    r"|jihadis?ts|rioters|soldiers|troops))\s+(?:(?:also|then|later|had|have)\s+){0,2}"
    r"(?:set\s(?:fire|ablaze|alight|[\w ]{2,40}?\s(?:on\s+fire|ablaze|alight))|burn|torch)"
)
_HURT_BY = re.compile(r"assault\b")


def _ended(lower: str, kind: Kind | None, own: list[Toll]) -> Kind | None:
    """The end of an event that a lead tells, where its words for others only recall: "freed a priest, two months after
    he was kidnapped"; else its kind."""
    taken = kind is not None and kind.type.startswith("assault") and _only_taken(own)
    ended = ended_kind(lower) if kind is None or taken else None
    if ended is not None and _WALKS.match(lower, ended.start) and not _DEAD.search(lower):
        return ended  # "teachers who were kidnapped in May were reunited with their families"
    if ended is None or (kind is not None and not _RECALLS.search(lower, ended.start, kind.start)):
        return kind
    return ended


_WALKS = re.compile(r"reunited|walk")
_DEAD = re.compile(r"\b(?:killed|shot dead|died|dead)\b")
_RECALLS = re.compile(r"\b(?:after|since|when|following|from)\b")


def _only_taken(own: list[Toll]) -> bool:
    return all(toll.effect == "captured" for toll in own)
