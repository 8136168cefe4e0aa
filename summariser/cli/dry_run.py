"""`--dry-run`: what would be sent, and what it might cost."""

import json
from typing import TYPE_CHECKING, Any

from summariser.cli.failures import tell
from summariser.cli.output import write_out
from summariser.grounding import GroundedText
from summariser.prompting import summarise_messages
from summariser.readers.llm.cost import price
from summariser.readers.llm.request import request_body
from summariser.render.words import one_line
from summariser.settings import Settings

if TYPE_CHECKING:
    from summariser.cli.sources import Source

_CHARS_PER_TOKEN = 4
"""Rule of thumb for English; other scripts take more tokens a character."""
_REPLY_SHARE = 2.5
"""Reply tokens for each of the article's, as measured on news (docs/quality.md)."""


def show_requests(sources: "list[Source]", settings: Settings, output: str | None) -> None:
    """Write each request's body (json, jsonl) or its messages as text, with an estimate, to `output`."""
    form, pieces = settings.format, []
    for source in sources:
        if source.article is None:
            if source.error is not None:
                tell(source.error)
            continue
        text = GroundedText(source.article)
        body = request_body(summarise_messages(text, settings.prompt), settings)
        asked = len(json.dumps(body, ensure_ascii=False)) // _CHARS_PER_TOKEN
        told = int(len(source.article.text) / _CHARS_PER_TOKEN * _REPLY_SHARE)
        if form == "json":
            pieces.append(json.dumps(body, ensure_ascii=False, indent=2))
        elif form == "jsonl":
            pieces.append(json.dumps(body, ensure_ascii=False))
        else:
            pieces.append(_as_text(source.name, body, settings, asked, told))
    joined = "[" + ",\n".join(pieces) + "]" if form == "json" and len(sources) > 1 else "\n".join(pieces)
    write_out(joined + "\n", output)


def _as_text(name: str, body: dict[str, Any], settings: Settings, asked: int, told: int) -> str:
    lines = [
        f"# {one_line(name)} → {settings.shown_url}/chat/completions, model {body['model'] or '(none configured)'}"
    ]
    for message in body["messages"]:
        shown = "\n".join(one_line(line) for line in message["content"].splitlines())
        lines += [f"--- {message['role']} ---", shown]
    lines.append(f"--- estimate: about {asked:,} tokens to send, {told:,} to receive, at four characters a token")
    amount = price(settings.model, settings.base_url, asked, told) if settings.model else None
    if amount is None:
        lines.append(f"--- cost unknown: no price is known for model {settings.model!r} at {settings.shown_url}")
    else:
        lines.append(f"--- cost: about {amount:.4f} USD for one reply, by list prices, without re-asks")
    return "\n".join(lines)
