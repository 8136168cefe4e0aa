"""The audit's own measure, on a few recorded summaries and a few errors of each kind."""

import pytest

from benchmarks.mutations import FURTHER, KINDS, alarms, measure, names
from summariser import Summary
from tests.facts import replayed


@pytest.fixture(scope="module")
def summaries() -> dict[str, Summary]:
    """Three of the recorded ones, the same every time."""
    return {name: replayed(name) for name in names()[:: max(1, len(names()) // 3)][:3]}


def test_planted_errors_are_found(summaries: dict[str, Summary]) -> None:
    counted = measure(summaries, most=3)
    tallies = {kind: counted[kind] for kind in KINDS}
    assert sum(counted[kind].found for kind in FURTHER) > sum(len(counted[kind].missed) for kind in FURTHER)
    assert sum(tally.planted for tally in tallies.values()) >= 100
    assert len([kind for kind, tally in tallies.items() if tally.planted]) >= 12
    found = sum(tally.found for tally in tallies.values())
    missed = [line for tally in tallies.values() for line in tally.missed]
    assert found >= 0.85 * (found + len(missed)), (
        missed
    )  # three of each kind: the hard kinds weigh more than in the table


def test_untouched_summaries_are_passed(summaries: dict[str, Summary]) -> None:
    assert alarms(summaries) == []
