"""Who did it, to whom, and what was done: no police for gunmen, no arrest for a search."""

from collections.abc import Iterator, Sequence
from functools import cache

from summariser.audit.dictionary import Kind, Word, stem
from summariser.audit.lexicon import alike
from summariser.audit.lexicon import words as words_of
from summariser.audit.material import Material
from summariser.audit.statements import Statement
from summariser.audit.tokens import Tokens
from summariser.audit.wording import short
from summariser.gazetteer import codes
from summariser.models import Finding

NAME = "support"
"""Its findings are that check's."""


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Word → the stems by which an article may tell of the same people or deed."""
    return {word: frozenset(map(stem, more)) - {""} for own, more in alike() for word in own}


def replaced_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """People or a deed for which neither what a statement rests on nor the sentences beside it have a word."""
    tokens = statement.tokens
    if not tokens.kinds & (Kind.PEOPLE | Kind.NAME):
        return
    lines = statement.lines or material.aligned(statement, 2, 0.7)
    if not lines:
        return
    near = material.lines.roots(material.lines.beside(lines))
    groups = _groups()
    for at, word in enumerate(tokens.words):
        if word.kinds & Kind.PEOPLE and groups[word.lower].isdisjoint(near) and not _speaks(tokens, at):
            message = f"{short(word.form)}: what this rests on has no such word"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
            return
    yield from _another_nation(material, statement, lines)


def _speaks(tokens: Tokens, at: int) -> bool:
    """Whether a reporting verb follows: who spoke is looked at by the check of speakers."""
    return any(word.kinds & Kind.REPORTS for word in tokens.words[at + 1 : at + 3])


def _another_nation(material: Material, statement: Statement, lines: list[int]) -> Iterator[Finding]:
    """ "U.S. troops" where the sentences have "French troops" alone."""
    words = statement.tokens.words
    for at, own in _told_nations(words):
        noun = _noun_behind(words, at)
        if not noun:
            continue
        near = [material.lines.all[number].words for number in material.lines.beside(lines)]
        theirs = {
            code: line[place].form
            for line in near
            for place, code in _told_nations(line)
            if _noun_behind(line, place) == noun
        }
        if theirs and own not in theirs:
            message = f"{short(words[at].form)} is told; the article has {short(next(iter(theirs.values())))}"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
            return


@cache
def _nations() -> dict[str, str]:
    """Word → code of the nation, the people or the faith that it tells, in lower case."""
    known = {name.lower(): code for name, code in codes("adjectives").items() if " " not in name}
    return known | {word: word for word in words_of("nations", "peoples")} | {"us": "USA", "uk": "GBR"}


def nations_in(words: Sequence[Word]) -> set[str]:
    """The nations and faiths that some words tell of."""
    return {code for _, code in _told_nations(words)}


def _told_nations(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Index of the last word of each nation told by its adjective, or as "U.S.", and its code."""
    known = _nations()
    for at, word in enumerate(words):
        if word.form == "S" and at > 1 and words[at - 2].form == "U":
            yield at, "USA"
            continue
        code = known.get(word.lower) if word.kinds & Kind.CAPITAL or word.lower == "foreign" else None
        if code and (word.lower not in {"us", "uk"} or word.form.isupper()):
            yield at, code


def _noun_behind(words: Sequence[Word], at: int) -> str:
    """The stem of the first content word behind one, where no name is."""
    for word in words[at + 1 : at + 3]:
        if word.stem:
            return "" if word.kinds & Kind.CAPITAL else word.stem
        if word.form != ".":
            return ""
    return ""
