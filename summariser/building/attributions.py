"""Attributions: source, cue and content located together, and put into text order."""

from dataclasses import dataclass
from functools import cache, lru_cache

from summariser.building.desk import Desk
from summariser.detect.lexicon import verbs
from summariser.grounding import Place, gap, trim, without
from summariser.lemmas import cue_lemma
from summariser.models import Attribution, Content, Cue, Source, Ungrounded
from summariser.models.vocabulary import QuoteType, SourceKind
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


@dataclass(frozen=True, slots=True)
class _Located:
    index: int
    said: Said
    source: Place | None
    cue: Place | None
    content: list[Place]
    misses: list[Ungrounded]

    @property
    def first(self) -> int:
        places = [place for place in (*self.content, self.cue, self.source) if place is not None]
        return min((place[0] for place in places), default=1 << 60)


def build_attributions(desk: Desk) -> tuple[list[Attribution], dict[int, str], list[int]]:
    """The attributions in text order, the public id for each wire id, and the index in the reply of each."""
    located = sorted(
        (_locate(desk, index, said) for index, said in enumerate(desk.reply.said)), key=lambda it: it.first
    )
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


def _locate(desk: Desk, index: int, said: Said) -> _Located:
    before = len(desk.ungrounded)
    wire = f"said[{index}]"
    content: list[Place] = []
    for at, fragment in enumerate(said.content):
        places = desk.find(fragment, said.s, f"{wire}.content[{at}]", "/content")
        fresh = [place for place in places if all(gap(place, taken) or place[0] == taken[1] for taken in content)]
        if places:
            content.append((fresh or places)[0])
    sources = desk.find(said.source, said.s, f"{wire}.source", "/source")
    cues = desk.find(said.cue, said.s, f"{wire}.cue", "/cue")
    if not any(fragment.strip() for fragment in said.content):
        if said.act == "decline_to_comment" and cues:
            content.append(cues[0])  # "declined to comment": the words say themselves what there is
        else:
            desk.miss("", f"{wire}.content", "/content", "an attribution needs the words that it attributes")
    source, cue = _nearest(sources, cues, content)
    carved = _carve(desk, content, source, cue)
    if content and not carved:
        desk.miss(" ".join(said.content), f"{wire}.content", "/content", "there is no word in it")
    misses = desk.ungrounded[before:]
    del desk.ungrounded[before:]  # their place in text order is not known yet
    return _Located(index, said, source, cue, carved, misses)


def _nearest(sources: list[Place], cues: list[Place], content: list[Place]) -> tuple[Place | None, Place | None]:
    """Of a source and a cue that stand several times, the pair nearest to each other and to the content."""
    best: tuple[int, Place | None, Place | None] | None = None
    none: list[Place | None] = [None]
    for source in [*sources] or none:
        for cue in [*cues] or none:
            cost = gap(source, cue) if source and cue else 0
            for place in (source, cue):
                if place and content:
                    cost += min(gap(place, part) for part in content)
                    cost += 40 * any(part[0] <= place[0] and place[1] <= part[1] for part in content)
            if best is None or cost < best[0]:
                best = (cost, source, cue)
    return (best[1], best[2]) if best else (None, None)


def _carve(desk: Desk, content: list[Place], source: Place | None, cue: Place | None) -> list[Place]:
    """The content in text order, less the source and cue that an elided fragment ran across, without overlaps."""
    body = desk.text.article.text
    parts = list(content)
    if source and cue and gap(source, cue) <= 3:
        hole = (min(source[0], cue[0]), max(source[1], cue[1]))
        quoted = desk.text.quoted.letters(*hole)[0]
        if not quoted:
            parts = [piece for part in parts for piece in without(part, hole, body)]
    merged: list[Place] = []
    for part in sorted(filter(None, (trim(part, body) for part in parts))):
        if merged and part[0] <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(part[1], merged[-1][1]))
        else:
            merged.append(part)
    return merged


def _without_circles(attributions: list[Attribution]) -> list[Attribution]:
    """The attributions without a `via_id` that leads back to where it started."""
    via = {item.id: item.via_id for item in attributions}
    kept = []
    for item in attributions:
        seen, at = {item.id}, item.via_id
        while at is not None and at not in seen:
            seen.add(at)
            at = via.get(at)
        if at is not None:
            via[item.id] = None
            item = item.model_copy(update={"via_id": None})  # noqa: PLW2901
        kept.append(item)
    return kept


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
    item: _Located,
    ids: dict[int, str],
    parties: list[Party | None],
    posts: dict[str, Post],
) -> Attribution:
    said, spans = item.said, desk.text.spans
    party = parties[item.index]
    via = next((ids.get(part.via) for part in said.more if isinstance(part, Via)), None)
    cue_text = desk.text.article.text[slice(*item.cue)] if item.cue else ""
    return Attribution(
        id=identifier,
        source=_source(desk, said, item.source, party, posts),
        cue=Cue(spans=spans([item.cue] if item.cue else []), lemma=_lemma(cue_text, desk.language)),
        content=Content(spans=spans(item.content)),
        quote_type=quote_type(desk, item.content),
        speech_act=said.act,
        stance=next((part.stance for part in said.more if isinstance(part, Hedge)), None),
        medium=next((part.medium for part in said.more if isinstance(part, Medium)), None),
        via_id=via if via != identifier else None,
    )


def quote_type(desk: Desk, content: list[Place]) -> QuoteType:
    """Citron's types, from the quotation marks of the article."""
    inside = total = 0
    for place in content:
        quoted, letters = desk.text.quoted.letters(*place)
        inside, total = inside + quoted, total + letters
    if not inside:
        return "indirect"
    return "direct" if inside == total else "mixed"


@lru_cache(maxsize=4096)
def _lemma(cue: str, language: str) -> str | None:
    return cue_lemma(cue, language, _known_lemmas(language))


@cache
def _known_lemmas(language: str) -> dict[str, str]:
    """The lemmas of English reporting verbs, by form."""
    return {form: verb.lemma for form, verb in verbs().items()} if language.lower().startswith("en") else {}


def _source(desk: Desk, said: Said, place: Place | None, party: Party | None, posts: dict[str, Post]) -> Source:
    words = said.source or ""
    who = next((part.who for part in said.more if isinstance(part, Who)), None)
    spans = desk.text.spans([place] if place else [])
    reason = next((part.unnamed_because for part in said.more if isinstance(part, Anonymity)), None)
    post = next((part for part in said.more if isinstance(part, Post)), None) or (
        posts.get(party.name) if party else None
    )
    if party is None:
        return Source(
            spans=spans,
            name=who,
            role=post.role if post else None,
            organisation=post.org if post else None,
            kind=_kind_without_party(words, who),
            anonymity_reason=reason,
        )
    return Source(
        spans=spans,
        name=None if party.kind in _NAMELESS else party.name,
        role=post.role if post else None,
        organisation=post.org if post else None,
        kind=_kind(party),
        anonymity_reason=reason,
    )


def _kind(party: Party) -> SourceKind:
    if party.kind == "group" and not _has_name(party.name):
        return "unnamed_group"
    return _KINDS[party.kind]


def _kind_without_party(words: str, name: str | None) -> SourceKind:
    if not words.strip() and not name:
        return "none"
    return "named_person" if name and _has_name(name) else "unnamed_group"


def _has_name(words: str) -> bool:
    """Whether a word of it starts like a name: with a capital, or in a script that has none."""
    return any(word[0].isalpha() and not word[0].islower() for word in words.split())
