"""`--dry-run`: what would be sent, and what it might cost."""

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from summariser.cli.dry_replay import Plan, replayed
from summariser.cli.failures import say, tell
from summariser.cli.output import lines_out, to_standard_output, write_out
from summariser.errors import SummariserError
from summariser.grounding import GroundedText
from summariser.jsonsafe import safe
from summariser.language import language_of
from summariser.models import Article
from summariser.outcomes import Source
from summariser.prompting import summarise_messages
from summariser.readers.llm.cost import price
from summariser.readers.llm.request import request_body
from summariser.render.words import one_line
from summariser.results import Results, text_key
from summariser.runs import is_model
from summariser.settings import Settings

_CHARS_PER_TOKEN = 4
"""Rule of thumb for English; other scripts take more tokens a character."""
_REPLY_SHARE = 2.5
"""Reply tokens for each of the article's, as measured on news (docs/quality.md)."""


def show_requests(
    sources: Iterable[Source], plan: Plan, output: str | None, *, quiet: bool, results: Results | None = None,
    limit: int | None = None,
) -> list[SummariserError]:  # fmt: skip
    """Write each request's body (json, jsonl) or its messages as text, with an estimate, to `output`; what failed.

    Of several requests the estimates' sum comes last: on standard error, where the forms are for machines. Where rules
    would read, or a cassette be replayed, nothing is sent: what would be read, or is in the cassette, is written in its
    place, and a request that is not in it has failed. What stands in `results`, and a text that comes again, would not
    be sent; nor would more than the `limit`.
    """
    settings = plan.settings
    form, machine = settings.format, settings.format in {"json", "jsonl"}
    errors: list[SummariserError] = []
    sum_of, count = _Estimate(), _Count()
    with _chunks(output) as write:
        for source in sources:
            if count.sent == limit:
                break
            if source.article is None:
                if source.error is not None:
                    tell(source.error)
                    errors.append(source.error)
                continue
            if not count.is_sent(source.article, settings, results):
                continue
            show = _reading_by_rules if settings.reader == "rules" else _request
            body, text, estimate = show(source.name, source.article, plan, first=count.sent == 1)
            if plan.tape is not None:
                body, text, miss = replayed(source.name, source.article, body, plan)
                if miss is not None:
                    tell(miss)
                    errors.append(miss)
                    count.missed += 1
            sum_of += estimate
            indent = 2 if form == "json" else None
            shown = safe(json.dumps(body, ensure_ascii=False, indent=indent)) if machine else text
            if form == "json":
                write("[" if count.sent == 1 and count.several(sources) else ",\n" if count.sent > 1 else "")
            write(shown if form == "json" else f"{shown}\n")
        if form == "json":
            write(("]" if count.several(sources) else "") + "\n" if count.sent else "[]\n")
        told = count.told(plan)
        if count.sent > 1 or told:
            total = f"{count.sent:,} article{'' if count.sent == 1 else 's'}: {_sum(plan, sum_of)}{told}"
            if not machine:
                write(f"# {total}\n")
            elif not quiet:
                say(total)
    if machine and not quiet and plan.cassette is not None and plan.tape is None:
        say(f"{plan.cassette}: what comes back would be recorded there.")
    return errors


def _sum(plan: Plan, sum_of: "_Estimate") -> str:
    """What all articles together come to."""
    if plan.settings.reader == "rules":
        return "to be read by rules, nothing sent, nothing paid."
    if plan.tape is not None:
        return f"to be replayed from {one_line(str(plan.cassette))}, nothing sent, nothing paid."
    return str(sum_of)


class _Count:
    """How many articles would be sent, and why others would not."""

    def __init__(self) -> None:
        self.sent = self.same = self.kept = self.missed = 0
        self._seen: set[bytes] = set()

    def is_sent(self, article: Article, settings: Settings, results: Results | None) -> bool:
        """Whether an article would be sent; it is counted."""
        kept = results.of(article) if results is not None else None
        asked = settings.model if settings.reader == "llm" else None
        if kept is not None and is_model(asked, kept.model):
            self.kept += 1
            return False
        key = text_key(article)
        if key in self._seen and settings.reader == "llm":
            self.same += 1
            return False
        self._seen.add(key)
        self.sent += 1
        return True

    def several(self, sources: Iterable[Source]) -> bool:
        """Whether there may be more than one request: they are an array then."""
        return getattr(sources, "count", None) != 1

    def told(self, plan: Plan) -> str:
        """What would not be sent, or not be read by rules, or is not in the cassette."""
        parts = [f"{self.same:,} with the text of another"] if self.same else []
        parts += [f"{self.kept:,} of a run before"] if self.kept else []
        done = "read" if plan.settings.reader == "rules" else "sent" if plan.tape is None else "replayed"
        missed = f" Not in the cassette: {self.missed:,}." if self.missed and self.sent > 1 else ""
        return missed + (f" Not {done}: {', '.join(parts)}." if parts else "")


@contextlib.contextmanager
def _chunks(output: str | None) -> Iterator[Callable[[str], object]]:
    """What writes a piece of text: at once to standard output, or, at the end, to a file that is replaced at once."""
    if output is None or to_standard_output(output):
        with lines_out(None) as write:
            yield write
        return
    pieces: list[str] = []
    yield pieces.append
    write_out("".join(pieces), output)


@dataclass(frozen=True, slots=True)
class _Estimate:
    """Tokens to send and to receive, and what they cost, where that is known: a long request has a price of its own."""

    asked: int = 0
    replied: int = 0
    amount: Decimal | None = Decimal(0)

    @classmethod
    def of(cls, settings: Settings, asked: int, replied: int) -> "_Estimate":
        """That of one request."""
        amount = price(settings.model, settings.base_url, asked, replied) if settings.model else None
        return cls(asked, replied, amount)

    def __add__(self, other: "_Estimate") -> "_Estimate":
        amount = None if self.amount is None or other.amount is None else self.amount + other.amount
        return _Estimate(self.asked + other.asked, self.replied + other.replied, amount)

    def __str__(self) -> str:
        """Of all articles together, in one sentence."""
        cost = "cost unknown" if self.amount is None else f"about {self.amount:.4f} USD by list prices"
        return f"about {self.asked:,} tokens to send, {self.replied:,} to receive, {cost}, without re-asks and repair."


_Shown = tuple[dict[str, Any], str, _Estimate]


def _request(name: str, article: Article, plan: Plan, *, first: bool) -> _Shown:
    """The body of the request for an article, what is shown of it, and its tokens."""
    settings = plan.settings
    body = request_body(summarise_messages(GroundedText(article), settings.prompt), settings)
    asked = len(json.dumps(body, ensure_ascii=False)) // _CHARS_PER_TOKEN
    told = int(len(article.text) / _CHARS_PER_TOKEN * _REPLY_SHARE)
    estimate = _Estimate.of(settings, asked, told)
    return body, _as_text(name, body, plan, estimate, first=first), estimate


def _reading_by_rules(name: str, article: Article, _: Plan, *, first: bool) -> _Shown:
    """What rules would read of an article: its sentences."""
    text = GroundedText(article)
    sentences = [article.text[it.start : it.end] for it in text.sentences]
    day = article.published_day
    plan = {
        "reader": "rules", "model": None, "requests": 0, "id": article.id, "published": str(day) if day else None,
        "language": article.language or language_of(text), "sentences": sentences,
    }  # fmt: skip
    count = f"{len(sentences)} sentence{'' if len(sentences) == 1 else 's'}"
    published = f"published {day}" if day else "publication day unknown"
    read = "" if plan["language"] == "en" else " They read English, which this is not, as far as it can be told."
    lines = [
        f"# {one_line(name)} → rules: nothing would be sent, and nothing paid",
        f"--- would be read by rules: {count}, {len(article.text):,} characters, {published}.{read}",
        *(f"[{number}] {one_line(sentence)}" for number, sentence in enumerate(sentences, 1)),
        "--- with --model NAME, and --base-url URL for a server that is not OpenAI's: what would be sent to it",
    ]
    return plan, "\n".join(lines), _Estimate()


def _as_text(name: str, body: dict[str, Any], plan: Plan, estimate: _Estimate, *, first: bool) -> str:
    settings = plan.settings
    where = f"{settings.shown_url}/chat/completions, model {one_line(body['model'] or '(none configured)')}"
    kept = "" if plan.cassette is None else f"; what comes back would be recorded in {one_line(plan.cassette)}"
    lines = [f"# {one_line(name)} → {where}{kept}"]
    for message in body["messages"]:
        if message["role"] == "system" and not first:
            lines.append("--- system: as above ---")
            continue
        shown = "\n".join(one_line(line) for line in message["content"].splitlines())
        lines += [f"--- {message['role']} ---", shown]
    tokens = f"about {estimate.asked:,} tokens to send, {estimate.replied:,} to receive, at four characters a token"
    lines.append(f"--- estimate: {tokens}")
    if estimate.amount is None:
        lines.append(f"--- cost unknown: no price is known for model {settings.model!r} at {settings.shown_url}")
    else:
        lines.append(f"--- cost: about {estimate.amount:.4f} USD for one reply, by list prices, without re-asks")
    return "\n".join(lines)
