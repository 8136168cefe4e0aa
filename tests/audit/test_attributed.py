"""What is said is given to who says it, and told as sure as it is said."""

import pytest

from summariser.models import Summary
from tests.audit.test_dense import doubts, speaking
from tests.audit.test_quiet import described

TEXT = (
    "The harbour ministry said four in ten of the clove trees at Sarn were destroyed by the storm, and "
    "Mayor Ida Brandt put the cost of the new sea wall at 26 million crowns. "
    "A storm could strike the coast next week, the weather service said. "
    "The police chief said officers had fired tear gas outside the stadium. "
    "The court overturned the sale of the port."
)


def summary_of(description: str) -> Summary:
    bare = described(TEXT, description, known_from="claim")
    said = [
        speaking(bare, 1, "The harbour ministry", "said", "four in ten of the clove trees at Sarn were destroyed"),
        speaking(bare, 2, "Ida Brandt", "put", "the cost of the new sea wall at 26 million", kind="named_person"),
        speaking(bare, 3, "the weather service", "said", "A storm could strike the coast next week"),
        speaking(bare, 4, "The police chief", "said", "officers had fired tear gas outside the stadium"),
    ]  # fmt: skip
    return bare.model_copy(update={"attributions": said})


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "Harbour ministry: four in ten clove trees at Sarn destroyed by the storm",
            "Ida Brandt: four in ten clove trees at Sarn destroyed by the storm",
            "the article has this from “The harbour ministry”, not from whom it is given to here",
        ),
        (
            "Four in ten clove trees at Sarn destroyed by the storm, harbour ministry says",
            "Four in ten clove trees at Sarn destroyed by the storm, Ida Brandt says",
            "the article has this from “The harbour ministry”, not from whom it is given to here",
        ),
        (
            "The police chief: officers fired tear gas outside the stadium",
            "The harbour ministry: officers fired tear gas outside the stadium",
            "“harbour ministry” is not said to have spoken there",
        ),
        (
            "Weather service: storm could strike the coast",
            "Weather service: storm will strike the coast",
            "“will” is told as sure; the article has “could”",
        ),
        (
            "Officers fired tear gas outside the stadium, police chief says",
            "Officers fired tear gas outside the stadium, police chief admits",
            "“admits”: the article has no admission by this source",
        ),
        (
            "Court overturned sale of the port",
            "Court upheld sale of the port",
            "“upheld” is told; the article has “overturned”",
        ),
    ],
)
def test_a_true_one_is_not_doubted_and_a_false_one_is(right: str, wrong: str, message: str) -> None:
    assert doubts(summary_of(right)) == []
    assert message in doubts(summary_of(wrong))


@pytest.mark.parametrize(
    "description",
    [
        "Storm toll: four in ten clove trees at Sarn",
        "A ministry: four in ten clove trees at Sarn destroyed by the storm",
        "Ida Brandt and the harbour ministry tell of the sea wall and of four in ten clove trees",
    ],
)
def test_what_names_no_one_speaker_is_let_be(description: str) -> None:
    found = doubts(summary_of(description))
    assert not any("has this from" in it or "spoken there" in it for it in found)


def test_who_admits_may_be_told_to() -> None:
    text = "The police chief admitted that officers had fired tear gas outside the stadium."
    bare = described(text, "Officers fired tear gas outside the stadium, police chief admits", known_from="claim")
    item = speaking(bare, 1, "The police chief", "admitted", "officers had fired tear gas outside the stadium")
    assert doubts(bare.model_copy(update={"attributions": [item]})) == []
