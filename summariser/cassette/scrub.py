"""What no cassette holds: keys, passwords, accounts and addresses, wherever they stand and however they are written."""

import json
import re
from collections.abc import Callable
from functools import cached_property
from itertools import takewhile
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from summariser.cassette.bodies import DEEPEST_JSON, compact, depth

HOST = "llm.invalid"
"""What every host is stored as: RFC 6761 keeps this name from ever resolving."""
ENDPOINT = "/chat/completions"
"""What is asked, below the root of every API."""
RESPONSE_HEADERS = {"content-type", "retry-after"}
QUERY_NAMES = {"api-version"}
_ROOT = "/v1"
"""What the root of every API is stored as: some have an account, a project or a token in their path."""
_LOOKS_SECRET = re.compile(
    r"\b(?:sk|rk|gsk|xai|pplx|nvapi)[-_](?=[A-Za-z_-]{0,200}[0-9*])[A-Za-z0-9*_-]{8,}"
    r"|\b(?:org|proj)[-_][A-Za-z0-9]{12,}|\b(?:hf|gh[oprsu]|r8)_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}"
    r"|\bAIza[A-Za-z0-9_-]{20,}|\bA[KS]IA(?=[A-Z]{0,15}[0-9])[A-Z0-9]{16}\b"
    r"|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{8,}"  # a JSON Web Token
    r"|\bBearer\s+(?=\S*[0-9])[A-Za-z0-9._~+/=-]{12,}|\bBasic\s+(?=[A-Za-z+/]{0,200}[0-9=])[A-Za-z0-9+/]{12,}={0,2}"
    r"|\b[Aa]uthorization[\"']?\s?[:=]\s?[\"']?(?:Basic|Bearer)\s[A-Za-z0-9._~+/=-]{8,}"
    r"|\b(?i:(?:x-)?api[-_ ]?key)[\"']?\s?[:=]\s?[\"']?(?=[A-Za-z_-]{0,200}[0-9])[A-Za-z0-9_-]{24,}"
)
"""Keys and accounts: by their prefix, and a digit or an asterisk, which words of an article have not."""
_SHORTEST_SECRET = 8
"""A shorter key is a placeholder such as "none", and its letters stand in any text."""
_ESCAPES = r"\\{0,15}"
"""Backslashes before a character of JSON, in JSON as a string, and so on: four times over."""


def scrub_uri(uri: str) -> str:
    """`uri` with its host and the root of the API replaced, without credentials, and with the allowed query names
    alone: of two addresses, what is asked there is the same."""
    parts = urlsplit(uri)
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name in QUERY_NAMES])
    path = _ROOT + (ENDPOINT if parts.path.endswith(ENDPOINT) else "")
    return urlunsplit(("https", HOST, path, query, ""))


def scrub_headers(headers: dict[str, Any], allowed: set[str]) -> dict[str, list[str]]:
    """The allowed headers, in lower case."""
    kept = {}
    for name, value in headers.items():
        if name.lower() in allowed:
            kept[name.lower()] = [str(item) for item in (value if isinstance(value, list) else [value])]
    return kept


def scrub_text(text: str, kept: str = "") -> str:
    """`text` without what looks like a key or an account, but for what stands in `kept`."""
    return _LOOKS_SECRET.sub(lambda found: found.group() if found.group() in kept else "…", text)


class Scrubber:
    """Takes `secrets` out of bodies: out of what their strings and names mean, if they are JSON, also as a string in
    JSON, and out of their text, however its characters are escaped."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        self._secrets = sorted((it for it in secrets if len(it) >= _SHORTEST_SECRET), key=len, reverse=True)

    def asked(self, body: str) -> str:
        """A request without the secrets. What merely looks like one is the article's, and stays."""
        return _in_json(body, self._without) if self._secrets else body

    def replied(self, body: str, asked: str, uri: str) -> str:
        """A reply without the secrets, without what looks like one, and without parts of the path of `uri` that may be
        one. What stands in `asked`, the request as it is kept, is the article's: a reply may quote it."""
        said = "\0".join(strings_of(asked))
        parts = _parts_of(uri)

        def scrub(text: str) -> str:
            text = scrub_text(self._without(text), said)
            for part in parts:
                text = text if part in said else text.replace(part, "…")
            return text

        return _in_json(body, scrub)

    def echoed(self, reply: bytes, asked: bytes) -> bytes:
        """A reply without the secrets that were sent with the request `asked`; the very same bytes, where it has none.
        One that stands in the request itself is the article's, or no secret at all, and a reply may quote it."""
        text = reply.decode(json.detect_encoding(reply), "replace") if self._secrets else ""
        if not self._may_be_in(text):
            return reply
        said = "\0".join(strings_of(asked.decode("utf-8", "replace")))
        others = Scrubber(tuple(secret for secret in self._secrets if secret not in said))
        kept = others.asked(text)
        return reply if kept == text else kept.encode("utf-8", "replace")

    def _may_be_in(self, text: str) -> bool:
        """Whether a secret stands in a text, or may, escaped: this is asked of each reply."""
        if any(mark in text for mark in ("\\u", "\\U", "%", "\\/")):
            return bool(self._secrets)
        return any(secret in text or '"' in secret or "\\" in secret for secret in self._secrets)

    def place_in(self, body: str) -> str | None:
        """Where a secret stands in what a request asks by itself, not in a reply that is shown back to the model."""
        try:
            asked = dict(json.loads(body))
            messages = [dict(message) for message in asked.pop("messages", None) or []]
        except (ValueError, TypeError, RecursionError):
            return "request" if self._without(body) != body else None
        own = list(takewhile(lambda message: message.get("role") != "assistant", messages))
        article = [json.dumps(message) for message in own if message.get("role") == "user"]
        if any(self.asked(message) != message for message in article):
            return "article"
        rest = json.dumps([asked, [message for message in own if message.get("role") != "user"]])
        return "prompt, the schema or the model's name" if self.asked(rest) != rest else None

    def _without(self, text: str) -> str:
        if self._secrets and ("\\" in text or "%" in text):
            return self._escaped.sub("…", text)
        for secret in self._secrets:
            text = text.replace(f"Bearer {secret}", "…").replace(secret, "…")
        return text

    @cached_property
    def _escaped(self) -> re.Pattern[str]:
        """The secrets, each character as itself or in one of the ways that JSON and addresses have for it."""
        return re.compile("(?:Bearer )?(?:" + "|".join("".join(map(_ways, secret)) for secret in self._secrets) + ")")


def strings_of(body: str) -> list[str]:
    """The strings and names in a body, as they are meant; its text, where it is no JSON."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _in_json(body, note)
    return found


def _ways(char: str) -> str:
    raw = char.encode("utf-16-be", "surrogatepass")
    units = "".join(rf"\\{{1,15}}u{raw[at : at + 2].hex()}" for at in range(0, len(raw), 2))
    quoted = "".join(f"%{byte:02x}" for byte in char.encode("utf-8", "replace"))
    return f"(?:{_ESCAPES}{re.escape(char)}|(?i:{units}|{quoted}))"


def _parts_of(uri: str) -> set[str]:
    """What of a path may be an account or a token: long, and with a digit."""
    parts = urlsplit(uri).path.split("/")
    return {part for it in parts for part in (it, unquote(it)) if len(part) >= 12 and re.search(r"\d", part)}


def _in_json(text: str, scrub: Callable[[str], str]) -> str:
    """A text after `scrub`, which is given what its strings and names mean where it is JSON; the very same text, where
    that changes nothing."""
    twice: list[str] = []

    def whole(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):  # of two values of one name, readers see one
            twice.append("")
        return value

    try:
        value = json.loads(text, object_pairs_hook=whole) if depth(text) <= DEEPEST_JSON else None
    except (ValueError, RecursionError):
        return scrub(text)
    if not isinstance(value, dict | list | str):
        return scrub(text)
    done = _scrubbed(value, scrub)
    return text if done == value and not twice else _fit(done)


def _scrubbed(value: Any, scrub: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {scrub(name): _scrubbed(item, scrub) for name, item in value.items()}
    if isinstance(value, list):
        return [_scrubbed(item, scrub) for item in value]
    if isinstance(value, str):
        return _in_json(value, scrub) if value.lstrip()[:1] in {"{", "[", '"'} else scrub(value)
    return value


def _fit(value: Any) -> str:
    """JSON that can be written as UTF-8."""
    text = compact(value)
    return json.dumps(value) if any(map(_is_surrogate, text)) else text


def _is_surrogate(char: str) -> bool:
    return "\ud800" <= char <= "\udfff"
