"""All checks, and what they add up to."""

from collections.abc import Callable, Iterable

from summariser.audit.grounding import check_grounding
from summariser.models import Audit, Check, Finding, Summary

CHECKS: dict[str, Callable[[Summary], Iterable[Finding]]] = {
    "grounding": check_grounding,
}
"""The checks by name, in the order in which they run."""


def run_audit(summary: Summary) -> Audit:
    """Every check of `summary`. Never raises for what a summary says."""
    checks, findings = [], []
    for name, check in CHECKS.items():
        findings += list(check(summary))
        checks.append(Check(name=name, ran=True))
    return Audit(checks=checks, findings=findings, passed=not any(it.severity == "error" for it in findings))
