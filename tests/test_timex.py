"""Time expressions of news, resolved against Wednesday 4 October 2023."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.timex import find_times, resolve

PUBLISHED = date(2023, 10, 4)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Saturday", "2023-09-30", "2023-09-30"),
        ("Wednesday", "2023-10-04", "2023-10-04"),
        ("later Wednesday", "2023-10-04", "2023-10-04"),
        ("next Tuesday", "2023-10-10", "2023-10-10"),
        ("last Wednesday", "2023-09-27", "2023-09-27"),
        ("early on Thursday", "2023-09-28", "2023-09-28"),
        ("by Monday night", "2023-10-04", "2023-10-09"),
        ("by the end of next week", "2023-10-04", "2023-10-15"),
        ("before the end of the year", "2023-10-04", "2023-12-31"),
        ("yesterday", "2023-10-03", "2023-10-03"),
        ("the day before yesterday", "2023-10-02", "2023-10-02"),
        ("overnight", "2023-10-03", "2023-10-04"),
        ("last week", "2023-09-25", "2023-10-01"),
        ("last month", "2023-09-01", "2023-09-30"),
        ("this year", "2023-01-01", "2023-12-31"),
        ("the weekend", "2023-09-30", "2023-10-01"),
        ("in March", "2023-03-01", "2023-03-31"),
        ("in June 2019", "2019-06-01", "2019-06-30"),
        ("in November last year", "2022-11-01", "2022-11-30"),
        ("on March 5 last year", "2022-03-05", "2022-03-05"),
        ("since 1985", "1985-01-01", "2023-10-04"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("2011", "2011-01-01", "2011-12-31"),
        ("five years ago", "2018-01-01", "2018-12-31"),
        ("two days earlier", "2023-10-02", "2023-10-02"),
        ("Hours before the attack", "2023-10-03", "2023-10-04"),
        ("within a day or two", "2023-10-04", "2023-10-06"),
        ("on October\xa01", "2023-10-01", "2023-10-01"),
        ("Friday 6 October", "2023-10-06", "2023-10-06"),
        ("Sept. 11, 2001", "2001-09-11", "2001-09-11"),
        ("2020-11-21", "2020-11-21", "2020-11-21"),
        ("between Monday and Wednesday", "2023-10-02", "2023-10-04"),
        ("September 16-19", "2023-09-16", "2023-09-19"),
        ("Sept. 5 and 6, 2021", "2021-09-05", "2021-09-06"),
        ("Between 1970 and 1986", "1970-01-01", "1986-12-31"),
        ("from 1990 to 1994", "1990-01-01", "1994-12-31"),
        ("from 2 to 5 May", "2023-05-02", "2023-05-05"),
        ("on 6 and 7 September", "2023-09-06", "2023-09-07"),
        ("in the year 2000", "2000-01-01", "2000-12-31"),
        ("Seventy-four years ago", "1949-01-01", "1949-12-31"),
    ],
)
def test_words_name_days(text: str, first: str, last: str) -> None:
    assert resolve(text, PUBLISHED) == (date.fromisoformat(first), date.fromisoformat(last))


def test_what_is_to_come_is_the_next_one() -> None:
    assert resolve("on Saturday", PUBLISHED, future=True) == (date(2023, 10, 7), date(2023, 10, 7))
    assert resolve("in March", PUBLISHED, future=True) == (date(2024, 3, 1), date(2024, 3, 31))
    assert resolve("on July 1", PUBLISHED, future=True) == (date(2024, 7, 1), date(2024, 7, 1))


@pytest.mark.parametrize(
    "text", ["recent", "", "He may go", "they march on", "at the time", "31 people", "second-hand"]
)
def test_other_words_name_none(text: str) -> None:
    assert resolve(text, PUBLISHED) is None


def test_the_calendar_has_ends() -> None:
    assert resolve("two weeks ago", date(1, 1, 3)) is None
    assert resolve("next year", date(9999, 12, 31)) is None


def test_places_and_order() -> None:
    text = "On Monday they met; a year ago, in June 2021, they had not."
    assert [text[time.start : time.end] for time in find_times(text, PUBLISHED)] == [
        "On Monday",
        "a year ago",
        "in June 2021",
    ]


LEADING = (
    "by the end of next last week on Monday 3 March 2021 within a day or two years ago since until May in said".split()
)


@given(st.lists(st.sampled_from(LEADING), max_size=14))
def test_only_what_leads_up_to_a_kernel_can_start_an_expression(words: list[str]) -> None:
    text = " ".join(words)
    everywhere = [match.start() for match in re.finditer(r"\w+", text)]
    assert find_times(text, PUBLISHED) == find_times(text, PUBLISHED, starts=everywhere)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("until at least April", date(2021, 4, 1)), ("until at least Friday", date(2021, 3, 5)),
        ("until April", date(2021, 4, 1)),
    ],
)  # fmt: skip
def test_until_at_least_leads_ahead(words: str, first: date) -> None:
    (time,) = find_times(f"The schools are shut {words}.", date(2021, 2, 28))
    assert (time.first, time.bound) == (first, "until")
