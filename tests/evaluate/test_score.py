"""What counts as right, and what each error costs."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summariser import Span
from summariser.evaluate.comparison import Difference
from summariser.evaluate.places import iou, length, merged, shared
from summariser.evaluate.statistics import assigned, difference, interval
from tests.evaluate.sample import (
    TEXT,
    attribution,
    bombing,
    closure,
    gold_of,
    quantity,
    scored,
    span,
    summary,
    values,
    whole,
)


def scores(folder: Path, predicted: dict[str, Any], gold: dict[str, Any] | None = None) -> dict[str, float]:
    documents, digest = gold_of(folder, gold or whole())
    return values(scored(documents, [summary(predicted)], digest))


def test_the_gold_itself_scores_one_everywhere(tmp_path: Path) -> None:
    documents, digest = gold_of(tmp_path, whole())
    report = scored(documents, [summary(whole())], digest)
    assert {item.name: item.value for item in report.measures if item.better == "higher" and item.value != 1} == {}
    assert {item.name: item.value for item in report.measures if item.better == "lower" and item.value != 0} == {}
    assert (report.documents[0].missed, report.documents[0].spurious) == ([], [])


def test_a_report_has_its_facts_in_the_order_of_the_gold(tmp_path: Path) -> None:
    """The same from run to run: not in that of a set."""
    documents, digest = gold_of(tmp_path, whole())
    assert documents[0].events is not None
    fields = [f"/events/0/{name}" for name in documents[0].events[0].traits]
    found = [fact.key for fact in scored(documents, [summary(whole())], digest).documents[0].found]
    assert [key for key in found if key in fields] == fields
    assert len(fields) > 4


def test_no_prediction_scores_nothing_and_says_so(tmp_path: Path) -> None:
    documents, digest = gold_of(tmp_path, whole())
    report = scored(documents, [], digest)
    got = values(report)
    assert {got[name] for name in ("attribution.joint", "event.template", "slot.all", "casualty.exact", "topic")} == {0}
    assert got["article.failed"] == 1
    assert got["casualty.missing"] == 2
    assert report.documents[0].failure


def test_what_the_gold_leaves_out_is_not_scored(tmp_path: Path) -> None:
    event = {key: value for key, value in bombing().items() if key in {"id", "type", "evidence"}}
    got = scores(tmp_path, whole(), {"article": whole()["article"], "events": [event]})
    assert not [
        name for name in got if name.startswith(("attribution", "slot", "casualty", "date", "location", "topic"))
    ]
    assert got["event.template"] == pytest.approx(2 / 3)  # the closure is not in this gold


def test_an_empty_list_says_that_there_is_none(tmp_path: Path) -> None:
    got = scores(tmp_path, whole(), {"article": whole()["article"], "events": [], "attributions": []})
    assert (got["event.template"], got["attribution.joint"]) == (0, 0)


@pytest.mark.parametrize(("cut", "loose", "strict"), [(10, 1, 1), (20, 1, 0), (40, 0, 0)])
def test_contents_match_by_overlap(tmp_path: Path, cut: int, loose: float, strict: float) -> None:
    words = "Three people were killed and seven wounded in a bomb attack"
    gold = {"article": whole()["article"], "attributions": [attribution("a1", "police", "said", words)]}
    predicted = whole() | {"attributions": [attribution("a1", "police", "said", words[:-cut])]}
    got = scores(tmp_path, predicted, gold)
    assert (got["attribution.detection"], got["attribution.detection_80"]) == (loose, strict)


def test_joint_needs_the_source(tmp_path: Path) -> None:
    predicted = whole()
    predicted["attributions"][0]["source"]["spans"] = [span("Mayor")]
    predicted["attributions"][1]["source"]["spans"] = []
    got = scores(tmp_path, predicted)
    assert got["attribution.detection"] == 1
    assert got["attribution.joint"] == pytest.approx(1 / 3)
    assert got["attribution.source"] == pytest.approx(1 / 3)


def test_best_pairs_go_first(tmp_path: Path) -> None:
    words = "Three people were killed and seven wounded in a bomb attack"
    gold = {"article": whole()["article"], "attributions": [attribution("a1", "police", "said", words)]}
    near, exact = attribution("a1", "police", "said", words[:-8], "warn"), attribution("a2", "police", "said", words)
    got = scores(tmp_path, whole() | {"attributions": [near, exact]}, gold)
    assert got["attribution.speech_act"] == 1
    assert got["attribution.detection"] == pytest.approx(2 / 3)


def test_a_denial_taken_for_a_claim_is_counted(tmp_path: Path) -> None:
    predicted = whole()
    predicted["attributions"][1]["speech_act"] = "assert"
    got = scores(tmp_path, predicted)
    assert got["attribution.deny_as_claim"] == 1
    assert got["attribution.speech_act"] == pytest.approx(2 / 3)


def test_optional_attributions_and_events_cost_nothing(tmp_path: Path) -> None:
    gold = whole()
    gold["attributions"][0]["optional"] = True
    gold["events"][1]["optional"] = True
    without = whole() | {"events": [bombing()], "attributions": whole()["attributions"][1:]}
    for predicted in (whole(), without):
        got = scores(tmp_path, predicted, gold)
        assert (got["attribution.joint"], got["event.template"]) == (1, 1)


def test_cues_that_report_nothing_are_optional_where_reporting_is_scored(tmp_path: Path) -> None:
    from dataclasses import replace

    documents, digest = gold_of(tmp_path, whole())
    documents = [replace(documents[0], unreported=frozenset({"/attributions/0"}))]
    fewer = summary(whole() | {"attributions": whole()["attributions"][1:]})
    for prediction, all_of_it in ((summary(whole()), 1), (fewer, pytest.approx(0.8))):
        got = values(scored(documents, [prediction], digest))
        assert (got["attribution.joint"], got["attribution.reporting_joint"]) == (all_of_it, 1)


def harmed(*figures: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"effect": effect, "count": count} for effect, count in figures]


THREE, SEVEN = ("killed", quantity(3)), ("injured", quantity(7))


@pytest.mark.parametrize(
    ("figures", "exact", "error"),
    [
        ([("injured", quantity(3)), ("killed", quantity(7))], 0, {"swapped": 2}),
        ([("killed", quantity(3, "at_least")), SEVEN], 0.5, {"qualifier": 1}),
        ([("killed", quantity(4)), SEVEN], 0.5, {"number": 1}),
        ([THREE], 2 / 3, {"missing": 1}),
        ([THREE, SEVEN, ("missing", quantity(2))], 0.8, {"spurious": 1}),
        ([SEVEN, THREE], 1, {}),
    ],
)
def test_figures_and_their_errors(tmp_path: Path, figures: Any, exact: float, error: dict[str, int]) -> None:
    got = scores(tmp_path, whole() | {"events": [bombing(casualties=harmed(*figures)), closure()]})
    assert got["casualty.exact"] == pytest.approx(exact)
    kinds = {name.removeprefix("casualty."): value for name, value in got.items() if name.startswith("casualty.")}
    assert {name: value for name, value in kinds.items() if value and name != "exact"} == error


def test_a_figure_bound_to_the_wrong_event(tmp_path: Path) -> None:
    gold = whole() | {"events": [bombing(), closure(casualties=[])]}
    events = [bombing(casualties=harmed(THREE)), closure(casualties=harmed(SEVEN))]
    got = scores(tmp_path, whole() | {"events": events}, gold)
    assert got["casualty.wrong_event"] == 1
    assert got["casualty.missing"] == got["casualty.spurious"] == 0
    assert got["casualty.exact"] == 0.5


def test_events_are_aligned_whatever_their_order(tmp_path: Path) -> None:
    got = scores(tmp_path, whole() | {"events": [closure("e1"), bombing("e2")]})
    assert (got["event.template"], got["event.type"], got["date.equal"]) == (1, 1, 1)


def test_dates_and_places(tmp_path: Path) -> None:
    week = {"text": "this week", "start": "2024-02-26", "end": "2024-03-03", "precision": "week"}
    place = {"text": "the capital", "name": "Old Alvora", "country_code": "DEU", "precision": "city"}
    got = scores(tmp_path, whole() | {"events": [bombing(date=week, location=place), closure()]})
    assert (got["date.equal"], got["date.overlap"]) == (0.5, 1)
    assert got["location.deepest"] == 1
    assert got["location.country"] == 0


def test_words_that_the_article_does_not_have_are_told(tmp_path: Path) -> None:
    got = scores(tmp_path, whole() | {"abstract": "The mayor said “we were warned”, after “no threat”."})
    assert got["verbatim"] < 1
    assert scores(tmp_path, whole() | {"abstract": "After “no threat”."})["verbatim"] == 1


def test_a_better_document_is_further_down_the_worst_list(tmp_path: Path) -> None:
    from summariser.evaluate.show import worst

    other = copy.deepcopy(whole())
    other["article"] = {"id": "second", "text": TEXT + " "}
    documents, digest = gold_of(tmp_path, whole(), other)
    poor = summary(whole() | {"attributions": whole()["attributions"][:1]})
    good = summary(other | {"attributions": other["attributions"][:2]})
    report = scored(documents, [good, poor], digest)
    assert [item.id for item in worst(report, 5)] == ["sample", "second"]
    assert [item.id for item in worst(report, 1)] == ["sample"]


places = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=6).map(
    lambda pairs: [Span(start=start, end=start + size, text="") for start, size in pairs]
)


@given(places, places)
def test_overlap_is_that_of_sets_of_code_points(first: list[Span], second: list[Span]) -> None:
    one, other = ({at for item in spans for at in range(item.start, item.end)} for spans in (first, second))
    assert length(merged(first)) == len(one)
    assert shared(merged(first), merged(second)) == len(one & other)
    assert iou(merged(first), merged(second)) == (len(one & other) / len(one | other) if one | other else 0)


@settings(max_examples=40)
@given(st.lists(st.lists(st.floats(0, 9), min_size=3, max_size=3), min_size=1, max_size=4))
def test_assignment_is_one_to_one_and_takes_no_pair_without_weight(weights: list[list[float]]) -> None:
    pairs = assigned(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)


def test_intervals_hold_the_value_and_are_the_same_each_time() -> None:
    rows = [(float(n % 4), 5.0, 4.0) for n in range(12)]
    ends = interval(rows)
    assert ends is not None
    assert ends[0] < 2 * sum(row[0] for row in rows) / (12 * 9) < ends[1]
    assert interval(rows) == ends
    assert interval(rows[:1]) is None
    assert interval([(0.0, 0.0, 0.0)] * 5) is None


def test_a_difference_on_every_article_is_more_than_chance() -> None:
    weak, strong = [(1.0, 5.0, 5.0)] * 12, [(4.0, 5.0, 5.0)] * 12
    found = difference(weak, strong)
    assert found is not None
    assert found[0] == pytest.approx(0.6)
    assert found[2] < 0.01
    mixed = [(4.0, 5.0, 5.0) if n % 2 else (2.0, 5.0, 5.0) for n in range(12)]
    swapped = [(2.0, 5.0, 5.0) if n % 2 else (4.0, 5.0, 5.0) for n in range(12)]
    even = difference(mixed, swapped)
    assert even is not None
    assert even[0] == 0
    assert even[2] > 0.9


def test_one_error_in_one_article_is_chance_however_much_the_other_run_matched() -> None:
    few, many = [(4.0, 5.0, 5.0)] + [(5.0, 5.0, 5.0)] * 11, [(9.0, 9.0, 9.0)] * 12
    for one in (few, [(8.0, 9.0, 9.0), *many[1:]]):
        found = difference(one, many, by_document=True)
        assert found is not None
        assert found[0] == pytest.approx(1 / 60 if one is few else 1 / 108)
        assert found[2] == 1.0


def test_shares_are_tested_on_the_articles_that_both_have() -> None:
    nothing = (0.0, 0.0, 0.0)
    weak, strong = [(1.0, 4.0, 4.0)] * 8 + [nothing] * 8, [(8.0, 9.0, 9.0)] * 8 + [(0.0, 9.0, 9.0)] * 8
    found = difference(weak[:8], strong[:8], by_document=True)
    assert found is not None
    assert found[2] is not None
    assert found[2] < 0.01
    found = difference(weak[7:], strong[7:], by_document=True)
    assert found is not None
    assert found[2] is None, "one article in common"


def test_a_test_that_points_the_other_way_proves_nothing() -> None:
    """Every article of its own is worse, and all together are better: the large ones are where it is good."""
    one = [(9.0, 10.0, 10.0)] + [(200.0, 1000.0, 1000.0)] * 8 + [(90.0, 100.0, 100.0)] * 8
    other = [(8.0, 10.0, 10.0)] + [(1.0, 10.0, 10.0)] * 8 + [(890.0, 1000.0, 1000.0)] * 8
    found = difference(one, other, by_document=True)
    assert found is not None
    assert found[0] > 0.2
    assert found[2] == 1.0


def test_there_is_no_verdict_against_the_interval() -> None:
    def verdict(**given: Any) -> str:
        values = {"name": "m", "label": "m", "better": "higher", "first": 0.9, "second": 1.0, "low": 0.02, "p": 0.01}
        return Difference.model_validate(values | {"high": 0.2} | given).verdict

    assert verdict() == "B is better"
    assert verdict(low=0.0) == "within chance"
    assert verdict(low=-0.1) == "within chance"
    assert verdict(p=0.05) == "within chance"
