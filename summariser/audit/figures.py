"""Each number of the summary stands in the article, with its qualifier, and counts what it counts there."""

from collections.abc import Iterator, Sequence, Set

from summariser.audit.absent import counted, is_contradicted, is_day, is_sum_of, is_told_otherwise
from summariser.audit.article_numbers import ArticleNumbers
from summariser.audit.befallen import is_one, no_count
from summariser.audit.dictionary import Kind, Word
from summariser.audit.lexicon import words
from summariser.audit.material import Material
from summariser.audit.numbers import ROLES, Number, described, numbers_in, tells_a_group
from summariser.audit.statements import Statement
from summariser.audit.tokens import Tokens
from summariser.audit.wording import finding, short
from summariser.models import Casualty, Event, Finding, Quantity, Span
from summariser.models.vocabulary import Severity

NAME = "figures"
_SHARP = {"at_least", "more", "at_most", "less"}
_IMPLIED = ({"at_least", "more"}, {"at_most", "less"})
"""Bounds one of which follows from the other."""
_TO_NAME = 3
"""Words from a preposition to the name of a place."""
_BEFORE_IT = 100
"""How far before a figure its qualifier can start, in code points."""
_MOST = 100
"""Numbers of a statement among which the other end of a range is looked for."""
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
    known = ArticleNumbers(material)
    for statement in material.statements:
        numbers = _numbers_of(statement.tokens, material)
        for number in numbers:
            yield from _written(known, statement, number, numbers)
    for at, event in enumerate(material.summary.events):
        for index, casualty in enumerate(event.casualties):
            yield from _casualty(known, event, casualty, f"/events/{at}/casualties/{index}")
        for index, weapon in enumerate(event.weapons):
            if weapon.count is not None and not material.holds(weapon.count.text):
                message = f"the article does not have the words {short(weapon.count.text)}"
                yield finding(NAME, "error", message, f"/events/{at}/weapons/{index}/count")
            elif weapon.count is not None and material.english:
                yield from _cut_short(material, weapon.count, event.evidence, f"/events/{at}/weapons/{index}/count")


def _numbers_of(tokens: Tokens, material: Material) -> list[Number]:
    if material.english:
        return described(tokens.words, tokens.kinds)
    return numbers_in(tokens.words, tokens.kinds, words_too=False)


def _near(words: list[Word], number: Number, reach: int) -> set[str]:
    """Stems of the words round a number, kept with it: of an article's, several statements ask."""
    if number.near is None:
        before, after = words[max(0, number.at - reach) : number.at], words[number.end : number.end + reach]
        number.near = {word.stem for word in before + after} - {""}
    return number.near


def _written(known: ArticleNumbers, statement: Statement, number: Number, numbers: list[Number]) -> Iterator[Finding]:
    """One of the numbers of generated text."""
    tokens, material = statement.tokens, known.material
    if number.value == 1 and not number.name and number.effect is None:
        return
    shown = tokens.shown(number.at, number.end)
    same = known.like(number)
    alike = _alike(number, same)
    places = alike or (same if number.value % 1 else [])
    if not places:
        yield from _absent(known, statement, number, shown, elsewhere=bool(same))
        return
    here = known.like(number, statement.lines or material.aligned(statement))
    cited = _alike(number, here) if alike else here
    if not cited and statement.evidence and number.value > 1:
        message = f"{short(shown)} stands in the article, not in the evidence cited"
        yield from statement.findings(NAME, "warning", message, [known.span(places[0][1])])
    if not material.english:
        return
    round_it = _near(tokens.words, number, 7)
    candidates = cited or places
    overlaps = [len(round_it & _near(known.words, item, 10)) for _, item in candidates]
    if not any(overlaps) and not statement.evidence:  # an abstract's sentence is made of several
        candidates = places
        overlaps = [len(round_it & _near(known.words, item, 10)) for _, item in candidates]
    most = max(overlaps)
    best = [item for item, overlap in zip(candidates, overlaps, strict=True) if overlap == most]
    alone = most == 0 and len(round_it) > 1 and number.value > 1 and not number.percent
    if alone and not _is_told_there(known, statement, number, best):
        message = f"{short(shown)} counts something else in the article"
        yield from statement.findings(NAME, "warning", message, [known.span(best[0][1])])
        return
    known.describe(best)
    yield from _rival(known, statement, number, best)
    yield from _qualified(known, statement, number, numbers, best, places)
    yield from _effects(known, statement, number, candidates, places, shown)


def _is_told_there(
    known: ArticleNumbers, statement: Statement, number: Number, places: list[tuple[int, Number]]
) -> bool:
    """Whether the statement has two words of the sentence of a number, or of a cited one and that before it.

    "In all, it has raised $13 million" tells what was raised only with the sentence before it.
    """
    lines = known.material.lines
    own = statement.roots - {word.stem for word in statement.tokens.words[number.at : number.end]}
    known.describe(places)
    for line, item in places:
        if item.effect not in {number.effect, None}:
            continue
        cited = [at for at in (line - 1, line) if at in statement.lines]
        if len(own & lines.roots(cited if len(cited) > 1 else [line])) > 1:
            return True
    return False


def _alike(number: Number, places: list[tuple[int, Number]]) -> list[tuple[int, Number]]:
    """Those that are percentages as well, or are none either."""
    return [item for item in places if item[1].percent == number.percent]


def _absent(
    known: ArticleNumbers, statement: Statement, number: Number, shown: str, *, elsewhere: bool
) -> Iterator[Finding]:
    """A number that the article does not have, or, where it is a percentage, not as one."""
    if is_told_otherwise(known, statement.tokens, number):
        return
    hint = " as a percentage" if number.percent and elsewhere else ""
    summed = is_sum_of(number, known.material.summary.events)
    if summed and not hint:
        hint = f"; it is the sum of two figures of people {summed}"
    sure = is_contradicted(known, statement, number, elsewhere=elsewhere)
    message = f"{short(shown)} does not stand in the article{hint}"
    yield from statement.findings(NAME, "error" if sure else "warning", message)


def _rival(
    known: ArticleNumbers, statement: Statement, number: Number, best: list[tuple[int, Number]]
) -> Iterator[Finding]:
    """Another number of the same sentence that the words round this one belong to."""
    tokens = statement.tokens
    if number.name or number.value <= 1 or is_day(tokens.words, number):
        return
    head = counted(tokens.words, number)
    heads = [word.stem for word in tokens.words[number.end : number.end + _TO_NAME] if word.stem]  # "30 bus passengers"
    if not head or any(counted(known.words, item) in heads for _, item in best):
        return
    if any(_is_elliptic(known.words, item, statement) for _, item in best):
        return
    for item in known.beside(best):
        rivals = not item.name and item.value != number.value and counted(known.words, item) == head
        if rivals and not is_day(known.words, item, low=_first_word(known, item)):
            shown = tokens.shown(number.at, number.end + 1)
            message = f"{short(shown)}: the article counts another number"
            yield from statement.findings(NAME, "warning", message, [known.span(item)])
            return


def _is_elliptic(words: list[Word], number: Number, statement: Statement) -> bool:
    """Whether a place that the statement names stands right behind a number, so that what it counts is told before:
    "about 60 in Torvik"."""
    after = words[number.end : number.end + _TO_NAME]
    behind = after[:1] and after[0].lower in {"in", "at", "near"}
    return bool(behind) and any(it.kinds & Kind.NAME and it.stem in statement.tokens.roots for it in after[1:])


def _first_word(known: ArticleNumbers, number: Number) -> int:
    """The first word of a number's sentence."""
    lines = known.material.lines
    return lines.all[lines.of_word(number.at)].low


def _qualified(
    known: ArticleNumbers,
    statement: Statement,
    number: Number,
    numbers: list[Number],
    best: list[tuple[int, Number]],
    anywhere: list[tuple[int, Number]],
) -> Iterator[Finding]:
    """The qualifier of a number against that of the same number in the article.

    An error of people harmed, where no place has it so: what else is “over” or “about” a number counts it no less often
    than it qualifies it.
    """
    theirs = {item.qualifier for _, item in best}
    if number.qualifier in theirs or number.name:
        return
    there = sorted(theirs)[0]
    if number.qualifier == "exact" and "range" in theirs and _both_ends(number, numbers, known.beside(best)):
        return
    tokens = statement.tokens
    same = number.effect is not None and all(item.effect == number.effect for _, item in best)
    if same:
        known.describe(anywhere)
        if any(_has_it_so(known, tokens, number, item) for _, item in anywhere):
            if number.qualifier != "exact":
                return
            same = False  # a headline leaves “at least” out
    sharp = there in _SHARP or number.qualifier in _SHARP
    severity: Severity = "error" if same and sharp and {there, number.qualifier} not in _IMPLIED else "warning"
    shown = tokens.shown(number.at, number.end)
    message = f"{short(shown)} is told as {_WORDS[number.qualifier]}; the article has {_WORDS[there]}"
    yield from statement.findings(NAME, severity, message, [known.span(best[0][1])])


def _has_it_so(known: ArticleNumbers, tokens: Tokens, number: Number, item: Number) -> bool:
    """Whether a place of the article has the qualifier of a number for the same people."""
    if item.qualifier != number.qualifier:
        return False
    head = counted(known.words, item)
    alike = item.effect is None and (head == counted(tokens.words, number) or (not head and _follows_toll(known, item)))
    return item.effect == number.effect or alike


def _follows_toll(known: ArticleNumbers, item: Number) -> bool:
    """Whether a number says how high a toll is: "the death toll of the flood rose to at least 117"."""
    before = known.words[_first_word(known, item) : item.at]
    return any(word.lower == "toll" for word in before)


def _both_ends(number: Number, numbers: list[Number], beside: list[Number]) -> bool:
    """Whether the other end of a range stands in the statement too: "60–75", "60 or 75"."""
    others = {item.value for item in beside if item.qualifier == "range" and item.value != number.value}
    return any(item.value in others for item in numbers[:_MOST])


def _effects(
    known: ArticleNumbers,
    statement: Statement,
    number: Number,
    near: list[tuple[int, Number]],
    anywhere: list[tuple[int, Number]],
    shown: str,
) -> Iterator[Finding]:
    """Killed told as injured: no such number has this effect in the article, and one has another."""
    if number.effect is None or number.effect == "unhurt" or number.name in _TIMES_OVER:
        return
    if number.value == 1 and is_one(known.material, statement, number):
        return  # "a soldier was hurt" is one, which no number tells
    items: list[Number] = []
    lines = set(statement.lines)
    cited = any(line in lines for line, _ in near)
    for places in (near, anywhere) if not cited else (near,):
        if not items:
            known.describe(places)
            items = [item for _, item in places if item.effect]
    theirs = {item.effect for item in items}
    if theirs and number.effect not in theirs and (number.effect == "killed" or "unhurt" not in theirs):
        message = f"{short(shown)} is told of people {number.effect}; the article has it of people {items[0].effect}"
        sure = _are_rivals(number.effect, theirs) and all(item.effect for _, item in near)
        yield from statement.findings(NAME, "error" if sure else "warning", message, [known.span(items[0])])


_TIMES_OVER = frozenset({"double", "twice", "triple", "tripled", "half"})
"""Amounts that count nobody: "a double blast killed 20"."""


_APART = frozenset({"killed", "injured", "captured", "displaced", "unhurt"})
"""Of these nobody is dead who is something else. The missing may be."""


def _are_rivals(effect: str, theirs: Set[str | None]) -> bool:
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
    if casualty.victims and not _shares(material, casualty.victims, told, count.text):
        message = f"the victims {short(casualty.victims)} do not stand in the evidence"
        yield finding(NAME, "warning", message, f"{where}/victims", spans)
    if count.best == 0 or count.text == "":
        return
    if told_as := no_count(known, count, material.lines_of(spans)):
        message = f"{short(count.text)} counts nobody: the number is {told_as} in the article"
        yield finding(NAME, "error", message, f"{where}/count", spans)
        return
    theirs = _effects_told(known, count.text, material.lines_of(spans))
    if theirs and casualty.effect not in theirs and theirs != {"unhurt"}:
        own = _effects_told(known, count.text, material.lines_of(spans), spans) if len(theirs) == 1 else theirs
        if not own:  # another figure of the same number has the other effect, and of this one it is not known
            return
        message = f"{short(count.text)} is filed under {casualty.effect}; the article tells of people {sorted(own)[0]}"
        severity: Severity = "error" if _are_rivals(casualty.effect, own) else "warning"
        yield finding(NAME, severity, message, f"{where}/effect", spans)
    elif not theirs and not _is_part(event, casualty) and not _has_sign(material.flat_of(told), casualty.effect):
        message = f"the evidence has no word for people {casualty.effect}"
        yield finding(NAME, "warning", message, f"{where}/effect", spans)


def _is_part(event: Event, casualty: Casualty) -> bool:
    """Whether a figure is part of one whose effect it has: "one suffocated" of eleven dead."""
    at = casualty.subset_of
    return at is not None and at < len(event.casualties) and event.casualties[at].effect == casualty.effect


def _has_sign(told: str, effect: str) -> bool:
    return any(word in told for word in _signs(effect))


def _signs(effect: str) -> frozenset[str]:
    """The words that tell of an effect, and those by which it may be understood."""
    return words("effects", effect) | words("signs", effect)


_HARMS = ("killed", "injured", "missing", "displaced", "captured")


def _effects_told(known: ArticleNumbers, text: str, lines: list[int], spans: Sequence[Span] = ()) -> set[str]:
    """What befell the people of a figure: by its own words ("34 wounded"), and by those round it in its sentences; with
    `spans`, only where these have the words of the figure."""
    own = known.material.tokens_of(text)
    theirs: set[str] = set()
    if own.kinds & Kind.EFFECT:
        told = [word.lower for at, word in enumerate(own.words) if not tells_a_group(own.words, at)]
        told = [word for word in told if word not in ROLES] if len(own.words) > 1 else told
        theirs = {effect for effect in _HARMS if not words("effects", effect).isdisjoint(told)}
    for number in numbers_in(own.words, own.kinds):
        if not number.name:
            places = known.like(number, lines)
            if spans:
                whole = [at for span in spans if (at := _place_in(span, text))]
                places = [item for item in places if _inside(known.span(item[1]), whole)]
            known.describe(places)
            theirs.update(item.effect for _, item in places if item.effect)
    return theirs


def _place_in(span: Span, words: str) -> tuple[int, int] | None:
    """Where in the article a span has some words."""
    at = span.text.find(words)
    return None if at < 0 else (span.start + at, span.start + at + len(words))


def _inside(span: Span, places: list[tuple[int, int]]) -> bool:
    return not places or any(start <= span.start and span.end <= end for start, end in places)


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
                first = next((item for item in _numbers_of(tokens, material) if item.value == count.best), None)
                qualifiers.add(first.qualifier if first else "exact")
            at = hay.find(needle, at + 1)
    if qualifiers and "exact" not in qualifiers:
        name = sorted(qualifiers)[0]
        message = f"{short(count.text)} is {_WORDS.get(name, name)} in the article, not exact"
        yield finding(NAME, "error", message, where, spans)
