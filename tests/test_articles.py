"""The project's own articles, replayed: the traps of a news report, held to the facts of each article."""

from datetime import date
from pathlib import Path

import pytest

from summariser import Article, Summariser
from summariser.audit.grounding import spans_of
from tests.facts import ROOT, events, figures, parts, replayed, said, the, words

NAMES = sorted(
    path.stem for path in (ROOT / "tests/articles").glob("*.txt") if Path(ROOT / f"cassettes/{path.stem}.yaml").exists()
)


@pytest.mark.parametrize("name", NAMES)
def test_every_span_is_exact_and_nothing_is_left_unlocated(name: str) -> None:
    summary = replayed(name)
    spans = list(spans_of(summary))
    assert len(spans) >= 15
    for pointer, span in spans:
        assert summary.article.text[span.start : span.end] == span.text, pointer
    assert summary.ungrounded == []


def test_at_least_five_articles_are_recorded() -> None:
    assert len(NAMES) >= 5


class TestHarbourShelling:
    """Armed conflict: several attacks, several tolls, several parties."""

    name = "harbour-shelling"

    def test_the_shelling(self) -> None:
        shelling = the(replayed(self.name), "At least nine people were killed", role="main")
        assert (shelling.type, shelling.mode) == ("assault", "heavy-weapons")
        assert (9, 9, None, "at_least") in figures(shelling, "killed")
        assert (34, 34, 34, "exact") in figures(shelling, "injured")
        assert {(3, 3, 3, "exact"), (2, 2, 2, "exact")} <= parts(shelling, "killed")
        assert shelling.date is not None
        assert shelling.date.start == date(2023, 5, 13)

    def test_who_answers_for_it(self) -> None:
        shelling = the(replayed(self.name), "At least nine people were killed", role="main")
        stances = {(item.party, item.stance) for item in shelling.responsibility}
        assert (None, "unclaimed") in stances
        assert ("Northern Shield Front", "denied") in stances
        assert ("Northern Shield Front", "accused") in stances
        assert not any("Dawn" in (party or "") for party, _ in stances)

    def test_an_official_is_the_man_named_next(self) -> None:
        valk = said(replayed(self.name), "Valk")
        assert any("Twenty-three shells" in words(item) for item in valk)
        assert any(len(item.content.spans) == 2 and item.quote_type == "direct" for item in valk)

    def test_a_safe_consulate_overwrites_no_toll(self) -> None:
        shell = the(replayed(self.name), "Belvannan consulate")
        assert {best for _, best, _, _ in figures(shell, "injured") | figures(shell, "killed")} <= {0}

    def test_the_bomb_hours_before_is_its_own_event(self) -> None:
        bomb = the(replayed(self.name), "milk cart")
        assert figures(bomb, "killed") == {(2, 2, 2, "exact")}
        assert figures(bomb, "injured") == {(5, 5, 5, "exact")}

    def test_background_with_its_own_claim(self) -> None:
        raids = the(replayed(self.name), "Dawn Column", role="background")
        assert figures(raids, "killed") == {(51, 51, None, "at_least")}
        assert [(item.party, item.stance) for item in raids.responsibility] == [("Dawn Column", "claimed")]

    def test_the_country_condemns_not_its_prime_minister(self) -> None:
        summary = replayed(self.name)
        assert said(summary, "Belvanna", "condemn")
        assert not [item for item in said(summary, "Könnig") if item.speech_act in {"condemn", "warn", "threaten"}]

    def test_the_meeting_is_planned_elsewhere(self) -> None:
        meeting = the(replayed(self.name), "Lise Markeval")
        assert (meeting.type, meeting.status) == ("consult", "planned")
        assert meeting.location is not None
        assert meeting.location.name == "Ostrel"


class TestMarketClose:
    """A market report: percentages, money, forecasts, and nobody hurt."""

    name = "market-close"

    def test_there_is_no_violence_in_it(self) -> None:
        summary = replayed(self.name)
        assert summary.topic == "economy, business and finance"
        assert not any(event.casualties or event.weapons or event.acled for event in summary.events)
        assert not events(summary, type="assault")

    def test_denial_is_not_a_claim(self) -> None:
        summary = replayed(self.name)
        assert any("resign" in words(item) for item in said(summary, "Aldane", "deny"))
        assert not any("resign" in words(item) for item in said(summary, "Aldane", "assert"))

    def test_a_spokesman_declines(self) -> None:
        acts = [item for item in replayed(self.name).attributions if item.speech_act == "decline_to_comment"]
        assert len(acts) == 1

    def test_the_nameless_source_has_its_reason(self) -> None:
        nameless = [item for item in replayed(self.name).attributions if item.source.anonymity_reason]
        assert any("not been made public" in (item.source.anonymity_reason or "") for item in nameless)

    def test_a_quotation_round_its_speaker(self) -> None:
        ellerby = [item for item in said(replayed(self.name), "Ellerby") if item.quote_type == "direct"]
        assert [span.text for span in ellerby[0].content.spans] == [
            "Inflation is too high, and it is staying too high for too long",
            "We will not stop halfway",
        ] or words(ellerby[0]).startswith("Inflation is too high")


class TestCourtVerdict:
    """A verdict: claims of two sides, an appeal not yet lodged."""

    name = "court-verdict"

    def test_the_verdict(self) -> None:
        verdict = the(replayed(self.name), "seven years in prison", type="sanction")
        assert verdict.mode == "convict"
        assert verdict.date is not None
        assert verdict.date.start == date(2021, 11, 16)
        assert verdict.location is not None
        assert verdict.location.name == "Brennick"

    def test_nobody_was_hurt(self) -> None:
        assert not any(event.casualties for event in replayed(self.name).events)

    def test_bribery_is_told_as_a_claim_and_denied(self) -> None:
        summary = replayed(self.name)
        assert said(summary, "Ferrox", "deny")
        bribes = [event for event in events(summary, "villa") if event.type == "crime"]
        assert all(event.known_from == "claim" for event in bribes)

    def test_appeals_have_not_happened(self) -> None:
        appeals = [event for event in replayed(self.name).events if "appeal" in event.description]
        assert appeals
        assert all(event.status in {"planned", "hypothetical", "threatened"} for event in appeals)

    def test_the_official_is_named_in_the_next_sentence(self) -> None:
        assert len(said(replayed(self.name), "Anneke Lund")) == 2


class TestPuenteRoto:
    """In Spanish."""

    name = "puente-roto"

    def test_it_is_answered_in_spanish(self) -> None:
        summary = replayed(self.name)
        assert summary.article.language == "es"
        assert "murieron" in summary.abstract or "muert" in summary.abstract

    def test_the_toll(self) -> None:
        accident = the(replayed(self.name), "Al menos 14 personas murieron", role="main")
        assert (14, 14, None, "at_least") in figures(accident, "killed")
        assert any(best == 27 for _, best, _, _ in figures(accident, "injured"))

    def test_the_landslide_is_another_event(self) -> None:
        landslide = the(replayed(self.name), "Los Cerezos")
        assert {best for _, best, _, _ in figures(landslide, "killed")} == {3}

    def test_guillemets_are_quotation_marks(self) -> None:
        direct = [item for item in replayed(self.name).attributions if item.quote_type == "direct"]
        assert any("El agua se comió" in words(item) for item in direct)

    def test_lemmas_are_spanish(self) -> None:
        assert "decir" in {item.cue.lemma for item in replayed(self.name).attributions}


class TestFloodValley:
    """A disaster: a toll that was revised, two counts of the same people, what the driver admitted."""

    name = "flood-valley"

    def test_the_new_toll_stands(self) -> None:
        flood = the(replayed(self.name), "rose to at least 31", role="main")
        assert flood.type == "disaster"
        assert (31, 31, None, "at_least") in figures(flood, "killed")
        assert not any(best == 12 for _, best, _, _ in figures(flood, "killed"))

    def test_two_sources_count_the_displaced(self) -> None:
        flood = the(replayed(self.name), "rose to at least 31", role="main")
        assert figures(flood, "displaced") == {(None, 6000, None, "about"), (9001, 9001, None, "at_least")}

    def test_missing_is_a_range(self) -> None:
        flood = the(replayed(self.name), "rose to at least 31", role="main")
        assert (40, None, 55, "range") in figures(flood, "missing")

    def test_unhurt_pupils_are_no_casualties(self) -> None:
        for event in events(replayed(self.name), "all 16 pupils"):
            assert {best for _, best, _, _ in figures(event, "killed") | figures(event, "injured")} <= {0}

    def test_a_nested_statement_points_to_the_one_who_told_it(self) -> None:
        summary = replayed(self.name)
        driver = next(
            item for item in summary.attributions if "steered around a barrier" in words(item) and item.via_id
        )
        outer = next(item for item in summary.attributions if item.id == driver.via_id)
        assert "olice" in (outer.source.name or outer.source.spans[0].text)

    def test_no_arrests_were_made(self) -> None:
        for event in replayed(self.name).events:
            if event.mode == "arrest":
                assert event.negated


class TestReask:
    """A bad first reply (made up, as the cassette says), and what a real model made of being told."""

    def test_the_faults_are_mended(self) -> None:
        with Summariser(cassette=ROOT / "cassettes/reask.yaml") as summariser:
            summary = summariser.summarise(Article.from_file(ROOT / "tests/articles/harbour-shelling.txt"))
        assert [attempt.outcome for attempt in summary.run.attempts] == ["invalid reply", "ok"]
        assert summary.ungrounded == []
        assert any("At least nine people" in words(item) for item in summary.attributions)
        assert not any("seven people were killed" in words(item) for item in summary.attributions)

    def test_the_tokens_of_the_bad_reply_are_counted(self) -> None:
        with Summariser(cassette=ROOT / "cassettes/reask.yaml") as summariser:
            summary = summariser.summarise(Article.from_file(ROOT / "tests/articles/harbour-shelling.txt"))
        counts = [attempt.usage.output for attempt in summary.run.attempts]
        assert all(counts)
        assert summary.run.usage.output == sum(count for count in counts if count)
