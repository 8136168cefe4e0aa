"""The public models: what is derived, what is refused, and that nothing is lost on the way through JSON."""

import ast
import hashlib
import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import summariser.models
from summariser import Summariser
from summariser.decoding import MAX_BYTES, DecodedText, decode
from summariser.errors import ArticleError, ConfigurationError, SummariserWarning
from summariser.models import (
    Article,
    Attempt,
    Attribution,
    Audit,
    Casualty,
    Check,
    Content,
    Cost,
    Cue,
    Event,
    EventDate,
    Finding,
    KeyPoint,
    Location,
    Participant,
    Quantity,
    Responsibility,
    Run,
    Source,
    Span,
    Summary,
    Target,
    Ungrounded,
    Usage,
    Weapon,
)
from summariser.models.article import OF_THE_FILE, Known
from summariser.models.base import Model
from summariser.models.vocabulary import MODES, EventType

ROOT = Path(__file__).parent.parent

# Article


def test_a_text_is_enough() -> None:
    article = Article(text="News of the day.")
    digest = hashlib.sha256(b"News of the day.").hexdigest()
    assert article.sha256 == digest
    assert article.id == f"art-{digest[:12]}"
    assert article.offset == 0
    assert (article.title, article.url, article.source, article.author) == (None,) * 4
    assert (article.published, article.published_day, article.language) == (None,) * 3


def test_the_same_text_has_the_same_id_whatever_else_is_known() -> None:
    one, other = Article(text="News."), Article(text="News.", title="A title", published=date(2020, 1, 2), offset=7)
    assert (one.id, one.sha256) == (other.id, other.sha256)
    assert Article(text="News!").id != one.id


def test_ids_do_not_change_from_version_to_version() -> None:
    assert Article(text="Größe “31” 👧\r\n").id == "art-2fae03ef9ff6"


def test_a_given_id_is_kept() -> None:
    assert Article(text="News.", id="wire-7").id == "wire-7"


@pytest.mark.parametrize("field", ["id", "sha256"])
def test_an_empty_id_or_digest_is_derived(field: str) -> None:
    assert getattr(Article.model_validate({"text": "News.", field: ""}), field) == getattr(Article(text="News."), field)


@pytest.mark.parametrize("wrong", ["0" * 64, "x", Article(text="News!").sha256])
def test_the_digest_of_another_text_is_refused(wrong: str) -> None:
    right = Article(text="News.").sha256
    assert Article(text="News.", sha256=right) == Article(text="News.")
    with pytest.raises(ValidationError, match="not the SHA-256 of the text; leave it out") as refused:
        Article(text="News.", sha256=wrong)
    assert [error["loc"] for error in refused.value.errors()] == [("sha256",)]


@pytest.mark.parametrize("way", ["python", "json"])
def test_a_saved_article_with_another_text_is_read_as_it_was_saved(way: str) -> None:
    """It is for `verify` to tell."""
    saved = full_summary().model_dump(mode="json")
    saved["article"]["sha256"] = "0" * 64
    read = Summary.model_validate(saved) if way == "python" else Summary.model_validate_json(json.dumps(saved))
    assert read.article.sha256 == "0" * 64
    assert read.model_dump(mode="json") == saved


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    article = Article(text="a\ud800b\udfffc\ud83d\ude00d")
    assert article.text == "a\ufffdb\ufffdc\ufffd\ufffdd"
    assert article.span(2, 3).text == "b"
    article.model_dump_json().encode()  # and so it can be written


@pytest.mark.parametrize(
    ("given_as", "kept_as", "day"),
    [
        (date(2020, 11, 21), date(2020, 11, 21), date(2020, 11, 21)),
        ("2020-11-21", date(2020, 11, 21), date(2020, 11, 21)),
        (" 2020-11-21 ", date(2020, 11, 21), date(2020, 11, 21)),
        ("20201121", date(2020, 11, 21), date(2020, 11, 21)),
        (datetime(2020, 11, 21, 23, 30), datetime(2020, 11, 21, 23, 30), date(2020, 11, 21)),
        ("2020-11-21T00:00:00", datetime(2020, 11, 21), date(2020, 11, 21)),
        ("2020-11-21T23:30:00+00:00", datetime(2020, 11, 21, 23, 30, tzinfo=UTC), date(2020, 11, 21)),
        (None, None, None),
    ],
)
def test_a_day_stays_a_day_and_a_moment_a_moment(given_as: Any, kept_as: date | None, day: date | None) -> None:
    article = Article(text="News.", published=given_as)
    assert article.published == kept_as
    assert type(article.published) is type(kept_as)
    assert article.published_day == day
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert type(again.published) is type(kept_as)


@pytest.mark.parametrize(
    "wrong",
    [
        "yesterday", "2020-13-01", "2020-02-30", "21.11.2020", "20201321", "2020", "202011", "1605916800", "-5", "1e9",
        "20201121.0", "2024-03-05T24:00", "2024-03-05junk", 20201121, 1605916800, 2020, 1.5, Decimal(2020), True,
        b"20201121",
    ],
)  # fmt: skip
def test_a_date_that_is_none_is_refused(wrong: Any) -> None:
    """Digits are no seconds since 1970, and a year is no day of it."""
    with pytest.raises(ValidationError, match="no valid day or moment; write it as in 2024-03-06") as refused:
        Article(text="News.", published=wrong)
    assert [error["loc"] for error in refused.value.errors()] == [("published",)], "told once"
    with pytest.raises(ConfigurationError, match="is no day or moment; write YYYY-MM-DD"):
        Article.from_bytes(b"News.", name="a", published=wrong)


@pytest.mark.parametrize(
    ("told", "tag"),
    [
        ("en", "en"), ("EN", "en"), (" en ", "en"), ("en_US", "en-US"), ("en-gb", "en-GB"), ("en_US.UTF-8", "en-US"),
        ("eng", "en"), ("ENG_Latn", "en-Latn"), ("English", "en"), ("english", "en"), ("Chinese (Simplified)", "zh"),
        ("zh_hant_tw", "zh-Hant-TW"), ("ger", "de"), ("deu", "de"), ("cmn", "zh"), ("und", "und"), ("gsw", "gsw"),
        ("de-AT-1996", "de-AT-1996"), ("es-419", "es-419"), ("", None),
    ],
)  # fmt: skip
def test_a_language_is_kept_as_its_tag(told: str, tag: str | None) -> None:
    assert Article(text="News.", language=told).language == tag
    assert Article.from_bytes(b"News.", name="a", language=told).language == tag
    assert Article.from_json(json.dumps({"text": "News.", "language": told}), name="a").language == tag


@pytest.mark.parametrize("told", ["xyzzy", "xx", "multilingual", "N/A", "unknown", "en us", "7"])
def test_what_is_no_language_is_refused_in_a_sentence(told: str) -> None:
    said = f"`language`: {told!r} is no language; write its tag, as in en or pt-BR, or leave it out."
    with pytest.raises(ValidationError, match="this is no language") as refused:
        Article(text="News.", language=told)
    assert [error["loc"] for error in refused.value.errors()] == [("language",)]
    with pytest.raises(ConfigurationError) as wrong:
        Article.from_bytes(b"News.", name="a", language=told)
    assert str(wrong.value) == f"a: {said}"
    with pytest.raises(ArticleError) as line:
        Article.from_json(json.dumps({"text": "News.", "language": told}), name="b:1")
    assert str(line.value) == f"b:1: {said}"


@pytest.mark.parametrize("saved", ["English", "en_US", "xyzzy"])
def test_the_language_of_a_saved_article_stays_as_it_is(saved: str) -> None:
    """Results of earlier versions hold such: what they say of themselves would no longer be true."""
    article = Article(text="News.").model_dump() | {"language": saved}
    assert Article.model_validate(article).language == saved
    assert Article.model_validate_json(json.dumps(article, default=str)).language == saved


def test_the_checks_of_english_are_made_whatever_english_is_called() -> None:
    def skipped(language: str) -> list[str]:
        with Summariser(reader="rules") as summariser:
            summary = summariser.summarise(Article(text="Nine people were killed in Torvik.", language=language))
        assert not summary.run.warnings
        return [check.name for check in summary.audit.checks if not check.ran]

    assert skipped("English") == skipped("eng") == skipped("en_US") == skipped("en")


@pytest.mark.parametrize("field", ["id", "title", "url", "source", "author"])
def test_lone_surrogates_are_replaced_in_every_field(field: str) -> None:
    article = Article.model_validate({"text": "News.", field: "a\udcffb"})
    assert getattr(article, field) == "a\ufffdb"
    article.model_dump_json().encode()


def test_any_mapping_makes_an_article() -> None:
    assert Article.model_validate(MappingProxyType({"text": "News."})) == Article(text="News.")


@pytest.mark.parametrize(
    "data", [{}, {"text": 3}, {"text": None}, {"text": b"News."}, {"text": "a", "offset": -1}, "text", None]
)
def test_what_is_no_article_is_refused(data: Any) -> None:
    with pytest.raises(ValidationError):
        Article.model_validate(data)


def test_a_file_gives_text_offset_and_day(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes("\ufeffdate 2020-11-21\r\n\r\nThe news.\r\n".encode())
    article = Article.from_file(path, source="Wire")
    assert (article.text, article.offset) == ("The news.\r\n", 20)
    assert (article.published, article.source) == (date(2020, 11, 21), "Wire")


@pytest.mark.parametrize(
    ("known", "published"),
    [
        ({}, date(2020, 11, 21)),
        ({"published": "2021-01-02"}, date(2021, 1, 2)),
        ({"published": None}, date(2020, 11, 21)),
    ],
)
def test_a_given_date_overrides_the_header(known: dict[str, Any], published: date) -> None:
    article = Article.from_bytes(b"date 2020-11-21 The news.", name="a", **known)
    assert (article.published, article.text) == (published, "The news.")


def test_a_file_that_is_no_article_is_named(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    with pytest.raises(ArticleError, match=r"empty\.txt"):
        Article.from_file(path)
    with pytest.raises(FileNotFoundError):
        Article.from_file(tmp_path / "missing.txt")
    with pytest.raises(IsADirectoryError):
        Article.from_file(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_name_that_no_file_can_have_is_an_error_of_this_package(name: str) -> None:
    with pytest.raises(ArticleError, match=": no file can have this name") as caught:
        Article.from_file(name)
    assert str(caught.value).isprintable()
    assert caught.value.source == name


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"published": "soon"}, "`published`: 'soon' is no day or moment; write YYYY-MM-DD."),
        ({"published": "2024-02-30"}, "`published`: '2024-02-30' is no day or moment; write YYYY-MM-DD."),
        ({"publised": "2024-02-03"}, "there is no 'publised' of an article to give; there are id, title, url, source,"),
        ({"title": 3}, "`title`: 3 is no text."),
        ({"cls": 3}, "there is no 'cls' of an article to give; there are id, title,"),
    ],
)
def test_a_wrong_field_of_a_files_article_is_an_error_of_this_package(
    known: dict[str, Any], said: str, tmp_path: Path
) -> None:
    """Not one of Pydantic's, which speaks of models that a caller has not made."""
    path = tmp_path / "ferry.txt"
    path.write_text("The news.")
    with pytest.raises(ConfigurationError) as failure:
        Article.from_file(path, **known)
    assert str(failure.value).startswith(f"{path}: {said}")
    assert isinstance(failure.value.__cause__, ValidationError)


@pytest.mark.parametrize("known", [{"offset": 3}, {"text": "y"}, {"sha256": "0"}])
def test_what_comes_from_the_file_cannot_be_given_beside_it(known: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("The news.")
    (field,) = known
    for made in (lambda: Article.from_file(path, **known), lambda: Article.from_bytes(b"News.", name="a", **known)):
        with pytest.raises(ConfigurationError, match=f": there is no '{field}' of an article to give; there are id, "):
            made()


@settings(max_examples=150)
@given(st.text(), st.data())
def test_a_span_holds_the_text_at_its_place(text: str, data: st.DataObject) -> None:
    article = Article(text=text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = article.span(start, end)
    assert (span.start, span.end, span.text) == (start, end, article.text[start:end])
    assert Article.model_validate_json(article.model_dump_json()) == article


@pytest.mark.parametrize(("start", "end"), [(3, 0), (0, 12), (12, 12), (-1, 2)])
def test_a_place_outside_the_text_is_no_span(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"{start} to {end} is no place in a text of 11 characters"):
        Article(text="Hello world").span(start, end)


@pytest.mark.parametrize("place", [{"start": -1, "end": 2}, {"start": 0, "end": -1}, {"start": "x", "end": 2}])
def test_offsets_are_not_negative(place: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Span.model_validate(place | {"text": "ab"})


def test_type_checkers_are_told_of_every_field() -> None:
    """What stands under TYPE_CHECKING has the fields of the model, and what may be given beside a file those that do
    not come from it."""
    tree = ast.parse((ROOT / "summariser/models/article.py").read_text(encoding="utf-8"))
    (told,) = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "__init__")
    assert {argument.arg for argument in told.args.kwonlyargs} == set(Article.model_fields)
    assert set(get_type_hints(Known)) == set(Article.model_fields) - set(OF_THE_FILE)


# Every model


CLASSES = [getattr(summariser.models, name) for name in summariser.models.__all__]


@pytest.mark.parametrize("model", CLASSES, ids=lambda model: model.__name__)
def test_every_model_is_frozen_and_closed(model: type[Model]) -> None:
    assert issubclass(model, Model)
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("model", CLASSES, ids=lambda model: model.__name__)
def test_every_model_is_documented(model: type[Model]) -> None:
    assert (model.__doc__ or "").strip()


@pytest.mark.parametrize("model", CLASSES, ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[Model]) -> None:
    """In help() and in the JSON Schema alike."""
    assert [name for name, field in model.model_fields.items() if not (field.description or "").strip()] == []


def test_a_field_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Article(text="News.").text = "Olds."


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="headlin"):
        Article.model_validate({"text": "News.", "headlin": "x"})
    with pytest.raises(ValidationError, match="adress"):
        Location.model_validate({"text": "Kabul", "precision": "city", "adress": None})


def test_a_value_outside_a_vocabulary_is_refused() -> None:
    with pytest.raises(ValidationError):
        Quantity.model_validate({"text": "8", "qualifier": "roughly"})
    with pytest.raises(ValidationError):
        Casualty(effect="killed", count=Quantity(text="8", qualifier="exact"), subset_of=-1)


def test_every_type_with_modes_is_a_type() -> None:
    assert set(MODES) < set(get_args(EventType))
    assert all(len(set(modes)) == len(modes) for modes in MODES.values())


# A whole summary


def full_summary() -> Summary:
    """A summary in which every field has a value."""
    article = Article(
        text="Eight died in Kabul, “no doubt”, he said. 👧", offset=16, title="Blast", url="https://news.example/1",
        source="Wire", author="A. Writer", published=datetime(2020, 11, 21, 9, tzinfo=UTC), language="en",
    )  # fmt: skip
    span = article.span(0, 10)
    attribution = Attribution(
        id="a1",
        source=Source(
            spans=[article.span(33, 35)], name="Amir", role="mayor", organisation="City", kind="named_person",
            anonymity_reason="none given",
        ),
        cue=Cue(spans=[article.span(36, 40)], lemma="say"),
        content=Content(spans=[span]),
        quote_type="mixed",
        speech_act="assert",
        stance="certain",
        medium="statement",
        via_id="a2",
        event_ids=["e1"],
    )  # fmt: skip
    person = Participant(name="Amir", spans=[span], kind="individual", country_code="AFG", sector="GOV", role="victim")
    count = Quantity(text="Eight", low=8, best=8, high=8, qualifier="exact")
    event = Event(
        id="e1", type="assault", mode="explosives", acled="Remote explosive/landmine/IED", description="A blast.",
        role="main", status="actual", negated=True,
        date=EventDate(text="Saturday", start=date(2020, 11, 21), end=date(2020, 11, 21), precision="day"),
        location=Location(
            text="Kabul", name="Kabul", admin="Kabul", country="Afghanistan", country_code="AFG", precision="city"
        ),
        actors=[person], recipients=[person],
        targets=[Target(name="a bus", spans=[span], kind="vehicle", effect="destroyed")],
        weapons=[Weapon(kind="bomb", spans=[span], count=count)],
        casualties=[
            Casualty(
                effect="killed", count=count, victims="people", subset_of=0, attribution_ids=["a1"], evidence=[span]
            )
        ],
        responsibility=[Responsibility(party="A group", stance="denied", attribution_id="a1")],
        attribution_ids=["a1"], known_from="claim", evidence=[span],
    )  # fmt: skip
    usage = Usage(input=10, cached_input=5, output=7, reasoning=1, estimated=True)
    return Summary(
        id=article.id, article=article, headline="Eight died", abstract="Eight died. He said so.",
        key_points=[KeyPoint(text="Eight died.", evidence=[span])], topic="conflict, war and peace",
        events=[event], attributions=[attribution],
        ungrounded=[Ungrounded(pointer="/events/0/evidence", quoted="nine", reason="not there")],
        audit=Audit(
            checks=[Check(name="grounding", ran=True), Check(name="numbers", ran=False, skipped="no numbers")],
            findings=[Finding(check="grounding", severity="error", message="m", where="/events/0", spans=[span])],
            passed=False,
        ),
        run=Run(
            reader="llm", model="m-1", prompt="summarise/2", wire_schema="ab12",
            started=datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC), seconds=1.25, replayed=True,
            attempts=[Attempt(seconds=0.1, outcome="ok", usage=usage)], usage=usage,
            cost=Cost(amount=Decimal("0.0012300"), currency="USD"), cost_note="list price", warnings=["w"],
            version="0.1.0",
        ),
    )  # fmt: skip


def test_a_summary_goes_through_json_unchanged() -> None:
    summary = full_summary()
    text = summary.model_dump_json()
    again = Summary.model_validate_json(text)
    assert again == summary
    assert again.model_dump_json() == text
    assert Summary.model_validate(json.loads(text)) == summary
    assert Summary.model_validate(summary.model_dump()) == summary


def test_the_example_has_every_field() -> None:
    def empties(value: Any, path: str) -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                yield from empties(item, f"{path}/{key}")
        elif isinstance(value, list):
            if not value:
                yield path
            for index, item in enumerate(value):
                yield from empties(item, f"{path}/{index}")
        elif value is None:
            yield path

    assert [path for path in empties(full_summary().model_dump(), "") if not path.endswith(("skipped", "digest"))] == []


def test_an_amount_keeps_its_digits() -> None:
    assert json.loads(full_summary().model_dump_json())["run"]["cost"]["amount"] == "0.0012300"


@pytest.mark.parametrize("version", ["2", "", None, 1])
def test_another_schema_version_is_refused(version: Any) -> None:
    data = full_summary().model_dump() | {"schema_version": version}
    with pytest.raises(ValidationError):
        Summary.model_validate(data)


@pytest.mark.parametrize("field", ["id", "article", "headline", "abstract", "run"])
def test_these_fields_of_a_summary_are_required(field: str) -> None:
    data = full_summary().model_dump()
    del data[field]
    with pytest.raises(ValidationError, match=field):
        Summary.model_validate(data)
    with pytest.raises(ValidationError, match=field):
        Summary.model_validate(data | {field: None})


def test_a_summary_can_be_checked_anew() -> None:
    import summariser.verify

    audit = full_summary().verify()
    assert audit == summariser.verify.verify(full_summary())
    assert audit.passed is False, "it holds an entry of ungrounded"


@pytest.mark.parametrize(("given", "id"), [(7, "7"), (0, "0"), (-3, "-3"), (10**20, "1" + "0" * 20), ("7", "7")])
def test_a_whole_number_is_an_id(given: object, id: str) -> None:
    assert Article.from_json(json.dumps({"text": "News.", "id": given}), name="a:1").id == id


@pytest.mark.parametrize("given", [7.5, True, [7], {"no": 7}])
def test_what_else_is_no_text_is_no_id(given: object) -> None:
    with pytest.raises(ArticleError) as refused:
        Article.from_json(json.dumps({"text": "News.", "id": given}), name="a:1")
    assert str(refused.value) == f"a:1: `id`: {given!r} is no text."


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("publised", "published"), ("publish", "published"), ("pulbished", "published"), ("Published", "published"),
        ("titel", "title"), ("autor", "author"), ("URL", "url"), ("langauge", "language"),
    ],
)  # fmt: skip
def test_a_misspelt_key_is_refused_with_the_one_that_is_meant(key: str, meant: str) -> None:
    line = {"text": "News.", key: "2024-03-05"}
    with pytest.raises(ArticleError) as refused:
        Article.from_json(json.dumps(line), name="a:1")
    assert str(refused.value) == f"a:1: there is no {key!r} of an article to give; is {meant!r} meant?"
    known = {"published": "2024-03-05", "title": "T", "author": "A", "url": "u", "language": "en"}
    with pytest.warns(SummariserWarning, match="is not used"):
        article = Article.from_json(json.dumps(line | {meant: known[meant]}), name="a:1")
    assert getattr(article, meant) is not None, "the field itself is there, so the other is another"


@pytest.mark.parametrize(
    "key", ["extra", "section", "published_at", "publisher", "authors", "urls", "lang", "resource", ""]
)
def test_another_key_is_passed_over_and_told_once(key: str) -> None:
    told = set[str]()
    line = json.dumps({"text": "News.", "published": "2024-03-05", key: ["x"]})
    with pytest.warns(SummariserWarning) as warned:
        article = Article.from_json(line, name="a:1", passed_over=told)
    assert str(warned[0].message) == (
        f"a:1: the key {key!r} is not used, here or in another line; "
        "an article has its text, and id, title, url, source, author, published, language."
    )
    assert (article.published_day, article.warnings, told) == (date(2024, 3, 5), (), {key})
    assert Article.from_json(line, name="a:2", passed_over=told).text == "News."
    assert len(warned) == 1
    with pytest.warns(SummariserWarning, match="a:3: the keys 'b', .* and 2 more are not used"):
        Article.from_json(json.dumps({"text": "News."} | dict.fromkeys("bcdefghijk", 1)), name="a:3", passed_over=told)


@pytest.mark.parametrize("key", ["offset", "sha256"])
def test_what_a_file_decides_is_refused_in_a_line(key: str) -> None:
    with pytest.raises(ArticleError, match=f"there is no '{key}' of an article to give; there are id, title,"):
        Article.from_json(json.dumps({"text": "News.", key: 3}), name="a:1")


def test_a_header_in_the_text_of_a_json_object_is_warned_of_where_it_is_read() -> None:
    line = '{"text": "date 2024-03-05 The news."}'
    with pytest.warns(SummariserWarning, match="give the day as `published`") as warned:
        article = Article.from_json(line, name="a.jsonl:1")
    assert (article.text, article.published, article.offset) == ("date 2024-03-05 The news.", None, 0)
    assert warned[0].filename == __file__
    assert article.warnings == (str(warned[0].message),)
    assert Article.from_json(line, name="a.jsonl:1", published="2024-03-05").warnings == ()


def test_of_a_file_that_is_too_large_no_more_is_read_than_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def counted(data: bytes, *, source: str, encoding: str | None = None) -> DecodedText:
        read.append(len(data))
        return decode(data, source=source, encoding=encoding)

    monkeypatch.setattr("summariser.models.article.decode", counted)
    path = tmp_path / "large.txt"
    path.touch()
    os.truncate(path, 2 * MAX_BYTES)
    with pytest.raises(ArticleError, match="larger than the 4,000,000 bytes of one article; split it"):
        Article.from_file(path)
    assert read == [MAX_BYTES + 1]
