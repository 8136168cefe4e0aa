"""What looks like a cue and is none: bylines, telephone calls, states, clauses that are what another is about."""

from functools import cache

from summariser.detect.cue import Cue
from summariser.detect.lexicon import AUXILIARIES, BE, CLAUSE, PREPOSITIONS, RESPONSIBILITY, verbs
from summariser.detect.other_senses import is_other_sense
from summariser.detect.phrases import Range
from summariser.detect.removals import is_issued_warning, removes_somebody, removing
from summariser.detect.tokens import QUOTED, Unit

_BYLINE = frozenset({"reporting", "writing", "editing"})
_ASKS = ("ask", "request", "demand")
_NOT_TO_BE = ["not", "to", "be"]
_NAMED = frozenset({"named", "identified", "quoted"})


def is_no_report(unit: Unit, at: int) -> bool:
    """Whether part of a name ("Mohamed Said", "the United States") or of a compound, a byline ("reporting by"), or a
    wish of the source that is no part of what he says ("requesting anonymity", "asked not to be named")."""
    words, word = unit.words, unit.words[at]
    if at and unit.forms[at] != word and _is_named(unit, at):
        return True
    if word in removing() and removes_somebody(unit, at):
        return True
    if word == "writing" and at and words[at - 1] == "in" and words[at + 1 : at + 2] != ["that"]:
        return True  # "no offer was made in writing"
    if is_other_sense(unit, at):
        return True
    if word not in _suspects():
        return False
    if word == "warning" and is_issued_warning(unit, at):
        return True
    after = words[at + 1 : at + 5]
    if after and (after[0] in _REFLEXIVE or (word == "claimed" and "lives" in after)):
        return True  # "a group calling itself the Front", "a fire claimed 20 lives"
    if word in _COUNTED and at and _counts(words[at - 2] if words[at - 1] in {"now", "far"} else words[at - 1]):
        return True  # "131 confirmed cases"
    if after and (after[0] in _WARNINGS.get(word, ()) or (word in _CALL and _convokes(after))):
        return True
    if word in _CALL and _is_rung_up(unit.words[at + 1 : at + 1 + _FAR]):
        return True
    if word in _CLAIM and not RESPONSIBILITY.isdisjoint(after) and _is_withdrawn(unit, at):
        return True
    if word in _ADMIT and after and not after[0].endswith("ing") and not _ADMITTED.isdisjoint(after[:3]):
        return True
    if (
        word in _CALL
        and after[:2] == ["for", "help"]
        and (len(after) == len(("for", "help")) or after[2] in _NO_NAME_FOLLOWS)
    ):
        return True  # "the boat called for help at dawn"
    if word in {"claiming", "claimed"} and after[:1] == ["to"] and after[1:2] and after[1] in _SPEAKING:
        return True  # "a man claiming to speak for the Front"
    if word in _CHEERED and after[:1] and after[0] in {"and", "but", ",", "."}:
        return True  # "families celebrated and the bells were rung"
    if word in _DONE and _is_done(word, unit.words[at + 1 : at + 1 + _FAR]):
        return True
    if word in _BYLINE and after[:1] == ["by"] and unit.forms[at + 2 : at + 3] and unit.forms[at + 2][0].isupper():
        return True
    return word.startswith(_ASKS) and (
        after[:1] == ["anonymity"] or (after[:3] == _NOT_TO_BE and after[3:] != [] and after[3] in _NAMED)
    )


@cache
def _suspects() -> frozenset[str]:
    """The words that are no cue in some phrases."""
    return (
        _COUNTED
        | _BYLINE
        | _CALL
        | _CLAIM
        | _ADMIT
        | _DONE
        | _CHEERED
        | {"claiming"}
        | _WARNINGS.keys()
        | {word for word in verbs() if word.startswith(_ASKS)}
    )


_REFLEXIVE = frozenset("itself himself herself themselves".split())
_COUNTED = frozenset("confirmed reported".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens hundreds thousands more".split()
)


def _counts(word: str) -> bool:
    return word.isdigit() or word in _NUMBERS


_ADMIT = frozenset("admit admits admitted admitting".split())
_ADMITTED = frozenset(
    "patient patients people person child children baby babies student students pupils migrants refugees casualties"
    " visitors guests members victims across".split()
)
"""Who is let in: "the clinic admitted 62 patients"."""
_CLAIM = frozenset("claimed claims admitted took".split())
_UNTRUE = frozenset("falsely wrongly mistakenly reportedly allegedly".split())
_AT_FIRST = frozenset("first initially originally".split())
_TAKES_BACK = frozenset("but then later before".split())


_TORN = frozenset("rip rips ripped ripping".split())
_RECALL = frozenset("recall recalls recalled recalling".split())
_THREATEN = frozenset("threaten threatens threatened threatening".split())
_CALL = frozenset("call called calls calling".split())
_DONE = _TORN | _RECALL | _THREATEN | _CALL
_AWAY = frozenset("off through apart open".split())
_ENVOYS = frozenset("ambassador ambassadors envoy envoys diplomats consul own".split())
_CHEERED = frozenset("celebrate celebrates celebrated applauded".split())
_SPEAKING = frozenset("speak represent act".split())
_HELD = frozenset("knife gun pistol screwdriver machete axe rifle hammer bat sword razor shotgun bottle weapon".split())
_FAR, _NEAR = 8, 4


def _is_rung_up(after: list[str]) -> bool:
    """Whether somebody is called by telephone for something: "called his rival to congratulate her"."""
    to = after.index("to") if "to" in after else 0
    return 0 < to < len(after) - 1 and after[to + 1] in _BY_PHONE and after[0] not in {"for", "on"}


_BY_PHONE = frozenset("congratulate thank offer express discuss wish apologise apologize concede ask tell say".split())


def _is_done(word: str, after: list[str]) -> bool:
    """Whether it is an act and no word: "ripped the roof off", "recalled its ambassador", "called it off",
    "threatened the guard with a knife"."""
    near = after[:_NEAR]
    if word in _TORN:
        return not _AWAY.isdisjoint(near)
    if word in _RECALL:
        return not _ENVOYS.isdisjoint(near)
    if word in _THREATEN:
        return "with" in after and not _HELD.isdisjoint(after[after.index("with") :])
    return "off" in near


def _is_withdrawn(unit: Unit, at: int) -> bool:
    """Whether responsibility is only claimed at first, or is said to be claimed: "first claimed it, then said"."""
    before = unit.words[max(0, at - 2) : at]
    if not _UNTRUE.isdisjoint(before):
        return True
    return not _AT_FIRST.isdisjoint(before) and not _TAKES_BACK.isdisjoint(unit.words[at + 1 :])


def _is_named(unit: Unit, at: int) -> bool:
    """Whether a word with a capital goes on with a name, in a line where not every word has one."""
    before, after = unit.forms[at - 1], unit.forms[at + 1 : at + 2]
    return unit.forms[at].istitle() and before[0].isupper() and not (after and after[0][0].isupper())


_WARNINGS = {
    "warning": BE
    | frozenset("for after had has shots shot signs sign sirens siren system systems lights letter letters".split())
}
"""What a participle may be part of the name of."""


def _convokes(after: list[str]) -> bool:
    """Whether something is called that then takes place: "called a one-day strike"."""
    at = next((k for k, word in enumerate(after) if word in _GATHERINGS), -1)
    if after[0] == "the":
        return at > 0 and (after[at + 1 : at + 2] == [] or after[at + 1] in _BEHIND_OBJECT)
    if after[0] not in _NEW:
        return False
    return at > 0 and after[at + 1 : at + 2] not in (["a"], ["an"], [QUOTED])


_BEHIND_OBJECT = PREPOSITIONS | frozenset(", . ; and said".split())
"""What may stand behind what is called, but no name that it is called by."""
_NEW = frozenset("a an another new fresh snap early emergency".split())


_GATHERINGS = frozenset(
    "strike strikes stoppage walkout election elections vote referendum meeting halt truce summit session protest"
    " protests rally".split()
)


def is_progressive(unit: Unit, first: int, end: int) -> bool:
    """Whether a participle behind "and" goes on from another in a clause: "he was hearing it and threatening to"."""
    words = unit.words
    return any(words[k] in BE and words[k + 1].endswith("ing") for k in range(first, end - 1))


def is_supposed(unit: Unit, subject: Range) -> bool:
    """Whether a clause only supposes that somebody says something, or tells that he is wrong: "if the Front said it",
    "contrary to what the minister said"."""
    first = subject[0]
    if first and unit.words[first - 1] in _IF:
        return True
    return first > 1 and unit.words[first - 1] == "what" and unit.words[max(0, first - 3)] in _CONTRARY


_IF = frozenset("if unless whether".split())
_CONTRARY = frozenset("contrary despite notwithstanding unlike".split())


def is_what(unit: Unit, subject: Range, end: int) -> bool:
    """Whether a clause is the subject of another: "what the general said was untrue"."""
    following = unit.words[end + 1 : end + 3]
    if unit.words[subject[0] - 1] != "what" or not subject[0] or len(following) < len(("was", "untrue")):
        return False
    return following[0] in AUXILIARIES and following[1] not in {"that", QUOTED, ":"}


def rings(unit: Unit, end: int) -> bool:
    """Whether somebody is called by telephone: "called her and offered help"."""
    following = unit.words[end + 1 : end + 3]
    return following[:1] != [] and following[0] in _CALLED and (len(following) == 1 or following[1] in _NO_NAME_FOLLOWS)


_CALLED = frozenset("him her them me us".split())
_NO_NAME_FOLLOWS = PREPOSITIONS | CLAUSE | frozenset(". , ; and but back again".split())


def leaves_unmade(unit: Unit, cue: Cue) -> bool:
    """Whether a cue's content makes no statement of others that it tells of: "denied a report that pilots had
    complained", "asked whether the mayor had said"."""
    words, after = unit.words, cue.after
    if cue.act == "deny":
        return not cue.negated and not _UNMADE.isdisjoint(words[after - 1 : after + _TO_CLAUSE])
    return cue.act == "request" and not _WHETHER.isdisjoint(words[after - 1 : after + 1])


_TO_CLAUSE = 8
"""Words of what is denied up to the clause for it: "a report by the paper that"."""
_UNMADE = frozenset("that he she it they".split())
_WHETHER = frozenset({"whether", "if"})


def is_means(unit: Unit, at: int) -> bool:
    """Whether a preposition begins by what means something is said: "by telephone", "through an interpreter"."""
    behind = unit.words[at + 1 : at + 4]
    return unit.words[at] in {"by", "through"} and not _MEANS.isdisjoint(behind)


_MEANS = frozenset("phone telephone e-mail email text letter radio video interpreter translator".split())


def is_state(unit: Unit, end: int) -> bool:
    """Whether a participle only says how people are spoken of: "355 people reported missing"."""
    return unit.words[end] in REPORTED and unit.words[end + 1 : end + 2] != [] and unit.words[end + 1] in _STATES


REPORTED = frozenset("reported declared feared believed said".split())
_STATES = frozenset("missing dead killed injured wounded hurt ill sick stolen safe alive infected".split())
