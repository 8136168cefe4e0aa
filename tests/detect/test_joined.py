"""Figures joined by "and" in front of what is said of them."""

import pytest

from summariser import Article
from summariser.detect import find_tolls
from summariser.grounding import GroundedText


def counted(text: str) -> list[tuple[str, str, int | None]]:
    return [(it.effect, it.count.text, it.count.low) for it in find_tolls(GroundedText(Article(text=text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty Rovians and two Tarnish were killed.",
         [("killed", "Thirty Rovians", 30), ("killed", "two Tarnish", 2)]),
        ("Six rebels and no soldiers were killed.",
         [("killed", "Six rebels", 6), ("killed", "no soldiers were killed", 0)]),
        ("On Monday six rebels, two boys and at least 15 guards died.",
         [("killed", "six rebels", 6), ("killed", "two boys", 2), ("killed", "at least 15 guards", 15)]),
        ("A nurse and six patients were hurt.", [("injured", "A nurse", 1), ("injured", "six patients", 6)]),
        ("Four rebels were killed, and three guards and two boys were wounded.",
         [("killed", "Four rebels", 4), ("injured", "three guards", 3), ("injured", "two boys", 2)]),
        ("The army said six rebels and three guards were killed.",
         [("killed", "six rebels", 6), ("killed", "three guards", 3)]),
    ],
)  # fmt: skip
def test_figures_that_share_a_verb_behind_them(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested four men and two women were killed.", [("killed", "two women", 2)]),
        ("He has six children and two sons were killed.", [("killed", "two sons", 2)]),
        ("Police found 12 rifles and two men were killed.", [("killed", "two men", 2)]),
        ("Nine cars and two people were hit, and two people died.", [("killed", "two people", 2)]),
        ("Six teachers and all 12 pupils were unhurt.", [("injured", "all 12 pupils", 0)]),
    ],
)
def test_what_only_stands_before_and_is_not_joined(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert counted(text) == expected
