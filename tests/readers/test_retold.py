"""A title tells its event in short: day, place and party are those of the sentence below it."""

import pytest

from summariser import Event
from tests.readers.test_rules import summary_of


def events(title: str, lead: str) -> list[Event]:
    return summary_of(f"{title}\n\n{lead}", published="2025-06-18").events


def told(event: Event) -> tuple[str | None, str | None, list[str]]:
    return (
        event.date.start.isoformat() if event.date and event.date.start else None,
        event.location.name if event.location else None,
        [it.name for it in event.recipients],
    )


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Man convicted of fraud", "Bo Karlsen was convicted of fraud by a court in Oslo on Thursday."),
        ("Man jailed for nine years", "Bo Karlsen was jailed for nine years by a court in Oslo on Thursday."),
        ("Man sentenced to life", "Bo Karlsen was sentenced to life in Oslo on Thursday."),
        ("Man charged with fraud", "Bo Karlsen was charged on Thursday with fraud by a court in Oslo."),
        ("Man arrested", "Bo Karlsen was arrested in Oslo on Thursday."),
        ("Man arrested over fraud", "Bo Karlsen was arrested in Oslo on Thursday over fraud."),
        ("Man convicted of fraud", "A court in Oslo convicted Bo Karlsen of fraud on Thursday."),
    ],
)
def test_the_sentence_below_tells_it_in_full(title: str, lead: str) -> None:
    (event,) = events(title, lead)
    assert told(event) == ("2025-06-12", "Oslo", ["Bo Karlsen"])
    assert not event.actors


@pytest.mark.parametrize(
    "lead",
    [
        "The mayor of Oslo retired on Thursday.",
        "The mayor, who was convicted of theft in Oslo in 2010, retired.",
        "No one was convicted of theft in Oslo on Thursday.",
    ],
)
def test_another_sentence_below_does_not(lead: str) -> None:
    event = events("Man convicted of fraud", lead)[0]
    assert told(event)[1:] == (None, ["man"])


def test_an_aside_without_commas_ends_before_the_verdict() -> None:
    (event,) = events("Man jailed for fraud", "A clerk who lied to patients was jailed for fraud in Oslo on Thursday.")
    assert told(event)[:2] == ("2025-06-12", "Oslo")


def test_whom_only_the_title_names_stays() -> None:
    (event,) = events("Bo Karlsen jailed for nine years", "A tailor was jailed for nine years in Oslo on Thursday.")
    assert told(event)[2] == ["Bo Karlsen"]


def test_a_charge_of_an_old_deed_has_its_own_day() -> None:
    main, deed = events(
        "Man charged with murder", "Bo Karlsen was charged on Thursday with the murder of his wife in 2019."
    )
    assert told(main)[0] == "2025-06-12"
    assert (deed.role, told(deed)[0]) == ("background", "2019-01-01")


def test_police_who_arrest_are_no_title_s_arrested() -> None:
    (event,) = summary_of("Police arrested nine men in Oslo.").events
    assert [it.name for it in event.actors] == ["police"]
