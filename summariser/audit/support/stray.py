"""Words that the article has in another place, and words of extent that it does not have where a statement rests."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from summariser.audit.reading.dictionary import Kind, Word, stems_of
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.detect.data import table
from summariser.models import Finding

NAME = "support"
"""Its findings are that check's."""
_LEAD = 2
"""Sentences at the top, with the headline, of which the whole article speaks."""
_BEGINNING = 4
"""Letters that two words of one stem have in common."""
_OTHERWISE = (
    Kind.NUMBER
    | Kind.NAME
    | Kind.TIME
    | Kind.NEGATES
    | Kind.MODAL
    | Kind.EFFECT
    | Kind.REPORTS
    | Kind.PEOPLE
    | Kind.THING
)
"""Words that other checks look at."""


@cache
def _passed_over() -> frozenset[str]:
    """Stems of words for people, who are known all through an article, and of plain verbs."""
    return stems_of(
        [
            *words_of("speakers", "plain"),
            *words_of("speakers", "posts"),
            *table("casualties")["people"]["words"].split(),
            *words_of("bonds", "light"),
            *words_of("bonds", "actors"),
            *words_of("stray", "persons"),
            *words_of("stray", "plain"),
            *words_of("common", "others"),
        ]
    )


def stray_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """A word of content that the article has, but neither where a statement rests nor beside it."""
    if not statement.lines:
        return
    words = statement.tokens.words
    far = [word for word in words if word.stem and not word.kinds & _OTHERWISE and word.stem in material.stems]
    if not far:
        return
    near = _near(material, statement)
    far = [word for word in far if word.stem not in near and word.stem not in _passed_over()]
    if not far:
        return
    beginnings = {root[:_BEGINNING] for root in near}
    behind = {one: other.lower for one, other in pairwise(words)}
    for word in far:
        if behind.get(word) in _PARTICLES:
            continue  # "ruled out" is no ruling
        if word.stem[:_BEGINNING] in beginnings or word.lower.endswith("ly") or _is_theme(material, word):
            continue
        if _is_called_so(material, word, behind.get(word)) or word.stem in material.topic:
            continue
        if _is_beside_name(material, words, word):
            continue
        message = f"{short(word.form)} stands in the article, not where this rests"
        yield from statement.findings(NAME, "warning", message, statement.evidence[:1])
        return


def _is_called_so(material: Material, word: Word, behind: str | None) -> bool:
    """Whether the article has a word with that behind it somewhere, of which the sentences have the second alone: "the
    station" for "the coffee station"."""
    return behind is not None and behind.isalpha() and material.holds(f"{word.lower} {behind}")


def _is_beside_name(material: Material, words: Sequence[Word], word: Word) -> bool:
    """Whether a word stands before a name beside which the article has it somewhere: "consultant Olav Rhee"."""
    at = next(place for place, it in enumerate(words) if it is word)
    name = words[at + 1] if at + 1 < len(words) else word
    if not name.kinds & Kind.NAME or not name.stem:
        return False
    places = material.lines.places_of(name.stem)[:_LOOKED_AT]
    near = (material.lines.words[max(0, place - _TO_NAME) : place + _TO_NAME] for place in places)
    return any(it.stem == word.stem for some in near for it in some)


_LOOKED_AT = 10
"""Places of a name that are looked at."""
_TO_NAME = 5
"""Words between a name and what its bearer is."""
_PARTICLES = frozenset("out off up down away over back".split())


def extent_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """ "All", "most" or "both" for which the sentences have no such word."""
    tokens = statement.tokens
    if keyed("extent").keys().isdisjoint(tokens.lower):
        return
    told = [word for word in tokens.words if word.lower in keyed("extent")]
    lines = statement.lines or material.aligned(statement)
    low = set(material.lines.lower({*lines, *(number - 1 for number in lines if number)}))
    for word in told:
        if word.lower == "both" and any(_names_two(material.lines.all[number].words) for number in lines):
            continue
        own = words_of("extent", keyed("extent")[word.lower])
        if own.isdisjoint(low) and words_of("also", keyed("extent")[word.lower]).isdisjoint(low):
            message = f"{short(word.form)}: what this rests on has no such word"
            yield from statement.findings(NAME, "warning", message, statement.evidence[:1])
            return


def _names_two(words: Sequence[Word]) -> bool:
    """Whether two names are joined by an "and"."""
    return any(
        words[at].lower == "and" and words[at - 1].kinds & words[at + 1].kinds & Kind.NAME
        for at in range(1, len(words) - 1)
    )


def _is_theme(material: Material, word: Word) -> bool:
    """Whether a word comes up in so many sentences that it is what the article speaks of."""
    places = material.lines.places_of(word.stem)
    return len(places) >= _OFTEN and len(set(map(material.lines.of_word, places))) >= _OFTEN


_OFTEN = 3


def _near(material: Material, statement: Statement) -> Roots:
    """The stems of the sentences that a statement cites, of each one before, and of the lead."""
    lines = material.lines
    near = {*statement.lines, *(number - 1 for number in statement.lines if number), *range(min(_LEAD, len(lines)))}
    if not _IT.isdisjoint(lines.lower(statement.lines)):
        near.update(number - back for number in statement.lines for back in range(2, 2 + _BACK) if number >= back)
    return lines.roots(near)


_IT = frozenset("it them this that these those such".split())
_BACK = 2
"""Sentences more before one that says "it" in which that may be named."""
