"""Which figure "of them" is part of: of the last people counted, whether they came to harm or not."""

import pytest

from tests.readers.test_disputed import read

Figure = tuple[str, int | None, int | None]


def figures(text: str) -> list[Figure]:
    return [(it.effect, it.count.best, it.subset_of) for event in read(text).events for it in event.casualties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Tolvik, 11 sailors died on Monday. A clinic said it had 620 patients and that 21 of them had died.",
         [("killed", 11, None), ("killed", 21, None)]),
        ("A storm killed 52 people on Friday. Two reporters were beaten; one of them later died.",
         [("killed", 52, None), ("killed", 1, None)]),
        ("A bomb killed 12 people and hurt 30 on Monday. Six of them later died.",
         [("killed", 12, None), ("injured", 30, None), ("killed", 6, None)]),
        ("A bomb killed 12 people and two reporters were beaten, one of them badly.", [("killed", 12, None)]),
        ("A bomb killed 12 people and hurt 30, six of them badly, on Monday.",
         [("killed", 12, None), ("injured", 30, None), ("injured", 6, 1)]),
        ("A bomb killed 12 people on Monday, five of them children, and hurt 30.",
         [("killed", 12, None), ("killed", 5, 0), ("injured", 30, None)]),
        ("A bomb killed 12 people on Monday. Five of them died in hospital.",
         [("killed", 12, None), ("killed", 5, 0)]),
        ("Nine people were killed in two raids on Monday, three of them children.",
         [("killed", 9, None), ("killed", 3, 0)]),
    ],
)  # fmt: skip
def test_of_them_is_of_the_last_people_counted(text: str, expected: list[Figure]) -> None:
    assert figures(text) == expected
