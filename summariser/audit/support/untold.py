"""What is told to have happened has a word in the article: no agreement where none is told of, no collapse of talks
that go on."""

from collections.abc import Iterator, Set
from functools import cache

from summariser.audit.reading.dictionary import Kind, stem
from summariser.audit.reading.lexicon import alike
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding

NAME = "support"
"""Its findings are that check's."""
_LEAD = 3
"""Sentences at the top, with the headline, whose deeds are known all through the article."""


_Words = tuple[frozenset[str], frozenset[str]]
"""By what an article may tell a deed: stems, and function words in lower case."""


@cache
def ways() -> dict[str, _Words]:
    """By what an article may tell each of the verbs that are looked for, by their forms."""
    found: dict[str, _Words] = {}
    for own, more in alike("verbs"):
        stems = frozenset(stem(form) for word in more for form in (word, f"{word}d" if word.endswith("e") else word))
        small = frozenset(word for word in more if not stem(word))
        for form in own:
            earlier = found.get(form, (frozenset(), frozenset()))
            found[form] = (earlier[0] | stems - {""}, earlier[1] | small)
    return found


def untold_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """A deed for which what a statement rests on has no word, nor the sentences beside it, nor the lead."""
    tokens = statement.tokens
    if not tokens.kinds & Kind.VERB:
        return
    known: tuple[Set[str], Set[str]] | None = None
    for word in tokens.words:
        if not word.kinds & Kind.VERB:
            continue
        stems, small = ways()[word.lower]
        if known is None:
            known = _known(material, statement)
        if stems.isdisjoint(known[0]) and small.isdisjoint(known[1]):
            message = f"{short(word.form)}: the article tells of no such thing here"
            yield from statement.findings(NAME, "warning", message)
            return


def _known(material: Material, statement: Statement) -> tuple[Set[str], Set[str]]:
    """The stems and the words of the sentences in which a deed may be told."""
    lines = material.lines
    rest = statement.lines or material.aligned(statement)
    near = {*lines.beside(rest), *range(min(_LEAD, len(lines)))}
    return lines.roots(near), set(lines.lower(near))
