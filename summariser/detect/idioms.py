"""Phrases with a speech act of their own, and passives: "declined to comment", "was claimed by", "put the toll at"."""

from summariser.detect.claims import CLAIMS, agent, claimed, claims
from summariser.detect.cue import Cue
from summariser.detect.lexicon import AUXILIARIES, CHARGES, DEEDS, DETERMINERS, NOBODY, TIMES, verbs
from summariser.detect.negation import is_negated
from summariser.detect.phrases import before_verb, subject_of
from summariser.detect.tokens import QUOTED, Unit
from summariser.timewords import NUMERALS

_COMMENT = frozenset("comment respond elaborate answer discuss say identify".split())
_HEADS = frozenset("decline declined declines refuse refused refuses".split())
_PUT = frozenset({"put", "puts", "placed", "places"})
_FIGURES = frozenset(
    "toll number figure figures count total dead deaths wounded injured missing damage losses cost".split()
)
_NUMBERS = frozenset(NUMERALS) | frozenset(
    "dozens hundreds thousands scores about around nearly almost more at between over up under fewer less some close "
    "roughly approximately".split()
)
"""Words with which a number begins."""
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
_REPORTED = frozenset(
    "report reports claim claims rumour rumours rumor rumors allegation allegations account accounts suggestion "
    "suggestions accusation accusations".split()
)
_PHRASE_ENDS = frozenset(". , ; : by after in on at who which that when while but".split())
IDIOMS = _HEADS | CLAIMS | _PUT | _PASSIVE
"""The words at which a phrase may be one."""


def idiom(unit: Unit, at: int) -> Cue | None:
    """The cue that a word of `IDIOMS` is, in its phrase; None where it is in none."""
    word = unit.words[at]
    passive = (_passive(unit, at) or _charge(unit, at)) if word in _PASSIVE else None
    if passive is not None:
        return passive
    if word in _PUT:
        return _puts(unit, at)
    return claims(unit, at) if word in CLAIMS else _declines(unit, at)


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
    if number == [QUOTED] and words[to] == "at":  # "put the toll at “around 30”"
        number = ["about"]
    if words[to] != "at" or not number or not _begins_number(number[0]) or words[at + 1] in _PARTICLES:
        return None
    if not any(words[k] in _FIGURES and not _begins_number(words[k - 1]) for k in range(at + 1, to)):
        return None
    behind = to + 2 if words[to + 1] == QUOTED else to + 1
    stop = next((k for k in range(behind, min(len(words), to + _FAR)) if _closes(words, k)), len(words))
    last, passive = before_verb(unit, at)
    subject = None if passive else subject_of(unit, last)
    if subject is None or not NOBODY.isdisjoint(words[max(0, subject[0] - _TO_NEITHER) : subject[1]]):
        return None
    content = at + 1, stop - 1
    return Cue("finite", at, at, subject[0], stop, subject, "put", "assert", is_negated(unit, at), content=content)


def _closes(words: list[str], at: int) -> bool:
    """Whether a clause ends there, or goes on with what else its subject says: "at six and said"."""
    return words[at] in _CLAUSE_ENDS or (words[at] == "and" and not verbs().keys().isdisjoint(words[at + 1 : at + 2]))


def _begins_number(word: str) -> bool:
    return word[0].isdigit() or word in _NUMBERS


def _passive(unit: Unit, at: int) -> Cue | None:
    """A participle behind a form of "be" whose subject tells what is claimed, blamed on somebody, or taken back."""
    last, passive = before_verb(unit, at)
    words = unit.words
    if not passive or last < 0 or is_negated(unit, at) or not _UNSURE.isdisjoint(words[last + 1 : at]):
        return None
    before = words[max(0, last - _FAR) : last]
    if not _UNSURE.isdisjoint(before) or not NOBODY.isdisjoint(before):
        return None
    word = words[at]
    if word == "claimed":
        return claimed(unit, at, last)
    return _blamed(unit, at, last) if word == "blamed" else _taken_back(unit, at, last)


_UNSURE = frozenset(
    "if unless whether could may might would should can initially first wrongly falsely once originally earlier "
    "previously often".split()
)
"""What is told behind one of these is not told."""


def _blamed(unit: Unit, at: int, last: int) -> Cue | None:
    """ "The blast was blamed on the Front", with "by" whoever blames it."""
    subject, end = subject_of(unit, last), _phrase_end(unit, at + 2)
    if unit.words[at + 1 : at + 2] != ["on"] or subject is None or end <= at + 1 or unit.words[at + 2] in TIMES:
        return None
    if unit.words[last] not in DEEDS or not _is_party(unit, at + 2, end):
        return None
    source = agent(unit, end + 1)
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


def _charge(unit: Unit, at: int) -> Cue | None:
    """ "…, a charge rejected by the army"."""
    words, lemma = unit.words, _TAKEN_BACK.get(unit.words[at])
    if lemma is None or at <= len(_A_CHARGE) or words[at - 1] not in CHARGES or words[at + 1 : at + 2] != ["by"]:
        return None
    source = agent(unit, at + 1)
    if source is None or words[at - 2] not in {"a", "an"} or words[at - 3] != "," or _rules(unit, source):
        return None
    return Cue("passive", at, at, at - 2, source[1] + 1, source, lemma, "deny")


_A_CHARGE = (",", "a", "charge")


def _taken_back(unit: Unit, at: int, last: int) -> Cue | None:
    """ "Reports that 12 had died were denied by the police", "This was denied by the police"."""
    words, source, lemma = unit.words, agent(unit, at + 1), _TAKEN_BACK[unit.words[at]]
    if source is None:
        return None
    first = _whole(unit, at, last)
    if first >= 0 and not _rules(unit, source):
        return Cue("passive", at, at, first, source[1] + 1, source, lemma, "deny", content=(first, last))
    that = next((k for k in range(last - 1, max(0, last - _FAR_BACK), -1) if words[k] == "that"), 0)
    if not that or words[that - 1] not in _REPORTED or not _is_clause(words[that + 1 : last + 1]):
        return None
    return Cue("passive", at, at, that - 1, source[1] + 1, source, lemma, "deny", content=(that + 1, last))


def _whole(unit: Unit, at: int, last: int) -> int:
    """Where a subject begins that is only what was said before: "this", "the charges"; -1 where it is more."""
    words = unit.words
    if words[last] in {"this", "that"}:
        first = last if words[at] in {"denied", "refuted"} else -1
    else:
        first = last - 1 if last and words[last] in CHARGES and words[last - 1] in DETERMINERS else -1
    return first if first >= 0 and (first == 0 or words[first - 1] in {",", "and", "but"}) else -1


def _rules(unit: Unit, source: tuple[int, int]) -> bool:
    """Whether a court does it: its dismissal of a charge is a ruling."""
    return not _COURTS.isdisjoint(unit.words[source[0] : source[1] + 1])


_COURTS = frozenset("court courts judge judges jury tribunal magistrate magistrates panel".split())


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
