"""JSON and JSON Lines: the whole result and nothing but it."""

import json

import pytest

from summariser.errors import ConfigurationError
from summariser.models import Summary
from summariser.render import renderer
from summariser.render.json import render_json, render_json_line
from summariser.render.markdown import render_markdown
from tests.building.sample import REPLY, happening, reply, said, summary_of
from tests.render.hostile import HOSTILE, with_texts
from tests.test_models import full_summary


@pytest.mark.parametrize("name", HOSTILE)
def test_every_text_comes_back_as_it_was(name: str) -> None:
    summary = with_texts(HOSTILE[name])
    assert summary.headline == HOSTILE[name]
    for render in (render_json, render_json_line):
        assert Summary.model_validate_json(render(summary)) == summary


def test_the_hostile_summary_is_hostile_everywhere() -> None:
    data = with_texts("mark").model_dump_json()
    assert data.count('"mark"') > 40
    for kept in ("Eight", "Amir", "Kabul", "nine", "not there", "grounding is"):
        assert kept not in data


@pytest.mark.parametrize("name", HOSTILE)
def test_there_are_no_raw_controls(name: str) -> None:
    text = render_json(with_texts(HOSTILE[name]))
    assert not [char for char in text if ord(char) < 0x20 and char != "\n"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_line_is_one_line(name: str) -> None:
    text = render_json_line(with_texts(HOSTILE[name]))
    assert "\n" not in text
    assert "\r" not in text


def test_keys_come_in_the_order_of_the_model() -> None:
    assert list(json.loads(render_json(full_summary()))) == list(Summary.model_fields)


def test_it_is_what_the_readme_says_that_it_is() -> None:
    summary = full_summary()
    assert render_json(summary) == summary.model_dump_json(indent=2)
    assert render_json_line(summary) == summary.model_dump_json()


def test_letters_are_not_escaped() -> None:
    assert "👧" in render_json(full_summary())


def test_ungrounded_words_findings_and_warnings_are_in_it() -> None:
    wire = reply(said=[said(1, 1, "She", "sang", "songs")], events=[happening([1, 77])])
    summary = summary_of(wire, "She said no.")
    summary = summary.model_copy(update={"run": summary.run.model_copy(update={"warnings": ["late"]})})
    data = json.loads(render_json(summary))
    assert [(it["pointer"], it["quoted"]) for it in data["ungrounded"]] == [
        ("/attributions/0/content", "songs"),
        ("/attributions/0/cue", "sang"),
        ("/events/0/evidence", "77"),
    ]
    assert [it["severity"] for it in data["audit"]["findings"]] == ["error"] * 3
    assert data["audit"]["passed"] is False
    assert data["run"]["warnings"] == ["late"]


def test_figures_keep_bounds_and_qualifier() -> None:
    (killed, injured) = json.loads(render_json(summary_of(REPLY)))["events"][0]["casualties"]
    assert killed["count"] == {
        "text": "at least eight people", "low": 8, "best": 8, "high": None, "qualifier": "at_least",
    }  # fmt: skip
    assert injured["count"]["qualifier"] == "exact"


def test_each_format_has_its_renderer() -> None:
    assert renderer("markdown") is render_markdown
    assert renderer("json") is render_json
    assert renderer("jsonl") is render_json_line


@pytest.mark.parametrize("name", ["terminal", "yaml", "Markdown", ""])
def test_another_format_is_refused(name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"no text in the format {name!r}; take markdown, html, json or jsonl"):
        renderer(name)
