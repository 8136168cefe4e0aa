"""What was made of short texts, kept: words, and the pieces between white space, come up again and again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Generic, Self, TypeVar, cast, overload

_LONGEST = 64
"""Longer texts are no words, and are not kept."""
_LONGEST_PHRASE = 256
"""The same of phrases and what goes with them, together."""

_Made = TypeVar("_Made")
_Held = TypeVar("_Held")
_Maker = TypeVar("_Maker", bound=Callable[..., Any])


class Kept(dict[str, _Made]):
    """What `make` makes of a text; at `most` texts all are forgotten."""

    def __init__(self, make: Callable[[str], _Made], most: int = 65_536) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, text: str) -> _Made:
        made = self._make(text)
        if len(text) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[text] = made
        return made


class MadeOnce(Generic[_Held, _Made]):
    """A part of an object that is made when it is first asked for, and then one of its attributes.

    functools.cached_property takes a lock each time in Python 3.11; and a class with `__getattr__` for such parts has
    all its attributes looked up the slow way.
    """

    def __init__(self, make: Callable[[_Held], _Made]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, held: None, owner: type[_Held]) -> Self: ...
    @overload
    def __get__(self, held: _Held, owner: type[_Held]) -> _Made: ...
    def __get__(self, held: _Held | None, owner: type[_Held]) -> Self | _Made:
        if held is None:
            return self
        made = self._make(held)
        setattr(held, self._name, made)
        return made


def kept_if_short(make: _Maker) -> _Maker:
    """`make`, of some texts or None, with what it made of the last few thousand kept; of long ones it is made anew."""
    kept = lru_cache(maxsize=4096)(make)

    @wraps(make)
    def asked(*texts: str | None) -> Any:
        size = 0
        for text in texts:
            size += len(text) if text else 0
        return kept(*texts) if size <= _LONGEST_PHRASE else make(*texts)

    asked.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    return cast("_Maker", asked)
