"""Whether two names or words stand for the same people: a country and what is theirs, a body and its short name, a post
and those for whom its holder speaks."""

from collections.abc import Sequence, Set
from functools import cache

from summariser.audit.reading.dictionary import Kind, stem, stems_of
from summariser.audit.reading.lexicon import other_forms
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.gazetteer import codes, country_names

OFFICIALS = frozenset(
    stem(word) for word in "official officials authorities spokesman spokeswoman spokesperson".split()
)
"""Who speaks for a state without a name or a post."""
POLICE = stems_of("commissioner superintendent inspector constable sergeant sheriff detective dsp ssp asp".split())
"""Posts of those who speak for the police."""


def are_akin(roots: Set[str], sources: Roots) -> bool:
    """Whether a stem is a source's, or all are once countries count for what is theirs and short names for long ones:
    "Armenia" for "Armenian", "UN" for "United Nations"."""
    if not roots.isdisjoint(sources):
        return True
    names = roots - OFFICIALS
    return bool(names) and all(not forms_of(root).isdisjoint(sources) or _is_theirs(root, sources) for root in names)


def _is_theirs(root: str, sources: Roots) -> bool:
    """Whether a stem is of a country, and what is theirs is a source's: "Sudan" for "the Sudanese side"."""
    land = land_codes().get(root)
    return land is not None and any(land_codes().get(other) == land for other in sources)


def forms_of(root: str) -> set[str]:
    """The stems by which a country, what is theirs, or a body may stand for another."""
    others = {stem(form) for form in other_forms().get(root, ())}
    return {root + "n", root + "an", root.removesuffix("n")} | others


@cache
def land_codes() -> dict[str, str]:
    """Stem of an adjective of a country, or of its name where that is one word → the country's code."""
    known = {name: code for name, code in country_names().items() if " " not in name}
    known |= codes("short") | codes("adjectives") | {"Congo": "COD"}  # as news says for the one whose are Congolese
    return {stem(name.lower()): code for name, code in known.items()}


def speaks_from_seat(material: Material, roots: Set[str], lines: Sequence[int]) -> bool:
    """Whether somebody speaks in the capital of a country: "in Baku, the ministry accused" for "Azerbaijan accused"."""
    lands = {land_codes()[root] for root in roots if root in land_codes()}
    if not lands:
        return False
    seats = codes("capitals")
    words = (word for line in lines for word in material.lines.all[line].words if word.kinds & Kind.NAME)
    return any(seats.get(word.form) in lands for word in words)
