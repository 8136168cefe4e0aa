"""The reporting verbs of `verbs.toml` by every form they take, and the closed classes of `words.toml`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from summariser.detect.data import table, words
from summariser.models.vocabulary import SpeechAct
from summariser.timewords import DAYS as _WEEKDAYS
from summariser.timewords import MONTHS, SHORT_MONTHS

AUDIENCES = words("words", "audiences")
ADVERBS = words("words", "adverbs") | frozenset(_WEEKDAYS)
ARTICLES = words("words", "articles")
AUXILIARIES = words("words", "auxiliaries")
BE = words("words", "be")
CHARGES = words("words", "charges")
CLAUSE = words("words", "clause")
CONJUNCTIONS = words("words", "conjunctions")
DAYS = words("words", "days") | frozenset(_WEEKDAYS)
DEEDS = words("words", "deeds")
DETERMINERS = words("words", "determiners")
EVENTS = words("words", "events")
NOBODY = words("words", "nobody")
PAST = words("words", "past")
PREPOSITIONS = words("words", "prepositions")
RAISING = words("words", "raising")
RECIPIENTS = words("words", "recipients")
RESPONSIBILITY = words("words", "responsibility")
SPEAKERS = words("words", "speakers")
TIMES = words("words", "times") | frozenset(_WEEKDAYS) | ({*MONTHS, *SHORT_MONTHS} - {"may"})  # "may" is a verb
VENUES = words("words", "venues")
WITHHOLDING = words("words", "withholding")

Form = Literal["base", "third", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb, and what its lemma may do."""

    lemma: str
    form: Form
    act: SpeechAct
    also_participle: bool
    """The past form serves as participle too."""
    invert: bool
    tell: bool
    noun: bool
    clause: bool
    passive: bool
    particles: frozenset[str]


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every reporting verb; where two verbs share a form, the first in the file has it."""
    data = table("verbs")
    found: dict[str, Verb] = {}
    for act, lemmas in data["acts"].items():
        for lemma in lemmas.split():
            if "-" in lemma:
                continue
            for form, word in _forms(lemma):
                found.setdefault(word, _verb(lemma, form, act, word))
    for lemma in data["particles"]:
        for form, word in _forms(lemma):
            found.setdefault(word, _verb(lemma, form, "assert", word))
    return found


def _verb(lemma: str, form: Form, act: SpeechAct, word: str) -> Verb:
    particles = table("verbs")["particles"].get(lemma, "").split()
    participle = dict((form, word) for form, word in _forms(lemma)).get("participle")
    return Verb(
        lemma=lemma,
        form=form,
        act=act,
        also_participle=form == "past" and participle == word,
        invert=lemma in _flag("invert"),
        tell=lemma in _flag("tell"),
        noun=lemma in _flag("noun"),
        clause=lemma in _flag("clause"),
        passive=lemma in _flag("passive"),
        particles=frozenset(particles),
    )


@cache
def _flag(name: str) -> frozenset[str]:
    return frozenset(table("verbs")["flags"][name].split())


def may_follow(lemma: str) -> bool:
    """Whether a verb may stand behind the clause that it reports: "The road is shut, Lund said"."""
    return lemma in _flag("invert") or lemma in _flag("tell") or lemma in _flag("follow")


def _forms(lemma: str) -> list[tuple[Form, str]]:
    """The five forms of a verb; the past before the participle, which often is the same word."""
    irregular = table("verbs")["irregular"].get(lemma)
    if irregular:
        third, past, participle, ing = irregular.split()
    else:
        third, past, ing = _regular(lemma)
        participle = past
    return [("base", lemma), ("third", third), ("past", past), ("participle", participle), ("ing", ing)]


def _regular(lemma: str) -> tuple[str, str, str]:
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "x", "ch", "sh")):
        return lemma + "es", lemma + "ed", lemma + "ing"
    return lemma + "s", lemma + "ed", lemma + "ing"
