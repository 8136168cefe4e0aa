"""Predictions by a reader: every article of the gold read now, live or from cassettes."""

from collections.abc import Sequence
from pathlib import Path

from summariser.api import Summariser
from summariser.errors import CassetteMissError, ConfigurationError, SummariserError
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.score import Predicted
from summariser.models import Summary
from summariser.settings import Settings


def read_gold(
    gold: Sequence[GoldDocument], settings: Settings, cassette: Path | None = None, *, record: bool = False
) -> dict[str, Predicted]:
    """What the reader makes of each article, by its id; a failure takes the place of a summary.

    `cassette` is one file for all, or a folder with NAME.yaml or ID.yaml for each. Raises ConfigurationError where a
    cassette is missing: before anything is read.
    """
    if cassette is None or not (cassette.is_dir() or (record and cassette.suffix not in {".yaml", ".yml"})):
        return _read_all(gold, settings, cassette, record=record)
    if record:
        cassette.mkdir(parents=True, exist_ok=True)
    files = {item.summary.article.id: _file(cassette, item, record=record) for item in gold}
    found: dict[str, Predicted] = {}
    for item in gold:
        found |= _read_all([item], settings, files[item.summary.article.id], record=record)
    return found


def _file(folder: Path, item: GoldDocument, *, record: bool) -> Path:
    names = dict.fromkeys((item.name, item.summary.article.id))
    safe = [name for name in names if Path(name).name == name]
    for name in safe:
        if (folder / f"{name}.yaml").is_file():
            return folder / f"{name}.yaml"
    if record and safe:
        return folder / f"{safe[0]}.yaml"
    raise ConfigurationError(f"{folder}: there is no cassette {' or '.join(f'{name}.yaml' for name in names)}.")


def _read_all(
    gold: Sequence[GoldDocument], settings: Settings, cassette: Path | None, *, record: bool
) -> dict[str, Predicted]:
    results: list[Summary | SummariserError] = []
    try:
        with Summariser(settings=settings, cassette=cassette, record=record) as summariser:
            results = summariser.summarise_all([item.summary.article for item in gold])
    except CassetteMissError:  # told again at the end: a result, already, but where something swallowed it
        if not any(isinstance(result, SummariserError) for result in results):
            raise
    return {
        item.summary.article.id: Predicted(result) if isinstance(result, Summary) else Predicted(None, result)
        for item, result in zip(gold, results, strict=True)
    }
