"""Checking saved results anew against their articles, without a model."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Literal, Self, TypeVar

from pydantic import ValidationError

from summariser.audit import run_audit
from summariser.errors import ConfigurationError
from summariser.jsonkeys import parsed
from summariser.models import Audit, Check, Finding, Summary
from summariser.models.article import is_whole, require_whole
from summariser.models.base import Model
from summariser.version import version

Result = TypeVar("Result", bound=Summary)

INTEGRITY = "integrity"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FAILURE = {"id", "source", "error", "kind", "attempts", "usage"}
"""Keys of a line of an article that failed; the first three it always has."""


def verify(summary: Summary) -> Audit:
    """The audit of `summary` made anew, with a check of whether anything in it was changed since it was written.

    The digest covers all but the saved audit. That is held against the new one where they should be the same: of this
    version of the package, of a result in which nothing else was changed.
    """
    found = run_audit(summary)
    skipped = None if summary.digest else "the result carries no digest"
    changes = _changes(summary)
    other = _why_not_compared(summary, changes)
    findings = [*changes, *_contradictions(summary.audit)]
    if other is None:
        findings += _differences(summary.audit, found)
    checks = [_check(INTEGRITY, skipped), _check(f"{INTEGRITY} of the audit", other), *found.checks]
    findings += found.findings
    return Audit(checks=checks, findings=findings, passed=not any(it.severity == "error" for it in findings))


def audited(summary: Result) -> Result:
    """`summary` with its audit and digest made anew: see `Summary.audited`."""
    article = summary.article
    require_whole(article)
    whole = summary.model_dump(exclude={"article"}, warnings=False)  # model_copy, which edits, checks no value
    edited = type(summary).model_validate(whole | {"article": article})
    return edited.model_copy(update={"audit": run_audit(edited), "digest": edited.content_digest()})


def _check(name: str, skipped: str | None) -> Check:
    return Check(name=name, ran=skipped is None, skipped=skipped)


class Verified(Model):
    """One saved result, checked anew."""

    file: str
    """As it was named."""
    id: str
    """The article's identifier."""
    passed: bool
    """Whether there are no errors; where warnings count, none of those either."""
    findings: list[Finding]
    """What they found; information only where it was asked for."""
    checks: list[Check]
    """Those that ran, and those that did not."""


class Verification(Model):
    """Saved results checked anew: what `summariser verify --format json` writes."""

    summariser_verify: Literal["1"] = "1"
    strict: bool
    """Whether warnings count."""
    checked: int
    failed: int
    """How many of them did not pass."""
    without_result: int = 0
    """How many articles of the files failed when they were summarised: there is nothing of them to check."""
    results: list[Verified]

    @classmethod
    def of(cls, results: list[Verified], *, strict: bool, without_result: int) -> Self:
        """What some results come to."""
        failed = sum(not it.passed for it in results)
        return cls(strict=strict, checked=len(results), failed=failed, without_result=without_result, results=results)


def verification(
    results: Iterable[tuple[str, Summary]], *, strict: bool = False, everything: bool = False, without_result: int = 0
) -> Verification:
    """Each result, with the name of its file, checked anew.

    With `strict` a warning fails a result as an error does; with `everything` information is among the findings.
    `without_result` is the number of articles in the files that have none.
    """
    found = [verified(file, summary, strict=strict, everything=everything) for file, summary in results]
    return Verification.of(found, strict=strict, without_result=without_result)


def verified(file: str, summary: Summary, *, strict: bool = False, everything: bool = False) -> Verified:
    """One result of the file of that name, checked anew; see `verification`."""
    shown = {"error", "warning", "info"} if everything else {"error", "warning"}
    failing = {"error", "warning"} if strict else {"error"}
    audit = verify(summary)
    return Verified(
        file=file,
        id=summary.id,
        passed=not any(it.severity in failing for it in audit.findings),
        findings=[it for it in audit.findings if it.severity in shown],
        checks=audit.checks,
    )


def _changes(summary: Summary) -> list[Finding]:
    findings = []
    if not is_whole(summary.article):
        message = "the article's text is not the one that was summarised: its SHA-256 differs"
        findings.append(Finding(check=INTEGRITY, severity="error", message=message, where="/article/text"))
    if summary.digest is None:
        message = "the result carries no digest: what was changed in it cannot be told"
        findings.append(Finding(check=INTEGRITY, severity="warning", message=message, where="/digest"))
    elif summary.digest != summary.content_digest():
        message = "something in this result was changed after it was written: its digest differs"
        findings.append(Finding(check=INTEGRITY, severity="error", message=message, where=""))
    return findings


def _why_not_compared(summary: Summary, changes: list[Finding]) -> str | None:
    """Why a saved audit may honestly be another than the one that is made now; None where it may not."""
    if summary.audit.passed is None:
        return "the result carries no audit"
    if changes:
        return "something else was changed, or it cannot be told"
    if summary.run.version is None or summary.run.version != version():
        return "the result is not known to be of this version of summariser, and others may find something else"
    return None


def _contradictions(saved: Audit) -> list[Finding]:
    """A verdict that is not that of the findings beside it."""
    passed = not any(it.severity == "error" for it in saved.findings)
    if saved.passed is None or saved.passed is passed:
        return []
    verdict, errors = ("passed", "an error") if saved.passed else ("failed", "no error")
    message = f"the saved audit was changed: it says that the result {verdict}, and has {errors} among its findings"
    return [Finding(check=INTEGRITY, severity="error", message=message, where="/audit/passed")]


def _differences(saved: Audit, found: Audit) -> list[Finding]:
    """What a saved audit has otherwise than the new one: an error, where it is an error finding or the verdict."""
    before, now = (
        {_key(it): it for it in audit.findings if it.severity != "info" and it.check != INTEGRITY}
        for audit in (saved, found)
    )
    more = [it for key, it in before.items() if key not in now]
    less = [it for key, it in now.items() if key not in before]
    if not more and not less and saved.passed is found.passed:
        return []
    grave = saved.passed is not found.passed or any(it.severity == "error" for it in (*more, *less))
    told = f"{len(more)} of its errors and warnings are not found, and {len(less)} that are found are missing"
    if not more and not less:
        told = "it has another verdict"
    message = f"the saved audit, which the digest does not cover, is not the one that is made of this result: {told}"
    return [Finding(check=INTEGRITY, severity="error" if grave else "warning", message=message, where="/audit")]


def _key(it: Finding) -> tuple[object, ...]:
    return it.check, it.severity, it.message, it.where, tuple((span.start, span.end) for span in it.spans)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file of results holds."""

    results: list[Summary]
    failures: int
    """Articles that failed when they were summarised, and so have no result."""


def read_results(path: Path | str) -> list[Summary]:
    """The results of `read_saved`, without a word of the articles that have none."""
    return read_saved(path).results


def read_saved(path: Path | str) -> Saved:
    """The results in a file that `--format json` or `--format jsonl` wrote, and the number of articles without one.

    `-` is standard input. Raises ConfigurationError, naming file, line and field, for a file that is no result.
    """
    found = list(each_saved(path))
    results = [summary for summary in found if summary is not None]
    return Saved(results, len(found) - len(results))


def each_saved(path: Path | str) -> Iterator[Summary | None]:
    """The results of `read_saved` one by one, None for an article without one; of JSON Lines one is held at a time."""
    path = Path(path)
    lines = _lines(path)
    first = next(lines, None)
    if first is None:
        raise ConfigurationError(f"{path}: is empty; this is no saved result.")
    second = next(lines, None)
    place = f"{path}" if second is None else f"{path}, line {first[0]}"
    try:
        value = _parsed(place, first[1])
    except (ValueError, RecursionError):
        yield from _of_whole(path, first, chain([second] if second else [], lines))
        return
    if second is None:
        yield from map(_of, ((place, it) for it in (value if isinstance(value, list) else [value])))
        return
    yield _of((place, value))
    for number, line in chain([second], lines):
        yield _of((f"{path}, line {number}", _line(path, number, line)))


def _of_whole(path: Path, first: tuple[int, str], lines: Iterable[tuple[int, str]]) -> Iterator[Summary | None]:
    """The results of a file whose first line is no JSON: of one value over many lines."""
    try:
        value = _parsed(f"{path}", "\n".join([first[1], *(line for _, line in lines)]))
    except (ValueError, RecursionError):
        _line(path, *first)
        raise
    yield from map(_of, ((f"{path}", it) for it in (value if isinstance(value, list) else [value])))


def _of(placed: tuple[str, Any]) -> Summary | None:
    place, value = placed
    return None if is_failure(value) else _result(place, value)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file of results that are not blank, each with its number, less a byte-order mark."""
    at = 0
    try:
        with _opened(path) as file:
            for number, data in enumerate(file, 1):
                line = data.decode("utf-8")
                at += len(data)
                line = line.removeprefix("\ufeff") if number == 1 else line
                if line.strip():
                    yield number, line.rstrip("\n")
    except FileNotFoundError:
        raise ConfigurationError(f"{path}: there is no such file.") from None
    except UnicodeDecodeError as error:
        byte = at + error.start
        raise ConfigurationError(f"{path}: is not UTF-8 (byte {byte}); this is no saved result.") from error
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read ({(error.strerror or '').lower()}).") from error


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """The file, which is closed behind its block; standard input is not."""
    if path != Path("-"):
        return path.open("rb")
    if sys.stdin is None:
        raise ConfigurationError("standard input is closed; name a file instead of '-'.")
    return nullcontext(sys.stdin.buffer)


def _parsed(place: str, text: str) -> Any:
    """The JSON value `text`; ConfigurationError for an object that has a key twice, of which Python keeps the last."""
    value, twice = parsed(text)
    if "\\ud" in text.lower() and _has_lone_surrogate(value):
        raise ConfigurationError(f"{place}: has half a character (a lone surrogate); no result is written so.")
    if twice is not None:
        raise ConfigurationError(f"{place}: has the key {twice!r} twice; no result is written so.")
    return value


def _has_lone_surrogate(value: Any) -> bool:
    """Whether a string of a JSON value, or a key, can be written in no encoding."""
    return _LONE_SURROGATE.search(json.dumps(value, ensure_ascii=False)) is not None


def _line(path: Path, number: int, line: str) -> Any:
    place = f"{path}, line {number}"
    try:
        return _parsed(place, line)
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{place}: is not JSON; this is no saved result.") from error


def is_failure(value: Any) -> bool:
    """Whether a JSON value is the line of an article that failed."""
    return isinstance(value, dict) and {"id", "source", "error"} <= set(value) <= _FAILURE


def _result(place: str, value: Any) -> Summary:
    try:
        return Summary.model_validate(value)
    except ValidationError as error:
        known = isinstance(value, dict) and "schema_version" in value
        hint = "" if known else "; this is no saved result"
        raise ConfigurationError(f"{place}: {complaint(error, known=known)}{hint}.") from error


def complaint(error: ValidationError, *, known: bool) -> str:
    """Where a value is no result, and why; `known` tells that it names its version."""
    first = error.errors(include_url=False)[0]
    where = "/".join(str(step) for step in first["loc"])
    reason = str(first["msg"]).lower()
    if known and first["type"] == "extra_forbidden":
        reason = "this version of summariser knows no such field; a later one may"
    return f"/{where}: {reason}"
