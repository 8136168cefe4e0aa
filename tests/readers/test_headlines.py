"""Headlines by rules: the title, or a first sentence that is cut where its sense allows, or with "…"."""

import pytest

from tests.readers.test_rules import summary_of


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "A bomb killed nine people in the port of Orvo on Friday, hours after both sides had agreed on a truce.",
            "A bomb killed nine people in the port of Orvo on Friday",
        ),
        (
            "A fire at a mill in eastern Varland killed 47 people and left 90 seriously injured, state media said.",
            "A fire at a mill in eastern Varland killed 47 people",
        ),
        (
            "Two girls were killed and nine other people, six of them critically, were injured in an attack on Monday.",
            "Two girls were killed and nine other people, six of them critically, were injured",
        ),
        (
            "Officials in eastern Varland said on Wednesday that 300 people had died in the floods that hit it.",
            "Officials in eastern Varland said on Wednesday that 300 people had died",
        ),
        (
            "Half a million teachers, nurses and drivers of the state walked out across Varland on Wednesday over pay.",
            "Half a million teachers, nurses and drivers of the state walked out across Varland",
        ),
        (
            "Troops stormed a mill on Saturday, ending a siege in which at least 23 hostages from Varland were killed.",
            "Troops stormed a mill on Saturday",
        ),
        ("A bomb killed nine people in Orvo.", "A bomb killed nine people in Orvo"),
        (
            "The large, old and long since abandoned state mill by the harbour of northern Orvo, with 90 looms, fell.",
            "The large, old and long since abandoned state mill by the harbour of northern Orvo…",
        ),
        (
            "Three dead after blaze at Orvo flats\nBy Ada Orm, Orvo Courier\n\nThree people died in a fire on Monday.",
            "Three dead after blaze at Orvo flats",
        ),
    ],
)
def test_a_headline_keeps_the_sense(text: str, headline: str) -> None:
    summary = summary_of(text, published="2023-06-15")

    assert summary.headline == headline
    assert len(summary.headline.split()) <= 15
    assert not any("By Ada Orm" in it.description for it in summary.events)


def test_an_abstract_has_no_sentence_whose_speaker_stands_elsewhere() -> None:
    text = (
        "A bomb killed 17 people at a cattle market in Torvik on Thursday, hospital officials said.\n\n"
        "Two attackers blew themselves up near the entrance of the market, police spokesman Nahum Daso said. At"
        " least 34 people were wounded at the market, nine of them seriously, he added.\n\n"
        "The army denied reports that soldiers had left a checkpoint near the market before the bomb."
    )
    summary = summary_of(text)
    assert "he added" not in summary.abstract
    assert "The army denied reports" in summary.abstract
