"""What stands in quotation marks, and how much of a stretch is quoted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summariser.quotations import QuotedText, find_quotations


def quoted(text: str) -> list[str]:
    """The words inside the marks of each quotation."""
    return [text[it.inner_start : it.inner_end] for it in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "yes" to it.', ["yes"]),
        ("He said “yes” to it.", ["yes"]),
        ("Il a dit «oui» hier.", ["oui"]),
        ("Il a dit « oui » hier.", [" oui "]),
        ("Er sagte „ja“ dazu.", ["ja"]),
        ("Er sagte „ja” dazu.", ["ja"]),
        ("Er sagte ‹ja› dazu.", ["ja"]),
        ("彼は「はい」と言った。", ["はい"]),
        ("他说『是』。", ["是"]),
        ("He said ＂yes＂.", ["yes"]),
        ("“One,” he said, “two.”", ["One,", "two."]),
        ('("yes")', ["yes"]),
        ("“Outer ‘inner’ words”", ["Outer ‘inner’ words"]),
        ("‘It’s late,’ he said. ‘We’ll go. It rains.’", ["It’s late,", "We’ll go. It rains."]),
        ("'It's late,' he said.", ["It's late,"]),
        ("«Outer “inner” words»", ["Outer “inner” words"]),
        ("He said “yes,’’ and “no,'' twice.", ["yes,", "no,"]),
        ("''Yes,'' he said. ''No.''", ["Yes,", "No."]),
        ("``Yes,'' he said; ‘‘no,’’ she said.", ["Yes,", "no,"]),
        ("It broke its rules.”With summer we expect it,’’ he said.", ["With summer we expect it,"]),
        ("no marks at all", []),
        ("", []),
    ],
)
def test_quotation_marks_of_every_kind(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


@pytest.mark.parametrize(
    "text",
    [
        "It's the dogs’ bone, isn’t it?",
        "the ’90s and rock 'n' roll",
        "He is 6'2\" tall.",
        'A 19" screen and a 7" single.',
        "40° 26' 46\" N",
        'a stray" mark',
        "“",
        '"',
        "ends with “ ",
        "the boys'' end",
        "a stray'' and '' another",
        "It ended.” And then",
        "the ‘special’ team of the dogs’ owner, ‘Tern’.",
        "in the ‘90s, they said, rock ‘n’ roll.",
    ],
)
def test_these_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_single_marks_beside_others_are_part_of_what_is_said() -> None:
    assert quoted("“No,” he said of the ‘big, bad,’ wolf.") == ["No,"]


@pytest.mark.parametrize(
    "text", ["''It was late,'' she said.", "She said: “It was late.”", "‘It was late,’ she said.", '""']
)
def test_what_is_not_seen_opens_and_closes_nothing(text: str) -> None:
    [plain] = find_quotations(text)
    words = text[plain.inner_start : plain.inner_end]
    for at in range(len(text) + 1):
        odd = text[:at] + "\u200b" + text[at:]
        [found] = find_quotations(odd)
        assert odd[found.inner_start : found.inner_end].replace("\u200b", "") == words
        assert odd[found.start : found.end].replace("\u200b", "") == text[plain.start : plain.end]


def test_inches_do_not_swallow_the_quotation_after_them() -> None:
    assert quoted('He is 6\'2" tall and said "hi" twice.') == ["hi"]


def test_the_marks_belong_to_the_outer_offsets() -> None:
    text = "He said “yes” to it."
    (only,) = find_quotations(text)
    assert (text[only.start : only.end], text[only.inner_start : only.inner_end]) == ("“yes”", "yes")


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n"])
def test_a_speech_of_several_paragraphs_is_quoted_in_each(gap: str) -> None:
    assert quoted(f"She said: “One.{gap}“Two.{gap}“Three.” He left.") == ["One.", "Two.", "Three."]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n"])
def test_an_unclosed_quotation_ends_with_its_paragraph(gap: str) -> None:
    assert quoted(f"She said: “One and more.{gap}He left. “Two,” she said.") == ["One and more.", "Two,"]


def test_an_unclosed_quotation_at_the_end_reaches_to_it() -> None:
    assert quoted("She said: “One and more.") == ["One and more."]


def test_a_closing_mark_alone_opens_nothing() -> None:
    assert quoted("One.” Then “two” came.") == ["two"]


def test_guillemets_that_point_inwards() -> None:
    assert quoted("»Ja«, sagte er. Dann ging er. »Nein.«") == ["Ja", "Nein."]


def test_marks_that_are_alike_on_both_sides() -> None:
    assert quoted("”Ja”, sade han. Sedan gick han. ”Nej.”") == ["Ja", "Nej."]


def test_an_unclosed_quotation_ends_with_its_line_where_lines_are_paragraphs() -> None:
    long = "She said: “One and more. " + "Then she spoke of other things, and nobody wrote them down. " * 3
    assert quoted(f"{long}\nHe left. “Two,” she said.") == [long.partition("“")[2].strip(), "Two,"]


marks = st.lists(
    st.sampled_from(["“", "”", '"', "«", "»", "„", "「", "」", "a", "b c", "6", " ", "\n\n", "\r\n", "’"]), max_size=30
)


@settings(max_examples=300)
@given(marks.map("".join))
def test_quotations_are_in_order_apart_and_inside_the_text(text: str) -> None:
    at = 0
    for it in find_quotations(text):
        assert at <= it.start < it.inner_start <= it.inner_end <= it.end <= len(text)
        assert it.inner_start == it.start + 1
        assert it.end - it.inner_end in {0, 1}
        assert "\n\n" not in text[it.start : it.end]
        at = it.end


def test_a_million_marks_are_read_in_linear_time() -> None:
    assert len(find_quotations("“" * 1_000_000)) == 1
    assert len(find_quotations('" ' * 500_000)) == 250_000


# How much is quoted


@pytest.mark.parametrize(
    ("stretch", "inside", "total"),
    [
        ("yes", 3, 3),
        ("“yes”", 3, 3),
        ("said “yes” to", 3, 9),
        ("He said", 0, 6),
        ("e", 0, 1),
        (" ", 0, 0),
        ("yes” to it. “N", 4, 8),
        ("“yes” to it. “No” and", 5, 12),
    ],
)
def test_letters_inside_and_in_all(stretch: str, inside: int, total: int) -> None:
    text = "He said “yes” to it. “No” and “31” more."
    start = text.index(stretch)
    assert QuotedText(text).letters(start, start + len(stretch)) == (inside, total)


def test_digits_count_as_letters() -> None:
    assert QuotedText("“31”").letters(0, 4) == (2, 2)


@given(st.text(alphabet='a “”"1\n', max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_the_type_of_a_stretch_is_that_of_its_letters(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    quoted = QuotedText(text)
    inside, total = quoted.letters(start, end)
    expected = None if not total else "indirect" if not inside else "direct" if inside == total else "mixed"
    assert quoted.type_of([(start, end)]) == expected
