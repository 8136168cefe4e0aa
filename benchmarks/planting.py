"""How errors are planted: one at a time, in generated text or in a field, in a copy of the summary's data."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

Data = dict[str, Any]
Planted = Iterator[tuple[str, str, Data]]
"""JSON Pointer to the changed place, what was changed, and the summary with the change."""
Rewrite = Callable[[str], Iterator[tuple[str, str]]]
"""From a text to (what was changed, the text with the change)."""

COUNTED = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty".split()
NUMBER = rf"(?<![\w.,])(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{'|'.join(COUNTED)}))(?![\w]|[.,]\d)"
"""A number from two on, in digits or a word."""


def get_at(data: Data, pointer: str) -> Any:
    value: Any = data
    for part in pointer.strip("/").split("/"):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def with_changes(data: Data, changes: dict[str, Any]) -> Data:
    """A copy of the data with other values at these pointers."""
    copy = deepcopy(data)
    for pointer, value in changes.items():
        head, _, last = pointer.rpartition("/")
        holder = get_at(copy, head) if head else copy
        holder[int(last) if isinstance(holder, list) else last] = value
    return copy


def texts(data: Data) -> Iterator[tuple[str, str]]:
    """The generated texts with their pointers."""
    yield "/headline", data["headline"]
    yield "/abstract", data["abstract"]
    for at, point in enumerate(data["key_points"]):
        yield f"/key_points/{at}/text", point["text"]
    for at, event in enumerate(data["events"]):
        yield f"/events/{at}/description", event["description"]


def is_english(data: Data) -> bool:
    return (data["article"]["language"] or "en").startswith("en")


def in_texts(data: Data, rewrite: Rewrite) -> Planted:
    """The change in each generated text of an English article."""
    if not is_english(data):
        return
    for pointer, text in texts(data):
        for what, changed in rewrite(text):
            if changed != text:
                yield pointer, what, with_changes(data, {pointer: changed})


def replacing(pattern: str, form: Callable[[re.Match[str]], str | None], flags: int = 0) -> Rewrite:
    """One change for each match."""
    compiled = re.compile(pattern, flags)

    def rewrite(text: str) -> Iterator[tuple[str, str]]:
        for match in compiled.finditer(text):
            words = form(match)
            if words is not None:
                yield f"{match.group()} → {words}", text[: match.start()] + words + text[match.end() :]

    return rewrite


def named_sources(data: Data) -> list[Data]:
    """The named sources, one of each name."""
    found: dict[str, Data] = {}
    for item in data["attributions"]:
        if item["source"]["name"]:
            found.setdefault(item["source"]["name"], item["source"])
    return list(found.values())


def alike(one: str, other: str) -> bool:
    words = [{word.lower()[:5] for word in re.findall(r"\w{3,}", text)} - {"the", "and"} for text in (one, other)]
    return bool(words[0] & words[1])
