"""Folding: what counts as the same words, and the map back to the original offsets."""

import re
import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from summariser.text import _UNCOMMON, Folded, fold, is_unseen, printable, sentence_index, unseen_in

ALPHABET = (
    "abcI ı\u0130iSsß 0123456789,.-–—−'’‘\"“”«»` \t\n\r\u00a0\u2009\u3000"
    "ﬁﬃﬆ\u0301\u0323\u0327éñåǻẹ\u00ad\u200b\u200d\u200e\u2060\ufeff"
    "الوزيرَُّ٣١北京市政府說「」がか\u3099한국각กิ"
    "👩👧🇫🇷❤\ufe0f🏽½²ΣσςΩµſK"
)
"""Letters, digits, marks, spaces and signs of several scripts, with those whose case or composition moves offsets."""
texts = st.text(alphabet=ALPHABET, max_size=60)
quickly = settings(max_examples=250)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kabul", "KABUL"),
        ("Straße", "STRASSE"),
        ("ΟΔΟΣ", "οδος"),
        ("İstanbul", "i\u0307stanbul"),
        ("caf\u00e9", "cafe\u0301"),
        ("\u1eb9\u0301", "e\u0301\u0323"),
        ("ﬁre in the oﬃce", "fire in the office"),
        ("“no”", '"no"'),
        ("«no»", '"no"'),
        ("don’t", "don't"),
        ("1990–1995", "1990-1995"),
        ("−5", "-5"),
        ("a\u00a0b", "a b"),
        ("a \t\r\n b", "a b"),
        ("a\u3000b", "a b"),
        ("mor\u00adtar", "mortar"),
        ("mor\u200btar\ufeff", "mortar"),
        ("\u202eevil\u202c", "evil"),
        ("👩\u200d👧", "👩👧"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("が", "か\u3099"),
        ("  edges \n", "edges"),
    ],
)
def test_these_are_the_same_words(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cafe", "café"),
        ("ano", "año"),
        ("31", "13"),
        ("3.31", "331"),
        ("31,000", "31000"),
        ("can", "can't"),
        ("is not", "is"),
        ("-5", "5"),
        ("ılık", "ilik"),
        ("m²", "m2"),
        ("٣", "3"),
        ("now here", "nowhere"),
        ("re-sign", "resign"),
        ("المدرسة", "المدرسه"),
        ("北京", "北平"),
        ("🇫🇷", "🇩🇪"),
        ("no.", "no"),
    ],
)
def test_these_are_other_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@quickly
@given(texts)
@example("\u0130\u0131\ufb01e\u0301")
def test_every_folded_character_has_an_origin(text: str) -> None:
    folded = Folded.of(text)
    assert len(folded.origins) == len(folded.text)
    assert folded.origins == sorted(folded.origins)
    assert all(0 <= origin < len(text) for origin in folded.origins)


@quickly
@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@quickly
@given(texts)
def test_composition_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == fold(text)


@quickly
@given(texts)
def test_case_does_not_matter(text: str) -> None:
    same = [char.upper() if char.upper().casefold() == char.casefold() else char for char in text]
    assert fold("".join(same)) == fold(text)


@quickly
@given(texts)
def test_a_folded_text_has_single_spaces_and_nothing_without_width(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert not [char for char in folded if unicodedata.category(char) == "Cf"]


@quickly
@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_the_short_way_for_ascii_gives_what_the_long_way_gives(text: str) -> None:
    longer = Folded.of(text + "é")  # the accent keeps it off the short way
    assert Folded.of(text) == Folded(longer.text[:-2], longer.origins[:-2])


@quickly
@given(texts, st.data())
def test_a_slice_between_white_space_is_found_at_its_own_place(text: str, data: st.DataObject) -> None:
    pieces = [match.span() for match in re.finditer(r"\S+", text)]
    assume(pieces)
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    start, end = pieces[first][0], pieces[last][1]
    needle = fold(text[start:end])
    assume(needle)
    found = list(Folded.of(text).find_all(needle, 0, len(text)))
    assert any(start <= low and high <= end for low, high in found), found


@quickly
@given(texts, texts)
def test_whatever_is_found_says_the_same_and_cuts_no_word(text: str, wanted: str) -> None:
    needle = fold(wanted)
    assume(needle)
    for start, end in Folded.of(text).find_all(needle, 0, len(text)):
        assert 0 <= start < end <= len(text)
        assert fold(text[start:end]) == needle
        assert not unicodedata.combining(text[end : end + 1] or " ")


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        ("31", "131"),
        ("31", "310"),
        ("31", "31,000"),
        ("31", "31.5"),
        ("31", "3.31"),
        ("31", "3,31"),
        ("31", "31st"),
        ("31", "31½"),
        ("cafe", "café"),
        ("cafe", "cafe\u0301"),
        ("at", "attack"),
        ("tack", "attack"),
        ("off", "oﬃce"),
        ("i", "ﬁ"),
        ("s", "ß"),
        ("h", "H₂O"),
        ("か", "が"),
        ("각", "가"),
        ("가", "각"),
        ("وزير", "الوزير"),
    ],
)
def test_a_part_of_a_word_or_a_number_is_not_found(needle: str, text: str) -> None:
    assert list(Folded.of(text).find_all(fold(needle), 0, len(text))) == []


@pytest.mark.parametrize(
    ("needle", "text", "place"),
    [
        ("31", "31.", (0, 2)),
        ("31", "31, 32", (0, 2)),
        ("31", "(31)", (1, 3)),
        ("31", "$31", (1, 3)),
        ("iran", "Iran's embassy", (0, 4)),
        ("fire", "a ﬁre", (2, 5)),
        ("strasse", "Straße", (0, 6)),
        ("istanbul", "in İstanbul. Istanbul", (13, 21)),
        ("café", "cafe\u0301.", (0, 5)),
        ("mortar", "a mor\u00adtar\u200b x", (2, 9)),
        ("市政府", "北京市政府说", (2, 5)),
        ("東京", "東京で", (0, 2)),
        ("x y", "x\r\n\u00a0 y", (0, 6)),
    ],
)
def test_the_place_is_in_the_original_text(needle: str, text: str, place: tuple[int, int]) -> None:
    assert list(Folded.of(text).find_all(fold(needle), 0, len(text))) == [place]


def test_a_korean_noun_is_found_before_its_particle() -> None:
    assert list(Folded.of("서울에서 회의가").find_all(fold("서울"), 0, 8)) == [(0, 2)]


@pytest.mark.parametrize(
    ("needle", "text"),
    [("they can", "they can't agree"), ("they won", "they won’t go"), ("we can", "We can’t.")],
)
def test_a_word_without_its_negation_is_not_found(needle: str, text: str) -> None:
    assert list(Folded.of(text).find_all(fold(needle), 0, len(text))) == []


@pytest.mark.parametrize(
    ("needle", "text"),
    [("राम", "रामा"), ("क", "कि"), ("ก", "กิน"), ("🇷🇩", "🇫🇷🇩🇪")],
)
def test_a_part_of_a_combined_character_is_not_found(needle: str, text: str) -> None:
    assert list(Folded.of(text).find_all(fold(needle), 0, len(text))) == []


def test_only_the_part_between_start_and_end_is_searched() -> None:
    text = "Café one. Café two."
    folded = Folded.of(text)
    assert list(folded.find_all(fold("café"), 10, len(text))) == [(10, 14)]
    assert list(folded.find_all(fold("café"), 1, 10)) == []
    assert list(folded.find_all(fold("café one"), 0, 6)) == []


def test_overlapping_occurrences_are_all_found() -> None:
    assert list(Folded.of("no no no").find_all("no no", 0, 8)) == [(0, 5), (3, 8)]


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (4, 0), (5, 1), (9, 1), (10, 2), (99, 2)])
def test_an_offset_lies_in_the_last_sentence_that_starts_before_it(offset: int, index: int) -> None:
    assert sentence_index([0, 5, 10], offset) == index


def test_an_offset_before_the_first_sentence_counts_to_it() -> None:
    assert sentence_index([3, 9], 0) == 0


@quickly
@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_ascii_folds_as_any_text_does(text: str) -> None:
    assert fold(text) == Folded.of(text).text.strip()


def test_a_line_of_a_log_is_one_line() -> None:
    """Whatever an article calls itself."""
    assert printable("x\n\x1b[31mCRITICAL\u202e\u200b é") == "x\ufffd\ufffd[31mCRITICAL\ufffd\ufffd é"


def test_what_is_not_looked_at_closely_is_seen() -> None:
    chars = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
    assert [char for char in chars if is_unseen(char) and _UNCOMMON.match(char) is None] == []
    assert unseen_in("“Nine,” he said – č") == ""
    assert unseen_in("“Ni\u200bne\u00ad,” he said") == "\u00ad\u200b"
