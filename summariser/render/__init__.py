"""A summary as a reader sees it. Renderers know the public models alone."""

from collections.abc import Callable

from summariser.errors import ConfigurationError
from summariser.models import Summary


def renderer(name: str) -> Callable[[Summary], str]:
    """The function that renders one summary as plain text in the format `name` ("markdown", "html", "json" or
    "jsonl").

    Raises ConfigurationError for another; a terminal's page is written by `summariser.render.terminal.print_summary`.
    """
    if name == "markdown":
        from summariser.render.markdown import render_markdown

        return render_markdown
    if name == "html":
        from summariser.render.html import render_html

        return render_html
    from summariser.render.json import render_json, render_json_line

    texts = {"json": render_json, "jsonl": render_json_line}
    if name not in texts:
        raise ConfigurationError(f"there is no text in the format {name!r}; take markdown, html, json or jsonl.")
    return texts[name]
