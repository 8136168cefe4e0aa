"""The day of an event: that of the deed, and not of its telling, of what came of it or of what is yet to come."""

import re
from datetime import date, timedelta
from functools import cache

from summariser.detect import Report
from summariser.detect.titles import dateline, is_title
from summariser.grounding import GroundedText, Place
from summariser.readers.rules.borders import DEED
from summariser.readers.rules.data import pattern, table
from summariser.readers.rules.happened import Happened
from summariser.readers.rules.kinds import kind_in, likely_kinds
from summariser.timewords import DAYS
from summariser.timex import Time, read_times
from summariser.wire import When

_ANY_DAY = date(2000, 1, 1)
"""Against which words are found that cannot be resolved."""
_CLAUSE = re.compile(r"[,;:(–—]\s|\s(?:after|when|while|but)\s")
_FRONTED = re.compile(r"[^,.;“\"]{0,30}?\d{0,4},?\s*(?:the\s+)?", re.IGNORECASE)
_LONGEST_FRONT = 36
_SAYING_ENDS = re.compile(r"[,;:]\s|\s(?:after|when|as|while|but|and|that|which|who)\s")
_ADJUNCT = re.compile(r"(?:in|at|on|during|after|outside|from|reporters|journalists|lawmakers|parliament)\b")
_LONGEST_SAYING = 120
_APART = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|decades?)\s+(?:after|before)\b|\bahead of\b", re.IGNORECASE
)
"""What parts a deed from another one that it is dated by: "hours before talks in Geneva"."""
_AGAINST = re.compile(r"\b(?:over (?:the )?(?:protests|objections)|despite|in spite of)\b[^;]*")
"""What a deed is done against, wherever that is told."""
_DAYS_BEFORE = re.compile(r"(?P<count>\w+)\s+days?\s+(?P<way>after|earlier)\b", re.IGNORECASE)
_SAME_DAY = re.compile(r"(?:hours?|minutes?)\s+(?:later|earlier|afterwards|previously|ago)$", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s+(?:while|as|when)\b|['’]s\b")
"""Behind a day that is the deed's, whatever stands before: "condemned Saturday's attack"."""
_OF_COURTS = frozenset({"charged", "jailed", "cleared", "ruled", "opened", "resumed", "ended", "appeared", "heard"})
_OF_A_PARTY = re.compile(r",\s(?:who|whom|whose|which)\s[^,;]*$")
"""In this clause stands what is told of somebody in court: "Olaf Toll, who was seized in 2019, went on trial"."""
_LET_GO = re.compile(r"\b(?:reunited|walk(?:ed|s)?)\b")
_WERE_TAKEN = re.compile(r"\b(?:were|was|been|hostages?,)\s(?:seized|abducted|kidnapped|taken|captured)\b[^,;]*$")
_THAT_YEAR = re.compile(r"\s+(?:of\s+)?(?:that|the\s+same|the\s+following|the\s+next)\s+year\b")
"""Behind a month of a year that is named elsewhere."""
_ON_THE_WAY = re.compile(
    r"\b(?:that|which|who)\s+(?:had\s+)?(?:left|departed|set\s+(?:out|off|sail)|took\s+off|sailed|arrived|landed)"
    r"\b[^,;]{0,60}$"
)
_THEN = re.compile(r",?\s+(?:\w+ed|sank|went|hit|struck|fell|was|were|killed|blew|broke|ran)\b")
"""Behind the day of a departure, the deed: "a plane that left Orvo on Monday crashed on Tuesday"."""
_FINDS = re.compile(r"\b(?:jury|inquest|coroner|tribunal)\b")
"""Who does by saying what the event is: "a jury found on Friday that"."""
_SINCE_LET_GO = re.compile(r"\s+(?:was|were|has\s+been|have\s+been|had\s+been)\b")
"""Behind the day on which those were taken who are let go: "six men seized in March were freed"."""
_TAKEN = re.compile(
    r"\b(?:freed|releas\w+|let go|set free)\b[^;]*\b(?:seized|abducted|kidnapped|taken|captured|snatched)\b[^,;]*$"
)
"""Before the day on which those were taken who are let go: "freed nine girls abducted a week ago"."""
_NEXT = 3
"""Sentences behind an event's first in which its day is told."""
_BESIDE = 100
"""Code points before a time in which the verb stands that it belongs to."""


def sayings_in(text: GroundedText, reports: list[Report], sentences: set[int]) -> dict[int, list[Place]]:
    """By sentence, of those that matter, the stretches that tell who said something, when and where, and not what."""
    found: dict[int, list[Place]] = {}
    body = text.article.text
    for report in reports:
        if report.sentence not in sentences:
            continue
        sentence, cue = text.sentences[report.sentence], report.cue
        source = report.source
        low = min(source[0], cue[0]) if source and sentence.start <= source[0] else cue[0]
        high = max(cue[1], source[1]) if source and source[1] <= sentence.end else cue[1]
        for border in _SAYING_ENDS.finditer(body, low, cue[0]):
            low = border.end()  # "shares fell after the bank raised its rate and said"
        ends_it = body[sentence.start : low].rstrip().endswith(",")  # "three died, he said in Geneva"
        behind = [at for at, _ in report.content if at >= high and not (ends_it and _ADJUNCT.match(body, at))]
        if behind and low - sentence.start <= _LONGEST_FRONT and _FRONTED.fullmatch(body, sentence.start, low):
            low = sentence.start  # "On Monday, police said that"
        ends = _SAYING_ENDS.search(body, high, sentence.end)
        reach = min(behind) if behind else ends.start() if ends else sentence.end
        found.setdefault(report.sentence, []).append((low, min(max(reach, high), high + _LONGEST_SAYING)))
    return found


def when(text: GroundedText, happened: Happened, sayings: dict[int, list[Place]]) -> When | None:
    """The day that an event's first sentence tells of the deed; else one that the sentences behind it tell, which say
    that it happened then. Without a day of publication its words alone; none after it for what has happened."""
    index = first_of(text, happened)
    low, high = happened.scope or text.sentences[index][:2]
    times = _times(text, happened, index)
    own = [it for it in times if low <= it.start < high and not _is_apart(text, happened, index, it, sayings)]
    if own:
        return _told(text, happened, own[0])
    counted = _counted(text, low, high, times)
    return counted or _told_later(text, happened, index, sayings)


def first_of(text: GroundedText, happened: Happened) -> int:
    """The number of an event's first sentence that is no title: a title leaves day and place to the text."""
    body, sentences = text.article.text, text.sentences
    told = (it for it in happened.sentences if not is_title(body[sentences[it].start : sentences[it].end]))
    return next(told, happened.sentences[0])


def elsewhere(body: str, low: int, high: int) -> list[Place]:
    """The stretches in which a deed is dated by another one: no place of it."""
    found = [match.span() for match in _AGAINST.finditer(body, low, high)]
    for match in _APART.finditer(body, low, high):
        ends = _CLAUSE.search(body, match.end(), high)
        found.append((match.start(), ends.start() if ends else high))
    return found if low not in [start for start, _ in found] else []


def _told(text: GroundedText, happened: Happened, time: Time) -> When:
    published = text.article.published_day
    words = text.article.text[time.start : time.end]
    if published is None:
        return When(when=words, date=None)
    start, end = time.first, time.last
    if happened.status == "actual" and start <= published < end:
        end = published  # "hours later": what has happened ends by the day of the report
    return When(when=words, date=start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}")


def _times(text: GroundedText, happened: Happened, index: int) -> list[Time]:
    """The times of a sentence, at their places in the article: those to come for what is planned alone."""
    sentence = text.sentences[index]
    body, published = text.article.text, text.article.published_day
    words = body[sentence.start : sentence.end]
    begin = dateline(body, sentence.start, sentence.end)  # its day is that of the report
    planned = happened.status == "planned"
    plain, past = read_times(words, published or _ANY_DAY, (True if planned else None, False))
    if published is not None and not planned:
        before = {it.start: it for it in past}
        plain = [
            before.get(it.start, it) if (it.first - published).days > 1 and not it.anchored else it for it in plain
        ]
    return [
        it._replace(start=sentence.start + it.start, end=sentence.start + it.end) for it in plain if it.start >= begin
    ]


def _is_apart(text: GroundedText, happened: Happened, index: int, time: Time, sayings: dict[int, list[Place]]) -> bool:
    """Whether a time of a sentence dates something else than the event: the saying, what came of it or will come."""
    published = text.article.published_day
    planned = happened.status == "planned"
    said = sayings.get(index, [])
    if happened.type == "legal":
        said = [it for it in said if not _FINDS.search(text.lower, *it)]
        if _OF_A_PARTY.search(text.lower, text.sentences[index].start, time.start):
            return True
    if any(low <= time.start < high for low, high in [*said, *happened.holes]):
        return True
    stretch = text.sentences[index].start, time.start
    if happened.type == "retreat:release" and (
        _TAKEN.search(text.lower, *stretch)
        or (_WERE_TAKEN.search(text.lower, *stretch) and not _LET_GO.search(text.lower, *stretch))
    ):
        return True
    if happened.type.startswith("retreat") and _SINCE_LET_GO.match(text.lower, time.end):
        return True
    if not planned and published is not None and (time.first - published).days > 1:
        return True
    words, lower = text.article.text[time.start : time.end], text.lower
    if time.anchored and not (_SAME_DAY.search(words) and (published is None or time.first <= published)):
        return True
    sentence = text.sentences[index]
    if time.unit != "day" and time.bound == "since":  # only begins what is summed up
        return True
    if _THAT_YEAR.match(lower, time.end, sentence.end):
        return True
    if _ON_THE_WAY.search(lower, sentence.start, time.start) and _THEN.match(lower, time.end, sentence.end):
        return True
    clause = sentence.start
    for border in _CLAUSE.finditer(lower, sentence.start, time.start):
        clause = border.end()
    before = lower[clause : time.start]
    if not planned and pattern("events", "days", "to_come").search(before):
        return True
    return _is_aftermath(happened, before[-_BESIDE:], lower[time.end : time.end + _BESIDE])


def _is_aftermath(happened: Happened, before: str, behind: str) -> bool:
    """Whether a time stands beside the verb of what came of a deed, or of its telling: "were searching on Tuesday"."""
    verb = _aftermath_before().search(before) or _aftermath_behind().match(behind)
    if verb is None or _AT_ONCE.match(behind) or (happened.type == "legal" and verb["verb"] in _OF_COURTS):
        return False
    named = kind_in(verb["verb"], likely_kinds([verb["verb"]])) if verb["verb"] else None
    return named is None or named.type.partition(":")[0] != happened.type.partition(":")[0]


@cache
def _aftermath_before() -> re.Pattern[str]:
    known = table("events")["days"]
    return re.compile(
        rf"(?:\b(?P<verb>{known['aftermath']})(?:\s+(?:{known['behind_verbs']})|(?:(?<=unveiled)|(?<=opened)|(?<=prayed)|(?<=dedicated))\s+in\s+[\w-]+)?|\btoll\b[^,;]{{0,90}}|\b(?:rose|risen|climbed|grew|grown|jumped|raised)\s+to\s+(?:at\s+least\s+)?[\w,-]+)\s+"
        r"(?:late\s+|early\s+|again\s+)?(?:on\s+)?$"
    )


@cache
def _aftermath_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:(?:an?|the)\s+(?:jury|court|judge|tribunal|inquest|inquiry)\s+)?(?P<verb>{table('events')['days']['aftermath']})\b"
    )


def _counted(text: GroundedText, low: int, high: int, times: list[Time]) -> When | None:
    """The day of a deed from which another is counted in days: "a day after a bomb killed five, shops reopened on
    Monday"; "mourned on Monday those killed a day earlier"."""
    if text.article.published_day is None:
        return None
    for time in times:
        words = text.article.text[time.start : time.end]
        match = _DAYS_BEFORE.fullmatch(words)
        if match is None or not time.anchored:
            continue
        after = match["way"].lower() == "after"
        if not (low <= time.start < high or (after and time.start < low <= time.end)):
            continue
        days = [it for it in times if it.first == it.last and not it.anchored]
        if len(days) == 1:
            step = abs((time.first - text.article.published_day).days)
            return When(when=words, date=(days[0].first - timedelta(days=step)).isoformat())
    return None


_THOSE_WHO = re.compile(
    r"(?:the|an?|two|three|four|five|several|dozens of)\s+(?:[\w-]+\s+){0,2}?(?:attackers?|bombers?|gunm[ae]n"
    r"|assailants?|militants?|raiders|coach|bus|train|lorry|truck|plane|helicopter|boat|ferry|building)(?:,\s+which\s[^,.;]{3,80},)?\s+"
    r"(?:blew|opened|stormed|attacked|fired|struck|rammed|was\s+hit|was\s+struck|sank|capsized|crashed|plunged|overturned"
    r"|derailed|collapsed|caught)\b[^,.;]*?(?=\s(?:late|early|shortly|around|at|on|last)\s)"
)
"""A sentence beside a toll's that tells the deed itself: "Two attackers blew themselves up on Thursday"."""


_DAYS_DEED = re.compile(
    rf"(?:^|\b(?:in|by|from|of)\s)(?P<day>{'|'.join(DAYS)})['’]s\s(?:[\w-]+\s){{0,2}}(?:{DEED}|strike|collision|killings?|massacre"
    r"|disaster)\b(?!\s(?:in|at|on|of|near)\s(?:an?\b|the\b|[^\W\d_]))"
)
"""A deed that is named by its day, behind the first sentence of an event: "Wednesday's strike also wounded 26"."""
_OTHER_CLAUSE = re.compile(
    r",(?!\s(?:in|an?|at|near|on|about|around|early|late|just|shortly|before|after|some|hours)\s)[^,]*(?<!region)(?<!province)(?<!regency)(?<!district)(?<!state)$"
    r"|\b(?:who|which|that|said|says|was|were|had|has|have|as|when|while|but)\b"
    r"|\b(?:after|before)\b(?!\s(?:dawn|noon|midday|midnight|sunrise|sunset|dusk|\d|evening|morning|[a-z]+\sprayers|(?:one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve)\b))"
)
"""Between the words for a deed and a time, what parts them."""


def _told_later(text: GroundedText, happened: Happened, index: int, sayings: dict[int, list[Place]]) -> When | None:
    """The day in a sentence beside the event's that says when it happened: "The blast occurred on Thursday"."""
    near = {at + 1 for at in happened.sentences if index <= at < index + _NEXT} - set(happened.sentences[:1])
    for at in sorted(near):
        if at >= len(text.sentences):
            break
        sentence = text.sentences[at]
        if happened.role != "main" and sentence.paragraph != text.sentences[index].paragraph:
            break
        match = pattern("events", "days", "occurred").match(text.lower, sentence.start, sentence.end)
        match = match or _THOSE_WHO.match(text.lower, sentence.start, sentence.end)
        if match is None:
            days = _DAYS_DEED.search(text.lower[sentence.start : sentence.end])
            own = [it for it in _times(text, happened, at) if days and it.start == sentence.start + days.start("day")]
            if own and own[0].unit == "day":
                happened.sentences.append(at)
                return _told(text, happened, own[0])
            continue
        for time in _times(text, happened, at):
            if time.start < match.end() or _OTHER_CLAUSE.search(text.lower, match.end(), time.start):
                continue
            if time.unit == "day" and not time.anchored and not _is_apart(text, happened, at, time, sayings):
                happened.sentences.append(at)
                return _told(text, happened, time)
    return None
