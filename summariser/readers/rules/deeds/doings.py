"""Who does what to whom, in the words of a sentence: the subject, the object and the agent of verbs for deeds.

By the order of words alone: a subject stands before its verb, an object behind it, the agent of a passive behind "by".
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from summariser.detect.lexicon import AUXILIARIES, BE, CLAUSE, DAYS, DETERMINERS, PREPOSITIONS
from summariser.detect.phrases import MOST_WALKED, STOPS, Range, before_verb, is_adverb
from summariser.detect.tokens import Unit, units_of
from summariser.grounding import GroundedText
from summariser.readers.rules.data import pattern
from summariser.readers.rules.deeds.doing import Doing
from summariser.readers.rules.deeds.lexicon import (
    INCLUDE,
    Verb,
    deed_nouns,
    deed_verbs,
    is_noun,
    listed,
    particles,
    signs,
    strong_signs,
    weapons,
)
from summariser.readers.rules.deeds.named import AWAY, UNREAL, identified, objects, of_list, of_noun
from summariser.readers.rules.deeds.phrases import MANY, PARTICIPLES, head_of, joined, past_bound, phrase_end
from summariser.readers.rules.deeds.subjects import nearest, parts, subject

_NOT_DONE = frozenset({"to", "without", "not"})
"""Right before a verb that tells nothing as done."""
_BEHIND_PASSIVE = PREPOSITIONS | DAYS | frozenset("when while as".split())
"""Behind a participle without an auxiliary that tells what befell the noun before it: "two men shot in Torvik"."""
_BEFORE_ING = frozenset(", after before and by of".split())
_WOUNDS = frozenset("wounds wound injuries injury burns gunshot bullet smoke blood head stab".split())
_PRONOUNS = frozenset({"him", "her", "them", "himself", "herself", "us", "me"})
_INTRANSITIVE = frozenset({"acts", "lands", "die"})
_ALONE = frozenset({"attack", "strike", "storm", "raid"})
"""Verbs that may stand without an object: "the rebels attacked at dawn"."""
_SPLIT = frozenset({"set", "blow", "take"})
"""Verbs whose object may stand before what must follow: "took three men hostage"."""
_WHERE = frozenset("outside at inside near in under beneath against behind on upon into".split())
_NEAR, _FAR = 5, 12
"""Tokens behind a verb in which an injury, an agent or a place stands."""
_BEGINNING, _MOST_OF_STORY = 10, 2
"""Sentences in which an article tells that it is of a story, and the words for one that others may have as well."""
_MOST = 50
"""Deeds of one sentence, and verbs that are looked at: more are no prose."""
Told = tuple[int, Doing]
"""Where in the article the word for a deed starts, and the deed."""


class Doings:
    """The deeds of an article's sentences, looked for where they are asked for."""

    def __init__(self, text: GroundedText) -> None:
        self._text = text
        self._units: dict[int, Unit] | None = None
        self._known: dict[int, list[Told]] = {}
        self.is_story = _tells_story(text)
        """Whether the article is of a film, a novel or a game: nobody did then what it tells."""

    def unit(self, sentence: int) -> Unit | None:
        """The unit that a sentence (from 0) stands in."""
        if self._units is None:
            self._units = {at: unit for unit in units_of(self._text) for at in range(unit.sentence, unit.last + 1)}
        return self._units.get(sentence)

    def of(self, unit: Unit) -> list[Told]:
        """The deeds that a unit tells as done, each with where in the article its word stands."""
        known = self._known.get(unit.sentence)
        if self.is_story:
            return []
        if known is None:
            rows = self._text.words[unit.sentence : unit.last + 1]
            likely = not all(map(signs().isdisjoint, rows))
            known = self._known[unit.sentence] = self._done(unit) if likely else []
        return known

    def may_tell_event(self, sentence: int) -> bool:
        """Whether a sentence has a verb by which an event is known where no other word tells one."""
        return not strong_signs().isdisjoint(self._text.words[sentence])

    def _done(self, unit: Unit) -> list[Told]:
        """The deeds of a unit but for those behind words that leave it open: "could not confirm that rebels killed"."""
        found = list(islice(doings_in(unit), _MOST))
        undone = (
            pattern("events", "markers", "undone").finditer(self._text.lower, unit.start, unit.end) if found else ()
        )
        stretches = [match.span() for match in undone]
        told = [(unit.place(it.at, it.at)[0], it) for it in found]
        return [(start, it) for start, it in told if not _is_within(start, stretches)] if stretches else told


def _tells_story(text: GroundedText) -> bool:
    """Whether the beginning of an article speaks of a film, a novel or a game, and of nobody who answers for news: an
    attack on a cinema has its police and its hospital."""
    begun = frozenset(chain.from_iterable(text.words[:_BEGINNING]))
    return len(listed("fiction", "words") & begun) > _MOST_OF_STORY and listed("fiction", "news").isdisjoint(begun)


def _is_within(at: int, stretches: list[Range]) -> bool:
    return any(low <= at < high for low, high in stretches)


def doings_in(unit: Unit) -> Iterator[Doing]:
    """The deeds that a sentence tells as done, in order; quotations left out."""
    known, nouns, tokens, tried = deed_verbs(), deed_nouns(), unit.words, 0
    for at, word in enumerate(tokens):
        verb, found = known.get(word), None
        tried += verb is not None
        if tried > _MOST:
            break
        if verb is not None and unit.forms[at].islower() and not (at > 0 and tokens[at - 1] in DETERMINERS):
            found = _of_verb(unit, at, verb)
        if word in nouns and not (found and found.objects):
            found = of_noun(unit, at, nouns[word]) or found
        if word in BE or word in INCLUDE:
            found = of_list(unit, at)
        if found is not None and (found.agents or found.objects):
            yield found


def _of_verb(unit: Unit, at: int, verb: Verb) -> Doing | None:
    tokens = unit.words
    before, be = before_verb(unit, at)
    if _is_left_open(unit, before, at):
        return None
    if not UNREAL.isdisjoint(tokens[before + 1 : at]) or (before >= 0 and tokens[before] in _NOT_DONE):
        return None
    if verb.kind == "identify":
        return identified(unit, at, before, be=be)
    if verb.form == "ing":
        return _of_ing(unit, at, before, verb)
    if verb.form in {"both", "participle"} and (be or _is_reduced(unit, at, before, verb)):
        return _of_passive(unit, at, before, verb, be=be)
    if be or verb.form == "participle" or (verb.form == "base" and not _is_plural_before(unit, before)):
        return None
    if verb.form == "third" and at == before + 1 and before >= 0 and tokens[before] in DETERMINERS:
        return None
    return _of_active(unit, at, before, verb)


def _is_left_open(unit: Unit, before: int, at: int) -> bool:
    """Whether a clause asks, supposes or stages a deed: "whether rebels killed", "a drill in which gunmen attacked"."""
    near = unit.words[max(0, before - _FAR) : at]
    if "," in near:
        near = near[len(near) - near[::-1].index(",") :]
    return not _OPEN.isdisjoint(near) or unit.words[-1] == "?"


_OPEN = frozenset("whether if unless rumours rumors drill exercise rehearsal simulation".split())


def _of_active(unit: Unit, at: int, before: int, verb: Verb) -> Doing | None:
    """What a subject does; of bombs that land and of those who suffer, what is told behind the verb or before it."""
    tokens = unit.words
    behind, fits = _behind(unit, at, verb)
    if not fits or not _is_suffered(unit, at, verb):
        return None
    doer = subject(unit, before)
    doers = _behind_attack(unit, doer) if doer else []
    if verb.kind == "die":
        return Doing("harm", at, verb.lemma, [], parts(unit, doer)) if doer else None
    if verb.kind == "lands":
        lands = doer is not None and tokens[head_of(unit, doer)] in weapons()
        agents = doers if not lands and verb.lemma == "detonate" else []
        return Doing("damage", at, verb.lemma, agents, _beside(unit, at)) if lands or agents else None
    if verb.lemma == "shoot" and tokens[behind : behind + 1] == ["at"]:
        beside = _beside(unit, at)
        return Doing("damage", at, verb.lemma, doers, beside) if beside else None  # not "Trump shot at rally"
    if verb.kind == "acts":
        return Doing("damage", at, verb.lemma, doers, _beside(unit, at))
    hit = objects(unit, behind)
    if verb.lemma == "burn" and not hit:
        return Doing("damage", at, verb.lemma, [], doers, "damaged")
    if verb.lemma == "blow" and not _PRONOUNS.isdisjoint(tokens[at + 1 : behind]):
        return Doing("damage", at, verb.lemma, doers, _beside(unit, at))  # "blew himself up outside"
    if not hit and verb.kind == "damage" and (verb.lemma not in _ALONE or verb.form == "third"):
        return None  # "Twenty-three shells were fired"
    if verb.lemma == "beat" and "death" not in tokens[behind : behind + _FAR]:
        return None  # "Real beat Dynamo"
    if verb.kind != "damage" and not hit and tokens[behind : behind + 1] and tokens[behind] not in _PRONOUNS:
        return None
    return Doing(verb.kind, at, verb.lemma, doers, hit, verb.effect)


def _behind_attack(unit: Unit, doer: Range) -> list[Range]:
    """Who acts, where an attack is the subject: "an air strike by the army destroyed a clinic"."""
    tokens = unit.words
    if tokens[head_of(unit, doer)] not in listed("attacks", "words") or "by" not in tokens[doer[0] : doer[1]]:
        return [doer]
    return joined(unit, tokens.index("by", doer[0]) + 1, commas=False) or [doer]


def _of_passive(unit: Unit, at: int, before: int, verb: Verb, *, be: bool) -> Doing | None:
    """What befalls a subject, and the agent behind "by". Who "was taken" may be carried off, or go to hospital."""
    _, fits = _behind(unit, at, verb)
    if verb.kind in _INTRANSITIVE or (not fits and verb.lemma != "take"):
        return None
    whom = subject(unit, before) if be else nearest(unit, before)
    hit = parts(unit, whom) if whom else []
    return Doing(verb.kind if fits else "taken", at, verb.lemma, _agents(unit, at), hit, verb.effect)


def _of_ing(unit: Unit, at: int, before: int, verb: Verb) -> Doing | None:
    """What is done besides: ", killing three people and wounding a guard"."""
    behind, fits = _behind(unit, at, verb)
    if before < 0 or unit.words[before] not in _BEFORE_ING or not fits or not _begins_phrase(unit, behind):
        return None
    if unit.words[before] == "and":
        near = unit.words[max(0, before - MOST_WALKED) : before]
        if not any(it.endswith("ing") and it in deed_verbs() for it in near):
            return None
    return Doing(verb.kind, at, verb.lemma, [], objects(unit, behind), verb.effect)


def _begins_phrase(unit: Unit, at: int) -> bool:
    """Whether an object plainly begins at `at`: not "shooting victims", whose first word hangs on the second."""
    if at >= len(unit.words):
        return False
    word = unit.words[at]
    return word in DETERMINERS or word in MANY or unit.forms[at][0].isupper() or word[0].isdigit()


def _is_plural_before(unit: Unit, before: int) -> bool:
    """Whether a verb without an ending may be one of the present: "Gunmen kill mayor"."""
    return before >= 0 and (unit.words[before].endswith(("s", "men")) or unit.words[before] in {"police", "people"})


def _is_reduced(unit: Unit, at: int, before: int, verb: Verb) -> bool:
    """Whether a participle without an auxiliary tells what befell the noun before it."""
    if before != at - 1 or before < 0 or verb.kind in _INTRANSITIVE:
        return False
    following = unit.words[at + 1] if at + 1 < len(unit.words) else "."
    if verb.kind == "damage":
        return following == "by"
    if at + 1 == len(unit.words):
        return True  # a title: "Man arrested"
    if past_bound(unit, at + 1) > at + 1 or (verb.lemma == "shoot" and following == "at"):
        return False  # "killed at least five", "shot at a bus"
    if following == "dead":
        following = unit.words[at + 2] if at + 2 < len(unit.words) else "."
        return following in _BEHIND_PASSIVE or following in STOPS
    return following in _BEHIND_PASSIVE or (following in STOPS and verb.form == "participle")


def _is_suffered(unit: Unit, at: int, verb: Verb) -> bool:
    """Whether it is an injury that somebody suffers or dies of: not "suffered losses", "died of cancer"."""
    if verb.lemma == "die":
        return unit.words[at + 1 : at + 2] != ["of"] or not _WOUNDS.isdisjoint(unit.words[at + 2 : at + 2 + _NEAR])
    if verb.lemma not in {"suffer", "sustain"}:
        return True
    return not listed("known", "injuries").isdisjoint(unit.words[at + 1 : at + 1 + _NEAR])


def _behind(unit: Unit, at: int, verb: Verb) -> tuple[int, bool]:
    """Where an object may begin behind a verb, and whether what must stand there does."""
    tokens, row, following = unit.words, particles().get(verb.lemma), at + 1
    while following < len(tokens) and (tokens[following] == "dead" or is_adverb(tokens[following])):
        following += 1
    if row is None:
        return following + (following < len(tokens) and tokens[following] in AWAY), True
    if tokens[following : following + 1] == ["on"] and not DAYS.isdisjoint(tokens[following + 1 : following + 2]):
        following += len(("on", "Monday"))  # "charged on Monday with"
    if row.match(" ".join(tokens[following : following + 2])):
        behind = following + 1
        return behind + (behind < len(tokens) and tokens[behind] == "to"), True
    later = " ".join(tokens[following : following + _FAR])
    return following, verb.lemma in _SPLIT and re.search(rf"\s{row.pattern}", later) is not None


def _agents(unit: Unit, at: int) -> list[Range]:
    """Those behind the "by" of a passive; of "by a bomb and", the bomb alone."""
    tokens = unit.words
    for k in range(at + 1, min(len(tokens), at + 1 + _FAR)):
        if tokens[k] == "by":
            agents = joined(unit, k + 1, commas=False)
            return agents[:1] if agents and tokens[head_of(unit, agents[0])] in weapons() else agents
        ends = tokens[k] in STOPS or tokens[k] in CLAUSE or tokens[k] in {"who", "as"} or tokens[k] in AUXILIARIES
        ends = ends or (unit.forms[k].islower() and (tokens[k].endswith("ed") or tokens[k] in PARTICIPLES))
        if ends or (tokens[k] == "," and not _is_aside(unit, k)):
            break
    return []


def _is_aside(unit: Unit, comma: int) -> bool:
    """Whether "by" still follows on a comma: "in Orvo, Norland, by two men"."""
    following = unit.words[comma + 1 : comma + 4]
    name = len(following) > 1 and unit.forms[comma + 1][0].isupper()
    return following[:1] == ["by"] or (name and (following[1:3] == [",", "by"] or following[1] == "by"))


def _beside(unit: Unit, at: int) -> list[Range]:
    """What a bomb goes off at, or what is fired at: "exploded outside the offices of the party"."""
    tokens = unit.words
    for k in range(at + 1, min(len(tokens), at + 1 + _FAR)):
        if tokens[k] in _WHERE:
            begin = k + 3 if tokens[k : k + 3] == ["in", "front", "of"] else k + 1
            last = phrase_end(unit, begin) if begin < len(tokens) else None
            if last is not None and any(map(is_noun, tokens[begin : last + 1])):
                return [(begin, last)]
        elif tokens[k] in STOPS or tokens[k] in CLAUSE or tokens[k] == ",":
            break
    return []
