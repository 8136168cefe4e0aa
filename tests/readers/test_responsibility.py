"""Who claims an attack, denies it, or is accused of it."""

import pytest

from tests.readers.test_rules import summary_of

BOMB = "A bomb killed 12 people in Rome. "


def parties(text: str) -> list[tuple[str | None, str]]:
    return [(it.party, it.stance) for it in summary_of(text).events[0].responsibility]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("The Islamic State claimed responsibility for the attack.", "Islamic State"),
        ("The Taliban claimed responsibility.", "Taliban"),
        ("The Red Front claimed responsibility in a statement. It claimed responsibility again.", "Red Front"),
    ],
)
def test_who_claims_it(words: str, party: str) -> None:
    summary = summary_of(BOMB + words)
    (claim,) = summary.events[0].responsibility
    assert (claim.party, claim.stance) == (party, "claimed")
    (said, *_) = summary.attributions
    assert (said.id, said.speech_act) == (claim.attribution_id, "claim_responsibility")
    assert said.content.spans


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Police blamed the Red Front for the attack.", "Red Front"),
        ("Police blamed the Taliban.", "Taliban"),
        ("Police blamed the attack on the Red Front.", "Red Front"),
        ("Officials accused the Red Front, a banned group, of planting the bomb.", "Red Front"),
        ("Police blamed Islamist militants for the killings.", "Islamist militants"),
        ("Police blamed Bob Smith, 34, for the bombing.", "Bob Smith"),
        ("Mayor Anna Li said it was a crime, blaming the Red Front for the attack.", "Red Front"),
    ],
)
def test_who_is_accused_is_told_by_the_accuser(words: str, party: str) -> None:
    summary = summary_of(BOMB + words)
    (blame,) = summary.events[0].responsibility
    assert (blame.party, blame.stance) == (party, "accused")
    (said,) = [it for it in summary.attributions if it.id == blame.attribution_id]
    assert said.speech_act == "accuse"


def test_each_accusation_is_told_by_its_own_words() -> None:
    summary = summary_of(BOMB + "Police blamed the Taliban for the attack. The army blamed the Red Front.")
    told = {it.id: it.source.name for it in summary.attributions}
    assert [(it.party, told[it.attribution_id or ""]) for it in summary.events[0].responsibility] == [
        ("Taliban", "police"),
        ("Red Front", "the army"),
    ]


def test_an_accusation_stays_beside_a_denial() -> None:
    text = BOMB + "Police blamed the Taliban for the attack. The Taliban denied any part in it."
    assert parties(text) == [("Taliban", "accused"), ("Taliban", "denied")]


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "Police blamed the weather.",
        BOMB + "Police blamed poor security for the attack.",
        BOMB + "Critics blamed President Jane Roe for failing to prevent the attack.",
        BOMB + "Critics blamed President Jane Roe.",
        BOMB + "The opposition accused Interior Minister Jane Roe of lying.",
        BOMB + "The union accused the Red Party of covering up the attack.",
        BOMB + "Police blamed the Red Front’s leader for the attack.",
        BOMB + "Police did not blame the Red Front for the attack.",
        BOMB + "Police blamed the Red Front for an attack in Paris last year.",
        BOMB + "The Red Front claimed responsibility for an attack in Paris.",
        BOMB + "The Red Front has not claimed responsibility.",
        "A flood killed 12 people in Rome. Critics blamed the Red Front for the deaths.",
    ],
)
def test_criticism_and_other_deeds_are_no_blame(text: str) -> None:
    assert parties(text) == []


def test_a_claim_to_an_earlier_deed_is_not_the_news() -> None:
    text = BOMB + "The Taliban claimed responsibility for a bombing in Paris last year that killed 30 people."
    assert [len(it.responsibility) for it in summary_of(text).events] == [0, 1]
