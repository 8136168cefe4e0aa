"""Tolls of another deed, place or time without a word of time: none of them is the news'."""

import pytest

from tests.readers.test_rules import summary_of

LEAD = "Gunmen killed 42 people in Torvik on Wednesday. "


def killed(text: str) -> list[list[float | None]]:
    """What each event has of the dead, the main one's first."""
    return [[it.count.low for it in event.casualties] for event in summary_of(text, published="2023-06-15").events]


@pytest.mark.parametrize(
    "text",
    [
        "Similar raids have killed 300 people.",
        "Bandits have killed 300 people in the state.",
        "The same unit killed 300 people in Orvo.",
        "Another 300 were killed in a raid in Orvo.",
        "Some 300 people have been killed in raids since the governor took office.",
        "Across the country 300 people were killed over the weekend.",
    ],
)
def test_a_sum_or_another_deed_is_not_the_news(text: str) -> None:
    main, *others = killed(LEAD + text)

    assert main == [42]
    assert len(others) <= 1


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Nine people were killed in Torvik on Monday, bringing to 120 the number killed this month.", [9]),
        ("Gunmen have killed nine people in Torvik, bringing the death toll to 12.", [9, 12]),
        (LEAD + "The gunmen have killed three guards as well.", [42, 3]),
        (LEAD + "Another 12 people were wounded in the raid.", [42, 12]),
        ("A storm hit Torvik on Monday. Across the country 40 people were killed.", [40]),
    ],
)
def test_what_is_the_news_stays(text: str, main: list[int]) -> None:
    assert killed(text)[0] == main


def test_nobody_of_another_place_is_no_denial_of_the_news() -> None:
    main, other = killed(LEAD + "No one was hurt in Orvo.")

    assert (main, other) == ([42], [0])
