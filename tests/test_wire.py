"""The wire schema is strict structured output's, and says what `WireReply` says."""

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from summariser.models.vocabulary import MODES, EventType
from summariser.wire import (
    EVENT_TYPES,
    Anonymity,
    Arm,
    Blame,
    Detail,
    Flag,
    Harm,
    Hedge,
    Hit,
    Medium,
    Part,
    Post,
    Via,
    When,
    Where,
    Who,
    WireModel,
    WireReply,
    wire_digest,
    wire_schema,
)

REPLY: dict[str, Any] = {
    "lang": "en",
    "parties": [
        {"name": "Amir Khan", "kind": "person", "code": "AFGGOV"},
        {"name": "an official", "kind": "official", "code": None},
    ],
    "said": [
        {
            "id": 1, "s": 1, "source": "he", "cue": "said", "content": ["Eight … died"], "act": "assert",
            "more": [
                {"who": "Amir Khan"}, {"role": "mayor", "org": "City"}, {"role": "mayor", "org": None},
                {"medium": "statement"}, {"via": 2}, {"stance": "probable"}, {"unnamed_because": "fear"},
            ],
        },
        {"id": 2, "s": 2, "source": None, "cue": None, "content": [], "act": "other", "more": []},
    ],
    "events": [
        {
            "s": [1, 2], "type": "assault:heavy-weapons", "what": "Shells hit.", "role": "main", "status": "actual",
            "by": [], "to": ["Amir Khan"], "said": [1],
            "more": [
                {"when": "Saturday", "date": "2020-11-21"}, {"when": "lately", "date": None},
                {"where": "Kabul", "level": "city", "within": "AFG"},
                {"where": "here", "level": "unknown", "within": None},
                {"harm": "killed", "text": "eight", "n": ">=8", "s": 1},
                {"harm": "none", "text": "no", "n": None, "s": 1},
                {"part": 1, "of": 0}, {"target": "a bus", "kind": None, "effect": "destroyed"},
                {"weapon": "shells", "kind": "mortar", "n": "~23"}, {"blame": None, "stance": "unclaimed"},
                {"flag": "claim"}, {"flag": "negated"},
            ],
        }
    ],
    "topic": None,
    "headline": "Eight die",
    "abstract": "Eight died.",
}  # fmt: skip


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(wire_schema())
    return Draft202012Validator(wire_schema())


def nodes(value: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema in a schema: not the mappings from property or definition names to schemas."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from nodes(item, f"{path}/{index}")
    elif isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            if key in {"properties", "$defs"}:
                for name, schema in item.items():
                    yield from nodes(schema, f"{path}/{key}/{name}")
            elif key not in {"enum", "const", "required"}:
                yield from nodes(item, f"{path}/{key}")


# Strict


def test_every_object_is_closed_and_requires_every_key() -> None:
    objects = [
        (path, node) for path, node in nodes(wire_schema()) if node.get("type") == "object" or "properties" in node
    ]
    assert len(objects) > 15
    for path, node in objects:
        assert node["additionalProperties"] is False, path
        assert list(node["properties"]) == node["required"], path


def test_the_root_is_an_object() -> None:
    assert wire_schema()["type"] == "object"
    assert list(wire_schema()["properties"]) == list(WireReply.model_fields)


STRICT_KEYWORDS = {
    "$defs", "$ref", "additionalProperties", "anyOf", "const", "enum", "items", "properties", "required", "type",
}  # fmt: skip


def test_there_are_no_keywords_but_those_of_strict_structured_output() -> None:
    """So no default, title, description, minLength, pattern, minimum, format, oneOf or prefixItems."""
    found = {key for _, node in nodes(wire_schema()) for key in node}
    assert found <= STRICT_KEYWORDS
    assert {"anyOf", "enum", "$ref"} <= found, "the walk missed something"


def test_references_stand_alone_and_lead_somewhere() -> None:
    for path, node in nodes(wire_schema()):
        if "$ref" in node:
            assert set(node) == {"$ref"}, path
            assert node["$ref"].removeprefix("#/$defs/") in wire_schema()["$defs"], path


def test_the_limits_of_strict_structured_output_are_kept() -> None:
    """OpenAI's: 5,000 properties, ten levels, 1,000 values of enumerations in all."""
    everything = list(nodes(wire_schema()))
    assert sum(len(node.get("properties", ())) for _, node in everything) < 5000
    assert sum(len(node.get("enum", ())) for _, node in everything) < 1000


def test_asking_twice_gives_the_same_digest() -> None:
    assert wire_digest() == wire_digest()
    assert len(wire_digest()) == 16
    assert int(wire_digest(), 16) >= 0


def test_the_digest_follows_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    before = wire_digest()
    monkeypatch.setattr("summariser.wire.wire_schema", lambda: {"type": "object"})
    wire_digest.cache_clear()
    try:
        assert wire_digest() != before
    finally:
        monkeypatch.undo()
        wire_digest.cache_clear()


# What is accepted


def test_the_schema_and_the_model_accept_the_sample(validator: Draft202012Validator) -> None:
    assert list(validator.iter_errors(REPLY)) == []
    WireReply.model_validate(REPLY)


def test_what_the_model_writes_the_schema_accepts(validator: Draft202012Validator) -> None:
    written = WireReply.model_validate(REPLY).model_dump(mode="json")
    assert list(validator.iter_errors(written)) == []
    assert written == REPLY


def changed(path: str, value: Any = ...) -> dict[str, Any]:
    """The sample with another value at `path`; without that key where none is given."""
    copy: Any = json.loads(json.dumps(REPLY))
    at = copy
    *way, last = [int(key) if key.isdigit() else key for key in path.split("/")]
    for key in way:
        at = at[key]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return copy  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("headline", None),
        ("headline", ...),
        ("topic", "gossip"),
        ("parties/0/kind", "robot"),
        ("parties/0/name", 3),
        ("said/0/id", "one"),
        ("said/0/s", None),
        ("said/0/content", "Eight died"),
        ("said/0/act", "mumble"),
        ("said/0/more/0", {"whom": "x"}),
        ("said/0/more/5", {"stance": "sure"}),
        ("events/0/type", "assault:demo"),
        ("events/0/type", "assault:"),
        ("events/0/type", "war"),
        ("events/0/s", [1, "two"]),
        ("events/0/status", "done"),
        ("events/0/more/2", {"where": "Kabul", "level": "planet", "within": None}),
        ("events/0/more/4", {"harm": "bored", "text": "x", "n": None, "s": 1}),
        ("events/0/more/7", {"target": "a bus", "kind": None, "effect": "dented"}),
        ("events/0/more/9", {"blame": None, "stance": "guilty"}),
        ("events/0/more/10", {"flag": "maybe"}),
    ],
)
def test_what_neither_accepts(validator: Draft202012Validator, path: str, value: Any) -> None:
    wrong = changed(path, value)
    assert not validator.is_valid(wrong)
    with pytest.raises(ValidationError):
        WireReply.model_validate(wrong)


@pytest.mark.parametrize("path", ["surplus", "said/0/surplus", "events/0/more/0/surplus", "parties/0/surplus"])
def test_a_surplus_key_is_passed_over_where_the_server_is_not_strict(
    validator: Draft202012Validator, path: str
) -> None:
    wrong = changed(path, 1)
    assert not validator.is_valid(wrong)
    assert WireReply.model_validate(wrong) == WireReply.model_validate(REPLY)


def test_lists_that_are_left_out_are_empty_where_the_server_is_not_strict() -> None:
    for path in ("said/0/more", "events/0/more", "parties/0/code"):
        WireReply.model_validate(changed(path))


@pytest.mark.parametrize(
    ("kind", "index"),
    [(Who, 0), (Post, 1), (Post, 2), (Medium, 3), (Via, 4), (Hedge, 5), (Anonymity, 6)],
)
def test_each_part_of_an_attribution_is_told_by_its_first_key(kind: type[WireModel], index: int) -> None:
    assert type(WireReply.model_validate(REPLY).said[0].more[index]) is kind


@pytest.mark.parametrize(
    ("kind", "index"),
    [
        (When, 0), (When, 1), (Where, 2), (Where, 3), (Harm, 4), (Harm, 5), (Part, 6), (Hit, 7), (Arm, 8), (Blame, 9),
        (Flag, 10), (Flag, 11),
    ],
)  # fmt: skip
def test_each_detail_of_an_event_is_told_by_its_first_key(kind: type[WireModel], index: int) -> None:
    assert type(WireReply.model_validate(REPLY).events[0].more[index]) is kind


def test_no_two_details_share_their_first_key() -> None:
    firsts = [next(iter(kind.model_fields)) for kind in get_args(Detail)]
    assert len(set(firsts)) == len(firsts)


# Types of events


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_every_mode_belongs_to_its_type(name: str) -> None:
    root, colon, mode = name.partition(":")
    assert root in get_args(EventType)
    assert (mode in MODES.get(root, ())) if colon else (name == root)


def test_every_type_and_every_mode_can_be_said() -> None:
    assert set(get_args(EventType)) <= set(EVENT_TYPES)
    assert {f"{root}:{mode}" for root, modes in MODES.items() for mode in modes} <= set(EVENT_TYPES)
    assert len(set(EVENT_TYPES)) == len(EVENT_TYPES)


def test_the_schema_enumerates_them() -> None:
    assert any(node.get("enum") == list(EVENT_TYPES) for _, node in nodes(wire_schema()))
