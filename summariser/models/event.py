"""What happened, where, when, to whom, with which figures, and who answers for it."""

from datetime import date

from pydantic import Field

from summariser.models.article import Span
from summariser.models.base import Model
from summariser.models.vocabulary import (
    AcledType,
    CasualtyEffect,
    DatePrecision,
    EventRole,
    EventStatus,
    EventType,
    KnownFrom,
    ParticipantKind,
    PlacePrecision,
    Qualifier,
    ResponsibilityStance,
    Sector,
    TargetEffect,
)


class Quantity(Model):
    """A figure with its uncertainty: UCDP's low, best and high, MUC-4's qualifiers, the article's own words."""

    text: str
    """The article's words: "at least eight", "dozens"."""
    low: int | None = None
    """Least number that the words allow; null where they give no lower bound."""
    best: int | None = None
    """The number to use; null where the words give only a range or a vague amount."""
    high: int | None = None
    """Greatest number that the words allow; null where they give no upper bound."""
    qualifier: Qualifier
    """How the words bound the number."""


class EventDate(Model):
    """When it happened, resolved against the publication day."""

    text: str
    """The article's words: "Saturday"."""
    start: date | None = None
    """First day, inclusive."""
    end: date | None = None
    """Last day, inclusive."""
    precision: DatePrecision
    """How exact the article is."""


class Location(Model):
    """Where it happened; the dateline is not the place."""

    text: str
    """The article's words."""
    name: str | None = None
    """The deepest place that has a name."""
    admin: str | None = None
    """Province, state or region round it."""
    country: str | None = None
    """Country's English name (ISO 3166-1)."""
    country_code: str | None = None
    """ISO 3166-1 alpha-3 code."""
    precision: PlacePrecision
    """How deep `name` reaches."""


class Participant(Model):
    """Someone who acts in an event, or to whom it is done."""

    name: str
    """Canonical name, or the article's words for a nameless one."""
    spans: list[Span] = Field(default_factory=list)
    """Where the event's evidence names the participant."""
    kind: ParticipantKind
    """What sort of participant it is."""
    country_code: str | None = None
    """ISO 3166-1 alpha-3 code."""
    sector: Sector | None = None
    """PLOVER's sector: GOV, MIL, REB, CVL, …"""
    role: str | None = None
    """perpetrator, participant, victim, mediator, …"""


class Target(Model):
    """A physical target and what became of it (MUC-4)."""

    name: str
    """The article's words: "the embassy's main building"."""
    spans: list[Span] = Field(default_factory=list)
    """Where the article names it."""
    kind: str | None = None
    """building, vehicle, …"""
    effect: TargetEffect
    """What became of it."""


class Weapon(Model):
    """What the deed was done with."""

    kind: str
    """mortar, car bomb, rifle, …"""
    spans: list[Span] = Field(default_factory=list)
    """Where the article names it."""
    count: Quantity | None = None
    """How many: "About 23 mortar shells" is a number of weapons, not of casualties."""


class Casualty(Model):
    """One figure of people harmed: one for each effect, victim group and source."""

    effect: CasualtyEffect
    """What happened to them."""
    count: Quantity
    """How many."""
    victims: str | None = None
    """The group, in the article's words: "people", "security personnel"."""
    subset_of: int | None = Field(default=None, ge=0)
    """Index, in the same list, of the figure that this one is part of."""
    attribution_ids: list[str] = Field(default_factory=list)
    """Who gave the figure."""
    evidence: list[Span] = Field(default_factory=list)
    """Where the article gives it."""


class Responsibility(Model):
    """What the article says of who did it (MUC-4 slot 11, GTD)."""

    party: str | None = None
    """Who is spoken of; null where nobody claims it."""
    stance: ResponsibilityStance
    """How the party stands to the deed."""
    attribution_id: str | None = None
    """Who says so."""


class Event(Model):
    """One happening that the article tells of."""

    id: str
    """ "e1", "e2", …, in order of importance."""
    type: EventType
    """PLOVER's root type, or a type for what PLOVER leaves out."""
    mode: str | None = None
    """PLOVER's mode of that type."""
    acled: AcledType | None = None
    """ACLED's sub-event type, where it is political violence or protest."""
    description: str
    """One sentence."""
    role: EventRole
    """main: the article's news; related: reported beside it; background: recalled."""
    status: EventStatus
    """Whether it happened (MUC-4 stage, PLOVER auxiliary modes, ACE modality)."""
    negated: bool = False
    """True where the article says that it did not happen."""
    date: EventDate | None = None
    """When."""
    location: Location | None = None
    """Where."""
    actors: list[Participant] = Field(default_factory=list)
    """Who did it; of talks, all parties."""
    recipients: list[Participant] = Field(default_factory=list)
    """To whom it was done; people killed or hurt by name have the role victim."""
    targets: list[Target] = Field(default_factory=list)
    """Physical targets."""
    weapons: list[Weapon] = Field(default_factory=list)
    """What it was done with."""
    casualties: list[Casualty] = Field(default_factory=list)
    """People harmed."""
    responsibility: list[Responsibility] = Field(default_factory=list)
    """Claims, denials and accusations; an event that nobody claims says so."""
    attribution_ids: list[str] = Field(default_factory=list)
    """The attributions that speak of it."""
    known_from: KnownFrom
    """fact: the article tells it as one; claim: it is known only from what somebody said."""
    evidence: list[Span] = Field(default_factory=list)
    """The sentences that tell of it: at least one, or an entry in `ungrounded` that names this event."""
