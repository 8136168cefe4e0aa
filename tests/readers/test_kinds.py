"""The type of an event by the words that tell of it."""

import pytest

from tests.readers.test_rules import summary_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Suspected militants attacked a convoy near Torvik on Monday, killing nine soldiers.", "assault"),
        ("Armed men stormed a school in Torvik on Monday, killing nine pupils.", "assault"),
        ("A trawler sank off Torvik on Monday, killing nine.", "accident"),
        ("A tanker exploded off Torvik on Monday, killing nine.", "accident"),
        ("A dam collapse near Torvik killed nine on Monday.", "accident"),
        ("Nine people died in a fire in Torvik on Monday.", "accident"),
        ("A fire aboard a crowded ferry killed nine off Torvik on Monday.", "accident"),
        ("Hotel fire kills nine in Torvik.", "accident"),
        ("Nine people died when a speedboat capsized off Torvik on Monday.", "accident"),
        ("Soldiers opened fire at a market in Torvik on Monday, killing nine.", "assault"),
        ("A helicopter went down near Torvik on Monday, killing nine.", "accident"),
        ("A student killed nine people at a school in Torvik on Monday.", "assault"),
        ("Nine soldiers were killed in a clash near Torvik on Monday.", "assault"),
        ("Nine people have died of cholera in Torvik since Monday.", "health"),
        ("A man collapsed in court in Torvik on Monday.", None),
        ("A truce that collapsed on Monday had held for a year.", None),
        ("Nine shell companies were named in Torvik on Monday.", None),
        ("A penalty in stoppage time lost Torvik the match on Monday.", None),
        ("The minister attacked the budget on Monday.", None),
    ],
)
def test_type(text: str, kind: str | None) -> None:
    events = summary_of(text, published="2023-06-15").events

    assert [it.type for it in events] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen in Varland freed six hostages on Sunday.", "other"),
        ("Six hostages were released in Torvik on Monday.", "other"),
        ("Police in Torvik on Monday released nine men arrested at a fair.", "other"),
        ("An appeals court overturned Ann Lee's conviction on Monday.", "other"),
        ("Ann Lee's conviction was overturned on Monday.", "other"),
        ("Police averted a massacre at a school in Torvik on Monday.", None),
        ("Police in Torvik detained nobody on Monday.", None),
        ("The minister denied that there had been any epidemic.", None),
        ("Rumours that a gas leak had emptied the school were unfounded, officials said.", None),
        ("Police could not confirm reports that gunmen had abducted nine pupils in Torvik.", None),
        ("The court cleared Ann Lee of murder on Monday.", None),
        ("If convicted, they could face up to seven years.", None),
        ("He faces a sentence of at least 20 years if found guilty.", None),
        ("The army ruled out talks on a settlement.", None),
        ("A court convicted two men on Monday; they face years in prison.", "legal"),
        ("Vestmar on Monday extradited the leader of a gang.", "legal"),
        ("The police ruled out a bomb after nine people died in Torvik on Monday.", "other"),
        ("Nine people were killed in Torvik on Monday and a man was arrested on Tuesday.", "other"),
        ("Gunmen abducted six pupils in Torvik on Monday.", "assault"),
        ("A boat overturned off Torvik on Monday.", "accident"),
        ("A bomb went off in Torvik on Monday after police ruled out a strike.", "assault"),
        ("Police arrested nine men in Torvik on Monday.", "coerce"),
    ],
)
def test_what_was_ended_or_did_not_take_place_is_no_event_of_its_kind(text: str, kind: str | None) -> None:
    events = summary_of(text, published="2023-06-15").events

    assert [it.type for it in events] == ([kind] if kind else [])


def test_what_was_foiled_was_attempted() -> None:
    (event,) = summary_of("Police foiled a bombing at a mill in Torvik on Monday.", published="2023-06-15").events

    assert (event.type, event.status) == ("assault", "attempted")
    assert event.casualties == []


def test_what_was_done_to_nobody_is_no_event() -> None:
    text = "A bomb killed nine people in Torvik on Monday. Police are searching a mill; no one has been arrested."
    (event,) = summary_of(text, published="2023-06-15").events

    assert (event.type, event.mode) == ("assault", "explosives")
