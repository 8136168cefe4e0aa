"""Each number of the summary stands in the article, with its qualifier, and counts what it counts there."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from summariser.audit.lexicon import words
from summariser.audit.material import Material, finding, flat, short, stands_in
from summariser.audit.numbers import Number, numbers_in
from summariser.audit.statements import Statement
from summariser.audit.tokens import Tokens
from summariser.figures import quantity
from summariser.models import Casualty, Event, Finding, Quantity, Span
from summariser.models.vocabulary import Severity

NAME = "figures"
_SHARP = {"at_least", "more", "at_most", "less"}
_WORDS = {
    "at_least": "“at least”",
    "more": "“more than”",
    "at_most": "“up to”",
    "less": "“fewer than”",
    "about": "“about”",
    "range": "a range",
    "exact": "an exact number",
}


def check_figures(material: Material) -> Iterator[Finding]:
    """Numbers in generated text, then the figures of casualties and weapons."""
    known = _Known(material)
    for statement in material.statements:
        for number in numbers_in(statement.tokens, words_too=material.english):
            yield from _written(known, statement, number)
    for at, event in enumerate(material.summary.events):
        for index, casualty in enumerate(event.casualties):
            yield from _casualty(known, event, casualty, f"/events/{at}/casualties/{index}")
        for index, weapon in enumerate(event.weapons):
            if weapon.count is not None and not stands_in(flat(weapon.count.text), material.flat):
                message = f"the article does not have the words {short(weapon.count.text)}"
                yield finding(NAME, "error", message, f"/events/{at}/weapons/{index}/count")
            elif weapon.count is not None and material.english:
                yield from _cut_short(material, weapon.count, event.evidence, f"/events/{at}/weapons/{index}/count")


class _Known:
    """The article's numbers by value, with the sentence and the words round each."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.tokens = material.tokens
        self.by_value: dict[tuple[float, str], list[Number]] = defaultdict(list)
        for number in numbers_in(self.tokens, words_too=material.english):
            self.by_value[number.value, number.name].append(number)

    def sentence(self, number: Number) -> int:
        return self.material.sentence_at(self.tokens.starts[number.at])

    def span(self, number: Number) -> Span:
        return self.material.article.span(self.tokens.starts[number.at], self.tokens.ends[number.end - 1])


def _near(tokens: Tokens, number: Number, reach: int) -> set[str]:
    """Stems of the words round a number."""
    low, high = max(0, number.at - reach), min(len(tokens), number.end + reach)
    return {word for word in (*tokens.stems[low : number.at], *tokens.stems[number.end : high]) if word}


def _written(known: _Known, statement: Statement, number: Number) -> Iterator[Finding]:
    """One number of generated text."""
    tokens, material = statement.tokens, known.material
    shown = " ".join(tokens.forms[number.at : number.end])
    same = known.by_value.get((number.value, number.name), [])
    places = [item for item in same if item.percent == number.percent] or (same if number.value % 1 else [])
    if number.value == 1 and not number.name and number.effect is None:
        return
    if not places:
        if _told_otherwise(known, number, shown):
            return
        weak = (number.value <= 2 and not tokens.forms[number.at][0].isdigit()) or bool(number.name)
        hint = " as a percentage" if number.percent and same else _as_sum(material, number)
        message = f"{short(shown)} does not stand in the article{hint}"
        yield finding(NAME, "warning" if weak else "error", message, statement.where)
        return
    lines = set(material.sentences_of(statement.evidence)) or set(material.aligned(statement))
    cited = [item for item in places if known.sentence(item) in lines]
    if not cited and statement.evidence and number.value > 1:
        message = f"{short(shown)} stands in the article, not in the evidence cited"
        yield finding(NAME, "warning", message, statement.where, [known.span(places[0])])
    if not material.english:
        return
    round_it = _near(tokens, number, 7)
    candidates = cited or places
    overlaps = [len(round_it & _near(known.tokens, item, 10)) for item in candidates]
    best = [item for item, overlap in zip(candidates, overlaps, strict=True) if overlap == max(overlaps)]
    if max(overlaps) == 0 and len(round_it) > 1 and number.value > 1:
        message = f"{short(shown)} counts something else in the article"
        yield finding(NAME, "warning", message, statement.where, [known.span(best[0])])
        return
    yield from _rival(known, statement, number, best)
    yield from _qualified(known, statement, number, best, shown)
    yield from _effects(known, statement, number, candidates, places, shown)


def _told_otherwise(known: _Known, number: Number, shown: str) -> bool:
    """Whether the article has the number in another form: a year by "five years ago", or inside a word."""
    if number.name or number.value < 1000:
        return False
    year = int(number.value)
    return year < 2200 and any(time.first.year == year == time.last.year for time in known.material.times)


def _as_sum(material: Material, number: Number) -> str:
    """How a number that is nowhere may have come about: two figures of one effect added up."""
    for effect in ("killed", "injured"):
        values = [
            item.count.best
            for event in material.summary.events
            for item in event.casualties
            if item.effect == effect and item.count.best
        ]
        if any(one + other == number.value for one, other in combinations(values[:12], 2)):
            return f"; it is the sum of two figures of people {effect}"
    return ""


def _rival(known: _Known, statement: Statement, number: Number, best: list[Number]) -> Iterator[Finding]:
    """Another number of the same sentence that the words round this one belong to."""
    if number.name or number.value <= 1:
        return
    tokens = statement.tokens
    head = _head(tokens, number)
    if not head:
        return
    mine = [_head(known.tokens, item) for item in best]
    if head in mine:
        return
    sentences = {known.sentence(item) for item in best}
    for items in known.by_value.values():
        for item in items:
            if item.name or item.value == number.value or known.sentence(item) not in sentences:
                continue
            if _head(known.tokens, item) == head:
                message = (
                    f"{short(' '.join(tokens.forms[number.at : number.end + 1]))}: the article counts another number"
                )
                yield finding(NAME, "warning", message, statement.where, [known.span(item)])
                return


def _head(tokens: Tokens, number: Number) -> str:
    """The word that is counted: the next content word, percent signs included."""
    for index in range(number.end, min(len(tokens), number.end + 3)):
        if tokens.stems[index]:
            return tokens.stems[index]
        if tokens.lower[index] in ",;:.%":
            return tokens.lower[index] if tokens.lower[index] == "%" else ""
    return ""


def _qualified(
    known: _Known, statement: Statement, number: Number, best: list[Number], shown: str
) -> Iterator[Finding]:
    """The qualifier of a number against that of the same number in the article."""
    theirs = {item.qualifier for item in best}
    if number.qualifier in theirs or number.name:
        return
    there = sorted(theirs)[0]
    if number.qualifier == "exact" and "range" in theirs and _both_ends(statement, number, known, best):
        return
    severity: Severity = "error" if there in _SHARP or number.qualifier in _SHARP else "warning"
    message = f"{short(shown)} is told as {_WORDS[number.qualifier]}; the article has {_WORDS[there]}"
    yield finding(NAME, severity, message, statement.where, [known.span(best[0])])


def _both_ends(statement: Statement, number: Number, known: _Known, best: list[Number]) -> bool:
    """Whether the other end of a range stands in the statement too: "60–75", "60 or 75"."""
    values = {item.value for item in numbers_in(statement.tokens)}
    sentences = {known.sentence(item) for item in best}
    others = {
        item.value
        for items in known.by_value.values()
        for item in items
        if item.qualifier == "range" and known.sentence(item) in sentences and item.value != number.value
    }
    return bool(values & others)


def _effects(
    known: _Known, statement: Statement, number: Number, near: list[Number], anywhere: list[Number], shown: str
) -> Iterator[Finding]:
    """Killed told as injured: no such number has this effect in the article, and one has another."""
    if number.effect is None or number.effect == "unhurt":
        return
    theirs = {item.effect for item in near} - {None}
    if not theirs:
        theirs = {item.effect for item in anywhere} - {None}
    if theirs and number.effect not in theirs and "unhurt" not in theirs:
        there = next(item for item in (*near, *anywhere) if item.effect)
        message = f"{short(shown)} is told of people {number.effect}; the article has it of people {there.effect}"
        yield finding(NAME, "error", message, statement.where, [known.span(there)])


@lru_cache(maxsize=4096)
def _read(text: str, language: str, hint: str | None = None) -> Quantity:
    return quantity(text, language, hint)


def _casualty(known: _Known, event: Event, casualty: Casualty, where: str) -> Iterator[Finding]:
    """One figure of people harmed: its words stand in its evidence, whole, and tell this effect."""
    material, count = known.material, casualty.count
    spans = casualty.evidence or event.evidence
    lines = material.sentences_of(spans)
    told = flat(" ".join(span.text for span in spans))
    if not stands_in(flat(count.text), told):
        elsewhere = material.holds(count.text)
        message = f"the words {short(count.text)} do not stand in the evidence"
        yield finding(NAME, "error", message + (" but elsewhere" if elsewhere else ""), f"{where}/count", spans)
        return
    if not material.english:
        return
    yield from _cut_short(material, count, spans, f"{where}/count")
    if casualty.victims and not _shares(casualty.victims, f"{told} {flat(count.text)}"):
        message = f"the victims {short(casualty.victims)} do not stand in the evidence"
        yield finding(NAME, "warning", message, f"{where}/victims", spans)
    if count.best == 0 or count.text == "":
        return
    own = Tokens(count.text)
    effects = keyed_effects(own)
    places = [
        item
        for value in {number.value for number in numbers_in(own) if not number.name}
        for item in known.by_value.get((value, ""), [])
        if known.sentence(item) in lines
    ]
    theirs = {item.effect for item in places if item.effect} | effects
    if theirs and casualty.effect not in theirs and theirs != {"unhurt"}:
        message = (
            f"{short(count.text)} is filed under {casualty.effect}; the article tells of people {sorted(theirs)[0]}"
        )
        yield finding(NAME, "error", message, f"{where}/effect", spans)
    elif not theirs and not _told(casualty.effect, told):
        message = f"the evidence has no word for people {casualty.effect}"
        yield finding(NAME, "warning", message, f"{where}/effect", spans)


def keyed_effects(tokens: Tokens) -> set[str]:
    """The effects that the words of a figure tell themselves: "34 wounded"."""
    return {effect for effect in ("killed", "injured", "missing", "displaced", "captured") if _in(tokens, effect)}


def _in(tokens: Tokens, effect: str) -> bool:
    return not words("effects", effect).isdisjoint(tokens.lower)


def _told(effect: str, told: str) -> bool:
    return any(word in told for word in words("effects", effect))


def _shares(victims: str, told: str) -> bool:
    stems = {word for word in Tokens(victims).stems if word}
    return not stems or not stems.isdisjoint(Tokens(told).stems)


def _cut_short(material: Material, count: Quantity, spans: list[Span], where: str) -> Iterator[Finding]:
    """A qualifier that stands before the words of a figure and was left out of them."""
    if count.qualifier != "exact" or count.best in {None, 0}:
        return
    needle = flat(count.text)
    qualifiers: set[str] = set()
    for span in spans:
        hay = flat(span.text)
        at = hay.find(needle)
        while at >= 0:
            if at == 0 or not hay[at - 1].isalnum():
                before = hay[:at].split()[-3:]
                numbers = numbers_in(Tokens(" ".join([*before, needle])))
                first = [item for item in numbers if item.value == count.best]
                qualifiers.add(first[0].qualifier if first else "exact")
            at = hay.find(needle, at + 1)
    if qualifiers and "exact" not in qualifiers:
        name = sorted(qualifiers)[0]
        message = f"{short(count.text)} is {_WORDS.get(name, name)} in the article, not exact"
        yield finding(NAME, "error", message, where, spans)
