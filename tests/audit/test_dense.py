"""Doubts that told nothing of true summaries of dense reports, each beside one that must stay."""

from collections.abc import Sequence
from datetime import date

import pytest

from summariser.audit import run_audit
from summariser.models import Attribution, Casualty, EventDate, Location, Quantity, Summary, Weapon
from tests.audit.sample import found
from tests.audit.test_quiet import described


def doubts(summary: Summary, where: str = "/events/0/description", *, notes: bool = False) -> list[str]:
    """Errors and warnings at one place; with `notes`, also information."""
    findings = [it for it in run_audit(summary).findings if it.where.startswith(where)]
    return [it.message for it in findings if notes or it.severity != "info"]


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("A meeting that had been announced was called off at noon.", "Meeting is called off"),
        ("The minister, who was to leave for Vestmar, has put her trip off.", "Minister puts off her trip"),
        ("Two aircraft that were to have flown in food remained on the ground.", "Two aircraft stay on the ground"),
        ("The match was postponed because of fog.", "Match is postponed"),
        ("The council scrapped the parade.", "Council scraps parade"),
    ],
)
def test_what_was_called_off_did_not_happen(text: str, description: str) -> None:
    assert doubts(described(text, description, negated=True, status="planned"), "/events/0/negated") == []


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The meeting was held at noon and went on for an hour.", "Meeting is held at noon"),
        ("The aircraft put down on the ground in Torvik.", "Aircraft lands"),
        ("The minister is to have a meeting in Torvik.", "Minister meets"),
    ],
)
def test_what_took_place_is_not_told_as_not_having_happened(text: str, description: str) -> None:
    summary = described(text, description, negated=True)
    assert [it.severity for it in found(summary, "polarity", "/events/0/negated")] == ["error"]


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("No-confidence vote takes place on Tuesday", False),
        ("No fewer than 80 people die in attacks", False),
        ("No later than Friday, 80 people leave", False),
        ("No people die in attacks", True),
    ],
)
def test_a_no_that_negates_nothing_makes_no_event_negative(description: str, doubted: bool) -> None:
    text = "A no-confidence vote takes place on Tuesday. No fewer than 80 people died in attacks, and left by Friday."
    assert any("did not happen" in it for it in doubts(described(text, description), "/events/0/negated")) is doubted


def figure(effect: str, text: str, number: int, evidence: Summary | None = None, **more: object) -> Casualty:
    count = Quantity(text=text, low=number, best=number, high=number, qualifier="exact")
    return Casualty.model_validate({"effect": effect, "count": count, "evidence": [], **more})


def with_figures(text: str, *figures: Casualty) -> Summary:
    summary = described(text, "Boat sinks")
    evidence = summary.events[0].evidence
    placed = [it.model_copy(update={"evidence": evidence}) for it in figures]
    event = summary.events[0].model_copy(update={"casualties": placed})
    return summary.model_copy(update={"events": [event]})


@pytest.mark.parametrize(
    ("text", "figures", "doubted"),
    [
        ("A ferry sank with the loss of 160 people.", [figure("killed", "160 people", 160)], False),
        ("Villagers told of 200 burials that no list has.", [figure("killed", "200 burials", 200)], False),
        ("A ferry sank with 160 people.", [figure("killed", "160 people", 160)], True),
        ("All 21 crew were brought to safety.", [figure("killed", "All 21 crew", 0)], False),
        ("All 21 crew were taken to hospital.", [figure("killed", "All 21 crew", 0)], True),
    ],
)
def test_the_dead_are_known_by_other_words(text: str, figures: Sequence[Casualty], doubted: bool) -> None:
    assert bool(doubts(with_figures(text, *figures), "/events/0/casualties", notes=True)) is doubted


@pytest.mark.parametrize(("effect", "doubted"), [("missing", False), ("displaced", True)])
def test_some_of_the_dead_may_be_missing(effect: str, doubted: bool) -> None:
    text = "The sinking killed 160 people, 90 of whom are missing; 90 were displaced."
    summary = with_figures(text, figure("killed", "160 people", 160), figure(effect, "90", 90, subset_of=0))
    assert bool(found(summary, "consistency", "/events/0/casualties/1/subset_of")) is doubted


@pytest.mark.parametrize(("before", "doubted"), [("Nine wounded men lie in the ward.", False), ("Rain fell.", True)])
def test_others_are_told_of_with_the_sentence_before(before: str, doubted: bool) -> None:
    summary = described(f"{before} Two others are to be flown to Torvik.", "Two others are to be flown to Torvik")
    at = len(before) + 1
    evidence = [summary.article.span(at, len(summary.article.text))]
    injured = figure("injured", "Two others", 2, evidence=evidence)
    event = summary.events[0].model_copy(update={"casualties": [injured], "evidence": evidence})
    found_here = doubts(summary.model_copy(update={"events": [event]}), "/events/0/casualties/0/effect", notes=True)
    assert bool(found_here) is doubted


TOLLS = (
    "Residents and a local group for the rights of herders have now put the toll at more than 50, and 27 is disputed."
)
TRADE = "The strike is costing exporters up to $30 million a day, the union said. The pier is 30 m long."
TRIAL = "The defence minister said no payment was made with his knowledge and that judges would look into the matter."
FIRE = "A fire in which 46 people died was told of in court. More than 130 people were hurt, 20 of them for life."
ARMY = "In 2020 Vestmar sent in its army and has since retaken most of the land."
RAID = "The police commander, asked about five men taken from the village of Sarn, said that they were helping."
VACCINE = (
    "The ministry stressed that a link had not been proved. A nurse said her report on the girl went unread: she heard "
    "nothing for nine days. One car of the ministry was burned."
)
TEAM = "Vestmar will lead a team of 60. The work of the rescuers will begin in June."
PACT = "A truce was agreed and it was broken by noon."
BANK = "Police arrested the founder of the bank on Monday. Duarte Pinhal and Marek Olund live in Torvik."
HOUSE = "Speaker Nives Mlakar said the vote would be on Tuesday. The chairman, Ivo Mlakar, was absent."
ENVOY = "A man presenting himself as its spokesman said on Monday that the Front had lost seven men in a clash."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TOLLS, "Toll put at more than 50 (residents)", "Toll put at more than 50 (firemen)"),
        (TRADE, "Strike costs exporters up to $30m a day", "Strike costs exporters up to $40m a day"),
        (TRIAL, "Judges would look into the matter of payment, minister says", "Payment was made, minister says"),
        (FIRE, "Fire killed 46 people and hurt more than 130", "Fire killed more than 130 people"),
        (ARMY, "Vestmar retook most of the land", "Vestmar resold most of the land"),
        (PACT, "Truce was agreed but broken", "Truce is to be broken, army says"),
        (BANK, "Police arrest Duarte Pinhal, founder of the bank", "Police arrest Marek Olund, owner of a boat"),
        (HOUSE, "Speaker Mlakar says the vote would be on Tuesday", "Pieter Mlakar says the vote would be on Tuesday"),
        (RAID, "Police commander speaks of five men", "Police commander speaks of about five men, four dogs"),
        (VACCINE, "Ministry stressed that no link had been proved", "Ministry stressed that a link had been proved"),
        (VACCINE, "Report goes unread for nine days, nurse says", "Report goes unread for ten days, nurse says"),
        (VACCINE, "Cars of the ministry are burned", "Trucks of the ministry are burned"),
        (TEAM, "Vestmar-led team of 60 is to begin in June", "Team of 60 was led by Vestmar"),
        (TEAM, "Rescue work is to begin in June", "Work of Olund is to begin in June"),
        (ENVOY, "Self-described spokesman says Front lost seven men", "Torvik police say Front lost seven men"),
    ],
)  # fmt: skip
def test_a_true_description_is_not_doubted_and_a_false_one_is(text: str, right: str, wrong: str) -> None:
    assert doubts(described(text, right, known_from="claim")) == []
    assert doubts(described(text, wrong, known_from="claim"))


def test_ruled_out_is_no_ruling() -> None:
    text = (
        "Rain fell. The road was shut. Nine cows were sold. A judge made a ruling. Boats left. Sheep grazed. "
        "Her party called a candidacy possible on Friday."
    )
    at = text.index("Her party")

    def told(words: str) -> list[str]:
        summary = described(text, words)
        event = summary.events[0].model_copy(update={"evidence": [summary.article.span(at, len(text))]})
        return [it for it in doubts(summary.model_copy(update={"events": [event]})) if "where this rests" in it]

    assert told("Her candidacy is not ruled out") == []
    assert told("Her candidacy followed a ruling")


@pytest.mark.parametrize(
    ("words", "first", "last", "right"),
    [
        ("in the past two years", "2021-05-01", "2023-05-31", True),
        ("in the past two years", "2021-05-01", "2022-04-30", False),
        ("in the past two years", "2020-02-03", "2023-05-31", False),
        ("in the night to Saturday", "2023-05-12", "2023-05-13", True),
        ("in the night to Saturday", "2023-05-11", "2023-05-13", False),
        ("on Saturday", "2023-05-12", "2023-05-13", False),
    ],
)
def test_spans_counted_back_and_nights(words: str, first: str, last: str, right: bool) -> None:
    when = EventDate.model_validate({"text": words, "start": first, "end": last, "precision": "unknown"})
    summary = described(f"Nine boats sank {words} off Torvik.", "Nine boats sank off Torvik", date=when)
    assert (not found(summary, "dates", "/events/0/date")) is right


AREA = "The fighting broke out near Aroud. Rain fell. The wells are dry. Some 90 people have fled {}."


@pytest.mark.parametrize(
    ("words", "place", "doubted"),
    [
        ("the area", "Aroud", False),
        ("from there", "Aroud", False),
        ("in there were no tents", "Aroud", False),
        ("since Monday", "Sarn", True),
        ("the area", "Sarn", True),
    ],
)
def test_a_place_may_be_pointed_to(words: str, place: str, doubted: bool) -> None:
    text = f"Sarn is a town in the north. {AREA.format(words)}"
    summary = described(text, "Some 90 people have fled")
    at = text.index("Some 90")
    where = Location(text=place, name=place, precision="unknown")
    event = summary.events[0].model_copy(
        update={"evidence": [summary.article.span(at, len(text))], "location": where, "role": "related"}
    )
    main = event.model_copy(
        update={"id": "e2", "role": "main", "location": Location(text="Aroud", name="Aroud", precision="unknown")}
    )
    other = event.model_copy(
        update={"id": "e3", "role": "related", "location": Location(text="Sarn", name="Sarn", precision="unknown")}
    )
    whole = summary.model_copy(update={"events": [event, main, other]})
    told = [it for it in doubts(whole, "/events/0/location") if "is not named in the evidence" in it]
    assert bool(told) is doubted


def speaking(summary: Summary, number: int, source: str, cue: str, content: str, **fields: object) -> Attribution:
    """An attribution whose parts stand in the article, the first time."""
    text = summary.article.text

    def span(words: str) -> dict[str, object]:
        at = text.index(words)
        return summary.article.span(at, at + len(words)).model_dump()

    act = fields.pop("act", "assert")
    return Attribution.model_validate(
        {
            "id": f"a{number}", "quote_type": "indirect", "speech_act": act,
            "source": {"spans": [span(source)], "name": source, "kind": "named_organisation", **fields},
            "cue": {"spans": [span(cue)], "lemma": {"said": "say"}.get(cue, cue)},
            "content": {"spans": [span(content)]},
        }
    )  # fmt: skip


def test_a_country_may_stand_for_its_service_and_witnesses_for_who_testifies() -> None:
    text = (
        "Vestmar's government denied it. The harbour service said nine boats had sunk. A barman testified that he ran."
    )
    bare = described("Italy's government denied it. " + text.partition(". ")[2], "x")
    service = speaking(bare, 1, "The harbour service", "said", "nine boats had sunk")
    barman = speaking(bare, 2, "A barman", "testified", "he ran", kind="unnamed_group")

    def told(words: str) -> list[str]:
        summary = described(bare.article.text, words, known_from="claim")
        return doubts(summary.model_copy(update={"attributions": [service, barman]}))

    assert told("Nine boats had sunk, Italy says") == []
    assert told("Nine boats had sunk, Norway says")
    assert told("The barman ran, witnesses say") == []
    assert told("The barman ran, firemen say")


def test_a_group_is_told_of_before_it_is_named() -> None:
    text = (
        "A rebel group freed nine men. It accuses two of spying. Rain fell. Boats left. Sheep grazed. A road was shut. "
        "The Olund Columns, some 600 fighters, spoke of good will."
    )
    bare = described(text, "Rebels free nine men")

    def told(text: str) -> list[str]:
        summary = described(text, "Rebels free nine men")
        item = speaking(summary, 1, "It", "accuses", "of spying", name="Olund Columns")
        whole = summary.model_copy(update={"attributions": [item]})
        return [it for it in doubts(whole, "/attributions/0/source") if "is not named near" in it]

    assert told(bare.article.text) == []
    assert told(text.replace("A rebel group freed nine men", "A gate fell on nine men"))
    summary = described(text, "Rebels free nine men")
    later = "Nine cows were sold. " * 14 + "The rebels said they were tired."
    long = described(summary.article.text + " " + later, "Rebels free nine men")
    item = speaking(long, 1, "The rebels", "said", "they were tired", name="Olund Columns")
    assert doubts(long.model_copy(update={"attributions": [item]}), "/attributions/0/source") == []


def test_a_charge_that_is_rejected_need_not_be_told_again() -> None:
    text = (
        "Residents said soldiers shot some of the victims. A group for herders counted 51 dead. Rain fell. "
        "The army rejected the accusation. The Olund Front denied any part in the attack."
    )
    bare = described(text, "x")
    said = [
        speaking(bare, 1, "Residents", "said", "soldiers shot some of the victims", act="accuse"),
        speaking(bare, 2, "A group for herders", "counted", "51 dead"),
        speaking(bare, 3, "The army", "rejected", "the accusation", act="deny"),
        speaking(bare, 4, "The Olund Front", "denied", "any part in the attack", act="deny"),
    ]

    def told(abstract: str) -> list[str]:
        return doubts(bare.model_copy(update={"attributions": said, "abstract": abstract, "events": []}), "/abstract")

    assert told("Residents say soldiers shot some victims, which the army rejects.") == []
    assert told("A rebel group denied any part in the attack.") == []
    assert told("Residents denied any part in the attack.")


def test_a_promise_may_be_an_intention() -> None:
    bare = described("He said he had no intention of resigning. She said that the pier was long.", "x")
    for content, lacking in (("he had no intention of resigning", False), ("the pier was long", True)):
        item = speaking(bare, 1, "He", "said", content, act="promise")
        whole = bare.model_copy(update={"attributions": [item]})
        assert any("what is to come" in it for it in doubts(whole, "/attributions/0/speech_act")) is lacking


def test_the_dates_of_these_tests_are_counted_from_a_monday() -> None:
    assert described("x", "x").article.published == date(2023, 5, 15)


@pytest.mark.parametrize(
    ("text", "words", "year", "right"),
    [
        ("It was fined in 2019, and its licence was suspended the following year.", "the following year", 2020, True),
        ("It was fined in 2019, and its licence was suspended the following year.", "the following year", 2018, False),
        ("It was fined in 2019, and its licence was suspended a year earlier.", "a year earlier", 2018, True),
        ("It was fined in 2019. Its licence was suspended last year.", "last year", 2020, False),
    ],
)
def test_a_year_may_be_told_by_another_one(text: str, words: str, year: int, right: bool) -> None:
    when = EventDate.model_validate(
        {"text": words, "start": f"{year}-01-01", "end": f"{year}-12-31", "precision": "year"}
    )
    summary = described(text, f"Its licence is suspended in {year}", date=when)
    found_here = [*doubts(summary), *doubts(summary, "/events/0/date")]
    assert (found_here == []) is right


def test_a_weapon_may_be_counted_without_its_name() -> None:
    text = "The army spoke of four drones; workers saw at least seven, and 9 rifles."
    summary = described(text, "Drones hit the mill")

    def told(words: str) -> list[str]:
        at = text.index(words)
        weapon = {"kind": "drone", "spans": [summary.article.span(at, at + len(words)).model_dump()]}
        event = summary.events[0].model_copy(update={"weapons": [Weapon.model_validate(weapon)]})
        return doubts(summary.model_copy(update={"events": [event]}), "/events/0/weapons")

    assert told("at least seven") == []
    assert told("9 rifles")


@pytest.mark.parametrize(("words", "doubted"), [("only seven", False), ("seven cows", True)])
def test_a_bare_number_counts_what_was_told_before(words: str, doubted: bool) -> None:
    before = "Dozens of people are missing."
    summary = described(f"{before} The office put it at {words}.", "Dozens are missing")
    at = len(before) + 1
    evidence = [summary.article.span(at, len(summary.article.text))]
    missing = figure("missing", words, 7, evidence=evidence)
    event = summary.events[0].model_copy(update={"casualties": [missing], "evidence": evidence})
    assert (
        bool(doubts(summary.model_copy(update={"events": [event]}), "/events/0/casualties/0/effect", notes=True))
        is doubted
    )


def test_men_who_are_asked_about_are_counted_exactly() -> None:
    for words, doubted in (("asked about", False), ("killed about", True)):
        text = f"The commander, near the village, {words} five men from Sarn."
        summary = with_figures(text, figure("captured", "five men", 5))
        assert any("not exact" in it for it in doubts(summary, "/events/0/casualties/0/count")) is doubted
