"""Who did it, to whom, with what and where: no police for gunmen, no arrest for a search, no school for a hospital."""

from collections.abc import Iterator, Sequence
from functools import cache

from summariser.audit.reading.dictionary import Kind, Word, stems_of
from summariser.audit.reading.lexicon import alike
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import finding, short
from summariser.gazetteer import codes
from summariser.models import Finding

NAME = "support"
"""Its findings are that check's."""


_OTHERS = Kind.PEOPLE | Kind.THING


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Word → the stems by which an article may tell of the same people, deed or thing."""
    return {word: stems_of(more) for own, more in alike("people", "deeds", "things") for word in own}


def replaced_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """People, a deed or a thing for which neither what a statement rests on nor the sentences beside it have a word.

    Where a statement has no evidence of its own, a thing may stand anywhere in the article.
    """
    tokens = statement.tokens
    if not tokens.kinds & (_OTHERS | Kind.NAME | Kind.SIDE):
        return
    lines = statement.lines or material.aligned(statement, 2, 0.7)
    if not lines:
        return
    if tokens.kinds & _OTHERS:
        yield from _other_words(material, statement, lines)
    if tokens.kinds & (Kind.NAME | Kind.SIDE):
        yield from _another_nation(material, statement, lines)


def _other_words(material: Material, statement: Statement, lines: list[int]) -> Iterator[Finding]:
    """The first noun for people, a deed or a thing that is not told there."""
    tokens, groups = statement.tokens, _groups()
    near = material.lines.roots(material.lines.beside(lines))
    for at, word in enumerate(tokens.words):
        if not word.kinds & _OTHERS or not groups[word.lower].isdisjoint(near):
            continue
        if word.kinds & Kind.PEOPLE and _speaks(tokens, at):
            continue
        named = any(it.kinds & Kind.NAME for it in tokens.words[at + 1 : at + 2])
        if named and word.lower in words_of("speakers", "posts"):
            continue  # "mayor Ida Brandt": the check of speakers looks at her post
        behind = tokens.lower[at + 1 : at + 2]
        if behind and behind[0].isalpha() and material.holds(f"{word.lower} {behind[0]}"):
            continue  # "fire chief", whom the article calls so elsewhere
        lead = material.lines.roots(range(min(_LEAD, len(material.lines))))
        spoken_of = not _THEY.isdisjoint(material.lines.lower(lines))
        if word.kinds & Kind.PEOPLE and spoken_of and not groups[word.lower].isdisjoint(lead):
            continue  # "their driver", of those whom the lead names
        if word.kinds & Kind.PEOPLE and _is_title(material, tokens, at):
            continue  # "lawyer Paz", whom the article calls a lawyer elsewhere
        if word.kinds & Kind.THING and not groups[word.lower].isdisjoint(
            lead if statement.evidence else material.stems
        ):
            continue
        if word.kinds & Kind.THING or not _is_told_beside(tokens, at) or groups[word.lower].isdisjoint(material.stems):
            message = f"{short(word.form)}: what this rests on has no such word"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
            return


_THEY = frozenset("they them their he him his she her".split())
_LEAD = 3
"""Sentences at the top, with the headline, whose things are known all through the article: "the strike"."""


def _is_title(material: Material, tokens: Tokens, at: int) -> bool:
    """Whether a word stands before a name beside which the article has it, too."""
    name = tokens.words[at + 1 : at + 2]
    if not name or not name[0].kinds & Kind.NAME:
        return False
    lines, root = material.lines, tokens.words[at].stem
    near = (lines.words[max(0, place - _TO_TITLE) : place + _TO_TITLE] for place in lines.places_of(name[0].stem)[:20])
    return any(word.stem == root for some in near for word in some)


_TO_TITLE = 7
"""Words between a name and what its bearer is, at most."""


def _is_told_beside(tokens: Tokens, at: int) -> bool:
    """Whether a deed only tells what thing is meant, before it: "the burnt block"."""
    word = tokens.words[at]
    after = tokens.words[at + 1 : at + 2]
    before = tokens.lower[at - 1] if at else "the"
    return bool(word.kinds & Kind.PAST) and before in _ARTICLES and bool(after) and bool(after[0].stem)


_ARTICLES = frozenset("the a an this that its their his her".split())


def _speaks(tokens: Tokens, at: int) -> bool:
    """Whether a reporting verb follows: who spoke is looked at by the check of speakers."""
    return any(word.kinds & Kind.REPORTS for word in tokens.words[at + 1 : at + 3])


def _another_nation(material: Material, statement: Statement, lines: list[int]) -> Iterator[Finding]:
    """ "U.S. troops" where the sentences have "French troops" alone."""
    words, sides = statement.tokens.words, words_of("nations", "sides")
    theirs: dict[str, dict[str, str]] | None = None
    for at, own in _told_nations(words):
        noun = _noun_behind(words, at)
        if not noun:
            continue
        if theirs is None:
            theirs = _nations_by_noun([material.lines.all[number].words for number in material.lines.beside(lines)])
        known = {code: form for code, form in theirs.get(noun, {}).items() if (code in sides) == (own in sides)}
        if known and own not in known:
            message = f"{short(words[at].form)} is told; the article has {short(next(iter(known.values())))}"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
            return


def _nations_by_noun(sentences: Sequence[Sequence[Word]]) -> dict[str, dict[str, str]]:
    """By the stem of the noun behind it, the nations and sides that some sentences tell, with their words."""
    found: dict[str, dict[str, str]] = {}
    for line in sentences:
        for place, code in _told_nations(line):
            noun = _noun_behind(line, place)
            second = _noun_behind(line, place + 1) if noun else ""  # "an Azeri frontier town"
            for one in {noun, second} - {""}:
                found.setdefault(one, {}).setdefault(code, line[place].form)
    return found


_COUNTING = Kind.NUMBER | Kind.QUALIFIER


def weapons_of(material: Material) -> Iterator[Finding]:
    """A weapon whose kind is no word for what the article has there: a rifle for a mortar."""
    groups = _groups()
    for at, event in enumerate(material.summary.events):
        for index, weapon in enumerate(event.weapons):
            spoken = [material.tokens_of(span.text).words for span in weapon.spans]
            theirs = {word.stem for words in spoken for word in words if word.stem and not word.kinds & _COUNTING}
            for word in material.tokens_of(weapon.kind).words if theirs else ():
                if word.kinds & Kind.THING and groups[word.lower].isdisjoint(theirs):
                    message = f"the article has {short(weapon.spans[0].text)} here, not {short(weapon.kind)}"
                    yield finding(NAME, "warning", message, f"/events/{at}/weapons/{index}/kind", weapon.spans[:1])
                    break


@cache
def _nations() -> dict[str, str]:
    """Word → code of the nation, the people or the faith that it tells, in lower case."""
    known = {name.lower(): code for name, code in codes("adjectives").items() if " " not in name}
    return (
        known
        | {word: word for word in words_of("nations", "peoples") | words_of("nations", "sides")}
        | {"us": "USA", "uk": "GBR"}
    )


_TELLING = Kind.CAPITAL | Kind.SIDE
"""Classes of the words that tell a nation or a side."""


def nations_in(words: Sequence[Word]) -> set[str]:
    """The nations and faiths that some words tell of."""
    return {code for _, code in _told_nations(words)}


def _told_nations(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Index of the last word of each nation told by its adjective, or as "U.S.", and its code."""
    known = _nations()
    for at, word in enumerate(words):
        if not word.kinds & _TELLING and word.lower != "foreign":
            continue
        if word.form == "S" and at > 1 and words[at - 2].form == "U":
            yield at, "USA"
            continue
        code = known.get(word.lower)
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
