"""Figures of casualties, by the constructions in which news states them."""

import re
from collections.abc import Collection
from functools import cache

from summariser.detect.constructions import figure_pattern, grown_pattern, matches, names_people, parts, pattern, people
from summariser.detect.countless import behind_dateline, counts_nobody
from summariser.detect.data import table
from summariser.detect.groups import GROUPLESS, group_words
from summariser.detect.joined import joined_before
from summariser.detect.marks import HARM, marks_of
from summariser.detect.recent import Recent
from summariser.detect.types import Toll
from summariser.detect.unreal import is_doubted, may_doubt
from summariser.detect.wholes import counts_others
from summariser.figures import quantity
from summariser.grounding import GroundedText, Place
from summariser.kept import kept_if_short
from summariser.links import is_link
from summariser.models.event import Quantity
from summariser.models.vocabulary import CasualtyEffect

_MOST = 16
"""Figures in one sentence: more are no prose."""
_PART_OF = re.compile(r"\bof (?:them|whom)\b|^all\s+(?:\w+)\s*$", re.I)
_PART_AFTER = re.compile(r"\s+of the (?:dead|killed|wounded|injured|victims|missing)\b", re.I)
_POSSESSIVE = frozenset("'’")
_LEFT_OVER = re.compile(r"(?:\s+(?:of|the|a|an|still|also|then|all|not|him|dead|(?!family\b)\w+ly))+\s*$", re.I)
_OF_THEM = re.compile(r"^.*?\b(?:them|whom)\b\s*", re.I)
_STILL_SPOKEN_OF = 2
"""Sentences behind a figure in which "the figure" means it."""


_CONDITION = re.compile(
    r"[“\"‘']?(?:If|Unless)\b[^,;.]*(?:,\s*(?:that|this|it)\s+(?:is|makes|would|will)\b.*)?", re.DOTALL
)
"""What may never be: "If we find no more, that makes 90 dead"."""
_COUNTED = frozenset(
    "none unhurt toll counted lives livesof died ofthe state noun bodies bodiesof lostmen amongthem".split()
)
"""Constructions whose number is known to count people."""


_BLANKS = "\t\n\r\f\v\xa0"
"""White space of one code point: figures go on over the ends of lines."""


def find_tolls(text: GroundedText) -> list[Toll]:
    """The figures of casualties in an article, in text order. Linear in its length; never raises."""
    return _recent(text)


def tolls_in(text: GroundedText, harmed: Collection[int]) -> list[Toll]:
    """The same where it is known which sentences have a word for harm: their numbers."""
    found = _recent.known(text)
    return _tolls_in(text, harmed) if found is None else found


def _tolls(text: GroundedText) -> list[Toll]:
    return _tolls_in(text, [index for index, marks in enumerate(marks_of(text)) if marks & HARM])


def _tolls_in(text: GroundedText, harmed: Collection[int]) -> list[Toll]:
    if not harmed:
        return []
    body = text.article.text
    lower = _with_spaces(text.lower)
    found: list[Toll] = []
    likely = set(harmed)
    beside = {at for index in likely for at in range(index + 1, min(index + 1 + _STILL_SPOKEN_OF, len(text.sentences)))}
    for index in sorted(likely | beside):
        sentence = text.sentences[index]
        before = found[-1] if found and index - found[-1].sentence <= _STILL_SPOKEN_OF else None
        begin = sentence.start
        if is_link(body, begin, sentence.end):
            continue
        if (condition := _CONDITION.match(body, begin, sentence.end)) is not None:
            begin = condition.end()
        if index in likely or (before and lower.find(" includ", sentence.start, sentence.end) >= 0):
            own = _in_sentence(body, lower, begin, sentence.end, index, before)
            own = _vouched(own, lower, begin, sentence.end) if own and may_doubt(text.words_of(index)) else own
            for toll in own:
                found.append(toll._replace(part=_is_part(lower, found, toll)) if toll.part else toll)
    return found


def _is_part(lower: str, before: list[Toll], toll: Toll) -> bool:
    """Whether a figure that may be part of one before it is: "of them" tells of the last people counted."""
    if not _PART_OF.search(lower, *toll.place):
        return True
    last = next((it for it in reversed(before) if it.count.high != 0), None)
    if last is None or (last.effect != toll.effect and not last.part):
        return False
    return not counts_others(lower, last.place[1], toll.place[0])


def _vouched(own: list[Toll], lower: str, start: int, end: int) -> list[Toll]:
    """The figures of a sentence without those that it calls into doubt."""
    return [toll for toll in own if toll.count.high == 0 or not is_doubted(lower, start, end, toll.place)]


def _with_spaces(text: str) -> str:
    """The text with a space for each blank. (str.translate takes many times as long for a text in which few stand.)"""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return text


def _in_sentence(body: str, lower: str, start: int, end: int, index: int, told: Toll | None) -> list[Toll]:
    """The figures of one sentence; `told` is the last one before it, where that is still spoken of."""
    seen = _Sentence(body, index)
    for name, effect, place, cue in matches(lower, body, start, end):
        if len(seen.found) >= _MOST:
            break
        if name == "includes":
            if told is None or not names_people(body[slice(*place)]):
                continue
            effect = "killed" if body[slice(*cue)].lower() == "toll" else told.effect  # noqa: PLW2901
        seen.take(name, effect, place, cue)
    for place in parts(lower, start, end) if seen.found else ():
        before = [it for it in seen.found if it.place[1] <= place[0] and it.count.high != 0]
        nearest = max((it.place[1] for it in before), default=0)
        before = [it for it in before if not it.part] or before
        if before and not (" of " in lower[slice(*place)] and counts_others(lower, nearest, place[0])):
            seen.add(before[-1].effect, place, before[-1].cue, part=True)
    for toll in list(seen.found):
        _coordinated(lower, end, toll, seen)
        for joined in joined_before(body, lower, start, toll):
            if not seen.add(toll.effect, joined, toll.cue):
                break
    return sorted(seen.found, key=lambda toll: (toll.place, toll.effect))


_TWICE = re.compile(
    r"\s+(?:were|was|had\s+been|have\s+been|found\s+to\s+have\s+been)\s+(?:[a-z]+\s+){0,4}?(?:counted\s+(?:twice|more\s+than\s+once)"
    r"|double[- ]counted|misidentified)",
    re.IGNORECASE,
)
_OF_FIGURES = re.compile(r"\s+(?:figures?|counts?|tolls?|numbers?|totals?|estimates?|lists?|reports?)\b", re.IGNORECASE)
"""Behind "no casualty", what is not given."""


class _Sentence:
    """The figures of a sentence so far, and the words that they take: no two share one."""

    def __init__(self, body: str, index: int) -> None:
        self.found: list[Toll] = []
        self._body, self._index = body, index
        self._taken: list[Place] = []

    def take(self, name: str, effect: CasualtyEffect, place: Place, cue: Place) -> None:
        """What a construction has: a figure, or nobody; of "no casualties" two."""
        nobody = name in {"none", "unhurt"}
        told = self._body[slice(*place)].lower().split()
        if name == "single" and told[0] == "the" and self._body[slice(*cue)].lower() in _ALSO_OTHERWISE:
            return  # "the president was hurt by the scandal", "the king has died"
        if _TWICE.match(self._body, max(place[1], cue[1])):
            return  # "three bodies had been counted twice"
        if name == "none" and _OF_FIGURES.match(self._body, max(place[1], cue[1])):
            return  # "he gave no casualty figures"
        if not self.add(effect, place, cue, nobody=nobody, counted=name in _COUNTED, one=name == "single"):
            return
        if name == "none" and self._body[slice(*cue)].lower() in table("casualties")["nouns"]["both"].split():
            self.found.append(self.found[-1]._replace(effect="injured"))
        elif name == "unhurt":
            self.found[-1] = self.found[-1]._replace(place=(self.found[-1].place[0], cue[1]))
        elif name in {"included", "includes", "died", "ofthe"}:
            self.found[-1] = self.found[-1]._replace(part=True)

    def add(
        self,
        effect: CasualtyEffect,
        place: Place,
        cue: Place,
        *,
        nobody: bool = False,
        part: bool = False,
        counted: bool = False,
        one: bool = False,
    ) -> bool:
        """Whether the words at `place` are a figure; `counted` says that its number is known to count people."""
        body = self._body
        place = place if nobody else behind_dateline(body, _tidy(body, place))
        if body[place[1] : place[1] + 1] in _POSSESSIVE and place[1] > place[0]:
            return False  # "a doctors' union said"
        if place[0] >= place[1] or any(place[0] < other[1] and other[0] < place[1] for other in self._taken):
            return False
        if not nobody and not _counts_people(body[slice(*place)], effect):
            return False
        if not counted and counts_nobody(body, place):
            return False
        toll = _toll(body, effect, place, cue, self._index, nobody, part)
        self.found.append(_as_one(toll) if one else toll)
        self._taken.append(place)
        return True


def _coordinated(body: str, end: int, toll: Toll, seen: _Sentence) -> None:
    """ "killed three soldiers and two children": the second figure has the effect of the first."""
    at = toll.place[1]
    if toll.count.high == 0 or toll.cue[0] > toll.place[0]:
        return
    listed: list[Place] = []
    while len(listed) < _MOST_LISTED and (match := pattern("more").match(body, at, end)):
        listed.append(match.span("figure"))
        at = match.end("figure")
    if listed and _SAY.match(body, at):
        return  # "killed 11 soldiers, two sources and a resident said"
    if listed and _AND_SAY.match(body, at) and body[slice(*listed[-1])].lower().startswith(("a ", "an ")):
        listed.pop()  # "killed 11 soldiers, a rebel council and residents said"
    for place in listed:
        if not seen.add(toll.effect, place, toll.cue, part=toll.part):
            break


_MOST_LISTED = 4
_SAY = re.compile(r"\s+(?:also\s+|have\s+|has\s+|had\s+)?(?:said|says?|told|tells?|added|confirmed|reported|claimed)\b")
"""Behind a list, what makes its people speakers."""
_AND_SAY = re.compile(rf"(?:,?\s+and(?:\s+[\w’'-]+){{1,3}}){_SAY.pattern}")


def _tidy(body: str, place: Place) -> Place:
    """Without white space at the ends, a clause behind those harmed, nor a preposition or adverb left over."""
    start, words = place[0], body[slice(*place)]
    plain = words.lower().split()
    kept = group_words(plain)
    if kept < len(plain):
        words = words[: [match.end() for match in _WORD.finditer(words)][kept - 1]]
    words = _LEFT_OVER.sub("", words)
    lead = len(words) - len(words.lstrip())
    end = start + len(words.rstrip())
    of_some = _figure_of().match(body, end) if words.rstrip().lower().endswith(_SEVERAL_IN_ONE) else None
    return start + lead, of_some.end() if of_some else end


_SEVERAL_IN_ONE = (" family", " group", " crew", " party", " team")


@cache
def _figure_of() -> re.Pattern[str]:
    """How many a group is: "a family of six"."""
    return re.compile(rf"\s+of\s+(?:{figure_pattern()})(?![\w-])", re.IGNORECASE)


_WORD = re.compile(r"\S+")


_SOME_OF = re.compile(r"^\S+\sof\s(?:the|its|his|her|their)\s")
_BEHIND_HEAD = re.compile(r"\s(?:of|in|from|at|on|near)\s")


def _counts_people(words: str, effect: CasualtyEffect) -> bool:
    lower = words.lower().split()
    plain = {word.strip(",.") for word in lower}
    if not plain.isdisjoint(people("things")):
        return False
    if effect in _HARM and lower[-1] in _HOUSEHOLDS and lower[0] not in {"a", "an"}:
        return False  # how many were in them is not told
    persons = not plain.isdisjoint(people("people"))
    if not people("ventures").isdisjoint(_BEHIND_HEAD.split(_SOME_OF.sub("", words.lower()), maxsplit=1)[0].split()):
        return False  # "eleven pubs died"
    if lower[0] in {"a", "an"} and lower[1:2] not in (["dozen"], ["hundred"]):
        return persons
    if effect in {"missing", "captured"} and not persons:
        return lower[-1] in GROUPLESS or bool(_figure().fullmatch(words))
    return True


_HARM = frozenset({"killed", "injured"})
_HOUSEHOLDS = frozenset({"families", "households", "couples"})


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(grown_pattern(), re.IGNORECASE)


@kept_if_short
def _quantity(words: str) -> Quantity:
    return quantity(words)


@cache
def _count() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{grown_pattern()}|an?|no|zero)\b(?:\s+of\b(?!\s+(?:them|whom)))?(?:\s+the\b)?", re.IGNORECASE
    )


def _as_one(toll: Toll) -> Toll:
    """Of one who is told without a number: "the mayor"."""
    words = toll.count.text
    victims = words.split(maxsplit=1)[1] if words.lower().startswith("the ") else toll.victims
    return toll._replace(count=Quantity(text=words, low=1, best=1, high=1, qualifier="exact"), victims=victims)


_ALSO_OTHERWISE = frozenset("hurt dead died dies missing lost perished displaced homeless".split())
"""What befalls somebody of whom there is one also in a manner of speaking, or of age."""


def _victims(group: str) -> str | None:
    plain = re.sub(r"^(?:more|other)\s+", "", group)
    return None if plain.lower() in GROUPLESS or not plain else plain


def _toll(body: str, effect: CasualtyEffect, place: Place, cue: Place, index: int, nobody: bool, part: bool) -> Toll:
    words = body[slice(*place)]
    count = _count().match(words)
    group = _OF_THEM.sub("", words[count.end() if count else 0 :].strip())
    return Toll(
        effect=effect,
        place=place,
        count=Quantity(text=words, low=0, best=0, high=0, qualifier="exact") if nobody else _quantity(words),
        victims=None if nobody and not words.lower().startswith("all") else _victims(group),
        sentence=index,
        part=part or bool(_PART_OF.search(words) or _PART_AFTER.match(body, place[1])),
        cue=cue,
    )


_recent = Recent(_tolls)
