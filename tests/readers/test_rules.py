"""The reader that needs no model: the facts of the Kabul article, and that any text gives a valid summary."""

import asyncio
import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from summariser import Article, Summary
from summariser.grounding import GroundedText
from summariser.pipeline import assemble, summarise_article
from summariser.readers.rules import RulesReader
from tests.facts import ROOT, bounds, events, said, words
from tests.growth import is_about_linear


def summary_of(text: str, **known: object) -> Summary:
    article = Article.model_validate({"text": text, **known})
    return assemble(article, asyncio.run(RulesReader().read(GroundedText(article))))


def of_file(name: str) -> Summary:
    return asyncio.run(summarise_article(Article.from_file(ROOT / f"tests/articles/{name}.txt"), RulesReader()))


@pytest.fixture(scope="module")
def kabul() -> Summary:
    return of_file("kabul-2020-11-21")


def test_the_attack_with_its_figures(kabul: Summary) -> None:
    (attack,) = events(kabul, "killing at least eight people", role="main")
    assert (attack.type, attack.mode, attack.status) == ("assault", "heavy-weapons", "actual")
    assert {(it.effect, bounds(it)) for it in attack.casualties} == {
        ("killed", (8, 8, None, "at_least")),
        ("injured", (31, 31, 31, "exact")),
    }
    assert attack.location is not None
    assert (attack.location.name, attack.location.country_code) == ("Kabul", "AFG")
    assert attack.date is not None
    assert str(attack.date.start) == "2020-11-21"
    assert [(it.kind, it.count and it.count.best) for it in attack.weapons] == [("mortar shells", 23)]
    assert {(it.party, it.stance) for it in attack.responsibility} == {("Taliban", "denied"), (None, "unclaimed")}


def test_the_car_bomb_apart(kabul: Summary) -> None:
    (bomb,) = events(kabul, "bomb attached to a car")
    assert {(it.effect, bounds(it)) for it in bomb.casualties} == {
        ("killed", (1, 1, 1, "exact")),
        ("injured", (3, 3, 3, "exact")),
    }
    speakers = {item.id for item in said(kabul, "Faramarz")}
    assert all(speakers & set(it.attribution_ids) for it in bomb.casualties)


def test_who_said_what(kabul: Summary) -> None:
    arian = said(kabul, "Tariq Arian", "assert")
    assert {span.text for item in arian for span in item.source.spans} >= {"an official"}
    assert len(arian) == 2
    assert {(it.source.role, it.source.organisation) for it in arian} == {("spokesperson", "Interior Ministry")}
    assert said(kabul, "Taliban", "deny")
    assert said(kabul, "Pakistan", "condemn")
    (warning,) = said(kabul, "Pakistan", "warn")
    assert warning.quote_type == "direct"
    assert not said(kabul, "Khan")
    tweet = [it for it in said(kabul, "embassy") if it.medium == "social_media" and it.quote_type == "direct"]
    assert ["Fortunately the incident has no casualty" in words(it) for it in tweet] == [True]


def test_it_is_marked_and_the_same_every_time(kabul: Summary) -> None:
    again = of_file("kabul-2020-11-21")
    unlike = {"run", "digest"}
    assert (kabul.run.reader, kabul.run.model, kabul.run.cost) == ("rules", None, None)
    assert kabul.run.warnings == []
    assert kabul.model_dump(exclude=unlike) == again.model_dump(exclude=unlike)


def test_an_official_is_the_one_named_next() -> None:
    text = "The port is shut, a city official said. “We had no choice,” said the official, harbour master Teodor Valk."
    assert [it.source.name for it in summary_of(text).attributions] == ["Teodor Valk", "Teodor Valk"]


def test_who_asked_for_no_name_gets_none() -> None:
    text = (
        "The port is shut, said a city official, who asked not to be named because talks go on. "
        "“We had no choice,” said the official. Mayor Teodor Valk said he was glad."
    )
    first = summary_of(text).attributions[0].source
    assert (first.name, first.kind, first.anonymity_reason) == (None, "unnamed_official", "talks go on")


@pytest.mark.parametrize(
    ("told", "source", "why"),
    [
        (
            "A guard, who declined to be identified, said nine boats sank.",
            "A guard, who declined to be identified",
            "declined to be identified",
        ),
        (
            "A guard who refused to be named said nine boats sank.",
            "A guard who refused to be named",
            "refused to be named",
        ),
        ("Nine boats sank, said a guard speaking anonymously.", "a guard", "speaking anonymously"),
        (
            "Nine boats sank, said a guard who was not authorized to speak to the press.",
            "a guard who was not authorized to speak to the press",
            "was not authorized to speak to the press",
        ),
        (
            "The keeper, who was not named in the will, said nine boats sank.",
            "The keeper, who was not named in the will",
            None,
        ),
    ],
)
def test_a_source_says_why_it_has_no_name_and_ends_before_the_comma(told: str, source: str, why: str | None) -> None:
    (found,) = [it.source for it in summary_of(told).attributions]
    assert [span.text for span in found.spans] == [source]
    assert found.anonymity_reason == why


def test_pronouns_and_last_names() -> None:
    text = "Marta Silvén said the water came fast. “I ran,” she added. Silvén told reporters that four houses stood."
    assert [it.source.name for it in summary_of(text).attributions] == ["Marta Silvén"] * 3


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("Bob Smith was convicted of murder on Monday.", "Bob Smith"),
        ("Tom Reyes, the suspect, was arrested.", "Tom Reyes"),
        ("On Monday, Police Chief Tom Reyes was away.", "Tom Reyes"),
        ("The suspect, Tom Reyes, was arrested. A trial begins in May.", "Tom Reyes"),
        ("Police arrested Tom Reyes.", None),
        ("Tom Reyes and Bob Smith were arrested.", None),
        ("The fire began at noon.", "Jane Roe"),
        ("New York was quiet.", "Jane Roe"),
        ("The Red Front was banned.", "Jane Roe"),
        ("Police arrested Tom Reyes. Roe has met the family.", "Jane Roe"),
    ],
)
def test_a_pronoun_means_the_nearer_subject(between: str, name: str | None) -> None:
    text = f"Prosecutor Jane Roe said the case was closed. {between} He said he was sorry. He added that it was over."
    assert [it.source.name for it in summary_of(text).attributions] == ["Jane Roe", name, name]


def test_a_pronoun_without_anybody_before_it_has_no_name() -> None:
    (said,) = summary_of("The fire began at noon. He said it was arson.").attributions
    assert said.source.name is None


@pytest.mark.parametrize("name", ["market-close", "court-verdict"])
def test_no_casualties_where_there_are_none(name: str) -> None:
    assert [it for event in of_file(name).events for it in event.casualties] == []


def test_an_empty_text_gives_an_empty_summary() -> None:
    summary = summary_of("")
    assert (summary.headline, summary.abstract, summary.events, summary.attributions) == ("", "", [], [])
    assert summary.run.warnings


def test_titles_do_not_run_into_the_abstract() -> None:
    lead = "A ferry sank off Torvik on Monday, the coastguard said."
    summary = summary_of(f"Ferry sinks off Torvik\n\n{lead}\n\nSearch goes on\n\nBoats searched the bay for sailors.")
    assert summary.headline == "Ferry sinks off Torvik"
    assert summary.abstract.startswith(lead)
    assert "Search goes on" not in summary.abstract
    assert summary_of("Ferry sinks off Torvik").abstract == "Ferry sinks off Torvik"


def test_a_title_leaves_day_and_place_to_the_text() -> None:
    text = "Bomb kills 14 at market\n\nA bomb killed 14 people and wounded 30 others in Kabul on Monday, police said."
    event = summary_of(text, published="2024-03-05").events[0]
    assert event.date is not None
    assert event.date.start == event.date.end == date(2024, 3, 4)
    assert event.location is not None
    assert event.location.name == "Kabul"


@pytest.mark.parametrize(
    ("words", "name", "code"),
    [
        ("off Manila", "Manila", "PHL"),
        ("off the Yemeni island of Brell", "Brell", "YEM"),
        ("off the west coast of Sorvik", "Sorvik", None),
        ("off guard", None, None),
    ],
)
def test_a_place_at_sea(words: str, name: str | None, code: str | None) -> None:
    event = summary_of(f"A ferry was caught in a storm {words} on Monday, killing 17 people.").events[0]
    found = event.location
    assert (found and found.name, found and found.country_code) == (name, code)


@pytest.mark.parametrize(
    ("title", "lead", "figures"),
    [
        (
            "Toll of quake rises past 2,000",
            "A quake has killed more than 2,000 people in Morocco, officials said.",
            [2001],
        ),
        ("Bomb kills 14 at market", "A bomb killed 15 people in Kabul on Monday, police said.", [14, 15]),
    ],
)
def test_title_and_lead_tell_one_event_where_their_figures_agree(title: str, lead: str, figures: list[int]) -> None:
    found = summary_of(f"{title}\n\n{lead}").events
    assert sorted(item.count.best or 0 for event in found for item in event.casualties) == figures
    assert len(found) == len(figures)


def test_another_language_is_told() -> None:
    (warning,) = of_file("puente-roto").run.warnings
    assert "English only" in warning
    assert "'es'" in warning


def test_the_abstract_is_the_articles_own_words(kabul: Summary) -> None:
    plain = " ".join(kabul.article.text.split())
    first, *rest = kabul.abstract.split(". ")
    assert first in plain
    assert 1 <= len(rest) <= 3
    assert len(kabul.headline.split()) <= 15


SCHEMA = Draft202012Validator(json.loads((ROOT / "schemas/summary.schema.json").read_text(encoding="utf-8")))
_PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "''",
        "said",
        " said ",
        "he",
        "According to ",
        ", ",
        ". ",
        "\n\n",
        "killed ",
        "31 ",
        "no one ",
        "who, ",
        "the Taliban ",
        "İstanbul ",
        "ﬁre ",
        "\u202e",
        "é",
        " — ",
        ":",
        "(",
        ")",
        "at least ",
        "X",
        "Monday ",
        "U.S. ",
    ]
)


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=80).map("".join)))
@example("SAID 0,")
@example("taking")
def test_any_text_gives_a_valid_summary_with_exact_spans(text: str) -> None:
    from summariser.audit.grounding import spans_of

    summary = summary_of(text, published="2024-05-01")
    SCHEMA.validate(summary.model_dump(mode="json"))
    assert summary.ungrounded == []
    for pointer, span in spans_of(summary):
        assert summary.article.text[span.start : span.end] == span.text, pointer


@pytest.mark.parametrize(
    "text_of",
    [
        lambda size: '"' * (20 * size),
        lambda size: "“" * (10 * size),
        lambda size: "“a " * (3 * size),
        lambda size: "x" * (30 * size),
        lambda size: "he said " * (2 * size),
        lambda size: "he said, " * (2 * size),
        lambda size: "X, who said, " * size,
        lambda size: "killed 31, " * size,
        lambda size: "no " * (5 * size),
        lambda size: "according to " * size,
        lambda size: "(" * (10 * size),
        lambda size: "A, " * (5 * size) + "said B.",
        lambda size: "He said, “Yes.”\n\n" + "“No.”\n\n" * size,
        lambda size: "He said: “Yes.” " + "“No.” " * size,
        lambda size: "".join(f"Anna Bel{at}x said no. Bel{at}x said yes. " for at in range(size // 4)),
        lambda size: "A bomb went off.\n\n" + "Alvora denied any part in the attack. " * (size // 4),
        lambda size: "killed 3 in 1999, and in 2001 and " * (size // 2),
        lambda size: "A bomb killed 9. " + "The toll includes 3 men, " * (size // 2),
        lambda size: (
            "A bomb killed 9. " + "".join(f"Police blamed the Front{at} for the attack. " for at in range(size // 4))
        ),
        lambda size: (
            "Anna Li said no. " + "".join(f"Tom Reyes{at} was there. He said yes. " for at in range(size // 4))
        ),
        lambda size: "Anna Li said no. " + "Police met Tom Reyes. " * (size // 2) + "He said no. " * (size // 2),
        lambda size: "A bomb killed 9. " + "The Front claimed responsibility. " * (size // 4),
        lambda size: "A bomb killed 9. Police blamed the " + "for of on " * (2 * size),
    ],
    ids=lambda text_of: text_of(8)[:40],
)
def test_no_text_takes_long(text_of: Callable[[int], str]) -> None:
    def reading_of(size: int) -> Callable[[], object]:
        article = Article(text=text_of(size))
        return lambda: asyncio.run(RulesReader().read(GroundedText(article)))

    assert is_about_linear(reading_of, 10_000)
