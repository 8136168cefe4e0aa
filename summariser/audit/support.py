"""What is told of an event is told in the sentences that it cites."""

from collections.abc import Iterator

from summariser.audit.material import Material, finding
from summariser.models import Finding

NAME = "support"
_LEAST = 0.45
"""Share of a statement's content words that its evidence, or the article, must have."""


def check_support(material: Material) -> Iterator[Finding]:
    """A warning for a statement most of whose words its evidence does not have."""
    for statement in material.statements:
        roots = {root for root in statement.tokens.stems if root}
        if len(roots) < 3:
            continue
        lines = material.sentences_of(statement.evidence)
        stems = material.tokens.stems
        if lines:
            near = sorted({line + step for line in lines for step in (-1, 0, 1)} & set(range(len(material.bounds))))
            known = {root for line in near for root in stems[slice(*material.bounds[line])]}
        else:
            known = set(material.stems)
        share = sum(_has(root, known) for root in roots) / len(roots)
        if share < _LEAST:
            message = f"{round(100 * share)} % of its words stand in what it rests on"
            yield finding(NAME, "warning", message, statement.where, statement.evidence[:1])


def _has(root: str, known: set[str]) -> bool:
    return root in known or (len(root) > 4 and any(other.startswith(root[:5]) for other in known))
