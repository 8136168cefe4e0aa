"""Who said what, in which words (PolNeAR: a source, a cue and a content)."""

from pydantic import Field

from summariser.models.article import Span
from summariser.models.base import Model
from summariser.models.vocabulary import QuoteType, SourceKind, SpeechAct, Stance


class Source(Model):
    """Who speaks."""

    spans: list[Span] = Field(default_factory=list)
    """The words of the article that stand for the source here: "he", "an official"; may be empty."""
    name: str | None = None
    """Canonical name: who "he" is, and who "an official" is where the article tells; null for a nameless source."""
    role: str | None = None
    """Post or function: "spokesperson"."""
    organisation: str | None = None
    """Whom the source speaks for: "Interior Ministry"."""
    kind: SourceKind
    """What sort of source it is."""
    anonymity_reason: str | None = None
    """Why the article does not name the source, in the article's words."""


class Cue(Model):
    """The words that attribute: "said", "according to"."""

    spans: list[Span] = Field(default_factory=list)
    """Where the cue stands; empty where a quotation stands alone."""
    lemma: str | None = None
    """Dictionary form: "say", "deny", "according to"."""


class Content(Model):
    """What is attributed."""

    spans: list[Span] = Field(default_factory=list)
    """In text order; several where the source stands in its middle; empty only with an entry in `ungrounded`."""


class Attribution(Model):
    """A statement, thought or intention that the article gives to a source."""

    id: str
    """ "a1", "a2", … in the order of `Summary.attributions`."""
    source: Source
    """Who says it."""
    cue: Cue
    """The words that attribute it."""
    content: Content
    """What is said."""
    quote_type: QuoteType
    """direct: all in quotation marks; indirect: none of it; mixed: part of it (Citron)."""
    speech_act: SpeechAct
    """What the source does in saying it."""
    stance: Stance | None = None
    """How far the source commits itself to it (FactBank)."""
    medium: str | None = None
    """Through what: statement, social_media, interview, press_conference, report, broadcast, …"""
    via_id: str | None = None
    """The attribution through which this one is told: for "police said the driver admitted", that of the police."""
    event_ids: list[str] = Field(default_factory=list)
    """The events it speaks of."""
