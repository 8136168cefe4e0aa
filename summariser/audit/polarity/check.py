"""Negation and denial are kept: in generated text, in speech acts, and in who answers for a deed."""

from collections.abc import Iterator

from summariser.audit.polarity.acts import acts_of, confirms, denies_part, has_no, may_claim, spliced
from summariser.audit.polarity.answerable import answerable_in
from summariser.audit.polarity.blaming import BLAMING, blaming_in
from summariser.audit.polarity.negation import is_denial, negations_of, says_no
from summariser.audit.polarity.not_happened import negated_in
from summariser.audit.polarity.outcomes import outcomes_of
from summariser.audit.polarity.parties import (
    chiefs_of,
    denies_there,
    is_meant,
    roots_of,
    speaks_for_all,
    tells_own_deed,
)
from summariser.audit.polarity.turned import turned_in
from summariser.audit.reading.dictionary import Kind, stem
from summariser.audit.reading.kinship import are_akin, speaks_from_seat
from summariser.audit.reading.lexicon import keyed, words
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.reporting import is_active, reported
from summariser.audit.reading.scope import DENIED, NEGATED, UNREAL
from summariser.audit.reading.statements import Statement, is_verbatim
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import finding, named, short
from summariser.models import Attribution, Event, Finding, Responsibility
from summariser.models.vocabulary import Severity

NAME = "polarity"
_SAY = frozenset("say says said tell tells told".split())
"""Verbs that say of no words whether they deny."""
_NO = NEGATED | DENIED
_UNCLAIMED = ("claim", "responsib", "said it", "behind")


def check_polarity(material: Material) -> Iterator[Finding]:
    """Statements against the sentences that they rest on, then acts, stances and negated events."""
    for statement in material.statements:
        if is_verbatim(statement, material.lines):
            continue
        yield from negations_of(material, statement)
        yield from outcomes_of(material, statement)
        yield from turned_in(material, statement)
        yield from _denials(material, statement)
        yield from _unclaimed_told(material, statement)
        yield from blaming_in(material, statement)
    yield from answerable_in(material)
    for at, attribution in enumerate(material.summary.attributions):
        yield from acts_of(material, attribution, f"/attributions/{at}/speech_act")
        yield from spliced(material, attribution, f"/attributions/{at}/content")
    for at, event in enumerate(material.summary.events):
        yield from negated_in(material, event, f"/events/{at}/negated")
        for index, blame in enumerate(event.responsibility):
            yield from _stance(material, event, blame, f"/events/{at}/responsibility/{index}/stance")


def _denials(material: Material, statement: Statement) -> Iterator[Finding]:
    """A source that only denies in the article is told to say or claim, or one that never denies to deny.

    Warnings: there is no end of ways to tell a denial. Speech acts and stances are checked for sure.
    """
    tokens = statement.tokens
    verbs = reported(tokens)
    if not verbs:
        return
    lines = set(statement.lines)
    linked = set(statement.event.attribution_ids) if statement.event else set()
    for at, kind in verbs:
        before = set(tokens.stems[max(0, at - 5) : at]) - {""}
        if not before or tokens.flags[at] & _NO or (kind != "deny" and _is_denied(tokens, at)):
            continue
        if tokens.lower[at - 1] in _BE_OR_THE or not is_active(tokens, at):
            continue  # "they are accused", "the dispute began", "on trial accused of murder"
        negates = tokens.kinds & (NEGATED | Kind.NO)
        if kind != "deny" and negates and any(word.kinds & (NEGATED | Kind.NO) for word in tokens.words[at:]):
            continue  # "says that it never did": a denial in other words
        if kind != "deny" and not words("scope", "untrue").isdisjoint(tokens.lower):
            continue  # "says that the report was false"
        if kind == "deny" and (tokens.flags[at] & UNREAL or "if" in tokens.lower[max(0, at - _CLAUSE) : at]):
            continue  # "will stay out if the smaller union rejects it"
        theirs = [
            item
            for item in material.sources_with(before - _ANY_BODY)
            if not lines or item.id in linked or not lines.isdisjoint(material.spoken(item))
        ]
        if not theirs:
            continue
        denies = [item for item in theirs if is_denial(item)]
        if kind == "accuse" and speaks_from_seat(material, before, range(len(material.lines))):
            continue
        if tokens.lower[at].startswith(_ADMITS) and not any(map(_admits, theirs)):
            message = f"{short(tokens.words[at].form)}: the article has no admission by this source"
            yield from statement.findings(NAME, "warning", message, theirs[0].cue.spans[:1])
            continue
        if kind == "confirm" and not any(map(confirms, theirs)) and (denies or _is_doubted(theirs)):
            message = f"{short(tokens.words[at].form)}: the article has no confirmation by this source"
            yield from statement.findings(NAME, "warning", message, (denies or theirs)[0].cue.spans[:1])
            continue
        if kind == "deny" and not denies and not any(has_no(material, item) for item in theirs):
            chiefs = chiefs_of(material, before, lines)
            if denies_there(material, theirs) or any(has_no(material, item) for item in chiefs):
                continue  # "who denies the charge", whose denial is no attribution
            message = f"{short(tokens.words[at].form)}: the article has no denial by this source"
            yield from statement.findings(NAME, "warning", message, theirs[0].cue.spans[:1])
        elif kind in {"assert", "confirm", "accuse"} and len(denies) == len(theirs):
            said = tokens.lower[at] in _SAY and all(item.cue.lemma in _SAY for item in denies)
            if said and statement.roots.isdisjoint(_denied_of(material, denies)):
                continue  # of what he said this is another part than the denial
            if not _denied_of(material, denies).isdisjoint(tokens.under(NEGATED)):
                continue  # "it was not, he said"
            message = f"{short(tokens.words[at].form)}: in the article this source denies"
            yield from statement.findings(NAME, "warning", message, denies[0].cue.spans[:1])
        elif any(item.speech_act == "claim_responsibility" for item in theirs):
            continue  # of one who claims a deed and rejects a peace, either may be told
        elif kind in {"assert", "confirm"} and denies and tokens.lower[at].startswith("claim"):
            after = {root for root in tokens.stems[at + 1 : at + 9] if root}
            told = {
                item.id: {root for span in item.content.spans for root in material.roots(span.text)} & after
                for item in theirs
            }
            best = max(theirs, key=lambda item: (len(told[item.id]), is_denial(item)))
            if is_denial(best):
                message = f"{short(tokens.words[at].form)}: in the article this source denies it"
                yield from statement.findings(NAME, "warning", message, best.cue.spans[:1])


_ADMITS = ("admit", "conced", "acknowledg", "confess")


def _admits(item: Attribution) -> bool:
    """Whether an attribution owns up to something, or grants it."""
    told = " ".join([item.cue.lemma or "", *(span.text for span in item.cue.spans)]).lower()
    return item.speech_act in {"confirm", "claim_responsibility"} or any(word in told for word in (*_ADMITS, "grant"))


_ANY_BODY = frozenset(map(stem, "group organisation organization body".split()))
"""By these alone two sources are not the same."""


def _is_doubted(items: list[Attribution]) -> bool:
    """Whether one of some attributions doubts or contradicts what is told."""
    told = (
        word for item in items for span in (*item.cue.spans, *item.content.spans) for word in span.text.lower().split()
    )
    return any(word.startswith(_DOUBTS) for word in told)


_DOUBTS = ("doubt", "contradict", "exaggerat", "disput", "question", "untrue", "false", "incorrect")


def _unclaimed_told(material: Material, statement: Statement) -> Iterator[Finding]:
    """A claim or a denial of a deed is told, where the article has that nobody claimed it, or that he did not."""
    tokens = statement.tokens
    if _CLAIMED.isdisjoint(tokens.lower):
        return
    told = [at for at, word in enumerate(tokens.lower) if word in _CLAIMED and not tokens.flags[at] & _NO]
    if not told or tokens.has_operator & NEGATED:
        return
    lines = material.lines.beside(material.aligned(statement, 2, 0.7))
    theirs = [material.lines.all[number] for number in lines]
    words_there = {word.lower for line in theirs for word in line.words}
    if words_there.isdisjoint(_CLAIM_NOUNS) or not any(
        word.lower.startswith("respons") for line in theirs for word in line.words
    ):
        return
    free, bound = (set[str]().union(*(line.sides(NEGATED)[side] for line in theirs)) for side in (0, 1))
    denies = any(keyed("reports").get(word) == "deny" for word in words_there)
    if "claim" in bound and "claim" not in free and not denies:
        message = f"{short(tokens.words[told[0]].form)}: the article has that it was not claimed"
        yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])


_CLAIMED = frozenset("claimed claims denied denies".split())
_CLAIM_NOUNS = frozenset("claim claims claimed".split())
_BE_OR_THE = frozenset("is are was were been being the a this that their his her its".split())


def _denied_of(material: Material, denials: list[Attribution]) -> set[str]:
    """The stems of what some attributions deny."""
    return set[str]().union(*(material.roots(span.text) for item in denials for span in item.content.spans))


def _is_denied(tokens: Tokens, at: int) -> bool:
    """Whether a word that denies stands beside a reporting verb, or one that rejects before it: "rejected calls"."""
    near = tokens.lower[max(0, at - 3) : at + 4]
    return not words("scope", "denial").isdisjoint(near) or any(
        keyed("reports").get(word) == "deny" for word in tokens.lower[max(0, at - _CLAUSE) : at]
    )


_CLAUSE = 8
"""Words before a reporting verb that may belong to its clause."""


def _stance(material: Material, event: Event, blame: Responsibility, where: str) -> Iterator[Finding]:
    """Claimed, denied or accused by the words that stand near the party's name."""
    if blame.party is None:
        if blame.stance in {"claimed", "denied", "reported_as_fact"}:
            yield finding(NAME, "error", f"{blame.stance} by nobody", where, event.evidence[:1])
        elif blame.stance == "unclaimed" and not _unclaimed(material, event):
            yield finding(NAME, "warning", "no words say that nobody claimed it", where, event.evidence[:1])
        return
    said = {item.id: item for item in material.summary.attributions}
    roots = roots_of(material, blame.party)
    linked = [said[key] for key in {*event.attribution_ids, blame.attribution_id or ""} if key in said]
    own = [item for item in linked if roots & material.about(item)]
    denies = _is_denied_by(material, own, linked, all_accused=blame.stance == "denied")
    claims = any(item.speech_act == "claim_responsibility" or may_claim(material, item) for item in own)
    claims = claims or any(
        _claims_for(material, item, roots) or tells_own_deed(material, item, roots) for item in linked
    )
    chosen = said.get(blame.attribution_id or "")
    if blame.stance == "unclaimed":
        message = f"{short(blame.party)} is named, and the deed told as unclaimed"
        yield finding(NAME, "warning", message, where, event.evidence[:1])
    elif blame.stance == "denied" and (
        not denies or (chosen is not None and not (is_denial(chosen) or denies_part(material, chosen)))
    ):
        message = f"the article has no denial by {short(blame.party)}"
        yield finding(NAME, "warning", message, where, event.evidence[:1])  # it may lie in other words
    elif blame.stance == "claimed" and not claims:
        severity: Severity = "error" if denies and all(is_denial(item) for item in own) else "warning"
        message = f"the article has no claim by {short(blame.party)}"
        yield finding(NAME, severity, message, where, event.evidence[:1])
    elif blame.stance == "accused" and chosen is not None and is_denial(chosen):
        yield finding(NAME, "error", "accused by a denial", where, chosen.cue.spans)
    elif blame.stance == "accused" and chosen in own and chosen.speech_act == "claim_responsibility":
        message = f"told as accused; {short(blame.party)} claims it in the article"
        yield finding(NAME, "warning", message, where, chosen.cue.spans)
    elif blame.stance in {"accused", "suspected"} and denies and not _is_blamed(material, event, blame):
        message = f"told as {blame.stance.replace('_', ' ')}; the article only has that {short(blame.party)} denies it"
        yield finding(NAME, "warning", message, where, event.evidence[:1])
    elif blame.stance == "reported_as_fact" and denies and not _is_own_word(material, event, roots):
        message = f"told as a fact; the article has {short(blame.party)} in this only from what somebody said"
        yield finding(NAME, "warning", message, where, event.evidence[:1])
    elif blame.stance == "reported_as_fact" and not (
        _is_in_it(material, event, roots) or is_meant(material, event, blame.party, roots)
    ):
        message = f"{short(blame.party)} is not named as who did it in the event's evidence or beside it"
        yield finding(NAME, "warning", message, where.replace("stance", "party"), event.evidence[:1])
    elif blame.stance in {"accused", "suspected"} and chosen is not None and not _speaks_of(material, chosen, roots):
        message = f"{named(chosen.id)} says nothing of {short(blame.party)}"
        yield finding(NAME, "info", message, where.replace("stance", "party"), chosen.cue.spans)
    elif blame.stance in {"accused", "suspected"} and not (
        _is_told_of(material, event, roots, linked) or is_meant(material, event, blame.party, roots)
    ):
        message = f"{short(blame.party)} is not named in the event's evidence or beside it"
        yield finding(NAME, "warning", message, where.replace("stance", "party"), event.evidence[:1])


def _is_denied_by(material: Material, own: list[Attribution], linked: list[Attribution], *, all_accused: bool) -> bool:
    """Whether a party's own attributions deny an event, or one of those linked by a source that may stand for it."""
    if any(is_denial(item) or denies_part(material, item) for item in own):
        return True
    denials = [item for item in linked if is_denial(item)]
    return any(
        not item.source.name  # "the suspect denied it": who that is, is not told by a name
        or "suspect" in material.about(item)
        or (all_accused and speaks_for_all(material, item))
        for item in denials
    )


def _claims_for(material: Material, item: Attribution, roots: Roots) -> bool:
    """Whether somebody without a name claims a deed in a sentence that has a party: "a man who spoke for the group"."""
    if item.speech_act != "claim_responsibility" or item.source.name:
        return False
    return are_akin(roots, material.lines.roots(material.spoken(item)))


def _is_blamed(material: Material, event: Event, blame: Responsibility) -> bool:
    """Whether somebody else than a party charges it, or a word of suspicion or blame stands in an event's sentences."""
    roots = material.roots(blame.party)
    linked = {*event.attribution_ids, blame.attribution_id or ""}
    others = [it for it in material.summary.attributions if it.id in linked and roots.isdisjoint(material.about(it))]
    if any(item.speech_act == "accuse" or _tells_of(material, item, event) for item in others):
        return True
    lines = {*material.lines_of(event.evidence), *(line for item in others for line in material.spoken(item))}
    low = material.lines.lower(material.lines.beside(lines))
    return any(word.startswith(_BLAMING) for word in low)


def _tells_of(material: Material, item: Attribution, event: Event) -> bool:
    """Whether somebody says of an event what its description has, and so charges those whom he says it of."""
    if item.speech_act not in _CHARGING or is_denial(item) or has_no(material, item):
        return False
    told = {root for span in item.content.spans for root in material.roots(span.text)}
    return len(told & material.roots(event.description)) >= _SAME


_CHARGING = frozenset({"assert", "demand", "condemn"})
_SAME = 3
"""Words of a description that somebody says, who tells of the event."""
_BLAMING = (*BLAMING, "respons", "claim")


def _is_own_word(material: Material, event: Event, roots: Roots) -> bool:
    """Whether the article names a party in its own voice in an event's sentences, or a sentence beside them."""
    lines = material.lines.beside(material.lines_of(event.evidence))
    return any(not material.told(line) and are_akin(roots, material.lines.all[line].roots) for line in lines)


def _is_in_it(material: Material, event: Event, roots: Roots) -> bool:
    """Whether a word of a party stands in an event's sentences or beside them, and not only as of one who speaks."""
    if not roots or _is_own_word(material, event, roots):
        return True
    lines = material.lines.beside(material.lines_of(event.evidence))
    speakers = [material.speakers_in(line) for line in lines if are_akin(roots, material.lines.all[line].roots)]
    return any(not there or any(not roots & material.about(it) for it in there) for there in speakers)


def _speaks_of(material: Material, chosen: Attribution, roots: Roots) -> bool:
    """Whether a word of a party stands where somebody speaks, or beside; or a word that may stand for it."""
    lines = material.spoken(chosen)
    lines = sorted({*lines, *(number - 1 for number in lines if number)})
    meant = not _MEANT.isdisjoint(material.lines.lower(lines))
    return meant or not roots or are_akin(roots, material.lines.roots(material.lines.beside(lines)))


_MEANT = frozenset("each other another both they them their he him his she her it its those these who".split())


def _is_told_of(material: Material, event: Event, roots: Roots, linked: list[Attribution]) -> bool:
    """Whether a word of a party stands in an event's sentences, beside them, or in those of its attributions."""
    lines = {*material.lines_of(event.evidence), *(line for item in linked for line in material.spoken(item))}
    return not roots or are_akin(roots, material.lines.roots(material.lines.beside(lines)))


def _unclaimed(material: Material, event: Event) -> bool:
    lines = material.lines_of(event.evidence)
    text = " ".join(material.lines.lower(lines))
    return any(word in text for word in _UNCLAIMED) and says_no(material.lines.kinds(lines))
