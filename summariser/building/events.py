"""Events: participants, places, dates, figures and responsibility, each with the words that it rests on."""

import re
from dataclasses import dataclass, field
from itertools import islice

from iso3166 import countries_by_alpha3, countries_by_apolitical_name, countries_by_name

from summariser.acled import acled_of
from summariser.building.casualties import casualties, with_parts
from summariser.building.dates import read_date
from summariser.building.desk import Desk
from summariser.building.told import Told
from summariser.figures import Bounds, bounds_of_hint, figures_in, quantity
from summariser.gazetteer import codes
from summariser.grounding import Place
from summariser.models import (
    Attribution,
    Casualty,
    Event,
    EventDate,
    Location,
    Participant,
    Responsibility,
    Span,
    Target,
    Weapon,
)
from summariser.models.vocabulary import ParticipantKind, Sector
from summariser.voices import is_told_by, letters_of
from summariser.wire import Arm, Blame, Flag, Happening, Harm, Hit, Part, Party, When, Where

_KINDS: dict[str, ParticipantKind] = {
    "person": "individual",
    "org": "organisation",
    "country": "country",
    "group": "group",
    "official": "individual",
}
_DEEDS = {"assault", "coerce", "crime"}
_CODE = re.compile(r"([A-Z]{3}|-{3})?[ -]?([A-Z]{3}|-{3})?")
_ACTS = {"claimed": "claim_responsibility", "denied": "deny", "accused": "accuse", "suspected": "accuse"}
"""The speech act by which a stance is taken."""
_MOST_ACCUSATIONS = 50
"""Accusations of one event in which a party is looked for: more would cost their number for each party."""
_SECTORS = frozenset(Sector.__args__)  # type: ignore[attr-defined]


@dataclass(slots=True)
class _Parts:
    """What the details of one event add up to, under the field names of `Event`."""

    date: EventDate | None = None
    location: Location | None = None
    claim: bool = False
    negated: bool = False
    targets: list[Target] = field(default_factory=list)
    weapons: list[Weapon] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    responsibility: list[Responsibility] = field(default_factory=list)


def build_events(desk: Desk, attributions: list[Attribution], said_ids: dict[int, str]) -> list[Event]:
    """The events in the order of the reply; `said_ids` maps its attribution ids to the public ones."""
    told = Told(desk, attributions)
    return [_event(desk, index, happening, told, said_ids) for index, happening in enumerate(desk.reply.events)]


def _event(desk: Desk, index: int, happening: Happening, attributions: Told, said_ids: dict[int, str]) -> Event:
    wire, public = f"events[{index}]", f"/events/{index}"
    evidence = desk.sentences(happening.s, f"{wire}.s", f"{public}/evidence")
    if not happening.s:
        desk.miss("", f"{wire}.s", f"{public}/evidence", "an event needs the sentence that tells of it")
    root, _, mode = happening.type.partition(":")
    linked = {said_ids[number] for number in happening.said if number in said_ids}
    spoken = [item for item in attributions.all if item.id in linked]
    parts = _details(desk, happening, attributions, spoken, wire, public)
    linked |= {identifier for item in parts.casualties for identifier in item.attribution_ids}
    event = Event.model_validate(
        {
            "id": f"e{index + 1}",
            "type": root,
            "mode": mode or None,
            "description": happening.what,
            "role": happening.role,
            "status": happening.status,
            "negated": parts.negated,
            "date": parts.date,
            "location": parts.location,
            "actors": [_participant(desk, name, evidence, _actor_role(root)) for name in _unique(happening.by)],
            "recipients": [
                _participant(desk, name, evidence, _recipient_role(root, _is_person(desk, name)))
                for name in _unique(happening.to)
            ],
            "targets": parts.targets,
            "weapons": parts.weapons,
            "casualties": parts.casualties,
            "responsibility": parts.responsibility,
            "attribution_ids": [item.id for item in attributions.all if item.id in linked],
            "known_from": "claim" if parts.claim or _only_said(evidence, attributions) else "fact",
            "evidence": evidence,
        }
    )
    return event.model_copy(update={"acled": acled_of(event)})


def _only_said(evidence: list[Span], attributions: Told) -> bool:
    """Whether every sentence of the evidence is told through an attribution, none in the article's own voice."""
    for sentence in evidence:
        letters = letters_of(sentence)
        near = attributions.around((sentence.start, sentence.end))
        if not any(is_told_by(attribution, sentence, letters) for attribution in near):
            return False
    return bool(evidence)


def _unique(names: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.strip()]


def _actor_role(root: str) -> str:
    return "perpetrator" if root in _DEEDS else "participant"


def _recipient_role(root: str, person: bool) -> str:
    if root in _DEEDS or root in {"accident", "disaster"}:
        return "victim" if person else "target"
    return "recipient"


def _is_person(desk: Desk, name: str) -> bool:
    """Whether a recipient is someone who can be hurt: not an organisation or a country."""
    party = desk.party(name)
    return party is None or party.kind not in {"org", "country", "document"}


def _participant(desk: Desk, name: str, evidence: list[Span], role: str) -> Participant:
    party = desk.party(name) or Party(name=name, kind="anonymous")
    country, sector = _codes(party.code)
    return Participant(
        name=party.name,
        spans=desk.text.spans(_mentions(desk, party.name, evidence)),
        kind=_KINDS.get(party.kind, "unknown"),
        country_code=country,
        sector=sector,
        role=role,
    )


def _mentions(desk: Desk, name: str, evidence: list[Span]) -> list[Place]:
    """Where the evidence names the participant; else where the article first does; [] where it never does."""
    anywhere = desk.text.find(name)
    inside = [place for place in anywhere if any(span.start <= place[0] and place[1] <= span.end for span in evidence)]
    return inside or anywhere[:1]


def _codes(code: str | None) -> tuple[str | None, Sector | None]:
    """Country and sector of an actor's code in the manner of CAMEO: "AFGGOV", "AFG", "---REB"."""
    match = _CODE.fullmatch((code or "").strip().upper())
    parts = [part for part in (match.groups() if match else ()) if part and part != "---"]
    country = next((part for part in parts if part in countries_by_alpha3), None)
    sector = next((part for part in parts if part in _SECTORS and part != country), None)
    return country, sector  # type: ignore[return-value]  # one of _SECTORS


def _details(
    desk: Desk,
    happening: Happening,
    attributions: Told,
    spoken: list[Attribution],
    wire: str,
    public: str,
) -> _Parts:
    """What the details of one event add up to; `spoken` are the attributions that the reply links to it."""
    parts, included, harms = _Parts(), list[Part](), list[int]()
    acts: dict[_Act, str] = {}
    first = happening.s[0] if happening.s else None
    for at, detail in enumerate(happening.more):
        here = f"{wire}.more[{at}]"
        match detail:
            case When():
                parts.date = parts.date or _date(desk, detail, first, here, public)
            case Where():
                parts.location = parts.location or _location(desk, detail, first, here, public)
            case Harm():
                pointer = f"{public}/casualties/{len(parts.casualties)}"
                harms.append(len(parts.casualties))
                parts.casualties += casualties(desk, detail, attributions, parts.casualties, here, pointer)
            case Hit():
                pointer = f"{public}/targets/{len(parts.targets)}"
                places = desk.find(detail.target, first, f"{here}.target", pointer)
                spans = desk.text.spans(places[:1])
                parts.targets.append(Target(name=detail.target, spans=spans, kind=detail.kind, effect=detail.effect))
            case Arm():
                pointer = f"{public}/weapons/{len(parts.weapons)}"
                places = desk.find(detail.weapon, first, f"{here}.weapon", pointer)
                parts.weapons.append(_weapon(desk, detail, places[0] if places else None))
            case Blame():
                acts = acts or _acts(spoken)
                parts.responsibility.append(_blame(desk, detail, acts, spoken))
            case Part():
                included.append(detail)
            case Flag():
                parts.claim = parts.claim or detail.flag == "claim"
                parts.negated = parts.negated or detail.flag == "negated"
    parts.casualties = with_parts(parts.casualties, included, harms)
    return parts


def _weapon(desk: Desk, arm: Arm, place: Place | None) -> Weapon:
    """A weapon; where the reply counts it and its words leave the number out, with the number before them."""
    text = desk.text.article.text
    counted = bounds_of_hint(arm.n)
    if place is not None and counted is not None:
        place = _with_number(text, place, counted, desk.language)
    words = text[slice(*place)] if place else arm.weapon
    count = quantity(words, desk.language, arm.n) if arm.n else None
    return Weapon(kind=arm.kind, spans=desk.text.spans([place] if place else []), count=count)


def _with_number(text: str, place: Place, counted: Bounds, language: str) -> Place:
    """`place`, widened to the left by up to four words where these state the number that the reply gives."""
    wanted = set(counted[:3]) - {None}
    if wanted & {int(figure.value) for figure in figures_in(text[slice(*place)], language)}:
        return place
    before = text[max(0, place[0] - 60) : place[0]]
    for words in list(re.finditer(r"\S+\s+", before))[:-5:-1]:
        start = place[0] - len(before) + words.start()
        if quantity(text[start : place[1]], language).model_dump(include={"low", "best", "high", "qualifier"}) == {
            "low": counted[0],
            "best": counted[1],
            "high": counted[2],
            "qualifier": counted[3],
        }:
            return start, place[1]
    return place


_Act = tuple[str, str | None]
"""A speech act and who does it; None for anybody."""


def _acts(spoken: list[Attribution]) -> dict[_Act, str]:
    """The first attribution of each act, by anybody, by each source and by whom it speaks for."""
    found: dict[_Act, str] = {}
    for item in spoken:
        found.setdefault((item.speech_act, None), item.id)
        for name in (item.source.name, item.source.organisation):
            if name:
                found.setdefault((item.speech_act, name), item.id)
    return found


def _blame(desk: Desk, blame: Blame, acts: dict[_Act, str], spoken: list[Attribution]) -> Responsibility:
    """Who is spoken of, and the attribution that says so: of the event's, the one whose act and source fit; of an
    accusation, which others make, the one whose words name the party, else the first."""
    party = desk.party(blame.blame)
    name = party.name if party else blame.blame or None
    act = _ACTS.get(blame.stance, "")
    if act == "accuse":
        accusing = islice((item for item in spoken if item.speech_act == act), _MOST_ACCUSATIONS)
        named = (item.id for item in accusing if any(name in span.text for span in item.content.spans)) if name else ()
        said = next(iter(named), None) or acts.get((act, None))
    else:
        said = acts.get((act, name)) if name else None
    return Responsibility(party=name, stance=blame.stance, attribution_id=said)


def _date(desk: Desk, when: When, sentence: int | None, wire: str, public: str) -> EventDate:
    places = desk.find(when.when, sentence, f"{wire}.when", f"{public}/date/text")
    text = desk.text.article.text[slice(*places[0])] if places else when.when
    start, end, precision = read_date(when.date)
    return EventDate(text=text, start=start, end=end, precision=precision)


def _location(desk: Desk, where: Where, sentence: int | None, wire: str, public: str) -> Location:
    places = desk.find(where.where, sentence, f"{wire}.where", f"{public}/location/text")
    text = desk.text.article.text[slice(*places[0])] if places else where.where
    admin, _, named = (where.within or "").rpartition(",")
    named = named.strip().upper()
    country = countries_by_alpha3.get(named) or countries_by_apolitical_name.get(named) or countries_by_name.get(named)
    return Location(
        text=text,
        name=country.apolitical_name if country and where.where in codes("adjectives") else where.where,
        admin=admin.strip() or (None if country else (where.within or "").strip() or None),
        country=country.apolitical_name if country else None,
        country_code=country.alpha3 if country else None,
        precision=where.level,
    )
