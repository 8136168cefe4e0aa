"""What a sentence recalls, told from its news."""

from datetime import date
from itertools import pairwise

import pytest

from summariser.detect.recall import Stretch, recalled_in
from tests.readers.test_rules import summary_of

DAY = date(2022, 5, 1)


def recalled_of(words: str, published: date | None = DAY, *, lead: bool = False) -> list[Stretch]:
    return recalled_in(words, words.lower(), published, lead=lead)


@pytest.mark.parametrize(
    ("words", "recalled"),
    [
        ("In 2005, a quake killed 70 people, but the town was rebuilt.", "In 2005, a quake killed 70 people"),
        ("The valley was last flooded in 1998, when 74 people died.", "The valley … died."),
        ("A quake in the region, which killed 8,600 people, struck in 1987.", "A quake … 1987."),
        ("At least 230 people, most of them civilians, died in a war in 2009.", "At … 2009."),
        ("The attack, the deadliest since 2016, killed 31 people.", "since 2016"),
        ("It was the worst since a bombing in 2016 that killed 80.", "since a bombing in 2016 that killed 80."),
        ("A year after a flood in 2011 killed 80 people, it burst again.", "after a flood in 2011 killed 80 people"),
        ("The tremor killed 5 people; one in 2011 killed 40.", " one in 2011 killed 40."),
        ("A similar attack on a market killed 36 people.", "A similar … people."),
        ("The war has cost 8,000 lives since 2008.", "The war has cost 8,000 lives since 2008."),
        ("At least 31 have died in the worst floods since 2008.", "since 2008."),
        ("Two died in 2009, and in 2011 another nine.", "Two died in 2009, and in 2011 another nine."),
        ("A riot left two dead, a day after a brawl wounded seven.", "after a brawl wounded seven."),
        ("A 2019 attack killed 12 people.", "A 2019 … people."),
        ("Last week 12 people were killed in the same area.", "Last … area."),
        ("Two weeks earlier 12 people were killed there.", "Two … there."),
        ("It was the worst attack since Christmas, when 12 people were killed.", "since Christmas, … killed."),
        ("It was the deadliest since the bombing of a church that killed 12.", "since the bombing … 12."),
        ("Nine people have been killed since a bridge fell on Sunday.", ""),
        ("The 15-year insurgency has killed 40,000 people.", "The … people."),
        ("The death toll in the war now stands at 45,000.", "The … 45,000."),
        ("Two of her brothers were killed in the war.", "Two … war."),
        ("A conflict monitor said shells killed nine people.", ""),
        ("A World War II bomb killed nine people.", ""),
        ("More than 900 people have been killed this year.", "More … year."),
        ("Ten people had died at the mine in the week before the shooting.", "Ten … shooting."),
        ("Many recalled a 19th-century disaster that killed 204.", "Many … 204."),
        ("Cholera killed nearly 10,000 people after soldiers brought it in October 2010.", "Cholera … 2010."),
        ("Three died in a fire on Sunday, hours after two were killed in a crash.", "after two … crash."),
        ("A woman died a day after the attack, which wounded nine.", ""),
        ("Nine died on Sunday, hours after being shot.", ""),
        ("In March, a lorry overturned, killing four people.", "In March … people."),
        ("The marchers may march on.", ""),
        ("Nine people were killed on Sunday in the port.", ""),
        ("In May, nine people were killed.", ""),
        ("The fire of 2022 killed nine people.", ""),
    ],
)
def test_what_is_recalled(words: str, recalled: str) -> None:
    found = "".join(words[low:high] for low, high in recalled_of(words))
    first, _, last = recalled.partition(" … ")
    assert found.startswith(first)
    assert found.endswith(last or first)
    assert bool(found) == bool(recalled)


def test_the_lead_is_news_though_it_names_another_time() -> None:
    assert recalled_of("Rescuers still look for 30 people missing since last month.", lead=True) != []
    assert recalled_of("Nine people died in a flood like that of last year.", None, lead=True) == [(41, 51)]


def test_a_time_of_the_news_is_no_other_time() -> None:
    words = "Last week nine people were killed in the port."

    assert recalled_of(words) == [(0, len(words))]
    assert not recalled_in(words, words.lower(), DAY, lead=False, news="a bomb killed nine people last week.")
    assert not recalled_of("The war has killed 12,000 people.", lead=True)
    assert not recalled_of("The army came on Friday after clashes that killed nine people.", lead=True)


def test_a_dateline_is_no_clause_before_the_news() -> None:
    words = "ORVO (AP) - Rebels said they would free nine soldiers whom they took last week in Sarn."

    assert recalled_of(words, lead=True) == [(words.index("last week"), len(words))]


def test_many_marks_give_stretches_in_order() -> None:
    text = "12 died in 1999; nine were hurt; " * 2_000
    found = recalled_of(text)
    assert len(found) == 2_000
    assert all(text[start:end].count("1999") == 1 for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("more", "main"),
    [
        ("An earlier crash, at Sarn in 1987, killed 14 people.", [63]),
        ("A crash, at Sarn in 1987, killed 14 people.", [63]),
        ("Earlier crashes, in 1987 and 1990, killed 14 people.", [63]),
        ("It was the second such crash: the first, in 1987, killed 14 people.", [63]),
        ("In an earlier crash, at Sarn, 14 people died.", [63]),
        ("An earlier crash, near Sarn, killed 14 people.", [63]),
        ("A previous crash, near Sarn, killed 14 people.", [63]),
        ("The crash, in the worst weather since 1987, killed 14 people in one coach.", [63, 14]),
        ("The crash, near a bridge of 1987, killed 14 people in one coach.", [63, 14]),
        ("The coach, built in 1987, was crushed, and 14 people in it died.", [63, 14]),
    ],
)
def test_an_earlier_event_with_its_year_in_an_aside_is_another(more: str, main: list[int]) -> None:
    text = f"A train crashed on Monday, killing 63 people.\n\n{more}"
    first, *others = summary_of(text, published="2025-06-18").events
    assert (first.role, [it.count.best for it in first.casualties]) == ("main", main)
    told = [(it.role, [one.count.best for one in it.casualties]) for it in others if it.casualties]
    assert told == ([("background", [14])] if main == [63] else [])
