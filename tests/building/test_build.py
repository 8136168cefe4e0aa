"""The whole of building: whatever a reply says, the result is exact, linked and complete."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from summariser.models import Article, Span, Summary
from summariser.models.vocabulary import (
    CasualtyEffect,
    EventRole,
    EventStatus,
    PlacePrecision,
    ResponsibilityStance,
    SpeechAct,
    TargetEffect,
)
from summariser.wire import EVENT_TYPES, PartyKind
from tests.building.sample import (
    ARTICLE,
    REPLY,
    Wire,
    built,
    happening,
    harm,
    party,
    reply,
    said,
    summary_of,
    words,
)


def resolved(data: Any, pointer: str) -> Any:
    """What a JSON Pointer (RFC 6901) leads to. Raises KeyError, IndexError, ValueError, TypeError where nothing is."""
    if not pointer.startswith("/"):
        raise ValueError(pointer)
    for token in pointer[1:].split("/"):
        key = token.replace("~1", "/").replace("~0", "~")
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


def spans_of(value: Any, pointer: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a result, with its JSON Pointer."""
    if isinstance(value, Span):
        yield pointer, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans_of(getattr(value, name), f"{pointer}/{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from spans_of(item, f"{pointer}/{index}")


def assert_sound(summary: Summary) -> None:
    """What holds of every result."""
    data = summary.model_dump(mode="json")
    for pointer, span in spans_of(summary):
        assert summary.article.text[span.start : span.end] == span.text, pointer
        assert span.start < span.end, pointer
        assert resolved(data, pointer) == span.model_dump()
    for entry in summary.ungrounded:
        resolved(data, entry.pointer)
        assert entry.reason
    pointers = [entry.pointer for entry in summary.ungrounded]
    said_ids = [item.id for item in summary.attributions]
    assert said_ids == [f"a{number}" for number in range(1, len(said_ids) + 1)]
    assert [event.id for event in summary.events] == [f"e{number}" for number in range(1, len(summary.events) + 1)]
    firsts = []
    for index, item in enumerate(summary.attributions):
        assert item.content.spans or f"/attributions/{index}/content" in pointers
        assert item.content.spans == sorted(item.content.spans, key=lambda span: span.start)
        assert item.via_id in {None, *said_ids} - {item.id}
        assert item.event_ids == [event.id for event in summary.events if item.id in _linked(event)]
        firsts += [min((span.start for _, span in spans_of(item)), default=1 << 60)]
    assert firsts == sorted(firsts), "not in text order"
    for index, event in enumerate(summary.events):
        assert event.evidence or any(pointer.startswith(f"/events/{index}/") for pointer in pointers)
        assert set(_linked(event)) <= set(said_ids)
        for at, figure in enumerate(event.casualties):
            assert set(figure.attribution_ids) <= set(said_ids)
            assert figure.subset_of != at
            assert figure.subset_of is None or figure.subset_of < len(event.casualties)
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def _linked(event: Any) -> list[str]:
    return [*event.attribution_ids, *(it.attribution_id for it in event.responsibility if it.attribution_id)]


def test_the_sample_is_sound() -> None:
    summary = summary_of(REPLY)
    assert_sound(summary)
    assert len(list(spans_of(summary))) > 20
    assert summary.ungrounded == []


def test_a_reply_that_says_nothing_gives_an_empty_summary() -> None:
    summary = summary_of(reply(headline="", abstract="", lang=""))
    assert_sound(summary)
    assert summary.events == summary.attributions == summary.key_points == summary.ungrounded == []
    assert summary.topic is None


# In short


def test_headline_abstract_and_topic_are_taken_over() -> None:
    summary = summary_of(reply(headline="Eight die", abstract="Eight died. More later.", topic="weather"))
    assert (summary.headline, summary.abstract, summary.topic) == ("Eight die", "Eight died. More later.", "weather")


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        (["related", "main", "background"], ["1", "0"]),
        (["main", "background", "main"], ["0", "2"]),
        (["background", "background"], ["0", "1"]),
        ([], []),
        (["main"] * 9, ["0", "1", "2", "3", "4", "5"]),
    ],
)
def test_key_points_are_the_main_events_then_the_related_ones(roles: list[str], told: list[str]) -> None:
    events = [happening(1, what=str(index), role=role) for index, role in enumerate(roles)]
    points = built(reply(events=events)).key_points
    assert [point.text for point in points] == told
    assert all(words(point.evidence) == [ARTICLE.text.split("\n")[0]] for point in points)


@pytest.mark.parametrize(
    ("known", "said_", "expected"),
    [
        ("es", "en", "es"), (None, "es", "es"), (None, " de-AT ", "de-AT"), (None, "Spanish", "es"),
        (None, "Klingon", "Klingon"), (None, "", "en"), (None, " ", "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_articles_else_the_replys(known: str | None, said_: str, expected: str) -> None:
    article = Article(text="Uno.", language=known)
    assert built(reply(lang=said_), article).language == expected
    assert summary_of(reply(lang=said_), article).article.language == expected


# Pointers


def test_every_miss_points_to_what_it_should_have_supported() -> None:
    wire = reply(
        said=[said(1, 1, "a neighbour", "sang", ["songs", "more songs"])],
        events=[
            happening(
                [1, 77],
                {"when": "Sunday", "date": None},
                {"where": "Oslo", "level": "city", "within": None},
                harm("killed", "nine cats", "9", 1),
                {"target": "a school", "kind": None, "effect": "none"},
                {"weapon": "a sword", "kind": "sword", "n": None},
            )
        ],
    )
    summary = summary_of(wire)
    assert_sound(summary)
    assert {entry.pointer for entry in summary.ungrounded} == {
        "/attributions/0/source",
        "/attributions/0/cue",
        "/attributions/0/content",
        "/events/0/evidence",
        "/events/0/date/text",
        "/events/0/location/text",
        "/events/0/casualties/0",
        "/events/0/targets/0",
        "/events/0/weapons/0",
    }
    assert len(summary.ungrounded) == 10


def test_problems_and_ungrounded_tell_the_same() -> None:
    draft = built(reply(said=[said(1, 1, "a neighbour", "sang", "songs")], events=[happening([77])]))
    assert len(draft.problems) == len(draft.ungrounded) == 4
    assert sorted(it.quoted for it in draft.problems) == sorted(it.quoted for it in draft.ungrounded)


# Whatever a reply says


FRAGMENTS = st.one_of(
    st.sampled_from(
        [
            "said", "she", "Lena Voss", "The Northern Front", "Shells … others", "killing … others", "31 others", "“",
            ",", "Nobody", "12 people", "three children", "at least eight people", "… said",
            "denied any role in the attack", "", " ", "We counted … nobody helped", "official", "January 2019",
            "Baghlan", "not there at all", "\u200b", "it",
        ]
    ),
    st.builds(
        lambda start, length: ARTICLE.text[start : start + length],
        st.integers(0, len(ARTICLE.text)),
        st.integers(0, 80),
    ),
    st.text(max_size=8),
)  # fmt: skip
NUMBERS = st.integers(-2, 12)
NAMES = st.sampled_from(
    ["Lena Voss", "Voss", "Northern Front", "police", "official", "he", "", "John Doe", "Iran's embassy"]
)


def one_of(literal: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def objects(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Wire]:
    return st.fixed_dictionaries(keys)


SAID = objects(
    id=NUMBERS, s=NUMBERS, source=maybe(FRAGMENTS), cue=maybe(FRAGMENTS), content=st.lists(FRAGMENTS, max_size=3),
    act=one_of(SpeechAct),
    more=st.lists(
        st.one_of(
            objects(who=NAMES), objects(role=NAMES, org=maybe(NAMES)), objects(via=NUMBERS),
            objects(unnamed_because=FRAGMENTS),
        ),
        max_size=3,
    ),
)  # fmt: skip
FIGURES = st.sampled_from(["8", ">=8", "8-10", "?", "0", "-1", "9" * 30, "", "~23", "lots"])
DETAILS = st.one_of(
    objects(when=FRAGMENTS, date=maybe(st.sampled_from(["2021-03-05", "2021-99", "2019/2018", "x", "0000"]))),
    objects(
        where=FRAGMENTS, level=one_of(PlacePrecision), within=maybe(st.sampled_from(["AFG", "X, AFG", ",", "x, y"]))
    ),
    objects(harm=st.one_of(one_of(CasualtyEffect), st.just("none")), text=FRAGMENTS, n=maybe(FIGURES), s=NUMBERS),
    objects(part=NUMBERS, of=NUMBERS),
    objects(target=FRAGMENTS, kind=maybe(NAMES), effect=one_of(TargetEffect)),
    objects(weapon=FRAGMENTS, kind=NAMES, n=maybe(FIGURES)),
    objects(blame=maybe(NAMES), stance=one_of(ResponsibilityStance)),
    objects(flag=st.sampled_from(["claim", "negated"])),
)
EVENT = objects(
    s=st.lists(NUMBERS, max_size=3), type=st.sampled_from(EVENT_TYPES), what=st.just("x"), role=one_of(EventRole),
    status=one_of(EventStatus), by=st.lists(NAMES, max_size=2), to=st.lists(NAMES, max_size=2),
    said=st.lists(NUMBERS, max_size=3), more=st.lists(DETAILS, max_size=5),
)  # fmt: skip
CODES = st.sampled_from(["AFGGOV", "---REB", "x", "", "AFG", "MILMIL"])
PARTY = objects(name=st.one_of(NAMES, FRAGMENTS), kind=one_of(PartyKind), code=maybe(CODES))
REPLIES = st.builds(
    lambda parties, said, events, lang: reply(parties=parties, said=said, events=events, lang=lang),
    st.lists(PARTY, max_size=3), st.lists(SAID, max_size=4), st.lists(EVENT, max_size=3),
    st.sampled_from(["en", "es", "zh", "", "klingon", "EN_us"]),
)  # fmt: skip


@settings(max_examples=100)
@given(REPLIES)
def test_whatever_a_reply_says_the_result_is_sound(wire: Wire) -> None:
    assert_sound(summary_of(wire))


@settings(max_examples=50)
@given(
    REPLIES,
    st.sampled_from(["x", "“", "Nobody said it.\r\n\r\nShe said.", "\u200b.\u00a0“she”", "31 others 👩\u200d👧"]),
)
def test_so_it_is_over_any_article(wire: Wire, text: str) -> None:
    assert_sound(summary_of(wire, text))


def test_a_repeated_building_gives_the_same() -> None:
    assert summary_of(REPLY).model_dump() == summary_of(REPLY).model_dump()


def test_parties_of_one_name_are_one() -> None:
    wire = reply(
        parties=[party("Police", "group"), party("police", "org", "AFGCOP")], events=[happening(5, by=["POLICE"])]
    )
    (actor,) = built(wire).events[0].actors
    assert (actor.kind, actor.sector) == ("organisation", "COP")
