"""Titles that stand among the sentences, and datelines: where and when a report was written."""

import re

from summariser.timewords import MONTHS, SHORT_MONTHS

_DATELINE = re.compile(r"^[^\W\d_a-z][^—–.]{2,60}?\s(?:—|–|--|-)\s")


def is_title(sentence: str) -> bool:
    """Whether a sentence ends without a mark: a headline, or what stands over a paragraph."""
    return sentence.rstrip()[-1:].isalnum()


def without_dateline(sentence: str) -> str:
    plain = " ".join(sentence.split())
    match = _DATELINE.match(plain) or _AGENCYS.match(plain)
    if match is None or not match.group().split()[0].strip(",").isupper():
        match = _SIGNED.match(plain)
    return plain[match.end() :] if match else plain


_AGENCYS = re.compile(
    r"^(?:[^\W\d_a-z]{3,}|ST\.|EL|AL|LA|LOS)(?:[ -][^\W\d_a-z]{2,}){0,3}(?:, [^—–()]{2,40}?)?\s\([^)]{2,30}\)"
    r"\s(?:—|–|--|-)\s"
)
"""A dateline with the agency's name, in which a state may be abbreviated: "TRENTON, N.J. (AP) —"."""


_NAMES = f"(?i:{'|'.join((*MONTHS, *SHORT_MONTHS))})"
_DAY = rf"(?:{_NAMES}\.?\s\d{{1,2}}|\d{{1,2}}\s{_NAMES})(?:,?\s\d{{4}})?"
_WORD = r"(?!(?:On|In|At|By|The|An?|Two|Three|Some|\w+day)\b)[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_AGENCY = (
    r"\((?:[A-Z]{2,12}|Reuters|Xinhua|Bloomberg|Tass|Kyodo|Anadolu|Interfax|dpa|[A-Z]\w+\s\w+\sNews|By\s[^()]{2,50}"
    rf"|{_NAMES}\s[^()]{{2,40}})\)"
)
_SIGNED = re.compile(
    rf"{_WORD}(?:[ ,]{{1,2}}{_WORD}){{0,4}}?"
    rf"(?:(?:\s\([^()]{{2,40}}\))?(?:,\s{_DAY}(?:\s{_AGENCY})?|\s{_AGENCY})(?:\s|\.\s?)(?:—|–|--|-)\s(?=\S)"
    rf"|(?:\s\([^()]{{2,60}}\))?,\s{_DAY}(?:\s\([^()]{{2,60}}\))?:\s(?=\S)"
    r"|(?<=[a-zß-ÿ])\s-\s(?=[A-Z]))"
)
"""A dateline in small letters, known by its agency, author or day: "Port-au-Prince (By Ada Lund) —", "Orvo (Tern), Aug
20 (AFP) -"."""


_LONG_DATELINE = re.compile(r"[^\W\d_a-z][^—–]{2,60}?\s(?:—|–|--|-)\s")


def dateline(body: str, start: int, end: int) -> int:
    """How many code points of a sentence are its dateline, which tells where and when the report was written."""
    match = _LONG_DATELINE.match(body, start, end)
    if match is None or not match.group().split()[0].strip(",").isupper():
        match = _SIGNED.match(body, start, end)
    return match.end() - start if match else 0
