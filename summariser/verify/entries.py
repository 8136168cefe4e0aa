"""What stands at one place of a file of results, and which of them are wanted."""

from dataclasses import dataclass, field
from typing import Any

from summariser.errors import ConfigurationError
from summariser.models import Summary

_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that failed when it was summarised, and so has no result."""

    id: str | None
    source: str | None
    error: str
    """Why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its place."""

    entry: Summary | Failure | ConfigurationError
    place: str
    """In its file: "line 3", "result 2" of a list; empty for the only one of a file."""
    line: int | None
    """The number of the line that it has for itself."""


@dataclass(slots=True)
class Choice:
    """Which entries of files are wanted: those with one of these ids, and those on one of these lines."""

    ids: frozenset[str]
    lines: frozenset[int]
    found: set[str | int] = field(default_factory=set)
    """The ids and lines of entries that were taken."""
    near: dict[str, list[str]] = field(default_factory=dict)
    """For an id that is wanted, those of which it is a part: of the first three entries that were passed over."""

    def takes(self, line: int | None, value: Any) -> bool:
        """Whether a JSON value, which has that line for itself, is wanted; it is remembered."""
        id = value.get("id") if isinstance(value, dict) else None
        id = id if isinstance(id, str) else None
        by_id, by_line = id in self.ids, line in self.lines
        if id is not None and by_id:
            self.found.add(id)
        if line is not None and by_line:
            self.found.add(line)
        if id is not None and not (by_id or by_line):
            self._pass_over(id)
        return by_id or by_line

    def missing(self) -> list[str | int]:
        """The ids and lines for which nothing was taken."""
        return [*sorted(self.ids - self.found), *sorted(self.lines - self.found)]

    def _pass_over(self, id: str) -> None:
        for part in self.ids:
            if part in id:
                known = self.near.setdefault(part, [])
                if len(known) < _MOST_NEAR and id not in known:
                    known.append(id)
