"""Names of which a part is shared: "Pieter Voss" is not told for "Marijke Voss", "Lower Sarin" for "Upper Sarin"."""

from collections.abc import Iterator, Sequence
from functools import cache

from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.lexicon import other_forms
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding

NAME = "names"
"""Its findings are that check's."""


def namesakes_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """A name that a statement's sentences do not have, where they have another one with the same last or first word.

    In other languages than English titles are not known, and nouns may have capitals: "Kanzler Scholz".
    """
    if not statement.lines or not statement.tokens.kinds & Kind.NAME or not material.english:
        return
    words = statement.tokens.words
    ours = _pairs(words[1:] if material.opens_plainly(words[0]) else words)
    if not ours:
        return
    lines = material.lines
    beside = [lines.all[number] for number in lines.beside(statement.lines)]
    theirs: set[tuple[str, str]] | None = None
    for first, last in ours:
        shown = f"{first} {last}"
        if any(material.body.find(shown, line.start, line.end) >= 0 for line in beside):
            continue
        if theirs is None:
            theirs = {pair for number in statement.lines for pair in _pairs(lines.all[number].words)}
        for one, other in sorted(theirs):
            if (other == last) != (one == first) and not _are_told(words, (one, other)):
                message = f"{short(shown)} is told; the article has {short(f'{one} {other}')} here"
                yield from statement.findings(NAME, "warning", message, statement.evidence[:1])
                return


def _pairs(words: Sequence[Word]) -> dict[tuple[str, str], None]:
    """The last two words of each run of two to four names that stand side by side; a table, for it keeps their order,
    and an audit says the same each time."""
    found: dict[tuple[str, str], None] = {}
    names = [at for at, word in enumerate(words) if word.kinds & Kind.NAME]
    if len(names) < 2:
        return found
    first = 0  # the place in `names` of the first one of a run
    for place, (at, following) in enumerate(zip(names, [*names[1:], -1], strict=True)):
        if following == at + 1:
            continue
        if 1 <= place - first < _MOST and not _is_title(words[at - 1]):
            found[words[at - 1].form, _plain(words[at].form)] = None
        first = place + 1
    return found


def _plain(form: str) -> str:
    """A name without what tells whose something is."""
    return form.removesuffix("'s").removesuffix("’s")


_MOST = 4
"""Words of one name; more are a title in capitals."""


def _is_title(word: Word) -> bool:
    """Whether a word tells what somebody is, rather than who: "President"."""
    return word.lower in _titles() or word.kinds & (Kind.PEOPLE | Kind.SIDE | Kind.TIME) != 0


@cache
def _titles() -> frozenset[str]:
    posts = words_of("speakers", "plain") | words_of("speakers", "posts")
    return posts | words_of("names", "styles") | other_forms().keys()


def _are_told(words: Sequence[Word], name: tuple[str, str]) -> bool:
    """Whether a statement has the other name, too."""
    forms = [_plain(word.form) for word in words]
    return any(tuple(forms[at : at + 2]) == name for at in range(len(forms) - 1))
