"""What is told of an event: its figures, its date, its place and its weapons, in the wire's terms."""

import re
from datetime import date
from functools import cache

from summariser.detect import Toll
from summariser.detect.constructions import figure_pattern
from summariser.grounding import GroundedText
from summariser.readers.rules.abstract import is_title
from summariser.readers.rules.data import pattern, table
from summariser.readers.rules.happenings import Happened
from summariser.readers.rules.places import place_in
from summariser.sentences import Sentence
from summariser.timex import find_times
from summariser.wire import Arm, Harm, Part, When, Where

_ANY_DAY = date(2000, 1, 1)
"""Against which words are found that cannot be resolved."""


def harms(happened: Happened, noted: dict[int, str]) -> list[Harm | Part]:
    """The figures in the wire's terms; `noted` has the words of the toll at each start."""
    found: list[Harm | Part] = []
    figures: list[Toll] = []
    parts: list[Part] = []
    for toll in happened.tolls:
        if toll.count.high == 0 and toll.effect in {"killed", "injured"}:
            if all(other.place != toll.place for other in figures):
                figures.append(toll)
                found.append(Harm(harm="none", text=noted[toll.place[0]], n="0", s=toll.sentence + 1))
            continue
        same = [k for k, it in enumerate(figures) if it.effect == toll.effect and not it.part and it.count.high != 0]
        if any(other.place == toll.place and other.effect == toll.effect for other in figures):
            continue
        if toll.part and same:
            parts.append(Part(part=len(figures), of=same[-1]))
        figures.append(toll)
        found.append(Harm(harm=toll.effect, text=noted[toll.place[0]], n=_in_figures(toll), s=toll.sentence + 1))
    return [*found, *parts]


def _in_figures(toll: Toll) -> str | None:
    count = toll.count
    match count.qualifier:
        case "exact":
            return str(count.best) if count.best is not None else None
        case "at_least":
            return f">={count.low}"
        case "at_most":
            return f"<={count.high}"
        case "about":
            return f"~{count.best}"
        case "range":
            return f"{count.low}-{count.high}"
    return None


def _first(text: GroundedText, happened: Happened) -> Sentence:
    """The first sentence of an event that is no title: a title leaves day and place to the text."""
    sentences = [text.sentences[index] for index in happened.sentences]
    body = text.article.text
    return next((it for it in sentences if not is_title(body[it.start : it.end])), sentences[0])


def when(text: GroundedText, happened: Happened) -> When | None:
    """The date that the event's first sentence tells; without a day of publication its words alone."""
    published: date | None = text.article.published_day
    sentence = _first(text, happened)
    words = text.article.text[sentence.start : sentence.end]
    ahead = True if happened.status == "planned" else None
    begin = _dateline(text.article.text, sentence)  # its day is that of the report
    times = [it for it in find_times(words, published or _ANY_DAY, future=ahead) if it.start >= begin]
    if not times:
        return None
    first = times[0]
    start, end = first.first, first.last
    if published is None:
        return When(when=words[first.start : first.end], date=None)
    if not ahead and happened.status == "actual" and start <= published < end:
        end = published  # "hours later": what has happened ends by the day of the report
    return When(
        when=words[first.start : first.end],
        date=start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}",
    )


def where(text: GroundedText, happened: Happened) -> Where | None:
    """The place that the event's first sentence tells; the dateline is none."""
    sentence = _first(text, happened)
    body = text.article.text
    located = place_in(body, sentence.start + _dateline(body, sentence), sentence.end)
    if located is None or located.name not in body:
        return None
    return Where(where=located.name, level=located.level, within=located.code)


def _dateline(body: str, sentence: Sentence) -> int:
    match = re.match(r"[^\W\d_a-z][^—–]{2,60}?\s(?:—|–|--|-)\s", body[sentence.start : sentence.end])
    return match.end() if match and match.group().split()[0].strip(",").isupper() else 0


@cache
def _weapons() -> dict[str, tuple[str, ...]]:
    """The first letters of the words for each kind of weapon, looked for first."""
    kinds = table("events")["weapons"].items()
    return {kind: tuple({word[:3] for word in expressions.split("|")}) for kind, expressions in kinds}


@cache
def _weapon_words() -> re.Pattern[str]:
    starts = sorted({start for starts in _weapons().values() for start in starts})
    return re.compile(rf"\b(?:{'|'.join(starts)})")


@cache
def _number_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{figure_pattern()})\s+$", re.IGNORECASE)


def arms(text: GroundedText, happened: Happened) -> list[tuple[int, int, Arm]]:
    """Weapons told in the event's first sentences, with their places; counted where a number stands before them."""
    if not happened.type.startswith("assault"):
        return []
    found: list[tuple[int, int, Arm]] = []
    sentence = text.sentences[happened.sentences[0]]
    body = text.article.text
    lower = text.lower[sentence.start : sentence.end]
    begun = set(_weapon_words().findall(lower))
    for kind, starts in _weapons().items() if begun else ():
        if begun.isdisjoint(starts):
            continue
        for match in pattern("events", "weapons", kind).finditer(text.lower, sentence.start, sentence.end):
            if any(match.start() < stop and start < match.end() for start, stop, _ in found):
                continue
            counted = _number_before().search(body[max(sentence.start, match.start() - 40) : match.start()])
            start = match.start() - len(counted.group()) if counted else match.start()
            found.append((start, match.end(), Arm(weapon=body[start : match.end()], kind=match.group(), n=None)))
            break
    return found
