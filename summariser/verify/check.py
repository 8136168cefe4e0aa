"""Checking saved results anew against their articles, without a model."""

from collections.abc import Iterable
from typing import Literal, Self

from summariser.audit import run_audit
from summariser.models import Article, Audit, Check, Finding, Summary
from summariser.models.base import Model
from summariser.version import version

INTEGRITY = "integrity"


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
    if Article(text=summary.article.text).sha256 != summary.article.sha256:
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
