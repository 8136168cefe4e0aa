"""The day of an event by rules: the deed's own, not that of its telling, of what came of it or is yet to come."""

import pytest

from summariser.audit import run_audit
from tests.readers.test_rules import summary_of

THURSDAY = "2023-06-15"


def day_of(text: str) -> str | None:
    """The day of the main event, or of the only one."""
    events = summary_of(text, published=THURSDAY).events
    event = next((it for it in events if it.role == "main"), events[0])
    if event.date is None:
        return None
    return str(event.date.start) if event.date.start == event.date.end else f"{event.date.start}/{event.date.end}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Officials said on Wednesday that 40 people had died in the floods that hit Orvo on Monday.", "2023-06-12"),
        ("On Wednesday, officials said a bomb had killed four people in Orvo on Sunday.", "2023-06-11"),
        ("A blast at a mill killed 40 people, state media said on Friday.", None),
        (
            "A blast at a mill killed 40, state media said on Friday. The blast occurred on Thursday.",
            "2023-06-15",
        ),
        ("Two trams collided, killing nine, police said on Tuesday. The crash happened late on Monday.", "2023-06-12"),
        (
            "Divers searched on Tuesday for 30 people missing when a ferry sank. It overturned on Sunday.",
            "2023-06-11",
        ),
        ("The death toll from a bombing in Orvo rose to 52 on Tuesday. The bomb went off on Monday.", "2023-06-12"),
        (
            "Gunmen killed 31 people, police said on Tuesday. The attackers rode into Orvo at noon on Monday.",
            "2023-06-12",
        ),
        ("A bomb killed nine, police said on Tuesday. Monday's blast wounded six others.", "2023-06-12"),
        (
            "A raid killed nine, police said on Tuesday. The raid on Orvo, in Tern, was carried out on Monday.",
            "2023-06-12",
        ),
        ("Mud killed nine people, police said. The slide struck Orvo, in Tern, just before dawn on Monday.", None),
        (
            "Mud killed nine people, police said. The landslide struck Orvo, in Tern, before dawn on Monday.",
            "2023-06-12",
        ),
        ("A twister killed nine, police said. The twister touched down just after 9 p.m. on Monday.", "2023-06-12"),
        ("The toll from a slide on the island rose to at least 26 on Tuesday, police said.", None),
        ("Gunmen killed 31 people, police said on Tuesday. The attackers entered Orvo after they met on Monday.", None),
        ("A bomb killed 12, police said on Tuesday. Guards were on watch after Monday's bombing at a mosque.", None),
        (
            "Gunmen killed 11 people in Orvo. The attackers came on Monday and left before dawn on Tuesday.",
            "2023-06-12",
        ),
        ("The gunman, who will appear in court on Friday, shot dead three people in Orvo.", None),
        ("The Open Ward, in a report to be published on Monday, says 24 people were shot dead in Orvo.", None),
        # as they were
        ("A bomb killed four people in Orvo on Monday, police said.", "2023-06-12"),
        ("Four people were killed on Monday when a bomb went off in Orvo.", "2023-06-12"),
        (
            "Shares fell on Wednesday after the central bank raised its rate and said it may go on.",
            "2023-06-14",
        ),
        ("Police arrested nine people in Orvo on Monday.", "2023-06-12"),
        ("A court convicted Ada Orm on Tuesday.", "2023-06-13"),
        ("Two men were detained on Monday while setting fire to a store.", "2023-06-12"),
    ],
)
def test_the_day_beside_a_word_of_telling_is_not_the_deeds(text: str, day: str | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Three people were hurt in the attack in Orvo on August 12.", "2022-08-12"),
        ("Three people were hurt in the attack in Orvo on June 12.", "2023-06-12"),
        ("Hundreds gathered on Monday to mourn 14 people killed in a bombing a day earlier.", "2023-06-11"),
        ("A day after a bomb killed five people in Orvo, shops reopened on Monday.", "2023-06-11"),
        ("Two weeks after a bomb killed five people in Orvo, a market reopened on Monday.", None),
        ("A year after floods killed 200 people in Orvo, survivors still live in tents.", None),
    ],
)
def test_what_has_happened_is_not_dated_after_publication(text: str, day: str | None) -> None:
    summary = summary_of(text, published=THURSDAY)

    assert day_of(text) == day
    assert not [it for it in summary.audit.findings if it.check == "dates" and it.severity != "info"]


@pytest.mark.parametrize("status", ["actual", "ongoing"])
@pytest.mark.parametrize(("words", "start"), [("A day after", "2023-06-16"), ("A year after", "2024-01-01")])
def test_the_audit_tells_of_a_day_after_publication(status: str, words: str, start: str) -> None:
    text = f"{words} a bomb killed five people in Orvo, a market reopened."
    summary = summary_of(text, published=THURSDAY)
    data = summary.model_dump(mode="json")
    data["events"][0] |= {
        "status": status,
        "date": {"text": words, "start": start, "end": start, "precision": "day"},
    }
    findings = run_audit(type(summary).model_validate(data)).findings

    assert [it for it in findings if it.check == "dates" and it.severity == "error" and "publication" in it.message]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A plane that left Orvo on Monday crashed in Torvik on Tuesday, killing nine people.", "2023-06-13"),
        (
            "A train that left Orvo on Monday evening was still late. A bomb killed nine in Torvik on Tuesday.",
            "2023-06-13",
        ),
        ("A stone was unveiled in Orvo on Monday to the nine people killed in a bombing there.", None),
        ("A hall was opened in Orvo on Monday for the 900 people killed in the floods.", None),
        ("Gunmen opened fire in Orvo on Monday, killing nine people.", "2023-06-12"),
        ("The army has killed 12,000 fighters since October, it says.", None),
        ("The army has killed 12 fighters since Monday, it says.", "2023-06-12"),
    ],
)
def test_the_day_of_another_deed_is_not_the_events(text: str, day: str | None) -> None:
    assert day_of(text) == day


def test_a_month_of_that_year_is_not_the_last_one() -> None:
    text = "A short war in 2020 killed 6,500 people. In July that year 17 soldiers died in border clashes."
    found = summary_of(text, published=THURSDAY).events

    assert [it.date and it.date.start.year for it in found] == [2020, None]


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("Gunmen on Monday freed nine girls abducted a week ago.", "2023-06-12"),
        ("Gunmen have freed nine girls who were seized in Orvo seven weeks ago.", None),
    ],
)
def test_the_day_on_which_they_were_taken_is_not_that_of_the_release(lead: str, day: str | None) -> None:
    (event,) = summary_of(lead, published="2023-06-15").events

    assert event.type == "retreat"
    assert (str(event.date.start) if event.date else None) == day


def test_trains_that_stood_still_are_not_a_strike_that_still_goes_on() -> None:
    (event,) = summary_of("Trains stood still on Monday as unions staged a strike.", published="2023-06-15").events

    assert event.status == "actual"
