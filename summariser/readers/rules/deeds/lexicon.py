"""The words of `deeds.toml`: verbs and nouns for deeds, and the nouns of those who do or suffer them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from summariser.detect.groups import people
from summariser.models.vocabulary import TargetEffect
from summariser.readers.rules.data import table, words

_WORDS_KEPT = 4096
_EFFECTS: dict[str, TargetEffect] = {"destroyed": "destroyed", "damaged": "damaged", "unknown": "unknown"}
"""The classes of verbs for what befalls things, by what is left of them."""
_ENDINGS = "keeper worker master fighter driver dealer owner leader seller attendant officer dweller"
_PERSONAL = (*_ENDINGS.split(), *(f"{ending}s" for ending in _ENDINGS.split()), "man", "men", "woman", "women")
"""So ends a noun of somebody."""
_IMPERSONAL = frozenset("human german roman ottoman specimen regimen omen acumen talisman yemen oman amen".split())
HARMED = frozenset("dead killed wounded injured victims fatalities casualties".split())
"""Behind "the" or "those", the ones whom a deed befell."""
TAKEN = frozenset("arrested detained held captured".split())
"""The same of those who were taken."""
INCLUDE = frozenset({"include", "includes", "included"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb for a deed."""

    lemma: str
    kind: str
    """The class under which the lemma stands in the data file; "damage" for the three of things."""
    form: str
    """base, third, past, participle, ing, or both for a past that is also the participle."""
    effect: TargetEffect = "unknown"


def _forms(lemma: str) -> list[tuple[str, str]]:
    irregular = table("deeds")["irregular"].get(lemma)
    if irregular:
        third, past, participle, ing = irregular.split()
    else:
        stem = lemma.removesuffix("e")
        third = lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")
        past, participle, ing = stem + "ed", stem + "ed", stem + "ing"
    told = [("base", lemma), ("third", third), ("ing", ing)]
    return [*told, ("both", past)] if past == participle else [*told, ("past", past), ("participle", participle)]


@cache
def deed_verbs() -> dict[str, Verb]:
    """Every form of every verb; where two share one, the later in the file has it."""
    found: dict[str, Verb] = {}
    for key, lemmas in table("deeds")["verbs"].items():
        kind = "damage" if key in _EFFECTS else key
        for lemma in lemmas.split():
            for form, word in _forms(lemma):
                found[word] = Verb(lemma, kind, form, _EFFECTS.get(key, "unknown"))
    return found


@cache
def deed_nouns() -> dict[str, str]:
    """The nouns for deeds, by what follows them: "attack" before "on", harm and seize before "of"."""
    return {word: key for key, row in table("deeds")["nouns"].items() for word in row.split()}


@cache
def particles() -> dict[str, re.Pattern[str]]:
    """What must stand behind a verb, by its lemma."""
    return {lemma: re.compile(rf"(?:{row})\b") for lemma, row in table("deeds")["particles"].items()}


@cache
def signs() -> frozenset[str]:
    """A word of these stands in every sentence that tells a deed."""
    return frozenset(deed_verbs()) | frozenset(deed_nouns()) | frozenset({"among", "also"}) | INCLUDE


@cache
def strong_signs() -> frozenset[str]:
    """The same for a deed that is an event where no other word tells one: "took" and "set" are none."""
    weak = table("deeds")["particles"].keys() - {"gun", "set"}
    known = deed_verbs().items()
    return frozenset(word for word, verb in known if verb.kind in {"harm", "damage"} and verb.lemma not in weak)


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """The words under `section.key` of the data file."""
    return frozenset(table("deeds")[section][key].split())


@cache
def things() -> dict[str, str]:
    """The nouns of what can be hit, and what kind of thing each is."""
    return {word: kind for kind, row in table("deeds")["things"].items() for word in row.split()}


def weapons() -> frozenset[str]:
    """The nouns of what does harm and nothing by itself: "rocket"."""
    return listed("weapons", "words")


def crews() -> frozenset[str]:
    """The nouns of things that act for those in them: "warplanes"."""
    return listed("crews", "words")


@cache
def _persons() -> frozenset[str]:
    known = (words("speakers", key) for key in ("roles", "armed", "relations"))
    return people() | listed("people", "words").union(listed("aggressors", "words"), *known)


@lru_cache(maxsize=_WORDS_KEPT)
def is_person(word: str) -> bool:
    """Whether a noun tells somebody, or several: by the lists, or by its ending, "shopkeeper"."""
    return word in _persons() or (word.endswith(_PERSONAL) and word not in _IMPERSONAL)


@cache
def _other_nouns() -> frozenset[str]:
    return frozenset(things()) | crews() | words("speakers", "organisations") | listed("places", "words")


@lru_cache(maxsize=_WORDS_KEPT)
def is_noun(word: str) -> bool:
    """Whether a word is known as the noun of somebody, of a body, of a place or of a thing that can be hit."""
    return is_person(word) or word in _other_nouns()
