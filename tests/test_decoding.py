"""From bytes to text: byte-order marks, the date header, the offset back to the file, and what is refused."""

import codecs
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summariser.decoding import MAX_BYTES, decode
from summariser.errors import ArticleError, SummariserWarning
from summariser.models import Article

DAY = date(2020, 11, 21)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("", None),
        ("date 2020-11-21 ", DAY),
        ("date 2020-11-21\n\n", DAY),
        ("date 2020-11-21\r\n\r\n", DAY),
        (" date 2020-11-21 \n", DAY),
        ("\n\t date\t2020-11-21\t", DAY),
        ("date  2020-11-21\u00a0", DAY),
        ("\u2028date 2020-11-21\u2029", DAY),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_stands_before_the_text_is_taken_off_and_counted(mark: str, head: str, published: date | None) -> None:
    body = "Café opened.\r\nNext “line”. 👩\u200d👧 "
    whole = mark + head + body
    decoded = decode(whole.encode(), source="a.txt")
    assert decoded.text == body
    assert decoded.offset == len(mark) + len(head)
    assert decoded.published == published
    assert whole[decoded.offset :] == decoded.text


@pytest.mark.parametrize(
    "text",
    [
        "date 2020-13-45 The news.",
        "date 2021-02-29\nThe news.",
        "date 0000-01-01\nThe news.",
        "date 2020-11-21The news.",
        "date 2020-11-211 The news.",
        "date 2020-1-1 The news.",
        "date: 2020-11-21 The news.",
        "Date 2020-11-21 The news.",
        "date2020-11-21 The news.",
        "The date 2020-11-21 was set.",
        "update 2020-11-21 The news.",
        "date ٢٠٢٠-١١-٢١ The news.",
        "  The news.",
    ],
)
def test_what_is_no_header_stays_in_the_text(text: str) -> None:
    decoded = decode(text.encode(), source="a.txt")
    assert (decoded.text, decoded.offset, decoded.published) == (text, 0, None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("date 2024-02-30\nThe news.", "'date 2024-02-30'"),
        ("\ufeff\n\tdate 2024-02-30 The news of the day.", "'date 2024-02-30'"),
        ("Date: 2024-03-05\nThe news.", "'Date: 2024-03-05'"),
        ("DATE 2024-03-05\nThe news.", "'DATE 2024-03-05'"),
        ("date: Tuesday, 5 March 2024\nThe news.", "'date: Tuesday, 5 March 2024'"),
        ("date 5 March 2024\nThe news.", "'date 5 March 2024'"),
        ("date 5th Mar. 2024\nThe news.", "'date 5th Mar. 2024'"),
        ("date 05/03/24\nThe news.", "'date 05/03/24'"),
        ("date 2024-3-5\nThe news.", "'date 2024-3-5'"),
        ("date 20240305\nThe news.", "'date 20240305'"),
        ("date 20240305 The news.", "'date 20240305'"),
        ("date 2024-02-30 the news.", "'date 2024-02-30'"),
        ("Date = 5.3.2024\nThe news.", "'Date = 5.3.2024'"),
        ("date March 5, 2024\nThe news.", "'date March 5, 2024'"),
        ("Date: Mar. 5th, 2024 \nThe news.", "'Date: Mar. 5th, 2024'"),
        ("Date: 5 March\nThe news.", "'Date: 5 March'"),
        ("date 5 March\r\nThe news.", "'date 5 March'"),
        ("date Tuesday 5 March 2024\nThe news.", "'date Tuesday 5 March 2024'"),
        ("date Tue, 05 Mar 2024 10:30:00 GMT\nThe news.", "'date Tue, 05 Mar 2024 10:30:00 GMT'"),
        ("Date: Tuesday, the 5th of March 2024\nThe news.", "'Date: Tuesday, the 5th of March 2024'"),
        ("DATE: March 5, 2024, 10:30 a.m.\nThe news.", "'DATE: March 5, 2024, 10:30 a.m.'"),
        ("Date: 5 March 2024, New York\nThe news.", "'Date: 5 March 2024, New York'"),
        ("date 05-Mar-2024\nThe news.", "'date 05-Mar-2024'"),
        ("date Tuesday 05/03/2024\nThe news.", "'date Tuesday 05/03/2024'"),
        ("Date: martes, 5 de marzo de 2024\nThe news.", "'Date: martes, 5 de marzo de 2024'"),
        ("date 5. März 2024\nThe news.", "'date 5. März 2024'"),
        ("date: March 2024\nThe news.", "'date: March 2024'"),
        ("date 2024\nThe news.", "'date 2024'"),
        ("date2020-11-21 The news.", "'date2020-11-21'"),
        ("date 2020-11-21The news.", "'date 2020-11-21The'"),
        ("date ٢٠٢٠-١١-٢١ The news.", "'date ٢٠٢٠-١١-٢١"),
        ("date 2024-02-30\x1b[31m\u202e The news.", r"'date 2024-02-30\x1b[31m\u202e"),
    ],
)
def test_a_header_that_is_none_is_warned_of_and_read(text: str, shown: str) -> None:
    with pytest.warns(SummariserWarning) as told:
        article = Article.from_bytes(text.encode(), name="a.txt")
    assert (article.text, article.published) == (text.removeprefix("\ufeff"), None)
    (said,) = (str(one.message) for one in told)
    assert said.startswith(f"a.txt, line {text[: text.casefold().index('date')].count(chr(10)) + 1}: {shown}"), said
    assert said.endswith("; write 'date YYYY-MM-DD', with a day that exists.")
    assert said.isprintable()
    assert told[0].filename == __file__


@pytest.mark.parametrize(
    "text",
    [
        "Date palms of 2024 die in the valley.",
        "Dates 2024-03-05 and later were named.",
        "Date night is back, says a study of 12 couples.",
        "Date: unknown, says the office.",
        "The news.\ndate 2024-02-30\n",
        "Update 2024-02-30",
        "date 2024-02-29\nDate: 2024-03-05\n",
        "Date 12 people met: none.",
        "Date 2024 Olympics set for July.",
        "Date 2024 Olympics",
        "Date 2024: 5 things to know",
        "Date 5 March set for vote",
        "Date 5 March 2024 was named.",
        "Date March 5, 2024, will be remembered for the flood of the century.",
        "Date May 2024 elections, say rebels",
        "Date 2024-03-05 was set for the trial.",
        "Date set: 5 March 2024",
        "Date: none. 5 March 2024 is not one, says the office.",
        "Date: 12:30",
        "Date",
        "Date:",
        "date\nof 2024-02-30",
    ],
)
def test_other_first_lines_are_not_warned_of(text: str) -> None:
    assert decode(text.encode(), source="a.txt").warning is None


def test_only_the_first_header_is_one() -> None:
    decoded = decode(b"date 2020-11-21 date 2020-11-22 The news.", source="a.txt")
    assert (decoded.text, decoded.published) == ("date 2020-11-22 The news.", DAY)


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("named", [None, "utf-8", "windows-1252", "utf-8-sig"])
def test_a_byte_order_mark_decides(bom: bytes, codec: str, named: str | None) -> None:
    decoded = decode(bom + "date 2020-11-21 Größe 👧".encode(codec), source="a.txt", encoding=named)
    assert (decoded.text, decoded.offset, decoded.published) == ("Größe 👧", 17, DAY)


def test_a_second_byte_order_mark_belongs_to_the_text() -> None:
    decoded = decode("\ufeff\ufeffNews".encode(), source="a.txt")
    assert (decoded.text, decoded.offset) == ("\ufeffNews", 1)


@pytest.mark.parametrize(
    ("encoding", "text"), [("windows-1252", "“Café” – 5 €"), ("utf-16", "Café"), ("utf-32", "Café"), ("utf-8", "北京")]
)
def test_a_named_encoding_is_used(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), source="a.txt", encoding=encoding).text == text


def test_newlines_are_not_translated() -> None:
    assert decode(b"a\r\nb\rc\nd", source="a.txt").text == "a\r\nb\rc\nd"


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [
        (b"", None, "is empty"),
        (b" \r\n\t", None, "is empty"),
        (codecs.BOM_UTF8, None, "is empty"),
        (codecs.BOM_UTF8 + b" \n", None, "is empty"),
        (b"date 2020-11-21", None, "is empty"),
        (b"date 2020-11-21 \n ", None, "is empty"),
        (b"abc\0def", None, "is binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\xff", None, "is binary"),
        (codecs.BOM_UTF32_LE + b"\0\0", None, "is binary"),
        ("Größe".encode("latin-1"), None, "is not UTF-8 (byte 2)"),
        (codecs.BOM_UTF8 + b"\xff", None, "is not UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x01\xd8", None, "is not UTF-16-LE"),
        (b"news", "klingon", "unknown encoding 'klingon'"),
        (b"news", "rot13", "unknown encoding 'rot13'"),
        (b"news", "a\0b", "unknown encoding"),
        (b"news", 5, "unknown encoding 5"),
        (b"news", "undefined", "cannot be decoded as 'undefined'"),
        (b"x" * (MAX_BYTES + 1), None, "larger than the 4,000,000 bytes of one article"),
    ],
)
def test_what_is_not_one_text_is_refused(data: bytes, encoding: Any, words: str) -> None:
    with pytest.raises(ArticleError, match=r"^a\.txt: ") as caught:
        decode(data, source="a.txt", encoding=encoding)
    assert words in str(caught.value)
    assert caught.value.source == "a.txt"
    assert "\n" not in str(caught.value)


def test_the_largest_file_is_read() -> None:
    assert len(decode(b"x" * MAX_BYTES, source="a.txt").text) == MAX_BYTES


def test_the_place_of_a_nul_is_told() -> None:
    with pytest.raises(ArticleError, match="character 3"):
        decode(b"abc\0", source="a.txt")


@pytest.mark.filterwarnings("ignore::summariser.SummariserWarning")
def test_an_article_keeps_what_its_file_was_warned_of() -> None:
    """For the run of its summary: what is saved of the article, and what it is equal to, is as it was."""
    article = Article.from_bytes(b"Date: 5 March 2024\n\nThe news.", name="a.txt")
    assert article.model_copy(update={"title": "x"}).warnings == article.warnings
    assert "'Date: 5 March 2024' was read as text" in " ".join(article.warnings)
    saved = Article.model_validate_json(article.model_dump_json())
    assert saved.warnings == ()
    assert (saved, hash(saved)) == (article, hash(article))
    assert saved != article.model_copy(update={"title": "x"})
    assert Article.from_bytes(b"The news.", name="a.txt").warnings == ()


@pytest.mark.filterwarnings("ignore::summariser.SummariserWarning")
@settings(max_examples=100)
@given(
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["", "date 2020-11-21 ", "date 2020-11-21\r\n", " date 1999-01-31\t", "date 2020-99-99 "]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip),
    st.data(),
)
def test_every_span_maps_back_to_the_file(mark: str, head: str, body: str, data: st.DataObject) -> None:
    whole = mark + head + body
    article = Article.from_bytes(whole.encode(), name="a.txt")
    start = data.draw(st.integers(0, len(article.text) - 1))
    span = article.span(start, data.draw(st.integers(start + 1, len(article.text))))
    assert whole[span.start + article.offset : span.end + article.offset] == span.text
