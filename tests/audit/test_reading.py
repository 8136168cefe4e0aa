"""The article as the checks read it: what is asked of some sentences is what the whole would tell of them."""

from datetime import date
from itertools import combinations

from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.material import Material
from summariser.models import Article, Span
from tests.audit.test_quiet import told

TEXT = (
    "  Fog closed the port of Torvik on Monday. Two boats left on 3 May; one came back on Tuesday. Nobody was hurt.\n\n"
    "The harbour opens again next week, Ada Lund said. It had been shut in 2019, too."
)


def material() -> Material:
    """A summary of that text without anything in it, of a Wednesday."""
    summary = told(TEXT, "")
    article = Article(text=TEXT, published=date(2024, 5, 8), language="en")
    return Material(summary.model_copy(update={"article": article}))


def test_the_first_and_the_last_sentence_that_places_touch() -> None:
    held = material()
    offsets = [0, 1, 2, 30, 44, 45, 60, 110, 120, 121, 150, len(TEXT), len(TEXT) + 3]
    spans = [Span(start=low, end=high, text="") for low, high in combinations(offsets, 2)]
    for one in spans:
        for other in spans:
            touched = held.lines.touched([one, other])
            assert held.reach_of([one], [other]) == ((touched[0], touched[-1]) if touched else None)
            held = material()
    assert material().reach_of([], []) is None


def test_the_times_of_one_sentence_are_those_of_the_whole_text_in_it() -> None:
    one, whole = material(), material()
    numbers = range(len(one.lines))
    assert [(time, number) for number in numbers for time in one.times_in(number)] == whole.times
    assert [TEXT[time.start : time.end] for time, _ in whole.times] == [
        "on Monday", "on 3 May", "on Tuesday", "next week", "in 2019",
    ]  # fmt: skip
    assert [number for number in numbers if one.lines.all[number].kinds & Kind.TIME] == [0, 1, 3, 4]
    assert [it.unit for it in one.times_in(3)] == ["week"]
    assert one.times_in(2) == []
