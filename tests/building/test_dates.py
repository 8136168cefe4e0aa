"""Dates of the wire reply: days, months, years, intervals, and nonsense."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summariser.building.dates import read_date


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2020-11-21", date(2020, 11, 21), date(2020, 11, 21), "day"),
        (" 2020-11-21 ", date(2020, 11, 21), date(2020, 11, 21), "day"),
        ("2020-11-21T09:30:00Z", date(2020, 11, 21), date(2020, 11, 21), "day"),
        ("2020-11-21/2020-11-21", date(2020, 11, 21), date(2020, 11, 21), "day"),
        ("2020-11-20/2020-11-21", date(2020, 11, 20), date(2020, 11, 21), "day"),  # "overnight"
        ("2020-11", date(2020, 11, 1), date(2020, 11, 30), "month"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), "month"),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31), "month"),
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "year"),
        ("2020-11-16/2020-11-22", date(2020, 11, 16), date(2020, 11, 22), "week"),
        ("2020-11-20/2020-11-22", date(2020, 11, 20), date(2020, 11, 22), "week"),
        ("2020-11-01/2020-11-20", date(2020, 11, 1), date(2020, 11, 20), "month"),
        ("2020-10/2020-11", date(2020, 10, 1), date(2020, 11, 30), "year"),
        ("2018/2020", date(2018, 1, 1), date(2020, 12, 31), "unknown"),
        ("2020-11-21/2020-12", date(2020, 11, 21), date(2020, 12, 31), "year"),
        ("2020-11/", date(2020, 11, 1), date(2020, 11, 30), "month"),
    ],
)
def test_first_and_last_day_and_precision(text: str, start: date, end: date, precision: str) -> None:
    assert read_date(text) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        None, "", " ", "Saturday", "2020-13", "2020-02-30", "0000", "0000-01-01", "20201121", "2020-11-2", "21.11.2020",
        "2020-W47", "P3D", "2020-11-21/2020-11-20", "2021/2020", "/", "/2020", "2020/soon", "2020-11-21/..",
        "2020-11-21 09:30", "10000-01-01", "-2020", "2020-11-21/2020-11-22/2020-11-23", "٢٠٢٠x",
    ],
)  # fmt: skip
def test_nonsense_has_no_days(text: str | None) -> None:
    assert read_date(text) == (None, None, "unknown")


@settings(max_examples=150)
@given(st.dates(), st.dates())
def test_every_interval_of_days_is_kept(one: date, other: date) -> None:
    first, last = sorted([one, other])
    start, end, precision = read_date(f"{first}/{last}")
    assert (start, end) == (first, last)
    assert (precision == "day") == ((last - first).days < 2)
    assert read_date(str(one)) == (one, one, "day")


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=24), st.text(alphabet="0123456789-/T:W. ", max_size=24)))
def test_no_text_makes_it_fail(text: str) -> None:
    start, end, precision = read_date(text)
    assert (start is None) == (end is None)
    if start is None or end is None:
        assert precision == "unknown"
    else:
        assert start <= end
