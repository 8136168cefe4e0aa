"""Deaths told by how people died, deaths that nobody died, and zeros that are none."""

import pytest

from summariser import Article
from summariser.detect import find_tolls
from summariser.grounding import GroundedText


def counted(text: str) -> list[tuple[str, int | None]]:
    return [(it.effect, it.count.low) for it in find_tolls(GroundedText(Article(text=text)))]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Eleven girls were burnt to death in Torvik.", 11),
        ("Soldiers shot dead four men in Torvik.", 4),
        ("Bandits gunned down six traders.", 6),
        ("Six traders were gunned down.", 6),
        ("A crowd beat two men to death.", 2),
        ("Two boys were stabbed to death.", 2),
        ("At least 30 pilgrims were trampled to death.", 30),
        ("Nine miners suffocated.", 9),
        ("Four climbers froze to death.", 4),
        ("The storm took the lives of 40 people.", 40),
        ("Three U.S. airmen were killed.", 3),
        ("He shot 12 people, three of them fatally.", 3),
        ("Two officers shot dead a gunman.", 1),
        ("Three of the 15 people wounded have died.", 3),
        ("Three of the 15 people hurt in a blaze in Orne on Monday died.", 3),
    ],
)
def test_how_people_died(text: str, low: int) -> None:
    assert counted(text) == [("killed", low)]


@pytest.mark.parametrize(
    "text",
    [
        "Two officers shot dead Ann Lee.",
        "Two officers killed the gunman.",
        "They plotted to gun down nine traders, and could beat two men to death.",
        "The ban prevented 20,000 deaths, the ministry said.",
        "A vaccine would avert some 300 deaths.",
        "In the novel a bomb kills 40 people in Torvik.",
        "The film, in which a bomber kills 40 people, won a prize.",
        "No one was seriously injured in the crash.",
        "None of the six wanted men had been killed in the raid except two.",
        "Nobody was killed apart from the bomber.",
        "The rebels said no one had died on their side.",
        "No guards were killed on the army's side.",
        "The mission was unable to verify a claim by the rebels that a hospital was shelled, killing two nurses.",
        "Prosecutors dropped charges that Ann Lee had killed nine people.",
        "The paper retracted a report that a bomb had killed nine people.",
    ],
)
def test_deaths_that_nobody_died_and_zeros_that_are_none(text: str) -> None:
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two officers shot dead on Monday were brothers.", [("killed", 2)]),
        ("She may be charged for the nine deaths.", [("killed", 9)]),
        ("Police have yet to confirm who fired the shots, killing nine people.", [("killed", 9)]),
        ("Police dropped a case against a man who had killed nine people.", [("killed", 9)]),
        ("The mayor reported 20 deaths.", [("killed", 20)]),
        ("Doctors feared the worst after 12 deaths.", [("killed", 12)]),
        ("All 12 people in the film theatre died.", [("killed", 12)]),
        ("No one was injured.", [("injured", 0)]),
        ("No one was hurt but the car was wrecked.", [("injured", 0)]),
        ("A fire left 12 families homeless and three people dead.", [("displaced", 12), ("killed", 3)]),
        ("Measles killed 40 people, three of them under five.", [("killed", 40), ("killed", 3)]),
        ("Measles killed 40 people, most of them under five.", [("killed", 40), ("killed", None)]),
    ],
)
def test_what_is_beside_them(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert counted(text) == expected


def test_the_age_of_most_is_no_count() -> None:
    found = find_tolls(GroundedText(Article(text="Measles killed 40 people, most of them under five.")))
    assert found[1].count.high is None
