"""Other incidents in a report, by rules: events of their own, with their own figures."""

import pytest

from summariser import Summary
from tests.readers.test_rules import summary_of

NEWS = (
    "TORVIK, June 12 - A bomb killed nine people at a market in Torvik on Monday, police said. Six were wounded.\n\n"
    "The mayor spoke of a black day. The market is shut."
)


def told(behind: str, news: str = NEWS) -> list[tuple[str, list[str]]]:
    """The role of each event with figures, and their words."""
    summary: Summary = summary_of(f"{news}\n\n{behind}", published="2024-06-12")
    return [(it.role, [one.count.text for one in it.casualties]) for it in summary.events if it.casualties]


MAIN = ("main", ["nine people", "Six"])


@pytest.mark.parametrize(
    ("behind", "events"),
    [
        (
            "Hours later, on the road to Lund, a bomb went off. Three soldiers died and five were hurt.",
            [("related", ["Three soldiers", "five"])],
        ),
        (
            "A lorry ran into a ravine near Lund. Two helpers on board were killed.",
            [("related", ["Two helpers on board"])],
        ),
        (
            "In March 2019 a bomb killed 30 people in the same street. Ten others were injured.",
            [("background", ["30 people", "Ten others"])],
        ),
        (
            "At Lund, two guards were killed. And in Sarn, three men drowned.",
            [("related", ["two guards"]), ("related", ["three men"])],
        ),
        ("Nationally, 61 people have died in blasts.", [("related", ["61 people"])]),
        ("It was the worst since May 2019, when, by official count, 44 died.", [("background", ["44"])]),
        ("On Sept. 4, 2023, six people were killed at a shop there.", [("background", ["six people"])]),
        ("In an accident linked to the rescue, a lorry killed two men.", [("related", ["two men"])]),
    ],
)
def test_an_incident_has_its_own_figures(behind: str, events: list[tuple[str, list[str]]]) -> None:
    assert told(behind) == [MAIN, *events]


@pytest.mark.parametrize(
    "behind",
    [
        "At the Lund hospital, two of the wounded died.",
        "Two more bodies were found in Torvik.",
        "The dead included two traders from Lund.",
        "Two others were wounded in Monday's blast.",
    ],
)
def test_the_news_keeps_its_own(behind: str) -> None:
    [(role, figures)] = told(behind)
    assert role == "main"
    assert len(figures) == 3


def test_a_day_on_which_it_was_said_is_none_of_the_news() -> None:
    news = "A bomb killed nine people at a market in Torvik, police said on Thursday."
    assert told("Twenty-two others were wounded in Wednesday's blast.", news) == [
        ("main", ["nine people", "Twenty-two others"])
    ]
