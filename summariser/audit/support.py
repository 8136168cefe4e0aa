"""What is told of an event is told in the sentences that it cites, and the same way round."""

from collections.abc import Iterator

from summariser.audit.material import Material
from summariser.audit.replaced import replaced_in, weapons_of
from summariser.audit.roles import Told, people_in, roles_in, sides_of
from summariser.models import Finding

NAME = "support"
_LEAST = 0.45
"""Share of a statement's content words that its evidence, or the article, must have."""
_BEGINNING = 5
"""Letters that two stems of one word have in common at least."""


def check_support(material: Material) -> Iterator[Finding]:
    """A warning for a statement most of whose words its evidence does not have."""
    told = Told(material)
    yield from sides_of(told)
    yield from weapons_of(material)
    for statement in material.statements:
        yield from replaced_in(material, statement)
        yield from roles_in(told, statement)
        yield from people_in(told, statement)
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
