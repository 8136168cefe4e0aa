"""Prompts: versioned Jinja templates, rendered in a sandbox, with the article as data that passes for nothing else.

A template lives in `prompts/TASK/VERSION/NAME.j2`. The system part is static, so that a provider's prompt cache serves
it to every article. The article stands between two lines that carry a mark derived from its own text: to forge the
mark, a text would have to contain its own SHA-256.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from summariser.building.desk import Problem
from summariser.errors import ConfigurationError
from summariser.grounding import GroundedText
from summariser.text import is_unseen

DEFAULT_PROMPT = "summarise/2"
REPAIR_PROMPT = "repair/1"
_PART = re.compile(r"[\w-]+")
"""Of the name of a prompt."""
_REASK_LIMIT = 30
_KEPT = {"\u200c", "\u200d"}
"""Joiners: they change letters in Persian and Indic scripts, and hide nothing."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat request."""

    role: str
    content: str

    def as_dict(self) -> dict[str, str]:
        return {"role": self.role, "content": self.content}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    paragraph: int


def data_folder(name: str) -> Traversable:
    """`prompts` or `schemas`: beside the package in a checkout, inside it in a wheel, installed or zipped."""
    package = files("summariser")
    inside = package.joinpath(name)
    return inside if inside.is_dir() else Path(str(package)).parent / name


def require_prompt(prompt: str) -> None:
    """Raise ConfigurationError where the package has no such prompt: templates of one's own are not read, since reply,
    re-asks and numbers of sentences are made for these."""
    folder = data_folder("prompts")
    task, _, version = prompt.partition("/")
    if not (_PART.fullmatch(task) and _PART.fullmatch(version) and _asks(folder / task / version)):
        known = sorted(f"{it.name}/{one.name}" for it in folder.iterdir() for one in it.iterdir() if _asks(one))
        raise ConfigurationError(f"there is no `prompt` {prompt!r:.80}; the package has {', '.join(known)}.")


def _asks(version: Traversable) -> bool:
    return version.joinpath("user.j2").is_file()


def visible(text: str) -> str:
    """`text` on one line, without what a reader of the article would not see.

    Line breaks become spaces; controls, bidi overrides, zero-width and tag characters go. What is dropped is what
    `summariser.text` folds to nothing, so that a quotation from this text is still located in the article.
    """
    out = []
    for char in text:
        if char.isspace():
            out.append(" ")
        elif char in _KEPT or not is_unseen(char):
            out.append(char)
    return " ".join("".join(out).split())


def _line(value: object, limit: int = 300) -> str:
    """Jinja filter: a value on one line, cut to `limit` characters."""
    text = visible(str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_source),
        undefined=StrictUndefined,
        autoescape=False,  # a prompt is not HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["line"] = _line
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment


def _source(name: str) -> str | None:
    path = data_folder("prompts").joinpath(name)
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _render(prompt: str, name: str, **values: object) -> str:
    return _environment().get_template(f"{prompt}/{name}.j2").render(**values)


def mark_of(*texts: str) -> str:
    """The mark of an article's fence: from all that stands inside it, so that the same article is asked for in the same
    words, and no part of it can contain the mark."""
    return hashlib.sha256(b"fence:" + "\0".join(texts).encode()).hexdigest()[:12]


def summarise_messages(text: GroundedText, prompt: str = DEFAULT_PROMPT) -> list[Message]:
    """The messages that ask for a summary of the article: the static part, then the article.

    Raises ConfigurationError for a prompt that there is not.
    """
    require_prompt(prompt)
    article = text.article
    lines = [_Line(visible(article.text[it.start : it.end]), it.paragraph) for it in text.sentences]
    user = _render(
        prompt,
        "user",
        article=article,
        published=article.published_day,
        sentences=lines,
        mark=mark_of(article.text, *(text for text in (article.title, article.source) if text)),
    )
    return [Message("system", _render(prompt, "system")), Message("user", user)]


def reask_message(problems: Sequence[Problem], prompt: str = DEFAULT_PROMPT) -> Message:
    """What is said to a model whose reply had `problems`."""
    return Message("user", _render(prompt, "reask", problems=problems, limit=_REASK_LIMIT))


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check found, at a place of the wire reply."""

    where: str
    message: str


def repair_message(faults: Sequence[Fault]) -> Message:
    """What is said to a model in whose reply a check found `faults`."""
    return Message("user", _render(REPAIR_PROMPT, "ask", faults=faults, limit=_REASK_LIMIT))


def render_schema(prompt: str, schema: str) -> str:
    """The part that tells the schema in words, for a server that takes none."""
    return _render(prompt, "schema", schema=schema)
