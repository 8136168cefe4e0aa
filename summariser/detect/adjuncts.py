"""What stands directly behind a cue and is no content: the one spoken to, and the time and place of speaking."""

from summariser.detect.lexicon import (
    ARTICLES,
    AUDIENCES,
    AUXILIARIES,
    CLAUSE,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    RECIPIENTS,
    SPEAKERS,
    TIMES,
    VENUES,
    verbs,
)
from summariser.detect.phrases import bare, is_adverb
from summariser.detect.tokens import QUOTED, Unit


def skip_recipient(unit: Unit, at: int) -> int:
    """Past the one spoken to, which begins at `at`: "told reporters that …"."""
    words, forms, size = unit.words, unit.forms, len(unit.words)
    if at >= size or words[at] in {",", ".", ":", "that", QUOTED}:
        return at
    if words[at] in RECIPIENTS:
        at += 1
        return at
    audience = _audience(unit, at)
    if audience > at:
        return audience
    for k in range(at, min(size, at + 14)):
        if words[k] in {"that", ",", ":", QUOTED, "to", "of", "about", "not", "how", "why", "what", "against"}:
            return k
        if k > at and words[at] in DETERMINERS and words[k] in ARTICLES and words[k - 1] not in _BEFORE_NOUN:
            return k  # "told the BBC the plan was dead"
        if k > at and (bare(words[k]) in SPEAKERS or (words[k] in AUXILIARIES and forms[k].islower())):
            return k
    k = at
    if words[k] in DETERMINERS:
        k += 1
        return min(size, k + 1)
    while k < size and forms[k][0].isupper():
        k += 1
    return min(size, max(k, at + 1))


_BEFORE_NOUN = PREPOSITIONS | DETERMINERS | {"and", "or"}


def _audience(unit: Unit, at: int) -> int:
    """Past a body that is spoken to, with the name behind it: "the local radio station Kano FM"; `at` where none is."""
    words, forms, size = unit.words, unit.forms, len(unit.words)
    for k in range(at, min(size, at + _LONGEST_BODY)):
        if words[k] in AUDIENCES:
            end = k + 1
            while end < size and (words[end] in AUDIENCES or (forms[end][0].isupper() and words[end] not in TIMES)):
                end += 1
            return end
        verb = verbs().get(words[k]) if forms[k].islower() else None
        if not words[k][0].isalnum() or words[k] in _NO_BODY or (verb is not None and not verb.noun):
            break
    return at


_NO_BODY = PREPOSITIONS | CLAUSE | SPEAKERS
_LONGEST_BODY = 6
"""Words of what is spoken to, up to the noun for it."""


def skip_adjuncts(unit: Unit, at: int) -> int:
    """Past the words of time and place directly behind a cue: "said on Monday in a statement"."""
    words, forms, size = unit.words, unit.forms, len(unit.words)
    while at < size:
        word = words[at]
        if word in TIMES or (is_adverb(word) and forms[at].islower() and word not in _OF_THE_DEED):
            if word in {"last", "next", "this", "late", "early", "later", "earlier"} and not (
                at + 1 < size and (words[at + 1] in TIMES or words[at + 1] in {".", ",", "that", ":", "in", "on"})
            ):
                return at
            at += 1
            continue
        if (
            (word.isdigit() or word in DETERMINERS)
            and words[at + 1 : at + 2]
            and words[at + 1] in {"days", "weeks", "months", "hours", "years", "day", "week", "month"}
            and words[at + 2 : at + 3]
            and words[at + 2] in {"earlier", "ago", "later", "before"}
        ):
            at += 3
            continue
        if word in PREPOSITIONS:
            end = _adjunct_end(unit, at)
            if end > at:
                at = end
                continue
        return at
    return at


_OF_THE_DEED = frozenset(
    "only all both even just not too deliberately knowingly intentionally wilfully willfully directly".split()
)
"""Adverbs that belong to what is said: "denies deliberately targeting civilians"."""


def _adjunct_end(unit: Unit, at: int) -> int:
    """Past a phrase such as "in a televised interview with the BBC"; `at` where it is none."""
    words, forms, size = unit.words, unit.forms, len(unit.words)
    seen = False
    for k in range(at + 1, min(size, at + 14)):
        word = words[k]
        if word in VENUES or word in TIMES:
            seen = True
            continue
        if word in {"that", ",", ".", ":", QUOTED, ";"}:
            return k if seen else at
        if seen and word == "and" and k + 1 < size and (words[k + 1] in PAST or words[k + 1] in verbs()):
            return k  # "claimed it on its website and demanded a ransom"
        if seen and word in PREPOSITIONS:
            if word in {"with", "to", "from"}:
                named = DETERMINERS | RECIPIENTS
                rest = (at for at in range(k + 1, size) if not (forms[at][0].isupper() or words[at] in named))
                return next(rest, size)
            return k
        if seen and (word in DETERMINERS or bare(word) in SPEAKERS or forms[k][0].isupper()):
            return k
        if bare(word) in SPEAKERS or word in AUXILIARIES or word in CLAUSE:
            return at
    return at


def tail_end(unit: Unit, at: int, limit: int, *, spoken_to: bool) -> int:
    """Past all that stands between a cue and the end of its clause, where no clause of its own is in it: "on X",
    "without giving details", and where somebody is `spoken_to`, who that is; `at` where that is content.

    Of a cue behind its content only: "Five people died, Lund told a crowd of supporters".
    """
    words = unit.words
    if at >= limit or not (spoken_to or _begins_adjunct(words[at], words[at - 1])):
        return at
    if _is_anonymous(words, at):
        return at if QUOTED in words[at:limit] or "that" in words[at:limit] else limit
    for k in range(at, min(limit, at + _LONGEST_TAIL)):
        word = words[k]
        if word in _TAIL_ENDS:
            following = words[k + 1] if k + 1 < len(words) else "."
            return k if word != "," or following in _BEHIND_COMMA or following.endswith("ing") else at
        if word in {":", QUOTED, "that"} or word in AUXILIARIES or (bare(word) in SPEAKERS and k > at):
            return at
    return limit if limit <= at + _LONGEST_TAIL else at


def _is_anonymous(words: list[str], at: int) -> bool:
    """Whether "on condition of anonymity because" begins at `at`, with a clause that tells why."""
    because = next((k for k in range(at + 3, min(len(words), at + 6)) if words[k] in _BECAUSE), 0)
    return (
        words[at] == "on" and "condition" in words[at + 1 : at + 3] and because > 0 and words[because - 1] in _UNNAMED
    )


_BECAUSE = frozenset({"because", "as", "since"})
_UNNAMED = frozenset({"anonymity", "named", "identified"})


def _begins_adjunct(word: str, before: str) -> bool:
    """Whether a preposition tells where, when or how, and not of what: not so in "warned of floods"."""
    return word in PREPOSITIONS and (word not in _COMPLEMENTS or (word == "of" and before in _LASTING))


_LONGEST_TAIL = 20
_COMPLEMENTS = frozenset("of about against for to into like including".split())
"""Prepositions behind which what is said is told: "warned of floods", "agreed to a pause"."""
_TAIL_ENDS = frozenset(". , ; — – -- ( ? ! who which as while where when adding saying citing".split())
"""What may follow an adjunct."""
_LASTING = frozenset("hours minutes days weeks months years".split())
"""What may be of something: "after ten hours of talks"."""
_BEHIND_COMMA = AUXILIARIES | frozenset("who which whose as while where when".split())
"""Behind the comma that closes an adjunct these go on with the clause before, or with the speaker."""


def skip_to_clause(unit: Unit, at: int) -> int:
    """To the "that" or the quotation which an adjunct parts from its cue: "said on X that …", "said, without giving
    evidence, that …"; `at` where none does."""
    words = unit.words
    comma = words[at : at + 1] == [","]
    first = at + comma
    if words[first : first + 1] == [] or words[first] not in _PARTING:
        return at
    if _is_anonymous(words, first):
        that = next(
            (k for k in range(first + 5, min(len(words) - 1, first + _FAR)) if words[k] in {"that", QUOTED}), at
        )
        return at if words[that + 1] in AUXILIARIES else that
    for k in range(first + 1, min(len(words) - 1, first + _FARTHEST)):
        word = words[k]
        if word == "that" and (words[k - 1] == ",") == comma:
            after = words[k + 1]
            return at if after in AUXILIARIES or after in verbs() else k
        if word == "," and comma and words[k + 1] in {"that", QUOTED}:
            return k + 1
        if word in _STOPPING or word in AUXILIARIES or word in CLAUSE or bare(word) in SPEAKERS:
            return at
    return at


_FARTHEST = 12
_FAR = 30
"""Words over which it is told why somebody is not named."""
_PARTING = frozenset("on in at by during after before through via without outside from to citing quoting".split())
"""Words that begin where, when and how something was said, rarely what of."""
MAY_PART = _PARTING | {","}
"""With one of these begins what may part a cue from its clause."""
_STOPPING = frozenset(". , ; : — – --".split()) | {QUOTED}
