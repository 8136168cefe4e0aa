"""Relative clauses and asides round a cue: who speaks there, and where what is said ends."""

import pytest

from tests.detect.test_reports import all_of, read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mayor, whom critics blame for it, said nine boats were lost.", ("nine boats were lost", "said")),
        ("Aid groups, which the army accuses of bias, say 40 boats were lost.", ("40 boats were lost", "say")),
        ("Ida Toll, who his lawyer said was ill, was jailed.", ("was ill", "said")),
        ("The sailors, who police said were young, were jailed.", ("were young", "said")),
        ("The Front, which admitted lying about it, has 300 men.", ("lying about it", "admitted")),
        ("Ida Toll, who said she was ill, left the town.", ("she was ill", "said")),
        ("What the mayor said was untrue, the bishop said.", ("What the mayor said was untrue", "said")),
        ("Lund said he lied, as media reported, and had left.", ("he lied, as media reported, and had left", "said")),
        ("The boy was ill, as media had reported, and left.", ("The boy was ill", "had reported")),
        ("The accused Ida Toll said she was ill.", ("she was ill", "said")),
    ],
)  # fmt: skip
def test_where_what_is_said_ends(text: str, told: tuple[str, str]) -> None:
    assert (told[0], told[1]) in [(content[0], cue) for _, cue, content in read(text)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ida Toll, who his lawyer said was ill, was jailed.", "his lawyer"),
        ("The sailors, who police said were young, were jailed.", "police"),
        ("People who live in Torvik said the port was shut.", "People who live in Torvik"),
        ("The port blamed the raid on the Army, which denied it.", "the Army, which"),
        ("The firm that owns the ferry said it was sound.", "The firm that owns the ferry"),
        (
            "The group that has held the port for years said it would leave.",
            "The group that has held the port for years",
        ),
        ("The woman whose eldest son was shot said she would appeal.", "The woman whose eldest son was shot"),
        ("A man who was driving the bus said he saw nothing.", "A man who was driving the bus"),
        ("The mayor said the port which lost the vote denied it.", "the port which lost the vote"),
        (
            "Torvik, whose mayor, Ina Toll, had left, warned that it would go.",
            "Torvik, whose mayor, Ina Toll, had left,",
        ),
        ("Recently, however, it left, calling for a vote.", "it"),
    ],
)
def test_who_speaks_there(text: str, source: str) -> None:
    assert source in [found[0] for found in read(text)]


def test_which_he_denied_is_the_denial_of_what_stands_before() -> None:
    found = all_of("The mayor said the port was a base, which its owner denied.")
    assert [it.act for it in found] == ["assert", "deny"]
    assert found[0].content == found[1].content


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds waited for news of 355 people reported missing.",
        "What the mayor said was untrue.",
        "The mayor had called her and offered help.",
        "The fact that he lied told a story.",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert read(text) == []


def test_what_neither_said_is_not_said() -> None:
    assert [it.negated for it in all_of("Neither the army nor the rebels said how many boats were lost.")] == [True]


def test_to_call_somebody_something_is_a_report() -> None:
    assert [found[2] for found in read("The mayor called her a hero.")] == [["her a hero"]]
