"""What the report of the Kabul mortar attack of 2020-11-21 must give, whatever reads it well: facts, not a copy."""

from datetime import date

from summariser import Casualty, Event, Summary
from tests.facts import ROOT, bounds, events, said, the

ARTICLE = ROOT / "tests/articles/kabul-2020-11-21.txt"


def main_attack(summary: Summary) -> Event:
    return the(summary, "killing at least eight people", role="main")


def count(event: Event, effect: str) -> Casualty:
    found = [item for item in event.casualties if item.effect == effect and item.subset_of is None]
    assert len(found) == 1, f"{event.description}: {effect}: {found}"
    return found[0]


def test_the_attack_itself(kabul: Summary) -> None:
    attack = main_attack(kabul)
    assert (attack.type, attack.mode, attack.status, attack.negated) == ("assault", "heavy-weapons", "actual", False)
    assert attack.location is not None
    assert attack.location.country_code == "AFG"
    assert "Kabul" in (attack.location.name or "")
    assert attack.date is not None
    assert (attack.date.start, attack.date.precision) == (date(2020, 11, 21), "day")
    assert bounds(count(attack, "killed")) == (8, 8, None, "at_least")
    assert bounds(count(attack, "injured")) == (31, 31, 31, "exact")


def test_the_shells_are_no_casualties(kabul: Summary) -> None:
    attack = main_attack(kabul)
    shells = [weapon for weapon in attack.weapons if "mortar" in weapon.kind]
    assert [(shell.count.best, shell.count.qualifier) for shell in shells if shell.count] == [(23, "about")]
    assert all(casualty.count.best != 23 for event in kabul.events for casualty in event.casualties)


def test_nobody_claimed_it_and_the_taliban_denied(kabul: Summary) -> None:
    stances = {(item.party, item.stance) for item in main_attack(kabul).responsibility}
    assert (None, "unclaimed") in stances
    assert ("Taliban", "denied") in stances
    assert not any("Islamic State" in (party or "") for party, _ in stances)
    assert not any(stance in {"claimed", "accused", "reported_as_fact"} for _, stance in stances)


def test_the_rocket_at_the_embassy_overwrites_nothing(kabul: Summary) -> None:
    rocket = the(kabul, "Iranian Embassy compound")
    assert rocket.id != main_attack(kabul).id
    assert any("main building" in target.name and target.effect == "damaged" for target in rocket.targets)
    assert {(item.effect, item.count.best) for item in rocket.casualties} <= {("killed", 0), ("injured", 0)}
    assert rocket.casualties
    tweets = {item.id for item in said(kabul, "embassy") if item.medium == "social_media"}
    assert all(tweets & set(item.attribution_ids) for item in rocket.casualties)


def test_the_car_bomb_is_an_event_of_its_own(kabul: Summary) -> None:
    bomb = the(kabul, "bomb attached to a car")
    assert bomb.id != main_attack(kabul).id
    assert bounds(count(bomb, "killed")) == (1, 1, 1, "exact")
    assert bounds(count(bomb, "injured")) == (3, 3, 3, "exact")
    faramarz = {item.id for item in said(kabul, "Faramarz", "assert")}
    assert faramarz
    assert all(faramarz & set(item.attribution_ids) for item in bomb.casualties)
    assert bomb.known_from == "claim"


def test_no_figures_are_summed(kabul: Summary) -> None:
    figures = {item.count.best for event in kabul.events for item in event.casualties}
    assert not figures & {9, 34, 58, 59, 60}


def test_the_attacks_on_schools_are_background(kabul: Summary) -> None:
    schools = the(kabul, "educational institutions", role="background")
    assert bounds(count(schools, "killed")) == (51, 51, None, "at_least")
    assert any("Islamic State" in (item.party or "") and item.stance == "claimed" for item in schools.responsibility)


def test_the_talks_and_the_meetings(kabul: Summary) -> None:
    talks = the(kabul, "continued to hold talks", type="consult")
    assert talks.status == "ongoing"
    assert talks.location is not None
    assert talks.location.country_code == "QAT"
    names = " ".join(actor.name for actor in talks.actors)
    assert "Taliban" in names
    assert "Afghan government" in names
    meetings = the(kabul, "Pompeo", type="consult")
    assert meetings.status == "planned"
    assert meetings.location is not None
    assert (meetings.location.name, meetings.location.country_code) == ("Doha", "QAT")


def test_who_said_what(kabul: Summary) -> None:
    arian = said(kabul, "Tariq Arian", "assert")
    assert len(arian) == 2
    assert "an official" in {span.text for item in arian for span in item.source.spans}
    assert not any(item.source.kind in {"unnamed_official", "anonymous"} for item in kabul.attributions)
    embassy = said(kabul, "embassy")
    quoted = [span.text for item in embassy if item.quote_type == "direct" for span in item.content.spans]
    assert any("Fortunately the incident has no casualty and all the staff are in good health" in it for it in quoted)
    assert said(kabul, "Taliban", "deny")
    assert said(kabul, "Pakistan", "condemn")
    warning = said(kabul, "Pakistan", "warn")
    assert any("vigilant against the spoilers" in span.text for item in warning for span in item.content.spans)
    assert warning[0].quote_type == "direct"
    assert not said(kabul, "Khan", "condemn")
    assert not said(kabul, "Khan", "warn")
    assert said(kabul, "Faramarz", "assert")


def test_the_spoilers_name_no_attack(kabul: Summary) -> None:
    assert not events(kabul, "He did not identify", type="assault")


def test_every_span_is_exact_and_nothing_is_ungrounded(kabul: Summary) -> None:
    from summariser.audit.grounding import spans_of

    spans = list(spans_of(kabul))
    assert len(spans) > 40
    for pointer, span in spans:
        assert kabul.article.text[span.start : span.end] == span.text, pointer
    assert kabul.ungrounded == []
    assert kabul.audit.passed


def test_offsets_lead_back_to_the_file(kabul: Summary) -> None:
    raw = ARTICLE.read_bytes().decode()
    span = kabul.attributions[0].content.spans[0]
    assert raw[kabul.article.offset + span.start :].startswith(span.text)
    assert kabul.article.published == date(2020, 11, 21)


def test_the_reply_is_not_longer_than_it_must_be(kabul: Summary) -> None:
    assert kabul.run.usage.output is not None
    assert kabul.run.usage.output <= 2.5 * len(kabul.article.text) / 4
