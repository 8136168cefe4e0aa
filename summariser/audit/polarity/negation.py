"""A statement negates what the article negates, and nothing else."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, product

from summariser.audit.polarity.in_place import denies_it, is_disputed, is_negated_in_place
from summariser.audit.reading.dictionary import Kind, Word, stem
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.lines import Line
from summariser.audit.reading.material import Material
from summariser.audit.reading.reporting import reported
from summariser.audit.reading.scope import DENIED, NEGATED, UNREAL
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import short
from summariser.models import Attribution, Finding
from summariser.models.vocabulary import Severity
from summariser.timewords import UNITS_OF_TIME

NAME = "polarity"
"""Its findings are that check's."""
_NO = NEGATED | DENIED


def negations_of(material: Material, statement: Statement) -> Iterator[Finding]:
    """A word that the article has only under a negation is told without one, or the other way round."""
    tokens = statement.tokens
    lines = material.aligned(statement)
    if tokens.kinds & Kind.NO and (number := _turned_round(material, tokens, lines)) is not None:
        message = "what is set apart by “not” is changed over"
        yield from statement.findings(NAME, "error", message, [material.sentence_span(number)])
        return
    sides = [material.lines.all[number].sides(_NO) for number in lines]
    ours_bound = tokens.under(_NO)
    if not ours_bound and not any(theirs_bound for _, theirs_bound in sides):
        return
    free = set[str]().union(*(theirs_free for theirs_free, _ in sides))
    bound: dict[str, int] = {}
    for number, (_, theirs_bound) in zip(lines, sides, strict=True):
        bound |= dict.fromkeys(sorted(theirs_bound), number)
    if statement.whole.has_operator & DENIED and any(material.lines.all[number].sides(DENIED)[1] for number in lines):
        return
    lost = [root for root in bound if root not in free and root not in ours_bound and root in tokens.roots]
    lost = [root for root in lost if root not in _UNITS and not _is_number(tokens, root)]
    if lost and denies_it(statement.whole):  # "relatives say it was paid; the minister denies it"
        lost = [root for root in lost if not material.speakers_in(bound[root])]
    if lost and not _OPEN.isdisjoint(tokens.lower):
        return  # "his fate is unclear", of whom the article has no word
    lost = [root for root in lost if not is_negated_in_place(tokens, root) and not is_disputed(tokens, root)]
    hoped = tokens.under(UNREAL) if lost else set()
    lost = [root for root in lost if not _is_condition(material.lines.all[bound[root]], root in hoped)]
    lost = [root for root in lost if not _is_told_behind(material.lines.all[bound[root]], root)]
    for number, (_, theirs_bound) in zip(lines, sides, strict=True) if lost and ours_bound else ():
        denied = material.lines.all[number].sides(DENIED)[1]
        if not denied.isdisjoint(tokens.under(NEGATED)):  # the denial that it was, told as that it was not
            lost = [root for root in lost if root not in theirs_bound]
    lost = [root for root in lost if not _is_told_there(tokens, material.lines.all[bound[root]])]
    lost = [root for root in lost if not _stands_behind_contrast(material.lines.all[bound[root]], root)]
    lost = [root for root in lost if not _is_claimed_by_another(material, tokens, root, bound[root])]
    lost = [root for root in lost if not _is_known_besides(material.lines.all[bound[root]], root, tokens.roots)]
    lost = [root for root in lost if not _is_topic(tokens, root) and not _is_charge(tokens, root)]
    if lost:
        talk = {tokens.stems[at] for at, kind in reported(tokens) if _is_talk(tokens, at, kind)}
        lost = [
            root for root in lost if root not in talk and not _is_name(tokens, root, material.lines.all[bound[root]])
        ]
    if lost:
        span = material.sentence_span(bound[lost[0]])
        word = tokens.words[tokens.stems.index(lost[0])].form
        there = material.lines.all[bound[lost[0]]]
        plain = _is_beside(there, lost[0]) or (len(lost) > 1 and _is_near(there, lost[0], tokens.roots))
        own = tokens.has_operator & _NO or tokens.kinds & Kind.NO
        excepted = any(word.lower in _EXCEPT for word in there.words)
        sure = plain and not own and not excepted and _is_close(statement, there)
        severity: Severity = "error" if sure else "warning"
        message = f"the article negates or denies {short(word)}; here it is asserted"
        yield from statement.findings(NAME, severity, message, [span])
    elif lines and bound and (added := _added(tokens, free, bound)):
        word = next(word.form for word in tokens.words if word.stem == added)
        message = f"{short(word)} is negated here; the article has it without a negation"
        yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
    elif lines and not bound and ours_bound & free and not says_no(material.lines.kinds(lines)):
        if any(one.lower == "yet" and other.lower == "to" for it in lines for one, other in _pairs(material, it)):
            return  # "has yet to be ratified"
        negations = [at for at, word in enumerate(tokens.words) if word.kinds & NEGATED]
        if _sets_apart_too(material, tokens, negations, lines):
            return
        message = "a negation or denial that the article does not have"
        near = statement.evidence or not _negates_somewhere(material, ours_bound)
        near = near and any(_is_close(statement, material.lines.all[number]) for number in lines)
        near = near and all(_negated_by(tokens.words, at) in free for at in negations)
        near = near and not all(tokens.lower[at] == "unless" for at in negations)  # "pay or be sued"
        yield from statement.findings(NAME, "error" if near else "warning", message, [material.sentence_span(lines[0])])


def _is_talk(tokens: Tokens, at: int, kind: str) -> bool:
    """Whether a reporting verb tells who speaks: not in "called off", nor in "since verified"."""
    if kind == "confirm" and at and tokens.lower[at - 1] in _CONFIRMED:
        return False
    return tokens.lower[at + 1 : at + 2] != ["off"]


_CONFIRMED = frozenset("since now later been was were is are be being independently officially fully".split())
"""Before "confirmed", that it is what was done with something."""


def _is_number(tokens: Tokens, root: str) -> bool:
    """Whether a word is a number, as the nine of "heard nothing for nine days", or a year."""
    return root[0].isdecimal() or bool(tokens.words[tokens.stems.index(root)].kinds & Kind.NUMBER)


def _is_charge(tokens: Tokens, root: str) -> bool:
    """Whether a word tells of what somebody is charged with, who may deny it: "on trial in Torvik for fraud"."""
    at = tokens.stems.index(root)
    low = max(0, at - _TO_CHARGE)
    low = max([low, *(place + 1 for place in range(low, at) if tokens.lower[place] in _PARTING)])
    places = [place for place in range(low, at) if tokens.lower[place] in _CHARGED]
    return any(not _WITH_WHAT.isdisjoint(tokens.lower[place + 1 : at]) for place in places[-1:])


_CHARGED = frozenset("trial charged charge charges accused indicted prosecuted arraigned".split())
_WITH_WHAT = frozenset("for with of over".split())
_PARTING = frozenset(", ; and but who which after when".split())
_TO_CHARGE = 12
"""Words from such a word to the charge."""


_UNITS = frozenset(stem(unit + end) for unit in UNITS_OF_TIME for end in ("", "s"))
"""A span of time is not what is negated."""
_OPEN = frozenset("unclear unknown unconfirmed unverified undecided uncertain".split())
_EXCEPT = frozenset("except save unless until apart besides".split())
"""Words by which a sentence takes something out of what it negates: "not beaten, except once"."""


def _pairs(material: Material, number: int) -> Iterator[tuple[Word, Word]]:
    return pairwise(material.lines.all[number].words)


def _added(tokens: Tokens, free: Set[str], bound: dict[str, int]) -> str:
    """The stem right behind a "not" of the text, where the sentences have it and never under a negation."""
    for at, word in enumerate(tokens.words):
        if word.lower in {"not", "never"}:
            root = _negated_by(tokens.words, at)
            if root and root in free and root not in bound:
                return root
    return ""


def _turned_round(material: Material, tokens: Tokens, lines: list[int]) -> int | None:
    """The sentence whose "X, not Y" is told as "Y, not X"."""
    ours = _set_apart(tokens.words)
    for number in lines if ours else ():
        theirs = _set_apart(material.lines.all[number].words)
        for (one, other), (first, second) in product(ours, theirs):
            if (one - other) & (second - first) and (other - one) & (first - second) and not one & (first - second):
                return number
    return None


def _set_apart(words: Sequence[Word]) -> list[tuple[set[str], set[str]]]:
    """The content words before and behind each ", not"."""
    found = []
    for at in range(1, len(words) - 1):
        if words[at].lower == "not" and words[at - 1].form in {",", "and"}:
            before = {word.stem for word in words[max(0, at - 1 - _NEAR) : at - 1]} - {""}
            behind = {word.stem for word in words[at + 1 : at + 1 + _NEAR]} - {""}
            if before and behind:
                found.append((before, behind))
    return found


def _is_condition(line: Line, hoped: bool) -> bool:
    """Whether a sentence tells by an "unless" what may be or not: "more will follow unless the shelling stops"; or by
    an "until", of what is only hoped for or planned here: "work cannot start until a deal is signed"."""
    return any(word.lower == "unless" or (hoped and word.lower == "until") for word in line.words)


def _is_told_behind(line: Line, root: str) -> bool:
    """Whether a sentence tells of what it denies as something that was: "denied an attack in which five died"."""
    if not line.kinds & DENIED:
        return False
    low = [word.lower for word in line.words]
    ends = [at for at in range(len(low) - 1) if low[at] in {"in", "during"} and low[at + 1] == "which"]
    places = [at for at, word in enumerate(line.words) if word.stem == root]
    return any(0 < end - at <= _FAR + 2 for end in ends for at in places)


def _is_told_there(tokens: Tokens, line: Line) -> bool:
    """Whether a statement has the one negation of a sentence, round other words: "evidence was not enough" for "there
    was not enough evidence"."""
    negations = [word for word in line.words if word.kinds & _NEGATING]
    bound = line.sides(NEGATED)[1]
    if len(negations) != 1 or not bound:
        return False
    ours = (_negated_by(tokens.words, at) for at, word in enumerate(tokens.words) if word.kinds & NEGATED)
    return any(root in bound for root in ours)


def _is_topic(tokens: Tokens, root: str) -> bool:
    """Whether a word is what something is about, of which nothing is asserted: "look into the matter of payment"."""
    at = tokens.stems.index(root)
    before = [low for low in tokens.lower[max(0, at - _TO_TOPIC) : at] if low not in _THE]
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in _TOPICS


_TO_TOPIC = 4
"""Words before a topic in which "the matter of" stands."""
_TOPICS = frozenset("matter question issue subject topic possibility".split())


def _is_claimed_by_another(material: Material, tokens: Tokens, root: str, number: int) -> bool:
    """Whether what a sentence denies or cannot confirm is told as what somebody else says: "A claims that it flew" for
    "B denied A's claim that it flew"."""
    there = material.lines.all[number]
    theirs = {word.lower for word in there.words}
    unconfirmed = not _CONFIRMS.isdisjoint(theirs) and all(kind != "confirm" for _, kind in reported(tokens))
    if not (unconfirmed or root in there.sides(DENIED)[1]) or words_of("claimed", "accusations").isdisjoint(theirs):
        return False
    verbs = [at for at, _ in reported(tokens) if at < tokens.stems.index(root)]
    subject = {stem for at in verbs[:1] for stem in tokens.stems[max(0, at - _SUBJECT) : at] if stem}
    deniers = [item for item in material.speakers_in(number) if is_denial(item)]
    claimed = not subject.isdisjoint(there.roots)
    return (
        claimed and (unconfirmed or bool(deniers)) and all(subject.isdisjoint(material.about(item)) for item in deniers)
    )


_CONFIRMS = frozenset("confirm confirmed verify verified corroborate".split())
_SUBJECT = 5
"""Words before a reporting verb in which its subject stands."""


def _stands_behind_contrast(line: Line, root: str) -> bool:
    """Whether a sentence negates once, to set one thing against another, and a stem is what both are said of: the blow
    in "a serious but not life-threatening blow"."""
    words = line.words
    negations = [at for at, word in enumerate(words) if word.kinds & _NEGATING]
    if len(negations) != 1 or not _sets_apart(words, negations[0]):
        return False
    at = negations[0]
    if {"a", "an"}.isdisjoint(word.lower for word in words[max(0, at - _TO_ARTICLE) : at - 1]):
        return False
    behind = [word.stem for word in words[at + 1 : at + 1 + _FAR]]
    if root not in behind:
        return False
    between = words[at + 1 : at + 1 + behind.index(root)]
    enough = sum(bool(word.stem) for word in between) >= _SET_APART
    return enough and _JOINING.isdisjoint(word.lower for word in between)


_JOINING = frozenset("or and to with of for in by at on , ; nor".split())
"""Words by which what a "not" reaches goes on."""
_NEGATING = _NO | Kind.IMPLICATIVE | Kind.UNDONE
_FAR = 8
"""Words behind a negation that are looked at."""
_TO_ARTICLE = 4
"""Words before a "not" in which the article of "a serious but not" stands."""
_SET_APART = 2
"""Content words that stand between a "not" and what it does not reach."""


def _sets_apart_too(material: Material, tokens: Tokens, negations: list[int], lines: list[int]) -> bool:
    """Whether a text sets the same thing apart as the article does in other words: "10, not 11" for "10 rather than
    11"."""
    if not all(at and tokens.lower[at] == "not" and tokens.lower[at - 1] in _SETTING for at in negations):
        return False
    theirs: set[str] = set()
    for line in (material.lines.all[number] for number in lines):
        for at, word in enumerate(line.words):
            after = line.words[at + 1].lower if at + 1 < len(line.words) else ""
            if (word.lower, after) in _APART:
                theirs.update(it.stem for it in line.words[at + 2 : at + 2 + _NEAR])
    ours = [_negated_by(tokens.words, at) for at in negations]
    return all(root and root in theirs for root in ours)


_APART = {("rather", "than"), ("instead", "of")}
"""Phrases by which an article sets something apart."""
_CONTRAST = frozenset({"and", "but", "rather"})
"""Behind these a "not" sets one thing against another: "a pulled muscle and not a clot"."""
_SETTING = _CONTRAST | {","}
"""The same, for one that is only looked for where the article does so, too: "10 judges, not 11"."""
_NEAR = 4
"""Words over which a plain negation is taken to reach surely; farther words may stand outside of it."""


def _is_name(tokens: Tokens, root: str, line: Line) -> bool:
    """Whether a stem is a name's or a day's inside the sentence, here or there, of which alone nothing is negated."""
    at = tokens.stems.index(root)
    if not tokens.words[at].kinds & Kind.CAPITAL:
        return False
    return at > 0 or any(word.stem == root and word.kinds & Kind.CAPITAL for word in line.words[1:])


def _is_close(statement: Statement, line: Line) -> bool:
    """Whether a sentence has most of a statement's words, so that it tells of the same: what is told in other words may
    be negated in other words as well."""
    roots = statement.tokens.roots
    return len(roots & line.roots) >= max(_SAME_WORDS, _SAME_SHARE * len(roots))


_SAME_WORDS, _SAME_SHARE = 3, 0.6


def _is_known_besides(line: Line, root: str, told: Set[str]) -> bool:
    """Whether a stem is of what a negated deed has to do with, and the deed is not told: the vote in "was not at the
    vote"."""
    words = line.words
    negations = [at for at, word in enumerate(words) if word.kinds & _NEGATING]
    places = [at for at, word in enumerate(words) if word.stem == root]
    if len(negations) != 1 or not words[negations[0]].kinds & NEGATED or len(places) != 1:
        return False
    low, at = negations[0], places[0]
    between = [word.lower for word in words[low + 1 : at]]
    behind = any(one in _BESIDE and other in _THE for one, other in pairwise(between))
    deed = _negated_by(words, low)
    return behind and deed != "" and deed not in told


_BESIDE = frozenset("at during after before since on with".split())
_THE = frozenset("the its his her their this that these those a an".split())


def _is_near(line: Line, root: str, told: Set[str]) -> bool:
    """Whether a stem stands close behind a plain negation: "failed to" is none, nor is a denial, beside which another
    may say that it was.

    The word that is negated has to be told, too: "did not raise its rate" is not "left its rate unchanged".
    """
    words = line.words
    negations = {
        at
        for at, word in enumerate(words)
        if word.kinds & NEGATED and not _sets_apart(words, at) and _negated_by(words, at) in told
    }
    places = (at for at, word in enumerate(words) if word.stem == root)
    return any(not negations.isdisjoint(range(at - _NEAR, at)) for at in places)


def _negated_by(words: Sequence[Word], at: int) -> str:
    """The stem of the first content word behind a negation; none close by: ""."""
    return next((word.stem for word in words[at + 1 : at + 1 + _NEAR] if word.stem), "")


def _is_beside(line: Line, root: str) -> bool:
    """Whether a stem is negated by the word before it or by itself wherever it stands: "no arrests", "unhurt"."""
    words = line.words
    return all(
        word.kinds & Kind.UNDONE
        or (at and words[at - 1].lower in {"no", "not", "never"} and not _sets_apart(words, at - 1))
        for at, word in enumerate(words)
        if word.stem == root
    )


def _sets_apart(words: Sequence[Word], at: int) -> bool:
    """Whether a "not" sets one thing against another."""
    return at > 0 and words[at].lower == "not" and words[at - 1].lower in _CONTRAST


def _negates_somewhere(material: Material, roots: set[str]) -> bool:
    """Whether some sentence negates and has one of these stems: what a statement without evidence may rest on."""
    return not roots.isdisjoint(material.stems_beside(_NO))


def says_no(kinds: int) -> bool:
    """Whether words of these classes negate, be it by the sense of one."""
    return bool(kinds & (Kind.NO | Kind.FAINT_NO))


def is_denial(attribution: Attribution) -> bool:
    """Whether an attribution denies."""
    lemma = attribution.cue.lemma or ""
    return attribution.speech_act == "deny" or lemma in {"deny", "refute", "reject", "dismiss"}
