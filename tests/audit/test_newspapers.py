"""Doubts that told nothing of true summaries of newspaper stories and bulletins, each beside one that must stay."""

from datetime import date

import pytest

from summariser.models import Article, EventDate
from summariser.timex import resolve
from tests.audit.sample import found
from tests.audit.test_quiet import described

MONDAY = date(2023, 5, 15)
"""The day of publication of `described`."""


def dated(text: str, words: str, start: str, end: str, published: date = MONDAY, **fields: object) -> list[str]:
    days = EventDate.model_validate({"text": words, "start": start, "end": end, "precision": "day"})
    summary = described(text, "Ferry is held in Torvik", date=days, **fields)
    summary = summary.model_copy(update={"article": Article(text=text, published=published)})
    return [it.severity for where in ("/events/0", "/events/0/date") for it in found(summary, "dates", where)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on Saturday the 6th", (date(2023, 5, 6), date(2023, 5, 6))),
        ("Friday, the 13th", (date(2023, 1, 13), date(2023, 1, 13))),
        ("Saturday the 6th of May", (date(2023, 5, 6), date(2023, 5, 6))),
        ("Monday the 32nd", None),
    ],
)
def test_a_weekday_with_a_number_is_the_nearest_that_has_both(words: str, days: tuple[date, date] | None) -> None:
    assert resolve(words, MONDAY) == days


def test_a_deadline_ahead_is_a_doubt_and_a_deed_ahead_an_error() -> None:
    text = "The board has named a surgeon, whose report is due by the end of August."
    late = ("2023-08-01", "2023-08-31")
    assert dated(text, "by the end of August", *late, status="ongoing") == []
    assert dated(text, "by the end of August", *late, status="actual") == ["warning"]
    assert dated(text.replace("by the end of", "in"), "in August", *late, status="actual")[:1] == ["error"]


def test_a_night_may_be_one_that_the_story_tells() -> None:
    text = "The ferry was shelled on Wednesday. Seventeen people died overnight."
    assert dated(text, "overnight", "2023-05-10", "2023-05-11") == []
    assert dated(text, "overnight", "2023-05-07", "2023-05-08") == ["error"]


def test_a_weekday_may_be_one_of_last_week_where_that_is_told() -> None:
    text = "The clinic ran dry for two nights last week. It had no fluid from Thursday until Saturday."
    days = ("from Thursday until Saturday", "2023-05-11", "2023-05-13")
    saturday = date(2023, 5, 20)
    assert dated(text, *days, published=saturday) == []
    assert dated(text.replace("last week", "in all"), *days, published=saturday) == ["warning"]
    assert dated(text, days[0], "2023-05-10", "2023-05-12", published=saturday) == ["warning"]


@pytest.mark.parametrize(
    ("description", "severities"),
    [
        ("One 'terrorist' is killed, police say", ["warning"]),
        ("One 'tourist' is killed, police say", ["error"]),
        ("'One of the terrorist' is killed, police say", ["error"]),
    ],
)
def test_one_quoted_word_may_have_another_form(description: str, severities: list[str]) -> None:
    summary = described("Police said one of the terrorists was killed.", description)
    assert [it.severity for it in found(summary, "quotations", "/events/0/description")] == severities
