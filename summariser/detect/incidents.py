"""Which sentences of a report leave its news for another incident: elsewhere, on another day, or years ago.

News tells other incidents in paragraphs of their own, or from one sentence on to the end of a paragraph. What opens one
says so ("elsewhere", "across the border", "in July 2013"), or sets something new in a place that nothing before it had.
"""

import re
from datetime import date
from typing import NamedTuple

from summariser.detect.constructions import people
from summariser.detect.departures import (
    ALSO,
    AMONG,
    ANSWERS,
    ARMED,
    BACK_TO,
    CAPITALS,
    CARE,
    CARRIED,
    FAR,
    FRONT,
    FRONTED,
    HAD,
    HARMED,
    HEADING,
    IN_THE_DEED,
    ITEM,
    ITS_OWN,
    NEWS,
    NEXT,
    NO_PLACES,
    OF_MEN,
    OF_SOMEBODY,
    OF_WEATHER,
    PARTS,
    STRONG,
    TELLS,
    THING,
    WEAK,
    WEEKDAY,
    WHENCE,
    WHERE,
    WIDE_NEWS,
)
from summariser.detect.recall import recalled_in
from summariser.detect.titles import is_title
from summariser.gazetteer import codes
from summariser.grounding import GroundedText, Place
from summariser.kept import MadeOnce
from summariser.timewords import DAYS


class Apart(NamedTuple):
    """Another incident than the news, as one or more sentences tell it."""

    opened: int
    """0-based index of the sentence that opens it; several incidents have not the same."""
    past: bool
    """Whether it lies in another time than the news."""


_PEOPLE = people("people") | frozenset("officials rescuers survivors authorities investigators medics".split())
_HOME = 3
"""Sentences, behind the title, whose paragraphs tell the news."""
_SHORTEST = 30
"""Code points of a sentence that may be told of another time as a whole: "Too often." is an answer."""
_EDGE = 12
"""Code points at either end of a sentence that need not lie in what it recalls."""
_REACH = 160
"""Code points from the beginning of a sentence in which it says that it tells something else."""
_LONGEST_HEAD = 40


class Incidents:
    """The other incidents of an English text, found paragraph by paragraph where one is asked for.

    Linear in the length of the text, however many sentences are asked for.
    """

    def __init__(self, text: GroundedText) -> None:
        self._text = text
        body, sentences = text.article.text, text.sentences
        plain: list[int] = []
        """The first sentences that are no titles."""
        for at, it in enumerate(sentences):
            if not is_title(body[it.start : it.end]):
                plain.append(at)
                if len(plain) == _HOME:
                    break
        home = {sentences[at].paragraph for at in plain}
        after = range(plain[-1] + 1 if plain else len(sentences), len(sentences))
        self.first = next((at for at in after if sentences[at].paragraph not in home), len(sentences))
        """The first sentence, 0-based, that may tell of another incident."""
        self._found: dict[int, Apart | None] = {}
        self._stretches: dict[int, list[Place]] = {}
        self._read = self.first
        """Sentences whose names are known."""

    @MadeOnce
    def _news(self) -> str:
        """The paragraphs that tell the news."""
        return self._text.article.text[: self._text.sentences[self.first - 1].end] if self.first else ""

    @MadeOnce
    def _begin(self) -> str:
        """Their beginning in lower case."""
        return self._news[: 4 * _REACH].lower()

    @MadeOnce
    def _days(self) -> set[str]:
        """The weekdays that the news has."""
        return set(WEEKDAY.findall(self._news.lower()))

    @MadeOnce
    def _is_wide(self) -> bool:
        """Whether the news is of a wide area: other places are parts of it."""
        return WIDE_NEWS.search(self._begin) is not None

    @MadeOnce
    def home(self) -> frozenset[str]:
        """The names that the news has."""
        return frozenset(_names(self._news) | _names(self._text.article.title or ""))

    @MadeOnce
    def _seen(self) -> dict[str, int]:
        """Names by the sentence in which they stand first."""
        return dict.fromkeys(self.home, -1)

    def of(self, index: int) -> Apart | None:
        """What sentence `index` (0-based) tells of, other than the news; None where it tells of that, or where it is
        not known."""
        if index < self.first:
            return None
        if index not in self._found:
            self._read_paragraph(index)
        return self._found[index]

    def at(self, index: int, place: int) -> Apart | None:
        """The same of what stands at the code point `place` of the text in that sentence, which may recall another time
        in a part of it: "the worst since May 2019, when 44 people died"."""
        found = self.of(index)
        if found is None and any(low <= place < high for low, high in self._recalled(index)):
            return Apart(index, past=True)
        return found

    def _recalled(self, index: int) -> list[Place]:
        """The stretches of a sentence that recall another time."""
        known = self._stretches.get(index)
        if known is None:
            start, end = self._text.sentences[index][:2]
            words, lower = self._text.article.text[start:end], self._text.lower[start:end]
            lead = index < self.first
            found = recalled_in(words, lower, self._text.article.published_day, lead=lead, news=self._begin)
            known = self._stretches[index] = [(start + low, start + high) for low, high in found]
        return known

    def _read_paragraph(self, index: int) -> None:
        """The paragraph of sentence `index`, behind those that it goes on with."""
        begins = [self._begin_of(index)]
        while begins[-1] - 1 not in self._found and self._goes_on(begins[-1]):
            begins.append(begins[-1] - 1)
        for begin in reversed(begins):
            self._read_from(begin)

    def _begin_of(self, index: int) -> int:
        """The first sentence of the paragraph of another one."""
        sentences = self._text.sentences
        while index > self.first and sentences[index - 1].paragraph == sentences[index].paragraph:
            index -= 1
        return index

    def _goes_on(self, begin: int) -> bool:
        """Whether the paragraph that begins with sentence `begin` goes on with the one before it, which has but one
        sentence."""
        sentences = self._text.sentences
        if begin <= self.first or self._begin_of(begin - 1) != begin - 1:
            return False
        told = HARMED.search(self._text.lower, sentences[begin - 1].start, sentences[begin - 1].end)
        return bool(told and CARRIED.match(self._text.lower, sentences[begin].start, sentences[begin].end))

    def _read_from(self, begin: int) -> None:
        """The paragraph that begins with sentence `begin`; the one before it is known, where it goes on with that."""
        sentences = self._text.sentences
        apart = self._found[begin - 1] if self._goes_on(begin) else None
        for at in range(begin, len(sentences)):
            sentence = sentences[at]
            if sentence.paragraph != sentences[begin].paragraph:
                break
            words = self._text.article.text[sentence.start : sentence.end]
            lower = self._text.lower[sentence.start : sentence.end]
            opened = self._opens(at, words, lower, inside=apart is not None)
            if opened is not None:
                apart = opened
            elif apart is not None and self._returns(words, lower):
                apart = None
            self._found[at] = apart

    def _is_known(self, name: str, at: int) -> bool:
        """Whether a name stands before sentence `at`."""
        sentences, body = self._text.sentences, self._text.article.text
        while self._read < at:
            sentence = sentences[self._read]
            for it in _names(body[sentence.start : sentence.end]):
                self._seen.setdefault(it, self._read)
            self._read += 1
        return self._seen.get(name, at) < at

    def _opens(self, at: int, words: str, lower: str, *, inside: bool) -> Apart | None:
        """The incident that a sentence opens, `inside` another one or not."""
        if len(words) > _SHORTEST:
            start, end = self._text.sentences[at][:2]
            first = start + (fronted.end() if (fronted := FRONTED.match(lower)) else _EDGE)
            if any(low <= first and high >= end - _EDGE for low, high in self._recalled(at)):
                return Apart(at, past=True)
        if not inside and self._is_of_another_day(lower):
            return Apart(at, past=True)
        if self._is_away(at, words, lower, inside=inside) or self._is_item(at):
            return Apart(at, past=False)
        return None

    def _is_of_another_day(self, lower: str) -> bool:
        """Whether a sentence tells what had happened on an earlier weekday than those of the news."""
        had, published = HAD.match(lower), self._text.article.published_day
        if had is None or published is None or not self._days or NEWS.search(lower) or TELLS.match(lower):
            return False
        return _days_ago(had["day"], published) > max(_days_ago(day, published) for day in self._days)

    def _is_away(self, at: int, words: str, lower: str, *, inside: bool) -> bool:
        """Whether a sentence tells of somewhere else."""
        strong = STRONG.search(lower, 0, _REACH)
        if strong and not OF_SOMEBODY.search(lower, 0, strong.start()):
            return not self._is_of_the_news(at, words, lower)
        if NEWS.search(ANSWERS.sub(" ", lower)):
            return False
        there = [it for it in WHERE.finditer(words) if not WHENCE.match(it.group())]
        places = [parts for it in there if (parts := _place_in(it))]
        new = [parts for parts in places if self._is_new(parts, at)]
        thing = THING.match(lower)
        if self._is_wide:
            return bool(new and thing and not inside and self._is_of_another_cause(thing.group()))
        if (new or thing) and FAR.search(lower) and HARMED.search(lower):
            return True
        if self._opens_in_front(at, words, lower, len(new)):
            return True
        if inside and not (new and thing and NEXT.match(lower)):
            return False
        if CARE.search(lower) or AMONG.search(lower) or (TELLS.match(lower) and not thing):
            return False
        away = any(self.home.isdisjoint(parts) for parts in places)
        return bool((away and WEAK.search(lower)) or (new and thing))

    def _is_of_another_cause(self, thing: str) -> bool:
        """Whether something new is none of what wide news brings with it: gunmen none of a flood, a lorry none of a
        quake."""
        if OF_MEN.search(self._begin):
            return False
        return ARMED.search(thing) is not None or OF_WEATHER.search(self._begin) is None

    def _is_of_the_news(self, at: int, words: str, lower: str) -> bool:
        """Whether a sentence tells of what the news tells, in a place that the news has, too: "Across the border in
        Belgium", of floods in Germany and Belgium."""
        there = [parts for it in WHERE.finditer(words) if not WHENCE.match(it.group()) and (parts := _place_in(it))]
        known = bool(there) and not any(self._is_new(parts, at) for parts in there)
        return ITS_OWN.search(lower) is not None or (known and any(not self.home.isdisjoint(it) for it in there))

    def _opens_in_front(self, at: int, words: str, lower: str, new: int) -> bool:
        """Whether a sentence begins with a place that nothing before it named, and tells of something there."""
        also = ALSO.match(words)
        if also and also["name"].lower() not in _PEOPLE and (parts := _place_in(also)):
            return self._is_new(parts, at)
        front = FRONT.match(words)
        parts = _place_in(front) if front else set()
        if front is None or not HARMED.search(lower):
            return False
        if not parts or not self._is_new(parts, at) or CARE.search(lower, 0, 5 * _EDGE + front.end()):
            return False
        told = TELLS.match(lower)  # "In Ankara, the ministry said two Turks were killed": of the news
        return told is None or new > 1

    def _is_new(self, parts: set[str], at: int) -> bool:
        """Whether no word of a name stands before sentence `at`."""
        return not any(self._is_known(part, at) for part in parts)

    def _is_item(self, at: int) -> bool:
        """Whether a sentence is but the head of an item that has another name than the news: "2. Fataki.", "Mali." """
        sentences, body = self._text.sentences, self._text.article.text
        words = body[sentences[at].start : sentences[at].end]
        if len(words) > _LONGEST_HEAD:
            return False
        if HEADING.fullmatch(words) and sentences[at - 1].paragraph != sentences[at].paragraph:
            return _names(words).isdisjoint(self.home)
        if not ITEM.fullmatch(words) or at + 1 >= len(sentences):
            return False
        head = body[sentences[at + 1].start : sentences[at + 1].end]
        return len(head) <= _LONGEST_HEAD and _names(head).isdisjoint(self.home)

    def _returns(self, words: str, lower: str) -> bool:
        """Whether a sentence inside of another incident goes back to the news: to its place, or its day."""
        day = _BACK.match(lower)
        if (day is not None and day["day"] in self._days) or BACK_TO.search(lower):
            return True
        deed = IN_THE_DEED.search(lower)
        if deed is not None and deed["noun"] in self._begin:
            return True
        return any(
            not WHENCE.match(it.group()) and not self.home.isdisjoint(it["name"].split())
            for it in WHERE.finditer(words)
        )


_BACK = re.compile(rf"(?:but |yet |and )?(?:on )?(?P<day>{'|'.join(DAYS)})\b")


def _days_ago(day: str, published: date) -> int:
    """How many days before publication a weekday was last."""
    return (published.weekday() - DAYS.index(day)) % len(DAYS)


def _place_in(match: re.Match[str]) -> set[str]:
    """The words of the name that a match has, if it is a place's, as far as that can be told; else none."""
    parts = {_bare(part) for part in PARTS.split(match["name"]) if part[:1].isupper()}
    if not NO_PLACES.isdisjoint(part.lower() for part in parts) or match["name"] in codes("adjectives"):
        return set()
    behind = match.string[match.end() : match.end() + 20].lower().lstrip()
    return set() if CARE.search(match["name"].lower()) or CARE.match(behind) else parts


def _bare(word: str) -> str:
    """The word without an owner's "s" and a stop."""
    return word.rstrip(".,").removesuffix("'s").removesuffix("’s").rstrip("'’")


def _names(words: str) -> set[str]:
    """The words with a capital; those of a dateline as a text has them, too, and the parts of joined ones."""
    found = {_bare(it) for it in CAPITALS.findall(words)}
    return {part for it in found for part in (it, it.capitalize(), *it.split("-"))}
