"""What is told of an event: its figures, its place and its weapons, in the wire's terms."""

import re
from dataclasses import replace
from functools import cache

from summariser.detect import Toll
from summariser.detect.constructions import figure_pattern
from summariser.detect.titles import dateline
from summariser.gazetteer import place_of
from summariser.grounding import GroundedText, Place
from summariser.readers.rules.data import pattern, table
from summariser.readers.rules.dated import elsewhere, first_of
from summariser.readers.rules.happened import Happened, value_of
from summariser.readers.rules.placed import PlacedText
from summariser.readers.rules.places import Located, country_in, home_of, place_in, plain_place
from summariser.wire import Arm, Harm, Part, Where


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
        wholes = [k for k in same if _may_hold(figures[k], toll)] if toll.part else []
        if wholes:
            parts.append(Part(part=len(figures), of=wholes[-1]))
        figures.append(toll)
        found.append(Harm(harm=toll.effect, text=noted[toll.place[0]], n=_in_figures(toll), s=toll.sentence + 1))
    return [*found, *parts]


def _may_hold(whole: Toll, part: Toll) -> bool:
    """Whether a figure may be the whole of another: it is not smaller, as far as both are known."""
    one, other = value_of(whole), value_of(part)
    return one is None or other is None or one >= other


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


def where(text: PlacedText, happened: Happened, sayings: dict[int, list[Place]]) -> Where | None:
    """The place that the event's first sentence tells; the dateline is none, nor where something was said."""
    index = first_of(text, happened)
    sentence, body = text.sentences[index], text.article.text
    low, high = happened.scope or (sentence.start + dateline(body, sentence.start, sentence.end), sentence.end)
    apart = [*sayings.get(index, ()), *happened.holes, *elsewhere(body, low, high)]
    located = place_in(body, low, high, apart)
    if happened.role == "main" and (located is None or located.level == "country"):
        plain = plain_place(body, low, high, apart)
        if plain is not None and (located is None or plain.start != located.start):
            located = replace(plain, code=plain.code or (located.code if located else None))
    if happened.role == "main" and (located is None or _is_wide(located)):
        deeper = _told_behind(text, happened, index, located, sayings)
        deeper = deeper or _here(text, happened, index, low, known=located)
        if deeper is not None:
            return deeper
    if located is None or located.name not in body:
        return _last_resort(text, happened, sayings, low, high) if located is None else None
    return Where(where=located.name, level=located.level, within=located.code)


def _told_behind(
    text: PlacedText, happened: Happened, index: int, known: Located | None, sayings: dict[int, list[Place]]
) -> Where | None:
    """The town or province that a sentence behind the event's first tells, which says that it happened there: "The
    blast tore through a bakery in the town of Orvo"."""
    body = text.article.text
    for at in range(index + 1, min(index + 1 + _NEXT, len(text.sentences))):
        sentence = text.sentences[at]
        told = pattern("events", "places", "happened").match(text.lower, sentence.start, sentence.end)
        if told is None and known is None and at == index + 1 and happened.type.startswith("assault"):
            told = _BEFELL.match(text.lower, sentence.start, sentence.end)
        if told is None and at in happened.sentences:
            told = _THE_DEED.search(text.lower, sentence.start, sentence.end)
        if told is None and at == index + 1 and happened.tolls:
            told = _ON_A_DAY.match(body, sentence.start, sentence.end)
        if told is None:
            continue
        apart = [*sayings.get(at, ()), *elsewhere(body, sentence.start, sentence.end)]
        found = (place_in(body, low, high, apart) for low, high in ((told.end(), sentence.end), sentence[:2]))
        located = min((it for it in found if it is not None), key=lambda it: it.depth, default=None)
        if located is None or (_is_wide(located) and located.level != "province") or located.name not in body:
            continue
        if _AND_OTHERS.match(body, located.start + len(located.name)) or _FIRST_OF.search(
            text.lower, sentence.start, sentence.end
        ):
            continue  # "hit Kyiv, Dnipro, Kryvyi Rih and Kramatorsk"
        if known is not None and (located.depth >= known.depth or _are_apart(known.code, located.code)):
            continue
        happened.sentences.append(at)
        code = located.code or (known.code if known else None) or _code_of_dateline(text, located.name)
        return Where(where=located.name, level=located.level, within=code)
    return None


def _code_of_dateline(text: PlacedText, name: str) -> str | None:
    """The country of the dateline's place, where that is the one of this name."""
    sentences = text.sentences
    first = _CITY.match(text.article.text, sentences[0].start, sentences[0].end)
    if first is None or first["name"].lower() != name.lower():
        return None
    around = first["around"] or ""
    return country_in(around) or country_in(around.rpartition(" ")[2]) or ("USA" if _STATE.match(around) else None)


def _are_apart(one: str | None, other: str | None) -> bool:
    """Whether two codes of countries are known, and not the same."""
    return one is not None and other is not None and one != other


def _is_wide(located: Located) -> bool:
    """Whether a place is one in which others lie that the article may name."""
    return located.level in {"country", "province"} or (located.level == "unknown" and not located.inner)


_THE_DEED = re.compile(
    r"\bin the (?:clash(?:es)?|attack|blast|explosion|crash|collision|fire|blaze|shooting|raid|fighting|bombing"
    r"|accident)(?=\s(?:at|in|near|outside)\s)"
)
_ON_A_DAY = re.compile(
    r"(?![^.;]*\b(?:flown|taken|moved|brought|transferred|evacuated|were\ssent|rushed|buried|visited|condemned|met|spoke)\b)(?:The\s[\w-]+|A|An|Gunmen|Torrential|Heavy|Flames|Attackers|Militants|Armed)\s[^.;“\"]{10,140}?,\s(?:in|a|an)\s[^,.;“\"]{4,60},?\s"
    r"(?:[^,.;“\"]{2,40}\s)?(?:late|early|on|at|shortly|before|around)\s[^.;“\"]{0,24}?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
"""A sentence behind a toll's that tells what happened, in which place of which area, and on which day."""
_BEFELL = re.compile(
    r"[^.;]{3,80}? (?:was|were) (?:hit|shot|stabbed|killed|attacked|ambushed|gunned down|kidnapped|seized|abducted)\b"
)
_AND_OTHERS = re.compile(
    r"(?:,\s[^\W\d_a-zß-ÿ][\w-]+(?:\s[^\W\d_a-zß-ÿ][\w-]+)?){1,8},?\sand\s[^\W\d_a-zß-ÿ]|\sand\s[^\W\d_a-zß-ÿ]"
)
"""Behind a place, others that are named with it."""
_FIRST_OF = re.compile(r"\bfirst\b(?!\sreported|\sfloor)|\bthen\b")
"""In a sentence that tells of the first of several places."""
_NEXT = 3
"""Sentences behind an event's first in which its place is told."""
_AT_HOME = ("retreat", "legal", "election", "economic", "coerce", "protest", "sanction:expel", "other", "health")
"""Types of what a country's own bodies do, or befalls them, where nothing else is told."""


def _last_resort(
    text: PlacedText, happened: Happened, sayings: dict[int, list[Place]], low: int, high: int
) -> Where | None:
    """The place of an event whose first sentence tells none: that of the dateline, where it is told again, else the
    country whose body acts; of what is background, none."""
    if happened.role != "main":
        return None
    again = _dateline_again(text, happened, sayings)
    if again is not None or not happened.type.startswith(_AT_HOME):
        return again
    located = home_of(text.article.text, low, high)
    return Where(where=located.name, level=located.level, within=located.code) if located else None


def _dateline_again(text: PlacedText, happened: Happened, sayings: dict[int, list[Place]]) -> Where | None:
    """The place of the dateline, where the sentences of the main event, or the one behind its first, say again that it
    was there: "ORVO, June 12 - ... He was shot as he left a chapel in Orvo"."""
    body, sentences = text.article.text, text.sentences
    first = _CITY.match(body, sentences[0].start, sentences[0].end)
    if first is None or not dateline(body, sentences[0].start, sentences[0].end):
        return None
    there = re.compile(
        rf"\b(?:in|at|outside|near)\s+(?:the\s+(?:town|city|village|port)\s+of\s+)?(?P<name>(?i:{re.escape(first['name'])}))"
        r"(?![\w-])(?!\s+[^\W\d_a-zß-ÿ])"
    )
    index = first_of(text, happened)
    behind = set() if happened.type == "legal" else {index + 1}  # behind a verdict stands the deed
    for at in sorted({*happened.sentences, *behind}):
        if at >= len(sentences):
            break
        begin = sentences[at].start + (dateline(body, *sentences[at][:2]) if not at else 0)
        for match in there.finditer(body, begin, sentences[at].end):
            told = [*sayings.get(at, ()), *elsewhere(body, begin, sentences[at].end)]
            if match["name"][0].isupper() and not any(low <= match.start() < high for low, high in told):
                for number in happened.sentences:  # there, and not in the dateline, where it stands in capitals
                    text.note(match.span("name"), number + 1)
                level, code = place_of(match["name"])
                around = first["around"] or ""
                within = country_in(around) or country_in(around.rpartition(" ")[2])  # "Northern Norway"
                return Where(where=match["name"], level=level, within=code or within)
    return None


def _here(text: PlacedText, happened: Happened, index: int, low: int, *, known: Located | None) -> Where | None:
    """The place of the dateline, where the main event's first sentence, or one behind it, says that it was here: "in
    this mining town"; "in the city", where nothing else is told and it is no capital."""
    body, sentences = text.article.text, text.sentences
    first = _CITY.match(body, sentences[0].start, sentences[0].end)
    if first is None or not dateline(body, sentences[0].start, sentences[0].end):
        return None
    end = sentences[min(index + 1, len(sentences) - 1)].end
    level, code = place_of(first["name"].title())
    around = first["around"] or ""
    code = code or country_in(around) or country_in(around.rpartition(" ")[2])
    town = _THIS_TOWN.search(body, low, end)
    if town is None and (state := _STATE.match(around)) and (known is None or known.name in around):
        town, code = state, "USA"  # the agencies name no state behind a city from which they report of others
    if town is None and known is None and level != "city":
        town = _THE_TOWN.search(body, low, end)
    if town is None or (known is not None and _are_apart(known.code, code)):
        return None
    again = re.compile(rf"\b(?i:{re.escape(first['name'])})\b")
    if town.re is _STATE:
        near = sentences[min(index + _NEXT, len(sentences) - 1)].end
        told = any(not it.group().isupper() for it in again.finditer(body, low, near))
        told = told or again.search(text.article.title or "") is not None
        if not told or happened.type.partition(":")[0] not in _ON_THE_SPOT:
            return None
    forms = [match for match in again.finditer(body) if not match.group().isupper()] or [first]
    words = forms[0].span("name") if forms[0] is first else forms[0].span()
    for number in happened.sentences:
        text.note(words, number + 1)
    return Where(where=body[slice(*words)], level="city", within=code or (known.code if known else None))


_TOWN = r"(?:city|town|village|port|suburb|township|municipality)\b(?!['’]s\b|\sof\s\D)"
_THIS_TOWN = re.compile(
    rf"\b(?:in|at|near|outside|of|through|on|across)\sthis\s(?:[\w-]+\s){{0,3}}{_TOWN}|,\sthis\s(?:city|town)\b"
    r"|\b(?!said|says|told|reporters|announced|confirmed|reported|spoke)[a-z]+\shere(?=\s(?:on|late|early|yesterday|rose|in\sthe"
    r"|today|killed|killing)\b|[,.]\s)"
)
_THE_TOWN = re.compile(
    r"\b(?:edge|outskirts|centre|center|middle|heart|north|south|east|west)\sof\s(?:the|this)\s(?:city|town|village)\b|\bin\s(?:the\scity|town)(?=[,.\s])"
)
_STATE = re.compile(
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa"
    r"|Tenn|Vt|Va|Wash|Wis|Wyo|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|R\.I|S\.C|S\.D|W\.Va)\."
    r"|(?:Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Texas|Utah)\b"
)
"""A state of the United States as datelines write it."""
_ON_THE_SPOT = frozenset({"assault", "accident", "disaster", "other"})
_CITY = re.compile(r"(?P<name>[^\W\d_a-zß-ÿ]{3,}(?:[ -][^\W\d_a-zß-ÿ]{2,}){0,3})\b(?:,\s+(?P<around>[^,–—-]{2,40}))?")
"""The place in a dateline, in capitals, and what it lies in."""


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
            if any(low <= match.start() < high for low, high in happened.holes):
                continue  # "years after a bomb"
            counted = _number_before().search(body[max(sentence.start, match.start() - 40) : match.start()])
            start = match.start() - len(counted.group()) if counted else match.start()
            found.append((start, match.end(), Arm(weapon=body[start : match.end()], kind=match.group(), n=None)))
            break
    return found
