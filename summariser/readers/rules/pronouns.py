"""Which speakers without a person's name a pronoun may mean."""

import re

from summariser.detect.constructions import people
from summariser.readers.rules.data import words
from summariser.wire import Party

_SEVERAL = frozenset("police people media".split())
_BEHIND = re.compile(r"\s(?:for|of|at|in|from|with|near|on|who|whose|working|wearing)\s")
"""Behind the noun for somebody, what he belongs to: "a doctor at the hospital"."""
_DETERMINED = ("a ", "an ", "the ", "one ", "another ")


def is_somebody(party: Party, *, female: bool) -> bool:
    """Whether "he", or "she", may be a party without a name: an official or another in the singular, of that sex where
    the noun for him tells it."""
    nouns = _BEHIND.split(party.name.lower(), maxsplit=1)[0].replace(",", " ").split()
    if not nouns:
        return False
    if not words("speakers", "male" if female else "female").isdisjoint(nouns):
        return False
    if party.kind in {"official", "anonymous"}:
        return True
    return party.kind == "group" and party.name.lower().startswith(_DETERMINED) and _is_post(nouns[-1])


def _is_post(noun: str) -> bool:
    return (
        not noun.endswith("s") and noun != "police" and (noun in words("speakers", "roles") or noun in people("people"))
    )


def is_one_body(party: Party) -> bool:
    """Whether "it" may be a party: an organisation, a country, a document, or a group in the singular."""
    if party.kind != "group":
        return party.kind in {"org", "country", "document"}
    last = party.name.lower().partition(" of ")[0].partition(" in ")[0].rpartition(" ")[2]
    return not last.endswith("s") and last not in _SEVERAL and last not in people("people") and not _is_post(last)
