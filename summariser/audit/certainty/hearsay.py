"""What the article only has from somebody is told with its source."""

from collections.abc import Iterator
from itertools import pairwise

from summariser.audit.reading.cover import Cover
from summariser.audit.reading.dictionary import Kind, stem, stems_under
from summariser.audit.reading.kinship import OFFICIALS, are_akin
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.reporting import is_heard
from summariser.audit.reading.scope import UNREAL
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.tokens import Tokens
from summariser.models import Finding

NAME = "certainty"
"""Its findings are that check's."""


def reports(tokens: Tokens) -> bool:
    """Whether a text says that somebody says it, or that a court was told."""
    return (
        is_heard(tokens)
        or bool(tokens.kinds & Kind.REPORTS)
        or "study" in tokens.lower[-3:]
        or ":" in tokens.lower[1:4]
    )


def hearsay_in(material: Material, statement: Statement) -> Iterator[Finding]:
    """A statement without a source, all of whose sentences the article gives to somebody."""
    if reports(statement.tokens) or reports(statement.whole) or statement.places == ["/headline"]:
        return
    lines = material.aligned(statement, 2, 0.7)
    hedged = statement.tokens.kinds & Kind.HEDGE and not _UNSURE.isdisjoint(statement.tokens.lower)
    hedged = hedged or any(pair in _UNDERSTOOD for pair in pairwise(statement.tokens.lower))
    if not lines or not all(material.told(line) for line in lines) or hedged or _is_open(statement.tokens):
        return
    if _is_told_besides(material, statement, lines) or _names_text(material, statement, lines):
        return
    if _has_source_beside(material, statement.whole, lines) or "hoped" in statement.tokens.lower:
        return
    if _is_told_by_whom(statement.tokens, material.voices(lines)) or _is_talk(statement.tokens):
        return
    if statement.whole is not statement.tokens and _is_told_by_whom(statement.whole, material.voices(lines)):
        return
    if not _in_own_voice(material, statement, lines) and not _names_who_told(material, statement, lines):
        message = "told as a fact; the article only reports that somebody says so"
        found = statement.findings(NAME, "warning", message, [material.sentence_span(lines[0])])
        marked = statement.event is not None and statement.event.known_from == "claim"
        for item in found:  # a headline may leave the source out, and an event may be marked as claimed
            if item.where != "/headline" and not (marked and item.where.startswith("/events/")):
                yield item


def _has_source_beside(material: Material, tokens: Tokens, lines: list[int]) -> bool:
    """Whether a source stands in brackets behind what it says: "at least 27 dead (government)"."""
    low, voices = tokens.lower, material.voices(lines)
    for at in [at for at, word in enumerate(low) if word == "("]:
        inside = low[at + 1 : at + 1 + _IN_BRACKETS]
        end = inside.index(")") if ")" in inside else 0
        if end and are_akin(set(tokens.stems[at + 1 : at + 1 + end]) - {""}, voices):
            return True
    return False


_IN_BRACKETS = 4
"""Words in brackets that may name a source."""


def _is_told_by_whom(tokens: Tokens, voices: Roots) -> bool:
    """Whether one of those who speak stands before a verb by which he tells it, or as whose it is: "monitors count 12
    dead", "over prosecutors' objection"."""
    telling, nouns = words_of("sourced", "telling"), words_of("sourced", "nouns")
    for at, word in enumerate(tokens.words):
        tells = word.lower in telling and at and not tokens.words[at - 1].kinds & Kind.COPULA
        is_his = word.lower in nouns and at and _is_whose(tokens.lower, at)
        if (tells or is_his) and _is_one_of(_before(tokens, at), voices):
            return True
    return False


def _is_one_of(subject: set[str], voices: Roots) -> bool:
    """Whether some stems are of one who speaks; an official may have any post."""
    official = bool(voices) and not subject.isdisjoint(OFFICIALS) and stems_under("own", "outlaws").isdisjoint(voices)
    return are_akin(subject, voices) or official


def _before(tokens: Tokens, at: int) -> set[str]:
    """The stems of the clause before a word, close to it."""
    found: set[str] = set()
    for word in reversed(tokens.words[max(0, at - _TO_TELLING) : at]):
        if word.kinds & Kind.BREAK:
            break
        if word.stem:
            found.add(word.stem)
    return found


_TO_TELLING = 6
"""Words before a verb in which its subject stands."""


def _is_whose(low: list[str], at: int) -> bool:
    """Whether an apostrophe stands right before a noun, or ends the word before it."""
    return low[at - 1] in _APOSTROPHES or low[at - 1].endswith(("'s", "’s"))


_APOSTROPHES = frozenset("'’")


def _is_talk(tokens: Tokens) -> bool:
    """Whether a text tells that there is talk, or that accounts differ."""
    low = tokens.lower
    talk = any(one in words_of("sourced", "talk") and other in _OF_WHAT for one, other in pairwise(low))
    return talk or not words_of("sourced", "differing").isdisjoint(low)


_OF_WHAT = frozenset({"of", "that", "about", "has"})


def _is_open(tokens: Tokens) -> bool:
    """Whether the main clause of a text tells what is asked: "Police investigate whether"."""
    opening = tokens.lower[:_OPENING]
    end = next((at for at, word in enumerate(opening) if word in _CLAUSES), len(opening))
    return "whether" in opening[:end]


_UNSURE = frozenset("feared believed presumed thought presumably supposedly purportedly unconfirmed unverified".split())
"""By these a whole clause is told as unsure: a "suspected" gunman may have fired for sure."""
_UNDERSTOOD = frozenset({("understood", "to"), ("understood", "that"), ("may", "have"), ("might", "have")})
"""What nobody is named for, here and in the article, and what is left open."""
_OPENING = 6
"""Words in which the verb of a main clause comes."""
_CLAUSES = frozenset({"who", "which", "that", "after", "when", "as", "where"})


def _is_told_besides(material: Material, statement: Statement, lines: list[int]) -> bool:
    """Whether a sentence in the article's own voice that the statement cites has most of what it says, too."""
    roots = statement.tokens.roots
    most = max(len(roots & material.lines.all[line].roots) for line in lines)
    harm = {word.stem for word in statement.tokens.words if word.kinds & (Kind.EFFECT | Kind.NUMBER) and word.stem}
    own = [line for line in statement.lines if line not in lines and not material.told(line)]
    return any(
        3 * len(roots & material.lines.all[line].roots) >= 2 * most and harm <= material.lines.all[line].roots
        for line in own
    )


def _names_text(material: Material, statement: Statement, lines: list[int]) -> bool:
    """Whether a statement names the text that tells it: "under the accord a ceasefire takes effect"."""
    told = (item for line in lines for item in material.speakers_in(line) if item.source.kind == "document")
    return any(not material.about(item).isdisjoint(statement.tokens.roots) for item in told)


def _names_who_told(material: Material, statement: Statement, lines: list[int]) -> bool:
    """Whether a statement tells of somebody's own words, plans or mind: "A questioned B's right to stand", "A plans to
    give", "A is to give", "A awaits the ruling".

    Of his deeds he is no witness: "the army killed 20" is not what "the army said that it killed 20" says.
    """
    tokens = statement.tokens
    first = next((at for at in range(len(tokens)) if _is_own_word(tokens, at)), _OPENING)
    if first >= _OPENING - 2:
        return False
    verb, said = tokens.words[first], [item for line in lines for item in material.speakers_in(line)]
    cues = set[str]().union(*(material.roots(span.text) for item in said for span in item.cue.spans))
    plain_cue = verb.kinds & Kind.CUE and not verb.kinds & UNREAL
    if verb.stem in _DEEDS or (plain_cue and verb.stem not in cues):
        return False
    stems = [root for root in tokens.stems if root][:_SUBJECT]
    return not material.voices(lines).isdisjoint(stems)


def _is_own_word(tokens: Tokens, at: int) -> bool:
    """Whether a word opens what somebody says, plans or has in mind."""
    word = tokens.words[at]
    if word.kinds & Kind.COPULA:
        return tokens.lower[at + 1 : at + 2] == ["to"]
    return bool(word.kinds & _OWN_WORDS) or word.lower in words_of("sourced", "mind")


_DEEDS = frozenset(map(stem, "foil foiled attempt attempted try tried prepare prepared".split()))
"""Among the modals what is done."""
_OWN_WORDS = UNREAL | Kind.CUE
"""Classes of verbs that tell of words and plans."""
_SUBJECT = 2
"""Content words in which a subject is looked for."""


def _in_own_voice(material: Material, statement: Statement, lines: list[int]) -> bool:
    """Whether most of the statement's words stand outside of what is attributed, or with the name of one who speaks:
    "the pilot, detained on Sunday, said"."""
    inside: set[str] = set()
    outside: set[str] = set()
    for number in lines:
        line, named = material.lines.all[number], _named_in(material, number)
        for at, word in enumerate(line.words):
            if word.stem in statement.tokens.roots:
                place = line.starts[at]
                told = material.contents.holds(place) and not named.holds(place)
                (inside if told else outside).add(word.stem)
    return len(outside) > len(inside - outside)


def _named_in(material: Material, number: int) -> Cover:
    """Where a sentence names those who speak: each from his first word to the verb by which he does."""
    line, found = material.lines.all[number], []
    for item in material.speakers_in(number):
        start = min((span.start for span in item.source.spans), default=line.end)
        end = min((span.start for span in item.cue.spans), default=line.start)
        if line.start <= start < end <= line.end and item.quote_type != "direct":
            found.append(material.article.span(start, end))
    return Cover(found)
