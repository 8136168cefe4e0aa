"""Where something is told to be: talks in Kabul are not told for talks in Qatar."""

from collections.abc import Iterator, Sequence

from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.kinship import are_akin
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding

NAME = "names"
"""Its findings are that check's."""
_PLACING = frozenset("in at near outside inside towards".split())
_THE = frozenset({"the", "a", "an"})


def where_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """A place behind an "in" that the sentences cited do not have, where they have another one behind theirs."""
    if not statement.lines or not statement.tokens.kinds & Kind.NAME:
        return
    ours = _placed(statement.tokens.words)
    if not ours:
        return
    lines = material.lines
    near = lines.roots({*statement.lines, *(number - 1 for number in statement.lines if number)})
    for name in ours:
        if are_akin({name.stem}, near):
            continue
        theirs = (it for number in statement.lines for it in _placed(lines.all[number].words))
        other = next((it for it in theirs if it.stem not in statement.tokens.roots), None)
        if other is not None:
            message = f"in {short(name.form)}: the article has {short(other.form)} here"
            yield from statement.findings(NAME, "warning", message, statement.evidence[:1])
            return


def _placed(words: Sequence[Word]) -> list[Word]:
    """The first word of each name behind a preposition of place."""
    found: list[Word] = []
    for at, word in enumerate(words[:-1]):
        if word.lower in _PLACING:
            behind = words[at + 2] if words[at + 1].lower in _THE and at + 2 < len(words) else words[at + 1]
            if behind.kinds & Kind.NAME and behind.stem:
                found.append(behind)
    return found
