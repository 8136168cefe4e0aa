"""The figures of people harmed, as they are filed in events: their words, their qualifier, their effect."""

from collections.abc import Iterator, Sequence, Set

from summariser.audit.figures.apart import filed_of_another
from summariser.audit.figures.befallen import no_count
from summariser.audit.figures.understood import is_understood
from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind, Word, words_in
from summariser.audit.reading.lexicon import keyed, words
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import ROLES, Number, described, is_cause, is_negated, numbers_in, tells_a_group
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import finding, short
from summariser.models import Casualty, Event, Finding, Quantity, Span
from summariser.models.vocabulary import Severity

NAME = "figures"
"""Its findings are that check's."""
_BEFORE_IT = 100
"""How far before a figure its qualifier can start, in code points."""
QUALIFIED = {
    "at_least": "“at least”",
    "more": "“more than”",
    "at_most": "“up to”",
    "less": "“fewer than”",
    "about": "“about”",
    "range": "a range",
    "exact": "an exact number",
}
"""How a qualifier is told in a finding."""


def filed_figures(known: ArticleNumbers) -> Iterator[Finding]:
    """The figures of casualties and weapons of every event."""
    material = known.material
    for at, event in enumerate(material.summary.events):
        for index, casualty in enumerate(event.casualties):
            yield from _casualty(known, event, casualty, f"/events/{at}/casualties/{index}")
        for index, weapon in enumerate(event.weapons):
            if weapon.count is not None and not material.holds(weapon.count.text):
                message = f"the article does not have the words {short(weapon.count.text)}"
                yield finding(NAME, "error", message, f"/events/{at}/weapons/{index}/count")
            elif weapon.count is not None and material.english:
                yield from _cut_short(material, weapon.count, event.evidence, f"/events/{at}/weapons/{index}/count")


def numbers_of(tokens: Tokens, material: Material) -> list[Number]:
    """The numbers of a text: of English, described."""
    if material.english:
        return described(tokens.words, tokens.kinds)
    return numbers_in(tokens.words, tokens.kinds, words_too=False)


_APART = frozenset({"killed", "injured", "captured", "displaced", "unhurt"})
"""Of these nobody is dead who is something else. The missing may be."""


def are_rivals(effect: str, theirs: Set[str | None]) -> bool:
    """Whether the dead are told to be something else, or the reverse."""
    return (effect == "killed") != ("killed" in theirs) and {effect, *theirs} <= _APART


def _casualty(known: ArticleNumbers, event: Event, casualty: Casualty, where: str) -> Iterator[Finding]:
    """One figure of people harmed: its words stand in its evidence, whole, and tell this effect."""
    material, count = known.material, casualty.count
    spans = casualty.evidence or event.evidence
    told = " ".join(span.text for span in spans)
    if not material.stands_in(count.text, told):
        elsewhere = material.holds(count.text)
        message = f"the words {short(count.text)} do not stand in the evidence"
        yield finding(NAME, "error", message + (" but elsewhere" if elsewhere else ""), f"{where}/count", spans)
        return
    if not material.english:
        return
    yield from _cut_short(material, count, spans, f"{where}/count")
    yield from filed_of_another(material, event, casualty, where)
    if casualty.victims and not _shares(material, casualty.victims, told, count.text):
        message = f"the victims {short(casualty.victims)} do not stand in the evidence"
        yield finding(NAME, "warning", message, f"{where}/victims", spans)
    if count.best == 0 or count.text == "":
        return
    if told_as := no_count(known, count, material.lines_of(spans)):
        message = f"{short(count.text)} counts nobody: the number is {told_as} in the article"
        yield finding(NAME, "error", message, f"{where}/count", spans)
        return
    if any(word in words("effects", casualty.effect) for word in _group_of(count.text)):
        return  # "eight of the wounded were evacuated"
    if casualty.effect == "killed" and not _BODIES.isdisjoint(count.text.lower().split()):
        return  # "evacuated 21 corpses"
    if casualty.effect == "killed" and _ILL.issuperset(count.text.lower().split()[-1:]) and count.text:
        message = f"{short(count.text)} is filed under killed; the article tells of people who fell ill"
        yield finding(NAME, "warning", message, f"{where}/effect", spans)
        return
    theirs = _effects_told(known, count.text, material.lines_of(spans))
    theirs = theirs or dict.fromkeys(_effect_of_one(material, count.text, material.lines_of(spans)), True)
    if theirs and casualty.effect not in theirs and theirs.keys() != {"unhurt"}:
        own = _effects_told(known, count.text, material.lines_of(spans), spans) if len(theirs) == 1 else theirs
        if not own or _says_who(material, casualty, told):
            return  # another figure of the same number has the other effect, and of this one it is not known
        if casualty.effect == "missing" and own.keys() == {"killed"} and not _UNSURE.isdisjoint(told.lower().split()):
            return  # "34 more are feared dead"
        message = f"{short(count.text)} is filed under {casualty.effect}; the article tells of people {sorted(own)[0]}"
        # who was captured may have died since
        sure = are_rivals(casualty.effect, own.keys()) and "captured" not in own and all(own.values())
        severity: Severity = "error" if sure else "warning"
        yield finding(NAME, severity, message, f"{where}/effect", spans)
    elif not (theirs or _is_part(event, casualty) or is_understood(material, event, spans, casualty)):
        message = f"the evidence has no word for people {casualty.effect}"
        # news tells harm by more words than any list has: without one, of right figures it is told as often as of wrong
        other = any(material.lines.all[line].kinds & Kind.EFFECT for line in material.lines_of(spans))
        yield finding(NAME, "warning" if other else "info", message, f"{where}/effect", spans)


def _says_who(material: Material, casualty: Casualty, told: str) -> bool:
    """Whether a figure's words only say by a participle who people were whom the words behind it tell to have suffered
    what it is filed under: "some were captured fighters, executed"."""
    own = material.tokens_of(casualty.count.text)
    if own.kinds & Kind.NUMBER or not own.kinds & Kind.EFFECT:
        return False
    for at, word in enumerate(own.words):
        noun = own.words[at + 1 : at + 2]
        attributive = word.kinds & Kind.PAST and noun and noun[0].stem and not noun[0].kinds & Kind.EFFECT
        if word.kinds & Kind.EFFECT and not attributive:
            return False
    behind = material.tokens_of(told.partition(casualty.count.text)[2])
    return not words("effects", casualty.effect).isdisjoint(behind.lower)


_BODIES = frozenset("body bodies corpse corpses".split())
_ILL = frozenset("case cases infections".split())
"""Who these are is ill, whatever became of some."""


def _effect_of_one(material: Material, text: str, lines: list[int]) -> set[str]:
    """What befell somebody without a number, by the verb on either side: "a docker was killed and 19 were wounded"."""
    own = material.tokens_of(text)
    if own.kinds & (Kind.NUMBER | Kind.EFFECT) or not len(own):
        return set()
    first, effects = own.lower[0], keyed("effects")
    for line in (material.lines.all[number] for number in lines):
        low = [word.lower for word in line.words]
        for at in (at for at, word in enumerate(low) if word == first and low[at : at + len(own)] == own.lower):
            passive = _first_effect(line.words[at + len(own) :])
            if passive is not None:
                return {effects[passive.lower]}
            before = line.words[at - 1] if at else None
            if before is not None and before.kinds & Kind.EFFECT:
                return {effects[before.lower]}
    return set()


def _first_effect(behind: Sequence[Word]) -> Word | None:
    """The word that tells harm right behind "was", "were" or "has been"."""
    at = 0
    while at < len(behind) and behind[at].lower in _HELPING:
        at += 1
    return behind[at] if 0 < at < len(behind) and behind[at].kinds & Kind.EFFECT else None


_HELPING = frozenset("was were is are has have had been be being also later".split())


def _group_of(text: str) -> list[str]:
    """The words behind "of the" at the end of a figure's words."""
    return text.lower().partition(" of the ")[2].split()[-1:]


def _is_part(event: Event, casualty: Casualty) -> bool:
    """Whether a figure is part of one whose effect it has: "one suffocated" of eleven dead."""
    at = casualty.subset_of
    return at is not None and at < len(event.casualties) and event.casualties[at].effect == casualty.effect


_UNSURE = frozenset({"feared", "presumed", "believed", "thought"})
_HARMS = ("killed", "injured", "missing", "displaced", "captured")


def _effects_told(known: ArticleNumbers, text: str, lines: list[int], spans: Sequence[Span] = ()) -> dict[str, bool]:
    """What befell the people of a figure, and whether a verb tells it: by its own words ("34 wounded"), and by those
    round it in its sentences; with `spans`, only where these have the words of the figure."""
    own = known.material.tokens_of(text)
    theirs: dict[str, bool] = {}
    if own.kinds & Kind.EFFECT:
        told = [
            word.lower
            for at, word in enumerate(own.words)
            if not (tells_a_group(own.words, at) or is_cause(own.words, at, 0))
        ]
        told = [word for word in told if word not in ROLES] if len(own.words) > 1 else told
        theirs = {effect: True for effect in _HARMS if not words("effects", effect).isdisjoint(told)}
    for number in numbers_in(own.words, own.kinds):
        if not number.name:
            places = known.like(number, lines)
            if spans:
                whole = [at for span in spans if (at := _place_in(span, text))]
                places = [item for item in places if _inside(known.span(item[1]), whole)]
            known.describe(places)
            for _, item in places:
                if item.effect:
                    theirs[item.effect] = theirs.get(item.effect, False) or item.plain
    return theirs


def _place_in(span: Span, words: str) -> tuple[int, int] | None:
    """Where in the article a span has some words."""
    at = span.text.find(words)
    return None if at < 0 else (span.start + at, span.start + at + len(words))


def _inside(span: Span, places: list[tuple[int, int]]) -> bool:
    return not places or any(start <= span.start and span.end <= end for start, end in places)


def _turned_round(before: str) -> bool:
    """Whether a negation turns the bound that ends some words round: "never admitted to having more than"."""
    ahead = words_in(before[-_BEFORE_IT:])
    return any(is_negated(ahead, len(ahead) - size) for size in (1, 2))


def _shares(material: Material, victims: str, told: str, text: str) -> bool:
    """Whether the evidence has a word of the victims, or none was needed."""
    roots = material.roots(victims)
    return not roots or not roots.isdisjoint(material.roots(told)) or not roots.isdisjoint(material.roots(text))


def _cut_short(material: Material, count: Quantity, spans: list[Span], where: str) -> Iterator[Finding]:
    """A qualifier that stands before the words of a figure and was left out of them."""
    if count.qualifier != "exact" or count.best in {None, 0}:
        return
    needle = material.flat_of(count.text)
    qualifiers: set[str] = set()
    for span in spans:
        hay = material.flat_of(span.text)
        at = hay.find(needle)
        while at >= 0:
            if at == 0 or not hay[at - 1].isalnum():
                before = hay[max(0, at - _BEFORE_IT) : at].split()[-3:]
                tokens = material.tokens_of(" ".join([*before, needle]))
                first = next((item for item in numbers_of(tokens, material) if item.value == count.best), None)
                qualifiers.add(first.qualifier if first and not _turned_round(hay[:at]) else "exact")
            at = hay.find(needle, at + 1)
    if qualifiers and "exact" not in qualifiers:
        name = sorted(qualifiers)[0]
        message = f"{short(count.text)} is {QUALIFIED.get(name, name)} in the article, not exact"
        yield finding(NAME, "error", message, where, spans)
