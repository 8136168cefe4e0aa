"""What stands directly behind a cue and is no content: the one spoken to, and the time and place of speaking."""

from summariser.detect.lexicon import (
    AUXILIARIES,
    CLAUSE,
    DETERMINERS,
    PREPOSITIONS,
    RECIPIENTS,
    SPEAKERS,
    TIMES,
    VENUES,
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
    for k in range(at, min(size, at + 14)):
        if words[k] in {"that", ",", ":", QUOTED, "to", "of", "about", "not", "how", "why", "what", "against"}:
            return k
        if k > at and (bare(words[k]) in SPEAKERS or (words[k] in AUXILIARIES and forms[k].islower())):
            return k
    k = at
    if words[k] in DETERMINERS:
        k += 1
        return min(size, k + 1)
    while k < size and forms[k][0].isupper():
        k += 1
    return min(size, max(k, at + 1))


def skip_adjuncts(unit: Unit, at: int) -> int:
    """Past the words of time and place directly behind a cue: "said on Monday in a statement"."""
    words, forms, size = unit.words, unit.forms, len(unit.words)
    while at < size:
        word = words[at]
        if word in TIMES or (
            is_adverb(word)
            and forms[at].islower()
            and word not in {"only", "all", "both", "even", "just", "not", "too"}
        ):
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
