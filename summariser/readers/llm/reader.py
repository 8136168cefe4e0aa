"""The reader that asks a language model: ask, read the reply, locate its quotations, ask again where they fail."""

import logging
import os
from contextvars import ContextVar
from typing import Any, TypeVar

import instructor
from instructor.core.exceptions import InstructorRetryException
from openai.types.chat import ChatCompletion
from pydantic import ValidationError

from summariser.building import Draft, Problem, build
from summariser.cassette import CassetteFile
from summariser.errors import (
    CassetteError,
    ContentFilterError,
    CutOffError,
    InvalidReplyError,
    ModelError,
    ProviderError,
    RefusalError,
    ReplyError,
    SummariserError,
    fault,
)
from summariser.grounding import GroundedText
from summariser.loop import aside
from summariser.models import Audit
from summariser.prompting import Message, reask_message, repair_message, require_prompt, summarise_messages
from summariser.readers.base import NOT_ASKED, Reading
from summariser.readers.llm.client import make_client
from summariser.readers.llm.cost import address_of, cost_of, total
from summariser.readers.llm.gate import Gate
from summariser.readers.llm.held import holding
from summariser.readers.llm.ledger import Ledger
from summariser.readers.llm.pace import SkippingClock
from summariser.readers.llm.repair import audit_of, errors_in, faults_of, mended
from summariser.readers.llm.request import INSTRUCTOR_MODES, request_body
from summariser.settings import Settings
from summariser.text import printable
from summariser.wire import Repair, WireModel, WireReply, compact, repair_schema, wire_digest, wire_schema

Reply = TypeVar("Reply", bound=WireModel)

_LOG = logging.getLogger("summariser")
_ASKING: ContextVar[bool] = ContextVar("asking", default=False)
"""Whether instructor is called from here: what it would log then, the errors and attempts here say."""


def _not_asking(_: logging.LogRecord) -> bool:
    """A filter that leaves to an application what instructor logs of its own calls."""
    return not _ASKING.get()


for _name in ("instructor", "instructor.v2", "instructor.v2.retry"):
    logging.getLogger(_name).addFilter(_not_asking)

_REASONS = {
    "missing": "this key is missing",
    "literal_error": "this is none of the allowed values",
    "enum": "this is none of the allowed values",
    "json_invalid": "the reply is not valid JSON",
}
"""What is told of a schema error, by its type: words of this package, so that a replay outlives Pydantic's."""


class LLMReader:
    """Reads articles through one OpenAI-compatible API, or from a cassette of it."""

    name = "llm"

    def __init__(self, settings: Settings, cassette: CassetteFile | None = None) -> None:
        require_prompt(settings.prompt)
        self._settings = settings
        self._cassette = cassette
        self._client = make_client(settings, cassette)
        replaying = cassette is not None and not cassette.recording
        self._gate = Gate(self._client, settings, SkippingClock() if replaying else None)
        self._estimated = settings.estimated_usage

    async def read(self, text: GroundedText) -> Reading:
        """One article's reading.

        Raises ReplyError where the model gave no usable reply, ProviderError where there was none, and
        CassetteError where a cassette does not hold the request, or cannot hold it.
        """
        ledger = Ledger()
        try:
            draft, model, asked = await self._draft(text, ledger)
            draft, audit = await self._repaired(draft, text, asked, ledger)
        except ModelError as error:
            error.attempts = ledger.attempts
            raise
        except CassetteError as error:
            error.attempts = [] if ledger.replayed else ledger.attempts
            raise
        except SummariserError:
            raise
        except Exception as error:
            if os.environ.get("SUMMARISER_DEBUG"):
                raise
            raise fault(error, ledger.attempts) from error
        usage = total(ledger.attempts)
        address = address_of(self._settings, cassette=self._cassette is not None)
        cost, note = cost_of(ledger.attempts, model or self._settings.model, address)
        return Reading(
            draft=draft,
            audit=audit,
            size=ledger.largest,
            reader=self.name,
            model=model or self._settings.model,
            prompt=self._settings.prompt,
            wire_schema=wire_digest(),
            started=ledger.started,
            seconds=round(ledger.seconds, 3),
            replayed=ledger.replayed,
            attempts=ledger.attempts,
            usage=usage,
            cost=cost,
            cost_note=note,
            warnings=_warnings(ledger),
        )

    async def aclose(self) -> None:
        await self._client.close()

    async def _repaired(
        self, draft: Draft, text: GroundedText, asked: list[Message], ledger: Ledger
    ) -> tuple[Draft, Audit]:
        """The draft after the rounds of mending, and its audit: each is taken only where it is better. A failed round
        ends them."""
        audit = await aside(_size(text, ledger), audit_of, draft, text)
        for _ in range(self._settings.repair):
            faults = faults_of(draft, errors_in(audit))
            if not faults:
                break
            messages = [*asked, Message("assistant", compact(draft.reply)), repair_message(faults)]
            _LOG.info("%s: errors of the audit to be mended: %d", printable(text.article.id), len(faults))
            try:
                repair, _, _ = await self._ask(messages, ledger, Repair, repair_schema())
            except (ReplyError, ProviderError):
                break  # a reading that was paid for is not lost for a repair that failed
            size = _size(text, ledger)
            better = await aside(size, mended, draft, audit, repair, text) if repair is not None else None
            ledger.amend("repair" if better is not None else "repair not taken")
            if better is None:
                break
            draft, audit = better
        return draft, audit

    async def _draft(self, text: GroundedText, ledger: Ledger) -> tuple[Draft, str | None, list[Message]]:
        """The best draft within the re-asks, the first without a problem, else the one with the fewest; the model that
        wrote the last one; and what was first asked."""
        first = asked = await aside(len(text.article.text), summarise_messages, text, self._settings.prompt)
        best: Draft | None = None
        model: str | None = None
        content = ""
        problems: list[Problem] = []
        for _ in range(self._settings.retries + 1):
            try:
                reply, problems, completion = await self._ask(asked, ledger, WireReply, wire_schema())
            except (ReplyError, ProviderError):
                if best is None and problems and ledger.limited is not None:
                    break  # an invalid reply, which is told
                if best is None:
                    raise
                break  # the reading at hand has words that could not be located, and says so
            model, content = completion.model or model, text_of(completion)
            if reply is not None:
                draft = await aside(_size(text, ledger), build, reply, text)
                problems = draft.problems
                if best is None or len(problems) < len(best.problems):
                    best = draft
                if not problems:
                    break
            ledger.amend("invalid reply" if reply is None else "words not in the article")
            asked = [*asked, Message("assistant", content), reask_message(problems, self._settings.prompt)]
            who = printable(model or "the model")
            _LOG.info("%s: problems in the reply of %s: %d", printable(text.article.id), who, len(problems))
        if best is None:
            raise self._invalid(problems, content, ledger)
        return best, model, first

    def _invalid(self, problems: list[Problem], content: str, ledger: Ledger) -> InvalidReplyError:
        """What an article fails with none of whose replies, the last with `content`, is one of the schema."""
        told = [f"{problem.where}: {problem.reason}" for problem in problems]
        asked = len([attempt for attempt in ledger.attempts if attempt.outcome == "invalid reply"])
        again = ", also when asked again" if asked > 1 else ""
        limit = f", and was not asked for again, for {ledger.limited}" if ledger.limited is not None else ""
        message = f"the model's reply did not follow the schema{again} ({told[0]}){limit}."
        return InvalidReplyError(message, problems=told, reply=content)

    async def _ask(
        self, messages: list[Message], ledger: Ledger, wanted: type[Reply], schema: dict[str, Any]
    ) -> tuple[Reply | None, list[Problem], ChatCompletion]:
        """One request, read by instructor: the reply, or what is wrong with it."""
        body = request_body(messages, self._settings, schema)
        completions: list[ChatCompletion] = []

        async def send(**_: Any) -> ChatCompletion:
            # instructor would word the request by its own version; the body is this package's
            completion = await self._gate.send(body, ledger)
            completions.append(completion)
            ledger.largest = max(ledger.largest, len(text_of(completion)))
            _refuse(completion, ledger)
            return completion

        asking = _ASKING.set(True)
        try:
            create: Any = instructor.patch(create=send, mode=instructor.Mode[INSTRUCTOR_MODES[self._settings.mode]])
            messages = body["messages"]
            held = await create(response_model=holding(wanted), messages=messages, model=body["model"], max_retries=0)
        except SummariserError:
            raise
        except (InstructorRetryException, ValidationError, ValueError, TypeError, AttributeError) as error:
            cause = error if isinstance(error, ValidationError) else error.__cause__
            if isinstance(cause, SummariserError):
                raise cause from cause.__cause__  # what openai raised; instructor's wrapping says nothing
            if not completions:
                raise
            return None, _schema_problems(cause), completions[-1]
        finally:
            _ASKING.reset(asking)
        return held.root, [], completions[-1]


def _warnings(ledger: Ledger) -> list[str]:
    """What a reading says of the requests that were not made for it."""
    if ledger.limited is None:
        return []
    limit = ledger.limited.replace("`", "")
    return [f"{NOT_ASKED}, for {limit}."]


def _size(text: GroundedText, ledger: Ledger) -> int:
    """Characters by which the work on an article is told to be long: its own, or those of its largest reply."""
    return max(len(text.article.text), ledger.largest)


def text_of(completion: ChatCompletion) -> str:
    """What the model wrote, whichever way it was asked for."""
    message = completion.choices[0].message
    for call in message.tool_calls or []:
        if call.type == "function":
            return call.function.arguments
    return message.content or ""


def _refuse(completion: ChatCompletion, ledger: Ledger) -> None:
    """Raise for a completion that no re-ask can mend, before one is paid for."""
    choice = completion.choices[0]
    written = text_of(completion)
    if choice.message.refusal:
        ledger.amend("refused")
        raise RefusalError("the model refused to summarise this article.", reply=choice.message.refusal)
    if choice.finish_reason == "content_filter":
        ledger.amend("content filter")
        raise ContentFilterError("the provider's content filter stopped the reply.", reply=written)
    if choice.finish_reason == "length":
        ledger.amend("cut off")
        raise CutOffError(
            "the reply was cut off at the limit of output tokens; raise `max_output_tokens`, or split the article.",
            reply=written,
        )


def _schema_problems(error: BaseException | None) -> list[Problem]:
    """What Pydantic found, in this package's words."""
    if not isinstance(error, ValidationError):
        return [Problem("reply", "", "the reply is not valid JSON")]
    problems: dict[str, Problem] = {}
    for item in error.errors(include_url=False, include_context=False):
        where = _path(item["loc"])
        quoted = str(item["input"])[:80] if isinstance(item["input"], str | int | float) else ""
        reason = _REASONS.get(item["type"], "this does not fit the schema")
        problems.setdefault(where, Problem(where, "" if item["type"] == "json_invalid" else quoted, reason))
    return list(problems.values())


def _path(location: tuple[int | str, ...]) -> str:
    """A location as the prompt writes paths: said[3].act; names of union members, which no reply holds, left out."""
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        elif step.isidentifier() and not step[0].isupper():
            path += f".{step}" if path else step
    return path or "reply"
