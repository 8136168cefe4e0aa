"""What is said is not given to another who speaks beside it: the mayor's figure to the ministry."""

from collections.abc import Iterator, Set
from functools import cache

from summariser.audit.reading.dictionary import Kind, stems_of
from summariser.audit.reading.kinship import are_akin
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import short
from summariser.models import Attribution, Finding

NAME = "speakers"
"""Its findings are that check's."""
_LEAST = 3
"""Content words that somebody's words and a statement have in common, for the statement to be of what he says."""
_SHARE = 3
"""How many times more these are than what the speaker who is told has of it."""
_TO_COLON = 6
"""Words before a colon that may name a speaker."""


def before_colon(tokens: Tokens) -> dict[str, str]:
    """Stem → word of what stands before the colon of "Agriculture ministry: a fifth of the rice is lost"; empty where
    there is none, or something else stands there."""
    opening = tokens.lower[1:_TO_COLON]
    if ":" not in opening:
        return {}
    words = tokens.words[: 1 + opening.index(":")]
    plain = not any(word.kinds & (Kind.PAST | Kind.NUMBER | Kind.REPORTS) for word in words)
    return {word.stem: word.form for word in words if word.stem} if plain else {}


def attributed_in(material: Material, statement: Statement, subject: Set[str], at: str = "") -> Iterator[Finding]:
    """What a statement gives to a speaker, and the article in most of its words to another; `at` is the stem of the
    verb by which it does."""
    content = _in_clause(statement.tokens, at) - subject - {at}
    lines = statement.lines or material.aligned(statement, 4, 0.35)
    there = {id(item): item for line in lines for item in material.speakers_in(line)}.values()
    known = [(len(content & _told(material, item)), item) for item in there]
    own = [(shared, item) for shared, item in known if are_akin(subject, material.about(item))]
    others = [(shared, item) for shared, item in known if not are_akin(subject, material.about(item))]
    if not own or not others:
        return
    most, other = max(others, key=lambda it: it[0])
    if most < _LEAST or max(shared for shared, _ in own) * _SHARE > most:
        return
    if other.source.kind == "named_person" and subject <= _plain():
        return  # "a resident says", who is named
    if "both" in statement.tokens.lower and not material.about(other).isdisjoint(statement.tokens.roots):
        return  # "A and B both claimed it"
    if any(item.via_id for _, item in known) or not other.source.spans or _is_of_both(material, other, subject):
        return
    told = other.source.name or other.source.spans[0].text
    message = f"the article has this from {short(told)}, not from whom it is given to here"
    yield from statement.findings(NAME, "warning", message, other.source.spans[:1])


def _in_clause(tokens: Tokens, verb: str) -> Roots:
    """The stems of the clause in which somebody speaks, of a statement with several: "Nila lowered its count, but
    rescuers warned that it would rise"."""
    ends = [at for at, word in enumerate(tokens.lower) if word in _PARTING]
    if not ends or verb not in tokens.stems:
        return tokens.roots
    at = tokens.stems.index(verb)
    low = max((end for end in ends if end < at), default=-1) + 1
    high = min((end for end in ends if end > at), default=len(tokens))
    return frozenset(tokens.stems[low:high]) - {""}


_PARTING = frozenset({"but", "while", "though", "although", "whereas", ";"})


@cache
def _plain() -> frozenset[str]:
    """The stems of what many a speaker is called."""
    return stems_of(words_of("speakers", "plain"))


def _told(material: Material, item: Attribution) -> Roots:
    return frozenset().union(*(material.roots(span.text) for span in item.content.spans))


def _is_of_both(material: Material, item: Attribution, subject: Set[str]) -> bool:
    """Whether what somebody says names the speaker who is told, too: "police said the mayor had asked"."""
    return not subject.isdisjoint(_told(material, item))
