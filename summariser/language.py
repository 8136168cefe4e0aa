"""Which language a text is in, by the share of its commonest words."""

import re

from summariser.grounding import GroundedText

_STOP_WORDS = {
    "en": "the of and to in a is that for was on with as by at from it be has said are were which an this not have had",
    "es": "el la de que y en los las un una por con se del al para su es lo como más no fue han",
    "fr": "le la les de des et un une du en que qui dans pour sur au est par pas plus il a été ce se",
    "de": "der die das und in den von zu mit ist des auf für nicht dem ein eine im sich auch es war als",
    "it": "il la di che e in un una del per con non si da sono gli le alla è della ha dei",
    "pt": "o a de que e do da em um uma os as para com não por se dos mais foi ao no na",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er die ook door was",
}
LANGUAGES = {
    "en": "English", "es": "Spanish", "fr": "French", "de": "German", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch",
}  # fmt: skip
"""The languages that are known here, by their codes."""
_SETS = {code: frozenset(words.split()) for code, words in _STOP_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000
"""Code points looked at."""
_ENOUGH = 0.12
"""Least share of English stop words in English prose; news has .3 and more."""

_FEW = 12
"""Words below which a text without any of the commonest ones tells no language."""
_ENOUGH_WORDS = 200
"""Words by which English is told."""
_PLENTY = 0.25
"""A share that no text of another language reaches."""
_WORDS_OF_PROSE = 100
"""Words of which it can be said plainly that they are of another language than is told."""


def language_of(text: GroundedText) -> str | None:
    """The language of an article: of those known here, the one whose commonest words are most; None where none are."""
    if not text.words:
        return None
    english, sample = 0, 0
    for sentence in text.words:
        sample += len(sentence)
        english += sum(map(_SETS["en"].__contains__, sentence))
        if sample >= _ENOUGH_WORDS:
            break
    if english >= _PLENTY * sample > 0:
        return "en"
    return _guess(text.article.text)


def plainly_other(text: str, told: str) -> str | None:
    """The language that a text is plainly in, where that is another than is `told` (BCP 47); else None.

    Not of short texts, nor of near relations: who tells Galician of what looks like Portuguese may be right.
    """
    told = told.lower().partition("-")[0]
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _WORDS_OF_PROSE:
        return None
    shares = _shares(words)
    best = max(shares, key=lambda code: shares[code])
    far = shares[told] * 2 < shares[best] if told in shares else best == "en"
    return best if far and best != told and shares[best] >= _PLENTY else None


def _guess(text: str) -> str | None:
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return None
    shares = _shares(words)
    best = max(shares, key=lambda code: shares[code])
    if len(words) < _FEW and not shares[best]:
        return "en" if text.isascii() else None  # too short to tell: read as what is read here
    return best if shares[best] >= _ENOUGH else None


def _shares(words: list[str]) -> dict[str, float]:
    """How many of some words, which are not none, are among the commonest of each language."""
    return {code: sum(map(known.__contains__, words)) / len(words) for code, known in _SETS.items()}
