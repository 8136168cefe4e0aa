"""Numbers beside words of harm that count nobody harmed, each beside one that does."""

import pytest

from tests.detect.test_tolls import tolls


def counted(text: str) -> list[tuple[str, int | None]]:
    return [(it.effect, it.count.best) for it in tolls(text)]


@pytest.mark.parametrize("dash", ["-", "--", "–", "—"])
@pytest.mark.parametrize("day", ["Nov 21", "Nov. 21", "November 3", "NOV 21"])
def test_the_day_of_a_dateline_is_no_figure_before_the_first_word(day: str, dash: str) -> None:
    for words, number in (("Eight people", 8), ("At least twelve people", 12), ("40 people", 40)):
        (found,) = tolls(f"KABUL, {day} {dash} {words} were killed on Saturday, police said.")
        assert (found.count.text, found.count.best) == (words, number)
    assert [it.count.text for it in tolls(f"KABUL, {day} {dash} Gunmen killed 12 people.")] == ["12 people"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Between 3 - 5 workers were killed.", "Between 3 - 5 workers"),
        ("In May 3-5 workers were killed.", "3-5 workers"),
        ("KABUL - 21 – 30 people were killed.", "21 – 30 people"),
    ],
)
def test_a_range_stays_one(text: str, words: str) -> None:
    assert [it.count.text for it in tolls(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The thief who robbed the mill in 2019 was found dead.",
        "A clerk who came to Tolvik in May 2021 was killed.",
        "The victim of the 1998 raid died.",
        "In mid-2019 people died.",
        "A sailor hurt on 12 March was found dead.",
        "The March 9 Brigade fighters were killed.",
        "On March 9 sailors were killed.",
        "A boy aged nine was killed.",
        "A woman aged 41 and her son were killed.",
        "Ina Toll, 41, a baker, was killed.",
        "Her brother, ten, a pupil, died.",
        "A clerk who retired at 65 was killed.",
        "Children under nine were hurt.",
        "The driver on Route 31 was killed.",
        "The guest in room 14 was found dead.",
        "In Ward 14 patients died.",
        "A gunner of Battalion 31 died.",
        "A rider from Sector 7 was killed.",
        "Prisoner number 14 was found dead.",
        "A diver at 40 metres died.",
    ],
)
def test_dates_ages_and_names_count_nobody(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 2022 seven sailors died.", ("killed", 7)),
        ("On 12 March nine sailors were killed.", ("killed", 9)),
        ("In March nine sailors were killed.", ("killed", 9)),
        ("In August 12 sailors were killed.", ("killed", 12)),
        ("On Monday 12 were killed.", ("killed", 12)),
        ("A raid killed 2,019 people.", ("killed", 2019)),
        ("Officials said 1500 were killed.", ("killed", 1500)),
        ("Two children under five were killed.", ("killed", 2)),
        ("Two women aged 31 and 36 were killed.", ("killed", 2)),
        ("A woman aged 41 and two sons were killed.", ("killed", 1)),
        ("In Tolvik, 31, most of them sailors, were killed.", ("killed", 31)),
        ("In the building 12 people died.", ("killed", 12)),
        ("On the bus 12 died.", ("killed", 12)),
        ("At one point 12 people had been killed.", ("killed", 12)),
        ("In Station Road 12 people were killed.", ("killed", 12)),
        ("The count was put at 12 dead.", ("killed", 12)),
        ("A bomb killed two third-graders.", ("killed", 2)),
        ("A girl of seven was killed.", ("killed", 1)),
        ("A Formula 1 driver was injured.", ("injured", 1)),
        ("A bomb killed a nine-year-old boy.", ("killed", 1)),
        ("She said that 28 people were missing.", ("missing", 28)),
        ("A lorry killed nine on March 3.", ("killed", 9)),
    ],
)
def test_numbers_beside_them_count(text: str, expected: tuple[str, int]) -> None:
    assert counted(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "By 16:30 dead cattle lay in the streets.",
        "By 16.30 dead cattle lay in the streets.",
        "At 17:12 wounded men were flown out.",
        "17:55 Third death confirmed",
        "11:20 Deaths confirmed",
        "14:30 Wounded taken to Tolvik",
        "At 16:30:45 dead cattle lay there.",
        "The men were wounded 16:30 local time.",
        "The toll stood at 16:30 as before.",
    ],
)
def test_the_hour_and_minutes_of_a_clock_count_nobody(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16:30 12 dead, 40 wounded", [("killed", 12), ("injured", 40)]),
        ("At 16:30 12 sailors were killed.", [("killed", 12)]),
        ("The toll at 16:30: 12 dead.", [("killed", 12)]),
        ("Day 3: 12 dead.", [("killed", 12)]),
        ("At 16.30, two were killed.", [("killed", 2)]),
    ],
)
def test_numbers_beside_a_clock_count(text: str, expected: list[tuple[str, int]]) -> None:
    assert counted(text) == expected


def test_an_age_is_no_further_victim() -> None:
    assert counted("A bomb killed a teacher, 41, and her son.") == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("None of the 12 sailors was hurt.", [("injured", 0)]),
        ("Neither of the two drivers was killed.", [("killed", 0)]),
        ("Not one of the 30 passengers was killed.", [("killed", 0)]),
        ("Not a single passenger was hurt.", [("injured", 0)]),
        ("Neither driver was injured.", [("injured", 0)]),
        ("No passengers were hurt.", [("injured", 0)]),
        ("No fewer than 12 people were killed.", [("killed", 12)]),
        ("There was no warning and 12 people were killed.", [("killed", 12)]),
        ("No trains ran and no windows were hurt by it.", []),
        ("All but two of the 14 sailors were killed.", []),
        ("Nearly all 14 sailors were killed.", []),
        ("All 14 sailors were killed.", [("killed", 14)]),
        ("One in five of the 400 miners was injured.", []),
        ("Three out of ten patients died.", []),
        ("A bomb killed three in five minutes.", [("killed", 3)]),
        ("Half of the 14 sailors were killed.", []),
        ("A third of the 90 sailors died.", []),
        ("The fever killed two thirds of the patients.", []),
        ("Three quarters of them had died.", []),
        ("Most of the 14 sailors were killed.", [("killed", None)]),
        ("Two of the 14 sailors were killed.", [("killed", 2)]),
        ("The 14 sailors were killed.", [("killed", 14)]),
    ],
)
def test_of_whom_none_or_a_part_is_harmed(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert counted(text) == expected
