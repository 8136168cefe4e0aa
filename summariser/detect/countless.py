"""Numbers beside words of harm that count nobody harmed: years, days, ages, numbers of roads and rooms, and of how many
only a part came to harm."""

import re
from functools import cache

from summariser.detect.classes import Classes
from summariser.detect.data import table
from summariser.detect.groups import people
from summariser.grounding import Place
from summariser.timewords import DAYS, MONTHS, SHORT_MONTHS

_REACH = 60
"""Code points before a number in which is told what it is."""
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d[\d,]*)"
_MONTHS = "|".join(dict.fromkeys(name.capitalize() for name in [*MONTHS, *SHORT_MONTHS]))
_ANY_MONTH = rf"(?:{_MONTHS}|{_MONTHS.upper()})"
_CALENDAR = frozenset([*DAYS, *MONTHS])
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b(?![,.]\d)")
_BEFORE_YEAR = re.compile(rf"(?:\b{_ANY_MONTH}\.?|\b\d\d?(?:st|nd|rd|th)?),?\s+$")
_HEADS = "of from by before after the a an this"
_HEADED = re.compile(rf"\b(?:{'|'.join(_HEADS.split())})\s+$", re.I)
_DAY = re.compile(r"(?:[12]?\d|3[01])\b(?![,.]\d)")
_BEFORE_DAY = re.compile(
    rf"(?:\b(?P<dated>(?i:on|the|of|since|from|until|after|before|by|through))\s+)?\b{_ANY_MONTH}\.?\s+$"
)
"""The month before its day: "in August 12 were killed" counts, "on August 12 soldiers were killed" does not."""
_DAY_OF_DATELINE = re.compile(r"(?:[12]?\d|3[01])\s+(?:--?|[–—])\s+(?=\S)")
_MONTH_BEFORE = re.compile(rf"\b{_ANY_MONTH}\.?\s+$")
_DAY_OF_MONTH = re.compile(rf"\d\d?\s+(?:of\s+)?(?:{_MONTHS})\b(?!\.?\s+\d\d?\b)")
_GOES_ON = re.compile(r"\s+(?:were|was|have|had|are|died|others)\b")
_FINITE = re.compile(
    r"(?:,[^,.;]{1,60},)?\s+(?:(?:\w+ly|still|all|also)\s+)?(?:was|were|is|are|has|have|had|died|dies|perished|drowned)\b",
    re.I,
)
_AGED = re.compile(r"\b(?:aged?|ages|ages? of)\s+(?:(?:only|just|about|around|between|from)\s+)?$", re.I)
_LIMIT = re.compile(r"(?:under|over|above|below)\b", re.I)
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)(?P<comma>,)?\s+$")
_AGE_ENDS = re.compile(
    r",(?!\s+(?:includ\w+|among|most|mostly|some|many|half|all|both|nearly|almost|mainly|at\s+least|(?:\w+\s+)?\w+\s+of"
    r"\s+(?:them|whom))\b)"
)
"""Behind an age between commas: where it is told of part of those counted, the number is a figure."""
_ALL_BUT = re.compile(r"\b(?:(?:all|everyone|everybody)\s+(?:but|except)(?:\s+for)?|not)\s+$", re.I)
_NEARLY_ALL = re.compile(r"\b(?:not|nearly|almost|about|virtually)\s+all\b", re.I)
_LONGEST_ALL = len("virtually all ")
_RATE = re.compile(
    rf"(?:[a-z]+\s+){{0,3}}?{_NUMBER}\s+(?:in|out\s+of)\s+(?:every\s+)?(?!(?:one|1)\b){_NUMBER}\s+(?P<of>[\w’-]+)", re.I
)
_RATE_BEFORE = re.compile(rf"\b{_NUMBER}\s+(?:in|out\s+of)\s+(?:every\s+)?$", re.I)
_OF_THESE = frozenset("of was were is are has have had died".split())


_AGE, _DATE, _NAME, _RATED, _PART, _ONE, _TIME = (1 << bit for bit in range(7))
"""What a number may be by the word before it, as bits: hardly any word tells, and only those are looked at closely."""


def counts_nobody(body: str, figure: Place) -> bool:
    """Whether the number of a figure is a date, an age, part of a name or a rate, or of those of whom a part came to
    harm. It reads but a few words on both sides."""
    at, end = figure
    words, before = body[at:end].lower(), body[max(0, at - _REACH) : at]
    bits = _bits()[(before.split() or [""])[-1].lower()]
    ahead = body[at : at + _REACH]
    if (" in " in ahead or " out of " in ahead) and _is_rate(ahead):
        return True
    if words[:1].isdigit() and (bits & _ONE or _DAY_OF_MONTH.match(body, at)):
        return True
    if "all " in words and _NEARLY_ALL.search(body, max(0, at - _LONGEST_ALL), end):
        return True
    return bool(bits) and _is_told_before(body, figure, words.split(), before, bits)


def behind_dateline(body: str, figure: Place) -> Place:
    """The figure without the day of a dateline that it begins with: "KABUL, Nov 21 – Eight people were killed"."""
    day = _DAY_OF_DATELINE.match(body, *figure)
    if day is None or not _MONTH_BEFORE.search(body, max(0, figure[0] - _REACH), figure[0]):
        return figure
    return day.end(), figure[1]


def _is_told_before(body: str, figure: Place, words: list[str], before: str, bits: int) -> bool:
    """The same by what stands before the number, with the classes of the last word there."""
    bare, persons = len(words) == 1, any(word.strip(",.") in people() for word in words)
    return bool(
        (bits & _DATE and _is_date(body, figure, before, persons=persons))
        or (bits & _AGE and _is_age(body, figure, before, bare=bare))
        or (bits & _NAME and _is_name(before, persons=persons))
        or (bits & _RATED and _RATE_BEFORE.search(before))
        or (bits & _PART and _is_whole(body, figure, before))
        or (bits & _TIME and bare and _FINITE.match(body, figure[1]))
    )


@cache
def _bits() -> Classes:
    names = listed("names") | listed("places") | {"no", "no.", "nos.", "war"}
    dates = listed("dating") | {name.lower() for name in [*MONTHS, *SHORT_MONTHS]} | set(_HEADS.split())
    ages = frozenset("aged age ages of under over only just about around between from".split())
    parts = frozenset("of all the these those its his her their our first other remaining estimated about".split())

    def of(last: str) -> int:
        word = last.rstrip(".,-")
        return (
            _DATE * (word in dates or word[:1].isdigit())
            | _AGE * (word in ages or word in people() or last.endswith(","))
            | _NAME * (last in names)
            | _RATED * (word in {"in", "of", "every"})
            | _PART * (word in parts or word in {"but", "except", "for", "not"})
            | _ONE * (word in {"a", "an", "this", "each", "every"})
            | _TIME * (word == "at")
        )

    return Classes(of)


@cache
def listed(key: str) -> frozenset[str]:
    """The words of a kind beside which a number counts nobody: "names", "places", "dating" (casualties.toml)."""
    return frozenset(table("casualties")["countless"][key].split())


def _any_of(key: str) -> str:
    return f"(?:{'|'.join(sorted(listed(key)))})"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    capital = "|".join(sorted(word.capitalize() for word in listed("places")))
    whole = r"(?:(?:all|the|these|those|its|his|her|their|our)\s+)*(?:(?:first|other|remaining|estimated|about)\s+)?$"
    part = rf"(?:\b{_any_of('shares')}|%|\b{_NUMBER}|\b(?:nearly|almost|not)\s+all)"
    leads, no_article = f"(?i:{_any_of('before_places')})", f"(?!{_any_of('articles')}\\b)"
    return {
        "dated": re.compile(rf"\b{_any_of('dating')}(?:\s+(?:the|of|{_any_of('dating')}))*[\s-]+$", re.I),
        "person": re.compile(rf"\b{_any_of('persons')}\s+(?:of|under|over)\s+(?:(?:only|just|about)\s+)?$", re.I),
        "name": re.compile(rf"(?:\b{_any_of('names')}|\bnos?\.|\bworld\s+war)\s+(?:no\.?\s+)?$", re.I),
        "capital": re.compile(rf"(?:\b(?P<first>[A-Z][\w’'-]*)\s+)?\b(?:{capital})\s+$"),
        "place": re.compile(rf"\b{leads}\s+(?:{no_article}[a-z-]+\s+){{0,2}}{_any_of('places')}\s+$"),
        "share": re.compile(rf"{part}\s+(?:out\s+)?of\s+{whole}", re.I),
    }


def _is_date(body: str, figure: Place, before: str, *, persons: bool) -> bool:
    """Whether a number is a year or the day of a month: "in May 2022 seven people"."""
    at, end = figure
    if _YEAR.match(body, at):
        if _BEFORE_YEAR.search(before) or _patterns()["dated"].search(before):
            return True
        return not persons and _HEADED.search(before) is not None
    if _DAY_OF_MONTH.match(body, at):
        return True
    month = _BEFORE_DAY.search(before) if _DAY.match(body, at) else None
    if month is None:
        return False
    return bool(month["dated"]) or not (persons or (body[at:end].isdigit() and _GOES_ON.match(body, end)))


def _is_age(body: str, figure: Place, before: str, *, bare: bool) -> bool:
    """Whether a number is an age, or its limit: "a girl aged seven", "Ann Lee, 34, a teacher", "children under 12"."""
    at, end = figure
    if _AGED.search(before) or (bare and _patterns()["person"].search(before)):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last["word"].lower()
    if not last["comma"]:
        return word in people() and _LIMIT.match(body, at) is not None
    known = word not in _CALENDAR if last["word"][0].isupper() else word in people()
    return bare and known and _AGE_ENDS.match(body, end) is not None


def _is_name(before: str, *, persons: bool) -> bool:
    """Whether a number is part of a name: "Route 66", "in room 12", "Battalion 47"."""
    if _patterns()["name"].search(before) or _patterns()["place"].search(before):
        return True
    named = _patterns()["capital"].search(before)
    if named is None:
        return False
    return not persons or not named["first"] or named["first"].lower() in listed("before_places")


def _is_rate(ahead: str) -> bool:
    """Whether words begin with a rate: "one in five miners"; not "three in five minutes"."""
    rate = _RATE.match(ahead)
    return rate is not None and (rate["of"].lower() in _OF_THESE or rate["of"].lower() in people())


def _is_whole(body: str, figure: Place, before: str) -> bool:
    """Whether a number is of those of whom not all came to harm, or who did not: "half of the 14 passengers were hurt",
    "all but two"."""
    at, end = figure
    if _ALL_BUT.search(before) or _NEARLY_ALL.search(body, max(0, at - _LONGEST_ALL), at):
        return True
    return _patterns()["share"].search(before) is not None and _FINITE.match(body, end) is not None
