"""The JSON Schemas that the package publishes: of the result, its two main parts, and the wire reply."""

import json
from pathlib import Path
from typing import Any, Literal

from summariser.errors import ConfigurationError
from summariser.prompting import data_folder

SchemaName = Literal["summary", "event", "attribution", "wire"]
NAMES: tuple[SchemaName, ...] = ("summary", "event", "attribution", "wire")


def _require(name: str) -> None:
    if name not in NAMES:
        raise ConfigurationError(f"there is no schema {name!r:.80}; there are {', '.join(NAMES)}.")


def make_schema(name: SchemaName) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) made anew from the models. Raises ConfigurationError for another name."""
    _require(name)
    from pydantic import BaseModel

    from summariser.models import Attribution, Event, Summary
    from summariser.wire import wire_schema

    if name == "wire":
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "WireReply"} | wire_schema()
    models: dict[str, type[BaseModel]] = {"summary": Summary, "event": Event, "attribution": Attribution}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | models[name].model_json_schema(
        mode="serialization"
    )


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it is stored."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def stored_schema(name: SchemaName) -> str:
    """The text of `schemas/NAME.schema.json`. Raises ConfigurationError for another name, and where the installation
    lacks it."""
    _require(name)
    path = data_folder("schemas").joinpath(f"{name}.schema.json")
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"the installation lacks {path.name}; install summariser anew.") from error


def write_schemas() -> None:
    """Write all of them into `schemas/`: `python -m summariser.schemas`."""
    folder = Path(str(data_folder("schemas")))  # of a checkout
    for name in NAMES:
        (folder / f"{name}.schema.json").write_text(as_text(make_schema(name)), encoding="utf-8")


if __name__ == "__main__":
    write_schemas()
