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
        ("The attack was claimed by the Red Front.", "Red Front"),
        ("Responsibility for the blast was later claimed by the Red Front.", "Red Front"),
        ("The Red Front said it was behind the attack.", "Red Front"),
        ("The Red Front said its fighters had carried out the attack.", "Red Front"),
        ("The Red Front confirmed that it carried out Monday’s bombing.", "Red Front"),
        ("“We staged the attack,” the Red Front said.", "Red Front"),
        ("The Red Front claimed the attack on its Telegram channel.", "Red Front"),
        ("The Red Front, which claimed the attack, has 300 men.", "Red Front"),
        ("The Red Front admitted the bombing.", "Red Front"),
        ("The Red Front issued a claim of responsibility.", "Red Front"),
        ("Ann Lee, a spokeswoman for the Red Front, said its fighters carried out the attack.", "Red Front"),
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
        ("The blast was blamed on the Red Front by the police.", "Red Front"),
        ("The attack has been blamed on al-Qaeda.", "al-Qaeda"),
        ("Police blamed the State of Ur and Uruk for the attack.", "State of Ur and Uruk"),
        ("Police blamed Islamist militants for the killings.", "Islamist militants"),
        ("Police blamed Bob Smith, 34, for the bombing.", "Bob Smith"),
        ("The authorities say the Red Front is responsible.", "Red Front"),
        ("Police believe the Red Front was behind the attack.", "Red Front"),
        ("Police said rebels had carried out the attack.", "rebels"),
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


def test_two_are_accused_at_once() -> None:
    text = BOMB + "Police blamed the Red Front and the Tern Alliance for the attack."
    assert parties(text) == [("Red Front", "accused"), ("Tern Alliance", "accused")]


@pytest.mark.parametrize(
    "words",
    [
        "The seat was claimed by the Red Front.",
        "The attack was not claimed by the Red Front.",
        "No attack was claimed by the Red Front.",
        "The attack was claimed by nobody.",
        "If the attack was claimed by the Red Front, talks would end.",
        "The attack may be blamed on the Red Front.",
        "The attack was initially blamed on the Red Front.",
        "Insurance for the blast was claimed by the Union Bank.",
        "The bomb was claimed by police to be fake.",
        "Jane Roe was blamed on Monday by the opposition for the floods.",
        "An earlier attack was claimed by the Red Front.",
        "Two attacks in Paris were blamed on the Red Front.",
        "The slow rescue was blamed on the Red Front.",
        "The killing of two judges was blamed on the Red Front.",
        "The murder of a priest in Paris was claimed by the Red Front.",
        "Most attacks in the region are claimed by the Red Front.",
        "The attack was once blamed on the Red Front.",
        "The attack was blamed on social media.",
        "The police rejected a claim of responsibility by the Red Front.",
        "Police have not verified a claim of responsibility by the Red Front.",
        "A claim of responsibility by the Red Front was dismissed by police.",
        "The police accepted a claim of responsibility by the Red Front.",
        "The Red Front withdrew its claim of responsibility.",
        "A claim of responsibility was posted on Telegram.",
        "The Red Front, a small group, claimed attacks on three towns.",
        "In May a bus was shot at. The Red Front said it was behind that attack, but police blamed bandits.",
        "The Red Front claimed the town.",
        "The Red Front claimed the attack was staged.",
        "The Red Front said it had carried out an attack in Paris in 2015.",
        "The army said it had carried out an inquiry into the attack.",
        "Police said it was responsible for the attack.",
        "Police denied that the Red Front was behind the attack.",
        "Police said the Red Front may be behind the attack.",
        "Police said the driver was responsible for the delay.",
    ],
)
def test_what_is_claimed_is_the_attack(words: str) -> None:
    assert parties(BOMB + words) == []


def test_what_is_claimed_is_not_claimed_by_nobody() -> None:
    text = BOMB + "The attack was claimed by the Red Front. No one claimed the shelling of the port."
    assert parties(text) == [("Red Front", "claimed")]


def test_an_accusation_stays_beside_a_denial() -> None:
    text = BOMB + "Police blamed the Taliban for the attack. The Taliban denied any part in it."
    assert parties(text) == [("Taliban", "accused"), ("Taliban", "denied")]


@pytest.mark.parametrize(
    "words",
    [
        "Police blamed the attack on the Blue Army, which denied it.",
        "Police said the Blue Army was behind the attack. The Blue Army denied the accusation.",
    ],
)
def test_the_accused_denies_it(words: str) -> None:
    assert parties(BOMB + words) == [("Blue Army", "accused"), ("Blue Army", "denied")]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("The Red Front said it was not behind the attack.", "Red Front"),
        ("The Red Front said it had nothing to do with the attack.", "Red Front"),
        ("The Red Front denied that its men were involved.", "Red Front"),
        ("Vestmar denied that Vestmari forces were involved in the attack.", "Vestmar"),
    ],
)
def test_who_denies_a_deed_of_his_own(words: str, party: str) -> None:
    assert parties(BOMB + words) == [(party, "denied")]


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


def test_an_arabic_article_is_part_of_a_name() -> None:
    text = (
        "Yasir al-Masri said that the talks had failed. Al-Masri said he would leave. Al-Qaeda said it was behind it."
    )
    names = [it.source.name for it in summary_of(text).attributions]
    assert names == ["Yasir al-Masri", "Yasir al-Masri", "Al-Qaeda"]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("A spokesman for the Red Front, a banned group, claimed responsibility for the attack.", "Red Front"),
        ("A commander of the Red Front claimed responsibility.", "Red Front"),
        (
            "A spokesman for the rival West Coast Province (WCP), on Telegram, claimed the attack.",
            "West Coast Province",
        ),
    ],
)
def test_a_spokesman_claims_for_his_group(words: str, party: str) -> None:
    (claim,) = summary_of(BOMB + words).events[0].responsibility
    assert (claim.party, claim.stance) == (party, "claimed")
    assert claim.attribution_id is not None


def test_the_deed_of_another_day_is_another_event() -> None:
    other = "Violence has spread, with a bombing in Bari on Saturday that killed eight."
    text = f"A bomb killed 12 people in Rome on Sunday. {other}"
    events = summary_of(text).events
    assert [[casualty.count.best for casualty in event.casualties] for event in events] == [[12], [8]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A survivor, 38-year-old police officer Ada Lund, said he was inside.", "Ada Lund"),
        ("“We saw it,” the defence ministry in Torvik said.", "defence ministry in Torvik"),
    ],
)
def test_names_in_appositions_and_of_places(text: str, name: str) -> None:
    assert [it.source.name for it in summary_of(text).attributions] == [name]


def test_what_did_not_happen_is_told_so() -> None:
    events = summary_of("A bomb killed 12 people in Rome. No one has been arrested.").events
    assert [event.negated for event in events] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has claimed the attack in Rome, where a bomb was thrown at a bus.",
        "No one was prepared for the bomb attack that shook Rome.",
        "No warning was given before an earthquake hit Rome and destroyed 40 houses.",
    ],
)
def test_what_happened_is_not_taken_back(text: str) -> None:
    assert not any(event.negated for event in summary_of(text).events)


def test_the_day_of_the_dateline_is_that_of_the_report() -> None:
    date = summary_of("ROME, Sept 11 - A bomb killed four people on Sunday.").events[0].date
    assert date is not None
    assert date.text == "on Sunday"


def test_a_denial_is_of_the_deed_told_before_it() -> None:
    text = (
        "Gunmen attacked a convoy near Torvik on Tuesday, killing 11 soldiers. The Front said its fighters had carried "
        "out the attack.\n\nLast month, 23 people were killed in a raid on the village of Sarn. The Dawn Column denied "
        "any part in that attack."
    )
    main, raid = summary_of(text, published="2024-03-14").events

    assert [(it.party, it.stance) for it in main.responsibility] == [("Front", "claimed")]
    assert [(it.party, it.stance) for it in raid.responsibility] == [("Dawn Column", "denied")]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Police blamed enemies of the Red Front for the attack.", "enemies of the Red Front"),
        ("Residents blamed followers of Olaf Toll for the attack.", "followers of Olaf Toll"),
        ("Police blamed members of the Red Front for the attack.", "Red Front"),
    ],
)
def test_others_than_the_party_are_accused(words: str, party: str) -> None:
    assert parties(BOMB + words) == [(party, "accused")]


def test_a_claim_that_is_denied_is_none() -> None:
    assert parties(BOMB + "The Red Front denied a report that it had claimed responsibility.") == [
        ("Red Front", "denied")
    ]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("The minister blamed the Red Tern Front. “We are sure,” he said. The Front denied it.", "Red Tern Front"),
        ("The army blamed rebels of the Blue Column. The column rejected the charge.", "Blue Column"),
        ("Police blamed the Red Front, which fought the army until May. The Front denied it.", "Red Front"),
    ],
)
def test_the_accused_answers_by_his_short_name(words: str, answer: str) -> None:
    assert parties(BOMB + words) == [(answer, "accused"), (answer, "denied")]


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("The Red Front said it had nothing to do with it.", "Red Front"),
        ("The Red Front condemned the murder and said it had no part in it.", "Red Front"),
        ("“Our fighters have not planted any bomb in Rome,” the Red Front said.", "Red Front"),
    ],
)
def test_who_had_nothing_to_do_with_it_denies_it(words: str, party: str) -> None:
    assert parties(BOMB + words) == [(party, "denied")]


@pytest.mark.parametrize(
    "words",
    [
        "A man claiming to speak for the Sons of Ask said his group had carried out the attack.",
        "A caller purporting to speak on behalf of the Sons of Ask said his group was behind the blast.",
    ],
)
def test_a_man_without_a_name_claims_it_for_whom_he_speaks(words: str) -> None:
    assert parties(BOMB + words) == [("Sons of Ask", "claimed")]


@pytest.mark.parametrize(
    "words",
    [
        "It was the worst since May 2004, when a truck bomb killed 30. The Red Front claimed that bombing.",
        "The Red Front still denies a 2005 attack on a ferry.",
        "The Red Front denied an attack on a market in 2009.",
        "The Red Front denied an earlier bombing of a mill.",
    ],
)
def test_who_speaks_of_another_deed_says_nothing_of_this_one(words: str) -> None:
    assert parties(BOMB + words) == []


def test_that_bombing_is_the_one_just_recalled() -> None:
    text = BOMB + "It was the worst since May 2004, when a truck bomb killed 30. The Red Front claimed that bombing."
    (past,) = [it for it in summary_of(text, published="2009-03-17").events if it.role == "background"]
    assert [(it.party, it.stance) for it in past.responsibility] == [("Red Front", "claimed")]


def test_an_attack_on_computers_has_its_accused() -> None:
    text = "Hackers crippled a bank in Rome on Monday. A minister accused Norland of ordering the attack. "
    assert parties(text + "Norland denied any involvement.") == [("Norland", "accused"), ("Norland", "denied")]


def test_who_did_not_claim_a_deed_neither_claims_nor_denies_it() -> None:
    summary = summary_of(
        "Nine people died on Monday. The Red Front did not claim a 2009 bombing in Rome that killed 12."
    )

    assert [it.responsibility for it in summary.events] == [[]] * len(summary.events)
    assert [it.speech_act for it in summary.attributions] == []


def test_an_attack_that_nobody_claims_is_the_one_told_before_in_the_paragraph() -> None:
    summary = summary_of(
        "Gunmen overran a police post near Torvik on Monday, killing six officers.\n\nThe post burned.\n\nIt is shut."
        "\n\nHours before, mortar shells fell on a farm near Lund, killing two brothers. No one claimed responsibility"
        " for the shelling."
    )
    [raid, shelling] = [event for event in summary.events if event.casualties]
    assert raid.responsibility == []
    assert [(it.party, it.stance) for it in shelling.responsibility] == [(None, "unclaimed")]
