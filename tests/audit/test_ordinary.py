"""What ordinary reports say in other words than their summaries: no doubt of it, but one of what is false."""

from datetime import date, timedelta

import pytest

from summariser import EventDate
from summariser.audit import run_audit
from summariser.timex import find_times
from tests.audit.test_idle import doubts, spoken
from tests.audit.test_quiet import described, told

MARCH = "Organisers estimated that 10,000 people had joined the march in Torvik. The ministry counted 4,000."
DEAD = "A bomb in a handcart killed three people. Two of the dead were constables. Five boats sank."
FERRY = "Divers found 16 more bodies in the bay, bringing to 47 the number of people confirmed dead. 129 were saved."
STRIKE = "An air strike hit a water point, killing between 40 and 60 people. It wounded nine men."
CHOLERA = "Cholera has made 8,600 people ill, with cases doubling in two weeks. Nine clinics shut."
MINE = "Most families had fled to Torvik. Three were injured by a landmine. They had been displaced in May."
MAYOR = "The runner-up said that he would not accept the result. The court may order a ballot."
PRICE = "Gull Lines offered 3,900 crowns for every death and 900 for each survivor, it said on Monday."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (MARCH, "Organisers estimated 10,000 joined the march", "Organisers said nearly 10,000 joined the march"),
        (STRIKE, "Air strike kills dozens", "Air strike kills hundreds"),
        (CHOLERA, "Cholera cases double in two weeks", "Cholera cases triple in two weeks"),
        (MINE, "Three displaced people were injured by a landmine", "Three people were killed by a landmine"),
        (MAYOR, "Runner-up refuses result", "Runner-up accepts result"),
        (PRICE, "Gull Lines offers 3,900 crowns per death and 900 per survivor", "Gull Lines offers 900 boats"),
    ],
)
def test_an_event_in_other_words_is_not_doubted(text: str, right: str, wrong: str) -> None:
    assert doubts(described(text, right)) == []
    assert doubts(described(text, wrong)) != []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (DEAD, "Bomb kills two policemen and a seller", "Bomb kills nine policemen"),
        (FERRY, "Ferry toll hits 47", "Ferry toll hits 129"),
    ],
)
def test_what_a_number_counts_may_stand_behind_it(text: str, right: str, wrong: str) -> None:
    def counts(headline: str) -> list[str]:
        found = run_audit(told(text, headline)).findings
        return [it.message for it in found if it.check == "figures" and it.severity != "info"]

    assert counts(right) == []
    assert counts(wrong) != []


@pytest.mark.parametrize(
    ("headline", "doubted"),
    [
        ("At least 24 people killed as bus leaves road", False),
        ("Bus toll raised to 24 from 18", False),
        ("18 people killed as bus leaves road", True),
        ("Bus leaves road, killing 18", True),
    ],
)
def test_an_earlier_toll_is_not_told_as_the_toll(headline: str, doubted: bool) -> None:
    text = "At least 24 people were killed when a bus left the road in Torvik. Police initially put the toll at 18."
    found = run_audit(described(text, headline)).findings
    assert any("another figure in its place" in it.message for it in found) == doubted


@pytest.mark.parametrize(("source", "doubted"), [("officials", False), ("rebels", True)])
def test_authorities_are_officials(source: str, doubted: bool) -> None:
    text = "A quake killed two people in Torvik, authorities said. The rebels left the town."
    said = spoken(text, "authorities", "said", "say", "assert", "A quake killed two people in Torvik")
    summary = described(text, f"A quake killed two people in Torvik, {source} said")
    found = doubts(summary.model_copy(update={"attributions": [said]}))
    assert any("spoken" in message for message in found) == doubted


def test_who_is_reported_dead_reports_nothing() -> None:
    text = "A minister said a coup was foiled. A doctor said that three men in uniform had been killed in Torvik."
    said = spoken(text, "A doctor", "said", "say", "assert", "three men in uniform had been killed in Torvik")
    summary = described(text, "Coup foiled; three uniformed men reported dead")
    assert not any("spoken" in it for it in doubts(summary.model_copy(update={"attributions": [said]})))


@pytest.mark.parametrize(("whose", "doubted"), [("a patrol", False), ("a rebel patrol", True)])
def test_what_a_patrol_did_its_forces_spokesman_claims(whose: str, doubted: bool) -> None:
    text = f"The army spokesman said {whose} had killed three raiders near Torvik."
    said = spoken(text, "The army spokesman", "said", "say", "assert", f"{whose} had killed three raiders near Torvik")
    blame = {"party": "The army", "stance": "claimed", "attribution_id": "a1"}
    event = described(text, "Three raiders killed", attribution_ids=["a1"])
    changed = event.model_dump()
    changed["events"][0]["responsibility"] = [blame]
    summary = type(event).model_validate(changed).model_copy(update={"attributions": [said]})
    assert any("no claim by" in it.message for it in run_audit(summary).findings) == doubted


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the week to 26 June", "2022-06-20", "2022-06-26"),
        ("the week ending June 26", "2022-06-20", "2022-06-26"),
        ("the week ended on 24 June 2021", "2021-06-18", "2021-06-24"),
    ],
)
def test_a_week_may_be_told_by_its_last_day(words: str, first: str, last: str) -> None:
    (found,) = find_times(words, date(2022, 6, 28))
    assert (str(found.first), str(found.last), found.unit) == (first, last, "week")


@pytest.mark.parametrize(("year", "severity"), [(2020, "info"), (2018, "warning")])
def test_that_june_is_one_of_the_story(year: int, severity: str) -> None:
    text = "In February 2020 a court annulled the vote of the year before. A rerun that June was won by the league."
    when = EventDate(text="that June", start=date(year, 6, 1), end=date(year, 6, 30), precision="month")
    found = run_audit(described(text, "The league won a rerun", date=when, role="background")).findings
    assert [it.severity for it in found if it.where == "/events/0/date"] == [severity]


TEACHER = "His father, Pastor Luka Bako, said that his son had been shot in Torvik. The commissioner left."
PAID = "The state does not pay ransom, the commissioner said. Families said that they had paid a ransom."
LISTS = "The parties exchanged lists of prisoners, 61 names on one side and 38 on the other. Nine men were freed."
CHARGE = "The department denied the charge, terming it baseless. The minister has 12 boats."


@pytest.mark.parametrize(
    ("text", "said", "right", "wrong"),
    [
        (TEACHER, ("Pastor Luka Bako", "said", "say", "assert", "that his son had been shot in Torvik"),
         "Father says his son was shot in Torvik", "Commissioner says the son was shot in Torvik"),
        (PAID, ("the commissioner", "said", "say", "assert", "The state does not pay ransom"),
         "Families say they paid a ransom; commissioner denies it", "Families deny that they paid a ransom"),
    ],
)  # fmt: skip
def test_who_speaks_in_other_words_is_not_doubted(
    text: str, said: tuple[str, str, str, str, str], right: str, wrong: str
) -> None:
    attribution = spoken(text, *said)
    assert doubts(described(text, right).model_copy(update={"attributions": [attribution]})) == []
    assert doubts(described(text, wrong).model_copy(update={"attributions": [attribution]})) != []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (LISTS, "The parties exchanged lists of 61 and 38 names", "The parties exchanged lists of 21 names"),
        (CHARGE, "The department called the charge baseless", "The department accepted the charge"),
    ],
)
def test_numbers_and_denials_in_other_words_are_not_doubted(text: str, right: str, wrong: str) -> None:
    assert doubts(described(text, right)) == []
    assert doubts(described(text, wrong)) != []


@pytest.mark.parametrize(
    ("headline", "title", "severities"),
    [
        ("Officer 'thought phone was gun', 50 hurt", "Officer 'thought phone was gun', 50 hurt", {"warning", "info"}),
        ("Officer 'thought phone was gun', 50 hurt", None, {"error", "warning"}),
        ("Officer 'thought phone was gun', 51 hurt", "Officer 'thought phone was gun', 50 hurt", {"error", "warning"}),
    ],
)
def test_the_articles_own_title_is_only_doubted(headline: str, title: str | None, severities: set[str]) -> None:
    summary = told("An officer shot a man in Torvik. He said that he had seen a gun.", headline)
    article = summary.article.model_copy(update={"title": title})
    findings = run_audit(summary.model_copy(update={"article": article})).findings
    assert {it.severity for it in findings if it.where == "/headline"} <= severities
    assert ("error" in {it.severity for it in findings}) == ("error" in severities)


@pytest.mark.parametrize(("start", "severity"), [("2024-05-24", "info"), ("2024-04-24", "warning")])
def test_within_hours_is_counted_from_what_was_told(start: str, severity: str) -> None:
    text = "A slide buried a village on 24 May. The minister said that troops had been there within 48 hours."
    day = date.fromisoformat(start)
    first = EventDate(text="on 24 May", start=date(2024, 5, 24), end=date(2024, 5, 24), precision="day")
    when = EventDate(text="within 48 hours", start=day, end=day + timedelta(2), precision="week")
    slide = described(text, "A slide buried a village", date=first)
    troops = described(text, "Troops were there within 48 hours", date=when, id="e2", role="related")
    summary = slide.model_copy(update={"events": [*slide.events, *troops.events]})
    article = summary.article.model_copy(update={"published": date(2024, 6, 4)})
    found = run_audit(summary.model_copy(update={"article": article})).findings
    assert {it.severity for it in found if it.where == "/events/1/date" and "within" in it.message} == {severity}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "A ferry sank off Torvik. Three people died. In 2010 a ferry disaster there killed 245 people.",
            "Ferry sinking off Torvik kills hundreds",
        ),
        ("The price of rice doubled. Exports of oil rose to 4 million barrels.", "Oil exports triple"),
        (
            "The minister did not resign. He refused to talk to the union. The mayor will not pay the workers.",
            "Minister refused talks, then resigned",
        ),
        ("The army did not withdraw from Torvik. It rejected the plan.", "Army rejects plan, withdraws from Torvik"),
        ("The bank did not pay the fine. It called the charge baseless.", "Bank paid fine"),
        (
            "At least 24 people were killed when a bus left the road in Torvik. Police initially put the toll at 18.",
            "18 killed as bus falls down slope in Torvik",
        ),
        (
            "The army, whose strength is estimated by analysts, said it captured 212 fighters in Torvik on Monday.",
            "The army captured about 212 fighters in Torvik",
        ),
        ("Organisers estimated that 10,000 had joined. The ministry counted 4,000.", "Nearly 10,000 joined the march"),
    ],
)
def test_a_falsehood_in_like_words_is_still_doubted(text: str, wrong: str) -> None:
    assert doubts(described(text, wrong)) != []


@pytest.mark.parametrize(
    ("text", "said", "wrong"),
    [
        (
            "Varn said the report that she took bribes was wrong. She took the train.",
            ("Varn", "said", "say", "deny", "the report that she took bribes was wrong"),
            "Varn says she took bribes",
        ),
        (
            "The plant did not leak, inspectors said. Its owner did not know of it.",
            ("inspectors", "said", "say", "assert", "The plant did not leak"),
            "Plant leaked, inspectors said; owner denies knowledge",
        ),
        (
            "The Tern news agency said nine boats had sunk.",
            ("The Tern news agency", "said", "say", "assert", "nine boats had sunk"),
            "Nine boats had sunk, officials said",
        ),
        (
            "In a letter to the president, Pastor Luka Bako, of Torvik, said that his son had been shot in Torvik.",
            ("Luka Bako", "said", "say", "assert", "that his son had been shot in Torvik"),
            "President said the son had been shot in Torvik",
        ),
        (
            "Olund said that nine men were dead in Torvik.",
            ("Olund", "said", "say", "assert", "that nine men were dead in Torvik"),
            "Police reported dead men in Torvik",
        ),
    ],
)
def test_another_speaker_or_his_denial_is_still_doubted(
    text: str, said: tuple[str, str, str, str, str], wrong: str
) -> None:
    summary = described(text, wrong).model_copy(update={"attributions": [spoken(text, *said)]})
    assert doubts(summary) != []


@pytest.mark.parametrize(
    "text",
    [
        "A Lebanese army officer said an Israeli strike hit a market in Torvik, killing nine.",
        "The army said a raid by Tern Alliance men killed nine soldiers.",
    ],
)
def test_the_victims_side_claims_nothing(text: str) -> None:
    source = text.partition(" said")[0]
    said = spoken(text, source, "said", "say", "assert", text.partition(" said ")[2].rstrip("."))
    event = described(text, "Nine were killed", attribution_ids=["a1"])
    changed = event.model_dump()
    changed["events"][0]["responsibility"] = [{"party": "The army", "stance": "claimed", "attribution_id": "a1"}]
    summary = type(event).model_validate(changed).model_copy(update={"attributions": [said]})
    assert any("no claim by" in it.message for it in run_audit(summary).findings)


@pytest.mark.parametrize(
    "text",
    [
        "A first report said 40 people died when a shell hit the market in Torvik.",
        "Officials initially reported that 40 people were killed when a shell hit Torvik. The army left.",
        "At first the rockets killed 40 people in Torvik. Nine soldiers left.",
    ],
)
def test_the_only_toll_there_is_has_none_in_its_place(text: str) -> None:
    found = run_audit(described(text, "Shell kills 40 people in Torvik")).findings
    assert not any("in its place" in it.message for it in found)


def test_bounds_out_of_order_are_told() -> None:
    summary = described("Nine died in Torvik.", "Nine died")
    count = {"text": "Nine", "low": 9, "best": 8, "high": 9, "qualifier": "exact"}
    changed = summary.model_dump()
    changed["events"][0]["casualties"] = [{"effect": "killed", "count": count, "evidence": []}]
    (told_so,) = [
        it.message for it in run_audit(type(summary).model_validate(changed)).findings if "order" in it.message
    ]
    assert told_so == "“Nine” has bounds that are not in order: low 9, best 8, high 9"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("A quake killed 240 people in Torvik, the worst since 1999. The army sent tents.", "Quake kills hundreds"),
        (
            "The troops shot 26 miners dead in Torvik in 2012, an inquiry found.",
            "Troops killed dozens of miners in 2012",
        ),
    ],
)
def test_a_round_word_stands_for_the_years_own_figure(text: str, right: str) -> None:
    assert not any("does not stand" in it for it in doubts(described(text, right)))


@pytest.mark.parametrize(("source", "doubted"), [("The Tern fire service", False), ("The Tern news agency", True)])
def test_a_public_service_is_officials(source: str, doubted: bool) -> None:
    text = f"{source} said two men had died."
    summary = described(text, "Two men died, officials said")
    said = spoken(text, source, "said", "say", "assert", "two men had died")
    found = doubts(summary.model_copy(update={"attributions": [said]}))
    assert any("spoken" in it for it in found) == doubted


@pytest.mark.parametrize(
    ("words", "doubted"), [("had been counted twice", False), ("were found dead in a cellar", True)]
)
def test_bodies_counted_twice_need_no_event(words: str, doubted: bool) -> None:
    text = f"The slide killed 33 people in Torvik, down from 36, after three bodies {words}. Two boats sank."
    count = {"text": "33 people", "low": 33, "best": 33, "high": 33, "qualifier": "exact"}
    summary = described(text, text.partition(". ")[0])
    changed = summary.model_dump()
    changed["events"][0]["casualties"] = [
        {"effect": "killed", "count": count, "evidence": changed["events"][0]["evidence"]}
    ]
    found = doubts(type(summary).model_validate(changed))
    assert any("“three" in it and "no event has" in it for it in found) == doubted
