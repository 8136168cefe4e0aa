"""What is looked up once: classes of words, tokens, and what was detected in the last texts."""

import re

import pytest

from summariser import Article
from summariser.detect import find_reports, find_tolls
from summariser.detect.classes import _MOST, Classes, by_beginning
from summariser.detect.constructions import _beginning, figure_pattern
from summariser.detect.data import table
from summariser.detect.recent import Recent
from summariser.detect.tokens import QUOTED, units_of
from summariser.grounding import GroundedText


def grounded(text: str) -> GroundedText:
    return GroundedText(Article(text=text))


def test_a_word_is_classed_once() -> None:
    asked: list[str] = []
    classes = Classes(lambda word: asked.append(word) or (word == "said") | (word == "killed") << 1)
    assert classes.among(["he", "said", "he", "killed"]) == 3
    assert classes.among(["he"]) == 0
    assert sorted(asked) == ["he", "killed", "said"]


def test_no_more_words_are_remembered_than_a_language_has() -> None:
    classes = Classes(lambda word: 1)
    for number in range(_MOST + 10):
        assert classes[str(number)] == 1
    assert len(classes) <= _MOST


def test_stems_begin_words() -> None:
    begins = by_beginning(["kill", "wound"])
    assert [begins(word) for word in ("killing", "wounds", "skill")] == [True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "“Go,” said  the U.S. envoy,\tMr. Vale; he_left at 5 p.m. -- “why?”",
        "It’s 3.5 per cent, İlkay's friend said. ''No'' \x00 ``yes''",
        "_said_ the __ 'quoted\" man",
        "",
    ],
)
def test_tokens_stand_where_they_are_said_to(text: str) -> None:
    for unit in units_of(grounded(text)):
        assert len(unit.forms) == len(unit.words)
        for at, form in enumerate(unit.forms):
            start, end = unit.place(at, at)
            assert unit.start <= start < end <= unit.end
            assert form in {QUOTED, text[start:end]}


def test_what_was_detected_in_a_text_is_detected_once() -> None:
    seen: list[str] = []
    recent = Recent(lambda text: seen.append(text.article.text) or [len(text.article.text)])
    texts = [f"Text {number}." for number in range(6)]
    for text in texts:
        assert recent(grounded(text)) == recent(grounded(text)) == [7]
    assert seen == texts
    recent(grounded(texts[0]))
    assert seen == [*texts, texts[0]]


def test_a_text_whose_sentences_are_others_is_looked_through_anew() -> None:
    recent = Recent(lambda text: text.sentences)
    one, other = grounded("It was St. James. He left."), grounded("It was St. James. He left.")
    other.sentences = [one.sentences[0]._replace(end=one.sentences[-1].end)]
    assert [recent(it) for it in (one, other, one)] == [one.sentences, other.sentences, one.sentences]
    assert recent.known(other) is None


def test_who_changes_what_was_found_changes_nothing_for_others() -> None:
    text = grounded("Valk said that nine people were killed.")
    find_reports(text).clear()
    find_tolls(text).clear()
    assert len(find_reports(text)) == len(find_tolls(text)) == 1


def test_a_figure_begins_where_one_may_begin_and_few_other_words_do() -> None:
    words = table("casualties")["figure"]
    lists = [words[key].replace("\n", "").split("|") for key in ("qualifiers", "numbers", "vague")]
    figures = (
        [f"{qualifier} nine" for qualifier in lists[0]] + lists[1] + lists[2] + ["12,000", "more than 30", "3 to 5"]
    )
    for figure in figures:
        assert re.compile(figure_pattern()).match(figure), figure
        assert _beginning().match(figure), figure
    text = "at least two of the soldiers told the town on friday that an estimated 30 men and several others fell"
    starts = [text[match.start() :].split(maxsplit=1)[0] for match in _beginning().finditer(text)]
    assert starts == ["at", "two", "an", "30", "several"]
