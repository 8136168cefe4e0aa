"""The word lists of `data/words.toml`, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("summariser.audit").joinpath("data/words.toml").read_text(encoding="utf-8"))


@cache
def words(group: str, key: str) -> frozenset[str]:
    """The words under `key` of `[group]`."""
    return frozenset(_table()[group][key].split())


@cache
def keyed(group: str) -> dict[str, str]:
    """Word → key, for every word of `[group]`; a word that stands under two keys belongs to the first."""
    found: dict[str, str] = {}
    for key, listed in _table()[group].items():
        for word in listed.split():
            found.setdefault(word, key)
    return found


@cache
def phrases(group: str) -> tuple[tuple[list[str], str], ...]:
    """The phrases of `[group]`, as words, each with its key."""
    return tuple((phrase.split(), key) for key, listed in _table()[group].items() for phrase in listed.split(","))


@cache
def opposed() -> tuple[tuple[frozenset[str], frozenset[str], bool], ...]:
    """Words of an outcome, those of another, and whether either may be mistaken for the other, or only the first one
    for the second."""
    pairs = [(listed.split("|"), group == "outcomes") for group in ("outcomes", "stages") for listed in _listed(group)]
    return tuple((frozenset(one.split()), frozenset(other.split()), both) for (one, other), both in pairs)


@cache
def words_against() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words of one side, and those of the other, that may not be changed over."""
    pairs = (listed.split("|") for group in ("against", "behind") for listed in _listed(group))
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in pairs)


@cache
def telling_behind() -> frozenset[str]:
    """The words of sides that tell something only with what stands right behind them."""
    return frozenset(word for listed in _listed("behind") for word in listed.split() if word != "|")


@cache
def alike(*groups: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words for people of one kind, for a deed or a thing, and all words by which an article may tell the same."""
    pairs = (listed.partition("|")[::2] for group in groups for listed in _listed(group))
    return tuple((frozenset(own.split()), frozenset([*own.split(), *more.split()])) for own, more in pairs)


def _listed(group: str) -> list[str]:
    return list(_table()[group].values())


@cache
def allowed_acts() -> dict[str, frozenset[str]]:
    """Cue lemma → the speech acts that an attribution with it may be."""
    return {lemma: frozenset(listed.split()) for lemma, listed in _table()["acts"].items()}


@cache
def other_forms() -> dict[str, frozenset[str]]:
    """Title, body or country → the other forms by which an article may have it."""
    found: dict[str, set[str]] = {}
    names = _table()["names"]
    for pair in f"{names['short']} {names['peoples']}".split():
        short, long = pair.split(":")
        found.setdefault(short, set()).add(long)
        found.setdefault(long, set()).add(short)
    return {word: frozenset(forms) for word, forms in found.items()}


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Short names of countries and bodies ("us"), each with a word that may stand for it ("american")."""
    pairs = (pair.split(":") for pair in _table()["names"]["countries"].split())
    return tuple((short, long) for short, long in pairs)


@cache
def irregular() -> dict[str, str]:
    """Irregular form → its stem."""
    return dict(pair.split(":") for pair in _table()["kin"]["forms"].split())
