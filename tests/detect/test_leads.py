"""The phrase that opens a sentence without a comma is none of the speaker."""

import pytest

from summariser import Article
from summariser.detect import find_reports
from summariser.grounding import GroundedText
from tests.readers.test_rules import summary_of


def sources(text: str) -> list[str]:
    return [text[slice(*it.source)] for it in find_reports(GroundedText(Article(text=text))) if it.source]


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("At dawn the police", "the police"),
        ("At noon the governor", "the governor"),
        ("After dark the army", "the army"),
        ("Across town a witness", "a witness"),
        ("In parliament the minister", "the minister"),
        ("In a statement the ministry", "the ministry"),
        ("In a statement Acme", "Acme"),
        ("Late on Monday the army", "the army"),
        ("Late Monday the army", "the army"),
        ("At noon on Monday two witnesses", "two witnesses"),
        ("With tears in her eyes the mother of the boy", "the mother of the boy"),
        ("Early on Monday in Torvik the head of the police", "the head of the police"),
        ("At the scene firefighters", "firefighters"),
        ("At the scene of the fire firefighters", "firefighters"),
        ("At the scene members of the rescue teams", "members of the rescue teams"),
        ("In Torvik residents", "residents"),
        ("In Torvik opposition leaders", "opposition leaders"),
        ("In Brussels EU officials", "EU officials"),
        ("At Torvik hospital doctors", "doctors"),
        ("At dawn residents of the old town", "residents of the old town"),
        ("Outside court Mrs Brandt's daughter, Claire,", "Mrs Brandt's daughter, Claire,"),
        ("Speaking outside court Mr Moe", "Mr Moe"),
        ("Inside court Bo Karlsen", "Bo Karlsen"),
        ("At the Torvik court Bo Karlsen", "Bo Karlsen"),
        ("In central Torvik Bo Karlsen", "Bo Karlsen"),
        ("At dawn police chief Bo Karlsen", "police chief Bo Karlsen"),
        ("At dawn attorney-general Bo Karlsen", "attorney-general Bo Karlsen"),
        ("In Torvik Bo Karlsen", "Bo Karlsen"),
        ("In New York Karlsen", "Karlsen"),
        ("In Oslo Prime Minister Ida Brandt", "Prime Minister Ida Brandt"),
        ("In Oslo Vice-President Ida Brandt", "Vice-President Ida Brandt"),
        ("In an interview with Reuters Lund", "Lund"),
        ("In Torvik on Monday Lund", "Lund"),
    ],
)
def test_the_speaker_begins_behind_it(told: str, source: str) -> None:
    assert sources(f"{told} said that the roof had fallen.") == [source]


@pytest.mark.parametrize(
    "source",
    [
        "The mayor of Torvik",
        "Torvik residents",
        "Residents of Torvik",
        "Police in Torvik",
        "Officials at the ministry of defence",
        "A man at the scene",
        "Bo Karlsen of the Red Front",
        "The Ministry of Defence in Oslo",
    ],
)
def test_a_speaker_with_a_phrase_of_his_own_stays_whole(source: str) -> None:
    assert sources(f"{source} said that the roof had fallen.") == [source]
    assert sources(f"On Monday {source[0].lower() + source[1:]} said that the roof had fallen.")[0].lower() == (
        source.lower()
    )


@pytest.mark.parametrize(
    "source",
    ["a judge", "the army", "the senior police officers", "the mayor Ida Brandt", "the agency's lawyer", "Bo Karlsen"],
)
def test_behind_a_word_that_begins_a_clause_too(source: str) -> None:
    assert sources(f"It was jailed on Monday after {source} said that the roof had fallen.") == [source]


def test_a_comma_still_parts_it() -> None:
    assert sources("Outside the court, Bo Karlsen said that he was glad.") == ["Bo Karlsen"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Outside court Mr Toll said that he was innocent.", "Toll"),
        ("Residents of Torvik said that it burned.", "residents of Torvik"),
        ("Rebels of the Blue Column said that it burned.", "Blue Column"),
        ("At Torvik the mayor met Bo. Torvik said that it was late.", "Torvik"),
        ("In Sund Bo Karlsen left. Karlsen said it was late. Bo Karlsen knew.", "Bo Karlsen"),
    ],
)
def test_no_word_of_it_is_in_a_name(told: str, name: str) -> None:
    (said,) = summary_of(told).attributions
    assert said.source.name == name
