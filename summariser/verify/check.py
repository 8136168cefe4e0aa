"""Checking saved results anew against their articles, without a model."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from summariser.audit import run_audit
from summariser.errors import ConfigurationError
from summariser.language import LANGUAGES, plainly_other
from summariser.models import Article, Audit, Check, Finding, Summary
from summariser.models.article import is_whole, require_whole, writable
from summariser.models.base import Model
from summariser.verify.compared import INTEGRITY, contradictions, differences, missing
from summariser.verify.saved import each_saved
from summariser.version import version

Result = TypeVar("Result", bound=Summary)

_OF_THE_AUDIT = f"{INTEGRITY} of the audit"
LANGUAGE = "language"
OWN_CHECKS = (INTEGRITY, _OF_THE_AUDIT, LANGUAGE)
"""Those that are no part of the audit of a summary."""
_NO_DIGEST = (
    "the result carries no digest, and summariser writes one into every result: what was changed in it cannot be told; "
    "summarise the article again (in a result of your own making, `Summary.audited` gives it one)"
)


def verify(summary: Summary) -> Audit:
    """The audit of `summary` made anew, with a check of whether anything in it was changed since it was written.

    The digest covers all but the saved audit. That is held against the new one where they have to be the same: of this
    version of the package, of a result in which nothing else was changed. A result without a digest, or without an
    audit, is an error, since every one that this package writes has both.
    """
    found = run_audit(summary)
    skipped = None if summary.digest is not None else "the result carries no digest"
    changes = _changes(summary)
    other = _why_not_compared(summary, changes)
    unnamed = None if summary.article.language else "the result names no language"
    checks = [_check(INTEGRITY, skipped), _check(_OF_THE_AUDIT, other), _check(LANGUAGE, unnamed)]
    findings = [*changes, *missing(summary), *contradictions(summary.audit), *_other_language(summary.article)]
    if other is None:
        findings += differences(summary.audit, found, besides=Audit(checks=checks, findings=findings))
    findings += found.findings
    passed = not any(it.severity == "error" for it in findings)
    return Audit(checks=[*checks, *found.checks], findings=findings, passed=passed)


def _check(name: str, skipped: str | None) -> Check:
    return Check(name=name, ran=skipped is None, skipped=skipped)


def _other_language(article: Article) -> list[Finding]:
    """A language by which the checks of words are not made, or made by the words of another one."""
    plainly = plainly_other(article.text, article.language) if article.language else None
    if plainly is None:
        return []
    message = (
        f"the article's words are plainly {LANGUAGES[plainly]}, and its language is given as “{article.language}”: "
        "what is checked in it goes by that"
    )
    return [Finding(check=LANGUAGE, severity="warning", message=message, where="/article/language")]


def audited(summary: Result) -> Result:
    """`summary` with its audit and digest made anew: see `Summary.audited`."""
    article = summary.article
    require_whole(article)
    whole = summary.model_dump(exclude={"article"}, warnings=False)  # model_copy, which edits, checks no value
    if lone := list(_lone_surrogates(whole, ())):  # which pydantic takes, and no file can hold
        raise ValidationError.from_exception_data(type(summary).__name__, lone)
    edited = type(summary).model_validate(whole | {"article": article})
    return edited.model_copy(update={"audit": run_audit(edited), "digest": edited.content_digest()})


def _lone_surrogates(value: Any, place: tuple[str | int, ...]) -> Iterator[InitErrorDetails]:
    """Where the strings of a dumped model have half a character."""
    if isinstance(value, str):
        if writable(value) != value:
            yield InitErrorDetails(type="string_unicode", loc=place, input=value)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _lone_surrogates(item, (*place, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _lone_surrogates(item, (*place, at))


class Verified(Model):
    """One saved result, checked anew."""

    file: str
    """As it was named."""
    id: str
    """The article's identifier."""
    language: str | None = None
    """Of the article, as the result says; null is read as English."""
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
    known: dict[str, set[bytes]] = defaultdict(set)
    found = [
        verified(file, summary, strict=strict, everything=everything, known=known[file]) for file, summary in results
    ]
    return Verification.of(found, strict=strict, without_result=without_result)


def each_verified(
    path: Path | str, *, file: str | None = None, strict: bool = False, everything: bool = False
) -> Iterator[Verified | ConfigurationError | None]:
    """The entries of `each_saved`, with its results checked anew; `file` is the name to be shown."""
    known: set[bytes] = set()
    for entry in each_saved(path):
        if isinstance(entry, Summary):
            yield verified(file or str(path), entry, strict=strict, everything=everything, known=known)
        else:
            yield entry


def verified(
    file: str, summary: Summary, *, strict: bool = False, everything: bool = False, known: set[bytes] | None = None
) -> Verified:
    """One result of the file of that name, checked anew; see `verification`. What is `known` of the file is added to:
    the same result once more is a warning."""
    shown = {"error", "warning", "info"} if everything else {"error", "warning"}
    failing = {"error", "warning"} if strict else {"error"}
    audit = verify(summary)
    findings = [*_again(summary, known), *audit.findings]
    return Verified(
        file=file,
        id=summary.id,
        language=summary.article.language,
        passed=not any(it.severity in failing for it in findings),
        findings=[it for it in findings if it.severity in shown],
        checks=audit.checks,
    )


def _again(summary: Summary, known: set[bytes] | None) -> list[Finding]:
    """That a result was met already: what is counted by the lines of its file is counted twice."""
    if known is None:
        return []
    content = hashlib.sha256(summary.model_dump_json(exclude={"audit", "digest"}).encode()).digest()
    if content not in known:
        known.add(content)
        return []
    message = "the same result stands in this file before: its id and content are that one's"
    return [Finding(check=INTEGRITY, severity="warning", message=message, where="")]


def _changes(summary: Summary) -> list[Finding]:
    findings = []
    if not is_whole(summary.article):
        message = "the article's text is not the one that was summarised: its SHA-256 differs"
        findings.append(Finding(check=INTEGRITY, severity="error", message=message, where="/article/text"))
    if summary.digest is None:
        findings.append(Finding(check=INTEGRITY, severity="error", message=_NO_DIGEST, where="/digest"))
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
