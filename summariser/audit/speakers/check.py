"""Whoever the summary says spoke is the one to whom the article gives the words."""

from collections.abc import Iterator, Sequence, Set
from functools import cache

from summariser.audit.reading.dictionary import CALENDAR, Kind, Word, people_by_stem, stem, stems_of, stems_under
from summariser.audit.reading.kinship import POLICE, are_akin, forms_of, land_codes, speaks_from_seat
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.reporting import heard_at, is_active, reported
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import short
from summariser.audit.speakers.attributed import attributed_in, before_colon
from summariser.audit.speakers.beside import beside_names, beside_sources
from summariser.audit.speakers.posts import posts_in
from summariser.audit.speakers.sources import sources_of
from summariser.models import Finding

NAME = "speakers"


def check_speakers(material: Material) -> Iterator[Finding]:
    """Sources of attributions by their words and posts, then the speakers of generated text."""
    yield from sources_of(material)
    for statement in material.statements:
        if statement.tokens.kinds & Kind.NAME:
            yield from posts_in(material, statement)
        if statement.tokens.kinds & Kind.REPORTS:
            found = list(_speaker(material, statement))
            yield from found or _attributed(material, statement)
        yield from _before_colon(material, statement)


def _speaker(material: Material, statement: Statement) -> Iterator[Finding]:
    """The words beside a reporting verb of generated text name a source of the sentences that it rests on."""
    tokens = statement.tokens
    verbs = [(at, kind) for at, kind in reported(tokens) if kind != "predict" and _tells(tokens, at)]
    verbs = [(at, kind) for at, kind in verbs if tokens.lower[max(0, at - 1) : at] != ["not"]]  # who did not confirm
    lines = material.aligned(statement, 3, 0.45) if verbs else []
    if not lines:
        return
    sources = material.voices(lines) or material.voices(statement.lines)
    for at, kind in verbs:
        subject = _subject(tokens, at)
        roots = subject.keys() - _ANYBODY
        if not roots or (subject.keys() & _ANYBODY and len(subject) == 1):
            continue
        if not any(form[0].isupper() or form.lower() in words_of("speakers", "plain") for form in subject.values()):
            continue  # a verb of another clause: "the poll released on Friday shows"
        other = _of_another_office(roots, sources)
        if not other and any(_tells_so(material.lines.all[line].words, roots, tokens.stems[at]) for line in lines):
            continue
        if len(tokens.roots - roots - {tokens.stems[at]}) < 2 and (
            not statement.evidence or tokens is not statement.whole
        ):
            continue  # "police reject this": nothing tells where in the article
        words = " ".join(reversed(subject.values()))
        akin = are_akin(roots, sources) or _is_acronym(material, words)
        akin = (akin or speaks_from_seat(material, roots, lines)) and not other
        akin = akin or (not other and _is_at_home(material, roots, lines)) or _has_testified(material, roots, lines)
        akin = akin or (not other and _is_of_an_office(material, roots, lines))
        if not akin and _is_another_word(roots, sources):
            continue
        if not statement.evidence and not other and _says_it_elsewhere(material, roots, tokens, kind):
            continue
        if tokens.lower[at].startswith("claim") and _has_claimed(material, roots, tokens.lower[at + 1 :]):
            continue
        akin = akin or not roots.isdisjoint(beside_names(material, lines))
        if sources and not akin and roots.isdisjoint(beside_sources(material, lines)):
            message = f"{short(words)} is not said to have spoken there"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
        elif not sources and not akin and not _is_named_beside(material, roots, lines):
            message = f"{short(words)} is no source of what this rests on"
            yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])


def _attributed(material: Material, statement: Statement) -> Iterator[Finding]:
    """What one who speaks in the sentences that a statement rests on is told to say, and another says there."""
    tokens = statement.tokens
    verbs = [at for at, kind in reported(tokens) if kind not in {"predict", "deny"} and _tells(tokens, at)]
    if statement.places == ["/headline"]:
        return  # which tells of several in few words
    if len(verbs) == 1 and tokens.lower[max(0, verbs[0] - 1)] != "not":
        subject = _subject(tokens, verbs[0]).keys() - _ANYBODY
        if subject:
            yield from attributed_in(material, statement, subject, tokens.stems[verbs[0]])


def _before_colon(material: Material, statement: Statement) -> Iterator[Finding]:
    """A source that is told before a colon, and has not spoken where the statement rests, or not said this."""
    subject = before_colon(statement.tokens)
    roots = subject.keys() - _ANYBODY
    head = next(reversed(subject), "")
    if not roots or not material.sources_with(frozenset({head})):
        return  # "Guards clash: seven dead" names no source
    lines = material.aligned(statement, 3, 0.45)
    sources = material.voices(lines) or material.voices(statement.lines)
    if sources and not are_akin(roots, sources) and roots.isdisjoint(beside_sources(material, lines)):
        message = f"{short(' '.join(subject.values()))} is not said to have spoken there"
        yield from statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
    else:
        yield from attributed_in(material, statement, roots)


def _is_acronym(material: Material, words: str) -> bool:
    """Whether words are the initials of a source that speaks there, or of a body that the article names."""
    return words.isupper() and len(words) > 1 and words.lower() in material.initials


def _is_at_home(material: Material, roots: Set[str], lines: list[int]) -> bool:
    """Whether a country is told to speak for a body whose country the sentence before tells: "Ethiopia says" for "the
    communication service said"."""
    if not roots <= land_codes().keys():
        return False
    bodies = [item for line in lines for item in material.speakers_in(line) if item.source.kind in _BODIES]
    return bool(bodies) and are_akin(roots, material.lines.roots([line - 1 for line in lines if line]))


_BODIES = frozenset({"named_organisation", "unnamed_official"})


def _is_of_an_office(material: Material, roots: Set[str], lines: list[int]) -> bool:
    """Whether officials, the government or the police are told to speak where somebody does who has a post there: a
    minister for the government, a commissioner for the police."""
    wanted = set[str]().union(*(_OFFICES[root] for root in roots if root in _OFFICES))
    if not wanted:
        return False
    outlaws = stems_under("own", "outlaws")
    about = (material.about(item) for line in lines for item in material.speakers_in(line))
    return any(not wanted.isdisjoint(theirs) and (outlaws | _PRIVATE).isdisjoint(theirs) for theirs in about)


_PRIVATE = stems_of("news press media travel post model modelling estate advertising".split())
"""Of which agencies, services and offices are no authorities."""
_STATE = stems_of("minister ministry president premier secretary government".split())
_OFFICES = {stem("police"): POLICE, stem("government"): _STATE} | dict.fromkeys(
    stems_of("official officials authorities authority".split()),
    POLICE
    | _STATE
    | stems_of(
        "mayor governor judge prosecutor general colonel commander administrator magistrate commission authority"
        " authorities official officials agency department office service".split()
    ),
)
"""Stem of who is told to speak → stems of the posts of those who speak for them."""


def _has_testified(material: Material, roots: Set[str], lines: list[int]) -> bool:
    """Whether witnesses are told to speak where somebody testifies."""
    return _WITNESS in roots and any(low.startswith("testif") for low in material.lines.lower(lines))


_WITNESS = stem("witnesses")


def _is_named_beside(material: Material, roots: Set[str], lines: list[int]) -> bool:
    """Whether some sentences, or those beside them, have one of the stems, or another word for the same people."""
    near = material.lines.roots(material.lines.beside(lines))
    return not roots.isdisjoint(near) or _is_another_word(roots, near)


def _is_another_word(roots: Set[str], sources: Roots) -> bool:
    """Whether the article has another word for the same people: "gunmen" for "captors"."""
    groups = people_by_stem()
    return any(not groups[root].isdisjoint(sources) for root in roots if root in groups)


def _says_it_elsewhere(material: Material, roots: Set[str], tokens: Tokens, kind: str) -> bool:
    """Whether one of these sources says something of it in another place of the article, or denies where it is told to:
    a sentence of an abstract rests on any."""
    words = tokens.roots - roots
    for item in material.sources_with(roots | set[str]().union(*map(forms_of, roots))):
        told = set[str]().union(*(material.roots(span.text) for span in item.content.spans))
        if not are_akin(roots, material.about(item)):
            continue
        denies = item.speech_act == "deny"
        if denies == (kind == "deny") and (not told.isdisjoint(words) or (denies and told <= _CHARGES)):
            return True
    return False


def _has_claimed(material: Material, roots: Set[str], behind: Sequence[str]) -> bool:
    """Whether a deed is claimed by the words behind the verb, and one of these sources claims one somewhere: that is
    told with few of the article's words."""
    if behind[:1] in (["that"], ["there"]) or _deeds().isdisjoint(behind[:_TO_DEED]):
        return False
    return any(item.speech_act == "claim_responsibility" for item in material.sources_with(frozenset(roots)))


@cache
def _deeds() -> frozenset[str]:
    """What is claimed, in either number."""
    deeds = words_of("claimed", "deeds")
    return deeds | {f"{deed}s" for deed in deeds} | {"responsibility", "credit", "it"}


_TO_DEED = 8
"""Words behind "claimed" in which the deed stands."""
_CHARGES = stems_under("claimed", "accusations")
"""What somebody denies who does not say what it is: "the army rejected the accusation"."""


def _tells_so(words: Sequence[Word], roots: Set[str], verb: str) -> bool:
    """Whether a sentence has one of the stems right before the verb: "Bridge falls, mayor blames builder"."""
    places = (at for at, word in enumerate(words) if word.stem == verb)
    return verb != "" and any(words[at - 1].stem in roots for at in places if at)


def _of_another_office(roots: Set[str], sources: Roots) -> bool:
    """Whether both name a country, or a field of government, and not the same: the defence ministry is not the interior
    ministry, nor are Armenian authorities Azerbaijan's."""
    for known in (_FIELDS, land_codes()):
        own, theirs = ({known[root] for root in some if root in known} for some in (roots, sources))
        if own and theirs and own.isdisjoint(theirs):
            return True
    return False


_FIELDS = {
    stem(word): word
    for word in "interior defence foreign health justice finance education transport energy state federal".split()
} | {stem("defense"): "defence"}


def _tells(tokens: Tokens, at: int) -> bool:
    """Whether a reporting verb is one here: "soldiers found a body" reports nothing."""
    word, after = tokens.lower[at], tokens.lower[at + 1 : at + 2]
    if not is_active(tokens, at) or tokens.lower[max(0, at - 1) : at] == ["-"]:
        return False  # "as per-day rates", "a self-described envoy"
    if word == "per" and not _is_source(tokens, at + 1):
        return False  # "$3,900 per survivor"
    if word == "reported" and after and after[0] in _BEFALLEN and (len(tokens) == at + 2 or tokens.stems[at + 2] == ""):
        return False  # "three men reported dead"
    if word == "told" and "to" in tokens.lower[at + 1 : at + 1 + _TO_ORDER]:
        return False  # "6,000 residents told to leave", "the owner told the skipper to sail"
    if at and heard_at(tokens, at):
        return False
    if word in _PASSIVE and (at + 1 == len(tokens) or tokens.words[at + 1].kinds & Kind.BREAK):
        return False  # "until the minister is dismissed"
    if word.startswith("claim") and _takes_lives(tokens, at):
        return False  # "a barrage claimed 23 lives"
    if word == "report" and at and tokens.words[at - 1].kinds & Kind.MODAL:
        return False  # "a panel would report by Friday"
    return not word.endswith("ing") and (word not in _OTHERWISE or after in (["that"], ["no"]))


def _is_source(tokens: Tokens, at: int) -> bool:
    """Whether what follows on "per" is somebody who says things, not one of those counted."""
    if at >= len(tokens):
        return False
    return bool(tokens.words[at].kinds & Kind.CAPITAL) or tokens.lower[at] in words_of("speakers", "plain") | {
        "the",
        "local",
        "state",
        "media",
    }


_BEFALLEN = frozenset("dead killed missing injured wounded hurt safe captured sick stolen".split())
"""What people are reported to be."""
_TO_ORDER = 4
"""Words behind "told" in which stands who is told, and the "to" of an order."""
_PASSIVE = frozenset({"dismissed", "rejected", "accused", "condemned"})


def _takes_lives(tokens: Tokens, at: int) -> bool:
    """Whether what is claimed is lives or a victim."""
    behind = tokens.words[at + 1 : at + 1 + _TO_LIVES]
    counted = any(word.kinds & Kind.NUMBER or word.lower in _ONES for word in behind[:3])
    return counted and any(word.lower in _LIVES for word in behind)


_LIVES = frozenset("life lives victim victims".split())
_ONES = frozenset("the a his her their".split())
_TO_LIVES = 5
"""Words in which what is claimed stands."""


_ANYBODY = frozenset(
    stem(word)
    for word in "source sources last week day month year nobody none group groups rumour rumours rumor rumors".split()
)


_NO_SUBJECT = frozenset(
    "for with over the a an that to and is was are were be been being of or by he she it they who which under in on "
    "without one".split()
)
_ENDS = frozenset(",;:.")
_WITHIN = frozenset({"in", "of", "from", "at", "for"})
_OTHERWISE = frozenset(
    "state states found finds find put puts added adds call calls called allegedly reportedly apparently".split()
)
"""Words that name a source only before "that" or "no", if at all."""


def _subject(tokens: Tokens, at: int) -> dict[str, str]:
    """Stem → word of the two words before a reporting verb, adverbs aside, or after "according to"."""
    found: dict[str, str] = {}
    most = 2
    if tokens.lower[at] in {"according", "per"}:
        order = range(at + 1, min(len(tokens), at + 5))
    elif at and tokens.lower[at - 1] in _NO_SUBJECT:
        return {}
    else:
        order = range(at - 1, max(-1, at - 7), -1)
    for index in order:
        if tokens.lower[index] in _ENDS:
            break
        if tokens.lower[index] == "if":
            return {}  # "if a doctor is admitted"
        if tokens.words[index].kinds & Kind.REPORTS:  # "his lawyer says he merely reported a flaw"
            return {}
        if tokens.lower[index].endswith("ly") or tokens.lower[index] in CALENDAR:
            continue
        if len(found) == most and tokens.lower[index] not in _WITHIN:
            break
        if tokens.lower[index] == "by" and index and tokens.lower[index - 1] in {"quoted", "cited"}:
            found.clear()  # "officials quoted by the agency said"
            continue
        if tokens.lower[index] in {"quoted", "cited"} and tokens.lower[index + 1 : index + 2] == ["by"]:
            continue
        if tokens.stems[index]:
            found[tokens.stems[index]] = tokens.words[index].form
        elif tokens.lower[index] in _WITHIN and found:  # "villagers in Khost province said"
            most = 2 + len(found)
    return found
