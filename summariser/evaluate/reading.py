"""Predictions by a reader: every article of the gold read now, live or from cassettes."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from summariser.api import Summariser
from summariser.errors import ConfigurationError, SummariserError
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.score import Predicted
from summariser.settings import Settings

AT_ONCE = 8
"""Articles read at the same time."""


def read_gold(
    gold: Sequence[GoldDocument], settings: Settings, cassette: Path | None, *, record: bool = False
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
    summariser = Summariser(settings=settings, cassette=cassette, record=record)
    try:
        results = asyncio.run(_gathered(summariser, gold))
    except BaseException:
        if summariser.cassette is not None:
            summariser.cassette.keep_partial()
        raise
    failed = any(item.summary is None for item in results)
    if failed and record and summariser.cassette is not None:
        summariser.cassette.keep_partial()
    else:
        try:
            summariser.close()
        except SummariserError:
            if not failed:  # else a miss that stands among the results already
                raise
    return {item.summary.article.id: result for item, result in zip(gold, results, strict=True)}


async def _gathered(summariser: Summariser, gold: Sequence[GoldDocument]) -> list[Predicted]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(item: GoldDocument) -> Predicted:
        async with gate:
            try:
                return Predicted(await summariser.asummarise(item.summary.article))
            except SummariserError as error:
                return Predicted(None, error)

    with summariser.batch():
        return await asyncio.gather(*(one(item) for item in gold))
