"""Harm that did not happen, or that nobody vouches for, each beside harm that did."""

import pytest

from tests.detect.test_tolls import tolls


@pytest.mark.parametrize(
    "text",
    [
        "Police foiled a plot to kill 40 people at a fair.",
        "Two men were jailed for the attempted murder of five people.",
        "Guards prevented the man from killing nine pupils.",
        "The bomb was meant to kill 40 people.",
        "In a drill crews practised for a crash in which 30 people died.",
        "The exercise simulated an attack that killed 40 people.",
        "Crews were told of a fictitious attack in which 40 people were killed.",
        "Two miners were feared dead after a shaft fell in.",
        "Nine sailors are believed dead.",
        "Police fear that nine people died.",
        "The ministry neither confirmed nor denied that five sailors had been killed.",
        "The ministry has yet to confirm that five people died.",
        "There was no confirmation of reports that 40 sailors had been killed.",
        "The ministry cast doubt on reports that 40 sailors had been killed.",
        "An official said he doubted that two gunmen had been killed.",
        "The ministry called reports that 40 sailors had been killed false.",
        "The ministry branded claims that 40 sailors had been killed a lie.",
        "Reports that 40 sailors had been killed were “pure fantasy”, the ministry said.",
        "Reports that 40 sailors had been killed could not be verified.",
    ],
)
def test_what_nobody_vouches_for_is_no_toll(text: str) -> None:
    assert tolls(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The man went on to kill three people.", ("killed", 3)),
        ("The knife was used to kill two women.", ("killed", 2)),
        ("Two men were jailed for the murder of five people.", ("killed", 5)),
        ("Four sailors died in an exercise.", ("killed", 4)),
        ("Pilots practising for a show collided, killing two people.", ("killed", 2)),
        ("Nine sailors are missing, feared dead.", ("missing", 9)),
        ("Nine sailors are believed to be missing.", ("missing", 9)),
        ("Nine sailors were confirmed dead.", ("killed", 9)),
        ("The ministry confirmed that five people died.", ("killed", 5)),
        ("Police did not confirm the number but said nine people had died.", ("killed", 9)),
        ("There was no doubt that nine people had died.", ("killed", 9)),
        ("Police described how nine people had been killed.", ("killed", 9)),
        ("The group said it killed 40 sailors, a claim that could not be verified.", ("killed", 40)),
        ("Police questioned two men after nine people were killed.", ("killed", 9)),
    ],
)
def test_what_happened_stays(text: str, expected: tuple[str, int]) -> None:
    assert [(it.effect, it.count.best) for it in tolls(text)] == [expected]
