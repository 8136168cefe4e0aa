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
        (
            "Three people died in a fire on Monday, hours after two were killed in a car.",
            [("main", "accident", [3]), ("background", "other", [2])],
        ),
    ],
)
def test_what_came_days_before_is_the_news_where_the_lead_tells_what_came_of_it(
    text: str, events: list[tuple[str, str, list[int | None]]]
) -> None:
    assert tolls(summary_of(text, published="2023-06-15")) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Floods killed 300 people in Orvo on Monday. A minibus carrying nurses collided with a car, killing seven.",
            [("main", "disaster", [300]), ("related", "accident", [7])],
        ),
        (
            "Floods killed 300 people in Orvo on Monday. A bus was swept away, killing seven people.",
            [("main", "disaster", [300, 7])],
        ),
        (
            "Nine people were shot dead in Orvo on Monday. In Sarn, 20 people were killed, medics said.",
            [("main", "assault", [9]), ("related", "other", [20])],
        ),
        (
            "At least nine people were killed in Orvo on Monday. In Orvo, 20 people were hurt, medics said.",
            [("main", "other", [9, 20])],
        ),
        (
            "Police arrested Ada Orm on Monday. The shelling had left 12 dead.",
            [("main", "coerce", []), ("related", "assault", [12])],
        ),
    ],
)
def test_another_accident_or_place_is_another_event(text: str, events: list[tuple[str, str, list[int | None]]]) -> None:
    assert tolls(summary_of(text, published="2023-06-15")) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Teachers walked out across Varland on Wednesday. No one was injured.", ("main", "protest", [0])),
        ("A dam burst in Orvo on Sunday. Nobody was hurt.", ("main", "accident", [0])),
        ("A tower came down in Orvo on Sunday. Six people died.", ("main", "accident", [6])),
        ("A crate was opened in Orvo on Sunday. Six people died.", ("main", "other", [6])),
        ("A mural was defaced in Orvo on Monday. Four people were arrested.", ("main", "other", [])),
        ("Ada Orm came home to Orvo on Monday. She was convicted of fraud in 2010.", ("main", "other", [])),
        ("Rebels seized the town of Orvo on Monday.", ("main", "coerce", [])),
        ("Nurses walked off the job in Orvo on Monday.", ("main", "protest", [])),
        ("An explosion at a paint factory killed nine people on Monday.", ("main", "accident", [9])),
    ],
)
def test_the_leads_event_is_the_main_one(text: str, event: tuple[str, str, list[int | None]]) -> None:
    summary = summary_of(text, published="2023-06-15")

    assert tolls(summary)[0] == event
    assert summary.events[0].evidence[0].start == 0


@pytest.mark.parametrize(
    "text",
    [
        "The convention bans attacks on dams.",
        "The law punishes murder with death.",
        "The minister said no one found guilty will be spared.",
        "The victory was a political earthquake.",
        "The minister won by a landslide.",
        "It sounded like a bomb.",
        "The ministry faced a storm of protest.",
    ],
)
def test_laws_and_metaphors_are_no_events(text: str) -> None:
    assert summary_of(text, published="2023-06-15").events == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen carried out attacks on dams on Monday.", "assault"),
        ("A landslide buried a village in Orvo.", "disaster"),
        ("A court found Ada Orm guilty on Monday.", "legal"),
        ("A bomb went off in Orvo on Monday.", "assault"),
    ],
)
def test_what_happened_is_an_event(text: str, kind: str) -> None:
    assert [it.type for it in summary_of(text, published="2023-06-15").events] == [kind]


def test_figures_of_the_clash_that_was_told_are_the_main_events() -> None:
    summary = summary_of(
        "Soldiers of both sides exchanged fire near a temple on Wednesday, killing six people. Norland said four of its"
        " soldiers had died in the clash at the town of Orvo.",
        published="2023-06-15",
    )

    assert tolls(summary) == [("main", "assault", [6, 4])]
    assert summary.events[0].location is not None
    assert summary.events[0].location.name == "Orvo"


def test_what_goes_on_from_the_leads_background_is_no_event_of_its_own() -> None:
    summary = summary_of(
        "The oil minister resigned on Tuesday, a day after a fire at a refinery killed 17 workers. The blaze broke out"
        " at the plant at noon.",
        published="2023-06-15",
    )

    assert tolls(summary) == [("main", "retreat", []), ("background", "accident", [17])]


def test_dead_of_hunger_are_not_those_of_a_shelling_in_the_paragraph_before() -> None:
    summary = summary_of(
        "The first trucks with food reached Orvo on Monday.\n\nThe army accused rebels of shelling the road on"
        " Sunday.\n\nDoctors in Orvo said 23 people had died of hunger.",
        published="2023-06-15",
    )

    assert tolls(summary)[:2] == [("main", "aid", []), ("related", "other", [23])]
