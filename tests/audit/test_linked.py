"""What stands for a part of a summary stands where that part is told, and links meet at both ends."""

from typing import Any

import pytest

from tests.audit.sample import found, place, said, summary

TOLD = said(5, "Ida Brandt", "Ida Brandt", "said", "say", "assert", "34 wounded")


@pytest.mark.parametrize(
    ("check", "where", "changes"),
    [
        ("consistency", "/events/0/mode", {"events/0/mode": "zebra"}),
        ("consistency", "/attributions/0/source", {"attributions/0/source/spans": [place("Ida Brandt")]}),
        ("consistency", "/attributions/0/via_id", {"attributions/0/via_id": "a3"}),
        ("consistency", "/attributions/3/source/anonymity_reason",
         {"attributions/3/source/anonymity_reason": "for fear of the sea"}),
        ("consistency", "/attributions/3/event_ids", {"attributions/3/event_ids": ["e1"]}),
        ("consistency", "/events/1/actors/0/spans", {"events/1/actors/0/spans": []}),
        ("consistency", "/events/0/responsibility/0/stance",
         {"events/0/responsibility/0": {"party": "Red Gull Union", "stance": "claimed"},
          "events/0/responsibility/1": {"party": None, "stance": "unclaimed"}}),
        ("support", "/events/0/targets/0/effect",
         {"events/0/targets": [{"name": "tank", "spans": [place("tank")], "effect": "destroyed"}],
          "events/0/evidence": [place("its leader, Ida Brandt, told reporters.")]}),
        ("polarity", "/events/0/responsibility/0/party",
         {"events/0/responsibility/0": {"party": "Sandnes", "stance": "reported_as_fact"}}),
        ("polarity", "/events/0/responsibility/0/party",
         {"events/0/responsibility/0": {"party": "Sandnes", "stance": "accused", "attribution_id": "a1"}}),
    ],
)  # fmt: skip
def test_what_does_not_belong_together_is_told(check: str, where: str, changes: dict[str, Any]) -> None:
    assert found(summary(**changes), check, where, notes=True)
    assert not found(summary(), check, where, notes=True)


def test_a_name_beside_a_word_in_common_is_another() -> None:
    actor = {"name": "Minister Ida Brandt", "kind": "individual", "spans": [place("Minister Olav Rhee")]}
    assert found(summary(**{"events/1/actors": [actor]}), "names", "/events/1/actors/0/name")
