"""Who did it, to whom, and what was hit: by verbs and nouns for deeds, in the order of words."""

import pytest

from summariser import Event
from tests.facts import the
from tests.readers.test_rules import summary_of

PUBLISHED = "2023-06-15"


def names(event: Event) -> tuple[list[str], list[str], list[str]]:
    """Actors, recipients and targets by name."""
    return (
        [it.name for it in event.actors],
        [it.name for it in event.recipients],
        [it.name for it in event.targets],
    )


def main_of(text: str) -> Event:
    """The main event of an article."""
    (event,) = [it for it in summary_of(text, published=PUBLISHED).events if it.role == "main"]
    return event


@pytest.mark.parametrize(
    ("text", "actors", "recipients", "targets"),
    [
        ("Gunmen murdered Ada Lund in Orvo on Monday.", ["gunmen"], ["Ada Lund"], []),
        ("Ada Lund, a judge, was shot dead by gunmen in Orvo.", ["gunmen"], ["Ada Lund"], []),
        ("Gunmen shot dead the mayor of Sund, Ada Lund, and her driver.", ["Gunmen"], ["Ada Lund", "her driver"], []),
        ("Rebels who attacked the barracks set fire to two trucks.", ["rebels"], [], ["barracks", "two trucks"]),
        ("The kidnapping of Ann Lee by the Red Front shocked Orvo.", ["Red Front"], ["Ann Lee"], []),
        ("Police said unidentified men planted a bomb in front of a church.", ["unidentified men"], [], ["church"]),
        ("A bomb exploded outside the offices of the ruling party.", [], [], ["offices of the ruling party"]),
        ("A rocket landed in the Iranian embassy compound on Monday.", [], [], ["Iranian embassy compound"]),
        ("Rebels armed with rifles attacked a bus near Orvo.", ["rebels"], [], ["bus"]),
        ("ORVO (Reuters) - Rebels armed with rifles attacked a bus on Monday.", ["rebels"], [], ["bus"]),
        ("Two men got out of a car and opened fire on worshippers.", ["two men"], ["worshippers"], []),
        ("About 20 gunmen emerged from the bush and shot at a bus near Orvo.", ["about 20 gunmen"], [], ["bus"]),
        ("An airstrike by the Orvo military destroyed a hospital.", ["the orvo military"], [], ["hospital"]),
        ("A guard was murdered on Monday night in Orvo, Norland, by two hitmen.", ["two hitmen"], ["a guard"], []),
        ("Pirates attacked an oil tanker off Orvo on Monday.", ["pirates"], [], ["oil tanker"]),
        ("Prosecutors say his men murdered Ada Lund in Orvo.", [], ["Ada Lund"], []),
        (
            "Passengers of a train were robbed by a gang of armed men.",
            ["a gang of armed men"],
            ["passengers of a train"],
            [],
        ),
        ("Rebels struck an army fuel depot near Orvo on Monday.", ["rebels"], [], ["army fuel depot"]),
        ("A flood destroyed at least 60 houses and a school in Orvo.", [], [], ["60 houses", "school"]),
        ("Gunmen took Ada Lund hostage in Orvo.", ["gunmen"], ["Ada Lund"], []),
        ("Militants burned down a school and blew up a bridge.", ["militants"], [], ["school", "bridge"]),
        ("Warplanes struck a market in Orvo on Monday.", ["warplanes"], [], ["market"]),
        ("A bomb went off in Orvo. Among the dead was Bo Karlsen.", [], ["Bo Karlsen"], []),
        ("Gunmen on motorcycles abducted a nurse and her brother.", ["gunmen"], ["a nurse", "her brother"], []),
        ("Their headmaster, Olaf Toll, was kidnapped by bandits.", ["bandits"], ["Olaf Toll"], []),
        ("Attackers shot Ada Lund, who succeeded Bo Karlsen.", ["attackers"], ["Ada Lund"], []),
        ("Gunmen murdered Bo Karlsen, Ann Lee and Olaf Toll.", ["gunmen"], ["Bo Karlsen", "Ann Lee", "Olaf Toll"], []),
    ],
)
def test_both_sides_of_an_attack(text: str, actors: list[str], recipients: list[str], targets: list[str]) -> None:
    found = names(main_of(text))

    assert [[name.lower() for name in side] for side in found] == [
        [name.lower() for name in side] for side in (actors, recipients, targets)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels did not kill Ada Lund in the attack on Orvo.",
        "The army denied that its soldiers had murdered Ada Lund.",
        "Rebels threatened to murder Ada Lund after an attack on Orvo.",
        "Police could not confirm reports that gunmen had murdered Ada Lund.",
        "The attack might have killed Ada Lund, had she been in Orvo.",
        "Orvo has seen a string of murders of judges.",
        "Police blamed the attack on rebels.",
        "Teachers' strike hits schools in Orvo.",
        "Opposition lawmakers launched a blistering attack on the minister Bo Karlsen.",
        "The virus hijacks the cell's machinery to attack what is left.",
        "In this thriller, which had its premiere in Orvo, the actor Bo Karlsen murders Ada Lund. The film is long.",
    ],
)
def test_what_was_not_done_has_no_sides(text: str) -> None:
    for event in summary_of(text, published=PUBLISHED).events:
        assert names(event) == ([], [], [])


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A blast killed Ada Lund in Orvo.", []),
        ("Monday's attack wounded Ada Lund.", []),
        ("The bomb killed Ada Lund.", []),
        ("It destroyed a church in the attack on Orvo.", []),
        ("Twenty-three shells were fired at Orvo on Monday.", []),
        ("Ada Lund was wounded by a bomb and shrapnel in Orvo.", []),
        ("Gunmen hijacked a bus near Orvo, where soldiers stormed a hotel.", ["gunmen"]),
        ("Olaf Toll was shot by police after he stabbed a guard.", ["police"]),
        ("Ada Lund was shot by gunmen and Bo Karlsen was wounded in Orvo.", ["gunmen"]),
    ],
)
def test_who_is_no_doer(text: str, actors: list[str]) -> None:
    assert [name.lower() for name in names(main_of(text))[0]] == actors


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients", "targets"),
    [
        ("A nurse was shot in a hotel owned by Ada Lund in Orvo.", "assault", [], ["a nurse"], []),
        ("A guard was killed in the attack condemned by the president.", "assault", [], ["a guard"], []),
        ("The minister escaped and two guards were wounded in the attack in Orvo.", "assault", [], [], []),
        ("Police freed a girl abducted by gunmen in Orvo.", "assault", ["gunmen"], ["a girl"], []),
        ("The president visited a school attacked by rebels in Orvo.", "assault", ["rebels"], [], ["school"]),
        ("Police shot dead a man suspected of killing Ada Lund in Orvo.", "assault", ["police"], ["a man"], []),
        ("The army killed 12 rebels in revenge for the murder of Ada Lund.", "assault", ["the army"], [], []),
        ("Gunmen killed Ada Lund and Bo Karlsen fled in Orvo.", "assault", ["gunmen"], ["Ada Lund"], []),
        ("Police shot Olaf Toll and Bo Karlsen was arrested in Orvo.", "coerce", [], ["Bo Karlsen"], []),
        ("A man was burned to death in a house fire in Orvo.", "accident", [], ["a man"], []),
        ("Rebels captured three soldiers in an ambush near Orvo.", "assault", [], [], []),
        ("Looting broke out after an earthquake killed 200 people in Orvo.", "disaster", [], [], []),
        ("A heater set fire to a home in Orvo.", "accident", [], [], ["home"]),
        ("The hijackers of the plane were sentenced to ten years.", "legal", [], ["the hijackers of the plane"], []),
        ("A ship hit a bridge in Orvo, killing six workers.", "accident", [], [], ["bridge"]),
        ("A lorry driver killed three cyclists in Orvo.", "other", [], [], []),
        ("Gunmen killed three fishermen and two policemen in Orvo.", "assault", ["gunmen"], [], []),
        ("Gunmen killed Ada Lund's brother, Bo Karlsen, in Orvo.", "assault", ["gunmen"], ["Bo Karlsen"], []),
        ("An attack by rebels on a village left two dead.", "assault", ["rebels"], [], []),
        ("Gunmen stormed Dan Marke, in Norland state, killing five people.", "assault", ["gunmen"], [], []),
        ("An earthquake struck north-west Iran, flattening a school.", "disaster", [], [], ["school"]),
        ("Armed men ambushed a convoy on the road to Orvo.", "assault", ["armed men"], [], ["convoy"]),
        ("A suicide bomber blew himself up outside a mosque.", "assault", ["a suicide bomber"], [], ["mosque"]),
        ("Police do not know whether rebels killed Ada Lund in an ambush.", "assault", [], [], []),
        ("Talks between Israel and Hamas resumed in Doha.", "consult", ["Israel", "Hamas"], [], []),
    ],
)
def test_whose_deed_it_is(text: str, kind: str, actors: list[str], recipients: list[str], targets: list[str]) -> None:
    event = main_of(text)

    assert event.type == kind
    assert names(event) == (actors, recipients, targets)


@pytest.mark.parametrize(
    "text",
    [
        "Striker Bo Karlsen shot past the goalkeeper.",
        "Officials targeted shops selling counterfeit goods.",
        "Photographers shot the couple outside the church.",
        "The injury robbed the team of its captain.",
        "Sanctions have strangled the economy.",
        "The striker Bo Karlsen scored two goals and killed a long ball before half-time.",
        "Union leaders said the minister was holding the country hostage.",
    ],
)
def test_what_is_no_deed_is_no_event(text: str) -> None:
    assert summary_of(text, published=PUBLISHED).events == []


def test_the_parties_have_kind_role_and_sector() -> None:
    event = main_of("Somali soldiers killed Ada Lund, a journalist, and wounded a nurse in an attack in Orvo.")

    (soldiers,) = event.actors
    assert (soldiers.kind, soldiers.role, soldiers.sector, soldiers.country_code) == (
        "group",
        "perpetrator",
        "MIL",
        "SOM",
    )
    lund, nurse = event.recipients
    assert (lund.kind, lund.role) == ("individual", "victim")
    assert (nurse.name, nurse.kind, nurse.sector) == ("a nurse", "individual", "MED")


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Rebels destroyed a bridge in an attack near Orvo.", "destroyed"),
        ("A bomb damaged a church in Orvo.", "damaged"),
        ("Rebels attacked a church in Orvo.", "unknown"),
    ],
)
def test_what_is_left_of_a_target(text: str, effect: str) -> None:
    (target,) = main_of(text).targets

    assert target.effect == effect
    assert target.kind in {"building", "infrastructure"}


def test_spans_are_the_words_of_the_deed() -> None:
    text = "A bridge stands in Orvo. Rebels blew up a bridge near Torvik, killing the mayor, Ada Lund."
    event = the(summary_of(text, published=PUBLISHED), "blew up")

    assert [span.start for span in event.targets[0].spans] == [text.rindex("bridge")]
    assert [span.text for span in event.recipients[0].spans] == ["Ada Lund"]
    assert [span.text for span in event.actors[0].spans] == ["Rebels"]


@pytest.mark.parametrize(
    ("following", "recipients"),
    [
        ("His driver, Bo Karlsen, died at the scene.", ["Bo Karlsen"]),
        ("The victims were identified by police as Ann Lee and Bo Karlsen.", ["Ann Lee", "Bo Karlsen"]),
        ("Also killed were Ann Lee, a nurse, and two guards.", ["Ann Lee"]),
        ("The dead include Bo Karlsen, 34.", ["Bo Karlsen"]),
        ("Still the Front has been waging daily attacks on weary soldiers.", []),
        ("The singer Ada Lund died of cancer in Torvik.", []),
        ("The priest Bo Karlsen was wounded in another attack.", []),
        ("In football, Real Ombra beat Dynamo Lisk 3-1 in the cup.", []),
        ("Police named the dead as Bo Karlsen, 34, and Ann Lee, 29.", ["Bo Karlsen", "Ann Lee"]),
        ("A night watchman was hacked to death.", ["a night watchman"]),
        ("The attackers abducted the wife of the village chief.", ["the wife of the village chief"]),
        ("The attackers then shot the mayor, Ann Lee.", ["Ann Lee"]),
        ("Soldiers then shot a bystander, Ann Lee.", []),
        ("The judge Ann Lee suffered burns to her hands.", ["Ann Lee"]),
        ("The watchman was hacked to death.", []),
        ("In 2019 Bo Karlsen was shot dead in Torvik.", []),
        ("The party suffered heavy losses.", []),
    ],
)
def test_who_is_named_in_the_sentences_behind(following: str, recipients: list[str]) -> None:
    event = main_of(f"Gunmen killed at least five people in Orvo on Wednesday. {following}")

    assert [name for name in names(event)[1] if name != "two guards"] == recipients
    assert names(event)[0] == ["gunmen"]
    told = " ".join(span.text for span in event.evidence)
    assert (following in told) == bool(recipients)


def test_a_deed_of_another_time_is_background() -> None:
    summary = summary_of(
        "Gunmen killed five people in Orvo on Wednesday. In October, soldiers shot dead an elder, Olaf Toll.",
        published=PUBLISHED,
    )
    event = the(summary, "Olaf Toll")

    assert event.role == "background"
    assert names(event) == (["soldiers"], ["Olaf Toll"], [])


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Warplanes struck a market in Orvo on Monday.", "assault", "aerial"),
        ("Traffickers struck a market in Orvo on Monday.", "assault", None),
        ("Unknown assailants set fire to her car in Orvo on Monday.", "assault", "destroy"),
        ("Lightning set fire to a sawmill in Orvo on Monday, killing two workers.", "accident", None),
        ("Police arrested Ada Lund, who is suspected of bombing a church.", "coerce", "arrest"),
        ("A court sentenced Ada Lund to ten years in jail on Monday.", "legal", None),
    ],
)
def test_the_type_that_a_deed_tells(text: str, kind: str, mode: str | None) -> None:
    event = main_of(text)

    assert (event.type, event.mode) == (kind, mode)


def test_courts_and_talks_have_their_parties() -> None:
    verdict = main_of("Ada Lund, a former minister, was convicted of fraud by a court in Orvo on Monday.")
    talks = main_of("Talks between the Afghan government and the Taliban resumed in Doha on Monday.")

    assert names(verdict) == ([], ["Ada Lund"], [])
    assert names(main_of("Bo Karlsen was acquitted of murder on Monday.")) == ([], ["Bo Karlsen"], [])
    assert [it.role for it in verdict.recipients] == ["recipient"]
    assert names(talks)[0] == ["the Afghan government", "Taliban"]


@pytest.mark.parametrize(
    "word", ["attacked ", "who ", "killed and ", "rebels armed with ", "(", "of the ", "among the dead were "]
)
def test_an_endless_sentence_hides_no_deed_before_it(word: str) -> None:
    summary = summary_of("Rebels murdered Ada Lund in Orvo on Monday. " + word * 4000, published=PUBLISHED)

    assert names(the(summary, "Ada Lund", role="main"))[:2] == (["rebels"], ["Ada Lund"])


def test_an_attack_on_a_cinema_is_no_film() -> None:
    event = main_of(
        "A gunman opened fire in a cinema in Orvo on Monday, police said. He killed 12 people at the premiere. "
        "Among the dead was the actor Bo Karlsen, who was to present the film."
    )

    assert [it.count.best for it in event.casualties] == [12]
    assert names(event)[:2] == (["a gunman"], ["Bo Karlsen"])
