"""Doubts about figures and days of true summaries of newspaper stories, each beside one that must stay."""

from datetime import date

import pytest

from summariser.audit.reading.feasts import may_be_feast
from summariser.models import Article, Casualty, EventDate, Quantity, Summary
from tests.audit.sample import found
from tests.audit.test_dense import doubts, figure, with_figures
from tests.audit.test_newspapers import dated
from tests.audit.test_quiet import described, told

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
    assert doubts(with_figures(text, count), CASUALTIES, notes=True) == []
    assert doubts(with_figures(other, count), CASUALTIES, notes=True)


@pytest.mark.parametrize(("first", "doubted"), [("killed", False), ("injured", True)])
def test_a_list_counts_anew_whom_another_figure_of_the_event_counts(first: str, doubted: bool) -> None:
    verb = {"killed": "drowned", "injured": "were injured"}[first]
    text = f"Thirty men {verb} off the bay. Rain fell all day. The wind rose. A priest keeps a book with 43 names."
    summary = placed(text, ("Thirty", figure(first, "Thirty men", 30)), ("A priest", figure("killed", "43 names", 43)))
    assert bool(doubts(summary, f"{CASUALTIES}/1/effect", notes=True)) is doubted


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
    assert bool(doubts(with_figures(text, item), CASUALTIES, notes=True)) is doubted


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
    told = doubts(described(text, description), notes=True)
    found = [it for it in told if "another number" in it or "something else" in it]
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
    assert any("something else" in it for it in doubts(described(text, description), notes=True)) is doubted


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
        ("The flood left one or possibly two guards dead.", "one or possibly two guards", ""),
        (
            "The count of those killed was cut to 26 from 29, as three victims had been counted twice.",
            "26",
            "",
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


@pytest.mark.parametrize(
    ("words", "day", "named"),
    [
        ("by Easter", date(2022, 4, 17), True),
        ("by Easter", date(2022, 4, 24), True),  # of the eastern churches
        ("by Easter", date(2022, 5, 17), False),
        ("on Good Friday", date(2024, 3, 29), True),
        ("before Christmas", date(2021, 12, 25), True),
        ("on New Year's Eve", date(2021, 12, 31), True),
        ("before Christmas", date(2021, 11, 25), False),
        ("after Ramadan", date(2021, 5, 13), True),
        ("by noon", date(2021, 5, 13), False),
    ],
)
def test_feasts_lie_where_the_calendar_has_them(words: str, day: date, named: bool) -> None:
    assert may_be_feast(words, day) is named


def test_a_feast_is_a_day_that_the_words_name() -> None:
    text = "The pier closed on 2 May. Varn hopes to have diggers on the ground by Christmas."
    ahead = {"status": "planned"}
    assert dated(text, "by Christmas", "2023-12-25", "2023-12-25", **ahead) == []
    assert dated(text, "by Christmas", "2023-11-25", "2023-11-25", **ahead) == ["warning"]


@pytest.mark.parametrize(("verb", "doubted"), [("orders", False), ("visits", True)])
def test_what_is_ordered_until_a_day_to_come_has_begun(verb: str, doubted: bool) -> None:
    text = f"The governor {verb} markets to stay shut until June 1."
    when = EventDate.model_validate(
        {"text": "until June 1", "start": "2023-06-01", "end": "2023-06-01", "precision": "day"}
    )
    summary = described(text, f"Governor {verb} markets shut until June 1", date=when)
    summary = summary.model_copy(update={"article": Article(text=text, published=date(2023, 5, 15))})
    assert bool(found(summary, "dates", "/events/0")) is doubted


def test_an_evening_may_be_one_of_last_week() -> None:
    text = "The clinic ran dry for two nights last week. It had no fluid from Thursday evening until Saturday morning."
    days = ("from Thursday evening until Saturday morning", "2023-05-11", "2023-05-13")
    assert dated(text, *days, published=date(2023, 5, 20)) == []
    assert dated(text.replace("last week", "in all"), *days, published=date(2023, 5, 20)) == ["warning"]


@pytest.mark.parametrize(("verb", "doubted"), [("insisted", False), ("drowned", True)])
def test_the_day_of_a_statement_is_not_that_of_what_is_told(verb: str, doubted: bool) -> None:
    text = f"A neighbour {verb} on Wednesday that nobody heard her call. She was alone that night. The sea was calm."
    when = EventDate.model_validate(
        {"text": "that night", "start": "2023-05-06", "end": "2023-05-06", "precision": "day"}
    )
    summary = described(text, "Neighbour calls", date=when, role="related")
    evidence = [summary.article.span(0, text.index(" She"))]
    event = summary.events[0].model_copy(update={"evidence": evidence})
    article = Article(text=text, published=date(2023, 5, 15))
    summary = summary.model_copy(update={"events": [event], "article": article})
    assert any("does not stand" in it.message for it in found(summary, "dates", "/events/0/date")) is doubted


PACT = (
    "Vestmar and Sarn agreed on Monday to swap captives and reopen a crossing. The swap is due by 20 May. Rain fell. "
    "Just as hard was the crossing at Torvik. Cars will be let through in June."
)


def abstract(text: str, words: str, event: str, when: dict[str, str]) -> list[str]:
    """The doubts about an abstract, beside one event."""
    day = EventDate.model_validate(when | {"precision": "day"})
    summary = described(text, event, date=day)
    article = Article(text=text, published=date(2023, 5, 15))
    evidence = [article.span(text.index(when["text"]) - 1, len(text))]
    dated = summary.events[0].model_copy(update={"evidence": evidence})
    summary = summary.model_copy(update={"events": [dated], "article": article, "abstract": words})
    return [it.message for it in found(summary, "dates", "/abstract")]


@pytest.mark.parametrize(("month", "doubted"), [("June", False), ("July", True)])
def test_an_abstract_tells_the_day_of_an_event(month: str, doubted: bool) -> None:
    june = {"text": "in June", "start": "2023-06-01", "end": "2023-06-30"}
    words = f"Vestmar and Sarn agreed to swap captives by 20 May and reopen the Torvik crossing in {month}."
    assert bool(abstract(PACT, words, "The Torvik crossing is to reopen in June", june)) is doubted
    assert abstract(PACT, words, "A bridge is to be built in June", june)


@pytest.mark.parametrize(("verb", "doubted"), [("set out", False), ("got married", True)])
def test_somebody_is_missing_since_he_set_out(verb: str, doubted: bool) -> None:
    text = (
        f"Ida Brandt, a teacher, was found alive on Friday. Crews had searched for a week. Rain fell. She {verb} alone "
        "on May 6 for the peak. A dog barked."
    )
    summary = told(text, "", date(2023, 5, 15)).model_copy(
        update={"abstract": "Ida Brandt, a teacher missing since May 6, was found alive."}
    )
    assert bool(found(summary, "dates", "/abstract")) is doubted


RAID = "Two gangs claimed on Tuesday a raid on Torvik. The raid was made on Monday."


@pytest.mark.parametrize(("word", "doubted"), [("Dozens", False), ("Scores", False), ("Hundreds", True)])
def test_a_headline_has_a_round_word(word: str, doubted: bool) -> None:
    summary = placed(f"{word} died in a pit. The pit killed 58 men.", ("The pit", figure("killed", "58 men", 58)))
    assert any("is left out" in it for it in doubts(summary, "/events")) is doubted


YEARS = "Five died during the 2017–2018 outbreak."


@pytest.mark.parametrize(
    ("text", "words", "doubted"),
    [
        (RAID, "Two gangs claimed Monday's raid on Torvik", False),
        (RAID, "Two gangs claimed on Monday a raid on Torvik", True),
        (YEARS, "Five died during 2017–2018 outbreak", False),
        (YEARS, "Five died during 2015–2018 outbreak", True),
    ],
)
def test_days_of_a_noun_and_years_in_one_word(text: str, words: str, doubted: bool) -> None:
    summary = told(text, words, date(2023, 5, 17))
    assert bool(doubts(summary, "/headline")) is doubted


TWO = "A doctor at the main hospital spoke of 51 wounded. The chief of the fire service gave 64. Rain fell on Torvik."
HOMES = "The fire drove 1,940 households out of Torvik. The judge gave three men a combined 1,270 years."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TWO, "Hospital counts 51 wounded, fire service 64", "Hospital counts 64 wounded, fire service 51"),
        (TWO, "Doctor spoke of 51, fire chief of 64", "Doctor spoke of 64, fire chief of 51"),
        (HOMES, "Fire drives 1,940 households out", "Fire drives 1,940 people out of Torvik"),
        (HOMES, "Three men get 1,270 years", "Three men get 1,270 years each"),
    ],
)
def test_a_true_number_in_the_place_of_another_is_doubted(text: str, right: str, wrong: str) -> None:
    def doubted(words: str) -> bool:
        tell = ("what the other one is told of", "counts “households”", "it of all")
        return any(part in it for it in doubts(described(text, words)) for part in tell)

    assert not doubted(right)
    assert doubted(wrong)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("He was held under articles “Arson” and “Disturbance of work in public places”.", False),
        ("He was held by officers and “Disturbed all work in public places” for years.", True),
        ("He was held under articles “Arson” and “They disturb work in public places”.", True),
    ],
)
def test_what_a_charge_is_called_is_no_quotation_left_out(text: str, doubted: bool) -> None:
    assert bool(doubts(described(text, "He was held"), "/attributions")) is doubted


POLL = "A count of 61% of the ballots puts Olund at 48%. Rain fell. Prices rose. The yield of maize fell by 83%."


@pytest.mark.parametrize(("share", "doubted"), [("48%", False), ("83%", True)])
def test_a_share_is_told_of_what_the_article_has_it(share: str, doubted: bool) -> None:
    found = doubts(
        described(POLL, "Rain fell").model_copy(update={"abstract": f"Olund stands at {share}."}),
        "/abstract",
        notes=True,
    )
    assert any("something else" in it for it in found) is doubted
