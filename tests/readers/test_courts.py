"""Courts by rules: the verdict is the event, with its day and place; the deed is an old one, with its own."""

import pytest

from summariser import Event
from tests.readers.test_rules import summary_of


def told(event: Event) -> tuple[str, str, str | None, str | None, list[int | None]]:
    """Role, type, day, place and figures."""
    day = str(event.date.start) if event.date else None
    return (
        event.role,
        event.type,
        day,
        event.location and event.location.name,
        [it.count.low for it in event.casualties],
    )


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "A court in Geneva on Tuesday sentenced Ada Orm to 28 years for the murder of 31 men in Kabul in 1992.",
            [("main", "legal", "2023-06-13", "Geneva", []), ("background", "assault", "1992-01-01", "Kabul", [31])],
        ),
        (
            "Tom Orm was charged on Monday with murdering three women in Kabul in 2019.",
            [("main", "legal", "2023-06-12", None, []), ("background", "assault", "2019-01-01", "Kabul", [3])],
        ),
        (
            "A jury on Monday acquitted Tom Orm of murdering three women in Kabul.",
            [("main", "legal", "2023-06-12", None, []), ("background", "assault", None, "Kabul", [3])],
        ),
        (
            "The man who killed nine people in Kabul in 2011 was jailed on Monday.",
            [("main", "legal", "2023-06-12", None, []), ("background", "assault", "2011-01-01", "Kabul", [9])],
        ),
        ("A court jailed Ada Orm for 12 years on Monday.", [("main", "legal", "2023-06-12", None, [])]),
        (
            "A bomb killed nine people in Kabul on Monday. Tom Orm was charged with killing nine people.",
            [("main", "assault", "2023-06-12", "Kabul", [9]), ("related", "legal", None, None, [])],
        ),
        # as they were
        (
            "A man who was convicted in 2010 shot and killed two people in Kabul on Monday.",
            [("main", "assault", "2023-06-12", "Kabul", [2])],
        ),
        ("Police charged the crowd on Monday, killing two people.", [("main", "other", "2023-06-12", None, [2])]),
    ],
)
def test_the_verdict_and_the_deed(text: str, events: list[tuple[str, str, str | None, str | None, list[int]]]) -> None:
    assert [told(it) for it in summary_of(text, published="2023-06-15").events] == events


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police on Tuesday named the two men who were shot dead last Friday in Kabul.", "2023-06-09"),
        ("The union on Tuesday condemned Saturday's attack in which 12 nurses were killed.", "2023-06-10"),
        (
            "Hundreds gathered on Monday to mark the anniversary of the fire that killed 72 in 2017.",
            "2017-01-01",
        ),
        ("Police on Tuesday named the two men who were shot dead in Kabul.", None),
    ],
)
def test_what_is_looked_back_at_has_its_own_day(text: str, day: str | None) -> None:
    (event,) = summary_of(text, published="2023-06-15").events

    assert (str(event.date.start) if event.date else None) == day


def test_a_verdict_to_come_is_planned() -> None:
    (event,) = summary_of("The convicted men will be sentenced in August.", published="2023-06-15").events

    assert event.status == "planned"
    assert event.date is not None
    assert str(event.date.start) == "2023-08-01"


TITLED = (
    "Three jailed over mill fire that killed 27\n\n"
    "A court in Dhaka on Monday sentenced the owner of a mill and two of his men to 12 years in prison for a fire that "
    "killed 27 workers and injured more than 50. Lawyers said they would appeal."
)


def test_the_lead_tells_the_verdict_of_a_title_in_full() -> None:
    verdict, deed = summary_of(TITLED, published="2024-06-03").events

    assert (verdict.type, verdict.role, verdict.casualties) == ("legal", "main", [])
    assert verdict.date is not None
    assert str(verdict.date.start) == "2024-06-03"
    assert verdict.location is not None
    assert verdict.location.name == "Dhaka"
    assert (deed.role, deed.description) == (
        "background",
        "A fire that killed 27 workers and injured more than 50.",
    )
    assert [(it.effect, it.count.best) for it in deed.casualties] == [("killed", 27), ("injured", 51)]


@pytest.mark.parametrize(
    "text",
    [
        "The trial of three men accused of murdering a judge opened in Lima on Monday.",
        "The retrial of Olaf Toll, who is accused of a massacre in 1991, began in Lima on Monday.",
    ],
)
def test_a_trial_has_its_own_day_and_place_and_not_those_of_the_deed(text: str) -> None:
    event = summary_of(text, published="2023-06-15").events[0]

    assert event.location is not None
    assert event.date is not None
    assert (event.type, event.location.name, str(event.date.start)) == ("legal", "Lima", "2023-06-12")
