"""Sentences: exact places, in order, and nothing of the text left out."""

import sys
from typing import Any

import pytest
import sentencex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summariser.paragraphs import paragraphs_of
from summariser.sentences import Sentence, split_sentences
from summariser.text import seen

PIECES = (
    "A word", "and more", "Mr. Smith", "the U.S.", "He left.", "Why?", "No!", "“Stop. Now.”", '"', "”", "(see",
    ")", "1.5", "caf\u0065\u0301.", "北京。", "هل؟", "👩\u200d👧.", "\u200b", "...", "…", "’s", "a" * 50, ";", "- ",
    " ", " ", " ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\u2029", "\t", "\u00a0", "\x0b", "\x0c", "\x85",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
quickly = settings(max_examples=250)


def sentences(text: str, language: str | None = None) -> list[str]:
    return [text[it.start : it.end] for it in split_sentences(text, language)]


def assert_exact(text: str, found: list[Sentence]) -> None:
    """In order, apart, without white space at the ends, and with everything that is seen of the text in one of them."""
    at = 0
    for sentence in found:
        assert sentence.start >= at
        assert sentence.end > sentence.start
        assert not seen(text[at : sentence.start]).strip(), "words between two sentences"
        body = text[sentence.start : sentence.end]
        assert body == body.strip()
        at = sentence.end
    assert not seen(text[at:]).strip(), "words after the last sentence"
    paragraphs = [sentence.paragraph for sentence in found]
    assert paragraphs == sorted(paragraphs)


@quickly
@given(texts)
@example("\r\n\r\n“He left.\r\n\r\n“Why?”")
@example("x" * 5000 + ' "' * 3000)
def test_every_word_is_in_one_sentence(text: str) -> None:
    assert_exact(text, split_sentences(text))


@quickly
@given(st.text(max_size=80), st.sampled_from([None, "en", "es", "ar", "zh", "tr", "de-AT", "xx", ""]))
def test_so_it_is_for_any_text_and_language(text: str, language: str | None) -> None:
    assert_exact(text, split_sentences(text, language))


@pytest.mark.parametrize("char", ["\u200b", "\u00ad", "\u2060", "\U000e0041", "\x1b"])
def test_what_is_not_seen_parts_no_sentence_and_joins_none(char: str) -> None:
    text = "Dr. Lund shut the bridge on St. James St. at 5 p.m. on Friday. “Why?” Ann Lee said. Nobody was hurt."
    plain = sentences(text)
    assert len(plain) == 3
    for at in range(len(text) + 1):
        found = sentences(text[:at] + char + text[at:])
        assert [it.replace(char, "") for it in found] == plain
        assert not any(it.startswith(char) or it.endswith(char) for it in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two went.", ["One came.", "Two went."]),
        ("Mr. Smith came to the U.S. on Monday. He left.", ["Mr. Smith came to the U.S. on Monday.", "He left."]),
        ("It rose 3.5 percent. Then it fell.", ["It rose 3.5 percent.", "Then it fell."]),
        ("Who knows? Nobody! Yes.", ["Who knows?", "Nobody!", "Yes."]),
        ("He said “Stop. Now.” Then he left.", ["He said “Stop. Now.”", "Then he left."]),
        ("中国队赢了。北京很高兴。", ["中国队赢了。", "北京很高兴。"]),
        ("هل جاء؟ نعم جاء.", ["هل جاء؟", "نعم جاء."]),
        ("No end", ["No end"]),
        ("", []),
        (" \r\n\t ", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_mark_written_as_two_stays_with_its_sentence() -> None:
    text = "He said “the engine broke down.’’ The victims were nine. “We saw it. It was bad,’’ he said. All left.’’"
    found = [text[it.start : it.end] for it in split_sentences(text, "en")]
    assert found == [
        "He said “the engine broke down.’’",
        "The victims were nine.",
        "“We saw it. It was bad,’’ he said.",
        "All left.’’",
    ]


def test_spanish_marks_open_a_sentence() -> None:
    assert sentences("El Sr. Peña llegó. ¿Quién lo vio? Nadie.", "es") == [
        "El Sr. Peña llegó.", "¿Quién lo vio?", "Nadie.",
    ]  # fmt: skip


def test_a_hard_wrapped_sentence_is_one() -> None:
    text = "The shells were fired\nfrom two cars, he\nsaid. No one was\nhurt.\n\nA second\nparagraph."
    found = split_sentences(text)
    assert [text[it.start : it.end] for it in found] == [
        "The shells were fired\nfrom two cars, he\nsaid.",
        "No one was\nhurt.",
        "A second\nparagraph.",
    ]
    assert [it.paragraph for it in found] == [0, 0, 1]


def test_a_sentence_hard_wrapped_with_crlf_is_one() -> None:
    text = "The shells were fired\r\nfrom two cars, he said. No one\r\nwas hurt."
    assert sentences(text) == ["The shells were fired\r\nfrom two cars, he said.", "No one\r\nwas hurt."]


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\u00a0\n", "\n\n\n\n", "\u2029"])
def test_a_blank_line_ends_a_paragraph_and_its_sentence(end: str) -> None:
    text = f"A headline without a stop{end}The text of it. And more."
    found = split_sentences(text)
    assert [text[it.start : it.end] for it in found] == ["A headline without a stop", "The text of it.", "And more."]
    assert [it.paragraph for it in found] == [0, 1, 1]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_too_long_for_wrapping_are_paragraphs(end: str) -> None:
    long = "word " * 40 + "without a stop"
    text = f"A headline{end}{long}{end}And a last line."
    found = split_sentences(text)
    assert [text[it.start : it.end] for it in found] == ["A headline", long, "And a last line."]
    assert [it.paragraph for it in found] == [0, 1, 2]


def test_white_space_round_an_article_makes_no_paragraph() -> None:
    assert split_sentences("\n\n  One. \n\n\n") == [Sentence(4, 8, 0)]


def test_a_line_break_inside_a_word_joins_nothing() -> None:
    assert sentences("One\u2028two. Three.") == ["One\u2028two.", "Three."]


def test_a_paragraph_of_any_length_is_cut_between_words() -> None:
    text = "word " * 5000
    found = split_sentences(text)
    assert_exact(text, found)
    assert all(text[it.start : it.end].startswith("word") and text[it.start : it.end].endswith("word") for it in found)


@pytest.mark.parametrize("sign", ['"', "“"])
def test_a_million_quotation_marks_are_split_in_linear_time(sign: str) -> None:
    text = sign * 1_000_000
    assert_exact(text, split_sentences(text))


@pytest.mark.parametrize("space", [char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()])
def test_any_white_space_may_stand_before_a_full_stop(space: str) -> None:
    """The splitter panics at some of it, after a capital letter."""
    text = f"They have hepatitis B{space}. Nobody else{space}has it. He left."
    found = split_sentences(text)
    assert_exact(text, found)
    assert sentences(text)[-1] == "He left."


class PanicException(BaseException):
    """As that of a library in Rust."""

    __module__ = "pyo3_runtime"


@pytest.mark.parametrize(
    ("raised", "kept"), [(PanicException, True), (KeyboardInterrupt, False), (SystemExit, False), (ValueError, False)]
)
def test_a_piece_at_which_the_splitter_panics_is_one_sentence(
    raised: type[BaseException], kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def segment(_: str, piece: str) -> Any:
        raise raised(piece)

    monkeypatch.setattr(sentencex, "segment", segment)
    text = f"He left. She stayed, {raised.__name__}.\n\nWhy?"
    if kept:
        assert sentences(text) == [f"He left. She stayed, {raised.__name__}.", "Why?"]
    else:
        with pytest.raises(raised):
            split_sentences(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two jets dropped bombs at 1:30 a.m. Saturday, a witness said. Nobody was hurt.", 2),
        ("The polls close at 8 p.m. EST in most states.", 1),
        ("The shop opened at 9 a.m. Nobody came.", 2),
        ("He left at 9 p.m.\n\nSunday was quiet.", 2),
    ],
)
def test_an_hour_goes_on_with_its_day(text: str, count: int) -> None:
    found = split_sentences(text, "en")

    assert len(found) == count
    assert all(text[it.start : it.end] == text[it.start : it.end].strip() for it in found)


LEAD = (
    "Troops retook the state broadcaster on Thursday and the government said that it had crushed a coup attempt in " * 2
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE TOLL\nThe minister said nine had died.", ["THE TOLL", "The minister said nine had died."]),
        ("THE TOLL\r\nThe minister said nine had died.", ["THE TOLL", "The minister said nine had died."]),
        (f"Coup fails\n{LEAD}Torvik.", ["Coup fails", f"{LEAD}Torvik."]),
        ("The minister\nsaid nine had died.", ["The minister\nsaid nine had died."]),
        ("THE MINISTER\nSAID NINE HAD DIED.", ["THE MINISTER\nSAID NINE HAD DIED."]),
        (f"So he did,\n{LEAD}Torvik.", [f"So he did,\n{LEAD}Torvik."]),
    ],
)  # fmt: skip
def test_a_heading_is_no_part_of_the_sentence_below(text: str, expected: list[str]) -> None:
    assert sentences(f"One paragraph.\n\n{text}") == ["One paragraph.", *expected]
    assert sentences(f"\n{text}\n\nIt ends.") == [*expected, "It ends."], "also at the top, behind a blank line"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The sirens sounded at 2.09 a.m.", '"Then play me the recording," said Bern Berg.'),
        ("He came at 9 p.m.", "“We heard it,” the mayor said."),
        ("He came at 9 p.m.", "“We heard it. It was loud.”"),
        ("It was made by Acme Inc.", '"This is theft," said Ann Toll.'),
        ("He praised the U.S.", "“He is a fool”, said Ann Toll."),
        ("He praised the U.S.", "‘He’s a fool,’ said Ann Toll."),
        ("He praised the U.S.", "'He is a fool,' said Ann Toll."),
        ("He praised the U.S.", '"No," said Ann Toll.'),
        ("It stands in Oakland, Calif.", "“We grew,” said Ann Toll."),
    ],
)
def test_an_abbreviation_before_a_quotation_ends_a_sentence(first: str, second: str) -> None:
    assert sentences(f"It rained. {first} {second} He left.") == ["It rained.", first, second, "He left."]
    assert sentences(f"{first}\n{second}") == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        'The U.S. "Patriot" missile hit a mill.',
        "The team of Acme Inc. “Rovers” won.",
        'He met J.R. "Bob," the mayor.',
        'He met Mr. "I am always right," as they call him.',
        'Iran told the U.S. "We will not come back," and left.',
        'He called the U.S. "A bully and a thief."',
        'He said at 9 p.m. "We go home."',
        'He fought in the U.S. "War on Terror," which he hated.',
        'He praised the U.S. "Patriot Act," a law of 2001.',
        "“He came at 9 a.m. ‘Go home,’ said the man,” she said.",
        '(He left at 9 a.m. "Go home," said Ann.)',
    ],
)
def test_an_abbreviation_before_a_quotation_that_is_part_of_its_sentence_ends_none(text: str) -> None:
    assert sentences(f"It rained. {text}") == ["It rained.", text]


def test_so_sentences_end_in_english_alone() -> None:
    text = 'Er kam um 9 a.m. "Wir gehen," sagte er.'
    assert (len(sentences(text, "de")), len(sentences(text, "en-GB"))) == (1, 2)


def parted(text: str) -> list[str]:
    """The paragraphs of a text, line ends inside as slashes."""
    return [text[start:end].strip().replace("\n", " / ") for start, end in paragraphs_of(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("block", "heading"),
    [
        ("Police response\nPolice said they had arrested three men.", "Police response"),
        ("Trams halted\nThe Torvik Tram Company halted its trams.", "Trams halted"),
        ("12:15 Forty homes dark\nForty homes in Torvik are dark.", "12:15 Forty homes dark"),
        ("12.15 Forty homes dark\nForty homes in Torvik are dark.", "12.15 Forty homes dark"),
        ("15:08 Minister: ‘Stay home’\nIda Brandt told people to stay.", "15:08 Minister: ‘Stay home’"),
        ("1. Rhee resigns\nMinister Olav Rhee said he would go.", "1. Rhee resigns"),
        ("Toll (latest)\n“Nine are dead,” said the mayor.", "Toll (latest)"),
        ("By Ann Toll\nTORVIK – Nine people died on Monday.", "By Ann Toll"),
    ],
)
def test_a_heading_above_a_short_paragraph_is_no_part_of_it(block: str, heading: str, end: str) -> None:
    below = block.partition("\n")[2]
    text = f"What we know\n\n{block}\n\nThe mayor said that nobody had been told of it."
    found = sentences(text.replace("\n", end))
    assert next(it for it in found if it not in {"1.", "What we know"}) == heading.removeprefix("1. ")
    assert below in found


def test_headings_stand_apart_without_blank_lines_too() -> None:
    text = "What we know\nThe blast\nA bomb killed 12 people in Kabul.\nThe claim\nThe Front denied it on Monday."
    assert sentences(text) == text.split("\n")


def test_a_text_with_long_lines_ends_its_paragraphs_at_line_ends() -> None:
    long = "word " * 40 + "ends here."
    assert parted(f"Title\n\n{long}\nStay at home\nA mayor’s word\n\nIt ends.") == [
        "Title", long, "Stay at home", "A mayor’s word", "It ends.",
    ]  # fmt: skip


WRAPPED = (
    "A report of the ministry says that nine boats were lost off Torvik on\n"
    "Monday. The sailors, who came from Rovia and the islands, had left the\n"
    "Red Gull harbour before the storm, said the head of the harbour office\n"
    "Ida Brandt. The minister came by car from the capital with the mayor of\n"
    "Torvik, and he said at the harbour that help would come to those in need\n"
    "- 30 families at least - before the winter.\n"
)


@pytest.mark.parametrize("long", ["", "http://paper.invalid/" + "x" * 150, "word " * 40 + "ends here."])
def test_a_hard_wrapped_text_keeps_its_sentences(long: str) -> None:
    """Also beside one long line, such as an address or a caption."""
    text = f"{WRAPPED}\n{long}\n\n{WRAPPED}"
    paragraph = WRAPPED.strip().replace("\n", " / ")
    assert [it for it in parted(text) if it != long.strip()] == [paragraph, paragraph]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, the mayor of\nTorvik, said nine had died.",
        "Bomb kills 12 in\nKabul market",
        "THE MINISTER\nSAID NINE HAD DIED.",
        "The toll stands at\n12 dead and 40 hurt there.",
        "She said: “We saw it\nBoth of us saw it.”",
        "| For | Against |\n|---|---|\n| 7 | 4 |",
    ],
)
def test_lines_that_may_be_one_sentence_stay_one_paragraph(text: str) -> None:
    assert parted(f"{text}\n\nIt ends.") == [text.replace("\n", " / "), "It ends."]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- Rovia: Nine died\n- Torvik: A bomb hit a mill", 2),
        ("What we know:\n• Nine died\n• A bomb hit", 3),
        ("1. Nine died\n2. A bomb hit", 2),
        ("17:40 Toll rises\n17:55 Minister resigns", 2),
        ("They came with a mill\n- a mill of stone - to Torvik", 1),
    ],
)
def test_items_of_a_list_are_no_sentence_together(text: str, items: int) -> None:
    assert len(parted(f"Title\n\n{text}\n\nIt ends.")) - 2 == items


def test_paragraphs_are_found_in_linear_time() -> None:
    for text in ("a\n" * 300_000 + "\n\nb", "“A\n" * 300_000, "- A b\n" * 200_000, "Ab c\nD.\n\n" * 100_000):
        assert sum(end - start for start, end in paragraphs_of(text)) <= len(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“How often?” Brandt said.", "“It was bad.”"),
        ("“Stop it!” Bern Berg, a farmer, said.", "He left."),
        ('"Why?" Ann Lee asked, looking out.', "He left."),
        ("“Why?”", "Ida Brandt said no."),
        ("“Why?”", "Ida Brandt said, “because.”"),
        ("He asked: “Why?”", "Ida Brandt said."),
        ("“Why?”", "The mayor said nine had died."),
    ],
)
def test_a_question_goes_on_with_who_asked_it(first: str, second: str) -> None:
    assert sentences(f"It rained. {first} {second}") == ["It rained.", first, second]
