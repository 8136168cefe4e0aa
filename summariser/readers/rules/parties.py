"""The party that the words for a source stand for, by a name in them or without one."""

import re
from dataclasses import dataclass, field

from summariser.gazetteer import codes, country_code
from summariser.readers.rules.data import words
from summariser.readers.rules.names import (
    BODIES,
    INDEFINITE,
    NAME,
    beginning,
    body_behind,
    full_body_of,
    full_name_of,
    is_anothers,
    is_organisation,
    is_owner,
    only_qualifies,
    owner_in,
    person_part,
    post_beside,
    role_before,
    stripped,
    with_nouns,
)
from summariser.readers.rules.places import country_of
from summariser.readers.rules.pronouns import is_one_body
from summariser.wire import Party, PartyKind, Post

_PREPOSITION = re.compile(
    r"\s+(?:of|for|in|at|from|on|with|familiar|close|to|(?:\w+ed|seen|shown|read|written|sent|given)\s+(?:by|to))\s+"
)
_WHERE = frozenset("in at near from outside of".split())
_IN = re.compile(r"\b(?:in|at|near|from)\s+(?:the\s+)?$")
"""Before a name that only says where the speaker is: "the defence ministry in Torvik"."""
_BODY_OF = re.compile(r"(?:[Tt]he\s+)?(?:[a-z][\w-]*\s+){0,3}?(?P<noun>[a-z]+)\s+of\s+(?:the\s+)?[^\W\d_a-zß-ÿ]")
_APPOSED_BODY = re.compile(r"(?:the\s+)?(?:(?:[^\W\d_a-zß-ÿ][\w-]*\s+)?[a-z][\w-]*\s+){0,2}(?=[^\W\d_a-zß-ÿ])")
_COMPOUND = re.compile(r"-[a-z]+$")
_CAPITAL = re.compile(r"[A-Z]")
_TOLD_OF = re.compile(
    r"^(?:the|an?|one|two|three|\w+)\s+(?:[a-z][\w-]*\s+){0,2}?(?!named|identified|called|known)(?:[a-z]{2,}ed|shot|held|hit|found"
    r"|driven|led|hurt|struck)\s+(?:of|by|with|in|for|to|at|over|after|near|on|from|dead)\s"
)
"""Behind a noun, what befell the speaker: whoever is named there is another: "the man accused of killing Ann Lee"."""
_CALLED = re.compile(
    r"^(?:[Aa]n?|[Tt]he|[Oo]ne)\s+(?:[a-z][\w-]*\s+){1,3}?(?:named|identified(?:\s+by\s+[a-z]+)?\s+(?:only\s+)?as"
    r"|known\s+(?:only\s+)?as)\s+(?=[^\W\d_a-zß-ÿ])"
)
"""In front of the name of somebody who is nobody yet: "a man identified as Bo Karlsen"."""
_KIN_OF = re.compile(
    r"^(?:(?:the|an?|one|two|his|her|their|some)\s+)?(?:[a-z-]+\s+)?"
    rf"(?:{'|'.join(sorted(words('speakers', 'kin')))})\s+(?:of|for)\s",
    re.I,
)
_OTHERS = re.compile(
    r"\s(?:led|headed|chaired|accompanied|backed|supported|hired|appointed|funded|trained|joined) by\s"
    r"|,\s(?:among|including)\s"
)
"""Behind one of these stands another than the speaker, or one of them."""
_OWNER = re.compile(r"(?:['’]s|s['’])\s")
_FIRM = re.compile(
    r"(?:[Tt]he )?(?P<name>[^\W\d_a-zß-ÿ][\w’'.&-]*(?: (?:[^\W\d_a-zß-ÿ][\w’'.&-]*|&|and|of))*), "
    r"(?:Inc|Ltd|LLC|LLP|PLC|Plc|plc|Corp|GmbH)\b"
)
"""So begins the name of a firm whose legal form stands behind a comma: "Acme, Inc."."""
_SEVERAL_OF = re.compile(
    rf"(?:{'|'.join(sorted(words('speakers', 'plural') - {'police', 'company', 'state'}))})\s+(?:of|from|in|near)\s",
    re.I,
)
"""So begin several, with no word of a name: "Residents of Torvik", "Rebels of the Red Front"."""
_BODIES = words("speakers", "organisations")
_OFFICIALS = words("speakers", "officials") | words("speakers", "heads")
_DOCUMENTS = words("speakers", "documents")
_SEVERAL = words("speakers", "plural") - {"police", "company", "state"}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Speaker:
    """A source as it is understood: the party, its post, and why it has no name."""

    party: Party
    post: Post | None = None
    why: str | None = None


@dataclass(slots=True)
class Known:
    """Those who are known by their names, in one text."""

    body: str
    by_name: dict[str, Speaker] = field(default_factory=dict)
    full: dict[str, str | None] = field(default_factory=dict)

    def full_name(self, last: str) -> str | None:
        """The full name that the article gives for a last name, at its first mention: "Sorrel" is "Piet Sorrel"."""
        if last not in self.full:
            self.full[last] = full_name_of(self.body, last)
        return self.full[last]

    def full_body(self, head: str) -> str | None:
        """The full name of "the Front", where the article gives one."""
        match = _SHORT.fullmatch(head)
        if match is None or match["noun"].lower() not in BODIES:
            return None
        if head not in self.full:
            self.full[head] = full_body_of(self.body, match["noun"])
        return self.full[head]


_SHORT = re.compile(r"(?:[Tt]he\s+)?(?P<noun>[A-Z][a-z]+)")
"""A body by one noun of its name."""


class Namer:
    """Names parties that do not speak as it would if they did."""

    def __init__(self, body: str) -> None:
        self._known = Known(body)

    def named(self, plain: str) -> Party | None:
        """The party whose name stands in a noun phrase."""
        speaker = named_party(plain, self._known, None)
        return speaker.party if speaker else None

    def unnamed(self, plain: str) -> Party:
        """A party by the noun phrase for it, in the middle of a sentence."""
        return unnamed_party(plain, None).party.model_copy(update={"name": plain})


def named_party(plain: str, known: Known, why: str | None) -> Speaker | None:
    """The speaker whose name stands in the words of the source; of several who speak together, all of them."""
    speaker = _named_one(plain, known, why)
    if speaker is None or " and " not in plain:
        return speaker
    listed = _LISTED.fullmatch(plain) is not None
    head, name = plain if listed else plain.partition(",")[0], speaker.party.name
    before, _, behind = head.partition(name)
    behind_and = speaker.party.kind != "person" and behind.lstrip(",").startswith(" and ")
    if name not in head or not (listed or " and " in before or behind_and):
        return speaker
    whole = beginning(_ARTICLE.sub("", head))
    return known.by_name.setdefault(whole, Speaker(Party(name=whole, kind="group")))


def _named_one(plain: str, known: Known, why: str | None) -> Speaker | None:
    if " by " in plain or ", among" in plain or ", including" in plain:
        plain = _OTHERS.split(plain, maxsplit=1)[0]  # "observers led by Ada Lund"
    if _SEVERAL_OF.match(plain):
        plain = plain[0].lower() + plain[1:]
    if why or plain == plain.lower():
        return None
    if (firm := _FIRM.match(plain)) is not None:
        speaker = body_of(firm["name"], known)
        speaker.party = speaker.party.model_copy(update={"kind": "org"})  # also where a headline named it before
        return speaker
    if " and " in plain and (both := _both_of(plain, known)) is not None:
        return both
    called = _CALLED.match(plain)
    if called is not None:
        return person_of(plain[called.end() :].partition(",")[0], plain, known)
    if _is_beside(plain.partition(",")[0]):
        plain = plain.partition(",")[2].strip(" ,")
        if not NAME.fullmatch(plain):
            return None
    names = NAME.findall(plain)
    names = [name for name in (stripped(name, plain) for name in names) if name]
    if not names:
        return None
    head, _, apposition = plain.partition(",")
    if (body := _body_called(names, head, apposition.strip(" ,"))) is not None:
        return body_of(body, known)
    named = apposition.strip(" ,")
    if _OWNED_POST.fullmatch(head.strip()) and " " in named and NAME.fullmatch(named) and not is_organisation(named):
        return person_of(named, plain, known)
    first = next((name for name in names if name in head), None)
    role = role_before(head, first) if first else None
    owner = owner_in(head)
    others = [name for name in names if name not in owner] if owner else names
    person = (
        _person_in(others, head, apposition, known, alone=bool(apposition) and _needs_no_post(head, owner))
        if others
        else None
    )
    if person is not None:
        return person_of(person, plain, known)
    if owner and head.split()[-1].lower() not in _BODIES:
        return None
    if first and first != names[-1] and (body := body_behind(head, names[-1])):
        return body_of(body, known)
    if first and only_qualifies(head, first):
        return None
    if first is None and NAME.fullmatch(apposition.strip(" ,")) and is_one_body(Party(name=head, kind="group")):
        return body_of(names[-1], known)  # "the operator, Tern Holding"
    if first is None or (role and INDEFINITE.match(head)):
        return None
    if is_anothers(head, first) or _IN.search(head.partition(first)[0]):
        return None
    before = known.by_name.get(first)
    if before is not None:
        return before
    kind: PartyKind = "country" if country_code(first) else "org"
    if any(
        word in head.lower().split()
        for word in ("officials", "experts", "critics", "lawmakers", "supporters", "people", "residents")
    ):
        return None
    whole = known.full_body(head.strip()) or with_nouns(head, first)
    if (belongs := _BODY_OF.match(head)) and belongs["noun"] in BODIES:
        whole = _ARTICLE.sub("", head)  # "the electoral commission of Orsania"
        kind = "org"
    if _COMPOUND.search(whole):
        whole = _ARTICLE.sub("", head)  # "the US-led coalition"
    speaker = known.by_name.get(whole) or Speaker(Party(name=whole, kind=kind, code=country_of(whole)))
    known.by_name.setdefault(whole, speaker)
    return speaker


_OWNED_POST = re.compile(r"[^,]+?['’]s?\s+[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,4}\s+(?:in|for|to|at|on)\s+[^,]+")
"""A post of somebody's, with its place: "The UN's humanitarian coordinator in Ukraine", before its holder's name."""


def _body_called(names: list[str], head: str, apposition: str) -> str | None:
    """The body that is named behind the noun for it: "the newspaper La Voz", "a small group, the Red Column"."""
    in_head = [name for name in names if name in head]
    if (
        in_head
        and head[0] in "TtAa"
        and body_behind(head, in_head[-1])
        and head.partition(" ")[0].lower() in {"the", "a", "an"}
    ):
        return None if " for " in head or " of " in head else in_head[-1]
    noun = head.rpartition(" ")[2]
    if in_head or noun not in BODIES or not INDEFINITE.match(head) or role_before(head, "\0"):
        return None  # nor in "a spokesman for the army, Ada Lund"
    lead = _APPOSED_BODY.match(apposition)
    rest = apposition[lead.end() :] if lead else ""
    return rest if rest and NAME.fullmatch(rest) else None


def _is_beside(head: str) -> bool:
    """Whether whoever is named in the words of a source is another than the speaker, who is told by what befell him, or
    by whose kin or friend he is."""
    told_of = _TOLD_OF.match(head)
    if told_of is not None and told_of.group()[1:] == told_of.group()[1:].lower():
        return True
    of = _KIN_OF.match(head)
    name = NAME.match(head, of.end()) if of is not None else None
    return name is not None and not is_organisation(name.group()) and country_code(name.group()) is None


def _both_of(plain: str, known: Known) -> Speaker | None:
    """Two people, or two countries, that speak together, by both names: "the mayor Ada Lund and police chief Olaf
    Toll"."""
    head = _APPOSED.split(plain, maxsplit=1)[0]
    parts = head.split(" and ")
    if len(parts) != len(("one", "other")) or not all(NAME.search(part) for part in parts):
        return None
    beside = parts[0].rpartition(",")[2].strip() if "," in parts[0] else ""
    if beside and not NAME.fullmatch(beside):
        return None  # "Ada Lund, director of Search and Rescue"
    both = [named_party(part.strip(" ,").removeprefix("Both ").removeprefix("both "), known, None) for part in parts]
    one, other = both
    if one is None or other is None or one.party.kind != other.party.kind or one is other:
        return None
    if one.party.kind not in {"person", "country"}:
        return None  # "the Ministry of Trade and Fisheries"
    name = f"{one.party.name} and {other.party.name}"
    return known.by_name.setdefault(name, Speaker(Party(name=name, kind=one.party.kind)))


_LISTED = re.compile(rf"(?:{NAME.pattern})(?:, (?:{NAME.pattern}))+,? and (?:{NAME.pattern})")
"""Names one by one: "Paris, London and Berlin"."""
_APPOSED = re.compile(r",\s+(?:two|both|the|a|who)\s")


def body_of(name: str, known: Known) -> Speaker:
    """The organisation of a name, the same each time."""
    return known.by_name.setdefault(name, Speaker(Party(name=name, kind="org", code=country_of(name))))


def _needs_no_post(head: str, owner: str | None) -> bool:
    """Whether a name behind a comma is who is meant, without a post: "X's brother, Olaf Toll", "his counterpart, Y"."""
    last = head.rpartition(" ")[2].lower()
    one = INDEFINITE.match(head) is not None and last not in BODIES | _DOCUMENTS and not last.endswith("s")
    somebody = one and head.count(" ") <= len(("old", "ship", "tailor"))  # "a tailor, Olaf Berg,"
    return owner is not None or somebody or last in words("speakers", "relations")


def _person_in(names: list[str], head: str, apposition: str, known: Known, *, alone: bool) -> str | None:
    """The person among the names, if one of them is one; `alone` if an apposition needs no post: "X's brother, Y"."""
    if not apposition and len(names) > 1 and names[0] in codes("adjectives") and _is_somebody(head, names[-1]):
        return names[-1]  # "Swiss guide Ada Lund"
    candidates = names if apposition else names[-1:] if len(names) > 1 and role_before(head, names[-1]) else names[:1]
    for name in candidates:
        part = person_part(name)
        if part[:2].isupper() and _is_acronym(part.partition(" ")[0]) and role_before(head, name):
            part = part.partition(" ")[2] or part  # "ambassador to the UN Ada Lund"
        parts = part.split()
        if not parts or is_organisation(part) or country_code(part):
            continue
        in_head = name in head
        if in_head and (noun := _NOUN_BEHIND.match(head, head.find(name) + len(name))) and noun["noun"] in BODIES:
            continue  # "New South Wales police"
        if not in_head and only_qualifies(apposition, name):
            continue  # "the mediator, former Norlandish president Ada Lund"
        if not in_head and apposition.partition(name)[0].rpartition(" ")[0].rpartition(" ")[2] in _WHERE:
            continue  # "officials at Sund, near Torvik"
        titled = part != name or bool(role_before(head, name) if in_head else role_before(head, "\0"))
        of_kin = len(parts) == 1 and head.rpartition(" ")[2].lower() in words("speakers", "relations")
        titled = titled or (
            not in_head and ((len(parts) > 1 and (alone or bool(role_before(apposition, name)))) or (alone and of_kin))
        )
        if in_head and not titled and re.search(r"\bthe\s+$", head.partition(name)[0], re.I):
            continue
        if len(parts) == 1 and in_head and not is_anothers(head, name) and not is_owner(head, name):
            full = known.full_name(parts[0])
            if full is not None:
                return full
        if not titled and in_head and only_qualifies(head, name):
            continue
        if not titled and (len(parts) < 2 or not in_head or is_owner(head, name) or parts[-1].isupper()):
            continue
        if in_head and is_anothers(head, name):
            continue
        if in_head and not {"of", "for"}.isdisjoint(head.partition(name)[0].split()[-2:]):
            continue
        if "of" in parts or "and" in parts:
            part = re.split(r"\s+(?:of|and)\s+", part)[0]
        return (known.full_name(part) or part) if len(parts) == 1 else part
    return None


def _is_somebody(head: str, name: str) -> bool:
    """Whether a name of two words or more closes a phrase behind the noun for one person."""
    before = head.partition(name)[0].split()
    noun = before[-1] if before else ""
    return head.endswith(name) and " " in name and noun.islower() and noun not in BODIES and not noun.endswith("s")


_NOUN_BEHIND = re.compile(r"\s(?P<noun>[a-z]+)$")


def _is_acronym(part: str) -> bool:
    return len(part) > 1 and part.isalpha() and part.isupper()


def person_of(name: str, plain: str, known: Known) -> Speaker:
    """The person of a name, the same each time, with the post that stands beside it in `plain`."""
    post, before = post_beside(plain, name), known.by_name.get(name)
    if before is not None:
        before.post = before.post or post
        return before
    return known.by_name.setdefault(name, Speaker(Party(name=name, kind="person"), post))


def unnamed_party(plain: str, why: str | None) -> Speaker:
    """The speaker of whom the words of a source give no name; `why`, where the article tells why it has none."""
    lower = plain.lower()
    parts = [part.strip(".,'’") for part in lower.split()] or [""]
    head = _PREPOSITION.split(lower, maxsplit=1)[0].split()
    head_words = plain.partition(",")[0]
    last = head[-1].strip(",.") if head else ""
    kind: PartyKind
    if last in _DOCUMENTS:
        kind = "document"
    elif why or (parts[0] in {"a", "an"} and last in words("speakers", "anonymous")) or parts[:2] == ["a", "person"]:
        kind = "official" if last in words("speakers", "officials") else "anonymous"
    elif (last in _OFFICIALS and parts[0] in {"a", "an", "the", "one", "another"}) or (
        last in words("speakers", "roles") and owner_in(head_words)
    ):
        kind = "official"
    elif (
        (_OWNER.search(head_words) or _CAPITAL.search(plain, 1))
        and not _BODIES.isdisjoint(parts)
        and last not in _SEVERAL
    ):
        kind = "org"
    else:
        kind = "group"
    name = _ARTICLE.sub("", plain) if kind in {"org", "document"} else plain
    name = name or plain
    if kind not in {"org", "document"}:
        name = beginning(name)
    return Speaker(Party(name=name, kind=kind), why=why)
