"""How long is waited: what a server asks for, and what is added to it."""

import email.utils
import random
from datetime import UTC, datetime

_MAX_RETRY_AFTER = 120.0
"""Longest wait that a server may ask for at once, in seconds: as openai's own client."""


def jitter(seconds: float) -> float:
    """What is added to a wait that others have, too, lest they all end it at once. Who has waited more often adds less:
    none loses all its tries to others."""
    return random.uniform(0, most(seconds))  # noqa: S311 - nothing to guess


def most(seconds: float) -> float:
    """The most that is added to such a wait: a quarter, but from half a second to two."""
    return min(max(seconds / 4, 0.5), 2)


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header (RFC 9110: seconds, or an HTTP date) asks for; None for nonsense."""
    if not header:
        return None
    text = header.strip()
    try:
        seconds = float(text)
    except ValueError:
        try:
            when = email.utils.parsedate_to_datetime(text)
            when = when if when.tzinfo else when.replace(tzinfo=UTC)
            seconds = (when - now).total_seconds()
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
    return min(seconds, _MAX_RETRY_AFTER) if 0 <= seconds < float("inf") else None
