"""The public result: what a summarised article is, field by field.

`Summary` is the root. Every name and enumeration follows a standard of the field, named where it is defined:
PLOVER and ACLED for events, MUC-4 and UCDP for figures, PolNeAR, Citron and FactBank for attributions, IPTC for topics.
"""

from summariser.models.article import Article, Span
from summariser.models.attribution import Attribution, Content, Cue, Source
from summariser.models.event import (
    Casualty,
    Event,
    EventDate,
    Location,
    Participant,
    Quantity,
    Responsibility,
    Target,
    Weapon,
)
from summariser.models.run import Attempt, Cost, Run, Usage
from summariser.models.summary import Audit, Check, Finding, KeyPoint, Summary, Ungrounded

__all__ = [
    "Article",
    "Attempt",
    "Attribution",
    "Audit",
    "Casualty",
    "Check",
    "Content",
    "Cost",
    "Cue",
    "Event",
    "EventDate",
    "Finding",
    "KeyPoint",
    "Location",
    "Participant",
    "Quantity",
    "Responsibility",
    "Run",
    "Source",
    "Span",
    "Summary",
    "Target",
    "Ungrounded",
    "Usage",
    "Weapon",
]
