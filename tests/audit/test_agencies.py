"""Doubts that told nothing of true summaries of agency reports and bulletins, each beside one that must stay."""

from datetime import date

import pytest

from summariser.audit import run_audit
from summariser.detect import find_tolls
from summariser.grounding import GroundedText
from summariser.models import Article, Attribution, Event, Summary
from summariser.timex import find_times
from tests.audit.sample import found
from tests.audit.test_dense import doubts, figure, with_figures
from tests.audit.test_newspapers import dated
from tests.audit.test_quiet import described, errors
from tests.audit.test_quiet import told as of_headline


def severities(summary: Summary, where: str) -> list[str]:
    return [it.severity for it in run_audit(summary).findings if it.where == where]


@pytest.mark.parametrize(
    ("text", "effect", "words", "number", "told"),
    [
        ("Twelve of the wounded had died and eleven others were badly hurt.", "injured", "eleven others", 11, []),
        ("Police said that 13 had died and that 11 others lay in hospital.", "injured", "11 others", 11, []),
        ("Of the bodies, at least three had gunshot wounds.", "killed", "at least three", 3, ["warning"]),
        ("A shell wounded three clerks.", "killed", "three clerks", 3, ["error"]),
        ("Three clerks were killed by a shell.", "injured", "Three clerks", 3, ["error"]),
    ],
)
def test_only_a_verb_tells_surely_what_befell_people(
    text: str, effect: str, words: str, number: int, told: list[str]
) -> None:
    summary = with_figures(text, figure(effect, words, number))
    assert [it.severity for it in found(summary, "figures", "/events/0/casualties/0/effect")] == told


def test_a_participle_behind_its_number_tells_nothing_of_the_next() -> None:
    text = "In all {} across five regions. Five of the dead were shot on the bridge."
    dead = "Five people are shot dead on the bridge"
    assert doubts(described(text.format("214 people had been arrested"), dead)) == []
    assert doubts(described(text.format("the police had arrested people"), dead))


@pytest.mark.parametrize(
    ("words", "anchored"),
    [
        ("The others received more the next year.", True),
        ("They met again the following month.", True),
        ("It had rained the previous week.", True),
        ("They will build it over the next year.", False),
        ("It opens in the next month.", False),
        ("They will build it next year.", False),
    ],
)
def test_the_next_year_is_counted_from_what_was_told_before(words: str, anchored: bool) -> None:
    assert [it.anchored for it in find_times(words, date(2026, 1, 22))] == [anchored]


def test_a_year_of_the_story_is_no_error() -> None:
    text = "Two clubs were closed. The others received larger grants the next year."
    year = ("2020-01-01", "2020-12-31")
    assert dated(text, "the next year", *year) == ["warning"]
    assert dated(text.replace("the next year", "next year"), "next year", *year) == ["error"]


@pytest.mark.parametrize(
    ("words", "start", "end", "told"),
    [
        ("within 10 days", "2023-05-15", "2023-05-25", []),
        ("within 10 days", "2023-05-14", "2023-05-24", []),
        ("within 10 days", "2023-05-20", "2023-05-30", ["warning"]),
        ("in the past 18 months", "2021-12-01", "2023-05-31", []),
        ("in the past 18 months", "2022-06-01", "2023-05-31", ["warning"]),
        ("in May", "2023-05-02", "2023-06-01", ["warning"]),
    ],
)
def test_a_stretch_may_be_counted_from_the_day_beside(words: str, start: str, end: str, told: list[str]) -> None:
    text = f"The ferry is to be held in Torvik {words}."
    assert [it for it in dated(text, words, start, end, status="planned") if it != "info"] == told


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Three raids, in March, April and June, killed 19, 36 and 41 men respectively.",
            "Raid in April kills 36 men",
            "Raid in April kills 14 men",
        ),
        (
            "The board counts 37 thefts in 18 months, compared with 21 in the year before.",
            "Board counts 21 thefts in the year before",
            "Board counts 18 thefts in the year before",
        ),
        (
            "Gunmen stopped a bus about three hours after the raid and shot four men, three survivors said.",
            "About three hours after the raid gunmen shoot four men",
            "About four hours after the raid gunmen shoot four men",
        ),
        (
            "Five people had died. A sixth victim died in a hospital on Friday.",
            "Six die",
            "Seven die",
        ),
    ],
)
def test_numbers_in_a_row_count_the_same(text: str, right: str, wrong: str) -> None:
    assert doubts(described(text, right)) == []
    assert doubts(described(text, wrong))


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Police searched two offices over 38 ballots", False),
        ("Judge is to hear a dispute over 38 ballots", False),
        ("Over 38 ballots were set aside, police say", True),
        ("Police seized over 38 ballots", True),
    ],
)
def test_over_may_tell_what_something_is_about(description: str, doubted: bool) -> None:
    text = "Police searched two offices and seized 38 ballots, which were set aside and are in dispute before a judge."
    assert any("more than" in it for it in doubts(described(text, description))) == doubted


def saying(text: str, source: str, cue: str, lemma: str, act: str, content: str) -> Summary:
    summary = described(text, "Union meets")
    article = summary.article

    def span(words: str) -> dict[str, object]:
        at = text.index(words)
        return article.span(at, at + len(words)).model_dump()

    item = Attribution.model_validate(
        {
            "id": "a1", "source": {"name": source, "kind": "named_person", "spans": [span(source)]},
            "cue": {"spans": [span(cue)], "lemma": lemma}, "content": {"spans": [span(content)]},
            "quote_type": "indirect", "speech_act": act,
        }
    )  # fmt: skip
    return summary.model_copy(update={"attributions": [item]})


def of_what_is_said(text: str, source: str, description: str) -> Summary:
    """A summary of a text that tells nothing but what a source said."""
    summary = saying(text, source, "said", "say", "assert", text.partition("said ")[2].rstrip("."))
    event = summary.events[0].model_copy(update={"description": description})
    return summary.model_copy(update={"events": [event]})


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Owner told the skipper to sail on Monday", False),
        ("Clerk stole rings from residents, court told", False),
        ("Union will not meet owner until minister dismissed", False),
        ("Clerk stole rings from residents, police say", True),
    ],
)
def test_who_orders_and_who_hears_is_no_speaker(description: str, doubted: bool) -> None:
    text = (
        "The lawyer said that the owner had ordered the skipper to sail on Monday, that a clerk stole rings from the "
        "residents, and that the union would not meet the owner until the minister had been dismissed."
    )
    told = of_what_is_said(text, "The lawyer", description)
    assert any("spoken there" in it for it in doubts(told)) == doubted


@pytest.mark.parametrize(
    ("content", "doubted"),
    [
        ("the union would not meet anybody until the wage was paid", False),
        ("the union would not go back unless the wage was paid", False),
        ("the union would not meet anybody on Monday", True),
    ],
)
def test_what_somebody_will_not_do_until_is_a_demand(content: str, doubted: bool) -> None:
    summary = saying(f"Olav Rhee said {content}.", "Olav Rhee", "said", "say", "demand", content)
    assert bool(found(summary, "polarity", "/attributions/0/speech_act")) == doubted


@pytest.mark.parametrize(("lemma", "severity"), [("ask", "warning"), ("confirm", "error")])
def test_a_question_may_deny_and_what_confirms_does_not(lemma: str, severity: str) -> None:
    text = f"Olav Rhee {lemma}ed why he would poison them."
    summary = saying(text, "Olav Rhee", f"{lemma}ed", lemma, "deny", "why he would poison them")
    assert severities(summary, "/attributions/0/speech_act") == [severity]


@pytest.mark.parametrize(
    ("description", "status", "doubted"),
    [
        ("Police defused a second bomb in Torvik", "attempted", False),
        ("The mayor survived three plots", "attempted", False),
        ("Police set off a second bomb in Torvik", "attempted", True),
        ("A mine killed nine men, and the mayor survived", "attempted", True),
        ("The mayor landed nine hours later than planned", "actual", False),
        ("The mayor's landing is planned for noon", "actual", True),
    ],
)
def test_what_was_foiled_is_an_attempt(description: str, status: str, doubted: bool) -> None:
    summary = described(f"{description}.", description, status=status)
    assert bool(found(summary, "certainty", "/events/0/status")) == doubted


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("A clerk stole from 26 residents, jury hears", False),
        ("Inspectors trace the leak to a cracked tank", False),
        ("A raid may have killed two more, in unconfirmed reports", False),
        ("The leak began in a cracked tank", True),
    ],
)
def test_courts_are_told_and_inspectors_trace(description: str, doubted: bool) -> None:
    text = (
        "The inspectors said that the leak began in a cracked tank, that a clerk stole from 26 residents, and that a "
        "raid killed two more."
    )
    told = of_what_is_said(text, "The inspectors", description)
    assert any("told as a fact" in it for it in doubts(told)) == doubted


def left_out(text: str, content: str) -> list[str]:
    summary = saying(text, "Olav Rhee", "said", "say", "assert", content)
    event: Event = with_figures(text, figure("killed", "24 people", 24)).events[0]
    told = summary.model_copy(update={"events": [event]})
    return [it.severity for it in run_audit(told).findings if "is left out" in it.message and it.where == "/events"]


@pytest.mark.parametrize(
    ("text", "content", "told"),
    [
        ("The raid killed 24 people. Initially Olav Rhee said 32 were killed.", "32 were killed", ["info"]),
        (
            "The raid killed 24 people. Olav Rhee said 32 were killed. He cut the figure later.",
            "32 were killed",
            ["info"],
        ),
        ("The raid killed 24 people. Olav Rhee said 32 were killed.", "32 were killed", ["warning"]),
        ("The raid killed 24 people. Initially 32 were killed. Olav Rhee said no more.", "no more", ["warning"]),
    ],
)
def test_a_toll_that_another_replaced_is_known_by_who_told_it(text: str, content: str, told: list[str]) -> None:
    assert left_out(text, content) == told


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("A bomb killed 12 pupils, a rebel council and residents said.", ["12 pupils"]),
        ("A bomb killed 12 pupils, a nurse and two guards.", ["12 pupils", "a nurse", "two guards"]),
        ("Three men are dead, 212 have been treated for vomiting, 57 of them children.", ["Three men"]),
        ("Three men are dead, 212 have been treated for vomiting, one of whom died.", ["Three men", "one"]),
        ("Forty were killed, 12 of them children.", ["Forty", "12 of them children"]),
    ],
)
def test_who_speaks_behind_a_list_of_the_dead_is_not_dead(text: str, tolls: list[str]) -> None:
    assert [it.count.text for it in find_tolls(GroundedText(Article(text=text)))][: len(tolls) + 1] == tolls


def test_a_figure_whose_sentence_its_event_does_not_cite_is_a_doubt() -> None:
    text = "Gunmen took 13 nurses. The hostages, one of them pregnant, are in the hills."
    summary = with_figures(text, figure("captured", "one of them", 1))
    start = text.index("The hostages")
    event = summary.events[0].model_copy(update={"evidence": [summary.article.span(0, start - 1)]})
    far = event.casualties[0].model_copy(update={"evidence": [summary.article.span(start, len(text))]})
    event = event.model_copy(update={"casualties": [far]})
    told = summary.model_copy(update={"events": [event]})
    assert [it.severity for it in found(told, "consistency", "/events/0/casualties/0/evidence")] == ["warning"]


def test_the_same_town_is_the_one_that_was_named() -> None:
    text = (
        "A bomb went off in Torvik on Thursday. Twenty died. Nobody claimed it. Shops were shut. The mayor, Ida "
        "Brandt, spoke of a market fire of 2019 in the same town."
    )
    at = text.index("The mayor")
    place = {"text": "Torvik", "name": "Torvik", "precision": "city"}
    for words, doubted in ((text, False), (text.replace("the same town", "the south"), True)):
        summary = described(words, "A market fire struck Torvik in 2019, mayor says")
        cited = summary.article.span(at, len(words))
        event = Event.model_validate(summary.events[0].model_dump() | {"location": place, "evidence": [cited]})
        main = summary.events[0].model_copy(update={"id": "e2", "role": "background", "description": "Shops were shut"})
        told = summary.model_copy(update={"events": [main, event.model_copy(update={"role": "related"})]})
        near = "is not named in the evidence or beside it"
        assert any(near in it for it in doubts(told, "/events/1/description")) == doubted


def test_two_may_be_counted_out_one_by_one() -> None:
    text = "A mine went off in Torvik, killing a guard and a teacher."
    assert doubts(described(text, "Mine kills two in Torvik")) == []
    assert doubts(described(text, "Mine kills three in Torvik"))


@pytest.mark.parametrize(("words", "doubted"), [("Gunmen seize 30 pupils", False), ("Gunmen kill 30 pupils", True)])
def test_whoever_is_seized_is_captured(words: str, doubted: bool) -> None:
    assert bool(doubts(described("The gunmen abducted 30 pupils in Torvik.", words))) == doubted


@pytest.mark.parametrize("unit", ["minutes", "hours"])
def test_spans_of_time_are_no_people(unit: str) -> None:
    text = f"He pays it back in over 30 {unit}. The army killed the guards in 15 {unit}."
    assert doubts(described(text, f"He pays it back in 30 {unit}")) == []
    assert doubts(described(text, f"Army kills the guards in 15 {unit}")) == []


@pytest.mark.parametrize("word", ["convicted", "found guilty"])
def test_whoever_is_found_guilty_is_blamed(word: str) -> None:
    text = f"Karl Olund was {word} of the bombing in Torvik."
    assert not any(
        "nobody who blames" in it for it in doubts(described(text, "Court blames Karl Olund for the bombing"))
    )
    other = described("Karl Olund saw the bombing in Torvik.", "Court blames Karl Olund for the bombing")
    assert any("nobody who blames" in it for it in doubts(other))


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry sinks off Halvor, killing 77: coast guard",
        "Coast guard: 77 killed as ferry sinks off Halvor",
        "Ferry disaster: 5000 dead",
        "Toll of ferry rises to 300: officials",
    ],
)
def test_a_colon_beside_a_number_makes_it_no_time_of_day(headline: str) -> None:
    text = "Seven people were killed when a ferry sank off Halvor at 14:30 on Tuesday, the coast guard said."
    assert errors(of_headline(text, headline))
    assert errors(of_headline(text, "Ferry sinks off Halvor at 14:30, killing seven")) == []


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("Lukas Embryx", "error"),
        ("Lukas Embr", "error"),
        ("Lukas Embri", "error"),
        ("Lukas Embryson", "warning"),
        ("Lukas Embryov", "warning"),
        ("Lukas Embry", None),
    ],
)
def test_a_slip_at_the_end_of_a_name_is_one(name: str, severity: str | None) -> None:
    summary = described("Captain Lukas Embry left Kosova.", f"Captain {name} leaves Kosova")
    told = {it.severity for it in run_audit(summary).findings if it.check == "names"}
    assert severity in told if severity else not told


@pytest.mark.parametrize("name", ["Kosovan", "Kosovar", "Torviker", "Halvorese", "Vestmarian"])
def test_whoever_is_of_a_place_bears_its_name(name: str) -> None:
    text = "The fleets of Kosova, Kosov, Torvik, Halvor and Vestmar met."
    told = run_audit(described(text, f"A {name} fleet meets others")).findings
    assert not any(it.check == "names" for it in told)


@pytest.mark.parametrize("adverb", ["all", "exactly", "a further", "reportedly", "altogether"])
def test_an_adverb_parts_no_number_from_its_verb(adverb: str) -> None:
    text = "A bomb went off in Torvik, killing eight people and wounding 31 others."
    right = f"Bomb goes off in Torvik, killing {adverb} eight people on board and wounding 31 others"
    assert not any("is told of people" in it for it in doubts(described(text, right)))
    wrong = f"Bomb goes off in Torvik, wounding {adverb} eight people on board and killing 31 others"
    assert sum("is told of people" in it for it in doubts(described(text, wrong))) == 2


@pytest.mark.parametrize(
    ("words", "number", "severities"),
    [
        ("people", 40, ["error"]),
        ("people", 7, ["warning"]),
        ("people", 23, ["warning"]),
        ("Seven people", 40, ["error"]),
        ("Seven people", 7, []),
    ],
)
def test_a_figure_without_a_number_has_none(words: str, number: int, severities: list[str]) -> None:
    text = "Seven people were killed by twenty-three shells."
    summary = with_figures(text, figure("killed", words, number))
    assert [it.severity for it in found(summary, "consistency", "/events/0/casualties/0/count")] == severities


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("A clash in Torvik killed 40 people.", "Clash in Torvik killed over 40 people"),
        ("A third man was seen in Torvik. The blast killed nine people.", "Blast in Torvik killed three people"),
        ("There were 37 killings in Torvik in 2022, against 21 in 2021.", "21 killings in Torvik in 2022"),
        ("Attacks in Torvik killed 19, 36 and eight people respectively.", "Attack in Torvik injured 36 people"),
        ("A mine in Torvik killed a guard and a dog.", "Mine in Torvik killed two guards"),
        ("Soldiers left Torvik.", "Soldiers of Congo left Torvik"),
    ],
)
def test_what_is_spared_is_not_what_is_false(text: str, wrong: str) -> None:
    assert doubts(described(text, wrong))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("After the trial over 40 people were freed in Torvik.", "More than 40 people freed in Torvik after trial"),
        ("Police arrested Olund and over 40 others.", "Police arrested Olund and more than 40 others"),
        ("Congolese soldiers hit Torvik.", "Soldiers of Congo hit Torvik"),
        ("The army hit Torvik as planned.", "Army hit Torvik as planned"),
    ],
)
def test_what_is_right_is_not_doubted_anew(text: str, right: str) -> None:
    assert doubts(described(text, right)) == []


def test_what_is_planned_is_not_done_as_planned() -> None:
    summary = described("The army plans to hit Torvik.", "Army hit Torvik as planned", status="actual")
    assert found(summary, "certainty", "/events/0/status") != []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Olav Rhee said he had not slept until noon", "demand"),
        ("Olav Rhee said the mill had not paid anybody until Monday", "decline_to_comment"),
        ("Olav Rhee said rain in the night had come", "demand"),
    ],
)
def test_what_only_waited_is_no_demand(text: str, act: str) -> None:
    summary = saying(f"{text}.", "Olav Rhee", "said", "say", act, text.partition("said ")[2])
    assert found(summary, "polarity", "/attributions/0/speech_act") != []


def test_a_court_that_tells_somebody_speaks() -> None:
    text = "The lawyer said that the boat was safe, that the owner told the court so, and that the hold was wet."
    assert any(
        "spoken there" in it for it in doubts(of_what_is_said(text, "The lawyer", "Court told owner of the boat"))
    )


@pytest.mark.parametrize(("word", "severity"), [("unless", "warning"), ("though not", "error")])
def test_unless_may_stand_for_or(word: str, severity: str) -> None:
    text = "The union has given the mill until Friday to return the impounded cattle or face court action."
    changed = described(
        text, f"Union gives mill until Friday, {word} to return the impounded cattle, or face court action"
    )
    told = [it.severity for it in run_audit(changed).findings if "negation or denial" in it.message]
    assert told == [severity]
