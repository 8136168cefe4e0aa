"""Who is told to do a thing, or to suffer it, and things that the article tells nobody of."""

from collections.abc import Iterable

import pytest

from summariser.audit.reading.deeds import Told
from summariser.audit.reading.lines import Lines, Roots
from summariser.audit.reading.material import Material
from summariser.audit.support.bonds import bonds_of
from summariser.audit.support.untold import untold_in, ways
from tests.audit.test_quiet import told

REPORT = (
    "The shells were fired from two cars, spokesman Ivo Stellan said. The Red Front denied that it had a hand in it. "
    "Vestmar condemned the raid on the harbour of Torvik. Talks in Marn between Torvik and the Red Front go on, though "
    "slowly. The Red Front has been waging near daily attacks on tired harbour guards. Ida Brandt visited Marn. Her "
    "son was arrested on Monday. Hackers calling themselves Grey Gull crippled the Odda hospital. "
    "The soldiers in the hall were locked up. A further 45 had surrendered at the mill."
)

LETTERS = str.maketrans("0123456789", "qwrtpsdfgh")


def found(text: str, statement: str) -> list[str]:
    """What the two checks doubt of an abstract of one statement."""
    material = Material(told(text, "").model_copy(update={"abstract": statement}))
    known = Told(material)
    return [it.message for one in material.statements for it in (*bonds_of(known, one), *untold_in(material, one))]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Shells were fired from two cars.", "The Red Front fired the shells."),
        ("Vestmar condemned the raid.", "The Red Front condemned the raid."),
        ("Ida Brandt visited Marn.", "Ivo Stellan visited Marn."),
        ("Brandt's son was arrested.", "Hackers were arrested."),
        ("Talks between Torvik and the Red Front go on.", "Talks between Vestmar and the Red Front go on."),
        ("Hackers crippled the Odda hospital.", "Vestmar crippled the Odda hospital."),
        ("Grey Gull crippled the Odda hospital.", "Grey Gull visited the Odda hospital."),
        ("Soldiers surrendered at the mill.", "Soldiers visited Marn."),
        ("The talks in Marn go on.", "The talks in Marn collapsed."),
        ("The Red Front attacked harbour guards.", "The Red Front signed a truce."),
        ("Vestmar condemned the raid.", "Guards condemned the raid."),
    ],
)
def test_deeds_are_told_of_those_of_whom_the_article_tells_them(right: str, wrong: str) -> None:
    assert found(REPORT, right) == []
    assert found(REPORT, wrong) != []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Among the dead, he said, was the rebel leader Nael Dorr.", "The strike killed Nael Dorr."),
        ("Police searched its offices. The Rally party had left.", "Police searched offices."),
        ("The Rally party denied it. Police searched its offices.", "Police searched Rally offices."),
        (
            "Kol Antic was tried. He paid. He wept. The party, which expelled him, is silent.",
            "The party expelled Antic.",
        ),
        ("A truce brokered by Olaf Brisk was signed in Arlune.", "A truce brokered by Brisk was signed."),
        ("A member said in June that Ida Carr had died.", "Unnamed member said Ida Carr died."),
        ("A police marksman killed a man. Cole Adey was hit by two bullets.", "A marksman killed unarmed Cole Adey."),
        ("Torvik and Vestmar are at odds. The two countries are to hold talks.", "Talks between Torvik and Vestmar."),
        (
            "Torvik lost to Vestmar. It rained. The two countries fought a war.",
            "Torvik and Vestmar fought a war.",
        ),
        ("The third refused to sign, and Moses Dorr left. He would not sign.", "Moses Dorr refused."),
    ],
)
def test_who_is_told_in_other_words_is_not_doubted(text: str, statement: str) -> None:
    assert found(text, statement) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The council agreed to the plan.", "The council approved the plan.", "The council resigned over the plan."),
        ("The minister stepped down.", "The minister resigned.", "The minister was acquitted."),
        ("Flames gutted the mill.", "The mill was destroyed.", "The mill was bombed."),
        ("Profits slumped in May.", "Profits dropped in May.", "Profits rose in May."),
        ("The judge jailed him for nine years.", "He was sentenced to nine years.", "He was deported."),
    ],
)
def test_a_deed_needs_a_word_of_its_kin(text: str, right: str, wrong: str) -> None:
    assert found(text, right) == []
    assert any("no such thing" in message for message in found(text, wrong))


def test_who_did_it_may_not_be_changed_over_behind_a_verb_without_a_deed() -> None:
    from tests.audit.test_replaced import warned

    assert warned(REPORT, "The Red Front wages daily attacks on harbour guards") == []
    assert any("other way round" in it for it in warned(REPORT, "Harbour guards wage attacks on the Red Front"))


def test_every_verb_has_more_than_itself() -> None:
    assert all(len(stems) > 1 for stems, _ in ways().values())


def test_many_that_may_both_have_done_it_are_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    real = Lines.roots

    def counted(self: Lines, numbers: Iterable[int]) -> Roots:
        nonlocal asked
        some = list(numbers)
        asked += len(some)
        return real(self, some)

    monkeypatch.setattr(Lines, "roots", counted)
    taken = []
    for size in (200, 800):
        places = (f"{at:04}".translate(LETTERS) for at in range(size))
        text = " ".join(f"Both attacked the mill near the {place}." for place in places)
        asked = 0
        assert found(text, "The Red Front attacked the mill.") != []
        taken.append(asked)
    assert taken[1] < 6 * taken[0] + 100
