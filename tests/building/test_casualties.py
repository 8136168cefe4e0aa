"""Figures of casualties: number, group, who gave it, what it is part of."""

from typing import Any

import pytest

from summariser.models import Casualty, Event
from tests.building.sample import Wire, built, happening, harm, reply, said, the_event, words

TEXT = (
    "A bus fell into the river, killing at least 14 people, including four children and two teachers, police said. "
    "Another 27 people were hurt, three of them badly. Dozens of passengers are missing, said Amir Khan. "
    "A second bus stopped in time, with no casualties."
)


def figures(text: str, *harms: Wire, said: list[Wire] | None = None, s: list[int] | int = 1) -> list[Casualty]:
    event: Event = the_event(happening(s, *harms, type="accident"), text, said=said)
    return event.casualties


def test_a_figure_keeps_the_words_of_the_article() -> None:
    (figure,) = figures(TEXT, harm("killed", "AT LEAST 14 people", ">=14", 1))
    assert figure.effect == "killed"
    assert figure.count.model_dump() == {
        "text": "at least 14 people", "low": 14, "best": 14, "high": None, "qualifier": "at_least",
    }  # fmt: skip
    assert figure.victims == "people"
    assert figure.subset_of is None
    assert words(figure.evidence) == [TEXT[: TEXT.index(" Another")]]


def test_the_words_of_the_article_decide_over_the_figure_of_the_reply() -> None:
    (figure,) = figures(TEXT, harm("killed", "at least 14 people", "41", 1))
    assert (figure.count.low, figure.count.qualifier) == (14, "at_least")


def test_each_effect_has_its_own_figure() -> None:
    found = figures(
        TEXT,
        harm("killed", "at least 14 people", ">=14", 1),
        harm("injured", "Another 27 people", "27", 2),
        harm("missing", "Dozens of passengers", "?", 3),
    )
    assert [(it.effect, it.count.low, it.count.qualifier, it.victims) for it in found] == [
        ("killed", 14, "at_least", "people"),
        ("injured", 27, "exact", "people"),
        ("missing", 24, "vague", "passengers"),
    ]
    assert [it.subset_of for it in found] == [None] * 3


@pytest.mark.parametrize("group", ["others", "casualties", "fatalities", "dead", "wounded"])
def test_a_word_that_tells_nothing_of_those_harmed_is_no_group(group: str) -> None:
    assert figures(f"It left nine {group}.", harm("killed", f"nine {group}", "9", 1))[0].victims is None


# None


@pytest.mark.parametrize("text", ["no casualties", "with no casualties"])
def test_no_casualties_are_nobody_killed_and_nobody_injured(text: str) -> None:
    found = figures(TEXT, harm("none", text, None, 4), s=4)
    assert [(it.effect, it.count.low, it.count.best, it.count.high, it.count.qualifier) for it in found] == [
        ("killed", 0, 0, 0, "exact"),
        ("injured", 0, 0, 0, "exact"),
    ]
    assert {it.count.text for it in found} == {text}
    assert [it.subset_of for it in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("nobody", ["killed", "injured"]),
        ("neither driver", ["killed", "injured"]),
        ("nobody was killed or hurt", ["killed", "injured"]),
        ("No one was hurt", ["injured"]),
        ("All 16 pupils were unhurt", ["injured"]),
        ("no injuries", ["injured"]),
        ("no deaths", ["killed"]),
        ("nobody died", ["killed"]),
    ],
)
def test_nobody_is_nobody_whatever_the_words(text: str, effects: list[str]) -> None:
    found = figures(f"It burned, and yet: {text}.", harm("none", text, None, 1))
    assert [(it.effect, it.count.best) for it in found] == [(effect, 0) for effect in effects]


def test_of_nobody_hurt_the_group_is_named_without_what_is_said_of_it() -> None:
    assert (
        figures("All 16 pupils were unhurt.", harm("none", "All 16 pupils were unhurt", None, 1))[0].victims == "pupils"
    )


def test_nobody_is_no_group() -> None:
    assert figures("Nobody was hurt.", harm("none", "Nobody was hurt", None, 1))[0].victims is None


# Parts


def test_a_figure_after_including_is_part_of_the_one_before() -> None:
    found = figures(TEXT, harm("killed", "at least 14 people", ">=14", 1), harm("killed", "four children", "4", 1))
    assert [it.subset_of for it in found] == [None, 0]
    assert [it.count.best for it in found] == [14, 4]
    assert found[1].victims == "children"


def test_a_figure_whose_words_start_with_including_is_part_of_the_one_before() -> None:
    wire = harm("killed", "including four children", "4", 1)
    found = figures(TEXT, harm("killed", "at least 14 people", ">=14", 1), wire)
    assert (found[1].subset_of, found[1].victims) == (0, "children")


def test_two_figures_after_including_are_parts_of_the_same() -> None:
    found = figures(
        TEXT,
        harm("killed", "at least 14 people", ">=14", 1),
        harm("killed", "four children", "4", 1),
        harm("killed", "two teachers", "2", 1),
    )
    assert [it.subset_of for it in found] == [None, 0, 0]


def test_three_of_them_are_part_of_the_last_figure_of_that_effect() -> None:
    found = figures(
        TEXT,
        harm("injured", "Another 27 people", "27", 2),
        harm("killed", "at least 14 people", ">=14", 1),
        harm("injured", "three of them", "3", 2),
    )
    assert [it.subset_of for it in found] == [None, None, 0]


def test_a_part_is_no_larger_than_its_whole() -> None:
    text = "Six people were hurt, two of whom are blind, and at least 30 were treated for shock."
    found = figures(
        text, harm("injured", "Six people", "6", 1), harm("injured", "two of whom", "2", 1),
        harm("injured", "at least 30", ">=30", 1),
    )  # fmt: skip
    assert [it.subset_of for it in found] == [None, 0, None]
    text = "Six people were hurt, including two nurses and 30 clerks."
    found = figures(text, harm("injured", "Six people", "6", 1), harm("injured", "30 clerks", "30", 1))
    assert [it.subset_of for it in found] == [None, None]


def test_a_part_needs_a_whole_of_the_same_effect() -> None:
    found = figures(TEXT, harm("injured", "Another 27 people", "27", 2), harm("killed", "four children", "4", 1))
    assert [it.subset_of for it in found] == [None, None]


def test_the_reply_may_say_which_is_part_of_which() -> None:
    text = "The blast killed 12 people. Five were guards."
    found = figures(text, harm("killed", "12 people", "12", 1), harm("killed", "Five", "5", 2), {"part": 1, "of": 0})
    assert [it.subset_of for it in found] == [None, 0]


@pytest.mark.parametrize(("part", "of"), [(0, 0), (0, 5), (0, -1), (7, 0), (-1, 0)])
def test_a_part_of_itself_or_of_nothing_is_passed_over(part: int, of: int) -> None:
    found = figures("The blast killed 12 people.", harm("killed", "12 people", "12", 1), {"part": part, "of": of})
    assert [it.subset_of for it in found] == [None]


def test_positions_count_the_harms_of_the_reply() -> None:
    text = "One bus had no casualties. In the other, 12 people died. Five were guards."
    found = figures(
        text,
        harm("none", "no casualties", None, 1),
        harm("killed", "12 people", "12", 2),
        harm("killed", "Five", "5", 3),
        {"part": 2, "of": 1},
    )
    assert [it.subset_of for it in found] == [None, None, None, 2]


def test_two_figures_are_not_part_of_each_other() -> None:
    text = "The blast killed 12 people. Five were guards."
    found = figures(
        text,
        harm("killed", "12 people", "12", 1),
        harm("killed", "Five", "5", 2),
        {"part": 1, "of": 0},
        {"part": 0, "of": 1},
    )
    assert None in [it.subset_of for it in found]


# Who gave it


def test_the_attribution_whose_words_hold_the_figure_gave_it() -> None:
    statements = [
        said(1, 1, "police", "said", "A bus fell … two teachers"),
        said(2, 3, "Amir Khan", "said", "Dozens of passengers are missing"),
    ]
    found = figures(
        TEXT,
        harm("killed", "at least 14 people", ">=14", 1),
        harm("injured", "Another 27 people", "27", 2),
        harm("missing", "Dozens of passengers", "?", 3),
        said=statements,
    )
    assert [it.attribution_ids for it in found] == [["a1"], [], ["a2"]]


def test_who_gives_a_figure_speaks_of_the_event() -> None:
    wire = reply(
        said=[said(1, 1, "police", "said", "A bus fell … two teachers")],
        events=[happening(1, harm("killed", "at least 14 people", ">=14", 1), type="accident")],
    )
    draft = built(wire, TEXT)
    assert draft.events[0].casualties[0].attribution_ids == ["a1"]
    assert draft.events[0].attribution_ids == ["a1"]
    assert draft.attributions[0].event_ids == ["e1"]


# What is not there


def test_a_figure_that_is_not_in_the_article_is_told() -> None:
    draft = built(reply(events=[happening(1, harm("killed", "nine people", "9", 1), type="accident")]), TEXT)
    (miss,) = draft.ungrounded
    assert (miss.pointer, miss.quoted) == ("/events/0/casualties/0", "nine people")
    (figure,) = draft.events[0].casualties
    assert figure.evidence == []
    assert figure.attribution_ids == []


def test_pointers_count_the_figures_of_the_result() -> None:
    harms: list[Any] = [
        harm("none", "no casualties", None, 4),
        harm("killed", "nine people", "9", 1),
        harm("injured", "ten cats", "10", 1),
    ]
    draft = built(reply(events=[happening(1, *harms, type="accident")]), TEXT)
    assert [miss.pointer for miss in draft.ungrounded] == ["/events/0/casualties/2", "/events/0/casualties/3"]
    assert [problem.where for problem in draft.problems] == ["events[0].more[1].text", "events[0].more[2].text"]


def test_a_figure_in_another_sentence_than_named_is_found_there() -> None:
    (figure,) = figures(TEXT, harm("injured", "Another 27 people", "27", 4))
    assert words(figure.evidence)[0].startswith("Another 27")


def test_white_space_in_the_words_for_nobody_is_read_once() -> None:
    white = " " * 300_000  # which takes minutes where each of its places is tried
    found = figures("All 16 pupils were unhurt.", harm("none", f"All 16{white}pupils were{white}unhurt", None, 1))
    assert [(it.count.text, it.victims) for it in found] == [("All 16 pupils were unhurt", "pupils")]
