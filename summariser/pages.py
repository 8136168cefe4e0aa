"""The journal of a file that is written at the end, in a form that is not lines: JSON, Markdown, text."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from summariser.errors import SummariserError
from summariser.files import is_at, replacing
from summariser.journal import Journal
from summariser.models import Summary
from summariser.results import Asked, paid_in, reason_of

Write = Callable[[BinaryIO, Iterator[tuple[int | None, Summary]]], None]
"""What writes results to a file, each with the number of its source; None for one of a run before, whose article this
one did not have."""


class PagedJournal(Journal):
    """Lines of JSON in `path`.partial, of which `finish` writes `path`: one result is held at a time.

    As long as something is left to do, `path`.partial stays, and a run with `resume` goes on from it: `path` itself
    cannot be gone on from. A run that begins anew takes it away where a run has ended, and nothing in it was paid for.
    Else as `Journal`.
    """

    def __init__(
        self, path: str | Path, *, resume: bool, asked: Asked, write: Write, overwrite: bool = False
    ) -> None:  # fmt: skip
        super().__init__(path, resume=resume, asked=asked, overwrite=overwrite)
        self._write = write
        self._failed = False

    def _take_up(self) -> None:
        """Nothing: what stands in `path` is no line."""

    def _replaces_partial(self) -> bool:
        return self.path.exists() and not paid_in(self.partial)

    def finish(self, places: Sequence[int], *, whole: bool = True) -> None:
        """Write the results that begin at `places`, in this order, after those of a run before whose articles this one
        did not have; where there is none, `path` stays as it is. `path`.partial goes, but where there are
        results, and not the `whole` was looked at or something failed."""
        before = self._results.left(self._named)
        numbered = [*((None, place) for place in before), *enumerate(places)]
        results = self._found(iter(numbered))
        first = next(results, None)
        try:
            if first is not None:
                with replacing(self.path) as file:
                    self._write(file, chain([first], results))
        except OSError as error:
            held = self.partial if is_at(self.partial, self._fd) else self._rescued()
            self.close()
            raise SummariserError(
                f"{self._shown}: cannot be written ({reason_of(error)}); {held} holds all results, as JSON Lines."
            ) from error
        if first is None or (whole and not self._failed):
            self._unlink()
            self._end = 0
            self.close()

    def _found(self, numbered: Iterator[tuple[int | None, int]]) -> Iterator[tuple[int | None, Summary]]:
        """The results among the lines that begin there."""
        for number, place in numbered:
            try:
                summary = self.summary(place) if place >= 0 else None
            except ValidationError:  # a failure, or a result of another version
                summary = None
            if summary is None:
                self._failed = True
                continue
            yield number, summary
