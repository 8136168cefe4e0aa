"""How a cassette is written: vcrpy's structure in YAML, with JSON bodies as YAML."""

import re
from typing import TYPE_CHECKING, Any

import yaml

from summariser.cassette.bodies import fold, unfold

_END = "complete"
"""Last key of a file: one that lost its end is known by its absence."""
_HEAD = re.compile(r"^summariser:(?:[ \t]*\r?\n[ \t]+|[ \t]*\{[ \t]*)format:", re.MULTILINE)
"""What every cassette that was recorded here has, also one that lost its end."""
_ITEM = re.compile(r"^- request:$", re.MULTILINE)
"""Where an interaction begins: nothing else stands in the first column but the keys of the file."""
_LINE_BREAKS = ("\x85", "\u2028", "\u2029")
_DEEPEST = 60
"""Levels of nesting in a file: more than any recording has, and less than what makes libyaml end the interpreter."""


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
    starts = [match.start() for match in _ITEM.finditer(text)]
    ends = [*starts[1:], len(text)] if text.endswith("\n") else starts[1:]
    for end in reversed(ends[-2:]):
        try:
            whole = deserialize(f"{text[:end]}{_END}: true\n")
        except (yaml.YAMLError, LookupError, TypeError, ValueError, AttributeError):
            continue
        if all("status" in item["response"] and item["response"].get("recorded") for item in whole["interactions"]):
            return f"{text[:end]}{_END}: true\n"
    return text


def has_whole_ones(text: str) -> bool:
    """Whether more than a beginning is left of a cassette whose writing was broken off."""
    found = len(_ITEM.findall(text))
    return found > 1 or whole_ones(text) != text


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
    """vcrpy's serializer interface: the reverse of `serialize`. Raises yaml.YAMLError, KeyError, TypeError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent):  # a few lines of them may stand for gigabytes, or for themselves
            raise ValueError("it has an alias")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ValueError("it is nested too deeply")
    whole = yaml.load(text, Loader=loader)  # noqa: S506 - a safe one
    if not isinstance(whole, dict) or not isinstance(whole.get("interactions"), list):
        raise TypeError("there is no list of interactions in it")
    if "summariser" in whole and not whole.get(_END):
        raise ValueError("its end is missing")
    if not whole["interactions"]:
        raise ValueError("it holds no interaction")
    for item in whole["interactions"]:
        item["request"]["body"] = fold(item["request"].get("body"))
        item["response"]["body"] = {"string": fold(item["response"].get("body"))}
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
