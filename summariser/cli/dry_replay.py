"""`--dry-run` with a cassette: what is set by it, and what would be replayed from it."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summariser.cli.failures import MISS
from summariser.configured import configured
from summariser.errors import CassetteMissError, ConfigurationError
from summariser.models import Article
from summariser.render.words import one_line
from summariser.settings import Settings

if TYPE_CHECKING:
    from summariser.cassette import CassetteFile


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would go by."""

    settings: Settings
    """Those of the cassette, where one would be replayed."""
    cassette: str | None = None
    """What would be replayed, or recorded to."""
    tape: "CassetteFile | None" = None
    """That cassette, where it would be replayed."""

    @classmethod
    def of(cls, settings: Settings, cassette: str | None, *, record: bool) -> "Plan":
        """That of a call with these settings. Raises SummariserError as the run would; nothing is written."""
        if cassette is None:
            return cls(settings)
        if not record:
            recorded, tape = configured({}, settings, cassette, record=False)
            return cls(recorded, cassette, tape)
        if settings.reader == "rules":
            raise ConfigurationError("the rules ask no model: there is nothing to record or to replay.")
        return cls(settings, cassette)


def replayed(
    name: str, article: Article, body: dict[str, Any], plan: Plan
) -> tuple[dict[str, Any], str, CassetteMissError | None]:
    """What would become of an article whose first request has this body: for machines, as text, and its miss."""
    settings, tape = plan.settings, plan.tape
    assert tape is not None
    place, miss, recorded = f"{settings.base_url}/chat/completions", None, None
    try:
        exchange = tape.play("POST", place, json.dumps(body).encode())
    except CassetteMissError as error:
        miss = error
        found = f"not in the cassette: the request for this article; a replay of it ends with status {MISS}"
    else:
        started = exchange.recorded.started
        recorded = started.isoformat() if started.timestamp() else None
        when = f" of {recorded}" if recorded else ""
        status = "" if exchange.status == 200 else f", HTTP {exchange.status}"
        found = f"in the cassette: the request for this article, and a reply{when}{status}"
    day = article.published_day
    told = {
        "reader": "llm", "model": settings.model, "requests": 0, "id": article.id,
        "published": str(day) if day else None, "cassette": plan.cassette, "in_cassette": miss is None,
        "recorded": recorded,
    }  # fmt: skip
    whence = f"cassette {one_line(str(plan.cassette))}, model {one_line(settings.model or '')}"
    lines = [
        f"# {one_line(name)} → {whence}: would be replayed; nothing would be sent, and nothing paid",
        f"--- {found}",
    ]
    if miss is None:
        lines.append("--- what that reply leads to, re-asks and repair, is looked for when it comes to it")
    return told, "\n".join(lines), miss
