"""The baseline of `summariser eval`: looked at before anything is read, compared with or written at the end."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summariser.evaluate import Baseline, Report, Verdict


class Kept:
    """The baseline that a run is held to, or writes.

    Raises ConfigurationError where there is none to write to, or it cannot be written, would replace something else
    than a baseline, or is to be compared with and cannot be read or is of other gold: before anything is paid for.
    """

    def __init__(self, gold: Path, given: Path | None, digest: str, inputs: Sequence[tuple[str, str]], *, write: bool):
        from summariser.errors import ConfigurationError
        from summariser.evaluate import read_baseline
        from summariser.evaluate.baseline import require_same_gold

        self.path = given or (gold / "baseline.json" if gold.is_dir() else None)
        self._digest = digest
        self._write = write
        self._named = given is not None
        self._before: Baseline | None = None
        if write and self.path is None:
            raise ConfigurationError("--write-baseline needs --baseline FILE where the gold is one file.")
        if write and self.path is not None:
            _require_place(self.path, gold, inputs)
        elif self.path is not None and (self._named or self.path.is_file()):
            self._before = read_baseline(self.path)
            if self._named:
                require_same_gold(self._before, digest, self.path)

    def check(self, reader: str) -> None:
        """Raise ConfigurationError where this `reader` would be held to scores on other gold."""
        from summariser.evaluate.baseline import require_same_gold

        if self._before is not None and self.path is not None and not self._is_anothers(reader):
            require_same_gold(self._before, self._digest, self.path)

    def verdict(self, report: "Report", reader: str | None, *, quiet: bool) -> "Verdict | None":
        """The verdict on `report`; None where there is no baseline, or that of the gold is another reader's."""
        from summariser.cli.failures import say
        from summariser.evaluate import judged

        if self._before is None or self.path is None:
            return None
        if self._is_anothers(reader):
            if not quiet:
                of = self._before.reader
                say(f"{self.path}: is of the reader {of}, not {reader}: not compared, unless by --baseline.")
            return None
        return judged(report, self._before, self.path)

    def write(self, report: "Report", reader: str | None) -> None:
        """Write the scores of `report`, if they are to be. Raises SummariserError where they cannot be, or there are
        none."""
        from summariser.errors import SummariserError
        from summariser.evaluate import write_baseline

        if not self._write or self.path is None:
            return
        if all(document.failure for document in report.documents):
            raise SummariserError(f"{self.path}: is not written, for no article was read.")
        write_baseline(report, self.path, reader)

    def _is_anothers(self, reader: str | None) -> bool:
        """Whether the baseline that lies beside the gold is of another reader."""
        before = self._before.reader if self._before is not None else None
        return not self._named and None not in {before, reader} and before != reader


def _require_place(path: Path, gold: Path, inputs: Sequence[tuple[str, str]]) -> None:
    """Raise ConfigurationError where no baseline can be written, or something else would be lost."""
    from summariser.cli.output import check_file, is_special, refuse_inputs
    from summariser.errors import ConfigurationError
    from summariser.evaluate.baseline import is_one
    from summariser.evaluate.gold import is_baseline

    if is_special(str(path)):
        return
    refuse_inputs("--baseline", str(path), [(name, what) for name, what in inputs if not Path(name).is_dir()])
    if gold.is_dir() and path.parent.resolve() == gold.resolve() and path.suffix == ".json" and not is_baseline(path):
        which = "is the gold, too" if path.exists() else "would be gold, too"
        message = f"{which}; write to another file, whose name starts with 'baseline' where it lies there."
        raise ConfigurationError(f"--baseline {path}: {message}")
    check_file("--baseline", str(path))
    if not is_one(path):
        message = "is there, and is no baseline; write to another file, or take this one away."
        raise ConfigurationError(f"--baseline {path}: {message}")
