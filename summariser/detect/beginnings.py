"""Noun phrases that begin at a token: the speaker behind a cue, and the subject with which a sentence begins."""

from summariser.detect.data import words as listed
from summariser.detect.lexicon import (
    AUXILIARIES,
    CLAUSE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    SPEAKERS,
    verbs,
)
from summariser.detect.phrases import MOST_WALKED, NO_SPEAKER, POSTS, STOPS, Range, bare, is_adverb, without_lead
from summariser.detect.tokens import QUOTED, Unit

_SIDE = frozenset("in on after before during as when while to because amid since if at by through via".split())
"""Prepositions that begin an adjunct behind a speaker, not a part of its name."""
_NO_NAME = CLAUSE | PREPOSITIONS


def speaker_after(unit: Unit, first: int, *, alone: bool = False) -> Range | None:
    """The noun phrase that begins at token `first`, with its apposition: the speaker in "…," said X, a baker.

    `alone`: without an apposition, since a clause follows the comma.
    """
    words, forms, size = unit.words, unit.forms, len(unit.words)
    if first >= size:
        return None
    if bare(words[first]) in SPEAKERS or _is_object(words, first):
        return first, first
    if not words[first][0].isalnum() or words[first] in NO_SPEAKER:
        return None
    k, apposition = first, False
    while k + 1 < size and k - first < MOST_WALKED:
        word = words[k + 1]
        if word == ",":
            if apposition or k + 2 >= size:
                break
            if not (_is_name_between_commas(unit, k + 2) if alone else _opens_apposition(unit, k + 2)):
                break
            apposition = True
            k += 1
            continue
        if word == "(":
            closing = next((at for at in range(k + 2, min(size, k + 12)) if words[at] == ")"), -1)
            if closing < 0:
                break
            k = closing
            continue
        if word in STOPS or word in {"that", "adding", "saying"} or (word == "speaking" and not apposition):
            break
        shown = words[k].endswith("ed") or words[k] in _SHOWN
        if word == "by" and shown and not apposition:  # "a statement carried by the agency"
            k += 1
            continue
        if word in _RELATIVES and not apposition and forms[k][0].isalnum():
            apposition = True  # "said an official who was not allowed to speak": whatever verbs it has
        if not apposition and (word in _SIDE or word in AUXILIARIES):
            break
        if not apposition and forms[k + 1].islower() and is_adverb(word):
            break
        if not apposition and (word in DAYS or (alone and (bare(word) in SPEAKERS or _counts_on(words, k + 1)))):
            break
        named = k + 2 < size and forms[k + 2][0].isupper()
        if word in {"and", "but"} and not named and not (apposition and _is_in_name_of_body(unit, k + 1)):
            break
        k += 1
    while k > first and (words[k] == "," or words[k] in CONJUNCTIONS):
        k -= 1
    return first, k


def _is_object(words: list[str], at: int) -> bool:
    """Whether a pronoun stands for the speaker behind "according to" or "by"; not "her" in "her lawyer"."""
    if words[at] != "her":
        return words[at] in _OBJECTS
    following = words[at + 1] if at + 1 < len(words) else "."
    return following in DETERMINERS or bare(following) in SPEAKERS or not following[0].isalnum()


_OBJECTS = frozenset("him them me us".split())


def _counts_on(words: list[str], at: int) -> bool:
    """Whether a figure begins a clause behind a speaker: "according to the agency more than 1,000 have died"."""
    following = words[at : at + 3]
    return following[:2] in (["more", "than"], ["at", "least"], ["fewer", "than"]) and len(following) > len(
        ("at", "least")
    )


def _is_in_name_of_body(unit: Unit, at: int) -> bool:
    """Whether "and" at `at` stands inside of what a post is of: "head of the search and rescue agency"."""
    words, size = unit.words, len(unit.words)
    end = at + 1
    while end < size and end - at <= _LONGEST_END and words[end] != "," and words[end] not in STOPS:
        word = words[end]
        if word in _NO_NAME or word in DETERMINERS or word in AUXILIARIES or word in PAST or is_adverb(word):
            return False
        if word in verbs() or word in POSTS or word.endswith("ed"):
            return False
        end += 1
    closed = end == size or words[end] == "," or words[end] in STOPS
    return words[at] == "and" and closed and end > at + 1 and _OF.intersection(words[max(0, at - 4) : at]) != set()


_LONGEST_END = 3
"""Words behind the "and" in the name of a body."""
_OF = frozenset({"of", "for"})


def _opens_apposition(unit: Unit, at: int) -> bool:
    word, form = unit.words[at], unit.forms[at]
    if word == QUOTED or word in CONJUNCTIONS or word.endswith("ing") or bare(word) in SPEAKERS:
        return False
    if word in {"who", "whose"}:
        return True
    return (
        word in {"a", "an", "the", "his", "her", "its", "their", "one"}
        or word.isdigit()
        or (form[0].isupper() or (form.islower() and word not in _NO_NAME))
    )


def _is_name_between_commas(unit: Unit, first: int) -> bool:
    """Whether a name closes with a comma, and the noun before it does not: "its director, Ada Lund,"."""
    forms, k = unit.forms, first
    while k < len(forms) and forms[k][0].isupper() and k - first <= _LONGEST_NAME:
        k += 1
    return forms[first - 2].islower() and k - first >= len(("Ada", "Lund")) and unit.words[k : k + 1] == [","]


_LONGEST_NAME = 4
_SHOWN = frozenset("seen shown read written sent given".split())
_RELATIVES = frozenset({"who", "whose"})


def _name_behind_post(unit: Unit, first: int, before: int) -> int:
    """The first token of the name behind a post in small letters: "Russian deputy defence minister Oleg Toll"; -1 where
    there is none."""
    words, forms, k = unit.words, unit.forms, first
    while k < before and k - first < _LONGEST_POST and forms[k].islower() and words[k] not in NO_SPEAKER:
        k += 1
    return k if k < before and forms[k][0].isupper() and words[k - 1] in POSTS else -1


_LONGEST_POST = 5
_SEVERAL = frozenset(
    "authorities officials police residents leaders ministers lawmakers workers doctors rebels troops soldiers"
    " activists groups prosecutors investigators villagers teachers nurses unions lawyers diplomats"
    " television radio media newspapers teams".split()
)
"""Nouns for those who speak together, and for media, behind a capital that only says of what kind they are."""


def main_subject(unit: Unit, before: int) -> Range | None:
    """The subject of the sentence that token `before` stands in: what its first verb follows."""
    words, forms = unit.words, unit.forms
    start = first = dateline(unit)
    if words[first:] and (words[first] in PREPOSITIONS or words[first] in CLAUSE or words[first].endswith("ing")):
        comma = next((k for k in range(start, min(before, start + 30)) if words[k] == ","), -1)
        first = comma + 1 if comma >= 0 else start
    first = without_lead(unit, first, before)
    while first < before and words[first] == ",":  # "Recently, however, it"
        first = without_lead(unit, first + 1, before)
    if first >= before or words[first] == QUOTED:
        return None
    if bare(words[first]) in SPEAKERS:
        return first, first
    k = first
    named = forms[first][0].isupper() and words[first] not in DETERMINERS
    while k + 1 < before and k - first < 12:
        word, form = words[k + 1], forms[k + 1]
        if word in STOPS or word == "," or word in AUXILIARIES or word in CLAUSE:
            break
        if form.islower() and (word.endswith("ed") or word in verbs() or is_adverb(word)):
            break
        if form.islower() and word in _DID and words[k] not in DETERMINERS | _FAR | _RELATIVE_WORDS:
            break  # "The minister left the room, denying"
        if named and k == first and form.islower() and word in _SEVERAL:
            named = False  # "Health authorities in Orvo revised it, saying"
        if named and form.islower() and word not in {"of", "and", "the", "for"}:
            name = _name_behind_post(unit, k + 1, before)
            if name < 0:
                break
            k = name
            continue
        k += 1
    return (first, k) if words[k][0].isalnum() and words[k] not in PREPOSITIONS else None


_DID = PAST | listed("words", "irregular")
"""Verbs of what was done that end in no "ed"."""
_FAR = frozenset("far hard new radical".split())
"""Before a "left" that is a side in politics."""


def object_of(unit: Unit, phrase: Range) -> int:
    """The verb of what was done in a phrase that has its object behind it, and no "who" before it; else -1."""
    words, forms = unit.words, unit.forms
    at = next((k for k in range(phrase[0] + 1, phrase[1]) if words[k] in PAST and forms[k].islower()), -1)
    done = at > 0 and words[at + 1] in DETERMINERS and _RELATIVE_WORDS.isdisjoint(words[phrase[0] : at])
    return at if done else -1


_RELATIVE_WORDS = frozenset({"who", "which", "that"})
SENT = frozenset(
    "letter letters statement message video note petition report appeal declaration communique resolution condemnation"
    " post tweet".split()
)
"""What carries words: whoever sends or makes it says them."""


def dateline(unit: Unit) -> int:
    """The first token behind "KABUL, Afghanistan (AP) —" or "KABUL (Afghanistan):"."""
    forms = unit.forms
    if not forms or not forms[0].isupper() or len(forms[0]) < 3:
        return 0
    colon = next((k for k, form in enumerate(forms[:_LONGEST_DATELINE]) if form == ":"), 0)
    if colon and (forms[colon - 1] == ")" or all(form.isupper() or form in {",", "/"} for form in forms[:colon])):
        return colon + 1
    return next((k + 1 for k, form in enumerate(forms[:_LONGEST_DATELINE]) if form in {"—", "–", "--", "-"}), 0)


_LONGEST_DATELINE = 14
"""Words, marks included, of a dateline."""


def is_named_before(unit: Unit, comma: int) -> bool:
    """Whether the unit begins with a name and an apposition that closes with `comma`: with whoever says what follows,
    and no clause that another says: "Ada Lund, of the union, said the vote was won"."""
    words, forms = unit.words, unit.forms
    first = dateline(unit)
    opening = next((k for k in range(first, comma) if words[k] == ","), -1)
    if _is_described_name(unit, comma):
        return True
    if opening < 0 or comma - opening > MOST_WALKED:
        return False
    if words[first:opening] in (["one"], ["another"]):
        named = next((k for k in range(opening + 1, comma + 1) if words[k] == ","), comma)
        return _is_name(forms, opening + 1, named)
    if _is_name(forms, first, opening):
        return True
    return _is_name(forms, opening + 1, comma) and words[opening - 1] in POSTS and not _has_verb(unit, first, opening)


def _is_described_name(unit: Unit, comma: int) -> bool:
    """Whether a name closes with `comma` whose noun opens the clause: "a tailor, Bo Karlsen, said he saw it"."""
    words, forms, k = unit.words, unit.forms, comma - 1
    while k > 0 and forms[k][0].isupper() and comma - k <= _LONGEST_NAME:
        k -= 1
    if k < 1 or words[k] != "," or k == comma - 1 or not forms[k - 1].islower():
        return False
    begun = next((at for at in range(k - 1, max(-1, k - _LONGEST_POST - 2), -1) if words[at] in _ONE_OF), -1)
    if begun < 0 or any(word in AUXILIARIES or word in _NO_NAME or word in verbs() for word in words[begun + 1 : k]):
        return False
    return begun == dateline(unit) or words[begun - 1] in _OPENS or words[begun - 1] in STOPS


_ONE_OF = frozenset("a an one another its his her their our".split())
_OPENS = frozenset("where while but and because as though although whereas that".split())


def _is_name(forms: list[str], first: int, end: int) -> bool:
    """Whether all words have a capital, as a name of two to four words has."""
    named = len(("Ada", "Lund")) <= end - first <= _LONGEST_NAME
    return named and all(form[0].isupper() and not form.isupper() for form in forms[first:end])


def _has_verb(unit: Unit, first: int, end: int) -> bool:
    words = unit.words[first:end]
    return any(word in AUXILIARIES or word.endswith("ed") or (word in verbs() and word not in POSTS) for word in words)
