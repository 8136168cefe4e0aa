"""Who an attribution says spoke, against the words that stand for him and what stands round them."""

from collections import defaultdict
from collections.abc import Iterator, Set

from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import finding, short
from summariser.gazetteer import codes, country_code
from summariser.models import Attribution, Finding, Source, Span

NAME = "speakers"
"""Its findings are that check's."""


def sources_of(material: Material) -> Iterator[Finding]:
    """The sources of all attributions by their posts, then each by its words."""
    yield from _posts(material)
    for at, attribution in enumerate(material.summary.attributions):
        yield from _source(material, attribution, f"/attributions/{at}")


def _source(material: Material, attribution: Attribution, where: str) -> Iterator[Finding]:
    """The name of a source against the words that stand for it, and against what stands round them."""
    source = attribution.source
    own = material.roots(source.name)
    if source.spans and attribution.cue.spans:
        told, by = map(material.lines_of, (source.spans, attribution.cue.spans))
        if told and by and told != by and min(abs(one - other) for one in told for other in by) > 1:
            message = (
                f"{short(source.spans[0].text)} stands in another sentence than {short(attribution.cue.spans[0].text)}"
            )
            yield finding(NAME, "warning", message, f"{where}/source/spans", source.spans[:1])
    if not source.spans or not own or source.kind == "none":
        return
    span = source.spans[0]
    words = material.roots(span.text)
    plain = span.text.lower().split()
    if own & words or not plain or _is_seat(span.text, source):
        return
    first = plain[0]
    if _of_another_sort(plain, source.kind):
        message = f"{short(span.text)} is hardly {short(source.name or '')}"
        yield finding(NAME, "warning", message, f"{where}/source", source.spans)
        return
    if _is_quoted_pronoun(material, span, words) or _is_named_below(material, span, own, plain):
        return
    if _is_short_for(span.text, source):
        return
    if words and material.source_names.get(words, set()) - {source.name}:
        message = f"the article has {short(span.text)} here, another source, not {short(source.name or '')}"
        yield finding(NAME, "warning", message, f"{where}/source/name", source.spans)
        return
    about = material.roots(source.role) | material.roots(source.organisation)
    if (about & words) or _linked(material, words, own, _AKA if is_named(material, span.text) else None):
        return
    line = material.lines.at(span.start)
    pronoun = not words
    if source.kind == "document" and first not in {"he", "she"}:
        return
    plural = first == "they" and not is_named(material, source.name or "")  # "they", for "gunmen"
    before = (
        12 if plural else 2 if pronoun else 3 if source.kind == "named_person" else 12 if plain[-1] in _FIRMS else 6
    )
    before = len(material.lines) if plain[-1] in _REBELS else before
    after = 1 if pronoun else 3 if line else _BELOW_TITLE
    near = range(max(0, line - before), min(len(material.lines), line + after))
    if own.isdisjoint(material.lines.roots(near)):
        if _is_the_state(plain, source):
            return
        if pronoun and (_goes_on(material, attribution, line) or _is_alone(material, source, own, line)):
            return
        if pronoun and source.kind == "named_organisation" and _is_named_later(material, own, line):
            return
        message = f"{short(source.name or '')} is not named near {short(span.text)}"
        yield finding(NAME, "warning", message, f"{where}/source/name", source.spans)
    elif (
        first not in {"a", "an"}
        and not _is_the_state(plain, source)
        and not (plain[-1] in _ARMS and not _ARMS.isdisjoint((source.name or "").lower().split()))
        and _are_proper(material, material.roots(plain[-1]))
        and not _is_short_for(span.text, source)
    ):
        message = f"the article has {short(span.text)} here, not {short(source.name or '')}"
        yield finding(NAME, "warning", message, f"{where}/source/name", source.spans)
    elif words and any(
        not {*plain}.isdisjoint(_told_of(other.source))
        and other.source.name != source.name
        and own.isdisjoint(material.about(other))
        for other in material.summary.attributions
        if other.id != attribution.id and other.source.name
    ):
        message = f"{short(span.text)} fits another source better than {short(source.name or '')}"
        yield finding(NAME, "warning", message, f"{where}/source/name", source.spans)


def _is_quoted_pronoun(material: Material, span: Span, words: Roots) -> bool:
    """Whether a pronoun stands in what another says: whom he means, only his words tell."""
    return not words and material.text.quoted.touches(span.start, span.end)


def _is_named_below(material: Material, span: Span, own: Roots, plain: list[str]) -> bool:
    """Whether a name comes first far behind the noun that stands for it in a title or a lead: "rival militants"."""
    line = material.lines.at(span.start)
    if line >= _LEAD or is_named(material, span.text):
        return False
    if plain[0] in _KNOWN:  # "he calls it a coup" of a title, "known for his words" of a lead
        return not own.isdisjoint(material.lines.roots(range(line + 1, min(len(material.lines), line + 1 + _LEAD))))
    return not own.isdisjoint(material.lines.roots(range(line + 1, len(material.lines))))


def _is_the_state(plain: list[str], source: Source) -> bool:
    """Whether "the authorities" or "the government" stand for a body of the state."""
    name = (source.name or "").lower().split()
    return plain[-1] in _AUTHORITIES and not _STATE.isdisjoint(name)


_AUTHORITIES = frozenset({"authorities", "government", "officials", "administration"})
_STATE = frozenset("government authorities ministry administration cabinet state prefecture governorate".split())
_KNOWN = frozenset("the he she it they his her its their".split())
"""What stands for somebody who was named before."""
_LEAD = 2
"""Sentences of a title and a lead, which tell who spoke before they name him."""


def _is_seat(words: str, source: Source) -> bool:
    """Whether the words are seats of governments alone, and one is the source's: "Ankara and Athens agreed"."""
    places = [place.removeprefix("the ").replace("’", "'") for place in words.split(" and ")]
    name = (source.name or "").removeprefix("the ")
    land = country_code(name) or codes("adjectives").get(name.partition(" ")[0]) or _UNION.get(name)
    known = [codes("capitals").get(place) or _OTHER_SEATS.get(place) for place in places]
    return land is not None and None not in known and land in known


def _is_named_later(material: Material, own: Roots, line: int) -> bool:
    """Whether a body whose name comes first behind a pronoun is told without it before: "a rebel group … it said"."""
    places = [at for root in own for at in material.lines.places_of(root)[:1]]
    if not places or material.lines.of_word(min(places)) < line:
        return False
    words = [word.lower for at in range(max(0, line - 2), line + 1) for word in material.lines.all[at].words]
    return any(word in _BODIES for word in words)


_BODIES = frozenset("group gang company party union militia movement organisation organization firm agency".split())
_REBELS = frozenset("rebels guerrillas insurgents separatists hackers strikers mutineers".split())
"""What a group is called all through an article."""
_ARMS = frozenset("army military junta troops forces generals".split())
"""What those are called who bear a country's arms, or rule it by them."""
_FIRMS = frozenset("company firm management airline operator manufacturer utility contractor".split())
"""What a firm is called for a long while after its name."""


def _told_of(source: Source) -> list[str]:
    """The words of a source's name, post and body, and of the article for it, in lower case."""
    parts = [source.name, source.organisation, source.role, *(span.text for span in source.spans)]
    return [word for part in parts if part for word in part.lower().split() if word not in _PLAIN]


_PLAIN = frozenset("the a an of for and in its his her their".split())
_OTHER_SEATS = {
    "Kremlin": "RUS", "Kiev": "UKR", "Delhi": "IND", "Jerusalem": "ISR", "Tel Aviv": "ISR",
}  # fmt: skip
"""What stands for a government, beside the capitals."""
_UNION = {"EU": "BEL", "European Union": "BEL"}
"""Brussels is the seat of both."""


def _goes_on(material: Material, attribution: Attribution, line: int) -> bool:
    """Whether the same source, by its name or by a pronoun, is the one who spoke last before a sentence."""
    name = attribution.source.name
    for number in range(line, max(-1, line - _GOES_ON), -1):
        others = [item for item in material.speakers_in(number) if item is not attribution and item.source.spans]
        if others:
            return any(item.source.name == name for item in others)
    return False


def _is_alone(material: Material, source: Source, own: Roots, line: int) -> bool:
    """Whether a source is named somewhat farther before a pronoun, and behind that nobody else whom it may mean: a
    person for "she", a body for "it"."""
    kinds = {item.source.name: item.source.kind for item in material.summary.attributions}
    other = {
        frozenset(roots)
        for roots, names in material.source_names.items()
        if source.name not in names and roots.isdisjoint(own) and source.kind in {kinds.get(name) for name in names}
    }
    for number in range(line - 1, max(-1, line - 1 - _ALONE), -1):
        here = material.lines.all[number].roots
        if not own.isdisjoint(here):
            return True
        if any(not roots.isdisjoint(here) for roots in other):
            return False
    return False


_ALONE = 5
"""Sentences before a pronoun in which whoever it means is named, where nobody else is since."""
_BELOW_TITLE = 8
"""Sentences in which whom a title calls "official" is named."""
_GOES_ON = 4
"""Sentences over which a speaker is still spoken of by a pronoun."""
_MANY = frozenset("police staff officials authorities owners prosecutors forecasters members scientists".split())


def _of_another_sort(words: list[str], kind: str) -> bool:
    """Whether a pronoun or a plural cannot stand for a source of this kind."""
    if kind == "named_person":
        return words[-1] in _MANY or words in (["it"], ["its"])
    return kind == "named_organisation" and words in (["he"], ["she"])


_LOOKED_AT = 50
"""Places of a name that are looked at: what it is beside is told the first times."""


def is_named(material: Material, words: str) -> bool:
    """Whether words are names alone: each has a capital, but for articles."""
    return all(word.kinds & Kind.NAME for word in material.tokens_of(words).words if word.stem)


_AKA = frozenset({"known", "called", "named", "dubbed", "or", "("})
"""What the article writes between two names of one."""


def _linked(material: Material, words: Roots, own: Roots, between: Set[str] | None = None) -> bool:
    """Whether the article puts one of the words beside the name somewhere: "the rail union FTC".

    Of a name, only with one of the words `between` beside it: two names side by side are two.
    """
    if not words:
        return False
    places = (at for root in own for at in material.lines.places_of(root)[:_LOOKED_AT])
    beside = (material.lines.words[max(0, at - 4) : at + 8] for at in places)
    return any(
        any(word.stem in words for word in near) and (between is None or any(word.lower in between for word in near))
        for near in beside
    )


def _is_short_for(words: str, source: Source) -> bool:
    """Whether words are made of the first letters of a source's name or post: "the AP", "the DM"."""
    letters = words.removeprefix("the ").removeprefix("The ").replace(".", "")
    name = [word for word in (source.name or "").replace("-", " ").split() if word not in _SMALL]
    post = [word for word in (source.role or "").replace("-", " ").split() if word not in _SMALL]
    capitals = {"".join(word[0] for word in name if word[0].isupper()), "".join(word[0].upper() for word in post)}
    return len(letters) > 1 and letters in capitals


_SMALL = frozenset({"The", "the", "of", "for", "and"})


def _are_proper(material: Material, roots: Roots) -> bool:
    """Whether one of these words has a capital inside a sentence somewhere."""
    lines = material.lines
    for at in (at for root in roots for at in lines.places_of(root)):
        line = lines.all[lines.of_word(at)]
        if lines.words[at].kinds & Kind.CAPITAL and at != line.low and lines.words[at - 1].form not in '“"‘':
            return True
    return False


def _posts(material: Material) -> Iterator[Finding]:
    """One name with two posts, or one post with two names: a speaker may have been taken for another."""
    by_name: dict[str, list[tuple[int, Source]]] = defaultdict(list)
    by_post: dict[tuple[str, str], list[tuple[int, Source]]] = defaultdict(list)
    by_span: dict[tuple[int, int], list[tuple[int, Source]]] = defaultdict(list)
    by_words: dict[str, list[tuple[int, Source]]] = defaultdict(list)
    for at, item in enumerate(material.summary.attributions):
        source = item.source
        if source.name:
            by_name[source.name].append((at, source))
            if source.role and source.organisation:
                by_post[source.role, source.organisation].append((at, source))
            for span in source.spans:
                by_span[span.start, span.end].append((at, source))
                if material.roots(span.text):
                    by_words[span.text.lower()].append((at, source))
    for name, items in by_name.items():
        posts = {(source.role, source.organisation, source.kind) for _, source in items}
        if len(posts) > 1:
            for at, _ in items:
                yield finding(NAME, "warning", f"{short(name)} has two posts", f"/attributions/{at}/source")
    for items in (*by_post.values(), *by_span.values(), *by_words.values()):
        if len({source.name for _, source in items}) > 1:
            for at, _ in items:
                yield finding(NAME, "warning", "one source has two names", f"/attributions/{at}/source/name")
