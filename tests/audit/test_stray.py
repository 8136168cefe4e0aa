"""Words of another place, words of extent, namesakes, and whom a number counts."""

import pytest

from summariser import Article
from summariser.audit.names import namesakes
from summariser.audit.names.namesakes import namesakes_in
from summariser.audit.names.where import where_in
from summariser.audit.reading.dictionary import words_in
from summariser.audit.reading.material import Material
from summariser.audit.run import run_audit
from summariser.audit.support.stray import extent_in, stray_in
from summariser.models import Event
from tests.audit.test_quiet import described, told

REPORT = (
    "A ferry ran aground near Torvik on Monday. The harbour office opened an inquiry. Nine of the 14 sailors were "
    "civilians, the office said. Pieter Voss was trapped in the galley. The mill burned. Marijke Voss jumped from the "
    "deck. Families left Upper Sarin by nightfall. The council sits in May. A siren was never sounded, and a lantern "
    "was found. Some of the lists were lost. Talks go on in Marn."
)


def doubted(text: str, number: int, description: str) -> list[str]:
    """What is doubted of an event's description that rests on one sentence of a text."""
    article = Article(text=text)
    ends = [at + 1 for at, sign in enumerate(text) if sign == "."]
    start = 0 if not number else ends[number - 1] + 1
    event: Event = described(text, description).events[0]
    event = event.model_copy(update={"evidence": [article.span(start, ends[number])]})
    material = Material(told(text, "").model_copy(update={"events": [event]}))
    checks = (stray_in, extent_in, namesakes_in, where_in)
    return [it.message for one in material.statements for check in checks for it in check(material, one)]


@pytest.mark.parametrize(
    ("number", "right", "wrong"),
    [
        (3, "Pieter Voss was trapped in the galley", "Pieter Voss was trapped by the siren"),
        (5, "Marijke Voss jumped from the deck", "Marijke Voss jumped with a lantern"),
        (2, "Nine of 14 sailors were civilians, the office said", "All 14 sailors were civilians, the office said"),
        (2, "Nine sailors were civilians", "Most sailors were civilians"),
        (5, "Marijke Voss jumped", "Pieter Voss jumped"),
        (6, "Families left Upper Sarin", "Families left Lower Sarin"),
        (9, "Some lists were lost", "Both lists were lost"),
        (10, "Talks go on in Marn", "Talks go on in Torvik"),
    ],
)
def test_what_stands_elsewhere_is_not_told_here(number: int, right: str, wrong: str) -> None:
    assert doubted(REPORT, number, right) == []
    assert doubted(REPORT, number, wrong) != []


@pytest.mark.parametrize(
    ("text", "number", "description"),
    [
        ("Police held the driver. He had no lantern. It was found later.", 2, "The lantern was found later"),
        ("Ida Voss, the mayor, spoke. It rained. Then Voss left.", 2, "Mayor Voss left"),
        ("President Olund spoke. Then Marek Olund left. It rained.", 1, "President Olund left"),
        ("The lists were lost. No list was kept.", 1, "All lists were lost"),
        ("Omar Shah appealed. Omar Shah's case is heard in May.", 1, "Omar Shah's case is heard in May"),
        (
            "The dam broke. It rained. The dam was old. The dam had cracks. Repairs were due.",
            4,
            "Repairs of dam were due",
        ),
    ],
)
def test_what_is_known_all_through_an_article_is_not_doubted(text: str, number: int, description: str) -> None:
    assert doubted(text, number, description) == []


@pytest.mark.parametrize(
    ("text", "description", "told_otherwise"),
    [
        ("Radio Torvik said that eight people had been killed near the mill.", "Eight people killed near mill", False),
        ("Radio Torvik said that eight people had been killed near the mill.", "Eight soldiers killed near mill", True),
        ("Eight people were killed, all of them soldiers, Olund said.", "Eight soldiers killed, Olund says", False),
        ("The mill has 40 looms, and eight others were lost.", "Eight others lost", False),
        ("Twelve inmates escaped from a jail where nine guards watched.", "Twelve inmates escaped from a jail", False),
        ("Twelve inmates escaped from a jail where nine guards watched.", "Twelve guards escaped from a jail", True),
        ("Two pregnant women who had survived were flown out.", "Two survivors were flown out", False),
    ],
)
def test_people_are_not_told_as_people_of_one_kind(text: str, description: str, told_otherwise: bool) -> None:
    found = run_audit(described(text, description)).findings
    assert any("counts" in it.message for it in found) == told_otherwise


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The council agreed to the plan.", "The council newly agreed to the plan", "The council unanimously agreed"),
        ("They were unable to seize the ship.", "They did not seize the ship", "They seized the ship"),
        ("The deal has yet to be ratified.", "The deal is not yet ratified", "The deal was ratified"),
        ("Shells hit an Azeri frontier town.", "Shells hit an Azeri town", "Shells hit an Armenian town"),
        (
            "It began when the gang Los Cuervos attacked the hall, which Los Reyes hold.",
            "Gang Los Cuervos attacked the hall",
            "Gang Los Reyes attacked the hall",
        ),
        ("At dawn Marek Olund bought the mill from Ida Brandt.", "Olund bought the mill", "Brandt bought the mill"),
        ("The guard was found stabbed.", "The guard was stabbed", "The guard was shot"),
        ("Police questioned him as a witness.", "He was questioned as a witness", "He was questioned as a suspect"),
        ("A letter says that the plan was rejected.", "The plan was rejected", "The plan was approved"),
        ("Nurses walked out over double shifts.", "Nurses walked out over shifts", "Nurses walked out over salaries"),
    ],
)
def test_words_that_turn_a_statement(text: str, right: str, wrong: str) -> None:
    def doubts(description: str) -> list[str]:
        found = run_audit(described(text, description)).findings
        return [it.message for it in found if it.where.endswith("/description") and it.severity != "info"]

    assert doubts(right) == []
    assert doubts(wrong) != []


TWO_NAMESAKES = (
    "Marijke Voss met Ida Brandt on Monday. It rained. It snowed. It was cold. Pieter Voss and Olga Brandt were away."
)


def test_of_two_namesakes_the_first_is_told_in_each_process() -> None:
    names = ["Pieter", "Olga", "Anton", "Berta", "Casper", "Dora"]
    text = " ".join(f"Ida {name}son" for name in names)
    pairs = list(namesakes._pairs(words_in(text.replace(" Ida", ", Ida"))))
    assert [last for _, last in pairs] == [f"{name}son" for name in names]
    assert any("“Pieter Voss”" in it for it in doubted(TWO_NAMESAKES, 0, "Pieter Voss met Olga Brandt on Monday"))


def test_a_title_in_another_language_is_no_namesake() -> None:
    def told_for(article: Article, description: str) -> list[str]:
        summary = described(article.text, description).model_copy(update={"article": article})
        event = summary.events[0].model_copy(update={"evidence": [article.span(0, article.text.index(".") + 1)]})
        found = run_audit(summary.model_copy(update={"events": [event]})).findings
        return [it.message for it in found if "is told; the article has" in it.message]

    text = "Olaf Olund sprach am Montag in Torvik. Es regnete. Es war kalt. Der Kanzler reist weiter."
    assert told_for(Article(text=text, language="de"), "Kanzler Olund sprach am Montag in Torvik") == []
    assert told_for(Article(text=text, language="en"), "Marek Olund sprach am Montag in Torvik") != []
