"""How a result came about: requests, tokens, cost."""

from datetime import datetime
from decimal import Decimal

from pydantic import Field

from summariser.models.base import Model


class Usage(Model):
    """Tokens of every attempt, failed ones too."""

    input: int | None = None
    """Tokens sent, cached ones included; null where the provider gave no count."""
    cached_input: int | None = None
    """Those of `input` that the provider read from its cache."""
    output: int | None = None
    """Tokens of the replies, reasoning included."""
    reasoning: int | None = None
    """Those of `output` that were spent on reasoning."""
    estimated: bool
    """True where a count is an estimate, or is missing for an attempt that may have been paid."""


class Attempt(Model):
    """One request to the model."""

    seconds: float
    """From the request to the last byte of its reply; of the recording, where it was replayed."""
    outcome: str
    """ok, or what became of it: "invalid reply", "timeout", "HTTP 429", …"""
    usage: Usage
    """Its tokens."""


class Cost(Model):
    """What the run cost; null in `Run` where it is unknown, never 0 for unknown."""

    amount: Decimal
    """In `currency`, of all attempts together."""
    currency: str = "USD"
    """ISO 4217."""


class Run(Model):
    """How the result came about."""

    reader: str
    """llm, rules, …"""
    version: str | None = None
    """Version of summariser that made the result; null where it is not known."""
    model: str | None = None
    """The model that replied, by the name that the reply gave."""
    prompt: str | None = None
    """Name and version of the prompt: "summarise/2"."""
    wire_schema: str | None = None
    """Digest of the schema that the model filled."""
    started: datetime | None = None
    """UTC; of the recording, where it was replayed."""
    seconds: float | None = None
    """From the first request to the last reply; of the recording, where it was replayed."""
    replayed: bool = False
    """True where every reply came from a cassette."""
    attempts: list[Attempt] = Field(default_factory=list)
    """Every request made, in order; failed ones too."""
    usage: Usage
    """Tokens of all attempts together."""
    cost: Cost | None = None
    """By list prices; null where it is not known."""
    cost_note: str | None = None
    """Why there is no cost, or what it rests on."""
    warnings: list[str] = Field(default_factory=list)
    """What the reader of the result should know of how it was read: a date header that was not understood, …"""
