"""Files of saved results at the command line: what is told of those that are none, and of articles without one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from summariser.cli.failures import say, tell
from summariser.cli.sources import STDIN, as_id, twice
from summariser.errors import ConfigurationError

Entry = TypeVar("Entry")

_MOST_TOLD = 5
"""Lines of a file that are no results, told one by one."""


class Reading:
    """What comes of a file of results."""

    def __init__(self, name: str, *, chosen: bool = False) -> None:
        self._chosen = chosen
        self.shown = "standard input" if name == STDIN else as_id(name)
        """Its name in messages."""
        self.results = 0
        self.without = 0
        """Articles that have no result."""
        self.broken = 0
        """Entries that are none, and the whole file where it is not read to its end."""

    @property
    def whole(self) -> bool:
        """Whether there was a result in it, and nothing that is none."""
        return bool(self.results) and not self.broken

    def each(
        self, entries: Iterable[Entry | ConfigurationError], failed: Callable[[Entry], bool]
    ) -> Iterator[Entry]:  # fmt: skip
        """The entries, those of articles that `failed` among them, but for those that are no results, which are told;
        at the end, how many articles have none."""
        try:
            for entry in entries:
                if isinstance(entry, ConfigurationError):
                    self.broken += 1
                    if self.broken <= _MOST_TOLD:
                        tell(entry)
                    continue
                lacks = failed(entry)
                self.without += lacks
                self.results += not lacks
                yield entry
        except ConfigurationError as error:
            tell(error)
            self.broken += 1
            return
        if self.broken > _MOST_TOLD:
            say(f"{self.shown}: {self.broken - _MOST_TOLD} more that are no results.")
        if self.without:
            say(f"{self.shown}: {self._without()}; summarise again what failed.")

    def _without(self) -> str:
        count = self.without
        have = f"{'has' if count == 1 else 'have'} no result, only an error"
        if self._chosen:
            return f"{count} of what was asked for {have}"
        if self.results:
            return f"{count} of {count + self.results} articles {have}"
        return f"holds no result: {'1 article' if count == 1 else f'{count} articles'} of it failed"


def readings(files: Sequence[str], *, chosen: bool = False) -> list[Reading]:
    """One for each file, of all that is in it, or of what is `chosen`. Raises ConfigurationError where standard input
    is named more than once."""
    if files.count(STDIN) > 1:
        raise twice()
    return [Reading(name, chosen=chosen) for name in files]
