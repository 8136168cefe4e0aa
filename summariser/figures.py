"""Numbers in words and digits, and the quantities that they state.

Bounds follow UCDP's low, best and high; qualifiers follow MUC-4's slot for numbers.
"""

import re
from dataclasses import dataclass

from text_to_num import alpha2digit

from summariser.models.event import Quantity
from summariser.models.vocabulary import Qualifier

Bounds = tuple[int | None, int | None, int | None, Qualifier]
"""low, best, high and qualifier."""

_LANGUAGES = {"en", "es", "fr", "de", "it", "pt", "nl", "ca", "ru"}
"""Languages whose number words are read."""

_VAGUE_PLURALS = {
    "dozens": 24,
    "scores": 40,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
}
_VAGUE = re.compile(
    r"\b(?:several|many|numerous|multiple|some|various|a number|a handful|a few|few|countless|unknown number)\b"
)
_PLURAL = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b")
_NONE = re.compile(r"\b(?:no|nobody|none|no[- ]one|zero|without)\b")
_ONE = re.compile(r"^(?:an?|another|one)\b(?! (?:number|few|couple|dozen|score|handful|total|lot))")
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
    r"(?:\s*(?P<scale>(?:100|1000|1000000|1000000000)\b|(?:hundred|thousand|million|billion|trillion|m|bn)\b))?(?!\w)"
)
_QUALIFIERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), name)
    for words, name in (
        (
            r"no fewer than|no less than|not less than|at least|a minimum of|or more|upwards? of"
            r"|al menos|por lo menos",
            "min",
        ),
        (r"no more than|not more than|up to|as many as|at most|a maximum of|hasta", "max"),
        (r"more than|over|above|in excess of|exceed(?:s|ed|ing)?|greater than|m[aá]s de", "more"),
        (r"fewer than|less than|under|below|menos de", "less"),
        (
            r"about|around|approximately|roughly|some|nearly|almost|close to|an? estimated|estimated|or so|circa"
            r"|unos|unas|casi|cerca de|alrededor de",
            "about",
        ),
    )
)
_RANGE = re.compile(r"\b(?:between\s+)?(\d[\d,]*)\s*(?:to|and|or|[-–—])\s*(\d[\d,]*)\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands in a text: its value, as an integer where it is whole."""

    value: float
    text: str


def as_digits(text: str, language: str = "en") -> str:
    """`text` in lower case with its number words written as digits: "thirty-one others" is "31 others"."""
    lower = " ".join(text.lower().replace("’", "'").split())
    lower = re.sub(r"\b(?:half a dozen|a half[- ]dozen)\b", "6", lower)
    lower = re.sub(r"\b(?:a|one) dozen\b", "12", lower)
    lower = re.sub(r"\ba (hundred|thousand|million|billion|trillion)\b", r"one \1", lower)
    lower = re.sub(r"\b(?:a couple of|a pair of)\b", "2", lower)
    code = language.split("-", maxsplit=1)[0]
    if code in _LANGUAGES and re.search(r"[^\W\d_]", lower):
        # plurals such as "hundreds" are no numbers: hide them from the converter behind a character of private use
        hidden = _PLURAL.sub(lambda match: match.group()[0] + "\ue000" + match.group()[1:], lower)
        lower = alpha2digit(hidden, code, threshold=0).replace("\ue000", "")
    return re.sub(r"\b(\d+) dozen\b", lambda match: str(12 * int(match.group(1))), lower)


def figures_in(text: str, language: str = "en") -> list[Figure]:
    """The numbers in `text`, in words or digits, with thousands separators and scales resolved."""
    found = []
    for match in _NUMBER.finditer(as_digits(text, language)):
        value = float(match.group("figure").replace(",", ""))
        scale = match.group("scale")
        if scale:
            value *= _SCALES.get(scale, {"m": 10**6, "bn": 10**9}.get(scale) or int(scale if scale.isdigit() else 1))
        found.append(Figure(value, match.group()))
    return found


def quantity(text: str, language: str = "en", hint: str | None = None) -> Quantity:
    """The quantity that the article's words `text` state.

    `hint` is the same in figures as a reader wrote it ("8", ">=8", "<=600", "~23", "8-10", "?"). The words decide; the
    hint serves where they cannot be read, and to choose between several numbers that stand in them.
    """
    low, best, high, qualifier = _bounds(text, language, hint)
    return Quantity(text=text, low=low, best=best, high=high, qualifier=qualifier)


def _bounds(text: str, language: str, hint: str | None) -> Bounds:
    hinted = bounds_of_hint(hint)
    plain = as_digits(text, language)
    values = [int(figure.value) for figure in figures_in(text, language)]
    wanted = next((value for value in (hinted or (None,) * 3)[:3] if value is not None), None)
    if hinted == (0, 0, 0, "exact"):  # "all 16 were unhurt"
        return hinted
    if not values:
        return _without_figure(plain) or hinted or (None, None, None, "vague")
    span = _RANGE.search(plain)
    if span and not re.search(r"\bkilled and\b", plain):
        low, high = (int(group.replace(",", "")) for group in span.groups())
        if low < high and (wanted is None or wanted in {low, high}):
            return low, None, high, "range"
    value = wanted if wanted in values else values[0]
    name = next((name for pattern, name in _QUALIFIERS if pattern.search(plain)), "exact")
    if name == "exact" and hinted and value == wanted and not language.startswith("en"):
        return hinted  # its qualifier may stand in words that are not known here
    return _qualified(value, name)


def _qualified(value: int, name: str) -> Bounds:
    match name:
        case "min":
            return value, value, None, "at_least"
        case "more":
            return value + 1, value + 1, None, "at_least"
        case "max":
            return None, value, value, "at_most"
        case "less":
            return None, None, value - 1, "at_most"
        case "about":
            return None, value, None, "about"
    return value, value, value, "exact"


def _without_figure(plain: str) -> Bounds | None:
    for words, low in _VAGUE_PLURALS.items():
        if re.search(rf"\b{words}\b", plain):
            return low, None, None, "vague"
    if _VAGUE.search(plain):
        return None, None, None, "vague"
    if _NONE.search(plain):
        return 0, 0, 0, "exact"
    return (1, 1, 1, "exact") if _ONE.match(plain) else None


def bounds_of_hint(hint: str | None) -> Bounds | None:
    """What a hint such as ">=8" states; None where it is none."""
    match = re.fullmatch(r"\s*(>=|<=|>|<|~|=)?\s*(\d[\d,]*)(?:\s*(?:-|–|\.\.)\s*(\d[\d,]*))?\s*", hint or "")
    if not match:
        return None
    sign, first, second = match.groups()
    value = int(first.replace(",", ""))
    if second:
        return value, None, int(second.replace(",", "")), "range"
    names = {">=": "min", "<=": "max", ">": "more", "<": "less", "~": "about"}
    return _qualified(value, names.get(sign or "", "exact"))


_LEADING = re.compile(
    r"^\s*(?:(?:at least|at most|more than|fewer than|less than|up to|as many as|no fewer than|no less than"
    r"|no more than|about|around|approximately|roughly|some|nearly|almost|close to|over|an? estimated|estimated"
    r"|between|another|other|and|or|to|of|the|a total of|a number of|several|many|dozens of|scores of|hundreds of"
    r"|thousands of|tens of thousands of|all|both|no)\b\s*)+",
    re.IGNORECASE,
)


def without_quantity(text: str, language: str = "en") -> str:
    """The words of a figure without its number and qualifier: "more than 50 people" is "people"."""
    words = text.split()
    kept = 0
    for count in range(len(words), 0, -1):
        head = " ".join(words[:count])
        if _LEADING.sub("", head) == "" or _is_number(head, language):
            kept = count
            break
    rest = " ".join(words[kept:])
    return _LEADING.sub("", rest).strip(" .,;:") if kept else rest.strip(" .,;:")


def _is_number(head: str, language: str) -> bool:
    plain = _LEADING.sub("", as_digits(head, language))
    return bool(re.fullmatch(r"[\d.,]+(?:\s*(?:to|and|or|-|–)\s*[\d.,]+)?", plain))
