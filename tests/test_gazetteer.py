"""Countries and places by name."""

import tomllib
from importlib.resources import files

import pytest
from iso3166 import countries_by_alpha3

from summariser.gazetteer import capital_of, country_code, place_of

TABLE = tomllib.loads(files("summariser").joinpath("gazetteer.toml").read_text(encoding="utf-8"))
PARTS = ("capitals", "cities", "provinces", "adjectives", "short")


@pytest.mark.parametrize("part", PARTS)
def test_each_name_is_of_one_country(part: str) -> None:
    names = [name for names in TABLE[part].values() for name in names.split("|")]
    assert len(names) == len(set(names))
    assert all(name == name.strip() and name for name in names)
    assert set(TABLE[part]) <= set(countries_by_alpha3)


@pytest.mark.parametrize(
    ("name", "level", "code"),
    [
        ("Kabul", "city", "AFG"),
        ("Lviv", "city", "UKR"),
        ("Ohio", "province", "USA"),
        ("Turkey", "country", "TUR"),
        ("Türkiye", "country", "TUR"),
        ("Ivory Coast", "country", "CIV"),
        ("Torvik", "unknown", None),
    ],
)
def test_what_a_name_is(name: str, level: str, code: str | None) -> None:
    assert place_of(name) == (level, code)


def test_a_country_may_own_something() -> None:
    assert country_code("Brazil’s") == country_code(" Brazil ") == "BRA"
    assert country_code("Brazilian") is None


def test_every_capital_has_a_country_and_an_adjective_most_of_the_time() -> None:
    assert capital_of("PHL") == "Manila"
    assert capital_of("XYZ") is None
    assert len(set(TABLE["capitals"]) - set(TABLE["adjectives"])) < 10
