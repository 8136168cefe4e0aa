"""Planted errors in how a thing turned out: an outcome turned into its opposite, another unit of time."""

from benchmarks.planting import COUNTED, Data, Planted, alike, in_texts, replacing, with_changes
from summariser.models import Summary

_OPPOSITES: dict[str, str] = {
    "freed": "kidnapped", "free": "abduct", "released": "captured", "kidnapped": "freed", "abducted": "freed",
    "captured": "released", "convicted": "acquitted", "convicts": "acquits", "acquitted": "convicted",
    "acquits": "convicts", "guilty": "not guilty", "sentenced": "acquitted", "arrested": "convicted",
    "charged": "convicted", "rose": "fell", "rises": "falls", "rise": "fall", "fell": "rose", "falls": "rises",
    "fall": "rise", "increased": "decreased", "won": "lost", "wins": "loses", "lost": "won", "defeated": "won",
    "imposed": "lifted", "lifted": "imposed", "eased": "tightened", "tightened": "eased",
}  # fmt: skip
_UNITS: dict[str, str] = {
    "years": "months", "year": "month", "months": "weeks", "month": "week", "weeks": "days", "days": "hours",
    "day": "week", "hours": "minutes", "hour": "day", "minutes": "hours",
}  # fmt: skip


def outcomes_turned(data: Data, summary: Summary) -> Planted:
    """The opposite of what came of a thing."""
    words = "|".join(_OPPOSITES)
    yield from in_texts(data, replacing(rf"\b(?:{words})\b", lambda match: _OPPOSITES[match.group()]))


def units_changed(data: Data, summary: Summary) -> Planted:
    """Another unit of time behind a number."""
    numbers = "|".join(COUNTED)
    pattern = rf"(?P<number>\b(?:\d+|{numbers})[ -])(?P<unit>{'|'.join(_UNITS)})\b"
    yield from in_texts(data, replacing(pattern, lambda match: match["number"] + _UNITS[match["unit"]]))


_AGAINST: dict[str, str] = {
    "inside": "outside", "outside": "inside", "before": "after", "after": "before", "early": "late", "late": "early",
    "first": "last", "last": "first", "second": "first", "all": "few", "most": "few", "above": "below",
    "below": "above",
    "north": "south", "northern": "southern", "south": "north", "southern": "northern", "east": "west",
    "eastern": "western", "west": "east", "western": "eastern", "with": "without", "near": "far from", "women": "men",
    "men": "women", "alive": "dead", "reopened": "closed", "closed": "reopened", "backed": "opposed", "from": "to",
    "against": "for", "more": "fewer", "largest": "smallest", "opened": "ended", "resumed": "ended",
}  # fmt: skip
_PEOPLE: dict[str, str] = {
    "police": "soldiers", "Police": "Soldiers", "soldiers": "police", "Soldiers": "Police", "gunmen": "police",
    "Gunmen": "Police", "rebels": "soldiers", "students": "teachers", "pupils": "teachers", "workers": "passengers",
    "passengers": "workers", "residents": "tourists", "protesters": "police", "fishermen": "soldiers",
    "officials": "rebels", "officers": "gunmen", "doctors": "lawyers", "prisoners": "guards", "guards": "prisoners",
    "inmates": "guards", "children": "soldiers", "migrants": "tourists", "villagers": "soldiers", "crew": "tourists",
    "investigators": "prosecutors", "ministers": "rebels", "engineers": "soldiers", "women": "soldiers",
}  # fmt: skip


def words_turned(data: Data, summary: Summary) -> Planted:
    """A word that is set against another, for that other one."""
    words = "|".join(_AGAINST)
    yield from in_texts(data, replacing(rf"\b(?:{words})\b", lambda match: _AGAINST[match.group()]))


def people_replaced(data: Data, summary: Summary) -> Planted:
    """Other people in the place of those who did it, or whom it was done to."""
    words = "|".join(_PEOPLE)
    yield from in_texts(data, replacing(rf"\b(?:{words})\b", lambda match: _PEOPLE[match.group()]))


def participants_renamed(data: Data, summary: Summary) -> Planted:
    """The name of another participant, with the words of the one whose name it takes."""
    people = [
        (f"/events/{at}/{kind}/{index}", person)
        for at, event in enumerate(data["events"])
        for kind in ("actors", "recipients")
        for index, person in enumerate(event[kind])
    ]
    for place, (pointer, person) in enumerate(people):
        others = [other["name"] for _, other in people if not alike(other["name"], person["name"])]
        if others and person["spans"]:
            other = others[place % len(others)]
            yield f"{pointer}/name", f"{person['name']} → {other}", with_changes(data, {f"{pointer}/name": other})
