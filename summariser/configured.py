"""What a `Summariser` is made of: its settings, its cassette and its reader, and what does not go together."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from summariser.errors import CassetteError, ConfigurationError
from summariser.readers.base import Reader
from summariser.settings import Settings

if TYPE_CHECKING:
    from summariser.cassette import CassetteFile

Record = bool | Literal["resume", "anew"]
"""Whether a cassette is recorded, and what becomes of replies that a recording before has left beside it: with True it
is refused to replace them, "resume" goes on from them, and "anew" replaces them."""


def require_reader(reader: object, beside: list[str]) -> None:
    """Refuse what is no reader, and what would not be used beside one."""
    if isinstance(reader, type):
        raise TypeError(f"reader takes a reader, not its class; give {reader.__name__}(…).")
    lacking = [name for name in ("read", "aclose") if not callable(getattr(reader, name, None))]
    lacking += [] if isinstance(getattr(reader, "name", None), str) else ["a name"]
    if lacking:
        raise TypeError(
            f"reader takes an object with the methods and name of a summariser.Reader; {type(reader).__name__} lacks "
            f"{', '.join(lacking[:-1])}{' and ' if lacking[1:] else ''}{lacking[-1]}."
        )
    if beside:
        raise ConfigurationError(f"a reader of your own and {', '.join(beside)} were both given; give one of them.")


def require_settings(settings: object) -> None:
    """Refuse what are no settings."""
    if settings is not None and not isinstance(settings, Settings):
        given = "its class" if isinstance(settings, type) else f"a {type(settings).__name__}"
        raise TypeError(f"settings takes a Settings, not {given}; make one with Settings.load({{…}}).")


def configured(
    given: dict[str, Any], settings: Settings | None, cassette: str | Path | None, *, record: Record
) -> tuple[Settings, "CassetteFile | None"]:
    """The settings and the cassette of what was given, of which nothing is read before it goes together."""
    require_settings(settings)
    if not isinstance(record, bool) and record not in ("resume", "anew"):
        raise ConfigurationError(f"`record` takes True, 'resume' or 'anew', not {record!r}.")
    if settings is not None and given:
        raise ConfigurationError(f"settings and {', '.join(given)} were both given; give one of them.")
    if record and cassette is None:
        raise ConfigurationError("`record=True` needs a `cassette` to record to.")
    replaying = cassette is not None and not record
    if settings is None:
        settings = Settings.load(given, environ={} if replaying else None)
    if settings.reader == "rules" and cassette is not None:
        raise ConfigurationError("the rules ask no model: there is nothing to record or to replay.")
    settings, tape = _with_cassette(settings, cassette, record=bool(record))
    _require(settings, replaying=replaying)
    if tape is not None and record == "resume":
        tape.go_on()
    elif tape is not None and record is True:
        tape.begin_anew()
    return settings, tape


def make_reader(settings: Settings, cassette: "CassetteFile | None") -> Reader:
    """The reader that the settings name."""
    if settings.reader == "rules":
        from summariser.readers.rules import RulesReader

        return RulesReader()
    from summariser.readers.llm import LLMReader  # openai and instructor take a second to import

    return LLMReader(settings, cassette)


def _with_cassette(
    settings: Settings, path: str | Path | None, *, record: bool
) -> tuple[Settings, "CassetteFile | None"]:
    """The cassette, and the settings that it was recorded with where nobody said otherwise."""
    if path is None:
        return settings, None
    from summariser.cassette import CassetteFile

    asked_with = settings.model_dump(include={"repair", "retries", "provider_retries"})
    if "prompt" in settings.model_fields_set:  # the default's next version is to be a miss
        asked_with["prompt"] = settings.prompt
    tape = CassetteFile(
        Path(path),
        record=record,
        estimated_usage=settings.estimated_usage,
        asked_with=asked_with,
        secrets=settings.secrets,
    )
    first = tape.first_request()
    if first is None:
        return settings, tape
    from summariser.readers.llm.client import REPLAY_ROOT
    from summariser.readers.llm.request import mode_of

    place, body = first
    recorded: dict[str, Any] = {
        "model": body.get("model"),
        "base_url": REPLAY_ROOT + place.removesuffix("/chat/completions"),
        "mode": mode_of(body),
        "max_output_tokens": body.get("max_completion_tokens"),
        "temperature": body.get("temperature"),
        "estimated_usage": tape.estimated_usage,
    } | tape.asked_with
    _require_prompt(path, tape)
    kept = {key: value for key, value in recorded.items() if key not in settings.model_fields_set and value is not None}
    return settings.model_copy(update=kept), tape


def _require_prompt(path: str | Path, tape: "CassetteFile") -> None:
    """Refuse a recording with a prompt that there is not."""
    from summariser.prompting import require_prompt

    prompt = tape.asked_with.get("prompt")
    try:
        if prompt is not None:
            require_prompt(str(prompt))
    except ConfigurationError as error:
        message = f"{path}: summariser.prompt is {prompt!r:.80}, and cannot be gone by: {error}"
        raise CassetteError(message, path=str(path)) from error


def _require(settings: Settings, *, replaying: bool) -> None:
    """Refuse settings with which nothing could be asked."""
    if settings.reader == "rules":
        return
    if not settings.model:
        raise ConfigurationError(
            _not_taken("no model is configured", "SUMMARISER_MODEL")
            or "no model is configured; name one with `model` or SUMMARISER_MODEL (and a server with `base_url`), "
            "replay a recording with `cassette`, or read by rules with `reader='rules'`."
        )
    if settings.is_openai and not settings.has_key and not replaying:
        raise ConfigurationError(
            _not_taken("no key is configured for api.openai.com", "SUMMARISER_API_KEY", "OPENAI_API_KEY")
            or "no key is configured for api.openai.com; set OPENAI_API_KEY, or name another server with `base_url`."
        )


def _not_taken(lacking: str, *variables: str) -> str | None:
    """What is told where the environment has what the settings lack: they were made without it."""
    found = next((name for name in variables if os.environ.get(name, "").strip()), None)
    if found is None:
        return None
    return f"{lacking}: {found} is set, and not in these settings; Settings.load({{…}}) takes it, Settings(…) does not."
