"""A summary in which every text is hostile, as a model or an article could make it."""

from typing import Any

from pydantic import ValidationError

from summariser.models import Summary
from tests.test_models import full_summary

OF_CODE = {
    "id", "via_id", "attribution_id", "attribution_ids", "event_ids", "schema_version", "sha256", "country_code",
    "check",
}  # fmt: skip
"""Keys that code fills, not a model or an article."""

HOSTILE = {
    "sgr": "a\x1b[31mred\x1b[0mz",
    "clear screen": "a\x1b[2J\x1b[Hz",
    "link": "a\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\z",
    "title": "a\x1b]0;owned\x07z",
    "c1": "a\x9b31mred\x9d0;owned\x9cz",
    "bidi": "a\u202egnp.exe\u202c\u2066x\u2069\u200fz",
    "hidden": "a\u200bb\u00adc\ufeff\U000e0041z",
    "lines": "a\nb\r\nc\rd\u2028e\u2029f\x0bg\x0ch\x85z",
    "backspace": "a\x08\x08\x08b\x7f\x00z",
    "script": "a<script>alert(1)</script><img src=x onerror=alert(1)>z",
    "entity": "a&lt;b&gt;&amp;&#60;z",
    "image": "a![x](http://evil.example/x.png)z",
    "anchor": "a[click](http://evil.example \"t\")[ref][1] [1]: http://evil.example z",
    "autolink": "a<http://evil.example> http://evil.example www.evil.example x@evil.example z",
    "pipes": "a | b \\| c || d |\n|---|---| z",
    "emphasis": "a *b* **c** _d_ __e__ ~~f~~ `g` ``h`` z",
    "escapes": "a \\* \\[x] \\\\ \\- \\` \\z",
    "heading": "# a ## b ### z #",
    "quote": "> a > b z",
    "star list": "* a * b z",
    "plus list": "+ a z",
    "setext": "a\n===\nb\n---\nz",
    "math": "a $x$ $$y$$ z",
    "html comment": "a <!-- b --> <?php ?> <![CDATA[x]]> z",
    "rich": "a [bold red]b[/bold red] [link=http://evil.example]c[/link] :smile: z",
    "braces": "a {{ 7*7 }} {% raw %} z",
}  # fmt: skip
"""Texts that start and end with words; what they try, by name."""


def with_texts(text: str, summary: Summary | None = None) -> Summary:
    """The full summary with `text` in the place of every text that is not one of a closed vocabulary."""
    data = (summary or full_summary()).model_dump()

    def put(node: Any) -> None:
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if key in OF_CODE or (key == "name" and "ran" in node):
                continue
            if isinstance(value, dict | list):
                put(value)
            elif isinstance(value, str):
                node[key] = text
                try:
                    Summary.model_validate(data)
                except ValidationError:
                    node[key] = value

    put(data)
    return Summary.model_validate(data)
