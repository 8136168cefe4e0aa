"""Events: when, where, who, with what, who answers for it, and what is known of it."""

from datetime import date
from typing import Any

import pytest

from tests.building.sample import (
    ARTICLE,
    REPLY,
    built,
    happening,
    party,
    reply,
    said,
    the_event,
    words,
)

TEXT = (
    "Rebels shelled a bridge near Pul in Baghlan on Saturday with about 23 mortar shells. "
    "The bridge was destroyed and a bus was damaged, police said. "
    "The rebels denied it, but the army accused the rebels, and Amir Khan died. "
    "Nobody has claimed it."
)

# The event itself


def test_what_the_reply_says_is_taken_over() -> None:
    entry = happening(
        [1, 2], type="assault:heavy-weapons", what="Rebels shelled a bridge.", role="related", status="ongoing"
    )
    event = the_event(entry, TEXT)
    assert (event.id, event.type, event.mode) == ("e1", "assault", "heavy-weapons")
    assert (event.description, event.role, event.status) == ("Rebels shelled a bridge.", "related", "ongoing")
    assert words(event.evidence) == TEXT.replace(". ", ".|").split("|")[:2]
    assert (event.date, event.location, event.negated) == (None, None, False)
    assert event.actors == event.recipients == event.targets == event.weapons == []
    assert event.casualties == event.responsibility == event.attribution_ids == []


def test_events_keep_the_order_of_the_reply() -> None:
    draft = built(reply(events=[happening(3, what="A."), happening(1, what="B.")]), TEXT)
    assert [(event.id, event.description) for event in draft.events] == [("e1", "A."), ("e2", "B.")]


def test_evidence_comes_in_text_order_and_once() -> None:
    assert [it.start for it in the_event(happening([2, 1, 2]), TEXT).evidence] == [0, TEXT.index("The bridge was")]


@pytest.mark.parametrize("number", [0, -1, 5, 10**9])
def test_a_sentence_that_does_not_exist_is_told(number: int) -> None:
    draft = built(reply(events=[happening([1, number])]), TEXT)
    (miss,) = draft.ungrounded
    assert (miss.pointer, miss.quoted) == ("/events/0/evidence", str(number))
    assert draft.problems[0].where == "events[0].s"
    assert len(draft.events[0].evidence) == 1


def test_an_event_without_a_sentence_is_told() -> None:
    draft = built(reply(events=[happening(1), happening([])]), TEXT)
    (miss,) = draft.ungrounded
    assert miss.pointer == "/events/1/evidence"
    assert draft.events[1].evidence == []


# When


@pytest.mark.parametrize(
    ("iso", "start", "end", "precision"),
    [
        ("2020-11", date(2020, 11, 1), date(2020, 11, 30), "month"),
        (None, None, None, "unknown"),
        ("soon", None, None, "unknown"),
    ],
)
def test_a_date_keeps_the_words_and_gets_its_days(
    iso: str | None, start: date | None, end: date | None, precision: str
) -> None:
    when = the_event(happening(1, {"when": "saturday", "date": iso}), TEXT).date
    assert when is not None
    assert (when.text, when.start, when.end, when.precision) == ("Saturday", start, end, precision)


def test_of_two_dates_the_first_counts() -> None:
    entry = happening(1, {"when": "Saturday", "date": "2020-11-21"}, {"when": "Saturday", "date": "1999"})
    when = the_event(entry, TEXT).date
    assert when is not None
    assert when.start == date(2020, 11, 21)


def test_a_date_whose_words_are_not_there_is_told() -> None:
    draft = built(reply(events=[happening(1, {"when": "Sunday", "date": "2020-11-22"})]), TEXT)
    assert [(miss.pointer, miss.quoted) for miss in draft.ungrounded] == [("/events/0/date/text", "Sunday")]
    assert draft.problems[0].where == "events[0].more[0].when"


# Where


@pytest.mark.parametrize(
    ("within", "admin", "country", "code"),
    [
        ("Baghlan, AFG", "Baghlan", "Afghanistan", "AFG"),
        ("Baghlan,AFG", "Baghlan", "Afghanistan", "AFG"),
        ("AFG", None, "Afghanistan", "AFG"),
        ("afg", None, "Afghanistan", "AFG"),
        (" AFG ", None, "Afghanistan", "AFG"),
        ("Afghanistan", None, "Afghanistan", "AFG"),
        ("Pul, Baghlan, AFG", "Pul, Baghlan", "Afghanistan", "AFG"),
        ("Baghlan", "Baghlan", None, None),
        ("Baghlan, XXX", "Baghlan", None, None),
        ("", None, None, None),
        (None, None, None, None),
    ],
)
def test_what_a_place_lies_in(within: str | None, admin: str | None, country: str | None, code: str | None) -> None:
    place = the_event(happening(1, {"where": "Pul", "level": "city", "within": within}), TEXT).location
    assert place is not None
    assert (place.text, place.name, place.precision) == ("Pul", "Pul", "city")
    assert (place.admin, place.country, place.country_code) == (admin, country, code)


def test_a_place_that_is_not_there_is_told() -> None:
    draft = built(reply(events=[happening(1, {"where": "Oslo", "level": "city", "within": "NOR"})]), TEXT)
    assert [(miss.pointer, miss.quoted) for miss in draft.ungrounded] == [("/events/0/location/text", "Oslo")]


# Who


@pytest.mark.parametrize(
    ("kind", "code", "expected"),
    [
        ("group", "AFGREB", ("group", "AFG", "REB")),
        ("group", "---REB", ("group", None, "REB")),
        ("org", "afggov", ("organisation", "AFG", "GOV")),
        ("country", "AFG", ("country", "AFG", None)),
        ("person", "AFG---", ("individual", "AFG", None)),
        ("person", "GOV", ("individual", None, "GOV")),
        ("official", "AFG GOV", ("individual", "AFG", "GOV")),
        ("anonymous", None, ("unknown", None, None)),
        ("group", "", ("group", None, None)),
        ("group", "Afghan rebels", ("group", None, None)),
        ("group", "XXXREB", ("group", None, "REB")),
        ("group", "AFGXXX", ("group", "AFG", None)),
    ],
)
def test_a_participant_has_kind_country_and_sector(kind: str, code: str | None, expected: tuple[Any, ...]) -> None:
    event = the_event(happening(1, by=["rebels"]), TEXT, party("Rebels", kind, code))
    (actor,) = event.actors
    assert (actor.name, (actor.kind, actor.country_code, actor.sector)) == ("Rebels", expected)


def test_a_participant_is_shown_where_the_evidence_names_it() -> None:
    parties = [party("rebels", "group")]
    starts = [TEXT.index("Rebels"), TEXT.index("rebels denied"), TEXT.index("rebels, and")]
    assert [it.start for it in the_event(happening(1, by=["rebels"]), TEXT, *parties).actors[0].spans] == starts[:1]
    assert [it.start for it in the_event(happening(3, by=["rebels"]), TEXT, *parties).actors[0].spans] == starts[1:]
    assert [it.start for it in the_event(happening(4, by=["rebels"]), TEXT, *parties).actors[0].spans] == starts[:1]


def test_the_same_name_stands_once_and_empty_names_not_at_all() -> None:
    event = the_event(happening(1, by=["Rebels", "Rebels", " ", ""]), TEXT, party("Rebels", "group"))
    assert [it.name for it in event.actors] == ["Rebels"]


def test_a_participant_that_is_no_party_is_kept() -> None:
    (actor,) = the_event(happening(2, by=["police"]), TEXT).actors
    assert (actor.name, actor.kind, actor.country_code, actor.sector) == ("police", "unknown", None, None)
    assert words(actor.spans) == ["police"]


@pytest.mark.parametrize(
    ("type", "kind", "roles"),
    [
        ("assault", "person", ("perpetrator", "victim")),
        ("crime", "group", ("perpetrator", "victim")),
        ("coerce:arrest", "person", ("perpetrator", "victim")),
        ("assault", "org", ("perpetrator", "target")),
        ("disaster", "person", ("participant", "victim")),
        ("accident", "person", ("participant", "victim")),
        ("consult:visit", "person", ("participant", "recipient")),
        ("election", "org", ("participant", "recipient")),
    ],
)
def test_roles_follow_the_type(type: str, kind: str, roles: tuple[str, str]) -> None:
    parties = [party("rebels", "group"), party("Amir Khan", kind)]
    event = the_event(happening(3, by=["rebels"], to=["Amir Khan"], type=type), TEXT, *parties)
    assert (event.actors[0].role, event.recipients[0].role) == roles


# With what, and against what


def test_a_target_is_named_and_shown() -> None:
    event = the_event(
        happening(
            2,
            {"target": "the bridge", "kind": "bridge", "effect": "destroyed"},
            {"target": "a bus", "kind": None, "effect": "damaged"},
        ),
        TEXT,
    )
    assert [(it.name, it.kind, it.effect, words(it.spans)) for it in event.targets] == [
        ("the bridge", "bridge", "destroyed", ["The bridge"]),
        ("a bus", None, "damaged", ["a bus"]),
    ]


@pytest.mark.parametrize("weapon", ["about 23 mortar shells", "mortar shells"])
def test_a_number_of_weapons_is_a_count_of_weapons(weapon: str) -> None:
    event = the_event(happening(1, {"weapon": weapon, "kind": "mortar", "n": "~23"}), TEXT)
    (arm,) = event.weapons
    assert arm.kind == "mortar"
    assert words(arm.spans) == ["about 23 mortar shells"]
    assert arm.count is not None
    assert (arm.count.text, arm.count.best, arm.count.qualifier) == ("about 23 mortar shells", 23, "about")
    assert event.casualties == []


def test_a_number_that_is_not_there_is_not_drawn_in() -> None:
    (arm,) = the_event(happening(1, {"weapon": "mortar shells", "kind": "mortar", "n": "32"}), TEXT).weapons
    assert words(arm.spans) == ["mortar shells"]


def test_a_weapon_that_nobody_counted_has_no_count() -> None:
    (arm,) = the_event(happening(1, {"weapon": "mortar shells", "kind": "mortar", "n": None}), TEXT).weapons
    assert arm.count is None


def test_targets_and_weapons_that_are_not_there_are_told() -> None:
    entry = happening(
        2,
        {"target": "the bridge", "kind": None, "effect": "none"},
        {"target": "a school", "kind": None, "effect": "none"},
        {"weapon": "a sword", "kind": "sword", "n": None},
    )
    draft = built(reply(events=[entry]), TEXT)
    assert [(miss.pointer, miss.quoted) for miss in draft.ungrounded] == [
        ("/events/0/targets/1", "a school"),
        ("/events/0/weapons/0", "a sword"),
    ]
    assert [problem.where for problem in draft.problems] == ["events[0].more[1].target", "events[0].more[2].weapon"]
    assert draft.events[0].targets[1].spans == draft.events[0].weapons[0].spans == []


# Who answers for it


PARTIES = [party("rebels", "group"), party("army", "org"), party("police", "org")]
STATEMENTS = [
    said(1, 2, "police", "said", "The bridge … damaged"),
    said(2, 3, "The rebels", "denied", "it", act="deny"),
    said(3, 3, "the army", "accused", "the rebels", act="accuse"),
]


@pytest.mark.parametrize(
    ("blame", "stance", "linked", "party_", "by"),
    [
        ("rebels", "denied", [1, 2, 3], "rebels", "a2"),
        ("rebels", "accused", [1, 2, 3], "rebels", "a3"),
        ("rebels", "suspected", [1, 2, 3], "rebels", "a3"),
        ("rebels", "claimed", [1, 2, 3], "rebels", None),
        ("army", "denied", [1, 2, 3], "army", None),
        ("rebels", "denied", [1, 3], "rebels", None),
        ("rebels", "reported_as_fact", [1, 2, 3], "rebels", None),
        (None, "unclaimed", [1, 2, 3], None, None),
        ("", "unclaimed", [1, 2, 3], None, None),
    ],
)
def test_responsibility_and_the_attribution_that_says_so(
    blame: str | None, stance: str, linked: list[int], party_: str | None, by: str | None
) -> None:
    entry = happening(1, {"blame": blame, "stance": stance}, said=linked)
    (found,) = the_event(entry, TEXT, *PARTIES, said=STATEMENTS).responsibility
    assert (found.party, found.stance, found.attribution_id) == (party_, stance, by)


def test_a_claim_is_linked_to_the_claim() -> None:
    text = "A bomb went off. The Red Lantern claimed responsibility for the blast."
    claim = said(1, 2, "The Red Lantern", "claimed", "responsibility for the blast", act="claim_responsibility")
    entry = happening(1, {"blame": "Red Lantern", "stance": "claimed"}, said=[1])
    (found,) = the_event(entry, text, party("Red Lantern", "group"), said=[claim]).responsibility
    assert (found.party, found.attribution_id) == ("Red Lantern", "a1")


# Links


def test_an_event_lists_its_attributions_in_text_order_and_only_those_that_exist() -> None:
    event = the_event(happening(1, said=[3, 9, 1, 3]), TEXT, *PARTIES, said=STATEMENTS)
    assert event.attribution_ids == ["a1", "a3"]


# Known from


def test_what_the_article_tells_itself_is_a_fact() -> None:
    assert the_event(happening(1), TEXT, *PARTIES, said=STATEMENTS).known_from == "fact"


def test_what_is_only_said_is_a_claim() -> None:
    assert the_event(happening(2), TEXT, *PARTIES, said=STATEMENTS).known_from == "claim"


def test_one_sentence_in_the_articles_own_voice_makes_it_a_fact() -> None:
    assert the_event(happening([1, 2]), TEXT, *PARTIES, said=STATEMENTS).known_from == "fact"


@pytest.mark.parametrize("flags", [["claim"], ["claim", "negated"], ["negated"], []])
def test_flags_say_it_too(flags: list[str]) -> None:
    event = the_event(happening(1, *[{"flag": flag} for flag in flags]), TEXT)
    assert event.known_from == ("claim" if "claim" in flags else "fact")
    assert event.negated == ("negated" in flags)


def test_an_event_without_evidence_is_not_called_a_claim_for_that() -> None:
    assert built(reply(events=[happening([])]), TEXT).events[0].known_from == "fact"


def test_the_sample() -> None:
    draft = built(REPLY)
    shelling, bomb = draft.events
    assert shelling.known_from == "claim", "its one sentence is an official's"
    assert bomb.known_from == "fact"
    assert [(it.effect, it.count.low, it.subset_of) for it in bomb.casualties] == [
        ("killed", 12, None),
        ("killed", 3, 0),
    ]
    assert [it.stance for it in bomb.responsibility] == ["unclaimed"]
    assert [(it.stance, it.attribution_id) for it in shelling.responsibility] == [("denied", "a4"), ("accused", "a5")]
    assert words(bomb.evidence) == ARTICLE.text.strip().split("\n\n")[-1].replace(". ", ".|").split("|")
