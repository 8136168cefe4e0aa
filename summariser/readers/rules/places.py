"""Places: countries and cities of a short gazetteer behind a preposition; others by what they are called."""

import re
from dataclasses import dataclass
from functools import cache

from iso3166 import countries_by_alpha3, countries_by_apolitical_name

from summariser.models.vocabulary import PlacePrecision
from summariser.readers.rules.data import table

_CAP = r"[^\W\d_a-zß-ÿ][\w'’‑-]*"
_NAMED = rf"{_CAP}(?:[ -](?:(?:of|de|del|la|al|el)[ ])?{_CAP}){{0,3}}"
_AT = re.compile(
    rf"\b(?:in|at|near|of|across|around|outside|from|over|off)\s+(?:the\s+)?(?:\w+\s+){{0,4}}?(?P<name>{_NAMED})"
)
_LEVEL = re.compile(
    rf"\b(?:the\s+)?(?:(?P<adjective>\w+)\s+)?(?P<kind>city|town|village|port|capital|province|state|district|region"
    rf"|department|suburb|island|coast)\s+of\s+(?P<name>{_NAMED})"
)
_CAPITAL = re.compile(r"\b(?:the\s+)?(?P<adjective>[A-Z]\w+)\s+capital\b")
_LEVELS: dict[str, PlacePrecision] = {
    "city": "city", "town": "city", "village": "city", "port": "city", "capital": "city", "suburb": "district",
    "province": "province", "state": "province", "region": "province", "department": "province", "district": "district",
    "island": "unknown", "coast": "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Located:
    """A place in the article: its name as the article writes it, its level and the country's code."""

    name: str
    start: int
    level: PlacePrecision
    code: str | None


@cache
def _countries() -> dict[str, str]:
    known = {country.apolitical_name: country.alpha3 for country in countries_by_apolitical_name.values()}
    for code, names in table("places")["short"].items():
        known |= dict.fromkeys(names.split("|"), code)
    return known


@cache
def _cities() -> dict[str, str]:
    return {name: code for code, names in table("places")["cities"].items() for name in names.split("|")}


@cache
def _adjectives() -> dict[str, str]:
    return {name: code for code, names in table("places")["adjectives"].items() for name in names.split("|")}


def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-3 of a country by its name."""
    return _countries().get(re.sub(r"['’]s$", "", name.strip()))


def country_in(words: str) -> str | None:
    """The code of the country whose name, adjective or city stands in the words."""
    for part in re.findall(_NAMED, words):
        name = re.sub(r"['’]s$", "", part)
        code = country_code(name) or _cities().get(name) or _adjectives().get(name)
        if code in countries_by_alpha3:
            return code
    return None


def place_in(text: str, start: int, end: int) -> Located | None:
    """The place that a sentence sets its event in: the capital of a country, a city or country, else one that
    the sentence calls a town, a province, an island."""
    capital = _CAPITAL.search(text, start, end) if text.find("capital", start, end) >= 0 else None
    if capital:
        code = _adjectives().get(capital["adjective"])
        name = table("places")["capitals"].get(code or "")
        if name:
            return Located(name, capital.start(), "city", code)
    known = [
        Located(match["name"], match.start("name"), *_known(match["name"]))
        for match in _AT.finditer(text, start, end)
        if _known(match["name"])[1]
    ]
    if known:
        return min(known, key=lambda it: (it.level != "city", it.start))
    levelled = _LEVEL.search(text, start, end)
    if levelled:
        code = _adjectives().get(levelled["adjective"] or "")
        return Located(levelled["name"], levelled.start("name"), _LEVELS[levelled["kind"]], code)
    return None


def _known(name: str) -> tuple[PlacePrecision, str | None]:
    if name in _cities():
        return "city", _cities()[name]
    code = country_code(name)
    return ("country", code) if code else ("unknown", None)
