"""Quoted words are found exact in what they say, at the right occurrence, or not at all."""

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summariser.grounding import GroundedText, gap, trim, without
from summariser.models import Article
from summariser.text import fold

WORDS = (
    "officials", "İstanbul", "ılık", "ISPARTA", "Straße", "Größe", "SÜD-Bahn", "café", "cafe\u0301s", "naïve",
    "ﬁnal", "oﬃce", "وقال", "الوزير", "المُعَلِّم", "北京市政府", "說明", "東京で", "31", "131", "31,000", "3.31", "7.5%",
    "$400", "don’t", "Iran's", "“spoilers”", '"shrapnel"', "«oui»", "👩\u200d👩\u200d👧", "🇫🇷", "❤\ufe0f", "ΣΊΣΥΦΟΣ",
    "mor\u00adtar", "zero\u200bwidth", "cease–fire", "U.S.", "not", "Åland", "\u1eb9\u0301kọ", "(Reuters)", "Ω",
)  # fmt: skip
GAPS = (
    " ",
    " ",
    " ",
    "\u00a0",
    "\r\n",
    "\n",
    "\t",
    "\u2009",
    "  ",
    ", ",
    ". ",
    ".\r\n\r\n",
    " — ",
    " – ",
    "; ",
    " \u200b",
)
quickly = settings(max_examples=120)


@st.composite
def articles_of_words(draw: st.DrawFn, unique: bool = False) -> tuple[str, list[tuple[int, int]]]:
    """A text of words and gaps, and the places of its words."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=25, unique=unique))
    text, places = "", []
    for word in words:
        text += draw(st.sampled_from(GAPS)) if text else ""
        places.append((len(text), len(text) + len(word)))
        text += word
    return text + ".", places


def stretch(draw: st.DrawFn, places: list[tuple[int, int]]) -> tuple[int, int]:
    """Some neighbouring words: from the first one's start to the last one's end."""
    first = draw(st.integers(0, len(places) - 1))
    last = draw(st.integers(first, len(places) - 1))
    return places[first][0], places[last][1]


def other_case(text: str, draw: st.DrawFn) -> str:
    way = draw(st.sampled_from([str.upper, str.lower, str.swapcase]))
    return "".join(way(char) if way(char).casefold() == char.casefold() else char for char in text)


def other_composition(text: str, draw: st.DrawFn) -> str:
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)


def other_quotes(text: str, draw: st.DrawFn) -> str:
    double, single = draw(st.sampled_from(['"“„«〝＂', "”‟»‹›❝"])), draw(st.sampled_from(["'’", "‘ʼ′"]))
    pick = {char: draw(st.sampled_from(double)) for char in '"“”«»'} | {
        char: draw(st.sampled_from(single)) for char in "'’"
    }
    return "".join(pick.get(char, char) for char in text)


def other_dashes(text: str, draw: st.DrawFn) -> str:
    pick = {char: draw(st.sampled_from("-‐‑–—−")) for char in "-–—"}
    return "".join(pick.get(char, char) for char in text)


def other_spaces(text: str, draw: st.DrawFn) -> str:
    white = draw(st.sampled_from([" ", "\n", "\r\n", "\t", "\u00a0", "\u202f", "  \n ", "\u3000"]))
    return white.join(text.split())


def without_ligatures(text: str, draw: st.DrawFn) -> str:
    return text.replace("ﬁ", "fi").replace("ﬃ", "ffi") if draw(st.booleans()) else text


def other_invisibles(text: str, draw: st.DrawFn) -> str:
    if draw(st.booleans()):
        return "".join(char for char in text if unicodedata.category(char) != "Cf")
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from("\u200b\u00ad\u2060\ufeff\u200f")) + text[at:]


CHANGES = (
    other_case,
    other_composition,
    other_quotes,
    other_dashes,
    other_spaces,
    without_ligatures,
    other_invisibles,
)


def grounded(text: str) -> GroundedText:
    return GroundedText(Article(text=text))


def found(text: str, quote: str, number: int | None = None) -> list[str]:
    """The article's words at every place of `quote`."""
    ground = grounded(text)
    return [span.text for span in ground.spans(ground.find(quote, number))]


@quickly
@given(st.data())
def test_a_fragment_is_found_however_its_type_is_set(data: st.DataObject) -> None:
    text, places = data.draw(articles_of_words())
    start, end = stretch(data.draw, places)
    quote = text[start:end]
    for change in data.draw(st.lists(st.sampled_from(CHANGES), max_size=4)):
        quote = change(quote, data.draw)
    assert fold(quote) == fold(text[start:end]), "the changes are meant to keep the words"
    ground = grounded(text)
    number = data.draw(st.one_of(st.none(), st.integers(-1, len(ground.sentences) + 2)))
    spans = ground.spans(ground.find(quote, number))
    assert spans
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert fold(span.text) == fold(quote)
    if number is None:
        # the end is left open: what folds to nothing at the end of a fragment is no part of it
        assert any(start <= span.start and span.end <= end for span in spans)


@quickly
@given(st.data())
def test_a_fragment_is_found_in_the_sentence_that_it_was_copied_from(data: st.DataObject) -> None:
    text, _ = data.draw(articles_of_words())
    ground = grounded(text)
    number = data.draw(st.integers(1, len(ground.sentences)))
    whole = ground.sentence_span(number)
    assert whole is not None
    assume(fold(whole.text).strip(" \"',.;:!?()[]"))
    assert (whole.start, whole.end) in [(start, max(end, whole.end)) for start, end in ground.find(whole.text, number)]


@quickly
@given(st.data())
def test_one_word_more_less_or_elsewhere_and_it_is_not_found(data: st.DataObject) -> None:
    text, places = data.draw(articles_of_words(unique=True))
    words = [text[start:end] for start, end in places]
    first = data.draw(st.integers(0, len(words) - 3))
    last = data.draw(st.integers(first + 2, len(words) - 1))
    inner = data.draw(st.integers(first + 1, last - 1))

    def piece(low: int, high: int) -> str:
        return text[places[low][0] : places[high][1]]

    head, tail = piece(first, inner - 1), piece(inner + 1, last)
    assume("…" not in head + tail)
    assert grounded(text).find(f"{head} {tail}") == [], "a word was dropped"
    assert grounded(text).find(f"{head} hardly {piece(inner, last)}") == [], "a word was added"
    assert grounded(text).find(f"{head} hardly {tail}") == [], "a word was changed"
    assert grounded(text).find(f"{tail} {head}") == [], "the order was changed"


@quickly
@given(st.data())
def test_one_digit_changed_and_it_is_not_found(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, 10**7))
    form = data.draw(st.sampled_from(["{}", "{:,}", "${}", "{}%", "{}.5"])).format(number)
    at = data.draw(st.sampled_from([index for index, char in enumerate(form) if char.isdigit()]))
    other = (
        form[:at] + data.draw(st.sampled_from([digit for digit in "0123456789" if digit != form[at]])) + form[at + 1 :]
    )
    text = f"Officials counted {form} houses in the valley."
    assert found(text, f"counted {form} houses") == [f"counted {form} houses"]
    assert found(text, f"counted {other} houses") == []
    assert found(text, other) == []


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("does deny it", "He does not deny it."),
        ("He denies it", "He never denies it."),
        ("killed at least eight", "The shells killed eight."),
        ("12 dead", "They found 17 dead."),
        ("he declined", "He denied it."),
        ("31", "131 people came."),
        ("31", "31,000 people came."),
        ("31", "A rise of 3.31 points."),
        ("31", "It cost 1,310 crowns."),
        ("cafe", "The café is shut."),
        ("cafe", "The cafe\u0301 is shut."),
        ("año", "El ano."),
        ("the minister", "The ministers met."),
        ("the attack on", "The attack, on Monday."),
        ("", "Something."),
        ("   \n", "Something."),
        ("\u200b\u00ad", "Something."),
        ("…", "Something."),
        ("...", "Something."),
        ("?!", "Something."),
        ("“”", "Something."),
        ("… …", "Something."),
    ],
)
def test_what_does_not_stand_there_is_not_found(quote: str, text: str) -> None:
    assert found(text, quote) == []


def test_a_punctuation_mark_is_found_where_it_stands() -> None:
    assert found("Arian: no comment.", ":", 1) == [":"]


@pytest.mark.parametrize("quote", ["“He left,”", "he left.", "(He left)", "He left ...", "'He left'", "he left?!"])
def test_marks_round_a_fragment_are_no_words(quote: str) -> None:
    assert found("It is known that he left early.", quote) == ["he left"]


def test_a_huge_quote_is_found_and_a_huge_wrong_one_is_not() -> None:
    text = " ".join(f"word{index} “said” №{index}." for index in range(4000))
    assert found(text, text) == [text]
    assert found(text, text[:-2] + "x.") == []
    assert found("Short.", "Short " * 50_000) == []


def test_an_article_without_sentences_has_no_places() -> None:
    assert found(" \n ", "word", 1) == []
    assert grounded("\u200b").find("word", 1) == []


# Which occurrence


REPEATED = "The minister said no. Later he said more. A guard said nothing at all. In the end she said yes."


@pytest.mark.parametrize(("number", "place"), [(1, 13), (2, 31), (3, 50), (4, 86)])
def test_repeated_words_are_found_in_the_sentence_that_was_named(number: int, place: int) -> None:
    assert REPEATED[place : place + 4] == "said"
    assert grounded(REPEATED).find("said", number) == [(place, place + 4)]


def test_without_a_sentence_every_occurrence_is_found_in_order() -> None:
    assert [start for start, _ in grounded(REPEATED).find("said")] == [13, 31, 50, 86]


@pytest.mark.parametrize("number", [0, -1, 5, 10**9])
def test_a_sentence_that_does_not_exist_stands_for_the_whole_article(number: int) -> None:
    assert grounded(REPEATED).find("said", number) == grounded(REPEATED).find("said")


def test_two_occurrences_in_one_sentence_are_both_found() -> None:
    assert found("He said what she said. They said it.", "said", 1) == ["said", "said"]


def test_the_neighbour_before_is_asked_first_then_the_one_after() -> None:
    text = "The bus left. Nothing moved. The bus came back."
    assert grounded(text).find("The bus", 2) == [(0, 7)]
    assert grounded(text).find("came", 2) == [(37, 41)]


def test_a_wrong_sentence_number_does_not_lose_words_that_stand_there_once() -> None:
    text = " ".join(f"Sentence number {index} is here." for index in range(30)) + " The lynx slept."
    assert found(text, "The lynx", 2) == ["The lynx"]


def test_a_fragment_may_run_across_two_sentences() -> None:
    text = "One came. It stayed here. Two went."
    for number in (1, 2):
        assert found(text, "came. It stayed", number) == ["came. It stayed"]


# Elision


@pytest.mark.parametrize("dots", ["…", " … ", "...", " ... ", ". . .", " […] ", "[...]", "\u00a0…\u00a0"])
def test_an_elided_fragment_stands_for_all_between_its_ends(dots: str) -> None:
    text = "The shells were fired from two cars, he said."
    assert found(text, f"The shells{dots}two cars") == ["The shells were fired from two cars"]


def test_an_elided_fragment_may_run_across_sentences_and_paragraphs() -> None:
    text = "“We waited all night. Nobody came.\n\n“Then it rained,” she said."
    assert found(text, "We waited … it rained", 1) == ["We waited all night. Nobody came.\n\n“Then it rained"]


def test_the_first_tail_after_the_head_ends_it() -> None:
    text = "We ask for peace in the valley and for peace in the town."
    assert found(text, "We ask … for peace") == ["We ask for peace"]
    assert found(text, "We … in the") == ["We ask for peace in the"]
    assert found(text, "for peace in … for peace") == ["for peace in the valley and for peace"]


def test_a_tail_that_stands_before_the_head_is_passed_over() -> None:
    text = "The cars came. The shells hit the cars. The cars left."
    assert found(text, "The shells … the cars", 2) == ["The shells hit the cars"]


def test_the_head_is_taken_from_the_sentence_that_was_named() -> None:
    text = "They said it would rain today. They said it would snow today."
    ground = grounded(text)
    assert ground.find("They said … today", 2) == [(31, 60)]
    assert ground.find("They said … today", 1) == [(0, 29)]


def test_a_second_head_serves_where_the_first_has_no_tail() -> None:
    filler = " ".join(["filler words go on and on here."] * 300)
    text = f"The mayor left. {filler} The mayor came back."
    assert found(text, "The mayor … came back") == ["The mayor came back"]


def test_several_gaps_are_filled_in_order() -> None:
    text = "Alpha beta gamma delta epsilon zeta."
    assert found(text, "Alpha … gamma … zeta") == ["Alpha beta gamma delta epsilon zeta"]
    assert found(text, "Alpha … zeta … gamma") == []


@pytest.mark.parametrize(
    "quote", ["The shells … three cars", "Some shells … two cars", "two cars … The shells", "The shell … two cars"]
)
def test_both_ends_must_stand_there_in_order(quote: str) -> None:
    assert found("The shells were fired from two cars.", quote) == []


def test_ends_of_an_elision_keep_to_the_borders_of_words_and_numbers() -> None:
    assert found("It took 131 men and 31,000 tons.", "It … 31") == []


def test_dots_that_stand_in_the_article_are_words_of_it() -> None:
    text = "He said: well … I do not know. Well, I know."
    assert found(text, "well … I do not know") == ["well … I do not know"]


@pytest.mark.parametrize(("quote", "words"), [("The shells ...", "The shells"), ("...were fired", "were fired")])
def test_dots_at_one_end_only_elide_nothing(quote: str, words: str) -> None:
    assert found("The shells were fired.", quote) == [words]


@pytest.mark.parametrize(("quote", "words"), [("The shells …", "The shells"), ("… were fired", "were fired")])
def test_an_ellipsis_at_one_end_only_elides_nothing(quote: str, words: str) -> None:
    assert found("The shells were fired.", quote) == [words]


# Sentences and spans


def test_sentence_numbers_count_from_one() -> None:
    ground = grounded("One came. Two went.")
    first, second = ground.sentence_span(1), ground.sentence_span(2)
    assert first is not None
    assert second is not None
    assert (first.text, second.text) == ("One came.", "Two went.")
    assert [ground.sentence_span(number) for number in (0, -1, 3)] == [None, None, None]


def test_spans_come_in_text_order() -> None:
    assert [span.text for span in grounded("One came. Two went.").spans([(10, 13), (0, 3)])] == ["One", "Two"]


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [((0, 3), (5, 9), 2), ((5, 9), (0, 3), 2), ((0, 3), (3, 5), 0), ((0, 9), (2, 4), 0), ((2, 4), (0, 9), 0)],
)
def test_gap(one: tuple[int, int], other: tuple[int, int], distance: int) -> None:
    assert gap(one, other) == distance


def test_a_hole_in_the_middle_leaves_two_parts() -> None:
    text = "we will go, he said, and stay"
    assert [text[a:b] for a, b in without((0, 29), (12, 20), text)] == ["we will go,", "and stay"]


@pytest.mark.parametrize("hole", [(0, 5), (10, 12), (20, 29), (30, 40), (0, 29)])
def test_a_hole_at_the_border_or_outside_leaves_the_place_whole(hole: tuple[int, int]) -> None:
    text = "we will go, he said, and stay" + " " * 20
    place = (0, 29) if hole[0] != 10 else (10, 29)
    assert without(place, hole, text) == [place]


def test_a_part_without_letters_is_dropped() -> None:
    text = "— he said, and stay"
    assert [text[a:b] for a, b in without((0, 19), (2, 10), text)] == ["and stay"]


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [("  word ", "word"), (", and\n", "and"), (" ;: 8 ", "8"), (" — ", None), ("", None), ("،", None)],
)
def test_trim(text: str, trimmed: str | None) -> None:
    place = trim((0, len(text)), text)
    assert (None if place is None else text[slice(*place)]) == trimmed


def test_white_space_of_a_fragment_is_read_once() -> None:
    text = GroundedText(Article(text="The first x y and the last."))
    white = " " * 300_000  # which takes minutes where each of its places is tried
    assert text.find(f"x{white}y") == [(10, 13)]
    assert text.find(f"x{white}z") == []
    assert text.find(f"first x{white}…{white}last") == [(4, 26)]


def test_what_is_elided_more_often_than_any_fragment_is_not_found() -> None:
    text = GroundedText(Article(text="a b " * 100))
    assert text.find("a … " * 19 + "b") == [(0, 75)]
    assert text.find("a … " * 20 + "b") == []
