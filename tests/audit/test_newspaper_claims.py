"""Doubts about claims, plans and denials that told nothing of true summaries of newspaper stories, each beside one that
must stay."""

import pytest

from summariser.models import Attribution, Summary
from tests.audit.test_dense import doubts
from tests.audit.test_idle import spoken
from tests.audit.test_quiet import described

HEARSAY = "told as a fact"


def voiced(text: str, description: str, *said: Attribution, **fields: object) -> Summary:
    """A summary of one event, with attributions."""
    items = [item.model_copy(update={"id": f"a{number + 1}"}) for number, item in enumerate(said)]
    return described(text, description, **fields).model_copy(update={"attributions": items})


def is_hearsay(text: str, description: str, *said: Attribution) -> bool:
    return any(HEARSAY in it for it in doubts(voiced(text, description, *said)))


COUNT = "The harbour watch said 40 boats had sunk off Torvik."
WATCH = spoken(COUNT, "The harbour watch", "said", "say", "assert", "40 boats had sunk off Torvik")


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Harbour watch counts 40 boats sunk off Torvik", False),
        ("Officials list 40 boats sunk off Torvik", False),
        ("40 boats sunk off Torvik, harbour watch concedes", False),
        ("40 boats sunk off Torvik by the harbour watch's count", False),
        ("There is talk of 40 boats sunk off Torvik", False),
        ("40 boats sunk off Torvik", True),
        ("Fishermen's union counts 40 boats sunk off Torvik", True),
        ("Harbour watch sank 40 boats off Torvik", True),
    ],
)
def test_who_counts_lists_or_grants_is_a_source(description: str, doubted: bool) -> None:
    assert is_hearsay(COUNT, description, WATCH) is doubted


AGREED = "Brandt said that she would meet the board, but not the mayor, and await its answer in Torvik."
BRANDT = spoken(
    AGREED, "Brandt", "said", "say", "assert", "that she would meet the board, but not the mayor, and await its answer"
)


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("Brandt agrees to meet the board, but not the mayor", False),
        ("Brandt is to meet the board, but not the mayor", False),
        ("Brandt awaits the answer of the board", False),
        ("Brandt met the board, but not the mayor", True),
        ("The mayor awaits the answer of the board", True),
    ],
)
def test_of_his_plans_and_his_mind_nobody_is_a_better_witness(description: str, doubted: bool) -> None:
    assert is_hearsay(AGREED, description, BRANDT) is doubted


PILOT = (
    "Pilot Tom Varn, arrested on Sunday with two sailors, said that the ferry had crossed his bow, according to police."
)


def test_what_is_told_beside_a_speaker_s_name_is_the_paper_s() -> None:
    own = spoken(PILOT, "Tom Varn", "said", "say", "assert", "that the ferry had crossed his bow")
    whole = spoken(PILOT, "police", "according to", "according to", "assert", PILOT[: PILOT.index(", according")])
    assert not is_hearsay(PILOT, "Pilot Tom Varn and two sailors were arrested", own, whole)
    assert is_hearsay(PILOT, "The ferry had crossed the bow of the pilot", own, whole)


def unsourced(text: str, cue: str, lemma: str, content: str) -> Attribution:
    said = spoken(text, cue, cue, lemma, "assert", content)
    return said.model_copy(
        update={"source": said.source.model_copy(update={"name": None, "kind": "none", "spans": []})}
    )


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "doubted"),
    [
        ("It was learnt that 12 sailors had swum ashore in Torvik.", "It was learnt", "learn", False),
        ("It was claimed that 12 sailors had swum ashore in Torvik.", "It was claimed", "claim", True),
    ],
)
def test_what_the_paper_has_learnt_it_tells_itself(text: str, cue: str, lemma: str, doubted: bool) -> None:
    said = unsourced(text, cue, lemma, "that 12 sailors had swum ashore in Torvik")
    assert is_hearsay(text, "12 sailors swam ashore in Torvik", said) is doubted


LAW = "By law, the board has until Friday to count the votes again."
BOARD = "A panel is to examine the sunken ferry, Rhee announced, and to report within 30 days."


def test_a_law_and_an_announced_plan_need_no_source() -> None:
    law = spoken(LAW, "law", "By", "by", "assert", "the board has until Friday to count the votes again")
    text = "Board has until Friday to count the votes again"
    source = law.source.model_copy(update={"kind": "document"})
    assert not is_hearsay(LAW, text, law.model_copy(update={"source": source}))
    assert is_hearsay(LAW, text, law.model_copy(update={"source": source.model_copy(update={"name": "a leaflet"})}))
    said = spoken(BOARD, "Rhee", "announced", "announce", "promise", "A panel is to examine the sunken ferry")
    assert not is_hearsay(BOARD, "Panel to examine the sunken ferry", said)
    assert is_hearsay(BOARD, "Panel to examine the sunken ferry", said.model_copy(update={"speech_act": "assert"}))
