"""Reporting clauses: who is said to say what, in a whole article or in one sentence."""

from collections.abc import Sequence
from itertools import pairwise

from summariser.detect.beginnings import dateline
from summariser.detect.claims import MAY_BEGIN_OWN, act_of
from summariser.detect.contents import content_of, medium_begins
from summariser.detect.cue import Cue
from summariser.detect.cues import find_cues
from summariser.detect.lexicon import AUXILIARIES, PREPOSITIONS
from summariser.detect.marks import CUE, marks_of
from summariser.detect.no_reports import leaves_unmade
from summariser.detect.recent import Recent
from summariser.detect.tokens import QUOTED, Unit, units_of
from summariser.detect.types import Order, Report
from summariser.grounding import GroundedText, Place
from summariser.links import is_link
from summariser.models.vocabulary import SpeechAct

_SOCIAL = frozenset(
    "tweet tweeted tweets tweeting twitter facebook instagram retweeted telegram whatsapp weibo tiktok".split()
)
_MEDIA = {
    "statement": "statement", "interview": "interview", "briefing": "press_conference",
    "conference": "press_conference", "report": "report", "broadcast": "broadcast",
    "television": "broadcast", "radio": "broadcast", "speech": "speech",
    "email": "email", "e-mail": "email", "letter": "letter", "blog": "social_media", "hearing": "hearing",
}  # fmt: skip
"""Media by the words that name them."""
_NAMING = _SOCIAL | _MEDIA.keys() | {"x"}
NONE, KNOWN, OPEN = 0, 1, 2
"""What a sentence has of cues, for `other_reports`."""


def find_reports(text: GroundedText) -> list[Report]:
    """The attributions of an article in the order of their cues. Linear in its length; never raises."""
    return _recent(text)


def other_reports(text: GroundedText, cues: Sequence[int]) -> list[Report]:
    """The attributions of an article but for some that are known: all of those that stand in no `KNOWN` sentence.

    `cues` has for each sentence whether a word of a cue stands in it outside of quotations: `NONE`, `KNOWN` where each
    such word is a known attribution's, `OPEN` otherwise. The same attributions as `find_reports` has, in its order.
    """
    found = _recent.known(text)
    return _reports_in(text, cues) if found is None else found


def _reports(text: GroundedText) -> list[Report]:
    return _reports_in(text, [OPEN if marks & CUE else NONE for marks in marks_of(text)])


def _reports_in(text: GroundedText, cues: Sequence[int]) -> list[Report]:
    units = list(units_of(text))
    found: list[Report] = []
    speaking = False  # whether the last report found may go on
    for index, unit in enumerate(units):
        held = cues[unit.sentence] if unit.last == unit.sentence else max(cues[unit.sentence : unit.last + 1])
        if held == KNOWN and not (speaking and _reaches(found[-1], unit)) and not unit.is_all_quoted:
            speaking = False
            continue
        own: list[Report] = []
        if held and is_link(text.article.text, unit.start, unit.end):
            speaking = False
            continue
        if held:
            own = _of_unit(text.article.text, unit, units[index + 1] if index + 1 < len(units) else None)
        elif (headed := _after_name(unit)) is not None:
            own = [headed]
        if own:
            found += own
            speaking = True
        elif speaking:
            _continue(found, unit, units[index - 1])
    return found


def _reaches(report: Report, unit: Unit) -> bool:
    """Whether a report of an earlier unit has words of this one: "He said: “…”"."""
    return report.content[-1][1] > unit.start


def _of_unit(text: str, unit: Unit, following: Unit | None) -> list[Report]:
    cues = find_cues(unit)
    found: list[Report] = []
    floor = dateline(unit)
    unmade = -1  # the end of what is only denied, or only asked
    for index, cue in enumerate(cues):
        places, order, floor = content_of(unit, cues, index, floor)
        if not places and following is not None and _introduces(unit, cue):
            places = _quoted_next(following)
        places = [place for place in places if _says_something(text[slice(*place)])]
        if not places or (unmade >= 0 and unit.place(cue.first, cue.first)[0] < unmade):
            continue
        if order == "after" and leaves_unmade(unit, cue):
            unmade = places[-1][1]
        act = act_of(text, places, cue, unit) if text[places[0][0]] in MAY_BEGIN_OWN else cue.act
        found.append(_report(unit, cue, places, order, act))
    if not cues and (headed := _after_name(unit)) is not None:
        found.append(headed)
    return found


def _says_something(words: str) -> bool:
    """Whether words are more than marks, or a preposition that is left over: "half of what the union asks for"."""
    return any(map(str.isalnum, words)) and words.lower() not in PREPOSITIONS


def _report(unit: Unit, cue: Cue, places: list[Place], order: Order, act: SpeechAct) -> Report:
    return Report(
        source=unit.place(*cue.source) if cue.source else None,
        cue=unit.place(cue.first, cue.last),
        content=places,
        lemma=cue.lemma,
        sentence=unit.sentence,
        act=act,
        order=order,
        medium=_medium(unit, cue),
        negated=cue.negated,
    )


def _medium(unit: Unit, cue: Cue) -> str | None:
    """The medium that the cue's own clause names."""
    if _NAMING.isdisjoint(unit.words):
        return None
    low = max(0, min(cue.first, cue.begin) - 8)
    source = cue.source or (cue.first, cue.first)
    near = [
        *unit.words[low : cue.last + 1],
        *unit.words[cue.last + 1 : cue.after],
        *unit.words[source[0] : source[1] + 1],
        *unit.words[(at := medium_begins(unit, cue, len(unit.words))) : at + _LONGEST_MEDIUM],
    ]
    if not _SOCIAL.isdisjoint(near) or ("on", "x") in pairwise(near):
        return "social_media"
    return next((_MEDIA[word] for word in near if word in _MEDIA), None)


_LONGEST_MEDIUM = 5
"""Words of "in a short video message"."""


def _introduces(unit: Unit, cue: Cue) -> bool:
    return bool(unit.words) and unit.words[-1] in {":", ","} and cue.after >= len(unit.words) - 1


def _quoted_next(unit: Unit) -> list[Place]:
    return [unit.pieces[0][:2]] if unit.pieces and unit.pieces[0][2] else []


def _after_name(unit: Unit) -> Report | None:
    """NAME: "…" """
    if len(unit.pieces) < 2 or not unit.pieces[1][2]:
        return None  # no quotation behind the name
    words = unit.words
    if QUOTED not in words[1:8]:
        return None
    at = words.index(QUOTED, 1)
    if words[at - 1] != ":" or at < 2 or not unit.forms[0][0].isupper():
        return None
    if any(word in AUXILIARIES for word in words[: at - 1]):
        return None
    source, cue, content = unit.place(0, at - 2), unit.place(at - 1, at - 1), unit.place(at, at)
    return Report(source, cue, [content], "say", unit.sentence, "assert")


def _continue(found: list[Report], unit: Unit, previous: Unit) -> None:
    """A unit that is one quotation goes on with the speech of the unit before it."""
    if not unit.is_all_quoted:
        return
    last = found[-1]
    if last.cue[0] >= previous.start and unit.paragraph == previous.paragraph:
        if last.order in {"before", "middle", "continued"} or last.content[-1][1] >= previous.end - 2:
            last.content.append(unit.place(0, 0))
    elif last.content[-1][1] >= previous.end - 2 and unit.paragraph == previous.paragraph:
        last.content.append(unit.place(0, 0))
    elif unit.paragraph == previous.paragraph + 1 and _ends_in(last, previous):
        found.append(last._replace(content=[unit.place(0, 0)], order="continued", sentence=unit.sentence))


def _ends_in(report: Report, unit: Unit) -> bool:
    return report.content[-1][1] >= unit.start and report.order != "according"


_recent = Recent(_reports)
