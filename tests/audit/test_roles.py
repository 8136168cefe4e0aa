"""Who did it to whom, with what, and by which words: sides, things, acts and what belongs to a figure."""

import pytest

from summariser import Article, Summariser, Summary
from summariser.audit import run_audit
from summariser.models import Attribution, Casualty
from summariser.models.event import Location, Participant, Responsibility, Weapon
from tests.audit.test_idle import spoken
from tests.audit.test_quiet import described, told
from tests.audit.test_replaced import warned

CLASH = "Protesters attacked police outside the port of Torvik on Monday. The mayor accused the union of lying."
SHELLED = "Government troops then shelled a rebel camp near Benn. Two men were detained by the army on Friday."
BUS = "A bomb tore through a bus near a school in Torvik. The driver's brother was treated in a clinic."
AGREED = "The inmates agreed to release the cooks on Monday. Guards outside had told them to."
STONES = "Villagers threw stones at the soldiers. Nobody was hurt in Benn."
CLAIM = (
    "A bomb killed two people in Torvik. The Red Front claimed responsibility. Vestmar condemned the attack on Monday. "
    "The army blamed the Red Front. The judge jailed a man for seven years on four of nine counts."
)
TOOK = "Gunmen took 39 pupils from the school on May 3 and later released ten of them. Students were unharmed."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (CLASH, "Protesters attack police in Torvik", "Police attacked protesters in Torvik"),
        (CLASH, "Police were attacked by protesters", "Protesters were attacked by police"),
        (CLASH, "The mayor accuses the union of lying", "The union accused the mayor of lying"),
        (SHELLED, "Troops shelled a rebel camp", "A rebel camp shelled government troops"),
        (SHELLED, "The army detained two men", "Two men detained soldiers of the army"),
        (STONES, "Villagers threw stones at soldiers", "Soldiers threw stones at villagers"),
        (BUS, "A bomb hit a bus near a school", "A bomb hit a truck near a school"),
        (BUS, "A bomb hit a bus near a school", "A bomb hit a bus near a hotel"),
        (BUS, "The driver's brother was treated", "The driver's cousin was treated"),
        (AGREED, "Inmates agree to release the cooks", "Guards agreed to release the cooks"),
        (CLAIM, "The Red Front claimed responsibility for the bomb", "Vestmar claimed responsibility for the bomb"),
        (CLAIM, "The army blames the Red Front for the bomb", "The army blamed Vestmar for the bomb"),
        (CLAIM, "The judge jailed a man for seven years", "The judge jailed a man for nine years"),
    ],
)
def test_another_role_is_doubted(text: str, right: str, wrong: str) -> None:
    assert warned(text, right) == []
    assert warned(text, wrong) != []


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Armenia accused Baku of an attack, and Baku accused Armenia of lies.", "Armenia and Baku accused each other"),
        ("Rebels attacked the army, and the army attacked rebels in turn.", "The army attacked rebels"),
        (TOOK, "Gunmen later released ten of the 39 pupils"),
        ("Gunmen who took 86 pupils from a school freed 39 of them on Thursday.", "Gunmen freed 39 of the pupils"),
        ("Survivors pulled from the rubble by police were in shock.", "Police pulled survivors from the rubble"),
        ("The captors said that soldiers had fled.", "Gunmen say soldiers fled"),
        ("A lorry hit a coach on the bridge.", "A truck hit a bus on the bridge"),
        ("The fire gutted the block. It will be razed.", "The burnt block will be razed"),
    ],
)
def test_the_same_role_in_other_words_is_not(text: str, description: str) -> None:
    assert warned(text, description) == []


def with_event(text: str, **changes: object) -> Summary:
    summary = described(text, text.partition(".")[0])
    return summary.model_copy(update={"events": [summary.events[0].model_copy(update=changes)]})


def places(summary: Summary) -> set[str]:
    return {it.where for it in run_audit(summary).findings if it.severity != "info"}


def test_actors_and_recipients_are_not_changed_over() -> None:
    article = Article(text=CLASH)
    by = Participant(name="protesters", kind="group", spans=[article.span(0, 10)])
    to = Participant(name="police", kind="organisation", spans=[article.span(20, 26)])
    assert "/events/0/actors" not in places(with_event(CLASH, actors=[by], recipients=[to]))
    assert "/events/0/actors" in places(with_event(CLASH, actors=[to], recipients=[by]))


def test_a_weapon_is_of_the_kind_that_the_article_has() -> None:
    text = "Two mortar shells struck the port of Torvik."
    spans = [Article(text=text).span(4, 17)]
    for kind, doubted in (("mortar", False), ("mortar shell", False), ("rifle", True), ("grenade", True)):
        summary = with_event(text, weapons=[Weapon(kind=kind, spans=spans)])
        assert ("/events/0/weapons/0/kind" in places(summary)) == doubted


def test_a_capital_lies_in_its_own_country() -> None:
    text = "A blast struck Kabul on Monday, after talks in Pakistan and in the United States."
    for code, doubted in (("AFG", False), (None, False), ("PAK", True), ("FRA", True)):
        place = Location.model_validate({"text": "Kabul", "name": "Kabul", "precision": "city", "country_code": code})
        assert ("/events/0/location/country_code" in places(with_event(text, location=place))) == doubted


def by_whom(text: str, who: str, cue: str, lemma: str, act: str, content: str) -> Attribution:
    return spoken(text, who, cue, lemma, act, content)


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("that two men had left", "assert", "threaten"),
        ("that two men had left", "assert", "promise"),
        ("that two men had left", "assert", "decline_to_comment"),
        ("that two men had left", "assert", "demand"),
        ("that they would strike again", "threaten", "decline_to_comment"),
        ("that he had no comment", "decline_to_comment", "predict"),
        ("that the men must leave", "demand", "decline_to_comment"),
        ("that the report was untrue", "deny", "promise"),
    ],
)
def test_an_act_has_words_that_tell_it(words: str, right: str, wrong: str) -> None:
    text = f"The mayor said {words}. Nobody spoke in Torvik."
    for act, doubted in ((right, False), (wrong, True)):
        said = by_whom(text, "The mayor", "said", "say", act, words)
        summary = told(text, "A mayor speaks").model_copy(update={"attributions": [said]})
        assert ("/attributions/0/speech_act" in places(summary)) == doubted, act


def test_who_claims_a_deed_does_nothing_else() -> None:
    text = "The Red Front claimed responsibility for the blast in Torvik."
    for act, doubted in (("claim_responsibility", False), ("condemn", True), ("decline_to_comment", True)):
        said = by_whom(text, "The Red Front", "claimed", "claim", act, "responsibility for the blast in Torvik")
        summary = told(text, "A blast").model_copy(update={"attributions": [said]})
        assert ("/attributions/0/speech_act" in places(summary)) == doubted


def test_a_figure_is_told_by_those_who_speak_of_it() -> None:
    text = "Two men died in Torvik, police said. It rained. It was cold. The mayor said that he was in bed."
    police = by_whom(text, "police", "said", "say", "assert", "Two men died in Torvik")
    at = text.index("The mayor said")
    mayor = by_whom(text, "The mayor", "said", "say", "assert", "that he was in bed")
    mayor = mayor.model_copy(
        update={"id": "a2", "cue": mayor.cue.model_copy(update={"spans": [Article(text=text).span(at + 10, at + 14)]})}
    )
    count = {"text": "Two men", "low": 2, "best": 2, "high": 2, "qualifier": "exact"}
    figure = {"effect": "killed", "count": count, "evidence": [Article(text=text).span(0, 36).model_dump()]}
    for key, doubted in (("a1", False), ("a2", True)):
        items = [Casualty.model_validate(figure | {"attribution_ids": [key]})]
        summary = described(text, "Two men died", casualties=items)
        summary = summary.model_copy(update={"attributions": [police, mayor]})
        assert ("/events/0/casualties/0/attribution_ids/0" in places(summary)) == doubted


def test_words_that_stand_nowhere_are_missed() -> None:
    text = "The mayor said that it rained in Torvik."
    said = by_whom(text, "The mayor", "said", "say", "assert", "that it rained in Torvik")
    empty = said.model_copy(update={"content": said.content.model_copy(update={"spans": []})})
    for item, doubted in ((said, False), (empty, True)):
        summary = told(text, "Rain").model_copy(update={"attributions": [item]})
        assert ("/attributions/0/content" in places(summary)) == doubted


@pytest.mark.parametrize("stance", ["accused", "suspected", "reported_as_fact"])
def test_who_only_denies_is_not_charged(stance: str) -> None:
    text = "A bomb went off in Torvik. The Red Front denied that it planted the bomb. It rained in Benn."
    said = by_whom(text, "The Red Front", "denied", "deny", "deny", "that it planted the bomb")
    for kind, doubted in (("denied", False), (stance, True)):
        blame = Responsibility.model_validate({"party": "Red Front", "stance": kind, "attribution_id": None})
        summary = with_event(text, responsibility=[blame], attribution_ids=["a1"])
        summary = summary.model_copy(update={"attributions": [said]})
        assert any("/responsibility/0" in where for where in places(summary)) == doubted


def test_nobody_did_it_for_a_fact() -> None:
    blame = Responsibility.model_validate({"party": None, "stance": "reported_as_fact"})
    assert any("/responsibility/0" in where for where in places(with_event(CLASH, responsibility=[blame])))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Police denied the report. The mayor spoke in Torvik.", "Police deny the report", "Police confirm the report"),
        ("The plane crashed on Tuesday, police said on Wednesday.", "It crashed on Tuesday", "It crashed on Wednesday"),
        ("He said they would appeal. They did not pay a fine.", "They will appeal", "They will not appeal"),
        ("The captain and four officers were held in Torvik.", "Four officers were held", "Four fishermen were held"),
        ("The port lies southwest of Torvik.", "A port southwest of Torvik", "A port northeast of Torvik"),
        (
            "A second device killed two after the first blast.",
            "A second device killed two",
            "A first device killed two",
        ),
        (
            "The shop is shut from Friday, the mayor said.",
            "The shop is shut from Friday",
            "The shop is shut until Friday",
        ),
    ],
)
def test_what_an_editor_turned_is_doubted(text: str, right: str, wrong: str) -> None:
    def doubts(abstract: str) -> list[str]:
        who = text.partition(" denied")[0] if " denied" in text else ""
        said = [by_whom(text, who, "denied", "deny", "deny", "the report")] if who else []
        update = {"attributions": said, "abstract": f"{abstract}.", "events": []}
        summary = told(text, "").model_copy(update=update)
        summary = summary.model_copy(update={"article": Article(text=text, published="2024-03-07", language="en")})
        return [it.message for it in run_audit(summary).findings if it.severity != "info" and it.where == "/abstract"]

    assert doubts(right) == []
    assert doubts(wrong) != []


def test_a_source_stands_in_the_sentence_of_its_cue() -> None:
    text = "The mayor said that it rained. It was cold. Nobody came. Ida Brandt sang in Torvik."
    said = by_whom(text, "The mayor", "said", "say", "assert", "that it rained")
    far = said.model_copy(
        update={
            "source": said.source.model_copy(update={"name": "Ida Brandt", "spans": [Article(text=text).span(57, 67)]})
        }
    )
    for item, doubted in ((said, False), (far, True)):
        summary = told(text, "Rain").model_copy(update={"attributions": [item]})
        assert ("/attributions/0/source/spans" in places(summary)) == doubted


def test_a_negation_is_not_cut_out_of_what_is_said() -> None:
    text = "“We have not given up hope,” the mayor said. “It was cold, we know, in Torvik.”"
    said = by_whom(text, "the mayor", "said", "say", "assert", "We have not given up hope")
    article = Article(text=text)
    whole, cut = [article.span(1, 26)], [article.span(1, 8), article.span(13, 26)]
    for spans, doubted in ((whole, False), (cut, True)):
        item = said.model_copy(update={"content": said.content.model_copy(update={"spans": spans})})
        summary = told(text, "Hope").model_copy(update={"attributions": [item]})
        assert any(it.where == "/attributions/0/content" for it in run_audit(summary).findings) == doubted


def test_what_does_harm_is_not_counted_as_harmed() -> None:
    article = Article(text="Two bombs killed at least 12 people and wounded 40 in Torvik, police said.")
    with Summariser(reader="rules") as summariser:
        summary = summariser.summarise(article)
    assert [it.effect for it in summary.events[0].casualties] == ["killed", "injured"]
    assert [it.message for it in summary.audit.findings] == []
    wrong = summary.model_copy(update={"abstract": "Two dockers were killed in Torvik, police said."})
    assert any("no event has" in it.message for it in run_audit(wrong).findings)
