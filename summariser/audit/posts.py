"""A post told before a name in generated text is one by which the article knows that name."""

from collections.abc import Iterator, Sequence

from summariser.audit.dictionary import Kind, Word, stem
from summariser.audit.lexicon import other_forms
from summariser.audit.lexicon import words as words_of
from summariser.audit.material import Material
from summariser.audit.statements import Statement
from summariser.audit.wording import short
from summariser.models import Finding

NAME = "speakers"
"""Its findings are that check's."""
_ROUND = 9
"""Words on both sides of a name in which its post stands."""


def posts_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """A post right before a name that the article gives no such post anywhere."""
    words = statement.tokens.words
    posts = words_of("speakers", "posts")
    for at, word in enumerate(words[:-1]):
        if word.bare not in posts or not words[at + 1].kinds & Kind.NAME or word.bare != word.lower:
            continue
        last = _last_of_name(words, at + 1)
        if last.bare not in material.named or last.bare in posts:
            continue
        known = _round(material, last.stem)
        forms = {word.stem, *(stem(form) for form in other_forms().get(word.bare, ()))}
        if known and known.isdisjoint(forms):
            message = f"the article does not call {short(last.form)} {short(word.form)}"
            yield from statement.findings(NAME, "warning", message)


def _last_of_name(words: Sequence[Word], at: int) -> Word:
    while at + 1 < len(words) and words[at + 1].kinds & Kind.NAME:
        at += 1
    return words[at]


def _round(material: Material, root: str) -> set[str]:
    """The stems of the words round each mention of a name, and of what its sources are said to be."""
    found = set[str]().union(*(material.about(item) for item in material.sources_with({root})))
    for place in material.lines.places_of(root):
        found.update(word.stem for word in material.lines.words[max(0, place - _ROUND) : place + _ROUND])
    return found
