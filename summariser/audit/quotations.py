"""Each quotation in generated text is verbatim, and direct speech is told from indirect."""

import re
from collections.abc import Iterator

from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import SINGLE, finding, short, stands_in
from summariser.models import Attribution, Finding
from summariser.models.vocabulary import Severity
from summariser.quotations import MARK, find_quotations

NAME = "quotations"

_MAY_QUOTE = re.compile(rf"[{MARK}'‘]")
_OTHER_MARK = re.compile(rf"[{MARK}]")
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
"""What stands in a quotation for words that were left out of it."""


def check_quotations(material: Material) -> Iterator[Finding]:
    """An error for each quotation that is not in the article, a warning for one that the article does not quote."""
    summary = material.summary
    fields = [("/headline", summary.headline), ("/abstract", summary.abstract)]
    fields += [(f"/key_points/{at}/text", point.text) for at, point in enumerate(summary.key_points)]
    fields += [(f"/events/{at}/description", event.description) for at, event in enumerate(summary.events)]
    for where, text in fields:
        if _MAY_QUOTE.search(text):
            yield from _verbatim(material, text, where)
    for at, attribution in enumerate(summary.attributions):
        yield from _quote_type(material, attribution, at)


def _verbatim(material: Material, text: str, where: str) -> Iterator[Finding]:
    for words in quoted_in(text):
        if not material.holds(words) and _ends_sooner(material, words):
            continue
        if not all(material.holds(part) for part in _CUT.split(words)):
            severity: Severity = "warning" if _is_a_form(material, words) else "error"
            yield finding(NAME, severity, f"the article does not have the words {short(words)}", where)
        elif len(words.split()) > 1 and not _is_quoted(material, words):
            yield finding(NAME, "warning", f"{short(words)} is quoted here and not in the article", where)


def _ends_sooner(material: Material, words: str) -> bool:
    """Whether the article has the words up to another closing mark: opened by “ there, and closed by a straight one."""
    first = _OTHER_MARK.split(words, maxsplit=1)[0]
    return first not in {"", words} and not first[-1].isspace() and material.holds(first)


def _is_a_form(material: Material, words: str) -> bool:
    """Whether a quotation is one word of which the article has another form: 'terrorist' of its "terrorists"."""
    tokens = material.tokens_of(words)
    return len(tokens) == 1 and material.english and tokens.words[0].stem in material.stems


def _is_quoted(material: Material, words: str) -> bool:
    """Whether the article has words in quotation marks, double or single."""
    needle = material.flat_of(words)
    return stands_in(needle, material.quoted) or stands_in(needle, material.singly_quoted)


def quoted_in(text: str) -> list[str]:
    """The words inside quotation marks, double or single."""
    found = [text[item.inner_start : item.inner_end] for item in find_quotations(text)]
    return found or [match.group(1) for match in SINGLE.finditer(text)]


def _quote_type(material: Material, attribution: Attribution, at: int) -> Iterator[Finding]:
    """Citron's types from the article's quotation marks, against the one that is stated."""
    real = material.text.quoted.type_of([(span.start, span.end) for span in attribution.content.spans])
    if real is not None and real != attribution.quote_type:
        message = f"told as {attribution.quote_type}; by the article's quotation marks it is {real}"
        severity: Severity = "error" if "indirect" in {real, attribution.quote_type} else "warning"
        yield finding(NAME, severity, message, f"/attributions/{at}/quote_type", attribution.content.spans)
