"""The furniture of a page that an article was copied from: who wrote it, when, under which heading, and what the page
offers. None of it is a headline, or tells the news."""

import re
from functools import cache

from summariser.readers.rules.data import table, words

_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_NAME = rf"{_CAPITAL}[\w’'.-]*"
_BYLINE = re.compile(
    r"(?:(?:[Ww]ords|[Ss]tory|[Rr]eported|[Ww]ritten|[Rr]eporting) )?(?:By|by|BY):? "
    rf"(?:{_NAME}(?:,? (?:{_NAME}|and|in|for|of|the|at|de|van|von))*"
    r"|(?:our|an?|the) (?:own |staff |special )*(?:reporters?|correspondents?|writers?|staff))"
)
"""Who wrote the article: "By Jane Doe and Bo Karlsen, in Torvik"."""
_SIGNED = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,3}}, (?:[\w’'-]+ ){{0,3}}(?:News|[Cc]orrespondent|[Ee]ditor|[Rr]eporter|Reuters|AP|AFP)"
)
"""The same without "by": "Jane Doe, political editor"."""
_LONGEST = 100
"""Code points of a line that are looked at."""


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{table('furniture')[key]})", re.IGNORECASE)


@cache
def _times() -> re.Pattern[str]:
    """A whole line of time. What one part of it took is not given back: a row of separators could be read in as many
    ways as it has parts to the power of two."""
    return re.compile(rf"(?:(?:{table('furniture')['times']})(?=[\s,|·•.]|$)[\s,.]*+)++", re.IGNORECASE)


@cache
def _sections() -> frozenset[str]:
    return frozenset(table("furniture")["sections"].split("|"))


def is_furniture(line: str) -> bool:
    """Whether a line, or a sentence that is no more, is a byline, a time, a label, the name of a section, or an offer
    of the page."""
    plain = " ".join(line[: _LONGEST + 1].split())
    if not plain or len(plain) > _LONGEST:
        return not plain
    lower = plain.lower().strip(" .:|!")
    if lower in _sections() or words("furniture", "labels").issuperset(lower.replace(":", " ").split()):
        return True
    if plain.isalpha() and plain.isupper():
        return True  # "INVESTIGATION"
    if plain[-1] not in ".!?" and (_BYLINE.fullmatch(plain) or _SIGNED.fullmatch(plain)):
        return True
    if _pattern("offers").fullmatch(lower):
        return True
    return _times().fullmatch(plain) is not None or _pattern("about_page").match(plain) is not None


def without_furniture(sentence: str) -> str:
    """A sentence less the lines of furniture before it, as a byline over the first one without a blank line between."""
    lines = sentence.splitlines()
    first = next((at for at, line in enumerate(lines) if not is_furniture(line)), 0)
    return "\n".join(lines[first:]) if first else sentence
