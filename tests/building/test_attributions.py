"""Attributions: source, cue and content located together; who speaks; what is told through whom."""

from typing import Any

import pytest

from summariser.building import locate
from summariser.grounding import gap
from tests.building.sample import ARTICLE, REPLY, Wire, built, happening, party, reply, said, the_attribution, words

# Where they stand


@pytest.mark.parametrize(
    ("source", "number", "source_at", "cue_at"),
    [("the minister", 1, 0, 13), ("the guard", 1, 31, 41)],
)
def test_of_a_repeated_cue_the_one_beside_the_source_is_taken(
    source: str, number: int, source_at: int, cue_at: int
) -> None:
    text = "The minister said no, but then the guard said yes."
    content = "no" if source_at == 0 else "yes"
    item = the_attribution(said(1, number, source, "said", content), text)
    assert [span.start for span in item.source.spans] == [source_at]
    assert [span.start for span in item.cue.spans] == [cue_at]


def test_of_a_repeated_source_and_cue_the_pair_beside_the_content_is_taken() -> None:
    text = "“One,” she said, and then: “Two,” she said, and at last: “Three,” she said."
    places = []
    for content in ("One", "Two", "Three"):
        item = the_attribution(said(1, 1, "she", "said", content), text)
        places.append((item.source.spans[0].start, item.cue.spans[0].start))
    assert places == [(7, 11), (34, 38), (66, 70)]


def test_a_source_inside_the_content_is_not_taken_where_there_is_another() -> None:
    text = "He believes that he can win."
    item = the_attribution(said(1, 1, "he", "believes", "that he can win"), text)
    assert [span.start for span in item.source.spans] == [0]


def test_all_is_looked_for_in_the_sentence_that_is_named() -> None:
    text = "She said no. Later on she said no. She said no."
    for number, start in ((1, 0), (2, 22), (3, 35)):
        item = the_attribution(said(1, number, "she", "said", "no"), text)
        assert item.source.spans[0].start == start


def test_a_source_in_the_neighbouring_sentence_is_found() -> None:
    text = "The minister came late. “No,” was all that was said."
    item = the_attribution(said(1, 2, "The minister", "was said", "No"), text)
    assert words(item.source.spans) == ["The minister"]


def test_a_fragment_that_repeats_is_found_in_each_place_once() -> None:
    text = "“No,” she said, “no.”"
    item = the_attribution(said(1, 1, "she", "said", ["No", "no"]), text)
    assert words(item.content.spans) == ["No", "no"]


@pytest.mark.parametrize("end", ["", "At last he said that it was over."])
def test_of_many_sources_and_cues_those_near_the_content_are_looked_at(
    end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[tuple[int, int]] = []

    def counted(one: tuple[int, int], other: tuple[int, int]) -> int:
        looked_at.append(one)
        return gap(one, other)

    monkeypatch.setattr(locate, "gap", counted)
    text = "He said a thing. " * 1000 + end
    content = "it was over" if end else "a thing"
    item = the_attribution(said(1, 9999, "he", "said", content), text)
    at = text.lower().rindex("he said") if end else 0
    assert [item.source.spans[0].start, item.cue.spans[0].start] == [at, at + 3]
    assert len(looked_at) < 10_000


def test_a_content_of_more_fragments_than_any_has_is_told() -> None:
    text = "He said a thing. " * 100
    draft = built(reply(said=[said(1, 9999, "He", "said", ["thing"] * 65)]), text)
    assert len(draft.attributions[0].content.spans) == 64
    assert [(it.pointer, it.reason) for it in draft.ungrounded] == [
        ("/attributions/0/content", "a content has at most 64 fragments")
    ]


# Content


def test_a_discontinuous_content_stays_in_two_parts() -> None:
    text = "“We will go,” said Amir Khan, “and we will stay.”"
    item = the_attribution(said(1, 1, "Amir Khan", "said", ["We will go", "and we will stay"]), text)
    assert words(item.content.spans) == ["We will go", "and we will stay"]
    assert item.quote_type == "direct"


def test_an_elided_content_is_carved_round_source_and_cue() -> None:
    text = "“We will go,” said Amir Khan, “and we will stay.”"
    item = the_attribution(said(1, 1, "Amir Khan", "said", "We will … will stay"), text)
    assert words(item.source.spans) == ["Amir Khan"]
    assert words(item.cue.spans) == ["said"]
    assert [part.strip(" ”“,") for part in words(item.content.spans)] == ["We will go", "and we will stay"]
    assert not any("said" in part or "Khan" in part for part in words(item.content.spans))


def test_an_unquoted_content_is_carved_too() -> None:
    text = "The shells, police said, were fired from two cars."
    item = the_attribution(said(1, 1, "police", "said", "The shells … two cars"), text)
    assert words(item.content.spans) == ["The shells,", "were fired from two cars"]
    assert item.quote_type == "indirect"


def test_words_of_a_quoted_speaker_are_not_carved_out_of_a_quotation() -> None:
    text = "“And then he said no,” she told us."
    item = the_attribution(said(1, 1, "he", "said", "And then … no"), text)
    assert words(item.content.spans) == ["And then he said no"]


def test_parts_come_in_text_order_and_overlaps_are_joined() -> None:
    text = "The shells were fired from two cars, police said."
    wire = said(1, 1, "police", "said", ["fired from two cars", "The shells were fired"])
    assert words(the_attribution(wire, text).content.spans) == ["The shells were fired from two cars"]
    wire = said(1, 1, "police", "said", ["two cars", "The shells"])
    assert words(the_attribution(wire, text).content.spans) == ["The shells", "two cars"]


def test_a_quotation_may_go_on_in_the_next_sentences() -> None:
    text = "“We waited,” she said. “Nobody came.\n\n“Then it rained.”"
    item = the_attribution(said(1, 1, "she", "said", ["We waited", "Nobody came … it rained"]), text)
    assert words(item.content.spans) == ["We waited", "Nobody came.\n\n“Then it rained"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("We go", "direct"),
        ("“We go”", "direct"),
        (["We go", "at once"], "direct"),
        ("that it was “a shame”", "mixed"),
        (["We go", "that it was"], "mixed"),
        ("that it was", "indirect"),
        ("that the rain stopped", "indirect"),
    ],
)
def test_the_type_of_quotation_comes_from_the_marks(content: list[str] | str, expected: str) -> None:
    text = "“We go,” she said, “at once.” She added that it was “a shame”. She said that the rain stopped."
    assert the_attribution(said(1, 1, "she", "said", content), text).quote_type == expected


def test_apostrophes_make_no_quotation() -> None:
    text = "The dogs' keeper said that it's the boys' fault."
    assert the_attribution(said(1, 1, "keeper", "said", "that it's the boys' fault"), text).quote_type == "indirect"


# Cue


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [("has denied", "deny"), ("According to", "according to"), (":", None), (None, None), ("", None), (" ", None)],
)
def test_the_lemma_comes_from_the_words_of_the_article(cue: str | None, lemma: str | None) -> None:
    text = "She: yes. He has denied it. According to them, no."
    item = the_attribution(said(1, 1, None, cue, "yes"), text)
    assert item.cue.lemma == lemma
    assert bool(item.cue.spans) == bool(cue and cue.strip())


def test_lemmas_are_of_the_articles_language() -> None:
    draft = built(reply(said=[said(1, 1, "él", "dijo", "que no")], lang="es"), "Él dijo que no.")
    assert draft.attributions[0].cue.lemma == "decir"


# Who speaks


@pytest.mark.parametrize(
    ("source", "more", "name", "kind"),
    [
        ("Lena Voss", [], "Lena Voss", "named_person"),
        ("Voss", [], "Lena Voss", "named_person"),
        ("Minister Lena Voss", [], "Lena Voss", "named_person"),
        ("she", [{"who": "Lena Voss"}], "Lena Voss", "named_person"),
        ("she", [{"who": "Voss"}], "Lena Voss", "named_person"),
        ("she", [], None, "unnamed_group"),
        ("The spokeswoman", [{"who": "Lena Voss"}], "Lena Voss", "named_person"),
        ("an official", [], None, "unnamed_official"),
        ("a neighbour", [], None, "anonymous"),
        ("residents", [], "residents", "unnamed_group"),
        ("the City Council", [], "City Council", "named_organisation"),
        ("Iran", [], "Iran", "named_organisation"),
        ("Red Lantern", [], "Red Lantern", "named_organisation"),
        ("the report", [], "report", "document"),
        ("she", [{"who": "Somebody Unlisted"}], "Somebody Unlisted", "named_person"),
        (None, [], None, "none"),
        ("", [], None, "none"),
    ],
)
def test_who_speaks(source: str | None, more: list[Wire], name: str | None, kind: str) -> None:
    text = (
        "Minister Lena Voss came, she said. The spokeswoman, an official, a neighbour, residents, the City Council, "
        "Iran, Red Lantern and the report said no."
    )
    parties = [
        party("Lena Voss"),
        party("an official", "official"),
        party("a neighbour", "anonymous"),
        party("residents", "group"),
        party("City Council", "org"),
        party("Iran", "country"),
        party("Red Lantern", "group"),
        party("report", "document"),
    ]
    item = the_attribution(said(1, 2, source, "said", "no", *more), text, *parties)
    assert (item.source.name, item.source.kind) == (name, kind)
    assert words(item.source.spans) == ([source] if source else [])


@pytest.mark.parametrize(
    ("name", "source"),
    [("Iran's embassy", "Iran's embassy in Kabul"), ("Hill, Reed and Partners", "the firm Hill, Reed and Partners")],
)
def test_a_name_with_an_apostrophe_or_a_comma_is_known_in_more_words(name: str, source: str) -> None:
    item = the_attribution(said(1, 1, source, "said", "no"), f"At noon {source} said no.", party(name, "org"))
    assert item.source.name == name


def test_a_nameless_group_whose_word_starts_with_an_accent_is_nameless() -> None:
    item = the_attribution(
        said(1, 1, "étudiants", "disent", "non"), "Des étudiants disent non.", party("étudiants", "group")
    )
    assert item.source.kind == "unnamed_group"


def test_a_post_is_told_once_and_holds_for_every_statement_of_the_party() -> None:
    text = "“One,” Lena Voss said. “Two,” she said. Amir Khan said three."
    wire = reply(
        parties=[party("Lena Voss"), party("Amir Khan")],
        said=[
            said(1, 1, "Lena Voss", "said", "One"),
            said(2, 2, "she", "said", "Two", {"who": "Lena Voss"}, {"role": "mayor", "org": "City"}),
            said(3, 3, "Amir Khan", "said", "three"),
        ],
    )
    sources = [item.source for item in built(wire, text).attributions]
    assert [(it.role, it.organisation) for it in sources] == [("mayor", "City"), ("mayor", "City"), (None, None)]


def test_a_post_of_its_own_comes_before_the_one_told_elsewhere() -> None:
    text = "“One,” Lena Voss said. “Two,” she said."
    wire = reply(
        parties=[party("Lena Voss")],
        said=[
            said(1, 1, "Lena Voss", "said", "One", {"role": "mayor", "org": None}),
            said(2, 2, "she", "said", "Two", {"who": "Lena Voss"}, {"role": "leader", "org": "Party"}),
        ],
    )
    sources = [item.source for item in built(wire, text).attributions]
    assert [(it.role, it.organisation) for it in sources] == [("mayor", None), ("leader", "Party")]


def test_a_post_is_kept_for_a_nameless_source_that_is_no_party() -> None:
    wire = said(1, 1, "A spokesman", "said", "no", {"role": "spokesman", "org": "City"})
    item = the_attribution(wire, "A spokesman said no.")
    assert (item.source.role, item.source.organisation) == ("spokesman", "City")


def test_what_is_told_beside_is_taken_over() -> None:
    text = "In an interview, a guard who feared for her job said it may rain."
    item = the_attribution(
        said(
            1, 1, "a guard", "said", "it may rain", {"medium": "interview"}, {"stance": "possible"},
            {"unnamed_because": "feared for her job"}, act="predict",
        ),
        text,
    )  # fmt: skip
    assert (item.medium, item.stance, item.speech_act) == ("interview", "possible", "predict")
    assert item.source.anonymity_reason == "feared for her job"


def test_nothing_told_beside_is_null() -> None:
    item = the_attribution(said(1, 1, "A guard", "said", "no"), "A guard said no.")
    assert (item.medium, item.stance, item.via_id, item.source.anonymity_reason) == (None,) * 4
    assert item.event_ids == []


def test_who_declines_to_comment_is_quoted_with_the_cue() -> None:
    text = "The mayor declined to comment."
    item = the_attribution(said(1, 1, "The mayor", "declined to comment", [], act="decline_to_comment"), text)
    assert words(item.content.spans) == ["declined to comment"]


# Order and links


def test_attributions_come_in_text_order_and_links_follow() -> None:
    text = "Police said the driver admitted it. Earlier she denied it. At first he said no."
    wire = reply(
        said=[
            said(30, 3, "he", "said", "no"),
            said(10, 1, "the driver", "admitted", "it", {"via": 20}),
            said(20, 1, "Police", "said", "the driver admitted it"),
            said(40, 2, "she", "denied", "it", act="deny"),
        ],
        events=[happening(1, said=[40, 10], type="other"), happening(2, said=[40], type="other")],
    )
    draft = built(wire, text)
    assert [item.id for item in draft.attributions] == ["a1", "a2", "a3", "a4"]
    assert [words(item.source.spans) for item in draft.attributions] == [["Police"], ["the driver"], ["she"], ["he"]]
    assert [item.via_id for item in draft.attributions] == [None, "a1", None, None]
    assert [item.event_ids for item in draft.attributions] == [[], ["e1"], ["e1", "e2"], []]
    assert [event.attribution_ids for event in draft.events] == [["a2", "a3"], ["a3"]]


def test_attributions_stand_where_they_begin_whatever_it_is_that_they_begin_with() -> None:
    text = "He said, while she said it was over, that the strike went on. No, they said."
    wire = reply(
        said=[
            said(1, 2, "nobody", "muttered", "no such words"),
            said(2, 2, "they", "said", "No"),
            said(3, 1, "she", "said", "it was over"),
            said(4, 1, "He", "said", "the strike went on"),
        ]
    )
    spans = [it.content.spans for it in built(wire, text).attributions]
    assert [words(it) for it in spans] == [["the strike went on"], ["it was over"], ["No"], []]


@pytest.mark.parametrize("via", [1, 7, -1])
def test_what_is_told_through_itself_or_nobody_has_no_link(via: int) -> None:
    item = the_attribution(said(1, 1, "She", "said", "no", {"via": via}), "She said no.")
    assert item.via_id is None


def test_two_that_are_told_through_each_other_make_no_circle() -> None:
    wire = reply(
        said=[said(1, 1, "She", "said", "no", {"via": 2}), said(2, 2, "He", "said", "yes", {"via": 1})],
    )
    via = {item.id: item.via_id for item in built(wire, "She said no. He said yes.").attributions}
    assert None in via.values()


def test_of_two_with_one_id_links_lead_to_the_first_in_the_text() -> None:
    wire = reply(
        said=[
            said(1, 2, "he", "said", "yes"),
            said(1, 1, "She", "said", "no"),
            said(2, 3, "It", "said", "maybe", {"via": 1}),
        ],
        events=[happening(1, said=[1, 1], type="other")],
    )
    draft = built(wire, "She said no. Then he said yes. It said maybe.")
    assert [item.id for item in draft.attributions] == ["a1", "a2", "a3"]
    assert draft.attributions[2].via_id == "a1"
    assert draft.events[0].attribution_ids == ["a1"]


def test_attributions_that_are_nowhere_come_last() -> None:
    wire = reply(said=[said(1, 1, "Nobody", "sang", "songs"), said(2, 1, "She", "said", "no")])
    draft = built(wire, "She said no.")
    assert [item.speech_act for item in draft.attributions] == ["assert", "assert"]
    assert [words(item.content.spans) for item in draft.attributions] == [["no"], []]


# What cannot be located


@pytest.mark.parametrize(
    ("entry", "pointer", "where", "quoted"),
    [
        (said(1, 1, "He", "said", "no"), "/attributions/0/source", "said[0].source", "He"),
        (said(1, 1, "She", "sang", "no"), "/attributions/0/cue", "said[0].cue", "sang"),
        (said(1, 1, "She", "said", "yes"), "/attributions/0/content", "said[0].content[0]", "yes"),
        (said(1, 1, "She", "said", ["no", "never"]), "/attributions/0/content", "said[0].content[1]", "never"),
        (said(1, 1, "She", "said", "no … never"), "/attributions/0/content", "said[0].content[0]", "no … never"),
        (said(1, 1, "She", "said", []), "/attributions/0/content", "said[0].content", ""),
        (said(1, 1, "She", "said", [" "]), "/attributions/0/content", "said[0].content", ""),
    ],
)
def test_what_cannot_be_located_is_told_and_never_a_span(entry: Wire, pointer: str, where: str, quoted: str) -> None:
    draft = built(reply(said=[entry]), "She said no.")
    (miss,) = draft.ungrounded
    (problem,) = draft.problems
    assert (miss.pointer, miss.quoted) == (pointer, quoted)
    assert miss.reason
    assert (problem.where, problem.quoted, problem.reason) == (where, quoted, miss.reason)


def test_pointers_follow_the_text_order_and_problems_the_reply() -> None:
    wire = reply(said=[said(1, 2, "he", "sang", "yes"), said(2, 1, "She", "shouted", "no")])
    draft = built(wire, "She said no. Then he said yes.")
    assert [(miss.pointer, miss.quoted) for miss in draft.ungrounded] == [
        ("/attributions/0/cue", "shouted"),
        ("/attributions/1/cue", "sang"),
    ]
    assert {(problem.where, problem.quoted) for problem in draft.problems} == {
        ("said[0].cue", "sang"),
        ("said[1].cue", "shouted"),
    }


def test_a_content_of_punctuation_alone_is_told() -> None:
    draft = built(reply(said=[said(1, 1, "She", "said", ",")]), "She said, no.")
    assert draft.attributions[0].content.spans or draft.ungrounded


@pytest.mark.parametrize("number", [0, -3, 99, 10**12])
def test_a_sentence_that_does_not_exist_loses_nothing(number: int) -> None:
    item = the_attribution(said(1, number, "She", "said", "no"), "It rained. She said no.")
    assert words([*item.source.spans, *item.cue.spans, *item.content.spans]) == ["She", "said", "no"]


def test_the_sample_is_located_whole() -> None:
    draft = built(REPLY)
    assert draft.ungrounded == []
    assert draft.problems == []
    assert [item.source.name for item in draft.attributions] == ["Lena Voss"] * 3 + ["Northern Front", "Police"]
    for item in draft.attributions:
        places: list[Any] = [*item.source.spans, *item.cue.spans, *item.content.spans]
        assert places
        assert all(ARTICLE.text[span.start : span.end] == span.text for span in places)


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [("has always insisted", "insist"), ("signalled", "signal"), ("has, in effect, admitted", "admit")],
)
def test_the_reporting_verb_of_a_cue_is_its_head(cue: str, lemma: str) -> None:
    from summariser.building.attributions import _lemma

    assert _lemma(cue, "en") == lemma
