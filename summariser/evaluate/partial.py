"""A partial Summary: the public models, in which only what was given counts.

What a model requires and the gold leaves out gets a placeholder; `model_fields_set` tells what was given, at every
level. A span may be written as `{start, end, text}`, as `{text}` where the words occur once in the article, as
`{text, sentence}` where they occur once in that sentence (1-based), or as `{sentence}` for the whole of it.
"""

import re
from itertools import islice
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from summariser.models import Article, Span, Summary
from summariser.sentences import split_sentences


class MisfitError(Exception):
    """Something in a gold record is wrong: a JSON Pointer to it, and what."""

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(message)
        self.pointer = pointer
        self.message = message


def given(model: BaseModel, field: str) -> bool:
    """Whether the gold says anything of `field`, be it null or an empty list."""
    return field in model.model_fields_set


def partial_summary(raw: dict[str, Any], article: Article) -> tuple[Summary, frozenset[str]]:
    """The partial Summary in `raw`, about `article`; and the pointers of what is optional in it. Raises MisfitError."""
    filler = _Filler(article)
    body = {key: value for key, value in raw.items() if key not in {"article", "id", "optional"}}
    filled = filler.fill(Summary, body | {"id": article.id}, "")
    try:
        summary = Summary.model_validate(filled | {"article": article})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        pointer = "".join(f"/{part}" for part in first["loc"])
        raise MisfitError(pointer, _told(dict(first))) from error
    _mark(summary, body)
    return summary, frozenset(filler.optional)


def _told(error: dict[str, Any]) -> str:
    """A validation error in one sentence."""
    if error["type"] == "extra_forbidden":
        return "there is no such field"
    value = error.get("input")
    shown = f" {str(value)[:60]!r}" if isinstance(value, str | int | float) else ""
    said = error["msg"].removeprefix("Value error, ")
    return f"{said[:1].lower()}{said[1:]}; given:{shown or ' ' + type(value).__name__}"


def _kind(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The model in an annotation such as `list[Span]` or `Quantity | None`, and whether it is a list of it."""
    origin = get_origin(annotation)
    if origin is list:
        return _kind(get_args(annotation)[0])[0], True
    if origin in {Union, UnionType}:
        for part in get_args(annotation):
            model, many = _kind(part)
            if model is not None:
                return model, many
        return None, False
    return (annotation, False) if isinstance(annotation, type) and issubclass(annotation, BaseModel) else (None, False)


class _Filler:
    """Resolves spans and fills what is required and absent."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentences = split_sentences(article.text, article.language)
        self.optional: list[str] = []

    def fill(self, model: type[BaseModel], raw: dict[str, Any], pointer: str) -> dict[str, Any]:
        """`raw` with resolved spans and placeholders, ready for validation."""
        flag = raw.get("optional", False)
        if not isinstance(flag, bool):
            raise MisfitError(f"{pointer}/optional", "must be true or false")
        if flag:
            self.optional.append(pointer)
        out = {key: value for key, value in raw.items() if key != "optional"}
        for name, info in model.model_fields.items():
            inner, many = _kind(info.annotation)
            at = f"{pointer}/{name}"
            if name in out and out[name] is None and get_origin(info.annotation) is list:
                out[name] = []  # null says of a list, too, that there is none
            elif name in out and inner is not None:
                out[name] = self._value(inner, out[name], at, many=many)
            elif name not in out and info.is_required():
                out[name] = self._placeholder(info.annotation, name, at, inner)
        return out

    def _value(self, model: type[BaseModel], value: Any, pointer: str, *, many: bool) -> Any:
        if many and isinstance(value, list):
            return [self._value(model, item, f"{pointer}/{index}", many=False) for index, item in enumerate(value)]
        if many or not isinstance(value, dict):
            return value  # null, or wrong: validation says so
        return self._span(value, pointer) if model is Span else self.fill(model, value, pointer)

    def _placeholder(self, annotation: Any, name: str, pointer: str, inner: type[BaseModel] | None) -> Any:
        if name == "id":
            head, _, index = pointer.removesuffix("/id").rpartition("/")
            return f"{head[1:2]}{int(index) + 1}"
        if inner is not None:
            return self.fill(inner, {}, pointer) if inner is not Article else self.article
        if get_origin(annotation) is Literal:
            return get_args(annotation)[0]
        return False if annotation is bool else ""

    def _span(self, raw: dict[str, Any], pointer: str) -> dict[str, Any]:
        text = self.article.text
        unknown = sorted(set(raw) - {"start", "end", "text", "sentence"})
        if unknown:
            raise MisfitError(f"{pointer}/{unknown[0]}", "there is no such field of a span")
        words = raw.get("text")
        if "start" in raw or "end" in raw:
            start, end = raw.get("start"), raw.get("end")
            if not (_whole(start) and _whole(end) and 0 <= start < end <= len(text)):  # type: ignore[operator]
                raise MisfitError(pointer, f"the offsets {start!r} and {end!r} are no stretch of a text of {len(text)}")
            if words is not None and text[start:end] != words:
                raise MisfitError(
                    pointer, f"the offsets {start} and {end} hold {text[start:end]!r:.80}, not {words!r:.80}"
                )
            return {"start": start, "end": end, "text": text[start:end]}
        low, high, where = self._stretch(raw.get("sentence"), pointer)
        if words is None and "sentence" in raw:
            return {"start": low, "end": high, "text": text[low:high]}
        if not isinstance(words, str) or not words:
            raise MisfitError(pointer, "a span needs its words in 'text', or a 'sentence', or 'start' and 'end'")
        places = [match.start() for match in islice(_whole_words(words).finditer(text, low, high), 2)]
        if not places:
            raise MisfitError(pointer, f"{words!r:.100} does not stand in {where}")
        first = places[0]
        if len(places) > 1:
            more = "give 'sentence'" if where == "the article" else "give 'start' and 'end'"
            raise MisfitError(pointer, f"{words!r:.100} stands more than once in {where}; {more}")
        return {"start": first, "end": first + len(words), "text": words}

    def _stretch(self, number: Any, pointer: str) -> tuple[int, int, str]:
        if number is None:
            return 0, len(self.article.text), "the article"
        if not _whole(number) or not 1 <= number <= len(self.sentences):
            count = len(self.sentences)
            raise MisfitError(f"{pointer}/sentence", f"there is no sentence {number!r}; the article has 1 to {count}")
        sentence = self.sentences[number - 1]
        return sentence.start, sentence.end, f"sentence {number}"


def _whole_words(words: str) -> re.Pattern[str]:
    """These words, not as a part of longer ones: "he" does not stand in "they"."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    return re.compile(before + re.escape(words) + (r"(?!\w)" if words[-1].isalnum() else ""))


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _mark(model: BaseModel, raw: Any) -> None:
    """Set `model_fields_set` to the keys of `raw`, here and below."""
    if not isinstance(raw, dict) or isinstance(model, Span | Article):
        return
    names = set(raw) & set(type(model).model_fields)
    object.__setattr__(model, "__pydantic_fields_set__", names)
    for name in type(model).model_fields:
        value, part = getattr(model, name), raw.get(name)
        if isinstance(value, BaseModel):
            _mark(value, part if isinstance(part, dict) else {})
        elif isinstance(value, list) and isinstance(part, list):
            for item, piece in zip(value, part, strict=True):
                if isinstance(item, BaseModel):
                    _mark(item, piece)
