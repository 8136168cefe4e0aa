"""A made-up MUC-4 record."""

from typing import Any


def fill(*words: str, optional: bool = False) -> dict[str, Any]:
    return {"mentions": [{"text": word} for word in words], "optional": optional}


def value(*words: str, ref: list[str] | None = None) -> dict[str, Any]:
    return {"values": list(words), "optional": False} | ({"ref": ref} if ref else {})


def template(**more: Any) -> dict[str, Any]:
    return {
        "optional": False,
        "incident_type": [value("BOMBING")],
        "stage_of_execution": [value("ACCOMPLISHED")],
        "incident_date": [value("05 NOV 88")],
        "incident_location": [value("PERU: LIMA (CITY)")],
        "instrument_id": [fill("DYNAMITE STICKS", "STICKS")],
        "perp_individual_id": [fill("TWO HOODED MEN")],
        "perp_organization_id": [fill("RED COLUMN", optional=True)],
        "phys_tgt_id": [fill("RAILWAY BRIDGE")],
        "hum_tgt_description": [fill("GUARDS")],
        "hum_tgt_number": [value("4 -", ref=["GUARDS"])],
        "hum_tgt_effect": [value("INJURY", ref=["GUARDS"])],
    } | more


MUC4 = {
    "doc_id": "m1",
    "text": "Hooded men.",
    "dateline": "Lima, 6 Nov 88",
    "relevant": True,
    "templates": [template()],
}
