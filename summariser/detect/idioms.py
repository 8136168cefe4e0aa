"""Phrases with a speech act of their own, and passives: "declined to comment", "was claimed by", "put the toll at"."""

from summariser.detect.cue import Cue
from summariser.detect.lexicon import AUXILIARIES, TIMES
from summariser.detect.phrases import Range, before_verb, main_subject, speaker_after, subject_of
from summariser.detect.tokens import QUOTED, Unit

_NEGATIONS = frozenset(
    "not n't never didn't doesn't don't hasn't haven't hadn't won't wouldn't isn't wasn't can't couldn't cannot".split()
)
_COMMENT = frozenset("comment respond elaborate answer discuss say identify".split())
_HEADS = frozenset("decline declined declines refuse refused refuses".split())
_CLAIM = frozenset("claimed claim claims claiming took takes take taking accepted".split())
_PUT = frozenset({"put", "puts", "placed", "places"})
_FIGURES = frozenset(
    "toll number figure figures count total dead deaths wounded injured missing damage losses cost".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens hundreds thousands scores zero "
    "about around nearly almost more at between over up under fewer less some close roughly approximately".split()
)
"""Words with which a number begins."""
_NOBODY = frozenset("no none nobody neither nor no-one anyone anybody any".split())
_TO_NEITHER = 5
_PARTICLES = frozenset({"out", "up", "off", "down"})
_CLAUSE_ENDS = frozenset(". , ; : but while whereas which who".split()) | {QUOTED}
_FAR, _FAR_BACK = 14, 40
"""Words over which the parts of a clause are looked for."""
_TAKEN_BACK = {
    "withdrawn": "withdraw", "retracted": "retract", "denied": "deny", "rejected": "reject", "dismissed": "dismiss",
    "refuted": "refute",
}  # fmt: skip
"""Participle → lemma."""
_PASSIVE = _TAKEN_BACK.keys() | {"claimed", "blamed"}
_DEEDS = frozenset(
    "attack attacks assault bombing bombings bomb blast blasts explosion explosions shelling shooting killing killings "
    "raid strike strikes ambush massacre murder murders kidnapping abduction hijacking assassination violence "
    "responsibility".split()
)
_LINKING = frozenset("of for in on at near against by from to with outside".split())
"""Behind a noun these go on with what it is of."""
_REPORTED = frozenset(
    "report reports claim claims rumour rumours rumor rumors allegation allegations account accounts suggestion "
    "suggestions accusation accusations".split()
)
_PHRASE_ENDS = frozenset(". , ; : by after in on at who which that when while but".split())
IDIOMS = _HEADS | _CLAIM | _PUT | _PASSIVE
"""The words at which a phrase may be one."""


def idiom(unit: Unit, at: int) -> Cue | None:
    """The cue that a word of `IDIOMS` is, in its phrase; None where it is in none."""
    word = unit.words[at]
    passive = _passive(unit, at) if word in _PASSIVE else None
    if passive is not None:
        return passive
    if word in _PUT:
        return _puts(unit, at)
    return _claims(unit, at) if word in _CLAIM else _declines(unit, at)


def _claims(unit: Unit, at: int) -> Cue | None:
    """ "The Front claimed responsibility"."""
    words = unit.words
    end = next((k for k in range(at + 1, min(len(words), at + 5)) if words[k] in {"responsibility", "credit"}), -1)
    if end < 0:
        return None
    last, passive = before_verb(unit, at)
    if passive:
        return None
    subject = subject_of(unit, last) or main_subject(unit, at)
    if subject is None or words[subject[0]] in {"no", "nobody", "none"}:
        return None
    denied = is_negated(unit, at)
    return Cue("finite", last + 1, end, subject[0], end + 1, subject, "claim", "claim_responsibility", denied)


def _declines(unit: Unit, at: int) -> Cue | None:
    """ "The owner declined to comment"."""
    words = unit.words
    if words[at + 1 : at + 2] != ["to"] or not set(words[at + 2 : at + 4]) & _COMMENT:
        return None
    subject = subject_of(unit, before_verb(unit, at)[0])
    if subject is None:
        return None
    end = at + 2
    return Cue("finite", at, end, subject[0], end + 1, subject, "decline", "decline_to_comment")


def _puts(unit: Unit, at: int) -> Cue | None:
    """ "The ministry put the number of dead at five": what is put is a figure."""
    words = unit.words
    to = next((k for k in range(at + 1, min(len(words), at + _FAR)) if words[k] in {"at", ",", ";", QUOTED}), at)
    number = words[to + 1 : to + 2]
    if words[to] != "at" or not number or not _begins_number(number[0]) or words[at + 1] in _PARTICLES:
        return None
    if not any(words[k] in _FIGURES and not _begins_number(words[k - 1]) for k in range(at + 1, to)):
        return None
    stop = next((k for k in range(to + 1, min(len(words), to + _FAR)) if words[k] in _CLAUSE_ENDS), len(words))
    last, passive = before_verb(unit, at)
    subject = None if passive else subject_of(unit, last)
    if subject is None or not _NOBODY.isdisjoint(words[max(0, subject[0] - _TO_NEITHER) : subject[1]]):
        return None
    content = at + 1, stop - 1
    return Cue("finite", at, at, subject[0], stop, subject, "put", "assert", is_negated(unit, at), content=content)


def _begins_number(word: str) -> bool:
    return word[0].isdigit() or word in _NUMBERS


def _passive(unit: Unit, at: int) -> Cue | None:
    """A participle behind a form of "be" whose subject tells what is claimed, blamed on somebody, or taken back."""
    last, passive = before_verb(unit, at)
    words = unit.words
    if not passive or last < 0 or is_negated(unit, at) or not _UNSURE.isdisjoint(words[last + 1 : at]):
        return None
    before = words[max(0, last - _FAR) : last]
    if not _UNSURE.isdisjoint(before) or not _NOBODY.isdisjoint(before):
        return None
    word = words[at]
    if word == "claimed":
        return _claimed(unit, at, last)
    return _blamed(unit, at, last) if word == "blamed" else _taken_back(unit, at, last)


_UNSURE = frozenset(
    "if unless whether could may might would should can initially first wrongly falsely once originally earlier "
    "previously often".split()
)
"""What is told behind one of these is not told."""


def _agent(unit: Unit, at: int) -> Range | None:
    """The speaker behind a "by" at token `at`; nobody is none."""
    if unit.words[at : at + 1] != ["by"] or not _NOBODY.isdisjoint(unit.words[at + 1 : at + 2]):
        return None
    return speaker_after(unit, at + 1)


def _claimed(unit: Unit, at: int, last: int) -> Cue | None:
    """ "The attack was claimed by the Front"; a seat that was claimed by a party is none."""
    source, subject = _agent(unit, at + 1), subject_of(unit, last)
    if source is None or subject is None or unit.words[source[1] + 1 : source[1] + 2] == ["to"]:
        return None
    phrase = unit.words[subject[0] : last + 1]
    head = next((k for k, word in enumerate(phrase) if word in _LINKING), len(phrase)) - 1
    deed = phrase[head + 1 :] if phrase[head] == "responsibility" else phrase[head : head + 1]
    if head < 0 or _DEEDS.isdisjoint(deed):
        return None
    content = subject[0], last
    return Cue("passive", at, at, subject[0], source[1] + 1, source, "claim", "claim_responsibility", content=content)


def _blamed(unit: Unit, at: int, last: int) -> Cue | None:
    """ "The blast was blamed on the Front", with "by" whoever blames it."""
    subject, end = subject_of(unit, last), _phrase_end(unit, at + 2)
    if unit.words[at + 1 : at + 2] != ["on"] or subject is None or end <= at + 1 or unit.words[at + 2] in TIMES:
        return None
    if unit.words[last] not in _DEEDS or not _is_party(unit, at + 2, end):
        return None
    source = _agent(unit, end + 1)
    after = (source[1] if source else end) + 1
    return Cue("passive", at, at, subject[0], after, source, "blame", "accuse", content=(at + 2, end))


def _is_party(unit: Unit, first: int, last: int) -> bool:
    """Whether a phrase has a name, or is one of people who may do a deed."""
    named = any(form != form.lower() for form in unit.forms[first : last + 1])
    return named or unit.words[last] in _BLAMED


_BLAMED = frozenset(
    "rebels militants insurgents gunmen separatists extremists terrorists guerrillas army police government "
    "forces".split()
)


def _taken_back(unit: Unit, at: int, last: int) -> Cue | None:
    """ "Reports that 12 had died were denied by the police"."""
    words, source = unit.words, _agent(unit, at + 1)
    that = next((k for k in range(last - 1, max(0, last - _FAR_BACK), -1) if words[k] == "that"), 0)
    if source is None or not that or words[that - 1] not in _REPORTED or not _is_clause(words[that + 1 : last + 1]):
        return None
    lemma = _TAKEN_BACK[words[at]]
    return Cue("passive", at, at, that - 1, source[1] + 1, source, lemma, "deny", content=(that + 1, last))


def _is_clause(words: list[str]) -> bool:
    """Whether words are a clause with its verb, and no bare subject of the verb behind them."""
    return not AUXILIARIES.isdisjoint(words) or (len(words) > _BARE and any(word.endswith("ed") for word in words))


_BARE = 2
"""Words of a clause that may be a relative one: "the report that he wrote"."""


def _phrase_end(unit: Unit, first: int) -> int:
    """The last token of a noun phrase that begins at `first`."""
    words, end = unit.words, first
    while end < len(words) and end < first + _FAR and words[end] not in _PHRASE_ENDS and words[end] != QUOTED:
        end += 1
    return end - 1


def is_negated(unit: Unit, at: int) -> bool:
    """Whether a negation stands close before a token."""
    return any(word in _NEGATIONS for word in unit.words[max(0, at - 4) : at])
