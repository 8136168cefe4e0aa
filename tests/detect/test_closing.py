"""A clause that closes a sentence tells who says all of it; what a speaker did not say is no part of what he said."""

import pytest

from tests.detect.test_reports import all_of, read


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The boy had been expelled for threatening a classmate, the minister of schools said.",
            "the minister of schools",
            ["The boy had been expelled for threatening a classmate"],
        ),
        (
            "Guards used gas to disperse hundreds of people who say the vote was stolen, the ministry said on Monday.",
            "the ministry",
            ["Guards used gas to disperse hundreds of people who say the vote was stolen"],
        ),
        (
            "He told officers the boat had been stolen, a source close to the inquiry said.",
            "a source close to the inquiry",
            ["He told officers the boat had been stolen"],
        ),
        ("The mayor said five died, local radio reported.", "local radio", ["The mayor said five died"]),
        (
            "The defence, which had asked for mercy, will appeal, said lawyer Ina Toll.",
            "lawyer Ina Toll",
            ["The defence, which had asked for mercy, will appeal"],
        ),
    ],
)
def test_who_closes_a_sentence_says_all_of_it(text: str, source: str, content: list[str]) -> None:
    found = read(text)
    assert found[-1][0] == source
    assert found[-1][2] == content
    assert all(source not in " ".join(part) for _, _, part in found[:-1])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor confirmed that nine boats sank but would not say whose they were.", ["nine boats sank"]),
        ("The mayor said nine boats sank but declined to give names.", ["nine boats sank"]),
        ("The mayor said the boat sank but did not burn.", ["the boat sank but did not burn"]),
        ("Varn called for his resignation, which he refused.", ["his resignation"]),
        ("Varn accuses Torvik of theft, a charge the harbour guards reject.", ["Torvik of theft"]),
        ("Torvik denies deliberately sinking boats.", ["deliberately sinking boats"]),
    ],
)
def test_what_was_not_said_is_no_part_of_it(text: str, content: list[str]) -> None:
    assert read(text)[0][2] == content


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Last August a fire claimed 20 lives, most of them sailors.", []),
        ("Patient advocates said the ward was shut.", ["said"]),
        ("A total of 131 confirmed cases have been counted, the ministry said.", ["said"]),
        ("A group calling itself the Red Gulls claimed the raid.", ["claimed"]),
        ("A guard who asked not to be named said nine boats sank.", ["said"]),
    ],
)
def test_what_is_no_word_of_saying(text: str, cues: list[str]) -> None:
    assert [found[1] for found in read(text)] == cues


def test_who_asks_not_to_be_named_speaks() -> None:
    (found,) = read("An official of the port who asked not to be named said nine boats sank.")
    assert found[0] == "An official of the port who asked not to be named"


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        (
            "an official who was not allowed to speak to the press",
            "an official who was not allowed to speak to the press",
        ),
        ("an official who declined to comment on the rest", "an official who declined to comment on the rest"),
        ("a sailor whose brother was hurt", "a sailor whose brother was hurt"),
        ("a letter seen by the Kestrel agency", "a letter seen by the Kestrel agency"),
        ("an official speaking to reporters in Torvik", "an official"),
    ],
)
def test_a_speaker_behind_said_keeps_what_is_told_of_him(behind: str, source: str) -> None:
    for content, told in (
        ("Nine boats sank", "Nine boats sank, said"),
        ("“Nine boats sank,”", "“Nine boats sank,” said"),
    ):
        assert read(f"{told} {behind}.")[0] == (source, "said", [content])


def test_whom_who_follows_are_those_behind_the_infinitive() -> None:
    (found,) = read("Guards used gas to disperse hundreds of protesters who say the vote was stolen.")
    assert found[0] == "hundreds of protesters who"


def test_a_claim_by_a_group_that_calls_itself_is_told_once() -> None:
    (found,) = all_of("An account calling itself the Red Gulls claimed responsibility.")
    assert found.act == "claim_responsibility"
