"""Predictions by a reader: every article of the gold read now, live or from cassettes."""

from collections.abc import AsyncGenerator, Iterator, Sequence
from pathlib import Path

from summariser.api import Summariser
from summariser.batch import Brake, Result
from summariser.errors import CassetteError, CassetteMissError, ConfigurationError, SummariserError
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.score import Predicted
from summariser.models import Article, Summary
from summariser.settings import Settings


def read_gold(
    gold: Sequence[GoldDocument], settings: Settings, cassette: Path | None = None, *, record: bool = False
) -> dict[str, Predicted]:
    """What the reader makes of each article, by its id; a failure takes the place of a summary.

    `cassette` is one file for all, or a folder with NAME.yaml or ID.yaml for each. Raises ConfigurationError where a
    cassette is missing, and CassetteError where one cannot be recorded: before anything is read.
    """
    if cassette is None or not (cassette.is_dir() or (record and cassette.suffix not in {".yaml", ".yml"})):
        if record and cassette is not None:
            _require_begun_anew(cassette)
        return _read_all(gold, settings, cassette, record=record)
    if record:
        _make(cassette)
    files = {item.summary.article.id: _file(cassette, item, record=record) for item in gold}
    if record:
        for file in files.values():
            _require_begun_anew(file)
    found: dict[str, Predicted] = {}
    brake = Brake() if record else None
    for item in gold:
        found |= _read_all([item], settings, files[item.summary.article.id], record=record, brake=brake)
    return found


def _require_begun_anew(file: Path) -> None:
    """Raise CassetteError where `file` cannot be recorded, or would replace replies that were paid for."""
    from summariser.cassette import CassetteFile

    CassetteFile(file, record=True).begin_anew("every article is asked anew: replay it as a cassette, or take it away")


def _make(folder: Path) -> None:
    """Make the folder that cassettes are recorded to. Raises CassetteError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        message = f"{folder}: is no folder; record to another one, or to one file, NAME.yaml."
        raise CassetteError(message, path=str(folder)) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        message = f"{folder}: cannot be made a folder ({reason.lower()})."
        raise CassetteError(message, path=str(folder)) from error


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
    gold: Sequence[GoldDocument], settings: Settings, cassette: Path | None, *, record: bool, brake: Brake | None = None
) -> dict[str, Predicted]:
    articles = [item.summary.article for item in gold]
    results: list[Result] = []
    try:
        with Summariser(settings=settings, cassette=cassette, record=record) as summariser:
            results = list(_braked(articles, summariser, brake)) if brake else summariser.summarise_all(articles)
    except CassetteMissError:  # told again at the end: a result, already, but where something swallowed it
        if not any(isinstance(result, SummariserError) for result in results):
            raise
    return {
        item.summary.article.id: Predicted(result) if isinstance(result, Summary) else Predicted(None, result)
        for item, result in zip(gold, results, strict=True)
    }


def _braked(articles: Sequence[Article], summariser: Summariser, brake: Brake) -> Iterator[Result]:
    """What becomes of each article, one after the other; what failed for those of another `summariser` counts."""

    async def read() -> AsyncGenerator[Result, None]:
        for article in articles:
            yield await brake.read(article, summariser.asummarise)

    yield from summariser.iterate(read())
