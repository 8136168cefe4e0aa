"""Figures: the bounds that words state (UCDP's low, best and high, MUC-4's qualifiers)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summariser import figures as module
from summariser.figures import Bounds, as_digits, bounds_of_hint, figures_in, quantity, without_quantity


def bounds(text: str, language: str = "en", hint: str | None = None) -> Bounds:
    it = quantity(text, language, hint)
    return it.low, it.best, it.high, it.qualifier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # exact
        ("31", (31, 31, 31, "exact")),
        ("thirty-one", (31, 31, 31, "exact")),
        ("31 others", (31, 31, 31, "exact")),
        ("Thirty-One others", (31, 31, 31, "exact")),
        ("2,300", (2300, 2300, 2300, "exact")),
        ("1,000,000 people", (1_000_000, 1_000_000, 1_000_000, "exact")),
        ("1.5 million", (1_500_000, 1_500_000, 1_500_000, "exact")),
        ("two million people", (2_000_000, 2_000_000, 2_000_000, "exact")),
        ("3bn", (3_000_000_000, 3_000_000_000, 3_000_000_000, "exact")),
        ("a dozen", (12, 12, 12, "exact")),
        ("half a dozen", (6, 6, 6, "exact")),
        ("two dozen", (24, 24, 24, "exact")),
        ("three dozen people", (36, 36, 36, "exact")),
        ("a hundred", (100, 100, 100, "exact")),
        ("one hundred and five", (105, 105, 105, "exact")),
        ("a couple of people", (2, 2, 2, "exact")),
        ("a pair of guards", (2, 2, 2, "exact")),
        ("all 42", (42, 42, 42, "exact")),
        ("one member of security personnel", (1, 1, 1, "exact")),
        ("a guard", (1, 1, 1, "exact")),
        ("an officer", (1, 1, 1, "exact")),
        ("another", (1, 1, 1, "exact")),
        ("another three", (3, 3, 3, "exact")),
        ("two of the 14 sailors", (2, 2, 2, "exact")),
        ("most of the 14 sailors", (None, None, None, "vague")),
        ("dozens of the 400 sailors", (None, None, None, "vague")),
        # at least
        ("at least eight", (8, 8, None, "at_least")),
        ("at least eight people", (8, 8, None, "at_least")),
        ("At least 1.5 million", (1_500_000, 1_500_000, None, "at_least")),
        ("no fewer than 12", (12, 12, None, "at_least")),
        ("no less than 12", (12, 12, None, "at_least")),
        ("a minimum of 12", (12, 12, None, "at_least")),
        ("200 or more", (200, 200, None, "at_least")),
        ("at least a dozen", (12, 12, None, "at_least")),
        ("more than 50", (51, 51, None, "at_least")),
        ("more than 50 people", (51, 51, None, "at_least")),
        ("over 1,000", (1001, 1001, None, "at_least")),
        ("more than a dozen", (13, 13, None, "at_least")),
        ("more than two dozen", (25, 25, None, "at_least")),
        ("over a hundred", (101, 101, None, "at_least")),
        ("in excess of 40", (41, 41, None, "at_least")),
        # at most
        ("up to 600", (None, 600, 600, "at_most")),
        ("as many as 40", (None, 40, 40, "at_most")),
        ("no more than 3", (None, 3, 3, "at_most")),
        ("no more than a dozen", (None, 12, 12, "at_most")),
        ("at most 3", (None, 3, 3, "at_most")),
        ("fewer than 10", (None, None, 9, "at_most")),
        ("less than 10", (None, None, 9, "at_most")),
        ("under 10", (None, None, 9, "at_most")),
        # about
        ("about 23", (None, 23, None, "about")),
        ("About 23 mortar shells", (None, 23, None, "about")),
        ("nearly 50", (None, 50, None, "about")),
        ("some 30", (None, 30, None, "about")),
        ("around 30", (None, 30, None, "about")),
        ("roughly 30", (None, 30, None, "about")),
        ("approximately thirty", (None, 30, None, "about")),
        ("almost 2,000", (None, 2000, None, "about")),
        ("close to 400", (None, 400, None, "about")),
        ("an estimated 200", (None, 200, None, "about")),
        ("20 or so", (None, 20, None, "about")),
        ("nearly a thousand", (None, 1000, None, "about")),
        # range
        ("eight to ten", (8, None, 10, "range")),
        ("between eight and ten", (8, None, 10, "range")),
        ("between 1,200 and 1,500", (1200, None, 1500, "range")),
        ("8-10", (8, None, 10, "range")),
        ("8–10", (8, None, 10, "range")),
        ("two or three", (2, None, 3, "range")),
        # vague
        ("dozens", (24, None, None, "vague")),
        ("Dozens of people", (24, None, None, "vague")),
        ("scores", (40, None, None, "vague")),
        ("hundreds", (200, None, None, "vague")),
        ("thousands", (2000, None, None, "vague")),
        ("tens of thousands", (20_000, None, None, "vague")),
        ("hundreds of thousands", (200_000, None, None, "vague")),
        ("millions", (2_000_000, None, None, "vague")),
        ("several", (None, None, None, "vague")),
        ("many", (None, None, None, "vague")),
        ("a number of", (None, None, None, "vague")),
        ("a number of people", (None, None, None, "vague")),
        ("a few", (None, None, None, "vague")),
        ("a handful", (None, None, None, "vague")),
        ("an unknown number", (None, None, None, "vague")),
        ("people", (None, None, None, "vague")),
        ("", (None, None, None, "vague")),
        # none
        ("no casualties", (0, 0, 0, "exact")),
        ("nobody was hurt", (0, 0, 0, "exact")),
        ("none", (0, 0, 0, "exact")),
        ("no-one", (0, 0, 0, "exact")),
        ("zero", (0, 0, 0, "exact")),
        ("without casualties", (0, 0, 0, "exact")),
        ("Fortunately the incident has no casualty", (0, 0, 0, "exact")),
    ],
)
def test_the_bounds_that_words_state(text: str, expected: Bounds) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize("text", ["31 others", "At least Eight", "no casualties", "dozens", ""])
def test_a_quantity_keeps_the_words(text: str) -> None:
    assert quantity(text).text == text


@pytest.mark.parametrize(
    "text", ["at least 8", "up to 8", "about 8", "8 to 10", "8", "dozens", "several", "more than 8"]
)
def test_low_best_and_high_are_in_order(text: str) -> None:
    known = [value for value in bounds(text)[:3] if value is not None]
    assert known == sorted(known)


@pytest.mark.parametrize("text", ["no one", "No one was hurt", "no one else"])
def test_no_one_is_none(text: str) -> None:
    assert bounds(text) == (0, 0, 0, "exact")


@pytest.mark.parametrize("text", ["several hundred", "a few hundred people", "many thousand"])
def test_several_hundred_is_vague(text: str) -> None:
    assert bounds(text)[3] == "vague"


@pytest.mark.parametrize(
    ("text", "value"),
    [("half a million", 500_000), ("one and a half million", 1_500_000), ("half a million people", 500_000)],
)
def test_halves(text: str, value: int) -> None:
    assert bounds(text) == (value, value, value, "exact")


@pytest.mark.parametrize("text", ["a 12-year-old girl", "an 8-year-old"])
def test_an_age_is_no_count(text: str) -> None:
    assert bounds(text, hint="1") == (1, 1, 1, "exact")


@pytest.mark.parametrize(
    ("text", "hint", "value"),
    [("three children under five", "3", 3), ("31 people, including at least five children", "31", 31)],
)
def test_a_qualifier_belongs_to_the_number_after_it(text: str, hint: str, value: int) -> None:
    assert bounds(text, hint=hint) == (value, value, value, "exact")


def test_none_of_a_number_is_none() -> None:
    assert bounds("none of the 12") == (0, 0, 0, "exact")


@pytest.mark.parametrize(("text", "low"), [("at least eight people", 8), ("dozens of people", 24)])
def test_a_hint_of_none_does_not_unsay_a_figure(text: str, low: int) -> None:
    assert quantity(text, hint="0").low == low


@pytest.mark.parametrize(
    ("text", "low", "high"), [("two to three dozen", 24, 36), ("between two and three million", 2_000_000, 3_000_000)]
)
def test_a_scale_belongs_to_both_ends_of_a_range(text: str, low: int, high: int) -> None:
    assert bounds(text) == (low, None, high, "range")


@pytest.mark.parametrize("text", ["2 300 people", "2\u00a0300 people", "2\u202f300 people"])
def test_spaces_between_thousands(text: str) -> None:
    assert bounds(text) == (2300, 2300, 2300, "exact")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 12 and 15 million", 12_000_000, 15_000_000),
        ("15 to 20 thousand", 15_000, 20_000),
        ("eight hundred to a thousand", 800, 1000),
    ],
)
def test_a_range_of_scaled_numbers(text: str, low: int, high: int) -> None:
    assert bounds(text) == (low, None, high, "range")


def test_two_numbers_are_no_range() -> None:
    assert bounds("12 and 31", hint="12") == (12, 12, 12, "exact")


@pytest.mark.parametrize(("text", "hint"), [("several of the 12", "?"), ("many of the 50", None)])
def test_several_of_a_number_is_vague(text: str, hint: str | None) -> None:
    assert bounds(text, hint=hint)[3] == "vague"


def test_not_one_is_none() -> None:
    assert bounds("not one", hint="0") == (0, 0, 0, "exact")


def test_some_hundred_is_about_a_hundred() -> None:
    assert bounds("some hundred people") == (None, 100, None, "about")


# Hints


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ("8", (8, 8, 8, "exact")),
        ("=8", (8, 8, 8, "exact")),
        (" 8 ", (8, 8, 8, "exact")),
        (">=8", (8, 8, None, "at_least")),
        (">50", (51, 51, None, "at_least")),
        ("<=600", (None, 600, 600, "at_most")),
        ("<10", (None, None, 9, "at_most")),
        ("~23", (None, 23, None, "about")),
        ("8-10", (8, None, 10, "range")),
        ("8–10", (8, None, 10, "range")),
        ("8..10", (8, None, 10, "range")),
        ("1,200", (1200, 1200, 1200, "exact")),
        ("?", None),
        ("", None),
        (None, None),
        ("many", None),
        ("8.5", None),
        ("-5", None),
        ("8 people", None),
    ],
)
def test_hints(hint: str | None, expected: Bounds | None) -> None:
    assert bounds_of_hint(hint) == expected


def test_a_hinted_range_is_put_into_order() -> None:
    assert bounds_of_hint("10-8") in {None, (8, None, 10, "range")}


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("31", "13", (31, 31, 31, "exact")),  # the words decide
        ("at least eight", "8", (8, 8, None, "at_least")),
        ("eight", ">=8", (8, 8, 8, "exact")),
        ("dozens", "30", (24, None, None, "vague")),
        ("no casualties", "3", (0, 0, 0, "exact")),
        ("all 16 were unhurt", "0", (0, 0, 0, "exact")),
        ("8 killed and 31 wounded", "31", (31, 31, 31, "exact")),  # the hint chooses
        ("8 killed and 31 wounded", "8", (8, 8, 8, "exact")),
        ("three of the four crew", "4", (4, 4, 4, "exact")),
        ("three of the four crew", None, (3, 3, 3, "exact")),
        ("the couple", "2", (2, 2, 2, "exact")),  # words without a number
        ("his parents", ">=2", (2, 2, None, "at_least")),
        ("his parents", "?", (None, None, None, "vague")),
        ("两人", "2", (2, 2, 2, "exact")),
    ],
)
def test_the_words_decide_and_the_hint_serves(text: str, hint: str | None, expected: Bounds) -> None:
    assert bounds(text, hint=hint) == expected


def test_a_qualifier_in_a_language_that_is_not_read_comes_from_the_hint() -> None:
    assert bounds("至少 8 人", "zh", ">=8") == (8, 8, None, "at_least")


# Spanish


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ocho muertos", (8, 8, 8, "exact")),
        ("treinta y una personas", (31, 31, 31, "exact")),
        ("una mujer", (1, 1, 1, "exact")),
        ("Al menos 14 personas", (14, 14, None, "at_least")),
        ("por lo menos ocho", (8, 8, None, "at_least")),
        ("más de 60", (61, 61, None, "at_least")),
        ("hasta 600", (None, 600, 600, "at_most")),
        ("menos de 10", (None, None, 9, "at_most")),
        ("cerca de 40", (None, 40, None, "about")),
        ("casi cincuenta", (None, 50, None, "about")),
        ("alrededor de 20", (None, 20, None, "about")),
        ("varios", (None, None, None, "vague")),
        ("un millón", (1_000_000, 1_000_000, 1_000_000, "exact")),
    ],
)
def test_spanish(text: str, expected: Bounds) -> None:
    assert bounds(text, "es") == expected
    assert bounds(text, "es-MX") == expected


def test_a_spanish_range_is_read_with_its_hint() -> None:
    assert bounds("entre 45 y 50", "es", "45-50") == (45, None, 50, "range")


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("unas 30", None, (None, 30, None, "about")),  # "unas" is read as 1
        ("entre 45 y 50", None, (45, None, 50, "range")),
        ("2.300", "2300", (2300, 2300, 2300, "exact")),  # a full stop between thousands
        ("una docena", "12", (12, 12, 12, "exact")),
    ],
)
def test_spanish_figures_that_are_read_amiss(text: str, hint: str | None, expected: Bounds) -> None:
    assert bounds(text, "es", hint) == expected


@pytest.mark.parametrize("text", ["cientos", "miles de personas"])
def test_spanish_plurals_are_vague(text: str) -> None:
    assert bounds(text, "es")[3] == "vague"


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("dos docenas", "24", (24, 24, 24, "exact")),
        ("1,5 millones", "1500000", (1_500_000, 1_500_000, 1_500_000, "exact")),
        ("sin heridos", None, (0, 0, 0, "exact")),
    ],
)
def test_more_spanish_figures_that_are_read_amiss(text: str, hint: str | None, expected: Bounds) -> None:
    assert bounds(text, "es", hint) == expected


# Numbers in running text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$5 million", [5_000_000]),
        ("£2.5bn", [2_500_000_000]),
        ("€300 and 20 crowns", [300, 20]),
        ("$1.2 trillion", [1_200_000_000_000]),
        ("3.5%", [3.5]),
        ("3.5 percent", [3.5]),
        ("three per cent", [3]),
        ("2,300 of 10,000", [2300, 10_000]),
        ("twenty-three and 31", [23, 31]),
        ("hundreds and dozens", []),
        ("the 1990s, B52 and 21st", []),
        ("no number", []),
        ("", []),
    ],
)
def test_numbers_money_and_shares(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures_in(text)] == values


def test_a_figure_says_where_it_comes_from() -> None:
    assert [figure.text for figure in figures_in("Thirty-one of 2,300")] == ["31", "2,300"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Thirty-one others", "31 others"),
        ("a dozen men", "12 men"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("hundreds  of\npeople", "hundreds of people"),
        ("It’s none", "it's none"),
    ],
)
def test_number_words_become_digits(text: str, plain: str) -> None:
    assert as_digits(text) == plain


def test_a_language_without_number_words_keeps_its_words() -> None:
    assert as_digits("Otuz bir kişi", "tr") == "otuz bir kişi"


@settings(max_examples=100)
@given(st.integers(0, 10**12))
def test_every_whole_number_is_read_back(number: int) -> None:
    for form in (f"{number}", f"{number:,}"):
        assert bounds(form) == (number, number, number, "exact")
        assert bounds(f"at least {form} people") == (number, number, None, "at_least")


@settings(max_examples=200)
@given(st.text(max_size=30), st.one_of(st.none(), st.text(max_size=8)), st.sampled_from(["en", "es", "ar", "xx", ""]))
def test_no_words_make_it_fail(text: str, hint: str | None, language: str) -> None:
    assert quantity(text, language, hint).text == text


@pytest.mark.parametrize(("text", "hint"), [("9" * 400, None), ("eight", "9" * 5000)])
def test_a_number_beyond_all_bounds_does_not_make_it_fail(text: str, hint: str | None) -> None:
    assert quantity(text, hint=hint).text == text


# The group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("more than 50 people", "people"),
        ("at least eight people", "people"),
        ("31 others", "others"),
        ("thirty-one civilians", "civilians"),
        ("about 2,300 houses", "houses"),
        ("between five and 10 people", "people"),
        ("dozens of people", "people"),
        ("several guards", "guards"),
        ("no casualties", "casualties"),
        ("one member of security personnel", "member of security personnel"),
        ("another three policemen", "policemen"),
        ("tens of thousands of refugees", "refugees"),
        ("hundreds of thousands of people", "people"),
        ("people", "people"),
        ("31", ""),
        ("", ""),
        ("dozens", ""),
        ("many of them students", "students"),
        ("one of them a soldier", "soldier"),
        ("five of them seriously", ""),
        ("the number of dead at eight", ""),
        ("all 16 pupils on board were pulled out unhurt", "pupils on board"),
        ("no one had been injured or killed", ""),
        ("six to eight of the wounded", ""),
        ("no reports of casualties", "casualties"),
        ("Neither of the two drivers", "drivers"),
        ("Not a single passenger", "passenger"),
    ],
)
def test_the_words_without_their_number(text: str, group: str) -> None:
    assert without_quantity(text) == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("1.5 million people", "people"),
        ("a few people", "people"),
        ("under 10 people", "people"),
        ("nobody was hurt", ""),
    ],
)
def test_the_words_without_their_scale(text: str, group: str) -> None:
    assert without_quantity(text) == group


@pytest.mark.parametrize(("text", "group"), [("half a million people", "people"), ("No one was hurt", "")])
def test_the_words_without_their_half(text: str, group: str) -> None:
    assert without_quantity(text) == group


@pytest.mark.parametrize("text", ["About 12 percent of recipients", "40% of the crew", "ten per cent of pupils"])
def test_a_share_counts_nobody(text: str) -> None:
    assert quantity(text).model_dump(exclude={"text"}) == {
        "low": None, "best": None, "high": None, "qualifier": "vague",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("Five children and five adults", "10", (10, 10, 10, "exact")),
        ("Five children and five adults", "5", (5, 5, 5, "exact")),
        ("his wife and eight other relatives", "9", (9, 9, 9, "exact")),
        ("his wife and eight other relatives", "8", (8, 8, 8, "exact")),
        ("at least two men, three women and a boy", ">=6", (6, 6, None, "at_least")),
        ("two men and three women", "7", (2, 2, 2, "exact")),
        ("12 of the 30 soldiers", "42", (12, 12, 12, "exact")),
        ("10% and 20% of them", "30", (None, None, None, "vague")),
        ("Three people were killed and five wounded", "8", (3, 3, 3, "exact")),
        ("six people, including two children", "8", (6, 6, 6, "exact")),
        ("12 people, two of them children", "14", (12, 12, 12, "exact")),
        ("12 people, 30 years after the first", "42", (12, 12, 12, "exact")),
        ("Nine people and a bus", "10", (9, 9, 9, "exact")),
        ("At least 12 people and up to 30 soldiers", "42", (12, 12, None, "at_least")),
    ],
)
def test_figures_that_are_counted_one_by_one_add_up(text: str, hint: str, expected: Bounds) -> None:
    assert bounds(text, hint=hint) == expected


# Hostile figures: without what they test, each of these hangs


def test_words_for_a_state_that_repeat_are_read_once() -> None:
    group = "badly " * 60 + "people"
    assert without_quantity(f"eight {group}") == group


@pytest.mark.parametrize("words", ["one hundred thousand ", "was ", "more than ", "a-"])
def test_words_that_are_no_figure_by_their_length_name_no_group(words: str) -> None:
    assert without_quantity(words * 40_000) == ""
    assert bounds(words * 40_000) == (None, None, None, "vague")
    assert bounds(words * 40_000, hint="8") == (8, 8, 8, "exact")


def test_the_number_is_looked_for_among_the_first_words(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, language: str = "en") -> str:
        read.append(text)
        return as_digits(text, language)

    monkeypatch.setattr(module, "as_digits", counted)
    without_quantity("people " * 280)
    assert len(read) == 30


@pytest.mark.parametrize("hint", ["{}x", "8{}x", ">={}x", "8-{}x"])
def test_a_hint_of_white_space_is_none(hint: str) -> None:
    assert bounds_of_hint(hint.format(" " * 500_000)) is None


def test_a_hint_may_have_white_space_around_it() -> None:
    assert bounds_of_hint("  >= 8\n") == (8, 8, None, "at_least")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a boy of about ten", 1),
        ("a woman, 34", 1),
        ("an infant of ten months", 1),
        ("a passenger, 51", 1),
        ("two boys of about twelve", 2),
        ("a Standard Seven pupil", 1),
        ("a Grade 5 pupil", 1),
        # no ages, and no forms at school
        ("a loss of about 20 men", 20),
        ("a group of ten", 10),
        ("a class of 30 pupils", 30),
        ("a total of 12", 12),
    ],
)
def test_an_age_and_a_form_at_school_count_nobody(text: str, number: int) -> None:
    assert quantity(text).best == number
