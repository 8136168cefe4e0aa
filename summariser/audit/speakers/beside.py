"""What the article has beside those who speak: who they are."""

from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.material import Material
from summariser.audit.speakers.sources import is_named


def beside_sources(material: Material, lines: list[int]) -> set[str]:
    """The stems of what the sources of some sentences stand in apposition to: "her son, Ivo Stellan"."""
    found: set[str] = set()
    for attribution in (item for line in lines for item in material.speakers_in(line)):
        for span in attribution.source.spans:
            before = material.body[max(0, span.start - _BESIDE) : span.start].partition(" ")[2]
            closed = material.body[span.end : span.end + 1] == ","
            if closed and is_named(material, span.text):  # "Ida Brandt, 36, a survivor of the raid, said"
                found |= material.roots(material.body[span.end : span.end + _BESIDE].rpartition(" ")[0])
            if before.endswith(", ") and closed and is_named(material, span.text):
                found |= material.roots(before)
            elif before[:-1].replace(" ", "").isalpha() and before.endswith(" ") and span.text[:1].isupper():
                found |= material.roots(" ".join(before.split()[-_TITLES:]))  # "the rail union FTC"
    return found


def beside_names(material: Material, lines: list[int]) -> set[str]:
    """The stems of what stands before the names of those who speak in some sentences, wherever the article names them,
    and in apposition behind: the bishop of "Bishop Olav Rhee", where "he" speaks."""
    found: set[str] = set()
    names = {item.source.name for line in lines for item in material.speakers_in(line) if item.source.name}
    for name in names:
        tokens = material.tokens_of(name)
        last = tokens.stems[-1] if tokens.stems else ""
        for at in material.lines.places_of(last)[:_LOOKED_AT] if last else ():
            line = material.lines.all[material.lines.of_word(at)]
            words = line.words
            before = words[max(0, at - line.low - len(tokens) - _TO_POST) : at - line.low]
            behind = words[at - line.low + 1 : at - line.low + 1 + _TO_POST]
            aside = bool(behind) and behind[0].lower == ","  # "his mother, Ida Brandt,"
            titled = before
            while aside and titled and titled[-1].kinds & Kind.CAPITAL and titled[-1].stem:
                titled = titled[:-1]
            if len(titled) > 2 and titled[-1].lower == "," and _owns(titled[-3].lower):
                before = titled  # "his father, Pastor Luka Bo,"
            if aside and before and before[-1].lower == ",":
                before = before[:-1]
            parted = max((place for place, word in enumerate(before) if _parts(word)), default=-1)
            found.update(word.stem for word in before[parted + 1 :])
            if behind and behind[0].lower == ",":
                found.update(word.stem for word in behind)
    return found - {""}


def _parts(word: Word) -> bool:
    """Whether a word parts a name from what is no post of its bearer: "police arrested Olav Rhee"."""
    small = not word.stem and word.lower not in {"the", "a", "an", "of"} and word.form[0].isalpha()
    return bool(word.kinds & (Kind.BREAK | Kind.PAST | Kind.REPORTS | Kind.MODAL | Kind.COPULA)) or small


def _owns(low: str) -> bool:
    return low in {"his", "her", "their"} or low.endswith(("'s", "’s"))


_LOOKED_AT = 10
"""Places of a name that are looked at."""
_TO_POST = 4
"""Words before a name, and behind its comma, that tell who bears it."""
_TITLES = 2
"""Words right before a name that may tell what bears it."""
_BESIDE = 24
"""Code points before a source that may tell who it is."""
