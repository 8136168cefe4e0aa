"""What can be configured, and where each value comes from.

What the call gives comes first (on the command line, flags), then `SUMMARISER_*`, then `OPENAI_*`, then the defaults.
The command line reads `summariser.toml` or `[tool.summariser]` of `pyproject.toml` in the working folder before the
defaults; in Python `Settings.load(folder=…)` does, and nothing else: a library does not change with the folder that it
is called in.

A key of the environment goes to OpenAI, or to the server that the call or the environment names; not to one that a file
names, for a folder may come from anybody, and with it the file.
"""

import os
import re
import tomllib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from summariser.errors import ConfigurationError, warn
from summariser.limits import MOST_SETTINGS, text_in

OPENAI_URL = "https://api.openai.com/v1"

PATIENCE = 600.0
PATIENCE_FOR_ONE = 60.0
"""Seconds of `patience` where none is set: of many articles, which may run all night, and of one."""

Mode = Literal["json_schema", "tools", "json", "text"]
"""How the schema reaches the model: as strict structured output, as a strict tool call, or in the prompt with or
without JSON mode."""

ReaderName = Literal["llm", "rules"]
"""A language model, or the rules that come with the package."""

Format = Literal["terminal", "markdown", "html", "json", "jsonl"]
"""How results are written."""

ASKING = (
    "model", "base_url", "api_key", "headers", "mode", "prompt", "timeout", "retries", "repair", "provider_retries",
    "patience", "max_output_tokens", "temperature", "estimated_usage",
)  # fmt: skip
"""Settings of how a model is asked, which rules have no use for."""
_PREFIX = "SUMMARISER_"
_OTHER_VARIABLES = {"SUMMARISER_DEBUG", "SUMMARISER_GOLD"}
"""Variables that are no settings: the first shows where a fault is, the second names data sets for the tests."""
_OPENAI_NAMES = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL", "headers": "OPENAI_CUSTOM_HEADERS"}
NO_FLAGS = ("api_key", "headers")
"""Secrets: no flag has them, for other users see a command line; no message shows them, and they go to no server that
only a file names."""
_SHORTEST = 8
"""Characters of a secret in a header."""
_LONG_NAME = re.compile(r"""(?:^|[\[{,])[ \t]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){50}""", re.MULTILINE)
"""A dotted name in TOML for whose parts tomllib takes a time that grows with their square."""
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""A token, by RFC 9110."""


class Settings(BaseModel):
    """Everything that decides how an article is read; and, for the command line alone, how it is written.

    `Settings(…)` is what it is given, and defaults: it reads neither the environment nor a file, so that a key in
    OPENAI_API_KEY is not in it. `Settings.load({…})` reads the environment, as `Summariser(…)` does;
    `Settings.load(folder=".")` the configuration file of a folder too, which `Summariser(…)` does not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, hide_input_in_errors=True)

    reader: ReaderName = "llm"
    """Who reads: a language model, or the rules that come with the package."""
    model: str | None = None
    """Name of the model, as its server knows it."""
    base_url: str = OPENAI_URL
    """Root of an OpenAI-compatible API. A name and password in it are sent (HTTP Basic) in the place of a key."""
    api_key: SecretStr | None = None
    """Key of that API; only OpenAI's own needs one."""
    headers: dict[str, SecretStr] = {}
    """Headers of each request, by name, for a gateway that asks for them; in a variable a line `Name: value` each. An
    `Authorization` is sent in the place of a key, but of one that the call itself gives."""
    mode: Mode = "json_schema"
    """How the schema reaches the model."""
    prompt: str = "summarise/2"
    """Name and version of the prompt."""
    timeout: float = Field(default=180, gt=0, le=86_400, allow_inf_nan=False)
    """Seconds that one request may take, to the last byte."""
    retries: int = Field(default=2, ge=0, le=10)
    """How often an invalid reply is asked for again."""
    repair: int = Field(default=1, ge=0, le=5)
    """How often the model is asked to mend what the audit found wrong."""
    provider_retries: int = Field(default=4, ge=0, le=20)
    """How often a request is sent again after a failure that may pass: 0 for never. One that had no whole
    reply within `timeout`, and may be billed for it, is sent again once at most. A limit (HTTP 429), and of many
    articles a server that answers none of them, are waited out instead."""
    patience: float | None = Field(default=None, ge=0, le=86_400, allow_inf_nan=False)
    """For how many seconds they are waited out; null for 600, and 60 where one article is read by itself."""
    max_output_tokens: int | None = Field(default=None, gt=0)
    """Limit of tokens a reply; null leaves it to the server."""
    temperature: float | None = Field(default=None, ge=0, le=2, allow_inf_nan=False)
    """Sampling temperature; null leaves it to the server."""
    estimated_usage: bool = False
    """True where the server's token counts are estimates: the result says so, and states no cost."""
    encoding: str | None = None
    """Of the command line's sources, where it is not UTF-8."""
    format: Format = "terminal"
    """How `summariser summarise` writes its results."""
    jobs: int = Field(default=8, ge=1, le=1000)
    """How many articles `summariser summarise` reads at once."""
    strict: bool = False
    """Whether `summariser summarise` ends with 1 where an audit found errors."""

    if TYPE_CHECKING:  # what Pydantic takes, which is more than it keeps

        def __init__(
            self, *, reader: ReaderName = "llm", model: str | None = None, base_url: str = OPENAI_URL,
            api_key: SecretStr | str | None = None, headers: Mapping[str, SecretStr | str] = {},
            mode: Mode = "json_schema", prompt: str = "summarise/2",
            timeout: float = 180, retries: int = 2, repair: int = 1, provider_retries: int = 4,
            patience: float | None = None, max_output_tokens: int | None = None, temperature: float | None = None,
            estimated_usage: bool = False, encoding: str | None = None, format: Format = "terminal", jobs: int = 8,
            strict: bool = False,
        ) -> None: ...  # fmt: skip

    @field_validator("model", "base_url", mode="after")
    @classmethod
    def _not_blank(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise ValueError("is empty")
        return value.strip() if value else value

    @field_validator("model", mode="after")
    @classmethod
    def _fit_for_json(cls, value: str | None) -> str | None:
        """An argument or variable that is not UTF-8 has lone surrogates, which no request can carry; other characters
        that are not printable may be orders to a terminal."""
        if value is not None and any("\ud800" <= char <= "\udfff" for char in value):
            raise ValueError("is not UTF-8")
        if value is not None and not value.isprintable():
            raise ValueError("has characters that are not printable; write the name as the server knows it")
        return value

    @field_validator("base_url", mode="after")
    @classmethod
    def _an_address(cls, value: str) -> str:
        try:
            parts = urlsplit(value)
            port = parts.port
        except ValueError:
            raise ValueError("is not an http or https address") from None
        if parts.query or parts.fragment:
            raise ValueError("is more than the root of an API: leave out what stands from '?' or '#' on")
        known = parts.scheme in {"http", "https"} and parts.hostname and port != 0
        if not known or not value.isprintable() or " " in value:
            raise ValueError("is not an http or https address")
        return value.rstrip("/")

    @field_validator("api_key", mode="after")
    @classmethod
    def _fit_for_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        key = value.get_secret_value().strip() if value is not None else ""
        if not (key.isascii() and key.isprintable()):
            raise ValueError("has characters that no key has; set it anew")
        return SecretStr(key) if key else None

    @field_validator("headers", mode="before")
    @classmethod
    def _of_lines(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        lines = [line.partition(":") for line in value.splitlines() if line.strip()]
        if not all(colon for _, colon, _ in lines):
            raise ValueError("has a line that is no header; write each as 'Name: value'")
        return {name.strip(): text.strip() for name, _, text in lines}

    @field_validator("headers", mode="after")
    @classmethod
    def _fit_as_headers(cls, value: dict[str, SecretStr]) -> dict[str, SecretStr]:
        for name, text in value.items():
            shown = text.get_secret_value()
            if not (_HEADER_NAME.fullmatch(name) and shown.isascii() and shown.isprintable()):
                raise ValueError("has a name or value that no header can have")
        return value

    @property
    def shown_url(self) -> str:
        """`base_url` without a name and password in it: what messages show."""
        return _without_credentials(self.base_url)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """Pydantic's, with `shown_url`."""
        for name, value in super().__repr_args__():
            yield name, self.shown_url if name == "base_url" else value

    @property
    def has_key(self) -> bool:
        """Whether a request says who asks: by a key, or by a header in its place."""
        return self.api_key is not None or self.headers != self.headers_but_authorization

    @property
    def headers_but_authorization(self) -> dict[str, SecretStr]:
        """`headers` without one that is sent in the place of a key."""
        return {name: text for name, text in self.headers.items() if name.lower() != "authorization"}

    @property
    def basic(self) -> str | None:
        """The name and password in `base_url` as a header of basic authentication has them."""
        parts = urlsplit(self.base_url)
        if not (parts.username or parts.password):
            return None
        return b64encode(f"{unquote(parts.username or '')}:{unquote(parts.password or '')}".encode()).decode()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no message and no cassette may hold: the key, what headers say, and the password in `base_url`: as it
        stands there, as it is meant, and as a header of basic authentication has it."""
        key = self.api_key.get_secret_value() if self.api_key else None
        forms: list[str | None] = [key]
        for name, text in self.headers.items():
            said = text.get_secret_value().split()  # "Bearer …"
            forms += [word for word in said if len(word) >= _SHORTEST and _is_secret(name, word)]
        written = urlsplit(self.base_url).password
        if written:
            forms += [written, unquote(written), self.basic]
        return tuple(dict.fromkeys(filter(None, forms)))

    @property
    def is_openai(self) -> bool:
        """Whether the API is OpenAI's own."""
        return _is_openais(self.base_url)

    @property
    def names_a_model(self) -> bool:
        """Whether anything of a reader, a model, a server or a key was configured."""
        return bool(self.model_fields_set & {"reader", "model", "base_url", "api_key"})

    @classmethod
    def load(
        cls,
        given: Mapping[str, Any] | None = None,
        *,
        environ: Mapping[str, str] | None = None,
        folder: str | Path | None = None,
    ) -> Self:
        """The settings from all sources: those `given` in the call (None is not given), `environ` (the process's, where
        there is none), and the configuration file in `folder` (none is read where it is None).

        Raises ConfigurationError, naming the source of the value that is wrong; warns (SummariserWarning) of a variable
        SUMMARISER_… that is no setting, of a key of the environment that is not sent to a server that a file names, and
        of a `pyproject.toml` that cannot be read.
        """
        environ = os.environ if environ is None else environ
        file = _from_file(Path(folder)) if folder is not None else {}
        around = _from_openai(environ) | _from_environ(environ, set(cls.model_fields))
        call = {key: (value, f"`{key}`") for key, value in (given or {}).items() if value is not None}
        if "base_url" not in around | call:
            _keep_secrets(file, around)
        merged = file | around | call
        reader, source = merged.get("reader", (None, ""))
        if reader == "rules" and (idle := [f"`{name}`" for name in ASKING if name in call]):
            were, them = ("was", "it") if len(idle) == 1 else ("were", "them")
            given_too = f"{' and '.join(idle)} {were} given; leave {them} out, or give `reader='llm'`."
            raise ConfigurationError(f"{source} names rules, which ask no model, and {given_too}")
        try:
            settings = cls.model_validate({key: value for key, (value, _) in merged.items()})
        except ValidationError as error:
            raise ConfigurationError(_complaint(error, merged)) from error
        if "api_key" in call and "headers" not in call:
            settings = settings.model_copy(update={"headers": settings.headers_but_authorization})
        return settings


_Values = dict[str, tuple[Any, str]]
"""Values by setting, each with the name of its source for a message."""


def _keep_secrets(file: _Values, environment: _Values) -> None:
    """Take keys and headers out of the `environment` where a `file` alone names a server other than OpenAI's."""
    address, place = file.get("base_url", (OPENAI_URL, ""))
    url = str(address).strip()
    if url.lower().startswith("https:") and _is_openais(url):
        return
    for name, what in zip(NO_FLAGS, ("the key in {} is", "the headers in {} are"), strict=True):
        _, variable = environment.pop(name, (None, None))
        if variable and name not in file:
            message = (
                f"{what.format(variable)} not sent to {_without_credentials(url)}, which {place.split(',')[0]} names; "
                "where it is meant for that server, give the address with `base_url` or SUMMARISER_BASE_URL."
            )
            warn(message)


def _is_secret(name: str, word: str) -> bool:
    """Whether a word of a header is what nobody is to see: by the header's name, or as long and mixed as keys are."""
    mixed = len(word) >= 2 * _SHORTEST and any(map(str.isdigit, word)) and any(map(str.isalpha, word))
    return mixed or re.search(r"key|token|auth|secret|passw|cookie|credential|sign", name, re.IGNORECASE) is not None


def _is_openais(url: str) -> bool:
    try:
        return f".{urlsplit(url).hostname}".endswith(".openai.com")
    except ValueError:
        return False


def _without_credentials(url: str) -> str:
    """An address, or what was given as one, without name, password and what its query says."""
    return re.sub(r"//[^?#]*@", "//", re.sub(r"([?#]).+", r"\1…", url, flags=re.DOTALL))


def _complaint(error: ValidationError, merged: _Values) -> str:
    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0])
    source = merged.get(key, (None, key))[1]
    if first["type"] == "extra_forbidden":
        return f"{source}: there is no setting {key!r}; {_near(key)}"
    given = str(first["input"])
    shown = "" if key in NO_FLAGS else f" {(_without_credentials(given) if key == 'base_url' else given)[:80]!r}"
    return f"{source}:{shown} {str(first['msg']).removeprefix('Value error, ').lower()}."


def _near(key: str) -> str:
    """The setting that may have been meant, or all there are."""
    names = [name for name in Settings.model_fields if name != "api_key"]
    near = get_close_matches(key, [*names, "api_key"], 2)
    return f"is {' or '.join(map(repr, near))} meant?" if near else f"there are {', '.join(names)} and api_key."


def _from_file(folder: Path) -> _Values:
    for name, keys in (("summariser.toml", ()), ("pyproject.toml", ("tool", "summariser"))):
        path = folder / name
        if not (path.is_file() or path.is_char_device()):
            continue
        try:
            table: Any = _toml(text_in(path, MOST_SETTINGS).decode("utf-8-sig"))
        except (ValueError, OSError, RecursionError) as error:
            said = f"{path}: cannot be read as TOML ({error})"
            if name != "pyproject.toml":
                raise ConfigurationError(f"{said}.") from error
            told = f"{said}: if there is a [tool.summariser] in it, its settings are not used."
            warn(told)  # another tool's file, perhaps
            continue
        for key in keys:
            table = table.get(key, {}) if isinstance(table, dict) else {}
        if keys and not isinstance(table, dict):
            raise ConfigurationError(
                f"{path}: tool.summariser is no table; write its settings below [tool.summariser]."
            )
        if table or not keys:
            return {key.replace("-", "_"): (value, f"{name}, {key}") for key, value in table.items()}
    return {}


def _toml(text: str) -> dict[str, Any]:
    """The table of a TOML text. Raises ValueError, and RecursionError."""
    if _LONG_NAME.search(text):
        raise ValueError("it has a name of more than 50 parts")
    return tomllib.loads(text)


def _from_openai(environ: Mapping[str, str]) -> _Values:
    return {key: (environ[name], name) for key, name in _OPENAI_NAMES.items() if environ.get(name)}


def _from_environ(environ: Mapping[str, str], known: set[str]) -> _Values:
    found = {}
    for name, value in environ.items():
        key = name.removeprefix(_PREFIX).lower()
        if not name.startswith(_PREFIX) or not value or name in _OTHER_VARIABLES:
            continue
        if key in known:
            found[key] = (value, name)
        else:
            warn(_unknown_variable(name, key, known))
    return found


def _unknown_variable(name: str, key: str, known: set[str]) -> str:
    near = [_PREFIX + other.upper() for other in get_close_matches(key, sorted(known), 2)]
    advice = f"is {' or '.join(near)} meant?" if near else f"unset it, or take one of {', '.join(sorted(known))}."
    return f"{name} is not used: there is no setting {key!r}; {advice}"
