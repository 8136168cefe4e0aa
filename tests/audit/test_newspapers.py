"""Doubts that told nothing of true summaries of newspaper stories and bulletins, each beside one that must stay."""

from datetime import date
from typing import get_args

import pytest

from summariser.audit import run_audit
from summariser.audit.figures.understood import tells_harm
from summariser.audit.reading.feasts import may_be_feast
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.material import Material
from summariser.models import Article, Attribution, EventDate, Location, Span, Summary
from summariser.models.vocabulary import CasualtyEffect
from summariser.timex import resolve
from tests.audit.sample import found
from tests.audit.test_dense import doubts, figure, with_figures
from tests.audit.test_quiet import described

MONDAY = date(2023, 5, 15)
"""The day of publication of `described`."""


def dated(text: str, words: str, start: str, end: str, published: date = MONDAY, **fields: object) -> list[str]:
    days = EventDate.model_validate({"text": words, "start": start, "end": end, "precision": "day"})
    summary = described(text, "Ferry is held in Torvik", date=days, **fields)
    summary = summary.model_copy(update={"article": Article(text=text, published=published)})
    return [it.severity for where in ("/events/0", "/events/0/date") for it in found(summary, "dates", where)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on Saturday the 6th", (date(2023, 5, 6), date(2023, 5, 6))),
        ("Friday, the 13th", (date(2023, 1, 13), date(2023, 1, 13))),
        ("Saturday the 6th of May", (date(2023, 5, 6), date(2023, 5, 6))),
        ("Monday the 32nd", None),
    ],
)
def test_a_weekday_with_a_number_is_the_nearest_that_has_both(words: str, days: tuple[date, date] | None) -> None:
    assert resolve(words, MONDAY) == days


def test_a_deadline_ahead_is_a_doubt_and_a_deed_ahead_an_error() -> None:
    text = "The board has named a surgeon, whose report is due by the end of August."
    late = ("2023-08-01", "2023-08-31")
    assert dated(text, "by the end of August", *late, status="ongoing") == []
    assert dated(text, "by the end of August", *late, status="actual") == ["warning"]
    assert dated(text.replace("by the end of", "in"), "in August", *late, status="actual")[:1] == ["error"]


def test_a_night_may_be_one_that_the_story_tells() -> None:
    text = "The ferry was shelled on Wednesday. Seventeen people died overnight."
    assert dated(text, "overnight", "2023-05-10", "2023-05-11") == []
    assert dated(text, "overnight", "2023-05-07", "2023-05-08") == ["error"]


def test_a_weekday_may_be_one_of_last_week_where_that_is_told() -> None:
    text = "The clinic ran dry for two nights last week. It had no fluid from Thursday until Saturday."
    days = ("from Thursday until Saturday", "2023-05-11", "2023-05-13")
    saturday = date(2023, 5, 20)
    assert dated(text, *days, published=saturday) == []
    assert dated(text.replace("last week", "in all"), *days, published=saturday) == ["warning"]
    assert dated(text, days[0], "2023-05-10", "2023-05-12", published=saturday) == ["warning"]


@pytest.mark.parametrize(
    ("description", "severities"),
    [
        ("One 'terrorist' is killed, police say", ["warning"]),
        ("One 'tourist' is killed, police say", ["error"]),
        ("'One of the terrorist' is killed, police say", ["error"]),
    ],
)
def test_one_quoted_word_may_have_another_form(description: str, severities: list[str]) -> None:
    summary = described("Police said one of the terrorists was killed.", description)
    assert [it.severity for it in found(summary, "quotations", "/events/0/description")] == severities


def spoken_of(text: str, words: str, cue: str, content: str, **source: object) -> Attribution:
    article = Article(text=text, published=MONDAY)

    def spans(part: str) -> list[Span]:
        at = text.index(part)
        return [article.span(at, at + len(part))]

    return Attribution.model_validate(
        {
            "id": "a1",
            "source": {"kind": "named_organisation", "spans": spans(words), **source},
            "cue": {"spans": spans(cue), "lemma": cue},
            "content": {"spans": spans(content)},
            "quote_type": "indirect",
            "speech_act": "assert",
        }
    )


def doubts_of(text: str, said: Attribution, description: str = "Port is shut") -> list[str]:
    summary = described(text, description).model_copy(update={"attributions": [said]})
    return [it.message for it in run_audit(summary).findings if it.check == "speakers" and it.severity != "info"]


FILL = "It is. It was. It will be. It is so. It was so. "
NAMED = "Harbour Watch"


@pytest.mark.parametrize(
    ("text", "words", "name", "doubted"),
    [
        ("Rights group says the port is shut.\n\n" + FILL + "Harbour Watch is small.", "Rights group", NAMED, False),
        ("Rights group says the port is shut.\n\n" + FILL + "Nobody is small.", "Rights group", NAMED, True),
        (FILL + "The group says the port is shut. " + FILL + "Harbour Watch is small.", "The group", NAMED, True),
        ("“Then they say the port is shut,” Ida said. " + FILL + "Harbour Watch is small.", "they", NAMED, False),
        ("They say the port is shut, Ida said. " + FILL + "Harbour Watch is small.", "They", NAMED, True),
    ],
)  # fmt: skip
def test_who_a_noun_stands_for(text: str, words: str, name: str, doubted: bool) -> None:
    cue = "says" if "says" in text else "say"
    said = spoken_of(text, words, cue, "the port is shut", name=name)
    assert any("is not named near" in it for it in doubts_of(text, said)) is doubted


@pytest.mark.parametrize(("name", "doubted"), [("military government", False), ("Torvik council", True)])
def test_an_army_may_speak_for_those_who_rule_by_it(name: str, doubted: bool) -> None:
    text = (
        "The Torvik council sat for a long while on that day, in the rain. "
        "Later the Army and the military government met. The army says the port is shut."
    )
    said = spoken_of(text, "The army", "says", "the port is shut", name=name)
    assert bool(doubts_of(text, said)) is doubted


@pytest.mark.parametrize(
    ("source", "who", "doubted"),
    [
        ("Commissioner Ida Brandt", "Police say", False),
        ("Commissioner Ida Brandt", "Doctors say", True),
        ("Justice minister Ida Brandt", "Government says", False),
        ("Professor Ida Brandt", "Government says", True),
        ("Mayor Ida Brandt", "Officials say", False),
        ("Fisherman Ida Brandt", "Officials say", True),
    ],
)
def test_who_has_a_post_speaks_for_his_office(source: str, who: str, doubted: bool) -> None:
    text = f"{source} said that the port is shut and that nine boats are lost."
    said = spoken_of(text, source, "said", "that the port is shut", name="Ida Brandt", kind="named_person")
    assert any("spoken" in it for it in doubts_of(text, said, f"{who} port is shut, nine boats lost")) is doubted


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Barrage claimed 23 lives in Torvik", False),
        ("Panel would report on the barrage that killed 23", False),
        ("Panel reports barrage killed 23", True),
    ],
)
def test_what_takes_lives_says_nothing(description: str, doubted: bool) -> None:
    text = "Police said a barrage claimed 23 lives in Torvik. A panel would report on it."
    said = spoken_of(text, "Police", "said", "a barrage claimed 23 lives in Torvik", name="Police")
    assert any("spoken" in it for it in doubts_of(text, said, description)) is doubted


def test_a_speaker_is_asked_for_what_his_clause_tells() -> None:
    text = (
        "The council lowered its count of flooded houses in the valley to 26 from 29. "
        "Rescuers warned that the number would rise."
    )
    council = spoken_of(text, "The council", "lowered", "its count of flooded houses in the valley", name="council")
    rescuers = spoken_of(text, "Rescuers", "warned", "that the number would rise", name="rescuers")
    both = [council, rescuers.model_copy(update={"id": "a2"})]

    def given(description: str) -> bool:
        summary = described(text, description).model_copy(update={"attributions": both})
        return any("from whom it is given" in it.message for it in run_audit(summary).findings)

    assert not given("Council lowers count of flooded houses in valley, but rescuers warned it would rise")
    assert given("Rescuers warned of lowered count of flooded houses in valley")


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Ida Brandt phoned the port", False),
        ("Ida Brandt rings the bell", False),
        ("Ida Brandt stands below the tower", False),
        ("Ida Brandt painted the tower", True),
    ],
)
def test_a_word_may_stand_inside_another_or_in_another_form(description: str, doubted: bool) -> None:
    text = "Ida Brandt telephoned the port and rang the bell at the foot of the tower, where she stood for an hour."
    assert any("no such word" in it for it in doubts(described(text, description))) is doubted


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Soldiers close the coffee station", False),
        ("Soldiers close the sugar station", True),
    ],
)
def test_a_thing_may_be_called_what_the_article_calls_it_elsewhere(description: str, doubted: bool) -> None:
    text = (
        "Goats came back from the hills. Nobody knew why. A smell hung over the old coffee station and the sugar mill. "
        "Ida Brandt went up to look. She saw a hand. She walked to town. Soldiers closed the station the next day."
    )
    summary = described(text, description)
    last = text.index("Soldiers")
    event = summary.events[0].model_copy(update={"evidence": [summary.article.span(last, len(text))]})
    summary = summary.model_copy(update={"events": [event]})
    assert any("not where this rests" in it for it in doubts(summary)) is doubted


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("FDA sold the branches", False),
        ("Ida Brandt's bank was sold", False),
        ("Ida Brandt sold the branches", True),
    ],
)
def test_a_body_may_be_told_by_its_letters_and_a_name_by_what_is_its(description: str, doubted: bool) -> None:
    text = "The bank of Ida Brandt was closed. The Federal Deposit Agency came. It was late. A buyer sold the branches."
    summary = described(text, description)
    told = found(summary, "support", "/events/0/description", notes=True)
    assert any("nowhere of" in it.message for it in told) is doubted


@pytest.mark.parametrize(("precision", "doubted"), [("site", False), ("city", True)])
def test_a_site_need_not_be_named_again(precision: str, doubted: bool) -> None:
    text = "Councillors met in the Old Hall. It was late. Nobody slept. They passed the plan by one vote in Torvik."
    summary = described(text, "Plan is passed")
    place = Location.model_validate({"text": "Old Hall", "name": "Old Hall", "precision": precision})
    last = summary.article.span(text.index("They passed"), len(text))
    event = summary.events[0].model_copy(update={"evidence": [last], "location": place, "role": "related"})
    summary = summary.model_copy(update={"events": [event]})
    assert bool(found(summary, "names", "/events/0/location")) is doubted


@pytest.mark.parametrize(("code", "doubted"), [("COD", False), ("COG", False), ("TCD", True)])
def test_a_name_of_two_countries_is_either(code: str, doubted: bool) -> None:
    place = Location.model_validate({"text": "Congo", "name": "Congo", "country_code": code, "precision": "country"})
    summary = described("A ferry sank in Congo.", "Ferry sinks", location=place)
    assert bool(found(summary, "names", "/events/0/location/country_code")) is doubted


def test_a_day_for_which_something_is_set_is_a_doubt_ahead() -> None:
    text = "The committee has summoned the minister for June 7."
    days = ("June 7", "2023-06-07", "2023-06-07")
    assert dated(text, *days, status="actual")[:1] == ["warning"]
    assert dated(text.replace("for", "on"), *days, status="actual")[:1] == ["error"]


@pytest.mark.parametrize(
    ("text", "description", "doubted"),
    [
        ("It denied having used mortars and accused Nila's troops of shelling a school.",
         "Nila's troops shelled a school, it says", False),
        ("It denied having used mortars and having shelled a school.", "Nila's troops shelled a school, it says", True),
        ("All five deny conspiracy to commit fraud.", "Five on trial in Torvik for conspiracy to commit fraud", False),
        ("All five deny conspiracy to commit fraud.", "Five admit conspiracy to commit fraud", True),
    ],
)  # fmt: skip
def test_a_denial_ends_at_the_next_verb_and_a_charge_may_be_denied(text: str, description: str, doubted: bool) -> None:
    assert any("negates or denies" in it for it in doubts(described(text, description))) is doubted


@pytest.mark.parametrize(
    ("text", "words", "severities"),
    [
        ("She saw three hostages who were not breathing.", "three hostages", ["warning"]),
        ("She saw three clerks seized.", "three clerks", ["warning"]),
        ("Crews evacuated 21 corpses.", "21 corpses", []),
        ("Crews evacuated 21 clerks.", "21 clerks", ["error"]),
        ("In all, 33 had perished and seven others could not be traced.", "seven others", []),
    ],
)
def test_who_people_were_is_no_sure_sign_of_what_befell_them(text: str, words: str, severities: list[str]) -> None:
    effect, number = ("missing", 7) if "traced" in text else ("killed", 3 if "three" in text else 21)
    summary = with_figures(text, figure(effect, words, number))
    told = found(summary, "figures", "/events/0/casualties/0/effect")
    assert [it.severity for it in told] == severities


@pytest.mark.parametrize(("text", "doubted"), [("The suspected case was negative.", False), ("It was mild.", True)])
def test_what_a_test_ruled_out_did_not_happen(text: str, doubted: bool) -> None:
    summary = described(text, "No measles case is found", negated=True)
    assert bool(found(summary, "polarity", "/events/0/negated")) is doubted


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Olav Rhee interviewed consultant Ida Brandt", False),
        ("Olav Rhee interviewed plumber Ida Brandt", True),
    ],
)
def test_what_somebody_is_may_be_told_elsewhere(description: str, doubted: bool) -> None:
    text = (
        "The bog slid. Nobody slept. A plumber dug the pit. A consultant, Ida Brandt, had warned of it. The rain fell. "
        "The road was shut. The lake rose. It is understood that she has been interviewed by Olav Rhee."
    )
    summary = described(text, description)
    last = summary.article.span(text.index("It is understood"), len(text))
    event = summary.events[0].model_copy(update={"evidence": [last]})
    summary = summary.model_copy(update={"events": [event]})
    assert any("not where this rests" in it for it in doubts(summary)) is doubted


def test_information_is_told_of_what_is_often_idle() -> None:
    summary = described("A clerk counted 70 beds.", "Varn buys 70 lamps for the old port")
    told = found(summary, "figures", "/events/0/description", notes=True)
    assert [it.severity for it in told if "something else" in it.message] == ["info"]
    hurt = described("A clerk counted 70 beds.", "Blast in the old port wounds 70")
    assert "warning" in [it.severity for it in found(hurt, "figures", "/events/0/description")]


@pytest.mark.parametrize(
    ("words", "start", "end", "severities"),
    [  # published on Monday, 15 May 2023
        ("next Thursday", "2023-05-18", "2023-05-18", []),
        ("next Thursday", "2023-05-25", "2023-05-25", []),
        ("next Thursday", "2023-05-24", "2023-05-24", ["error"]),
        ("last July", "2022-07-01", "2022-07-31", []),
        ("last July", "2021-07-01", "2021-07-31", []),
        ("last July", "2019-07-01", "2019-07-31", ["error"]),
    ],
)
def test_the_next_may_be_the_one_behind_it(words: str, start: str, end: str, severities: list[str]) -> None:
    status = "planned" if words.startswith("next") else "actual"
    told = dated(f"The hearing of {words} was long.", words, start, end, status=status)
    assert told == severities


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Clerks interview a 44-year-old man under caution", False),
        ("Aid announced: nine boats for the quarter", False),
        ("Divers met one demand, police say", False),
        ("Divers say the man was let go", True),
    ],
)
def test_what_only_looks_like_a_verb_of_speech(description: str, doubted: bool) -> None:
    text = "Police said a 44-year-old man was interviewed under caution and let go, and that one demand was met."
    said = spoken_of(text, "Police", "said", "a 44-year-old man was interviewed under caution", name="Police")
    assert any("spoken" in it for it in doubts_of(text, said, description)) is doubted


@pytest.mark.parametrize(("role", "doubted"), [("district magistrate", False), ("district judge", True)])
def test_letters_may_stand_for_a_post(role: str, doubted: bool) -> None:
    text = f"{FILL}Ida Brandt sat in the rain. {FILL}The clerks of the DM ate. The DM said nine are lost. {FILL}"
    said = spoken_of(text, "The DM", "said", "nine are lost", name="Ida Brandt", kind="named_person", role=role)
    assert bool(doubts_of(text, said, "Nine are lost")) is doubted


@pytest.mark.parametrize(
    ("text", "description", "doubted"),
    [
        ("Crowd estimates ranged from 400, by police, to 900.", "Crowd is put at 400 to 900", False),
        ("Police saw a crowd of 400 and, at noon, of 900.", "Crowd is put at 400 to 900", True),
        ("The observatory felt 12 quakes, three times as many as before.", "Quakes are triple those before", False),
        ("The observatory felt 12 quakes, four times as many as before.", "Quakes are triple those before", True),
    ],
)
def test_a_range_and_a_multiple_may_be_told_in_other_words(text: str, description: str, doubted: bool) -> None:
    told = found(described(text, description), "figures", "/events/0/description")
    assert any("range" in it.message or "triple" in it.message for it in told) is doubted


@pytest.mark.parametrize(
    ("description", "doubted"),
    [("Observatory does not exclude another eruption", False), ("Observatory did not see another eruption", True)],
)
def test_what_is_not_excluded_may_happen(description: str, doubted: bool) -> None:
    summary = described("The observatory does not exclude another eruption, and did not see one.", description)
    assert any("did not happen" in it for it in doubts(summary, "/events/0/negated")) is doubted


@pytest.mark.parametrize(
    ("words", "start", "day", "named"),
    [
        ("before Christmas", "0001-01-01", "0001-01-01", False),
        ("by Christmas", "9999-12-25", "9999-12-25", True),
        ("by Easter", "0001-01-01", "0001-01-01", False),
        ("Orthodox Christmas", "2023-01-07", "2023-01-07", True),
        ("during the holiday", "2023-08-08", "2023-08-08", False),
        ("an eastern morning", "2023-04-09", "2023-04-09", False),
        ("Easter's end", "2023-04-09", "2023-04-09", True),
    ],
)
def test_feasts_by_their_whole_names_in_any_year(words: str, start: str, day: str, named: bool) -> None:
    assert may_be_feast(words, date.fromisoformat(day)) is named
    days = EventDate.model_validate({"text": words, "start": start, "end": day, "precision": "day"})
    run_audit(described(f"It rained {words}.", "Rain falls", date=days))


@pytest.mark.parametrize(
    ("text", "source", "description"),
    [
        ("The police arrested Olav Rhee on Monday. Guards opened fire on the crowd, Olav Rhee said.", "Olav Rhee",
         "Guards opened fire on crowd, police said"),
        ("A rebel spokesman said that soldiers burned four villages of the valley.", "A rebel spokesman",
         "Soldiers burned four villages of valley, government said"),
        ("Ida Brandt, director of Open Boats, said that nine boats of the valley are lost.", "Ida Brandt",
         "Nine boats of valley are lost, officials said"),
        ("The army said that there were no casualties in the valley on Monday.", "The army",
         "Rebels claimed there were no casualties in valley"),
    ],
)  # fmt: skip
def test_another_speaker_is_still_doubted(text: str, source: str, description: str) -> None:
    name = source.removeprefix("A ").removeprefix("The ")
    role = "director" if "director" in text else None
    at = text.rindex(source)
    said = spoken_of(text, source, "said", text.rpartition("said")[2].strip(" .") or "Guards opened fire on the crowd",
                     name=name, role=role)  # fmt: skip
    spans = [Article(text=text).span(at, at + len(source))]
    said = said.model_copy(update={"source": said.source.model_copy(update={"spans": spans})})
    summary = described(text, description).model_copy(update={"attributions": [said]})
    told = [it for it in run_audit(summary).findings if it.severity != "info"]
    assert any(it.check in {"speakers", "support"} and it.where == "/events/0/description" for it in told)


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Olav Rhee was charged with fraud in Torvik. He did not flee the country.",
         "Olav Rhee, charged with fraud in Torvik, fled the country"),
        ("Soldiers tried to reach the village. They did not fire at the crowd.",
         "Soldiers tried to reach the village and fired at the crowd"),
    ],
)  # fmt: skip
def test_a_charge_hides_no_other_negation(text: str, description: str) -> None:
    assert any("negates or denies" in it for it in doubts(described(text, description)))


@pytest.mark.parametrize(
    ("words", "day", "doubted"),
    [("next Friday", "2023-05-12", True), ("last Friday", "2023-05-19", True), ("last Friday", "2023-05-05", False)],
)
def test_a_turn_goes_one_way(words: str, day: str, doubted: bool) -> None:
    status = "planned" if words.startswith("next") else "actual"
    assert bool(dated(f"The hearing of {words} was long.", words, day, day, status=status)) is doubted


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("At the closing of the fair 30 ate fish.", "killed"),
        ("Police surrounded a hall where 30 ate fish.", "captured"),
        ("A body of clerks fell silent, and 30 ate fish.", "killed"),
    ],
)
def test_a_word_inside_another_tells_no_harm(text: str, effect: str) -> None:
    summary = with_figures(text, figure(effect, "30", 30))
    assert doubts(summary, "/events/0/casualties/0/effect", notes=True) != []


def test_a_title_with_capitals_may_tell_what_will_be() -> None:
    text = "Minister Olav Rhee may visit Torvik on Friday."
    told = doubts(described(text, "Minister Will Visit Torvik", status="actual"), "/events/0/status")
    assert any("planned or possible" in it for it in told)
    named = described("Will Rhee visited Torvik on Friday.", "Will Rhee visits Torvik", status="actual")
    assert doubts(named, "/events/0/status") == []


def test_none_of_more_than_forty_are_more_than_forty() -> None:
    text = "None of more than 40 hostages was freed."
    assert not any("told as" in it for it in doubts(described(text, "More than 40 hostages are not freed")))


def test_letters_are_those_of_whoever_did_it() -> None:
    text = "The Red Gull Union (RGU) met. The coast guard attacked the ferry Sea Lark."
    assert doubts(described(text, "RGU attacked the ferry Sea Lark")) != []


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Gunmen killed 20 people in Torvik. The gunmen of the Blue Tern Front fled.", False),
        (
            "Gunmen killed 20 people in Torvik. The rain fell. It was late. The Blue Tern Front came. Gunmen fled.",
            True,
        ),
    ],
)
def test_gunmen_are_a_partys_where_they_stand_with_it(text: str, doubted: bool) -> None:
    data = described(text, "Gunmen killed 20 people in Torvik").model_dump()
    first = Article(text=text).span(0, text.index(" The "))
    data["events"][0]["evidence"] = [first.model_dump()]
    blame = {"party": "Blue Tern Front", "stance": "reported_as_fact", "attribution_id": None}
    data["events"][0]["responsibility"] = [blame]
    told = doubts(Summary.model_validate(data), "/events/0/responsibility")
    assert any("not named as who did it" in it for it in told) is doubted


@pytest.mark.parametrize("end", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    ["in the past two years", "two days earlier", "in the night to Tuesday", "last July", "overnight", "Monday"],
)
def test_the_first_and_the_last_day_that_there_is_end_no_audit(words: str, end: str) -> None:
    text = f"A bomb went off on Tuesday. It rained {words}."
    days = EventDate.model_validate({"text": words, "start": end, "end": end, "precision": "day"})
    for status in ("actual", "planned", "ongoing"):
        run_audit(described(text, f"Rain falls {words}", date=days, status=status))


@pytest.mark.parametrize("effect", [*keyed("effects").values(), *get_args(CasualtyEffect)])
def test_every_harm_that_a_number_may_have_can_be_looked_for(effect: str) -> None:
    material = Material(described("The driver got out alive and unhurt.", "Bus burns"))
    assert tells_harm(material, 0, effect) is (effect == "unhurt")
