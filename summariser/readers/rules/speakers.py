"""Who the sources are: names, posts and organisations, pronouns and short names resolved to whom they mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from summariser.detect import Report
from summariser.gazetteer import country_code
from summariser.grounding import GroundedText
from summariser.readers.rules.answers import answering
from summariser.readers.rules.data import words
from summariser.readers.rules.names import (
    INDEFINITE,
    NAME,
    beginning,
    body_behind,
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
from summariser.readers.rules.nearer import Nearer
from summariser.readers.rules.places import country_of
from summariser.readers.rules.pronouns import is_one_body, is_somebody
from summariser.readers.rules.unnamed import SAYS_WHY, why_unnamed
from summariser.wire import Party, PartyKind, Post

_RELATIVE = re.compile(r",?\s*\b(?:who|whom|whose|which|that)\b.*", re.DOTALL)
_PREPOSITION = re.compile(r"\s+(?:of|for|in|at|from|on|with|familiar|close|to)\s+")
_WHERE = frozenset("in at near from outside of".split())
_IN = re.compile(r"\b(?:in|at|near|from)\s+(?:the\s+)?$")
"""Before a name that only says where the speaker is: "the defence ministry in Torvik"."""
_ADJUNCT = re.compile(
    r",\s*(?:in|on|at|via|through|by|during|after|before|speaking|citing|quoting|writing|posting|referring|asked)\s[^,]*"
)
"""In the words of a source, how and where he speaks."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z]")
_OTHERS = re.compile(
    r"\s(?:led|headed|chaired|accompanied|backed|supported|hired|appointed|funded|trained|joined) by\s"
    r"|,\s(?:among|including)\s"
)
"""Behind one of these stands another than the speaker, or one of them."""
_OWNER = re.compile(r"(?:['’]s|s['’])\s")
_BODIES = words("speakers", "organisations")
_OFFICIALS = words("speakers", "officials") | words("speakers", "heads")
_HE, _THEY = words("speakers", "pronouns_person"), words("speakers", "pronouns_group")
_DOCUMENTS = words("speakers", "documents")
_LONGEST = 300


@dataclass(slots=True)
class Speaker:
    """A source as it is understood: the party, its post, and why it has no name."""

    party: Party
    post: Post | None = None
    why: str | None = None
    female: bool | None = None


@dataclass(slots=True)
class _Memory:
    """The speakers so far, latest last, and those known by their last names."""

    body: str
    text: GroundedText | None = None
    nearer: Nearer | None = None
    last: Report | None = None
    """The statement made last."""
    by_name: dict[str, Speaker] = field(default_factory=dict)
    person: Speaker | None = None
    told: tuple[int, int] = (0, 0)
    """The sentence behind that in which the person spoke last, and where what was said ends."""
    group: Speaker | None = None
    one_body: Speaker | None = None
    """The last one that is no person and no several: whom "it" may mean."""
    latest: Speaker | None = None
    latest_in: int = -1
    """The sentence in which the latest spoke."""
    body_in: int = -1
    """The same of the one body."""
    full: dict[str, str | None] = field(default_factory=dict)
    sources: dict[str, Speaker] = field(default_factory=dict)
    """The speakers whose name stands in the words for them, by these words."""


class Namer:
    """Names parties that do not speak as it would if they did."""

    def __init__(self, body: str) -> None:
        self._memory = _Memory(body)

    def named(self, plain: str) -> Party | None:
        """The party whose name stands in a noun phrase."""
        speaker = _named(plain, self._memory, None)
        return speaker.party if speaker else None

    def unnamed(self, plain: str) -> Party:
        """A party by the noun phrase for it, in the middle of a sentence."""
        return _unnamed(plain, None).party.model_copy(update={"name": plain})


def resolve_speakers(text: GroundedText, reports: list[Report]) -> list[Speaker | None]:
    """The speaker of each report; None where it has no source."""
    body = text.article.text
    memory = _Memory(body, text, Nearer(text))
    found: list[Speaker | None] = []
    nameless = any(words in body for words in SAYS_WHY)
    for report in reports:
        if report.source is None:
            found.append(None)
            continue
        source = body[report.source[0] : min(report.source[1], report.source[0] + _LONGEST)]
        speaker = _speaker(source, memory, report, why_unnamed(text, report) if nameless else None)
        memory.last = report
        found.append(speaker)
        if speaker is None:
            continue
        memory.latest, memory.latest_in = speaker, report.sentence
        if speaker.party.kind == "person":
            memory.person = speaker
            memory.told = report.sentence + 1, max(memory.told[1], report.source[1], report.content[-1][1])
        elif speaker.party.kind in {"org", "country", "group"}:
            memory.group = speaker
        if is_one_body(speaker.party):
            memory.one_body, memory.body_in = speaker, report.sentence
    return _named_later(body, reports, found)


def _full_name(memory: _Memory, last: str) -> str | None:
    """The full name that the article gives for a last name, at its first mention: "Sorrel" is "Piet Sorrel"."""
    if last not in memory.full:
        memory.full[last] = full_name_of(memory.body, last)
    return memory.full[last]


def _pronoun(memory: _Memory, report: Report, pronoun: str) -> Speaker | None:
    """Whom "he", "she" or "it" means: the accused, where it answers a charge; else whom it means elsewhere."""
    assert memory.text is not None
    name = answering(memory.text, report, memory.last, pronoun)
    if name is None:
        return _it(memory, report) if pronoun == "it" else _meant(memory, report, pronoun)
    speaker = _named(name, memory, None) if name else None
    if speaker is not None and (speaker.party.kind == "person") == (pronoun != "it"):
        return speaker
    memory.person = memory.latest = memory.one_body = None  # nor does a pronoun that follows tell who it is
    return None


def _meant(memory: _Memory, report: Report, pronoun: str) -> Speaker | None:
    """Whom "he" or "she" means: the person who is the subject of a sentence since the last one spoke, else somebody
    without a name who has just spoken, else that last one; nobody where the sentence before names a person who is no
    clear subject of it."""
    first, since = memory.told
    assert memory.nearer is not None
    assert report.source is not None
    near = None
    if report.sentence >= first:
        near = memory.nearer.subject(report.sentence, min(report.source[0], report.content[0][0]))
        near = near or memory.nearer.before(
            report.sentence, since=since, first=first, speaker=memory.person.party.name if memory.person else ""
        )
    person = memory.person
    if near is not None and (person is None or near.name != person.party.name):
        if near.name is None:
            return None
        return _person(near.name, near.plain, memory)
    latest = memory.latest
    unnamed = latest is not None and is_somebody(latest.party, female=pronoun == "she")
    if latest is not None and unnamed and report.sentence <= memory.latest_in + 1:
        return latest
    return person or latest


def _it(memory: _Memory, report: Report) -> Speaker | None:
    """Whom "it" means: the one body that the sentence before tells of, else the last one that spoke; nobody where
    that names others."""
    assert memory.nearer is not None
    if memory.body_in < report.sentence - 1:
        named = memory.nearer.body(report.sentence - 1)
        if named is not None:
            return _body(named, memory) if named else None
    return memory.one_body


def _speaker(source: str, memory: _Memory, report: Report, why: str | None) -> Speaker | None:
    relative = "who" in source or "which" in source or "that" in source
    plain = " ".join((_RELATIVE.sub("", source, count=1) if relative else source).split()).strip(" ,")
    plain = (_ADJUNCT.sub("", plain).strip(" ,") if "," in plain else plain) or " ".join(source.split())
    lower = plain.lower().partition("'")[0]
    if lower == "i":
        return memory.person or memory.latest or _unnamed(plain, why)
    if lower in _HE or lower == "it":
        return _pronoun(memory, report, lower) or (_unnamed(plain, why) if lower == "it" else None)
    if lower in _THEY:
        return memory.group or memory.latest or _unnamed(plain, why)
    if (
        len(lower.split()) == 2 and lower.split()[0] == "the" and lower.split()[-1] in _DOCUMENTS and memory.latest
    ) and lower.split()[-1] in {"tweet", "statement"}:
        return memory.latest
    known = memory.sources.get(plain) if not why else None
    if known is not None:
        return known
    named = _named(plain, memory, why)
    if named is not None:
        memory.sources[plain] = named
    return named or _unnamed(plain, why)


def _named(plain: str, memory: _Memory, why: str | None) -> Speaker | None:
    """The speaker whose name stands in the words of the source."""
    if " by " in plain or ", among" in plain or ", including" in plain:
        plain = _OTHERS.split(plain, maxsplit=1)[0]  # "observers led by Ada Lund"
    if why or plain == plain.lower():
        return None
    names = NAME.findall(plain)
    names = [name for name in (stripped(name, plain) for name in names) if name]
    if not names:
        return None
    head, _, apposition = plain.partition(",")
    first = next((name for name in names if name in head), None)
    role = role_before(head, first) if first else None
    owner = owner_in(head)
    others = [name for name in names if name not in owner] if owner else names
    person = (
        _person_in(others, head, apposition, memory, alone=bool(apposition) and _needs_no_post(head, owner))
        if others
        else None
    )
    if person is not None:
        return _person(person, plain, memory)
    if owner and head.split()[-1].lower() not in _BODIES:
        return None
    if first and first != names[-1] and (body := body_behind(head, names[-1])):
        return _body(body, memory)
    if first and only_qualifies(head, first):
        return None
    if first is None and NAME.fullmatch(apposition.strip(" ,")) and is_one_body(Party(name=head, kind="group")):
        return _body(names[-1], memory)  # "the operator, Tern Holding"
    if first is None or (role and INDEFINITE.match(head)):
        return None
    if is_anothers(head, first) or _IN.search(head.partition(first)[0]):
        return None
    known = memory.by_name.get(first)
    if known is not None:
        return known
    kind: PartyKind = "country" if country_code(first) else "org"
    if any(
        word in head.lower().split()
        for word in ("officials", "experts", "critics", "lawmakers", "supporters", "people", "residents")
    ):
        return None
    whole = with_nouns(head, first)
    speaker = memory.by_name.get(whole) or Speaker(Party(name=whole, kind=kind, code=country_of(whole)))
    memory.by_name.setdefault(whole, speaker)
    return speaker


def _body(name: str, memory: _Memory) -> Speaker:
    """The organisation of a name, the same each time."""
    return memory.by_name.setdefault(name, Speaker(Party(name=name, kind="org", code=country_of(name))))


def _needs_no_post(head: str, owner: str | None) -> bool:
    """Whether a name behind a comma is who is meant, without a post: "X's brother, Olaf Toll", "his counterpart, Y"."""
    last = head.rpartition(" ")[2].lower()
    return owner is not None or last in words("speakers", "relations")


def _person_in(names: list[str], head: str, apposition: str, memory: _Memory, *, alone: bool) -> str | None:
    """The person among the names, if one of them is one; `alone` if an apposition needs no post: "X's brother, Y"."""
    candidates = names if apposition else names[-1:] if len(names) > 1 and role_before(head, names[-1]) else names[:1]
    for name in candidates:
        part = person_part(name)
        if part[:2].isupper() and _is_acronym(part.partition(" ")[0]) and role_before(head, name):
            part = part.partition(" ")[2] or part  # "ambassador to the UN Ada Lund"
        parts = part.split()
        if not parts or is_organisation(part) or country_code(part):
            continue
        in_head = name in head
        if not in_head and apposition.partition(name)[0].rpartition(" ")[0].rpartition(" ")[2] in _WHERE:
            continue  # "officials at Sund, near Torvik"
        titled = part != name or bool(role_before(head, name) if in_head else role_before(head, "\0"))
        titled = titled or (not in_head and len(parts) > 1 and (alone or bool(role_before(apposition, name))))
        if in_head and not titled and re.search(r"\bthe\s+$", head.partition(name)[0], re.I):
            continue
        if len(parts) == 1 and in_head and not is_anothers(head, name) and not is_owner(head, name):
            full = _full_name(memory, parts[0])
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
        return (_full_name(memory, part) or part) if len(parts) == 1 else part
    return None


def _is_acronym(part: str) -> bool:
    return len(part) > 1 and part.isalpha() and part.isupper()


def _person(name: str, plain: str, memory: _Memory) -> Speaker:
    known = memory.by_name.get(name)
    post = post_beside(plain, name)
    if known is not None:
        known.post = known.post or post
        return known
    speaker = Speaker(Party(name=name, kind="person"), post)
    memory.by_name[name] = speaker
    return speaker


def _unnamed(plain: str, why: str | None) -> Speaker:
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
    elif (_OWNER.search(head_words) or _CAPITAL.search(plain, 1)) and not _BODIES.isdisjoint(parts):
        kind = "org"
    else:
        kind = "group"
    name = _ARTICLE.sub("", plain) if kind in {"org", "document"} else plain
    name = name or plain
    if kind not in {"org", "document"}:
        name = beginning(name)
    return Speaker(Party(name=name, kind=kind), why=why)


def _named_later(body: str, reports: list[Report], found: list[Speaker | None]) -> list[Speaker | None]:
    """ "an official" is the one named next, where that speaker holds such a post and nobody asked for anonymity."""
    result = list(found)
    for index, speaker in enumerate(found):
        if speaker is None or speaker.why or speaker.party.kind not in {"official", "anonymous", "group"}:
            continue
        source = reports[index].source
        assert source is not None
        words_here = body[slice(*source)].lower()
        if not re.match(r"(?:an?|one)\s", words_here):
            continue
        noun = words_here.split()[-1]
        for later in range(index + 1, min(index + 3, len(found))):
            other = found[later]
            place = reports[later].source
            if other is None or place is None or reports[later].sentence > reports[index].sentence + 2:
                break
            named = body[slice(*place)].lower()
            if other.party.kind != "person" or other.why:
                continue
            again = named.startswith(f"the {noun}")
            post = (other.post.role if other.post else "").lower()
            if again or (noun == "official" and any(word in words("speakers", "officials") for word in post.split())):
                result[index] = other
                break
    return result


def parties_of(speakers: Iterable[Speaker | None], accused: Iterable[Party]) -> list[Party]:
    """The parties of the speakers and those that are accused, each name once."""
    found: dict[str, Party] = {}
    for speaker in speakers:
        if speaker is not None:
            found.setdefault(speaker.party.name, speaker.party)
    for party in accused:
        found.setdefault(party.name, party)
    return list(found.values())
