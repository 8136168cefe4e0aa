"""How a cassette is written: vcrpy's structure in YAML, with JSON bodies as YAML, and nothing of the account in it."""

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import yaml

HOST = "llm.invalid"
"""What every host is stored as: RFC 6761 keeps this name from ever resolving."""
RESPONSE_HEADERS = {"content-type", "retry-after"}
QUERY_NAMES = {"api-version"}
_JSON = "json"
_END = "complete"
"""Last key of a file: one that lost its end is known by its absence."""
_SECRET = re.compile(
    r"\b(?:sk|rk|gsk|xai)[-_](?=[A-Za-z_-]{0,200}[0-9*])[A-Za-z0-9*_-]{8,}|\b(?:org|proj)[-_][A-Za-z0-9]{12,}"
    r"|\bAIza[A-Za-z0-9_-]{20,}"
    r"|\bBearer\s+(?=\S*[0-9])[A-Za-z0-9._~+/=-]{12,}"
)
"""Keys and accounts: by their prefix, and a digit or an asterisk, which words of an article have not."""
_HEAD = re.compile(r"^summariser:(?:[ \t]*\r?\n[ \t]+|[ \t]*\{[ \t]*)format:", re.MULTILINE)
"""What every cassette that was recorded here has, also one that lost its end."""
_ITEM = re.compile(r"^- request:$", re.MULTILINE)
"""Where an interaction begins: nothing else stands in the first column but the keys of the file."""
_SHORTEST_SECRET = 8
"""A shorter key is a placeholder such as "none", and its letters stand in any text."""
_LINE_BREAKS = ("\x85", "\u2028", "\u2029")
_BRACKET = re.compile(r"[\[\]{}]")
_DEEPEST_JSON = 20
"""Levels of nesting of a body that is written as YAML; a deeper one is kept as text."""
_DEEPEST = 60
"""Levels of nesting in a file: more than any recording has, and less than what makes libyaml end the interpreter."""


def scrub_uri(uri: str) -> str:
    """`uri` with its host replaced, without credentials, and with the allowed query names alone."""
    parts = urlsplit(uri)
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name in QUERY_NAMES])
    return urlunsplit(("https", HOST, parts.path, query, ""))


def scrub_headers(headers: dict[str, Any], allowed: set[str]) -> dict[str, list[str]]:
    """The allowed headers, in lower case."""
    kept = {}
    for name, value in headers.items():
        if name.lower() in allowed:
            kept[name.lower()] = [str(item) for item in (value if isinstance(value, list) else [value])]
    return kept


def without_secrets(text: str, secrets: tuple[str, ...]) -> str:
    """`text` without `secrets`."""
    for secret in secrets:
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(f"Bearer {secret}", "…").replace(secret, "…")
    return text


def scrub_text(text: str, secrets: tuple[str, ...] = (), asked: str = "") -> str:
    """`text` without `secrets` and without what looks like a key or an account. What stands in `asked`, the request as
    it is kept, is the article's: a reply that quotes it is replayed as it was."""

    def scrubbed(match: re.Match[str]) -> str:
        return match.group() if match.group() in asked else "…"

    return _SECRET.sub(scrubbed, without_secrets(text, secrets))


def taken_out(text: str, asked: str) -> set[str]:
    """What `scrub_text` takes out of a reply, but for the `secrets`."""
    return {found for found in (match.group() for match in _SECRET.finditer(text)) if found not in asked}


def canonical(body: bytes | str | None) -> str:
    """A body's canonical JSON, or its text where it is none: what two requests are compared by."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body or ""
    try:
        return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    except ValueError:
        return text


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


def _shown(item: dict[str, Any]) -> dict[str, Any]:
    """An interaction with its bodies as YAML shows them."""
    request, response = dict(item["request"]), dict(item["response"])
    request["body"] = _unfold(_text(request.get("body")))
    response["body"] = _unfold(_text((response.get("body") or {}).get("string")))
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
        item["request"]["body"] = _fold(item["request"].get("body"))
        item["response"]["body"] = {"string": _fold(item["response"].get("body"))}
    return whole


def _text(body: bytes | str | None) -> str:
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else body or ""


def _unfold(text: str) -> Any:
    """A body as YAML shows it: `{json: …}` where it is JSON, with JSON inside its strings unfolded too."""
    if _depth(text) > _DEEPEST_JSON:
        return text
    try:
        value = json.loads(text)
    except ValueError:
        return text
    plain = isinstance(value, dict | list) and _writable(value) and not _has_mark(value)
    return {_JSON: _unfold_strings(value)} if plain else text


def _unfold_strings(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _unfold_strings(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_unfold_strings(item) for item in value]
    if isinstance(value, str) and value[:1] in {"{", "["} and _depth(value) <= _DEEPEST_JSON:
        try:
            inner = json.loads(value)
        except ValueError:
            return value
        if (
            _compact(inner) == value and _writable(inner) and not _has_mark(inner)
        ):  # only what folds back to the very same characters
            return {_JSON: inner}
    return value


def _fold(value: Any) -> str:
    if isinstance(value, dict) and set(value) == {_JSON}:
        return _compact(_fold_strings(value[_JSON]))
    return value if isinstance(value, str) else ""


def _fold_strings(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {_JSON} and isinstance(value[_JSON], dict | list):
            return _compact(value[_JSON])
        return {key: _fold_strings(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_fold_strings(item) for item in value]
    return value


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _depth(text: str) -> int:
    """Levels of nesting of a JSON text, or more: brackets inside strings are counted too."""
    depth = most = 0
    for bracket in _BRACKET.findall(text):
        depth += 1 if bracket in "[{" else -1
        most = max(most, depth)
    return most


def _has_mark(value: Any) -> bool:
    """Whether something in it would be taken for a folded string when it is read."""
    if isinstance(value, dict):
        return set(value) == {_JSON} or any(map(_has_mark, value.values()))
    return isinstance(value, list) and any(map(_has_mark, value))


def _writable(value: Any) -> bool:
    """Whether YAML can carry the value: no lone surrogates, nothing but finite numbers."""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (UnicodeEncodeError, ValueError):
        return False
    return True


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
