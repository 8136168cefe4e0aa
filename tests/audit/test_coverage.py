"""What is left out, found by passing over what the summary has, is what the whole search finds."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from benchmarks.mutations import names
from summariser import Article, Summary
from summariser.audit import coverage
from summariser.audit.coverage import check_reports
from summariser.audit.reading.material import Material
from summariser.detect import find_reports, find_tolls, reports, tolls
from summariser.detect.recent import Recent
from summariser.grounding import GroundedText
from summariser.models import Event, Finding
from tests.audit.joined import joined
from tests.facts import replayed
from tests.growth import is_about_linear
from tests.readers.test_rules import summary_of


def lessened(summary: Summary) -> Iterator[Summary]:
    """The summary, and the same without each attribution, without each casualty, and without any."""
    yield summary
    yield summary.model_copy(update={"attributions": [], "events": []})
    for at in range(len(summary.attributions)):
        rest = [item for index, item in enumerate(summary.attributions) if index != at]
        yield summary.model_copy(update={"attributions": rest})
    for at, event in enumerate(summary.events):
        for index in range(len(event.casualties)):
            others = [item for number, item in enumerate(event.casualties) if number != index]
            yield summary.model_copy(update={"events": [*summary.events[:at], less(event, others)]})


def less(event: Event, casualties: list[Any]) -> Event:
    return event.model_copy(update={"casualties": casualties})


def both_ways(summary: Summary) -> tuple[list[Finding], list[Finding]]:
    """What is left out by passing over what the summary has, and by searching the whole article; both from anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reports, "_recent", Recent(reports._reports))
        patch.setattr(tolls, "_recent", Recent(tolls._tolls))
        found = list(check_reports(Material(summary)))
        patch.setattr(coverage, "other_reports", lambda text, _: find_reports(text))
        patch.setattr(coverage, "tolls_in", lambda text, _: find_tolls(text))
        return found, list(check_reports(Material(summary)))


@pytest.mark.parametrize("name", names())
def test_of_recorded_summaries(name: str) -> None:
    for summary in lessened(replayed(name)):
        found, whole = both_ways(summary)
        assert found == whole


def test_of_several_articles_in_one() -> None:
    chosen = random.Random(5)
    whole = [replayed(name) for name in names()]
    for _ in range(30):
        parts = chosen.sample(whole, chosen.randint(2, 4))
        kept = set(chosen.sample(range(len(parts)), chosen.randint(1, len(parts))))
        found, searched = both_ways(joined(parts, kept))
        assert found == searched


SPEECHES = [
    "He said: “We go,” and it was reported that they left.\n\n“We stay.”\n\n“We wait,” Ida Valk said. “We eat.”",
    "Ida Valk said they left. “We stay.”\n\n“We wait.”\n\nHe claims that they say so.",
    "Valk: “We left.”\n\n“We stay.” “go” go\n\n“We wait.”",
    "The mayor said that officials told reporters that police denied it. “No. Not us.” “Nor us,” she added. “Nor he.”",
    "Valk said “we said so” and said: “We\n\nsaid so.” He'said that it said so, O'said.",
]


@pytest.mark.parametrize("text", SPEECHES)
def test_of_speeches_that_go_on(text: str) -> None:
    said = summary_of(text).attributions
    assert said
    for number in range(2 ** min(6, len(said))):
        some = [item for index, item in enumerate(said) if number >> index & 1]
        found, whole = both_ways(summary_of(text).model_copy(update={"attributions": some}))
        assert found == whole


def test_what_was_detected_before_is_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = GroundedText(Article(text="Ida Valk said that nine people were killed."))
    known, counted = find_reports(text), find_tolls(text)
    assert known
    assert counted
    monkeypatch.setattr(reports, "_reports_in", None)
    monkeypatch.setattr(tolls, "_tolls_in", None)
    assert reports.other_reports(text, [reports.NONE]) == known
    assert tolls.tolls_in(text, []) == counted


@pytest.mark.parametrize("words", ["say ", "“say” ", "said, “", "killed 9, ", "9 killed of 9 "])
def test_a_long_run_of_cues_takes_linear_time(words: str) -> None:
    whole = replayed("kabul-2020-11-21")

    def check_of(number: int) -> Callable[[], object]:
        article = Article(text=whole.article.text + words * number, language="en")
        material = Material(whole.model_copy(update={"article": article}))
        return lambda: list(check_reports(material))

    assert is_about_linear(check_of, 200_000 // len(words))
