"""Subjects with an apposition, verbs that are no speech, and what is said on condition of anonymity."""

import pytest

from tests.detect.test_reports import read
from tests.readers.test_rules import summary_of

WHY = "on condition of anonymity because they were not authorized to brief the media"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Ada Lund, of a families’ union, said the verdict brought relief.", "Ada Lund, of a families’ union,",
         ["the verdict brought relief"]),
        ("Norvania's Ports Council secretary, Ada Lund, announced the truce.",
         "Norvania's Ports Council secretary, Ada Lund,", ["the truce"]),
        ("Ada Lund, Tern's acting chief executive, said the firm “deeply regretted” it.",
         "Ada Lund, Tern's acting chief executive,", ["the firm “deeply regretted” it"]),
        ("Its head, Ada Lund, said most of those hurt were men.", "Its head, Ada Lund,",
         ["most of those hurt were men"]),
        ("The mayor of Sund, where most of them lived, asked people to wait.",
         "The mayor of Sund, where most of them lived,", ["people to wait"]),
        ("Lund warned that the wall leaned, a copy of her report shows.", "Lund", ["the wall leaned"]),
        ("Lund told the port that the wall leaned; a copy of the letter, seen in Sund, shows cracks.", "Lund",
         ["the wall leaned"]),
        ("Lund denied this and put the number at 900.", "Lund", ["this"]),
        ("Lund promised that there would be talks, and sent an envoy to Sund.", "Lund", ["there would be talks"]),
        ("Lund said that the wall would hold, and that nobody lived there.", "Lund",
         ["the wall would hold, and that nobody lived there"]),
        ("The army, for its part, says it hit a depot.", "The army", ["it hit a depot"]),
        ("The gang claimed responsibility on its website and went into hiding.", "The gang", ["responsibility"]),
        ("Lund told the BBC the plan was dead.", "Lund", ["the plan was dead"]),
        ("The gang said on its website it had the files.", "The gang", ["it had the files"]),
        ("Banners carried messages calling for Lund to go.", "messages", ["Lund to go"]),
        ("The Red Front claimed responsibility in a broadcast on its station, Radio Sund.", "The Red Front",
         ["responsibility"]),
        ("A wall fell in Sund, said the ministry.", "the ministry", ["A wall fell in Sund"]),
        ("A wall fell, killing four, said Ada Lund.", "Ada Lund", ["A wall fell, killing four"]),
        ("The clinic admitted that four had died.", "The clinic", ["four had died"]),
        ("Lund admitted two counts of theft.", "Lund", ["two counts of theft"]),
        ("Lund recalled the siege of Sund.", "Lund", ["the siege of Sund"]),
        (f"Four fell in Sund, two officials said {WHY}.", "two officials", ["Four fell in Sund"]),
        (f"“Four fell,” two officials said {WHY}.", "two officials", ["“Four fell,”"]),
        (f"Two officials said {WHY} that four fell.", "Two officials", ["four fell"]),
        (f"Two officials said, {WHY}, that four fell.", "Two officials", ["four fell"]),
        ("Four fell in Sund, two officials said on condition of anonymity.", "two officials", ["Four fell in Sund"]),
        ("The Red Front claimed responsibility in a statement carried by its news agency.", "The Red Front",
         ["responsibility"]),
        ("The Red Front claimed responsibility for the raid in a video posted online.", "The Red Front",
         ["for the raid"]),
        ("The ministry denied the report in a statement on Monday.", "The ministry", ["the report"]),
        ("The ministry denied a role in a blast.", "The ministry", ["a role in a blast"]),
        ("Lund denied any wrongdoing and would appeal.", "Lund", ["any wrongdoing"]),
        ("Residents, however, insist that more have died.", "Residents", ["more have died"]),
        ("Residents of the town say four fell.", "Residents of the town", ["four fell"]),
        ("Doctors working in Sund believe that four fell.", "Doctors working in Sund", ["four fell"]),
        ("IS claims attack on mill that killed five", "IS", ["attack on mill"]),
        ("Lund put the figure at “around 30”, among them four officers.", "Lund", ["the figure at “around 30”"]),
        ("The opposition, for its part, denied the raid.", "The opposition", ["the raid"]),
        ("The Health Ministry has so far acknowledged six deaths.", "The Health Ministry", ["six deaths"]),
        ("An official who did not want to be named said that four fell.", "An official who did not want to be named",
         ["four fell"]),
        ("A guard who was on duty at the gate, speaking in Sund, said that four fell.",
         "A guard who was on duty at the gate, speaking in Sund,", ["four fell"]),
        ("The strike began in May after the company announced the cuts.", "the company", ["the cuts"]),
        ("Lund denied a role and the theft.", "Lund", ["a role and the theft"]),
    ],
)  # fmt: skip
def test_who_speaks(text: str, source: str, content: list[str]) -> None:
    assert [(it[0], it[2]) for it in read(text)] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The truce, agreed last July, brought the number of deaths down.",
        "The number of people confirmed dead after a dam burst rose to 63.",
        "The siege recalled the hijacking of a bus.",
        "No tsunami warning was issued.",
        "Police later found it burned beside a road.",
        "The union, which called the strike, was split.",
        "Lund called her rival to congratulate him.",
        "It is more than half of what the union asks for.",
        "The clinics had admitted 62 patients.",
        "The company dismissed 140 men.",
        "A burst pipe sent four gallons gushing onto a beach.",
        "A strike that began on Monday will go on until Friday.",
    ],
)
def test_no_speech(text: str) -> None:
    assert read(text) == []


def test_what_is_put_ends_before_what_else_is_said() -> None:
    said = read("The ministry put the number at six and said that three of them were officers.")

    assert [it[2] for it in said] == [["the number at six"], ["three of them were officers"]]


def test_whom_who_means_behind_a_verb() -> None:
    said = read("Police said they had arrested a baker who admitted that he had lied.")

    assert said[-1][0] == "a baker who"


def test_a_participle_goes_on_in_its_clause() -> None:
    text = "A bulletin said Lund had left after reporting that he was hearing voices and threatening to burn a shop."
    assert [it[1] for it in read(text)] == ["said", "reporting"]


def test_an_unnamed_source_s_deed_is_only_said() -> None:
    (event,) = summary_of(f"Gunmen killed nine people in Rome on Monday, two officials said {WHY}.").events
    assert event.known_from == "claim"
