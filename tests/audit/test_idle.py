"""Doubts that told the reader of a true summary nothing, each beside one that must stay."""

import pytest

from summariser import Article, Attribution, Summary
from summariser.audit import run_audit
from tests.audit.test_quiet import described, told

TOLL = "TORVIK, Oct 3 The death toll of the mill fire rose to 51 on Friday, the fire service said. 40 were hurt."
FUND = (
    "Varn has mills. In May the harbour fund became the richest of Torvik, as is well known. It pulled in 20 million."
)
BENCH = "The appeal goes to 10 judges rather than 11, since Marek Olund has left the bench. The other judges are 9 men."
BUS = "A tram with no passengers aboard smashed into an oncoming lorry. No driver was hurt in Torvik."
GUARD = "A guard was struck by a van, a serious but not life-threatening blow to the leg. Nobody saw the driver of it."
TALKS = "Olund denied claims that some headway had been made in the talks with Vestmar. Nothing was signed."
ASKED = "Reporters asked Varn about her letters and decided against a vote. The board may build a mill."
VERDICT = "Her lawyers will appeal the verdict that she denounced as unfair. They will burn the letters."
ARMY = "The army said that it killed 20 rebels near Torvik."
QUESTIONED = "The quarrel began after Olund questioned whether Varn might stand for the council."


def doubts(summary: Summary) -> list[str]:
    """Errors and warnings about generated text."""
    found = run_audit(summary).findings
    return [it.message for it in found if it.severity != "info" and it.where.endswith(("/headline", "/description"))]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TOLL, "Mill fire: 51 dead, 40 hurt", "Mill fire: 40 dead, 51 hurt"),
        (FUND, "Harbour fund became the richest of Torvik with 20 million", "Varn has 20 million mills"),
        (BUS, "Tram smashes into oncoming lorry", "Driver hurt in Torvik"),
        (GUARD, "Guard struck by van, with a serious blow to the leg", "Guard suffers a life-threatening blow"),
        (TALKS, "Olund says talks made no headway", "Headway was made in the talks with Vestmar"),
        (ASKED, "Reporters asked Varn about letters, decided against vote", "The board built a mill"),
        (VERDICT, "She denounced the verdict as unfair", "Lawyers burned the letters"),
    ],
)
def test_an_idle_doubt_is_not_told(text: str, right: str, wrong: str) -> None:
    assert doubts(described(text, right)) == []
    assert doubts(described(text, wrong)) != []


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
