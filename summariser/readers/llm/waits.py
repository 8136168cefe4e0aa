"""How long is waited: what a server asks for, and what is added to it."""

import email.utils
import random
import re
from collections.abc import Mapping
from datetime import UTC, datetime

_MAX_RETRY_AFTER = 120.0
"""Longest wait that a server may ask for at once, in seconds: as openai's own client."""
_UNITS = {"d": 86_400.0, "h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_PART = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(ms|[dhms])")


def jitter(seconds: float) -> float:
    """What is added to a wait that others have, too, lest they all end it at once. Who has waited more often adds less:
    none loses all its tries to others."""
    return random.uniform(0, most(seconds))  # noqa: S311 - nothing to guess


def most(seconds: float) -> float:
    """The most that is added to such a wait: a quarter, but from half a second to two."""
    return min(max(seconds / 4, 0.5), 2)


def retry_after(header: str | None, now: datetime, unit: float = 1) -> float | None:
    """Seconds that a Retry-After header (RFC 9110: seconds, or an HTTP date) asks for; None for nonsense. A number is
    of `unit` seconds."""
    if not header:
        return None
    text = header.strip()
    try:
        seconds = float(text) * unit
    except ValueError:
        try:
            when = email.utils.parsedate_to_datetime(text)
            when = when if when.tzinfo else when.replace(tzinfo=UTC)
            seconds = (when - now).total_seconds()
        except (TypeError, ValueError, IndexError, OverflowError):
            return None
    return min(seconds, _MAX_RETRY_AFTER) if 0 <= seconds < float("inf") else None


def asked_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that an answer asks to wait, 120 at most: `retry-after-ms`, else `Retry-After`, else the time after which
    OpenAI lets requests or tokens through again, of that of which nothing is left; None where it says nothing of it."""
    milliseconds = retry_after(headers.get("retry-after-ms"), now, unit=0.001)
    if milliseconds is not None:
        return milliseconds
    seconds = retry_after(headers.get("retry-after"), now)
    if seconds is not None:
        return seconds
    resets = {kind: duration(headers.get(f"x-ratelimit-reset-{kind}")) for kind in ("requests", "tokens")}
    known = {kind: reset for kind, reset in resets.items() if reset is not None}
    spent = [reset for kind, reset in known.items() if headers.get(f"x-ratelimit-remaining-{kind}", "0").strip() == "0"]
    return min(max(spent or known.values()), _MAX_RETRY_AFTER) if known else None


def duration(text: str | None) -> float | None:
    """Seconds of a duration as OpenAI writes them: `1s`, `6m0s`, `250ms`, `1h2m3.5s`; None for nonsense."""
    parts = _PART.findall(text.strip()) if text else []
    if not parts or "".join(number + unit for number, unit in parts) != (text or "").strip():
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in parts)
