"""Which stretches of a sentence tell of another time than the news: a disaster recalled in today's words."""

import re
from datetime import date
from functools import cache

from summariser.detect.data import table
from summariser.detect.departures import WEEKDAY
from summariser.detect.titles import dateline
from summariser.timewords import MONTHS, SHORT_MONTHS

Stretch = tuple[int, int]

_NAMED = "|".join((*MONTHS, *SHORT_MONTHS))
_YEAR = (
    r"(?:\b(?:in|since|of|from|the|an?|during|until|by|before|after|early|late|mid|summer|winter|spring|autumn|and)"
    r"[ -]|"
    rf"\b(?:{_NAMED})\b\.?(?: \d{{1,2}})?,? )(?P<year>1[5-9]\d\d|20\d\d)\b(?![,.]\d|%)"
    r"(?!\s+(?:block|people|persons|residents|villagers|families|homes|houses|soldiers|troops|men|women|children)\b)"
)
_IN_MONTH = (
    rf"\b(?:in|at the (?:end|start|beginning) of) (?:early |late |mid-)?(?P<month>{'|'.join(MONTHS)})\b(?! (?:\d|to\b))"
)
_ON_DAY = (
    rf"\bon (?:(?P<before>\d{{1,2}}) (?P<month_of>{_NAMED})\b|(?P<month_at>{_NAMED})\b\.? (?P<behind>\d{{1,2}})\b)"
    r"(?!,? \d{4})"
)
_LONG_AGO = 10
"""Days before publication from which a day is not that of the news."""
_BORDER = re.compile(r"[,;:(–—](?=\s)|\s--?\s|\(|\s(?=(?:while|but|whereas)\s)")
_LINK = re.compile(r"\b(?:since|(?<!more )(?<!less )(?<!fewer )than|after|following|before|until)\b")
"""What parts today's event from the one that it is compared with, in one clause: the last of them before the mark."""
_WHO = re.compile(r"\b(?:who|which|that)\b")
_LONG_WAR = re.compile(r"war|insurgency|conflict|uprising|rebellion|genocide|blockade|siege|campaign|feud")
_PERIOD = re.compile(r"(?:last|this|past|previous) \w+")
_OPENS = re.compile(r"(?:[,;]|\band)\s+$")
_SO_FAR = re.compile(r"(?!.*\b(?:\w+est|worst|first|most)\b).*\b(?:has|have|had)\b", re.DOTALL)
"""A sum over years is no toll of today: "the war has cost 8,000 lives since 2008"; "the worst since" compares."""
_PREDICATE = re.compile(r"\s+(?:\w+ed|was|were|had|died|struck|hit|left|took|began|came|fell|broke|swept|tore|shook)\b")
"""What goes on behind an apposition: "230 people, most of them civilians, died in a war in 2009"."""
_KILLED_AFTER = re.compile(r"\b(?:killed|died|claimed|left)\b(?:(?!day\b)[^,;]|,\d)*\bafter\s$")
_ENDS = re.compile(r"\s*(?:[.;,]|$)")
_RELATIVE = re.compile(r"[,(–—\s]*(?:and\s+)?(?:when|which|in which|where|who|whose|that|\w+ing)\b")
_INSERTED = re.compile(r"[,(–—\s]*(?:when|where|in which),\s[^,;.]{3,60},\s")
"""A relative word with something put in behind it: ", when, by official count, "."""
_EVENTS = (
    r"(?:attack|bombing|bomb|blast|explosion|raid|assault|ambush|shooting|strike|killing|clash(?:e)?|crash(?:e)?"
    r"|collision|accident|disaster|incident|fire|blaze|quake|earthquake|flood|storm|landslide|avalanche|collapse"
    r"|derailment|sinking|stampede|massacre|riot|eruption|outbreak|hurricane|cyclone|tornado|tsunami|one)s?"
)
_EARLIER = rf"an earlier (?:[\w’'-]+ ){{0,2}}?{_EVENTS}\b"
_NEAR = 120
"""Code points in which it is looked for what an event or an aside belongs to."""
_OPENING = r"(?:^|[,;:–—]|\b(?:and|but|while|that))\W*"
"""What a clause begins behind."""
_BEFORE_SUBJECT = re.compile(rf"{_OPENING}(?:(?:in|during)\s+)?$")
_THESE_DAYS = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:today|tonight|yesterday|hours|minutes|(?:same|this) (?:day|week|month|morning))\b"
)
"""Of these days an earlier event is beside the news, and not behind it."""
_CLOSES = re.compile(r"\)")
_SUBJECT = re.compile(
    rf"{_OPENING}(?P<in>(?:in|during)\s+)?(?P<which>(?:(?:an?|another|one|earlier|previous|similar)\s+(?:[\w’'-]+\s+){{0,3}}?"
    rf"{_EVENTS}|(?:the|\w+['’]s)\s+(?:[\w’'-]+\s+){{0,2}}?(?:first|last|second|other|earlier|previous|deadliest|worst)(?:\s+{_EVENTS})?))\s*[,(–—]$"
)
"""An event on which an aside hangs: "An earlier crash, at Sarn in 1987, killed 14 people"."""
_WHERE = re.compile(
    r"\s*(?:(?:in|at|near|on|off|outside|of|last)\b|\d)(?!.*\b(?:since|worst|most|\w+est)\b)", re.DOTALL
)
"""So an aside begins that tells where and when, and compares nothing."""
_BEFELL = re.compile(
    r"[,)–—-]*\s+(?:(?:which|that|had|also|has|then)\s+){0,2}(?:killed|left|claimed|injured|wounded|took|cost|saw|was|were"
    r"|displaced|hurt|sank|sent|made|buried)\b"
)
_TODAY = re.compile(r",?\sand\s(?:early\s|late\s)?on\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_FRONT = re.compile(r"\s*(?:(?:in|back|late|early|mid|and)[\s-]+)*")
"""What may stand before the day with which a clause opens."""
_CONTRAST = re.compile(r"[;,–—]\s*(?:but|while|whereas)\b|;")


@cache
def _superlative() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table('recall')['superlative']})\b")


@cache
def _marks(*, war: bool, habits: bool, grown: bool) -> re.Pattern[str]:
    known = table("recall")
    known_ones = "|".join(
        [*[known["sums"]] * war, known["background"], *[known["habits"]] * habits, *[known["grown"]] * grown]
    )
    known_ones = rf"{known_ones}|(?P<earlier>{_EARLIER})"
    return re.compile(rf"\b(?:{known_ones})|(?P<since>\bsince(?! (?:1[5-9]|20)\d\d\b))\b|{_YEAR}|{_IN_MONTH}|{_ON_DAY}")


def recalled_in(words: str, lower: str, published: date | None, *, lead: bool, news: str = "") -> list[Stretch]:
    """The stretches of a sentence, also given in lower case, that recall another time. Linear in its length.

    A mark ("in 2005", "two years ago", "last month", "a similar") rules its clause and what hangs on that; the whole
    sentence, where it stands in its first clause. In the lead, which tells the news, only a year or a comparison does.
    `news` is the lead, in lower case: "last week" is no other time where the news itself is of last week.
    """
    found: list[Stretch] = []
    war = not lead and _LONG_WAR.search(lower) is not None
    habits = not lead and ("have " in lower or "has " in lower or "had " in lower)
    grown = "bring" in lower or "number " in lower or "total " in lower
    begin = first = dateline(words, 0, len(words)) if lead else 0
    for mark in _marks(war=war, habits=habits, grown=grown).finditer(lower):
        again = bool(found) and mark.start() < found[-1][1]
        if again and (mark["year"] is None or not _OPENS.search(lower, max(0, mark.start() - 12), mark.start())):
            continue
        if _PERIOD.fullmatch(mark.group()) and mark.group() in news:
            continue
        if mark["earlier"] and not _is_of_old(lower, mark.start(), mark.end()):
            continue
        dated = mark["year"] is not None
        if dated and not _is_past(int(mark["year"]), published, lead=lead):
            continue
        if (mark["month_of"] or mark["month_at"]) is not None and (lead or mark.group()[3:] in news):
            continue
        if (mark["month_of"] or mark["month_at"]) is not None and not _is_long_ago(words, mark, published):
            continue
        if mark["month"] is not None and not _is_other_month(words[slice(*mark.span("month"))], published):
            continue
        for border in _BORDER.finditer(lower, first, mark.start()):
            first = border.end()
        if mark["since"] and not _superlative().search(lower, first, mark.start()):
            continue
        if lead and dated and _WHO.search(lower, first, mark.start()) and WEEKDAY.search(lower, mark.end()):
            scope = mark.span()  # "a man who was jailed in 2010 shot two people on Monday"
        else:
            scope = _scope(lower, first if first > begin else 0, mark.start(), mark.end(), whole=dated or not lead)
        if again:  # "12 died in 2019, and in 2021 another 30"
            found[-1] = (found[-1][0], scope[0])
        found.append(scope)
    return [stretch for stretch in found if stretch[0] < stretch[1]]


def _is_of_old(lower: str, start: int, end: int) -> bool:
    """Whether "an earlier crash" is what a clause tells of, and not of the days of the news."""
    begins = _BEFORE_SUBJECT.search(lower, max(0, start - _NEAR), start) is not None
    return begins and _THESE_DAYS.search(lower, end, end + _NEAR) is None


def _is_past(year: int, published: date | None, *, lead: bool) -> bool:
    return year < published.year if published else not lead


def _is_other_month(month: str, published: date | None) -> bool:
    """Whether a month with its capital is another than that of publication: "may" and "march" are other words."""
    if month.islower():
        return False
    return published is None or MONTHS.index(month.lower()) + 1 != published.month


def _is_long_ago(words: str, mark: re.Match[str], published: date | None) -> bool:
    """Whether "on January 27" lies before the days of the news."""
    named = "month_of" if mark["month_of"] else "month_at"
    if published is None or words[mark.start(named)].islower():
        return False
    month = SHORT_MONTHS[mark[named][:3]]
    try:
        told = published.replace(month=month, day=int(mark["before"] or mark["behind"]))
    except ValueError:
        return False
    return (published - told).days > _LONG_AGO


def _scope(lower: str, first: int, start: int, end: int, *, whole: bool) -> Stretch:
    """What a mark from `start` to `end` rules; its clause begins at `first`."""
    aside = _aside(lower, first, end) if first else None
    if aside is not None:
        return aside
    if first and whole and lower[end : end + 1] == "," and _FRONT.fullmatch(lower, first, start):
        contrast = _CONTRAST.search(lower, end) or _TODAY.search(
            lower, end
        )  # "has become routine: in April 2021, 55 people were killed"
        return first, contrast.start() if contrast else len(lower)
    links = [link.start() for link in _LINK.finditer(lower, first, start + 6) if link.start() <= start]
    if links and whole and _KILLED_AFTER.search(lower, first, links[-1] + 6) and _ENDS.match(lower, end):
        return first, _end(lower, end)  # "cholera killed 900 after soldiers brought it in 2010"
    if links and lower[first : links[-1]].strip() and not _SO_FAR.match(lower, first, links[-1]):
        return links[-1], _end(lower, end)
    if first and not (lower[first - 1] != ";" and _PREDICATE.match(lower, first)):
        return first, _end(lower, end)
    if not whole:
        return start, _end(lower, end)
    contrast = _CONTRAST.search(lower, end)
    return 0, contrast.start() if contrast else len(lower)


def _aside(lower: str, first: int, end: int) -> Stretch | None:
    """The clause of an event on which an aside with a mark hangs, which begins at `first`; None where there is none."""
    subject = _SUBJECT.search(lower, max(0, first - _NEAR), first)
    border = _BORDER.search(lower, end) or _CLOSES.search(lower, end)
    if subject is None or border is None or _WHERE.match(lower, first, border.start()) is None:
        return None
    if not subject["in"] and _BEFELL.match(lower, border.start()) is None:
        return None
    return subject.start("which"), _end(lower, border.end())


def _end(lower: str, at: int) -> int:
    """The end of the clause at `at`, and of the clauses that hang on it: ", when 74 people died"."""
    for _ in range(4):
        border = _BORDER.search(lower, at)
        if border is None:
            return len(lower)
        if not _RELATIVE.match(lower, border.start()):
            return border.start()
        inserted = _INSERTED.match(lower, border.start())
        at = inserted.end() if inserted else border.end()
    return len(lower)
