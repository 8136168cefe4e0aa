"""The article of a page: which one it is, and what of it no page can show."""

import unicodedata

from summariser.models import Article, Summary
from summariser.render.words import one_line, unseen_of

_ESCAPE = "\x1b"
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WIDTHLESS = set("\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff")


def known_of(summary: Summary) -> str:
    """Day, publisher, topic, language and id: what tells a page from others."""
    article = summary.article
    day = article.published_day
    known = [day and str(day), article.source, summary.topic, article.language, summary.id]
    return " · ".join(one_line(str(part)) for part in known if part)


def published_as(article: Article) -> str:
    """Title, author and address; empty where they are not known."""
    title = f"“{one_line(article.title)}”" if article.title else None
    author = f"by {one_line(article.author)}" if article.author else None
    return " · ".join(part for part in (title, author, article.url and one_line(article.url)) if part)


def unseen_in(article: Article, *, boxed: bool = False) -> str:
    """A line about characters of the article that nobody sees and that a page leaves out; empty without any. `boxed`
    where the page has the article, and tells them there.

    They can part or hide words ("bo\\u00admb" is not found as "bomb"), turn their order, or carry a text of their own.
    """
    unseen = unseen_of(article.text)
    if unseen is None:
        return ""
    numbers: dict[str, int] = {}
    for match in unseen.finditer(article.text):
        for char in match.group():
            sort = _sort_of(char)
            numbers[sort] = numbers.get(sort, 0) + 1
    total = sum(numbers.values())
    sorts = ", ".join(f"{number} {sort}" for sort, number in numbers.items())
    shown = "left out on this page" if _ESCAPE not in article.text else "left out on this page or shown as ␛"
    shown = "in boxes in the article, and left out elsewhere" if boxed else shown
    return f"the article has {total} invisible character{'s' if total > 1 else ''}, {shown}: {sorts}"


def _sort_of(char: str) -> str:
    if char == _ESCAPE:
        return "escape"
    if char == "\u00ad":
        return "soft hyphen"
    if char in _BIDI:
        return "text direction"
    if char in _WIDTHLESS:
        return "zero width"
    if char in "\u200c\u200d":
        return "joiner"
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return "variant"
    if "\U000e0000" <= char <= "\U000e007f":
        return "tag"
    return {"Cc": "control", "Lo": "filler", "So": "filler"}.get(unicodedata.category(char), "other")
