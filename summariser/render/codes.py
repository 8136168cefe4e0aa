"""Codes of the result in words: PLOVER's sectors, ISO's countries."""

from collections import Counter
from functools import cache

from iso3166 import countries_by_alpha3

from summariser.models import Participant
from summariser.models.vocabulary import Sector

_SECTORS: dict[Sector, str] = {
    "COP": "police",
    "GOV": "government",
    "JUD": "judiciary",
    "LEG": "legislature",
    "MIL": "military",
    "PRM": "paramilitary",
    "PTY": "political party",
    "REB": "rebels",
    "SPY": "intelligence",
    "UAF": "armed group",
    "AGR": "agriculture",
    "BUS": "business",
    "CRM": "criminals",
    "CVL": "civilian",
    "EDU": "education",
    "ELI": "elite",
    "JRN": "press",
    "LAB": "labour",
    "MED": "health",
    "REF": "refugees",
    "OPP": "opposition",
    "REL": "religion",
    "SOC": "social",
    "UNK": "sector unknown",
}
_SHORT = {
    "GBR": "United Kingdom",
    "KOR": "South Korea",
    "LAO": "Laos",
    "PRK": "North Korea",
    "RUS": "Russia",
    "SYR": "Syria",
    "USA": "United States",
}
"""Countries whose names in the standard are not those of news."""


def affiliation_of(participant: Participant) -> str:
    """Country and sector: "Iran, government"; a code without a name stays one, and nothing where both are unknown."""
    code, sector = participant.country_code, participant.sector
    parts = [_countries().get(code, code) if code else None, _SECTORS.get(sector, sector) if sector else None]
    return ", ".join(part for part in parts if part and part != participant.name)


@cache
def _countries() -> dict[str, str]:
    """The code of each country → its name, less what ISO puts behind a comma where no other country has the name."""
    names = {code: country.apolitical_name for code, country in countries_by_alpha3.items()}
    bare = {code: name.partition(",")[0] for code, name in names.items()}
    often = Counter(bare.values())
    return {code: name if often[name] == 1 else names[code] for code, name in bare.items()} | _SHORT
