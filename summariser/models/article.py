"""The article, and the exact places in it."""

import hashlib
import re
import warnings
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypedDict, Unpack

from pydantic import Field, PrivateAttr, TypeAdapter, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from summariser.decoding import about_header, decode, read_of, refuse_unfit
from summariser.errors import ArticleError, ConfigurationError, SummariserWarning
from summariser.jsonkeys import parsed
from summariser.models.base import Model
from summariser.models.keys import misspelt
from summariser.tags import tag_of

_MOMENT = TypeAdapter(datetime)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_KEYS, _MOST_SHOWN = 100, 8
"""Keys that are no field of which is told, and that one sentence names."""
OF_THE_FILE = ("text", "offset", "sha256")
"""Fields that an article in a file has from it, and that cannot be given beside it."""


class Known(TypedDict, total=False):
    """What may be given beside an article's file; None is not given."""

    id: str | None
    title: str | None
    url: str | None
    source: str | None
    author: str | None
    published: datetime | date | str | None
    language: str | None


_NO_LANGUAGE = "this is no language; write its tag, as in en or pt-BR, or leave it out"


class _Told(str):
    """The language of a new article, as it was told."""

    __slots__ = ()


class Span(Model):
    """An exact place in the article's text: half-open, 0-based offsets in Unicode code points."""

    start: int = Field(ge=0)
    """First code point."""
    end: int = Field(ge=0)
    """One past the last code point."""
    text: str
    """`article.text[start:end]`, always."""


class Article(Model):
    """One news article: its text, whole and unchanged, and what is known of it.

    `Article(text=…, published=…)` is enough: `id` and `sha256` are derived from the text. `Article.from_file` reads a
    text file. Lone surrogates, which no encoding can carry, become U+FFFD one for one, so that no offset moves.
    `published` may be given as text: 2020-11-21, 20201121, or a moment in ISO 8601 such as 2020-11-21T09:30Z; a
    `language` as a tag in any case (en, en_US), a code of ISO 639 (eng) or an English name (English): the tag is kept.

    Another text is another article: a `sha256` that is not its own is refused; what `model_copy(update={"text": …})`
    gives, which derives nothing anew, is not summarised.
    """

    id: str = ""
    """Stable identifier: as given, or "art-" and the first 12 hexadecimal digits of `sha256`."""
    text: str = Field(strict=True)
    """The file decoded without newline translation, less a byte-order mark and a leading `date YYYY-MM-DD` header."""
    offset: int = Field(default=0, ge=0)
    """Code points taken off the front of the file: `span.start + offset` is the place in the file."""
    title: str | None = None
    """Headline as published, where it is known apart from the text."""
    url: str | None = None
    """Where the article was published."""
    source: str | None = None
    """Publisher."""
    author: str | None = None
    """Byline."""
    published: datetime | date | None = None
    """Publication day or moment: what "Saturday" and "yesterday" are resolved against."""
    language: str | None = None
    """BCP 47 tag, such as "en" or "pt-BR"; in a `Summary`, where none was given, the one that it was read in."""
    sha256: str = ""
    """SHA-256 of `text` in UTF-8, hexadecimal."""

    _warnings: tuple[str, ...] = PrivateAttr(default=())
    """What its file was warned of, for `run.warnings`: no part of the article, of what is saved, or of equality."""

    if TYPE_CHECKING:  # what Pydantic takes, which is more than it keeps

        def __init__(
            self, *, text: str, id: str = "", offset: int = 0, title: str | None = None, url: str | None = None,
            source: str | None = None, author: str | None = None, published: datetime | date | str | None = None,
            language: str | None = None, sha256: str = "",
        ) -> None: ...  # fmt: skip

    @model_validator(mode="before")
    @classmethod
    def _derive(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
            return data
        given = {key: writable(value) for key, value in data.items() if value != "" or key == "text"}
        if isinstance(given.get("language"), str) and "sha256" not in data:  # what is saved stays as it is
            given["language"] = _Told(given["language"])
        digest = sha256_of(given["text"])
        return {"id": f"art-{digest[:12]}", "sha256": digest} | given

    @field_validator("sha256", mode="after")
    @classmethod
    def _of_this_text(cls, value: str, known: ValidationInfo) -> str:
        if "text" in known.data and value != sha256_of(known.data["text"]):
            raise PydanticCustomError("sha256", "this is not the SHA-256 of the text; leave it out, it is derived")
        return value

    @field_validator("language", mode="before")
    @classmethod
    def _as_tag(cls, value: Any) -> Any:
        if not isinstance(value, _Told):
            return value
        tag = tag_of(value)
        if tag is None:
            raise PydanticCustomError("language", _NO_LANGUAGE)
        return tag

    @field_validator("published", mode="before")
    @classmethod
    def _keep_days_as_days(cls, value: Any) -> Any:
        """Pydantic reads "2020-11-21" as a midnight where a datetime is allowed first: keep a day a day. It reads
        "20201121", "2020" and numbers as seconds since 1970: no article is given so."""
        if value is None or isinstance(value, date):
            return value
        text = value.strip() if isinstance(value, str) else ""
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{8}", text):
                return date.fromisoformat(text)
            if re.match(r"\d{4}-\d{2}-\d{2}", text):
                return _MOMENT.validate_python(text)
        except ValueError:  # Pydantic's is one
            pass
        raise PydanticCustomError("day", "this is no valid day or moment; write it as in 2024-03-06")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.id, self.sha256))

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences about what its file gave and what was not used: a malformed date header."""
        return self._warnings

    @property
    def published_day(self) -> date | None:
        """The publication day, whichever way `published` was given."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    def span(self, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`. Raises ValueError where the text has no such place."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start} to {end} is no place in a text of {len(self.text)} characters.")
        return Span(start=start, end=end, text=self.text[start:end])

    @classmethod
    def from_bytes(cls, /, data: bytes, *, name: str, encoding: str | None = None, **known: Unpack[Known]) -> Self:
        """The article in the bytes of a text file called `name`; `known` gives any other field.

        Raises ArticleError, naming the file and what is wrong with it, where it is empty, binary, too large, or in an
        encoding other than `encoding` (UTF-8 where none is given; a byte-order mark decides); and ConfigurationError
        for a field in `known` that is none, has a wrong value, or comes from the file (`text`, `offset`, `sha256`).
        Warns (SummariserWarning) of a first line that looks like a date header and is none; `run.warnings` of its
        summary holds the sentence too.
        """
        return cls._decoded(data, name, encoding, {**known})

    @classmethod
    def from_file(cls, /, path: str | Path, *, encoding: str | None = None, **known: Unpack[Known]) -> Self:
        """The article in the text file at `path`.

        Raises OSError where the file cannot be read, such as FileNotFoundError, and ArticleError for a `path` that no
        file can have, such as one with a NUL; else as `from_bytes`.
        """
        try:
            with Path(path).open("rb") as file:
                data = read_of(file)
        except ValueError as error:
            raise ArticleError(f"{str(path)!r}: no file can have this name ({error}).", source=str(path)) from error
        return cls._decoded(data, str(path), encoding, {**known})

    @classmethod
    def from_json(
        cls, /, line: bytes | str, *, name: str, default_id: str | None = None, passed_over: set[str] | None = None,
        **known: Unpack[Known],
    ) -> Self:  # fmt: skip
        """The article in a JSON object: `text`, and any other field that can be given; `known` comes before those. An
        `id` that is a whole number becomes its digits.

        The text stays as it is, for offsets count in it: no header is taken off. Where it begins with one and
        `published` is not given, that is warned of (SummariserWarning, and `run.warnings` of its summary). So are keys
        that are no field, which are passed over; `passed_over` holds those that were told before, and gets these.

        Raises ArticleError, naming `name` and what is wrong, for what is no such object, or has a key twice or one that
        is a field misspelt.
        """
        try:
            found, twice = parsed(line)
        except (ValueError, RecursionError) as error:
            raise ArticleError(f"{name}: is not JSON; an article is an object with its `text`.", source=name) from error
        if twice is not None:
            raise ArticleError(f"{name}: has the key {twice!r} twice; leave in the one that is meant.", source=name)
        text = found.get("text") if isinstance(found, dict) else None
        if text is not None and not isinstance(text, str):
            raise ArticleError(
                f"{name}: its `text` is no string; an article is an object with its `text`.", source=name
            )
        if text is None or not text.strip():
            raise ArticleError(f"{name}: has no text; an article is an object with its `text`.", source=name)
        refuse_unfit(text, source=name)
        given: dict[str, Any] = {"id": default_id or ""}
        if type(found.get("id")) is int:
            found["id"] = str(found["id"])
        unused = _unused_in(found, name)
        for part in (found, known):
            given |= {key: value for key, value in part.items() if value is not None and key not in unused}
        try:
            article = cls(**given)
        except ValidationError as error:
            raise ArticleError(f"{name}: {_complaint(error)}.", source=name) from error
        if article.published is None:
            article._warn(about_header(text, source=name))
        told = set() if passed_over is None else passed_over
        if (new := [key for key in unused if key not in told]) and len(told) < _MOST_KEYS:
            told.update(new)
            warnings.warn(f"{name}: {_passed_over(new)}.", SummariserWarning, stacklevel=2)
        return article

    @classmethod
    def _decoded(cls, data: bytes, name: str, encoding: str | None, known: dict[str, Any]) -> Self:
        decoded = decode(data, source=name, encoding=encoding)
        fields = {"published": decoded.published} | {key: value for key, value in known.items() if value is not None}
        for field in OF_THE_FILE:
            if field in fields:
                raise ConfigurationError(f"{name}: {_no_field(field)}.")
        try:
            article = cls(text=decoded.text, offset=decoded.offset, **fields)
        except ValidationError as error:
            raise ConfigurationError(f"{name}: {_complaint(error)}.") from error
        article._warn(decoded.warning, 1)
        return article

    def _warn(self, sentence: str | None, above: int = 0) -> None:
        """Tell what was not used, where there is something, to the caller of the caller, or so many above it."""
        if sentence is not None:
            # a name may hold bytes that are no text, which no result can carry
            self._warnings = (sentence.encode("utf-8", "backslashreplace").decode("utf-8"),)
            warnings.warn(sentence, SummariserWarning, stacklevel=3 + above)


def sha256_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_whole(article: Article) -> bool:
    """Whether the text is the one that the digest was made of."""
    return sha256_of(article.text) == article.sha256


def require_whole(article: Article) -> None:
    """Raise ArticleError for an article that `model_copy` gave another text, or that is saved so."""
    if not is_whole(article):
        raise ArticleError(
            f"{article.id}: the text is not the one that its id and sha256 were made from; make an article of it with "
            "Article(text=…), for model_copy derives nothing anew.",
            source=article.id,
        )


def writable(value: Any) -> Any:
    """A text with each lone surrogate replaced."""
    return _LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


def _complaint(error: ValidationError) -> str:
    """What is wrong with a field that was given for an article."""
    first = error.errors(include_url=False)[0]
    field = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        return _no_field(field)
    given = str(first["input"])[:80]
    if field == "published":
        return f"`published`: {given!r} is no day or moment; write YYYY-MM-DD"
    if first["type"] == "language":
        return f"`language`: {given!r} {_NO_LANGUAGE.removeprefix('this ')}"
    if first["type"] == "string_type":
        return f"`{field}`: {repr(first['input'])[:80]} is no text"
    message = str(first["msg"])
    return f"`{field}`: {given!r}: {message[:1].lower()}{message[1:]}"


def _no_field(field: str) -> str:
    return f"there is no {field!r} of an article to give; there are {_to_give()}"


def _to_give() -> str:
    return ", ".join(name for name in Article.model_fields if name not in OF_THE_FILE)


def _unused_in(found: dict[str, Any], name: str) -> list[str]:
    """The keys of a JSON object that are no field. Raises ArticleError for a field that cannot be given, and for one
    that is misspelt and does not stand there by its name."""
    unused = [key for key in found if key not in Article.model_fields]
    absent = [field for field in Article.model_fields if field not in found and field not in OF_THE_FILE]
    for key in found:
        meant = misspelt(key, absent) if key in unused else None
        if meant is not None or key in OF_THE_FILE[1:]:
            hint = f"; is {meant!r} meant?" if meant is not None else f"; there are {_to_give()}."
            raise ArticleError(f"{name}: there is no {key[:80]!r} of an article to give{hint}", source=name)
    return unused


def _passed_over(keys: list[str]) -> str:
    """What is said of keys that are no field, once for each."""
    shown = [repr(key[:80]) for key in keys[:_MOST_SHOWN]]
    shown += [f"{len(keys) - _MOST_SHOWN:,} more"] if len(keys) > _MOST_SHOWN else []
    listed = " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
    are = f"keys {listed} are" if len(keys) > 1 else f"key {listed} is"
    return f"the {are} not used, here or in another line; an article has its text, and {_to_give()}"
