"""Lists behind a figure: those harmed with it, or those who speak of it."""

import pytest

from summariser import Article
from summariser.detect import find_tolls
from summariser.grounding import GroundedText


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Gunmen killed 11 soldiers and wounded 14 others, two army sources and a farmer said.",
            [("killed", "11 soldiers"), ("injured", "14 others")],
        ),
        ("A bomb killed three soldiers, two sources said.", [("killed", "three soldiers")]),
        ("A bomb killed three soldiers and two witnesses said it was huge.", [("killed", "three soldiers")]),
        ("A bomb killed three soldiers, and two boys have said so.", [("killed", "three soldiers")]),
        (
            "A bomb killed three soldiers and two children, officials said.",
            [("killed", "three soldiers"), ("killed", "two children")],
        ),
        (
            "It killed three soldiers, a nurse and a child, said two witnesses.",
            [("killed", "three soldiers"), ("killed", "a nurse"), ("killed", "a child")],
        ),
        ("A dozen are still missing and feared dead, he said.", [("missing", "A dozen")]),
        ("A mill is missing.", []),
    ],
)
def test_who_is_in_the_list(text: str, figures: list[tuple[str, str]]) -> None:
    found = find_tolls(GroundedText(Article(text=text)))

    assert [(it.effect, it.count.text) for it in found] == figures
