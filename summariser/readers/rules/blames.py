"""Who speaks of an event, who claims or denies it, and whether nobody does."""

import re
from bisect import bisect_left, bisect_right
from typing import Literal

from summariser.detect import Report
from summariser.grounding import GroundedText
from summariser.readers.rules.happenings import Happened
from summariser.readers.rules.speakers import Speaker
from summariser.wire import Blame

_NOBODY = re.compile(
    r"\b(?:no ?one|nobody|no (?:\w+ )?group|none)\b[^.]{0,40}?\b(?:claimed|took|taken|said it)\b[^.]{0,40}"
    r"\b(?:responsibility|it|attack|shelling|bombing|planted it)\b"
)
_CLAIMS = ("claimed", "took", "taken", "said it")
"""One of these stands in what says that nobody claims an event."""
_PART = re.compile(r"responsib|involve|any part|attack|behind")
_LOOKED_AT = 40
"""Sentences in which it is told that nobody claims an event."""
_LONGEST = 600
"""Code points of one of them that are looked at."""


class Spoken:
    """The reports of an article with their speakers, by the sentences that they touch."""

    def __init__(self, text: GroundedText, reports: list[Report], speakers: list[Speaker | None]) -> None:
        self._text, self._reports, self._speakers = text, reports, speakers
        self._by_sentence: dict[int, set[int]] = {}
        starts, ends = [it.start for it in text.sentences], [it.end for it in text.sentences]
        for number, report in enumerate(reports):
            self._by_sentence.setdefault(report.sentence, set()).add(number)
            for start, end in report.content:
                for at in range(bisect_right(ends, start), bisect_left(starts, end)):
                    self._by_sentence.setdefault(at, set()).add(number)
        known = [number for number, speaker in enumerate(speakers) if speaker is not None]
        self._claims = [number for number in known if reports[number].act == "claim_responsibility"]
        self._denials = [number for number in known if reports[number].act == "deny"]

    def of(self, sentences: list[int]) -> set[int]:
        """The reports that stand in one of the sentences, or whose content reaches into one."""
        return set().union(*(self._by_sentence.get(index, ()) for index in sentences))

    def blames(self, happened: Happened, *, main: bool) -> tuple[list[Blame], list[int]]:
        """Who claims or denies an event, with the reports that say so; that nobody does, of the main one."""
        found: list[tuple[int, Blame]] = []
        for number in self._claims:
            if self._reports[number].sentence in happened.sentences:
                found.append((number, self._blame(number, "denied" if self._reports[number].negated else "claimed")))
        for number in self._denials if main else ():
            content = self._reports[number].content
            start = content[0][0]
            if _PART.search(self._text.lower, start, min(content[-1][1], start + 120)):
                found.append((number, self._blame(number, "denied")))
        found.sort(key=lambda it: it[0])
        blames = [blame for _, blame in found]
        if main and happened.type.startswith("assault") and (index := self._unclaimed()) is not None:
            blames.append(Blame(blame=None, stance="unclaimed"))
            happened.sentences.append(index)  # the evidence that nobody did
        return blames, [number for number, _ in found]

    def _blame(self, number: int, stance: Literal["claimed", "denied"]) -> Blame:
        speaker = self._speakers[number]
        assert speaker is not None
        return Blame(blame=speaker.party.name, stance=stance)

    def _unclaimed(self) -> int | None:
        lower = self._text.lower
        if not any(words in lower for words in _CLAIMS):
            return None
        for index, sentence in enumerate(self._text.sentences[:_LOOKED_AT]):
            end = min(sentence.end, sentence.start + _LONGEST)
            likely = any(lower.find(words, sentence.start, end) >= 0 for words in _CLAIMS)
            if likely and _NOBODY.search(lower, sentence.start, end):
                return index
        return None
