"""Countries, their adjectives, their capitals and other places that news names without them: `gazetteer.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

from iso3166 import countries_by_apolitical_name

from summariser.models.vocabulary import PlacePrecision


@cache
def codes(part: str) -> dict[str, str]:
    """Name → ISO 3166-1 alpha-3 code of its country, in one part: capitals, cities, provinces, adjectives, short."""
    return {name: code for code, names in _table()[part].items() for name in names.split("|")}


@cache
def capital_of(code: str) -> str | None:
    """The capital of a country, as English news writes it."""
    found: str | None = _table()["capitals"].get(code)
    return found


def country_code(name: str) -> str | None:
    """The code of a country by its name, official or short."""
    bare = name.strip()
    return country_names().get(bare[:-2] if bare.endswith(("'s", "’s")) else bare)


def place_of(name: str) -> tuple[PlacePrecision, str | None]:
    """What a name is in the gazetteer, and the code of its country: ("unknown", None) where it is not there."""
    found = _places().get(name)
    if found is not None:
        return found
    code = country_code(name)
    return ("country", code) if code else ("unknown", None)


@cache
def _places() -> dict[str, tuple[PlacePrecision, str]]:
    """The names of cities and parts of countries; of two places of one name, the first part's."""
    found: dict[str, tuple[PlacePrecision, str]] = {}
    for part, level in _LEVELS:
        for name, code in codes(part).items():
            found.setdefault(name, (level, code))
    return found


_LEVELS: tuple[tuple[str, PlacePrecision], ...] = (("capitals", "city"), ("cities", "city"), ("provinces", "province"))


@cache
def country_names() -> dict[str, str]:
    """Name of a country, official or short → its code."""
    known = {country.apolitical_name: country.alpha3 for country in countries_by_apolitical_name.values()}
    return known | codes("short")


@cache
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(
        files("summariser").joinpath("gazetteer.toml").read_text(encoding="utf-8")
    )
    return found
