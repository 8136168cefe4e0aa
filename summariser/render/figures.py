"""Figures in the article's words, beside them the number where they leave it open."""

import re

from summariser.models import Casualty, Event, Quantity, Weapon
from summariser.render.words import one_line

_NUMBER = re.compile(r"(?<!\w)\d{1,12}+(?:[.,]\d+|[ \u00a0\u202f'’]\d{3}(?!\d))*+(?!\w)")
"""A number in digits, with the signs between its groups of three, or before its decimals."""
_BETWEEN = re.compile(r"[., \u00a0\u202f'’]")
_SCALE = re.compile(r"hundred|thousand|million|billion|dozen|score|cient|\bmil\b|mill[oó]n|docena", re.IGNORECASE)


def bounds_of(quantity: Quantity) -> str:
    """The number that the words stand for: "8 or more", "about 23", "8 to 10"; empty where they are that number."""
    low, best, high = quantity.low, quantity.best, quantity.high
    if quantity.qualifier == "exact":
        return "" if best is None or _tells(quantity.text, best) else f"{best:,}"
    if quantity.qualifier == "vague":
        return "no number" if low is None and best is None else f"vague: {low if low is not None else best:,} or more"
    if quantity.qualifier == "about" and best is not None and low is None and high is None:
        return f"about {best:,}"
    if quantity.qualifier == "at_least" and low is not None and best in {low, None} and high is None:
        return f"{low:,} or more"
    if quantity.qualifier == "at_most" and high is not None and best in {high, None} and low is None:
        return f"{high:,} or fewer"
    if quantity.qualifier == "range" and low is not None and high is not None:
        return f"{low:,} to {high:,}" + ("" if best is None else f", best {best:,}")
    bounds = {"low": low, "best": best, "high": high}
    known = ", ".join(f"{name} {bound:,}" for name, bound in bounds.items() if bound is not None)
    return f"{quantity.qualifier.replace('_', ' ')}: {known or 'no number'}"


def _tells(text: str, number: int) -> bool:
    """Whether the only number in digits that stands in `text` is this one."""
    if _SCALE.search(text):
        return False
    return [_value(match.group()) for match in _NUMBER.finditer(text)] == [number]


def _value(digits: str) -> int | None:
    first, *groups = _BETWEEN.split(digits)
    return int(first + "".join(groups)) if all(len(group) == 3 for group in groups) else None


def casualty_of(casualty: Casualty, event: Event) -> str:
    """ "at least eight people (8 or more)"; of nobody "none (“unharmed”)".

    The group that was harmed is told where the words of the figure do not have it: "otras 27 (personas)".
    """
    count = casualty.count
    words, bounds = one_line(count.text), bounds_of(count)
    victims = one_line(casualty.victims or "")
    nobody = count.high == 0
    notes = [f"“{words}”" if nobody else "", victims if _words(victims) - _words(words) else "", bounds]
    told = "none" if nobody else words
    known = "; ".join(note for note in (notes[:2] if nobody else notes) if note)
    told += f" ({known})" if known else ""
    if casualty.subset_of is not None:
        told += f", part of {_figure(casualty.subset_of, event)}"
    return told


def _figure(index: int, event: Event) -> str:
    """Which figure of the event that is, as its words and its number say."""
    if index >= len(event.casualties):
        return f"figure {index + 1}"
    return f"figure {index + 1} (“{one_line(event.casualties[index].count.text)}”)"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def weapon_of(weapon: Weapon) -> str:
    """ "About 23 mortar shells (mortar; about 23)"."""
    words = one_line(weapon.spans[0].text if weapon.spans else weapon.kind)
    count = weapon.count
    if count is not None and _words(count.text) - _words(words):
        words = f"{words}, {one_line(count.text)}"
    single = count is None or (count.qualifier == "exact" and count.best == 1)
    parts = [one_line(weapon.kind), "" if single or count is None else bounds_of(count)]
    return f"{words} ({'; '.join(part for part in parts if part and part != words)})".removesuffix(" ()")
