"""Figures, days, parties and sources, each in a few words."""

from datetime import date
from typing import Any

import pytest

from summariser.models import Article, Attribution, Casualty, Event, EventDate, Participant, Quantity, Source, Weapon
from summariser.models.vocabulary import DatePrecision, Qualifier
from summariser.render.events import date_of, details_of, kind_of, participant_of
from summariser.render.figures import bounds_of, weapon_of
from summariser.render.sources import how_of, source_of, spoken
from tests.test_models import full_summary


def quantity(text: str, low: int | None, best: int | None, high: int | None, qualifier: Qualifier) -> Quantity:
    return Quantity(text=text, low=low, best=best, high=high, qualifier=qualifier)


@pytest.mark.parametrize(
    ("text", "best", "shown"),
    [
        ("31", 31, ""),
        ("31 others", 31, ""),
        ("18", 1, "1"),
        ("12,000 people", 12000, ""),
        ("12.000 personas", 12000, ""),
        ("12 000 personnes", 12000, ""),
        ("12,000 people", 12, "12"),
        ("7.5 percent", 7, "7"),
        ("2 million", 2, "2"),
        ("2 million", 2_000_000, "2,000,000"),
        ("8 of 14", 8, "8"),
        ("Flight 31A", 31, "31"),
        ("12,000km", 12, "12"),
        ("Eight", 8, "8"),
        ("٣١", 31, ""),
        ("8" * 5000, 8, "8"),
    ],
)
def test_a_number_is_hidden_where_the_words_are_that_number_alone(text: str, best: int, shown: str) -> None:
    assert bounds_of(quantity(text, best, best, best, "exact")) == shown


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (("more than 50", 51, 51, None, "at_least"), "51 or more"),
        (("up to 600", None, 600, 600, "at_most"), "600 or fewer"),
        (("fewer than 10", None, None, 9, "at_most"), "9 or fewer"),
        (("about 23", None, 23, None, "about"), "about 23"),
        (("eight to ten", 8, None, 10, "range"), "8 to 10"),
        (("dozens", 24, None, None, "vague"), "vague: 24 or more"),
        (("many", None, None, None, "vague"), "no number"),
        (("at least 8", 8, 12, 20, "at_least"), "at least: low 8, best 12, high 20"),
        (("about 20", 15, 20, 25, "about"), "about: low 15, best 20, high 25"),
        (("so many", None, None, None, "exact"), ""),
    ],
)
def test_a_bound_is_told_as_one(figure: Any, shown: str) -> None:
    assert bounds_of(quantity(*figure)) == shown


def casualty(count: Quantity, **more: Any) -> Casualty:
    return Casualty(effect="injured", count=count, **more)


def test_figures_tell_nobody_the_group_and_the_whole() -> None:
    nobody = casualty(quantity("unharmed", 0, 0, 0, "exact"), attribution_ids=["a1"])
    others = casualty(quantity("otras 27", 27, 27, 27, "exact"), victims="personas")
    part = casualty(quantity("two of them", 2, 2, 2, "exact"), subset_of=1)
    lost = casualty(quantity("3", 3, 3, 3, "exact"), victims="3", subset_of=9)
    event = full_summary().events[0].model_copy(update={"casualties": [nobody, others, part, lost]})
    assert [words for label, words in details_of(event) if label == "injured"] == [
        "none (“unharmed”) — a1",
        "otras 27 (personas)",
        "two of them (2), part of figure 2 (“otras 27”)",
        "3, part of figure 10",
    ]


def test_weapons_tell_their_number() -> None:
    article = Article(text="About 23 mortar shells fell.")
    some = Weapon(kind="mortar", spans=[article.span(0, 22)], count=quantity("About 23", None, 23, None, "about"))
    assert weapon_of(some) == "About 23 mortar shells (mortar; about 23)"
    assert weapon_of(Weapon(kind="bomb", count=quantity("a bomb", 1, 1, 1, "exact"))) == "bomb, a bomb (bomb)"
    assert weapon_of(Weapon(kind="drone")) == "drone"


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "shown"),
    [
        ("by September", (2024, 9, 1), (2024, 9, 30), "month", "by 2024-09 (“by September”)"),
        ("By Friday", (2024, 9, 2), (2024, 9, 6), "week", "by 2024-09-06 (“By Friday”)"),
        ("in February", (2024, 2, 1), (2024, 2, 29), "month", "2024-02 (“in February”)"),
        ("in 2011", (2011, 1, 1), (2011, 12, 31), "year", "2011 (“in 2011”)"),
        ("since 1985", (985, 1, 1), (2023, 12, 31), "unknown", "0985 to 2023 (“since 1985”)"),
        ("last week", (2023, 9, 25), (2023, 10, 1), "week", "2023-09-25 to 2023-10-01 (“last week”)"),
        ("by noon", (2023, 9, 25), (2023, 9, 25), "day", "2023-09-25 (“by noon”)"),
    ],
)
def test_a_month_is_no_range_of_days(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int], precision: DatePrecision, shown: str
) -> None:
    assert date_of(EventDate(text=text, start=date(*start), end=date(*end), precision=precision)) == shown


def event(**changes: Any) -> Event:
    return full_summary().events[0].model_copy(update=changes)


def test_what_did_not_happen_is_not_called_actual() -> None:
    assert kind_of(event(mode=None, acled=None)) == "assault · main · did not happen · claim"
    assert (
        kind_of(event(status="planned", acled=None, mode=None)) == "assault · main · planned · did not happen · claim"
    )
    assert kind_of(event()).endswith("ACLED: Remote explosive/landmine/IED")


def test_the_dead_and_hurt_are_called_victims_and_the_arrested_not() -> None:
    assert ("victim", "Amir (Afghanistan, government)") in details_of(event())
    assert ("to", "Amir (Afghanistan, government)") in details_of(event(type="coerce"))


@pytest.mark.parametrize(
    ("code", "sector", "role", "shown"),
    [
        ("IRN", "GOV", "target", "X (Iran, government)"),
        (None, "REB", None, "X (rebels)"),
        ("KOR", None, "mediator", "X (South Korea; mediator)"),
        ("QQQ", "PRE", "recipient", "X (QQQ, PRE)"),
        (None, None, None, "X"),
    ],
)
def test_codes_are_told_in_words(code: str | None, sector: Any, role: str | None, shown: str) -> None:
    party = Participant(name="X", kind="unknown", country_code=code, sector=sector, role=role)
    assert participant_of(party, "to") == shown


@pytest.mark.parametrize(
    ("words", "name", "shown"),
    [
        ("an official", "Tariq Arian", "Tariq Arian, spokesman (“an official”)"),
        ("he", "Sheila Hess", "Sheila Hess, spokesman (“he”)"),
        ("Arian", "Tariq Arian", "Tariq Arian, spokesman"),
        ("spokesman Tariq Arian", "Tariq Arian", "Tariq Arian, spokesman"),
        ("The union", "the workers' union", "the workers' union, spokesman"),
        ("a spokesman", None, "a spokesman"),
        (None, "Tariq Arian", "Tariq Arian, spokesman"),
    ],
)
def test_the_words_of_the_article_stand_beside_a_name_that_they_do_not_hold(
    words: str | None, name: str | None, shown: str
) -> None:
    article = Article(text=words or "x")
    spans = [article.span(0, len(article.text))] if words else []
    assert source_of(Source(spans=spans, name=name, role="spokesman", kind="named_person")) == shown


def test_how_it_was_said_shows_the_cue() -> None:
    attribution: Attribution = full_summary().attributions[0]
    assert how_of(attribution) == "assert (“said”) · mixed · statement · certain · via a2"


@pytest.mark.parametrize(
    ("text", "part", "shown"),
    [
        ('He sent boats, "half of it".', 'boats, "half of it', 'boats, "half of it"'),
        ("He called it “good,” and left.", "called it “good", "called it “good,”"),
        ("“Good”, he said it was.", "Good”, he said", "“Good”, he said"),
        ("He said “no and never” again.", "“no and", "“no and … [the quotation goes on]"),
        ('A 6" pipe was "old".', 'A 6" pipe', 'A 6" pipe'),
        ("“All of it”, he said.", "All of it", "All of it"),
    ],
)
def test_a_quotation_that_is_cut_is_closed_or_told(text: str, part: str, shown: str) -> None:
    article = Article(text=text)
    at = text.index(part)
    assert spoken(article.span(at, at + len(part)), text) == shown
