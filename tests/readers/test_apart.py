"""Which event a figure belongs to: what a sentence recalls, sets elsewhere or looks back at is not the lead's toll."""

import pytest

from summariser import Summary
from tests.readers.test_rules import summary_of

LEAD = "Gunmen killed 42 people in Orvo on Wednesday. "


def tolls(summary: Summary) -> list[tuple[str, str, list[int | None]]]:
    """Role, type and the figures of each event."""
    return [(it.role, it.type, [toll.count.low for toll in it.casualties]) for it in summary.events]


@pytest.mark.parametrize(
    "text",
    [
        "A 2019 attack killed 12 people.",
        "Last week 12 people were killed in the same area.",
        "A week earlier 12 people were killed there.",
        "It was the worst attack since the bombing of a church that killed 12 people.",
        "The 15-year insurgency has killed 12 people.",
        "The same night soldiers killed 12 bandits in Sarn.",
        "The first two left 12 people dead.",
        "The death toll in the war now stands at 12.",
    ],
)
def test_an_earlier_toll_is_not_the_news(text: str) -> None:
    main, other = tolls(summary_of(LEAD + text, published="2023-06-15"))

    assert main == ("main", "assault", [42])
    assert other[0] != "main"
    assert other[2] == [12]


def test_a_figure_of_the_same_day_stays() -> None:
    (main,) = tolls(summary_of(LEAD + "Another 12 people were wounded.", published="2023-06-15"))

    assert main == ("main", "assault", [42, 12])


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Hopes after a landslide faded on Monday, a day after a hillside broke and killed seven people.",
            [("main", "disaster", [7])],
        ),
        (
            "A bomb went off in Orvo on Monday, a day after floods killed five people there.",
            [("main", "assault", []), ("background", "disaster", [5])],
        ),
        ("A year after floods killed 200 people, the town is empty.", [("background", "disaster", [200])]),
        ("Three people died in a fire on Monday, hours after two were killed in a car.", [("main", "other", [3])]),
    ],
)
def test_what_came_days_before_is_the_news_where_the_lead_tells_what_came_of_it(
    text: str, events: list[tuple[str, str, list[int | None]]]
) -> None:
    assert tolls(summary_of(text, published="2023-06-15")) == events
