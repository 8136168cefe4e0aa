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


SHARES = (
    "With 61% of stations counted, Olund had 48.9% of the valid ballots. His rival spoke of 94% of stations and 56%."
)


@pytest.mark.parametrize(
    ("text", "description", "doubted"),
    [
        (SHARES, "Olund has 48.9% with 61% of stations counted", False),
        (SHARES, "Olund has 61% of ballots", True),
        ("The council split six to five for the pier, by one vote.", "Council backs pier by six votes to five", False),
        ("The council split six to five for the pier, by one vote.", "Council backs pier by six votes", True),
        ("The £19m project will bring jobs to the bay.", "Varn praises £19m hotel", False),
        ("The project will bring 19 million visitors to the bay.", "Varn praises £19m hotel", True),
    ],
)
def test_shares_scores_and_sums_are_not_counted_by_the_noun_behind(text: str, description: str, doubted: bool) -> None:
    found = [it for it in doubts(described(text, description)) if "another number" in it or "something else" in it]
    assert bool(found) is doubted


HURT = "A clinic said that 51 people were wounded. The fire chief gave the figure as 64. There are 70 beds."


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Blast wounds 51 or 64", False),
        ("Counts of the wounded range from 51 to 64", False),
        ("Blast wounds 51 to 64", True),
        ("Blast wounds 51 or 66", True),
        ("Blast wounds 70", True),
    ],
)
def test_a_range_may_be_the_counts_of_two_sources(description: str, doubted: bool) -> None:
    assert any(it.startswith(("“51", "“64", "“66", "“70")) for it in doubts(described(HURT, description))) is doubted


@pytest.mark.parametrize(
    ("text", "description", "doubted"),
    [
        ("Guests were seized. Two of those released spoke of money.", "Two freed contradict the police", False),
        ("Guests were seized. Two lorries of money came.", "Two freed contradict the police", True),
        ("Police said 28 had been taken. They now say 36.", "An official counts 36 abducted", False),
        ("Police said 28 had been fined. They now say 36.", "An official counts 36 abducted", True),
    ],
)
def test_a_number_may_count_those_told_of_before(text: str, description: str, doubted: bool) -> None:
    assert any("something else" in it for it in doubts(described(text, description))) is doubted


@pytest.mark.parametrize(
    ("description", "doubted"),
    [("Four of the 11 detained men go free", False), ("Four of the 12 detained men go free", True)],
)
def test_a_whole_that_an_event_counts_is_known(description: str, doubted: bool) -> None:
    text = "Raids caught 11 suspects and 12 cars. A judge heard them. Four of the men were let go by noon."
    summary = placed(text, ("Raids", figure("captured", "11 suspects", 11)))
    start = text.index("Four")
    event = summary.events[0].model_copy(
        update={"description": description, "evidence": [summary.article.span(start, len(text))]}
    )
    assert bool(doubts(summary.model_copy(update={"events": [event]}))) is doubted


@pytest.mark.parametrize(
    ("lead", "doubted"),
    [("More than 600 patients should be tested.", False), ("Patients should be tested.", True)],
)
def test_people_are_of_the_kind_that_a_round_number_counts(lead: str, doubted: bool) -> None:
    text = f"{lead} The clinic wrote to 634 people who had been there."
    assert any("counts people" in it for it in doubts(described(text, "Clinic writes to 634 patients"))) is doubted


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("How many died is disputed.", "", "Many died in the pit."),
        ("Dozens died in a pit. The pit killed 58 men.", "58 men", "Hundreds died in a pit. The pit killed 58 men."),
        ("The flood left one or possibly two guards dead.", "one or possibly two guards", ""),
        (
            "The count of those killed was cut to 26 from 29, as three victims had been counted twice.",
            "26",
            "The count of those killed was cut to 26 from 30, as three victims had been counted twice.",
        ),
    ],
)
def test_a_figure_is_told_though_its_words_are_not(text: str, first: str, second: str) -> None:
    def left_out(whole: str) -> bool:
        number = int(first[:2]) if first[:1].isdigit() else 1
        items = [figure("killed", first, number)] if first else []
        return any("is left out" in it for it in doubts(with_figures(whole, *items), "/events"))

    assert not left_out(text)
    assert not second or left_out(second)
