"""What is planned, possible or only claimed is not told as done and known."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from summariser.audit.certainty.asked import answered_in
from summariser.audit.certainty.hearsay import hearsay_in, reports
from summariser.audit.reading.dictionary import Kind, Word
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import DENIED, NEGATED, UNREAL
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import finding, short
from summariser.models import Event, Finding, Span
from summariser.voices import is_told_by, letters_of

NAME = "certainty"
_UNREAL_STATUS = {"planned", "threatened", "hypothetical"}


def check_certainty(material: Material) -> Iterator[Finding]:
    """Statements against what they rest on, then the status of events and what they are known from."""
    for statement in material.statements:
        yield from _done(material, statement)
        yield from _sure(material, statement)
        yield from _will(material, statement)
        yield from hearsay_in(material, statement)
        yield from answered_in(material, statement)
    for at, event in enumerate(material.summary.events):
        yield from _status(material, event, f"/events/{at}/status")
        yield from _known_from(material, event, f"/events/{at}/known_from")


def _done(material: Material, statement: Statement) -> Iterator[Finding]:
    """A past form here of what the article has only as planned, possible or conditional."""
    pasts = _pasts(statement.tokens)
    if not pasts:
        return
    lines = material.aligned(statement)
    sides = [material.lines.all[line].sides(UNREAL) for line in lines]
    for line, (_, unreal) in zip(lines, sides, strict=True):
        for root in pasts:
            if (
                root in unreal
                and not any(root in real for real, _ in sides)
                and not _describes(material, line, pasts[root], statement.tokens)
            ):
                message = f"{short(pasts[root])} is told as done; the article has it as planned or possible"
                yield from statement.findings(NAME, "warning", message, [material.sentence_span(line)])
                return


def _sure(material: Material, statement: Statement) -> Iterator[Finding]:
    """A word here that the article has only beside one that makes it uncertain: "believed to be dead"."""
    tokens, whole = statement.tokens, statement.whole
    if not material.unsure:
        return
    if (tokens.kinds | whole.kinds) & Kind.HEDGE or whole.has_operator & UNREAL or reports(tokens) or reports(whole):
        return
    for line in material.aligned(statement, 2, 0.7):
        words = material.lines.all[line].words if line in material.unsure else []
        for at in [at for at, word in enumerate(words) if word.kinds & Kind.HEDGE]:
            behind = _hedged(words[at + 1 : at + 1 + _TO_HEDGED])
            if behind is not None and behind.stem in tokens.roots and _count(words, behind.stem) == 1:
                message = f"{short(behind.form)} is told as sure; the article has {short(words[at].form)} before it"
                yield from statement.findings(NAME, "warning", message, [material.sentence_span(line)])
                return


_TO_HEDGED = 4
"""Words behind one that makes uncertain in which the uncertain one stands: "believed to have been killed"."""


def _will(material: Material, statement: Statement) -> Iterator[Finding]:
    """A "will" where the sentence that the statement most rests on has "could", and none of them that it will; or where
    it has "could" before the same verb."""
    tokens = statement.tokens
    if "will" not in tokens.lower or "if" in tokens.lower or tokens.has_operator & NEGATED:
        return
    best = material.aligned(statement, 1, 0.7)
    low = set(material.lines.lower(best))
    if not low.isdisjoint(_MAY) and low.isdisjoint(_WILL):
        open_one = best[0]
    else:
        found = _could_do(material, statement)
        if found is None:
            return
        open_one = found
    word = next(word.form for word in material.lines.all[open_one].words if word.lower in _MAY)
    message = f"“will” is told as sure; the article has {short(word)}"
    yield from statement.findings(NAME, "warning", message, [material.sentence_span(open_one)])


def _could_do(material: Material, statement: Statement) -> int | None:
    """The sentence that has "could" before the verb that stands behind "will" here, where none has it behind "will"."""
    lines = [number for number in material.aligned(statement) if material.lines.all[number].kinds & UNREAL]
    told = _behind_modals(statement.tokens.words, {"will"})
    if not told.isdisjoint(_behind_modals([word for it in lines for word in material.lines.all[it].words], _WILL)):
        return None
    return next((it for it in lines if told & _behind_modals(material.lines.all[it].words, _MAY)), None)


def _behind_modals(words: Sequence[Word], modals: Set[str]) -> set[str]:
    """The stems of the verbs right behind some modals."""
    behind = (words[at + 1 : at + 1 + _TO_VERB] for at, word in enumerate(words) if word.lower in modals)
    return {next((word.stem for word in few if word.stem), "") for few in behind} - {""}


_TO_VERB = 3
_MAY = frozenset("may might could possibly perhaps".split())
_WILL = frozenset("will would 'll ’ll shall going due set planned plans scheduled expected expects is are".split())


def _hedged(words: Sequence[Word]) -> Word | None:
    """The first content word of some, or the first that tells harm."""
    end = next((at for at, word in enumerate(words) if word.kinds & Kind.BREAK), len(words))
    content = [word for word in words[:end] if word.stem and not word.kinds & Kind.NUMBER]
    return next((word for word in content if word.kinds & Kind.EFFECT), content[0] if content else None)


def _count(words: Sequence[Word], root: str) -> int:
    return sum(word.stem == root for word in words)


_NOT_TOLD = NEGATED | DENIED | UNREAL
"""Operators under which nothing is told as done."""


def _pasts(tokens: Tokens) -> dict[str, str]:
    """Stem → word of the past forms that tell of what was done: not negated, and without a modal before them."""
    found: dict[str, str] = {}
    if not tokens.kinds & Kind.PAST:
        return found
    for word, flags in zip(tokens.words, tokens.flags, strict=True):
        told = word.kinds & Kind.PAST and not word.kinds & Kind.HEDGE and not flags & _NOT_TOLD
        if word.stem and told and word.lower not in _AHEAD:
            found[word.stem] = word.form
    for at, root in enumerate(tokens.stems) if found else ():
        if root not in found:
            continue
        before = tokens.words[max(0, at - 5) : at]
        beside = tokens.lower[at - 1] if at else ""
        hard = tokens.kinds & _OPENING_UNREAL and any(word.kinds & _OPENING_UNREAL for word in before)
        if beside == "-" or beside in _BESIDE_PAST or hard or _lasts(tokens.lower, at):
            del found[root]
    return found


_OPENING_UNREAL = Kind.HARD | Kind.HEDGE
"""Classes of words that leave a past form behind them open: "rumoured to have raised"."""


def _lasts(low: Sequence[str], at: int) -> bool:
    """Whether "until" with a day stands behind a past form without an auxiliary: "schools closed until Saturday"."""
    return low[at + 1 : at + 2] in (["until"], ["till"]) and (not at or low[at - 1] not in _DONE)


_DONE = frozenset("was were had been has have".split())
_BESIDE_PAST = frozenset("be what likely possibly probably perhaps remain remains stay stays keep keeps".split())
"""Right before a past form that tells no deed: "to be moved", "likely caused"."""


def _describes(material: Material, line: int, form: str, tokens: Tokens) -> bool:
    """Whether a past form stands beside the same noun there as here, and so tells of no deed: "the revised plan", "the
    1,700 Palestinians detained in May", "reopen a crossing closed for 16 years"."""
    at = next(place for place, word in enumerate(tokens.words) if word.form == form)
    noun = tokens.stems[at + 1] if at + 1 < len(tokens) else ""
    here, there = form.lower(), list(pairwise(material.lines.all[line].words))
    if noun:
        return any(
            (one.lower == here and other.stem == noun) or (one.stem == noun and other.lower == here)
            for one, other in there
        )
    behind = tokens.lower[at + 1] if at + 1 < len(tokens) else ""
    before = next((word for word in reversed(tokens.words[max(0, at - 2) : at]) if word.stem), None)
    if behind not in _BEHIND_PASSIVE or before is None or _is_proper(material, before):
        return False
    threes = pairwise(there)
    return any(one.stem == before.stem and (two.lower, it.lower) == (here, behind) for (one, two), (_, it) in threes)


def _is_proper(material: Material, word: Word) -> bool:
    """Whether a word with a capital stands with no small letter in the article."""
    return bool(word.kinds & Kind.NAME) and not material.opens_plainly(word)


_BEHIND_PASSIVE = frozenset("for since in by at on from under after during with".split())
"""Behind a noun and one of these a past form tells what it is, rather than what it did."""


def _status(material: Material, event: Event, where: str) -> Iterator[Finding]:
    """The status against the modals of the sentences that tell of the event."""
    own = material.tokens_of(event.description)
    lines = material.lines_of(event.evidence)
    if not lines:
        return
    modal_here = own.has_operator & UNREAL or own.is_under(UNREAL)
    low = material.lines.lower(lines)
    open_there = not (_PENDING | _READYING).isdisjoint(low) or any(_is_ahead_of(*pair) for pair in pairwise(low))
    unreal = (
        open_there
        or _is_announced(material, own, lines)
        or any(material.lines.all[line].sides(UNREAL)[1] for line in lines)
    )
    if event.status in _UNREAL_STATUS and not unreal and not _is_ahead(material, event):
        message = f"told as {event.status}; the evidence has nothing that is to come or may be"
        yield finding(NAME, "warning", message, where, event.evidence[:1])
    elif (
        event.status == "actual"
        and event.type != "threaten"
        and not event.negated
        and _to_come(own, as_planned=any(pair in _AS_PLANNED for pair in pairwise(material.lines.lower(lines))))
    ):
        message = f"told as {event.status}; the article has it as planned or possible"
        yield finding(NAME, "warning", message, where, event.evidence[:1])
    elif event.status == "attempted" and (
        own.kinds & material.lines.kinds(lines) & Kind.IMPLICATIVE
        or not _FOILED.isdisjoint(own.lower)
        or _survived(own.lower)
    ):
        return  # "failed to stop them", "a coup bid was crushed"
    elif event.status == "planned" and (
        not (_ANNOUNCED | _READYING).isdisjoint(own.lower) or _is_ahead(material, event)
    ):
        return  # "announced a payment", "trucks are being readied", "the ban takes effect on March 1"
    elif event.status == "planned" and any(_is_to(material.lines.all[line].words) for line in lines):
        return  # "a commission is to be set up, he announced, and given 45 days"
    elif event.status in _UNREAL_STATUS | {"attempted"} and not modal_here and _all_real(material, own, lines):
        message = f"told as {event.status}; the article has it as done"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


_AS_PLANNED = frozenset({("than", "planned"), ("as", "planned")})


def _survived(low: Sequence[str]) -> bool:
    """Whether somebody survives what was meant to kill or to oust him: "survived three plots"."""
    at = next((at for at, word in enumerate(low) if word.startswith("surviv")), len(low))
    return not _MEANT.isdisjoint(low[at + 1 : at + 5])


_MEANT = frozenset(
    "plot plots attempt attempts attack attacks coup coups assassination assassinations bid bids".split()
)


def _is_announced(material: Material, own: Tokens, lines: list[int]) -> bool:
    """Whether a description and the sentences both tell that something is announced: a payment is so before it is
    made."""
    return not _ANNOUNCED.isdisjoint(own.lower) and not _ANNOUNCED.isdisjoint(material.lines.lower(lines))


def _is_to(words: Sequence[Word]) -> bool:
    """Whether somebody "is to", or something "is to be"."""
    return any(one.lower in {"is", "are"} and other.lower == "to" for one, other in pairwise(words))


def _is_ahead(material: Material, event: Event) -> bool:
    """Whether an event's day comes after that of publication."""
    return bool(material.published and event.date and event.date.start and event.date.start > material.published)


def _is_ahead_of(one: str, other: str) -> bool:
    """Whether two words tell of what is to come: "is expected", "are due", "provides for"."""
    return (one in _BE and other in {"expected", "due", "scheduled"}) or (one == "provides" and other == "for")


_BE = frozenset({"is", "are", "was", "were"})
_PENDING = frozenset(
    "fear fears feared face faces facing pending upcoming await awaits awaiting looms called calls draft drafted "
    "proposal proposed envisages envisaged stipulates".split()
)
"""What is to come, told in the present."""
_READYING = frozenset("ready readied readying preparations prepares preparing prepared".split())
_FOILED = frozenset(
    "attempt attempts attempted bid bids foiled foils foil thwarted thwarts thwart averted botched abortive crushed "
    "defused defuses disarmed aborted".split()
)
"""What did not come about."""
_ANNOUNCED = frozenset(
    "announce announces announced announcing offer offers offered offering approve approves approved".split()
)
"""What is said, or agreed to, before it is done."""
_AHEAD = frozenset(
    "expected planned scheduled discussed set bereaved armed retired disabled married licensed aged".split()
)
"""What is to come, and participles that tell of what sort somebody is."""
_HARD = frozenset("will would could may might expected due planned plans scheduled threatens threaten intends".split())


def _is_a_will(tokens: Tokens, at: int) -> bool:
    """Whether "Will" is somebody's name: at the beginning, or with a name behind it in a text with few capitals."""
    if tokens.words[at].form != "Will":
        return False
    behind = tokens.words[at + 1 : at + 2]
    told = [word for word in tokens.words if word.form[0].isalpha()]
    title = 2 * sum(word.form[0].isupper() for word in told) > len(told)
    return at == 0 or (not title and any(word.kinds & (Kind.NAME | Kind.REPORTS) for word in behind))


def _to_come(tokens: Tokens, *, as_planned: bool) -> bool:
    """Whether the main clause of a description is about what is to come or may be."""
    for at, word in enumerate(tokens.lower):
        if tokens.words[at].form == "May" or _is_a_will(tokens, at):  # the month, and a name
            continue
        if word in {"who", "which", "that", "over", "amid", "if", "after", "when", "because", "while", ";"}:
            return False
        following = tokens.lower[at + 1 : at + 2]
        if following == ["not"]:
            continue
        if as_planned and (tokens.lower[max(0, at - 1)], word) in _AS_PLANNED:
            continue  # "landed nine hours later than planned", where the article has it so
        if word in _HARD or (word in {"is", "are"} and following == ["to"]):
            return True
        if word == "to" and at <= _OPENING_NOUNS and _is_headline_future(tokens, at):
            return True
    return False


_OPENING_NOUNS = 12
"""Words before the "to" of a headline."""


def _is_headline_future(tokens: Tokens, at: int) -> bool:
    """Whether a "to" behind a noun tells what is to come, as headlines do: "Block to be demolished"."""
    before, after = tokens.words[:at], tokens.lower[at + 1 : at + 2]
    plain = bool(before) and not any(
        word.kinds & (Kind.PAST | Kind.REPORTS | Kind.MODAL | Kind.BREAK) or word.lower in _MAKES for word in before
    )
    return plain and before[-1].stem != "" and after in (["be"], ["get"], ["receive"], ["face"], ["stay"], ["go"])


_MAKES = frozenset(
    "orders directs instructs tells asks allows permits forces helps invites advises obliges compels gets leads "
    "sends".split()
)
"""Verbs in the present behind which a "to" tells what somebody is made to do: "chief directs men to stay"."""


def _all_real(material: Material, own: Tokens, lines: list[int]) -> bool:
    """Whether the description's words stand free in the evidence, and none of them only under a modal."""
    sides = [material.lines.all[line].sides(UNREAL) for line in lines]
    real = set[str]().union(*(real for real, _ in sides)) & own.roots
    unreal = set[str]().union(*(unreal for _, unreal in sides)) & own.roots
    return len(real) >= 3 and unreal <= real


def _known_from(material: Material, event: Event, where: str) -> Iterator[Finding]:
    """An event all of whose sentences are somebody's words is known from a claim."""
    if event.known_from != "fact" or not event.evidence:
        return
    lines = material.lines_of(event.evidence)
    if all(_is_told(material, span) for span in event.evidence) or (lines and all(map(material.told, lines))):
        message = "known as a fact; the article has it only from what somebody said"
        yield finding(NAME, "warning", message, where, event.evidence[:1])


def _is_told(material: Material, sentence: Span) -> bool:
    """Whether a sentence of the evidence is told through an attribution."""
    near = [item for number in material.lines.touched([sentence]) for item in material.speakers_in(number)]
    letters = letters_of(sentence) if near else 0
    return any(is_told_by(item, sentence, letters) for item in near)
