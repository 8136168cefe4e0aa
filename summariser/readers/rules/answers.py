"""Who answers a charge: whom "he" or "it" means where a pronoun denies or admits what the sentence before tells of
somebody else."""

import re

from summariser.detect import Report
from summariser.detect.lexicon import PREPOSITIONS, TIMES
from summariser.grounding import GroundedText
from summariser.readers.rules.data import words
from summariser.readers.rules.names import NAME

_LONGEST = 400
"""Code points of a sentence or of a content that are looked at."""
_AGAIN = re.compile(
    r"(?:it|this|that|so|doing (?:so|this|that|it)|having done (?:so|this|that|it)"
    r"|(?:any\s+)?(?:wrongdoing|guilt|blame)|(?:the|this|that|these|those|all|any|both|such|his|her)\s+(?:\w+\s+){0,2}?(?:accusation|allegation|charge|claim"
    r"|report|suggestion|accus|account)s?)\b(?!\s+(?:that|by|from|of)\b)"
)
"""So begins a denial of what was said before, and of nothing else."""
_DEFENCE = re.compile(
    r"(?:that\s+)?(?:he|she|it|they)\s+(?:(?:would|will|was going to|planned to|intended to)\s+appeal|(?:was|is)\s+"
    r"(?:innocent|not guilty)|(?:had|has)\s+done nothing wrong)\b"
)
"""So begins what only the accused says."""
_SUED = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!being )(?<!is )(?<!are )\b(?:sued|jailed|sentenced|convicted|indicted|fined"
    r"|charged|arrested|prosecuted|detained|accused)\s+(?P<post>(?:[a-z][\w-]*\s+){0,4})(?=[A-Z])"
)
"""Before the name of whom a charge or a sentence meets."""
_CHARGES = ("sued ", "jailed ", "sentenced ", "convicted ", "indicted ", "fined ", "charged ", "arrested ",
            "prosecuted ", "detained ", "accused ")  # fmt: skip
_ANOTHERS = re.compile(
    rf"\b(?:his|her|their|my)\s+(?:[a-z]+\s+)?(?:client|defendant|{'|'.join(sorted(words('speakers', 'relations')))})\b"
)
_LEAD = re.compile(r"(?:that\s+)?(?:[Tt]he\s+)?(?:[a-z][\w-]*\s+){0,3}?(?=[A-Z])")
_SELF = re.compile(r"(?:that\s+)?(?:he|she|it|they|his|her|its|their|i|we|my|our)\b", re.IGNORECASE)
_OBJECT = {
    "he": re.compile(r"\b(?:him|himself)\b"),
    "she": re.compile(r"\b(?:her|herself)\b(?!\s+\w+\s+(?:had|was)\b)"),
    "it": re.compile(r"\b(?:it|itself)\b"),
}


def answering(text: GroundedText, report: Report, before: Report | None, pronoun: str) -> str | None:
    """The name of whom a pronoun means that answers a charge; "" where nobody can be told from the words, None where
    it answers none. `before` is the last statement made before."""
    lower, start = text.lower, report.content[0][0]
    denies = report.act == "deny"
    answers = denies or report.lemma == "admit" or bool(_DEFENCE.match(lower, start))
    near = before is not None and before.source is not None and 0 <= report.sentence - before.sentence <= 1
    if before is not None and near and answers:
        accuses = before.act == "accuse" and not before.negated
        same = report.content[0][0] == before.content[0][0]  # "…, which he denies"
        if accuses or (denies and (same or _AGAIN.match(lower, start))):
            return _charged(text, before, pronoun)
    if pronoun == "it" or not report.sentence:
        return None
    sentence = text.sentences[report.sentence - 1]
    end = min(sentence.end, sentence.start + _LONGEST)
    told = text.article.text[sentence.start : end]
    if any(word in told for word in _CHARGES) and (match := _SUED.search(told)):
        if before is not None and before.sentence == report.sentence - 1 and before.act != "accuse":
            return None  # what is told of is another's statement
        name = _name(told, match.end()) if PREPOSITIONS.isdisjoint(match["post"].split()) else ""
        if name and (answers or not match.group().startswith("accused")):
            return name if answers else ""
    return "" if (denies or report.lemma == "admit") and _ANOTHERS.search(told) else None


def _charged(text: GroundedText, before: Report, pronoun: str) -> str | None:
    """Of whom a statement is: the name that it begins with; None where it is of whoever makes it."""
    start, end = before.content[0]
    said = text.article.text[start : min(end, start + _LONGEST)].lstrip("“\"'‘")
    if before.act != "accuse" and (_SELF.match(said) or _OBJECT[pronoun].search(said)):
        return None
    lead = _LEAD.match(said)
    return _name(said, lead.end()) if lead and PREPOSITIONS.isdisjoint(lead.group().split()) else ""


def _name(told: str, at: int) -> str:
    match = NAME.match(told, at)
    owned = match is not None and (match.group().endswith(("'s", "’s")) or told.startswith(("'s", "’s"), match.end()))
    joined = match is not None and "and" in match.group().split()
    return "" if match is None or owned or joined or match.group().lower() in TIMES else match.group()
