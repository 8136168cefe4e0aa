"""Findings that models seldom give cause for: each once, beside what is right."""

import pytest

from summariser.audit import run_audit
from summariser.models import Casualty, Summary
from tests.audit.sample import found, place, summary
from tests.audit.test_dense import figure, with_figures


def told(changed: Summary, where: str) -> list[tuple[str, str]]:
    return [(it.severity, it.message) for it in run_audit(changed).findings if it.where == where]


@pytest.mark.parametrize(("part", "larger"), [(8, False), (12, True)])
def test_a_part_is_not_larger_than_its_whole(part: int, larger: bool) -> None:
    text = f"Nine guards and {part} clerks were killed."
    whole = figure("killed", "Nine guards", 9)
    some = figure("killed", f"{part} clerks", part, subset_of=0)
    findings = told(with_figures(text, whole, some), "/events/0/casualties/1/count")
    assert [severity for severity, message in findings if message.endswith("and larger")] == ["error"] * larger


def test_a_part_of_something_else_is_told() -> None:
    text = "Nine guards were killed and three clerks were held."
    held = figure("captured", "three clerks", 3, subset_of=0)
    assert told(with_figures(text, figure("killed", "Nine guards", 9), held), "/events/0/casualties/1/subset_of") == [
        ("error", "part of a figure of people killed")
    ]


@pytest.mark.parametrize(("words", "severities"), [("a gas tank", []), ("a fuel tank", ["error"])])
def test_the_words_of_a_weapon_stand_in_the_article(words: str, severities: list[str]) -> None:
    count = {"text": words, "low": 1, "best": 1, "high": 1, "qualifier": "exact"}
    weapon = {"kind": "tank", "count": count}
    findings = found(summary(**{"events/0/weapons": [weapon]}), "figures", "/events/0/weapons/0/count")
    assert [it.severity for it in findings] == severities


@pytest.mark.parametrize(("effect", "severities"), [("killed", ["warning"]), ("injured", [])])
def test_cases_are_ill_and_not_dead(effect: str, severities: list[str]) -> None:
    text = "Cholera spread in Torvik, with 40 cases in hospital."
    findings = found(with_figures(text, figure(effect, "40 cases", 40)), "figures", "/events/0/casualties/0/effect")
    assert [it.severity for it in findings] == severities


@pytest.mark.parametrize(("victims", "doubted"), [("guards", False), ("pupils", True)])
def test_victims_stand_where_their_figure_does(victims: str, doubted: bool) -> None:
    item: Casualty = figure("killed", "Nine guards", 9, victims=victims)
    changed = with_figures("Nine guards were killed.", item)
    assert bool(found(changed, "figures", "/events/0/casualties/0/victims")) == doubted


@pytest.mark.parametrize(
    ("blame", "severity", "message"),
    [
        ({"party": "Red Gull Union", "stance": "unclaimed"}, "warning", "told as unclaimed"),
        ({"party": "Red Gull Union", "stance": "accused", "attribution_id": "a2"}, "error", "accused by a denial"),
        ({"party": None, "stance": "claimed"}, "error", "claimed by nobody"),
        ({"party": "Red Gull Union", "stance": "claimed"}, "error", "has no claim by"),
    ],
)
def test_blame_goes_by_the_words(blame: dict[str, object], severity: str, message: str) -> None:
    findings = told(summary(**{"events/0/responsibility": [blame]}), "/events/0/responsibility/0/stance")
    assert [it for it, _ in findings] == [severity]
    assert message in findings[0][1]


def test_whoever_claims_a_deed_is_not_accused_of_it() -> None:
    blame = {"party": "police", "stance": "accused", "attribution_id": "a1"}
    changed = summary(**{"attributions/0/speech_act": "claim_responsibility", "events/0/responsibility": [blame]})
    findings = told(changed, "/events/0/responsibility/0/stance")
    assert [severity for severity, message in findings if "claims it in the article" in message] == ["warning"]


def test_a_source_stands_in_the_sentence_of_its_cue() -> None:
    far = summary(**{"attributions/0/source/spans": [place("the fire service")]})
    assert any("stands in another sentence than" in message for _, message in told(far, "/attributions/0/source/spans"))
    assert told(summary(), "/attributions/0/source/spans") == []
