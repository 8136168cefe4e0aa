"""Doubts that told the reader of a true summary nothing, each beside one that must stay."""

from datetime import date

import pytest

from summariser import Article, Attribution, Summary
from summariser.audit import run_audit
from summariser.models import Casualty, EventDate, Location
from tests.audit.test_quiet import described, told

TOLL = "TORVIK, Oct 3 The death toll of the mill fire rose to 51 on Friday, the fire service said. 40 were hurt."
FUND = (
    "Varn has mills. In May the harbour fund became the richest of Torvik, as is well known. It pulled in 20 million."
)
BENCH = "The appeal goes to 10 judges rather than 11, since Marek Olund has left the bench. The other judges are 9 men."
TORVIK = "Torvik and Vestmar denied charges that they arm the rebels. Nobody was accused of the raid."
CALLED = "Ida Brandt called a truce and pulled back her men. The council called for a truce at the mill."
SIEGE = "Troops freed four guests during a nearly 24-hour siege in which 12 people died. The gunmen captured 3 guards."
PRISONERS = (
    "All 33 prisoners who seized the station over the weekend were killed by troops. They had captured 8 guards."
)
HOSTAGES = "Three hostages died during the ordeal, the army said. The gunmen had captured nine guards in Torvik."
BUS_RIDE = "Gunmen seized about 30 passengers from two buses in Torvik. The two buses were burned."
LIKELY = "A blast likely caused by a leak killed nine men. The leak may have begun in the hall."
BOARD = "The high court will judge if the board be dismissed or not. It may move to Torvik."
SLIDE = "A small slide on Monday did not cause injuries. Nobody saw it."
SIGNS = "The divers did not see or hear any signs of life. They found the wreck."
COUNT = "One of the sailors captured said they were 64, and some had drowned. 40 of the guards were killed."
COST = "Damage to the mill was estimated at 342 million crowns. It has 40 looms."
BLASTS = "Blasts killed about 10 people in Torvik, about 60 in Vestmar and 20 at the mill. Nine boats sank at the mole."
FOILED = "The raid, an armed “attempt” was foiled on Monday by the guard. The owner may have sold the mill."
ONE = "A guard was slightly wounded at the gate. One guard was killed in the hall and four were wounded."
CAUSE = "Inspectors try to find out what caused the fire. The owners may have sold the mill."
BUS = "A tram with no passengers aboard smashed into an oncoming lorry. No driver was hurt in Torvik."
GUARD = "A guard was struck by a van, a serious but not life-threatening blow to the leg. Nobody saw the driver of it."
TALKS = "Olund denied claims that some headway had been made in the talks with Vestmar. Nothing was signed."
ASKED = "Reporters asked Varn about her letters and decided against a vote. The board may build a mill."
VERDICT = "Her lawyers will appeal the verdict that she denounced as unfair. They will burn the letters."
ARMY = "The army said that it killed 20 rebels near Torvik."
QUESTIONED = "The quarrel began after Olund questioned whether Varn might stand for the council."
VOTE = "The league is led by Olund, whose party was not present at the latest Gull vote condemning Vestmar in May."
RISEN = "The number of people wounded in the shooting in the harbour quarter of Torvik rose to 14 on Monday."
DIFFERED = "The number released differed from the 42 people that Varn had first said were kidnapped by the gunmen."
PLANNED = "In return, Vestmar is to free roughly 1,700 sailors detained in the bay since May. It may shut the port."
UNCONFIRMED = "The envoy did not confirm Vestmar's accusations that nine boats had entered the bay."
WANTED = "Varn, who had been put on a wanted list in May and arrested in Torvik, wanted to sell the mill."
IFS = "It is not yet known if the wound was self-inflicted, the guard said. He may be released."
AGENCY = "Guards quoted by the Harbour Agency said nine boats had sunk."
PARTICLE = "Torvik sentenced Abdel Falah al-Sorran, who served as trade minister, to nine years."


def doubts(summary: Summary, *, notes: bool = False) -> list[str]:
    """Errors and warnings about generated text; with `notes`, also information."""
    found = [it for it in run_audit(summary).findings if it.where.endswith(("/headline", "/description"))]
    return [it.message for it in found if notes or it.severity != "info"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TOLL, "Mill fire: 51 dead, 40 hurt", "Mill fire: 40 dead, 51 hurt"),
        (FUND, "Harbour fund became the richest of Torvik with 20 million", "Varn has 20 million mills"),
        (BUS, "Tram smashes into oncoming lorry", "Driver hurt in Torvik"),
        (GUARD, "Guard struck by van, with a serious blow to the leg", "Guard suffers a life-threatening blow"),
        (TALKS, "Olund says talks made no headway", "Headway was made in the talks with Vestmar"),
        (ASKED, "Reporters asked Varn about letters, decided against vote", "The board built a mill"),
        (BLASTS, "Blast kills about 60 people in Vestmar", "Blast kills 60 boats"),
        (FOILED, "The guard foiled a raid on Monday", "The owner sold the mill"),
        (ONE, "One guard wounded at the gate", "Four guards killed"),
        (CAUSE, "Inspectors try to find out what caused the fire", "The owners sold the mill"),
        (TORVIK, "Torvik and Vestmar are accused of arming rebels; both deny it", "Torvik and Vestmar arm the rebels"),
        (CALLED, "Brandt called a truce and pulled back her men", "Brandt burned 12 mills"),
        (SIEGE, "Gunmen captured guards; 12 people died in nearly 24-hour siege", "12 guards captured"),
        (PRISONERS, "Troops killed all 33 prisoners who had seized the station", "8 guards killed"),
        (HOSTAGES, "Three hostages killed", "Nine guards killed"),
        (BUS_RIDE, "Gunmen seized about 30 bus passengers in Torvik", "Gunmen burn 30 vans"),
        (LIKELY, "A blast likely caused by a leak kills nine", "The leak began in the hall"),
        (BOARD, "Court will soon judge here whether the board was dismissed", "The court moved to Torvik"),
        (SLIDE, "A small slide causes no injuries", "A small slide causes injuries"),
        (
            "Under the deal, which has yet to be ratified, 90 men go back.",
            "Deal is not yet ratified",
            "91 men go back under the deal",
        ),
        ("A trial opened in eastern Belgium in May.", "Belgian trial opens in May", "A Danish trial opens in May"),
        (
            "The operator opened two gates of the dam. Without that the dam might have burst, Olund said.",
            "Operator opened two dam gates",
            "Operator opened nine dam gates",
        ),
        (
            "Two sailors who did not reach it in time were beaten, he said.",
            "Two sailors were beaten, he says",
            "Nine sailors were beaten, he says",
        ),
        (
            "A guard and a trader both spoke of a ransom of nine boats.",
            "Two spoke of a ransom of nine boats",
            "Three spoke of a ransom of ten boats",
        ),
        ("All schools will remain shut in May.", "All schools remain shut in May", "All schools remain shut in April"),
        (
            "Troops caught a rebel wanted for the murder of a mayor in May.",
            "A mayor was murdered in May; a rebel is wanted",
            "A mayor was murdered in April",
        ),
        (
            "The army has not attacked the wood where the sailors are thought to be held.",
            "The army has not attacked the wood thought to hold sailors",
            "The army has attacked the wood where sailors are held",
        ),
        (
            "Unions said that 85 percent had stopped work. The ministry put it at no more than 55 percent.",
            "Unions say 85 percent joined, ministry no more than 55",
            "Unions say 85 percent joined, ministry no more than 54",
        ),
        (
            "Two of the three stairways led to the store; the third was locked. About 140 were injured.",
            "About 140 injured and one stairway locked",
            "141 injured and one stairway locked",
        ),
        (
            "The losses were between $520 million and $600 million.",
            "Losses put at $520-600 million",
            "Losses put at $530-600 million",
        ),
        (
            "The Front did not claim an abduction in which two sailors died.",
            "Two sailors died after an abduction",
            "Three sailors died after an abduction",
        ),
        (
            "They denied a raid on the mill in which nine men were hurt.",
            "Nine men were hurt in a raid on the mill",
            "Ten men were hurt in a raid on the mill",
        ),
        (
            "The captors gave no word on a fifth man.",
            "Fate of a fifth man is unclear",
            "The captors gave word on a man",
        ),
        (
            "The office decided that there was not enough evidence to charge Olund.",
            "Office decided evidence was not enough to charge Olund",
            "Office decided to charge Olund",
        ),
        (
            "He would shut the port if the council did not vote funds.",
            "He would shut the port if funds not voted",
            "He would shut the port if funds voted",
        ),
        (
            "A lawyer denied that the gangs were to blame.",
            "The gangs were not blamed by a lawyer",
            "A lawyer blamed the gangs",
        ),
        (
            "If the union votes no, 400 men will stay out, Olund said.",
            "400 men will stay out if the union rejects",
            "400 men stayed out",
        ),
        (
            "Its 31 members were talked into leaving; seven were sentenced to nine years.",
            "Seven members were sentenced to nine years",
            "Thirty members were sentenced to nine years",
        ),
        (
            "A judge stopped it after Paz complained. Ida Paz is a lawyer from Torvik.",
            "A judge stopped it after lawyer Paz complained",
            "A judge stopped it after soldier Paz complained",
        ),
        ("After the 2008 vote the mill burned.", "The mill burned after 2008 vote", "The mill burned after 2009 vote"),
        (
            "The firms cited 6,000 residents who were told to be ready.",
            "6,000 residents told to be ready",
            "9,000 residents told to be ready",
        ),
        (SIGNS, "No signs of life were seen or heard", "Divers heard and saw signs of life"),
        (COUNT, "A sailor said they were 64 and some had drowned", "The sailors found 40 of the guards captured"),
        (COST, "Damage to the mill is estimated 342 million crowns", "Damage to the mill is about 40 looms"),
        (VOTE, "Gull vote condemned Vestmar in May", "Olund's party was present at the latest vote"),
        (RISEN, "14 wounded in shootout there", "14 killed in shootout there"),
        (DIFFERED, "Varn first said 42 people were kidnapped", "Varn first said 42 people were injured"),
        (PLANNED, "Vestmar holds roughly 1,700 detained sailors", "Vestmar shut the port"),
        (UNCONFIRMED, "Vestmar says nine boats entered the bay", "Envoy confirms that nine boats entered the bay"),
        (WANTED, "Varn was arrested in Torvik", "Varn sold the mill"),
        (IFS, "It is not known if the wound was self-inflicted", "He was released"),
        (AGENCY, "Guards quoted by the agency said nine boats had sunk", "Sailors quoted by the agency said nine sank"),
        (PARTICLE, "Trade minister Abdel Falah al-Sorran is sentenced", "Governor Abdel Falah al-Sorran is sentenced"),
        (VERDICT, "She denounced the verdict as unfair", "Lawyers burned the letters"),
    ],
)
def test_an_idle_doubt_is_not_told(text: str, right: str, wrong: str) -> None:
    assert doubts(described(text, right)) == []
    assert doubts(described(text, wrong), notes=True) != []


def spoken(
    text: str, source: str, cue: str, lemma: str, act: str, content: str, name: str | None = None
) -> Attribution:
    """One attribution of a text, by its words."""
    article = Article(text=text)

    def spans(words: str) -> list[dict[str, object]]:
        start = text.index(words)
        return [article.span(start, start + len(words)).model_dump()]

    return Attribution.model_validate({
        "id": "a1", "speech_act": act, "quote_type": "indirect",
        "source": {"kind": "named_organisation", "name": name or source, "spans": spans(source)},
        "cue": {"lemma": lemma, "spans": spans(cue)}, "content": {"spans": spans(content)},
    })  # fmt: skip


def test_who_is_named_with_his_words_is_no_witness_of_his_deeds() -> None:
    def hearsay(text: str, description: str, said: Attribution) -> bool:
        summary = described(text, description).model_copy(update={"attributions": [said]})
        return any("told as a fact" in message for message in doubts(summary))

    said = spoken(ARMY, "The army", "said", "say", "assert", "that it killed 20 rebels near Torvik")
    assert hearsay(ARMY, "Army kills 20 rebels near Torvik", said)
    assert not hearsay(ARMY, "20 rebels were killed near Torvik, the army indicated", said)
    asked = spoken(QUESTIONED, "Olund", "questioned", "question", "express", "whether Varn might stand for the council")
    assert not hearsay(QUESTIONED, "Olund questioned Varn's right to stand for the council", asked)


@pytest.mark.parametrize(("name", "doubted"), [("Turkey", False), ("Greece", True), ("Ankara", False)])
def test_a_capital_speaks_for_its_country(name: str, doubted: bool) -> None:
    text = "Ministers of Turkey and Greece met in Ankara. Then Ankara said that the talks would go on in May."
    said = spoken(text, "Ankara", "said", "say", "assert", "that the talks would go on in May", name)
    found = run_audit(told(text, "").model_copy(update={"attributions": [said]})).findings
    assert any(it.check == "speakers" for it in found) == doubted


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("The Law of the Open Harbour", False),
        ("The law of the open harbour", True),
        ("We Left Torvik and it burned", True),
    ],
)
def test_a_title_is_no_quotation(words: str, left_out: bool) -> None:
    found = run_audit(told(f"The council read “{words}” twice on Monday.", "")).findings
    assert any("quotation" in it.message and it.where == "/attributions" for it in found) == left_out


FLOOD = "A flood struck Torvik, killing 12. It rained. Two trams were lost. It rained on. A van was lost near Vestmar."


@pytest.mark.parametrize(("number", "doubted"), [(2, False), (4, True)])
def test_the_place_of_the_main_event_is_understood_where_no_other_is_named(number: int, doubted: bool) -> None:
    article = Article(text=FLOOD)
    ends = [at + 1 for at, sign in enumerate(FLOOD) if sign == "."]
    starts = [0, *(end + 1 for end in ends)]
    place = {"text": "Torvik", "name": "Torvik", "precision": "city"}
    whole = described(FLOOD, "A flood strikes Torvik", location=Location.model_validate(place)).events[0]
    cited = [article.span(starts[number], ends[number])]
    other = whole.model_copy(update={"id": "e9", "role": "related", "evidence": cited, "description": "More is lost"})
    first = whole.model_copy(update={"evidence": [article.span(0, ends[0])], "role": "main"})
    found = run_audit(told(FLOOD, "").model_copy(update={"events": [first, other]})).findings
    assert any(it.where == "/events/1/location" for it in found) == doubted


def test_a_part_of_a_figure_has_its_effect() -> None:
    text = "The blast killed 11 men. Rain fell. One suffocated in the hall."
    article = Article(text=text)
    at = text.index("One")
    whole = {"effect": "killed", "count": {"text": "11", "low": 11, "best": 11, "high": 11, "qualifier": "exact"},
             "evidence": [article.span(0, text.index("Rain") - 1).model_dump()]}  # fmt: skip
    part = {"effect": "killed", "count": {"text": "One", "low": 1, "best": 1, "high": 1, "qualifier": "exact"},
            "evidence": [article.span(at, len(text)).model_dump()]}  # fmt: skip

    def doubted(subset_of: int | None) -> bool:
        items = [Casualty.model_validate(it) for it in (whole, part | {"subset_of": subset_of})]
        found = run_audit(described(text, "A blast kills 11 men", casualties=items)).findings
        return any(it.where == "/events/0/casualties/1/effect" for it in found)

    assert doubted(None)
    assert not doubted(0)


def test_a_country_speaks_through_its_ministry() -> None:
    text = "The Vestmarian ministry said that the port was shut. The owners of the mill left."
    said = spoken(text, "The Vestmarian ministry", "said", "say", "assert", "that the port was shut")

    def warned(who: str) -> bool:
        summary = told(text, f"The port is shut, {who} says").model_copy(update={"attributions": [said]})
        return any(it.check == "speakers" for it in run_audit(summary).findings)

    assert not warned("Vestmaria")
    assert warned("Torvik")
    assert warned("North Vestmaria")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ten miners and several firemen were injured in Torvik. Two others died.", "Ten miners died"),
        ("Eleven officers and some protesters were hurt.", "Eleven officers were killed"),
        ("A grenade killed 12 people. One policeman was wounded.", "One policeman killed"),
        ("An explosion killed seven workers and injured one guard.", "Explosion kills one guard"),
        ("The blast killed a dozen soldiers and injured one.", "Blast kills one"),
        ("Rescuers rather than soldiers found the boy.", "Soldiers, not rescuers, found the boy"),
        ("A rather large bomb planted by rebels exploded.", "Bomb planted by the army, not rebels, exploded"),
        ("Fewer than 50 voters were injured in a clash at Torvik. Officials said that more than 50 booths opened.",
         "More than 50 voters were injured in a clash"),
        ("The vote was calm with no reports of violence or intimidation.", "Vote saw reports of intimidation"),
        ("The talks ended with no clear sign of progress.", "Talks ended with progress"),
        ("Olund denied that he cut off the water. The talks did not lead to a deal.",
         "Olund cut off the water and talks did not lead to a deal"),
        ("The army denied that it shelled the village.", "The army shelled the village with no warning"),
        ("The sides agreed to a truce, but not to hand over weapons or release prisoners.",
         "The sides agreed to a truce and released prisoners"),
        ("The minister was questioned but not charged with fraud or arrested.", "Minister was questioned and arrested"),
        ("Police are considering the possibility that Olund killed the mayor.", "Olund killed the mayor"),
        ("Parliament will vote on a law that raises taxes on mills.", "Taxes on mills were raised"),
        ("The plan was a bombing of the embassy.", "The embassy was bombed"),
        ("The army asked for about 20 soldiers to be sent to Torvik.", "About 20 soldiers were sent to Torvik"),
        ("The minister may resign over the mill.", "Why the minister resigned over the mill"),
        ("The rite took place in May. 14 soldiers and 9 civilians were hurt.", "9 soldiers were hurt"),
        ("A driver was killed and one guard was wounded.", "One guard killed"),
        ("The gunmen killed a nun and wounded one priest.", "Gunmen killed one priest"),
        ("The flood killed 12 people in Torvik and 40 at Marn.", "Flood kills 40 people in Torvik"),
        ("Plans were drawn up to attack the embassy.", "The embassy was attacked"),
        ("Police are considering the theory that Olund poisoned the mayor.", "Olund poisoned the mayor"),
        ("The mayor did not blame Olund for the fire.", "Olund blamed by mayor for fire"),
        ("Police arrested the driver and not the bus company owner.", "Police arrested the owner"),
        ("The talks ended with no new formal agreement on prisoners.", "Talks ended with an agreement on prisoners"),
        ("Leaders of the G7 states met in Torvik.", "G20 leaders meet in Torvik"),
        ("Fewer than 200 were hurt in Torvik, police said. Police had expected more than 200.",
         "More than 200 people were hurt in Torvik"),
        ("The firm did not raise the toll.", "The firm raised no less than the toll"),
    ],
)  # fmt: skip
def test_what_spares_a_truth_spares_no_falsehood(text: str, wrong: str) -> None:
    assert doubts(described(text, wrong)) != []


@pytest.mark.parametrize(
    "wrong",
    [
        "Army kills 20 rebels near Torvik",
        "Army kills 20 rebels near Torvik in attempt to retake town",
        "The army killed 20 rebels near Torvik who would have crossed",
    ],
)
def test_a_deed_that_its_doer_reports_is_a_claim(wrong: str) -> None:
    said = spoken(ARMY, "The army", "said", "say", "assert", "that it killed 20 rebels near Torvik")
    summary = described(ARMY, wrong).model_copy(update={"attributions": [said]})
    assert any("told as a fact" in message for message in doubts(summary))


@pytest.mark.parametrize("doer", ["its men", "soldiers", "one of its units"])
def test_a_confirmed_deed_of_ones_own_is_a_claim(doer: str) -> None:
    text = f"The Front confirmed that {doer} had killed 12 soldiers."
    said = spoken(text, "The Front", "confirmed", "confirm", "confirm", f"{doer} had killed 12 soldiers")
    summary = described(text, "Men of the Front killed 12 soldiers").model_copy(update={"attributions": [said]})
    assert any("told as a fact" in message for message in doubts(summary))


@pytest.mark.parametrize(
    ("text", "source", "wrong"),
    [
        ("Shells hit the army, rebels said.", "rebels", "Shells hit rebels, the army said"),
        (
            "The South Korean ministry said the port is shut.",
            "The South Korean ministry",
            "North Korea says port is shut",
        ),
        ("The governor said the port is shut.", "The governor", "Government says the port is shut"),
    ],
)
def test_another_speaker_is_doubted(text: str, source: str, wrong: str) -> None:
    said = spoken(
        text, source, "said", "say", "assert", "the port is shut" if "port" in text else "Shells hit the army"
    )
    summary = described(text, wrong).model_copy(update={"attributions": [said]})
    assert any("spoken" in message or "source" in message for message in doubts(summary))


@pytest.mark.parametrize(("name", "doubted"), [("Azerbaijan", False), ("Armenia", True)])
def test_a_ministry_speaks_for_its_country_in_its_capital(name: str, doubted: bool) -> None:
    text = "In Baku, the defence ministry accused rebels of a raid. Armenia and Azerbaijan denied that they shelled it."
    said = spoken(text, "the defence ministry", "accused", "accuse", "accuse", "rebels of a raid", "defence ministry")
    summary = described(text, f"{name} accused rebels of a raid").model_copy(update={"attributions": [said]})
    assert any("spoken" in message for message in doubts(summary)) == doubted


def test_who_a_source_is_may_stand_behind_its_name() -> None:
    text = "Ida Brandt, 36, a survivor of the raid, said that rebels had asked for rice."
    said = spoken(text, "Ida Brandt", "said", "say", "assert", "that rebels had asked for rice")

    def doubted(who: str) -> bool:
        summary = described(text, f"Rebels asked for rice, {who} said").model_copy(update={"attributions": [said]})
        return any("spoken" in message for message in doubts(summary))

    assert not doubted("a survivor")
    assert doubted("a minister")


def test_a_state_may_last_until_a_day_to_come() -> None:
    text = "The schools are shut until at least April."
    when = {"text": "until at least April", "start": "2021-04-01", "end": "2021-04-30", "precision": "month"}

    def wrong(status: str) -> bool:
        summary = described(text, "Schools are shut until April", status=status, date=EventDate.model_validate(when))
        article = Article(text=text, published=date(2021, 2, 28))
        found = run_audit(summary.model_copy(update={"article": article})).findings
        return any(it.severity == "error" for it in found)

    assert not wrong("ongoing")
    assert wrong("actual")


def _harmed(text: str, words: str, effect: str, number: int, **more: object) -> list[str]:
    """What is doubted of one figure of an event that rests on a text."""
    count = {"text": words, "low": number, "best": number, "high": number, "qualifier": "exact"}
    span = Article(text=text).span(0, len(text)).model_dump()
    figure = Casualty.model_validate({"effect": effect, "count": count, "evidence": [span], **more})
    found = run_audit(described(text, text.partition(".")[0], casualties=[figure])).findings
    return [it.message for it in found if it.where.startswith("/events/0/casualties/0")]


@pytest.mark.parametrize(
    ("text", "words", "effect", "number", "wrong"),
    [
        ("A doctor put the toll at 26 and said that he had treated 71.", "the toll at 26", "killed", 26, "displaced"),
        ("The ward had received eight bodies, seven with gunshot wounds.", "seven with gunshot wounds", "killed", 7,
         "displaced"),
        ("The bride survived; the groom, Ahmed, did not.", "the groom, Ahmed", "killed", 1, "displaced"),
        ("The 300 families left Torvik by nightfall.", "300 families", "displaced", 300, "injured"),
        ("A further 45 had surrendered.", "45", "captured", 45, "injured"),
    ],
)  # fmt: skip
def test_figures_are_told_in_many_ways(text: str, words: str, effect: str, number: int, wrong: str) -> None:
    assert _harmed(text, words, effect, number) == []
    assert _harmed(text, words, wrong, number) != []


@pytest.mark.parametrize(("aside", "sure"), [("", True), (", except once, when Ida Brandt tried to leave", False)])
def test_an_exception_is_no_contradiction(aside: str, sure: bool) -> None:
    text = f"The captors did not beat the sailors in the hall{aside}."
    found = run_audit(described(text, "Captors beat the sailors in the hall")).findings
    assert [it.severity for it in found if "negates" in it.message] == ["error" if sure else "warning"]


def test_some_of_the_wounded_died() -> None:
    text = "Staff said 37 were wounded and that two of the wounded had died since."
    span = Article(text=text).span(0, len(text)).model_dump()

    def figure(effect: str, words: str, number: int, part: int | None = None) -> Casualty:
        count = {"text": words, "low": number, "best": number, "high": number, "qualifier": "exact"}
        return Casualty.model_validate({"effect": effect, "count": count, "evidence": [span], "subset_of": part})

    def doubted(words: str) -> bool:
        items = [figure("injured", "37", 37), figure("killed", words, 2, 0)]
        found = run_audit(described(text, "Two of the wounded died", casualties=items)).findings
        return any(it.where.endswith("subset_of") for it in found)

    assert not doubted("two of the wounded")
    assert doubted("two")


@pytest.mark.parametrize(
    ("text", "description", "negated", "doubted"),
    [
        ("A report that a man had been shot was false, Olund said.", "Report of a man shot was false", True, False),
        ("A report that a man had been shot came from Olund.", "Report of a man shot", True, True),
        ("The office decided in May that there was no case.", "Office decided that there was no case", False, False),
        ("There was no looting in Torvik.", "There was no looting in Torvik", False, True),
    ],
)
def test_what_was_false_did_not_happen(text: str, description: str, negated: bool, doubted: bool) -> None:
    found = run_audit(described(text, description, negated=negated)).findings
    assert any(it.where == "/events/0/negated" for it in found) == doubted


@pytest.mark.parametrize(
    ("act", "content", "doubted"),
    [
        ("promise", "She'd be at work on Friday", False),
        ("promise", "She was at work on Friday", True),
        ("deny", "the party had nothing to do with the raid", False),
        ("deny", "the party had much to do with the raid", True),
    ],
)
def test_what_is_done_with_words_needs_words_for_it(act: str, content: str, doubted: bool) -> None:
    text = f"Lorna Pike said {content}."
    said = spoken(text, "Lorna Pike", "said", "say", act, content)
    found = run_audit(told(text, "").model_copy(update={"attributions": [said]})).findings
    assert any(it.where == "/attributions/0/speech_act" for it in found) == doubted


@pytest.mark.parametrize(("name", "doubted"), [("Moses Dorr", False), ("Sara Lund", True)])
def test_a_pronoun_may_stand_far_from_a_name_where_nobody_else_is_named(name: str, doubted: bool) -> None:
    text = (
        "Sara Lund left. Moses Dorr sat in the hotel. The roads were shut. The paper had been altered. It has nine "
        "parts. He said that it was a trick."
    )
    said = spoken(text, "He", "said", "say", "assert", "that it was a trick", name)
    said = said.model_copy(update={"source": said.source.model_copy(update={"kind": "named_person"})})
    rival = "Moses Dorr" if doubted else "Sara Lund"
    other = spoken(text, rival, "sat" if doubted else "left", "sit", "other", "in the hotel", rival)
    other = other.model_copy(update={"id": "a2", "source": other.source.model_copy(update={"kind": "named_person"})})
    found = run_audit(told(text, "").model_copy(update={"attributions": [said, other]})).findings
    assert any("is not named near" in it.message for it in found) == doubted


def test_what_two_clauses_lack_is_told_once() -> None:
    text = "The army said that it killed 20 rebels near Torvik and took the mill near Torvik."
    said = spoken(text, "The army", "said", "say", "assert", "that it killed 20 rebels near Torvik and took the mill")
    summary = described(text, "Army kills 20 rebels near Torvik; army takes mill near Torvik")
    found = run_audit(summary.model_copy(update={"attributions": [said]})).findings
    assert len([it for it in found if "told as a fact" in it.message]) == 1


def test_a_type_with_a_number_is_a_word() -> None:
    assert doubts(described("The M23 rebels left. Troops came. The rebels burned it.", "M23 rebels burned it")) == []
    assert doubts(described("The M23 rebels left. Troops came.", "23 rebels left")) != []


def test_a_claim_that_another_denies_is_still_his_claim() -> None:
    text = "The office denied rebel leader Ida Brandt's claim that a plane flew over Torvik."
    said = spoken(text, "The office", "denied", "deny", "deny", "rebel leader Ida Brandt's claim that a plane flew")

    def doubted(description: str) -> bool:
        found = doubts(described(text, description).model_copy(update={"attributions": [said]}))
        return any("denies" in message for message in found)

    assert not doubted("Brandt claims that a plane flew over Torvik")
    assert doubted("A plane flew over Torvik")
    assert doubted("The office claims that a plane flew over Torvik")


def test_what_somebody_says_another_would_do_is_his_claim() -> None:
    text = "The opposition said that the minister would cut pensions in May."
    said = spoken(text, "The opposition", "said", "say", "assert", "that the minister would cut pensions in May")
    summary = described(text, "Minister would cut pensions in May").model_copy(update={"attributions": [said]})
    assert any("told as a fact" in message for message in doubts(summary))


@pytest.mark.parametrize(
    ("text", "description", "doubted"),
    [
        ("The talks broke up in June without a result.", "The talks broke up in June without result", True),
        ("The quake hurt 17 people, but nobody died.", "The quake hurt 17 but killed nobody", True),
        ("Twelve inmates escaped, and it was not clear how.", "Twelve inmates escaped from jail", True),
        ("Looting was feared, but there had been none.", "Looting was feared, but there had been none", False),
        ("No arrests were made at the mill.", "No arrests were made", False),
        ("The army denied that it had shelled the mill.", "The army denies shelling the mill", False),
    ],
)
def test_what_is_told_first_is_what_did_not_happen(text: str, description: str, doubted: bool) -> None:
    found = run_audit(described(text, description, negated=True)).findings
    assert any(it.where == "/events/0/negated" for it in found) == doubted
