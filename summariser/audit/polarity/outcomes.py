"""What turned out one way is not told as the other: freed for abducted, acquitted for convicted."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from summariser.audit.reading.dictionary import Kind, Word, stem
from summariser.audit.reading.lexicon import opposed
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import DENIED, NEGATED, UNREAL
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding

NAME = "polarity"
"""Its findings are that check's."""
_NO = NEGATED | DENIED


class _Side(NamedTuple):
    """The stems of one outcome, and of its opposite."""

    own: frozenset[str]
    other: frozenset[str]


@cache
def _sides() -> dict[str, list[_Side]]:
    """Stem → the outcomes that it tells."""
    found: dict[str, list[_Side]] = {}
    for one, other, both in opposed():
        stems = frozenset(map(stem, one)), frozenset(map(stem, other))
        for own, opposite in (stems, stems[::-1]) if both else (stems,):
            for root in own:
                found.setdefault(root, []).append(_Side(own, opposite))
    return found


def outcomes_of(material: Material, statement: Statement) -> Iterator[Finding]:
    """An outcome that the sentences which a statement rests on do not tell, where they tell the opposite; and one that
    they tell, under a negation."""
    tokens = statement.tokens
    if not tokens.kinds & Kind.OUTCOME:
        return
    lines = material.aligned(statement)
    theirs = material.lines.roots(lines)
    for at, (word, flags) in enumerate(zip(tokens.words, tokens.flags, strict=True)):
        if not word.kinds & Kind.OUTCOME:
            continue
        message = ""
        negated = flags & NEGATED and not _has_verb_before(tokens.words, at)
        if negated and _is_plain(material, lines, word.stem) and word.stem not in _free(statement):
            message = f"{short(word.form)} is negated here; the article has it without a negation"
        elif not flags & _NO:
            other = _opposite(material, lines, word.stem, flags & UNREAL, set(tokens.roots) - {word.stem}, set(theirs))
            other = other or _opposite_of_number(material, lines, tokens.words, at)
            message = other and f"{short(word.form)} is told; the article has {other}"
        if message:
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
            return


def _has_verb_before(words: Sequence[Word], at: int) -> bool:
    """Whether a verb stands between a negation and a word, which it then does not reach: "not attacked the wood thought
    to hold them"."""
    for word in reversed(words[:at]):
        if word.kinds & NEGATED:
            return False
        if word.kinds & Kind.PAST and word.stem:
            return True
    return False


def _free(statement: Statement) -> set[str]:
    """The stems of a statement that stand under no negation somewhere in it."""
    tokens = statement.tokens
    return {root for root, flags in zip(tokens.stems, tokens.flags, strict=True) if not flags & NEGATED}


def _is_plain(material: Material, lines: list[int], root: str) -> bool:
    """Whether the sentences have a word, and never under a negation or a denial."""
    sides = [material.lines.all[line].sides(_NO) for line in lines]
    return any(root in free for free, _ in sides) and not any(root in bound for _, bound in sides)


def _opposite(material: Material, lines: list[int], root: str, unreal: int, ours: set[str], theirs: set[str]) -> str:
    """The article's word for the opposite of an outcome, where it does not have this one, nor the statement both.

    Neither is negated, and both are told as done, or both (`unreal`) as to come. `ours` are the other stems of the
    statement, `theirs` those of the sentences.
    """
    for side in _sides().get(root, ()):
        if not side.own.isdisjoint(theirs) or not side.other.isdisjoint(ours):
            continue
        if any(not side.other.isdisjoint(material.lines.all[line].sides(_NO)[1]) for line in lines):
            continue  # "neither raised nor accepted" for "disputed"
        for line in (material.lines.all[line] for line in lines):
            free, _ = line.sides(_NO)
            sure, may = line.sides(UNREAL)
            like = may if unreal else sure
            for word in line.words:
                if word.stem in side.other and word.kinds & Kind.OUTCOME and word.stem in free and word.stem in like:
                    return short(word.form)
    return ""


_NEAR = 4
"""Words from an outcome to the number of those whom it befell."""


def _opposite_of_number(material: Material, lines: list[int], words: Sequence[Word], at: int) -> str:
    """The article's word for the opposite of an outcome, of as many as it is told of here: "acquitted 337" of a court
    that jailed 337 and acquitted 70."""
    near = [it for it in _around(words, at) if it.value and it.value > 1]
    if not near:
        return ""
    wholes = {id(words[place + 2]) for place in range(len(words) - 2) if _is_of_the(words, place)}
    number = next((it.value for it in near if id(it) not in wholes), None)
    stems = {word.stem for word in words}
    sides = [side for side in _sides().get(words[at].stem, ()) if side.other.isdisjoint(stems)]
    found = ""
    for line in (material.lines.all[line] for line in lines) if number else ():
        for place, word in enumerate(line.words):
            if word.value != number:
                continue
            there = [it for it in _around(line.words, place) if it.kinds & Kind.OUTCOME]
            if any(it.stem in side.own for it in there for side in sides):
                return ""
            found = found or next((it.form for it in there for side in sides if it.stem in side.other), "")
    return short(found) if found else ""


def _is_of_the(words: Sequence[Word], at: int) -> bool:
    """Whether "of the" stands there: behind it a number tells of how many some are, "seven of the eleven"."""
    return words[at].lower == "of" and words[at + 1].lower in {"the", "its", "his", "her", "their"}


_PARTING = frozenset("from than by with between against".split())
"""Before a number, what a verb in front of it does not do to those counted."""


def _around(words: Sequence[Word], at: int) -> list[Word]:
    """The words close to one, the nearest first, none behind a mark that ends a clause."""
    found: list[Word] = []
    for step in (1, -1):
        for index in range(at + step, at + step * (_NEAR + 1), step):
            if not 0 <= index < len(words) or words[index].kinds & Kind.BREAK:
                break
            if step < 0 and words[index].lower in _PARTING:
                break  # "differed from the 42 people"
            found.append(words[index])
    return found
