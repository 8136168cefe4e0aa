"""How a cassette is written: vcrpy's structure in YAML, with JSON bodies as YAML."""

import re
from typing import TYPE_CHECKING, Any

import yaml

from summariser.cassette.bodies import unfold
from summariser.cassette.reading import DefectError, loaded
from summariser.cassette.shape import interaction
from summariser.limits import MOST_WHOLE

_END = "complete"
"""Last key of a file: one that lost its end is known by its absence."""
_WHOLE = f"{_END}: true\n"
_HEAD = re.compile(r"^summariser:(?:[ \t]*\r?\n[ \t]+|[ \t]*\{[ \t]*)format:", re.MULTILINE)
"""What every cassette that was recorded here has, also one that lost its end."""
_ITEM = re.compile(r"^- request:$", re.MULTILINE)
"""Where an interaction begins: nothing else stands in the first column but the keys of the file."""
_LINE_BREAKS = ("\x85", "\u2028", "\u2029")


def is_begun(text: str) -> bool:
    """Whether `text` is a cassette of this package, whole or not."""
    return _HEAD.search(text) is not None


def serialize(cassette: dict[str, Any]) -> str:
    """vcrpy's serializer interface: the cassette as YAML."""
    whole = {key: value for key, value in cassette.items() if key not in {"interactions", _END}}
    return _dumped(whole | {"interactions": list(map(_shown, cassette["interactions"])), _END: True})


def beginning(head: dict[str, Any]) -> str:
    """How a cassette begins that is written one interaction at a time, each by `one_more`; its end is `_END`."""
    return f"{_dumped(head)}interactions:\n"


def one_more(interaction: dict[str, Any]) -> str:
    """An interaction as it stands in a cassette's list."""
    return _dumped([_shown(interaction)])


def whole_ones(text: str) -> str:
    """A cassette whose writing was broken off, up to its last whole interaction."""
    begun = text.removesuffix(_WHOLE)
    starts = [match.start() for match in _ITEM.finditer(begun)]
    ends = [*starts[1:], len(begun)] if begun.endswith("\n") else starts[1:]
    for end in reversed(ends[-2:]):
        try:
            whole = deserialize(begun[:end] + _WHOLE)
        except DefectError:
            continue
        if all("status" in item["response"] and item["response"].get("recorded") for item in whole["interactions"]):
            return begun[:end] + _WHOLE
    return text


def has_whole_ones(text: str) -> bool:
    """Whether more than a beginning is left of a cassette whose writing was broken off."""
    return len(_ITEM.findall(text)) > 1 or whole_ones(text).endswith(_WHOLE)


def _shown(item: dict[str, Any]) -> dict[str, Any]:
    """An interaction with its bodies as YAML shows them."""
    request, response = dict(item["request"]), dict(item["response"])
    request["body"] = unfold(_text(request.get("body")))
    response["body"] = unfold(_text((response.get("body") or {}).get("string")))
    return {"request": request, "response": response}


def _dumped(value: Any) -> str:
    dumped: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    return dumped


def deserialize(text: str) -> dict[str, Any]:
    """vcrpy's serializer interface: the reverse of `serialize`, with the bodies in bytes. Raises DefectError."""
    whole = loaded(text)
    if not isinstance(whole, dict) or not isinstance(whole.get("interactions"), list):
        raise DefectError("there is no list of interactions in it")
    if "summariser" in whole and not whole.get(_END):
        raise DefectError("its end is missing")
    if whole.get("version", 1) != 1:
        raise DefectError(f"its version is {whole['version']!r:.20}, and version 1 is read")
    if not whole["interactions"]:
        raise DefectError("it holds no interaction")
    size = 0
    for number, item in enumerate(whole["interactions"], 1):
        whole["interactions"][number - 1] = done = interaction(item, number)
        size += len(done["response"]["body"]["string"])
        if size > MOST_WHOLE:  # each may be packed, to a thousandth of this
            raise DefectError(f"its responses are larger than {MOST_WHOLE:,} bytes when they are unpacked")
    return whole


def _text(body: bytes | str | None) -> str:
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else body or ""


if TYPE_CHECKING:
    _SafeDumper = yaml.SafeDumper
else:
    _SafeDumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_SafeDumper):
    """Strings of several lines as literal blocks; no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    if any(mark in value for mark in _LINE_BREAKS):  # YAML takes them for ends of lines
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _represent_text)
