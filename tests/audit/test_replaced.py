"""What an editor may change without changing a number or a name: words set against each other, people, deeds, posts."""

import pytest

from summariser import Article, Summary
from summariser.audit import run_audit
from summariser.models.event import Participant
from tests.audit.test_quiet import described, told
from tests.audit.test_turned import doubts


def warned(text: str, description: str) -> list[str]:
    """What is doubted of an event's description that rests on the whole text, of any severity but a note."""
    found = run_audit(described(text, description)).findings
    return [it.message for it in found if it.severity != "info" and it.where.endswith("/description")]


BLAST = "A bomb went off outside a mosque in Torvik after Friday prayers, the fourth attack there this year."
RATE = "The council met twice per week. All sailors were rescued and 20 were confirmed alive."
RAID = "Gunmen killed five students on the road to Torvik. Two of them were in critical condition."
STOPPED = "The band had been stopped on the road with a gun. Of the 158 bodies 146 had been identified."
TROOPS = "The four were freed by French special forces. U.S. officials thanked Paris for it."
BANDITS = "He said they were bandits, not the Red Front, who took the boys."
LOCKED = "Guards are investigating whether the workers had been locked into the mill."
UNCLAIMED = "There was no immediate claim of responsibility. The Red Front often carries out such raids."
PARENTS = "Gunmen let one student go after his parents paid a ransom. The other boys walked home."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (BLAST, "A bomb goes off outside a mosque in Torvik", "A bomb goes off inside a mosque in Torvik"),
        (BLAST, "A bomb went off after prayers", "A bomb went off before Friday prayers"),
        (BLAST, "It was the fourth attack in Torvik this year", "It was the first attack in Torvik this year"),
        (RATE, "The council met twice per week", "The council met twice per month"),
        (RATE, "All sailors were rescued", "Most sailors were rescued"),
        (RATE, "Twenty sailors are alive", "Twenty sailors are dead"),
        (RAID, "Two students critically hurt", "Two students fatally hurt"),
        (RAID, "Gunmen killed five students", "Police killed five students"),
        (STOPPED, "The band was stopped with a gun", "The band was arrested with a gun"),
        (STOPPED, "Of 158 bodies, 146 identified", "Of 158 bodies, 146 buried"),
        (TROOPS, "French special forces freed the four", "U.S. special forces freed the four"),
        (BANDITS, "He blamed bandits, not the Red Front", "He blamed the Red Front, not bandits"),
        (LOCKED, "Guards investigate whether workers were locked in", "The workers had been locked into the mill"),
        (UNCLAIMED, "Nobody claimed responsibility", "The Red Front claimed responsibility"),
        (UNCLAIMED, "Nobody claimed responsibility", "The Red Front has denied responsibility"),
        (PARENTS, "One student was let go after his parents paid", "One student was let go before his parents paid"),
    ],
)
def test_what_is_changed_over_is_doubted(text: str, right: str, wrong: str) -> None:
    assert warned(text, right) == []
    assert warned(text, wrong) != []


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The raid came after the vote.", "The vote was held before the raid"),
        ("Officers held the men on the quay.", "Police arrested the men on the quay"),
        ("Attackers with guns took 12 boys from the school.", "Gunmen took 12 students"),
        ("Nigeria said its forces struck the camp.", "Nigerian forces struck the camp"),
        ("Guards asked whether he had a key. He had a key of the mill.", "He had a key of the mill"),
        ("The mayor met Kim inside the mill and spoke outside it.", "The mayor spoke outside the mill"),
        (
            "The sailors, not the guards, opened the gate, and not the mayor.",
            "The sailors opened the gate, not the guards",
        ),
    ],
)
def test_the_same_in_other_words_is_not(text: str, description: str) -> None:
    assert warned(text, description) == []


def test_a_post_before_a_name_is_one_that_the_article_gives() -> None:
    text = "Harbour chairman Arvid Toll said nine boats sank. The minister of ports did not speak."
    assert doubts(text, "Nine boats sank, says chairman Arvid Toll") == []
    (message,) = doubts(text, "Nine boats sank, says mayor Arvid Toll")
    assert "Toll" in message


def with_actor(text: str, words: str, name: str) -> Summary:
    """A summary whose event has one actor."""
    article = Article(text=text)
    start = text.index(words)
    span = article.span(start, start + len(words))
    actor = Participant(name=name, spans=[span], kind="group", role="perpetrator")
    summary = described(text, "Bandits took nine boys")
    event = summary.events[0].model_copy(update={"actors": [actor]})
    return summary.model_copy(update={"events": [event]})


@pytest.mark.parametrize(
    ("words", "name", "doubted"),
    [
        ("Bandits", "bandits", False),
        ("Bandits", "Red Front", True),
        ("the group", "Red Front", False),
        ("Pakistani troops", "Pakistan", False),
        ("Bandits", "the bandits of Torvik", False),
    ],
)
def test_a_participant_has_a_name_that_his_words_tell(words: str, name: str, doubted: bool) -> None:
    text = "Bandits took nine boys near Torvik. It is known that the group, the Red Front, met Pakistani troops."
    found = run_audit(with_actor(text, words, name)).findings
    assert any(it.where.endswith("/actors/0/name") and "here, not" in it.message for it in found) is doubted


def test_an_advice_is_no_praise() -> None:
    text = "The mayor strongly advised parents not to pay."
    for act, doubted in (("request", False), ("praise", True)):
        found = run_audit(advising(text, act)).findings
        assert any("the cue is" in it.message for it in found) is doubted


def advising(text: str, act: str) -> Summary:
    from summariser import Attribution

    article = Article(text=text)

    def spans(words: str) -> list[dict[str, object]]:
        return [article.span(text.index(words), text.index(words) + len(words)).model_dump()]

    said = Attribution.model_validate({
        "id": "a1", "speech_act": act, "quote_type": "indirect",
        "source": {"kind": "named_person", "name": "the mayor", "spans": spans("The mayor")},
        "cue": {"lemma": "advise", "spans": spans("advised")}, "content": {"spans": spans("parents not to pay")},
    })  # fmt: skip
    return told(text, "").model_copy(update={"attributions": [said]})
