"""Each proper name of the summary stands in the article, spelt as there."""

import re
from collections.abc import Iterator

from summariser.audit.lexicon import irregular, words
from summariser.audit.material import Material, finding, flat, short, stands_in
from summariser.audit.tokens import stem
from summariser.models import Finding

NAME = "names"
_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


def check_names(material: Material) -> Iterator[Finding]:
    """Names in generated text, then those of participants, places, targets, parties and sources."""
    for statement in material.statements:
        yield from _names(material, statement.text, statement.where, written=True)
    for where, name in _fields(material):
        yield from _names(material, name, where, written=False)
    yield from _places(material)


def _fields(material: Material) -> Iterator[tuple[str, str]]:
    """The fields that hold names, with their pointers."""
    for at, event in enumerate(material.summary.events):
        where = f"/events/{at}"
        for kind, people in (("actors", event.actors), ("recipients", event.recipients)):
            for index, person in enumerate(people):
                yield f"{where}/{kind}/{index}/name", person.name
        for index, target in enumerate(event.targets):
            yield f"{where}/targets/{index}/name", target.name
        for index, blame in enumerate(event.responsibility):
            yield f"{where}/responsibility/{index}/party", blame.party or ""
        if event.location is not None:
            yield f"{where}/location/text", event.location.text
            yield f"{where}/location/name", event.location.name or ""
    for at, attribution in enumerate(material.summary.attributions):
        source = attribution.source
        for key, value in (("name", source.name), ("role", source.role), ("organisation", source.organisation)):
            yield f"/attributions/{at}/source/{key}", value or ""


def _names(material: Material, text: str, where: str, *, written: bool) -> Iterator[Finding]:
    """The capitalised words of `text` that the article does not have."""
    if not text or (not written and (text in material.body or stands_in(flat(text), material.flat))):
        return
    first = True
    for match in _NAME.finditer(text):
        word, low = match.group(), match.group().lower().replace("’", "'")
        starts = (first or text[: match.start()].rstrip()[-1:] in set('.!?:“"')) and written
        first = False
        if word[0].islower() or low in _CALENDAR or _is_known(material, low):
            if not written and word[0].islower() and not _is_common(material, low):
                message = f"the article does not have the word {short(word)}"
                yield finding(NAME, "warning", message, where)
            continue
        if not material.english and starts:
            continue
        near = _misspelt(material, low)
        if starts and near is None:
            continue
        spelt = f"; it has {short(near)}" if near else ""
        yield finding(NAME, "error", f"the article does not have the name {short(word)}{spelt}", where)


def _is_known(material: Material, low: str) -> bool:
    """Whether the article has the word, its bare form, or a name that it is derived from ("Afghan", "Afghanistan")."""
    vocabulary = material.vocabulary
    bare = low.partition("'")[0]
    if low in vocabulary or bare in vocabulary or low in words("stop", "words") or bare + "s" in vocabulary:
        return True
    if len(bare) > 3 and bare.endswith("s") and bare[:-1] in vocabulary:
        return True
    if low in irregular() and irregular()[low] in material.stems:
        return True
    if len(bare) >= 4 and any(
        name.startswith(bare) or bare.startswith(name) for name in material.names if len(name) >= 4
    ):
        return True
    root = stem(low)
    return bool(root) and root in material.stems


def _is_common(material: Material, low: str) -> bool:
    return _is_known(material, low) or not material.english


def _misspelt(material: Material, low: str) -> str | None:
    """The article's name that `low` is one slip away from: a letter more, less, other, or two changed over."""
    if len(low) < 4:
        return None
    for name in material.names:
        if abs(len(name) - len(low)) <= 1 and name[0] == low[0] and _one_slip(low, name):
            return name
    return None


def _one_slip(one: str, other: str) -> bool:
    if one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


def _places(material: Material) -> Iterator[Finding]:
    """The place of an event is named in its evidence or beside it."""
    for at, event in enumerate(material.summary.events):
        if event.location is None or not event.evidence:
            continue
        lines = material.sentences_of(event.evidence)
        near = sorted({line + step for line in lines for step in (-1, 0, 1) if 0 <= line + step < len(material.bounds)})
        roots = {root for line in near for root in material.tokens.stems[slice(*material.bounds[line])]}
        own = {stem(match.group().lower()) for match in _NAME.finditer(event.location.text)} - {""}
        if own and own.isdisjoint(roots) and material.holds(event.location.text):
            message = f"{short(event.location.text)} is not named in the event's evidence or beside it"
            yield finding(NAME, "warning", message, f"/events/{at}/location", event.evidence[:1])
