"""What stands behind a cue and is no content: who is spoken to, where, by what means, on what condition."""

import pytest

from tests.detect.test_reports import all_of, read


@pytest.mark.parametrize(
    "behind",
    [
        "told the agency on condition of anonymity",
        "told a local radio station",
        "told the VBC Coast Service",
        "told state television",
        "told reporters outside the harbour office",
        "told a crowd of supporters in Torvik",
        "said at a news conference in Torvik",
        "said at the time",
        "said on its Weibo account",
        "said on X",
        "said without giving details",
        "said after ten hours of talks in Torvik",
        "said in comments carried by local media",
        "said by telephone",
        "said through an interpreter",
        "told Torvik Radio on Monday, adding no details",
        "said on Monday, on condition of anonymity",
    ],
)
def test_a_clause_before_the_cue_is_what_is_said(behind: str) -> None:
    source, _, content = read(f"Four boats sank, Ada Lund {behind}.")[0]
    assert (source, content) == ("Ada Lund", ["Four boats sank"])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Last week, Lund told Torvik Radio of her plan.", "of her plan"),
        ("Two days later, Lund said in Torvik that four boats sank.", "four boats sank"),
        ("Asked about it, Lund spoke of a storm.", "a storm"),
        ("In the harbour, Lund warned of a storm.", "of a storm"),
        ("As the storm passed, Lund said in Torvik four boats had sunk.", "in Torvik four boats had sunk"),
        ("Lund told the radio station Torvik FM the port was shut.", "the port was shut"),
        ("Lund told state television the port was shut.", "the port was shut"),
        ("Lund said on X that the port was shut.", "the port was shut"),
        ("Lund said, without giving evidence, that the port was shut.", "the port was shut"),
        ("The agency reported, citing two officials, that the port was shut.", "the port was shut"),
        ("The Front claimed responsibility in a message on Telegram.", "responsibility"),
        ("The Front claimed responsibility via its news agency.", "responsibility"),
        ("The Front claimed responsibility for the raid on Monday.", "for the raid on Monday"),
        ("The storm passed, and Lund warned of a storm that would follow.", "of a storm that would follow"),
    ],
)
def test_what_follows_the_cue_is_what_is_said(text: str, content: str) -> None:
    assert [found[2] for found in read(text)] == [[content]]


def test_a_clause_goes_on_behind_the_one_spoken_to() -> None:
    ((_, _, content),) = read("Nine boats, Lund told reporters at the port, were lost.")
    assert content == ["Nine boats", "were lost"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Four boats sank, the mayor, Ada Lund, said.", "the mayor, Ada Lund,"),
        ("Four boats sank, the head of the port, Ada Lund, wrote on Telegram.", "the head of the port, Ada Lund,"),
        ("Ada Lund, the mayor, a baker by trade, said the boats were lost.", "Ada Lund, the mayor, a baker by trade,"),
    ],
)
def test_a_post_and_its_name_are_one_source(text: str, source: str) -> None:
    assert [found[0] for found in read(text)] == [source]


def test_the_letter_is_a_medium_only_behind_its_preposition() -> None:
    media = ["Four boats sank, Lund said on X.", "Lund told Malcolm X that four boats sank."]
    assert [it.medium for text in media for it in all_of(text)] == ["social_media", None]


@pytest.mark.parametrize("text", ["A man was told by the court to leave.", "He was said by friends to be ill."])
def test_a_passive_has_no_speaker_behind_by(text: str) -> None:
    assert read(text) == []
