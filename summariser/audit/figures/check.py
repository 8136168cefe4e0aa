"""Each number of the summary stands in the article, with its qualifier, and counts what it counts there."""

from collections.abc import Iterator

from summariser.audit.figures.absent import counted, is_contradicted, is_day, is_sum_of, is_told_otherwise, may_be_year
from summariser.audit.figures.apart import told_of_another
from summariser.audit.figures.befallen import is_counted_out, is_one
from summariser.audit.figures.earlier import earlier_in
from summariser.audit.figures.filed import QUALIFIED, are_rivals, filed_figures, numbers_of
from summariser.audit.figures.harmed import harmed_in
from summariser.audit.figures.measured import measured_otherwise, unit_of_time
from summariser.audit.figures.rivals import are_two_counts, first_word, rival_of
from summariser.audit.figures.swapped import swapped_in
from summariser.audit.figures.told_there import is_known_whole, is_last_of, is_told_there
from summariser.audit.figures.whom import whom_in
from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Word
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import short
from summariser.models import Finding
from summariser.models.vocabulary import Severity

NAME = "figures"
_SHARP = {"at_least", "more", "at_most", "less"}
_IMPLIED = ({"at_least", "more"}, {"at_most", "less"})
"""Bounds one of which follows from the other."""
_MOST = 100
"""Numbers of a statement among which the other end of a range is looked for."""


def check_figures(material: Material) -> Iterator[Finding]:
    """Numbers in generated text, then the figures of casualties and weapons."""
    known = ArticleNumbers(material)
    for statement in material.statements:
        numbers = numbers_of(statement.tokens, material)
        for number in numbers:
            yield from _written(known, statement, number, numbers)
        if len(numbers) > 1 and material.english:
            yield from swapped_in(known, statement, numbers)
    yield from filed_figures(known)


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
    if material.english and is_day(tokens.words, number):
        return  # the check of dates looks at it
    shown = tokens.shown(number.at, number.end)
    same = known.like(number)
    if number.effect is not None and ":" not in tokens.lower[max(0, number.at - 1) : number.at]:
        same = [item for item in same if not known.is_of_a_clock(item[1])]
    alike = _alike(number, same)
    of_shares = any(item.percent for item in numbers)  # "85 percent joined, or no more than 55"
    places = alike or (same if number.value % 1 or of_shares else [])
    counted_out = not places and (_are_both(material, statement, number) or is_last_of(known, number))
    if counted_out or (not places and is_counted_out(material, statement, number)):
        return
    if not places:
        yield from _absent(known, statement, number, shown, elsewhere=bool(same))
        return
    if material.english:
        yield from earlier_in(known, statement, number, places)
        yield from told_of_another(known, statement, number, places)
    here = known.like(number, _looked_at(material, statement, number))
    cited = _alike(number, here) if alike else here
    if not cited and (
        is_counted_out(material, statement, number)
        or _are_both(material, statement, number)
        or is_known_whole(known, statement, number)
    ):
        return  # "killing two": a guard and a teacher
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
    unit = unit_of_time(tokens.words, number)
    most = max(overlaps)
    best = [item for item, overlap in zip(candidates, overlaps, strict=True) if overlap == most]
    likely = {line for line, _ in best} if unit else ()
    timed = [it for it in candidates if it[0] in likely and unit_of_time(known.words, it[1]) == unit]
    best = timed or best  # "three hours later" is not told of three survivors
    alone = most == 0 and len(round_it) > 1 and number.value > 1
    alone = alone and not (may_be_year(tokens, number) or _are_others(tokens, number, known.words, best))
    alone = alone and not timed and not is_last_of(known, number)
    if alone and not is_told_there(known, statement, number, best):
        message = f"{short(shown)} counts something else in the article"
        # but of harm, as often idle as right: a summary tells in other words what a number counts
        severity: Severity = "warning" if number.effect else "info"
        yield from statement.findings(NAME, severity, message, [known.span(best[0][1])])
        return
    if not number.percent:
        yield from measured_otherwise(known, statement, number, best)
    known.describe(best)
    yield from whom_in(known, statement, number, best)
    yield from rival_of(known, statement, number, best)
    yield from _qualified(known, statement, number, numbers, best, places)
    yield from _effects(known, statement, number, candidates, places, shown)
    yield from harmed_in(known, statement, number, places)


def _are_both(material: Material, statement: Statement, number: Number) -> bool:
    """Whether a sentence that a statement cites tells the same of two by "both"."""
    return number.value == 2 and "both" in material.lines.lower(statement.lines)


def _looked_at(material: Material, statement: Statement, number: Number) -> list[int]:
    """The sentences in which a number is looked for: a year also in those beside what is cited, "that death"."""
    known_before = number.at > 0 and statement.tokens.lower[number.at - 1] == "the"  # "one of the two men"
    if statement.lines and (
        known_before
        or may_be_year(statement.tokens, number)
        or "they" in material.lines.lower(statement.lines)  # who that is, the sentence before tells
    ):
        return material.lines.beside(statement.lines)
    return statement.lines or material.aligned(statement)


def _are_others(tokens: Tokens, number: Number, words: list[Word], places: list[tuple[int, Number]]) -> bool:
    """Whether it counts others here and there: "three others" for "three other men"."""
    here = tokens.lower[number.end : number.end + 1]
    there = ([word.lower for word in words[item.end : item.end + 1]] for _, item in places)
    return here in _OTHER and any(after in _OTHER for after in there)


_OTHER = (["other"], ["others"])


def _alike(number: Number, places: list[tuple[int, Number]]) -> list[tuple[int, Number]]:
    """Those that are percentages as well, or are none either."""
    return [item for item in places if item[1].percent == number.percent]


def _absent(
    known: ArticleNumbers, statement: Statement, number: Number, shown: str, *, elsewhere: bool
) -> Iterator[Finding]:
    """A number that the article does not have, or, where it is a percentage, not as one."""
    if is_told_otherwise(known, statement, number):
        return
    hint = " as a percentage" if number.percent and elsewhere else ""
    summed = is_sum_of(known.material, number)
    if summed and not hint:
        hint = f"; it is the sum of two figures of people {summed}"
    sure = is_contradicted(known, statement, number, elsewhere=elsewhere)
    message = f"{short(shown)} does not stand in the article{hint}"
    yield from statement.findings(NAME, "error" if sure else "warning", message)


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
    if number.qualifier in theirs or number.name or may_be_year(statement.tokens, number):
        return
    there = sorted(theirs)[0]
    if number.qualifier == "range" and "exact" in theirs and are_two_counts(known, statement, number, numbers):
        return
    if number.qualifier == "exact" and "range" in theirs and _both_ends(number, numbers, known.beside(best)):
        return
    tokens = statement.tokens
    if there == "about" and number.qualifier == "exact" and any(low.startswith("estimat") for low in tokens.lower):
        return
    if there == "exact" and number.qualifier == "about" and _is_estimated(known, tokens, number, best):
        return
    same = number.effect is not None and all(item.effect == number.effect for _, item in best)
    if same:
        known.describe(anywhere)
        if any(_has_it_so(known, tokens, number, item) for _, item in anywhere):
            if number.qualifier != "exact":
                return
            same = False  # a headline leaves “at least” out
    elif not counted(tokens.words, number):
        known.describe(anywhere)
        if any(item.qualifier == number.qualifier for _, item in anywhere):
            return  # "carrying 40": of 40 aboard, not of about 40 miles
    sharp = there in _SHARP or number.qualifier in _SHARP
    severity: Severity = "error" if same and sharp and {there, number.qualifier} not in _IMPLIED else "warning"
    shown = tokens.shown(number.at, number.end)
    message = f"{short(shown)} is told as {QUALIFIED[number.qualifier]}; the article has {QUALIFIED[there]}"
    yield from statement.findings(NAME, severity, message, [known.span(best[0][1])])


def _is_estimated(known: ArticleNumbers, tokens: Tokens, number: Number, best: list[tuple[int, Number]]) -> bool:
    """Whether "estimated" is the verb, here and there: "organisers estimated 10,000", "estimated that 10,000 came"."""
    before = tokens.lower[max(0, number.at - 2) : number.at]
    if not before or not before[-1].startswith("estimat") or before[0] in {"a", "an", "the"}:
        return False
    return any(word.lower.startswith("estimat") for _, it in best for word in known.words[max(0, it.at - 3) : it.at])


def _has_it_so(known: ArticleNumbers, tokens: Tokens, number: Number, item: Number) -> bool:
    """Whether a place of the article has the qualifier of a number for the same people."""
    if item.qualifier != number.qualifier:
        return False
    head = counted(known.words, item)
    alike = item.effect is None and (head == counted(tokens.words, number) or (not head and _follows_toll(known, item)))
    return item.effect == number.effect or alike


def _follows_toll(known: ArticleNumbers, item: Number) -> bool:
    """Whether a number says how high a toll is: "the death toll of the flood rose to at least 117"."""
    before = known.words[first_word(known, item) : item.at]
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
        sure = are_rivals(number.effect, theirs) and all(item.effect for _, item in near)
        yield from statement.findings(NAME, "error" if sure else "warning", message, [known.span(items[0])])


_TIMES_OVER = frozenset({"double", "twice", "triple", "tripled", "half"})
"""Amounts that count nobody: "a double blast killed 20"."""
