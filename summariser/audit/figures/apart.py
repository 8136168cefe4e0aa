"""A figure that the article tells of another incident than the news, told of the news or of another event."""

from collections.abc import Iterator

from summariser.audit.reading.article_numbers import ArticleNumbers
from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import Number
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import finding, short
from summariser.models import Casualty, Event, Finding

NAME = "figures"
"""Its findings are that check's."""
_REFERS = frozenset("that there those it its he she they this then".split())
"""So begins a text that goes on with the one before it."""
_OTHERS = frozenset(
    "another separate separately elsewhere nearby second third attacks bombings blasts incidents crashes raids"
    " shootings accidents strikes clashes explosions".split()
)
"""By one of these a text tells of more than one incident."""
_YEAR = 1000
"""From this number on one may be a year."""


def told_of_another(
    known: ArticleNumbers, statement: Statement, number: Number, places: list[tuple[int, Number]]
) -> Iterator[Finding]:
    """A number of people harmed that stands in the article in the story of another incident alone, in a text that has
    no name, no year and no word of its own of that."""
    if number.effect is None or number.name or number.value <= 1:
        return
    material = known.material
    first = material.incidents.first
    if any(line < first for line, _ in places) or not places:
        return
    if statement.event is not None and _is_beside(material, statement.event, [line for line, _ in places]):
        return
    known.describe(places)
    told = [(line, item) for line, item in places if _may_tell(material, line, item, number)]
    if not any(item.effect == number.effect for _, item in told) or not _REFERS.isdisjoint(statement.whole.lower[:1]):
        return
    lines = {line for line, _ in told}
    if statement.evidence and lines.isdisjoint(statement.lines):
        return  # its own sentence counts them in other words: "both men"
    if _tells_of_it(material, statement, lines):
        return
    begun = _opened(material, [(line, known.span(item).start) for line, item in told])
    if begun and not (statement.event is not None and not _begins_elsewhere(material, statement.event, begun)):
        shown = short(statement.tokens.shown(number.at, number.end))
        message = f"{shown}: the article tells it of another incident"
        yield from statement.findings(NAME, "warning", message, [known.span(places[0][1])])


def _tells_of_it(material: Material, statement: Statement, lines: set[int]) -> bool:
    """Whether a statement has a name, a year or a word of the paragraphs up to some sentences that the news has not."""
    stories = _stories(material, lines)
    names = {word for line in stories for word in _tellings(material, line)}
    if not names.isdisjoint(statement.whole.lower) or not _OTHERS.isdisjoint(statement.whole.lower):
        return True
    own = set(material.lines.roots(stories)) - material.lines.roots(range(material.incidents.first))
    plain = {word.stem for word in statement.whole.words if not word.kinds & (Kind.NUMBER | Kind.EFFECT)}
    return not own.isdisjoint(plain)


def filed_of_another(material: Material, event: Event, casualty: Casualty, where: str) -> Iterator[Finding]:
    """A figure of an event whose words stand in the story of another incident, where the event is not that, nor the
    figure a part of one of it."""
    lines = material.lines_of(casualty.evidence)
    if casualty.subset_of is not None or not lines or _is_beside(material, event, lines):
        return
    places: list[tuple[int, int]] = []
    for span in casualty.evidence:
        at = span.text.find(casualty.count.text)
        places += [(line, span.start + at) for line in material.lines.touched([span])[:1] if at >= 0]
    begun = _opened(material, places)
    if begun and _begins_elsewhere(material, event, begun):
        message = f"{short(casualty.count.text)}: the article tells it of another incident"
        yield finding(NAME, "warning", message, where, casualty.evidence)


def _stories(material: Material, lines: set[int]) -> set[int]:
    """Some sentences, with those before them in their paragraphs, and, in front of these, the one before them."""
    sentences, found = material.text.sentences, set(lines)
    for line in lines:
        low = line
        while low and sentences[low - 1].paragraph == sentences[low].paragraph:
            low -= 1
        found.update(range(max(0, low - 1), line))
    return found


def _may_tell(material: Material, line: int, item: Number, number: Number) -> bool:
    """Whether a number of the article is of people with this harm, as far as that is known."""
    effect = item.effect
    return effect == number.effect or (effect is None and bool(material.lines.all[line].kinds & Kind.EFFECT))


def _opened(material: Material, places: list[tuple[int, int]]) -> set[int]:
    """The sentences that open the incidents that stand at some places, each a sentence and an offset in the text; none
    where one tells of the news."""
    found: set[int] = set()
    for line, start in places:
        incident = material.incidents.at(line, start)
        if incident is None:
            return set()
        found.add(incident.opened)
    return found


def _is_beside(material: Material, event: Event, lines: list[int]) -> bool:
    """Whether an event begins in a paragraph in which some of these sentences stand."""
    own, sentences = material.lines_of(event.evidence), material.text.sentences
    return bool(own) and any(sentences[it].paragraph == sentences[own[0]].paragraph for it in lines)


def _begins_elsewhere(material: Material, event: Event, begun: set[int]) -> bool:
    """Whether an event's first sentence stands in no paragraph in which one of these incidents is opened, nor right
    before it."""
    lines, sentences = material.lines_of(event.evidence), material.text.sentences
    first = material.incidents.of(lines[0]) if lines else None
    if not lines or (first is not None and first.opened in begun):
        return False
    beside = {sentences[it].paragraph for it in begun} | {sentences[max(0, it - 1)].paragraph for it in begun}
    return sentences[lines[0]].paragraph not in beside


def _tellings(material: Material, line: int) -> Iterator[str]:
    """The names and the years of a sentence in lower case, but those of the news: by them a text tells of what it
    does."""
    home = material.incidents.home
    for word in material.lines.all[line].words:
        named = word.form[:1].isupper() and word.stem and not word.kinds & Kind.NUMBER
        if (named and word.form not in home) or (word.value is not None and word.value >= _YEAR):
            yield word.lower
