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
    # openai builds replies without validation: any part of a foreign server's may be missing
    return _usage(completion.usage, estimated=estimated) or UNKNOWN


def usage_in(text: str, *, estimated: bool) -> Usage | None:
    """The tokens that are counted in a body which is no completion, for a server may bill those of a failure; None
    where it counts none."""
    if '"usage"' not in text:
        return None
    try:
        return _usage(json.loads(text)["usage"], estimated=estimated)
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _usage(usage: object, *, estimated: bool) -> Usage | None:
    """What a `usage` says, as openai builds it or as JSON. What is missing of prompt and reply is what the sum leaves;
    of a sum alone all is taken for the prompt's: a limit must hold where nobody tells which is which."""
    asked, told, both = (_count(usage, name) for name in ("prompt_tokens", "completion_tokens", "total_tokens"))
    parted = asked is not None or told is not None
    if both is not None and asked is None:
        asked = max(both - (told or 0), 0)
    elif both is not None and told is None:
        told = max(both - (asked or 0), 0)
    if asked is None and told is None:
        return None
    return Usage(
        input=asked,
        cached_input=_count(_part(usage, "prompt_tokens_details"), "cached_tokens"),
        output=told,
        reasoning=_count(_part(usage, "completion_tokens_details"), "reasoning_tokens"),
        estimated=estimated or asked is None or told is None or not parted,
    )


def _count(usage: object, name: str) -> int | None:
    value = _part(usage, name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _part(whole: object, name: str) -> object:
    return whole.get(name) if isinstance(whole, dict) else getattr(whole, name, None)


def is_json(text: str) -> bool:
    """Whether a text is JSON at all, as a gateway's page is not."""
    try:
        json.loads(text)
    except ValueError:
        return False
    except RecursionError:  # deep JSON
        pass
    return True
