"""One who came to harm, told without a number, each beside one who did not."""

import pytest

from tests.detect.test_tolls import facts, tolls

ONE = (1, 1, 1, "exact")


@pytest.mark.parametrize(
    ("text", "effect", "victims"),
    [
        ("A night guard was killed in the attack.", "killed", "night guard"),
        ("A bomb went off and a policeman was wounded, officials said.", "injured", "policeman"),
        ("A 27-year-old man was shot dead in Torvik.", "killed", "27-year-old man"),
        ("A man in his 30s was killed.", "killed", "man"),
        ("A boy, 12, was killed by a stray bullet.", "killed", "boy"),
        ("A boy aged 12 was killed by a stray bullet.", "killed", "boy"),
        ("A police officer has died.", "killed", "police officer"),
        ("A teacher later died of her wounds.", "killed", "teacher"),
        ("A passer-by was also hurt.", "injured", "passer-by"),
        ("A sailor is missing after the flood.", "missing", "sailor"),
        ("A priest was kidnapped on Sunday.", "captured", "priest"),
        ("A man stabbed a guard to death.", "killed", "guard"),
        ("Police said a protester had been killed.", "killed", "protester"),
        ("A nurse was taken to hospital with burns.", "injured", "nurse"),
        ("The deputy mayor was shot dead on Monday.", "killed", "deputy mayor"),
        ("The governor of Torvik was assassinated.", "killed", "governor"),
    ],
)
def test_one_without_a_number_is_counted(text: str, effect: str, victims: str) -> None:
    assert facts(text) == {(effect, *ONE)}
    assert [it.victims for it in tolls(text)] == [victims]


@pytest.mark.parametrize(
    "text",
    [
        "A woman is killed every three days, the group says.",
        "If a guard was hurt, nobody said so.",
        "Nobody knows whether a guard was killed.",
        "The judge said a guard could be killed.",
        "A guard was feared dead.",
        "A patient treated for burns said so.",
        "A man wounded in the attack said he saw smoke.",
        "A dog was killed on the road.",
        "There is a possibility some more people are still missing.",
        "The president was hurt by the scandal.",
        "The king has died.",
        "The minister was missing from the talks.",
        "A bill was killed in the house.",
        "A man armed with a knife was arrested and a car was hurt.",
    ],
)
def test_one_who_is_not_known_to_be_harmed_is_not(text: str) -> None:
    assert tolls(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A guard was killed and 16 people were treated for smoke inhalation.", [("killed", 1), ("injured", 16)]),
        ("A woman and a child were killed.", [("killed", 1), ("killed", 1)]),
        ("A woman and her two children were killed.", [("killed", 1), ("killed", 2)]),
        ("Two sailors and a nurse were killed.", [("killed", 2), ("killed", 1)]),
        ("At least three firefighters were treated for burns.", [("injured", 3)]),
        ("A dozen sailors were killed.", [("killed", 12)]),
        ("A man killed two people in Torvik.", [("killed", 2)]),
        ("A third of the 90 sailors were killed.", []),
        ("A nurse was killed, three drivers were hurt and a mechanic was missing.",
         [("killed", 1), ("injured", 3), ("missing", 1)]),
    ],
)  # fmt: skip
def test_one_beside_others(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(it.effect, it.count.best) for it in tolls(text)] == expected
