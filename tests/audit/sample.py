"""A small article and its right summary, to be bent in one place at a time."""

from typing import Any

from summariser import Article, Summary
from summariser.audit import run_audit
from summariser.models import Finding

TEXT = (
    "At least nine people were killed and 34 wounded on Saturday when a gas tank exploded in Torvik, police said. "
    "Nobody has claimed the blast. "
    "The Red Gull Union denied that its members had been near the tank. "
    "“We were at sea all day,” its leader, Ida Brandt, told reporters. "
    "Minister Olav Rhee is expected to visit Torvik on Monday. "
    "In March, about 200 people were displaced by a fire in Sandnes, according to the fire service."
)


def place(words: str) -> dict[str, Any]:
    """The span of these words."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def sentence(number: int) -> dict[str, Any]:
    """The span of a sentence, counted from 0."""
    starts = ["At least", "Nobody", "The Red", "“We", "Minister", "In March"]
    start = TEXT.index(starts[number])
    end = TEXT.index(starts[number + 1]) - 1 if number < 5 else len(TEXT)
    return {"start": start, "end": end, "text": TEXT[start:end]}


def said(number: int, name: str, source: str, cue: str, lemma: str, act: str, *content: str) -> dict[str, Any]:
    """An attribution."""
    return {
        "id": f"a{number}",
        "source": {"name": name, "kind": "named_organisation", "spans": [place(source)]},
        "cue": {"spans": [place(cue)], "lemma": lemma},
        "content": {"spans": [place(words) for words in content]},
        "quote_type": "indirect",
        "speech_act": act,
    }


def summary(**changes: Any) -> Summary:
    """The right summary, with some fields otherwise; "events/0/date/start" names a field inside."""
    killed = {"text": "At least nine people", "low": 9, "best": 9, "qualifier": "at_least"}
    injured = {"text": "34 wounded", "low": 34, "best": 34, "high": 34, "qualifier": "exact"}
    displaced = {"text": "about 200 people", "best": 200, "qualifier": "about"}
    blast = {
        "id": "e1", "type": "accident",
        "description": "A gas tank explosion in Torvik kills at least nine, police say.",
        "role": "main", "status": "actual", "known_from": "claim", "evidence": [sentence(0), sentence(1), sentence(2)],
        "date": {"text": "Saturday", "start": "2023-05-13", "end": "2023-05-13", "precision": "day"},
        "location": {"text": "Torvik", "name": "Torvik", "precision": "city"}, "attribution_ids": ["a1", "a2"],
        "casualties": [
            {"effect": "killed", "count": killed, "victims": "people", "evidence": [sentence(0)]},
            {"effect": "injured", "count": injured, "evidence": [sentence(0)]},
        ],
        "responsibility": [
            {"party": None, "stance": "unclaimed"},
            {"party": "Red Gull Union", "stance": "denied", "attribution_id": "a2"},
        ],
    }  # fmt: skip
    visit = {
        "id": "e2", "type": "consult", "description": "Minister Olav Rhee is expected to visit Torvik on Monday.",
        "role": "related", "status": "planned", "known_from": "fact", "evidence": [sentence(4)],
        "date": {"text": "Monday", "start": "2023-05-15", "end": "2023-05-15", "precision": "day"},
        "actors": [{"name": "Olav Rhee", "kind": "individual", "spans": [place("Olav Rhee")]}],
    }  # fmt: skip
    fire = {
        "id": "e3", "type": "disaster",
        "description": "A fire in Sandnes displaced about 200 people, the fire service says.",
        "role": "background", "status": "actual", "known_from": "claim", "evidence": [sentence(5)],
        "date": {"text": "In March", "start": "2023-03-01", "end": "2023-03-31", "precision": "month"},
        "casualties": [{"effect": "displaced", "count": displaced, "victims": "people", "evidence": [sentence(5)]}],
    }  # fmt: skip
    quoted = said(3, "Ida Brandt", "Ida Brandt", "told", "tell", "assert", "We were at sea all day,")
    data: dict[str, Any] = {
        "id": "x",
        "article": Article(text=TEXT, published="2023-05-13", language="en").model_dump(),
        "headline": "At least nine killed as gas tank explodes in Torvik",
        "abstract": "At least nine people were killed in Torvik, police said. The Red Gull Union denied that its "
        "members had been near the tank. “We were at sea all day,” Ida Brandt said.",
        "key_points": [],
        "events": [blast, visit, fire],
        "attributions": [
            said(1, "police", "police", "said", "say", "assert", sentence(0)["text"].removesuffix(", police said."))
            | {"event_ids": ["e1"]},
            said(2, "Red Gull Union", "The Red Gull Union", "denied", "deny", "deny",
                 "that its members had been near the tank") | {"event_ids": ["e1"]},
            quoted | {"quote_type": "direct", "source": quoted["source"] | {"kind": "named_person"}},
            said(4, "fire service", "the fire service", "according to", "according to", "assert",
                 "about 200 people were displaced by a fire in Sandnes"),
        ],
        "run": {"reader": "test", "usage": {"estimated": False}},
    }  # fmt: skip
    for path, value in changes.items():
        *parents, last = path.split("/")
        holder: Any = data
        for part in parents:
            holder = holder[int(part)] if isinstance(holder, list) else holder[part]
        holder[int(last) if isinstance(holder, list) else last] = value
    return Summary.model_validate(data)


def found(changed: Summary, check: str, where: str, *, notes: bool = False) -> list[Finding]:
    """The errors and warnings of one check at one place; with `notes`, also its information."""
    return [
        item
        for item in run_audit(changed).findings
        if item.check == check and item.where == where and (notes or item.severity != "info")
    ]
