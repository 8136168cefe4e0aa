"""Who is filed as answering for a deed, and who is left out."""

from typing import Any

import pytest

from summariser import Article, Summary
from summariser.audit import run_audit
from summariser.models.event import Participant
from tests.audit.test_idle import spoken
from tests.audit.test_quiet import described

NIGHT = (
    "Shells hit Torvik on Monday. No one took responsibility for the attack. The Red Front denied any responsibility. "
    "The Grey Gull group has claimed responsibility for recent assaults in Marn."
)


def found(responsibility: list[dict[str, Any]], description: str = "Shells hit Torvik", **event: Any) -> set[str]:
    """What is doubted of a summary of that night, by its message and place."""
    article = Article(text=NIGHT)
    ends = [at + 1 for at, sign in enumerate(NIGHT) if sign == "."]
    said = spoken(NIGHT, "The Red Front", "denied", "deny", "deny", "any responsibility", "Red Front")
    whole = described(NIGHT, description, **event)
    one = whole.events[0].model_copy(update={"evidence": [article.span(0, ends[2])]})
    data = whole.model_copy(update={"attributions": [said], "events": [one]}).model_dump()
    data["events"][0]["responsibility"] = responsibility
    summary = Summary.model_validate(data)
    return {f"{it.where}: {it.message}" for it in run_audit(summary).findings if it.severity != "info"}


UNCLAIMED = {"party": None, "stance": "unclaimed", "attribution_id": None}
DENIED = {"party": "Red Front", "stance": "denied", "attribution_id": "a1"}


def test_a_night_that_is_filed_whole_is_not_doubted() -> None:
    told = found([UNCLAIMED, DENIED])
    assert not [it for it in told if "responsibility" in it or "left out" in it or "filed as" in it]


@pytest.mark.parametrize(
    ("responsibility", "message"),
    [
        ([DENIED], "/events: that nobody claimed it is left out"),
        ([UNCLAIMED], "/events: the denial by “Red Front” is in no event's responsibility"),
        (
            [UNCLAIMED, DENIED, {"party": "Grey Gull", "stance": "accused", "attribution_id": None}],
            "/events/0/responsibility/2/stance: told as accused; the article has nobody charge “Grey Gull”",
        ),
    ],
)
def test_who_answers_for_it_is_filed_as_the_article_has_it(responsibility: list[dict[str, Any]], message: str) -> None:
    assert message in found(responsibility)


def test_who_only_denies_it_is_not_filed_as_who_did_it() -> None:
    at = NIGHT.index("The Red Front")
    span = Article(text=NIGHT).span(at, at + 13).model_dump()
    front = {"name": "Red Front", "spans": [span], "kind": "group"}

    def filed(role: str) -> bool:
        people = [Participant.model_validate(front | {"role": role})]
        return any("only has the denial" in it for it in found([UNCLAIMED, DENIED], actors=people))

    assert filed("perpetrator")
    assert not filed("participant")


@pytest.mark.parametrize(
    ("description", "doubted"),
    [
        ("The Grey Gull group claimed responsibility for Monday's attack", True),
        ("The Grey Gull group claimed responsibility for recent assaults in Marn", False),
    ],
)
def test_other_deeds_are_not_claimed_for_one_that_nobody_claimed(description: str, doubted: bool) -> None:
    told = found([UNCLAIMED, DENIED], description)
    assert any("this party other deeds" in it for it in told) == doubted
