"""What is told of an event is told in the sentences that it cites, and the same way round."""

from collections.abc import Iterator
from functools import cache

from summariser.audit.reading.deeds import WAGE, Told
from summariser.audit.reading.dictionary import Kind, stem, stems_of
from summariser.audit.reading.lexicon import alike, keyed, opposed, words
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement, is_verbatim
from summariser.audit.reading.wording import short
from summariser.audit.support.bonds import bonds_of
from summariser.audit.support.replaced import replaced_in, weapons_of
from summariser.audit.support.roles import doers_in, people_in, roles_in, sides_of
from summariser.audit.support.stray import extent_in, stray_in
from summariser.audit.support.targets import targets_of
from summariser.audit.support.untold import untold_in
from summariser.models import Finding
from summariser.models.vocabulary import Severity

NAME = "support"
_LEAST = 0.45
"""Share of a statement's content words that its evidence, or the article, must have."""
_BEGINNING = 5
"""Letters that two stems of one word have in common at least."""
_LEAST_LETTERS = 4
_INSIDE = 5
"""Letters of a word that tell it inside of a longer one."""


@cache
def _common() -> frozenset[str]:
    """The stems of the words that a summary may use where its article has others."""
    verbs = [form for verb in words("common", "verbs") for form in (verb, f"{verb}s", f"{verb}es", f"{verb}ing")]
    alikes = frozenset().union(*(own for own, _ in alike("people", "deeds", "things")))
    return stems_of([*verbs, *words("common", "nouns"), *words("common", "others"), *alikes]) | _told()


def _told() -> frozenset[str]:
    """The stems of what other checks look at: posts, reporting verbs, outcomes, harm."""
    return stems_of(
        [
            *words("speakers", "posts"),
            *keyed("reports"),
            *keyed("effects"),
            *(form for form, kind in keyed("roles").items() if kind != WAGE),
            *(it for one, other, _ in opposed() for it in one | other),
        ]
    )


def check_support(material: Material) -> Iterator[Finding]:
    """What a statement tells that its evidence has no word for: sides, weapons, targets, people, deeds, things; and at
    the end most of its words."""
    told = Told(material)
    yield from sides_of(told)
    yield from weapons_of(material)
    yield from targets_of(material)
    for statement in material.statements:
        if is_verbatim(statement, material.lines):
            continue
        yield from replaced_in(material, statement)
        yield from roles_in(told, statement)
        yield from people_in(told, statement)
        yield from doers_in(told, statement)
        yield from untold_in(material, statement)
        yield from bonds_of(told, statement)
        yield from stray_in(material, statement)
        yield from extent_in(material, statement)
        yield from _new_words(material, statement)
        roots = statement.roots
        if len(roots) < 3:
            continue
        lines = material.lines
        known = lines.roots(lines.beside(statement.lines)) if statement.lines else material.stems
        held = len(roots & known)
        if held / len(roots) < _LEAST:
            beginnings = {root[:_BEGINNING] for root in known}
            held += sum(len(root) >= _BEGINNING and root[:_BEGINNING] in beginnings for root in roots - known)
        if held / len(roots) < _LEAST:
            message = f"{round(100 * held / len(roots))} % of its words stand in what it rests on"
            yield from statement.findings(NAME, "warning", message, statement.evidence[:1])


def _new_words(material: Material, statement: Statement) -> Iterator[Finding]:
    """A word of content that the article has nowhere, in no form, and that is no common one."""
    stems = material.stems
    unknown = statement.tokens.roots.difference(stems, _common())
    for word in statement.tokens.words if unknown else ():
        if word.stem not in unknown or (word.kinds & _OTHERWISE and word.lower not in _LONG_TIMES):
            continue
        if word.form[0].isupper() or len(word.stem) < _LEAST_LETTERS or word.lower in words("common", "adverbs"):
            continue
        bare = word.lower.removeprefix("un").removeprefix("re") or word.lower
        if stem(bare) in stems:
            continue
        if material.beginnings.isdisjoint((bare[:_LEAST_LETTERS], word.lower[:_LEAST_LETTERS])):
            if any(it.lower.endswith(bare) for it in material.lines.distinct if len(bare) >= _INSIDE):
                continue  # "phoned" of who telephoned
            message = f"{short(word.form)}: the article has no such word"
            # a headline and an abstract have words of their own
            severity: Severity = "warning" if statement.evidence else "info"
            yield from statement.findings(NAME, severity, message, statement.evidence[:1])
            return


_LONG_TIMES = frozenset("decade decades century centuries millennium fortnight".split())
_OTHERWISE = Kind.NUMBER | Kind.NAME | Kind.TIME | Kind.NEGATES | Kind.MODAL
"""Words that other checks look at."""
