"""The body of a request: the messages, and the schema in the shape that the mode asks for.

The schema on the wire is the package's own, not the one that instructor or Pydantic would make: a cassette survives an
upgrade of either.
"""

import json
from typing import Any

from summariser.prompting import Message, render_schema
from summariser.settings import Mode, Settings
from summariser.wire import wire_schema

REPLY_NAME = "reply"

INSTRUCTOR_MODES: dict[Mode, str] = {
    "json_schema": "JSON_SCHEMA",
    "tools": "TOOLS",
    "json": "JSON",
    "text": "MD_JSON",
}
"""Name of the instructor mode that reads the reply, by this package's mode."""


def request_body(messages: list[Message], settings: Settings, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    """The whole JSON body of one request for a reply of `schema` (the wire reply's, where none is given)."""
    schema = wire_schema() if schema is None else schema
    if settings.mode in {"json", "text"}:
        first = messages[0]
        told = render_schema(settings.prompt, json.dumps(schema, separators=(",", ":")))
        messages = [Message(first.role, f"{first.content}\n\n{told}"), *messages[1:]]
    body: dict[str, Any] = {"model": settings.model, "messages": [message.as_dict() for message in messages]}
    body |= _schema_part(settings.mode, schema)
    if settings.max_output_tokens is not None:
        body["max_completion_tokens"] = settings.max_output_tokens
    if settings.temperature is not None:
        body["temperature"] = settings.temperature
    return body


def mode_of(body: dict[str, Any]) -> Mode:
    """The mode that a recorded body was made in."""
    if body.get("tools"):
        return "tools"
    kind = (body.get("response_format") or {}).get("type")
    return "json_schema" if kind == "json_schema" else "json" if kind == "json_object" else "text"


def _schema_part(mode: Mode, schema: dict[str, Any]) -> dict[str, Any]:
    if mode == "json_schema":
        named = {"name": REPLY_NAME, "strict": True, "schema": schema}
        return {"response_format": {"type": "json_schema", "json_schema": named}}
    if mode == "tools":
        function = {"name": REPLY_NAME, "strict": True, "parameters": schema}
        return {
            "tools": [{"type": "function", "function": function}],
            "tool_choice": {"type": "function", "function": {"name": REPLY_NAME}},
        }
    return {"response_format": {"type": "json_object"}} if mode == "json" else {}
