"""Whoever writes, asks or answers has no name; "he" and "she" fit whom they stand for."""

import pytest

from summariser.readers.rules.sexes import names_himself, sex_in, titled_in, titles_in
from tests.readers.test_rules import summary_of


def names(text: str) -> list[str | None]:
    """The names of the sources, in order."""
    return [it.source.name for it in summary_of(text).attributions]


@pytest.mark.parametrize(
    "charge",
    [
        "I say that he is a liar.",
        "We told him that he lied.",
        "I accuse him of theft.",
        "We believe the dam will break.",
        "I'd say that he lied.",
        "I’d say that he lied.",
        "According to us, he lied.",
        "You say that he lied.",
    ],
)
def test_the_author_is_not_whoever_was_told_of_last(charge: str) -> None:
    assert names(f"The governor, Olaf Toll, says that the dam is safe. {charge}") == ["Olaf Toll", None]


def test_nor_is_our_government_a_name() -> None:
    (said,) = summary_of("Our government says that the dam is safe.").attributions
    assert said.source.kind == "unnamed_group"


def test_inside_quotation_marks_the_speaker_says_i() -> None:
    assert names('"I say that he is a liar," Olaf Toll said. "We told him that he lied."') == ["Olaf Toll"]


def test_he_is_still_whoever_told_the_author() -> None:
    told = "When the army came, Olaf Toll told us to leave. We said we would stay. He said that we would be shot."
    assert names(told) == ["Olaf Toll", None, "Olaf Toll"]


def test_he_is_nobody_by_name_behind_whom_the_author_told() -> None:
    told = "Olaf Toll said the dam was safe. I told the governor that it would break. He said it was nonsense."
    assert names(told) == ["Olaf Toll", None, None]


def test_nor_is_it_a_body_that_was_told_of_before() -> None:
    told = "The company said it would pay. I asked the minister's office for a word. It said that he was travelling."
    assert names(told) == ["the company", None, "it"]


def test_an_interview() -> None:
    told = names(
        "Mayor Olaf Toll spoke to the paper. Bo Karlsen said the wall was old.\n\n"
        "Q: Did he say that the dam would break?\nA: He said that it was safe. I say that he lied.\n\n"
        "Q: Ida Brandt says that it was built of clay.\nA: She says that, yes."
    )
    assert told == ["Bo Karlsen", None, None, "Ida Brandt", "Ida Brandt"]
    assert names('Q: "Was it safe?"\nA: "It was not."') == [None, None]


def test_q_alone_is_no_interview() -> None:
    assert names("Olaf Toll said he knew.\n\nQ: a letter.\n\nHe said it was late.") == ["Olaf Toll", "Olaf Toll"]


@pytest.mark.parametrize(
    ("source", "sex"),
    [
        ("Mrs Brandt", "she"),
        ("Ms. Ida Brandt", "she"),
        ("Dame Ida Brandt", "she"),
        ("Mr Toll", "he"),
        ("Sir Olaf Toll", "he"),
        ("Lord Toll", "he"),
        ("Mrs Brandt's son, Olaf Toll", "he"),
        ("the mayor, Olaf Toll, who met Mrs Brandt", ""),
        ("Ida King", ""),
        ("Olaf Toll", ""),
    ],
)
def test_titles_and_nouns_tell_the_sex(source: str, sex: str) -> None:
    name = source.rpartition(", ")[2] if "," in source and "who" not in source else source
    assert sex_in(source, "Olaf Toll" if "Olaf" in source else name) == sex


def test_a_title_elsewhere_tells_it_too() -> None:
    body = titles_in("Olaf Toll met Ida Brandt. Mr Toll praised Mrs Ida Brandt. Mr Brandt left.")
    assert titled_in(body, "Olaf Toll") == "he"
    assert titled_in(body, "Ida Brandt") == ""
    assert titled_in(body, "Bo Karlsen") == ""


@pytest.mark.parametrize(
    ("told", "names_told"),
    [
        ("Mrs Brandt said the dam was safe. He said that it was not.", ["Brandt", None]),
        ("Mr Karlsen said the wall was old. She said that it was new.", ["Karlsen", None]),
        ("Mrs Brandt said so. Mr Karlsen said it was old. She said it was new.", ["Brandt", "Karlsen", "Brandt"]),
        ("Lady Brandt said it was safe. She said that it was new.", ["Lady Brandt", "Lady Brandt"]),
        ("Ida Brandt said it was safe. She said it was new. He said it was old.", ["Ida Brandt", "Ida Brandt", None]),
    ],
)
def test_he_is_no_woman_and_she_is_no_man(told: str, names_told: list[str | None]) -> None:
    assert names(told) == names_told


def test_she_may_be_a_woman_without_a_name() -> None:
    told = "Bo Karlsen denied the charge. The victim's mother said it was over. She said that her son would rest."
    assert names(told) == ["Bo Karlsen", "the victim's mother", "the victim's mother"]
    told = "Bo Karlsen denied the charge. The victim's father said it was over. She said that her son would rest."
    assert "the victim's father" not in names(told)[2:]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Olaf Toll was arrested on Monday. According to him, the sirens never sounded.", "Olaf Toll"),
        ("Olaf Toll was arrested on Monday. The sirens never sounded, according to him.", "Olaf Toll"),
        ("Ida Brandt was awake. According to her the army lied.", "Ida Brandt"),
        ("Ida Brandt was awake. According to her lawyer it lied.", "her lawyer"),
        ("Four men were awake. According to them, the army lied.", None),
    ],
)
def test_according_to_a_pronoun(told: str, name: str | None) -> None:
    (said,) = summary_of(told).attributions
    assert said.source.name == name or (name is None and said.source.name == "them")


@pytest.mark.parametrize(
    ("said", "himself"),
    [
        ("Toll would appeal", True),
        ("that Mr Toll would appeal", True),
        ("Olaf Toll would appeal", True),
        ("his wife, Ida Toll, would appeal", False),
        ("Toll Holding would appeal", False),
        ("the tollgate was shut", False),
        ("he would appeal", False),
    ],
)
def test_who_names_himself(said: str, *, himself: bool) -> None:
    assert names_himself(said, [(0, len(said))], "Olaf Toll") is himself


def test_he_who_says_a_name_is_another() -> None:
    assert names("Ruth Lund said it was over. He said Lund had lied.") == ["Ruth Lund", None]
    assert names("Ruth Lund said it was over. She said her son, Bo Lund, had lied.") == ["Ruth Lund", "Ruth Lund"]
