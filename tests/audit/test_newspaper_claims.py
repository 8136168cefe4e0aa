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


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Vestmar will reopen a bridge closed for nine years and repair a second one.",
            "Bridge closed for nine years is to reopen",
            "Bridge reopened in Vestmar",
        ),
        (
            "The envoy refused to discuss rumours that Vestmar had raised its price.",
            "Vestmar is rumoured to have raised its price",
            "Vestmar raised its price",
        ),
        (
            "Vestmar wants to bring back nine sailors it says were seized off Torvik in 2008.",
            "Vestmar says nine sailors were seized off Torvik in 2008",
            "Vestmar brought back nine sailors from Torvik",
        ),
        (
            "The boy said that a sister who could not walk was carried to a barn.",
            "The sister was carried to a barn",
            "The sister walked to a barn",
        ),
        (
            "The mills will be closed until Friday and the streets will be swept.",
            "Mills closed until Friday in Torvik",
            "Streets swept by the mills",
        ),
    ],
)
def test_what_is_past_beside_a_plan_is_told_as_done(text: str, right: str, wrong: str) -> None:
    assert not any("told as done" in it for it in doubts(described(text, right)))
    assert any("told as done" in it for it in doubts(described(text, wrong)))


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Nobody will admit to having wrecked the truce.", False),
        ("The army will not admit to having wrecked the truce.", True),
        ("Nobody claims to have wrecked the truce.", True),
    ],
)
def test_what_nobody_admits_was_done_and_what_one_does_not_admit_is_open(text: str, doubted: bool) -> None:
    told = doubts(described(text, "Raid wrecked the truce"))
    assert any("told as done" in it or "negates or denies" in it for it in told) is doubted


@pytest.mark.parametrize(
    ("text", "description", "status", "doubted"),
    [
        ("A panel is to be set up, Rhee said, and given 45 days.", "Panel of 45 days set up", "planned", False),
        ("A panel was set up, Rhee said, and given 45 days.", "Panel of 45 days set up", "planned", True),
        ("Will Stellan sails with a borrowed boat.", "Will Stellan sails borrowed boat", "actual", False),
        ("Ida Stellan sails with a borrowed boat.", "Ida Stellan will sail borrowed boat", "actual", True),
        ("Lathes were being readied for Torvik.", "Lathes are being readied for Torvik", "planned", False),
        ("Lathes were brought to Torvik.", "Lathes were brought to Torvik", "planned", True),
        ("The chief told men in mills to stay at home.", "Chief tells men in mills to stay home", "actual", False),
        ("The men in two mills are to stay at home.", "Men in two mills to stay home", "actual", True),
        ("The mayor announced 90 crowns for each.", "Mayor announces 90 crowns for each", "planned", False),
        ("The mayor paid 90 crowns to each.", "Mayor pays 90 crowns to each", "planned", True),
    ],
)
def test_a_status_fits_what_is_being_readied_ordered_or_announced(
    text: str, description: str, status: str, doubted: bool
) -> None:
    assert bool(doubts(described(text, description, status=status), "/events/0/status")) is doubted
