"""The pages of saved results, on a terminal, as Markdown or for a browser."""

from typing import Protocol

from summariser.cli.output import Page, heading
from summariser.models import Summary
from summariser.verify import Failure, Placed, standing


class Pages(Protocol):
    """What makes the pages of one call, one after the other."""

    def opening(self, first: Placed) -> str:
        """What stands before the first page."""

    def page(self, placed: Placed, title: str | None, *, first: bool) -> tuple[str, bool]:
        """The page of an entry, and whether it is without errors; `title` where it is one of several."""

    def closing(self) -> str:
        """What stands behind the last."""


def pages_of(form: str, output: str | None, *, several: bool) -> Pages:
    """What makes pages in the format `form` ("terminal", "markdown", "html")."""
    if form == "html":
        return _ForABrowser(several=several)
    return _OnTerminal(output) if form == "terminal" else _Markdown(output)


def _name_of(failure: Failure) -> str:
    return failure.id or failure.source or "an article"


class _Plain:
    """Pages that stand one below the other, with nothing round them."""

    def __init__(self, output: str | None) -> None:
        self._output = output

    def opening(self, first: Placed) -> str:
        return ""

    def closing(self) -> str:
        return ""


class _OnTerminal(_Plain):
    def page(self, placed: Placed, title: str | None, *, first: bool) -> tuple[str, bool]:
        from summariser.render.terminal import print_failure, print_summary

        entry, page = placed.entry, Page(self._output)
        if title is not None:
            page.write(heading(title, first=first))
        elif not first:
            page.write("\n")
        if isinstance(entry, Failure):
            print_failure(_name_of(entry), entry.error, page)
            return page.getvalue(), True
        assert isinstance(entry, Summary)
        found = standing(entry)
        print_summary(found.summary, page, notice=found.notice)
        return page.getvalue(), found.passed


class _Markdown(_Plain):
    def page(self, placed: Placed, title: str | None, *, first: bool) -> tuple[str, bool]:
        from summariser.render.markdown import render_failure, render_markdown

        entry, above = placed.entry, "" if first else "\n"
        if isinstance(entry, Failure):
            return above + render_failure(_name_of(entry), entry.error), True
        assert isinstance(entry, Summary)
        found = standing(entry)
        return above + render_markdown(found.summary, notice=found.notice).rstrip("\n") + "\n", found.passed


class _ForABrowser:
    """One document, of which each page is a section."""

    def __init__(self, *, several: bool) -> None:
        self._several = several

    def opening(self, first: Placed) -> str:
        from summariser.render.html import Document

        headline = getattr(first.entry, "headline", "No result")
        self._document = Document("Saved results" if self._several else headline, several=self._several)
        return self._document.opening()

    def page(self, placed: Placed, title: str | None, *, first: bool) -> tuple[str, bool]:
        entry = placed.entry
        if isinstance(entry, Failure):
            return self._document.failure(_name_of(entry), entry.error, title=title), True
        assert isinstance(entry, Summary)
        found = standing(entry)
        return self._document.section(found.summary, title=title, notice=found.notice), found.passed

    def closing(self) -> str:
        return self._document.closing()
