"""Words that are set against each other are not changed over: inside for outside, before for after, most for all."""

from collections.abc import Iterator, Sequence, Set
from functools import cache

from summariser.audit.reading.dictionary import CALENDAR, Kind, Word, stem
from summariser.audit.reading.lexicon import telling_behind, words_against
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import NEGATED
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding
from summariser.timewords import UNITS_OF_TIME

NAME = "polarity"
"""Its findings are that check's."""
_ORDER = frozenset("before after".split())
"""They tell an order of what stands behind them: "the talks before the vote" is no other than "the vote after the
talks"."""
_CLOSE = 3
"""Content words behind one of them that are looked at."""
_PER = frozenset("per each every".split())


@cache
def _others() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    """Word → the words of its side and of the other, for each pair of sides that it stands in."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for one, other in words_against():
        for own, opposite in ((one, other), (other, one)):
            for word in own:
                found.setdefault(word, []).append((own, opposite))
    return found


def turned_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """A word whose opposite the sentences have that a statement rests on, where they do not have it, nor the statement
    both; and another "per week"."""
    tokens = statement.tokens
    if not tokens.kinds & Kind.AGAINST:
        return
    lines = material.aligned(statement, 2, 0.7)
    if not lines:
        return
    sides = _others()
    ours, theirs = set(tokens.lower), set(material.lines.lower(lines))
    near: dict[str, set[str]] | None = None
    for at, word in enumerate(tokens.words):
        if not word.kinds & Kind.AGAINST or tokens.flags[at] & NEGATED or _compares(tokens.words, at):
            continue
        other, behind = "", _next(tokens.words, at)
        if behind:
            if near is None:
                there = (material.lines.all[number] for number in lines)
                near = _beside_each([line.words for line in there if line.kinds & Kind.AGAINST])
            other = _other_before(word, behind, near)
        if not other and word.lower not in telling_behind():
            other = next(
                (
                    _found(opposite & theirs)
                    for own, opposite in sides.get(word.lower, ())
                    if own.isdisjoint(theirs) and not opposite.isdisjoint(theirs) and opposite.isdisjoint(ours)
                ),
                "",
            )
        if other and word.lower in _ORDER and not _of_the_same(material, lines, tokens.words, at, other):
            other = ""
        if word.lower in _PER:
            other = _other_unit(material, lines, tokens.words, at)
        if other:
            shown = f"{word.form} {tokens.words[at + 1].form}" if word.lower in _PER else word.form
            message = f"{short(shown)} is told; the article has {short(other)}"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
            return


def _compares(words: Sequence[Word], at: int) -> bool:
    """Whether "against" sets a number beside another one: "52.3 percent against her 45.1"."""
    before = words[max(0, at - 2) : at]
    return words[at].lower == "against" and any(word.kinds & Kind.NUMBER for word in before)


def _next(words: Sequence[Word], at: int) -> str:
    """The stem of the word right behind one, but for articles; before a word that can tell either way, of a name, a
    number or a time alone."""
    for word in words[at + 1 : at + 1 + _TO_NEXT]:
        if word.stem or word.kinds & Kind.NUMBER:
            wayward = words[at].lower in _WAYS and not word.kinds & (Kind.CAPITAL | Kind.NUMBER | Kind.TIME)
            return "" if wayward else word.stem or word.lower
        if word.lower in _PRONOUNS:
            return word.lower
        if word.lower not in _ARTICLES:
            return ""
    return ""


_TO_NEXT = 3
_ARTICLES = frozenset("the a an its his her their this that".split())
_WAYS = frozenset("from to into until till since for".split())


def _beside_each(sentences: Sequence[Sequence[Word]]) -> dict[str, set[str]]:
    """The words of some sentences that are set against others, each with all that stands right behind it."""
    found: dict[str, set[str]] = {}
    for words in sentences:
        for at, word in enumerate(words):
            if word.kinds & Kind.AGAINST:
                found.setdefault(word.lower, set()).add(_next(words, at))
    return found


def _other_before(word: Word, behind: str, near: dict[str, set[str]]) -> str:
    """The word that the sentences have before the same, where it is set against this one: "the second device"."""
    for own, opposite in _others().get(word.lower, ()):
        if not any(behind in near.get(it, ()) or not _PRONOUNS.isdisjoint(near.get(it, ())) for it in own):
            found = {it for it in opposite if behind in near.get(it, ())}
            if found:
                return _found(found)
    return ""


_PRONOUNS = frozenset("it them him there".split())


def _found(words: Set[str]) -> str:
    return min(words, default="")


def _of_the_same(material: Material, lines: list[int], words: Sequence[Word], at: int, other: str) -> bool:
    """Whether the same stands behind a word here as behind its opposite there."""
    ours = _behind(words, at)
    ours = {root for root in ours if root not in _DAYS} or ours  # "before dawn Saturday", "after Saturday's storm"
    return any(
        not ours.isdisjoint(_behind(line.words, place))
        for line in (material.lines.all[number] for number in lines)
        for place, word in enumerate(line.words)
        if word.lower == other
    )


_DAYS = frozenset(map(stem, CALENDAR))


def _behind(words: Sequence[Word], at: int) -> set[str]:
    """The first content words behind one, up to a mark."""
    found: list[str] = []
    for word in words[at + 1 :]:
        if len(found) == _CLOSE or (word.kinds & Kind.BREAK and not word.stem):
            break
        if word.stem:
            found.append(word.stem)
    return set(found)


def _other_unit(material: Material, lines: list[int], words: Sequence[Word], at: int) -> str:
    """The unit of time behind "per" in the sentences, where another stands behind it here."""
    own = words[at + 1].lower if at + 1 < len(words) else ""
    if own not in UNITS_OF_TIME:
        return ""
    theirs = [
        (one.lower, two.lower)
        for line in (material.lines.all[number] for number in lines)
        for one, two in zip(line.words, line.words[1:], strict=False)
        if two.lower in UNITS_OF_TIME and one.lower in _PER | {"a", "an"}
    ]
    units = {unit for _, unit in theirs}
    return " ".join(theirs[0]) if theirs and own not in units else ""
