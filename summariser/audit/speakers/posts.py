"""A post told before a name in generated text is one by which the article knows that name."""

from collections.abc import Iterator, Sequence

from summariser.audit.reading.dictionary import Kind, Word, stem
from summariser.audit.reading.lexicon import other_forms
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
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
        name = _name_from(words, at + 1)
        last = name[-1]
        if last.bare not in material.named or last.bare in posts:
            continue
        known = set[str]().union(*(_round(material, it.stem) for it in name))
        forms = {word.stem, *(stem(form) for form in other_forms().get(word.bare, ()))}
        if known and known.isdisjoint(forms):
            message = f"the article does not call {short(last.form)} {short(word.form)}"
            yield from statement.findings(NAME, "warning", message)


def _name_from(words: Sequence[Word], at: int) -> list[Word]:
    """The words of a name that begins there, particles and hyphens left out: "Abdel Falah al-Sudani"."""
    found = [words[at]]
    for word in words[at + 1 :]:
        if word.kinds & Kind.NAME:
            found.append(word)
        elif word.form not in "-‑" and word.lower not in words_of("names", "particles"):
            break
    return found


def _round(material: Material, root: str) -> set[str]:
    """The stems of the words round each mention of a name, and of what its sources are said to be."""
    found = set[str]().union(*(material.about(item) for item in material.sources_with({root})))
    for place in material.lines.places_of(root):
        found.update(word.stem for word in material.lines.words[max(0, place - _ROUND) : place + _ROUND])
    return found
