"""What a page puts around an article, and what others say in it, is no headline and no abstract."""

import pytest

from summariser.readers.rules.furniture import is_furniture, without_furniture
from tests.readers.test_rules import summary_of

NEWS = "A bomb killed 12 people in Kabul on Monday, police said."
LINES = [
    "By Jane Doe",
    "By JANE DOE and Bo Karlsen in Torvik",
    "By Jane Doe, Political Editor",
    "By our own correspondent",
    "Words by Jane Doe",
    "Jane Doe, BBC News",
    "Jane Doe, political editor",
    "4 hours ago",
    "Published 4 hours ago",
    "Updated: 18 June 2025, 14:30 GMT",
    "June 18, 2025 at 3:14 PM EDT",
    "Wed 18 Jun 2025 10.00 BST",
    "FOR IMMEDIATE RELEASE",
    "EXCLUSIVE",
    "INVESTIGATION",
    "EMBARGOED UNTIL 00:01 18 JUNE 2025",
    "BREAKING NEWS",
    "World",
    "Middle East",
    "US & Canada",
    "Listen to this article: 5 min",
    "5 min read",
    "Share",
    "Advertisement",
    "RELATED: Bomb kills 30 in Herat",
    "Sign up to our newsletter",
    "Image source, Getty Images",
]
HEADLINES = [
    "Bomb kills 12 in Kabul",
    "BOMB KILLS 12 IN KABUL",
    "Robbery",
    "By-election won by Greens",
    "By Monday, 12 people had died",
    "By dawn the town was gone",
    "World leaders meet in Oslo",
    "Business as usual for Torvik bank",
    "Live music returns to Torvik",
    "Breaking the ice in Oslo",
    "March for peace in Torvik",
    "May calls election",
    "Today 12 people died",
    "Share prices fall in Tokyo",
    "Copyright law is changed",
    "Related firms are sued",
    "Save the whales, says Karlsen",
    "Mayor, rebels and reporter freed",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_page_is_no_headline(line: str) -> None:
    assert is_furniture(line)
    assert summary_of(f"{line}\n\nBomb kills 12 in Kabul\n\n{NEWS}").headline == "Bomb kills 12 in Kabul"
    assert summary_of(f"{line}\n\n{NEWS}").headline == NEWS.rstrip(".")


@pytest.mark.parametrize("line", HEADLINES)
def test_a_headline_is_none(line: str) -> None:
    assert not is_furniture(line)
    assert summary_of(f"{line}\n\n{NEWS}").headline == line


def test_lines_above_the_first_sentence_are_left_out_of_it() -> None:
    assert without_furniture(f"By Jane Doe\n4 hours ago\n{NEWS}") == NEWS
    assert without_furniture(NEWS) == NEWS
    summary = summary_of(f"By Jane Doe\nPublished 4 hours ago\n{NEWS}")
    assert (summary.headline, summary.abstract) == (NEWS.rstrip("."), NEWS)


def test_an_article_of_furniture_alone_has_its_first_line() -> None:
    assert summary_of("World\n\nBy Jane Doe").headline == "World"


@pytest.mark.parametrize(
    "page",
    [
        "We are closing this live blog for the evening.",
        "Welcome to our live coverage of the attack.",
        "Thank you for reading.",
        "That's all for now.",
    ],
)
def test_what_tells_of_the_page_is_no_lead(page: str) -> None:
    assert summary_of(f"Attack: live\n\n{page} {NEWS}").abstract == NEWS


def test_who_closes_something_else_tells_news() -> None:
    assert summary_of("Mill shut\n\nWe are closing the mill. It was old.").abstract.startswith(
        "We are closing the mill."
    )


@pytest.mark.parametrize(
    "speech",
    [
        'She said: "You were trusted as few men are. You killed 12 women in this town for money and hid them there. '
        'You told the police nothing of it for years."',
        'She said: "You were trusted. You lied.\n\n"You killed 12 women for money in this town of ours."',
        '"You killed 12 women for money and hid them in the forest of this town."',
    ],
)
def test_no_sentence_of_a_speech_stands_alone(speech: str) -> None:
    text = (
        f"Judge jails surgeon\n\nJudge Lund jailed Bo Karlsen on Tuesday. {speech}\n\nKarlsen denied all the charges."
    )
    assert "women" not in summary_of(text).abstract
    assert summary_of(text).abstract.startswith("Judge Lund jailed Bo Karlsen on Tuesday.")


@pytest.mark.parametrize(
    "speech",
    [
        "Karlsen killed seven old women of Torvik for money, Lund said.",
        "Karlsen was “a thief of money who killed seven old women”.",
    ],
)
def test_a_sentence_with_its_speaker_is_taken(speech: str) -> None:
    text = f"Judge jails him\n\nJudge Lund jailed Bo Karlsen on Tuesday. {speech}\n\nHe killed old women for money."
    assert summary_of(text).abstract == f"Judge Lund jailed Bo Karlsen on Tuesday. {speech}"


def test_nothing_of_an_interview_stands_alone() -> None:
    text = (
        "The flood\n\nMayor Olaf Toll spoke to the paper about the flood in Torvik.\n\n"
        "Q: Some people in Torvik say that you fled from the water. Is that so?\n\n"
        "A: The water killed my sister in Torvik. Eleven people of my office died in the water of Torvik.\n\n"
        "Q: Is the mayor of Torvik safe from the water?\n\nA: He is.\n\n"
        "The water of Torvik was the worst that living people remember."
    )
    assert summary_of(text).abstract == (
        "Mayor Olaf Toll spoke to the paper about the flood in Torvik. "
        "The water of Torvik was the worst that living people remember."
    )


@pytest.mark.parametrize("line", ["," * 90 + "x", "2019 " + ", " * 45 + "x", "a.m. " * 18 + "x", "- " * 45 + "x"])
def test_a_row_of_separators_comes_to_an_end(line: str) -> None:
    """Where parts may be read in more ways than one, each of them twice as many, the test would not."""
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["Published 4 hours ago", "Updated: 18 June 2025, 14:30 GMT", "Tue 5 Mar 2024 10.30 a.m. GMT", "Monday, May 5"],
)
def test_a_line_of_time_is_furniture(line: str) -> None:
    assert is_furniture(line)
