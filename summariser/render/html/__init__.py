"""A page for a browser: what the summary says on one side, the article with the words that it rests on on the other.

One file, which asks for nothing and sends nothing: style and script are its own, and the only ones that its content
security policy lets run, by their hashes. Nothing of the article or the model is markup. It works without the script,
which only lights up on both sides what belongs together.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from summariser.models import Summary
from summariser.render.html.view import view_of
from summariser.render.words import one_line


def render_html(summary: Summary, *, notice: str | None = None) -> str:
    """The summary as one document; `notice` is a sentence below its heading."""
    document = Document(summary.headline)
    return document.opening() + document.section(summary, notice=notice) + document.closing()


class Document:
    """A document that is made part by part: its opening, sections, its closing.

    One of `several` results names each above its section, and ends with a list that leads to all of them.
    """

    def __init__(self, title: str, *, several: bool = False) -> None:
        self._title = title
        self._several = several
        self._listed: list[_Listed] = []

    def opening(self) -> str:
        """The beginning, up to the first section."""
        style, script = _own("page.css"), _own("page.js")
        policy = (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'"
        )
        known = {"title": one_line(self._title), "style": style, "policy": policy, "several": self._several}
        return _template("opening.html.j2").render(**known)

    def section(self, summary: Summary, *, title: str | None = None, notice: str | None = None) -> str:
        """The part that shows a summary; `title` stands above one of several."""
        view = view_of(summary, self._next())
        self._list(view.headline, title, view.verdict, view.standing)
        told = {"title": title and one_line(title), "notice": notice and one_line(notice)}
        return _template("section.html.j2").render(it=view, several=self._several, **told)

    def failure(self, name: str, error: str, *, title: str | None = None) -> str:
        """A section in the place of a summary: the article of that name has none, and why."""
        anchor = self._next()
        self._list(f"no result: {one_line(name)}", title, "", "failed")
        told = {"name": one_line(name), "error": one_line(error), "title": title and one_line(title)}
        return _template("failure.html.j2").render(anchor=anchor, several=self._several, **told)

    def closing(self) -> str:
        """The end."""
        return _template("closing.html.j2").render(script=_own("page.js"), several=self._several, listed=self._listed)

    def _next(self) -> str:
        return f"r{len(self._listed) + 1}"

    def _list(self, headline: str, title: str | None, verdict: str, standing: str) -> None:
        self._listed.append(_Listed(self._next(), headline, one_line(title or ""), verdict, standing))


@dataclass(frozen=True, slots=True)
class _Listed:
    """A section in the list of all."""

    anchor: str
    headline: str
    title: str
    verdict: str
    standing: str


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
