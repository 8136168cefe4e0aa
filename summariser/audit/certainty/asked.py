"""What is only asked in the article is not told as an answer: "whether the workers had been locked in"."""

from collections.abc import Iterator, Sequence
from functools import cache

from summariser.audit.reading.dictionary import Kind, Word, stem
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import DENIED, NEGATED, UNREAL
from summariser.audit.reading.statements import Statement
from summariser.models import Finding

NAME = "certainty"
"""Its findings are that check's."""
_TO_WHETHER = 6
"""Words before "whether" among which stands that it is not known."""
_ASKED = 0.4
"""Share of the words asked about that are told."""


def answered_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """A statement with the words of a clause behind "whether", and without a word that leaves them open."""
    tokens, whole = statement.tokens, statement.whole
    kinds, operators = tokens.kinds | whole.kinds, tokens.has_operator | whole.has_operator
    open_here = words_of("asked", "here")
    if statement.places == ["/headline"] or kinds & Kind.HEDGE or operators & (UNREAL | NEGATED | DENIED):
        return
    if not (open_here.isdisjoint(tokens.lower) and open_here.isdisjoint(whole.lower)):
        return
    for number in material.aligned(statement, 2, 0.7):
        words = material.lines.all[number].words
        at = next((at for at, word in enumerate(words) if word.lower == "whether"), -1)
        if at < 0 or _open_there().isdisjoint(word.stem for word in words[max(0, at - _TO_WHETHER) : at]):
            continue
        asked = _clause(words[at + 1 :])
        told = asked & tokens.roots
        beside = [line for line in material.lines.beside([number]) if line != number]
        besides = {word.stem for word in words[:at]} | material.lines.roots(beside)
        if len(told) >= max(2, len(asked) * _ASKED) and not told <= besides:
            message = "told as known; the article only has it asked whether it is so"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(number)])
            return


@cache
def _open_there() -> frozenset[str]:
    """The stems by which an article tells that something is not known."""
    return frozenset(map(stem, words_of("asked", "there")))


def _clause(words: Sequence[Word]) -> set[str]:
    """The content words of a clause, up to a mark or one that begins another."""
    end = next((at for at, word in enumerate(words) if word.kinds & Kind.BREAK), len(words))
    return {word.stem for word in words[:end]} - {""}
