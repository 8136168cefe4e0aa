"""Who speaks of an event, who claims it, denies it or is accused of it, and whether nobody claims it."""

import re
from bisect import bisect_left, bisect_right
from typing import Literal

from summariser.detect import Report
from summariser.detect.recall import recalled_in
from summariser.grounding import GroundedText
from summariser.readers.rules.happened import Happened
from summariser.readers.rules.parties import Speaker
from summariser.wire import Blame, Party

_NOBODY = re.compile(
    r"\b(?:no ?one|nobody|no (?:\w+ )?group|none)\b[^.]{0,40}?\b(?:claimed|took|taken|said it)\b[^.]{0,40}"
    r"\b(?:responsibility|it|attack|shelling|bombing|planted it)\b"
)
_CLAIMS = ("claimed", "took", "taken", "said it")
"""One of these stands in what says that nobody claims an event."""
_LONGEST_DENIAL = 120
"""Code points of a denial that are looked at."""
_CLAIM_OF = re.compile(r"(?:[\w’'-]+\s+){0,3}claims?\s+(?:of\s+responsibility|(?:made\s+)?by|from)\b")
"""So begins the denial of what another claims."""
_OTHERS_PART = re.compile(
    r"(?:(?:[a-z]+\s+)?(?:reports|claims|allegations|suggestions|accusations|charges)\s+)?(?:that\s+)?"
    r"(?!(?:its?|they|he|she|we|i|their|his|her|our|any)\b)(?P<who>[^,;.]{2,60}?)\s+"
    r"(?:was|were|is|are|had|has|have|played)\s+(?:been\s+)?(?:behind|responsib|involve|any part)"
)
"""So begins the denial that somebody did a deed, if it is no pronoun's."""
_IT = re.compile(r"(?:it|this|that|(?:the|this|that|those|any)\s+(?:accusation|allegation|charge|claim)s?)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BEGINS = 3
"""Code points of a sentence in which what it recalls begins, if all of it is recalled."""
_STEM = 5
"""Letters of the last word of a speaker's name by which it is known in an adjective."""
_PART = re.compile(
    r"responsib|involve|any part|attack|behind|nothing\s+to\s+do|no\s+(?:part|role|hand)|(?:not|never|n['’]t)\s+(?:carr"
    r"|stag|launch|plant|plac|order|la(?:id|y)|deton|conduct|mount)"
)
_OTHER = re.compile(
    r"(?:for\s+)?(?:(?:an?|another|several|other|earlier|previous|past|similar|many|most|some|two|three|four|five|\d+)\s"
    r"|(?:[a-z]+\s+)?(?:attacks|bombings|killings|strikes|raids|explosions|kidnappings)\b)"
)
"""So begins the content of a claim to another deed than the one that the article tells of."""
_ANOTHER_DEED = re.compile(
    r"(?:an?|another|several|other|earlier|previous|past|two|three|four|five)\s+(?:(?!that|which|of)[\w-]+\s+){0,3}?"
    r"(?:attacks?|bombings?|bombs?|killings?|raids?|shootings?|explosions?|kidnappings?|ambush|massacre|murders?)\b"
)
"""So begins the denial of a deed that is not the one just told."""
_THE_DEED = re.compile(
    r"\b(?:the|this|that|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s)\s+(?:[\w-]+\s+)?(?:attack|assault|bombing|bomb"
    r"|blast|explosion|shelling|shooting|killings?|raid|strike|ambush|massacre|kidnapping|abduction|hijacking)\s+"
    r"(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+|later\s+|also\s+)?$"
)
"""So ends what stands before the participle of a passive that speaks of the deed told before."""
_LONGEST_SUBJECT = 120
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are)\s+(?:\w+ly\s+|later\s+|also\s+)?$")
_TO_BE = 30
"""Code points before a cue in which the "was" of a passive stands."""
_THAT = re.compile(r"that\s+(?:[\w-]+\s+)?\w")
_TO_ANSWER = 3
"""Sentences from an accusation to the answer, with a quotation between them."""
_LOOKED_AT = 40
"""Sentences in which it is told that nobody claims an event."""
_LONGEST = 600
"""Code points of one of them that are looked at."""


def is_attack(kind: str) -> bool:
    """Whether somebody answers for an event of that type: an attack, also one on computers."""
    return kind.startswith(("assault", "coerce:cyber"))


class Spoken:
    """The reports of an article with their speakers, by the sentences that they touch; events, the main one first."""

    def __init__(
        self,
        text: GroundedText,
        reports: list[Report],
        speakers: list[Speaker | None],
        accused: dict[int, list[Party]],
        claimed_for: dict[int, Party],
        events: list[Happened],
    ) -> None:
        self._text, self._reports, self._speakers, self._accused = text, reports, speakers, accused
        self._claimed_for = claimed_for
        self._elsewhere = {index for event in events[1:] for index in event.sentences}
        self._own = {index for event in events[:1] for index in event.sentences}
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
        """Who claims or denies an event, with the reports that say so; of the main one, an attack, also who is accused
        of it, and that nobody claims it."""
        found: list[tuple[int, Blame]] = []
        attack = main and is_attack(happened.type)
        own = set(happened.sentences)
        for number in self._claims:
            report = self._reports[number]
            if self._is_of_last_told(report):
                if report.sentence - 1 in own and not main:
                    found.append((number, self._blame(number, "claimed")))
            elif (
                report.sentence in own and not self._is_of_another(report) and not self._is_another(report, happened)
            ) or (attack and self._is_of_main(report)):
                found.append((number, self._blame(number, "claimed")))
        for number, parties in self._accused.items() if attack else ():
            if self._reports[number].sentence in own or self._is_of_main(self._reports[number]):
                found += [(number, Blame(blame=party.name, stance="accused")) for party in parties]
        for number in self._denials:
            if not self._is_denial_of(number, own, main=main):
                continue
            accuser = self._answers_accusation(number)
            if accuser or self._is_own_denial(number):
                found.append((number, self._blame(number, "denied", accuser)))
        found.sort(key=lambda it: it[0])
        blames = list({(blame.blame, blame.stance): blame for _, blame in found}.values())  # who says so twice says it
        claimed = any(blame.stance == "claimed" for blame in blames)
        attack = is_attack(happened.type) and not happened.undone
        if attack and not claimed and (index := self._unclaimed(happened, main=main)) is not None:
            blames.append(Blame(blame=None, stance="unclaimed"))
            happened.sentences.append(index)  # the evidence that nobody did
        return blames, [number for number, _ in found]

    def _is_denial_of(self, number: int, own: set[int], *, main: bool) -> bool:
        """Whether what is denied is an event of the sentences `own`: the one told just before, another of a year or an
        earlier one in its own sentence, else the main one."""
        report = self._reports[number]
        if self._is_behind_another(report):
            return report.sentence - 1 in own
        start = report.content[0][0]
        dated = _YEAR.search(self._text.lower, start, min(report.content[-1][1], start + _LONGEST_DENIAL))
        if dated or _ANOTHER_DEED.match(self._text.lower, start):
            return report.sentence in own and (not main or report.sentence not in self._elsewhere)
        return main

    def _is_of_last_told(self, report: Report) -> bool:
        """Whether "that bombing" is one that the sentence before recalls, and not today's."""
        before = report.sentence - 1
        if before < 0 or not _THAT.match(self._text.lower, report.content[0][0]):
            return False
        return before in self._elsewhere or bool(self._recalled(before))

    def _is_passive(self, report: Report) -> bool:
        """Whether what is claimed or blamed on somebody is the subject of its sentence."""
        at = report.cue[0]
        return _PASSIVE.search(self._text.lower, max(0, at - _TO_BE), at) is not None

    def _is_of_another(self, report: Report) -> bool:
        """Whether a passive's subject is not plainly the deed told before: "an earlier attack was claimed by", "the
        murder of a priest was blamed on"."""
        start = self._text.sentences[report.sentence].start
        begin = max(start, report.cue[0] - _LONGEST_SUBJECT)
        return self._is_passive(report) and _THE_DEED.search(self._text.lower, begin, report.cue[0]) is None

    def _is_another(self, report: Report, happened: Happened) -> bool:
        """Whether what is claimed is another deed than the event's, told in a sentence that goes on from it."""
        return report.sentence != happened.sentences[0] and bool(_OTHER.match(self._text.lower, report.content[0][0]))

    def _is_own_denial(self, number: int) -> bool:
        """Whether a denial is of the denier's own part in a deed, and not of another's claim or deed."""
        report, lower = self._reports[number], self._text.lower
        start = report.content[0][0]
        end = min(report.content[-1][1], start + _LONGEST_DENIAL)
        if not _PART.search(lower, start, end) or _CLAIM_OF.match(lower, start, end):
            return False
        match, speaker = _OTHERS_PART.match(lower, start, end), self._speakers[number]
        assert speaker is not None
        name = speaker.party.name.lower().split()[-1]
        return match is None or name[:_STEM] in match["who"]

    def _answers_accusation(self, number: int) -> str | None:
        """The name of the one accused in the same sentence, the one before or before a quotation, where he denies it in
        no more words than that."""
        report, speaker = self._reports[number], self._speakers[number]
        assert speaker is not None
        if not _IT.fullmatch(self._text.lower, *report.content[0]):
            return None
        name = self._claimed_for.get(number, speaker.party).name.lower().removeprefix("the ")
        for other, parties in reversed(self._accused.items()):
            if 0 <= report.sentence - self._reports[other].sentence <= _TO_ANSWER:
                full = (party.name for party in parties if f" {party.name.lower()}".endswith(f" {name}"))
                return next(full, None)
        return None

    def _is_of_main(self, report: Report) -> bool:
        """Whether what a report speaks of is the main event, in a sentence that tells nothing else of it."""
        if report.sentence in self._elsewhere:
            return False
        at = report.content[0][0]
        if _OTHER.match(self._text.lower, at) or self._is_of_another(report):
            return False
        if self._follows_another(report):
            return False
        sentence, recalled = self._text.sentences[report.sentence], self._recalled(report.sentence)
        begin, end = at - sentence.start, at - sentence.start + 1
        if self._is_passive(report):
            begin, end = 0, report.cue[0] - sentence.start
        return not any(low < end and begin < high for low, high in recalled)

    def _recalled(self, index: int) -> list[tuple[int, int]]:
        sentence = self._text.sentences[index]
        place = slice(sentence.start, min(sentence.end, sentence.start + _LONGEST))
        return recalled_in(
            self._text.article.text[place], self._text.lower[place], self._text.article.published_day, lead=False
        )

    def _follows_another(self, report: Report) -> bool:
        """Whether the deed spoken of is one that the sentence before recalls: "In May a bus was shot at. The Front said
        it was behind that raid"; or one of a year."""
        start = report.content[0][0]
        if _YEAR.search(self._text.lower, start, min(report.content[-1][1], start + _LONGEST_DENIAL)):
            return True
        before = report.sentence - 1
        if before < 1 or self._text.sentences[before].paragraph != self._text.sentences[report.sentence].paragraph:
            return False
        return any(low <= _BEGINS for low, _ in self._recalled(before))

    def _is_behind_another(self, report: Report) -> bool:
        """Whether the sentence before, in the same paragraph, tells of another event than the main one: "In May 23
        died in a raid. The Front denied any part in it"."""
        before = report.sentence - 1
        if before not in self._elsewhere or report.sentence in self._elsewhere:
            return False
        return self._text.sentences[before].paragraph == self._text.sentences[report.sentence].paragraph

    def _blame(self, number: int, stance: Literal["claimed", "denied"], name: str | None = None) -> Blame:
        speaker = self._speakers[number]
        assert speaker is not None
        party = self._claimed_for.get(number, speaker.party)
        return Blame(blame=name or party.name, stance=stance)

    def _tells_of_another(self, index: int) -> bool:
        """Whether a sentence stands behind another event in its paragraph: "killing two. No one claimed the raid"."""
        sentences = self._text.sentences
        before = index - 1
        return before in self._elsewhere - self._own and sentences[before].paragraph == sentences[index].paragraph

    def _unclaimed(self, happened: Happened, *, main: bool) -> int | None:
        """The sentence that tells that nobody claims an attack: of the main one, wherever it stands, but behind another
        event in its paragraph; of others, behind their last."""
        lower, sentences = self._text.lower, self._text.sentences
        if not any(words in lower for words in _CLAIMS):
            return None
        for index, sentence in enumerate(sentences[:_LOOKED_AT]):
            end = min(sentence.end, sentence.start + _LONGEST)
            likely = any(lower.find(words, sentence.start, end) >= 0 for words in _CLAIMS)
            if not likely or not _NOBODY.search(lower, sentence.start, end):
                continue
            behind = self._tells_of_another(index)
            if (main and not behind) or (not main and behind and index - 1 in happened.sentences):
                return index
        return None
