"""The published JSON Schemas follow the models."""

import difflib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from summariser.errors import ConfigurationError
from summariser.grounding import GroundedText
from summariser.models import Article, Summary
from summariser.schemas import NAMES, SchemaName, as_text, make_schema, stored_schema, write_schemas
from summariser.wire import WireReply
from tests.building.sample import ARTICLE, REPLY, summary_of
from tests.test_models import full_summary


def validator(name: SchemaName) -> Draft202012Validator:
    return Draft202012Validator(json.loads(stored_schema(name)), format_checker=FormatChecker())


@pytest.mark.parametrize("name", NAMES)
def test_the_stored_schema_is_the_one_that_the_models_make(name: SchemaName) -> None:
    stored, made = stored_schema(name), as_text(make_schema(name))
    changes = "\n".join(
        difflib.unified_diff(stored.splitlines(), made.splitlines(), "stored", "made from the models", lineterm="", n=2)
    )
    if stored != made:
        pytest.fail(
            f"schemas/{name}.schema.json is stale: run `python -m summariser.schemas` and commit.\n{changes}",
            pytrace=False,
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_of_draft_2020_12(name: SchemaName) -> None:
    schema = json.loads(stored_schema(name))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def test_there_is_a_file_for_each_name_and_no_other() -> None:
    folder = Path(__file__).parent.parent / "schemas"
    assert {path.name for path in folder.iterdir()} == {f"{name}.schema.json" for name in NAMES}


def test_writing_them_writes_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summariser.schemas.data_folder", lambda _: tmp_path)
    write_schemas()
    assert [stored_schema(name) for name in NAMES] == [as_text(make_schema(name)) for name in NAMES]


def test_an_installation_without_them_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summariser.schemas.data_folder", lambda _: tmp_path)
    with pytest.raises(ConfigurationError, match=r"summary\.schema\.json"):
        stored_schema("summary")


@pytest.mark.parametrize("function", [make_schema, stored_schema])
def test_a_name_that_is_none_is_told_with_those_that_are(function: Any) -> None:
    with pytest.raises(ConfigurationError, match="no schema 'nope'; there are summary, event, attribution, wire"):
        function("nope")


def test_a_built_summary_follows_the_schema() -> None:
    summary = summary_of(REPLY)
    assert summary.events, "a summary without events would prove little"
    assert list(validator("summary").iter_errors(summary.model_dump(mode="json"))) == []


def test_a_full_summary_and_its_parts_follow_their_schemas() -> None:
    data = json.loads(full_summary().model_dump_json())
    assert list(validator("summary").iter_errors(data)) == []
    assert list(validator("event").iter_errors(data["events"][0])) == []
    assert list(validator("attribution").iter_errors(data["attributions"][0])) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("headline", None), ("topic", "gossip"), ("events", [{}]), ("surplus", 1), ("schema_version", "2"), ("run", {})],
)
def test_the_schema_refuses_what_the_models_refuse(key: str, value: Any) -> None:
    data = json.loads(full_summary().model_dump_json()) | {key: value}
    assert not validator("summary").is_valid(data)
    with pytest.raises(ValueError, match=key):
        Summary.model_validate(data)


def test_every_field_of_the_result_is_described_or_named_by_its_model() -> None:
    """Each model, and each field whose name alone does not say it, is documented where it is defined."""
    definitions = make_schema("summary")["$defs"]
    bare = [name for name, schema in definitions.items() if not schema.get("description")]
    assert bare == []
    fields = [field for schema in definitions.values() for field in schema.get("properties", {}).values()]
    assert sum("description" in field for field in fields) > 0.8 * len(fields)


def test_the_wire_schema_is_the_one_that_is_sent() -> None:
    from summariser.wire import wire_schema

    assert {
        key: value for key, value in make_schema("wire").items() if key not in {"$schema", "title"}
    } == wire_schema()


def test_the_sample_reply_follows_the_wire_schema() -> None:
    assert list(validator("wire").iter_errors(REPLY)) == []
    assert GroundedText(Article(text=ARTICLE.text)).sentences
    WireReply.model_validate(REPLY)
