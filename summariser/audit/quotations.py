"""Each quotation in generated text is verbatim, and direct speech is told from indirect."""

import re
from collections.abc import Iterator

from summariser.audit.material import Material, finding, flat, short, stands_in
from summariser.models import Attribution, Finding
from summariser.quotations import find_quotations

NAME = "quotations"
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)([^‘’'\n]{3,200}?(?:['’]\w[^‘’'\n]{0,200}?)*)(?<=[\w.,!?])[’'](?!\w)")


def check_quotations(material: Material) -> Iterator[Finding]:
    """An error for each quotation that is not in the article, a warning for one that the article does not quote."""
    summary = material.summary
    fields = [("/headline", summary.headline), ("/abstract", summary.abstract)]
    fields += [(f"/key_points/{at}/text", point.text) for at, point in enumerate(summary.key_points)]
    fields += [(f"/events/{at}/description", event.description) for at, event in enumerate(summary.events)]
    quoted: str | None = None
    for where, text in fields:
        for words in quoted_in(text):
            if not all(stands_in(flat(part), material.flat) for part in re.split(r"…|\.\.\.|\[[^\]]*\]", words)):
                yield finding(NAME, "error", f"the article does not have the words {short(words)}", where)
                continue
            if quoted is None:
                body = material.body
                quoted = flat(" | ".join(body[item.start : item.end] for item in find_quotations(body)))
            if len(words.split()) > 1 and not stands_in(flat(words), quoted):
                message = f"{short(words)} is quoted here and not in the article"
                yield finding(NAME, "warning", message, where)
    for at, attribution in enumerate(summary.attributions):
        yield from _quote_type(material, attribution, f"/attributions/{at}/quote_type")


def quoted_in(text: str) -> list[str]:
    """The words inside quotation marks, double or single."""
    found = [text[item.inner_start : item.inner_end] for item in find_quotations(text)]
    return found or [match.group(1) for match in _SINGLE.finditer(text)]


def _quote_type(material: Material, attribution: Attribution, where: str) -> Iterator[Finding]:
    """Citron's types from the article's quotation marks, against the one that is stated."""
    inside = total = 0
    for span in attribution.content.spans:
        one, other = material.text.quoted.letters(span.start, span.end)
        inside, total = inside + one, total + other
    if not total:
        return
    real = "indirect" if not inside else "direct" if inside == total else "mixed"
    if real != attribution.quote_type:
        message = f"told as {attribution.quote_type}; by the article's quotation marks it is {real}"
        severity = "error" if "indirect" in {real, attribution.quote_type} else "warning"
        yield finding(NAME, severity, message, where, attribution.content.spans)  # type: ignore[arg-type]
