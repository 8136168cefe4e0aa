"""What a report tells of other incidents than its news."""

import pytest

from summariser.detect.incidents import Incidents
from summariser.grounding import GroundedText
from summariser.models import Article

NEWS = """\
TORVIK, June 12 - A bomb killed nine people at a market in Torvik on Monday, police said.

Six others were wounded, and the market is shut. Ada Brandt, the mayor, spoke of a black day.
"""
"""Two paragraphs of news, published on a Wednesday."""


def told(behind: str, *, published: str | None = "2024-06-12", title: str | None = None) -> list[str]:
    """For each sentence behind the news: "news", "apart", or "past" of another time."""
    text = GroundedText(Article(text=f"{NEWS}\n{behind}", published=published, title=title), "en")
    incidents = Incidents(text)
    first = len(NEWS)
    found = [incidents.of(at) for at, it in enumerate(text.sentences) if it.start >= first]
    return ["news" if it is None else "past" if it.past else "apart" for it in found]


@pytest.mark.parametrize(
    "opening",
    [
        "Elsewhere, gunmen shot dead two guards.",
        "In a separate incident, two guards were shot dead.",
        "Across the border, two guards were shot dead.",
        "On the Ternish side of the river, two guards were shot dead.",
        "Farther north, two guards were shot dead.",
        "Far to the south, shelling killed a sweeper.",
        "In the east, two guards were shot dead.",
        "Nationwide, floods have killed 30 people since the thaw.",
        "The same storm sank a ferry, and three men drowned.",
        "In an accident linked to the relief effort, a lorry ran over two men.",
        "At Lund, two guards were shot dead.",
        "And in neighbouring Lund, two guards were shot dead.",
        "It was in Lund, at the opposite end of the country.",
        "Lund also came under fire.",
        "Hours later, on the road to Lund, a bomb went off.",
        "Some twenty miles north, in Lund, a man was shot dead.",
        "A lorry ran into a ravine near Lund.",
        "Around midnight gunmen opened fire on a wake in Lund.",
        "While the market burned, a patrol was ambushed on the outskirts of Lund.",
        "In answer to the bombing, jets struck a camp at Lund.",
    ],
)
def test_a_sentence_opens_another_incident_up_to_the_end_of_its_paragraph(opening: str) -> None:
    behind = f"{opening} Three men died there.\n\nThe police asked for calm. Two of the wounded died."
    assert told(behind) == ["apart", "apart", "news", "news"]


@pytest.mark.parametrize(
    "opening",
    [
        "In July 2013, a bomb at the same market killed 30 people.",
        "Last year a fire at a mill in Lund killed four.",
        "In March, gunmen shot dead three traders.",
        "On January 27 a skirmish left two people dead.",
        "A bridge had fallen in Lund on Saturday.",
    ],
)
def test_what_lies_in_another_time_is_past(opening: str) -> None:
    assert told(f"{opening} Ten others were hurt.") == ["past", "past"]


@pytest.mark.parametrize(
    "sentence",
    [
        "At the Lund hospital, two of the wounded died.",
        "In Parliament, the minister said that 12 people had died.",
        "The victims of the attack were taken to Lund, 30 km to the north.",
        "Two of those killed came from Lund.",
        "A man who had bought the rifle across the border was held, and two guards died.",
        "In Torvik, two of the wounded died.",
        "On Monday night two of the wounded died.",
        "Police have held a cousin, who is said to have fled across the state line.",
        "Elsewhere in the building, three cooks were found dead.",
    ],
)
def test_the_news_is_not_left(sentence: str) -> None:
    assert told(sentence) == ["news"]


def test_a_sentence_goes_back_to_the_place_or_the_day_of_the_news() -> None:
    assert told("In Lund, a bomb killed two. In Torvik, another body was found.") == ["apart", "news"]
    assert told("In July 2013 a bomb killed two. Yet Monday was the worst day of all.") == ["past", "news"]
    assert told("In Lund, a bomb killed two. A statement called it revenge for Torvik.") == ["apart", "apart"]


def test_two_incidents_of_one_paragraph_are_two() -> None:
    text = GroundedText(Article(text=f"{NEWS}\nAt Lund, a bomb killed two. And in Sarn, three men drowned."), "en")
    incidents = Incidents(text)
    count = len(text.sentences)
    one, other = incidents.of(count - 2), incidents.of(count - 1)
    assert one is not None
    assert other is not None
    assert (one.opened, other.opened) == (count - 2, count - 1)


def test_the_heads_of_items_open_one_but_the_first() -> None:
    items = "1. Torvik. Nine people were killed.\n\n2. Lund. Two men were shot.\n\nSarn. Three men drowned."
    assert told(items) == ["news", "news", "news", "apart", "apart", "apart", "apart", "apart"]


def test_a_paragraph_of_one_sentence_is_gone_on_with() -> None:
    assert told("In Lund, a bomb went off.\n\nThree people were killed.\n\nThe mayor left.") == [
        "apart",
        "apart",
        "news",
    ]
    assert told("In Lund, a bomb went off. It was big.\n\nThree people were killed.") == ["apart", "apart", "news"]


def test_a_name_of_the_title_is_of_the_news() -> None:
    assert told("At Lund, two guards were shot dead.", title="Bombs in Torvik and Lund") == ["news"]


def test_it_does_not_matter_in_which_order_is_asked() -> None:
    behind = "In Lund, a bomb went off.\n\nThree people were killed.\n\nThat raised fears.\n\nIn Sarn, two men drowned."
    text = GroundedText(Article(text=f"{NEWS}\n{behind}", published="2024-06-12"), "en")
    order = range(len(text.sentences))
    forward, backward = Incidents(text), Incidents(text)
    assert [forward.of(at) for at in order] == [backward.of(at) for at in reversed(order)][::-1]


def test_a_long_row_of_paragraphs_is_read() -> None:
    text = GroundedText(Article(text="\n\n".join(["That day 12 people were killed in Torvik."] * 3000)), "en")
    assert Incidents(text).of(len(text.sentences) - 1) is None


def test_short_texts_have_none() -> None:
    for body in ("", "One.", "A title\n\nOne sentence in Lund."):
        text = GroundedText(Article(text=body), "en")
        assert all(Incidents(text).of(at) is None for at in range(len(text.sentences)))
