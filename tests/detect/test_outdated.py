"""Figures that the article says another one has replaced."""

import pytest

from summariser import Article, Summariser
from summariser.detect import find_tolls
from summariser.detect.outdated import is_outdated, without_outdated
from summariser.grounding import GroundedText


def figures(text: str) -> tuple[set[str], set[str]]:
    """The words of the figures held now, and of those that the article calls earlier ones."""
    grounded = GroundedText(Article(text=text))
    found = find_tolls(grounded)
    kept = {it.count.text for it in without_outdated(grounded, found)}
    return kept, {it.count.text for it in found} - kept


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("At least 19 people were killed, officials said, lowering an earlier toll of 22.", "At least 19 people", "22"),
        ("The quake killed 31 people, down from 40 dead reported earlier.", "31 people", "40"),
        ("The quake killed 31 people. Initial reports had said 50 people were killed.", "31 people", "50 people"),
        ("The quake killed 31 people. The previous count was 37 dead.", "31 people", "37"),
        ("Police initially put the toll at 18. The minister said 24 people were killed.", "24 people", "18"),
        ("Doctors initially reported 27 wounded but raised the figure to 31 wounded.", "31", "27"),
        ("The mayor had earlier put the number of dead at 40. The flood killed 31 people.", "31 people", "40"),
        ("The bulletin spoke of 22 dead, down from the 26 deaths it announced on Sunday.", "22", "26 deaths"),
        ("The strike killed 41 civilians, the group said, raising its initial toll\nof 27.", "41 civilians", "27"),
        ("The ministry said 31 people were killed, up from 24 dead on Saturday.", "31 people", "24"),
        ("The blast killed 12 people. There were 50 dead, as initially reported.", "12 people", "50"),
        ("The blast killed 12 people. The death toll had stood at nine until noon.", "12 people", "nine"),
    ],
)
def test_an_earlier_figure_is_told_from_the_one_that_replaced_it(text: str, now: str, before: str) -> None:
    assert figures(text) == ({now}, {before})


@pytest.mark.parametrize(
    "text",
    [
        "The earlier attack killed 30 people. Saturday's killed 12 people.",
        "The army said earlier that it had killed 12 rebels. A bomb killed 30 people.",
        "Initial reports spoke of smoke, but 30 people were killed. A second bomb killed 12 people.",
        "Up to 40 people from the village were killed. A second bomb killed 12 people.",
        "The toll rose to 31 dead. A second bomb killed 12 people.",
        "Children as young as 12 fled from 30 soldiers who killed 14 people. A second bomb killed 12 people.",
    ],
)
def test_other_figures_stay(text: str) -> None:
    assert figures(text)[1] == set()


def test_the_only_figure_stays_though_it_is_an_early_one() -> None:
    assert figures("Police initially put the toll at 18. Forty others were wounded.") == ({"18", "Forty others"}, set())


def test_a_sentence_bounds_what_is_looked_at() -> None:
    text = "There was an earlier toll of 3. 22 people died."
    at = text.index("22 people")
    assert not is_outdated(text.lower(), 32, len(text), (at, at + len("22 people")))


def test_by_rules_the_part_is_one_of_the_figure_that_is_held() -> None:
    text = (
        "KATHMANDU - At least 19 people were killed when a bus plunged off a road in western Nepal on Tuesday, "
        "officials said, lowering an earlier toll of 22.\n\nFive of the dead were children, police said."
    )
    summary = Summariser(reader="rules").summarise(Article(text=text, published="2025-07-02"))
    (event,) = summary.events
    told = [(it.effect, it.count.low, it.subset_of) for it in event.casualties]
    assert told == [("killed", 19, None), ("killed", 5, 0)]
    (left_out,) = [it for it in summary.audit.findings if it.check == "coverage"]
    assert (left_out.severity, left_out.spans[0].text) == ("info", "22")


@pytest.mark.parametrize(
    "text",
    [
        "He initially reported one dead and four wounded; by midday the toll was two dead and seven wounded.",
        "Two people were killed and seven wounded, up from one dead and four wounded on Saturday.",
    ],
)
def test_an_earlier_count_of_dead_and_wounded_is_replaced_as_a_whole(text: str) -> None:
    now, before = figures(text)
    assert before == {"one", "four"}
    assert len(now) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 30 people in Torvik. A day earlier, a car bomb set off in Varn killed 12 people.",
        "A bomb killed 30 people in Torvik. Police had earlier set up roadblocks after 12 people were killed in Varn.",
        "A wave of attacks at first killed 12 people in Torvik. A bomb on Monday killed 30 people.",
        "Nine people were killed in Torvik. Earlier on Monday a bomb killed four people. The army admitted mistakes.",
        "The number of attacks rose from 12 dead in May to 30 dead in June.",
        "At least 24 people were killed in Torvik, up from 40 people killed in all of last year.",
    ],
)
def test_figures_of_another_deed_or_time_stay(text: str) -> None:
    assert figures(text)[1] == set()


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (
            "Six people died. Police earlier said seven people had died. A chief apologised for the error.",
            "seven people",
        ),
        ("The first reports spoke of nine dead. At least 14 people were killed, the hospital said.", "nine"),
        ("Police had earlier set the death toll of the blast at 19. It killed 25 people.", "19"),
        ("The quake killed 9 people. This revises the figure of 13 dead given in Bulletin No. 2.", "13"),
    ],
)
def test_a_figure_that_was_an_error_is_replaced(text: str, before: str) -> None:
    assert figures(text)[1] == {before}


def test_bodies_counted_twice_are_nobody_more() -> None:
    text = "Twelve people drowned. Officials said three bodies had been counted twice."
    assert [it.count.text for it in find_tolls(GroundedText(Article(text=text)))] == ["Twelve people"]
