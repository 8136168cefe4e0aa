"""Numbers in words and digits, and the quantities that they state.

Bounds follow UCDP's low, best and high; qualifiers follow MUC-4's slot for numbers.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from text_to_num import alpha2digit

from summariser.kept import kept_if_short
from summariser.models.event import Quantity
from summariser.models.vocabulary import Qualifier
from summariser.text import seen

Bounds = tuple[int | None, int | None, int | None, Qualifier]
"""low, best, high and qualifier."""

_LANGUAGES = {"en", "es", "fr", "de", "it", "pt", "nl", "ca", "ru"}
"""Languages whose number words are read."""

_VAGUE_PLURALS = {
    "tens of thousands": 20_000,
    "decenas de miles": 20_000,
    "hundreds of thousands": 200_000,
    "cientos de miles": 200_000,
    "tens of millions": 20_000_000,
    "dozens": 24,
    "docenas": 24,
    "decenas": 20,
    "scores": 40,
    "hundreds": 200,
    "cientos": 200,
    "centenares": 200,
    "thousands": 2000,
    "miles": 2000,
    "millions": 2_000_000,
}
"""Least number that a vague plural stands for; the longer phrases first."""
_PLURAL = re.compile(
    r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|docenas|decenas|cientos|centenares|miles|millones)\b"
)
_VAGUE = re.compile(
    r"\b(?:several|many|numerous|multiple|some|various|a number|a handful|a few|few|countless|unknown number"
    r"|varios|varias|muchos|muchas|algunos|algunas)\b"
)
_VAGUE_SCALE = re.compile(
    r"\b(?:several|a few|few|many) (?:dozen|hundred|thousand|million|billion)\b|\b(?:several|many|some|a few) of\b"
)
_NONE = re.compile(r"\b(?:no|nobody|none|zero|without|sin|ning[uú]n|ninguna|nadie)\b")
_PART_OF = re.compile(
    r"\b(?:most|half|majority|number|dozens|scores|hundreds|thousands|thirds?|quarters?) of"
    r" (?:(?:all|the|its|his|her|their|those|these|our) )*\d"
)
"""A part that is no number, of a whole that is one: "most of the 14 passengers"."""
_NONE_OF = re.compile(r"\b(?:none|nobody|neither) of\b|\bnot (?:one|1|a single)\b")
_UNHURT = re.compile(r"\b(?:unhurt|unharmed|uninjured|unscathed|safe(?:ly)?|alive|survived|ilesos?|ilesas?)\b")
_ONE = re.compile(
    r"^(?:an?|another|one|un|una)\b(?! (?:number|few|couple|dozen|score|handful|total|lot))"
    r"(?!(?: [\w-]+){0,2} (?:family|crowd|group|crew|team|congregation)(?: (?:of|in|from)\b|$))"
)
"""One, but no group: "a guard"."""
_AGE = re.compile(
    r"\b\d+[- ](?:years?|months?|days?|weeks?)[- ]olds?\b"
    r"|(?<=man |boy |irl |ild |aby |son |ant |ler |her )of (?:(?:about|around|nearly|almost) )?\d{1,3}"
    r"(?: (?:months?|weeks?|days?|years?))?\b"
    r"|(?<=man|boy|irl|ild|aby|ger|ner|her|ier|eer), \d{1,3}\b(?=$|,)|,? aged? (?:about )?\d{1,3}\b"
    r"|(?<=^a )(?:standard|grade|form|year|class|primary) \d{1,2}\b"
)
_MAY_BE_AGE = re.compile(r"old|age|of \d|of (?:about|around|nearly|almost) |, \d|^a [a-z]+ \d")
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
    r"(?:\s*(?P<scale>(?:100|1000|1000000|1000000000)\b|(?:hundred|thousand|million|billion|trillion|m|bn)\b))?(?!\w)"
)
_MOST_DIGITS = 15
"""Longer figures are no counts of anything in the news."""
_LONGEST = 2000
"""Code points of the words of a figure: longer ones state no number and name no group."""
_MOST_WORDS = 30
"""Words at the beginning of a text among which its number is looked for."""
_BEFORE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), name)
    for words, name in (
        (
            r"no fewer than|no less than|not less than|at least|a minimum of|upwards? of|al menos|por lo menos"
            r"|como m[ií]nimo",
            "min",
        ),
        (r"no more than|not more than|up to|as many as|at most|a maximum of|hasta|como m[aá]ximo", "max"),
        (
            r"more than|over|above|past|passe[sd]|surpass(?:es|ed|ing)|tops|topp(?:ing|ed)|in excess of"
            r"|exceed(?:s|ed|ing)?|greater than|m[aá]s de",
            "more",
        ),
        (r"fewer than|less than|under|below|menos de", "less"),
        (
            r"about|around|approximately|roughly|some|nearly|near(?:s|ed|ing)|approach(?:es|ed|ing)|almost"
            r"|close to|an? estimated|estimated|circa"
            r"|casi|cerca de|alrededor de",
            "about",
        ),
    )
)
"""Qualifiers that stand before a number."""
_AFTER = ((re.compile(r"^\s*(?:\w+\s+)?or more\b"), "min"), (re.compile(r"^\s*(?:\w+\s+)?or so\b"), "about"))
"""Qualifiers that stand after it."""
_LINK = re.compile(r"\s*(?:to|or|a|[-–—])(?:\s*–)?\s*")
_BETWEEN = re.compile(r"\b(?:between|entre)\s+$")
_CLOSE = 20
"""How far before a number "between" is looked for, in code points."""
_LINK_AND = re.compile(r"\s*(?:and|y|e)(?:\s*–)?\s*")
"""What joins the two ends of a range: "and" only after "between"."""
_SHARED_SCALE = re.compile(r"\b([\w-]+) (to|and|or) ([\w-]+) (dozen|hundred|thousand|million|billion)\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands in a text: its value, as an integer where it is whole."""

    value: float
    text: str


def as_digits(text: str, language: str = "en") -> str:
    """`text` in lower case with its number words written as digits: "thirty-one others" is "31 others"."""
    code = language.partition("-")[0].lower()
    lower = " ".join(seen(text).lower().replace("’", "'").split())
    special = _SPECIAL.search(lower) is not None
    if special:
        for pattern, form in _REWRITES:
            lower = pattern.sub(form, lower)
    if code != "en":
        lower = _POINTS.sub(lambda match: match.group().replace(".", ""), lower)
        lower = _COMMA.sub(r"\1.\2", lower)
    if special:
        lower = _SHARED_SCALE.sub(lambda match: _with_scale(match, code), lower)
    if code in _LANGUAGES and _LETTER.search(lower):
        # plurals such as "hundreds" are no numbers: hide them from the converter behind a character of private use
        hidden = _PLURAL.sub(lambda match: match.group()[0] + "\ue000" + match.group()[1:], lower)
        lower = alpha2digit(hidden, code, threshold=0).replace("\ue000", "")
    if special:
        for pattern, form in _SCALED:
            lower = pattern.sub(form, lower)
        lower = _DOZEN.sub(lambda match: str(12 * int(match.group(1))), lower)
    return lower


_POINTS = re.compile(r"\b\d{1,3}(?:\.\d{3})+\b")
_COMMA = re.compile(r"\b(\d+),(\d{1,2})\b(?= ?\w)")
_LETTER = re.compile(r"[^\W\d_]")
_DOZEN = re.compile(r"\b(\d{1,12}) (?:dozen|docenas)\b")
_SPECIAL = re.compile(
    r"\bno[- ]one|half|dozen|docena|couple|pair of|hundred|thousand|[bmtr]illion|millones|\bun[oa]s |\d \d|1000000"
)
"""Without one of these there is nothing to rewrite."""
_SCALED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(\d+) and a half (?=\d|hundred|thousand|million|billion)"), r"\1.5 "),
    (re.compile(r"\b(\d+\.\d+) (?:1000000\b|millones\b)"), r"\1 million"),
)
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\bno[- ]one\b", "nobody"),
        (r"\b(?:half a dozen|a half[- ]dozen)\b", "6"),
        (r"\b(?:a|one) dozen\b", "12"),
        (r"\buna docena\b", "12"),
        (r"\bhalf an? (hundred|thousand|million|billion|trillion)\b", r"0.5 \1"),
        (r"\b(to|and|or|-) a (hundred|thousand|million|billion)\b", r"\1 – one \2"),
        (r"\ba (hundred|thousand|million|billion|trillion)\b", r"one \1"),
        (r"\b(?:a couple of|a pair of)\b", "2"),
        (r"\ban? (?:\w+ ){0,2}?couple\b(?! of)", "2 people"),
        (r"\bun[oa]s (?=[\w\d])", "about "),
        (r"(?<![\d.,])(\d{1,3})[ \u00a0\u202f'’](\d{3})(?![\d.,]|\s\d)", r"\1\2"),
    )
)
"""What the converter of number words does not know, in words that it knows."""


def _with_scale(match: re.Match[str], code: str) -> str:
    """ "two to three million" with the scale at both ends, where both are numbers."""
    first, _, second, scale = match.groups()
    known = code if code in _LANGUAGES else "en"
    if all(word.isdigit() or alpha2digit(word, known, threshold=0).isdigit() for word in (first, second)):
        return f"{first} {scale} to {second} {scale}"
    return match.group()


def figures_in(text: str, language: str = "en") -> list[Figure]:
    """The numbers in `text`, in words or digits, with thousands separators and scales resolved."""
    return [figure for figure, _, _ in _placed(as_digits(text, language))]


def _placed(plain: str) -> list[tuple[Figure, int, int]]:
    """The numbers in a text of `as_digits`, each with its place there."""
    found = []
    for match in _NUMBER.finditer(plain):
        digits = match.group("figure").replace(",", "")
        if len(digits) > _MOST_DIGITS:
            continue
        value = float(digits)
        scale = match.group("scale")
        if scale:
            value *= _SCALES.get(scale) or {"m": 10**6, "bn": 10**9}.get(scale) or int(scale)
        found.append((Figure(value, match.group()), match.start(), match.end()))
    return found


def quantity(text: str, language: str = "en", hint: str | None = None) -> Quantity:
    """The quantity that the article's words `text` state.

    `hint` is the same in figures as a reader wrote it ("8", ">=8", "<=600", "~23", "8-10", "?"). The words decide; the
    hint serves where they cannot be read, and to choose between several numbers that stand in them.
    """
    low, best, high, qualifier = bounds(text, language, hint)
    return Quantity(text=text, low=low, best=best, high=high, qualifier=qualifier)


@kept_if_short
def _read(text: str, language: str) -> tuple[str, list[tuple[Figure, int, int]]]:
    """A figure's words in digits, without ages, and the numbers in them: read once for several hints."""
    plain = as_digits(text, language)
    plain = (_AGE.sub("", plain) if _MAY_BE_AGE.search(plain) else plain).strip()
    return plain, _placed(plain)


def bounds(text: str, language: str = "en", hint: str | None = None) -> Bounds:
    """The bounds and the qualifier of `quantity`."""
    hinted = bounds_of_hint(hint)
    if len(text) > _LONGEST:
        return hinted or (None, None, None, "vague")
    plain, placed = _read(text, language)
    if _NONE_OF.search(plain):
        return 0, 0, 0, "exact"
    if _VAGUE_SCALE.search(" ".join(seen(text).lower().split())) or _PART_OF.search(plain):
        return None, None, None, "vague"
    if not placed:
        return _without_figure(plain) or hinted or (None, None, None, "vague")
    if hinted == (0, 0, 0, "exact") and _UNHURT.search(plain):  # "all 16 were unhurt"
        return hinted
    wanted = next((value for value in (hinted or (None,) * 3)[:3] if value is not None), None)
    values = [int(figure.value) for figure, _, _ in placed]
    ends = _range(plain, placed)
    if ends and (wanted is None or wanted in ends):
        return ends[0], None, ends[1], "range"
    if wanted is not None and _adds_up(plain, placed, wanted):
        first = next((name for pattern, name in _BEFORE if pattern.search(plain[: placed[0][1]])), "exact")
        return _qualified(wanted, first)
    index = values.index(wanted) if wanted in values else 0
    _, start, end = placed[index]
    before = plain[placed[index - 1][2] if index else 0 : start]
    after = plain[end:]
    if _PERCENT.match(after):  # a share counts nobody
        return None, None, None, "vague"
    name = next((name for pattern, name in _BEFORE if pattern.search(before)), None)
    name = name or next((name for pattern, name in _AFTER if pattern.search(after)), "exact")
    if name == "exact" and hinted and values[index] == wanted and not language.startswith("en"):
        return hinted  # its qualifier may stand in words that are not known here
    return _qualified(values[index], name)


_AND_MORE = re.compile(r"(?:\s+[^\W\d_][\w’'-]*){0,3}?\s*(?:,|,?\s*\band|&|\bplus)\s+", re.I)
"""What joins two figures that are counted together: "five children and"."""
_APART = re.compile(
    r"\b(?:includ\w+|among|of (?:them|whom|the)|kill\w*|wound\w*|injur\w*|hurt\w*|dead|died|dying|missing|displac\w*"
    r"|arrest\w*|years?|months?|weeks?|days?|hours?|at least|at most|more than|up to|about|nearly|some)\b",
    re.I,
)
"""What says that a figure behind another is no addition to it."""
_RELATIVE = (
    r"(?:wife|husband|partner|son|daughter|child|baby|infant|toddler|boy|girl|man|woman|mother|father|brother|sister"
    r"|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|friend|driver|passenger|soldier|officer|policeman|teenager)"
)
_ONE_AND = re.compile(rf"\b(?:a|an|his|her|their|one)\s+(?:[^\W\d_-]+\s+){{0,2}}{_RELATIVE}\s+and\s+$", re.I)
_AND_ONE = re.compile(rf"\band\s+(?:a|an|his|her|their)\s+(?:[^\W\d_-]+\s+){{0,2}}{_RELATIVE}\b", re.I)
"""Somebody counted without a number: "his wife and eight other relatives", "five men and a boy"."""


def _adds_up(plain: str, placed: list[tuple[Figure, int, int]], wanted: int) -> bool:
    """Whether a number that does not stand in the words is the sum of those that do: "five men and a boy"."""
    values = [int(figure.value) for figure, _, _ in placed]
    if wanted in values or "%" in plain or _APART.search(plain, placed[0][2]):
        return False
    joined = all(_AND_MORE.fullmatch(plain, end, start) for (_, _, end), (_, start, _) in pairwise(placed))
    alone = int(_ONE_AND.search(plain[: placed[0][1]]) is not None) + int(
        _AND_ONE.search(plain, placed[-1][2]) is not None
    )
    return joined and len(values) + alone > 1 and sum(values) + alone == wanted


def _range(plain: str, placed: list[tuple[Figure, int, int]]) -> tuple[int, int] | None:
    """The two ends of the first range: two numbers with a link between them, the lower one first."""
    for (low, start, end), (high, after, _) in pairwise(placed):
        link = plain[end:after]
        between = _BETWEEN.search(plain, max(0, start - _CLOSE), start)
        if (_LINK.fullmatch(link) or (between and _LINK_AND.fullmatch(link))) and low.value < high.value:
            return int(low.value), int(high.value)
    return None


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
    if _PLURAL.search(plain):
        for words, low in _VAGUE_PLURALS.items():
            if re.search(rf"\b{words}\b", plain):
                return low, None, None, "vague"
    if _VAGUE.search(plain):
        return None, None, None, "vague"
    if _NONE.search(plain):
        return 0, 0, 0, "exact"
    return (1, 1, 1, "exact") if _ONE.match(plain) else None


_HINT = re.compile(r"(>=|<=|>|<|~|=)?\s*(\d[\d,]{0,18})(?:\s*(?:-|–|\.\.)\s*(\d[\d,]{0,18}))?")


def bounds_of_hint(hint: str | None) -> Bounds | None:
    """What a hint such as ">=8" states; None where it is none."""
    match = _HINT.fullmatch(hint.strip()) if hint else None
    if not match:
        return None
    sign, first, second = match.groups()
    value = int(first.replace(",", ""))
    if second:
        low, high = sorted((value, int(second.replace(",", ""))))
        return low, None, high, "range"
    names = {">=": "min", "<=": "max", ">": "more", "<": "less", "~": "about"}
    return _qualified(value, names.get(sign or "", "exact"))


_LEADING = re.compile(
    r"^\s*(?:(?:including|among them|at least|at most|more than|fewer than|less than|up to|as many as|no fewer than"
    r"|no less than|no more than|about|around|approximately|roughly|some|nearly|almost|close to|over|under"
    r"|an? estimated|estimated|between|another|other|and|or|to|of|the|a total of|a number of|a few|few|several|many"
    r"|dozens of|scores of|hundreds of|thousands of|tens of thousands of|all|both|nobody was|no[- ]one was|no[- ]one"
    r"|nobody|none|neither|not one|not a single(?: one)?"
    r"|half an?|million|thousand|hundred|billion|dozen|al menos|m[aá]s de|unos|unas|casi|cerca de|no"
    r")\b\s*)+",
    re.IGNORECASE,
)
_NOT_A_GROUP = frozenset(
    "hurt injured killed wounded dead died unhurt unharmed uninjured missing displaced deaths arrests "
    "dozens scores hundreds thousands millions them whom us heridos heridas muertos muertas".split()
)
_OF_THEM = re.compile(r"^(?:them|whom|us)\b,?\s*(?:an?\b\s*)?", re.IGNORECASE)
_NUMBER_OF = re.compile(r"^(?:number|percent|per cent|most|reports?|word) of (?:the |any )?", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:^|\s+)(?:(?:who|which|that)\s+)?(?:(?:had|has|have|were|was|are|is|got)\s.*|(?:at|to) \S+)$",
    re.IGNORECASE | re.DOTALL,
)
_STATE = re.compile(
    r"^(?:(?:\w+ly|more|still)\b\s*)*(?:hurt|injured|wounded|killed|dead)?(?: or (?:hurt|injured|killed))?$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s*(?:percent|per cent|pct|%)", re.IGNORECASE)


def without_quantity(text: str, language: str = "en") -> str:
    """The words of a figure without its number and qualifier: "more than 50 people" is "people"."""
    if len(text) > _LONGEST:
        return ""
    words = text.split()
    kept = 0
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        head = " ".join(words[:count])
        if _LEADING.sub("", head) == "" or _is_number(head, language):
            kept = count
            break
    rest = _LEADING.sub("", " ".join(words[kept:])) if kept else " ".join(words)
    group = _TAIL.sub("", rest.strip(" .,;:"))
    group = _OF_THEM.sub("", _NUMBER_OF.sub("", group)).strip(" .,;:")
    return "" if group.lower() in _NOT_A_GROUP or _STATE.match(group) else group


def _is_number(head: str, language: str) -> bool:
    plain = _LEADING.sub("", as_digits(head, language))
    return bool(re.fullmatch(r"[\d.,]+(?:\s*(?:to|and|or|y|a|-|–)\s*[\d.,]+)?(?: (?:million|billion|dozen))?", plain))
