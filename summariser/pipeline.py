"""From an article to its summary: prepare, read, audit."""

import os
import re
from inspect import isawaitable
from typing import Any

from summariser.audit import run_audit
from summariser.building import Draft
from summariser.errors import ArticleError, SummariserError, fault
from summariser.grounding import GroundedText
from summariser.loop import aside
from summariser.models import Article, Attempt, Run, Summary
from summariser.models.article import require_whole
from summariser.readers.base import Reader, Reading
from summariser.text import unseen_in
from summariser.version import version


async def summarise_article(article: Article, reader: Reader, *, ours: bool = True) -> Summary:
    """The summary of `article` by `reader`, which is one of this package's or not `ours`.

    Raises ArticleError where there is nothing to read, or another text than the article was made of; and what the
    reader raises: of another's anything, and TypeError where its `read` is not async or gives no reading; of ours a
    fault as ModelError, but with SUMMARISER_DEBUG itself.
    """
    attempts: list[Attempt] = []
    try:
        return await _summarised(article, reader, attempts)
    except SummariserError:
        raise
    except Exception as error:
        if not ours or os.environ.get("SUMMARISER_DEBUG"):
            raise
        raise fault(error, attempts) from error


async def _summarised(article: Article, reader: Reader, attempts: list[Attempt]) -> Summary:
    """The summary; the requests of its reading are put into `attempts`."""
    _require_readable(article)
    text = await aside(len(article.text), GroundedText, article)
    reading: Any = reader.read(text)
    if not isawaitable(reading):
        raise TypeError(f"{type(reader).__name__}.read has to be async: it gave a {type(reading).__name__}.")
    done = await reading
    _require_reading(done, reader)
    attempts += done.attempts
    return await aside(max(len(article.text), done.size), assemble, article, done, text)


def _require_reading(done: object, reader: Reader) -> None:
    """Refuse what a reader of somebody else's gives in the place of a reading."""
    held = done.draft if isinstance(done, Reading) else None
    if not isinstance(held, Draft):
        given = f"a Reading of a {type(held).__name__}" if isinstance(done, Reading) else f"a {type(done).__name__}"
        raise TypeError(
            f"{type(reader).__name__}.read has to give Reading(draft=build(reply, text), reader=self.name), not "
            f"{given if done is not None else None}."
        )


def _require_readable(article: Article) -> None:
    """Refuse an article with nothing in it, and one that `model_copy` gave another text."""
    if not article.text.strip():
        raise ArticleError(f"{article.id}: the article is empty; nothing to summarise.", source=article.id)
    require_whole(article)


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
        warnings=[*article.warnings, *_unseen(article), *reading.warnings],
    )
    summary = reading.draft.as_summary(article, run)
    audit = reading.audit or run_audit(summary, text)
    return summary.model_copy(update={"audit": audit, "digest": summary.content_digest()})


def _unseen(article: Article) -> list[str]:
    """What the summary says of characters that no reader of the article sees, and a copy of its words has."""
    unseen = unseen_in(_JOINED.sub("", article.text))
    if not unseen:
        return []
    number = sum(map(article.text.count, unseen))
    few = number == 1
    has, kept = ("a character that is", "it is") if few else (f"{number} characters that are", "they are")
    sorts = ", ".join(f"U+{ord(char):04X}" for char in unseen[:_MOST_SORTS])
    sorts += f" and {len(unseen) - _MOST_SORTS} more sorts" if len(unseen) > _MOST_SORTS else ""
    return [f"The article has {has} not seen ({sorts}); {kept} kept in its words and not read."]


_MOST_SORTS = 4
"""Characters that are named in a warning."""
_JOINED = re.compile(r"(?<=[^\x00-\x7f])[\u200c\u200d\ufe0f]|[\u200c\u200d](?=[^\x00-\x7f])")
"""Joiners in scripts and signs that are written with them."""
