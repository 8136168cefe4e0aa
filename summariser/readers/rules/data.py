"""The data files of this reader, read once, and their words as patterns."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file NAME.toml of this folder."""
    return tomllib.loads(files("summariser.readers.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words, parted by white space, under `key` of NAME.toml."""
    return frozenset(table(name)[key].split())


@cache
def pattern(name: str, section: str, key: str) -> re.Pattern[str]:
    """The alternatives under `section.key` of NAME.toml, as whole words, in lower case."""
    return re.compile(rf"\b(?:{table(name)[section][key]})\b")
