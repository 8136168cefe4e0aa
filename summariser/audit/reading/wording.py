"""Whether words stand in a text, but for case, white space and the shape of marks; and the words of findings."""

import re
import unicodedata

from summariser.models import Finding, Span
from summariser.models.vocabulary import Severity

_SIGNS = tuple(
    (sign, plain) for signs, plain in (("“”„‟«»‹›〝〞＂", '"'), ("‘’‚‛′`´", "'"), ("‐‑‒–—―−", "-")) for sign in signs
)
SINGLE = re.compile(
    r"(?<!\w)[‘'](?=\w)(?!\d0s)([^‘’'\n]{3,200}?(?:['’]\w[^‘’'\n]{0,200}?){0,4})(?<=[\w.,!?])[’'](?!\w)"
)
"""A quotation in single marks; an apostrophe inside a word is none."""
_OWN_ID = re.compile(r"[ae][0-9]{1,6}")
_EDGES = " \"',.;:!?()[]…"


def flat(text: str) -> str:
    """`text` in lower case, with plain marks and single spaces: for asking whether words stand in it."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        for sign, plain in _SIGNS:
            text = text.replace(sign, plain)
    return " ".join(text.replace("`", "'").lower().split())


def stands_in(needle: str, hay: str) -> bool:
    """Whether `needle` stands in `hay`, both flat or both as they are, at the borders of words and numbers."""
    needle = needle.strip(_EDGES)
    if not needle:
        return True
    at = hay.find(needle)
    while at >= 0:
        end = at + len(needle)
        joined = (at > 0 and hay[at - 1].isalnum() and needle[0].isalnum()) or (
            end < len(hay) and hay[end].isalnum() and needle[-1].isalnum()
        )
        if not joined:
            return True
        at = hay.find(needle, at + 1)
    return False


def short(text: str, limit: int = 80) -> str:
    """Words quoted in a message, on one line."""
    one = " ".join(text.split())
    return f"“{one if len(one) <= limit else one[: limit - 1] + '…'}”"


def named(id: str) -> str:
    """An identifier in a message; one that is not of this package's making, as words that are quoted."""
    return id if _OWN_ID.fullmatch(id) else short(id)


def finding(check: str, severity: Severity, message: str, where: str, spans: list[Span] | None = None) -> Finding:
    """A finding; `spans` are the places of the article that it is about."""
    return Finding(check=check, severity=severity, message=message, where=where, spans=spans or [])
