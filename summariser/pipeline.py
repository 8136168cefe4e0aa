"""From an article to its summary: prepare, read, audit."""

from inspect import isawaitable
from typing import Any

from summariser.audit import run_audit
from summariser.errors import ArticleError
from summariser.grounding import GroundedText
from summariser.loop import aside
from summariser.models import Article, Run, Summary
from summariser.readers.base import Reader, Reading
from summariser.version import version


async def summarise_article(article: Article, reader: Reader) -> Summary:
    """The summary of `article` by `reader`.

    Raises ArticleError where there is nothing to read, TypeError where the reader's `read` is not async, and whatever
    the reader raises.
    """
    if not article.text.strip():
        raise ArticleError(f"{article.id}: the article is empty; nothing to summarise.", source=article.id)
    text = await aside(article.text, GroundedText, article)
    reading: Any = reader.read(text)
    if not isawaitable(reading):
        raise TypeError(f"{type(reader).__name__}.read has to be async: it gave a {type(reading).__name__}.")
    return await aside(article.text, assemble, article, await reading, text)


def assemble(article: Article, reading: Reading, text: GroundedText | None = None) -> Summary:
    """The public result of a reading, audited; `text` is the article as the reader had it."""
    run = Run(
        reader=reading.reader,
        version=version(),
        model=reading.model,
        prompt=reading.prompt,
        wire_schema=reading.wire_schema,
        started=reading.started,
        seconds=reading.seconds,
        replayed=reading.replayed,
        attempts=reading.attempts,
        usage=reading.usage,
        cost=reading.cost,
        cost_note=reading.cost_note,
        warnings=[*article.warnings, *reading.warnings],
    )
    summary = reading.draft.as_summary(article, run)
    return summary.model_copy(update={"audit": run_audit(summary, text), "digest": summary.content_digest()})
