"""Words, scopes and numbers as the checks see them, on invented sentences."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.audit.figures.absent import counted
from summariser.audit.reading.dictionary import Kind, may_operate, offsets_in, words_in
from summariser.audit.reading.lines import Lines
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import described
from summariser.audit.reading.scope import DENIED, NEGATED, UNREAL
from summariser.audit.reading.tokens import Tokens
from summariser.audit.reading.wording import flat, stands_in
from summariser.models import Article
from summariser.sentences import split_sentences
from tests.audit.sample import found, sentence, summary
from tests.facts import ROOT

TEXTS = st.text(alphabet="abK 1,.'’_-“”\n\u0130é²", max_size=60)


@given(TEXTS)
def test_words_stand_where_their_offsets_say(text: str) -> None:
    words, starts = words_in(text), offsets_in(text, 0, len(text))
    assert [word.form for word in words] == [
        text[at : at + len(word.form)] for at, word in zip(starts, words, strict=True)
    ]


@given(TEXTS, st.data())
def test_a_few_words_are_placed_as_all_are(text: str, data: st.DataObject) -> None:
    for line in Lines(text, split_sentences(text)).all:
        some = sorted(data.draw(st.sets(st.integers(0, len(line.words) - 1)))) if line.words else []
        assert line.offsets(some) == [line.starts[at] for at in some]


@pytest.mark.parametrize(
    ("text", "operator", "under"),
    [
        ("No train left Oldby", NEGATED, {"train", "leav", "oldb"}),
        ("The mill failed to open", NEGATED, {"open"}),
        ("Nine were unhurt", NEGATED, {"hurt"}),
        ("The union denied that boats sank", DENIED, {"boat", "sink"}),
        ("The union denied reports that boats sank", DENIED, {"boat", "sink"}),
        ("The ferry would sail, the pilot said", UNREAL, {"sail"}),
        ("The bridge is to open", UNREAL, {"open"}),
        ("Boats sank in the storm", NEGATED | DENIED | UNREAL, set()),
    ],
)
def test_operators_reach_over_the_words_behind_them(text: str, operator: int, under: set[str]) -> None:
    assert Tokens(text).under(operator) == under


@pytest.mark.parametrize(
    ("text", "head"), [("720,000 from a builder", ""), ("nine of the ships", "ship"), ("nine, ships", "")]
)
def test_what_a_number_counts_stands_behind_it(text: str, head: str) -> None:
    words = Tokens(text).words
    assert counted(words, described(words, Tokens(text).kinds)[0]) == head


@given(st.lists(st.sampled_from("no not denied that could was to and , boats sank unhurt failed but".split())))
def test_only_what_may_stand_under_an_operator_does(words: list[str]) -> None:
    tokens = Tokens(" ".join(words))
    for operator in (NEGATED, DENIED, UNREAL):
        if any(flags & operator for flags in tokens.flags):
            assert may_operate(tokens.kinds, operator)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 31 sailors drowned", [(31, "at_least", "killed")]),
        ("twenty-three people were wounded", [(23, "exact", "injured")]),
        ("between 60 and 75 houses", [(60, "range", None), (75, "range", None)]),
        ("a dozen goats or so", [(12, "about", None)]),
        ("2.4 million crowns", [(2_400_000, "exact", None)]),
        ("dozens injured", [(0, "exact", "injured")]),
        ("no figures here", []),
        ("it is paid back over four years", [(4, "exact", None)]),
        ("it lasted for over four years", [(4, "more", None)]),
        ("over four ships", [(4, "more", None)]),
        ("two of the wounded later died", [(2, "exact", "killed")]),
        (
            "five were killed and 11 others, including two boys, wounded",
            [(5, "exact", "killed"), (11, "exact", "injured"), (2, "exact", None)],
        ),
        ("11 others, including the cook, who left", [(11, "exact", None)]),
    ],
)
def test_numbers_are_read_with_what_they_count(text: str, expected: list[tuple[float, str, str | None]]) -> None:
    tokens = Tokens(text)
    numbers = described(tokens.words, tokens.kinds)
    assert [(item.value, item.qualifier, item.effect) for item in numbers] == expected


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("Rhee", Kind.NAME | Kind.CAPITAL),
        ("Monday", Kind.CAPITAL | Kind.TIME),
        ("said", Kind.REPORTS | Kind.CUE),
        ("nobody", Kind.NEGATES | Kind.FAINT_NO),
        ("drowned", Kind.EFFECT | Kind.PAST | Kind.HARM | Kind.VERB | Kind.AGAINST),
        ("3", Kind.NUMBER),
        ("house", 0),
    ],
)
def test_a_word_has_the_classes_of_its_lists(word: str, kinds: int) -> None:
    assert words_in(word)[0].kinds == kinds


@given(TEXTS, st.text(alphabet="abK 1'’é\u0301", max_size=4))
def test_what_stands_there_letter_by_letter_stands_there_flat(text: str, words: str) -> None:
    material = Material(summary(article=Article(text=text or "x").model_dump(), events=[], attributions=[]))
    assert material.stands_in(words, material.body) == stands_in(flat(words), flat(material.body))


def test_a_key_point_that_is_an_events_description_is_told_at_both_places() -> None:
    point = {"text": "A fire in Sandnes displaced 300 people.", "evidence": [sentence(5)]}
    bent = summary(key_points=[point], **{"events/2/description": point["text"]})
    assert found(bent, "figures", "/key_points/0/text")
    assert found(bent, "figures", "/events/2/description")


def test_two_attributions_of_one_name_keep_their_own_places() -> None:
    twice = summary(**{"attributions/3/id": "a1"})
    assert not found(twice, "speakers", "/events/2/description")


def test_times_of_the_article_are_those_of_its_text() -> None:
    text = "On Saturday the mill burned. It had opened in June 2019, five years ago. Late last week it was sold."
    material = Material(summary(article=Article(text=text, published="2023-05-13", language="en").model_dump()))
    assert [(text[time.start : time.end], line) for time, line in material.times] == [
        ("On Saturday", 0),
        ("in June 2019", 1),
        ("five years ago", 1),
        ("Late last week", 2),
    ]
    assert material.times[0][0].first == date(2023, 5, 13)


@pytest.mark.parametrize("act", ["assert", "threaten", "promise", "confirm"])
def test_what_somebody_alone_says_is_known_from_a_claim(act: str) -> None:
    """Whatever he does by saying it."""
    bent = summary(**{"attributions/3/speech_act": act, "events/2/known_from": "fact"})
    (told,) = found(bent, "certainty", "/events/2/known_from")
    assert told.severity == "warning"
    assert not found(summary(**{"attributions/3/speech_act": act}), "certainty", "/events/2/known_from")


LISTS = tomllib.loads((ROOT / "summariser/audit/data/words.toml").read_text(encoding="utf-8"))


def test_no_list_has_a_word_twice() -> None:
    parts = [
        (f"{section}.{key}", part.split())
        for section, lists in LISTS.items()
        if section != "qualifiers"  # a list of phrases
        for key, words in lists.items()
        for part in words.split("|")
    ]
    assert [(name, word) for name, part in parts for word in sorted(set(part)) if part.count(word) > 1] == []


@pytest.mark.parametrize("section", ["effects", "extent", "reports", "roles"])
def test_no_word_stands_under_two_keys_of_those_looked_up_by_it(section: str) -> None:
    words = [word for listed in LISTS[section].values() for word in listed.split()]
    assert sorted(words) == sorted(set(words))


def test_whoever_is_captured_is_so_in_figures_and_in_roles() -> None:
    assert set(LISTS["roles"]["capture"].split()) <= set(LISTS["effects"]["captured"].split())
