"""What is in an answer of status 200: a completion that can be used, what it cost, or an error that is told in it."""

import json
from typing import Any

from openai.types.chat import ChatCompletion

from summariser.models import Usage

UNKNOWN = Usage(estimated=True)
NOTHING = Usage(input=0, output=0, estimated=False)


def is_usable(completion: ChatCompletion) -> bool:
    """Whether a reply, which openai builds without validation, has the types of a completion."""
    model: object = completion.model
    choices: object = completion.choices
    if not isinstance(model, str | None) or not isinstance(choices, list):
        return False
    if not completion.choices:
        return False
    message: Any = completion.choices[0].message
    if not isinstance(message.content, str | None) or not isinstance(message.tool_calls, list | None):
        return False
    calls = [call for call in message.tool_calls or [] if getattr(call, "type", None) == "function"]
    if len(calls) < len(message.tool_calls or []) or not all(
        isinstance(getattr(getattr(call, "function", None), "arguments", None), str) for call in calls
    ):
        return False
    completion.model = _without_surrogates(completion.model)
    message.content, message.refusal = _without_surrogates(message.content), _without_surrogates(message.refusal)
    for call in calls:
        call.function.arguments = _without_surrogates(call.function.arguments)
    return True


def _without_surrogates(text: Any) -> Any:
    """A text that can be sent and saved: a lone surrogate is replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(text, str) else text


def error_in(text: str) -> tuple[int | None, str]:
    """The status and the words of an error that is told in a body of another status; ("", None) where there is none."""
    try:
        error = json.loads(text)["error"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None, ""
    if isinstance(error, dict):
        code, words = error.get("code"), error.get("message")
        return code if isinstance(code, int) else None, words if isinstance(words, str) else "no message"
    return None, error if isinstance(error, str) else ""


def usage_of(completion: ChatCompletion, *, estimated: bool) -> Usage:
    """The tokens of one reply, as the server counted them."""
    usage = completion.usage
    # openai builds replies without validation: any part of a foreign server's may be missing
    asked, told = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
    if asked is None and told is None:
        return UNKNOWN
    return Usage(
        input=asked,
        cached_input=_count(getattr(usage, "prompt_tokens_details", None), "cached_tokens"),
        output=told,
        reasoning=_count(getattr(usage, "completion_tokens_details", None), "reasoning_tokens"),
        estimated=estimated or asked is None or told is None,
    )


def _count(usage: object, name: str) -> int | None:
    value = getattr(usage, name, None)
    return value if isinstance(value, int) and value >= 0 else None


def is_json(text: str) -> bool:
    """Whether a text is JSON at all, as a gateway's page is not."""
    try:
        json.loads(text)
    except ValueError:
        return False
    except RecursionError:  # deep JSON
        pass
    return True
