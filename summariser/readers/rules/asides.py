"""What a sentence says of somebody besides what it tells."""

import re

ASIDE = re.compile(r"(?<=\w)[,]? (?:who|whose|whom|which)\b[^,;]*")
"""What is said of somebody, up to the next comma."""
_VERB = re.compile(
    r"\b(?:[a-z]+ed|was|were|had|has|have|did|went|took|left|came|fell|made|told|shot|stole|ran|gave)\s+\w"
)


def is_aside(match: re.Match[str], at: int) -> bool:
    """Whether what stands at `at` is told in an aside: not so behind one that no comma closes, "a surgeon who lied to
    patients was jailed"."""
    if match.group().startswith(","):
        return True
    before = _AUXILIARY.sub("", match.string[match.start() : max(match.start(), at)])
    return _VERB.search(before + " x") is None


_AUXILIARY = re.compile(r"\s(?:was|were|is|are|has|have|had|been|later|then|\s)+$")
