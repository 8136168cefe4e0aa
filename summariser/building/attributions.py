"""Attributions: source, cue and content located together, and put into text order."""

from dataclasses import dataclass
from functools import cache

from summariser.building.desk import Desk
from summariser.building.locate import Located, locate
from summariser.circles import circles
from summariser.detect.lexicon import verbs
from summariser.grounding import Place
from summariser.kept import kept_if_short
from summariser.lemmas import cue_lemma
from summariser.models import Attribution, Content, Cue, Source
from summariser.models.vocabulary import QuoteType, SourceKind, Stance
from summariser.wire import Anonymity, Hedge, Medium, Party, Post, Said, Via, Who

_KINDS: dict[str, SourceKind] = {
    "person": "named_person",
    "org": "named_organisation",
    "country": "named_organisation",
    "group": "named_organisation",
    "document": "document",
    "official": "unnamed_official",
    "anonymous": "anonymous",
}
_NAMELESS = {"official", "anonymous"}


def build_attributions(desk: Desk) -> tuple[list[Attribution], dict[int, str], list[int]]:
    """The attributions in the order in which they begin in the text, the public id for each wire id, and the index in
    the reply of each."""
    located = [locate(desk, index, said) for index, said in enumerate(desk.reply.said)]
    located.sort(key=lambda it: it.first)
    ids: dict[int, str] = {}
    for number, item in enumerate(located, 1):
        ids.setdefault(item.said.id, f"a{number}")
    built, parties = [], [_party(desk, said) for said in desk.reply.said]
    posts = _posts(desk, parties)
    for number, item in enumerate(located, 1):
        for miss in item.misses:
            desk.ungrounded.append(miss.model_copy(update={"pointer": f"/attributions/{number - 1}{miss.pointer}"}))
        built.append(_attribution(desk, f"a{number}", item, ids, parties, posts))
    return _without_circles(built), ids, [item.index for item in located]


def _without_circles(attributions: list[Attribution]) -> list[Attribution]:
    """The attributions without the first `via_id` of each circle."""
    cut = {circle[0] for circle in circles({item.id: item.via_id for item in attributions})}
    return [item.model_copy(update={"via_id": None}) if item.id in cut else item for item in attributions]


def _posts(desk: Desk, parties: list[Party | None]) -> dict[str, Post]:
    """The post of each party, wherever in the reply it was told."""
    found: dict[str, Post] = {}
    for said, party in zip(desk.reply.said, parties, strict=True):
        for part in said.more:
            if isinstance(part, Post) and party is not None:
                found.setdefault(party.name, part)
    return found


def _party(desk: Desk, said: Said) -> Party | None:
    """The party that speaks: the one named, else the one whose name stands in the source's words."""
    who = next((part.who for part in said.more if isinstance(part, Who)), None)
    return desk.party(who) or desk.party_within(who or said.source or "")


def _attribution(
    desk: Desk,
    identifier: str,
    item: Located,
    ids: dict[int, str],
    parties: list[Party | None],
    posts: dict[str, Post],
) -> Attribution:
    said, article = item.said, desk.text.article
    more = _More.of(said)
    via = ids.get(more.via) if more.via is not None else None
    cue = [article.span(*item.cue)] if item.cue else []
    return Attribution(
        id=identifier,
        source=_source(desk, item, more, parties[item.index], posts),
        cue=Cue(spans=cue, lemma=_lemma(cue[0].text if cue else "", desk.language)),
        content=Content(spans=[article.span(*place) for place in item.content]),
        quote_type=quote_type(desk, item.content),
        speech_act=said.act,
        stance=more.stance,
        medium=more.medium,
        via_id=via if via != identifier else None,
    )


@dataclass(slots=True)
class _More:
    """What the reply adds to a statement, the first of each."""

    who: str | None = None
    post: Post | None = None
    medium: str | None = None
    stance: Stance | None = None
    via: int | None = None
    reason: str | None = None

    @classmethod
    def of(cls, said: Said) -> "_More":
        found = cls()
        for part in reversed(said.more):
            match part:
                case Who():
                    found.who = part.who
                case Post():
                    found.post = part
                case Medium():
                    found.medium = part.medium
                case Hedge():
                    found.stance = part.stance
                case Via():
                    found.via = part.via
                case Anonymity():
                    found.reason = part.unnamed_because
        return found


def quote_type(desk: Desk, content: list[Place]) -> QuoteType:
    """Citron's types, from the quotation marks of the article."""
    if not any(desk.touches_quotation(place) for place in content):
        return "indirect"
    inside = total = 0
    for place in content:
        quoted, letters = desk.text.quoted.letters(*place)
        inside, total = inside + quoted, total + letters
    if not inside:
        return "indirect"
    return "direct" if inside == total else "mixed"


@kept_if_short
def _lemma(cue: str, language: str) -> str | None:
    return cue_lemma(cue, language, _known_lemmas(language))


@cache
def _known_lemmas(language: str) -> dict[str, str]:
    """The lemmas of English reporting verbs, by form."""
    return {form: verb.lemma for form, verb in verbs().items()} if language.lower().startswith("en") else {}


def _source(desk: Desk, item: Located, more: _More, party: Party | None, posts: dict[str, Post]) -> Source:
    post = more.post or (posts.get(party.name) if party else None)
    if party is None:
        name, kind = more.who, _kind_without_party(item.said.source or "", more.who)
    else:
        name, kind = None if party.kind in _NAMELESS else party.name, _kind(party)
    return Source(
        spans=[desk.text.article.span(*item.source)] if item.source else [],
        name=name,
        role=post.role if post else None,
        organisation=post.org if post else None,
        kind=kind,
        anonymity_reason=more.reason,
    )


def _kind(party: Party) -> SourceKind:
    if party.kind == "group" and not _begins_with_name(party.name):
        return "unnamed_group"
    return _KINDS[party.kind]


def _kind_without_party(words: str, name: str | None) -> SourceKind:
    if not words.strip() and not name:
        return "none"
    return "named_person" if name and _has_name(name) else "unnamed_group"


def _has_name(words: str) -> bool:
    """Whether a word of it starts like a name: with a capital, or in a script that has none."""
    return any(word[0].isalpha() and not word[0].islower() for word in words.split())


def _begins_with_name(words: str) -> bool:
    """Whether the first word, less "the", is a name's, and the last no noun for people: "al-Qaeda", but neither
    "residents of Torvik" nor "Torvik residents"."""
    parts = words.removeprefix("the ").removeprefix("The ").split()
    if len(parts) > 1 and parts[-1] in _SPEAKING:
        return False
    return any(char.isalpha() and not char.islower() for word in parts[:1] for char in word)


_SPEAKING = frozenset(
    "officials authorities media sources witnesses analysts experts observers lawyers diplomats residents villagers"
    " families relatives survivors doctors medics workers protesters students farmers refugees migrants people".split()
)
"""Nouns for several who speak, and no body of which they are."""
