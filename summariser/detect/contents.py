"""What a cue attributes: the clause or quotation on the side where it stands."""

from dataclasses import replace

from summariser.detect.adjuncts import tail_end
from summariser.detect.beginnings import dateline
from summariser.detect.cue import Cue
from summariser.detect.ends import ends_speech
from summariser.detect.lexicon import (
    AUXILIARIES,
    CHARGES,
    CLAUSE,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    TIMES,
    VENUES,
    may_follow,
    verbs,
)
from summariser.detect.tokens import QUOTED, Unit
from summariser.detect.types import Order
from summariser.grounding import Place

_ENDS = frozenset(".,;: ") | {"—", "–", "--"}
_BREAKS = frozenset("but while although though whereas as after and".split())


def content_of(unit: Unit, cues: list[Cue], index: int, floor: int) -> tuple[list[Place], Order, int]:
    """Places of the content of cue `index`, the order it stands in, and the token from which a later cue may look
    back for its own. `floor` is that token for this one. No places: nothing in this unit."""
    cue = cues[index]
    limit = _limit(unit, cues, index)
    if cue.source and not {unit.words[cue.source[1]], unit.words[cue.source[0] - 1]}.isdisjoint(_RELATIVE):
        limit = _relative_end(unit, cue, limit)
    if index and closes(unit, cue) and (whole := _left(unit, cue, dateline(unit))) is not None:
        return [whole], "before", cue.after
    if cue.content is not None:
        return [unit.place(*cue.content)], "before" if cue.content[0] < cue.first else "after", cue.after
    if cue.act == "decline_to_comment":
        place = unit.place(cue.first, min(len(unit.words), max(cue.last + 1, limit)) - 1)
        return [_trimmed_end(unit, cue.last, limit) or place], "after", limit
    before = unit.words[cue.begin - 1] if cue.kind == "finite" and cue.begin else ""
    if before == "as" and _is_aside(unit, cue):
        return _before_aside(unit, cue, floor), "before", floor
    if cue.act == "deny" and (end := _answers(unit, cue)):
        said = _right(unit, cues[index - 1].after if index else floor, end)
        if said is None and index == 1:
            said = _left(unit, cues[0], 0)  # "Four died, Lund said, a claim that the army denied"
        return [said] if said else [], "before", cue.after
    if cue.kind == "according":
        return _beside(unit, cue, floor, limit)
    left = _left(unit, cue, floor) if cue.kind not in {"participle", "joined"} else None
    if left is not None:
        if cue.kind == "finite" and may_follow(cue.lemma) and _is_main_clause(unit, floor, cue.begin):
            cue.after = tail_end(unit, cue.after, limit, spoken_to=cue.tells)
        word = unit.words[cue.after] if cue.after < limit else "."
        if cue.kind == "inverted" or word == ",":
            return _both(unit, cue, left, limit)
        if word in {".", "—", "–", "--", ";"} or (_quote_before(unit, cue) and _adverbial(unit, cue.after, limit)):
            return [left], "before", cue.after
    end = min(medium_begins(unit, cue, limit), _denial_ends(unit, cue, limit), _noun_goes_on(unit, cue, limit))
    right = _right(unit, cue.after, end) if end > cue.after else None
    if right is None and cue.act == "claim_responsibility" and not cue.negated:
        right = unit.place(cue.last, cue.last)  # what is claimed is told before: "The Front claimed responsibility."
    if right is not None or left is None:
        return ([right] if right else []), "after", limit
    return [left], "before", cue.after


def medium_begins(unit: Unit, cue: Cue, limit: int) -> int:
    """Where it begins to be told through what a deed was claimed or a charge denied: "claimed the attack | in a video
    posted online"; `limit` where it is not."""
    words = unit.words
    if (
        cue.act not in {"claim_responsibility", "deny"}
        or "that" in words[cue.after : limit]
        or QUOTED in words[cue.after : limit]
    ):
        return limit
    told = cue.act == "claim_responsibility" and words[cue.after - 1] in VENUES
    if told and not {",", "on", "via", "through", "and"}.isdisjoint(words[cue.after : cue.after + 1]):
        return cue.after  # "in a broadcast | on its station, Radio Orvo"
    if words[cue.after : cue.after + 1] == ["by"] and words[cue.after - 1] in _SPREAD:
        return cue.after
    for at in range(cue.after, limit - 2):
        if words[at] in {"in", "on", "via", "through"} and words[at + 1] in DETERMINERS:
            end = next((k for k in range(at + 2, min(limit, at + 5)) if words[k] in _MEDIA), 0)
            if end and (end + 1 >= limit or words[end + 1] in _SPREAD or not words[end + 1][0].isalnum()):
                return at
    return limit


def _noun_goes_on(unit: Unit, cue: Cue, limit: int) -> int:
    """Where the verb of the noun stands on which a participle hangs: "a letter denying the charge | was found"; `limit`
    where there is none, or a clause may be told."""
    hangs = cue.kind == "participle" and cue.act in _OF_THINGS
    told = unit.words[cue.after : limit]
    if cue.source is None or not hangs or {"that", QUOTED, ","} & set(told):
        return limit
    if "," in unit.words[cue.source[1] + 1 : cue.first]:
        return limit  # "the minister left, denying that"
    for at, word in enumerate(told):
        behind = [other for other in told[at + 1 : at + 3] if other != "been"]
        if word in _FINITE and behind[:1] != [] and behind[0] in _HANDLED:
            return cue.after + at
    return limit


_OF_THINGS = frozenset({"deny", "demand", "request", "claim_responsibility", "accuse"})
"""Acts whose participle takes a noun."""
_FINITE = frozenset("was were has had is are".split())
_HANDLED = frozenset(
    "found sent left issued released posted published read delivered circulated signed handed seen obtained distributed"
    " broadcast aired shared submitted".split()
)
"""What is done with a letter, and not with what it says."""


def _denial_ends(unit: Unit, cue: Cue, limit: int) -> int:
    """Where it is told what else he does who denies something: "denied it | and would appeal"; or `limit`."""
    words = unit.words
    told = words[cue.after : limit]
    if cue.act != "deny" or QUOTED in told:
        return limit
    comma = told.index(",") if "," in told else len(told)
    if told[comma + 1 : comma + 2] in _GOES_ON and "that" not in told[:comma]:
        return cue.after + comma  # "dismissed the alibi, finding that the letter was forged"
    if "that" in told:
        return limit
    for at in range(cue.after, limit - 1):
        if words[at] in AUXILIARIES:
            return limit  # "denied he had left and was paid": a clause of its own
        if words[at] == "and" and (words[at + 1] in AUXILIARIES or words[at + 1 : at + 3] in _PUTS):
            return at
    return limit


_GOES_ON = (["finding"], ["saying"], ["adding"], ["calling"], ["terming"], ["insisting"], ["arguing"])
_PUTS = [["put", "the"], ["put", "it"], ["put", "its"], ["put", "their"]]
_MEDIA = frozenset(
    "statement message video post letter communique communiqué tweet recording interview broadcast note".split()
)
_SPREAD = frozenset(
    "carried posted published released issued circulated shared sent broadcast aired distributed on to".split()
)
"""What is done with such a thing."""


def _limit(unit: Unit, cues: list[Cue], index: int) -> int:
    """Where the next cue's own clause cuts this one's content off; the end of the unit where none does."""
    words = unit.words
    for cue in cues[index + 1 :]:
        if cue.first < cues[index].after:
            continue
        at = cue.begin
        before = words[at - 1] if cue.kind == "finite" and at else ""
        if before == "as" and _is_aside(unit, cue):
            continue
        if cue.act == "deny" and (end := _answers(unit, cue) or _told_of(unit, cue)):
            return end
        if closes(unit, cue):
            return at - 1
        if cue.kind == "finite" and at <= cues[index].begin and words[cue.first - 1] == ",":
            return cue.first - 1  # this cue stood in a relative clause of that one's subject
        if cue.kind == "joined" or (cue.kind == "participle" and words[at] in {",", "and"}):
            return max(cues[index].after, at - 1 if words[at] != "," and at and words[at - 1] == "," else at)
        if cue.kind == "according" and at and words[at - 1] == ",":
            return at - 1
        if cue.kind == "finite" and at >= 2 and words[at - 1] in _BREAKS and words[at - 2] in {",", "—", ";"}:
            return at - 2
        if cue.kind == "finite" and at >= 1 and words[at - 1] == ";":
            return at - 1
    return len(words)


def closes(unit: Unit, cue: Cue) -> bool:
    """Whether a cue's clause closes the sentence and tells who says all of it: "…, the mayor told reporters."."""
    words = unit.words
    if cue.kind not in {"finite", "inverted"} or cue.source is None or not may_follow(cue.lemma):
        return False
    if cue.begin < 2 or words[cue.begin - 1] != "," or not _RELATIVE.isdisjoint(words[cue.begin : cue.first]):
        return False
    end = tail_end(unit, cue.after, len(words), spoken_to=cue.tells)
    return words[end:] in ([], ["."]) and _is_main_clause(unit, dateline(unit), cue.begin)


def _relative_end(unit: Unit, cue: Cue, limit: int) -> int:
    """Where a relative clause that the cue stands in closes, and the clause that it is in goes on; else `limit`."""
    if cue.kind != "finite" or cue.source is None:
        return limit
    words, (first, last) = unit.words, cue.source
    opening = last if words[last] in _RELATIVE else first - 1
    if opening < 1 or words[opening] not in _RELATIVE or words[opening - 1] != ",":
        return limit
    for k in range(cue.after, limit - 1):
        if words[k] == "," and (words[k + 1] in AUXILIARIES or _is_finite(words[k + 1])):
            return k
    return limit


_RELATIVE = frozenset({"who", "whom", "which"})


def _is_finite(word: str) -> bool:
    verb = verbs().get(word)
    if verb is None:
        return word in PAST or (word.endswith("ed") and len(word) >= len("died"))
    return verb.form in {"past", "third", "base"} and not verb.noun


def _answers(unit: Unit, cue: Cue) -> int:
    """The comma before a denial of all that stands before it: ", which its director denied", ", a charge that the army
    rejects", ", an accusation denied by the army"; 0 where there is none."""
    words, at = unit.words, cue.begin - 1
    if at < 1 or words[cue.after : cue.after + 1] not in ([], ["."], [";"]):
        return 0
    if cue.kind == "passive":
        return at if words[at] == "," and cue.content is None else 0
    if cue.kind != "finite" or words[at] not in {"which", "that"}:
        return 0
    if words[at] == "which" and words[at - 1] == ",":
        return at - 1
    charge = at > _CHARGE and words[at - 1] in CHARGES and words[at - 2] in DETERMINERS and words[at - 3] == ","
    return at - _CHARGE if charge else 0


_CHARGE = 3
"""Tokens of ", a charge"."""


def _told_of(unit: Unit, cue: Cue) -> int:
    """The comma before "who" or "which" where the one that was just accused denies it: "blamed the Front, which denied
    it"; else 0."""
    words, last = unit.words, cue.first - 1
    return last - 1 if last > 1 and words[last] in _RELATIVE and words[last - 1] == "," else 0


def _is_aside(unit: Unit, cue: Cue) -> bool:
    """Whether a cue stands in ", as local media reported,": it says nothing of its own."""
    words, at, after = unit.words, cue.begin - 1, unit.words[cue.after : cue.after + 2]
    if at < 1 or words[at] != "as" or words[at - 1] not in {",", QUOTED} or not after or cue.lemma not in _ASIDE:
        return False
    return after[0] == "." or (after[0] == "," and after[1:] != [QUOTED])


_ASIDE = frozenset("say report tell write note claim allege".split())
"""Of others, "as" tells the time: ", as the mayor complained, "."""


def _before_aside(unit: Unit, cue: Cue, floor: int) -> list[Place]:
    """What an aside speaks of: the clause before it, where that is nobody's."""
    left = _left(unit, replace(cue, begin=cue.begin - 1), floor)
    return [left] if left is not None else []


def _left(unit: Unit, cue: Cue, floor: int) -> Place | None:
    """What stands before the cue's clause, where it can be content: closed by a comma, a dash or a quotation mark."""
    end = cue.begin - 1
    words = unit.words
    if end < floor or words[end] not in {",", QUOTED, "—", "–", "--", "?", "!"}:
        return None
    while end >= floor and words[end] in _ENDS:
        end -= 1
    first = floor
    while first <= end and (words[first] in _ENDS or (first > 0 and words[first] in {"and", "but"})):
        first += 1
    if first > end:
        return None
    if first == end and words[first] != QUOTED:
        return None
    if (
        end - first < 8
        and QUOTED not in words[first : end + 1]
        and (words[first] in PREPOSITIONS and not any(w in AUXILIARIES for w in words[first : end + 1]))
    ):
        return None
    return unit.place(first, end)


def _is_main_clause(unit: Unit, first: int, end: int) -> bool:
    """Whether what stands before a cue is no adjunct of its clause: "On Monday," and "Asked about it," are."""
    words = unit.words
    while first < end and (words[first] in _ENDS or words[first] in {"and", "but"}):
        first += 1
    word = words[first]
    if word in PREPOSITIONS or word in CLAUSE or word in _OPENS_ADJUNCT:
        return False
    if end - first <= _SHORT and words[max(first, end - 2)] in TIMES:
        return False  # "Two days later,"
    return not word.endswith(("ing", "ed")) or word in AUXILIARIES or words[first + 1] in _AFTER_NOUN


_OPENS_ADJUNCT = frozenset("to once except given born asked".split())
_AFTER_NOUN = AUXILIARIES | {"and"}
_SHORT = 5
"""Tokens, marks included, of an adjunct of time."""


def _quote_before(unit: Unit, cue: Cue) -> bool:
    return cue.begin > 0 and QUOTED in unit.words[max(0, cue.begin - 2) : cue.begin]


def _adverbial(unit: Unit, at: int, limit: int) -> bool:
    """Whether what follows the cue is no clause or quotation of its own."""
    words = unit.words[at:limit]
    return not words or (words[0] not in {"that", ":", QUOTED} and QUOTED not in words)


def _right(unit: Unit, at: int, limit: int) -> Place | None:
    words = unit.words
    limit = next((k for k in range(at + 1, limit - 1) if words[k] in _MAY_END and ends_speech(words, k)), limit)
    while at < limit and (words[at] in _ENDS or (words[at] == "that" and _complementizer(unit, at))):
        at += 1
    end = limit - 1
    while end >= at and words[end] in _ENDS:
        end -= 1
    return unit.place(at, end) if end >= at else None


_MAY_END = frozenset({"but", ",", ";"})
"""Words before which what was said may end."""


def _complementizer(unit: Unit, at: int) -> bool:
    return at + 1 < len(unit.words) and unit.words[at + 1] not in {"is", "was", "would", "will", "."}


def _trimmed_end(unit: Unit, at: int, limit: int) -> Place | None:
    return _right(unit, at, min(limit, at + 1))


def _both(unit: Unit, cue: Cue, left: Place, limit: int) -> tuple[list[Place], Order, int]:
    """Content before a cue in the middle of a sentence, and behind it where it goes on."""
    words, at = unit.words, cue.after
    while at < limit and words[at] in {",", ":"}:
        at += 1
    rest = words[at:limit]
    if at > cue.after and rest and _goes_on(unit, at, cue):
        right = _right(unit, at, limit)
        if right is not None:
            return [left, right], "middle", limit
    if rest[:1] == [QUOTED]:
        return [left, unit.place(at, at)], "middle", limit
    return [left], "before", cue.after


def _goes_on(unit: Unit, at: int, cue: Cue) -> bool:
    word = unit.words[at]
    if word == QUOTED:
        return True
    if unit.words[at : at + 2] in _HOW:
        return False
    return not (_quote_before(unit, cue) or word.endswith("ing") or word in {"who", "which", "whose", "citing", "as"})


_HOW = [["on", "condition"], ["without", "giving"], ["without", "elaborating"], ["without", "naming"]]
"""So begins how something was said."""


def _beside(unit: Unit, cue: Cue, floor: int, limit: int) -> tuple[list[Place], Order, int]:
    """The clause that an "according to" stands in: before it, behind it, or both."""
    words, at = unit.words, cue.after
    left_end = cue.first - 1
    while left_end >= floor and words[left_end] in _ENDS:
        left_end -= 1
    first = floor
    while first <= left_end and (words[first] in _ENDS or (first and words[first] in {"and", "but"})):
        first += 1
    left = unit.place(first, left_end) if left_end - first >= 1 else None
    while at < limit and words[at] in {","}:
        at += 1
    right = _right(unit, at, limit)
    if left is None:
        return ([right] if right else []), "according", limit
    if right is None or at == cue.after or words[at] in {"who", "which", "and", "but", "as", "while"}:
        return [left], "according", cue.after
    return [left, right], "according", limit
