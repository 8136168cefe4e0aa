"""Who says that a deed is his own: "claimed responsibility", "claimed the attack", "said its fighters did it"."""

import re

from summariser.detect.adjuncts import skip_adjuncts
from summariser.detect.beginnings import main_subject, speaker_after
from summariser.detect.cue import Cue
from summariser.detect.lexicon import DEEDS, DETERMINERS, NOBODY, PREPOSITIONS, RESPONSIBILITY, TIMES, VENUES
from summariser.detect.negation import is_negated
from summariser.detect.phrases import Range, before_verb, subject_of
from summariser.detect.tokens import QUOTED, Unit
from summariser.grounding import Place
from summariser.models.vocabulary import SpeechAct

_OWNS = frozenset("claimed claims admitted admits".split())
"""With the deed itself as their object: "claimed the attack"."""
_ISSUES = frozenset("issued issues made makes posted posts published publishes released releases sent".split())
CLAIMS = _OWNS | frozenset("claim claiming took takes take taking accepted accepts admit admitting".split())
_LINKING = frozenset("of for in on at near against by from to with outside".split())
"""Behind a noun these go on with what it is of."""
_BEHIND_DEED = PREPOSITIONS | frozenset(". , ; : and but which that who — – --".split()) | {QUOTED}
"""Behind a deed that is an object; before a verb, it is the subject of what is claimed: "claimed the attack was"."""
_MOST_ADJECTIVES = 3
_OF_HEADLINES = frozenset({"claim", "claims"})
"""With a deed without an article, as headlines have it: "Red Front claims attack on port"."""


def claims(unit: Unit, at: int) -> Cue | None:
    """The claim whose verb stands at `at`: "the Front claimed responsibility", "admitted the bombing"."""
    words = unit.words
    if words[at] in {"claim", "claims"} and words[at + 1 : at + 2] == ["of"]:
        return _issued(unit, at)
    end = next((k for k in range(at + 1, min(len(words), at + 5)) if words[k] in RESPONSIBILITY), -1)
    if end > 0 and words[end - 1] == "of":
        return None  # "accepted a claim of responsibility"
    deed = _object(unit, at + 1) if end < 0 and words[at] in _OWNS | _OF_HEADLINES else -1
    if end < 0 and deed < 0:
        return None
    last, passive = before_verb(unit, at)
    subject = None if passive else subject_of(unit, last) or main_subject(unit, at)
    if subject is None or words[subject[0]] in NOBODY:
        return None
    denied = is_negated(unit, at)
    if deed >= 0:
        content = at + 1, deed
        return _claim(last + 1, at, subject, deed + 1, content=content, denied=denied, admits=words[at][0] == "a")
    after, admits = _past_medium(unit, end + 1), words[at].startswith("admit")
    return _claim(last + 1, end, subject, after, denied=denied, admits=admits)


def _past_medium(unit: Unit, at: int) -> int:
    """Past how a claim was made, "in a message on Telegram", "via its agency"; `at` where that says of what."""
    words = unit.words
    if words[at : at + 1] in (["via"], ["through"]):
        return next((k for k in range(at + 1, len(words)) if words[k] in _BEHIND_DEED), len(words))
    return skip_adjuncts(unit, at) if words[at : at + 1] in (["in"], ["on"]) else at


def _claim(
    first: int, last: int, source: Range, after: int, *, denied: bool, admits: bool, content: Range | None = None
) -> Cue:
    lemma = "admit" if admits else "claim"
    return Cue("finite", first, last, source[0], after, source, lemma, "claim_responsibility", denied, content=content)


def _object(unit: Unit, first: int) -> int:
    """The last token of a deed that begins at `first` and is an object; -1 where there is none."""
    words = unit.words
    for k in range(first, min(len(words) - 1, first + _MOST_ADJECTIVES + 1)):
        if words[k] in DEEDS and (k > first or words[k].endswith("s") or words[first - 1] in _OF_HEADLINES):
            return _with_target(unit, k) if words[k + 1] in _BEHIND_DEED else -1
        if not words[k][0].isalnum() or words[k] in _LINKING:
            break
    return -1


def _with_target(unit: Unit, deed: int) -> int:
    """The last token of a deed with what it was done to or where: "attacks on three bases", not "on its channel"."""
    words, end = unit.words, deed
    if words[deed + 1] in _LINKING:
        end += 1
        while end + 1 < len(words) and end - deed < _LONGEST_TARGET and words[end + 1] not in _BEHIND_DEED:
            if words[end + 1] in _SAID_WHERE:
                return deed
            end += 1
    return end if end > deed + 1 else deed


_LONGEST_TARGET = 8
_SAID_WHERE = VENUES | TIMES | frozenset("its their his her telegram x website channel account".split())


def _issued(unit: Unit, at: int) -> Cue | None:
    """ "The Front issued a claim of responsibility"; one that others reject or speak of is nobody's."""
    words = unit.words
    verb = at - 1 if words[at - 1] not in DETERMINERS else at - 2
    if words[at + 2 : at + 3] != ["responsibility"] or at < 2 or words[verb] not in _ISSUES:
        return None
    last, passive = before_verb(unit, verb)
    subject = None if passive else subject_of(unit, last)
    if subject is None or words[subject[0]] in NOBODY or words[at + 3 : at + 4] in (["by"], ["from"]):
        return None
    return _claim(last + 1, at + 2, subject, at + 3, denied=is_negated(unit, verb), admits=False)


def agent(unit: Unit, at: int) -> Range | None:
    """The speaker behind a "by" at token `at`; nobody is none."""
    if unit.words[at : at + 1] != ["by"] or not NOBODY.isdisjoint(unit.words[at + 1 : at + 2]):
        return None
    return speaker_after(unit, at + 1)


def claimed(unit: Unit, at: int, last: int) -> Cue | None:
    """ "The attack was claimed by the Front"; a seat that was claimed by a party is none."""
    source, subject = agent(unit, at + 1), subject_of(unit, last)
    if source is None or subject is None or unit.words[source[1] + 1 : source[1] + 2] == ["to"]:
        return None
    phrase = unit.words[subject[0] : last + 1]
    head = next((k for k, word in enumerate(phrase) if word in _LINKING), len(phrase)) - 1
    deed = phrase[head + 1 :] if phrase[head] == "responsibility" else phrase[head : head + 1]
    if head < 0 or DEEDS.isdisjoint(deed):
        return None
    content = subject[0], last
    return Cue("passive", at, at, subject[0], source[1] + 1, source, "claim", "claim_responsibility", content=content)


_SAID = frozenset("say tell confirm claim admit acknowledge announce declare state insist boast write post".split())
_ACCUSERS = frozenset(
    "police authorities official officials prosecutor prosecutors investigators witnesses residents media court report"
    " reports ministry government minister president mayor governor judge intelligence lawyer lawyers detectives"
    " officer officers spokesman".split()
)
"""Who says of others that they did it: "police said it was behind the attack"."""
_FIGHTERS = (
    "fighters|members|men|forces|militants|soldiers|gunmen|troops|wing|bombers?|group|organi[sz]ation|movement|faction"
)
_DEED = (
    rf"(?:the|this|that|any|\w+day['’]s)\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(DEEDS - {'responsibility'}))})\b"
)
_DO = (
    r"(?:carr(?:ied|y) out|staged?|launch(?:ed)?|conduct(?:ed)?|mount(?:ed)?|perpetrated?|plant(?:ed)?|organi[sz]ed?"
    r"|placed?|laid|detonated?|ordered?)"
)
_BEHIND = r"(?:behind|responsible\s+for)"
_OWN = re.compile(
    rf"[“\"'‘]*(?:(?:it|(?P<first>we|i))|(?:its|his|her|(?P<our>our|my))\s+(?:[\w-]+\s+)?(?:{_FIGHTERS}))\s+(?:"
    rf"(?P<not>(?:was|were|is|are)(?:\s+not|n['’]t)\s+(?:{_BEHIND}|involved\s+in)"
    rf"|(?:had|has|have|did)(?:\s+(?:not|never)|n['’]t)\s+{_DO}"
    r"|(?:had|have|has|played)\s+(?:nothing\s+to\s+do\s+with|no\s+(?:part|role|hand|involvement)\s+in))"
    rf"|(?:was|were|is|are|had\s+been)\s+{_BEHIND}|(?:(?:had|have|has)\s+)?{_DO})\s+(?:it\b|{_DEED})",
    re.IGNORECASE,
)
"""So begins what is said by whoever says that a deed is his own, or that it is not."""
MAY_BEGIN_OWN = frozenset("IiWwHhOoMm“\"'‘")
"""The signs that such words begin with."""
_LOOKED_AT = 160


def act_of(body: str, content: list[Place], cue: Cue, unit: Unit) -> SpeechAct:
    """The act of a statement whose speaker takes a deed on himself, or denies that it is his; else that of its cue."""
    start = content[0][0]
    if cue.lemma not in _SAID or cue.source is None or cue.negated:
        return cue.act
    if cue.act not in {"assert", "confirm"}:
        return cue.act
    match = _OWN.match(body, start, min(content[-1][1], start + _LOOKED_AT))
    if match is None:
        return cue.act
    source = unit.words[cue.source[0] : cue.source[1] + 1]
    if not (match["first"] or match["our"] or _ACCUSERS.isdisjoint(source)):
        return cue.act
    return "deny" if match["not"] else "claim_responsibility"
