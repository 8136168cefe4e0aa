"""What is told only not to have happened is told so, wherever it stands in its sentence."""

import pytest

from tests.readers.test_rules import summary_of


def told(text: str) -> list[tuple[str, str | None, bool]]:
    return [(it.type, it.mode, bool(it.negated)) for it in summary_of(text).events]


@pytest.mark.parametrize(
    "nobody",
    [
        "Police said nobody was arrested.",
        "Police said that no one had been arrested.",
        "No one has been arrested, police said.",
        "Officers said that none of the men had been arrested.",
        "Police said neither of the men was arrested.",
        "Police said no one was arrested. Nobody was injured.",
        "Police said no one was arrested. No one had been arrested by Tuesday.",
    ],
)
def test_an_arrest_of_nobody(nobody: str) -> None:
    assert told(f"A shop was robbed on Monday. {nobody}") == [("crime", None, False), ("coerce", "arrest", True)]


@pytest.mark.parametrize(
    "somebody",
    [
        "Nobody was arrested until Tuesday, police said.",
        "Police denied that nobody was arrested.",
        "Police said three men were arrested but nobody was charged.",
        "Two men were arrested. Police said no one else had been arrested.",
        "Two men were arrested. Police said nobody was arrested on Tuesday.",
    ],
)
def test_an_arrest_of_somebody(somebody: str) -> None:
    assert told(f"A shop was robbed on Monday. {somebody}") == [("crime", None, False), ("coerce", "arrest", False)]


def test_an_arrest_of_nobody_hides_none_that_follows() -> None:
    _, none, one = summary_of(
        "A shop burned down on Sunday. Police said no one was arrested. Police arrested Bo Karlsen on Tuesday."
    ).events
    assert (none.negated, one.negated) == (True, False)
    assert [it.name for it in one.recipients] == ["Bo Karlsen"]


def test_nobody_arrested_and_nobody_hurt() -> None:
    main, arrest = summary_of("A bomb went off in Rome. Police said no one was arrested and no one was hurt.").events
    assert [it.count.high for it in main.casualties] == [0]
    assert arrest.negated
    assert not arrest.casualties


def test_the_rest_of_the_sentence_is_told() -> None:
    assert told("A shop was robbed and nobody was arrested.") == [("crime", None, False)]
    assert told("Police said no one else had been arrested.") == []
