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


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "A panel will meet in May. Its findings will not be binding.",
            "Panel to meet in May on non-binding findings",
            "Panel to meet in May on binding findings",
        ),
        (
            "Work on the mill cannot start until a deal on the pipes is signed.",
            "Rhee hopes work on the mill starts by May",
            "Work on the mill starts",
        ),
        (
            "That did not go down well with the sailors, who blocked the road to Torvik.",
            "Sailors blocked the road to Torvik",
            "It went down well with sailors",
        ),
    ],
)
def test_what_is_negated_here_too_or_not_negated_there_is_asserted(text: str, right: str, wrong: str) -> None:
    assert not any("negates or denies" in it for it in doubts(described(text, right)))
    assert any("negates or denies" in it for it in doubts(described(text, wrong)))


@pytest.mark.parametrize(
    ("text", "description", "doubted"),
    [
        ("He died of wounds from a storm that struck before dawn Saturday.", "He died after Saturday's storm", False),
        ("The storm struck Torvik before dawn Saturday.", "Storm struck Torvik after dawn Saturday", True),
        ("They agreed to a swap. A condition was neither raised nor accepted.", "Condition disputed", False),
        ("They agreed to a condition of the swap.", "Condition disputed", True),
    ],
)
def test_an_opposite_is_of_the_same_and_not_negated(text: str, description: str, doubted: bool) -> None:
    assert any("is told; the article has" in it for it in doubts(described(text, description))) is doubted


@pytest.mark.parametrize(
    ("text", "description", "negated", "doubted"),
    [
        ("Two sirens howled. The third did not go off.", "Third siren did not go off", False, False),
        ("Two pumps ran. The third did not work.", "Third pump did not work", False, False),
        ("Two bombs burst. The third did not go off.", "Third bomb did not go off", False, True),
        ("Two envoys met. The third did not come.", "Third envoy did not come", False, True),
        ("A ship was to follow in May. It never did.", "Ship was to follow in May but never did", True, False),
        ("A ship followed in May. It never came back.", "Ship followed in May but never came back", True, True),
    ],
)
def test_a_failing_happens_and_what_was_to_be_did_not(
    text: str, description: str, negated: bool, doubted: bool
) -> None:
    assert bool(doubts(described(text, description, negated=negated), "/events/0/negated")) is doubted


def acts(text: str, source: str, cue: str, lemma: str, act: str, content: str) -> list[str]:
    said = spoken(text, source, cue, lemma, act, content)
    return doubts(voiced(text, "", said), "/attributions/0/speech_act")


RAID = "Rhee neither confirmed nor denied the raid."
MILL = "Rhee announced that sailors had burned the mill."
PACT = "The pact foresees a swap by May, according to Rhee."
SIGNED = "The pact was signed on Friday, according to Rhee."
STICK = "“Stick it up there till spring,” Rhee said."
STICKS = "“Sticks were up there till spring,” Rhee said."


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "act", "content", "doubted"),
    [
        (RAID, "neither confirmed nor denied", "confirm", "decline_to_comment", "the raid", False),
        (RAID, "neither confirmed nor denied", "confirm", "deny", "the raid", True),
        (MILL, "announced", "announce", "accuse", "that sailors had burned the mill", False),
        (MILL, "announced", "announce", "deny", "that sailors had burned the mill", True),
        (PACT, "according to", "according to", "promise", "The pact foresees a swap by May", False),
        (SIGNED, "according to", "according to", "promise", "The pact was signed on Friday", True),
        (STICK, "said", "say", "demand", "Stick it up there till spring", False),
        (STICKS, "said", "say", "demand", "Sticks were up there till spring", True),
    ],
)
def test_an_act_fits_its_cue(text: str, cue: str, lemma: str, act: str, content: str, doubted: bool) -> None:
    assert bool(acts(text, "Rhee", cue, lemma, act, content)) is doubted


def answers(text: str, party: str, stance: str, *said: Attribution, description: str = "Raid on Torvik") -> list[str]:
    """What is doubted of a party's stance."""
    ids = [f"a{number + 1}" for number in range(len(said))]
    blame = {"party": party, "stance": stance, "attribution_id": None}
    summary = voiced(text, description, *said, attribution_ids=ids)
    data = summary.model_dump()
    data["events"][0]["responsibility"] = [blame]
    return doubts(Summary.model_validate(data), "/events/0/responsibility")


SQUAD = "Commissioner Stellan said that a police squad had killed four men in a raid on Torvik."
OWN = "General Varn conceded that his men had burned a mill in the raid. The Tern Bay Union (TBU) holds Torvik."


def test_a_deed_is_claimed_by_who_speaks_for_its_doer() -> None:
    chief = spoken(SQUAD, "Commissioner Stellan", "said", "say", "assert", SQUAD.partition("said ")[2][:-1])
    assert answers(SQUAD, "a police squad", "claimed", chief) == []
    assert answers(SQUAD, "four men", "claimed", chief) != []
    general = spoken(
        OWN, "General Varn", "conceded", "concede", "confirm", "that his men had burned a mill in the raid"
    )
    assert answers(OWN, "Tern Bay Union", "claimed", general) != []
    ours = general.model_copy(update={"source": general.source.model_copy(update={"organisation": "TBU"})})
    assert answers(OWN, "Tern Bay Union", "claimed", ours) == []


TRIAL = "The court freed Olund of the raid on Torvik. All the accused denied the charges."


def test_all_the_accused_deny_and_a_charge_is_no_denial() -> None:
    denial = spoken(TRIAL, "All the accused", "denied", "deny", "deny", "the charges")
    assert answers(TRIAL, "Olund", "denied", denial) == []
    assert answers(TRIAL, "Olund", "denied", spoken(TRIAL, "The court", "freed", "free", "assert", "Olund")) != []


SEIZED = "Vestmar said that nine sailors were seized off Torvik. Marn never admitted to having them, Varn said."


def test_who_tells_what_was_done_charges_who_denies_it() -> None:
    charge = spoken(SEIZED, "Vestmar", "said", "say", "assert", "that nine sailors were seized off Torvik")
    denial = spoken(SEIZED, "Marn", "never admitted", "admit", "deny", "to having them")
    told = "Nine sailors were seized off Torvik"
    assert answers(SEIZED, "Marn", "accused", charge, denial, description=told) == []
    assert answers(SEIZED, "Marn", "accused", denial, description=told) != []


REBELS = (
    "The Tern Bay Army, a rebel group, holds the hills. Rain fell on Monday. No boats sailed. The mill burned. "
    "Nobody slept in Marn. Snow fell on Friday. A town that rebels took in May was shelled. The lake froze."
)


@pytest.mark.parametrize(
    ("text", "party", "doubted"),
    [
        (REBELS, "Tern Bay Army", False),
        (REBELS, "gunmen", False),
        (REBELS, "Vestmar Army", True),
        (REBELS, "fishermen", True),
        (REBELS.replace("that rebels", "that soldiers"), "Tern Bay Army", True),
    ],
)
def test_a_group_is_meant_by_a_word_for_what_it_is(text: str, party: str, doubted: bool) -> None:
    summary = described(text, "Town was shelled")
    start = text.index("A town that")
    data = summary.model_dump()
    data["events"][0]["evidence"] = [summary.article.span(start, text.index(" The lake froze")).model_dump()]
    data["events"][0]["responsibility"] = [{"party": party, "stance": "reported_as_fact", "attribution_id": None}]
    told = doubts(Summary.model_validate(data), "/events/0/responsibility")
    assert any("not named as who did it" in it for it in told) is doubted


CLERK = "A clerk told residents that the well was foul. {} Stellan went home."


@pytest.mark.parametrize(("sentence", "doubted"), [("He denies the charge.", False), ("He likes the charge.", True)])
def test_a_denial_may_stand_beside_as_no_attribution(sentence: str, doubted: bool) -> None:
    text = CLERK.format(sentence)
    said = spoken(text, "A clerk", "told", "tell", "assert", "that the well was foul")
    told = doubts(voiced(text, "Clerk who denies the charge told residents of the well", said))
    told += doubts(voiced(text, "Clerk denies the charge of the foul well", said))
    assert any("no denial by this source" in it for it in told) is doubted


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "The storm could strengthen by Friday, but its track is open.",
            "Storm could strengthen by Friday",
            "Storm will strengthen by Friday",
        ),
        (
            "Rhee said the talks would slip into May but had not been called off.",
            "Talks would slip into May",
            "Talks called off until May",
        ),
        (
            "Nurses counted nine deaths. They have not been verified.",
            "Nurses counted nine deaths, not verified",
            "Nurses counted nine deaths, since verified",
        ),
        ("The nurse resigned in May.", "Nurse resigned in May", "Nurse was dismissed in May"),
        ("A smaller storm hit Marn.", "Smaller storm hit Marn", "Larger storm hit Marn"),
        ("A bill that Varn's words contradicted lay there.", "Words contradicted a bill", "Words confirmed a bill"),
        ("In Marn 300 sailors plan to sue.", "300 sailors plan to sue", "300 sailors have sued"),
    ],
)
def test_what_is_made_sure_or_turned_round_is_doubted(text: str, right: str, wrong: str) -> None:
    assert doubts(described(text, right)) == []
    assert doubts(described(text, wrong)) != []
