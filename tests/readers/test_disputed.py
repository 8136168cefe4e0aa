"""Deaths that are denied, possible or called wrong are no deaths, and what nobody said is no statement."""

from datetime import date

import pytest

from summariser import Article, Summariser, Summary

PUBLISHED = date(2024, 3, 15)


def read(text: str, published: date | None = PUBLISHED) -> Summary:
    with Summariser(reader="rules") as summariser:
        return summariser.summarise(Article(text=text, published=published))


def figures(summary: Summary) -> list[tuple[str, int | None]]:
    return [(figure.effect, figure.count.best) for event in summary.events for figure in event.casualties]


@pytest.mark.parametrize(
    "text",
    [
        "Police denied that three people were killed in Tolvik on Thursday.",
        "The minister said: “We did not kill 40 people.”",
        "A bomb may have killed two people in Tolvik on Thursday.",
        "An earlier statement that six people had been killed was wrong, the mayor said.",
        "The ministry has yet to confirm that three people were killed in Tolvik on Thursday.",
        "The army was reluctant to admit that 40 people had been killed.",
        "The army neither confirmed nor denied that 40 people had been killed.",
        "Ina Toll declined to say whether three people had been killed.",
        "Ina Toll was asked whether at least three people had been killed.",
    ],
)
def test_a_disputed_figure_is_none(text: str) -> None:
    assert figures(read(text)) == []


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A bomb killed two people in Tolvik in May.", 2),
        ("A strike in May killed nine people. The army denied that it had flown over the city.", 9),
        ("The army refused to say that the bomb which killed four people was its own.", 4),
        ("Ina Toll asked whether the bomb that killed four people was made abroad.", 4),
        ("The army did not say who had ordered the raid, which killed four people.", 4),
    ],
)
def test_others_stay(text: str, killed: int) -> None:
    assert figures(read(text)) == [("killed", killed)]


def test_what_nobody_said_has_no_entry() -> None:
    summary = read("A bomb went off in Tolvik. Police could not confirm the attack. “It was loud,” said Ina Toll.")
    assert [item.source.name for item in summary.attributions] == ["Ina Toll"]


@pytest.mark.parametrize(
    "words",
    [
        "The police declined to blame the Tern Front for it.",
        "The mayor failed to condemn the attack.",
        "The mayor has yet to condemn the attack.",
        "The ministry has twice refused to admit that it bought the bomb.",
        "The Tern Front refused to confirm that it carried out the attack.",
        "The board has three times declined to declare an emergency.",
        "The mayor avoided blaming the Tern Front.",
        "The mayor left without blaming the Tern Front.",
        "Ina Toll doubted that the bomb was made abroad.",
    ],
)
def test_what_is_withheld_is_not_said(words: str) -> None:
    summary = read(f"A bomb went off in Tolvik. {words}")
    assert summary.attributions == []
    assert [blame for event in summary.events for blame in event.responsibility] == []


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("The mayor was quick to condemn the attack.", "condemn"),
        ("The mayor went on to blame the Tern Front for it.", "accuse"),
        ("The board has three times declared an emergency.", "assert"),
        ("The mayor declined to comment.", "decline_to_comment"),
        ("The mayor, who failed to stop it, condemned the attack.", "condemn"),
    ],
)
def test_what_others_say_all_the_same(words: str, act: str) -> None:
    (said,) = read(f"A bomb went off in Tolvik. {words}").attributions
    assert said.source.spans[0].text.startswith(("The mayor", "The board"))
    assert said.speech_act == act


def test_what_has_happened_ends_by_the_day_of_the_report() -> None:
    summary = read("A bomb killed five soldiers in Mopti on Thursday. Hours later, gunmen killed 11 farmers in Sofara.")
    assert all(event.date is not None and event.date.end <= PUBLISHED for event in summary.events if event.date)
    assert len(summary.events) == 2


def test_without_a_day_of_publication_the_words_are_kept() -> None:
    event = read("A bomb killed two people in Tolvik on Friday.", None).events[0]
    assert event.date is not None
    assert (event.date.text, event.date.start) == ("on Friday", None)
