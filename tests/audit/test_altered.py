"""Whatever a summary says, the audit ends with findings, and raises nothing: recorded summaries, altered at random."""

import random
from typing import Any

import pytest
from pydantic import ValidationError

from benchmarks.mutations import names
from summariser.audit import run_audit
from summariser.models import Summary
from tests.facts import replayed

WORDS = (
    'killed claimed lives victims unhurt missing denied : " “ ” said will Will not never no 12 40 more than between '
    "and range from to of hostages next Friday last July by Easter Christmas triple twice percent % £ m million "
    "charged with under caution ( ) , ; - – ’s until unless who that USA A a 🙂 ١٢"
).split()
DAYS = ("0001-01-01", "9999-12-31", "2024-02-29")


def altered(words: str, chance: random.Random) -> str:
    """A text with words put in, left out or in another order; never empty."""
    parts = words.split(" ")
    way = chance.randrange(4)
    if way == 0:
        for _ in range(chance.randrange(1, 6)):
            parts.insert(chance.randrange(len(parts) + 1), chance.choice(WORDS))
    elif way == 1:
        parts = [chance.choice(WORDS) for _ in range(chance.randrange(8))]
    elif way == 2:
        chance.shuffle(parts)
    else:
        parts = parts[: chance.randrange(len(parts) + 1)]
    return " ".join(parts) or "."


def alter(holder: dict[str, Any], key: str, chance: random.Random) -> None:
    if holder.get(key) and chance.random() < 0.4:
        holder[key] = altered(holder[key], chance)


@pytest.mark.parametrize("seed", range(12))
def test_no_summary_ends_the_audit(seed: int) -> None:
    chance = random.Random(seed)
    audited = 0
    for name in names():
        data = replayed(name).model_dump(mode="json")
        for key in ("headline", "abstract"):
            alter(data, key, chance)
        for point in data["key_points"]:
            alter(point, "text", chance)
        for event in data["events"]:
            alter(event, "description", chance)
            for part, key in (("date", "text"), ("location", "text"), ("location", "name")):
                alter(event[part] or {}, key, chance)
            if event["date"] and chance.random() < 0.4:
                event["date"]["start"] = event["date"]["end"] = chance.choice(DAYS)
            for casualty in event["casualties"]:
                alter(casualty["count"], "text", chance)
            for blame in event["responsibility"]:
                alter(blame, "party", chance)
        for attribution in data["attributions"]:
            for key in ("name", "role", "organisation"):
                alter(attribution["source"], key, chance)
        try:
            summary = Summary.model_validate(data)
        except ValidationError:
            continue  # what no result can say
        audited += 1
        run_audit(summary)
    assert audited > len(names()) // 2
