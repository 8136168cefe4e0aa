"""Planted errors in how a thing turned out: an outcome turned into its opposite, another unit of time."""

from benchmarks.planting import COUNTED, Data, Planted, in_texts, replacing
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
