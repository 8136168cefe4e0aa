"""Places: countries and cities of a short gazetteer behind a preposition; others by what they are called."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from iso3166 import countries_by_alpha3

from summariser.detect.lexicon import DAYS, TIMES
from summariser.gazetteer import capital_of, codes, country_code, place_of
from summariser.models.vocabulary import PlacePrecision
from summariser.readers.rules.data import table

_CAP = r"[^\W\d_a-zß-ÿ][\w'’‑-]*"
_ARAB = r"(?:(?:al|el|as|ash|an|ar|at|ad|ez)-)"
"""In front of a name, in small letters: "al-Ward"."""
_NAMED = rf"{_ARAB}?{_CAP}(?:[ -](?:(?:of|de|del|do|da|la|al|el)[ ]|{_ARAB})?{_CAP}){{0,3}}"
_AT = re.compile(
    rf"\b(?P<how>(?i:in|at|near|of|across|around|outside|over|off|into|shook|rocked|rattled|jolted|pummelled|drenched|inundated|struck|hit|battered|devastated|lashed|swept"
    rf"|pounded|flooded|engulfed|paraly[sz]ed|gripped|ravaged|on(?=\s+(?:Lake|Mount|Mt)\b)|on(?=\s+[A-Z]\w+['’]s\s+(?:[a-z]+\s+){{0,2}}(?:coast|border|[A-Z]\w+)\b)))\s+(?:the\s+)?"
    rf"(?:(?:(?:north|south)?(?:east|west)?ern|central)\s+and\s+)?(?:(?!(?:from|for|to|with|by|between|against|border|and|or|who|which|that|when|near|outside)\b)\w+\s+){{0,4}}?(?P<name>{_NAMED})"
)
"""Not "from" and "for", which tell of whom or whither; "near" and "outside" only where nothing else is told."""
_LEVELS: dict[str, PlacePrecision] = {
    "city": "city", "town": "city", "village": "city", "port": "city", "capital": "city", "suburb": "district",
    "hamlet": "city", "resort": "city", "township": "district", "neighbourhood": "district",
    "neighborhood": "district", "borough": "district", "commune": "district", "municipality": "district",
    "county": "district", "district": "district", "province": "province", "state": "province", "region": "province",
    "department": "province", "governorate": "province", "prefecture": "province", "oblast": "province",
    "island": "unknown", "coast": "unknown",
}  # fmt: skip
_DEEPEST: tuple[PlacePrecision, ...] = ("city", "district", "province", "unknown", "site", "country")
"""The deepest first; a site by its name alone comes behind what is known of the place round it."""
_LEVEL = re.compile(
    rf"\b(?:the\s+)?(?:(?P<adjective>(?:[A-Z]\w+\s+)?\w+)\s+)?(?P<kind>{'|'.join(_LEVELS)})\s+of\s+(?P<name>{_NAMED})"
)
_CALLED = re.compile(
    r"\s+(?P<kind>district|county|province|state|region|governorate|prefecture|oblast|neighbou?rhood"
    r"|suburb|township|municipality|borough)\b(?!\s+of\b)"
)
_WIDER = re.compile(rf"(?:\s+[a-z]+)?(?:,|\s+in|\s+of)\s+(?:the\s+)?(?:\w+\s+)?(?P<name>{_NAMED})")
_CAPITAL = re.compile(r"\b(?:the\s+)?(?P<adjective>[A-Z]\w+(?:\s[A-Z]\w+)?)\s+capital\b")
_INNER = re.compile(
    r"\b(?:in|on|off|near)\s+the\s+(?P<name>(?P<adjective>[A-Z]\w+(?:\s[A-Z]\w+)?)\s+(?:interior|coast|north|south|east|west"
    r"|desert|countryside|highlands|jungle|mountains|hinterland|border|exclave|mainland|heartland))\b"
)
"""A part of a country that is called by its adjective: "in the Brazilian interior"."""
_SITE = re.compile(
    rf"\b(?i:in|at|outside|inside|near)\s+(?:the\s+)?(?P<name>{_CAP}(?:\s(?:de|del|da|of)?\s?{_CAP}){{0,3}}\s(?:prison|jail|hospital|airport"
    r"|airfield|market|stadium|university|barracks|mosque|cathedral|refinery|power station|shipyard|mine))\b"
)
"""A site by the name it has: "at the San Tern prison"."""
_LONGEST = 3
"""Words of the longest adjective: "Papua New Guinean"."""


@dataclass(frozen=True, slots=True)
class Located:
    """A place in the article: its name as the article writes it, its level and the country's code."""

    name: str
    start: int
    level: PlacePrecision
    code: str | None
    near: bool = False
    """The event was not in it, but near it."""
    inner: bool = False
    """The sentence says that it lies in a province, district or the like, or calls it a town behind its name."""

    @property
    def depth(self) -> float:
        """Smaller is deeper."""
        return (
            _DEEPEST.index("district") + 0.5 if self.inner and self.level == "unknown" else _DEEPEST.index(self.level)
        )


def country_in(words: str) -> str | None:
    """The code of the country whose name, adjective or city stands in the words."""
    for part in re.findall(_NAMED, words):
        name = re.sub(r"['’]s$", "", part)
        code = place_of(name)[1] or codes("adjectives").get(name)
        if code in countries_by_alpha3:
            return code
    return None


def country_of(body: str) -> str | None:
    """The code of the country that an organisation's name has, or begins with the adjective of."""
    words = body.split()
    starts = (" ".join(words[:count]) for count in range(min(len(words), _LONGEST), 0, -1))
    return country_in(body) or next((code for it in starts if (code := codes("adjectives").get(it))), None)


def place_in(text: str, start: int, end: int, apart: Sequence[tuple[int, int]] = ()) -> Located | None:
    """The place that a sentence sets its event in: the capital of a country; the deepest of the cities, countries and
    parts of countries that are known, or called so ("Nimroz province"); else one that the sentence calls a town, a
    province, an island ("the island of"). What stands in a stretch `apart` is told of something else."""
    capital = _CAPITAL.search(text, start, end) if text.find("capital", start, end) >= 0 else None
    if capital and not _within(capital.start(), apart):
        code = codes("adjectives").get(capital["adjective"])
        name = capital_of(code or "")
        if name and name not in text:
            name = f"{capital['adjective']} capital"
        if name:
            outside = _NEAR.search(text, max(start, capital.start() - _BEFORE), capital.start()) is not None
            return Located(name, capital.start(), "city", code, outside)
    called = list(_levelled(text, start, end))
    known = set(it.start for it in called)
    inner = [it for it in _inner_ones(text, start, end) if it.start not in known]
    known |= {it.start for it in inner}
    others = [it for it in (*_known_ones(text, start, end), *_sites(text, start, end)) if it.start not in known]
    codes_at = {it.start: it.code for it in _known_ones(text, start, end)} if inner else {}
    others += [it if it.code else replace(it, code=codes_at.get(it.start)) for it in inner]
    named = [it for it in (*called, *others) if not _within(it.start, apart)]
    at = [it for it in named if not it.near]
    near = [it for it in named if it.near and (not at or (it.inner and min(one.depth for one in at) > it.depth))]
    named = near or at
    sure = [it for it in named if it.code or it.inner or it.level != "unknown"]
    if sure:
        best = min(sure, key=lambda it: (it.depth, it.start))
        around = {it.code for it in sure if it.level == "country" or best.level == "site"} - {None}
        return replace(best, code=around.pop()) if best.level == "site" and len(around) == 1 else best
    return named[0] if named else None


def _inner_ones(text: str, start: int, end: int) -> Iterator[Located]:
    """What lies in something that is called a province, a district or the like ("Orvo, in the Tern region"), or is
    called a town behind its name ("Orvo, a city in Tern")."""
    for match in _LIES_IN.finditer(text, start, end):
        name = match["name"]
        if not _NO_PLACES.isdisjoint(name.lower().split()) or country_code(name) or name in codes("adjectives"):
            continue
        level = _LEVELS.get(match["what"] or "", "unknown")
        around = match["inside"] or match["around"] or match["around_of"] or ""
        code = place_of(name)[1] or _around(text, match.end()) or (country_in(around) if around else None)
        before = text[max(start, match.start("name") - _FAR_BEFORE) : match.start("name")]
        away = bool(_AWAY.search(before))
        if away or not _NOT_THERE.search(before):
            yield Located(name, match.start("name"), level, code, away, inner=True)
    for match in _PART_CALLED.finditer(text, start, end):
        name = match["name"]
        if _NO_PLACES.isdisjoint(name.lower().split()) and name not in codes("adjectives") and name not in _SIDES:
            level, own = _LEVELS.get(match["kind"], "unknown"), _around(text, match.end())
            yield Located(name, match.start("name"), level, own, inner=True)


_SIDES = frozenset("North South East West Northern Southern Eastern Western Central Upper Lower Old New".split())
_AREAS = (
    r"(?:region|province|district|state|regency|county|prefecture|department|governorate|oblast|area|municipality"
    r"|section|sub-?district|commune|territory|canton|division|raion)"
)
_WORDS = rf"{_CAP}(?: {_CAP}){{0,3}}"
_LIES_IN = re.compile(
    rf"\b(?:in|at|near|on|of|off|around|outside|entered|entering|attacked|attacking|raided|overran|stormed|hit|struck"
    rf"|shelled|reached|from|into)\s+(?:the\s+(?:[a-z]+\s+){{0,2}})?"
    rf"(?P<name>{_CAP}(?: (?:(?:de|del|la|el|al|of) )?{_CAP}){{0,3}})"
    rf"(?:\s+in\s+(?:the\s+)?(?P<inside>{_WORDS})\s+(?i:{_AREAS})\b"
    r"|,\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?P<what>city|town|village|port|suburb|hamlet|resort|district"
    r"|neighbou?rhood)\b"
    rf"|,\s+(?:in\s+)?(?:the\s+)?(?:{_CAP}['’]s\s+)?(?P<around>{_WORDS})\s+(?:[a-z]+\s+){{0,2}}(?i:{_AREAS})\b"
    rf"|,\s+(?:in\s+)?the\s+{_AREAS}\s+of\s+(?P<around_of>{_WORDS})"
    r"|,\s+(?:(?:some|about)\s+)?(?:\d+\s*(?:km|kilomet(?:er|re)s|miles)\s+(?:to\s+the\s+)?)?"
    rf"(?:north|south|east|west)[\w-]*\s+of\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}{_CAP})"
)
_PART_CALLED = re.compile(
    rf"\b(?:in|at|on|near)\s+the\s+(?:[a-z]+\s+){{0,2}}(?P<name>{_CAP}(?: {_CAP}){{0,2}})\s+"
    r"(?:(?:[a-z]+\s+){0,2}(?P<kind>district|area|section|quarter|sector|neighbou?rhood|suburb|commune|municipality))\b"
)
"""A part of something wider by the name before it: "in the Kompiam district of Enga", "in the Maru area"."""


def plain_place(text: str, start: int, end: int, apart: Sequence[tuple[int, int]] = ()) -> Located | None:
    """The first name behind "in" that nothing calls a place, where a building or a day beside it says that it is one:
    "at a market in Torvik", "in Torvik on Monday"."""
    for match in _PLAIN.finditer(text, start, end):
        name = match["name"]
        words = name.lower().split()
        if _within(match.start(), apart) or not _NO_PLACES.isdisjoint(words) or name in codes("adjectives"):
            continue
        if match["house"] or match["part"] or _DAY_BEHIND.match(text, match.end()):
            return Located(name, match.start("name"), "unknown", _around(text, match.end()))
    return None


_PLAIN = re.compile(
    r"\b(?:(?P<house>museum|market|school|hospital|clinic|church|mosque|temple|bar|nightclub|club|hotel|factory|mine|prison"
    r"|jail|court|courtroom|barracks|station|airport|port|harbour|stadium|university|college|mall|cinema|theatre|bridge"
    r"|house|flat|building|block|square|street|park|depot|refinery|plant|warehouse|restaurant|camp|checkpoint)\s+)?"
    rf"(?:in|across|near|outside|around)\s+(?:the\s+(?P<part>streets|mountains|hills|outskirts|suburbs|slums|jungles?|forests?)\s+of\s+)?"
    rf"(?:(?:central|downtown|northern|southern|eastern|western)\s+)?"
    rf"(?P<name>{_CAP}(?:[ -]{_CAP}){{0,2}})(?<!day)(?![\w’'-])"
)
_DAY_BEHIND = re.compile(
    r"\s+(?:late\s+|early\s+)?(?:on\s+)?(?:late\s+|early\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_NO_PLACES = (
    DAYS
    | TIMES
    | frozenset(
        "parliament congress senate house assembly cabinet court council government party bank group company"
        " army navy police league cup games olympics championship championships series open english french"
        " spanish arabic german russian mr mrs ms dr prime minister president king queen pope facebook twitter"
        " google apple ramadan easter christmas covid islam christianity".split()
    )
)
"""Words of a name behind "in" that is no place's."""


def home_of(text: str, start: int, end: int) -> Located | None:
    """The country or city whose government, court or police a sentence tells of ("Bulgaria's government fell"), or that
    is the subject of it; else where those are who tell of what they did: "soldiers in Niger said they"."""
    acts = _ACTS.match(text, start, end)
    if acts is not None and country_code(acts["name"]):
        return Located(acts["name"], start, "country", country_code(acts["name"]))
    for match in _home().finditer(text, start, end):
        name = re.sub(r"['’]s?$", "", match["name"])
        level, code = place_of(name)
        if level in {"country", "city"} or (name == match["name"] and (code := codes("adjectives").get(name))):
            return Located(name, match.start("name"), "country" if level == "unknown" else level, code)
    for match in _THOSE_IN.finditer(text, start, end):
        level, code = place_of(match["name"])
        if code:
            return Located(match["name"], match.start("name"), level, code)
    return None


_ACTS = re.compile(
    rf"(?P<name>{_CAP}(?:[ -]{_CAP}){{0,2}}?)\s+(?:(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+)?"
    r"(?:has|have|had|will|is|are|was|were|[a-z]+ed|went|held)\b"
)
_THOSE_IN = re.compile(
    rf"\b(?i:police|doctors|nurses|voters|soldiers|troops|officers|rebels|residents|rescuers|firefighters|prosecutors"
    rf"|villagers|workers|teachers|students|pupils|drivers|farmers|protesters|authorities|hospitals?|schools?|courts?|judges?|parties)\s+in\s+"
    rf"(?:(?:northern|southern|eastern|western|central)\s+)?(?P<name>{_CAP}(?:[ -]{_CAP}){{0,2}})"
)


@cache
def _home() -> re.Pattern[str]:
    nouns = table("events")["places"]["national"]
    return re.compile(rf"\b(?!An?\b|The\b)(?P<name>{_CAP}(?:[ -]{_CAP}){{0,2}}?)\s+(?:[\w-]+\s+){{0,3}}?(?i:{nouns})\b")


def _within(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(low <= at < high for low, high in stretches)


def _levelled(text: str, start: int, end: int) -> Iterator[Located]:
    """What the words before a name call it: "the Philippine city of Cotabato"; not the country of a capital."""
    for match in _LEVEL.finditer(text, start, end):
        name, level = match["name"], _LEVELS[match["kind"]]
        if country_code(name) and match["kind"] in {"capital", "island", "coast", "region"}:
            inner = match["adjective"] or ""  # "the Arequipa region of Peru"
            if match["kind"] == "region" and inner[:1].isupper() and inner not in codes("adjectives"):
                yield Located(inner, match.start("adjective"), level, country_code(name))
            continue
        own = place_of(name)
        before = text[max(start, match.start() - _FAR_BEFORE) : match.start()]
        if _NOT_THERE.search(before):
            continue
        code = codes("adjectives").get(match["adjective"] or "") or (own[1] if own[0] != "country" else None)
        yield Located(name, match.start("name"), level, code or _around(text, match.end()), bool(_AWAY.search(before)))


_FAR_BEFORE = 48
_NOT_THERE = re.compile(r"\b(?:from|for|to|towards?|via|between)\s+(?:the\s+)?$")
_AWAY = re.compile(
    r"\b(?:(?:near|outside|off)|(?:km|kilomet(?:er|re)s?|miles?)\s+(?:to\s+the\s+)?(?:(?:north|south|east|west)[\w-]*\s+(?:of\s+)?|(?:from|off|outside)\s+))"
    r"\s*(?:the\s+)?$"
)
"""Before a place that the event was not in, but near: "30 miles south-west of the town of"."""


def _known_ones(text: str, start: int, end: int) -> Iterator[Located]:
    """What stands behind a preposition and is in the gazetteer, is called a part of a country ("Idlib province"), or
    lies in one ("Torvik, Norway")."""
    for match in _AT.finditer(text, start, end):
        name = _without_day(re.sub(r"['’]s$", "", match["name"]))
        if name.startswith("Islamic"):
            continue  # "the work of Islamic State"
        ends = match.start("name") + len(name)
        begin = match.start("name")
        if (owned := _PART_OF.match(name)) is not None and place_of(owned["owner"])[0] == "country":
            begin, name = begin + owned.start("part"), owned["part"]  # "Sudan's Darfur region"
        level, code = place_of(name)
        code = code or (place_of(owned["owner"])[1] if owned is not None and name == owned["part"] else None)
        called = _CALLED.match(text, ends)
        if called:
            level, code = _LEVELS[called["kind"]], code if level != "country" else None
        elif level == "unknown":
            own, _, kind = name.rpartition(" ")
            level, code = _LEVELS.get(kind.lower(), level), place_of(own)[1]
        if level == "country" and (inner := _OWN_PART.match(text, ends)) is not None:
            own = place_of(inner["name"])[0]
            part = _LEVELS[inner["kind"]] if inner["kind"] else own
            if part not in {"unknown", "country"}:
                yield Located(inner["name"], inner.start("name"), part, code)
                continue
        if _DIRECTION.search(text, max(start, begin - _BEFORE), begin):
            continue  # "a town north of Sydney"
        if _OF_A_DISEASE.match(text, ends):
            continue  # "the Sudan strain"
        deed = match["how"].lower() in _DEEDS
        if deed and not code and not called:
            continue
        apart = text.startswith(",", ends) and " the " not in match.group() and name.lower() not in TIMES
        code = code or (_around(text, ends) if level != "unknown" or apart else None)
        if code or level != "unknown":
            yield Located(name, begin, level, code, match["how"].lower() in {"near", "outside"})


_LAND = "gorge|valley|canyon|pass|desert|peninsula|delta|basin|bay|gulf|reservoir|river|mountains|hills|forest|plateau"
_REGIONS = "Alps|Andes|Himalayas?|Pyrenees|Caucasus|Carpathians|Arctic|Riviera|Amazon|Sahara|Sahel|Caribbean|Highlands"
_NAMED_LAND = "|".join(
    it.title() for it in f"{_LAND}|glacier|straits?|dam|archipelago|islands?|sea|channel|falls|heights".split("|")
)
_LANDFORM = re.compile(
    rf"\b(?i:in|at|near|on|off|along|across|through|over|into|down)\s+(?:the\s+)?(?:[a-z][\w-]*\s+){{0,2}}?"
    rf"(?P<name>(?:{_CAP}\s){{1,3}}(?:(?P<plain>{_LAND})|{_NAMED_LAND}|{_REGIONS})|(?:{_REGIONS})"
    rf"|(?:Sea|Gulf|Bay|Straits?|Horn|Isle|Lake)\sof\s{_CAP}(?:\s{_CAP})?"
    rf"|(?:Mount|Mont|Monte|Mt|Lake|Lac|Cape)\s{_CAP}(?:\s{_CAP})?)\b(?!\s+[^\W\d_a-zß-ÿ])"
)
"""A part of the land by the name it has: "in the Orvo Gorge"."""


def _sites(text: str, start: int, end: int) -> Iterator[Located]:
    """Sites by their names, and what is called by the adjective of a country."""
    for match in _SITE.finditer(text, start, end):
        yield Located(match["name"], match.start("name"), "site", None)
    for match in _LANDFORM.finditer(text, start, end):
        adjective = codes("adjectives").get(match["name"].partition(" ")[0])
        if adjective is None or not match["plain"]:
            yield Located(match["name"], match.start("name"), "unknown", adjective)
    for match in _INNER.finditer(text, start, end):
        code = codes("adjectives").get(match["adjective"])
        if code:
            yield Located(match["name"], match.start("name"), "unknown", code)


_DEEDS = frozenset(
    "into rattled jolted pummelled drenched inundated engulfed paralysed paralyzed gripped ravaged shook rocked struck"
    " hit battered devastated lashed swept pounded flooded".split()
)
"""Behind these a place is known by its name, or it is none."""
_OWN_PART = re.compile(
    rf"['’]s\s+(?:[a-z-]+\s+){{0,2}}(?P<name>{_NAMED})(?:\s+(?P<kind>district|county|province|state|region|governorate"
    r"|prefecture|oblast|island))?\b"
)
"""A part of the country that is named before it: "Indonesia's remote Papua region"."""
_PART_OF = re.compile(r"(?P<owner>.+?)['’]s\s+(?P<part>[^\W\d_a-zß-ÿ].*)")
_DIRECTION = re.compile(r"(?<!\bin\sthe\s)(?:north|south|east|west)\sof\s(?:the\s(?:[a-z]+\s){0,2})?$")
_OF_A_DISEASE = re.compile(r"\s+(?:strain|virus|variant|ebolavirus|fever|flu)\b")
_NEAR = re.compile(r"\b(?:near|outside)\s+(?:the\s+)?$")
_BEFORE = 40


def _without_day(name: str) -> str:
    """The name without a day behind it: "in Kabul Saturday"."""
    place, _, last = name.rpartition(" ")
    return place if place and last.lower() in DAYS else name


def _around(text: str, end: int) -> str | None:
    """The country of what a name is said to lie in: "Nimroz province, Afghanistan"."""
    wider = _WIDER.match(text, end)
    return place_of(wider["name"])[1] if wider else None
