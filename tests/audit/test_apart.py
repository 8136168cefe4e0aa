"""Tolls of other incidents than the news: doubted where they are told of it, and not where they are told of those."""

from collections.abc import Callable

import pytest

from summariser import Article, Summariser, Summary
from summariser.audit import run_audit
from tests.growth import is_about_linear

TEXT = """\
TORVIK, June 12 - A bomb killed nine people at a market in Torvik on Monday, police said.

Six others were wounded, and the market is shut. Ada Brandt, the mayor, spoke of a black day.

In Lund, 30 km to the north, a bus fell into a ravine. Seventeen pilgrims died and 31 were hurt.

It was the worst attack since July 2013, when a lorry bomb killed 58 people.
"""
"""The news, an accident elsewhere, and one attack recalled."""
DOUBT = "the article tells it of another incident"


def read() -> Summary:
    """As rules read it: each of the three is an event."""
    with Summariser(reader="rules") as summariser:
        return summariser.summarise(Article(text=TEXT, published="2024-06-12", language="en"))


def places_of_doubt(summary: Summary) -> list[str]:
    return [it.where for it in run_audit(summary).findings if DOUBT in it.message]


def test_what_rules_read_has_no_such_doubt() -> None:
    summary = read()
    assert [it.description.split()[0] for it in summary.events] == ["A", "In", "It"]
    assert places_of_doubt(summary) == []


@pytest.mark.parametrize(
    ("headline", "doubted"),
    [
        ("Bomb at Torvik market kills nine", False),
        ("Bomb at Torvik market kills 17", True),
        ("Bomb at Torvik market kills 58", True),
        ("Bomb at Torvik market wounds 31", True),
        ("Bomb at Torvik market kills nine; 17 die in Lund", False),
        ("Bomb kills nine in Torvik; bus fall kills 17", False),
        ("Seventeen pilgrims killed as bus falls into ravine", False),
        ("Bomb in Torvik deadliest since 58 were killed in July 2013", False),
        ("Bomb at Torvik market kills nine, not 58 as in 2013", False),
    ],
)
def test_a_headline_with_the_toll_of_another_incident(headline: str, doubted: bool) -> None:
    summary = read().model_copy(update={"headline": headline})
    assert places_of_doubt(summary) == ["/headline"] * doubted


@pytest.mark.parametrize(
    ("abstract", "doubted"),
    [
        ("A bomb killed nine people in Torvik. The attack wounded 31.", True),
        ("A bomb killed nine people in Torvik. A bus fell into a ravine in Lund. There 17 people were killed.", False),
    ],
)
def test_a_text_that_goes_on_is_not_doubted(abstract: str, doubted: bool) -> None:
    summary = read().model_copy(update={"abstract": abstract})
    assert places_of_doubt(summary) == ["/abstract"] * doubted


@pytest.mark.parametrize("other", [1, 2])
def test_a_figure_filed_in_the_news(other: int) -> None:
    summary = read()
    news, *others = summary.events
    taken = others[other - 1].casualties[0].model_copy(update={"subset_of": None})
    changed = news.model_copy(update={"casualties": [*news.casualties, taken]})
    summary = summary.model_copy(update={"events": [changed, *others]})
    assert places_of_doubt(summary) == [f"/events/0/casualties/{len(news.casualties)}"]


def test_other_languages_are_not_looked_at() -> None:
    article = read().article.model_copy(update={"language": "es"})
    summary = read().model_copy(update={"article": article, "headline": "Bomb at Torvik market kills 17"})
    assert places_of_doubt(summary) == []


def test_the_cost_is_linear_in_the_article() -> None:
    summary = read()

    def audit(size: int) -> Callable[[], object]:
        text = TEXT + "\nIn Lund, 17 pilgrims died near Sarn." * size
        article = Article(text=text, published="2024-06-12", language="en")
        longer = summary.model_copy(update={"article": article, "headline": "Bomb kills 17 in Torvik"})
        return lambda: run_audit(longer)

    assert is_about_linear(audit, 1600)


@pytest.mark.parametrize(
    "headline",
    [
        "Market bomb in Torvik kills nine, accident elsewhere kills 17",
        "Bomb in Torvik kills nine, 17 die in a separate accident",
        "Another accident kills 17",
        "Attacks and accidents kill nine in Torvik and 17 nearby",
    ],
)
def test_a_text_that_tells_of_several_is_not_doubted(headline: str) -> None:
    assert places_of_doubt(read().model_copy(update={"headline": headline})) == []


def test_a_part_of_a_figure_of_the_news_is_not_doubted() -> None:
    summary = read()
    news, other, *rest = summary.events
    part = other.casualties[0].model_copy(update={"subset_of": 0})
    changed = news.model_copy(update={"casualties": [*news.casualties, part]})
    assert places_of_doubt(summary.model_copy(update={"events": [changed, other, *rest]})) == []
