"""The data files of the detectors, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file NAME.toml of this folder."""
    return tomllib.loads(files("summariser.detect").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words, parted by white space, under `key` of NAME.toml."""
    return frozenset(table(name)[key].split())
