"""Who is told to have claimed a deed, or to be blamed for one, is so in the article."""

from collections.abc import Iterator, Sequence

from summariser.audit.polarity.acts import may_claim
from summariser.audit.reading.deeds import deeds_in
from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.kinship import are_akin
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import DENIED, NEGATED
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import short
from summariser.models import Finding

NAME = "polarity"
"""Its findings are that check's."""
_CLAIMED = frozenset("claimed claims claiming claim".split())
_TO_RESPONSIBILITY = 3
"""Words from "claimed" to "responsibility"."""
_TO_SUBJECT = 7
"""Words before a verb in which whoever claims or is blamed stands."""
_CLAIMING = ("claim", "admit", "behind", "carried", "boast", "took", "confess")
_TELLING = frozenset({"assert", "confirm"})
_BLAMED = frozenset("blame blames blamed blaming accuse accuses accused accusing".split())
BLAMING = (
    "accus", "blam", "suspect", "alleg", "charg", "behind", "responsible", "fault", "guilt", "orchestrat", "link",
    "believ", "convict", "trial", "arrest", "accord", "attribut", "implicat", "brib", "prosecut", "testif",
)  # fmt: skip
"""Beginnings of words by which somebody may charge a party."""
_MEANT = frozenset("it its he him his she her they them their group".split())
"""Words for somebody who is named in the sentence before."""


def blaming_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """Somebody with a name is told to have claimed a deed, or to be blamed, of whom the article has no such word;
    warnings, for there is no end of ways to tell it."""
    tokens = statement.tokens
    if not tokens.kinds & Kind.NAME:
        return
    for at, word in enumerate(tokens.lower) if not _CLAIMED.isdisjoint(tokens.lower) else ():
        if word in _CLAIMED and any(it.startswith("respons") for it in tokens.lower[at : at + 1 + _TO_RESPONSIBILITY]):
            roots = _named(tokens, max(0, at - _TO_SUBJECT), at)
            if not roots or tokens.flags[at] & (NEGATED | DENIED):
                continue
            if not _has_claimed(material, roots):
                yield from _told(statement, f"{short(tokens.words[at].form)}: the article has no claim by this party")
                return
            unclaimed = _is_one_deed(tokens.lower[at:]) and is_unclaimed(material) is not None
            if unclaimed and _claims_others(material, roots):
                message = "the article has that nobody claimed it, and this party other deeds"
                yield from _told(statement, f"{short(tokens.words[at].form)}: {message}")
                return
    if _BLAMED.isdisjoint(tokens.lower):
        return
    names = {it.stem for it in tokens.words if it.kinds & Kind.NAME and it.stem}
    for deed in deeds_in(tokens.words):
        verb = tokens.words[deed.at]
        roots = deed.to & names
        if verb.lower in _BLAMED and roots and not _is_blamed(material, roots):
            yield from _told(statement, f"{short(verb.form)}: the article has nobody who blames this party")
            return


_TO_DEED = 9
"""Words from "claimed" to what is claimed."""
_NOBODY = frozenset({"nobody", "none", "no"})
_TAKEN = _CLAIMED | {"took", "taken", "take"}
_TO_CLAIM = 5
"""Words from "no one" to "claimed" or "took"."""
_EARLIER = frozenset("recent earlier previous past other similar several many such".split())


def _is_one_deed(low: Sequence[str]) -> bool:
    """Whether one deed is claimed: "claimed responsibility for the attack", not for attacks or for earlier ones."""
    near = low[:_TO_DEED]
    return not words_of("claimed", "deeds").isdisjoint(near) and _EARLIER.isdisjoint(near)


def is_unclaimed(material: Material) -> int | None:
    """The first sentence that tells that nobody claimed something: "no one took responsibility for it".

    Most articles have no word for responsibility anywhere: of those no sentence is read.
    """
    for number, line in enumerate(material.lines.all) if "respons" in material.text.lower else ():
        if not line.kinds & NEGATED:
            continue
        low = [word.lower for word in line.words]
        for at in [at for at, word in enumerate(low) if word in _NOBODY]:
            taken = not _TAKEN.isdisjoint(low[at + 1 : at + 1 + _TO_CLAIM])
            if taken and any(it.startswith("respons") for it in low[at : at + 2 * _TO_CLAIM]):
                return number
    return None


def _claims_others(material: Material, roots: Roots) -> bool:
    """Whether all that a party claims is told as more deeds than one, or as earlier ones."""
    told = [
        [word.lower for word in line.words]
        for line in material.lines.all
        if are_akin(roots, line.roots) and any(word.lower.startswith(_CLAIMING) for word in line.words)
    ]
    return bool(told) and all(
        not _EARLIER.isdisjoint(low) or any(f"{deed}s" in low for deed in words_of("claimed", "deeds")) for low in told
    )


def _told(statement: Statement, message: str) -> Iterator[Finding]:
    return statement.findings(NAME, "warning", message, statement.evidence[:1])


def _named(tokens: Tokens, start: int, end: int) -> frozenset[str]:
    """The stems of the names of a clause before its verb."""
    found: set[str] = set()
    for word in reversed(tokens.words[start:end]):
        if word.kinds & Kind.BREAK:
            break
        if word.kinds & Kind.NAME and word.stem:
            found.add(word.stem)
    return frozenset(found)


def _has_claimed(material: Material, roots: Roots) -> bool:
    """Whether a party claims a deed in an attribution, or stands in a sentence with a word for that."""
    for said in material.sources_with(roots):
        if said.speech_act == "claim_responsibility" or (said.speech_act in _TELLING and may_claim(material, said)):
            return True
    lines = [at for at, line in enumerate(material.lines.all) if are_akin(roots, line.roots)]
    return any(word.startswith(_CLAIMING) for word in material.lines.lower(lines))


def _is_blamed(material: Material, roots: Roots) -> bool:
    """Whether somebody accuses where a party is named, or a word for that stands there or beside."""
    lines = {
        at
        for at, line in enumerate(material.lines.all)
        if (roots <= line.roots if len(roots) > 1 else are_akin(roots, line.roots))
    }
    accusing = (it for it in material.summary.attributions if it.speech_act == "accuse")
    if any(not lines.isdisjoint(material.lines.beside(material.spoken(it))) for it in accusing):
        return True
    return any(
        any(word.startswith(BLAMING) for word in low) and (at in lines or not _MEANT.isdisjoint(low))
        for at in material.lines.beside(lines)
        for low in [material.lines.lower([at])]
    )
