"""To dismiss somebody is no denial, and a red warning is not what somebody says; pubs that die are no dead."""

import pytest

from summariser import Article
from summariser.detect import find_reports, find_tolls
from summariser.grounding import GroundedText


def reports(text: str) -> list[tuple[str, str, str]]:
    """Source, act and content of each report."""
    return [
        (text[slice(*it.source)] if it.source else "", it.act, text[it.content[0][0] : it.content[-1][1]])
        for it in find_reports(GroundedText(Article(text=text)))
    ]


@pytest.mark.parametrize(
    "removal",
    [
        "The president dismissed the water minister, Leif Strand, on Monday.",
        "Two days later he dismissed the water minister, Leif Strand, who has not spoken since.",
        "The club dismissed its coach, Bo Karlsen.",
        "The board rejected Ida Brandt for the post.",
        "The board dismissed its chief executive over fraud.",
        "The board rejected President Ida Brandt.",
        "The board rejected Vice-President Ida Brandt.",
        "The president dismissed the attorney-general, Leif Strand, on Monday.",
        "The board rejected Mr Toll on Monday.",
        "The party dismissed three officials.",
        "The city rejected police officers for the job.",
        "The club dismissed Ida Brandt.",
    ],
)
def test_a_person_who_is_dismissed_is_no_denial(removal: str) -> None:
    assert reports(removal) == []


@pytest.mark.parametrize(
    ("words", "denied"),
    [
        ("the claim", "the claim"),
        ("the mayor's charge", "the mayor's charge"),
        ("Ida Brandt's plan", "Ida Brandt's plan"),
        ("prosecutor Ida Brandt's case", "prosecutor Ida Brandt's case"),
        ("the police report", "the police report"),
        ("officers' claims", "officers' claims"),
        ("Mr Toll as a liar", "Mr Toll as a liar"),
        ("his critics", "his critics"),
        ("the judge as biased", "the judge as biased"),
    ],
)
def test_what_somebody_says_is_still_denied(words: str, denied: str) -> None:
    assert reports(f"The minister dismissed {words}.") == [("The minister", "deny", denied)]


@pytest.mark.parametrize(
    "warning",
    [
        "The Met Office has issued a red warning, its first since 2022.",
        "The army gave a warning, the third this week.",
        "The agency issued a flood warning.",
        "The agency issued a red warning that rivers would rise.",
    ],
)
def test_a_warning_that_is_issued_has_no_source_of_adjectives(warning: str) -> None:
    assert reports(warning) == []


def test_who_issues_it_says_what_follows() -> None:
    assert reports("Torvik has issued a flood warning, saying the river would rise.") == [
        ("Torvik", "assert", "the river would rise")
    ]


def test_whoever_warns_still_does() -> None:
    assert reports("Bo Karlsen left, warning that the dam might break.") == [
        ("Bo Karlsen", "warn", "the dam might break")
    ]
    assert reports("A letter warning that the dam might break was lost.")[0][:2] == ("A letter", "warn")


@pytest.mark.parametrize(
    "told",
    [
        "It is a war: nine shops dead in a year.",
        "Eleven pubs died last year.",
        "The merger killed nine firms.",
        "Nine of the shops died.",
    ],
)
def test_what_closes_is_no_dead(told: str) -> None:
    assert find_tolls(GroundedText(Article(text=told))) == []


@pytest.mark.parametrize(
    "told",
    [
        "Nine shop workers died.",
        "Twelve shopkeepers died.",
        "12 people in three villages were killed.",
        "Nine pupils of the two schools died.",
        "The quake left 12 guests in two hotels dead.",
        "12 dead in Torvik.",
    ],
)
def test_people_in_it_are(told: str) -> None:
    (toll,) = find_tolls(GroundedText(Article(text=told)))
    assert toll.effect == "killed"
