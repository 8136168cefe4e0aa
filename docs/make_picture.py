"""Draws docs/kabul.svg, the picture of the README: python docs/make_picture.py"""

import io
import os
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from summariser import Article, Summariser
from summariser.render.terminal import print_summary

ROOT = Path(__file__).parents[1]
LINES = 34
WIDTH = 104


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def main() -> None:
    """Replay, render as on a terminal, and keep the first lines as a picture without outside fonts."""
    with Summariser(cassette=ROOT / "cassettes/kabul-2020-11-21.yaml") as summariser:
        summary = summariser.summarise(Article.from_file(ROOT / "tests/articles/kabul-2020-11-21.txt"))
    os.environ["COLUMNS"] = str(WIDTH)
    page = _Terminal()
    print_summary(summary, page)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(page.getvalue().splitlines()[:LINES])))
    svg = console.export_svg(title="summariser summarise tests/articles/kabul-2020-11-21.txt")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    (ROOT / "docs/kabul.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
