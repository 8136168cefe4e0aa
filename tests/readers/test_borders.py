"""Where sentences and paragraphs end, as the reader by rules sees it: no party says another's words."""

from tests.readers.test_rules import summary_of
from tests.readers.test_speakers import sources


def test_a_quotation_behind_an_abbreviation_is_its_own_speaker_s() -> None:
    text = (
        "The agency says that the sirens sounded at 2.09 a.m. "
        '"Then let them play me the recording," said Bern Berg, a farmer.'
    )
    assert sources(text) == ["the agency", "Bern Berg"]
    (first, second) = summary_of(text).attributions
    assert first.content.spans[0].text == "the sirens sounded at 2.09 a.m."
    assert second.quote_type == "direct"


def test_a_heading_is_no_part_of_a_party_s_name() -> None:
    text = (
        "What we know about the blast\n\n"
        "The claim\nThe Tern Front denied involvement.\n\n"
        "Police response\nPolice said they had arrested three men.\n\n"
        "12:15 Forty homes without power\nTorvik Grid says forty homes have lost power.\n"
    )
    assert sources(text) == ["Tern Front", "police", "Torvik Grid"]
    shot = "The morning\n\nRovia protests\nPolice shot dead three protesters in Torvik on Tuesday.\n\nIt rained."
    assert [actor.name for event in summary_of(shot).events for actor in event.actors] == ["police"]


def test_a_question_is_not_given_to_who_spoke_before() -> None:
    text = "The mayor said: “It is over.”\n\n“Stop it!” Bern Berg, a farmer, said.\n\n“How often?” Ida Brandt asked.\n"
    told = [(it.source.name, it.content.spans[0].text) for it in summary_of(text).attributions]
    assert told[1:] == [("Bern Berg", "“Stop it!”"), ("Ida Brandt", "“How often?”")]
