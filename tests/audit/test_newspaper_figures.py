"""Doubts about figures and days of true summaries of newspaper stories, each beside one that must stay."""

import pytest

from summariser.models import Casualty, Quantity, Summary
from tests.audit.test_dense import doubts, figure, with_figures
from tests.audit.test_quiet import described

CASUALTIES = "/events/0/casualties"


def placed(text: str, *cited: tuple[str, Casualty]) -> Summary:
    """A summary of one event, each of whose figures rests on the sentence that begins with its words."""
    summary = described(text, "Boat sinks")
    figures = []
    for first, item in cited:
        start = text.index(first)
        end = text.index(".", start) + 1
        figures.append(item.model_copy(update={"evidence": [summary.article.span(start, end)]}))
    event = summary.events[0].model_copy(update={"casualties": figures})
    return summary.model_copy(update={"events": [event]})


@pytest.mark.parametrize(
    ("effect", "text", "other"),
    [
        ("killed", "The garrison admits to losing 40 men.", "The garrison admits to paying 40 men."),
        ("killed", "In all, 40 men were neutralised at the ford.", "In all, 40 men were honoured at the ford."),
        ("killed", "The raid left 40 men of the valley martyred.", "The raid left 40 men of the valley jobless."),
        ("killed", "Diggers exhumed 40 men beside the mill.", "Diggers met 40 men beside the mill."),
        ("killed", "The bomb took the lives of 40 men.", "The bomb took the wages of 40 men."),
        ("missing", "Divers say 40 men are still being sought.", "Divers say 40 men are still being paid."),
        ("missing", "The whereabouts of 40 men could not be learnt.", "The wages of 40 men could not be learnt."),
        ("missing", "The mayor said 40 men had not come back.", "The mayor said 40 men had eaten."),
        ("displaced", "In the church 40 men have been sleeping on the floor.", "In the church 40 men sing."),
        ("captured", "Raids at dawn netted 40 men.", "Raids at dawn angered 40 men."),
        ("captured", "Police say 40 men were rounded up.", "Police say 40 men were fed."),
        ("captured", "At noon 40 men were led away.", "At noon 40 men were led home."),
    ],
)
def test_what_befell_people_is_known_by_more_words(effect: str, text: str, other: str) -> None:
    count = figure(effect, "40 men", 40)
    assert doubts(with_figures(text, count), CASUALTIES) == []
    assert doubts(with_figures(other, count), CASUALTIES)


@pytest.mark.parametrize(("first", "doubted"), [("killed", False), ("injured", True)])
def test_a_list_counts_anew_whom_another_figure_of_the_event_counts(first: str, doubted: bool) -> None:
    verb = {"killed": "drowned", "injured": "were injured"}[first]
    text = f"Thirty men {verb} off the bay. Rain fell all day. The wind rose. A priest keeps a book with 43 names."
    summary = placed(text, ("Thirty", figure(first, "Thirty men", 30)), ("A priest", figure("killed", "43 names", 43)))
    assert bool(doubts(summary, f"{CASUALTIES}/1/effect")) is doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Vestmar has never admitted to having more than four hostages.", False),
        ("Vestmar has not admitted this, and it holds more than four hostages.", True),
        ("Vestmar holds more than four hostages.", True),
    ],
)
def test_more_than_under_a_negation_is_at_most(text: str, doubted: bool) -> None:
    assert bool(doubts(with_figures(text, figure("captured", "four", 4)), f"{CASUALTIES}/0/count")) is doubted
    summary = described(text, "Vestmar admits to no more than four hostages")
    assert any("is told as" in it for it in doubts(summary)) is doubted


def vague(effect: str, text: str) -> Casualty:
    count = Quantity(text=text, low=None, best=None, high=None, qualifier="vague")
    return Casualty.model_validate({"effect": effect, "count": count, "evidence": []})


@pytest.mark.parametrize(
    ("text", "item", "doubted"),
    [
        ("Some were captured herders, executed at noon.", vague("killed", "Some were captured herders"), False),
        ("Some were captured herders, freed at noon.", vague("killed", "Some were captured herders"), True),
        ("The third hostage was released with burns.", figure("injured", "The third hostage", 1), False),
        ("The third hostage was released with gifts.", figure("injured", "The third hostage", 1), True),
    ],
)
def test_who_people_were_before_is_not_what_befell_them(text: str, item: Casualty, doubted: bool) -> None:
    assert bool(doubts(with_figures(text, item), CASUALTIES)) is doubted


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Fever sickened 6,000 people and killed 114", False),
        ("Fever killed 6,000 people and sickened 114", True),
    ],
)
def test_a_verb_behind_and_tells_of_the_number_behind_itself(description: str, doubted: bool) -> None:
    text = "The fever sickened 6,000 people and killed 114."
    summary = described(text, description)
    killed = figure("killed", "114", 114, evidence=summary.events[0].evidence)
    event = summary.events[0].model_copy(update={"casualties": [killed]})
    found = doubts(summary.model_copy(update={"events": [event]}))
    assert any("no event has this number" in it for it in found) is doubted
