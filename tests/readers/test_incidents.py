"""Other incidents in a report, by rules: events of their own, with their own figures."""

from collections.abc import Callable

import pytest

from summariser import Summary
from tests.growth import is_about_linear
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
        ("Nationally, 61 people have died in blasts since May.", [("related", ["61 people"])]),
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


MOSQUE = (
    "A bomber killed 14 people outside a mosque in the Pakistani city of Peshawar on Monday, police said.\n\n"
    "The blast shook the city.\n\nThe mosque was full."
)
"""A suicide attack, told by a Pakistani paper of 22 May 2024, a Wednesday."""


@pytest.mark.parametrize(
    "behind",
    [
        "In Washington, the president sent his condolences.\n\nAt least four children were killed.",
        "In New York, the United Nations called for calm.\n\nSome 40 people were wounded, doctors said.",
        "Officials also said that 40 people were wounded.",
        "Rescuers also pulled three bodies from the rubble.",
        "Superintendent Asad Mehmood also said that 40 people were wounded.",
        "In Islamabad, the interior ministry said three police officers were killed.",
        "Two of the wounded had died in hospital on Tuesday, a doctor said.",
        "A hospital spokesman said three people had died of their wounds on Tuesday.",
        "On the other side of the street, three traders were killed by flying glass.",
        "Further down the street, two people were hurt.",
        "The bomber had walked across the river, police said, and 57 people were wounded.",
        "In an interview with Reuters, a police officer said that 17 people were killed.",
        "Elsewhere in the mosque, five bodies were found.",
        "Hours later, doctors at Khyber Teaching said three of the wounded had died.",
        "Three soldiers were treated at a base in Nowshera; one of them died.",
    ],
)
def test_what_goes_on_with_the_news_stays_in_it(behind: str) -> None:
    summary = summary_of(f"{MOSQUE}\n\n{behind}", published="2024-05-22")
    main = summary.events[0]
    assert [it.role for it in summary.events if it.casualties] == ["main"]
    assert len(main.casualties) > 1


@pytest.mark.parametrize(
    "behind",
    [
        "In March 2022, a bomber killed 63 people at another mosque. The latest blast wounded 57.",
        "In Lund, gunmen killed 63 people. The overall toll of Monday's blast is now 57 dead.",
    ],
)
def test_a_paragraph_goes_back_to_the_news(behind: str) -> None:
    summary = summary_of(f"{MOSQUE}\n\n{behind}", published="2024-05-22")
    [main, other] = [it for it in summary.events if it.casualties]
    assert [it.count.best for it in main.casualties] == [14, 57]
    assert [it.count.best for it in other.casualties] == [63]


@pytest.mark.parametrize(
    "lead",
    [
        "Fighting that broke out on April 15 has killed at least 528 people in Sudan, the ministry said on Tuesday.",
        "Wildfires that broke out near Los Angeles on April 7 have killed 528 people, the coroner said on Monday.",
    ],
)
def test_an_old_day_of_the_lead_is_that_of_the_news(lead: str) -> None:
    [main, *_] = summary_of(lead, published="2023-05-02").events
    assert main.casualties[0].count.text.endswith("528 people")
    assert main.date is not None
    assert main.date.start.month == 4


def test_a_second_attack_in_another_place_of_one_paragraph_is_another() -> None:
    behind = (
        "A car bomb went off in Karrada, killing 24 people. A second bomb struck a market in Sadr City, killing 20."
    )
    summary = summary_of(f"{MOSQUE}\n\n{behind}", published="2024-05-22")
    assert [[it.count.best for it in event.casualties] for event in summary.events] == [[14], [24], [20]]


@pytest.mark.parametrize("joined_by", ["-", " "])
def test_the_cost_of_names_of_many_parts_is_linear(joined_by: str) -> None:
    def read(size: int) -> Callable[[], object]:
        name = joined_by.join(["A"] * size)
        text = f"{MOSQUE}\n\n{name} died in {name} and 12 people were killed. In {name}, two died."
        return lambda: summary_of(text)

    assert is_about_linear(read, 400)


QUAKE = "A quake killed 48 people in Norway on Monday, officials said.\n\nIt struck at 4 p.m.\n\nThousands fled."
STORM = "A storm killed eight people in Norway on Monday, officials said.\n\nIt struck at 4 p.m.\n\nThousands fled."


@pytest.mark.parametrize(
    ("news", "behind"),
    [
        (MOSQUE, "In Lahore, shops were shut in protest. The blast also wounded 40 people."),
        (MOSQUE, "In Karachi, crowds blocked roads. The toll rose to 19 at night."),
        (MOSQUE, "In Rawalpindi, two of the wounded died."),
        (MOSQUE, "At the other end of the building, two bodies were found."),
        (MOSQUE, "On the far side of the mosque, five men were crushed to death."),
        (MOSQUE, "In Lund, a guard was killed. Two others were wounded in the mosque bombing."),
        (QUAKE, "In Orvo, a fire burned 200 houses. Fifteen people died in the city."),
        (QUAKE, "In Orvo, a hotel collapsed. Rescuers found 12 bodies in it."),
        (STORM, "Two boats sank off Orvo and 12 sailors were missing."),
        (STORM, "Further east, in Orvo, it killed three people."),
        ("Floods killed 120 people in Norway and Sweden.", "X.\n\nIt is. Across the border in Sweden, 20 people died."),
    ],
)
def test_what_a_wide_disaster_brings_and_what_comes_back_to_the_news(news: str, behind: str) -> None:
    main = summary_of(f"{news}\n\n{behind}", published="2024-05-22").events[0]
    assert main.role == "main"
    assert len(main.casualties) > 1


@pytest.mark.parametrize(
    ("news", "behind"),
    [
        (QUAKE, "A lorry with tents went off the road near Orvo. Two helpers were killed."),
        (STORM, "Gunmen attacked a convoy near Orvo. Two helpers were killed."),
        (QUAKE, "In a separate accident, two helpers were killed."),
    ],
)
def test_what_a_wide_disaster_does_not_bring(news: str, behind: str) -> None:
    main = summary_of(f"{news}\n\n{behind}", published="2024-05-22").events[0]
    assert len(main.casualties) == 1
