"""A page for a browser: what the summary says on one side, the article with the words that it rests on on the other.

One file, which asks for nothing and sends nothing: style and script are its own, and the only ones that its content
security policy lets run, by their hashes. Nothing of the article or the model is markup. It works without the script,
which only lights up on both sides what belongs together.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from summariser.models import Summary
from summariser.render.html.view import view_of
from summariser.render.words import one_line


def render_html(summary: Summary, *, notice: str | None = None) -> str:
    """The summary as one document; `notice` is a sentence below its heading."""
    return opening(summary.headline) + section(summary, 1, notice=notice) + closing()


def opening(title: str) -> str:
    """The beginning of a document, up to its first section."""
    style, script = _own("page.css"), _own("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return _template("opening.html.j2").render(title=one_line(title), style=style, policy=policy)


def section(summary: Summary, number: int, *, title: str | None = None, notice: str | None = None) -> str:
    """The part of a document that shows a summary, the `number`th of it, counted from 1; `title` stands above one of
    several."""
    view = view_of(summary, f"r{number}")
    told = {"title": title and one_line(title), "notice": notice and one_line(notice)}
    return _template("section.html.j2").render(it=view, **told)


def failure(name: str, error: str) -> str:
    """A section in the place of a summary: the article of that name has none, and why."""
    return _template("failure.html.j2").render(name=one_line(name), error=one_line(error))


def closing() -> str:
    """The end of a document."""
    return _template("closing.html.j2").render(script=_own("page.js"))


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True, loader=FunctionLoader(_own), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _own(name: str) -> str:
    """A file of this folder, as text."""
    return files(__package__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
