"""What turned out one way is not told as the other; numbers keep their units, places, and whom they count."""

import pytest

from summariser import Summary
from summariser.audit import run_audit
from summariser.audit.reading.dictionary import words_and_kinds
from summariser.audit.reading.numbers import described
from tests.audit.sample import summary
from tests.audit.test_quiet import told

TRIAL = "Judges on Monday found Ivo Brandt guilty of murder but acquitted him of arson. His brother was arrested."
TAKEN = "Gunmen abducted 27 girls in Torvik on Monday. A mill burned."
BACK = "Gunmen abducted 27 girls in Torvik; they were freed on Monday. A mill burned."
LOST = "Eleven sailors are still believed to be dead after the wreck of the Skua, rescuers said."
FEVER = "The ministry counted 224 suspected cases of fever in Torvik."
QUAKE = "The quake killed 381 people in Torvik and 25 in Vestmar. Torvik lies in Sandnes province."
JAIL = "A court sentenced Tom Varn to 28 years in prison on Monday."
SHIP = (
    "The Skua left with 40 aboard. On Monday evening, in a storm and far from land, it sank about 40 miles off Torvik."
)


def doubts(article: str, headline: str) -> list[str]:
    """What is doubted of a headline, of any severity but a note."""
    return [it.message for it in run_audit(told(article, headline)).findings if it.severity != "info"]


@pytest.mark.parametrize(
    ("article", "right", "wrong", "message"),
    [
        (TRIAL, "Brandt guilty of murder, not guilty of arson", "Brandt not guilty of murder", "“guilty” is negated"),
        (JAIL, "Tom Varn sentenced to prison", "Court acquits Tom Varn", "the article has “sentenced”"),
        (
            "Police arrested four men on suspicion of murder in Torvik.",
            "Four men arrested in Torvik",
            "Four men convicted of murder in Torvik",
            "the article has “arrested”",
        ),
        (TAKEN, "Gunmen kidnap 27 girls in Torvik", "Gunmen free 27 girls in Torvik", "the article has “abducted”"),
        (BACK, "27 girls abducted in Torvik freed", "27 girls never freed", "“freed” is negated"),
        ("Shares rose on Monday.", "Shares rise", "Shares fell on Monday", "the article has “rose”"),
        (
            "Prosecutors said that Varn could be charged with murder.",
            "Varn could be charged",
            "Varn could be convicted of murder",
            "the article has “charged”",
        ),
    ],
)
def test_an_outcome_is_not_turned(article: str, right: str, wrong: str, message: str) -> None:
    assert not [it for it in doubts(article, right) if "negated" in it or "is told; the" in it]
    assert any(message in it for it in doubts(article, wrong))


@pytest.mark.parametrize(
    ("article", "right", "wrong"),
    [
        (LOST, "Eleven sailors believed dead after wreck", "Eleven sailors are dead after the wreck"),
        (FEVER, "Torvik has 224 suspected cases of fever", "Torvik has 224 cases of fever"),
        (LOST, "Eleven sailors may be dead after the wreck", "Eleven sailors dead after the wreck of the Skua"),
    ],
)
def test_what_is_uncertain_is_not_told_as_sure(article: str, right: str, wrong: str) -> None:
    assert not [it for it in doubts(article, right) if "as sure" in it]
    assert [it for it in doubts(article, wrong) if "as sure" in it]


@pytest.mark.parametrize(
    ("article", "right", "wrong"),
    [
        (JAIL, "Tom Varn jailed for 28 years", "Tom Varn jailed for 28 months"),
        (JAIL, "Tom Varn gets a 28-year sentence", "Tom Varn gets a 28-day sentence"),
        (
            "The men were held at 3:40 a.m. on Monday.",
            "Men held at 3:40 am",
            "Men held at 3:40 p.m.",
        ),
        (QUAKE, "Quake kills 381 in Torvik and 25 in Vestmar", "Quake kills 381 in Vestmar and 25 in Torvik"),
        (QUAKE, "Quake kills 25 in Vestmar, 381 in Sandnes", "Quake kills 25 people in Torvik"),
    ],
)
def test_a_number_keeps_its_unit_and_its_place(article: str, right: str, wrong: str) -> None:
    assert not [it for it in doubts(article, right) if " … " in it]
    assert [it for it in doubts(article, wrong) if " … " in it]


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("Two boys died and nine others, six of them badly, were hurt.", ["killed", "injured", None]),
        ("The blast killed between 12 and 15 people and hurt dozens.", ["killed", "killed", "injured"]),
        ("It killed two, and between 12 and 15 were hurt.", ["killed", "injured", "injured"]),
        ("Five kidnapped students were executed.", ["killed"]),
        ("Five wounded soldiers were evacuated.", ["injured"]),
        ("Three hostages were injured.", ["injured"]),
        ("Three hostages were led out.", ["captured"]),
        ("12 killed civilians and 30 wounded", ["killed", "injured"]),
    ],
)
def test_what_befell_those_whom_a_number_counts(text: str, effects: list[str | None]) -> None:
    words, kinds = words_and_kinds(text)
    assert [number.effect for number in described(words, kinds)] == effects


def test_a_number_of_nothing_named_may_be_any_of_that_value() -> None:
    assert doubts(SHIP, "The Skua, carrying 40, sank on Monday evening about 40 miles off Torvik") == []
    assert doubts(SHIP, "In a storm the Skua sank 40 miles off Torvik")


def test_a_day_is_no_count() -> None:
    article = "About 20 students were taken in Torvik on April 12."
    assert doubts(article, "About 20 students taken in Torvik on April 12") == []
    assert doubts(article, "Exactly 20 students taken on April 12")


def part(effect: str, whole: str) -> Summary:
    """The sample with its second figure a part of its first, of these effects."""
    made = summary()
    one, two = made.events[0].casualties
    figures = [one.model_copy(update={"effect": whole}), two.model_copy(update={"effect": effect, "subset_of": 0})]
    event = made.events[0].model_copy(update={"casualties": figures})
    return made.model_copy(update={"events": [event, *made.events[1:]]})


@pytest.mark.parametrize(
    ("effect", "whole", "severity"),
    [
        ("killed", "captured", None),
        ("missing", "captured", None),
        ("killed", "missing", None),
        ("injured", "killed", "warning"),
        ("captured", "killed", "error"),
    ],
)
def test_of_those_taken_some_may_be_dead(effect: str, whole: str, severity: str | None) -> None:
    found = [
        it.severity for it in run_audit(part(effect, whole)).findings if "part of a figure of people" in it.message
    ]
    assert found == ([severity] if severity else [])


def test_feared_dead_may_be_filed_as_missing() -> None:
    article = "The Skua sank on Monday. Another 34 people are feared dead."
    start = article.index("Another")
    span = {"start": start, "end": len(article), "text": article[start:]}
    count = {"text": "Another 34 people", "low": 34, "best": 34, "high": 34, "qualifier": "exact"}
    event = {
        "id": "e1", "type": "accident", "description": "The Skua sinks; 34 are feared dead", "role": "main",
        "status": "actual", "known_from": "fact", "evidence": [span],
    }  # fmt: skip
    for effect, wanted in (("missing", []), ("injured", ["filed under"])):
        casualty = {"effect": effect, "count": count, "victims": "people", "evidence": [span]}
        made = told(article, "Skua sinks").model_dump() | {"events": [event | {"casualties": [casualty]}]}
        found = [it.message for it in run_audit(Summary.model_validate(made)).findings if "filed" in it.message]
        assert [any(words in it for it in found) for words in wanted] == [True] * len(wanted)
        assert bool(found) == bool(wanted)


def test_the_name_of_a_place_is_not_another() -> None:
    assert not [it for it in run_audit(summary()).findings if it.where.endswith("location/name")]
    found = run_audit(summary(**{"events/0/location/name": "Sandnes"})).findings
    assert [it.message for it in found if it.where == "/events/0/location/name"] == [
        "“Sandnes” is another name than “Torvik”"
    ]
    found = run_audit(
        summary(**{"events/0/location/text": "the capital", "events/0/location/name": "Sandnes"})
    ).findings
    assert not [it for it in found if "another name" in it.message]


def test_who_is_accused_stands_in_the_event() -> None:
    accused = {"party": "Red Gull Union", "stance": "accused", "attribution_id": None}
    other = accused | {"party": "fire service"}
    for blame, wanted in ((accused, []), (other, ["“fire service” is not named in the event's evidence or beside it"])):
        found = run_audit(summary(**{"events/0/responsibility": [blame]})).findings
        assert [it.message for it in found if it.where == "/events/0/responsibility/0/party"] == wanted


def spoken(headline: str, *sources: tuple[str, str]) -> list[str]:
    """What is doubted of the speakers of a headline, of an article in which each source says something."""
    told_by = [f"{source} said {content}." for source, content in sources]
    article = " ".join(told_by)
    attributions = []
    for number, (source, content) in enumerate(sources):
        start = article.index(told_by[number])
        at = [start, start + len(source) + 1, start + len(source) + 6]
        parts = (source, "said", content)
        spans = [{"start": low, "end": low + len(words), "text": words} for low, words in zip(at, parts, strict=True)]
        attributions.append(
            {
                "id": f"a{number + 1}",
                "source": {"name": source, "kind": "named_organisation", "spans": spans[:1]},
                "cue": {"spans": spans[1:2], "lemma": "say"},
                "content": {"spans": spans[2:]},
                "quote_type": "indirect",
                "speech_act": "assert",
            }
        )
    made = Summary.model_validate(told(article, headline).model_dump() | {"attributions": attributions})
    return [it.message for it in run_audit(made).findings if it.check == "speakers" and it.where == "/headline"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Armenian authorities said a bridge had burned", "Azerbaijani authorities said a bridge had burned"),
        ("Authorities said a bridge had burned in Torvik", "Turkish authorities said a bridge had burned"),
    ],
)
def test_authorities_of_another_country_did_not_speak(right: str, wrong: str) -> None:
    said = ("Armenian authorities", "a bridge had burned in Torvik"), ("The owner", "the mill was closed")
    assert spoken(right, *said) == []
    assert spoken(wrong, *said)


def test_one_ministry_is_not_another() -> None:
    said = ("The interior ministry", "a bridge had burned in Torvik"), ("The owner", "the mill was closed")
    assert spoken("Interior ministry said a bridge had burned", *said) == []
    assert spoken("Ministry said a bridge had burned", *said) == []
    assert spoken("Defence ministry said a bridge had burned", *said)


@pytest.mark.parametrize(
    ("text", "code", "wrong"),
    [("Kabul", "PAK", True), ("Kabul", "AFG", False), ("Kabul", None, False), ("Torvik", "NOR", False)],
)
def test_a_known_place_lies_in_its_country(text: str, code: str | None, wrong: bool) -> None:
    article = f"A bomb killed nine people in {text} on Monday."
    span = {"start": 0, "end": len(article), "text": article}
    event = {
        "id": "e1", "type": "assault", "description": "Bomb kills nine", "role": "main", "status": "actual",
        "known_from": "fact", "evidence": [span],
        "location": {"text": text, "name": text, "country_code": code, "precision": "city"},
    }  # fmt: skip
    made = Summary.model_validate(told(article, "Bomb kills nine").model_dump() | {"events": [event]})
    found = [it.message for it in run_audit(made).findings if it.where.endswith("country_code")]
    assert found == ([f"“{text}” is in AFG, not in PAK"] if wrong else [])


FAR = (
    "Olav Rhee opened a mill in Torvik on Monday. It burned the same night. Nobody was hurt. Police sought a cause. "
    "A week later it rained. Ida Brandt sold a boat in Sandnes."
)


@pytest.mark.parametrize(
    ("description", "missing"),
    [
        ("Olav Rhee opens a mill in Torvik", []),
        ("The minister opens a mill in Torvik", []),
        ("Ida Brandt opens a mill in Torvik", ["Ida", "Brandt"]),
        ("Olav Rhee opens a mill in Sandnes", ["Sandnes"]),
    ],
)
def test_who_and_where_stand_close_to_the_evidence(description: str, missing: list[str]) -> None:
    end = FAR.index(" It burned")
    span = {"start": 0, "end": end, "text": FAR[:end]}
    point = {"text": description, "evidence": [span]}
    made = told(FAR, "Mill opened").model_dump() | {"key_points": [point]}
    found = [it.message for it in run_audit(Summary.model_validate(made)).findings if it.where == "/key_points/0/text"]
    assert [it for it in found if "beside it" in it] == [
        f"“{name}” is not named in the evidence or beside it" for name in missing
    ]


def test_an_outcome_belongs_to_as_many_as_the_article_says() -> None:
    article = "A court in Torvik jailed 337 officers for life on Monday and acquitted 70 of a plot."
    assert doubts(article, "Court jails 337 officers, acquits 70") == []
    assert any("the article has “jailed”" in it for it in doubts(article, "Court acquits 337 officers"))


def test_a_suspect_is_no_killer() -> None:
    article = "Police said the suspect, Ivo Brandt, was found dead in Torvik."
    assert not [it for it in doubts(article, "Suspect found dead in Torvik, police say") if "is told; the" in it]
    assert any("the article has “suspect”" in it for it in doubts(article, "Killer found dead in Torvik, police say"))


def test_who_stands_before_the_verb_in_the_article_has_spoken() -> None:
    said = ("The ministry", "a bridge had burned in Torvik"), ("The mayor blames the builder; the owner", "it was old")
    assert spoken("Mayor blames builder", *said) == []
    assert spoken("Rescuers said a bridge had burned", *said)
