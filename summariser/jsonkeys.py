"""JSON in which no key may stand twice in an object: Python keeps the last one, and says nothing."""

import json
from collections import Counter
from typing import Any


def parsed(text: str | bytes) -> tuple[Any, str | None]:
    """The JSON value `text`, and a key that stands twice in an object of it. Raises as `json.loads`."""
    twice: list[str] = []

    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):
            twice.append(Counter(key for key, _ in pairs).most_common(1)[0][0])
        return value

    value = json.loads(text, object_pairs_hook=made)
    return value, twice[0][:80] if twice else None
