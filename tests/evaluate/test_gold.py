"""Gold is read exactly, and what does not fit is refused by file, line and field."""

import copy
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from summariser.evaluate import GoldError, Predicted, load_gold
from summariser.evaluate.partial import given
from summariser.evaluate.score import score_document
from tests.evaluate.muc4 import MUC4
from tests.evaluate.sample import TEXT, gold_of, whole


def one(folder: Path, **record: Any) -> Any:
    documents, _ = gold_of(folder, {"article": {"text": TEXT}} | record)
    return documents[0]


def refused(folder: Path, **record: Any) -> str:
    with pytest.raises(GoldError) as caught:
        one(folder, **record)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def content(span: Any) -> dict[str, Any]:
    return {"attributions": [{"content": {"spans": [span]}}]}


def test_what_is_absent_is_not_given_at_any_level(tmp_path: Path) -> None:
    document = one(tmp_path, events=[{"type": "assault", "weapons": []}])
    assert not given(document.summary, "attributions")
    assert not given(document.summary, "topic")
    assert document.events is not None
    (event,) = document.events
    assert set(event.traits) == {"type"}
    assert set(event.slots) == {"weapon"}
    assert (event.dates, event.wheres, event.figures) == (None, None, None)


@pytest.mark.parametrize("none", [[], None])
def test_null_and_an_empty_list_say_that_there_is_none(none: Any, tmp_path: Path) -> None:
    """At every level, and of every list."""
    record: dict[str, Any] = {"attributions": none, "events": none, "key_points": none}
    document = one(tmp_path, **record)
    assert all(given(document.summary, name) for name in record)
    assert (document.summary.attributions, document.summary.events, document.events) == ([], [], ())
    parts = ("weapons", "casualties", "actors", "recipients", "targets", "evidence", "responsibility")
    unsaid = {"source": {"spans": none}, "content": {"spans": [{"text": "bomb attack"}]}}
    document = one(tmp_path, events=[{"type": "assault"} | dict.fromkeys(parts, none)], attributions=[unsaid])
    assert all(given(document.summary.events[0], name) for name in parts)
    assert (document.summary.events[0].weapons, document.events[0].figures) == ([], ())
    assert document.events[0].slots["weapon"] == ()
    assert document.summary.attributions[0].source.spans == []
    said = refused(tmp_path, attributions=[{"content": {"spans": none}}])
    assert "/attributions/0/content: an attribution is matched by its content" in said


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ({"text": "bomb attack"}, TEXT.index("bomb attack")),
        ({"text": "said", "sentence": 1}, TEXT.index("said")),
        ({"text": "said", "sentence": 3}, TEXT.rindex("said")),
        ({"start": 0, "end": 5}, 0),
        ({"start": 0, "end": 5, "text": "Three"}, 0),
        ({"sentence": 4}, TEXT.index("Two bridges")),
    ],
)
def test_spans_may_be_written_in_four_ways(tmp_path: Path, written: dict[str, Any], start: int) -> None:
    (span,) = one(tmp_path, **content(written)).summary.attributions[0].content.spans
    assert span.start == start
    assert TEXT[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"text": "said"}, "stands more than once in the article; give 'sentence'"),
        ({"text": "Bomb attack"}, "does not stand in the article"),
        ({"text": "bomb attack", "sentence": 2}, "does not stand in sentence 2"),
        ({"text": "in", "sentence": 1}, "stands more than once in sentence 1; give 'start'"),
        ({"text": "ill", "sentence": 1}, "does not stand in sentence 1"),
        ({"text": "said", "sentence": 9}, "there is no sentence 9"),
        ({"start": 1, "end": 6, "text": "Three"}, "the offsets 1 and 6 hold 'hree ', not 'Three'"),
        ({"start": 5, "end": 5}, "are no stretch of a text"),
        ({"start": 0, "end": 100_000}, "are no stretch of a text"),
        ({"start": True, "end": 3}, "are no stretch of a text"),
        ({"text": "said", "nth": 2}, "there is no such field of a span"),
        ({}, "a span needs its words"),
    ],
)
def test_a_span_that_does_not_fit_is_refused(tmp_path: Path, written: dict[str, Any], said: str) -> None:
    message = refused(tmp_path, **content(written))
    assert said in message
    assert "/attributions/0/content/spans/0" in message
    assert "sample.json, line " in message


@pytest.mark.parametrize(
    ("record", "pointer", "said"),
    [
        ({"events": [{"type": "attack"}]}, "/events/0/type", "given: 'attack'"),
        ({"events": [{"type": "assault", "weapon": []}]}, "/events/0/weapon", "there is no such field"),
        ({"event": []}, "/event", "there is no such field"),
        ({"events": {}}, "/events", "list"),
        ({"events": [{}]}, "/events/0/type", "an event needs a type"),
        ({"events": [{"type": "assault", "optional": "yes"}]}, "/events/0/optional", "true or false"),
        ({"attributions": [{"speech_act": "deny"}]}, "/attributions/0/content", "matched by its content"),
        (
            {"events": [{"type": "assault", "casualties": [{"effect": "killed", "count": {"best": 3}}]}]},
            "/events/0/casualties/0/count/qualifier",
            "needs a qualifier",
        ),
        *[
            (
                {
                    "events": [
                        {
                            "type": "assault",
                            "casualties": [
                                {"effect": "injured", "count": {"qualifier": "exact"}},
                                {"effect": "killed", "count": {"qualifier": "range"} | bounds},
                            ],
                        }
                    ]
                },
                f"/events/0/casualties/1/count/{field}",
                said,
            )
            for bounds, field, said in [
                ({"low": 5, "best": 3, "high": 2}, "low", "low, 5, is above best, 3; low ≤ best ≤ high"),
                ({"low": 3, "best": 5, "high": 4}, "best", "best, 5, is above high, 4"),
                ({"low": 5, "best": None, "high": 4}, "low", "low, 5, is above high, 4"),
                ({"low": -1}, "low", "low is -1"),
            ]
        ],
        (
            {
                "events": [
                    {
                        "type": "assault",
                        "weapons": [{"kind": "shell", "count": {"low": 9, "high": 8, "qualifier": "range"}}],
                    }
                ]
            },
            "/events/0/weapons/0/count/low",
            "low, 9, is above high, 8",
        ),
        (
            {"events": [{"type": "assault", "date": {"start": "2024-03-02", "end": "2024-03-01"}}]},
            "/events/0/date/end",
            "the end, 2024-03-01, is before the start, 2024-03-02",
        ),
        ({"article": {}}, "/article/text", "required"),
        ({"article": {"text": "x", "published": "soon"}}, "/article/published", "valid"),
        (
            {"article": {"path": "none.txt"}},
            "/article/path",
            "'none.txt' cannot be read: no such file or directory.",
        ),
        (
            {"article": {"path": "a\0b"}},
            "/article/path",
            r"'a\x00b' cannot be read: no file can have this name (embedded null byte).",
        ),
        ({"article": {"path": "."}}, "/article/path", "'.' cannot be read: is a directory."),
        ({"article": "text"}, "/article", "needs an article"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, record: Any, pointer: str, said: str) -> None:
    message = refused(tmp_path, **record)
    assert f": {pointer}: " in message
    assert said in message
    assert re.search(r"sample\.json(, line \d+)?: /", message)


def test_the_line_is_that_of_the_field(tmp_path: Path) -> None:
    message = refused(tmp_path, events=[{"type": "assault"}, {"type": "attack"}])
    number = int(message.split("line ")[1].split(":")[0])
    assert '"attack"' in (tmp_path / "sample.json").read_text().splitlines()[number - 1]


def test_the_line_of_impossible_bounds_is_that_of_the_bound(tmp_path: Path) -> None:
    count = {"qualifier": "range", "low": 7, "best": 3}
    message = refused(tmp_path, events=[{"type": "assault", "casualties": [{"effect": "killed", "count": count}]}])
    number = int(message.split("line ")[1].split(":")[0])
    assert '"low": 7' in (tmp_path / "sample.json").read_text().splitlines()[number - 1]


def test_bounds_that_are_possible_are_taken(tmp_path: Path) -> None:
    counts = [
        {"low": 8, "best": 8, "high": None}, {"low": None, "best": 600, "high": 600}, {"low": 0, "best": 0, "high": 0},
        {"low": 24, "best": None, "high": None}, {"low": 8, "high": 10},
    ]  # fmt: skip
    figures = [{"effect": "killed", "count": count | {"qualifier": "vague"}} for count in counts]
    gold_of(tmp_path, whole() | {"events": [{"type": "assault", "casualties": figures}]})


@pytest.mark.parametrize(
    ("article", "field", "said"),
    [
        ({"published": "soon"}, "published", "valid"),
        ({"publised": "2024-03-02"}, "publised", "not permitted"),
        ({"cls": 1}, "cls", "not permitted"),
        ({"name": "x"}, "name", "not permitted"),
        ({"text": "Police said so."}, "path", "without a 'text' beside it"),
        ({"offset": 2}, "offset", "comes from the file at 'path'"),
        ({"sha256": "0"}, "sha256", "comes from the file at 'path'"),
        ({"encoding": 5}, "encoding", "5 is no known encoding."),
        ({"encoding": "klingon"}, "encoding", "'klingon' is no known encoding."),
        ({"encoding": "base64"}, "encoding", "'base64' is no known encoding."),
        ({"encoding": "a\0b"}, "encoding", r"'a\x00b' is no known encoding."),
        ({"encoding": "\ud800"}, "encoding", r"'\ud800' is no known encoding."),
        ({"encoding": []}, "encoding", "[] is no known encoding."),
    ],
)
def test_a_wrong_field_of_an_article_in_a_file_is_named(
    article: dict[str, Any], field: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "x.txt").write_text("Police said so.")
    (tmp_path / "x.json").write_text(json.dumps({"article": {"path": "x.txt"} | article}, indent=0))
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path)
    line = 3 if field == "path" else 4
    assert str(caught.value).startswith(f"{tmp_path / 'x.json'}, line {line}: /article/{field}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a\0b", "'x.txt' cannot be read: it is binary, not text (a NUL at character 1)."),
        (b"\xff", "'x.txt' cannot be read: it is not UTF-8 (byte 0); convert it to UTF-8 or name its 'encoding'."),
        (b"", "'x.txt' cannot be read: it is empty; nothing to summarise."),
    ],
)
def test_why_a_file_cannot_be_an_article_is_told(data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(data)
    (tmp_path / "x.json").write_text(json.dumps({"article": {"path": "x.txt"}}))
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path)
    assert str(caught.value).endswith(f"/article/path: {said}")


def test_broken_json_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"article":\n {"text": "x",}}')
    with pytest.raises(GoldError, match=r"a\.json, line 2: is no JSON"):
        load_gold(tmp_path)
    lines = tmp_path / "b.jsonl"
    lines.write_text(json.dumps({"article": {"text": "x"}}) + "\n\n[]\n")
    with pytest.raises(GoldError, match=r"b\.jsonl, line 3: is no JSON object"):
        load_gold(lines)


def test_nothing_and_the_same_article_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="there is no gold in it"):
        load_gold(tmp_path)
    with pytest.raises(GoldError, match="there is no such file"):
        load_gold(tmp_path / "none")
    with pytest.raises(GoldError, match="'sample' stands in"):
        gold_of(tmp_path, whole(), whole())


def test_an_article_may_stand_in_a_file_beside_the_gold(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("date 2024-03-02\n\nPolice said so.", encoding="utf-8")
    (tmp_path / "x.json").write_text(json.dumps({"article": {"path": "x.txt"}, "events": []}))
    (document,), _ = load_gold(tmp_path)
    assert document.summary.article.text == "Police said so."
    assert str(document.summary.article.published) == "2024-03-02"
    assert (document.name, document.summary.article.id) == ("x", "x")


def test_an_article_in_a_file_may_have_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Un café à Halvor.", encoding="latin-1")
    (tmp_path / "x.json").write_text(json.dumps({"article": {"path": "x.txt", "encoding": "latin-1"}, "events": []}))
    (document,), _ = load_gold(tmp_path)
    assert document.summary.article.text == "Un café à Halvor."


def test_the_digest_is_of_what_the_gold_says(tmp_path: Path) -> None:
    path = tmp_path / "sample.json"
    path.write_text(json.dumps(whole()))
    _, first = load_gold(tmp_path)
    path.write_text(json.dumps(whole(), indent=3))
    assert load_gold(tmp_path)[1] == first
    path.write_text(json.dumps(whole() | {"topic": "sport"}))
    assert load_gold(tmp_path)[1] != first


POLNEAR = {
    "doc_id": "p1",
    "publisher": "x",
    "date": "2024-03-02",
    "text": "Rain fell, they said. He hopes to go.",
    "attributions": [
        {
            "source": [[11, 15]], "cue": [[16, 20]], "content": [[0, 9]],
            "quote_type_derived": "indirect", "cue_is_reporting_derived": True,
        },
        {"source": [[22, 24]], "cue": [[25, 30]], "content": [[31, 36]], "cue_is_reporting_derived": False},
        {"source": [], "cue": [], "content": [], "cue_is_reporting_derived": False},
    ],
}  # fmt: skip


def test_polnear_records(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps(POLNEAR) + "\n")
    (document,), _ = load_gold(path)
    said, hopes = document.summary.attributions
    assert [span.text for span in said.content.spans] == ["Rain fell"]
    assert [span.text for span in hopes.source.spans] == ["He"]
    assert document.unreported == {"/attributions/1"}
    assert given(said, "quote_type")
    assert not given(said, "speech_act")


def test_polnear_offsets_outside_the_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps(POLNEAR | {"text": "Rain fell, they said."}) + "\n")
    with pytest.raises(GoldError, match=r"p\.jsonl, line 1: /attributions/1/source/0"):
        load_gold(path)


def paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield before
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield from paths(item, (*before, key))


def with_value(record: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.deepcopy(record)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


@pytest.mark.parametrize("record", [whole(), POLNEAR, MUC4], ids=["own", "polnear", "muc4"])
@pytest.mark.parametrize("value", [None, -1, [None], {"a": []}], ids=str)
def test_whatever_stands_anywhere_is_scored_or_refused(tmp_path: Path, record: Any, value: Any) -> None:
    path = tmp_path / "x.jsonl"
    for place in paths(record):
        path.write_text(json.dumps(with_value(record, place, value)) + "\n")
        with suppress(GoldError):
            score_document(load_gold(path)[0][0], Predicted(None))
