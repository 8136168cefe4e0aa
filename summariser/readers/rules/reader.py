"""The reader that asks no model: what the detectors find, as the wire reply that a model would have filled."""

import re
import time
from datetime import UTC, datetime
from itertools import chain

from summariser.building import build
from summariser.detect import Report, find_reports, find_tolls
from summariser.detect.outdated import without_outdated
from summariser.detect.titles import without_dateline
from summariser.figures import quantity
from summariser.grounding import GroundedText, Place
from summariser.language import language_of
from summariser.loop import aside
from summariser.models import Usage
from summariser.models.vocabulary import Topic
from summariser.readers.base import Reading
from summariser.readers.rules.abstract import abstract_of
from summariser.readers.rules.accused import accused_in, claimed_for
from summariser.readers.rules.blames import Spoken, is_attack
from summariser.readers.rules.data import table
from summariser.readers.rules.dated import sayings_in, when
from summariser.readers.rules.deeds.doings import Doings
from summariser.readers.rules.deeds.sides import Sides, SidesFinder
from summariser.readers.rules.details import arms, harms, where
from summariser.readers.rules.disputed import undisputed
from summariser.readers.rules.happened import Happened
from summariser.readers.rules.happenings import find_happenings
from summariser.readers.rules.headlines import headline_of, without_byline
from summariser.readers.rules.parties import Speaker
from summariser.readers.rules.placed import PlacedText
from summariser.readers.rules.speakers import parties_of, resolve_speakers
from summariser.smooth import smoothed
from summariser.wire import Anonymity, Detail, Flag, Happening, Hedge, Medium, Post, Said, Via, Who, WireReply

_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty\b)", re.IGNORECASE)
_DEEDS = {"assault", "coerce"}


class RulesReader:
    """Reads English news by lexicons and patterns: no key, no network, the same result every time."""

    name = "rules"

    async def read(self, text: GroundedText) -> Reading:
        """The reading of one article; of another language than English, or of no text, with a warning."""
        return await aside(len(text.article.text), self._read, text)

    def _read(self, text: GroundedText) -> Reading:
        started, clock = datetime.now(UTC), time.perf_counter()
        smooth = smoothed(text)
        reply, placed, warnings = wire_reply(smooth.text if smooth else text)
        placed = placed.onto(text, smooth.place) if smooth else placed
        draft = build(reply, placed)
        return Reading(
            draft=draft,
            reader=self.name,
            started=started,
            seconds=time.perf_counter() - clock,
            usage=Usage(input=0, output=0, estimated=False),
            cost_note="no model was asked",
            warnings=warnings,
        )

    async def aclose(self) -> None:
        """Nothing to release."""


def wire_reply(text: GroundedText) -> tuple[WireReply, PlacedText, list[str]]:
    """What a model would have filled, the article with the places of it, and warnings."""
    body = text.article.text
    language = language_of(text)
    stated = (text.article.language or "").partition("-")[0].lower()
    warnings = []
    if not body.strip():
        warnings.append("The article is empty: there is nothing to read.")
    elif (stated or language) != "en":
        named = f"'{stated or language}'" if stated or language else "not English, as far as it can be told"
        warnings.append(f"The rules read English only; this article is {named}. Little or nothing was detected.")
    # what the article says that somebody did not say has no entry, nor a claim that nobody made
    reports = [it for it in find_reports(text) if not it.negated]
    tolls = find_tolls(text)
    placed = PlacedText(text)
    speakers = resolve_speakers(text, reports)
    behind = claimed_for(text, reports, speakers)
    tolls = without_outdated(text, undisputed(text, tolls, reports))
    doings = Doings(text)
    happened = find_happenings(text, tolls, doings)
    accused = accused_in(text, reports) if happened and is_attack(happened[0].type) else {}
    reports = [it._replace(act="accuse") if number in accused else it for number, it in enumerate(reports)]
    said = [
        _said(placed, number, report, speaker)
        for number, (report, speaker) in enumerate(zip(reports, speakers, strict=True))
    ]
    spoken = Spoken(text, reports, speakers, accused, behind, happened)
    sayings = sayings_in(text, reports, {at + step for it in happened for at in it.sentences for step in (0, 1)})
    sides = SidesFinder(text, reports, doings).of_all(happened)
    events = [
        _event(placed, it, own, spoken, sayings, main=index == 0)
        for index, (it, own) in enumerate(zip(happened, sides, strict=True))
    ]
    return (
        WireReply(
            lang=stated or language or "und",
            parties=parties_of(speakers, chain(*accused.values(), behind.values(), *(it.parties for it in sides))),
            said=said,
            events=events,
            topic=_topic(happened),
            headline=headline_of(text),
            abstract=abstract_of(text, tolls, reports, happened),
        ),
        placed,
        warnings,
    )


def _said(text: PlacedText, number: int, report: Report, speaker: Speaker | None) -> Said:
    sentence = report.sentence + 1
    more: list[Who | Post | Medium | Via | Hedge | Anonymity] = []
    if speaker is not None:
        more.append(Who(who=speaker.party.name))
        if speaker.post is not None:
            more.append(speaker.post)
        if speaker.why:
            more.append(Anonymity(unnamed_because=speaker.why))
    if report.medium:
        more.append(Medium(medium=report.medium))
    body = text.article.text
    source = _without_comma(body, report.source)
    text.locate(source, report.cue, report.content)
    return Said(
        id=number,
        s=sentence,
        source=body[slice(*source)] if source else None,
        cue=body[slice(*report.cue)],
        content=[body[start:end] for start, end in report.content],
        act=report.act,
        more=more,
    )


def _without_comma(body: str, source: Place | None) -> Place | None:
    """Without the comma that closes what is told of a source: "The mayor, who asked not to be named,"."""
    if source is None:
        return None
    start, end = source
    return start, start + len(body[start:end].rstrip(", "))


def _event(
    text: PlacedText,
    happened: Happened,
    sides: Sides,
    spoken: Spoken,
    sayings: dict[int, list[Place]],
    *,
    main: bool,
) -> Happening:
    first = text.sentences[happened.sentences[0]]
    more: list[Detail] = []
    date, place = when(text, happened, sayings), where(text, happened, sayings)
    more += [it for it in (date, place) if it is not None]
    said = spoken.of(happened.sentences)
    noted = {toll.place[0]: text.note(toll.place, toll.sentence + 1) for toll in happened.tolls}
    more += harms(happened, noted)
    for start, end, arm in arms(text, happened):
        text.note((start, end), happened.sentences[0] + 1)
        more.append(arm.model_copy(update={"n": _count(arm.weapon)}))
    for words, hit in sides.hits:
        text.note(words, happened.sentences[0] + 1)
        more.append(hit)
    for party, words in (*sides.by, *sides.to):
        text.mention(party.name, words)
    if happened.type.partition(":")[0] in _DEEDS:
        blames, who = spoken.blames(happened, main=main)
        more += blames
        said.update(who)
    if happened.undone and not happened.tolls:
        more.append(Flag(flag="negated"))
    return Happening(
        s=[index + 1 for index in sorted(set(happened.sentences))],
        type=happened.type,
        what=_sentence(text, _told_in(text, happened) or (first.start, first.end)),
        role=happened.role,
        status=happened.status,
        by=[party.name for party, _ in sides.by],
        to=[party.name for party, _ in sides.to],
        said=sorted(said),
        more=more,
    )


def _count(words: str) -> str | None:
    if not _NUMBER.search(words):
        return None
    count = quantity(words)
    if count.best is None:
        return None
    return {"about": "~", "at_least": ">=", "at_most": "<="}.get(count.qualifier, "") + str(count.best)


def _sentence(text: GroundedText, place: Place) -> str:
    told = without_dateline(without_byline(text.article.text[slice(*place)]))
    return told[:1].upper() + told[1:]


def _told_in(text: GroundedText, happened: Happened) -> Place | None:
    """The stretch in which another event's sentence tells of this one, without the word that leads to it."""
    first = text.sentences[happened.sentences[0]]
    if happened.scope is None or happened.scope[0] == first.start:
        return None
    start, end = happened.scope
    lead = _LEADS.match(text.article.text, start, end)
    if lead is None or _RELATIVE.match(text.article.text, lead.end()):
        return None
    start = lead.end()
    return (start, end) if text.article.text.count(" ", start, end) >= _FEWEST_BLANKS else None


_LEADS = re.compile(r"[\s,]*(?:for|of|with|over|after|before)\s+")
_RELATIVE = re.compile(r"\s*(?:who|whom|whose|which|that|when|where|in which)\b")
_FEWEST_BLANKS = 3


def _topic(happened: list[Happened]) -> Topic | None:
    """Where the main event has but one; None otherwise."""
    main = next((it for it in happened if it.role == "main"), None)
    topics = table("events")["topics"]
    return topics.get(main.type, topics.get(main.type.partition(":")[0])) if main else None
