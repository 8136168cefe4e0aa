"""What stands directly behind a cue and is no content: the one spoken to, and the time and place of speaking."""

from summariser.detect.lexicon import closed
from summariser.detect.phrases import bare, is_adverb
from summariser.detect.tokens import QUOTED, Unit


def skip_recipient(unit: Unit, at: int) -> int:
    """Past the one spoken to, which begins at `at`: "told reporters that …"."""
    words, forms, size = unit.words, unit.forms, len(unit.words)
    if at >= size or words[at] in {",", ".", ":", "that", QUOTED}:
        return at
    if words[at] in closed("recipients"):
        at += 1
        return at
    for k in range(at, min(size, at + 14)):
        if words[k] in {"that", ",", ":", QUOTED, "to", "of", "about", "not", "how", "why", "what", "against"}:
            return k
        if k > at and (
            bare(words[k]) in closed("speakers") or (words[k] in closed("auxiliaries") and forms[k].islower())
        ):
            return k
    k = at
    if words[k] in closed("determiners"):
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
        if word in closed("times") or (
            is_adverb(word)
            and forms[at].islower()
            and word not in {"only", "all", "both", "even", "just", "not", "too"}
        ):
            if word in {"last", "next", "this", "late", "early", "later", "earlier"} and not (
                at + 1 < size
                and (words[at + 1] in closed("times") or words[at + 1] in {".", ",", "that", ":", "in", "on"})
            ):
                return at
            at += 1
            continue
        if (
            (word.isdigit() or word in closed("determiners"))
            and words[at + 1 : at + 2]
            and words[at + 1] in {"days", "weeks", "months", "hours", "years", "day", "week", "month"}
            and words[at + 2 : at + 3]
            and words[at + 2] in {"earlier", "ago", "later", "before"}
        ):
            at += 3
            continue
        if word in closed("prepositions"):
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
        if word in closed("venues") or word in closed("times"):
            seen = True
            continue
        if word in {"that", ",", ".", ":", QUOTED, ";"}:
            return k if seen else at
        if seen and word in closed("prepositions"):
            if word in {"with", "to", "from"}:
                named = closed("determiners") | closed("recipients")
                rest = (at for at in range(k + 1, size) if not (forms[at][0].isupper() or words[at] in named))
                return next(rest, size)
            return k
        if seen and (word in closed("determiners") or bare(word) in closed("speakers") or forms[k][0].isupper()):
            return k
        if bare(word) in closed("speakers") or word in closed("auxiliaries") or word in closed("clause"):
            return at
    return at
