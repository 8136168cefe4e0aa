"""Reporting clauses in the orders in which news writes them."""

import pytest

from summariser.detect import Report, find_reports
from summariser.grounding import GroundedText
from summariser.models import Article


def read(text: str) -> list[tuple[str | None, str, list[str]]]:
    """Source, cue and content of each report, in words."""
    return [
        (words(text, it.source), text[slice(*it.cue)], [text[slice(*part)] for part in it.content])
        for it in all_of(text)
    ]


def all_of(text: str) -> list[Report]:
    return find_reports(GroundedText(Article(text=text)))


def words(text: str, place: tuple[int, int] | None) -> str | None:
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Valk said that the market was shut.", "Valk", "said", ["the market was shut"]),
        ("Valk said the market was shut.", "Valk", "said", ["the market was shut"]),
        ("“The market is shut,” said Teodor Valk.", "Teodor Valk", "said", ["“The market is shut,”"]),
        ('"The market is shut," Valk said on Monday.', "Valk", "said", ['"The market is shut,"']),
        ("The market is shut, a city official said.", "a city official", "said", ["The market is shut"]),
        ("According to the minutes, two members left.", "the minutes", "According to", ["two members left"]),
        ("Two members left, according to the minutes.", "the minutes", "according to", ["Two members left"]),
        ("Valk, the owner, has said the port is safe.", "Valk, the owner,", "has said", ["the port is safe"]),
        ("Sorrel, who is free, told the court that he had lied.", "Sorrel, who is free,", "told", ["he had lied"]),
        ("Nadia Orst told reporters: “There is no price.”", "Nadia Orst", "told", ["“There is no price.”"]),
        ("“A wall fell,” Lund wrote, “and we ran.”", "Lund", "wrote", ["“A wall fell,”", "“and we ran.”"]),
        ("The ministry declined to comment.", "The ministry", "declined to comment", ["comment"]),
        ("The Front claimed responsibility for the raid.", "The Front", "claimed responsibility", ["for the raid"]),
        ("The army blamed the Front for the raid.", "The army", "blamed", ["the Front for the raid"]),
        ("The ministry put the number of dead at five.", "The ministry", "put", ["the number of dead at five"]),
        ("TORVIK (AP) - Police said that four fell.", "Police", "said", ["four fell"]),
        ("TORVIK/VESTMAR (Agency - 24th May) The Port Authority said that it is shut.", "The Port Authority", "said",
         ["it is shut"]),
        ("TORVIK (Vestmar): Four fell, Lund said.", "Lund", "said", ["Four fell"]),
        ("Ada Lund, president of Vestmar said it is shut.", "Ada Lund, president of Vestmar", "said", ["it is shut"]),
        ("Lund left, saying by phone that four fell.", "Lund", "saying", ["four fell"]),
        ("On Friday, mayor Lund said four fell.", "mayor Lund", "said", ["four fell"]),
        ("IBM (Union) Workers said four fell.", "IBM (Union) Workers", "said", ["four fell"]),
        ("Four fell, according to a statement carried by the agency.", "a statement carried by the agency",
         "according to", ["Four fell"]),
        ("The attack was claimed by the Front.", "the Front", "claimed", ["The attack"]),
        ("The blast was blamed on the Front by Lund.", "Lund", "blamed", ["the Front"]),
        ("Reports that 12 had died were denied by Lund.", "Lund", "denied", ["12 had died"]),
        ("Says Brede: “We are late.”", "Brede", "Says", ["“We are late.”"]),
    ],
)  # fmt: skip
def test_a_clause_in_its_order(text: str, source: str, cue: str, content: list[str]) -> None:
    assert read(text) == [(source, cue, content)]


def test_two_verbs_share_a_subject() -> None:
    found = read(
        "Belvanna, whose prime minister had left, condemned the raid and warned that it would shut the strait."
    )
    assert [(source, content) for source, _, content in found] == [
        ("Belvanna, whose prime minister had left,", ["the raid"]),
        ("Belvanna, whose prime minister had left,", ["it would shut the strait"]),
    ]


def test_a_participle_goes_on_with_the_speaker() -> None:
    found = read("Valk said the port was shut, adding that nobody was hurt.")
    assert [(source, content) for source, _, content in found] == [
        ("Valk", ["the port was shut"]),
        ("Valk", ["nobody was hurt"]),
    ]


def test_a_quotation_goes_on_behind_its_cue() -> None:
    (found,) = read("“The tide was high,” said Valk. “Nobody looked twice. We slept.”")
    assert found == ("Valk", "said", ["“The tide was high,”", "“Nobody looked twice. We slept.”"])


def test_he_added_is_a_report_of_its_own() -> None:
    text = "Semelin said there were three terms. “Our chair will stay empty,” he added."
    assert [(source, cue) for source, cue, _ in read(text)] == [("Semelin", "said"), ("he", "added")]


def test_a_speech_goes_on_in_the_next_paragraph() -> None:
    text = "“We counted eleven houses,” said Silvén.\n\n“Today I count four.”"
    found = all_of(text)
    assert [words(text, it.source) for it in found] == ["Silvén", "Silvén"]
    assert [it.order for it in found] == ["before", "continued"]
    assert text[slice(*found[1].content[0])] == "“Today I count four.”"


def test_a_statement_denying_is_a_denial() -> None:
    (found,) = all_of("The Front issued a quick statement denying any part in the attack.")
    assert (found.act, found.medium, found.lemma) == ("deny", "statement", "deny")


def test_acts() -> None:
    acts = {
        "The mayor denied that the town was warned.": "deny",
        "Pakistan condemned the attack on the school.": "condemn",
        "The union called for a pay rise of nine percent.": "demand",
        "Forecasters predicted heavy rain for Monday.": "predict",
        "The minister promised that the bridge would open.": "promise",
        "The ministry confirmed that a bus had crashed.": "confirm",
    }
    assert {text: [it.act for it in all_of(text)] for text in acts} == {text: [act] for text, act in acts.items()}


@pytest.mark.parametrize(
    "text",
    [
        "No group has said it planted the bomb.",
        "News reports were slow to come.",
        "The shells slammed into the market.",
        "He bought a so-called bargain.",
        "A boat claimed by the navy sank.",
        "The market was shut on Monday.",
        "Rescuers put the injured on a bus at dawn.",
        "Neither the police nor the army put the toll at 40.",
        "The mayor put out figures at two.",
        "Hospitals put 30 wounded people at two sites.",
        "Reports that the minister was dismissed by the president were false.",
        "Additional reporting by Ida Brandt in Torvik.",
        "",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert read(text) == []


def test_the_sentence_is_that_of_the_cue() -> None:
    (found,) = all_of("The market burned. It was late. Valk said that nobody slept.")
    assert found.sentence == 2


def test_the_dateline_is_no_content() -> None:
    ((_, _, content),) = read("KELLMAR, Orsania — Nine boats were lost on Saturday, hospital staff said.")
    assert content == ["Nine boats were lost on Saturday"]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The firm denied reports it had bribed ministers.", "The firm", "denied"),
        ("The firm denied recent media reports that it had shut a mine.", "The firm", "denied"),
        ("Valk rejected the opposition claims that votes were bought.", "Valk", "rejected"),
        ("Valk dismissed reports that a dam had burst as false.", "Valk", "dismissed"),
        ("Valk dismissed a police report that he was drunk.", "Valk", "dismissed"),
        ("Valk disputes claims that the port is shut.", "Valk", "disputes"),
        ("Critics dispute claims that the vote was fair.", "Critics", "dispute"),
        ("The ministry confirmed reports that two dams had burst.", "The ministry", "confirmed"),
        ("Valk has rejected calls to resign.", "Valk", "has rejected"),
    ],
)
def test_what_is_denied_is_no_report_of_its_own(text: str, source: str, cue: str) -> None:
    assert [found[:2] for found in read(text)] == [(source, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The false claims that the port was shut were withdrawn.",
        "His repeated claims that he won were rejected.",
        "The baseless reports that a dam had burst were withdrawn.",
        "The agency investigated reports that it was hacked.",
        "The opposition’s claims that votes were bought were withdrawn.",
    ],
)
def test_a_noun_is_no_verb_of_reporting(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The accused claims he was at home.", "The accused"),
        ("The ministry claims that two dams burst.", "The ministry"),
        ("Police report that two men were held.", "Police"),
        ("The final report claims that a dam burst.", "The final report"),
    ],
)
def test_the_same_words_are_verbs_behind_a_speaker(text: str, source: str) -> None:
    (found,) = read(text)
    assert source.endswith(found[0] or "-")


@pytest.mark.parametrize(
    "text",
    [
        "Winds ripped the roof off a school in Orvo.",
        "Norland recalled its own ambassador from Orvo on Monday.",
        "The army called the operation off at noon.",
        "The man threatened the guard with a knife.",
    ],
)
def test_acts_that_are_no_words(text: str) -> None:
    assert find_reports(GroundedText(Article(text=text))) == []
