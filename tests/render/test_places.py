"""Places as a reader counts them."""

import pytest

from summariser.models import Finding, KeyPoint
from summariser.render.places import place_of, places_of
from summariser.render.words import as_doubts
from tests.building.sample import REPLY, summary_of

PLACES = [
    ("", "the whole result"),
    ("/", "the whole result"),
    ("/headline", "headline"),
    ("/key_points/1/text", "key point 2"),
    ("/key_points/1/evidence", "key point 2 evidence"),
    ("/events", "events"),
    ("/events/7", "e8"),
    ("/events/7/description", "e8 description"),
    ("/events/0/casualties/1", "e1 casualties 2"),
    ("/events/0/weapons/0/count", "e1 weapons 1 count"),
    ("/events/2/known_from", "e3 known from"),
    ("/attributions/1/source/name", "a2 source"),
    ("/attributions/1/source/role", "a2 source role"),
    ("/article/text", "article text"),
    ("/ungrounded/0", "ungrounded 1"),
    ("/events/" + "9" * 5000, "events " + "9" * 5000),
]


@pytest.mark.parametrize(("pointer", "place"), PLACES, ids=[pointer[:40] for pointer, _ in PLACES])
def test_a_pointer_is_told_as_a_reader_counts(pointer: str, place: str) -> None:
    assert place_of(pointer) == place


def test_entries_go_by_the_ids_that_the_page_shows() -> None:
    summary = summary_of(REPLY)
    event = summary.events[1].model_copy(update={"id": "second"})
    summary = summary.model_copy(update={"events": [summary.events[0], event]})
    assert place_of("/events/1/date", summary) == "second date"
    assert place_of("/events/5/date", summary) == "e6 date", "a place that the result does not have"


def test_a_key_point_leads_to_the_event_that_it_retells() -> None:
    summary = summary_of(REPLY)
    first = summary.events[0].model_copy(update={"description": "Shells hit the harbour."})
    points = [KeyPoint(text="Another."), KeyPoint(text="Shells hit the harbour.")]
    summary = summary.model_copy(update={"events": [first], "key_points": points})
    assert place_of("/key_points/1/text", summary) == "key point 2 (e1 description)"
    assert place_of("/key_points/0/text", summary) == "key point 1"
    both = ["/key_points/1/text", "/abstract", "/events/0/description"]
    assert places_of(both, summary) == ["e1 description (key point 2)", "abstract"]


def finding(message: str, where: str, check: str = "names") -> Finding:
    return Finding(check=check, severity="warning", message=message, where=where)


def test_findings_that_differ_in_their_word_alone_are_one() -> None:
    told = as_doubts([
        finding("“Hector” is not named in the evidence", "/events/1/description"),
        finding("“Lumbral” is not named in the evidence", "/events/1/description"),
        finding("“Hector” is not named in the evidence", "/events/2/description"),
        finding("“dam”: the article has no such word", "/abstract", "support"),
        finding("“sea”: the article has no such word", "/abstract", "support"),
        finding("“two” counts something else", "/abstract", "figures"),
        finding("“ten” counts something else", "/abstract", "figures"),
    ])  # fmt: skip
    assert [(it.message, it.places) for it in told] == [
        ("“Hector” and “Lumbral” are not named in the evidence", ["e2 description"]),
        ("“Hector” is not named in the evidence", ["e3 description"]),
        ("“dam” and “sea”: the article has no such word", ["abstract"]),
        ("“two” counts something else", ["abstract"]),
        ("“ten” counts something else", ["abstract"]),
    ]


def test_findings_of_another_check_or_severity_stay_apart() -> None:
    one, other = finding("“A” is new", "/abstract"), finding("“B” is new", "/abstract")
    assert len(as_doubts([one, other])) == 1
    assert len(as_doubts([one, other.model_copy(update={"check": "figures"})])) == 2
    assert len(as_doubts([one, other.model_copy(update={"severity": "error"})])) == 2
