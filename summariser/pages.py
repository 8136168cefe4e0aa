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
from summariser.results import Asked, reason_of

Write = Callable[[BinaryIO, Iterator[tuple[int | None, Summary]]], None]
"""What writes results to a file, each with the number of its source; None for one of a run before, whose article this
one did not have."""


class PagedJournal(Journal):
    """Lines of JSON in `path`.partial, of which `finish` writes `path`: one result is held at a time.

    As long as something is left to do, `path`.partial stays, and a run with `resume` goes on from it: `path` itself
    cannot be gone on from. Else as `Journal`.
    """

    def __init__(
        self, path: str | Path, *, resume: bool, asked: Asked, write: Write, overwrite: bool = False
    ) -> None:  # fmt: skip
        super().__init__(path, resume=resume, asked=asked, overwrite=overwrite)
        self._write = write
        self._failed = self._paid = False

    def _take_up(self) -> None:
        """Nothing: what stands in `path` is no line."""

    def finish(self, places: Sequence[int], *, whole: bool = True) -> None:
        """Write the results that begin at `places`, in this order, after those of a run before whose articles this one
        did not have; where there is none, `path` stays as it is. `path`.partial goes, but where not the `whole` was
        looked at or something failed, and there are results that were paid for."""
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
        if not self._paid or (whole and not self._failed):
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
            self._paid = self._paid or (summary.run.reader != "rules" and not summary.run.replayed)
            yield number, summary
