"""Gold and predictions made by hand, and gold turned into the prediction that says exactly that."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from summariser import Article, Summary
from summariser.evaluate import GoldDocument, Predicted, Report, evaluate, load_gold
from summariser.evaluate.facts import EventFacts

TEXT = (
    "Three people were killed and seven wounded in a bomb attack in Alvora on Friday, police said. "
    "Mayor Ina Toll denied that the city had been warned. "
    "“We knew of no threat,” she said. "
    "Two bridges were closed on Saturday."
)


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def quantity(number: int, qualifier: str = "exact", words: str | None = None) -> dict[str, Any]:
    high = number if qualifier == "exact" else None
    return {"text": words or str(number), "low": number, "best": number, "high": high, "qualifier": qualifier}


def attribution(name: str, source: str, cue: str, content: str, act: str = "assert", **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "source": {"spans": [span(source)] if source else [], "name": source or None, "kind": "named_person"},
        "cue": {"spans": [span(cue)], "lemma": cue},
        "content": {"spans": [span(content)]},
        "quote_type": "indirect",
        "speech_act": act,
    } | more


def bombing(name: str = "e1", **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "type": "assault",
        "mode": "explosives",
        "description": "A bomb killed three people in Alvora.",
        "role": "main",
        "status": "actual",
        "negated": False,
        "date": {"text": "Friday", "start": "2024-03-01", "end": "2024-03-01", "precision": "day"},
        "location": {"text": "Alvora", "name": "Alvora", "country_code": "POL", "precision": "city"},
        "weapons": [{"kind": "bomb", "spans": [span("bomb")]}],
        "casualties": [
            {"effect": "killed", "count": quantity(3, words="Three"), "victims": "people"},
            {"effect": "injured", "count": quantity(7, words="seven"), "victims": "people"},
        ],
        "known_from": "fact",
        "evidence": [span(TEXT.split(". ", maxsplit=1)[0] + ".")],
    } | more


def closure(name: str = "e2", **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "type": "other",
        "description": "Two bridges were closed.",
        "role": "related",
        "status": "actual",
        "date": {"text": "Saturday", "start": "2024-03-02", "end": "2024-03-02", "precision": "day"},
        "known_from": "fact",
        "evidence": [span("Two bridges were closed on Saturday.")],
    } | more


def whole(text: str = TEXT) -> dict[str, Any]:
    """A Summary of the sample text, with all that is in it."""
    return {
        "article": {"id": "sample", "text": text, "published": "2024-03-02"},
        "topic": "conflict, war and peace",
        "events": [bombing(), closure()],
        "attributions": [
            attribution("a1", "police", "said", "Three people were killed and seven wounded in a bomb attack"),
            attribution("a2", "Mayor Ina Toll", "denied", "that the city had been warned", "deny"),
            attribution("a3", "she", "said", "We knew of no threat", quote_type="direct"),
        ],
    }


def summary(raw: Mapping[str, Any], **more: Any) -> Summary:
    """A prediction: `raw` with what a whole Summary needs."""
    article = Article.model_validate(raw["article"])
    filled = {
        "id": article.id,
        "headline": "",
        "abstract": "",
        "run": {"reader": "hand", "usage": {"estimated": False}},
    }
    return Summary.model_validate(filled | dict(raw) | {"article": article} | more)


def gold_of(folder: Path, *raws: Mapping[str, Any], name: str = "sample") -> tuple[list[GoldDocument], str]:
    for number, raw in enumerate(raws):
        path = folder / (f"{name}.json" if number == 0 else f"{name}-{number}.json")
        path.write_text(json.dumps(raw, indent=1), encoding="utf-8")
    return load_gold(folder)


def scored(gold: list[GoldDocument], predictions: Iterable[Summary], digest: str = "") -> Report:
    found = {item.article.id: Predicted(item) for item in predictions}
    return evaluate(gold, digest, found, gold_name="gold", predictions_name="hand")


def values(report: Report) -> dict[str, float]:
    return {item.name: item.value for item in report.measures}


def read_perfectly(document: GoldDocument) -> Summary:
    """The Summary that says what PolNeAR or MUC-4 gold says, in its first wording, and nothing else."""
    raw = document.summary.model_dump(mode="json")
    if document.events is not None:
        raw["events"] = [_event(event, number) for number, event in enumerate(document.events, 1)]
    return Summary.model_validate(raw)


def _event(facts: EventFacts, number: int) -> dict[str, Any]:
    def people(slot: str, kind: str, role: str) -> list[dict[str, Any]]:
        return [{"name": fill.wordings[0], "kind": kind, "role": role} for fill in facts.slots[slot]]

    start, end = (facts.dates or ((None, None),))[0]
    wheres = facts.wheres or ()
    return {
        "id": f"e{number}",
        "type": min(facts.traits["type"], key=str),
        "mode": next(iter(facts.traits.get("mode", [None]))),
        "description": facts.told,
        "role": "main",
        "status": min(facts.traits["status"], key=str),
        "known_from": "fact",
        "date": {"text": "then", "start": start, "end": end, "precision": "day"},
        "location": {"text": w.deepest, "name": w.deepest, "country": w.country, "precision": "city"}
        if (w := next(iter(wheres), None))
        else None,
        "actors": people("perpetrator_individual", "individual", "perpetrator")
        + people("perpetrator_organisation", "organisation", "perpetrator"),
        "recipients": people("victim", "individual", "victim"),
        "targets": [{"name": fill.wordings[0], "effect": "unknown"} for fill in facts.slots["target"]],
        "weapons": [{"kind": fill.wordings[0]} for fill in facts.slots["weapon"]],
        "casualties": [
            {
                "effect": min(figure.effects),
                "count": dict(zip(("low", "best", "high", "qualifier"), figure.bounds, strict=True)) | {"text": "some"},
            }
            for figure in facts.figures or ()
        ],
    }
