"""MUC-4 templates as facts."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summariser.evaluate import GoldDocument, GoldError, load_gold
from summariser.evaluate.muc4 import _bounds, _days, _wheres
from summariser.models import Casualty, Participant, Quantity, Target, Weapon
from tests.evaluate.muc4 import fill, template, value
from tests.evaluate.sample import read_perfectly, scored, values


def gold(folder: Path, *templates: dict[str, Any], name: str = "m1", text: str = "Hooded men.") -> list[GoldDocument]:
    record = {"doc_id": name, "text": text, "dateline": "Lima, 6 Nov 88", "relevant": bool(templates)}
    path = folder / f"{name}.jsonl"
    path.write_text(json.dumps(record | {"templates": list(templates)}) + "\n")
    return load_gold(path)[0]


def test_the_perfect_reading_scores_one(tmp_path: Path) -> None:
    documents = gold(tmp_path, template(), template(incident_type=[value("KIDNAPPING")], hum_tgt_number=[]))
    report = scored(documents, [read_perfectly(item) for item in documents])
    got = values(report)
    assert {name: got[name] for name in got if name.startswith(("event.", "slot.", "casualty.e", "date", "loc"))} == (
        dict.fromkeys((name for name in got if name.startswith(("event.", "slot.", "casualty.e", "date", "loc"))), 1)
    )
    assert len(got) > 15


@pytest.mark.parametrize(
    ("slot", "words", "score"),
    [("weapons", "sticks", 1), ("weapons", "old dynamite sticks", 0.5), ("weapons", "stick", 0), ("weapons", None, 0)],
)
def test_any_mention_is_a_match_and_a_part_is_half_of_one(
    tmp_path: Path, slot: str, words: str | None, score: float
) -> None:
    documents = gold(tmp_path, template())
    read = read_perfectly(documents[0])
    event = read.events[0]
    weapons = [event.weapons[0].model_copy(update={"kind": words})] if words else []
    got = values(scored(documents, [read.model_copy(update={"events": [event.model_copy(update={slot: weapons})]})]))
    assert got["slot.weapon"] == score
    assert got["slot.target"] == 1


def test_optional_fillers_and_templates_cost_nothing(tmp_path: Path) -> None:
    documents = gold(tmp_path, template(), template(optional=True, phys_tgt_id=[fill("TOWN HALL")]))
    read = read_perfectly(documents[0])
    event = read.events[0]
    actors = [item for item in event.actors if item.kind != "organisation"]
    alone = read.model_copy(update={"events": [event.model_copy(update={"actors": actors})]})
    for prediction in (alone, read):
        got = values(scored(documents, [prediction]))
        assert (got["event.template"], got["slot.all"], got["casualty.exact"]) == (1, 1, 1)


def test_a_named_victim_and_his_description_are_one(tmp_path: Path) -> None:
    named = template(hum_tgt_name=[fill("JUAN RIO")], hum_tgt_description=[fill("MAYOR") | {"ref": ["JUAN RIO"]}])
    (document,) = gold(tmp_path, named)
    assert document.events is not None
    (victim,) = document.events[0].slots["victim"]
    assert victim.wordings == ("JUAN RIO", "MAYOR")


def test_an_incident_in_a_report_without_one_is_a_false_alarm(tmp_path: Path) -> None:
    (wanted,) = gold(tmp_path, template())
    (quiet,) = gold(tmp_path, name="m2", text="Quiet.")
    event = read_perfectly(wanted).events[0]
    empty = read_perfectly(quiet)

    def alarm(**changes: object) -> float:
        prediction = empty.model_copy(update={"events": [event.model_copy(update=changes)]})
        return values(scored([quiet], [prediction]))["event.false_alarm"]

    assert alarm() == 1
    assert alarm(type="disaster") == 0
    assert alarm(negated=True) == 0
    assert alarm(status="planned") == 0
    assert alarm(role="background") == 0


def people(name: str, sector: str | None = None) -> Participant:
    return Participant(name=name, kind="group", sector=sector, role="victim")  # type: ignore[arg-type]


def killed(victims: str | None, number: int = 3) -> Casualty:
    count = Quantity(text=str(number), low=number, best=number, high=number, qualifier="exact")
    return Casualty(effect="killed", count=count, victims=victims)


@pytest.mark.parametrize(
    ("recipients", "casualties", "targets", "alarm"),
    [
        ([people("Third Column", "MIL")], [], [], 0),
        ([people("an Air Force officer")], [], [], 0),
        ([], [killed("wives and children of soldiers")], [], 1),
        ([], [killed("a former soldier")], [], 1),
        ([], [killed("villagers accused of being guerrillas")], [], 1),
        ([people("a police patrol")], [], [], 1),
        ([], [killed("soldiers"), killed("rebels")], [], 0),
        ([], [killed("soldiers")], [Target(name="a truck of the garrison", effect="destroyed")], 0),
        ([], [killed("soldiers"), killed("villagers")], [], 1),
        ([], [killed("soldiers")], [Target(name="sugar mill", effect="damaged")], 1),
        ([people("Third Column", "MIL"), people("Ana Pilar")], [], [], 1),
        ([people("Harbour police", "COP")], [], [], 1),
        ([], [], [], 1),
    ],
)
def test_combat_between_armed_forces_is_no_incident(
    tmp_path: Path, recipients: list[Participant], casualties: list[Casualty], targets: list[Target], alarm: int
) -> None:
    (wanted,) = gold(tmp_path, template())
    (quiet,) = gold(tmp_path, name="m2", text="Quiet.")
    told = {"recipients": recipients, "casualties": casualties, "targets": targets}
    event = read_perfectly(wanted).events[0].model_copy(update=told)
    prediction = read_perfectly(quiet).model_copy(update={"events": [event]})
    assert values(scored([quiet], [prediction]))["event.false_alarm"] == alarm


def test_what_the_state_seizes_is_no_robbery(tmp_path: Path) -> None:
    (wanted,) = gold(tmp_path, template())
    (quiet,) = gold(tmp_path, name="m2", text="Quiet.")
    event = read_perfectly(wanted).events[0].model_copy(update={"type": "coerce", "mode": "seize"})
    for sector, alarm in (("MIL", 0), ("REB", 1)):
        told = event.model_copy(update={"actors": [people("Third Column", sector)]})
        prediction = read_perfectly(quiet).model_copy(update={"events": [told]})
        assert values(scored([quiet], [prediction]))["event.false_alarm"] == alarm


def test_an_instrument_of_a_known_type_alone_is_right_if_found(tmp_path: Path) -> None:
    documents = gold(tmp_path, template(instrument_id=[], instrument_type=[value("GUN")]))
    read = read_perfectly(documents[0])
    event = read.events[0]
    for kinds, spurious in ((["firearm"], 0), ([], 0), (["mortar"], 1)):
        weapons = [Weapon(kind=kind) for kind in kinds]
        told = read.model_copy(update={"events": [event.model_copy(update={"weapons": weapons})]})
        report = scored(documents, [told])
        assert sum(fact.kind == "weapon" for fact in report.documents[0].spurious) == spurious


@pytest.mark.parametrize(("number", "others"), [(1, 0), (2, 1)])
def test_the_figure_of_the_one_who_is_named_is_no_second_victim(tmp_path: Path, number: int, others: int) -> None:
    documents = gold(tmp_path, template(hum_tgt_name=[fill("ANA PILAR")], hum_tgt_description=[], hum_tgt_number=[]))
    read = read_perfectly(documents[0])
    told = {"recipients": [people("Ana Pilar")], "casualties": [killed("a judge", number)]}
    event = read.events[0].model_copy(update=told)
    report = scored(documents, [read.model_copy(update={"events": [event]})])
    assert sum(fact.kind == "victim" for fact in report.documents[0].spurious) == others


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("7", (7, 7, 7, "exact")),
        ("2 -", (2, 2, None, "at_least")),
        ("-139", (None, 139, 139, "at_most")),
        ("~100", (None, 100, None, "about")),
        ("5 - 10", (5, None, 10, "range")),
        ("PLURAL", None),
    ],
)
def test_numbers(text: str, bounds: object) -> None:
    assert _bounds(text) == bounds


def test_days() -> None:
    assert _days("05 NOV 88", "") == (date(1988, 11, 5), date(1988, 11, 5))
    assert _days("- 05 NOV 88", "") == (None, date(1988, 11, 5))
    assert _days("01 NOV 88 - 30 NOV 88", "") == (date(1988, 11, 1), date(1988, 11, 30))


def test_places() -> None:
    assert [(it.deepest, it.country) for it in _wheres("PERU: JUNIN (DEPARTMENT): TARMA (TOWN)")] == [("TARMA", "PERU")]
    assert [(it.deepest, it.country) for it in _wheres("(PERU)")] == [("PERU", "PERU")]
    assert [(it.deepest, it.country) for it in _wheres("(TARMA (TOWN))")] == [("TARMA", "")]
    assert [it.deepest for it in _wheres("PERU: LIMA (CITY) - TARMA (TOWN)")] == ["LIMA", "TARMA"]


def test_an_unknown_incident_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"line 1: /templates/0/incident_type"):
        gold(tmp_path, template(incident_type=[value("PICNIC")]))
