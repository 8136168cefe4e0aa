"""A headline: the article's own title, or its first sentence, cut only where a clause or a phrase ends."""

import re

from summariser.detect.titles import without_dateline
from summariser.grounding import GroundedText
from summariser.readers.rules.furniture import is_furniture, without_furniture

_MOST_WORDS = 15
_FEWEST_WORDS = 5
_LOOKED_AT = 20
"""Sentences among which the first is looked for that is no furniture."""
_VERB = re.compile(
    r"\b(?:[a-z]+ed|was|were|is|are|has|have|had|will|said|says|killed|left|fell|rose|hit|struck|went|took|broke|burst|shot"
    r"|sank|set|cut|won|lost|held|began|met|led|gave|made|came|ran|tore|swept|put|found|told|drew|threw|shook|blew)\b"
)
_CLAUSES = frozenset("when after before while because since although though as".split())
_PHRASES = frozenset("in at near across amid over during outside".split())
_DANGLING = frozenset(
    "the a an of to in on at for with by from and or its his her their into over this was were is are has have had will"
    " would said says told whether who whom which whose that when where while as but not more than about".split()
)
_NO_CLAUSE = re.compile(r"\b(?:such|known|same|soon|far|well|described|seen|shortly|just|even|long|ever)$", re.I)
_MANY_AS = re.compile(r"(?:many|much|well|soon|far|part|saying|having|being|an? \w+$)\b", re.I)
_NUMBER = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|hundreds?|thousands?|\d+)$",
    re.I,
)
_BEHIND_COMMA = re.compile(
    r"(?:\w+ing\b|who\b|which\b|where\b|but\b|according to\b|[^,;]{0,60}\b(?:said|says|reported|announced)\b"
    r"|(?:an? |\w+ )?(?:minutes|hours?|days?|weeks?|months?|years?) (?:after|before)\b)",
    re.I,
)
_LEFT_OVER = re.compile(
    r"(?:,?\s+(?:(?:just|only|less than)\s+)?(?:(?:an?|one|two|three|four|five|six|\d+)\s+)?"
    r"(?:minutes|hours?|days?|weeks?|months?|years?)|[\s,;:.—–])+$"
)
_ONLY_IF = re.compile(r"\b(?:unless|until|except|without|if|not|no)\b", re.I)
"""In what is cut off, a word that may turn the sense of what is left."""
_BYLINE = re.compile(r"\s*[\n\r]\s*By\s+[^\W\d_a-z][^\n\r]{2,80}")


def headline_of(text: GroundedText) -> str:
    """The article's own title, where it is short; else its first sentence that is no furniture of a page, cut to
    fifteen words at most: where its sense is whole, else with "…" behind."""
    title = (text.article.title or "").split()
    if 0 < len(title) <= _MOST_WORDS:
        return " ".join(title)
    if not text.sentences:
        return ""
    told = (text.article.text[it.start : it.end] for it in text.sentences[:_LOOKED_AT])
    first = next((it for it in told if not is_furniture(without_furniture(it))), None)
    if first is None:
        first = text.article.text[text.sentences[0].start : text.sentences[0].end]
    plain = without_dateline(without_byline(without_furniture(first)))
    words = plain.split()
    if len(words) <= _MOST_WORDS:
        return plain.rstrip(" .")
    for at in range(_MOST_WORDS, _FEWEST_WORDS - 1, -1):
        if _can_end(words, at):
            kept = " ".join(words[:at])
            return (_LEFT_OVER.sub("", kept) if words[at].lower() in {"after", "before"} else kept).rstrip(" ,;:.—–")
    return _shortened(words)


def _shortened(words: list[str]) -> str:
    """The first words with the sign that more follow, for a sentence that has no end within fifteen; none that count or
    lead to what was left out."""
    at = _MOST_WORDS
    while at > _FEWEST_WORDS and (words[at - 1].lower() in _DANGLING or _counts(words[max(0, at - 3) : at])):
        at -= 1
    return " ".join(words[:at]).rstrip(" ,;:.—–") + "…"


def _counts(words: list[str]) -> bool:
    """Whether a number stands among some words: what it counts, and what befell them, may come behind."""
    return any(_NUMBER.match(word) or word[0].isdecimal() for word in words)


def without_byline(sentence: str) -> str:
    """A title less the line below it that tells who wrote the article."""
    return _BYLINE.split(sentence, maxsplit=1)[0]


def _can_end(words: list[str], at: int) -> bool:
    """Whether a sentence can end before its word `at` and keep its sense."""
    kept, rest = " ".join(words[:at]), " ".join(words[at:])
    if (
        not _VERB.search(kept)
        or kept.count("“") != kept.count("”")
        or kept.count('"') % 2
        or "(" in kept.split(")")[-1]
    ):
        return False
    following = words[at].lower()
    if words[at - 1].lower() in _DANGLING:
        return False
    if kept.endswith((";", "—", "–")):
        return True
    if kept.endswith(","):
        return bool(_BEHIND_COMMA.match(rest)) or following in _CLAUSES
    if _NO_CLAUSE.search(kept):
        return False
    if following in _CLAUSES:
        return following != "as" or not _MANY_AS.match(rest[3:])
    if following in {"and", "but"}:
        return bool(_VERB.match(rest, len(following) + 1))
    if following in _PHRASES or (following == "on" and rest[3:9].istitle() and "day" in rest[:16]):
        return not _ONLY_IF.search(rest) and not _NUMBER.search(kept) and bool(_VERB.search(kept.rpartition(",")[2]))
    return False
