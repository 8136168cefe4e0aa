"""The whole of building: attributions first, then events that point to them, then what says it in short."""

from dataclasses import dataclass

from summariser.building.attributions import build_attributions
from summariser.building.desk import Desk, Problem
from summariser.building.events import build_events
from summariser.building.paths import wire_path
from summariser.grounding import GroundedText
from summariser.models import Article, Attribution, Event, KeyPoint, Run, Summary, Ungrounded
from summariser.models.vocabulary import Topic
from summariser.tags import tag_of
from summariser.wire import WireReply

__all__ = ["Draft", "Problem", "build"]

_MOST_POINTS = 6


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply brought into the public terms: everything of a `Summary` that comes from the model."""

    language: str
    headline: str
    abstract: str
    key_points: list[KeyPoint]
    topic: Topic | None
    events: list[Event]
    attributions: list[Attribution]
    ungrounded: list[Ungrounded]
    problems: list[Problem]
    reply: WireReply
    """What it was built from."""
    said_order: list[int]
    """Index in the reply of each attribution."""

    def wire_path(self, pointer: str) -> str:
        """The place of the reply that a JSON Pointer of the result was built from."""
        return wire_path(pointer, self.reply, self.said_order, [int(event.id[1:]) - 1 for event in _told(self.events)])

    def as_summary(self, article: Article, run: Run) -> Summary:
        """The result, not yet audited."""
        known = article if article.language else article.model_copy(update={"language": self.language})
        return Summary(
            id=article.id,
            article=known,
            headline=self.headline,
            abstract=self.abstract,
            key_points=self.key_points,
            topic=self.topic,
            events=self.events,
            attributions=self.attributions,
            ungrounded=self.ungrounded,
            run=run,
        )


def build(reply: WireReply, text: GroundedText) -> Draft:
    """The public result that `reply` states about the article in `text`. Never raises for what a reply says."""
    language = text.article.language or tag_of(reply.lang) or reply.lang.strip() or "en"
    desk = Desk(text, reply, language)
    attributions, said_ids, said_order = build_attributions(desk)
    events = build_events(desk, attributions, said_ids)
    points = _key_points(events)
    return Draft(
        language=language,
        headline=reply.headline,
        abstract=reply.abstract,
        key_points=points,
        topic=reply.topic,
        events=events,
        attributions=_linked(attributions, events),
        ungrounded=desk.ungrounded,
        problems=desk.problems,
        reply=reply,
        said_order=said_order,
    )


def _linked(attributions: list[Attribution], events: list[Event]) -> list[Attribution]:
    """The attributions with the ids of the events that name them."""
    of: dict[str, list[str]] = {}
    for event in events:
        named = list(event.attribution_ids)
        named += [item.attribution_id for item in event.responsibility if item.attribution_id]
        for identifier in dict.fromkeys(named):
            of.setdefault(identifier, []).append(event.id)
    return [item.model_copy(update={"event_ids": of[item.id]}) if item.id in of else item for item in attributions]


def _key_points(events: list[Event]) -> list[KeyPoint]:
    """The article's main facts: what its main events are, then the related ones; of background, only where there is
    nothing else. The model is not paid twice for one sentence."""
    return [KeyPoint(text=event.description, evidence=event.evidence) for event in _told(events)]


def _told(events: list[Event]) -> list[Event]:
    """The events behind the key points."""
    told = [event for role in ("main", "related") for event in events if event.role == role] or events
    return told[:_MOST_POINTS]
