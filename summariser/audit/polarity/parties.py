"""Who answers for a deed, by other words than a name: initials, who speaks for a force, "the rebels", "all the
accused"."""

from collections.abc import Set

from summariser.audit.polarity.negation import is_denial
from summariser.audit.reading.dictionary import Kind, stem, stems_under
from summariser.audit.reading.kinship import POLICE, are_akin
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import DENIED, NEGATED
from summariser.models import Attribution, Event

_MOST_IN_BRACKETS = 12
"""Letters of what may stand for a name in brackets behind it."""
_LEAST_INITIALS = 3


def roots_of(material: Material, party: str) -> Roots:
    """The stems of a party's name, with those of its initials that the article has, or has in brackets behind it."""
    roots = material.roots(party)
    names = [word for word in material.tokens_of(party).words if word.kinds & Kind.NAME]
    if len(names) < _LEAST_INITIALS:
        return roots
    initials = "".join(word.lower[0] for word in names)
    found = {stem(initials)} if initials in material.vocabulary else set[str]()
    place = material.body.find(f"{party} (")
    if place >= 0:
        inside, closed, _ = material.body[place + len(party) + 2 :][: _MOST_IN_BRACKETS + 1].partition(")")
        found |= material.roots(inside) if closed else set()
    return roots | found


def tells_own_deed(material: Material, item: Attribution, roots: Roots) -> bool:
    """Whether somebody tells what his own side did: a party of itself, or who speaks for a force of that force."""
    if item.speech_act not in _TELLING or is_denial(item):
        return False
    told = [word for span in item.content.spans[:1] for word in material.tokens_of(span.text).words[:_SUBJECT]]
    subject = {word.stem for word in told} - {""}
    forces = not stems_under("own", "forces").isdisjoint(roots)
    operates = forces and _is_an_operation([word.lower for word in told])
    if any(word.kinds & (NEGATED | DENIED) for word in told) or not (operates or are_akin(roots, subject)):
        return False
    about = material.about(item)
    chief = forces and not stems_under("own", "chiefs").isdisjoint(about)
    return chief or are_akin(roots, about)


def _is_an_operation(low: list[str]) -> bool:
    """Whether what is told begins with a raid or a strike of nobody else: "a patrol had killed three", no "raid by"."""
    at = next((at for at, word in enumerate(low[:_TO_OPERATION]) if word in _OPERATIONS), -1)
    return at >= 0 and _ONES.issuperset(low[:at]) and low[at + 1 : at + 2] not in _OF_OTHERS


_TO_OPERATION = 5
_ONES = frozenset(
    "that a an the its our his ground air military police security joint night dawn special rescue".split()
)
_OPERATIONS = frozenset(
    "raid raids patrol patrols operation operations sweep ambush strike strikes airstrike airstrikes".split()
)
_OF_OTHERS = (["by"], ["from"], ["of"])
_TELLING = frozenset({"assert", "confirm", "claim_responsibility"})
_SUBJECT = 8
"""Words in which the subject of what is told stands."""


def speaks_for_all(material: Material, item: Attribution) -> bool:
    """Whether those who speak are all who are accused: "all the accused", "both defendants"."""
    return not _ACCUSED.isdisjoint(material.about(item))


_ACCUSED = frozenset(map(stem, "accused defendant defendants convicts".split()))


def is_meant(material: Material, event: Event, party: str, roots: Roots) -> bool:
    """Whether an event's sentences, or those beside, tell of a party by a word for those who fight a state or the law:
    of one without a name by any such word, of one with a name by one that stands where it is named."""
    outlaws = stems_under("own", "outlaws")
    there = material.lines.roots(material.lines.beside(material.lines_of(event.evidence))) & outlaws
    if not there:
        return False
    tokens = material.tokens_of(party)
    if not any(word.kinds & Kind.NAME and word.stem not in outlaws for word in tokens.words):
        return not outlaws.isdisjoint(roots)
    names = {word.stem for word in tokens.words if word.kinds & Kind.NAME and word.stem}
    forces = names & (stems_under("own", "forces") | stems_under("own", "chiefs"))
    if forces and len(names) - len(forces) < _NAMES_OF_A_GROUP:
        return False  # a state's own army
    naming = [at for at, line in enumerate(material.lines.all) if names <= line.roots or (roots - names) & line.roots]
    return not there.isdisjoint(material.lines.roots(naming))


_NAMES_OF_A_GROUP = 2
"""Words of a name by which an army is no state's."""


def denies_there(material: Material, items: list[Attribution]) -> bool:
    """Whether a word that denies stands where somebody speaks, or beside, by which nobody else with a name does."""
    lines = material.lines.beside({number for item in items for number in material.spoken(item)})
    kinds = keyed("reports")
    who = set[str]().union(*(material.about(item) for item in items))
    count = 0
    for words in (material.lines.all[number].words for number in lines):
        for at in [at for at, word in enumerate(words) if kinds.get(word.lower) == "deny"]:
            before = words[max(0, at - _TO_DENYING) : at]
            count += any(word.stem in who or word.lower in _PRONOUNS for word in before)
    if not count:
        return False
    others = {id(it): it for number in lines for it in material.speakers_in(number) if it.source.name and is_denial(it)}
    return count > len(others)


_TO_DENYING = 8
"""Words before a word that denies in which whoever denies stands."""
_PRONOUNS = frozenset("he she it they".split())


def chiefs_of(material: Material, roots: Roots, lines: Set[int]) -> list[Attribution]:
    """The attributions of those who speak for a force without its name, in some sentences or, without any, anywhere:
    the commissioner for the police."""
    of_police, of_army = not _THE_POLICE.isdisjoint(roots), not _ARMY.isdisjoint(roots)
    posts = POLICE if of_police else _OF_ARMY if of_army else frozenset[str]()
    outlaws = stems_under("own", "outlaws")
    found = [it for it in material.sources_with(posts) if outlaws.isdisjoint(material.about(it))]
    return [it for it in found if not lines or not lines.isdisjoint(material.spoken(it))]


_THE_POLICE, _ARMY = frozenset({stem("police")}), frozenset({stem("army"), stem("military")})
_OF_ARMY = frozenset(map(stem, "general colonel major brigadier admiral lieutenant captain".split()))
