"""ACLED's sub-event type, derived from PLOVER's type and mode, the weapon, and both sides."""

import pytest

from tests.building.sample import happening, party, the_event

TEXT = "Soldiers and rebels fought over a grenade near the town."


@pytest.mark.parametrize(
    ("type", "acled"),
    [
        ("assault", "Attack"),
        ("assault:abduct", "Abduction/forced disappearance"),
        ("assault:sexual", "Sexual violence"),
        ("assault:destroy", "Looting/property destruction"),
        ("assault:explosives", "Remote explosive/landmine/IED"),
        ("assault:suicide-attack", "Suicide bomb"),
        ("assault:aerial", "Air/drone strike"),
        ("assault:drone", "Air/drone strike"),
        ("assault:heavy-weapons", "Shelling/artillery/missile attack"),
        ("assault:firearms", "Attack"),
        ("protest", "Peaceful protest"),
        ("protest:demo", "Peaceful protest"),
        ("protest:riot", "Violent demonstration"),
        ("coerce:arrest", "Arrests"),
        ("coerce:curfew", None),
        ("disaster", None),
        ("accident", None),
        ("crime", None),
        ("consult:visit", None),
        ("election", None),
        ("sanction:convict", None),
    ],
)
def test_by_type_and_mode(type: str, acled: str | None) -> None:
    event = the_event(happening(1, type=type), TEXT)
    assert event.acled == acled
    root, _, mode = type.partition(":")
    assert (event.type, event.mode) == (root, mode or None)


@pytest.mark.parametrize("status", ["attempted", "planned"])
def test_a_bomb_that_did_not_go_off(status: str) -> None:
    assert the_event(happening(1, type="assault:explosives", status=status), TEXT).acled == "Disrupted weapons use"


def test_a_grenade() -> None:
    entry = happening(1, {"weapon": "a grenade", "kind": "hand grenade", "n": None}, type="assault:explosives")
    assert the_event(entry, TEXT).acled == "Grenade"


@pytest.mark.parametrize(
    ("one", "other", "acled"),
    [("AFGMIL", "---REB", "Armed clash"), ("AFGMIL", "AFGCVL", "Attack"), (None, "---REB", "Attack")],
)
def test_two_armed_sides_clash(one: str | None, other: str, acled: str) -> None:
    entry = happening(1, type="assault:firearms", by=["Soldiers"], to=["rebels"])
    assert the_event(entry, TEXT, party("Soldiers", "group", one), party("rebels", "group", other)).acled == acled


@pytest.mark.parametrize(
    ("what", "acled"),
    [("Officers seized power in a coup.", "Other"), ("Rebels seized the town.", "Looting/property destruction")],
)
def test_a_coup_is_no_looting(what: str, acled: str) -> None:
    assert the_event(happening(1, type="coerce:seize", what=what), TEXT).acled == acled
