"""The regression gate: what was reached before must be reached again."""

import json
import os
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from summariser.errors import ConfigurationError, SummariserError
from summariser.evaluate.measures import kinds
from summariser.evaluate.records import Fact, Report, roots
from summariser.files import replacing
from summariser.limits import MOST_WHOLE, UnfitError, text_in
from summariser.models.base import Model

_TOLERANCE = 5e-5
"""Values are kept to four decimals."""


class Baseline(Model):
    """What a report reached, kept in a file beside the gold."""

    summariser_baseline: Literal["1"] = "1"
    gold_digest: str
    reader: str | None = None
    """Whose scores these are: `llm`, `rules`; null where it is not known, or several."""
    measures: dict[str, float]
    """The value of every measure that is better high or low."""
    found: dict[str, list[str]] = Field(default_factory=dict)
    """Keys of the facts that were found, by document."""


class Loss(Model):
    """A measure that became worse."""

    name: str
    label: str
    before: float
    now: float | None


class Verdict(Model):
    """A report against its baseline."""

    losses: list[Loss]
    lost: dict[str, list[Fact]]
    """Facts that were found before and are not now, by document."""
    gained: int
    """How many facts are found that were not."""

    @property
    def passed(self) -> bool:
        """Whether no measure became worse."""
        return not self.losses


def baseline_of(report: Report, reader: str | None = None) -> Baseline:
    """The baseline that a report on this reader sets."""
    return Baseline(
        gold_digest=report.gold_digest,
        reader=reader,
        measures={item.name: round(item.value, 4) for item in report.measures if item.better != "neither"},
        found={item.id: sorted(fact.key for fact in item.found) for item in report.documents},
    )


def write_baseline(report: Report, path: Path, reader: str | None = None) -> None:
    """Write the baseline of `report` to `path`, one line a fact, so that a change of it can be reviewed. Raises
    SummariserError where it cannot be written."""
    text = json.dumps(baseline_of(report, reader).model_dump(), ensure_ascii=False, indent=1)
    try:
        if path.exists() and not path.is_file():  # a device or a pipe
            path.write_text(text + "\n", encoding="utf-8")
            return
        with replacing(Path(os.path.realpath(path))) as file:
            file.write(f"{text}\n".encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise SummariserError(f"{path}: cannot be written ({(error.strerror or '').lower()}).") from error


def is_one(path: Path) -> bool:
    """Whether a file, if it is there, is a baseline or empty: no loss if it is written anew."""
    try:
        data = text_in(path, MOST_WHOLE)
    except FileNotFoundError:
        return True
    except UnfitError:
        return False
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({(error.strerror or '').lower()}).") from error
    return not data.strip() or b'"summariser_baseline"' in data


def read_baseline(path: Path) -> Baseline:
    """The baseline in `path`. Raises ConfigurationError."""
    try:
        return Baseline.model_validate_json(text_in(path, MOST_WHOLE))
    except FileNotFoundError:
        raise ConfigurationError(f"{path}: there is no such baseline; write it with `write_baseline`.") from None
    except UnfitError as error:
        raise ConfigurationError(f"{path}: is no baseline ({error}).") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({(error.strerror or '').lower()}).") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        pointer = "".join(f"/{part}" for part in first["loc"])
        raise ConfigurationError(f"{path}: is no baseline ({pointer or '/'}: {str(first['msg']).lower()}).") from error


def require_same_gold(baseline: Baseline, digest: str, path: Path) -> None:
    """Raise ConfigurationError where the baseline is not of the gold with this digest."""
    if baseline.gold_digest != digest:
        raise ConfigurationError(
            f"{path}: was written for other gold; look at the new scores and write it anew with `write_baseline`."
        )


def judged(report: Report, baseline: Baseline, path: Path) -> Verdict:
    """What became worse. Raises ConfigurationError where the baseline is one of other gold."""
    require_same_gold(baseline, report.gold_digest, path)
    now = {item.name: item for item in report.measures}
    losses = []
    for name, before in baseline.measures.items():
        item = now.get(name)
        value = None if item is None else round(item.value, 4)
        worse = value is None or (value - before) * (-1 if item and item.better == "lower" else 1) < -_TOLERANCE
        if worse:
            known = kinds().get(name)  # unknown: a measure of another version
            losses.append(Loss(name=name, label=known.label if known else name, before=before, now=value))
    lost, gained = {}, 0
    for document in report.documents:
        before_keys = set(baseline.found.get(document.id, []))
        reached = {fact.key for fact in document.found}
        gained += len(reached - before_keys)
        missed = {fact.key: fact for fact in document.missed}
        gone = [missed.get(key, _silent(key)) for key in sorted(before_keys - reached)]
        if gone:
            lost[document.id] = roots(gone)
    return Verdict(losses=losses, lost=lost, gained=gained)


def _silent(key: str) -> Fact:
    """A fact that was found before and of which the report says nothing now."""
    return Fact(key=key, kind="fact", gold="found before; optional, or not scored now")
