"""Reporting cues of a sentence: the verb or phrase, its source, and on which side its content is to be looked for."""

from functools import cache

from summariser.detect.adjuncts import MAY_PART, skip_adjuncts, skip_recipient, skip_to_clause
from summariser.detect.beginnings import SENT, is_named_before, main_subject, object_of, speaker_after
from summariser.detect.cue import Cue, Kind
from summariser.detect.idioms import IDIOMS, idiom
from summariser.detect.lexicon import (
    AUXILIARIES,
    CLAUSE,
    DETERMINERS,
    EVENTS,
    PREPOSITIONS,
    RAISING,
    SPEAKERS,
    TIMES,
    WITHHOLDING,
    Verb,
    verbs,
)
from summariser.detect.negation import is_negated
from summariser.detect.no_reports import (
    REPORTED,
    is_means,
    is_no_report,
    is_progressive,
    is_state,
    is_supposed,
    is_what,
    rings,
)
from summariser.detect.nouns import is_noun
from summariser.detect.phrases import (
    Range,
    before_verb,
    has_relative,
    is_adverb,
    subject_of,
)
from summariser.detect.tokens import QUOTED, Unit
from summariser.models.vocabulary import SpeechAct

_MOST_CUES = 24
"""Cues in one sentence: more are no prose, and pairing them takes the square of their number."""
_FATES = frozenset("dead killed injured wounded missing infected hurt".split())
"""What somebody is confirmed or reported to be."""
_NO_OBJECT = frozenset("by into through down off up".split())
"""Behind a verb that takes an object, these make it a passive participle, or another verb."""
_PRONOUNS = SPEAKERS | {"who", "which", "that"}


@cache
def triggers() -> frozenset[str]:
    """The words at which a cue may be found."""
    return frozenset(verbs()) | IDIOMS | {"according"}


def find_cues(unit: Unit) -> list[Cue]:
    """The cues of a unit in order. Linear in its length."""
    found: list[Cue] = []
    known, starting, words = verbs(), triggers(), unit.words
    for at in [at for at, word in enumerate(words) if word in starting]:
        word = words[at]
        if is_no_report(unit, at):
            continue
        if word == "according":
            cue = _according(unit, at)
        elif word in IDIOMS:
            cue = idiom(unit, at)
            verb = known.get(word)
            if cue is None and verb is not None:
                cue = _verbal(unit, at, verb, found)
        else:
            verb = known.get(word)
            cue = _verbal(unit, at, verb, found) if verb is not None else None
        if cue is not None and (not found or cue.first > found[-1].last):
            found.append(cue)
            if len(found) == _MOST_CUES:
                break
    return found


def _according(unit: Unit, at: int) -> Cue | None:
    if at + 2 >= len(unit.words) or unit.words[at + 1] != "to":
        return None
    source = speaker_after(unit, at + 2, alone=at == 0)
    if source is None:
        return None
    return Cue("according", at, at + 1, at, source[1] + 1, source, "according to", "assert")


def _verbal(unit: Unit, at: int, verb: Verb, before: list[Cue]) -> Cue | None:
    words = unit.words
    end = at
    if verb.particles:
        if words[at + 1 : at + 2] and words[at + 1] in verb.particles:
            end = at + 1
        elif verb.lemma != "call" or rings(unit, end):
            return None
    if words[end + 1 : end + 2] and words[end + 1] in _FATES and verb.form in {"past", "participle"}:
        return None  # "the number of people confirmed dead"
    if words[end + 1 : end + 2] and words[end + 1] in _NO_OBJECT and verb.form in {"past", "participle"}:
        by_means = verb.invert and is_means(unit, end + 1)
        if not by_means:
            return None
    if verb.lemma == "dismiss" and words[end + 1 : end + 2] and words[end + 1][0].isdigit():
        return None  # "dismissed 140 men"
    if verb.lemma == "accuse" and verb.form == "past" and words[end + 1 : end + 2] == ["of"]:
        return None  # "the mayor accused of theft"
    if verb.lemma == "ask" and words[end + 1 : end + 3] == ["not", "to"]:
        return None  # "who asked not to be named": why there is no name
    if verb.form == "ing" and words[max(0, at - 1)] not in AUXILIARIES and not _progressive(unit, at):
        return _participial(unit, at, end, verb, before)
    if words[at] in REPORTED and is_state(unit, end) and not before_verb(unit, at)[1]:
        return None
    inverted = _inverted(unit, at, end, verb)
    if inverted is not None:
        return inverted
    last, passive = before_verb(unit, at)
    if last > 1 and words[last] in {"in", "at"} and words[end + 1 : end + 2] == ["that"]:
        last -= 1  # a slip of the pen: "the embassy in Kabul in confirmed that"
    if passive and verb.form != "ing":
        return None
    joined = last >= 0 and (
        words[last] in {"and", "or", "but"}
        or (words[last] == "," and (before or words[last + 1] == "then") and subject_of(unit, last) is None)
    )
    if last >= 0 and words[last] == "to":
        subject = _through_raising(unit, last)
        if subject is None:
            return None
        cue = _finite(unit, at, end, verb, subject, subject[1] + 1)
        cue.negated = cue.negated or words[last - 1] in WITHHOLDING
        return cue
    if joined and verb.form != "base":
        source = before[-1].source if before else main_subject(unit, last)
        if source is None or (verb.noun and verb.form == "third") or not _fits(unit, end + 1, verb):
            return None
        return _cue(unit, "joined", last + 1, end, last, verb, source)
    subject = subject_of(unit, last)
    if subject is not None and words[subject[0]] in {"no", "nobody", "none", "neither"}:
        return None
    if subject is not None and verb.lemma not in _READ and words[subject[1]] in EVENTS:
        return None  # "the siege recalled that of 2000"
    if subject is not None and (is_supposed(unit, subject) or is_what(unit, subject, end)):
        return None
    if subject is None or not _agrees(unit, at, verb, last, subject):
        return None
    cue = _finite(unit, at, end, verb, subject, last + 1)
    if subject[0] and words[subject[0] - 1] == "nor":
        cue.negated = cue.negated or "neither" in words[max(0, subject[0] - _NEAR) : subject[0]]
    return cue


_READ = frozenset("say state read call demand claim".split())
"""What is said of an event as well, or by those in it."""
_NEAR = 12
"""Words over which "neither" reaches to "nor"."""


def _progressive(unit: Unit, at: int) -> bool:
    return before_verb(unit, at)[1]


def _finite(unit: Unit, at: int, end: int, verb: Verb, subject: Range, first: int) -> Cue:
    return _cue(unit, "finite", min(first, at), end, subject[0], verb, subject)


def _cue(unit: Unit, kind: Kind, first: int, end: int, begin: int, verb: Verb, source: Range | None) -> Cue:
    after = end + 1
    if verb.tell:
        after = skip_recipient(unit, skip_adjuncts(unit, after))
    lemma, act = _named(unit, verb, end)
    if act != "deny" or unit.words[after : after + 1] != ["this"]:  # "denied this"
        after = skip_adjuncts(unit, after)
    if after < len(unit.words) and unit.words[after] in MAY_PART:
        after = skip_to_clause(unit, after)
    unsaid = lemma in _UNSAID or is_negated(unit, end)
    return Cue(kind, first, end, begin, after, source, lemma, act, unsaid, verb.tell)


_UNSAID = frozenset({"doubt"})
"""What is doubted nobody stands for."""


def _named(unit: Unit, verb: Verb, end: int) -> tuple[str, SpeechAct]:
    """Lemma with its particle, and the act: to call for something is to demand it."""
    if verb.lemma == "call" and unit.words[end] in {"for", "on"}:
        return "call", "demand"
    return verb.lemma, verb.act


def _participial(unit: Unit, at: int, end: int, verb: Verb, before: list[Cue]) -> Cue | None:
    """ "…, adding that", "a statement saying", "by calling": the source is what the clause hangs on."""
    words = unit.words
    if at == 0 or verb.clause or words[at - 1] in DETERMINERS:
        return None
    if words[at - 1] == "as":
        return _quoted_as(unit, at, end, verb)
    first = at
    while first > 0 and is_adverb(words[first - 1]):
        first -= 1
    left = words[first - 1] if first else ""
    if left in {",", "by", "for", "after", "before", "and", "while", "in", "without", "—", "–"}:
        source = before[-1].source if before else main_subject(unit, first - 1)
    elif left.isalpha():
        source = subject_of(unit, first - 1)
        if source is not None and (verb_at := object_of(unit, source)) > 0:
            sent = not SENT.isdisjoint(words[verb_at + 1 : source[1] + 1])  # "the group sent a letter denying it"
            source = (sent and main_subject(unit, source[1])) or (verb_at + 1, source[1])
    else:
        return None
    if source is None or not _fits(unit, end + 1, verb) or left in _AVOIDING:
        return None
    if left == "for" and before and before[-1].lemma in _REGRETS:
        return None
    if left == "and" and before and is_progressive(unit, before[-1].after, first - 1):
        return None
    cue = _cue(unit, "participle", first, end, first - 1, verb, source)
    cue.negated = cue.negated or left == "without"
    return cue


def _quoted_as(unit: Unit, at: int, end: int, verb: Verb) -> Cue | None:
    """ "The paper quoted Lund as saying that …", "Lund was quoted by the paper as saying": Lund says it."""
    words = unit.words
    quoting = next((k for k in range(at - 2, max(-1, at - _FAR_QUOTED), -1) if words[k] in _QUOTES), -1)
    if quoting < 0 or _STOPPING.intersection(words[quoting + 1 : at - 1]):
        return None
    last, passive = before_verb(unit, quoting)
    source = subject_of(unit, last) if passive else (quoting + 1, at - 2)
    if source is None or source[1] < source[0] or words[source[0]] in PREPOSITIONS:
        return None
    return _cue(unit, "participle", at - 1, end, at - 1, verb, source)


_FAR_QUOTED = 16
_QUOTES = frozenset("quoted quotes quoting cited cites citing".split())
_STOPPING = frozenset({".", ";", ":", QUOTED})
_AVOIDING = frozenset({"avoid", "avoids", "avoided"})
"""Behind one of these stands what somebody does not say: "avoided blaming the army"."""
_REGRETS = frozenset("apologise apologize regret".split())
"""Behind one of these and "for" stands what somebody no longer says."""


def _inverted(unit: Unit, at: int, end: int, verb: Verb) -> Cue | None:
    """ "…," said X; and at the start of a sentence, Says X: "…"."""
    words = unit.words
    if not verb.invert or verb.form in {"ing", "base"} or end + 1 >= len(words):
        return None
    left = words[at - 1] if at else ""
    if left not in {QUOTED, ",", "", "—", "–", "--"}:
        return None
    source = speaker_after(unit, end + 1)
    if source is None:
        return None
    if left == "" and verb.lemma not in {"say", "ask", "add", "explain", "tweet", "read", "reads"}:
        return None
    if left == "," and is_named_before(unit, at - 1):
        return None
    if words[source[0]] in TIMES and words[min(source[0] + 1, source[1])] in TIMES:
        return None  # "the truce, agreed last July, held"
    if left in {",", "—", "–", "--"} and not (_is_last(unit, source[1] + 1) and _names(unit, source)):
        return None
    if left == "," and has_relative(unit, at - 1):
        return None
    if left == "," and words[source[0]] in SPEAKERS and words[source[1] + 1 : source[1] + 2] not in _CLOSED:
        return None  # "the army, for its part, says it hit a depot"
    return Cue("inverted", at, end, at, source[1] + 1, source, verb.lemma, verb.act)


_CLOSED: tuple[list[str], ...] = ([], ["."], [","], [";"], ["on"], ["in"], ["at"])
"""Behind a pronoun that speaks."""


def _names(unit: Unit, phrase: Range) -> bool:
    """Whether a phrase looks like a name or description only, without a verb in it."""
    closed = next((k for k in range(phrase[0], phrase[1] + 1) if unit.words[k] in _NAME_ENDS), phrase[1] + 1)
    return not any(
        unit.forms[k].islower() and (unit.words[k].endswith("ed") or unit.words[k] in verbs())
        for k in range(phrase[0] + 1, closed)
    )


_NAME_ENDS = frozenset({",", "who", "whose"})


def _is_last(unit: Unit, at: int) -> bool:
    """Whether only an adjunct or another clause follows, no verb of which the noun phrase before could be subject."""
    if unit.words[at : at + 1] == ["speaking"]:
        return True  # "said an official speaking to reporters"
    for word in unit.words[at : at + 12]:
        if word in {".", ",", ":", ";", QUOTED, "—", "–", "--"}:
            return True
        if word in AUXILIARIES or word in {"that", "would"} or word in verbs():
            return False
    return True


def _through_raising(unit: Unit, to: int) -> Range | None:
    """The subject of "went on to say", "declined to say"."""
    last = to - 1
    if last >= 0 and unit.words[last] == "on":
        last -= 1
    if last < 0 or unit.words[last] not in RAISING:
        return None
    return subject_of(unit, before_verb(unit, last)[0])


def _agrees(unit: Unit, at: int, verb: Verb, last: int, subject: Range) -> bool:
    """Whether the form can be a verb of that subject, and is no noun or participle behind another noun."""
    words, forms = unit.words, unit.forms
    auxiliary = last + 1 < at
    if words[last] == "," and verb.form == "base" and "," in words[subject[0] : last]:
        last = words.index(",", subject[0]) - 1  # "aid groups, which left, say"
    head = words[last]
    pronoun = head.partition("'")[0] in _PRONOUNS
    if not _fits(unit, at + 1, verb) or is_noun(unit, at, verb, last, subject):
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    if verb.noun and following in AUXILIARIES:
        return False
    if verb.form == "third" and (other := verbs().get(following)) and other.form == "past":
        return False  # "patient advocates said"
    if verb.form == "third":
        if head in {"i", "you", "we", "they"}:
            return False
        plural = head.endswith("s") and not head.endswith("ss") and forms[last].islower()
        return not (verb.noun and (plural or (forms[last].islower() and not _clear(unit, subject))))
    if verb.form == "base":
        if auxiliary:
            return True
        if head in {"he", "she", "it"}:
            return False
        plural = (
            pronoun
            or head.endswith("s")
            or head in {"people", "many", "some", "others", "police", "critics", "men", "women", "staff"}
            or (verb.act == "deny" and "and" in words[subject[0] : last])
            or _core(unit, subject).endswith("s")
        )
        return plural and (not verb.noun or pronoun or _clause_follows(unit, at + 1) or _disputes(unit, at, verb))
    if verb.form == "participle":
        return auxiliary
    return True


def _core(unit: Unit, subject: Range) -> str:
    """The noun of a subject that goes on with whose it is, or what they do: "doctors" of "doctors working in Sund"."""
    words, (first, last) = unit.words, subject
    for k in range(first + 1, last):
        if words[k] in PREPOSITIONS or (words[k].endswith("ing") and words[k + 1] in PREPOSITIONS):
            return words[k - 1] if unit.forms[first][0].isupper() or words[first] in DETERMINERS else ""
    return ""


def _clear(unit: Unit, subject: Range) -> bool:
    return unit.words[subject[0]] in DETERMINERS or unit.forms[subject[0]][0].isupper()


def _disputes(unit: Unit, at: int, verb: Verb) -> bool:
    """Whether a denial has what others say as its object: "critics dispute claims that"."""
    known = verbs().get(unit.words[at + 1]) if at + 1 < len(unit.words) else None
    return verb.act == "deny" and known is not None and known.noun


_OPENS_CLAUSE = frozenset("that : it he she they there i we for the how why if".split()) | {QUOTED}


def _clause_follows(unit: Unit, at: int) -> bool:
    after = skip_adjuncts(unit, at)
    word = unit.words[after] if after < len(unit.words) else ""
    return word in _OPENS_CLAUSE or (word == "," and unit.words[after + 1 : after + 2] == [QUOTED])


def _fits(unit: Unit, at: int, verb: Verb) -> bool:
    """Whether what follows can be content, for verbs that are reports only with a clause or a quotation."""
    if not verb.clause:
        return True
    after = skip_adjuncts(unit, at)
    words = unit.words[after : after + 12]
    if not words or words[0] == ".":
        return QUOTED in unit.words[:at]
    if verb.lemma == "find" and words[0] in SPEAKERS and len(words) > 1 and words[1] not in AUXILIARIES:
        return False  # "found it burned"
    if words[0] in {"that", QUOTED, ":", "how", "why", "whether", "if", "it", "he", "she", "they", "there", "we", "i"}:
        return True
    if words[0] == ",":
        return (len(words) > 1 and words[1] == QUOTED) or QUOTED in unit.words[:at]
    if words[0] in PREPOSITIONS:
        return False
    for word in words:
        if word in {",", ".", ";", QUOTED} or word in CLAUSE or word == "to":
            return False
        if word in AUXILIARIES:
            return True
    return False
